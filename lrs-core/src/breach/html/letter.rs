//! Letters that are written by name or number: `&eacute;`, `&#233;`.

use super::names::{BARE, NAMES};
use crate::text::windows_1252;

/// The letter that `text` names at its start, and what comes after it; none where it only looks so.
pub(super) fn named(text: &[u8], is_in_attribute: bool) -> Option<(char, &[u8])> {
    match text {
        [b'&', b'#', b'x' | b'X', rest @ ..] => numbered(rest, 16),
        [b'&', b'#', rest @ ..] => numbered(rest, 10),
        [b'&', rest @ ..] => by_name(rest, is_in_attribute),
        _ => None,
    }
}

fn numbered(text: &[u8], base: u32) -> Option<(char, &[u8])> {
    let mut number = 0_u32;
    let mut rest = text;
    while let Some((&digit, after)) = rest.split_first() {
        let Some(value) = char::from(digit).to_digit(base) else { break };
        number = number.saturating_mul(base).saturating_add(value);
        rest = after;
    }
    if rest.len() == text.len() {
        return None;
    }
    // SOURCE: HTML Standard, 13.2.5.84: old pages mean windows-1252.
    let letter = match (u8::try_from(number), number) {
        (_, 0) => None,
        (Ok(byte), _) => Some(windows_1252(byte).unwrap_or(char::from(byte))),
        _ => char::from_u32(number),
    };
    Some((letter.unwrap_or(char::REPLACEMENT_CHARACTER), rest.strip_prefix(b";").unwrap_or(rest)))
}

fn by_name(text: &[u8], is_in_attribute: bool) -> Option<(char, &[u8])> {
    // SOURCE: the table: its longest name has 21 letters, and the longest without a semicolon 6.
    let length = text.iter().take(32).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let whole = |length: usize| core::str::from_utf8(text.get(..length)?).ok();
    let letter = |name: &str| {
        let at = NAMES.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
        NAMES.get(at).map(|(_, letter)| *letter)
    };
    if text.get(length) == Some(&b';')
        && let Some(letter) = letter(whole(length)?)
    {
        return Some((letter, text.get(length + 1..)?));
    }
    (2..=length.min(6)).rev().find_map(|length| {
        let name = whole(length).filter(|name| BARE.binary_search(name).is_ok())?;
        let rest = text.get(length..)?;
        // `?a=1&copy=2` is an address.
        let goes_on = rest.first().is_some_and(|&byte| byte == b'=' || byte.is_ascii_alphanumeric());
        if is_in_attribute && goes_on { None } else { Some((letter(name)?, rest)) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_whole() {
        assert!(NAMES.is_sorted_by(|one, other| one.0 < other.0));
        assert!(BARE.is_sorted_by(|one, other| one < other));
        assert!(BARE.iter().all(|name| NAMES.binary_search_by(|(known, _)| known.cmp(name)).is_ok()));
        assert!(BARE.iter().all(|name| (2..=6).contains(&name.len())));
        assert!(NAMES.iter().all(|(name, _)| name.len() < 32));
    }

    #[test]
    fn letters_are_read() {
        let read =
            |text: &'static str| named(text.as_bytes(), false).map(|(letter, rest)| (letter, rest.len()));
        assert_eq!(read("&amp;"), Some(('&', 0)));
        assert_eq!(read("&AMPx"), Some(('&', 1)));
        assert_eq!(read("&lstrok;ukasz"), Some(('ł', 5)));
        assert_eq!(read("&notit;"), Some(('¬', 3)));
        assert_eq!(read("&#146;s"), Some(('’', 1)));
        assert_eq!(read("&#X1D4B3"), Some(('𝒳', 0)));
        assert_eq!(read("&#99999999999;"), Some(('\u{FFFD}', 0)));
        assert_eq!(read("&lstrok"), None);
        assert_eq!(read("&#x;"), None);
        assert_eq!(read("&"), None);
        assert!(named(b"&copy=2", true).is_none() && named(b"&copy;2", true).is_some());
    }
}
