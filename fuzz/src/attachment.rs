//! What hangs on a message: any bytes are opened within bounds.

use lrs_core::breach::{EmailMessage, Part, ReadBounds, UnreadReason};

/// Small, so that reaching them is common.
const BOUNDS: ReadBounds =
    ReadBounds { message_bytes: 1 << 20, text_bytes: 1 << 18, depth: 3, parts: 20, ratio: 50 };

/// Opens an archive: ZIP, 7z, RAR, tar, gzip, and what encrypts a file as a whole.
pub fn archive(data: &[u8]) {
    open("lists.zip", data);
    open("list", data);
}

/// Opens an office file: as it is, or put together from its parts, which are written as `path`, a line's end, the
/// part, and a byte 0.
pub fn office(data: &[u8]) {
    if matches!(data, [b'P', b'K', ..] | [0xD0 | b'{', ..]) {
        return open("class.xlsx", data);
    }
    open("class.xlsx", &archive_of_parts(data));
}

/// An archive of parts, each written as `path`, a line's end, the part, and a byte 0.
pub(crate) fn archive_of_parts(data: &[u8]) -> Vec<u8> {
    let parts = data.split(|&byte| byte == 0).filter_map(|part| {
        let end = part.iter().position(|&byte| byte == b'\n')?;
        Some((part.get(..end)?, part.get(end + 1..)?))
    });
    stored(parts)
}

/// Opens a PDF.
pub fn pdf(data: &[u8]) {
    open("class.pdf", data);
}

fn open(name: &str, data: &[u8]) {
    let mut message = EmailMessage::default();
    message.attach(name, data, &BOUNDS);
    assert!((1..=BOUNDS.parts).contains(&message.attachments.len()));
    let text: usize = message.attachments.iter().map(|attachment| attachment.text.len()).sum();
    assert!(text <= BOUNDS.text_bytes, "text within its bound");
    for (at, attachment) in message.attachments.iter().enumerate() {
        let is_said = message
            .unread
            .iter()
            .any(|unread| unread.part == Part::Attachment(at) && unread.reason == UnreadReason::Encrypted);
        // A mail with a closed part among open ones has that said too, and is itself open.
        assert!(is_said || attachment.encryption.is_none(), "what is closed is said to be unread");
    }
    for unread in &message.unread {
        assert!(matches!(unread.part, Part::Attachment(at) if at < message.attachments.len()));
    }
    let mut again = EmailMessage::default();
    again.attach(name, data, &BOUNDS);
    assert!(again == message, "the same bytes give the same answer");
}

/// A ZIP archive whose entries are not packed.
fn stored<'a>(parts: impl Iterator<Item = (&'a [u8], &'a [u8])>) -> Vec<u8> {
    let (mut data, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u16);
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes();
    for (name, content) in parts.take(100) {
        let at = data.len();
        let name = &name[..name.len().min(100)];
        let mut shared = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        shared.extend([number(content.len()), number(content.len()), number(name.len())].concat());
        data.extend([b"PK\x03\x04", &*shared, name, content].concat());
        directory.extend([b"PK\x01\x02\x14\0", &*shared, &[0; 10], &number(at), name].concat());
        count += 1;
    }
    let start = data.len();
    data.extend_from_slice(&directory);
    data.extend(b"PK\x05\x06\0\0\0\0");
    data.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    data.extend([number(directory.len()), number(start)].concat());
    data.extend([0, 0]);
    data
}
