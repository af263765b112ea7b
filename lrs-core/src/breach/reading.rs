//! How far a message is unpacked, and what comes out of it.

use super::message::{Attachment, EmailMessage, Encryption, Part, Unread, UnreadReason};

/// How far a message is unpacked before the rest is named as unread, which holds it.
///
/// # Source
///
/// **Our choice**: mail servers take some 25 to 50 MB; a class list has a few hundred kilobytes. Whoever packs more
/// than this into an e-mail wants it to be looked at by a person.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ReadBounds {
    /// Bytes of the message as it comes. 64 MiB.
    pub message_bytes: usize,
    /// Bytes of text that come out of all parts together. 64 MiB.
    pub text_bytes: usize,
    /// Files inside files: an archive in an attached message is 2 deep. 5.
    pub depth: usize,
    /// Parts and files together. 1,000.
    pub parts: usize,
    /// How many times its size a packed file may unpack to. 200; below 1 MiB any ratio passes.
    pub ratio: usize,
}

impl Default for ReadBounds {
    fn default() -> Self {
        Self { message_bytes: 64 << 20, text_bytes: 64 << 20, depth: 5, parts: 1_000, ratio: 200 }
    }
}

/// A message while it is being unpacked: what came out, and how much more may.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) bounds: ReadBounds,
    pub(super) attachments: Vec<Attachment>,
    pub(super) unread: Vec<Unread>,
    /// Bytes of text that may still come out.
    text_left: usize,
    /// How much may still be unpacked, text or not.
    #[cfg(feature = "attachments")]
    pub(super) budget: super::attachment::Budget,
}

/// What a reader made of one file.
#[derive(Debug)]
pub(super) enum Opened {
    /// Its text.
    Text(String),
    /// It is closed; what can be read without the password.
    Sealed(Encryption, String),
    /// It could not be read.
    Unread(UnreadReason),
    /// It was put already, before what stands in it.
    #[cfg(feature = "attachments")]
    Put,
}

impl Reading {
    pub(super) fn new(bounds: ReadBounds) -> Self {
        Self {
            bounds,
            attachments: Vec::new(),
            unread: Vec::new(),
            text_left: bounds.text_bytes,
            #[cfg(feature = "attachments")]
            budget: super::attachment::Budget::new(&bounds),
        }
    }

    /// Goes on where a message was read already.
    pub(super) fn of(message: &mut EmailMessage, bounds: ReadBounds) -> Self {
        Self {
            attachments: core::mem::take(&mut message.attachments),
            unread: core::mem::take(&mut message.unread),
            ..Self::new(bounds)
        }
    }

    /// Reads one file, with all that is in it.
    #[cfg(feature = "attachments")]
    pub(super) fn open(&mut self, name: String, media_type: &str, data: &[u8], depth: usize) {
        let opened = super::attachment::open(self, &name, media_type, data, depth);
        let is_text = || [".txt", ".csv", ".xml", ".json", ".md"].iter().any(|end| name.ends_with(end));
        let opened = opened.unwrap_or_else(|| {
            if is_text() || media_type.starts_with("text/") {
                Opened::Text(crate::text::decoded(data))
            } else {
                Opened::Unread(UnreadReason::UnsupportedKind)
            }
        });
        self.put(name, opened);
    }

    /// Bytes of text that may still come out.
    #[cfg(feature = "attachments")]
    pub(super) const fn text_left(&self) -> usize {
        self.text_left
    }

    /// Whether another file can be taken in.
    #[cfg(feature = "attachments")]
    pub(super) fn has_room(&self) -> bool {
        self.attachments.len() < self.bounds.parts
    }

    /// Takes a file in: its name always, its text as far as it may still come.
    pub(super) fn put(&mut self, name: String, opened: Opened) {
        if self.attachments.len() >= self.bounds.parts {
            self.note(UnreadReason::TooMany);
            return;
        }
        let at = self.attachments.len();
        let (mut text, encryption, reason) = match opened {
            Opened::Text(text) => (text, None, None),
            Opened::Sealed(encryption, text) => (text, Some(encryption), Some(UnreadReason::Encrypted)),
            Opened::Unread(reason) => (String::new(), None, Some(reason)),
            #[cfg(feature = "attachments")]
            Opened::Put => return,
        };
        if let Some(reason) = reason {
            self.unread.push(Unread { part: Part::Attachment(at), reason });
        }
        if text.len() > self.text_left {
            text.clear();
            self.unread.push(Unread { part: Part::Attachment(at), reason: UnreadReason::TooLarge });
        }
        self.text_left -= text.len();
        self.attachments.push(Attachment { name, text, encryption });
    }

    /// Says once that the bound on parts was reached.
    fn note(&mut self, reason: UnreadReason) {
        let unread = Unread { part: Part::Attachment(self.attachments.len().saturating_sub(1)), reason };
        if self.unread.last() != Some(&unread) {
            self.unread.push(unread);
        }
    }
}
