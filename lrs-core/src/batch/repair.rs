//! Writing a file again with every safe repair.

use core::fmt;
use std::io::{Read, Write};

use super::check::{PROGRESS_RECORDS, Progress};
use super::error::BatchError;
use super::layout::Layout;
use super::output::{BatchHeader, RecordWriter};
use super::policy::BatchPolicy;
use super::rehearsal::{
    ChangeDetail, ChangeLog, Fate, QuestionTable, Rehearsal, RehearsalCounts, Rehearsed, rehearse,
};
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
    /// How many records lost a UCI or UPN, for which layout 2A has no column. Each is a change with the reason
    /// `batch.repair.no_column`.
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
/// among them, or go to `held_back`, where it is given, as a batch file of their own for a person to mend. That file has
/// columns for the UCI and the UPN too, where the file that was read names them or is of layout 3A; it is one to work on,
/// and none to upload.
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
    let mut files = CorrectionFiles::new(writer);
    if let Some(held_back) = held_back {
        files.held_back = Some(Box::new(held_back));
    }
    correct_with(reader, files, header, report, policy)
}

/// Where the files of a correction go.
pub struct CorrectionFiles<'w> {
    /// The corrected file.
    pub corrected: Box<dyn Write + 'w>,
    /// The records with errors, as a batch file of their own; among the others where there is none.
    pub held_back: Option<Box<dyn Write + 'w>>,
    /// What was changed: the table of [`write_changes`](super::write_changes) with what is applied alone.
    pub changes: Option<Box<dyn Write + 'w>>,
    /// What would settle the errors: the table of [`write_questions`](super::write_questions).
    pub questions: Option<Box<dyn Write + 'w>>,
    /// Which of the learners' values stand in these two tables.
    pub detail: ChangeDetail,
}

impl<'w> CorrectionFiles<'w> {
    /// The corrected file and nothing beside it.
    pub fn new(corrected: impl Write + 'w) -> Self {
        let detail = ChangeDetail::default();
        Self { corrected: Box::new(corrected), held_back: None, changes: None, questions: None, detail }
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
///     held_back: Some(Box::new(&mut held_back)),
///     changes: Some(Box::new(&mut changes)),
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
    let mut corrector = Corrector::new(reader, files, header, report, policy)?;
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
/// use lrs_core::batch::{self, BatchHeader, CorrectionFiles, Corrector};
/// use lrs_core::value::Date;
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,GivenName\n2A,x,10000001,1, Jo\n";
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let report = batch::check(csv.as_bytes(), &policy)?;
/// let (mut file, mut held_back) = (Vec::new(), Vec::new());
/// let files = CorrectionFiles { held_back: Some(Box::new(&mut held_back)), ..CorrectionFiles::new(&mut file) };
/// let header = BatchHeader::of(&report, &policy);
/// let mut corrector = Corrector::new(csv.as_bytes(), files, &header, &report, &policy)?;
/// while corrector.advance()? {}
/// let corrected = corrector.finish()?;
/// assert_eq!((corrected.written, corrected.held_back), (0, 1));
/// assert!(String::from_utf8(held_back).expect("UTF-8").contains("\"Jo\""));
/// # Ok::<(), batch::BatchError>(())
/// ```
pub struct Corrector<'w, R> {
    rehearsal: Rehearsal<R>,
    files: Writers<'w>,
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
        files: CorrectionFiles<'w>,
        header: &BatchHeader,
        report: &BatchReport,
        policy: &BatchPolicy,
    ) -> Result<Self, BatchError> {
        let mut rehearsal = rehearse(reader, report, policy)?;
        let frame = rehearsal.frame();
        let has_identifiers = report.layout == Layout::V3A || rehearsal.names_identifiers();
        let roomy = if has_identifiers { Layout::V3A } else { Layout::V2A };
        let beside = |writer| frame.writer(writer, header, report.records - report.ready, roomy);
        let count = if files.held_back.is_some() { report.ready } else { report.records };
        if files.held_back.is_none() {
            rehearsal.put_into_one_file();
        }
        let files = Writers {
            ready: frame.writer(files.corrected, header, count, Layout::V2A)?,
            held_back: files.held_back.map(beside).transpose()?,
            changes: files.changes.map(|writer| ChangeLog::new(writer, files.detail)).transpose()?,
            questions: files.questions.map(|writer| QuestionTable::new(writer, files.detail)).transpose()?,
        };
        Ok(Self { rehearsal, files, corrected: Corrected::default() })
    }

    /// Writes up to a thousand records more; false when there are none.
    ///
    /// # Errors
    ///
    /// As [`correct`].
    pub fn advance(&mut self) -> Result<bool, BatchError> {
        while let Some(record) = self.rehearsal.next_record() {
            let record = record?;
            let number = record.record;
            self.corrected.without_identifiers += u64::from(record.leaves_out());
            self.files.write(&record)?;
            if number.is_multiple_of(PROGRESS_RECORDS) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// How far it has come.
    pub const fn progress(&self) -> Progress {
        self.rehearsal.progress()
    }

    /// Ends the files.
    ///
    /// # Errors
    ///
    /// [`BatchError::Count`] where [`advance`](Self::advance) did not come to the end; otherwise as [`correct`].
    pub fn finish(self) -> Result<Corrected, BatchError> {
        let counts = self.rehearsal.counts();
        let (written, held_back) = self.files.finish()?;
        Ok(Corrected { written, held_back, changed: counts.changed, counts, ..self.corrected })
    }
}

/// The files of a correction while they are written.
struct Writers<'w> {
    ready: Box<dyn RecordWriter + 'w>,
    held_back: Option<Box<dyn RecordWriter + 'w>>,
    changes: Option<ChangeLog<Box<dyn Write + 'w>>>,
    questions: Option<QuestionTable<Box<dyn Write + 'w>>>,
}

impl Writers<'_> {
    fn write(&mut self, record: &Rehearsed<'_>) -> Result<(), BatchError> {
        match &mut self.held_back {
            Some(held_back) if record.fate == Fate::HeldBack => held_back.write(&record.learner)?,
            _ => self.ready.write(&record.learner)?,
        }
        if let Some(changes) = &mut self.changes {
            changes.write(record, |change| change.applied)?;
        }
        if let Some(questions) = &mut self.questions {
            questions.write(record)?;
        }
        Ok(())
    }

    /// How many records stand in the corrected file, and in the one beside it.
    fn finish(mut self) -> Result<(u64, u64), BatchError> {
        let written = self.ready.finish()?;
        let held_back = self.held_back.map_or(Ok(0), |mut file| file.finish())?;
        if let Some(changes) = self.changes {
            changes.finish()?;
        }
        if let Some(questions) = self.questions {
            questions.finish()?;
        }
        Ok((written, held_back))
    }
}
