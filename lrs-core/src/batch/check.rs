//! Checking a batch file in one pass.

mod checked;
mod learners;

use checked::{AMBIGUOUS, MONTH_FIRST, is_of_order};
pub(super) use checked::{CheckedRecord, check_record};
pub use learners::{check_learners, check_learners_with};

use core::ops::ControlFlow;
use std::io::Read;

use super::error::BatchError;
use super::file;
use super::policy::BatchPolicy;
use super::read::{BatchReader, read};
use super::report::{BatchReport, FileFields, Tally};
use super::spreadsheet;
use crate::finding::{Finding, RuleError, Severity};
use crate::guide::Edition;
use crate::learner::{CheckPolicy, DateOrder};
use crate::value::VerificationType;

/// How far a check has come.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Progress {
    /// How many bytes of the file were read.
    pub bytes: u64,
    /// How many records were checked.
    pub records: u64,
}

/// How many records are checked between two calls of the progress function.
pub(super) const PROGRESS_RECORDS: u64 = 1_024;

/// Checks a batch file: its name, headings, first record, and every learner.
///
/// The file is read once, in constant memory whatever its size. When it cannot be read any further (a
/// quote that never closes, a source that fails), the report about the part before is given, with
/// [`complete`](BatchReport::complete) false and the reason among its findings.
///
/// # Source
///
/// Guide 4.3, Batch files; LRB batch file, quick reference guide; layout 2A.
///
/// # Errors
///
/// When there is nothing to report about: the file is empty, not text, or nothing like a batch file.
///
/// # Examples
///
/// ```
/// use lrs_core::{BatchPolicy, Severity, batch};
/// use lrs_core::value::Date;
///
/// let policy = BatchPolicy {
///     file_name: Some("LRB_10000001_010920260930.csv".to_owned()),
///     ..BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"))
/// };
/// let csv = "\"FileVersion\",\"FileName\",\"UKPRN\",\"LearnerRecordCount\",\"ULN\"\r\n\"2A\",\"x\",\"10000001\",\"2\",\"\"\r\n";
/// let report = batch::check(csv.as_bytes(), &policy)?;
/// assert_eq!(report.count_of("batch.file_name.extension_case"), 1);
/// assert_eq!(report.count_of("batch.file_field.record_count_wrong"), 1);
/// assert_eq!(report.proposed_file_name.as_deref(), Some("LRB_10000001_010920260930.CSV"));
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn check<R: Read>(reader: R, policy: &BatchPolicy) -> Result<BatchReport, BatchError> {
    check_with(reader, policy, &mut |_| ControlFlow::Continue(()))
}

