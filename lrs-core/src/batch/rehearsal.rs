//! A dry run: what correcting a file would change, record by record, and what nothing but a person can settle.

mod ask;
mod change;
mod counts;
mod question;
#[cfg(test)]
mod tests;
mod write;

use core::fmt;
use std::io::Read;

use super::check::{Progress, check_record};
use super::error::BatchError;
use super::output::Frame;
use super::policy::BatchPolicy;
use super::read::{BatchReader, read};
use super::record::Record;
use super::report::BatchReport;
use crate::finding::{Repair, Severity};
use crate::learner::{self, CheckPolicy, LearnerCheck, LearnerDraft};

pub use change::BatchChange;
pub(super) use change::RULES;
pub use counts::{Fate, RehearsalCounts};
pub use question::{Ask, BatchQuestion};
pub use write::{ChangeDetail, ChangeFormat, write_changes, write_questions};
pub(super) use write::{ChangeLog, QuestionTable};

/// Reads a file again and says what [`correct`](super::correct()) would do to each record, without writing anything.
///
/// `report` is that of [`check`](super::check()) with the same policy. Memory stays constant whatever the size of the
/// file: the records come one at a time. Each is ready, repaired or held back, and none is lost on the way: the end of
/// the file is an error where the three do not come to all records of the report.
///
/// # Errors
///
/// - [`BatchError::Incomplete`]: the report is about a part of the file
/// - as [`read`](super::read()), where the file cannot be read
///
/// # Privacy
///
/// A change shows what was typed and what it becomes, as that is what is asked for; `Debug` shows neither.
///
/// # Examples
///
/// ```
/// use lrs_core::{BatchPolicy, Field, batch};
/// use lrs_core::value::Date;
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,GivenName,LastKnownPostCode\n2A,x,10000001,1, Jo,sw1a1aa\n";
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let report = batch::check(csv.as_bytes(), &policy)?;
/// let mut rehearsal = batch::rehearse(csv.as_bytes(), &report, &policy)?;
/// while let Some(record) = rehearsal.next_record() {
///     let record = record?;
///     let change = &record.changes[1];
///     assert_eq!((change.line, change.field, &*change.typed, &*change.to), (2, Field::LastKnownPostcode, "sw1a1aa", "SW1A 1AA"));
///     assert_eq!(record.fate, batch::Fate::HeldBack);
///     assert_eq!(record.questions[0].question(), "How is your family name written on your passport or birth certificate?");
/// }
/// let counts = rehearsal.counts();
/// assert_eq!((counts.records, counts.ready, counts.repaired, counts.held_back), (1, 0, 0, 1));
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn rehearse<R: Read>(
    reader: R,
    report: &BatchReport,
    policy: &BatchPolicy,
) -> Result<Rehearsal<R>, BatchError> {
    if !report.complete {
        return Err(BatchError::Incomplete);
    }
    Ok(Rehearsal {
        reader: read(reader, policy)?,
        check_policy: CheckPolicy { date_order: report.date_order, ..policy.check_policy() },
        promised: (report.records, report.ready),
        counts: RehearsalCounts::default(),
        keeps_identifiers: true,
        is_at_end: false,
    })
}

/// A dry run that goes through a file.
pub struct Rehearsal<R> {
    reader: BatchReader<R>,
    check_policy: CheckPolicy,
    /// How many records the report has seen, and how many of them without an error.
    promised: (u64, u64),
    counts: RehearsalCounts,
    /// Whether a record that is held back keeps its UCI and UPN: it goes to a file that has room for them.
    keeps_identifiers: bool,
    is_at_end: bool,
}

