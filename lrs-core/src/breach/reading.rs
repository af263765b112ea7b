//! How far a message is unpacked, and what comes out of it.

use super::html;
use super::message::{Attachment, Encryption, Part, Unread, UnreadReason};
use crate::text::decoded;

/// Files inside files, whatever the bound says: each takes room on the stack.
// CHOICE: twice the usual bound.
const DEEPEST: usize = 10;

/// Bytes of a file's name with its path.
// SOURCE: file systems end names at 255 bytes; a path of four such names.
const LONGEST_NAME: usize = 1_024;

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
    /// Files inside files: an archive in an attached message is 2 deep. 5; more than 10 counts as 10.
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
    /// Parts of mails that may still be looked at.
    #[cfg(feature = "mime")]
    parts_left: usize,
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
            #[cfg(feature = "mime")]
            parts_left: bounds.parts,
            #[cfg(feature = "attachments")]
            budget: super::attachment::Budget::new(&bounds),
        }
    }

    /// Goes on where a message was read already.
    #[cfg(feature = "attachments")]
    pub(super) fn of(message: &mut super::message::EmailMessage, bounds: ReadBounds) -> Self {
        Self {
            attachments: core::mem::take(&mut message.attachments),
            unread: core::mem::take(&mut message.unread),
            ..Self::new(bounds)
        }
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
        #[cfg(feature = "attachments")]
        if matches!(opened, Opened::Put) {
            return;
        }
        if let Some(at) = self.reserve(name) {
            self.fill(at, opened);
        }
    }

    /// Takes in the name of a file whose text comes later; none where there are too many.
    pub(super) fn reserve(&mut self, mut name: String) -> Option<usize> {
        if self.attachments.len() >= self.bounds.parts {
            self.note(UnreadReason::TooMany);
            return None;
        }
        let at = self.attachments.len();
        if name.len() > LONGEST_NAME {
            name.truncate(name.floor_char_boundary(LONGEST_NAME));
            self.unread.push(Unread { part: Part::AttachmentName(at), reason: UnreadReason::TooLarge });
        }
        self.attachments.push(Attachment { name, ..Attachment::default() });
        Some(at)
    }

    /// Takes in the text of a file.
    pub(super) fn fill(&mut self, at: usize, opened: Opened) {
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
        if let Some(attachment) = self.attachments.get_mut(at) {
            (attachment.text, attachment.encryption) = (text, encryption);
        }
    }

    /// Opens a file by its name and type, and takes it in with all that is in it. What hangs on a message lies 1 deep.
    pub(super) fn open(&mut self, name: String, media_type: &str, data: &[u8], depth: usize) {
        if depth > self.bounds.depth.min(DEEPEST) {
            return self.put(name, Opened::Unread(UnreadReason::TooDeep));
        }
        #[cfg(feature = "attachments")]
        if let Some(opened) = super::attachment::open(self, &name, media_type, data, depth) {
            return self.put(name, opened);
        }
        let kind = Kind::of(&name, media_type, data);
        #[cfg(feature = "mime")]
        if kind == Kind::Mail {
            return super::mime::attach(self, name, data, depth);
        }
        let opened = match kind {
            Kind::Text => Opened::Text(decoded(data)),
            Kind::Page => Opened::Text(html::to_text(&decoded(data)).into_owned()),
            Kind::Mail | Kind::Other => Opened::Unread(UnreadReason::UnsupportedKind),
        };
        self.put(name, opened);
    }

    /// Whether one more part of a mail may be looked at.
    #[cfg(feature = "mime")]
    pub(super) fn enter(&mut self) -> bool {
        let is_full = self.is_full();
        self.parts_left = self.parts_left.saturating_sub(1);
        !is_full
    }

    /// Whether no more parts may be looked at.
    #[cfg(feature = "mime")]
    pub(super) fn is_full(&self) -> bool {
        self.parts_left == 0
    }

    /// Cuts text of a body to what may still come; whether it came whole.
    #[cfg(feature = "mime")]
    pub(super) fn afford(&mut self, text: &mut String) -> bool {
        let is_whole = text.len() <= self.text_left;
        if !is_whole {
            text.truncate(text.floor_char_boundary(self.text_left));
        }
        self.text_left -= text.len();
        is_whole
    }

    /// Says once that the bound on parts was reached.
    fn note(&mut self, reason: UnreadReason) {
        let unread = Unread { part: Part::Attachment(self.attachments.len().saturating_sub(1)), reason };
        if self.unread.last() != Some(&unread) {
            self.unread.push(unread);
        }
    }
}

/// How a file is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Text,
    Page,
    Mail,
    Other,
}

impl Kind {
    /// The name comes first: programs send lists as `application/octet-stream`.
    fn of(name: &str, media_type: &str, data: &[u8]) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref().unwrap_or_default() {
            "txt" | "text" | "csv" | "tsv" | "tab" | "log" | "ics" | "vcf" | "json" | "xml" | "md" => {
                Self::Text
            }
            "htm" | "html" | "xhtml" => Self::Page,
            // A web archive is written like a mail.
            "eml" | "mht" | "mhtml" => Self::Mail,
            _ => Self::of_media_type(&media_type.to_ascii_lowercase(), data),
        }
    }

    fn of_media_type(media_type: &str, data: &[u8]) -> Self {
        let is_text = || !data.contains(&0) || !decoded(data).contains('\0');
        match media_type {
            "message/rfc822" | "message/global" => Self::Mail,
            "text/html" | "application/xhtml+xml" => Self::Page,
            "text/rtf" => Self::Other,
            "application/json"
            | "application/xml"
            | "application/csv"
            | "message/delivery-status"
            | "message/disposition-notification"
            | "message/feedback-report" => Self::Text,
            // Some programs call everything text.
            _ if media_type.starts_with("text/") && is_text() => Self::Text,
            _ if media_type.ends_with("+json") || media_type.ends_with("+xml") => Self::Text,
            _ => Self::Other,
        }
    }
}