/// As [`check`], and tells how far it has come every thousand records or so.
///
/// When `progress` answers `Break`, the check stops, and the report says `batch.stopped`.
///
/// # Examples
///
/// ```
/// use core::ops::ControlFlow;
/// use lrs_core::{BatchPolicy, batch};
/// use lrs_core::value::Date;
///
/// let csv = "FileVersion,UKPRN,GivenName\n".to_owned() + &",,Jo\n".repeat(5_000);
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let mut seen = 0;
/// batch::check_with(csv.as_bytes(), &policy, &mut |progress| {
///     seen = progress.records;
///     ControlFlow::Continue(())
/// })?;
/// assert!(seen > 4_000);
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn check_with<R: Read>(
    reader: R,
    policy: &BatchPolicy,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<BatchReport, BatchError> {
    let mut checker = Checker::new(reader, policy)?;
    while checker.advance() && progress(checker.progress()).is_continue() {}
    Ok(checker.finish())
}

/// A check that goes on a thousand records at a time, for callers who have something else to do in between: draw, hear
/// whether to go on, let others have their turn.
///
/// # Privacy
///
/// Holds the record at hand; there is no `Debug`.
///
/// # Examples
///
/// ```
/// use lrs_core::BatchPolicy;
/// use lrs_core::batch::Checker;
/// use lrs_core::value::Date;
///
/// let csv = "FileVersion,UKPRN,GivenName\n".to_owned() + &",,Jo\n".repeat(5_000);
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let mut checker = Checker::new(csv.as_bytes(), &policy)?;
/// while checker.advance() {
///     assert!(checker.progress().records < 5_000);
/// }
/// assert_eq!(checker.finish().records, 5_000);
/// # Ok::<(), lrs_core::batch::BatchError>(())
/// ```
pub struct Checker<R> {
    reader: BatchReader<R>,
    policy: BatchPolicy,
    check_policy: CheckPolicy,
    tally: Tally,
    /// How many of the findings about headings or elements are counted.
    header_findings: usize,
    counts: Counts,
    file_fields: FileFields,
    /// The line of the first record.
    first_line: Option<u64>,
    /// The line of the first row that holds a byte that is not UTF-8.
    foreign_line: Option<u64>,
    /// How the reading ended; none while records may be left.
    end: Option<Result<(), BatchError>>,
}

#[derive(Default)]
struct Counts {
    ready: u64,
    with_errors: u64,
    with_warnings: u64,
    none_provided: u64,
    month_first: u64,
    ambiguous: u64,
    /// Records with no error and a date whose order of day and month is in doubt.
    ready_unless_mixed: u64,
    /// Records whose only warnings are of such dates.
    warned_of_order_only: u64,
    spreadsheet: u64,
}

impl<R: Read> Checker<R> {
    /// Begins to read a file.
    ///
    /// # Errors
    ///
    /// As [`check`].
    pub fn new(reader: R, policy: &BatchPolicy) -> Result<Self, BatchError> {
        let reader = read(reader, policy)?;
        let mut tally = Tally::new(policy.max_findings_per_code);
        tally.add_all(reader.header_findings().iter().copied());
        let header_findings = reader.header_findings().len();
        let foreign_line = reader.is_foreign().then_some(1);
        Ok(Self {
            reader,
            policy: policy.clone(),
            check_policy: policy.check_policy(),
            tally,
            header_findings,
            counts: Counts::default(),
            file_fields: FileFields::default(),
            first_line: None,
            foreign_line,
            end: None,
        })
    }

    /// Checks up to a thousand records more; false when the file is at its end or cannot be read any further.
    pub fn advance(&mut self) -> bool {
        if self.end.is_none() {
            self.end = match self.check_some() {
                Ok(true) => None,
                Ok(false) => Some(Ok(())),
                Err(error) => Some(Err(error)),
            };
        }
        self.end.is_none()
    }

    /// How far it has come.
    pub const fn progress(&self) -> Progress {
        Progress { bytes: self.reader.bytes_read(), records: self.reader.records() }
    }

    /// Checks records until a word of progress is due; whether any may be left.
    fn check_some(&mut self) -> Result<bool, BatchError> {
        while self.reader.advance()? {
            let Some(record) = self.reader.record() else { break };
            if record.record == 1 {
                self.file_fields = FileFields::new(record.file_fields());
                self.first_line = Some(record.line);
                // An XML file may say so behind its records: it is judged at the end.
                if self.reader.about().is_none() {
                    let findings = file::first_record(&record, self.reader.columns(), &self.policy);
                    self.tally.add_all(findings);
                }
            }
            if self.foreign_line.is_none() && self.reader.is_foreign() {
                self.foreign_line = Some(record.line);
            }
            if self.reader.names_privacy_notice() {
                // The name came with the release that left no second way to answer, whatever edition is asked for.
                self.check_policy.edition = Edition::Release2019;
            }
            let checked = check_record(&record, &self.check_policy);
            self.counts.add(&checked);
            checked.tally(&mut self.tally);
            if record.record.is_multiple_of(PROGRESS_RECORDS) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The report; where [`advance`](Self::advance) did not come to the end, it is about the part before and says
    /// `batch.stopped`.
    pub fn finish(mut self) -> BatchReport {
        let stopped = BatchError::Stopped { line: self.reader.next_line() };
        let stop = self.end.unwrap_or(Err(stopped)).err();
        let records = self.reader.records();
        let date_order = self.counts.settle_date_order(self.policy.date_order, &mut self.tally);
        let late = self.reader.header_findings().get(self.header_findings..).unwrap_or_default();
        self.tally.add_all(late.iter().copied());
        if let Some(about) = self.reader.about() {
            self.file_fields = FileFields::new(about.each_ref().map(|(text, _)| text.as_str()));
            self.tally.add_all(file::about(about, self.reader.layout(), &self.policy));
        }
        let proposed_file_name = self.judge_file(stop.is_none());
        if let Some(error) = stop {
            let finding = Finding::new(error.rule(), None).with_numbers(error.numbers());
            self.tally.add(finding.at(error.line().map(|_| records + 1), error.line(), None));
        }
        let (findings, totals, repairs) = self.tally.finish();
        BatchReport {
            findings,
            totals,
            repairs,
            records,
            ready: self.counts.ready,
            with_errors: self.counts.with_errors,
            with_warnings: self.counts.with_warnings,
            none_provided: self.counts.none_provided,
            complete: stop.is_none(),
            bytes: self.reader.bytes_read(),
            file_format: self.reader.file_format(),
            record_path: self.reader.record_path().map(str::to_owned),
            layout: file::layout(&self.file_fields, self.reader.layout()),
            encoding: self.reader.encoding(),
            line_end: self.reader.line_end(),
            edition: self.policy.edition,
            file_fields: self.file_fields,
            proposed_file_name,
            date_order,
        }
    }

    /// What can be said only when the whole file was seen.
    fn judge_file(&mut self, is_complete: bool) -> Option<String> {
        let reader = &self.reader;
        let records = reader.records();
        let facts = file::Facts {
            records,
            is_complete,
            file_format: reader.file_format(),
            encoding: reader.encoding(),
            foreign_line: self.foreign_line,
            line_end: reader.line_end(),
            blank_lines: reader.blank_lines(),
            none_provided: self.counts.none_provided,
            spreadsheet: self.counts.spreadsheet,
            first_line: self.first_line,
            record_count_place: file::place(reader.columns(), file::RECORD_COUNT),
            record_count_line: file::line(reader.about(), file::RECORD_COUNT),
        };
        let findings = file::whole(&facts, &self.file_fields);
        self.tally.add_all(findings);
        let name = self.policy.file_name.as_deref()?;
        let (findings, proposed) =
            file::name(name, self.policy.ukprn.as_deref(), &self.file_fields, self.reader.file_format());
        self.tally.add_all(findings);
        proposed
    }
}

impl Counts {
    fn add(&mut self, checked: &CheckedRecord<'_>) {
        let (mut errors, mut warnings, mut of_order) = (0_u64, 0_u64, 0_u64);
        for finding in &checked.findings {
            match finding.severity {
                Severity::Error => errors += 1,
                Severity::Warning if is_of_order(finding) => of_order += 1,
                Severity::Warning => warnings += 1,
                Severity::Advice => {}
            }
            self.month_first += u64::from(finding.code == MONTH_FIRST);
            self.ambiguous += u64::from(finding.code == AMBIGUOUS);
        }
        self.ready += u64::from(errors == 0);
        self.with_errors += u64::from(errors > 0);
        self.with_warnings += u64::from(warnings + of_order > 0);
        self.ready_unless_mixed += u64::from(errors == 0 && of_order > 0);
        self.warned_of_order_only += u64::from(warnings == 0 && of_order > 0);
        self.none_provided += u64::from(checked.verification_type == Some(VerificationType::NoneProvided));
        let is_spoilt = checked.findings.iter().any(|finding| finding.code.starts_with(spreadsheet::CODES));
        self.spreadsheet += u64::from(checked.is_from_spreadsheet || is_spoilt);
    }

    /// The order of day and month that all dates together tell; where it is mixed, the dates in doubt become errors.
    fn settle_date_order(&mut self, known: DateOrder, tally: &mut Tally) -> DateOrder {
        let is_mixed = self.month_first > 0 && self.ambiguous > 0;
        if !is_mixed || known != DateOrder::Unknown {
            return known;
        }
        // The dates that are only valid month first stay as typed beside the ambiguous ones: a corrected
        // file without them would be read day first when it is checked again.
        tally.raise(&[AMBIGUOUS, MONTH_FIRST]);
        self.ready -= self.ready_unless_mixed;
        self.with_errors += self.ready_unless_mixed;
        self.with_warnings -= self.warned_of_order_only;
        DateOrder::Mixed
    }
}
