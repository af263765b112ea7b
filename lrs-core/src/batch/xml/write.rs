//! Writing XML: the elements of the schema in their order, within a root that the caller may know better.

use core::borrow::Borrow;
use std::borrow::Cow;
use std::io::Write;

use quick_xml::events::BytesStart;
use quick_xml::events::attributes::Attributes;

use super::namespace::{BATCH, declared_prefix};
use super::nodes::is_tag;
use super::reference::is_allowed;
use crate::batch::error::BatchError;
use crate::batch::layout::{FILE_HEADINGS, Layout, element_name};
use crate::batch::output::{BatchHeader, RecordWriter};
use crate::finding::Field;
use crate::learner::LearnerDraft;

/// The elements around the learners of an XML file, and what a learner's element is called.
///
/// The LRS publishes neither the root element nor the schema of an XML upload. [`default`](Self::default) is what
/// it does publish: the message by which the web service takes a batch, without the organisation's password, the
/// user's name and the kind of job, which whoever sends it adds. For an upload, take over the tags of a file that
/// the LRS has taken.
///
/// # Source
///
/// LRS schema: `batchlearner.xsd`, `SubmitBatch`.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::XmlFrame;
///
/// let frame = XmlFrame { tags: vec!["Upload xmlns=\"urn:example\"".to_owned()], ..XmlFrame::default() };
/// assert_eq!(frame.record, "Learner");
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct XmlFrame {
    /// The tags around the learners, from the root on, as they stand between `<` and `>`: name and attributes.
    pub tags: Vec<String>,
    /// A learner's element: its name with its prefix, and the namespaces that it declares itself, as they stand between `<`
    /// and `>`.
    pub record: String,
    /// Whether `FileVersion` and `FileName` stand before the UKPRN, as they do in CSV. The web service has neither.
    pub has_file_name: bool,
}

impl Default for XmlFrame {
    fn default() -> Self {
        let tags = vec![format!("batch:SubmitBatch xmlns:batch=\"{BATCH}\"")];
        Self { tags, record: "Learner".to_owned(), has_file_name: false }
    }
}

impl XmlFrame {
    /// Whether every tag is one; when `is_strict`, of characters that XML knows.
    fn is_xml(&self, is_strict: bool) -> bool {
        let is_tag = |tag: &String| {
            let is_allowed = !is_strict || tag.chars().all(is_allowed);
            is_allowed && is_tag(&BytesStart::from_content(tag.as_str(), name(tag).len()))
        };
        // Whatever else stood in it would be said of each learner.
        let has_namespaces_only = || {
            let is_namespace = |(attribute, _): (&str, _)| declared_prefix(attribute).is_some();
            attributes(&self.record).all(is_namespace)
        };
        !self.tags.is_empty() && self.tags.iter().chain([&self.record]).all(is_tag) && has_namespaces_only()
    }
}

/// A learner's tag as it is written again: without the attributes that are that learner's own.
pub(super) fn record_of(tag: &str) -> String {
    let mut record = name(tag).to_owned();
    for (attribute, value) in attributes(tag).filter(|(attribute, _)| declared_prefix(attribute).is_some()) {
        let quote = if value.contains('"') { "'" } else { "\"" };
        record.extend([" ", attribute, "=", quote, &value, quote]);
    }
    record
}

/// The attributes of a tag that can be read.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
    let mut attributes = Attributes::new(tag, name(tag).len());
    attributes.with_checks(false);
    attributes.flatten().map(|found| (found.key.0, found.value))
}

/// The name of a tag.
fn name(tag: &str) -> &str {
    tag.split(|letter: char| letter.is_ascii_whitespace()).next().unwrap_or_default()
}

