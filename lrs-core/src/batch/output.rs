//! Writing batch files in layout 2A.

use core::borrow::Borrow;
use std::io::Write;

use super::error::BatchError;
use super::layout::{FILE_HEADINGS, Layout};
use super::policy::BatchPolicy;
use super::report::BatchReport;
#[cfg(feature = "xml")]
use super::xml::{XmlFrame, XmlWriter};
use crate::finding::Field;
use crate::learner::LearnerDraft;

/// What the first record of a batch file says about the file, beside `FileVersion` and `LearnerRecordCount`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct BatchHeader {
    /// `FileName`. It need not be the file's real name.
    pub file_name: String,
    /// UKPRN of the organisation that uploads the file.
    pub ukprn: String,
}

impl BatchHeader {
    /// What a corrected file says: the policy's name and UKPRN where they are known, the file's own if not.
    pub fn of(report: &BatchReport, policy: &BatchPolicy) -> Self {
        let fields = report.file_fields.unless_slipped();
        let own_name = report.proposed_file_name.as_ref().or(policy.file_name.as_ref());
        let file_name = own_name.unwrap_or(&fields.file_name);
        let ukprn = policy.ukprn.as_ref().unwrap_or(&fields.ukprn);
        Self { file_name: file_name.clone(), ukprn: ukprn.clone() }
    }
}

/// Writes learners as a batch file: layout 2A, UTF-8 without a mark, every value in quotes, lines that end
/// in CR LF.
///
/// `count` is how many learners there are: it stands in the first record, before the others are seen.
/// Reading the file again gives the same learners.
///
/// # Source
///
/// LRB batch file, quick reference guide; quotes and line ends as a system that uploads daily writes them.
///
/// # Errors
///
/// - [`BatchError::Count`]: there are more or fewer learners than `count`
/// - [`BatchError::NoColumn`]: a learner has a UCI or UPN, for which layout 2A has no column
/// - [`BatchError::Nul`]: a text holds the character 0
/// - [`BatchError::Io`]: the writer failed
///
/// # Examples
///
/// ```
/// use lrs_core::{LearnerDraft, batch};
///
/// let header = batch::BatchHeader { file_name: "LRB_10000001_010920260930.CSV".into(), ukprn: "10000001".into() };
/// let learners = [LearnerDraft { given_name: "Zoë".into(), family_name: "O’Neill".into(), ..Default::default() }];
/// let mut file = Vec::new();
/// batch::write(&mut file, &header, 1, &learners)?;
/// let text = String::from_utf8(file).expect("UTF-8");
/// assert!(text.starts_with("\"FileVersion\",\"FileName\",\"UKPRN\",\"LearnerRecordCount\",\"ULN\""));
/// assert!(text.contains("\"2A\",\"LRB_10000001_010920260930.CSV\",\"10000001\",\"1\",\"\",\"\",\"\",\"Zoë\""));
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn write<'a, W, I>(writer: W, header: &BatchHeader, count: u64, learners: I) -> Result<(), BatchError>
where
    W: Write,
    I: IntoIterator<Item: Borrow<LearnerDraft<'a>>>,
{
    let mut file = BatchWriter::new(writer, header, count, Layout::V2A)?;
    for learner in learners {
        let learner = learner.borrow();
        if !learner.uci.is_empty() || !learner.upn.is_empty() {
            return Err(BatchError::NoColumn { record: file.written + 1 });
        }
        file.write(learner)?;
    }
    file.finish().map(|_| ())
}

/// A file of learners that is being written.
pub(super) trait RecordWriter {
    /// Writes the next learner.
    fn write(&mut self, learner: &LearnerDraft<'_>) -> Result<(), BatchError>;

    /// Ends the file; the answer is how many learners it holds.
    fn finish(&mut self) -> Result<u64, BatchError>;
}

/// What stands around the records of a file: nothing in CSV, elements in XML.
pub(super) enum Frame {
    Csv,
    #[cfg(feature = "xml")]
    Xml(XmlFrame),
}

impl Frame {
    /// A writer of a file of this format, for values as they were typed.
    pub(super) fn writer<'w>(
        &self,
        writer: Box<dyn Write + 'w>,
        header: &BatchHeader,
        count: u64,
        layout: Layout,
    ) -> Result<Box<dyn RecordWriter + 'w>, BatchError> {
        Ok(match self {
            Self::Csv => Box::new(BatchWriter::new(writer, header, count, layout)?),
            #[cfg(feature = "xml")]
            Self::Xml(frame) => Box::new(XmlWriter::as_read(writer, header, frame, count, layout)?),
        })
    }
}

