//! The files of a tar archive.

use super::bytes::slice;
use crate::breach::message::UnreadReason;
use crate::text::decoded;

const BLOCK: usize = 512;

/// The longest name of a file.
// CHOICE: Linux allows 4,096 bytes.
const LONGEST_NAME: usize = 4_096;

/// Goes through the files of an archive until the end or until `take` says false.
// SOURCE: POSIX.1-2017, pax, "ustar Interchange Format" and "pax Header Block"; GNU's `L` for long names.
pub(super) fn each(data: &[u8], take: &mut dyn FnMut(&str, &[u8]) -> bool) -> Result<(), UnreadReason> {
    let mut at = 0;
    let mut long_name = None;
    while let Some(header) = slice(data, at, BLOCK) {
        if header.iter().all(|&byte| byte == 0) {
            return Ok(());
        }
        let size = octal(slice(header, 124, 12)).ok_or(UnreadReason::Damaged)?;
        let content = slice(data, at + BLOCK, size).ok_or(UnreadReason::Damaged)?;
        match header.get(156) {
            Some(b'L') => long_name = Some(text(content)),
            Some(b'x') => long_name = pax_path(content).or(long_name),
            Some(b'0' | b'7' | 0) => {
                let name = long_name.take().unwrap_or_else(|| name(header));
                if name.len() > LONGEST_NAME {
                    return Err(UnreadReason::Damaged);
                }
                if !take(&name, content) {
                    return Ok(());
                }
            }
            _ => {}
        }
        at += BLOCK + size.next_multiple_of(BLOCK);
    }
    // An archive ends with blocks of zeros; programs read one without them.
    if at >= data.len() { Ok(()) } else { Err(UnreadReason::Damaged) }
}

fn name(header: &[u8]) -> String {
    let (name, prefix) = (text(header.get(..100).unwrap_or_default()), slice(header, 345, 155).map(text));
    prefix.filter(|prefix| !prefix.is_empty()).map_or(name.clone(), |prefix| format!("{prefix}/{name}"))
}

/// Text up to the first zero.
fn text(field: &[u8]) -> String {
    decoded(field.split(|&byte| byte == 0).next().unwrap_or_default())
}

fn octal(field: Option<&[u8]>) -> Option<usize> {
    let text = text(field?);
    let digits = text.trim();
    if digits.is_empty() { Some(0) } else { usize::from_str_radix(digits, 8).ok() }
}

/// The path among lines such as `27 path=lists/class.csv`.
fn pax_path(content: &[u8]) -> Option<String> {
    let text = decoded(content);
    text.lines().find_map(|line| line.split_once(" path=").map(|(_, path)| path.to_owned()))
}
