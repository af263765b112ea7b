//! A user name or password told behind its label: in line, on the next line, in words.

use super::shape::{is_email, is_identifier, is_key, is_masked, is_no_value, is_quoted, is_strong};
use super::{SecretFound, is_letter_label, of, raw_at, sure};
use crate::breach::label::Labelled;
use crate::breach::lexicon::Sorts;
use crate::breach::phrase::{Cue, Meaning};
use crate::breach::scan::Scan;
use crate::breach::token::{Case, Kind, Token};

/// How many pieces behind a label its value stands at most.
// CHOICE: `password to open the attached file from my phone is` has nine.
const REACH: usize = 16;
/// How many words stand between at most.
const MOST_WORDS: usize = 10;

/// A value behind its label: behind `:`, `=`, `is`, `to`, on the next line.
pub(super) fn after(scan: &Scan<'_>, label: usize, is_password: bool) -> Option<SecretFound> {
    if is_password && let Some(found) = on_next_line(scan, label) {
        return Some(found);
    }
    let mut walk = Walk { scan, label, is_password, link: Link::None, words: 0, was_said: false };
    for at in label + 1..label + REACH {
        match walk.step(at, scan.token(at)?) {
            Step::On => {}
            Step::Found(found) => return Some(found),
            Step::End => return None,
        }
    }
    None
}

/// From a label to its value, piece by piece.
struct Walk<'s, 't> {
    scan: &'s Scan<'t>,
    label: usize,
    is_password: bool,
    link: Link,
    words: usize,
    /// Whether `is` or `to` came some words before.
    was_said: bool,
}

/// What a piece behind a label is.
enum Step {
    /// Nothing yet.
    On,
    Found(SecretFound),
    /// The value does not stand here.
    End,
}

impl Walk<'_, '_> {
    fn step(&mut self, at: usize, token: &Token) -> Step {
        if let Some(link) = link_of(self.scan, at, token) {
            self.link = link;
            return Step::On;
        }
        if let Some(step) = self.break_of(at, token) {
            return step;
        }
        if at == self.label + 1 && token.is_cell {
            self.link = Link::Firm;
        }
        if other_label(self.scan, at, self.is_password) {
            return Step::End;
        }
        if self.is_password
            && let Some(found) = self.in_words(at, token)
        {
            return Step::Found(found);
        }
        self.in_figures(at, token)
    }

    /// The end of a line or sentence.
    fn break_of(&mut self, at: usize, token: &Token) -> Option<Step> {
        match token.kind {
            Kind::Line if self.link != Link::None || at == self.label + 1 => {
                if self.link == Link::None {
                    self.link = Link::Below;
                }
                Some(Step::On)
            }
            Kind::Paragraph if self.link == Link::Firm => Some(Step::On),
            Kind::Line if self.words <= 8 => Some(Step::On),
            Kind::Line | Kind::Paragraph => Some(Step::End),
            Kind::Mark('.' | '!' | '?') if token_ends_sentence(self.scan, at) => Some(Step::End),
            _ => None,
        }
    }

    /// A password told in words: described, spelled out, or a phrase.
    fn in_words(&self, at: usize, token: &Token) -> Option<SecretFound> {
        let scan = self.scan;
        let describes = scan.begins(at, &[Cue::Described]);
        let says_to_type = scan.means(token, &["type", "enter", "word", "capital"]);
        let is_linked = matches!(self.link, Link::Firm | Link::Copula);
        if describes && (self.link != Link::None || says_to_type) {
            return Some(of(scan, at, described(scan, at), true, sure::DESCRIBED));
        }
        if self.link == Link::Firm
            && self.words <= 4
            && let Some(phrase) = passphrase(scan, at)
        {
            return Some(of(scan, at, phrase, true, sure::LOOSE));
        }
        (is_linked && self.words == 0 && is_spelled_out(scan, at))
            .then(|| of(scan, at, described(scan, at), true, sure::DESCRIBED))
    }

    /// A value as it is typed.
    fn in_figures(&mut self, at: usize, token: &Token) -> Step {
        let raw = raw_at(self.scan, at);
        let is_firm = self.link == Link::Firm;
        if is_firm && self.words == 0 && (is_masked(raw) || is_no_value(raw)) {
            return Step::End;
        }
        if self.accepts(at, raw) {
            let is_by_itself = self.is_password || is_strong(raw, false) || is_quoted(raw);
            if !is_by_itself && !has_password_near(self.scan, at) {
                return Step::End;
            }
            let confidence = if is_firm { sure::FIRM } else { sure::LOOSE };
            return Step::Found(of(self.scan, at, raw, self.is_password, confidence));
        }
        // What follows a colon is the value or there is none.
        let opens = matches!(token.kind, Kind::Mark('(' | '"' | '*' | '[' | '\'' | '“'));
        if is_firm && !opens && self.words > 0 {
            return Step::End;
        }
        self.words += 1;
        if self.link == Link::Copula {
            self.was_said = true;
            self.link = Link::None;
        }
        if self.words > MOST_WORDS { Step::End } else { Step::On }
    }