/// A CSV file that is being written.
pub(super) struct BatchWriter<W: Write> {
    lines: Lines<W>,
    header: BatchHeader,
    count: u64,
    layout: Layout,
    written: u64,
}

impl<W: Write> BatchWriter<W> {
    pub(super) fn new(
        writer: W,
        header: &BatchHeader,
        count: u64,
        layout: Layout,
    ) -> Result<Self, BatchError> {
        let mut lines = Lines::new(writer);
        for heading in FILE_HEADINGS.into_iter().chain(layout.written_columns().map(Field::column)) {
            lines.value(heading);
        }
        lines.end()?;
        Ok(Self { lines, header: header.clone(), count, layout, written: 0 })
    }
}

impl<W: Write> RecordWriter for BatchWriter<W> {
    fn write(&mut self, learner: &LearnerDraft<'_>) -> Result<(), BatchError> {
        let (record, promised) = (self.written + 1, self.count);
        if record > promised {
            return Err(BatchError::Count { promised, found: record });
        }
        if record == 1 {
            let Self { lines, header, layout, .. } = self;
            let count = promised.to_string();
            for value in [layout.code(), &header.file_name, &header.ukprn, &count] {
                lines.value(value);
            }
        } else {
            for _ in FILE_HEADINGS {
                self.lines.value("");
            }
        }
        for field in self.layout.written_columns() {
            self.lines.value(learner.text(field));
        }
        if core::mem::take(&mut self.lines.has_nul) {
            return Err(BatchError::Nul { record });
        }
        self.lines.end()?;
        self.written = record;
        Ok(())
    }

    fn finish(&mut self) -> Result<u64, BatchError> {
        if self.written != self.count {
            return Err(BatchError::Count { promised: self.count, found: self.written });
        }
        self.lines.flush()?;
        Ok(self.written)
    }
}

/// Lines of values in quotes, gathered so that a writer without a buffer is not called for each value.
pub(super) struct Lines<W: Write> {
    writer: W,
    buffer: Vec<u8>,
    is_line_start: bool,
    pub(super) has_nul: bool,
}

/// How much is gathered before it is written.
const GATHERED: usize = 32 * 1024;

impl<W: Write> Lines<W> {
    pub(super) fn new(writer: W) -> Self {
        Self { writer, buffer: Vec::with_capacity(2 * GATHERED), is_line_start: true, has_nul: false }
    }

    /// Lines that begin with a byte-order mark, which tells a spreadsheet that they are UTF-8.
    pub(super) fn with_mark(writer: W) -> Self {
        let mut lines = Self::new(writer);
        lines.buffer.extend_from_slice("\u{FEFF}".as_bytes());
        lines
    }

    /// Lines for a spreadsheet below a line of headings.
    pub(super) fn for_spreadsheet(writer: W, headings: &[&str]) -> Result<Self, BatchError> {
        let mut lines = Self::with_mark(writer);
        for heading in headings {
            lines.value(heading);
        }
        lines.end().map(|()| lines)
    }

    pub(super) fn value(&mut self, value: &str) {
        if !core::mem::take(&mut self.is_line_start) {
            self.buffer.push(b',');
        }
        self.buffer.push(b'"');
        self.has_nul |= value.contains('\0');
        for (place, part) in value.split('"').enumerate() {
            if place > 0 {
                self.buffer.extend_from_slice(b"\"\"");
            }
            self.buffer.extend_from_slice(part.as_bytes());
        }
        self.buffer.push(b'"');
    }

