//! A learner's record: as somebody typed it, and as it survived checking.

mod check;
mod draft;
mod fields;
mod input;
mod policy;
pub(crate) mod prohibited;
mod record;
mod typed;

use core::fmt;

use crate::finding::Field;

pub(crate) use check::RULES as CHECK_RULES;
#[cfg(feature = "csv")]
pub(crate) use check::inspect;
pub use check::{LearnerCheck, check};
pub use draft::LearnerDraft;
pub(crate) use fields::Fields;
pub use input::InputError;
pub(crate) use input::RULES as INPUT_RULES;
pub use policy::{CheckPolicy, DateOrder, Purpose};
pub use prohibited::{PRISON_POSTCODES, ProhibitedText, ProhibitedTextError};
pub use record::LearnerRecord;
pub(crate) use typed::Typed;

/// Names the fields that are filled, for a `Debug` that shows no value.
fn debug_filled(f: &mut fmt::Formatter<'_>, name: &str, is_filled: impl Fn(Field) -> bool) -> fmt::Result {
    let filled = Field::ALL.into_iter().filter(|&field| is_filled(field)).map(Field::name);
    f.write_str(name)?;
    f.write_str(" ")?;
    f.debug_set().entries(filled).finish()
}
