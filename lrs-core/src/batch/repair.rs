//! Writing a file again with every safe repair.

use std::io::{Read, Write};

use super::check::{PROGRESS_RECORDS, Progress, check_record};
use super::error::BatchError;
use super::output::{BatchHeader, RecordWriter};
use super::policy::BatchPolicy;
use super::read::{BatchReader, read};
use super::report::BatchReport;
use crate::finding::{Field, Repair, Severity};
use crate::learner::{self, CheckPolicy, LearnerCheck, LearnerDraft};

/// What a corrected file holds.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Corrected {
    /// How many records were written to the corrected file.
    pub written: u64,
    /// How many records with errors were written to the file beside it.
    pub held_back: u64,
    /// How many values differ from those that were read.
    pub changed: u64,
    /// How many records have a UCI or UPN, for which layout 2A has no column.
    pub without_identifiers: u64,
}

/// Reads a file again and writes it corrected: layout 2A with every safe repair, nothing lost.
///
/// An XML file becomes an XML file within the same elements; of what stands outside its learners, the columns about
/// the file and nothing else are written again.
///
/// A value is repaired where the check listed a repair as applied, and stands as it was typed otherwise,
/// above all where an error stands. Every record is written, in order. Records that still have errors are
/// among them, or go to `held_back`, where it is given, as a batch file of their own for a person to mend.
///
/// `report` is that of [`check`](super::check()) with the same policy: it says how many records there are
/// and how dates are to be read.
///
/// # Errors
///
/// - [`BatchError::Incomplete`]: the report is about a part of the file
/// - [`BatchError::Count`]: the file is not the one that was checked
/// - [`BatchError::Io`]: the reader or a writer failed
///
/// # Examples
///
/// ```
/// use lrs_core::{BatchPolicy, batch};
/// use lrs_core::value::Date;
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,GivenName,LastKnownPostCode\n2A,x,10000001,1, Jo,sw1a1aa\n";
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let report = batch::check(csv.as_bytes(), &policy)?;
/// let header = batch::BatchHeader::of(&report, &policy);
/// let mut file = Vec::new();
/// let corrected = batch::correct(csv.as_bytes(), &mut file, None, &header, &report, &policy)?;
/// assert_eq!((corrected.written, corrected.changed), (1, 2));
/// assert!(String::from_utf8(file).expect("UTF-8").contains("\"SW1A 1AA\""));
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn correct<R: Read, W: Write>(
    reader: R,
    writer: W,
    held_back: Option<&mut dyn Write>,
    header: &BatchHeader,
    report: &BatchReport,
    policy: &BatchPolicy,
) -> Result<Corrected, BatchError> {
    let held_back = held_back.map(|writer| Box::new(writer) as Box<dyn Write + '_>);
    let mut corrector = Corrector::new(reader, Box::new(writer), held_back, header, report, policy)?;
    while corrector.advance()? {}
    corrector.finish()
}

/// A corrected file that is written a thousand records at a time, for callers who have something else to do in between.
///
/// # Privacy
///
/// Holds the record at hand; there is no `Debug`.
///
/// # Examples
///
/// ```
/// use lrs_core::BatchPolicy;
/// use lrs_core::batch::{self, BatchHeader, Corrector};
/// use lrs_core::value::Date;
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,GivenName\n2A,x,10000001,1, Jo\n";
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let report = batch::check(csv.as_bytes(), &policy)?;
/// let (mut file, mut held_back) = (Vec::new(), Vec::new());
/// let writers = (Box::new(&mut file), Box::new(&mut held_back));
/// let header = BatchHeader::of(&report, &policy);
/// let mut corrector = Corrector::new(csv.as_bytes(), writers.0, Some(writers.1), &header, &report, &policy)?;
/// while corrector.advance()? {}
/// let corrected = corrector.finish()?;
/// assert_eq!((corrected.written, corrected.held_back), (0, 1));
/// assert!(String::from_utf8(held_back).expect("UTF-8").contains("\"Jo\""));
/// # Ok::<(), batch::BatchError>(())
/// ```
pub struct Corrector<'w, R> {
    reader: BatchReader<R>,
    policy: CheckPolicy,
    ready: Box<dyn RecordWriter + 'w>,
    held_back: Option<Box<dyn RecordWriter + 'w>>,
    corrected: Corrected,
}

impl<'w, R: Read> Corrector<'w, R> {
    /// Begins to read a file again; see [`correct`] for what goes where.
    ///
    /// # Errors
    ///
    /// As [`correct`].
    pub fn new(
        reader: R,
        writer: Box<dyn Write + 'w>,
        held_back: Option<Box<dyn Write + 'w>>,
        header: &BatchHeader,
        report: &BatchReport,
        policy: &BatchPolicy,
    ) -> Result<Self, BatchError> {
        if !report.complete {
            return Err(BatchError::Incomplete);
        }
        let count = if held_back.is_some() { report.ready } else { report.records };
        let reader = read(reader, policy)?;
        let frame = reader.frame();
        let ready = frame.writer(writer, header, count)?;
        let beside = |writer| frame.writer(writer, header, report.records - report.ready);
        let held_back = held_back.map(beside).transpose()?;
        let policy = CheckPolicy { date_order: report.date_order, ..policy.check_policy() };
        Ok(Self { reader, policy, ready, held_back, corrected: Corrected::default() })
    }

    /// Writes up to a thousand records more; false when there are none.
    ///
    /// # Errors
    ///
    /// As [`correct`].
    pub fn advance(&mut self) -> Result<bool, BatchError> {
        let Self { reader, policy, ready, held_back, corrected } = self;
        while let Some(record) = reader.next_record() {
            let record = record?;
            let checked = check_record(&record, policy);
            let is_ready = checked.is_ready();
            let mut draft = checked.mended.map_or_else(|| record.draft(), |draft| *draft);
            if checked.repairs.iter().any(|repair| repair.applied) {
                repair(&mut draft, &checked.repairs, policy);
                let differs = |field: &Field| draft.text(*field) != record.text(*field);
                corrected.changed += Field::ALL.into_iter().filter(differs).count() as u64;
            }
            let has_identifier = !draft.uci.is_empty() || !draft.upn.is_empty();
            corrected.without_identifiers += u64::from(has_identifier);
            match held_back {
                Some(held_back) if !is_ready => held_back.write(&draft)?,
                _ => ready.write(&draft)?,
            }
            if record.record.is_multiple_of(PROGRESS_RECORDS) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// How far it has come.
    pub const fn progress(&self) -> Progress {
        Progress { bytes: self.reader.bytes_read(), records: self.reader.records() }
    }

    /// Ends both files.
    ///
    /// # Errors
    ///
    /// [`BatchError::Count`] where [`advance`](Self::advance) did not come to the end; otherwise as [`correct`].
    pub fn finish(mut self) -> Result<Corrected, BatchError> {
        self.corrected.written = self.ready.finish()?;
        if let Some(mut held_back) = self.held_back {
            self.corrected.held_back = held_back.finish()?;
        }
        Ok(self.corrected)
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
