//! The directory of a ZIP archive and the bytes of its entries.
//!
//! Read here rather than by a crate: two entries of one name must both be seen, what an entry's header says about
//! sizes must not be believed, and whether an entry is encrypted must be told without opening it.

use super::budget::Budget;
use super::bytes::{long_size_at, size_at, slice, u16_at, u32_at};
use crate::breach::message::{Encryption, UnreadReason};
use crate::text::decoded;

// SOURCE: PKWARE, APPNOTE.TXT 6.3.10: 4.3.7 local header, 4.3.12 central directory, 4.3.14 to 4.3.16 its end.
const LOCAL: u32 = 0x0403_4B50;
const CENTRAL: u32 = 0x0201_4B50;
const END: u32 = 0x0605_4B50;
const END_64: u32 = 0x0606_4B50;
const LOCATOR_64: u32 = 0x0706_4B50;

// SOURCE: PKWARE, APPNOTE.TXT 4.4.4, general purpose bit flag.
const IS_ENCRYPTED: u16 = 1;
const IS_STRONG: u16 = 1 << 6;
const IS_UTF8: u16 = 1 << 11;
const IS_MASKED: u16 = 1 << 13;

// SOURCE: PKWARE, APPNOTE.TXT 4.4.5; 99 is WinZip's AES.
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
const AES: u16 = 99;

/// The bytes that the record at the end has without its comment.
const END_LENGTH: usize = 22;

/// One file of an archive, as its directory says.
pub(super) struct Entry {
    /// Its path in the archive.
    pub(super) name: String,
    /// What keeps it closed.
    pub(super) seal: Option<Encryption>,
    method: u16,
    packed: usize,
    unpacked: usize,
    /// Where its local header is.
    at: usize,
}

impl Entry {
    /// Whether it is a folder.
    pub(super) fn is_folder(&self) -> bool {
        self.name.ends_with('/') || self.name.ends_with('\\')
    }
}

/// An archive whose directory was read.
pub(super) struct Archive<'a> {
    data: &'a [u8],
    pub(super) entries: Vec<Entry>,
    /// There are more entries than were asked for.
    pub(super) is_cut: bool,
}

/// Where the directory is.
struct Directory {
    start: usize,
    end: usize,
    /// How many entries it claims to have, where that is known.
    count: u64,
    /// How far all places are moved by what stands before the archive.
    shift: usize,
}

impl<'a> Archive<'a> {
    /// Reads the directory, up to so many entries.
    pub(super) fn read(data: &'a [u8], most: usize) -> Result<Self, UnreadReason> {
        let directory = directory(data).ok_or(UnreadReason::Damaged)?;
        let mut archive = Archive { data, entries: Vec::new(), is_cut: false };
        let mut at = directory.start;
        while at < directory.end {
            if archive.entries.len() >= most {
                archive.is_cut = true;
                return Ok(archive);
            }
            let (entry, length) = entry(data, at, directory.shift).ok_or(UnreadReason::Damaged)?;
            archive.entries.push(entry);
            at += length;
        }
        // The count has 16 bits where the archive is not a ZIP64.
        let is_whole = (archive.entries.len() as u64 ^ directory.count).trailing_zeros() >= 16;
        if is_whole { Ok(archive) } else { Err(UnreadReason::Damaged) }
    }

    /// The entry of a path, however its letters are cased.
    pub(super) fn find(&self, path: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(path))
    }

    /// The bytes of an entry.
    pub(super) fn unpack(&self, entry: &Entry, budget: &mut Budget) -> Result<Vec<u8>, UnreadReason> {
        if entry.seal.is_some() {
            return Err(UnreadReason::Encrypted);
        }
        let packed = self.packed(entry).ok_or(UnreadReason::Damaged)?;
        let data = match entry.method {
            STORED => {
                budget.take(packed.len())?;
                packed.to_vec()
            }
            DEFLATED => budget.inflate(packed)?.data,
            _ => return Err(UnreadReason::UnsupportedKind),
        };
        if data.len() == entry.unpacked { Ok(data) } else { Err(UnreadReason::Damaged) }
    }

    /// The packed bytes of an entry. The local header must agree that it is open, or programs would not agree about it.
    fn packed(&self, entry: &Entry) -> Option<&'a [u8]> {
        let local = self.data.get(entry.at..)?;
        let is_open = u32_at(local, 0)? == LOCAL && u16_at(local, 6)? & IS_ENCRYPTED == 0;
        let before = 30 + usize::from(u16_at(local, 26)?) + usize::from(u16_at(local, 28)?);
        slice(local, before, entry.packed).filter(|_| is_open)
    }
}

