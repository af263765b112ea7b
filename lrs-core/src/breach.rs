//! Whether an e-mail would breach the security rules of the LRS, before it leaves.
//!
//! The guide lists what gets users suspended and colleges reported to the Information Commissioner. The rules
//! speak of combinations about a learner: a ULN with a name, a password with the file it opens. So a message is
//! read as a whole: subject, bodies, what is quoted, what hangs on it.

mod advice;
mod assess;
#[cfg(feature = "attachments")]
mod attachment;
mod cue;
mod entity;
mod field;
mod html;
mod kind;
mod label;
mod learners;
mod lexicon;
mod message;
#[cfg(feature = "mime")]
mod mime;
mod near;
mod phrase;
mod policy;
#[cfg_attr(
    not(any(feature = "mime", feature = "attachments")),
    expect(dead_code, reason = "a message that comes as text is not unpacked")
)]
mod reading;
mod redact;
mod report;
mod roster;
mod rules;
mod scan;
mod talk;
mod thread;
mod token;
mod weighed;
mod zone;

pub use assess::assess;
pub use entity::EntityKind;
pub use kind::BreachKind;
pub use message::{Attachment, Channel, EmailMessage, Encryption, MessagePart, Part, Unread, UnreadReason};
pub use policy::BreachPolicy;
pub use reading::ReadBounds;
pub use redact::{REMOVED, Redaction, redact};
pub use report::{Breach, BreachAdvice, BreachReport, Evidence, MOST_EVIDENCE, Verdict};
pub use roster::Roster;
pub use thread::Thread;
#[cfg(feature = "study")]
pub use weighed::study::study;

pub(crate) use advice::RULES;
