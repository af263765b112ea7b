//! Writing a file again with every safe repair.

use core::fmt;
use std::io::{Read, Write};

use super::error::BatchError;
use super::output::BatchHeader;
use super::policy::BatchPolicy;
use super::rehearsal::{ChangeDetail, ChangeLog, Fate, QuestionTable, RehearsalCounts, rehearse};
use super::report::BatchReport;

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
    /// How many of the records that were read are ready, repaired and held back: together all of them. Held back counts
    /// records with errors, even where no file beside takes them.
    pub counts: RehearsalCounts,
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
    mut writer: W,
    held_back: Option<&mut dyn Write>,
    header: &BatchHeader,
    report: &BatchReport,
    policy: &BatchPolicy,
) -> Result<Corrected, BatchError> {
    let mut files = CorrectionFiles::new(&mut writer);
    if let Some(held_back) = held_back {
        files.held_back = Some(held_back);
    }
    correct_with(reader, files, header, report, policy)
}

/// Where the files of a correction go.
pub struct CorrectionFiles<'w> {
    /// The corrected file.
    pub corrected: &'w mut dyn Write,
    /// The records with errors, as a batch file of their own; among the others where there is none.
    pub held_back: Option<&'w mut dyn Write>,
    /// What was changed: the table of [`write_changes`](super::write_changes) with what is applied alone.
    pub changes: Option<&'w mut dyn Write>,
    /// What would settle the errors: the table of [`write_questions`](super::write_questions).
    pub questions: Option<&'w mut dyn Write>,
    /// Which of the learners' values stand in these two tables.
    pub detail: ChangeDetail,
}

impl<'w> CorrectionFiles<'w> {
    /// The corrected file and nothing beside it.
    pub fn new(corrected: &'w mut dyn Write) -> Self {
        Self { corrected, held_back: None, changes: None, questions: None, detail: ChangeDetail::default() }
    }
}

impl fmt::Debug for CorrectionFiles<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CorrectionFiles")
            .field("held_back", &self.held_back.is_some())
            .field("changes", &self.changes.is_some())
            .field("questions", &self.questions.is_some())
            .field("detail", &self.detail)
            .finish_non_exhaustive()
    }
}

/// As [`correct`], with a log of the changes and a table of what to ask about the records with errors.
///
/// All files are written in one pass and in constant memory. Every record goes into one of the two batch files, which
/// is counted as they are written. After an error the files are no whole ones.
///
/// # Errors
///
/// As [`correct`].
///
/// # Privacy
///
/// The two tables hold learners' values where [`CorrectionFiles::detail`] says so.
///
/// # Examples
///
/// ```
/// use lrs_core::{BatchPolicy, batch};
/// use lrs_core::value::Date;
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,GivenName,FamilyName\n2A,x,10000001,1, Jo,Ng\n";
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let report = batch::check(csv.as_bytes(), &policy)?;
/// let header = batch::BatchHeader::of(&report, &policy);
/// let (mut file, mut held_back, mut changes) = (Vec::new(), Vec::new(), Vec::new());
/// let files = batch::CorrectionFiles {
///     held_back: Some(&mut held_back),
///     changes: Some(&mut changes),
///     ..batch::CorrectionFiles::new(&mut file)
/// };
/// let corrected = batch::correct_with(csv.as_bytes(), files, &header, &report, &policy)?;
/// assert_eq!((corrected.counts.records, corrected.counts.held_back, corrected.counts.changed), (1, 1, 1));
/// let changes = String::from_utf8(changes).expect("UTF-8");
/// let row = "\"1\",\"2\",\"GivenName\",\"applied\",\"name.repair.spaces\",";
/// assert!(changes.contains(row));
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn correct_with<R: Read>(
    reader: R,
    files: CorrectionFiles<'_>,
    header: &BatchHeader,
    report: &BatchReport,
    policy: &BatchPolicy,
) -> Result<Corrected, BatchError> {
    let mut rehearsal = rehearse(reader, report, policy)?;
    let frame = rehearsal.frame();
    let count = if files.held_back.is_some() { report.ready } else { report.records };
    let mut ready = frame.writer(files.corrected, header, count)?;
    let mut held_back = match files.held_back {
        Some(writer) => Some(frame.writer(writer, header, report.records - report.ready)?),
        None => None,
    };
    let mut changes = files.changes.map(|writer| ChangeLog::new(writer, files.detail)).transpose()?;
    let mut questions = files.questions.map(|writer| QuestionTable::new(writer, files.detail)).transpose()?;
    let mut corrected = Corrected::default();
    while let Some(record) = rehearsal.next_record() {
        let record = record?;
        let learner = &record.learner;
        corrected.without_identifiers += u64::from(!learner.uci.is_empty() || !learner.upn.is_empty());
        match &mut held_back {
            Some(held_back) if record.fate == Fate::HeldBack => held_back.write(learner)?,
            _ => ready.write(learner)?,
        }
        if let Some(changes) = &mut changes {
            changes.write(&record, |change| change.applied)?;
        }
        if let Some(questions) = &mut questions {
            questions.write(&record)?;
        }
    }
    corrected.counts = rehearsal.counts();
    corrected.changed = corrected.counts.changed;
    corrected.written = ready.finish()?;
    if let Some(mut held_back) = held_back {
        corrected.held_back = held_back.finish()?;
    }
    if let Some(changes) = changes {
        changes.finish()?;
    }
    if let Some(questions) = questions {
        questions.finish()?;
    }
    Ok(corrected)
}