    /// A value that a spreadsheet must not take for a formula: an apostrophe goes before it. One goes before an
    /// apostrophe with such a sign or another behind it too, so that the first can always be taken away again.
    pub(super) fn cell(&mut self, value: &str) {
        const SIGNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
        let is_guarded = |rest: &str| rest.starts_with(SIGNS) || rest.starts_with('\'');
        if value.starts_with(SIGNS) || value.strip_prefix('\'').is_some_and(is_guarded) {
            self.value(&format!("'{value}"));
        } else {
            self.value(value);
        }
    }

    pub(super) fn end(&mut self) -> Result<(), BatchError> {
        self.buffer.extend_from_slice(b"\r\n");
        self.is_line_start = true;
        if self.buffer.len() >= GATHERED {
            self.writer.write_all(&self.buffer)?;
            self.buffer.clear();
        }
        Ok(())
    }

    pub(super) fn flush(&mut self) -> Result<(), BatchError> {
        self.writer.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(self.writer.flush()?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::learner_columns;
    use super::super::read;
    use super::*;
    use crate::value::Date;

    fn header() -> BatchHeader {
        BatchHeader { file_name: "LRB_10000001_010920260930.CSV".to_owned(), ukprn: "10000001".to_owned() }
    }

    fn written(count: u64, learners: &[LearnerDraft<'_>]) -> Result<Vec<u8>, BatchError> {
        let mut file = Vec::new();
        write(&mut file, &header(), count, learners).map(|()| file)
    }

    #[test]
    fn what_was_written_is_read_again() {
        let texts = [
            "",
            "plain",
            "with \"quotes\"",
            "\"",
            "two\r\nlines\n",
            ",;\t",
            " spaces ",
            "Zoë 张伟 𝒳",
            "'",
            "=",
        ];
        let learners: Vec<_> = texts
            .iter()
            .map(|text| {
                let mut learner = LearnerDraft::default();
                learner_columns().for_each(|field| learner.set(field, *text));
                learner
            })
            .collect();
        let file = written(learners.len() as u64, &learners).unwrap();
        let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).unwrap());
        let reader = read(&file[..], &policy).unwrap();
        assert!(reader.header_findings().is_empty());
        let again: Vec<_> = reader.drafts().map(Result::unwrap).collect();
        assert!(again == learners);
    }

    #[test]
    fn the_layout_is_exact() {
        let learner = LearnerDraft { given_name: "Jo".into(), ..LearnerDraft::default() };
        let text = String::from_utf8(written(2, &[learner.clone(), learner]).unwrap()).unwrap();
        let lines: Vec<_> = text.split("\r\n").collect();
        assert_eq!(lines.len(), 4);
        assert_eq!(lines[0].split(',').count(), 30);
        assert!(lines[1].starts_with("\"2A\",\"LRB_10000001_010920260930.CSV\",\"10000001\",\"2\",\"\","));
        assert!(lines[2].starts_with("\"\",\"\",\"\",\"\",\"\","));
        assert_eq!(lines[3], "");
    }

    #[test]
    fn a_wrong_count_and_what_has_no_place_are_refused() {
        let learner = LearnerDraft::default();
        assert_eq!(
            written(2, core::slice::from_ref(&learner)).unwrap_err(),
            BatchError::Count { promised: 2, found: 1 }
        );
        assert_eq!(
            written(1, &[learner.clone(), learner.clone()]).unwrap_err(),
            BatchError::Count { promised: 1, found: 2 }
        );
        let with_upn = LearnerDraft { upn: "A".into(), ..LearnerDraft::default() };
        assert_eq!(written(1, &[with_upn]).unwrap_err(), BatchError::NoColumn { record: 1 });
        let with_nul = LearnerDraft { notes: "a\0b".into(), ..LearnerDraft::default() };
        assert_eq!(written(2, &[learner, with_nul]).unwrap_err(), BatchError::Nul { record: 2 });
    }

    #[test]
    fn a_cell_is_never_a_formula() {
        let mut file = Vec::new();
        let mut lines = Lines::new(&mut file);
        lines.cell("=1+1");
        lines.cell("safe");
        lines.end().unwrap();
        lines.flush().unwrap();
        assert_eq!(file, b"\"'=1+1\",\"safe\"\r\n");
    }
}
