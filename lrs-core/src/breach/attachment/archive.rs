//! Archives, whose entries are files of their own: ZIP, gzip, tar.

use super::bytes::u16_at;
use super::office::{self, Office};
use super::tape;
use super::zip::{Archive, Entry};
use crate::breach::message::UnreadReason;
use crate::breach::reading::{Opened, Reading};
use crate::text::decoded;

/// The most entries of a directory that are looked at.
// CHOICE: a presentation full of pictures has a few thousand parts.
const MOST_ENTRIES: usize = 16_384;

/// The most members of a gzip file.
// CHOICE: programs that pack on many cores write one for each 64 KiB.
const MOST_MEMBERS: usize = 10_000;

/// Reads a ZIP archive, or the office file that it is.
pub(super) fn open_zip(reading: &mut Reading, name: &str, data: &[u8], depth: usize) -> Opened {
    let archive = match Archive::read(data, MOST_ENTRIES) {
        Ok(archive) => archive,
        Err(reason) => return Opened::Unread(reason),
    };
    let Some(office) = Office::of(&archive) else {
        let seal = archive.entries.iter().find_map(|entry| entry.seal);
        let opened = seal.map_or(Opened::Text(String::new()), |seal| Opened::Sealed(seal, String::new()));
        reading.put(name.to_owned(), opened);
        unpack(reading, name, &archive, depth, |entry| !entry.is_folder());
        return Opened::Put;
    };
    if archive.is_cut {
        return Opened::Unread(UnreadReason::TooMany);
    }
    let most = reading.text_left();
    let opened = office.open(&archive, &mut reading.budget, most);
    if matches!(opened, Opened::Sealed(..)) || !archive.entries.iter().any(office::is_embedded) {
        return opened;
    }
    reading.put(name.to_owned(), opened);
    unpack(reading, name, &archive, depth, office::is_embedded);
    Opened::Put
}

/// Puts the entries of an archive into the reading, after it.
fn unpack(
    reading: &mut Reading,
    path: &str,
    archive: &Archive<'_>,
    depth: usize,
    is_wanted: fn(&Entry) -> bool,
) {
    for entry in archive.entries.iter().filter(|entry| is_wanted(entry)) {
        let name = format!("{path}/{}", entry.name);
        if !reading.has_room() {
            // Says that there are more.
            return reading.put(name, Opened::Unread(UnreadReason::TooMany));
        }
        if let Some(seal) = entry.seal {
            reading.put(name, Opened::Sealed(seal, String::new()));
            continue;
        }
        match archive.unpack(entry, &mut reading.budget) {
            Ok(data) => reading.open(name, "", &data, depth + 1),
            Err(reason) => reading.put(name, Opened::Unread(reason)),
        }
    }
    if archive.is_cut {
        reading.put(path.to_owned(), Opened::Unread(UnreadReason::TooMany));
    }
}

/// Reads a tar archive.
pub(super) fn open_tape(reading: &mut Reading, name: &str, data: &[u8], depth: usize) -> Opened {
    reading.put(name.to_owned(), Opened::Text(String::new()));
    let outcome = tape::each(data, &mut |entry, data| {
        let path = format!("{name}/{entry}");
        if !reading.has_room() {
            reading.put(path, Opened::Unread(UnreadReason::TooMany));
            return false;
        }
        match reading.budget.take(data.len()) {
            Ok(()) => reading.open(path, "", data, depth + 1),
            Err(reason) => reading.put(path, Opened::Unread(reason)),
        }
        true
    });
    if let Err(reason) = outcome {
        reading.put(format!("{name}/"), Opened::Unread(reason));
    }
    Opened::Put
}

/// Reads a gzip file, which is one file packed.
pub(super) fn open_gzip(reading: &mut Reading, name: &str, data: &[u8], depth: usize) -> Opened {
    let Some((inner, packed)) = gzip_member(data) else { return Opened::Unread(UnreadReason::Damaged) };
    let mut inflated = match reading.budget.inflate(packed) {
        Ok(inflated) => inflated,
        Err(reason) => return Opened::Unread(reason),
    };
    // Several members behind each other are one file.
    let mut rest = packed.get(inflated.consumed.saturating_add(8)..).unwrap_or_default();
    let mut left = MOST_MEMBERS;
    while let Some((_, packed)) = gzip_member(rest) {
        let more = match reading.budget.inflate(packed) {
            Ok(more) => more,
            Err(reason) => return Opened::Unread(reason),
        };
        inflated.data.extend_from_slice(&more.data);
        left -= 1;
        if inflated.data.len() > reading.bounds.text_bytes || left == 0 {
            return Opened::Unread(UnreadReason::TooLarge);
        }
        rest = packed.get(more.consumed.saturating_add(8)..).unwrap_or_default();
    }
    let inner = inner.filter(|inner| !inner.is_empty()).unwrap_or_else(|| without_gz(name));
    reading.put(name.to_owned(), Opened::Text(String::new()));
    if reading.has_room() {
        reading.open(format!("{name}/{inner}"), "", &inflated.data, depth + 1);
    } else {
        reading.put(String::new(), Opened::Unread(UnreadReason::TooMany));
    }
    Opened::Put
}

/// The name in the header of a gzip member, and what follows it.
// SOURCE: RFC 1952, 2.3 (member format).
fn gzip_member(data: &[u8]) -> Option<(Option<String>, &[u8])> {
    let [0x1F, 0x8B, 8, flags, ..] = *data else { return None };
    let mut at = 10;
    if flags & 4 != 0 {
        at += 2 + usize::from(u16_at(data, at)?);
    }
    let mut name = None;
    for flag in [8, 16] {
        if flags & flag != 0 {
            let text = data.get(at..)?.split(|&byte| byte == 0).next()?;
            at += text.len() + 1;
            // CHOICE: a longer name is none.
            name = name.or((flag == 8 && text.len() <= 1_024).then(|| decoded(text)));
        }
    }
    at += if flags & 2 != 0 { 2 } else { 0 };
    Some((name, data.get(at..)?))
}

/// What a packed file is called unpacked.
fn without_gz(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    let lower = name.to_ascii_lowercase();
    let cut = |ending: &str| lower.strip_suffix(ending).and_then(|rest| name.get(..rest.len()));
    match (cut(".gz"), cut(".tgz")) {
        (Some(inner), _) if !inner.is_empty() => inner.to_owned(),
        (_, Some(inner)) if !inner.is_empty() => format!("{inner}.tar"),
        _ => "unpacked".to_owned(),
    }
}
