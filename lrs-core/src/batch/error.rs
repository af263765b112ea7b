//! Why a file cannot be read, or not any further.

use std::io;

use super::map::{NO_HEADINGS, OTHER_FILE};
use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::{Section, section};

/// Why a batch file cannot be read (or not any further), or cannot be written.
///
/// What can be read but is wrong is a [`Finding`](crate::Finding) instead.
///
/// # Privacy
///
/// Lines, limits and counts, never a value of the file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum BatchError {
    /// `batch.empty`: the file has no text in it.
    Empty,
    /// `batch.workbook`: a spreadsheet program's own format (xlsx, ods, xls), or another archive.
    Workbook,
    /// `batch.pdf`: a PDF document.
    Pdf,
    /// `batch.xml`: XML, which a build without the feature `xml` does not read.
    Xml,
    /// `batch.xml.doctype`: a document type (DTD), which could declare entities.
    XmlDoctype {
        /// The physical line, from 1.
        line: u64,
    },
    /// `batch.xml.encoding`: the XML declaration names an encoding that is not read.
    XmlEncoding {
        /// The physical line, from 1.
        line: u64,
    },
    /// `batch.xml.not_well_formed`: tags that do not match, text outside the root and the like.
    XmlNotWellFormed {
        /// The physical line, from 1.
        line: u64,
    },
    /// `batch.xml.unclosed`: the file ends within an element, a tag or a comment.
    XmlUnclosed {
        /// The physical line on which that begins, from 1.
        line: u64,
    },
    /// `batch.xml.too_deep`: more elements in one another than [`BatchLimits::MAX_DEPTH`](super::BatchLimits).
    XmlTooDeep {
        /// The physical line, from 1.
        line: u64,
        /// The limit, in elements.
        limit: usize,
    },
    /// `batch.xml.too_long`: one learner, tag, text or comment is longer than
    /// [`BatchLimits::max_row_bytes`](super::BatchLimits).
    XmlTooLong {
        /// The physical line on which it begins, from 1.
        line: u64,
        /// The limit, in bytes.
        limit: usize,
    },
    /// `batch.xml.too_many`: a tag has more attributes than
    /// [`BatchLimits::MAX_ATTRIBUTES`](super::BatchLimits), a learner more elements than
    /// [`BatchLimits::max_columns`](super::BatchLimits), or too much stands between two learners.
    XmlTooMany {
        /// The physical line, from 1.
        line: u64,
        /// The limit, in attributes, elements or whatever stands there.
        limit: usize,
    },
    /// `batch.binary`: a byte 0, which no text has.
    Binary {
        /// The physical line, from 1.
        line: u64,
    },
    /// `batch.not_batch`: text with fewer than three of the columns of a batch file, or XML without a learner.
    NotBatch,
    /// `batch.map.no_headings`: no row that could be the headings of an export.
    NoHeadings,
    /// `batch.map.other_file`: no row has a heading that the map of an export reads.
    OtherFile,
    /// `batch.quote_never_closed`: a value opens with a quote that no other quote closes.
    QuoteNeverClosed {
        /// The physical line on which the value opens, from 1.
        line: u64,
    },
    /// `batch.value_too_long`: one value is longer than [`BatchLimits::max_value_bytes`](super::BatchLimits).
    ValueTooLong {
        /// The physical line on which the value begins, from 1.
        line: u64,
        /// The limit, in bytes.
        limit: usize,
    },
    /// `batch.row_too_long`: one row is longer than [`BatchLimits::max_row_bytes`](super::BatchLimits).
    RowTooLong {
        /// The physical line on which the row begins, from 1.
        line: u64,
        /// The limit, in bytes.
        limit: usize,
    },
    /// `batch.too_many_columns`: one row has more values than [`BatchLimits::max_columns`](super::BatchLimits).
    TooManyColumns {
        /// The physical line on which the row begins, from 1.
        line: u64,
        /// The limit, in columns.
        limit: usize,
    },
    /// `batch.too_many_records`: more records than [`BatchLimits::max_records`](super::BatchLimits).
    TooManyRecords {
        /// The physical line of the first record too many, from 1.
        line: u64,
        /// The limit, in records.
        limit: u64,
    },
    /// `batch.io`: the reader or writer failed.
    Io {
        /// How.
        kind: io::ErrorKind,
    },
    /// `batch.stopped`: the caller asked to stop.
    Stopped {
        /// The physical line of the next record, from 1.
        line: u64,
    },
    /// `batch.write.incomplete`: the report that a correction rests on is about a part of the file.
    Incomplete,
    /// `batch.write.count`: other than the promised count of records was there to write.
    Count {
        /// How many were promised in `LearnerRecordCount`.
        promised: u64,
        /// How many were there, or one more than promised where there were more.
        found: u64,
    },
    /// `batch.write.no_column`: layout 2A has no column for a UCI or a UPN.
    NoColumn {
        /// The record, from 1.
        record: u64,
    },
    /// `batch.write.not_xml`: a value holds a control character, which XML cannot carry.
    NotXml {
        /// The record, from 1; 0 for the columns about the file.
        record: u64,
    },
    /// `batch.write.xml_frame`: a tag or name of an [`XmlFrame`](super::XmlFrame) is none.
    XmlFrame,
    /// `batch.write.nul`: a value holds the character 0, which a text file cannot carry.
    Nul {
        /// The record, from 1.
        record: u64,
    },
}