/// Writes learners as an XML batch file: UTF-8, the elements of `BatchLearner` in the order of the schema.
///
/// A field without a value has no element, but for the given and the family name, which the schema wants in each
/// learner. `count` is how many learners there are: it stands before the first of them. Reading the file again
/// gives the same learners.
///
/// # Source
///
/// LRS schema: `BatchLearner`, `SubmitBatch`. What is not published, and so left to the caller, says [`XmlFrame`].
///
/// # Errors
///
/// - [`BatchError::Count`]: there are more or fewer learners than `count`
/// - [`BatchError::NoColumn`]: a learner has a UCI or UPN, for which the schema has no element
/// - [`BatchError::NotXml`]: a text holds a control character, which XML cannot carry
/// - [`BatchError::XmlFrame`]: a tag or name of the frame is none
/// - [`BatchError::Io`]: the writer failed
///
/// # Examples
///
/// ```
/// use lrs_core::{LearnerDraft, batch};
///
/// let header = batch::BatchHeader { ukprn: "10000001".into(), ..Default::default() };
/// let learners = [LearnerDraft { given_name: "Zoë".into(), family_name: "O’Neill & Ng".into(), ..Default::default() }];
/// let mut file = Vec::new();
/// batch::write_xml(&mut file, &header, &batch::XmlFrame::default(), 1, &learners)?;
/// let text = String::from_utf8(file).expect("UTF-8");
/// assert!(text.contains("<LearnerRecordCount>1</LearnerRecordCount>"));
/// assert!(text.contains("<FamilyName>O’Neill &amp; Ng</FamilyName>"));
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn write_xml<'a, W, I>(
    writer: W,
    header: &BatchHeader,
    frame: &XmlFrame,
    count: u64,
    learners: I,
) -> Result<(), BatchError>
where
    W: Write,
    I: IntoIterator<Item: Borrow<LearnerDraft<'a>>>,
{
    let mut file = XmlWriter::new(writer, header, frame, count, (Layout::V2A, true))?;
    for learner in learners {
        let learner = learner.borrow();
        if !learner.uci.is_empty() || !learner.upn.is_empty() {
            return Err(BatchError::NoColumn { record: file.written + 1 });
        }
        file.write(learner)?;
    }
    file.finish().map(|_| ())
}

/// An XML file that is being written.
pub(in crate::batch) struct XmlWriter<W: Write> {
    writer: W,
    buffer: String,
    frame: XmlFrame,
    count: u64,
    written: u64,
    layout: Layout,
    /// Whether characters are refused that XML has not; what was read with them is written as it was.
    is_strict: bool,
    has_other: bool,
}

/// How much is gathered before it is written.
const GATHERED: usize = 32 * 1024;

impl<W: Write> XmlWriter<W> {
    /// A file of values as they were read: what XML cannot carry is written as it was.
    pub(in crate::batch) fn as_read(
        writer: W,
        header: &BatchHeader,
        frame: &XmlFrame,
        count: u64,
        layout: Layout,
    ) -> Result<Self, BatchError> {
        Self::new(writer, header, frame, count, (layout, false))
    }

    fn new(
        writer: W,
        header: &BatchHeader,
        frame: &XmlFrame,
        count: u64,
        (layout, is_strict): (Layout, bool),
    ) -> Result<Self, BatchError> {
        if !frame.is_xml(is_strict) {
            return Err(BatchError::XmlFrame);
        }
        let buffer = String::with_capacity(2 * GATHERED);
        let (own, has_other) = (frame.clone(), false);
        let mut file = Self { writer, buffer, frame: own, count, written: 0, layout, is_strict, has_other };
        file.buffer.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        for tag in &frame.tags {
            file.buffer.push('<');
            file.buffer.push_str(tag);
            file.buffer.push_str(">\n");
        }
        let values = [layout.code(), &header.file_name, &header.ukprn, &count.to_string()];
        let from = if frame.has_file_name { 0 } else { 2 };
        for (element, value) in FILE_HEADINGS.into_iter().zip(values).skip(from) {
            if !value.is_empty() {
                file.element(element, value);
            }
        }
        file.judge(0)?;
        Ok(file)
    }

    fn element(&mut self, name: &str, value: &str) {
        for part in ["<", name, ">"] {
            self.buffer.push_str(part);
        }
        for letter in value.chars() {
            match letter {
                '&' => self.buffer.push_str("&amp;"),
                '<' => self.buffer.push_str("&lt;"),
                '>' => self.buffer.push_str("&gt;"),
                // A reader makes a line feed of it otherwise.
                '\r' => self.buffer.push_str("&#13;"),
                _ => {
                    self.has_other |= !is_allowed(letter);
                    self.buffer.push(letter);
                }
            }
        }
        for part in ["</", name, ">\n"] {
            self.buffer.push_str(part);
        }
    }

    fn judge(&self, record: u64) -> Result<(), BatchError> {
        if self.is_strict && self.has_other { Err(BatchError::NotXml { record }) } else { Ok(()) }
    }
}

