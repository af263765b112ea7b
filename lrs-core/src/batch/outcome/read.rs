//! Reading an output file record by record.

use std::io::Read;

use super::super::csv::Rows;
use super::super::decode::Decoder;
use super::super::error::BatchError;
use super::super::policy::BatchLimits;
use super::super::values::Row;
use super::error::OutputError;
use super::job::JobTotals;
use super::record::OutputRecord;
use super::rules;
use super::slot::Slot;
#[cfg(feature = "xml")]
use super::xml::XmlRecords;
use crate::finding::Finding;

/// What kind of batch an output answers.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum OutputKind {
    /// A registration batch: what was sent, with a return code.
    Registration,
    /// A verify batch: what was searched by, and what the LRS holds.
    Verification,
}

impl OutputKind {
    /// The stable name: `registration` or `verification`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Verification => "verification",
        }
    }
}

/// Reads the records of an output file, CSV or XML by its content, one at a time and within bounds.
///
/// Columns are told by their heading, in any order and spelling; columns that are not known are left alone.
///
/// # Source
///
/// LRS schema: `OutputBatchLearner`, `MIAPVerifiedBatchLearner`. The root of the portal's XML is not published, so
/// records are told by the names of their elements. The headings of its CSV are taken for the schema's names.
///
/// # Errors
///
/// When the file is no text, no output file, or passes a bound; see [`OutputError`].
///
/// # Privacy
///
/// Records hold the learners' values; their `Debug` hides them.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, BatchLimits, Outcome};
///
/// let csv = "ReturnCode,MISIdentifier,ULN,FamilyName\nRC001,A1,9276308686,Example\nRC10,A2,,Ng\n";
/// let mut output = batch::read_output(csv.as_bytes(), BatchLimits::DEFAULT)?;
/// let mut outcomes = Vec::new();
/// while let Some(record) = output.next_record() {
///     outcomes.push(record?.code.outcome());
/// }
/// assert_eq!(outcomes, [Outcome::Successful, Outcome::Exception]);
/// # Ok::<(), batch::OutputError>(())
/// ```
pub fn read_output<R: Read>(reader: R, limits: BatchLimits) -> Result<OutputReader<R>, OutputError> {
    let decoder = Decoder::new(reader)?;
    let source = if decoder.is_markup() { markup(decoder, limits)? } else { table(decoder, limits)? };
    Ok(OutputReader { source, limits, records: 0, is_verification: false, has_code: false, is_at_end: false })
}

#[cfg(feature = "xml")]
#[expect(clippy::unnecessary_wraps, reason = "an error without the feature")]
fn markup<R: Read>(decoder: Decoder<R>, limits: BatchLimits) -> Result<Source<R>, OutputError> {
    Ok(Source::Xml(Box::new(XmlRecords::of(decoder, limits))))
}

#[cfg(not(feature = "xml"))]
fn markup<R: Read>(_: Decoder<R>, _: BatchLimits) -> Result<Source<R>, OutputError> {
    Err(BatchError::Xml.into())
}

fn table<R: Read>(decoder: Decoder<R>, limits: BatchLimits) -> Result<Source<R>, OutputError> {
    let mut rows = Rows::of(decoder, limits);
    let mut has_row = rows.advance()?;
    // A line for spreadsheet programs may stand before the headings.
    if has_row && rows.row().value(0).is_some_and(|value| value.starts_with("sep=")) {
        has_row = rows.advance()?;
    }
    if !has_row {
        return Err(BatchError::Empty.into());
    }
    let slots: Vec<Slot> = rows.row().values().map(Slot::of).collect();
    if slots.contains(&Slot::Code) {
        return Ok(Source::Csv(Box::new(Table { rows, slots, job: JobTotals::default() })));
    }
    Err(rows.binary().map_or(OutputError::NotOutput, OutputError::Batch))
}

/// A CSV file behind its headings.
struct Table<R> {
    rows: Rows<R>,
    slots: Vec<Slot>,
    job: JobTotals,
}

enum Source<R> {
    Csv(Box<Table<R>>),
    #[cfg(feature = "xml")]
    Xml(Box<XmlRecords<R>>),
}

/// An output file that is being read.
pub struct OutputReader<R> {
    source: Source<R>,
    limits: BatchLimits,
    records: u64,
    is_verification: bool,
    has_code: bool,
    is_at_end: bool,
}