impl BatchError {
    /// The physical line of the file, from 1, where one is concerned.
    pub const fn line(&self) -> Option<u64> {
        match *self {
            Self::Binary { line }
            | Self::QuoteNeverClosed { line }
            | Self::ValueTooLong { line, .. }
            | Self::RowTooLong { line, .. }
            | Self::TooManyColumns { line, .. }
            | Self::TooManyRecords { line, .. }
            | Self::XmlDoctype { line }
            | Self::XmlEncoding { line }
            | Self::XmlNotWellFormed { line }
            | Self::XmlUnclosed { line }
            | Self::XmlTooDeep { line, .. }
            | Self::XmlTooLong { line, .. }
            | Self::XmlTooMany { line, .. }
            | Self::Stopped { line } => Some(line),
            _ => None,
        }
    }
}

impl From<io::Error> for BatchError {
    fn from(error: io::Error) -> Self {
        Self::Io { kind: error.kind() }
    }
}

impl RuleError for BatchError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::Workbook => &WORKBOOK,
            Self::Pdf => &PDF,
            Self::Xml => &XML,
            Self::XmlDoctype { .. } => &XML_DOCTYPE,
            Self::XmlEncoding { .. } => &XML_ENCODING,
            Self::XmlNotWellFormed { .. } => &XML_NOT_WELL_FORMED,
            Self::XmlUnclosed { .. } => &XML_UNCLOSED,
            Self::XmlTooDeep { .. } => &XML_TOO_DEEP,
            Self::XmlTooLong { .. } => &XML_TOO_LONG,
            Self::XmlTooMany { .. } => &XML_TOO_MANY,
            Self::Binary { .. } => &BINARY,
            Self::NotBatch => &NOT_BATCH,
            Self::NoHeadings => &NO_HEADINGS,
            Self::OtherFile => &OTHER_FILE,
            Self::QuoteNeverClosed { .. } => &QUOTE_NEVER_CLOSED,
            Self::ValueTooLong { .. } => &VALUE_TOO_LONG,
            Self::RowTooLong { .. } => &ROW_TOO_LONG,
            Self::TooManyColumns { .. } => &TOO_MANY_COLUMNS,
            Self::TooManyRecords { .. } => &TOO_MANY_RECORDS,
            Self::Io { .. } => &IO,
            Self::Stopped { .. } => &STOPPED,
            Self::Incomplete => &INCOMPLETE,
            Self::Count { .. } => &COUNT,
            Self::NoColumn { .. } => &NO_COLUMN,
            Self::NotXml { .. } => &NOT_XML,
            Self::XmlFrame => &XML_FRAME,
            Self::Nul { .. } => &NUL,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::Binary { line }
            | Self::QuoteNeverClosed { line }
            | Self::XmlDoctype { line }
            | Self::XmlEncoding { line }
            | Self::XmlNotWellFormed { line }
            | Self::XmlUnclosed { line }
            | Self::Stopped { line } => [line, 0],
            Self::ValueTooLong { line, limit }
            | Self::RowTooLong { line, limit }
            | Self::XmlTooDeep { line, limit }
            | Self::XmlTooLong { line, limit }
            | Self::XmlTooMany { line, limit }
            | Self::TooManyColumns { line, limit } => [line, limit as u64],
            Self::TooManyRecords { line, limit } => [line, limit],
            Self::Count { promised, found } => [promised, found],
            Self::NoColumn { record } | Self::NotXml { record } | Self::Nul { record } => [record, 0],
            _ => [0, 0],
        }
    }
}