impl<W: Write> RecordWriter for XmlWriter<W> {
    fn write(&mut self, learner: &LearnerDraft<'_>) -> Result<(), BatchError> {
        let (record, promised) = (self.written + 1, self.count);
        if record > promised {
            return Err(BatchError::Count { promised, found: record });
        }
        for part in ["<", &self.frame.record, ">\n"] {
            self.buffer.push_str(part);
        }
        for field in self.layout.written_columns() {
            let value = learner.text(field);
            // SOURCE: BatchLearner: minOccurs is 1 for these two and 0 for all others.
            if !value.is_empty() || matches!(field, Field::GivenName | Field::FamilyName) {
                self.element(element_name(field), value);
            }
        }
        for part in ["</", name(&self.frame.record), ">\n"] {
            self.buffer.push_str(part);
        }
        self.judge(record)?;
        self.written = record;
        if self.buffer.len() >= GATHERED {
            self.writer.write_all(self.buffer.as_bytes())?;
            self.buffer.clear();
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<u64, BatchError> {
        if self.written != self.count {
            return Err(BatchError::Count { promised: self.count, found: self.written });
        }
        for tag in self.frame.tags.iter().rev() {
            for part in ["</", name(tag), ">\n"] {
                self.buffer.push_str(part);
            }
        }
        self.writer.write_all(self.buffer.as_bytes())?;
        self.buffer.clear();
        self.writer.flush()?;
        Ok(self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::layout::learner_columns;
    use crate::batch::{BatchPolicy, check, read};
    use crate::value::Date;

    fn policy() -> BatchPolicy {
        BatchPolicy::new(Date::from_ymd(2026, 9, 1).unwrap())
    }

    fn written(count: u64, frame: &XmlFrame, learners: &[LearnerDraft<'_>]) -> Result<Vec<u8>, BatchError> {
        let header = BatchHeader { file_name: "x & y".to_owned(), ukprn: "10000001".to_owned() };
        let mut file = Vec::new();
        write_xml(&mut file, &header, frame, count, learners).map(|()| file)
    }

    fn learners(texts: &[&'static str]) -> Vec<LearnerDraft<'static>> {
        let all = texts.iter().map(|text| {
            let mut learner = LearnerDraft::default();
            learner_columns().for_each(|field| learner.set(field, *text));
            learner
        });
        all.collect()
    }

    #[test]
    fn what_was_written_is_read_again() {
        let texts =
            ["", "plain", "<b>&amp;</b>", "]]>", "two\r\nlines\n\r", "\t", " spaces ", "Zoë 张伟 𝒳", "'\"="];
        let learners = learners(&texts);
        let upload = XmlFrame {
            tags: vec!["a:Upload xmlns:a='urn:x'".to_owned(), "List".to_owned()],
            record: "Student".to_owned(),
            has_file_name: true,
        };
        for frame in [XmlFrame::default(), upload] {
            let file = written(learners.len() as u64, &frame, &learners).unwrap();
            let again: Vec<_> = read(&file[..], &policy()).unwrap().drafts().map(Result::unwrap).collect();
            assert!(again == learners);
            let report = check(&file[..], &policy()).unwrap();
            assert_eq!(report.file_fields.record_count, learners.len().to_string());
            assert_eq!(report.file_fields.file_name, if frame.has_file_name { "x & y" } else { "" });
            assert!(
                report
                    .findings
                    .iter()
                    .all(|found| !found.code.starts_with("batch.xml.") || found.code == "batch.xml.root")
            );
        }
    }

    #[test]
    fn an_empty_file_is_one() {
        let file = written(0, &XmlFrame::default(), &[]).unwrap();
        assert_eq!(check(&file[..], &policy()).unwrap().count_of("batch.size.no_records"), 1);
    }

    #[test]
    fn what_cannot_be_written_is_refused() {
        let frame = XmlFrame::default();
        let one = learners(&["a"]);
        assert_eq!(written(2, &frame, &one).unwrap_err(), BatchError::Count { promised: 2, found: 1 });
        assert_eq!(written(0, &frame, &one).unwrap_err(), BatchError::Count { promised: 0, found: 1 });
        assert_eq!(
            written(2, &frame, &learners(&["a", "b\u{1}"])).unwrap_err(),
            BatchError::NotXml { record: 2 }
        );
        let with_upn = LearnerDraft { upn: "A".into(), ..LearnerDraft::default() };
        assert_eq!(written(1, &frame, &[with_upn]).unwrap_err(), BatchError::NoColumn { record: 1 });
        for tag in ["", "1", "a b", "a b=c", "a><b", "a b>c='d'", "a b='<'", "a b='\u{1}'", " a"] {
            let frame = XmlFrame { tags: vec![tag.to_owned()], ..XmlFrame::default() };
            assert_eq!(written(1, &frame, &one).unwrap_err(), BatchError::XmlFrame, "{tag:?}");
        }
        for record in ["Lear ner", "", " Learner", "Learner ULN='1'", "l:Learner xmlns:l='<'"] {
            let frame = XmlFrame { record: record.to_owned(), ..XmlFrame::default() };
            assert_eq!(written(1, &frame, &one).unwrap_err(), BatchError::XmlFrame, "{record:?}");
        }
    }
}
