//! RAR archives: whether they are encrypted. They are not unpacked.

use super::bytes::{size_at, u16_at};
use crate::breach::message::{Encryption, UnreadReason};
use crate::breach::reading::Opened;

/// The most blocks that are looked at.
// CHOICE: whoever encrypts an archive encrypts its first files too.
const MOST_BLOCKS: usize = 1_000;

/// Whether an archive is encrypted.
pub(super) fn open(data: &[u8]) -> Opened {
    let is_encrypted = match data.get(6) {
        Some(0) => is_encrypted_4(data),
        Some(1) => is_encrypted_5(data),
        _ => None,
    };
    if is_encrypted == Some(true) {
        Opened::Sealed(Encryption::Other, String::new())
    } else {
        Opened::Unread(UnreadReason::UnsupportedKind)
    }
}

// SOURCE: UnRAR, headers.hpp: block 0x73 is the archive with 0x80 for encrypted headers, 0x74 a file with 4 for an
// encrypted one, 0x8000 says that data follow the header.
fn is_encrypted_4(data: &[u8]) -> Option<bool> {
    let mut at = 7;
    for _ in 0..MOST_BLOCKS {
        let (kind, flags) = (*data.get(at + 2)?, u16_at(data, at + 3)?);
        let length = usize::from(u16_at(data, at + 5)?);
        if kind == 0x73 && flags & 0x80 != 0 || kind == 0x74 && flags & 4 != 0 {
            return Some(true);
        }
        let has_data = flags & 0x8000 != 0 || kind == 0x74;
        let behind = if has_data { size_at(data, at + 7)? } else { 0 };
        at = at.checked_add(length.max(7))?.checked_add(behind)?;
    }
    None
}

// SOURCE: RAR 5.0 archive format, "Archive encryption header" (type 4) and "File encryption record" (1) in the extra
// area of a file header (2).
fn is_encrypted_5(data: &[u8]) -> Option<bool> {
    let mut at = 8;
    for _ in 0..MOST_BLOCKS {
        // Four bytes of checksum come first.
        let mut header = Numbers { data, at: at + 4 };
        let length = header.next()?;
        let end = header.at.checked_add(length)?;
        let (kind, flags) = (header.next()?, header.next()?);
        let extra = if flags & 1 != 0 { header.next()? } else { 0 };
        let behind = if flags & 2 != 0 { header.next()? } else { 0 };
        if kind == 4 || kind == 2 && has_encryption(data.get(end.checked_sub(extra)?..end)?) {
            return Some(true);
        }
        at = end.checked_add(behind)?;
    }
    None
}

fn has_encryption(extra: &[u8]) -> bool {
    let mut record = Numbers { data: extra, at: 0 };
    while let Some(length) = record.next() {
        let end = record.at.saturating_add(length);
        if record.next() == Some(1) {
            return true;
        }
        record.at = end;
    }
    false
}

/// Numbers of seven bits a byte, the lowest first.
struct Numbers<'a> {
    data: &'a [u8],
    at: usize,
}

impl Numbers<'_> {
    fn next(&mut self) -> Option<usize> {
        let mut number = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = *self.data.get(self.at)?;
            self.at += 1;
            number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return usize::try_from(number).ok();
            }
        }
        None
    }
}
