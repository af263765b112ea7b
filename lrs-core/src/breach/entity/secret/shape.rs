//! What user names and passwords look like, and what stands in their place and is none.

use crate::breach::lexicon::{Lexicon, Sorts};

/// How long a user name is at most, in bytes.
pub(super) const LONGEST_USERNAME: usize = 60;

/// Letters with digits or signs among them, as no ordinary word has.
pub(super) fn is_strong(raw: &str, is_password: bool) -> bool {
    // A plain word is strong by a capital inside alone, and as a password.
    let has_inner_capital = || {
        let pairs = raw.bytes().zip(raw.bytes().skip(1));
        pairs.into_iter().any(|(one, next)| one.is_ascii_lowercase() && next.is_ascii_uppercase())
    };
    if is_letters(raw) && !(is_password && has_inner_capital()) {
        return false;
    }
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
        return (letters > 0 && (digits > 0 || signs > 0) && !is_date_like(plain) && !plain.contains('@')
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

/// ASCII letters alone, as most words are.
fn is_letters(raw: &str) -> bool {
    raw.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// `get_passwd_file`: a name in a program.
pub(super) fn is_identifier(raw: &str) -> bool {
    raw.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
        || raw.contains(['(', ')', '=', '<', '>'])
}

pub(super) fn is_file(plain: &str) -> bool {
    plain
        .rsplit_once('.')
        .is_some_and(|(_, ending)| FILE_ENDINGS.iter().any(|file| ending.eq_ignore_ascii_case(file)))
}

pub(super) const FILE_ENDINGS: &[&str] = &[
    "c", "h", "pm", "pl", "py", "el", "js", "rb", "local", "html", "htm", "php", "log", "conf", "cfg", "exe",
    "gz", "tar", "rpm", "deb", "zip", "7z", "p7m", "p7s", "asc", "xlsm", "jpg", "png", "msg", "xlsx", "xls",
    "docx", "doc", "pdf", "csv", "txt", "pgp", "gpg", "pptx", "ods", "odt", "rar", "eml",
];

pub(super) fn is_date_like(plain: &str) -> bool {
    plain.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'.' | b'-'))
        || ["st", "nd", "rd", "th", "am", "pm"].iter().any(|ending| {
            plain.strip_suffix(ending).is_some_and(|number| {
                number.bytes().all(|byte| byte.is_ascii_digit() || byte == b':' || byte == b'.')
            })
        })
}

pub(super) fn is_email(plain: &str) -> bool {
    plain
        .split_once('@')
        .is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.') && !domain.ends_with('.'))
}

/// `*****`, `xxxx`, `____`, `<password>`, `[redacted]`.
pub(super) fn is_masked(raw: &str) -> bool {
    let plain = raw.trim_matches(['"', '“', '”', '\'', '‘', '’', '`']);
    plain.starts_with(['<', '[', '{'])
        || (!plain.is_empty()
            && plain.chars().all(|letter| {
                matches!(letter, '*' | '•' | '●' | 'x' | 'X' | '_' | '.' | '-' | '#' | '?' | '…' | '█')
            }))
        || (plain.chars().filter(|letter| matches!(letter, '*' | '•' | '●' | '█')).count() >= 4)
}

/// Words that stand where a value would and are none.
pub(super) fn is_no_value(plain: &str) -> bool {
    NO_VALUES.iter().any(|word| plain.eq_ignore_ascii_case(word))
}

// CHOICE: by judgement.
pub(super) const NO_VALUES: &[&str] = &[
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

pub(super) fn is_quoted(raw: &str) -> bool {
    raw.starts_with(['"', '“', '\'', '‘', '`'])
}

/// Letters with digits, full stops, hyphens or underscores, or a long number: what accounts are called.
pub(super) fn is_account_name(raw: &str) -> bool {
    if is_letters(raw) {
        return false;
    }
    let letters = raw.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_name = is_strong(raw, false)
        || (letters >= 3
            && raw.contains(['_', '-'])
            && raw.chars().all(|letter| {
                letter.is_lowercase() || letter.is_ascii_digit() || matches!(letter, '_' | '-')
            }));
    let is_host = raw.matches('.').count() >= 2 && !raw.contains('@')
        || raw.starts_with(|letter: char| letter.is_ascii_digit()) && letters > 0;
    is_name && !is_host && raw.len() >= 5 && !is_date_like(raw) && crate::value::Postcode::parse(raw).is_err()
}

/// How long a secret is at most that nothing names, in bytes.
// CHOICE: longer ones are paths, addresses and lines of programs.
const LONGEST_UNNAMED: usize = 40;

/// Whether a word can be a secret that nothing names: no path, link, file, host or piece of a program.
pub(in super::super::super) fn may_be_unnamed(raw: &str, is_password: bool) -> bool {
    let letters = raw.chars().filter(|letter| letter.is_alphanumeric()).count();
    let dots = raw.matches('.').count();
    (3..=LONGEST_UNNAMED).contains(&raw.len())
        && letters >= 3
        && !is_masked(raw)
        && !is_file(raw)
        && !raw.contains(['[', ']', '(', ')', '{', '}', '<', '>', '|', ';', '~'])
        && !raw.contains("://")
        && !(raw.contains('&') && raw.contains('='))
        && raw.matches('/').count() <= 2
        && !raw.starts_with(['/', '_'])
        && !raw.contains(char::is_control)
        && !(is_password && raw.contains('_') && is_identifier(raw))
        && (raw.contains('@') || dots < 2 || is_password)
        && !(is_password && is_email(raw))
        && !(raw.contains(['-', '/', '.', ':']) && is_date_like(raw.split('T').next().unwrap_or(raw)))
}

/// A secret by its looks alone: small letters with digits and capitals or signs.
pub(super) fn is_strict_key(raw: &str) -> bool {
    if is_letters(raw) {
        return false;
    }
    let plain = raw.trim_matches(['"', '“', '”', '\'', '‘', '’', '`', '(', ')']);
    let inner = plain.trim_end_matches(['!', '?', '.', '_', '*']);
    let count = |wanted: fn(char) -> bool| inner.chars().filter(|&letter| wanted(letter)).count();
    let digits = count(|letter| letter.is_ascii_digit());
    let has_joint = inner.contains(['-', '_', '.', '/']);
    let has_sign = count(|letter| SIGNS.contains(letter)) > 0;
    // `Oracle9i` and `GeForce2` are products: one digit alone says little.
    let is_mixed = digits > 0 && (has_joint || (digits > 1 && count(char::is_uppercase) > 0));
    let is_shaped = count(char::is_lowercase) >= 3 && (is_mixed || has_sign);
    let is_typed =
        |letter: char| letter.is_alphanumeric() || SIGNS.contains(letter) || "_.-/@;,=".contains(letter);
    let is_plain =
        plain.starts_with(char::is_alphanumeric) && !plain.contains("::") && plain.chars().all(is_typed);
    let is_word_like = plain.len() <= LONGEST_RUN || plain.contains(['-', '_', '.', '/', ' ']);
    is_shaped
        && is_plain
        && is_word_like
        && !plain.ends_with('=')
        && is_key(raw)
        && !raw.contains("://")
        && !has_ordinary_head(inner)
}

/// Signs that people put into passwords and hardly anywhere else inside a word.
const SIGNS: &str = "!*#$%&+?~^";

/// How long letters and digits without a break are in a password that somebody made up.
// CHOICE: longer runs are keys and signatures.
pub(super) const LONGEST_RUN: usize = 22;

/// `Autumn-2026`, `Year-11`: an ordinary word and a number.
pub(super) fn has_ordinary_head(plain: &str) -> bool {
    let Some((head, tail)) = plain.split_once(['-', '_', '/', '.']) else { return false };
    let sorts = Lexicon::get().entry(&head.to_lowercase()).sorts;
    tail.chars().all(|letter| letter.is_ascii_digit())
        && sorts.any(Sorts::NEVER.or(Sorts::COMMON).or(Sorts::ORG))
}

/// Strong, and no file, address, date, postcode or course code.
pub(super) fn is_key(raw: &str) -> bool {
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
        && crate::value::Postcode::parse(plain).is_err()
        && !plain.contains("www.")
}
