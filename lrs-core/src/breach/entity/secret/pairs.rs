//! A user name and its password in one breath: side by side, one below the other, in a link.

use super::shape::{
    is_account_name, is_email, is_identifier, is_masked, is_no_value, is_strict_key, is_strong,
};
use super::{SecretFound, of, raw_at, sure};
use crate::breach::lexicon::Sorts;
use crate::breach::scan::Scan;
use crate::breach::token::{Case, Kind, Token};

/// `log in as jsmith`, `log in as mharker, then Cedar2026`.
pub(super) fn logs_in_as(scan: &Scan<'_>, last: usize) -> Vec<SecretFound> {
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

/// `vc-orderly2 / Pigeon.Loft.55` alone on a line.
pub(in super::super::super) fn lone_pairs(scan: &Scan<'_>) -> Vec<SecretFound> {
    let mut found = Vec::new();
    for line in scan.each_line() {
        if line.is_empty() || line.len() > 24 {
            continue;
        }
        let text = scan.slice(line.start, line.end - 1);
        let mut words = text.split_whitespace();
        let (user, secret) = match (words.next(), words.next(), words.next(), words.next()) {
            (Some(user), Some("/" | "|" | "&" | "+" | "and"), Some(secret), None) => (user, secret),
            (Some(user), Some(secret), None, None) if text.contains(['\t']) || text.contains("  ") => {
                (user, secret)
            }
            _ => continue,
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
pub(super) fn goes_on_below(scan: &Scan<'_>, end: usize) -> bool {
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
pub(super) const LONGEST_STACKED: usize = 40;

/// A user name alone on one line and a secret alone on the next, where the message speaks of logging in.
pub(in super::super::super) fn stacked(scan: &Scan<'_>) -> Vec<SecretFound> {
    let mut found = Vec::new();
    let mut above: Option<(usize, &str)> = None;
    for line in scan.each_line() {
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

/// A user name and a secret in one breath, where the message speaks of logging in: `jmcateer-1 and it is Velvet*Otter*61`.
pub(in super::super::super) fn paired(scan: &Scan<'_>) -> Vec<SecretFound> {
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
    while at < scan.tokens.len().min(LONGEST_LETTER) {
        if scan.token(at).is_some_and(|token| token.kind == Kind::Paragraph) {
            user = None;
        }
        if !starts(at) || scan.token(at).is_some_and(Token::is_end) {
            at += 1;
            continue;
        }
        let raw = raw_at(scan, at);
        let end = scan.token(at).map_or(0, |token| token.start as usize) + raw.len().max(1);
        let is_near = user.is_some_and(|(first, _, last)| {
            at - last.max(first) <= REACH && last < at && links(scan, last, at)
        });
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
// CHOICE: a page.
pub(super) const LONGEST_LETTER: usize = 350;

/// How many pieces stand between a user name and its secret at most.
// CHOICE: `for the user and the password on it now is` has nine words.
pub(super) const REACH: usize = 14;

/// `e-mail to help@…`: an address to write to.
pub(super) fn writes_to(scan: &Scan<'_>, at: usize) -> bool {
    scan.word_before(at)
        .is_some_and(|at| scan.is_one_of(at, &["to", "at", "email", "contact", "mail", "from", "cc", "or"]))
}

/// `skillsdept / …`: a word in small letters before a slash that stands apart.
pub(super) fn is_before_slash(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let is_word = scan.token(at).is_some_and(|token| {
        token.is_word()
            && token.end as usize == end
            && token.end - token.start >= 5
            && token.sorts == Sorts::default()
            && token.case != Case::Capital
    });
    let is_given = || {
        scan.word_before(at).is_some_and(|at| {
            scan.is_one_of(at, &["mine", "is", "as", "user", "username", "login", "use", "it"])
        })
    };
    if is_word && scan.word_before(at).is_some_and(|at| scan.is_one_of(at, &["you're", "you’re", "youre"]))
    {
        return true;
    }
    is_word
        && scan
            .token(at + 1)
            .is_some_and(|token| (token.is_mark('/') && token.is_apart) || (token.is_mark(',') && is_given()))
}

/// Whether words between two say that both belong together.
pub(super) fn links(scan: &Scan<'_>, last: usize, first: usize) -> bool {
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

/// `Login: jsmith / Teapot58`, `login details are jsmith and Teapot58`.
pub(super) fn pair(scan: &Scan<'_>, last: usize) -> Vec<SecretFound> {
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
pub(super) fn link_with_password(scan: &Scan<'_>) -> Vec<SecretFound> {
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
