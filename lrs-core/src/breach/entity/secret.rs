//! User names and passwords: in line, on the next line, in pairs, and described in words.

use super::super::label::Labelled;
use super::super::lexicon::Sorts;
use super::super::phrase::{Cue, Meaning};
use super::super::scan::Scan;
use super::super::token::{Kind, Token};

/// A user name or password.
#[derive(Clone, Debug)]
pub(in super::super) struct SecretFound {
    pub(in super::super) is_password: bool,
    pub(in super::super) first: usize,
    pub(in super::super) span: core::ops::Range<usize>,
    pub(in super::super) confidence: u8,
}

mod sure {
    // CHOICE: by judgement.
    pub(super) const FIRM: u8 = 92;
    pub(super) const LOOSE: u8 = 78;
    pub(super) const DESCRIBED: u8 = 65;
    pub(super) const PAIRED: u8 = 60;
}

pub(in super::super) fn find(scan: &Scan<'_>) -> Vec<SecretFound> {
    let mut found = Vec::new();
    for hit in &scan.hits {
        match hit.meaning {
            Meaning::Label(Labelled::Password)
                if is_meetings(scan, hit.first) || is_letter_label(scan, hit.first, hit.last) => {}
            Meaning::Label(Labelled::Password) => {
                found.extend(password(scan, hit.first, hit.last));
                found.extend(address_before(scan, hit.first));
            }
            Meaning::Label(Labelled::Username | Labelled::Password)
                if is_letter_label(scan, hit.first, hit.last) => {}
            Meaning::Label(Labelled::Username) => found.extend(username(scan, hit.first, hit.last)),
            Meaning::Cue(Cue::LogsInAs) => found.extend(logs_in_as(scan, hit.last)),
            Meaning::Cue(Cue::LoginPair) => found.extend(pair(scan, hit.last)),
            _ => {}
        }
    }
    found.extend(columns(scan));
    found.extend(link_with_password(scan));
    found
}

/// `U`, `P` and `id` are labels before a colon or in a cell, at the start of a line; `pass` before a colon or behind an
/// article; and none is where letters go on, as in `passwd_file`.
fn is_letter_label(scan: &Scan<'_>, first: usize, last: usize) -> bool {
    let Some(token) = scan.token(first) else { return true };
    let word = scan.text.get(token.span()).unwrap_or_default();
    let next = scan.token(last + 1);
    if word.eq_ignore_ascii_case("key") {
        return !(next.is_some_and(|token| token.is_mark(':')) && scan.line_around(first).start + 8 >= first);
    }
    if matches!(scan.part, super::super::message::Part::AttachmentName(_)) {
        return token.end - token.start <= 2;
    }
    let is_joined = next.is_some_and(|token| matches!(token.kind, Kind::Mark('_')) && !token.is_apart)
        || first > 0
            && !token.is_apart
            && scan.token(first - 1).is_some_and(|before| {
                matches!(before.kind, Kind::Mark('_' | '.' | '/' | '?' | '&' | '$' | '%'))
            });
    if is_joined {
        return true;
    }
    let is_firm = next.is_some_and(|token| token.is_mark(':') || token.is_cell);
    if first == last && token.end - token.start <= 2 && !word.eq_ignore_ascii_case("pw") {
        return !(is_firm && scan.line_around(first).start + 2 >= first);
    }
    if first == last && word.eq_ignore_ascii_case("pass") {
        let before = first
            .checked_sub(1)
            .and_then(|at| scan.token(at))
            .and_then(|token| scan.text.get(token.span()))
            .unwrap_or_default();
        let is_named = ["the", "my", "your", "and", "its", "user"]
            .iter()
            .any(|article| before.eq_ignore_ascii_case(article));
        return !(is_firm || is_named || next.is_some_and(|token| token.is_mark('=')));
    }
    false
}

/// The passcode of a meeting or a door.
fn is_meetings(scan: &Scan<'_>, at: usize) -> bool {
    (at.saturating_sub(14)..at + 4).any(|at| scan.begins(at, &[Cue::Meeting]))
}

/// An e-mail address shortly before the word password, in one sentence: `LRS is jo@college.example and the pass is …`.
fn address_before(scan: &Scan<'_>, label: usize) -> Option<SecretFound> {
    let sentence = scan.sentence_around(label);
    let start = sentence.start.max(label.saturating_sub(14));
    let at = (start..label).find(|&at| {
        scan.token(at).is_some_and(|token| token.is_apart || at == start) && is_email(raw_at(scan, at))
    })?;
    let is_tied = at
        .checked_sub(1)
        .and_then(|at| scan.token(at))
        .and_then(|token| scan.text.get(token.span()))
        .is_some_and(|word| {
            ["is", "as", "are", "with", ":", "=", "user", "login", "use"]
                .iter()
                .any(|link| word.eq_ignore_ascii_case(link))
        });
    is_tied.then(|| of(scan, at, raw_at(scan, at), false, sure::DESCRIBED))
}

