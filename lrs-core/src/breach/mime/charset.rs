//! Bytes in a charset as letters.
//!
//! The charsets of East Asia are not read: their tables would weigh more than this library. What is ASCII in them, such
//! as digits and postcodes, comes out all the same.

use super::tables as letters;
use crate::text::{decoded, windows_1252};

/// How a charset is read.
#[derive(Clone, Copy)]
enum Charset {
    /// UTF-8, ASCII, or what the bytes look like.
    Plain,
    Windows1252,
    /// Low byte first where no mark says otherwise, or high byte first.
    Utf16 {
        is_big: bool,
    },
    /// One byte a letter, from 128 or 160 on.
    Table(&'static str),
}

/// The text, and whether the charset is known or does not matter.
pub(super) fn decode(label: &str, bytes: &[u8]) -> (String, bool) {
    match Charset::of(label) {
        Some(Charset::Plain) => (decoded(bytes), true),
        Some(Charset::Windows1252) => {
            (bytes.iter().map(|&byte| windows_1252(byte).unwrap_or(char::from(byte))).collect(), true)
        }
        Some(Charset::Utf16 { is_big }) => (utf16(bytes, is_big), true),
        Some(Charset::Table(table)) => (by_table(bytes, table), true),
        // CHOICE: a wrong name does no harm where the text is plain; escapes switch to other letters.
        None => (decoded(bytes), !bytes.contains(&0x1B) && core::str::from_utf8(bytes).is_ok()),
    }
}

impl Charset {
    /// SOURCE: IANA, Character Sets, the names and aliases that mails use; the Encoding Standard of the WHATWG for what
    /// ISO 8859-1 and 8859-9 mean in practice.
    fn of(label: &str) -> Option<Self> {
        // CHOICE: the marks between letters and digits are written in every way.
        let name: String = label
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .take(20)
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        let name = name.strip_prefix('x').or_else(|| name.strip_prefix("cs")).unwrap_or(&name);
        Some(match name {
            "" | "utf8" | "unicode11utf8" | "usascii" | "ascii" | "ansix341968" | "646" | "iso646us"
            | "unknown" | "unknown8bit" | "default" | "8bit" | "binary" => Self::Plain,
            "utf16" | "utf16le" | "unicode" | "ucs2" => Self::Utf16 { is_big: false },
            "utf16be" => Self::Utf16 { is_big: true },
            "windows1252" | "cp1252" | "ansi" | "iso88591" | "88591" | "latin1" | "isolatin1" | "l1"
            | "ibm819" | "cp819" | "iso885911987" => Self::Windows1252,
            "iso88592" | "latin2" | "isolatin2" | "l2" => Self::Table(letters::ISO_8859_2),
            "iso88593" | "latin3" | "isolatin3" | "l3" => Self::Table(letters::ISO_8859_3),
            "iso88594" | "latin4" | "isolatin4" | "l4" => Self::Table(letters::ISO_8859_4),
            "iso88595" | "cyrillic" | "isolatincyrillic" => Self::Table(letters::ISO_8859_5),
            "iso88596" | "iso88596i" | "arabic" | "isolatinarabic" => Self::Table(letters::ISO_8859_6),
            "iso88597" | "greek" | "isolatingreek" => Self::Table(letters::ISO_8859_7),
            "iso88598" | "iso88598i" | "hebrew" | "isolatinhebrew" => Self::Table(letters::ISO_8859_8),
            "iso88599" | "latin5" | "isolatin5" | "l5" | "windows1254" | "cp1254" => {
                Self::Table(letters::WINDOWS_1254)
            }
            "iso885910" | "latin6" | "isolatin6" | "l6" => Self::Table(letters::ISO_8859_10),
            "iso885913" => Self::Table(letters::ISO_8859_13),
            "iso885914" | "latin8" | "isoceltic" | "l8" => Self::Table(letters::ISO_8859_14),
            "iso885915" | "latin9" => Self::Table(letters::ISO_8859_15),
            "iso885916" | "latin10" | "l10" => Self::Table(letters::ISO_8859_16),
            "windows1250" | "cp1250" => Self::Table(letters::WINDOWS_1250),
            "windows1251" | "cp1251" => Self::Table(letters::WINDOWS_1251),
            "windows1253" | "cp1253" => Self::Table(letters::WINDOWS_1253),
            "windows1255" | "cp1255" => Self::Table(letters::WINDOWS_1255),
            "windows1256" | "cp1256" => Self::Table(letters::WINDOWS_1256),
            "windows1257" | "cp1257" => Self::Table(letters::WINDOWS_1257),
            "windows1258" | "cp1258" => Self::Table(letters::WINDOWS_1258),
            "koi8r" => Self::Table(letters::KOI8_R),
            "koi8u" => Self::Table(letters::KOI8_U),
            _ => return None,
        })
    }
}

fn utf16(bytes: &[u8], is_big: bool) -> String {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => decoded(bytes),
        // The mark makes the other reading the rule.
        _ if is_big => decoded(&[&[0xFE, 0xFF], bytes].concat()),
        _ => decoded(&[&[0xFF, 0xFE], bytes].concat()),
    }
}

fn by_table(bytes: &[u8], table: &str) -> String {
    let first = 256 - table.chars().count().min(128);
    let mut letters: [char; 256] =
        core::array::from_fn(|number| u8::try_from(number).map_or('\0', char::from));
    for (place, letter) in letters.iter_mut().skip(first).zip(table.chars()) {
        *place = letter;
    }
    bytes.iter().filter_map(|&byte| letters.get(usize::from(byte))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charsets_are_read() {
        let cases: &[(&str, &[u8], &str)] = &[
            ("UTF-8", "Siân".as_bytes(), "Siân"),
            ("us-ascii", b"Zo\xEB", "Zoë"),
            ("iso-8859-1", b"O\x92Neill Zo\xEB", "O’Neill Zoë"),
            ("ISO_8859-2:1987x", b"Zo\xEB", "Zoë"),
            ("iso-8859-2", b"\xA3ukasz", "Łukasz"),
            ("iso-8859-14", b"\xF0yn", "ŵyn"),
            ("ISO-8859-15", b"\xA4\xBD", "€œ"),
            ("windows-1250", b"\x8Aimon", "Šimon"),
            ("windows-1251", b"\xCE\xEB\xE5\xED\xE0", "Олена"),
            ("iso-8859-9", b"\xDD\x80", "İ€"),
            ("iso-8859-8", b"\xE0\xFA", "\u{5D0}\u{5EA}"),
            ("windows-1256", b"\xE3", "\u{645}"),
            ("koi8-u", b"\xEF\xCC\xC5\xCE\xC1", "Олена"),
            ("utf-16", b"A\0\xEB\0", "Aë"),
            ("utf-16be", b"\0A\0\xEB", "Aë"),
            ("utf-16le", b"\xFE\xFF\0A", "A"),
        ];
        for (label, bytes, text) in cases {
            assert_eq!(decode(label, bytes).0, *text, "{label}");
        }
        assert_eq!(decode("gb2312", b"9276308686"), ("9276308686".into(), true));
        assert!(!decode("gb2312", b"\xC4\xE3 9276308686").1);
    }

    #[test]
    fn tables_are_whole() {
        for table in [letters::ISO_8859_3, letters::ISO_8859_6, letters::ISO_8859_16] {
            assert_eq!(table.chars().count(), 96);
        }
        for table in [letters::WINDOWS_1254, letters::WINDOWS_1255, letters::KOI8_R] {
            assert_eq!(table.chars().count(), 128);
        }
    }
}
