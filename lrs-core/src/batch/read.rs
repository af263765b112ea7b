//! Reading a batch file record by record.

use std::io::Read;

use super::csv::Rows;
use super::decode::{Decoder, Encoding};
use super::error::BatchError;
use super::format::FileFormat;
use super::header::Columns;
use super::layout::Layout;
use super::line::LineEnd;
use super::map::{HeadingMap, NO_UKPRN, Placed, Preview};
use super::output::Frame;
use super::policy::{BatchLimits, BatchPolicy};
use super::record::{About, Record};
use super::values::Row;
#[cfg(feature = "xml")]
use super::xml::{Learners, XmlFrame};
use crate::finding::Finding;
use crate::learner::LearnerDraft;

/// Reads the learners of a batch file, one at a time, in constant memory.
///
/// Whether it is CSV or XML its content tells. Columns are found by their heading, so a file in another order is read all the same; what is wrong with
/// it is for [`check`](super::check()) to say.
///
/// Of XML files the LRS publishes the elements of a learner and the schema of its web service, but neither the root
/// element nor the schema of an upload. So any root is read; a learner is an element that the schema names so, or
/// one that has a learner's elements in it. References of XML stand for their letters; a document type is refused,
/// so that no entity is ever expanded.
///
/// # Errors
///
/// When the file is empty, not text, or nothing like a batch file; see [`BatchError`].
///
/// # Privacy
///
/// Drafts hold the learners' values; their `Debug` hides them.
///
/// # Examples
///
/// ```
/// use lrs_core::{BatchPolicy, Field, batch};
/// use lrs_core::value::Date;
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,GivenName,FamilyName\r\n2A,x,10000001,1,Jo,Example\r\n";
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let mut reader = batch::read(csv.as_bytes(), &policy)?;
/// while let Some(record) = reader.next_record() {
///     let record = record?;
///     assert_eq!((record.record, record.line), (1, 2));
///     assert_eq!(record.draft().text(Field::GivenName), "Jo");
/// }
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn read<R: Read>(reader: R, policy: &BatchPolicy) -> Result<BatchReader<R>, BatchError> {
    BatchReader::new(reader, policy)
}

/// Where the records come from.
enum Source<R> {
    Csv(Box<Rows<R>>),
    #[cfg(feature = "xml")]
    Xml(Box<Learners<R>>),
}

/// How a line begins that tells a spreadsheet program what separates the values.
const SEPARATOR_LINE: &str = "sep=";

/// A batch file that is being read.
pub struct BatchReader<R> {
    source: Source<R>,
    columns: Columns,
    limits: BatchLimits,
    records: u64,
    /// Whether the row at hand is a record not given yet: the first of an XML file or of one without headings.
    has_row: bool,
    is_at_end: bool,
}

impl<R: Read> BatchReader<R> {
    fn new(reader: R, policy: &BatchPolicy) -> Result<Self, BatchError> {
        let (decoder, limits) = (Decoder::new(reader)?, policy.limits);
        match &policy.heading_map {
            _ if decoder.is_markup() => Self::of_xml(decoder, limits),
            None => Self::of_csv(decoder, limits),
            Some(map) => {
                let mut reader = Self::of_export(decoder, limits, map)?;
                if policy.ukprn.is_none() {
                    reader.columns.findings.push(Finding::new(&NO_UKPRN, None));
                }
                Ok(reader)
            }
        }
    }

    /// An export, read by a map of its headings.
    fn of_export(decoder: Decoder<R>, limits: BatchLimits, map: &HeadingMap) -> Result<Self, BatchError> {
        let score = |headings: &[String]| Placed::of(map, headings).count(map);
        let preview = Preview::best(decoder.block(), &limits, &score).ok_or(BatchError::OtherFile)?;
        let mut rows = Rows::with_delimiter(decoder, limits, preview.delimiter);
        for _ in 0..=preview.rows_above {
            rows.advance()?;
        }
        let columns = Columns::mapped(&preview.headings, map, &preview);
        Ok(Self::of_rows(rows, columns, limits))
    }

