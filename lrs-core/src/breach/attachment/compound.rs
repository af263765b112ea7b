//! Compound files: the old office formats, and the envelope around an encrypted new one.
//!
//! Only their directory is read, and the few bytes that say whether a document is encrypted.

use super::bytes::{size_at, slice, u16_at, u32_at};
use crate::breach::message::{Encryption, UnreadReason};
use crate::breach::reading::Opened;

// SOURCE: MS-CFB 2.2 (header), 2.1 (sector numbers), 2.6.1 (directory entries).
const LARGEST_SECTOR: u32 = 0xFFFF_FFFA;
const ENTRY: usize = 128;
const STREAM: u8 = 2;

/// The most entries of a directory that are looked at.
// CHOICE: an Outlook message with many attachments has some thousands.
const MOST_ENTRIES: usize = 16_384;

/// The records of an old workbook among which its password must stand.
// CHOICE: it is the first or second after the start.
const MOST_RECORDS: usize = 16;

/// Whether a compound file is encrypted; none of them is read.
pub(super) fn open(data: &[u8]) -> Opened {
    match is_encrypted(data) {
        Some(true) => Opened::Sealed(Encryption::Office, String::new()),
        Some(false) => Opened::Unread(UnreadReason::UnsupportedKind),
        None => Opened::Unread(UnreadReason::Damaged),
    }
}

fn is_encrypted(data: &[u8]) -> Option<bool> {
    let file = Compound::read(data)?;
    let stream = |name: &str| file.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
    // SOURCE: MS-OFFCRYPTO 2.3.4.4 (EncryptedPackage); MS-PPT 2.3.7 has its summary encrypted too.
    if stream("EncryptedPackage").is_some() || stream("EncryptedSummary").is_some() {
        return Some(true);
    }
    if let Some(entry) = stream("WordDocument") {
        // SOURCE: MS-DOC 2.5.2 (FibBase): the flags at 10, of which fEncrypted is 0x0100.
        let start = file.start(entry).unwrap_or_default();
        return Some(u16_at(start, 10).is_some_and(|flags| flags & 0x0100 != 0));
    }
    let workbook = stream("Workbook").or_else(|| stream("Book")).and_then(|entry| file.start(entry));
    Some(workbook.is_some_and(has_file_pass))
}

/// Whether an old workbook has the record that asks for a password.
// SOURCE: MS-XLS 2.4.117 (FilePass), type 0x002F.
fn has_file_pass(stream: &[u8]) -> bool {
    let mut at = 0;
    for _ in 0..MOST_RECORDS {
        let (Some(kind), Some(length)) = (u16_at(stream, at), u16_at(stream, at + 2)) else { return false };
        if kind == 0x002F {
            return true;
        }
        at += 4 + usize::from(length);
    }
    false
}

/// A stream of a compound file.
struct Entry {
    name: String,
    sector: u32,
    size: usize,
}

/// A compound file whose directory was read.
struct Compound<'a> {
    data: &'a [u8],
    sector_bytes: usize,
    /// Smaller streams lie elsewhere.
    cutoff: usize,
    entries: Vec<Entry>,
}

impl<'a> Compound<'a> {
    fn read(data: &'a [u8]) -> Option<Self> {
        let shift = u16_at(data, 30).filter(|shift| (7..=16).contains(shift))?;
        let sector_bytes = 1_usize << shift;
        let mut file = Self { data, sector_bytes, cutoff: size_at(data, 56)?, entries: Vec::new() };
        let mut sector = u32_at(data, 48)?;
        // A chain that is longer than the file runs in a circle.
        for _ in 0..data.len() / sector_bytes {
            if sector > LARGEST_SECTOR || file.entries.len() >= MOST_ENTRIES {
                break;
            }
            let entries = file.sector(sector)?;
            file.entries.extend(entries.chunks_exact(ENTRY).filter_map(entry));
            // Where the chain cannot be followed, what was seen counts.
            let Some(next) = file.next(sector) else { break };
            sector = next;
        }
        Some(file).filter(|file| !file.entries.is_empty())
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let at = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector_bytes)?;
        // The last sector may be cut off.
        let length = self.sector_bytes.min(self.data.len().checked_sub(at)?);
        slice(self.data, at, length)
    }

    /// The sector behind one, by the table whose sectors the header lists.
    fn next(&self, sector: u32) -> Option<u32> {
        let at = usize::try_from(sector).ok()?;
        let in_sector = self.sector_bytes / 4;
        // SOURCE: MS-CFB 2.2: 109 sectors of the table stand in the header, from 76 on.
        let table = Some(at / in_sector).filter(|&table| table < 109)?;
        let table = self.sector(u32_at(self.data, 76 + table * 4)?)?;
        u32_at(table, at % in_sector * 4)
    }

    /// The first sector of a stream.
    fn start(&self, entry: &Entry) -> Option<&'a [u8]> {
        if entry.size < self.cutoff { None } else { self.sector(entry.sector) }
    }
}

fn entry(record: &[u8]) -> Option<Entry> {
    if record.get(66) != Some(&STREAM) {
        return None;
    }
    let length = usize::from(u16_at(record, 64)?).clamp(2, 64) - 2;
    let units = record.get(..length)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
    let name =
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Some(Entry { name, sector: u32_at(record, 116)?, size: size_at(record, 120)? })
}