    fn accepts(&self, at: usize, raw: &str) -> bool {
        let scan = self.scan;
        match (self.link, self.is_password) {
            (Link::Firm, is_password) => looks(scan, at, raw, true, is_password),
            (Link::Copula, true) => looks(scan, at, raw, false, true) || is_lone_word(scan, at, raw),
            (Link::Copula, false) => {
                looks(scan, at, raw, false, false) || is_spelled(scan, at) || is_unknown_word(scan, at)
            }
            (Link::Below | Link::None, true) => {
                is_strong(raw, true)
                    && !is_identifier(raw)
                    && (self.words == 0 || (self.words <= 4 && is_key(raw)))
            }
            (Link::Below | Link::None, false) => {
                let is_behind_is = self.was_said && (self.words <= 4 || is_email(raw));
                is_strong(raw, false) && (self.words == 0 || is_behind_is)
            }
        }
    }
}

/// `postbox red with no spaces and a 9`: the sentence tells how it is written.
pub(super) fn is_spelled_out(scan: &Scan<'_>, at: usize) -> bool {
    let starts_well = scan.token(at).is_some_and(|token| token.is_word() && !token.sorts.any(Sorts::STAFF))
        && scan
            .token(at)
            .and_then(|token| scan.text.get(token.span()))
            .is_some_and(|word| !is_no_value(word));
    let end = scan.sentence_around(at).end.min(at + 24);
    starts_well && (at + 1..end).any(|at| scan.begins(at, &[Cue::Described]))
}

/// A plain word is a user name where a password is named near it.
pub(super) fn has_password_near(scan: &Scan<'_>, at: usize) -> bool {
    scan.hits_in(&(at.saturating_sub(30)..at + 30)).iter().any(|hit| {
        hit.meaning == Meaning::Label(Labelled::Password) && !is_letter_label(scan, hit.first, hit.last)
    })
}

/// `copper kettle magpie`: several words to the end of the line.
pub(super) fn passphrase<'t>(scan: &Scan<'t>, at: usize) -> Option<&'t str> {
    let line = at..scan.line_around(at).end;
    let tokens = scan.tokens.get(line.clone())?;
    let first = tokens.first()?;
    let is_open =
        |token: &Token| token.is_word() || matches!(token.kind, Kind::Number | Kind::Mark('-' | '.'));
    let words = tokens.iter().filter(|token| token.is_word()).count();
    let starts_well =
        first.is_word() && !first.sorts.any(Sorts::STAFF) && !is_no_value(scan.text.get(first.span())?);
    ((3..=8).contains(&words) && tokens.iter().all(is_open) && starts_well)
        .then(|| scan.slice(line.start, line.end - 1))
}

