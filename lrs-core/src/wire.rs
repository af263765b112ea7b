//! The JSON shapes, once, for both wrappers.
//!
//! Names are in `camelCase`, dates are `YYYY-MM-DD`, a ULN is text, the codes of the LRS are numbers, a
//! rule's source is one string. What comes in is refused when it has a name that is not known.

mod check;
mod error;
mod finding;
mod given;
mod policy;
mod value;

pub use check::{LearnerCheck, LearnerRecord};
pub use error::Error;
pub use finding::{Finding, Offsets, Repair, Span};
pub use given::{Given, LearnerDraft};
pub use policy::CheckPolicy;
pub use value::UlnRepair;
