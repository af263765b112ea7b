//! What is judged: a message as somebody reads it who has no password.
//!
//! [`EmailMessage`] is decoded text, whoever decoded it: `EmailMessage::parse` reads the bytes of a mail (feature
//! `mime`), and a caller with a mail library of their own fills the fields.

use core::fmt;
use std::borrow::Cow;

use crate::value::Date;

/// How the message travels.
///
/// # Source
///
/// Guide, 1.4 (Security Requirements): a data challenge in the portal is a secure method, and learner details in its
/// comments are no breach.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Channel {
    /// An e-mail that anybody on its way can read.
    #[default]
    Email,
    /// The form for data challenges in the LRS portal.
    PortalDataChallenge,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 2] = [Self::Email, Self::PortalDataChallenge];

    /// The stable name: `email` or `portal_data_challenge`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::PortalDataChallenge => "portal_data_challenge",
        }
    }

    /// Finds a channel by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

/// What keeps a file or message closed to a reader without its password or key.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Encryption {
    /// A ZIP archive with AES.
    ZipAes,
    /// A ZIP archive with the old ZipCrypto, which is soon broken.
    ZipCrypto,
    /// A 7z archive whose content is encrypted.
    SevenZip,
    /// A PDF that asks for a password before it opens.
    Pdf,
    /// An office document (Word, Excel, PowerPoint) that asks for a password before it opens.
    Office,
    /// OpenPGP.
    Pgp,
    /// S/MIME.
    Smime,
    /// Encrypted by something else.
    Other,
}

impl Encryption {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::ZipAes,
        Self::ZipCrypto,
        Self::SevenZip,
        Self::Pdf,
        Self::Office,
        Self::Pgp,
        Self::Smime,
        Self::Other,
    ];

    /// The stable name, for example `zip_aes`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ZipAes => "zip_aes",
            Self::ZipCrypto => "zip_crypto",
            Self::SevenZip => "seven_zip",
            Self::Pdf => "pdf",
            Self::Office => "office",
            Self::Pgp => "pgp",
            Self::Smime => "smime",
            Self::Other => "other",
        }
    }

    /// Finds a kind by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encryption| encryption.code() == code)
    }

    /// Whether whoever knows a password can open it: a password beside it in one message is a breach. OpenPGP files can be
    /// made with a passphrase.
    pub const fn opens_by_password(self) -> bool {
        !matches!(self, Self::Smime)
    }
}

/// Something that hangs on a message, as far as it could be read.
///
/// What stands inside another file (an archive's entries, an attached message's own attachments) is an attachment of
/// its own, after the one that it came in; `name` is then the path, parted by `/`.
///
/// # Privacy
///
/// `Debug` shows neither name nor text.
#[derive(Clone, Default, Eq, PartialEq)]
pub struct Attachment {
    /// The file's name as a reader sees it; empty where it has none.
    pub name: String,
    /// What can be read in it without a password. Rows of a table are lines, their cells parted by tabs.
    pub text: String,
    /// What keeps it closed; none where it is open.
    pub encryption: Option<Encryption>,
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attachment")
            .field("text_bytes", &self.text.len())
            .field("encryption", &self.encryption)
            .finish_non_exhaustive()
    }
}

/// A part of a message that evidence is found in: counted, not named, since a file's name can be a learner's.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum Part {
    /// The subject.
    Subject,
    /// The plain body.
    Body,
    /// The HTML body, as text.
    Html,
    /// The name of an attachment, counted from 0 in the order of [`EmailMessage::attachments`].
    AttachmentName(usize),
    /// The text of an attachment.
    Attachment(usize),
}

impl fmt::Display for Part {
    /// `subject`, `body`, `html`, `attachment 1`, `name of attachment 1`: counted from 1, as people do.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Subject => f.write_str("subject"),
            Self::Body => f.write_str("body"),
            Self::Html => f.write_str("html"),
            Self::AttachmentName(at) => write!(f, "name of attachment {}", at + 1),
            Self::Attachment(at) => write!(f, "attachment {}", at + 1),
        }
    }
}

/// The text of one part, in which evidence has its spans.
///
/// # Privacy
///
/// `Debug` does not show the text.
#[derive(Clone, Eq, PartialEq)]
pub struct MessagePart<'a> {
    /// Which part.
    pub part: Part,
    /// Its text.
    pub text: Cow<'a, str>,
}

