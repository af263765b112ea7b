//! Whether an e-mail would breach the security rules of the LRS, before it leaves.
//!
//! The guide lists what gets users suspended and colleges reported to the Information Commissioner. The rules
//! speak of combinations about a learner: a ULN with a name, a password with the file it opens. So a message is
//! read as a whole: subject, bodies, what is quoted, what hangs on it.

#[cfg(feature = "attachments")]
mod attachment;
mod html;
mod message;
mod reading;

pub use message::{Attachment, Channel, EmailMessage, Encryption, MessagePart, Part, Unread, UnreadReason};
pub use reading::ReadBounds;
