//! User names and passwords: in line, on the next line, in pairs, and described in words.

mod keys;
mod pairs;
mod shape;
mod told;

use crate::breach::label::Labelled;
use crate::breach::phrase::{Cue, Meaning};
use crate::breach::scan::Scan;
use crate::breach::token::{Kind, Token};

pub(in super::super) use keys::{keys, likely_keys, lone, lone_key};
pub(in super::super) use pairs::{lone_pairs, paired, stacked};

use pairs::{link_with_password, logs_in_as, pair};
use shape::is_email;
pub(in super::super) use shape::may_be_unnamed;
use told::{after, before, looks};

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
            Meaning::Label(Labelled::Username) if is_letter_label(scan, hit.first, hit.last) => {}
            Meaning::Label(Labelled::Username) => found.extend(after(scan, hit.last, false)),
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
    if matches!(scan.part, crate::breach::message::Part::AttachmentName(_)) {
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
    if !scan.has_near(start, label, b'@') {
        return None;
    }
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
    for (at, (token, field)) in scan.tokens.iter().zip(&scan.fields).enumerate() {
        let Some(field) = field.filter(|field| field.is_column) else { continue };
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
    let is_masked = word.chars().all(|letter| letter == '*');
    let word = if is_masked {
        word
    } else {
        word.trim_end_matches(['.', ',', ';', ')', '"', '”', '\'', '’', '*'])
    };
    let is_name = matches!(scan.part, crate::breach::message::Part::AttachmentName(_));
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