/// The cells of the columns of a table.
fn columns(scan: &Scan<'_>) -> Vec<SecretFound> {
    let mut found = Vec::new();
    for (at, token) in scan.tokens.iter().enumerate() {
        let Some(field) = scan.field(at).filter(|field| field.is_column) else { continue };
        let is_first =
            at == 0 || scan.field(at - 1) != Some(field) || scan.token(at - 1).is_some_and(Token::is_end);
        let is_password = match field.label {
            Labelled::Password => true,
            Labelled::Username => false,
            _ => continue,
        };
        let raw = raw_at(scan, at);
        if is_first && !token.is_end() && looks(scan, at, raw, true, is_password) {
            found.push(of(scan, at, raw, is_password, sure::FIRM));
        }
    }
    found
}

fn of(scan: &Scan<'_>, at: usize, raw: &str, is_password: bool, confidence: u8) -> SecretFound {
    let start = scan.token(at).map_or(0, |token| token.start as usize);
    SecretFound { is_password, first: at, span: start..start + raw.len(), confidence }
}

/// How long a password in quotation marks is at most, in bytes.
// CHOICE: five words.
const LONGEST_QUOTE: usize = 48;

/// What stands here up to the next space, without quotation marks and the sentence's own marks.
fn raw_at<'t>(scan: &Scan<'t>, at: usize) -> &'t str {
    let Some(token) = scan.token(at) else { return "" };
    let rest = scan.rest_from(token.start as usize);
    let word = scan.word_from(token.start as usize);
    if let Some(quote) = word.chars().next().filter(|letter| matches!(letter, '"' | '“' | '\'' | '‘' | '`'))
    {
        let inner = rest.get(quote.len_utf8()..).unwrap_or_default();
        let close =
            inner.find(['"', '”', '\'', '’', '`', '\n']).filter(|&end| end > 0 && end <= LONGEST_QUOTE);
        let is_closed = close.is_some_and(|end| !inner.get(end..).unwrap_or_default().starts_with('\n'));
        if let Some(end) = close.filter(|_| is_closed) {
            return rest.get(..quote.len_utf8() + end).unwrap_or(word);
        }
    }
    let word = word.trim_end_matches(['.', ',', ';', ')', '"', '”', '\'', '’', '*']);
    let is_name = matches!(scan.part, super::super::message::Part::AttachmentName(_));
    if is_name { word.rsplit_once('.').map_or(word, |(name, _)| name) } else { word }
}

/// The value of a password said here.
fn password(scan: &Scan<'_>, first: usize, last: usize) -> Option<SecretFound> {
    if is_about_passwords(scan, first, last) {
        return before(scan, first);
    }
    after(scan, last, true).or_else(|| before(scan, first))
}

/// `password protected`, `password reset`, `password policy`: nothing is told.
fn is_about_passwords(scan: &Scan<'_>, _first: usize, last: usize) -> bool {
    let Some(next) = scan.token(last + 1).filter(|token| token.is_word()) else { return false };
    scan.text.get(next.span()).is_some_and(|word| {
        [
            "protected",
            "protect",
            "protection",
            "policy",
            "reset",
            "resets",
            "manager",
            "expired",
            "expires",
            "expiry",
            "separately",
            "guidance",
            "rules",
            "hint",
            "box",
            "field",
            "change",
        ]
        .iter()
        .any(|other| word.eq_ignore_ascii_case(other))
    })
}

fn username(scan: &Scan<'_>, _first: usize, last: usize) -> Option<SecretFound> {
    after(scan, last, false)
}

/// A value behind its label: behind `:`, `=`, `is`, `to`, on the next line.
fn after(scan: &Scan<'_>, label: usize, is_password: bool) -> Option<SecretFound> {
    let mut link = Link::None;
    let mut at = label + 1;
    let end = label + 16;
    let mut words = 0;
    let mut was_said = false;
    if is_password && let Some(found) = on_next_line(scan, label) {
        return Some(found);
    }
    while at < end {
        let token = scan.token(at)?;
        if let Some(new) = link_of(scan, at, token) {
            link = new;
            at += 1;
            continue;
        }
        match token.kind {
            Kind::Line if link != Link::None || at == label + 1 => {
                link = if link == Link::None { Link::Below } else { link };
                at += 1;
                continue;
            }
            Kind::Paragraph if link == Link::Firm => {
                at += 1;
                continue;
            }
            Kind::Line if words <= 8 && link == Link::None => {
                at += 1;
                continue;
            }
            Kind::Line | Kind::Paragraph => return None,
            Kind::Mark('.' | '!' | '?') if token_ends_sentence(scan, at) => return None,
            _ => {}
        }
        if at == label + 1 && token.is_cell {
            link = Link::Firm;
        }
        if other_label(scan, at, is_password) {
            return None;
        }
        let says_to_type =
            scan.begins(at, &[Cue::Described]) && scan.means(token, &["type", "enter", "word", "capital"]);
        if is_password && (link != Link::None || says_to_type) && scan.begins(at, &[Cue::Described]) {
            return Some(of(scan, at, described(scan, at), true, sure::DESCRIBED));
        }
        if is_password
            && link == Link::Firm
            && words <= 4
            && let Some(phrase) = passphrase(scan, at)
        {
            return Some(of(scan, at, phrase, true, sure::LOOSE));
        }
        if is_password && matches!(link, Link::Firm | Link::Copula) && words == 0 && is_spelled_out(scan, at)
        {
            return Some(of(scan, at, described(scan, at), true, sure::DESCRIBED));
        }
        let raw = raw_at(scan, at);
        if link == Link::Firm && words == 0 && (is_masked(raw) || is_no_value(raw)) {
            return None;
        }
        let accepts = match link {
            Link::Firm => looks(scan, at, raw, true, is_password),
            Link::Copula => {
                looks(scan, at, raw, false, is_password)
                    || (is_password && is_lone_word(scan, at, raw))
                    || (!is_password && (is_spelled(scan, at) || is_unknown_word(scan, at)))
            }
            Link::Below | Link::None if is_password => {
                is_strong(raw, true) && !is_identifier(raw) && (words == 0 || (words <= 4 && is_key(raw)))
            }
            Link::Below | Link::None => {
                is_strong(raw, false) && (words == 0 || (was_said && (words <= 4 || is_email(raw))))
            }
        };
        let is_by_itself = is_password || is_strong(raw, false) || is_quoted(raw);
        if accepts && !is_by_itself && !has_password_near(scan, at) {
            return None;
        }
        if accepts {
            let confidence = if link == Link::Firm { sure::FIRM } else { sure::LOOSE };
            return Some(of(scan, at, raw, is_password, confidence));
        }
        if link == Link::Firm
            && !scan
                .token(at)
                .is_some_and(|token| matches!(token.kind, Kind::Mark('(' | '"' | '*' | '[' | '\'' | '“')))
        {
            // What follows a colon is the value or there is none.
            if words > 0 || is_masked(raw) {
                return None;
            }
        }
        words += 1;
        at += 1;
        if words > 10 {
            return None;
        }
        if link == Link::Copula {
            was_said = true;
            link = Link::None;
        }
    }
    None
}

