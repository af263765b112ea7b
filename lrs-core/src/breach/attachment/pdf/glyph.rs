//! The letters of codes in fonts of one byte, and of the names of glyphs.

use crate::text::{nfc, windows_1252};

/// The upper half of a font in the encoding of old Macintoshes.
// SOURCE: ISO 32000-1, annex D.2 (MacRomanEncoding).
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// Glyphs whose names say something else than their letter.
// SOURCE: Adobe Glyph List 2.0, those of Latin text.
const NAMED: &[(&str, &str)] = &[
    ("space", " "),
    ("nbspace", " "),
    ("exclam", "!"),
    ("quotedbl", "\""),
    ("numbersign", "#"),
    ("dollar", "$"),
    ("percent", "%"),
    ("ampersand", "&"),
    ("quotesingle", "'"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("asterisk", "*"),
    ("plus", "+"),
    ("comma", ","),
    ("hyphen", "-"),
    ("sfthyphen", "-"),
    ("minus", "-"),
    ("period", "."),
    ("slash", "/"),
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("colon", ":"),
    ("semicolon", ";"),
    ("less", "<"),
    ("equal", "="),
    ("greater", ">"),
    ("question", "?"),
    ("at", "@"),
    ("bracketleft", "["),
    ("backslash", "\\"),
    ("bracketright", "]"),
    ("underscore", "_"),
    ("grave", "`"),
    ("braceleft", "{"),
    ("bar", "|"),
    ("braceright", "}"),
    ("asciitilde", "~"),
    ("quoteleft", "‘"),
    ("quoteright", "’"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("endash", "–"),
    ("emdash", "—"),
    ("bullet", "•"),
    ("sterling", "£"),
    ("Euro", "€"),
    ("germandbls", "ß"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("oslash", "ø"),
    ("Oslash", "Ø"),
    ("lslash", "ł"),
    ("Lslash", "Ł"),
    ("dcroat", "đ"),
    ("Dcroat", "Đ"),
    ("eth", "ð"),
    ("Eth", "Ð"),
    ("thorn", "þ"),
    ("Thorn", "Þ"),
    ("dotlessi", "ı"),
    ("ff", "ff"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
];

/// The accents that names end with.
// SOURCE: Adobe Glyph List 2.0.
const ACCENTS: &[(&str, char)] = &[
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circumflex", '\u{302}'),
    ("dieresis", '\u{308}'),
    ("tilde", '\u{303}'),
    ("cedilla", '\u{327}'),
    ("ring", '\u{30A}'),
    ("caron", '\u{30C}'),
    ("macron", '\u{304}'),
    ("breve", '\u{306}'),
    ("ogonek", '\u{328}'),
    ("dotaccent", '\u{307}'),
    ("hungarumlaut", '\u{30B}'),
    ("commaaccent", '\u{326}'),
];

/// The letter of a code in an encoding.
pub(super) fn letter(encoding: &[u8], code: u8) -> Option<char> {
    match code {
        0x20..=0x7E => Some(char::from(code)),
        0x80.. if encoding == b"MacRomanEncoding" => MAC_ROMAN.chars().nth(usize::from(code - 0x80)),
        0x80.. => windows_1252(code),
        _ => None,
    }
}

/// The letters of a glyph by its name: `A`, `eacute`, `uni0141`, `f_i`.
pub(super) fn named(name: &str) -> Option<String> {
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter.to_string());
    }
    if let Some((_, letters)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some((*letters).to_owned());
    }
    if let Some(letter) = ["uni", "u"].iter().find_map(|start| numbered(name.strip_prefix(start)?)) {
        return Some(letter.to_string());
    }
    if let Some((first, rest)) = name.split_once('_') {
        return Some(named_once(first)? + &named_once(rest)?);
    }
    named_once(name)
}

/// The letters of a name without parts: one letter, perhaps with an accent.
fn named_once(name: &str) -> Option<String> {
    let mut letters = name.chars();
    let letter = letters.next()?;
    match letters.as_str() {
        "" => Some(letter.to_string()),
        accent => {
            let (_, mark) = ACCENTS.iter().find(|(known, _)| *known == accent)?;
            Some(nfc(&format!("{letter}{mark}")).into_owned())
        }
    }
}

fn numbered(digits: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(digits, 16).ok().filter(|_| (4..=6).contains(&digits.len()))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_glyphs_are_letters() {
        let cases = [
            ("A", "A"),
            ("seven", "7"),
            ("eacute", "é"),
            ("Zcaron", "Ž"),
            ("uni0141", "Ł"),
            ("u1F600", "😀"),
            ("f_i", "fi"),
            ("a.sc", "a"),
            ("hyphen", "-"),
            ("quoteright", "’"),
        ];
        for (name, letters) in cases {
            assert_eq!(named(name).as_deref(), Some(letters), "{name}");
        }
        for name in ["", "g123", ".notdef", "uniD800", "cid12", "__"] {
            assert_eq!(named(name), None, "{name}");
        }
    }

    #[test]
    fn codes_are_letters_of_their_encoding() {
        assert_eq!(MAC_ROMAN.chars().count(), 128);
        assert_eq!(letter(b"MacRomanEncoding", 0x8E), Some('é'));
        assert_eq!(letter(b"WinAnsiEncoding", 0xE9), Some('é'));
        assert_eq!(letter(b"WinAnsiEncoding", 0x92), Some('’'));
        assert_eq!(letter(b"", b'9'), Some('9'));
        assert_eq!(letter(b"", 3), None);
    }
}