/// `password is on the next line`, and there it is.
pub(super) fn on_next_line(scan: &Scan<'_>, label: usize) -> Option<SecretFound> {
    let line = scan.line_around(label);
    let says_so = scan
        .tokens
        .get(label + 1..line.end)?
        .iter()
        .any(|token| scan.means(token, &["below", "underneath", "next", "beneath"]));
    let below = scan.line_around(line.end + 1);
    if !says_so || below.is_empty() || below.start <= line.start {
        return None;
    }
    let raw = raw_at(scan, below.start);
    let words = scan.tokens.get(below.clone())?.iter().filter(|token| token.is_word()).count();
    let is_phrase = (2..=8).contains(&words)
        && scan
            .tokens
            .get(below.clone())?
            .iter()
            .all(|token| token.is_word() || matches!(token.kind, Kind::Number | Kind::Mark('-')));
    let value = if is_phrase { scan.slice(below.start, below.end - 1) } else { raw };
    (is_phrase || is_strong(raw, true)).then(|| of(scan, below.start, value, true, sure::LOOSE))
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Link {
    None,
    /// `:` or `=`.
    Firm,
    /// `is`, `as`, `to`.
    Copula,
    /// On the next line.
    Below,
}

pub(super) fn link_of(scan: &Scan<'_>, at: usize, token: &Token) -> Option<Link> {
    match token.kind {
        Kind::Mark(':' | '=') => Some(Link::Firm),
        Kind::Mark('-' | '–' | '—' | '>' | '→' | '\t')
            if token.is_apart || token.is_cell || scan.token(at + 1).is_some_and(|next| next.is_apart) =>
        {
            Some(Link::Firm)
        }
        Kind::Word => {
            let word = scan.text.get(token.span())?;
            ["is", "as", "to", "be", "was", "yw", "ydy", "now", "with", "are", "use", "its"]
                .iter()
                .any(|link| word.eq_ignore_ascii_case(link))
                .then_some(Link::Copula)
        }
        _ => None,
    }
}

pub(super) fn token_ends_sentence(scan: &Scan<'_>, at: usize) -> bool {
    scan.token(at + 1).is_none_or(|next| next.is_apart || next.is_end())
}

/// The label of something else begins here: the value is that one's.
pub(super) fn other_label(scan: &Scan<'_>, at: usize, is_password: bool) -> bool {
    let other = if is_password { Labelled::Username } else { Labelled::Password };
    scan.hits_in(&(at..at + 1))
        .iter()
        .any(|hit| hit.meaning == Meaning::Label(other) && !is_letter_label(scan, hit.first, hit.last))
}

/// `Teapot58 is the password`.
pub(super) fn before(scan: &Scan<'_>, first: usize) -> Option<SecretFound> {
    let mut at = first;
    for _ in 0..4 {
        at = scan.word_before(at)?;
        let word = scan.text.get(scan.token(at)?.span())?;
        if ["is", "as", "was", "="].iter().any(|link| word.eq_ignore_ascii_case(link)) {
            let start = word_start(scan, at)?;
            let raw = raw_at(scan, start);
            return is_strong(raw, true).then(|| of(scan, start, raw, true, sure::LOOSE));
        }
        if !["the", "your", "its", "my", "our", "new", "temporary", "temp", "zip", "file", "a"]
            .iter()
            .any(|filler| word.eq_ignore_ascii_case(filler))
        {
            return None;
        }
    }
    None
}

/// The first piece of the word that ends before a piece.
pub(super) fn word_start(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let mut start = at.checked_sub(1)?;
    if scan.token(start)?.is_end() {
        return None;
    }
    while start > 0
        && scan.token(start).is_some_and(|token| !token.is_apart)
        && scan.token(start - 1).is_some_and(|token| !token.is_end())
    {
        start -= 1;
    }
    Some(start)
}

/// Whether a text looks like the value of a password or user name.
pub(super) fn looks(scan: &Scan<'_>, at: usize, raw: &str, is_firm: bool, is_password: bool) -> bool {
    if is_masked(raw) || raw.is_empty() {
        return false;
    }
    if is_strong(raw, is_password) {
        return true;
    }
    let Some(token) = scan.token(at) else { return false };
    let is_quoted = raw.starts_with(['"', '“', '\'', '‘', '`']);
    let plain = raw.trim_matches(['"', '“', '”', '\'', '‘', '’']);
    let is_ordinary = token.sorts.any(Sorts::NEVER.or(Sorts::COMMON).or(Sorts::TITLE).or(Sorts::STAFF))
        || is_no_value(plain);
    if is_quoted {
        return plain.len() >= 3 && !is_masked(plain);
    }
    let is_compound = !is_password && plain.len() > (token.end - token.start) as usize && plain.len() >= 5;
    if is_firm
        && is_compound
        && plain.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '_' | '\\'))
    {
        return true;
    }
    is_firm
        && plain.len() >= 3
        && token.is_word()
        && (!is_ordinary || ends_line(scan, at))
        && !is_no_value(plain)
}

pub(super) fn ends_line(scan: &Scan<'_>, at: usize) -> bool {
    let next = scan.token(at + 1);
    next.is_none_or(|token| {
        token.is_end()
            || token.is_cell
            || (matches!(token.kind, Kind::Mark('.' | ',' | ';' | ')'))
                && scan.token(at + 2).is_none_or(Token::is_end))
    })
}

/// `password is marmalade`: one unknown word that ends the sentence.
pub(super) fn is_lone_word(scan: &Scan<'_>, at: usize, raw: &str) -> bool {
    let Some(token) = scan.token(at) else { return false };
    let next = scan.token(at + 1);
    let ends = next.is_none_or(|token| {
        token.is_end() || matches!(token.kind, Kind::Mark('.' | ',' | '!' | ';' | '(' | '-' | '–'))
    });
    token.is_word()
        && raw.len() >= 5
        && ends
        && !token.sorts.any(Sorts::NEVER)
        && !is_no_value(raw)
        && !raw.ends_with("ed")
        && (token.case != Case::Small || !token.sorts.any(Sorts::COMMON))
}

/// The words that describe a password, to the end of the line.
pub(super) fn described<'t>(scan: &Scan<'t>, at: usize) -> &'t str {
    let start = scan.token(at).map_or(0, |token| token.start as usize);
    let rest = scan.rest_from(start);
    let end = rest.find(['\n', '.', ';']).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().trim_end()
}

/// `dbrackenbury`: small letters that no list knows.
pub(super) fn is_unknown_word(scan: &Scan<'_>, at: usize) -> bool {
    scan.token(at).is_some_and(|token| {
        token.is_word()
            && token.case == Case::Small
            && token.end - token.start >= 6
            && token.sorts == Sorts::default()
            && token.id.0 == 0
            && scan
                .text
                .get(token.span())
                .is_some_and(|word| !["ed", "ing", "en", "ly"].iter().any(|ending| word.ends_with(ending)))
    })
}

/// `guest hyphen fourteen`.
pub(super) fn is_spelled(scan: &Scan<'_>, at: usize) -> bool {
    scan.token(at).is_some_and(Token::is_word)
        && scan.is_one_of(at + 1, &["hyphen", "dash", "dot", "underscore", "at"])
}