    fn of_rows(rows: Rows<R>, columns: Columns, limits: BatchLimits) -> Self {
        let has_row = !columns.has_header;
        Self { source: Source::Csv(Box::new(rows)), columns, limits, records: 0, has_row, is_at_end: false }
    }

    #[cfg(not(feature = "xml"))]
    fn of_xml(_: Decoder<R>, _: BatchLimits) -> Result<Self, BatchError> {
        Err(BatchError::Xml)
    }

    #[cfg(feature = "xml")]
    fn of_xml(decoder: Decoder<R>, limits: BatchLimits) -> Result<Self, BatchError> {
        let mut learners = Box::new(Learners::new(decoder, limits));
        let has_row = learners.advance()?;
        if !learners.is_batch() {
            return Err(BatchError::NotBatch);
        }
        let source = Source::Xml(learners);
        Ok(Self { source, columns: Columns::of_xml(), limits, records: 0, has_row, is_at_end: !has_row })
    }

    fn of_csv(decoder: Decoder<R>, limits: BatchLimits) -> Result<Self, BatchError> {
        let mut rows = Rows::of(decoder, limits);
        if !rows.advance()? {
            return Err(BatchError::Empty);
        }
        let separator_line = rows.row().value(0).is_some_and(|value| value.starts_with(SEPARATOR_LINE));
        if separator_line && !rows.advance()? {
            return Err(BatchError::Empty);
        }
        let row = rows.row();
        let Some(mut columns) = Columns::judge(row.values(), rows.delimiter()) else {
            return Err(rows.binary().unwrap_or(BatchError::NotBatch));
        };
        columns.at_line(row.line);
        if separator_line {
            columns.note_separator_line();
        }
        Ok(Self::of_rows(rows, columns, limits))
    }

