//! A learner's record: as somebody typed it, and as it survived checking.

mod draft;
mod input;
mod policy;

pub use draft::LearnerDraft;
pub use input::InputError;
pub use policy::{CheckPolicy, DateOrder, Purpose};