impl<R: Read> OutputReader<R> {
    /// The next record; none at the end of the file.
    ///
    /// After an error the reader is at its end. XML in which no record has a code is told to be no output file when
    /// its end is reached.
    pub fn next_record(&mut self) -> Option<Result<OutputRecord, OutputError>> {
        if self.is_at_end {
            return None;
        }
        let next = self.advance();
        self.is_at_end = !matches!(next, Ok(Some(_)));
        next.transpose()
    }

    fn advance(&mut self) -> Result<Option<OutputRecord>, OutputError> {
        let next = match &mut self.source {
            Source::Csv(table) => table.next()?,
            #[cfg(feature = "xml")]
            Source::Xml(records) => records.next()?,
        };
        let Some(mut record) = next else {
            return if self.is_output() { Ok(None) } else { Err(OutputError::NotOutput) };
        };
        if self.records >= self.limits.max_records {
            let (line, limit) = (record.line, self.limits.max_records);
            return Err(BatchError::TooManyRecords { line, limit }.into());
        }
        self.records += 1;
        record.record = self.records;
        for finding in &mut record.findings {
            finding.record = Some(self.records);
        }
        record.judge();
        self.is_verification |= record.searched.is_some();
        self.has_code |= !record.code.text().is_empty();
        if let Some(count) = record.stated_count.take().filter(|_| self.records == 1) {
            self.job_mut().put("LearnerRecordCount", &count);
        }
        Ok(Some(record))
    }

    /// Whether what was read can be an output: it has a column for codes, a record with one, or a job's totals.
    fn is_output(&self) -> bool {
        let has_totals = *self.job() != JobTotals::default();
        matches!(self.source, Source::Csv(_)) || self.has_code || (self.records == 0 && has_totals)
    }

    /// What kind of batch it answers, as far as it was read.
    pub fn kind(&self) -> OutputKind {
        let is_verification = match &self.source {
            Source::Csv(table) => table.slots.iter().any(|slot| matches!(slot, Slot::Searched(_))),
            #[cfg(feature = "xml")]
            Source::Xml(_) => self.is_verification,
        };
        if is_verification { OutputKind::Verification } else { OutputKind::Registration }
    }

    /// Whether the file is XML.
    pub const fn is_xml(&self) -> bool {
        !matches!(self.source, Source::Csv(_))
    }

    /// How many records were read.
    pub const fn records(&self) -> u64 {
        self.records
    }

    /// What the file says about the job, as far as it was read.
    pub fn job(&self) -> &JobTotals {
        match &self.source {
            Source::Csv(table) => &table.job,
            #[cfg(feature = "xml")]
            Source::Xml(records) => &records.walk.job,
        }
    }

    fn job_mut(&mut self) -> &mut JobTotals {
        match &mut self.source {
            Source::Csv(table) => &mut table.job,
            #[cfg(feature = "xml")]
            Source::Xml(records) => &mut records.walk.job,
        }
    }

    /// What is to be said about the file as a whole.
    pub fn findings(&self) -> Vec<Finding> {
        let extra = match &self.source {
            Source::Csv(table) => table.slots.iter().filter(|slot| **slot == Slot::Extra).count() as u64,
            #[cfg(feature = "xml")]
            Source::Xml(records) => records.walk.extra,
        };
        let finding = Finding::new(&rules::EXTRA, None).with_numbers([extra, 0]);
        (extra > 0).then_some(finding).into_iter().collect()
    }
}

impl<R: Read> Table<R> {
    fn next(&mut self) -> Result<Option<OutputRecord>, OutputError> {
        while self.rows.advance()? {
            let row = self.rows.row();
            // A row of nothing but commas is what a spreadsheet leaves behind.
            if !row.is_empty() {
                return Ok(Some(self.record(&row)));
            }
        }
        Ok(None)
    }

    fn record(&self, row: &Row<'_>) -> OutputRecord {
        let mut record = OutputRecord { line: row.line, ..OutputRecord::default() };
        for (value, slot) in row.values().zip(&self.slots) {
            record.put(*slot, value);
        }
        let (found, wanted) = (row.len(), self.slots.len());
        if found != wanted {
            let numbers = [found as u64, wanted as u64];
            let finding = Finding::new(&rules::WIDTH, None).with_numbers(numbers);
            record.findings.push(finding.at(None, Some(row.line), None));
        }
        if row.has_stray_quote {
            record.findings.push(Finding::new(&rules::QUOTE, None).at(None, Some(row.line), None));
        }
        record
    }
}