rule_error!(BatchError, "batch file");

/// The quick reference guide to registration batch files.
pub(super) const QUICK_REFERENCE: Section =
    Section::Source { title: "LRB batch file, quick reference guide" };
const BOUND: Section =
    Section::OurChoice { reason: "no batch file comes near this bound, and memory stays bounded" };
const WELL_FORMED: Section =
    Section::Source { title: "W3C, Extensible Markup Language (XML) 1.0, fifth edition" };
const TEXT: Section = Section::OurChoice { reason: "a batch file is text; the sources name no encoding" };

static EMPTY: Rule = Rule::error(
    "batch.empty",
    section::BATCH,
    "the file is empty",
    "Export the learners again and check that the file has a row of headings and a row for each learner.",
);
static WORKBOOK: Rule = Rule::error(
    "batch.workbook",
    QUICK_REFERENCE,
    "the file is a workbook of a spreadsheet program (or another archive), not a CSV file",
    "Open it in the spreadsheet program and save it as 'CSV UTF-8 (comma delimited)'.",
);
static PDF: Rule = Rule::error(
    "batch.pdf",
    QUICK_REFERENCE,
    "the file is a PDF document, not a CSV file",
    "Export the learners as CSV from the system that made the document.",
);
static XML: Rule = Rule::error(
    "batch.xml",
    Section::OurChoice { reason: "the root element of an XML upload is not published" },
    "the file is XML, and this build reads batch files in CSV only",
    "Export the learners as CSV, layout 2A, and check that file.",
);
static XML_DOCTYPE: Rule = Rule::error(
    "batch.xml.doctype",
    Section::OurChoice {
        reason: "a document type can make a small file grow without end; a batch file needs none",
    },
    "line {0} has a document type (DTD), which no batch file needs: it may also be a web page",
    "Take out what begins with <!DOCTYPE, or export the learners again.",
);
static XML_ENCODING: Rule = Rule::error(
    "batch.xml.encoding",
    TEXT,
    "line {0} says that the file is in an encoding that is not read here, so letters could be lost",
    "Save it as UTF-8, and let its first line say so or leave the encoding out.",
);
static XML_NOT_WELL_FORMED: Rule = Rule::error(
    "batch.xml.not_well_formed",
    WELL_FORMED,
    "what begins on line {0} is not XML: an end tag that does not match, an attribute without quotes, or text around the root",
    "Look at that line, or export the learners again. What follows the line was not checked.",
);
static XML_UNCLOSED: Rule = Rule::error(
    "batch.xml.unclosed",
    WELL_FORMED,
    "the file ends within what begins on line {0}: an end tag is missing, or the file was cut off",
    "Export the learners again, and compare how many there are. What follows the line may not have been checked.",
);
static XML_TOO_DEEP: Rule = Rule::error(
    "batch.xml.too_deep",
    BOUND,
    "on line {0} more than {1} elements lie in one another",
    "Look at that line: end tags may be missing. What follows the line was not checked.",
);
static XML_TOO_LONG: Rule = Rule::error(
    "batch.xml.too_long",
    BOUND,
    "what begins on line {0} (a learner, a tag, a text or a comment) is longer than {1} bytes",
    "Look at that line: an end tag or a quote may be missing. What follows the line was not checked.",
);
static XML_TOO_MANY: Rule = Rule::error(
    "batch.xml.too_many",
    BOUND,
    "on line {0} there are more than {1} attributes or elements at one place",
    "Look at that line: the end tag of a learner may be missing. What follows the line was not checked.",
);
static BINARY: Rule = Rule::error(
    "batch.binary",
    TEXT,
    "line {0} holds a byte 0, which no text has: this is not a text file, or it is damaged",
    "Export the learners again as CSV.",
);
static NOT_BATCH: Rule = Rule::error(
    "batch.not_batch",
    QUICK_REFERENCE,
    "fewer than three of the columns of a batch file are in this file, and no learner in XML",
    "Check that this is the right file: its first row must name the 30 columns of layout 2A, from FileVersion to Notes. \
     An export of another system is read by a map of its headings.",
);
static QUOTE_NEVER_CLOSED: Rule = Rule::error(
    "batch.quote_never_closed",
    BOUND,
    "the value that begins on line {0} opens with a double quote that is never closed",
    "Look at that line: close the quote, or write a quote inside a value twice. What follows the line was not checked.",
);
static VALUE_TOO_LONG: Rule = Rule::error(
    "batch.value_too_long",
    BOUND,
    "a value on line {0} is longer than {1} bytes",
    "Look at that line: no value of a batch file is longer than 4,000 characters. What follows the line was not checked.",
);
static ROW_TOO_LONG: Rule = Rule::error(
    "batch.row_too_long",
    BOUND,
    "the row on line {0} is longer than {1} bytes",
    "Look at that line: a line break between two learners may be missing. What follows the line was not checked.",
);
static TOO_MANY_COLUMNS: Rule = Rule::error(
    "batch.too_many_columns",
    BOUND,
    "the row on line {0} has more than {1} values",
    "Look at that line: a batch file has 30 columns, and a line break may be missing. What follows the line was not checked.",
);
static TOO_MANY_RECORDS: Rule = Rule::error(
    "batch.too_many_records",
    BOUND,
    "the file has more than {1} records",
    "Split the file: the portal takes 50 to 5,000 records in one file. What follows line {0} was not checked.",
);
static IO: Rule = Rule::error(
    "batch.io",
    Section::OurChoice { reason: "what was read before is still reported" },
    "the file could not be read or written to its end",
    "Check that the file is still there and not open in another program, then try again.",
);
static STOPPED: Rule = Rule::error(
    "batch.stopped",
    Section::OurChoice { reason: "a stopped check must not look like a finished one" },
    "the check was stopped before line {0}",
    "Start it again to check the whole file.",
);
static INCOMPLETE: Rule = Rule::error(
    "batch.write.incomplete",
    Section::OurChoice { reason: "a corrected file must not hold fewer learners than the file it corrects" },
    "the file was not read to its end, so there is no whole file to write",
    "Put right what stopped the reading, then check the file again.",
);
static COUNT: Rule = Rule::error(
    "batch.write.count",
    QUICK_REFERENCE,
    "LearnerRecordCount was to be {0}, and {1} records were there to write",
    "Give the right count: it stands in the first record, before the others are known.",
);
static NO_COLUMN: Rule = Rule::error(
    "batch.write.no_column",
    Section::Source { title: "Learning Records Service release 19.02.01, 12 February 2019" },
    "record {0} has a UCI or a UPN, for which layout 2A has no column and the schema no element",
    "Empty both fields: the portal's own exports leave them out of layout 2A too.",
);
static NOT_XML: Rule = Rule::error(
    "batch.write.not_xml",
    WELL_FORMED,
    "a value of record {0} holds a control character, which XML cannot carry",
    "Take the character out of the value.",
);
static XML_FRAME: Rule = Rule::error(
    "batch.write.xml_frame",
    WELL_FORMED,
    "a tag around the learners, or the name of a learner's element, is not XML",
    "Write a tag as it stands between < and >: a name, and attributes with quotes around their values.",
);
static NUL: Rule = Rule::error(
    "batch.write.nul",
    TEXT,
    "a value of record {0} holds the character 0, which a text file cannot carry",
    "Take the character out of the value.",
);