impl<R: Read> Rehearsal<R> {
    /// The next record; none at the end of the file.
    ///
    /// After an error there is none. [`BatchError::Count`] says that the file is not the one that was checked.
    pub fn next_record(&mut self) -> Option<Result<Rehearsed<'_>, BatchError>> {
        if self.is_at_end {
            return None;
        }
        let record = match self.reader.next_record() {
            Some(Ok(record)) => record,
            Some(Err(error)) => {
                self.is_at_end = true;
                return Some(Err(error));
            }
            None => {
                self.is_at_end = true;
                let (records, ready) = self.promised;
                return self.counts.judge(records, ready).err().map(Err);
            }
        };
        let rehearsed = Rehearsed::of(&record, &self.check_policy, self.keeps_identifiers);
        self.counts.add(&rehearsed);
        Some(Ok(rehearsed))
    }

    /// What came of the records so far.
    pub const fn counts(&self) -> RehearsalCounts {
        self.counts
    }

    /// How far it has come.
    pub(super) const fn progress(&self) -> Progress {
        Progress { bytes: self.reader.bytes_read(), records: self.reader.records() }
    }

    /// All records go to one file, which has no room for a UCI or UPN, whether or not they have errors.
    pub(super) const fn put_into_one_file(&mut self) {
        self.keeps_identifiers = false;
    }

    /// Whether the headings name a UCI or UPN.
    pub(super) fn names_identifiers(&self) -> bool {
        self.reader.names_identifiers()
    }

    /// What stands around the records, to be written again.
    pub(super) fn frame(&self) -> Frame {
        self.reader.frame()
    }
}

/// One record, and what comes of it.
///
/// # Privacy
///
/// `Debug` shows places, codes and counts.
#[non_exhaustive]
pub struct Rehearsed<'a> {
    /// The data record, from 1.
    pub record: u64,
    /// The physical line on which it begins, from 1.
    pub line: u64,
    /// Whether it is ready as it is, repaired, or held back.
    pub fate: Fate,
    /// What is changed and what is proposed, in the order of the fields.
    pub changes: Vec<BatchChange>,
    /// What would settle its errors; none where it has no error.
    pub questions: Vec<BatchQuestion>,
    /// The learner as a corrected file holds it, or the file of what is held back.
    pub learner: LearnerDraft<'a>,
}

impl<'a> Rehearsed<'a> {
    fn of(record: &Record<'a>, policy: &CheckPolicy, keeps_identifiers: bool) -> Self {
        let mut checked = check_record(record, policy);
        let mut learner = checked.mended.take().map_or_else(|| record.draft(), |draft| *draft);
        if checked.repairs.iter().any(|repair| repair.applied) {
            repair(&mut learner, &checked.repairs, policy);
        }
        let mut changes = change::changes(record, &checked, &learner);
        if checked.is_ready() || !keeps_identifiers {
            change::leave_out(record, &mut learner, &mut changes);
        }
        let fate = match (checked.is_ready(), changes.iter().any(|change| change.applied)) {
            (false, _) => Fate::HeldBack,
            (true, true) => Fate::Repaired,
            (true, false) => Fate::Ready,
        };
        let questions = question::questions(&checked.findings);
        Self { record: record.record, line: record.line, fate, changes, questions, learner }
    }

    /// Whether a value was left out that the layout has no column for.
    pub(super) fn leaves_out(&self) -> bool {
        self.changes.iter().any(BatchChange::is_left_out)
    }
}

impl fmt::Debug for Rehearsed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rehearsed")
            .field("record", &self.record)
            .field("line", &self.line)
            .field("fate", &self.fate)
            .field("changes", &self.changes)
            .field("questions", &self.questions)
            .finish_non_exhaustive()
    }
}

/// Puts the canonical text, which may be a blank, into each field that has an applied repair and no error.
fn repair(draft: &mut LearnerDraft<'_>, repairs: &[Repair], policy: &CheckPolicy) {
    let LearnerCheck { findings, learner, .. } = learner::check(draft, policy);
    let has_error = |field| {
        findings.iter().any(|finding| finding.field == Some(field) && finding.severity == Severity::Error)
    };
    for Repair { field, .. } in repairs.iter().filter(|repair| repair.applied) {
        if !has_error(*field) {
            let text = learner.text(*field).unwrap_or_default().into_owned();
            draft.set(*field, text);
        }
    }
}
