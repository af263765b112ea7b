//! What comes back: output files of registration and verify batches, and what to do about them.
//!
//! A code beside each record says what became of it, in words that are public for some codes only. This room reads the
//! file, holds it against what was sent, carries ULNs back to the college's own keys, and puts the exceptions in a
//! queue with their last days, before they lapse.

mod calendar;
mod carry;
mod error;
mod held;
mod ilr;
mod job;
mod next_step;
mod pair;
mod policy;
mod queue;
mod read;
mod record;
mod report;
mod rules;
mod slot;
mod summary;
mod tally;
#[cfg(test)]
mod tests;
#[cfg(feature = "xml")]
mod xml;

pub use calendar::{CalendarDetail, Stamp, write_calendar};
pub use carry::{CarriedUln, write_ulns};
pub use error::OutputError;
pub use held::{HeldOutcome, HeldReport, VERIFIED_FIELDS, compare_held};
pub use ilr::{IlrAdvice, IlrAim, ilr_advice};
pub use job::JobTotals;
pub use next_step::NextStep;
pub use policy::OutcomePolicy;
pub use queue::{BatchException, EXCEPTION_DAYS, ExceptionQueue, Urgency};
pub use read::{OutputKind, OutputReader, read_output};
pub use record::{OutputCode, OutputRecord};
pub use report::{CodeTotal, HeldRecord, OutcomeReport, Reconciled, Sent, outcome};

/// The rules of this room.
pub(super) static RULES: [&[&crate::finding::Rule]; 4] =
    [error::RULES, rules::RULES, held::RULES, ilr::RULES];
