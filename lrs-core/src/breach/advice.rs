//! What a sender should know that is no breach.

use super::message::{EmailMessage, Encryption, Part, UnreadReason};
use super::report::BreachAdvice;
use crate::finding::Rule;
use crate::guide::Section;

macro_rules! rules {
    ($($name:ident = $code:literal, $section:expr, $message:literal, $remedy:literal;)*) => {
        $(pub(super) static $name: Rule = Rule::advice($code, $section, $message, $remedy);)*
        /// The rules of this room.
        pub(crate) const RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    WEAK_ENCRYPTION = "breach.weak_encryption",
        Section::OurChoice { reason: "ZipCrypto is encryption, so it is no breach; programs that anybody has break it in minutes" },
        "the archive is encrypted with the old ZipCrypto, which is soon broken",
        "Pack the file again and choose AES-256.";
    UNREAD_PART = "breach.unread_part",
        Section::OurChoice { reason: "pictures and old documents are not read; refusing them all would stop ordinary mail" },
        "a part of the message is of a kind that is not read",
        "Look into it yourself before it goes.";
    SAME_METHOD = "breach.same_method",
        Section::Guide { number: "2.2", heading: "User responsibilities" },
        "the password of an encrypted file goes to the same people by e-mail too, which is no separate method",
        "Phone the password, or send it as a text message.";
    UNREADABLE_PART = "breach.unreadable_part",
        Section::OurChoice { reason: "what is damaged, or larger than can be read, could hide anything" },
        "a part of the message is damaged or too large to be read",
        "Send the file again from its source, or in smaller parts.";
}

pub(super) fn of(message: &EmailMessage) -> Vec<BreachAdvice> {
    let weak = message.attachments.iter().enumerate().filter_map(|(at, attachment)| {
        (attachment.encryption == Some(Encryption::ZipCrypto))
            .then_some(BreachAdvice { rule: &WEAK_ENCRYPTION, part: Some(Part::Attachment(at)) })
    });
    let unread = message.unread.iter().filter_map(|unread| {
        let rule = match unread.reason {
            UnreadReason::Encrypted => return None,
            UnreadReason::UnsupportedKind => &UNREAD_PART,
            _ => &UNREADABLE_PART,
        };
        Some(BreachAdvice { rule, part: Some(unread.part) })
    });
    weak.chain(unread).collect()
}
