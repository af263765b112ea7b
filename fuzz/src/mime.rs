//! Mails as they travel.

use lrs_core::breach::{EmailMessage, MessagePart, ReadBounds};

/// Reads a mail within small bounds and within the usual ones.
pub fn mime(data: &[u8]) {
    let small = ReadBounds { message_bytes: 4_096, text_bytes: 2_048, depth: 2, parts: 20, ratio: 10 };
    let message = EmailMessage::parse_within(data, &small);
    let files = message.attachments.len();
    assert!(files <= small.parts && message.parts().len() <= 3 + 2 * files);
    let texts = message.attachments.iter().map(|file| file.text.len());
    // A line between two parts of a body is not counted.
    assert!(
        message.body.len() + message.html.len() + texts.sum::<usize>() <= small.text_bytes + 2 * small.parts
    );
    assert!(data.len() <= small.message_bytes || !message.unread.is_empty(), "what was left out is named");

    let message = EmailMessage::parse(data);
    assert!(!message.body.contains(['\0', '\r']));
    assert!(
        message.attachments.iter().all(|file| file.encryption.is_none() || file.text.len() <= data.len() * 4)
    );
    let parts = message.parts();
    assert!(parts.iter().all(|part| !part.text.is_empty()));
    let length = |part: &MessagePart<'_>| part.text.len();
    assert!(parts.iter().map(length).sum::<usize>() <= 100_000 + data.len() * 64, "text comes from bytes");
    assert!(EmailMessage::parse(data) == message, "the same bytes give the same message");
    assert!(format!("{message:?}").is_ascii(), "nothing of the mail is shown");
}
