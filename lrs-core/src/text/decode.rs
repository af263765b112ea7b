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