/// Finds the directory from the record at the end.
fn directory(data: &[u8]) -> Option<Directory> {
    // The comment behind the record has 16 bits of length.
    let first = data.len().saturating_sub(END_LENGTH + usize::from(u16::MAX));
    let last = data.len().checked_sub(END_LENGTH)?;
    (first..=last).rev().filter(|&at| u32_at(data, at) == Some(END)).find_map(|at| directory_at(data, at))
}

fn directory_at(data: &[u8], at: usize) -> Option<Directory> {
    let comment = usize::from(u16_at(data, at + 20)?);
    slice(data, at + END_LENGTH, comment)?;
    let locator = at.checked_sub(20).filter(|&locator| u32_at(data, locator) == Some(LOCATOR_64));
    if let Some(locator) = locator {
        return directory_64(data, locator);
    }
    let (count, size, start) = (u16_at(data, at + 10)?, size_at(data, at + 12)?, size_at(data, at + 16)?);
    let begins = at.checked_sub(size)?;
    let shift = begins.checked_sub(start)?;
    Some(Directory { start: begins, end: at, count: u64::from(count), shift })
}

fn directory_64(data: &[u8], locator: usize) -> Option<Directory> {
    let claimed = long_size_at(data, locator + 8)?;
    // What stands before the archive moves the record; it is right before its locator then.
    let at = [claimed, locator.checked_sub(56)?].into_iter().find(|&at| u32_at(data, at) == Some(END_64))?;
    let shift = at.checked_sub(claimed)?;
    let count = long_size_at(data, at + 32)? as u64;
    let size = long_size_at(data, at + 40)?;
    let start = long_size_at(data, at + 48)?.checked_add(shift)?;
    let end = start.checked_add(size).filter(|&end| end <= at)?;
    Some(Directory { start, end, count, shift })
}

/// The entry at a place of the directory, and how long its record is.
fn entry(data: &[u8], at: usize, shift: usize) -> Option<(Entry, usize)> {
    let record = data.get(at..).filter(|record| u32_at(record, 0) == Some(CENTRAL))?;
    let length = |at| u16_at(record, at).map(usize::from);
    let (flags, method) = (u16_at(record, 8)?, u16_at(record, 10)?);
    let (name_length, extra_length, comment_length) = (length(28)?, length(30)?, length(32)?);
    let name = slice(record, 46, name_length)?;
    let extra = slice(record, 46 + name_length, extra_length)?;
    let mut sizes = [size_at(record, 24)?, size_at(record, 20)?, size_at(record, 42)?];
    long_sizes(extra, &mut sizes);
    let [unpacked, packed, start] = sizes;
    let seal = match flags & IS_ENCRYPTED != 0 {
        _ if flags & IS_MASKED != 0 => Some(Encryption::Other),
        true if method == AES => Some(Encryption::ZipAes),
        true if flags & IS_STRONG != 0 => Some(Encryption::Other),
        true => Some(Encryption::ZipCrypto),
        false => None,
    };
    // CHOICE: a name that does not say it is UTF-8 is so more often than not.
    let name = if flags & IS_UTF8 != 0 { String::from_utf8_lossy(name).into_owned() } else { decoded(name) };
    let entry = Entry { name, seal, method, packed, unpacked, at: start.checked_add(shift)? };
    Some((entry, 46 + name_length + extra_length + comment_length))
}

/// Sizes that do not fit four bytes stand in the extra field 1, those alone and in this order.
fn long_sizes(extra: &[u8], sizes: &mut [usize; 3]) {
    let mut rest = extra;
    while let (Some(kind), Some(length)) = (u16_at(rest, 0), u16_at(rest, 2)) {
        let field = slice(rest, 4, usize::from(length)).unwrap_or_default();
        if kind == 1 {
            let mut places = (0..).step_by(8);
            for size in sizes.iter_mut().filter(|size| u32::try_from(**size) == Ok(u32::MAX)) {
                let long = places.next().and_then(|place| long_size_at(field, place));
                *size = long.unwrap_or(usize::MAX);
            }
        }
        rest = rest.get(4 + usize::from(length)..).unwrap_or_default();
    }
}
