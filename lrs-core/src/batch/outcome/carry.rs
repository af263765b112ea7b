//! ULNs carried back to the college's own keys.

use core::fmt;
use std::collections::HashMap;
use std::io::Write;

use super::super::error::BatchError;
use super::super::output::Lines;
use super::pair::Key;
use super::report::Side;
use super::rules;
use super::tally::Tally;
use crate::finding::{Field, Finding};
use crate::guide::Outcome;
use crate::value::Uln;

/// One line of the table that a MIS takes in: whose ULN this is.
///
/// # Privacy
///
/// `Debug` shows neither.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct CarriedUln {
    /// The college's own key of the learner, as it came back.
    pub mis_identifier: String,
    /// The ULN.
    pub uln: Uln,
    /// The record of the output, from 1.
    pub record: u64,
    /// Whether another ULN was sent with the learner, which this one would overwrite.
    pub replaces: bool,
}

impl fmt::Debug for CarriedUln {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CarriedUln").field("record", &self.record).field("replaces", &self.replaces).finish()
    }
}

/// The ULNs that a MIS can take over, and findings about those that it cannot.
///
/// A ULN goes to a MIS identifier only where that is one record's own in the output and in what was sent.
pub(super) fn carry(side: &Side, tally: &mut Tally) -> Vec<CarriedUln> {
    let mut carried = Vec::new();
    let mut holders: HashMap<Uln, u64> = HashMap::new();
    for (place, (key, answer)) in side.output.iter().zip(&side.answers).enumerate() {
        let Some(uln) = answer.uln.filter(|_| answer.code.outcome() == Outcome::Successful) else { continue };
        let record = place as u64 + 1;
        let note = |rule| Finding::new(rule, Some(Field::Uln)).at(Some(record), Some(answer.line), None);
        let Some(before) = side.own_sent(place, key) else {
            tally.add(note(&rules::ULN_NOT_CARRIED));
            continue;
        };
        let replaces = !before.is_empty() && Uln::parse(before).ok() != Some(uln);
        if replaces {
            tally.add(note(&rules::ULN_CHANGED));
        }
        if let Some(other) = holders.get(&uln) {
            tally.add(note(&rules::ULN_SHARED).with_numbers([*other, 0]));
        }
        holders.entry(uln).or_insert(record);
        carried.push(CarriedUln { mis_identifier: key.mis_identifier.clone(), uln, record, replaces });
    }
    carried
}

impl Side {
    /// The ULN that was sent with the record at a place, blank where there was none; none at all where the record's
    /// identifier is not its own, or it answers none that was sent.
    fn own_sent(&self, place: usize, key: &Key) -> Option<&str> {
        if key.mis_identifier.is_empty() || self.is_repeated.contains(&key.mis_identifier) {
            return None;
        }
        match &self.sent {
            None => Some(""),
            Some(sent) => {
                let answered = self.pairs.sent_of.get(place).copied().flatten()?;
                sent.get(answered).map(|sent| sent.uln.as_str())
            }
        }
    }
}

/// Writes ULNs beside MIS identifiers as CSV, for the college's own system: two columns, every value in quotes,
/// lines that end in CR LF.
///
/// Values stand exactly as they are. Open it with the system that takes it in, not with a spreadsheet.
///
/// # Errors
///
/// [`BatchError::Io`]: the writer failed. [`BatchError::Nul`]: an identifier holds the character 0.
///
/// # Privacy
///
/// The file holds ULNs: treat it as what it is.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, OutcomePolicy};
/// use lrs_core::value::Date;
///
/// let day = Date::from_ymd(2026, 9, 1).expect("a real date");
/// let csv = "ReturnCode,MISIdentifier,ULN\nRC001,A1,9276308686\n";
/// let report = batch::outcome(csv.as_bytes(), None, &OutcomePolicy::new(day, day))?;
/// let mut file = Vec::new();
/// batch::write_ulns(&mut file, &report.ulns)?;
/// assert_eq!(file, b"\"MISIdentifier\",\"ULN\"\r\n\"A1\",\"9276308686\"\r\n");
/// # Ok::<(), lrs_core::error::Error>(())
/// ```
pub fn write_ulns<W: Write>(writer: W, ulns: &[CarriedUln]) -> Result<(), BatchError> {
    let mut lines = Lines::new(writer);
    for field in [Field::MisIdentifier, Field::Uln] {
        lines.value(field.column());
    }
    lines.end()?;
    for CarriedUln { mis_identifier, uln, record, .. } in ulns {
        lines.value(mis_identifier);
        lines.value(&uln.to_string());
        if core::mem::take(&mut lines.has_nul) {
            return Err(BatchError::Nul { record: *record });
        }
        lines.end()?;
    }
    lines.flush()
}
