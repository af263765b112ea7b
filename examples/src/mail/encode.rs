//! Text as bytes, and bytes as lines of a mail.

use super::shape::{Charset, LineEnd};

/// What stands in the bytes 0x80 to 0x9F of windows-1252; a space where nothing does.
// SOURCE: WHATWG Encoding, index windows-1252, without the control characters that fill its holes.
const WINDOWS_1252: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// The characters of a line of base64 or of quoted-printable.
// SOURCE: RFC 2045, 6.7 and 6.8.
const LINE: usize = 76;

impl Charset {
    /// The bytes of a text; none where the charset lacks one of its characters.
    pub(super) fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Utf8 | Self::Unlabelled => Some(text.as_bytes().to_vec()),
            Self::Latin1 => text.chars().map(|letter| u8::try_from(u32::from(letter)).ok()).collect(),
            Self::Windows1252 | Self::CalledLatin1 => text.chars().map(windows_1252).collect(),
            Self::Utf16 => Some([vec![0xFE, 0xFF], utf_16(text, u16::to_be_bytes)].concat()),
            Self::Utf16Le => Some(utf_16(text, u16::to_le_bytes)),
        }
    }

    /// What a mail calls it.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Unlabelled => "",
            Self::Latin1 | Self::CalledLatin1 => "iso-8859-1",
            Self::Windows1252 => "windows-1252",
            Self::Utf16 => "utf-16",
            Self::Utf16Le => "utf-16le",
        }
    }
}

fn windows_1252(letter: char) -> Option<u8> {
    if let code @ (0..0x80 | 0xA0..0x100) = u32::from(letter) {
        return u8::try_from(code).ok();
    }
    let at = WINDOWS_1252.chars().position(|other| other == letter)?;
    u8::try_from(0x80 + at).ok()
}

fn utf_16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// A text with the line ends of a mail.
pub(super) fn with_line_ends(text: &str, end: LineEnd) -> String {
    let text = text.replace("\r\n", "\n");
    if end == LineEnd::Lf { text } else { text.replace('\n', "\r\n") }
}

/// Base64 without line ends.
pub(super) fn base64(data: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(data.len().div_ceil(3) * 4);
    for three in data.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let index = (bits >> (18 - 6 * place)) & 63;
            let letter = LETTERS.get(index as usize).copied().unwrap_or(b'A');
            text.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

/// Base64 in lines.
pub(super) fn base64_lines(data: &[u8]) -> String {
    let mut lines = String::new();
    for (at, letter) in base64(data).chars().enumerate() {
        if at > 0 && at % LINE == 0 {
            lines.push('\n');
        }
        lines.push(letter);
    }
    lines.push('\n');
    lines
}

/// Quoted-printable in lines; each line feed of the text stays one.
pub(super) fn quoted_printable(data: &[u8]) -> String {
    let mut text = String::new();
    let mut column = 0;
    let mut bytes = data.iter().copied().filter(|&byte| byte != b'\r').peekable();
    while let Some(byte) = bytes.next() {
        if byte == b'\n' {
            text.push('\n');
            column = 0;
            continue;
        }
        let ends_line = bytes.peek().is_none_or(|&next| next == b'\n');
        let is_plain =
            matches!(byte, b'!'..=b'<' | b'>'..=b'~') || (matches!(byte, b' ' | b'\t') && !ends_line);
        let width = if is_plain { 1 } else { 3 };
        if column + width >= LINE {
            text.push_str("=\n");
            column = 0;
        }
        if is_plain {
            text.push(char::from(byte));
        } else {
            text.extend(["=", &format!("{byte:02X}")]);
        }
        column += width;
    }
    text
}

/// The letters of encoded words in UTF-8 (RFC 2047), cut so that each word is whole and short.
pub(super) fn encoded_words(text: &str, by_letter: bool) -> String {
    // CHOICE: 36 bytes are 48 letters of base64, or 108 of quoted-printable, of which one word has room for 75 in all.
    let most = if by_letter { 15 } else { 36 };
    let mut words: Vec<String> = Vec::new();
    let mut piece = String::new();
    for letter in text.chars() {
        if piece.len() + letter.len_utf8() > most {
            words.push(encoded_word(&piece, by_letter));
            piece.clear();
        }
        piece.push(letter);
    }
    words.push(encoded_word(&piece, by_letter));
    words.join("\n ")
}

fn encoded_word(text: &str, by_letter: bool) -> String {
    if !by_letter {
        return format!("=?UTF-8?B?{}?=", base64(text.as_bytes()));
    }
    let letters = text.bytes().map(|byte| match byte {
        b' ' => "_".to_owned(),
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ => format!("={byte:02X}"),
    });
    format!("=?utf-8?Q?{}?=", letters.collect::<String>())
}

/// A parameter's value as RFC 2231 has it.
pub(super) fn percent(text: &str) -> String {
    let letters = text.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_letters() {
        assert_eq!(base64(b"any carnal pleas"), "YW55IGNhcm5hbCBwbGVhcw==");
        assert_eq!(base64(b"any carnal pleasu"), "YW55IGNhcm5hbCBwbGVhc3U=");
        assert_eq!(quoted_printable("Siân \nx=1".as_bytes()), "Si=C3=A2n=20\nx=3D1");
        assert_eq!(encoded_words("Siân", true), "=?utf-8?Q?Si=C3=A2n?=");
        assert_eq!(percent("Siân.csv"), "Si%C3%A2n.csv");
    }

    #[test]
    fn charsets_have_their_characters_and_no_other() {
        assert_eq!(Charset::Windows1252.encode("€—Ÿé"), Some(vec![0x80, 0x97, 0x9F, 0xE9]));
        assert_eq!(Charset::Latin1.encode("’"), None);
        assert_eq!(Charset::Windows1252.encode("ŵ"), None);
        assert_eq!(Charset::Utf16.encode("a"), Some(vec![0xFE, 0xFF, 0, b'a']));
    }
}