/// The rules of reading and writing. `batch.io`, `batch.stopped` and `batch.xml` are not among them: no file breaks
/// them.
pub(super) static RULES: &[&Rule] = &[
    &EMPTY,
    &WORKBOOK,
    &PDF,
    #[cfg(feature = "xml")]
    &XML_DOCTYPE,
    #[cfg(feature = "xml")]
    &XML_ENCODING,
    #[cfg(feature = "xml")]
    &XML_NOT_WELL_FORMED,
    #[cfg(feature = "xml")]
    &XML_UNCLOSED,
    #[cfg(feature = "xml")]
    &XML_TOO_DEEP,
    #[cfg(feature = "xml")]
    &XML_TOO_LONG,
    #[cfg(feature = "xml")]
    &XML_TOO_MANY,
    &BINARY,
    &NOT_BATCH,
    &QUOTE_NEVER_CLOSED,
    &VALUE_TOO_LONG,
    &ROW_TOO_LONG,
    &TOO_MANY_COLUMNS,
    &TOO_MANY_RECORDS,
    &INCOMPLETE,
    &COUNT,
    &NO_COLUMN,
    #[cfg(feature = "xml")]
    &NOT_XML,
    #[cfg(feature = "xml")]
    &XML_FRAME,
    &NUL,
];