    /// The next record, which borrows the reader's buffers; none at the end of the file.
    ///
    /// After an error the reader is at its end.
    pub fn next_record(&mut self) -> Option<Result<Record<'_>, BatchError>> {
        match self.advance() {
            Ok(true) => self.record().map(Ok),
            Ok(false) => None,
            Err(error) => Some(Err(error)),
        }
    }

    /// The records as drafts that own their texts: easier to keep, slower than
    /// [`next_record`](Self::next_record).
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::{BatchPolicy, batch};
    /// use lrs_core::value::Date;
    ///
    /// let csv = "FileVersion,UKPRN,GivenName,FamilyName\n2A,10000001,Jo,Example\n,,Zoë,O’Neill\n";
    /// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
    /// let drafts: Result<Vec<_>, _> = batch::read(csv.as_bytes(), &policy)?.drafts().collect();
    /// assert_eq!(drafts?[1].given_name, "Zoë");
    /// # Ok::<(), batch::BatchError>(())
    /// ```
    pub fn drafts(mut self) -> impl Iterator<Item = Result<LearnerDraft<'static>, BatchError>> {
        core::iter::from_fn(move || Some(self.next_record()?.map(|record| record.draft().into_owned())))
    }

    /// What is wrong with the headings, the separators and the like; of an XML file with its elements, as far as
    /// it was read.
    pub fn header_findings(&self) -> &[Finding] {
        match &self.source {
            Source::Csv(_) => &self.columns.findings,
            #[cfg(feature = "xml")]
            Source::Xml(learners) => learners.findings(),
        }
    }

    /// CSV or XML.
    pub const fn file_format(&self) -> FileFormat {
        match &self.source {
            Source::Csv(_) => FileFormat::Csv,
            #[cfg(feature = "xml")]
            Source::Xml(_) => FileFormat::Xml,
        }
    }

    /// The layout, as far as the headings or elements tell it.
    pub const fn layout(&self) -> Layout {
        match &self.source {
            Source::Csv(_) => self.columns.layout,
            #[cfg(feature = "xml")]
            Source::Xml(learners) => learners.layout(),
        }
    }

    /// The encoding, as far as the file was read.
    pub fn encoding(&self) -> Encoding {
        match &self.source {
            Source::Csv(rows) => rows.encoding(),
            #[cfg(feature = "xml")]
            Source::Xml(learners) => learners.encoding(),
        }
    }

    /// How the lines of a CSV file end, as far as it was read; none where no line has ended.
    pub const fn line_end(&self) -> Option<LineEnd> {
        match &self.source {
            Source::Csv(rows) => rows.line_end(),
            #[cfg(feature = "xml")]
            Source::Xml(_) => None,
        }
    }

    /// How many bytes of the file were read.
    pub const fn bytes_read(&self) -> u64 {
        match &self.source {
            Source::Csv(rows) => rows.bytes_read(),
            #[cfg(feature = "xml")]
            Source::Xml(learners) => learners.bytes_read(),
        }
    }

    /// The path to the records of an XML file, with `*` for each name that is none of the LRS's:
    /// `/SubmitBatch/Learner`. None for CSV, and before the first record.
    pub fn record_path(&self) -> Option<&str> {
        match &self.source {
            Source::Csv(_) => None,
            #[cfg(feature = "xml")]
            Source::Xml(learners) => learners.path(),
        }
    }

    /// How many records were read.
    pub const fn records(&self) -> u64 {
        self.records
    }

    /// What stands around the learners of an XML file, so that [`write_xml`](super::write_xml) can put others within it; none
    /// for CSV.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::{BatchPolicy, batch, value::Date};
    ///
    /// let xml = "<Upload><LearnerRecordCount>1</LearnerRecordCount><Learner><FamilyName>Ng</FamilyName></Learner></Upload>";
    /// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
    /// let frame = batch::read(xml.as_bytes(), &policy)?.xml_frame().expect("it is XML");
    /// assert_eq!((frame.tags[0].as_str(), frame.record.as_str()), ("Upload", "Learner"));
    /// # Ok::<(), batch::BatchError>(())
    /// ```
    #[cfg(feature = "xml")]
    pub fn xml_frame(&self) -> Option<XmlFrame> {
        match self.frame() {
            Frame::Csv => None,
            Frame::Xml(frame) => Some(frame),
        }
    }

    /// Whether headings name a UCI or UPN, whatever the layout.
    pub(super) fn names_identifiers(&self) -> bool {
        matches!(self.source, Source::Csv(_)) && self.columns.names_identifiers()
    }

    /// Whether ability to share is asked for as in layout 3A, as far as the headings or elements tell it.
    pub(super) const fn names_privacy_notice(&self) -> bool {
        match &self.source {
            Source::Csv(_) => self.columns.names_privacy_notice,
            #[cfg(feature = "xml")]
            Source::Xml(learners) => learners.names_privacy_notice(),
        }
    }

    /// What stands around the records, to be written again.
    pub(super) fn frame(&self) -> Frame {
        match &self.source {
            Source::Csv(_) => Frame::Csv,
            #[cfg(feature = "xml")]
            Source::Xml(learners) => Frame::Xml(learners.frame()),
        }
    }

    /// Whether what was read up to here has a byte in it that is not UTF-8.
    pub(super) fn is_foreign(&self) -> bool {
        match &self.source {
            Source::Csv(rows) => rows.is_foreign(),
            #[cfg(feature = "xml")]
            Source::Xml(learners) => learners.is_foreign(),
        }
    }

    /// How many blank lines stand between the rows of a CSV file, and the first of them.
    pub(super) const fn blank_lines(&self) -> (u64, Option<u64>) {
        match &self.source {
            Source::Csv(rows) => rows.blank_lines(),
            #[cfg(feature = "xml")]
            Source::Xml(_) => (0, None),
        }
    }

    /// The physical line of what is read next.
    pub(super) const fn next_line(&self) -> u64 {
        match &self.source {
            Source::Csv(rows) => rows.next_line(),
            #[cfg(feature = "xml")]
            Source::Xml(learners) => learners.next_line(),
        }
    }

    /// The columns about the file of an XML file, as far as it was read, with their lines; 0 where they do not
    /// stand.
    pub(super) const fn about(&self) -> Option<&About> {
        match &self.source {
            Source::Csv(_) => None,
            #[cfg(feature = "xml")]
            Source::Xml(learners) => Some(learners.about()),
        }
    }

    fn row(&self) -> Row<'_> {
        match &self.source {
            Source::Csv(rows) => rows.row(),
            #[cfg(feature = "xml")]
            Source::Xml(learners) => learners.row(),
        }
    }

    fn advance_source(&mut self) -> Result<bool, BatchError> {
        match &mut self.source {
            Source::Csv(rows) => rows.advance(),
            #[cfg(feature = "xml")]
            Source::Xml(learners) => learners.advance(),
        }
    }

    pub(super) const fn columns(&self) -> &Columns {
        &self.columns
    }

    /// Goes to the next record; false at the end.
    pub(super) fn advance(&mut self) -> Result<bool, BatchError> {
        if self.is_at_end {
            return Ok(false);
        }
        let result = if core::mem::take(&mut self.has_row) { Ok(true) } else { self.advance_source() };
        if matches!(result, Ok(true)) {
            if self.records < self.limits.max_records {
                self.records += 1;
                return result;
            }
            self.is_at_end = true;
            let (line, limit) = (self.row().line, self.limits.max_records);
            return Err(BatchError::TooManyRecords { line, limit });
        }
        self.is_at_end = true;
        result
    }

    /// The record that [`advance`](Self::advance) went to; none before the first and after the last.
    pub(super) fn record(&self) -> Option<Record<'_>> {
        let row = self.row();
        (!self.is_at_end).then_some(Record {
            record: self.records,
            line: row.line,
            row,
            columns: &self.columns,
            about: self.about(),
            findings: match &self.source {
                Source::Csv(_) => &[],
                #[cfg(feature = "xml")]
                Source::Xml(learners) => learners.row_findings(),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Date;

    fn policy() -> BatchPolicy {
        BatchPolicy::new(Date::from_ymd(2026, 9, 1).unwrap())
    }

    #[test]
    fn a_file_without_headings_keeps_its_first_record() {
        let csv = "2A,x,10000001,2,,,Ms,Ada,,,Example\n,,,,,,,Jo,,,Ng\n";
        let drafts: Vec<_> = read(csv.as_bytes(), &policy()).unwrap().drafts().map(Result::unwrap).collect();
        assert_eq!(drafts.iter().map(|draft| &*draft.given_name).collect::<Vec<_>>(), ["Ada", "Jo"]);
        assert_eq!(drafts[1].family_name, "Ng");
    }

    #[test]
    fn records_past_the_limit_are_an_error_once() {
        let mut policy = policy();
        policy.limits.max_records = 1;
        let csv = "ULN,GivenName,FamilyName\n1,a,b\n2,c,d\n";
        let mut reader = read(csv.as_bytes(), &policy).unwrap();
        assert!(reader.next_record().unwrap().is_ok());
        let error = reader.next_record().unwrap().err();
        assert_eq!(error, Some(BatchError::TooManyRecords { line: 3, limit: 1 }));
        assert!(reader.next_record().is_none());
    }

    #[test]
    fn what_is_no_batch_file_is_told() {
        let code = |text: &str| read(text.as_bytes(), &policy()).err().map(|error| error.code());
        assert_eq!(code("dear sir, please find attached\n"), Some("batch.not_batch"));
        assert_eq!(code("\r\n\r\n"), Some("batch.empty"));
    }
}
