//! What hangs on a message: archives, office files, PDFs, and whether a file is encrypted.
//!
//! A file is what its first bytes say; its name is asked only where they say nothing. Everything stops at a bound: of
//! the bytes unpacked, of the text, of files inside files. What is not read is named with its reason, never passed
//! over.

mod archive;
mod budget;
mod bytes;
mod compound;
mod lines;
mod office;
mod open_document;
mod pdf;
mod rar;
mod rich_text;
mod sealed;
mod serial;
mod seven_zip;
mod table;
mod tape;
mod workbook;
mod xml;
mod zip;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

use self::bytes::find;
use super::message::{EmailMessage, UnreadReason};
use super::reading::{Opened, ReadBounds, Reading};

pub(super) use self::budget::Budget;

impl EmailMessage {
    /// Reads a file and hangs it on the message, with all that is in it.
    ///
    /// What could not be read is added to [`unread`](Self::unread).
    ///
    /// # Source
    ///
    /// Guide, 1.4 (Security Requirements): learner details may be sent in a file that is encrypted.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::breach::{EmailMessage, ReadBounds};
    ///
    /// let mut message = EmailMessage::default();
    /// message.attach("ages.txt.gpg", b"-----BEGIN PGP MESSAGE-----\n\nhF4D", &ReadBounds::default());
    /// assert!(message.attachments[0].encryption.is_some());
    /// ```
    pub fn attach(&mut self, name: &str, data: &[u8], bounds: &ReadBounds) {
        let mut reading = Reading::of(self, *bounds);
        if data.len() > bounds.message_bytes {
            reading.put(name.to_owned(), Opened::Unread(UnreadReason::TooLarge));
        } else {
            // What hangs on a message lies 1 deep.
            reading.open(name.to_owned(), "", data, 1);
        }
        (self.attachments, self.unread) = (reading.attachments, reading.unread);
    }
}

/// A kind of file, as its first bytes say.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Zip,
    SevenZip,
    Rar,
    Gzip,
    Tape,
    Compound,
    Pdf,
    RichText,
    /// A picture, sound, film or program.
    Unread,
}

/// Where a sign stands in a file of a kind.
// SOURCE: each format's own description: APPNOTE 4.3.7; 7zFormat.txt; RAR 5.0 technote; RFC 1952, 2.3.1; POSIX ustar;
// MS-CFB 2.2; ISO 32000-1, 7.5.2; RTF 1.9.1; PNG, JPEG, GIF, TIFF, BMP, RIFF, Ogg, ISO base media, MP3, ELF and PE.
const SIGNS: &[(usize, &[u8], Kind)] = &[
    (0, b"PK\x03\x04", Kind::Zip),
    (0, b"PK\x05\x06", Kind::Zip),
    (0, b"PK\x07\x08", Kind::Zip),
    (0, b"7z\xBC\xAF\x27\x1C", Kind::SevenZip),
    (0, b"Rar!\x1A\x07", Kind::Rar),
    (0, b"\x1F\x8B", Kind::Gzip),
    (257, b"ustar", Kind::Tape),
    (0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Compound),
    (0, b"{\\rtf", Kind::RichText),
    (0, b"\x89PNG\r\n\x1A\n", Kind::Unread),
    (0, b"\xFF\xD8\xFF", Kind::Unread),
    (0, b"GIF8", Kind::Unread),
    (0, b"II*\0", Kind::Unread),
    (0, b"MM\0*", Kind::Unread),
    (0, b"RIFF", Kind::Unread),
    (0, b"OggS", Kind::Unread),
    (0, b"ID3", Kind::Unread),
    (4, b"ftyp", Kind::Unread),
    (0, b"\x7FELF", Kind::Unread),
    (0, b"BZh", Kind::Unread),
    (0, b"\xFD7zXZ\0", Kind::Unread),
    (0, b"\x28\xB5\x2F\xFD", Kind::Unread),
];

/// Endings of names whose files begin with a sign above: one without it is damaged, or something that hides.
const SIGNED_ENDINGS: &[&str] = &[
    ".zip", ".docx", ".docm", ".xlsx", ".xlsm", ".xlsb", ".pptx", ".odt", ".ods", ".odp", ".pdf", ".7z",
    ".rar", ".gz", ".tgz",
];

/// Endings and media types of pictures, sound, films and programs whose first bytes say too little.
const UNREAD_ENDINGS: &[&str] =
    &[".bmp", ".ico", ".heic", ".mp3", ".aac", ".wmv", ".exe", ".dll", ".iso", ".pst"];
const UNREAD_TYPES: &[&str] = &["image/", "audio/", "video/", "font/"];

/// How far into a file a PDF may begin.
// SOURCE: ISO 32000-1, annex H, implementation note 13.
const PDF_START: usize = 1_024;

/// Reads a file of one of the kinds known here; none where it is another, perhaps text.
///
/// What stands inside an archive is put into `reading` after it.
pub(super) fn open(
    reading: &mut Reading,
    name: &str,
    media_type: &str,
    data: &[u8],
    depth: usize,
) -> Option<Opened> {
    if data.is_empty() || is_mail(name, media_type) {
        return None;
    }
    let Some(kind) = kind(data) else {
        return sealed::open(reading, name, data, depth).or_else(|| by_name(name, media_type));
    };
    let is_inside = matches!(kind, Kind::Zip | Kind::Gzip | Kind::Tape);
    if is_inside && depth >= reading.bounds.depth {
        return Some(Opened::Unread(UnreadReason::TooDeep));
    }
    let most = reading.text_left();
    Some(match kind {
        Kind::Zip => archive::open_zip(reading, name, data, depth),
        Kind::Gzip => archive::open_gzip(reading, name, data, depth),
        Kind::Tape => archive::open_tape(reading, name, data, depth),
        Kind::SevenZip => seven_zip::open(data),
        Kind::Rar => rar::open(data),
        Kind::Compound => compound::open(data),
        Kind::Pdf => pdf::open(reading, name, data, depth),
        Kind::RichText => rich_text::open(data, most),
        Kind::Unread => Opened::Unread(UnreadReason::UnsupportedKind),
    })
}

fn kind(data: &[u8]) -> Option<Kind> {
    let is_there =
        |(at, sign, _): &&(usize, &[u8], Kind)| data.get(*at..).is_some_and(|data| data.starts_with(sign));
    let start = data.get(..data.len().min(PDF_START)).unwrap_or_default();
    let signed = SIGNS.iter().find(is_there).map(|(.., kind)| *kind);
    signed.or_else(|| find(start, b"%PDF-").map(|_| Kind::Pdf))
}

/// Whether a file is a mail, whatever stands in its first lines.
fn is_mail(name: &str, media_type: &str) -> bool {
    let name = name.to_ascii_lowercase();
    media_type.starts_with("message/")
        || [".eml", ".mht", ".mhtml"].iter().any(|ending| name.ends_with(ending))
}

fn by_name(name: &str, media_type: &str) -> Option<Opened> {
    let name = name.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if ends(SIGNED_ENDINGS) {
        return Some(Opened::Unread(UnreadReason::Damaged));
    }
    // SVG is text with markup.
    let is_unread =
        UNREAD_TYPES.iter().any(|start| media_type.starts_with(start)) && !media_type.contains("xml");
    (is_unread || ends(UNREAD_ENDINGS)).then_some(Opened::Unread(UnreadReason::UnsupportedKind))
}
