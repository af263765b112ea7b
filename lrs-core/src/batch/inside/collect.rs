//! The records of a file, one after the other.

use core::ops::ControlFlow;
use std::io::Read;

use super::super::error::BatchError;
use super::super::policy::BatchPolicy;
use super::super::read::{BatchReader, read};
use super::judge::{Kept, judge};
use super::keys::{self, Hashes};
use super::policy::InsidePolicy;
use super::report::InsideReport;
use crate::finding::{Finding, RuleError as _};
use crate::learner::LearnerDraft;
use crate::matching::{Gathering, OnProgress};

/// Records that are held against each other when all were added.
///
/// Memory: see [`InsidePolicy::max_compared`] and [`InsidePolicy::max_records`]. What is beyond a bound is compared less or
/// not at all, and the report says so.
///
/// # Privacy
///
/// Names, dates of birth and postcodes are kept in the form in which they are compared; everything else as hashes. There
/// is no `Debug`.
///
/// # Examples
///
/// ```
/// use lrs_core::LearnerDraft;
/// use lrs_core::batch::{Inside, InsidePolicy};
///
/// let learner = LearnerDraft {
///     given_name: "Catherine".into(),
///     family_name: "Hartnell".into(),
///     date_of_birth: "2007-03-12".into(),
///     gender: "2".into(),
///     last_known_postcode: "LS1 4AP".into(),
///     ..LearnerDraft::default()
/// };
/// let mut inside = Inside::new(&InsidePolicy::default());
/// inside.add(&learner, 1, None);
/// inside.add(&LearnerDraft { given_name: "CATHERINE".into(), ..learner }, 2, None);
/// let report = inside.finish();
/// assert_eq!(report.findings[0].finding.code, "batch.inside.repeated");
/// assert_eq!(report.findings[0].finding.message(), "This is the same learner as in record 1.");
/// ```
pub struct Inside {
    policy: InsidePolicy,
    pub(super) gathering: Gathering,
    pub(super) hashes: Vec<Hashes>,
    pub(super) kept: Vec<Kept>,
    records: u64,
}

/// The odds from which a pair of records is told of.
// CHOICE: likelier one learner than two.
const EVEN_ODDS: f64 = 0.0;

impl Inside {
    /// No record yet.
    pub fn new(policy: &InsidePolicy) -> Self {
        let mut matching = policy.matching.clone();
        matching.floor = EVEN_ODDS;
        Self {
            policy: policy.clone(),
            gathering: Gathering::new(matching),
            hashes: Vec::new(),
            kept: Vec::new(),
            records: 0,
        }
    }

    /// Adds a record with its number, from 1, and the physical line where there is one.
    pub fn add(&mut self, learner: &LearnerDraft<'_>, record: u64, line: Option<u64>) {
        let place = self.records;
        self.records += 1;
        // Numbers of records are 32 bits long below.
        if place >= self.policy.max_records.min(u64::from(u32::MAX)) {
            return;
        }
        let (keys, hashes) = keys::read(learner);
        self.kept.push(Kept { record, line: line.unwrap_or_default(), keys });
        if place < self.policy.max_compared {
            self.gathering.add(learner);
            self.hashes.push(hashes);
        }
    }

    /// Holds the records against each other.
    ///
    /// # Source
    ///
    /// Guide 6.1 (duplicate and shared ULNs), Appendix C (one mandatory field a file).
    pub fn finish(self) -> InsideReport {
        self.finish_with(&mut |_| ControlFlow::Continue(())).unwrap_or_default()
    }

    /// As [`finish`](Self::finish), telling how far the comparison has come; none where it was told to end.
    pub fn finish_with(self, on_progress: OnProgress<'_>) -> Option<InsideReport> {
        self.judge(None, on_progress)
    }

    fn judge(self, stop: Option<BatchError>, on_progress: OnProgress<'_>) -> Option<InsideReport> {
        let stop = stop.map(|error| {
            let finding = Finding::new(error.rule(), None).with_numbers(error.numbers());
            finding.at(error.line().map(|_| self.records + 1), error.line(), None)
        });
        judge(&self, &self.policy, self.records, stop, on_progress)
    }
}

/// Reads a batch file and holds its records against each other: a pass of its own beside [`check`](super::super::check()).
///
/// Where the file cannot be read any further, the report is about the part before and says why.
///
/// # Source
///
/// Guide 6.1 (duplicate and shared ULNs), Appendix C (one mandatory field a file).
///
/// # Errors
///
/// As [`read`](super::super::read()): the file is empty, not text, or nothing like a batch file.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, InsidePolicy};
/// use lrs_core::{BatchPolicy, value::Date};
///
/// let csv = "ULN,GivenName,FamilyName,DateOfBirth\n\
///     9276308686,Catherine,Hartnell,2007-03-12\n9276308686,Catherine,Hartnell,2007-12-03\n";
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let report = batch::check_inside(csv.as_bytes(), &policy, &InsidePolicy::default())?;
/// let found = &report.findings[0];
/// assert_eq!(found.finding.code, "batch.inside.mandatory_changed_twice");
/// assert_eq!((found.finding.record, found.other.and_then(|other| other.record)), (Some(2), Some(1)));
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn check_inside<R: Read>(
    reader: R,
    policy: &BatchPolicy,
    inside: &InsidePolicy,
) -> Result<InsideReport, BatchError> {
    let report = check_inside_with(reader, policy, inside, &mut |_| ControlFlow::Continue(()))?;
    Ok(report.unwrap_or_default())
}

/// As [`check_inside`], telling how far the comparison has come when all is read; none where it was told to end.
///
/// # Errors
///
/// As [`check_inside`].
pub fn check_inside_with<R: Read>(
    reader: R,
    policy: &BatchPolicy,
    inside: &InsidePolicy,
    on_progress: OnProgress<'_>,
) -> Result<Option<InsideReport>, BatchError> {
    let mut reader = read(reader, policy)?;
    let mut collected = Inside::new(inside);
    let stop = collected.add_all(&mut reader).err();
    Ok(collected.judge(stop, on_progress))
}

impl Inside {
    fn add_all<R: Read>(&mut self, reader: &mut BatchReader<R>) -> Result<(), BatchError> {
        while let Some(record) = reader.next_record() {
            let record = record?;
            self.add(&record.draft(), record.record, Some(record.line));
        }
        Ok(())
    }
}
