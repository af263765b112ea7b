//! Bytes that somebody says are text, as text: UTF-8, UTF-16 or windows-1252, by what they look like.
//!
//! No letter is ever lost: a byte that is not UTF-8 is read as windows-1252, which is what a British Windows
//! writes. The table of 32 letters stands here because a general crate of encodings would weigh more in a browser
//! than the rest of this library.

/// The letters of windows-1252 from 0x80 to 0x9F; 0 where it has none.
// SOURCE: Unicode Consortium, mapping file CP1252.TXT.
const WINDOWS_1252: [u16; 32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0, 0x017E, 0x0178,
];

/// The letter of a windows-1252 byte; none for the five bytes that have none.
pub(crate) fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => {
            let unit = WINDOWS_1252.get(usize::from(byte - 0x80)).copied().filter(|&unit| unit != 0)?;
            char::from_u32(u32::from(unit))
        }
        _ => Some(char::from(byte)),
    }
}

/// The windows-1252 byte of a letter. A control character stands for its own byte, which is how programs
/// carry the five bytes that have no letter.
pub(crate) fn windows_1252_byte(letter: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(letter)) {
        return Some(byte);
    }
    let unit = u16::try_from(u32::from(letter)).ok()?;
    let place = WINDOWS_1252.iter().position(|&known| known == unit)?;
    u8::try_from(place + 0x80).ok()
}

/// The text of some bytes, however it is written.
///
/// A mark at the start is believed; without one, zeros in every other byte are UTF-16.
pub(crate) fn decoded(data: &[u8]) -> String {
    match data {
        [0xEF, 0xBB, 0xBF, rest @ ..] => from_utf8(rest),
        [0xFF, 0xFE, rest @ ..] => from_utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => from_utf16(rest, u16::from_be_bytes),
        _ if has_zeros(data, 1) => from_utf16(data, u16::from_le_bytes),
        _ if has_zeros(data, 0) => from_utf16(data, u16::from_be_bytes),
        _ => from_utf8(data),
    }
}

/// Whether the given byte of nearly every pair is zero, and the other is not: UTF-16 of a European language.
// CHOICE: three quarters of the first 64 pairs; a name in Greek letters may stand among them.
fn has_zeros(data: &[u8], place: usize) -> bool {
    let pairs = data.get(..data.len().min(128)).unwrap_or_default().chunks_exact(2);
    let count = pairs.len();
    let alike = pairs.filter(|pair| pair.get(place) == Some(&0) && pair.get(1 - place) != Some(&0)).count();
    count >= 2 && alike * 4 >= count * 3
}

fn from_utf16(data: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = data.chunks(2).map(|pair| match *pair {
        [first, second] => unit([first, second]),
        // A last byte without its pair: a letter is lost, and says so.
        _ => 0xFFFD,
    });
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn from_utf8(data: &[u8]) -> String {
    let mut text = String::with_capacity(data.len());
    for chunk in data.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|&byte| windows_1252(byte).unwrap_or(char::from(byte))));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Zoë O’Neill, 𝒳, written long enough";
        assert_eq!(decoded(text.as_bytes()), text);
        assert_eq!(decoded(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()), text);
        assert_eq!(decoded(&utf16(text, u16::to_le_bytes)), text);
        assert_eq!(decoded(&utf16(text, u16::to_be_bytes)), text);
        assert_eq!(decoded(&[vec![0xFF, 0xFE], utf16(text, u16::to_le_bytes)].concat()), text);
        assert_eq!(decoded(&[vec![0xFE, 0xFF], utf16(text, u16::to_be_bytes)].concat()), text);
        assert_eq!(decoded(b"Zo\xEB O\x92Neill"), "Zoë O’Neill");
        assert_eq!(decoded(b"Zo\xC3\xAB Bj\xF6rk\x81"), "Zoë Björk\u{81}");
    }

    #[test]
    fn what_is_cut_off_is_marked_as_lost() {
        assert_eq!(decoded(&[0xFF, 0xFE, 0x41, 0, 0x00, 0xD8, 0x42]), "A\u{FFFD}\u{FFFD}");
        assert_eq!(decoded(b""), "");
        assert_eq!(decoded(b"\0"), "\0");
    }
}