impl fmt::Debug for MessagePart<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MessagePart")
            .field("part", &self.part)
            .field("bytes", &self.text.len())
            .finish_non_exhaustive()
    }
}

/// Why a part was not read.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum UnreadReason {
    /// It is larger than the bound, as it stands or unpacked.
    TooLarge,
    /// It unpacks to more times its size than the bound.
    TooDense,
    /// It lies deeper inside other files than the bound.
    TooDeep,
    /// There are more parts than the bound.
    TooMany,
    /// It is not what it says it is, or ends too early.
    Damaged,
    /// A kind of file that is not read: a picture, sound, an old office document.
    UnsupportedKind,
    /// Encrypted: nobody reads it without the password.
    Encrypted,
}

impl UnreadReason {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::TooLarge,
        Self::TooDense,
        Self::TooDeep,
        Self::TooMany,
        Self::Damaged,
        Self::UnsupportedKind,
        Self::Encrypted,
    ];

    /// The stable name, for example `too_large`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "too_large",
            Self::TooDense => "too_dense",
            Self::TooDeep => "too_deep",
            Self::TooMany => "too_many",
            Self::Damaged => "damaged",
            Self::UnsupportedKind => "unsupported_kind",
            Self::Encrypted => "encrypted",
        }
    }

    /// Finds a reason by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// Whether a message with such a part is held whatever else it says: somebody could hide anything there.
    pub const fn holds(self) -> bool {
        matches!(self, Self::TooLarge | Self::TooDense | Self::TooDeep | Self::TooMany | Self::Damaged)
    }
}

/// A part that was not read, and why.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Unread {
    /// Which part: an attachment, or a body.
    pub part: Part,
    /// Why it was not read.
    pub reason: UnreadReason,
}

/// An e-mail as somebody reads it who has no password.
///
/// # Privacy
///
/// `Debug` shows how long the fields are, not what they say.
///
/// # Examples
///
/// ```
/// use lrs_core::breach::EmailMessage;
///
/// let message = EmailMessage {
///     subject: "Results day".into(),
///     body: "The hall opens at nine.".into(),
///     ..EmailMessage::default()
/// };
/// assert_eq!(message.parts().len(), 2);
/// ```
#[derive(Clone, Default, Eq, PartialEq)]
pub struct EmailMessage {
    /// Who sends it, as the header says: `Jo Bell <jo.bell@college.ac.uk>`.
    pub from: String,
    /// Who gets it, copies too, one entry an address.
    pub to: Vec<String>,
    /// The subject.
    pub subject: String,
    /// The day on which it was written, as its header says, in the sender's time zone; none where it does not say.
    pub date: Option<Date>,
    /// The plain body, with all that is quoted.
    pub body: String,
    /// The HTML body, as HTML.
    pub html: String,
    /// What hangs on it.
    pub attachments: Vec<Attachment>,
    /// How it travels.
    pub channel: Channel,
    /// What keeps the whole body closed; none where it is open. The subject is open always.
    pub encryption: Option<Encryption>,
    /// What could not be read.
    pub unread: Vec<Unread>,
}

impl EmailMessage {
    /// The texts in which a reader can find something, in the order of [`Part`]; empty ones are left out.
    pub fn parts(&self) -> Vec<MessagePart<'_>> {
        let own = [
            (Part::Subject, Cow::Borrowed(self.subject.as_str())),
            (Part::Body, Cow::Borrowed(self.body.as_str())),
            (Part::Html, super::html::to_text(&self.html)),
        ];
        let attached = self.attachments.iter().enumerate().flat_map(|(at, attachment)| {
            [
                (Part::AttachmentName(at), Cow::Borrowed(attachment.name.as_str())),
                (Part::Attachment(at), Cow::Borrowed(attachment.text.as_str())),
            ]
        });
        own.into_iter()
            .chain(attached)
            .filter(|(_, text)| !text.is_empty())
            .map(|(part, text)| MessagePart { part, text })
            .collect()
    }
}

impl fmt::Debug for EmailMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmailMessage")
            .field("body_bytes", &self.body.len())
            .field("html_bytes", &self.html.len())
            .field("attachments", &self.attachments)
            .field("channel", &self.channel)
            .field("encryption", &self.encryption)
            .field("unread", &self.unread)
            .finish_non_exhaustive()
    }
}