/// `postbox red with no spaces and a 9`: the sentence tells how it is written.
fn is_spelled_out(scan: &Scan<'_>, at: usize) -> bool {
    let starts_well = scan.token(at).is_some_and(|token| token.is_word() && !token.sorts.any(Sorts::STAFF))
        && scan
            .token(at)
            .and_then(|token| scan.text.get(token.span()))
            .is_some_and(|word| !is_no_value(word));
    let end = scan.sentence_around(at).end.min(at + 24);
    starts_well && (at + 1..end).any(|at| scan.begins(at, &[Cue::Described]))
}

fn is_quoted(raw: &str) -> bool {
    raw.starts_with(['"', '“', '\'', '‘', '`'])
}

/// A plain word is a user name where a password is named near it.
fn has_password_near(scan: &Scan<'_>, at: usize) -> bool {
    scan.hits_in(&(at.saturating_sub(30)..at + 30)).iter().any(|hit| {
        hit.meaning == Meaning::Label(Labelled::Password) && !is_letter_label(scan, hit.first, hit.last)
    })
}

/// `copper kettle magpie`: several words to the end of the line.
fn passphrase<'t>(scan: &Scan<'t>, at: usize) -> Option<&'t str> {
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
fn on_next_line(scan: &Scan<'_>, label: usize) -> Option<SecretFound> {
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
enum Link {
    None,
    /// `:` or `=`.
    Firm,
    /// `is`, `as`, `to`.
    Copula,
    /// On the next line.
    Below,
}

fn link_of(scan: &Scan<'_>, at: usize, token: &Token) -> Option<Link> {
    match token.kind {
        Kind::Mark(':' | '=') => Some(Link::Firm),
        Kind::Mark('-' | '–' | '—' | '>' | '→' | '\t')
            if token.is_apart || token.is_cell || scan.token(at + 1).is_some_and(|next| next.is_apart) =>
        {
            Some(Link::Firm)
        }
        Kind::Mark('-' | '–' | '>' | '*' | '"' | '“') => None,
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

fn token_ends_sentence(scan: &Scan<'_>, at: usize) -> bool {
    scan.token(at + 1).is_none_or(|next| next.is_apart || next.is_end())
}

/// The label of something else begins here: the value is that one's.
fn other_label(scan: &Scan<'_>, at: usize, is_password: bool) -> bool {
    let other = if is_password { Labelled::Username } else { Labelled::Password };
    scan.hits_in(&(at..at + 1))
        .iter()
        .any(|hit| hit.meaning == Meaning::Label(other) && !is_letter_label(scan, hit.first, hit.last))
}

/// `Teapot58 is the password`.
fn before(scan: &Scan<'_>, first: usize) -> Option<SecretFound> {
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
fn word_start(scan: &Scan<'_>, at: usize) -> Option<usize> {
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
fn looks(scan: &Scan<'_>, at: usize, raw: &str, is_firm: bool, is_password: bool) -> bool {
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

/// Letters with digits or signs among them, as no ordinary word has.
fn is_strong(raw: &str, is_password: bool) -> bool {
    let plain = raw.trim_matches(['"', '“', '”', '\'', '‘', '’', '`', '*', '(', ')', '<', '>']);
    if is_masked(plain)
        || plain.starts_with(['<', '[', '{', '@', '/', '&', '~', '%', '|', ';', '('])
        || plain.contains("://")
        || plain.len() < 4
        || plain.len() > 80
    {
        return false;
    }
    let letters = plain.chars().filter(|letter| letter.is_alphabetic()).count();
    let digits = plain.chars().filter(char::is_ascii_digit).count();
    let plain_end = plain.trim_end_matches(['!', '?']);
    let signs = plain_end
        .chars()
        .filter(|letter| {
            matches!(letter, '!' | '$' | '#' | '@' | '%' | '&' | '*' | '^' | '_' | '+' | '?' | '~' | '=')
        })
        .count();
    let inner_capital =
        plain.chars().zip(plain.chars().skip(1)).any(|(one, next)| one.is_lowercase() && next.is_uppercase());
    if is_password {
        let dashed = plain.matches(['-', '.', '_', ';', '/', ':']).count();
        return (letters > 0 && (digits > 0 || signs > 0) && !is_date_like(plain) && !plain.contains("@")
            || plain.contains('@') && letters > 0 && !is_email(plain))
            || inner_capital
            || (digits >= 6 && letters == 0 && plain.len() == digits)
            || (dashed >= 2 && letters >= 6);
    }
    if !plain
        .chars()
        .all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-' | '@' | '\\' | '+'))
        || plain.len() > LONGEST_USERNAME
        || is_file(plain)
    {
        return false;
    }
    is_email(plain)
        || (letters > 2 && plain.trim_matches('@').contains('@'))
        || (letters > 0 && digits > 0)
        || (digits >= 4 && letters == 0 && digits == plain.len())
        || (plain.contains(['.', '_', '\\']) && letters >= 4 && !plain.ends_with('.'))
}

/// `get_passwd_file`: a name in a program.
fn is_identifier(raw: &str) -> bool {
    raw.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
        || raw.contains(['(', ')', '=', '<', '>'])
}

fn is_file(plain: &str) -> bool {
    plain
        .rsplit_once('.')
        .is_some_and(|(_, ending)| FILE_ENDINGS.iter().any(|file| ending.eq_ignore_ascii_case(file)))
}

/// How long a user name is at most, in bytes.
const LONGEST_USERNAME: usize = 60;

fn is_date_like(plain: &str) -> bool {
    plain.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'.' | b'-'))
        || ["st", "nd", "rd", "th", "am", "pm"].iter().any(|ending| {
            plain.strip_suffix(ending).is_some_and(|number| {
                number.bytes().all(|byte| byte.is_ascii_digit() || byte == b':' || byte == b'.')
            })
        })
}

fn is_email(plain: &str) -> bool {
    plain
        .split_once('@')
        .is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.') && !domain.ends_with('.'))
}

/// `*****`, `xxxx`, `____`, `<password>`, `[redacted]`.
fn is_masked(raw: &str) -> bool {
    let plain = raw.trim_matches(['"', '“', '”', '\'', '‘', '’', '`']);
    plain.starts_with(['<', '[', '{'])
        || (!plain.is_empty()
            && plain.chars().all(|letter| {
                matches!(letter, '*' | '•' | '●' | 'x' | 'X' | '_' | '.' | '-' | '#' | '?' | '…' | '█')
            }))
        || (plain.chars().filter(|letter| matches!(letter, '*' | '•' | '●' | '█')).count() >= 4)
}

/// Words that stand where a value would and are none.
fn is_no_value(plain: &str) -> bool {
    NO_VALUES.iter().any(|word| plain.eq_ignore_ascii_case(word))
}

// CHOICE: by judgement.
const NO_VALUES: &[&str] = &[
    "tbc",
    "tba",
    "n/a",
    "na",
    "none",
    "below",
    "above",
    "following",
    "attached",
    "separately",
    "separate",
    "texted",
    "text",
    "phone",
    "as",
    "the",
    "same",
    "see",
    "sent",
    "will",
    "yours",
    "your",
    "please",
    "protected",
    "unknown",
    "changed",
    "expired",
    "correct",
    "incorrect",
    "wrong",
    "required",
    "needed",
    "case",
    "in",
    "on",
    "by",
    "to",
    "not",
    "a",
    "an",
    "this",
    "that",
    "it",
    "what",
    "if",
    "when",
    "must",
    "should",
    "set",
    "reset",
    "coming",
    "following",
    "ready",
    "held",
    "kept",
    "known",
    "secure",
    "secret",
    "strong",
    "weak",
    "different",
    "invalid",
    "valid",
    "removed",
    "redacted",
    "hidden",
    "withheld",
    "forgotten",
    "lost",
    "blank",
    "empty",
    "ask",
    "call",
    "ring",
    "contact",
    "speak",
    "email",
    "who",
    "use",
    "collect",
    "he",
    "she",
    "we",
    "i",
    "they",
    "you",
    "let",
    "no",
    "yes",
    "ar",
    "yn",
    "wedi",
    "being",
    "only",
    "with",
    "for",
    "from",
    "of",
    "and",
    "or",
    "at",
    "via",
    "over",
    "under",
    "then",
];

fn ends_line(scan: &Scan<'_>, at: usize) -> bool {
    let next = scan.token(at + 1);
    next.is_none_or(|token| {
        token.is_end()
            || token.is_cell
            || (matches!(token.kind, Kind::Mark('.' | ',' | ';' | ')'))
                && scan.token(at + 2).is_none_or(|token| token.is_end()))
    })
}

/// `password is marmalade`: one unknown word that ends the sentence.
fn is_lone_word(scan: &Scan<'_>, at: usize, raw: &str) -> bool {
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
        && (token.case != super::super::token::Case::Small || !token.sorts.any(Sorts::COMMON))
}

/// The words that describe a password, to the end of the line.
fn described<'t>(scan: &Scan<'t>, at: usize) -> &'t str {
    let start = scan.token(at).map_or(0, |token| token.start as usize);
    let rest = scan.rest_from(start);
    let end = rest.find(['\n', '.', ';']).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().trim_end()
}

/// `log in as jsmith`, `log in as mharker, then Cedar2026`.
fn logs_in_as(scan: &Scan<'_>, last: usize) -> Vec<SecretFound> {
    let at = (last + 1..last + 4)
        .find(|&at| scan.token(at).is_some_and(|token| !token.is_end()))
        .unwrap_or(last + 1);
    let raw = raw_at(scan, at);
    let end = scan.token(at).map_or(0, |token| token.start as usize) + raw.len();
    let from = (at..at + 16)
        .find(|&at| scan.token(at).is_some_and(|token| token.start as usize >= end))
        .unwrap_or(at + 1);
    let secret = (from..from + 8)
        .map(|at| (at, raw_at(scan, at)))
        .find(|(_, raw)| is_strong(raw, true) && !is_email(raw));
    let is_account = is_strong(raw, false)
        || (secret.is_some()
            && scan
                .token(at)
                .is_some_and(|token| token.is_word() && !token.sorts.any(Sorts::NEVER.or(Sorts::COMMON))));
    if !is_account {
        return Vec::new();
    }
    let user = of(scan, at, raw, false, sure::LOOSE);
    core::iter::once(user).chain(secret.map(|(at, raw)| of(scan, at, raw, true, sure::LOOSE))).collect()
}

/// `dbrackenbury`: small letters that no list knows.
fn is_unknown_word(scan: &Scan<'_>, at: usize) -> bool {
    scan.token(at).is_some_and(|token| {
        token.is_word()
            && token.case == super::super::token::Case::Small
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
fn is_spelled(scan: &Scan<'_>, at: usize) -> bool {
    scan.token(at).is_some_and(Token::is_word)
        && scan.is_one_of(at + 1, &["hyphen", "dash", "dot", "underscore", "at"])
}

/// `vc-orderly2 / Pigeon.Loft.55` alone on a line.
pub(in super::super) fn lone_pairs(scan: &Scan<'_>) -> Vec<SecretFound> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        let line = scan.line_around(at);
        at = line.end.max(at) + 1;
        if line.is_empty() || line.len() > 24 {
            continue;
        }
        let text = scan.slice(line.start, line.end - 1);
        let mut words = text.split_whitespace();
        let (Some(user), Some("/" | "|" | "&" | "+" | "and"), Some(secret), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            continue;
        };
        if is_strong(secret, true) && !is_email(secret) && is_strong(user, false) {
            let second = line.clone().find(|&at| {
                scan.token(at).is_some_and(|token| {
                    scan.text.get(token.start as usize..).is_some_and(|rest| rest.starts_with(secret))
                })
            });
            found.push(of(scan, line.start, user, false, sure::DESCRIBED));
            found.push(of(scan, second.unwrap_or(line.start), secret, true, sure::DESCRIBED));
        }
    }
    found
}

/// Whether another word stands alone on the line below: a list, not an account.
fn goes_on_below(scan: &Scan<'_>, end: usize) -> bool {
    if scan.token(end).is_none_or(|token| token.kind == Kind::Paragraph) {
        return false;
    }
    let below = scan.line_around(end + 1);
    let text = if below.is_empty() || below.start <= end {
        ""
    } else {
        scan.slice(below.start, below.end - 1).trim()
    };
    !text.is_empty()
        && !text.contains(char::is_whitespace)
        && (is_strong(text, false) || is_strong(text, true))
}

/// How long a password alone on its line is at most, in bytes: longer is a signature or key.
const LONGEST_STACKED: usize = 40;

/// A user name alone on one line and a secret alone on the next, where the message speaks of logging in.
pub(in super::super) fn stacked(scan: &Scan<'_>) -> Vec<SecretFound> {
    let mut found = Vec::new();
    let mut above: Option<(usize, &str)> = None;
    let mut at = 0;
    while at < scan.tokens.len() {
        let line = scan.line_around(at);
        at = line.end.max(at) + 1;
        let text = if line.is_empty() { "" } else { scan.slice(line.start, line.end - 1).trim() };
        let is_word = !text.is_empty() && text.len() <= 64 && !text.contains(char::is_whitespace);
        if let (true, Some((user_at, user))) = (is_word, above)
            && is_strong(text, true)
            && !is_email(text)
            && !text.contains([',', ':'])
            && text.len() <= LONGEST_STACKED
            && !is_identifier(text)
            && !text.ends_with('=')
            && !goes_on_below(scan, line.end)
            && (is_strict_key(text) || is_email(user))
            && !text.chars().all(|letter| letter.is_ascii_digit())
        {
            found.push(of(scan, user_at, user, false, sure::DESCRIBED));
            found.push(of(scan, line.start, text, true, sure::DESCRIBED));
        }
        above = (is_word && is_strong(text, false) && !text.contains([',', ':', ';']))
            .then_some((line.start, text));
    }
    found
}

/// Secrets in sentences that speak of opening something, where a closed file hangs on the message: `it opens with …`.
pub(in super::super) fn keys(scan: &Scan<'_>) -> Vec<SecretFound> {
    let mut found = Vec::new();
    let mut done = 0;
    for hit in scan.found(Cue::Opens) {
        if is_meetings(scan, hit.first) {
            continue;
        }
        let sentence = scan.sentence_around(hit.first);
        for at in sentence.start.max(done)..sentence.end {
            let starts_word = scan.token(at).is_some_and(|token| token.is_apart || at == 0)
                || at == sentence.start
                || at.checked_sub(1).and_then(|at| scan.token(at)).is_some_and(|token| {
                    token.is_end() || matches!(token.kind, Kind::Mark('(' | '"' | '“' | '\'' | ':'))
                });
            let raw = raw_at(scan, at);
            let behind_colon =
                at.checked_sub(1).and_then(|at| scan.token(at)).is_some_and(|token| token.is_mark(':'));
            let behind_word =
                scan.word_before(at).is_some_and(|at| scan.is_one_of(at, &["ie", "eg", "i.e.", "so", "is"]));
            let is_number = (behind_colon || (behind_word && raw.len() >= 6))
                && (4..=14).contains(&raw.len())
                && raw.bytes().all(|byte| byte.is_ascii_digit());
            if starts_word && (is_key(raw) || is_number) {
                found.push(of(scan, at, raw, true, sure::DESCRIBED));
            }
        }
        done = sentence.end.max(done);
    }
    found
}

/// A user name and a secret in one breath, where the message speaks of logging in: `jmcateer-1 and it is Velvet*Otter*61`.
pub(in super::super) fn paired(scan: &Scan<'_>) -> Vec<SecretFound> {
    if scan.tokens.len() > LONGEST_LETTER {
        return Vec::new();
    }
    let starts = |at: usize| {
        at == 0
            || scan.token(at).is_some_and(|token| token.is_apart || token.is_cell)
            || scan.token(at - 1).is_some_and(|token| {
                token.is_end() || matches!(token.kind, Kind::Mark('(' | '"' | '“' | '\'' | ':' | '/'))
            })
    };
    let mut user: Option<(usize, &str, usize)> = None;
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        if scan.token(at).is_some_and(|token| token.kind == Kind::Paragraph) {
            user = None;
        }
        if !starts(at) || scan.token(at).is_some_and(Token::is_end) {
            at += 1;
            continue;
        }
        let raw = raw_at(scan, at);
        let end = scan.token(at).map_or(0, |token| token.start as usize) + raw.len().max(1);
        let is_near =
            user.is_some_and(|(first, _, last)| at - first <= REACH && last < at && links(scan, last, at));
        let is_secret = is_strict_key(raw)
            && !is_email(raw)
            && raw.chars().any(char::is_uppercase)
            && !raw.ends_with('=');
        if let (true, true, Some((user_at, name, _))) = (is_near, is_secret, user) {
            found.push(of(scan, user_at, name, false, sure::PAIRED));
            found.push(of(scan, at, raw, true, sure::PAIRED));
            user = None;
        } else if (is_account_name(raw) && (!is_email(raw) || !writes_to(scan, at)))
            || is_before_slash(scan, at, end)
        {
            let last = (at..at + 20)
                .take_while(|&to| scan.token(to).is_some_and(|token| (token.start as usize) < end))
                .last()
                .unwrap_or(at);
            user = Some((at, raw, last));
        }
        at += 1;
        while scan.token(at).is_some_and(|token| (token.start as usize) < end) {
            at += 1;
        }
    }
    found
}

/// How many pieces a letter has in which secrets are told by their looks: programs and logs are longer.
// CHOICE: a page and a half.
const LONGEST_LETTER: usize = 900;

/// How many pieces stand between a user name and its secret at most.
// CHOICE: `for the user and the password on it now is` has nine words.
const REACH: usize = 14;

/// `e-mail to help@…`: an address to write to.
fn writes_to(scan: &Scan<'_>, at: usize) -> bool {
    scan.word_before(at)
        .is_some_and(|at| scan.is_one_of(at, &["to", "at", "email", "contact", "mail", "from", "cc", "or"]))
}

/// `skillsdept / …`: a word in small letters before a slash that stands apart.
fn is_before_slash(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let is_word = scan.token(at).is_some_and(|token| {
        token.is_word()
            && token.end as usize == end
            && token.end - token.start >= 5
            && token.sorts == Sorts::default()
            && token.case != super::super::token::Case::Capital
    });
    let is_given = || {
        scan.word_before(at).is_some_and(|at| {
            scan.is_one_of(at, &["mine", "is", "as", "user", "username", "login", "use", "it"])
        })
    };
    is_word
        && scan
            .token(at + 1)
            .is_some_and(|token| (token.is_mark('/') && token.is_apart) || (token.is_mark(',') && is_given()))
}

/// Whether words between two say that both belong together.
fn links(scan: &Scan<'_>, last: usize, first: usize) -> bool {
    scan.tokens.get(last + 1..first).unwrap_or_default().iter().any(|token| {
        matches!(token.kind, Kind::Mark('/' | '&' | '+' | ','))
            || scan.means(
                token,
                &[
                    "mine", "and", "then", "with", "password", "pw", "pass", "pwd", "box", "a", "ac", "it",
                    "put", "secret", "code",
                ],
            )
    })
}

/// Letters with digits, full stops, hyphens or underscores, or a long number: what accounts are called.
fn is_account_name(raw: &str) -> bool {
    let letters = raw.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_name = is_strong(raw, false)
        || (letters >= 3
            && raw.contains(['_', '-'])
            && raw.chars().all(|letter| {
                letter.is_lowercase() || letter.is_ascii_digit() || matches!(letter, '_' | '-')
            }));
    let is_host = raw.matches('.').count() >= 2 && !raw.contains('@')
        || raw.starts_with(|letter: char| letter.is_ascii_digit()) && letters > 0;
    is_name && !is_host && raw.len() >= 5 && !is_date_like(raw) && crate::Postcode::parse(raw).is_err()
}

/// A secret by its looks alone: small letters with digits and capitals or signs.
fn is_strict_key(raw: &str) -> bool {
    let plain = raw.trim_matches(['"', '“', '”', '\'', '‘', '’', '`', '(', ')']);
    let inner = plain.trim_end_matches(['!', '?', '.']);
    let small = inner.chars().filter(|letter| letter.is_lowercase()).count();
    let has_digit = inner.chars().any(|letter| letter.is_ascii_digit());
    let has_capital = inner.chars().any(char::is_uppercase);
    let has_joint = inner.contains(['-', '_', '.', '/']);
    let has_sign = inner
        .chars()
        .any(|letter| matches!(letter, '!' | '*' | '#' | '$' | '%' | '&' | '+' | '=' | '?' | '~' | '^'));
    let is_shaped = small >= 3 && ((has_digit && (has_capital || has_joint)) || has_sign);
    let is_plain = plain.starts_with(char::is_alphanumeric)
        && !plain.contains("::")
        && plain.chars().all(|letter| {
            letter.is_alphanumeric()
                || matches!(
                    letter,
                    '!' | '*'
                        | '#'
                        | '$'
                        | '%'
                        | '&'
                        | '+'
                        | '='
                        | '?'
                        | '~'
                        | '^'
                        | '_'
                        | '.'
                        | '-'
                        | '/'
                        | '@'
                        | ';'
                        | ','
                )
        });
    let is_word_like = plain.len() <= LONGEST_RUN || plain.contains(['-', '_', '.', '/', ' ']);
    is_shaped
        && is_plain
        && is_word_like
        && !plain.ends_with('=')
        && is_key(raw)
        && !raw.contains("://")
        && !has_ordinary_head(inner)
}

/// How long letters and digits without a break are in a password that somebody made up.
// CHOICE: longer runs are keys and signatures.
const LONGEST_RUN: usize = 22;

/// `Autumn-2026`, `Year-11`: an ordinary word and a number.
fn has_ordinary_head(plain: &str) -> bool {
    let Some((head, tail)) = plain.split_once(['-', '_', '/', '.']) else { return false };
    let sorts = super::super::lexicon::Lexicon::get().entry(&head.to_lowercase()).sorts;
    tail.chars().all(|letter| letter.is_ascii_digit())
        && sorts.any(Sorts::NEVER.or(Sorts::COMMON).or(Sorts::ORG))
}

/// Secrets by their looks, and what stands below a line that asks for one, where a closed file hangs on the message.
pub(in super::super) fn likely_keys(scan: &Scan<'_>) -> Vec<SecretFound> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        let is_start = at == 0
            || scan.token(at).is_some_and(|token| token.is_apart || token.is_cell)
            || scan.token(at - 1).is_some_and(|token| {
                token.is_end() || matches!(token.kind, Kind::Mark('(' | '"' | '“' | '\'' | ':'))
            });
        let raw = raw_at(scan, at);
        if is_start && is_strict_key(raw) && scan.zone(at) != super::super::zone::Zone::Signature {
            found.push(of(scan, at, raw, true, sure::PAIRED));
        }
        at += 1;
    }
    for hit in scan.found(Cue::Described) {
        let begins = scan.text.get(scan.span(hit.first, hit.first)).unwrap_or_default();
        if ["word", "type", "enter", "capital"].iter().any(|word| begins.eq_ignore_ascii_case(word)) {
            found.push(of(scan, hit.first, scan.slice(hit.first, hit.last), true, sure::PAIRED));
        }
    }
    for hit in scan.found(Cue::Opens) {
        let line = scan.line_around(hit.first);
        let asks =
            line.end.checked_sub(1).and_then(|at| scan.token(at)).is_some_and(|token| token.is_mark(':'));
        let below = scan.line_around(line.end + 1);
        let words =
            scan.tokens.get(below.clone()).unwrap_or_default().iter().filter(|token| token.is_word()).count();
        if asks && below.start > line.start && (1..=6).contains(&words) {
            found.push(of(scan, below.start, scan.slice(below.start, below.end - 1), true, sure::PAIRED));
        }
    }
    found
}

/// Strong, and no file, address, date, postcode or course code.
fn is_key(raw: &str) -> bool {
    let plain = raw.trim_matches(['"', '“', '”', '\'', '‘', '’', '`', '(', ')']);
    let letters = plain.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_file = plain
        .rsplit_once('.')
        .is_some_and(|(_, ending)| FILE_ENDINGS.iter().any(|file| ending.eq_ignore_ascii_case(file)));
    let has_break = plain.chars().any(|letter| {
        letter.is_ascii_digit()
            || (!letter.is_alphanumeric() && !matches!(letter, '-' | '/' | '\'' | '’' | '.'))
    }) || plain.matches(['-', '.', '_']).count() >= 2;
    is_strong(raw, true)
        && !plain.starts_with("0x")
        && plain.len() >= 7
        && (letters >= 4 || (letters >= 3 && plain.len() >= 9))
        && has_break
        && !is_file
        && !is_email(plain)
        && crate::Postcode::parse(plain).is_err()
        && !plain.contains("www.")
}

const FILE_ENDINGS: &[&str] = &[
    "c", "h", "pm", "pl", "py", "el", "js", "rb", "local", "html", "htm", "php", "log", "conf", "cfg", "exe",
    "gz", "tar", "rpm", "deb", "zip", "7z", "p7m", "p7s", "asc", "xlsm", "jpg", "png", "msg", "xlsx", "xls",
    "docx", "doc", "pdf", "csv", "txt", "pgp", "gpg", "pptx", "ods", "odt", "rar", "eml",
];

/// The one secret alone on its line in a letter that names an account.
pub(in super::super) fn lone_key(scan: &Scan<'_>) -> Option<SecretFound> {
    if scan.tokens.len() > LONGEST_LETTER {
        return None;
    }
    let mut keys =
        lone(scan).into_iter().filter(|found| scan.text.get(found.span.clone()).is_some_and(is_strict_key));
    keys.next().filter(|_| keys.next().is_none())
}

/// A secret alone on its line, where a closed file hangs on the message.
pub(in super::super) fn lone(scan: &Scan<'_>) -> Vec<SecretFound> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        let line = scan.line_around(at);
        let text = scan.slice(line.start, line.end.saturating_sub(1).max(line.start)).trim();
        let is_one_word = !line.is_empty() && !text.contains(char::is_whitespace);
        if is_one_word
            && text.len() <= LONGEST_STACKED
            && is_strong(text, true)
            && !is_email(text)
            && !text.contains("www.")
            && !text.chars().all(|letter| letter.is_ascii_digit())
        {
            found.push(of(scan, line.start, text, true, sure::DESCRIBED));
        }
        at = line.end.max(at) + 1;
    }
    found
}

/// `Login: jsmith / Teapot58`, `login details are jsmith and Teapot58`.
fn pair(scan: &Scan<'_>, last: usize) -> Vec<SecretFound> {
    let mut at = last + 1;
    while scan.token(at).is_some_and(|token| {
        matches!(token.kind, Kind::Mark(':' | '=' | '-' | '–' | '(' | '"' | '\'' | '*') | Kind::Line)
            || scan
                .means(token, &["is", "are", "with", "to", "as", "details", "for", "the", "portal", "below"])
    }) && at < last + 8
    {
        at += 1;
    }
    let user = raw_at(scan, at).trim_end_matches(['/', ',']);
    let (user, tight) = match user.split_once('/') {
        Some((user, secret)) if !secret.is_empty() && !user.is_empty() => (user, Some(secret)),
        _ => (user, None),
    };
    if user.len() < 3 || is_no_value(user) || is_masked(user) {
        return Vec::new();
    }
    let user_end = scan.token(at).map_or(0, |token| token.start as usize) + user.len();
    let mut next = at;
    while scan.token(next).is_some_and(|token| (token.start as usize) < user_end) {
        next += 1;
    }
    let is_divider = |at: usize| {
        scan.token(at).is_some_and(|token| {
            matches!(
                token.kind,
                Kind::Mark('/' | ',' | '&' | '+' | '|' | ';' | '-' | '–' | '\t') | Kind::Line
            ) || scan.means(token, &["and", "then", "with", "pw", "a", "ac"])
        })
    };
    if tight.is_none() {
        if !is_divider(next) {
            return Vec::new();
        }
        next += 1;
    } else if is_divider(next) {
        next += 1;
    }
    let raw = raw_at(scan, next);
    let is_like_user = raw.chars().zip(user.chars()).take_while(|(one, other)| one == other).count() >= 4;
    if !is_strong(raw, true) || is_email(raw) || is_like_user {
        return Vec::new();
    }
    vec![of(scan, at, user, false, sure::LOOSE), of(scan, next, raw, true, sure::LOOSE)]
}

/// `https://user:secret@host`.
fn link_with_password(scan: &Scan<'_>) -> Vec<SecretFound> {
    let mut found = Vec::new();
    for (at, _) in scan.text.match_indices("://") {
        let rest = scan.word_from(at + 3);
        let authority = rest
            .split(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '?' | '#' | '>' | '"'))
            .next()
            .unwrap_or_default();
        let Some((login, _)) = authority.rsplit_once('@') else { continue };
        let Some((user, secret)) = login.split_once(':') else { continue };
        let is_specimen =
            ["user", "username", "login", "name"].iter().any(|name| user.eq_ignore_ascii_case(name));
        if user.is_empty() || secret.is_empty() || is_masked(secret) || is_masked(user) || is_specimen {
            continue;
        }
        let start = at + 3;
        let token = scan.tokens.partition_point(|token| (token.end as usize) <= start);
        found.push(SecretFound {
            is_password: false,
            first: token,
            span: start..start + user.len(),
            confidence: sure::FIRM,
        });
        let secret_start = start + user.len() + 1;
        found.push(SecretFound {
            is_password: true,
            first: token,
            span: secret_start..secret_start + secret.len(),
            confidence: sure::FIRM,
        });
    }
    found
}
