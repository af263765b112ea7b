//! E-mails of which it is known what is wrong with them, the shapes in which they travel, and how well they are judged.
//!
//! The messages stand in `data/mails`; its `README.md` says by which rules they are labelled.

mod encode;
mod evaluate;
mod figures;
mod html;
mod labelled;
mod part;
mod sealed;
mod shape;
mod write;

pub use evaluate::run;
pub use figures::{Counts, Figures};
pub use labelled::{File, LabelledMessage, held_out, held_out_path, known, known_path, read};
pub use sealed::sealed;
pub use shape::{Body, Charset, Envelope, Files, LineEnd, Shape, Transfer, Words};

use lrs_core::breach::{BreachKind, BreachPolicy, EmailMessage, assess};

type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The kinds of breaches that are found in a message, in the order of the guide.
///
/// # Examples
///
/// ```
/// use lrs_core::breach::{BreachPolicy, EmailMessage};
///
/// assert!(lrs_examples::mail::found(&EmailMessage::default(), &BreachPolicy::default()).is_empty());
/// ```
pub fn found(message: &EmailMessage, policy: &BreachPolicy) -> Vec<BreachKind> {
    assess(message, policy).breaches.iter().map(|breach| breach.kind).collect()
}
