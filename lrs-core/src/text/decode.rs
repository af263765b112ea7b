//! Bytes to text where nothing says how they are written: UTF-8, UTF-16 and windows-1252.

/// The letters of windows-1252 from 0x80 to 0x9F; where it has none, the control character of that number.
// SOURCE: Unicode Consortium, mapping file CP1252.TXT.
const WINDOWS_1252: [u16; 32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
];

/// The text of a whole file: what its mark says, UTF-16 where every other byte is 0, else UTF-8, in which a byte that
/// is none is read as windows-1252. No letter is lost.
pub(crate) fn decoded(data: &[u8]) -> String {
    match data {
        [0xEF, 0xBB, 0xBF, text @ ..] => mixed(text),
        [0xFF, 0xFE, text @ ..] => utf16(text, u16::from_le_bytes),
        [0xFE, 0xFF, text @ ..] => utf16(text, u16::from_be_bytes),
        text if is_wide(text, |pair| matches!(*pair, [low, 0] if low != 0)) => {
            utf16(text, u16::from_le_bytes)
        }
        text if is_wide(text, |pair| matches!(*pair, [0, low] if low != 0)) => {
            utf16(text, u16::from_be_bytes)
        }
        text => mixed(text),
    }
}

/// The letter of a windows-1252 byte.
pub(crate) fn windows_1252(byte: u8) -> char {
    let unit = match byte {
        0x80..=0x9F => WINDOWS_1252.get(usize::from(byte - 0x80)).copied().unwrap_or(u16::from(byte)),
        _ => u16::from(byte),
    };
    char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// UTF-8 with bytes of windows-1252 in it.
fn mixed(data: &[u8]) -> String {
    let mut text = String::with_capacity(data.len());
    for chunk in data.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|&byte| windows_1252(byte)));
    }
    text
}

fn utf16(data: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = data.as_chunks::<2>();
    // A last byte without its pair: a letter is lost, and says so.
    let units = pairs.iter().map(|&pair| unit(pair)).chain(rest.first().map(|_| 0xFFFD));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Whether the start is UTF-16 of plain letters.
fn is_wide(data: &[u8], is_letter: fn(&[u8]) -> bool) -> bool {
    // CHOICE: 32 letters, of which even two tell.
    let pairs = data.get(..data.len().min(64)).unwrap_or_default().chunks_exact(2);
    pairs.len() >= 2 && pairs.clone().all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Zoë O’Neill, 𝒳";
        let wide = |to_bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to_bytes).collect::<Vec<_>>();
        assert_eq!(decoded(text.as_bytes()), text);
        assert_eq!(decoded(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()), text);
        assert_eq!(decoded(&[b"\xFF\xFE".to_vec(), wide(u16::to_le_bytes)].concat()), text);
        assert_eq!(decoded(&[b"\xFE\xFF".to_vec(), wide(u16::to_be_bytes)].concat()), text);
        assert_eq!(decoded(b"Z\0o\0"), "Zo");
        assert_eq!(decoded(b"\0Z\0o"), "Zo");
        assert_eq!(decoded(b"Zo\xEB O\x92Neill"), "Zoë O’Neill");
        assert_eq!(decoded(b"Zo\xC3\xAB Bj\xF6rk \x81"), "Zoë Björk \u{81}");
    }
}
