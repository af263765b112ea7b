//! What opens a closed file: told by its looks, where such a file hangs on the message.

use super::pairs::{LONGEST_LETTER, LONGEST_STACKED};
use super::shape::{is_email, is_key, is_strict_key, is_strong};
use super::told::passphrase;
use super::{SecretFound, is_meetings, of, raw_at, sure};
use crate::breach::phrase::Cue;
use crate::breach::scan::Scan;
use crate::breach::token::Kind;
use crate::breach::zone::Zone;

/// Secrets in sentences that speak of opening something, where a closed file hangs on the message: `it opens with …`.
pub(in super::super::super) fn keys(scan: &Scan<'_>) -> Vec<SecretFound> {
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
            if starts_word && (is_key(raw) || is_number) && scan.zone(at) != Zone::Signature {
                found.push(of(scan, at, raw, true, sure::DESCRIBED));
            }
        }
        done = sentence.end.max(done);
    }
    found
}

/// Secrets by their looks, and what stands below a line that asks for one, where a closed file hangs on the message.
pub(in super::super::super) fn likely_keys(scan: &Scan<'_>) -> Vec<SecretFound> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        let is_start = at == 0
            || scan.token(at).is_some_and(|token| token.is_apart || token.is_cell)
            || scan.token(at - 1).is_some_and(|token| {
                token.is_end() || matches!(token.kind, Kind::Mark('(' | '"' | '“' | '\'' | ':'))
            });
        let raw = raw_at(scan, at);
        if is_start && is_strict_key(raw) && scan.zone(at) != Zone::Signature {
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
        let colon =
            (hit.last + 1..line.end).find(|&at| scan.token(at).is_some_and(|token| token.is_mark(':')));
        if let Some(phrase) = colon.and_then(|at| passphrase(scan, at + 1).map(|phrase| (at + 1, phrase))) {
            found.push(of(scan, phrase.0, phrase.1, true, sure::PAIRED));
        }
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

/// The one secret alone on its line in a letter that names an account.
pub(in super::super::super) fn lone_key(scan: &Scan<'_>) -> Option<SecretFound> {
    if scan.tokens.len() > LONGEST_LETTER {
        return None;
    }
    let mut keys =
        lone(scan).into_iter().filter(|found| scan.text.get(found.span.clone()).is_some_and(is_strict_key));
    keys.next().filter(|_| keys.next().is_none())
}

/// A secret alone on its line, where a closed file hangs on the message.
pub(in super::super::super) fn lone(scan: &Scan<'_>) -> Vec<SecretFound> {
    let mut found = Vec::new();
    for line in scan.each_line() {
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
    }
    found
}
