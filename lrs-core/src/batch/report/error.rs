//! Why a report cannot be read again, or its values not be looked up.

use super::super::error::BatchError;
use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::Section;

/// Why a saved report cannot be read, or the values at its findings cannot be looked up.
///
/// # Privacy
///
/// Places and limits, never what stands in the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ReportError {
    /// The file that is read again: see [`BatchError`].
    Batch(BatchError),
    /// `batch.report.other_file`: the file is not the one that the report is about.
    OtherFile {
        /// How many records the report is about.
        checked: u64,
        /// How many the file has, as far as it was read.
        found: u64,
    },
    /// `batch.report.too_large`: the text is longer than [`ReportError::MAX_BYTES`].
    TooLarge,
    /// `batch.report.json`: no JSON, it breaks off, or something in it has the wrong kind of value.
    Json {
        /// The line of the text, from 1.
        line: u64,
        /// The place in that line, from 1, in bytes.
        column: u64,
    },
    /// `batch.report.schema`: another kind of report, or none.
    Schema,
    /// `batch.report.format`: written by a later version of the library.
    Format,
    /// `batch.report.unknown`: a rule, field, word or count that this version of the library does not know.
    Unknown {
        /// Which total, repair or finding has it, counted from 1 through all of them; 0 for the report itself.
        place: u64,
    },
}

impl ReportError {
    /// The most bytes that are read as a report: room for some hundred thousand findings.
    pub const MAX_BYTES: usize = 64 << 20;
}

impl From<BatchError> for ReportError {
    fn from(error: BatchError) -> Self {
        Self::Batch(error)
    }
}

impl RuleError for ReportError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Batch(error) => error.rule(),
            Self::OtherFile { .. } => &OTHER_FILE,
            Self::TooLarge => &TOO_LARGE,
            Self::Json { .. } => &JSON,
            Self::Schema => &SCHEMA,
            Self::Format => &FORMAT,
            Self::Unknown { .. } => &UNKNOWN,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::Batch(error) => error.numbers(),
            Self::OtherFile { checked, found } => [checked, found],
            Self::Json { line, column } => [line, column],
            Self::Unknown { place } => [place, 0],
            Self::TooLarge => [Self::MAX_BYTES as u64 >> 20, 0],
            Self::Schema | Self::Format => [0, 0],
        }
    }
}

rule_error!(ReportError, "report");

const SAVED: Section = Section::OurChoice { reason: "a saved report is read whole or not at all" };

static OTHER_FILE: Rule = Rule::error(
    "batch.report.other_file",
    Section::OurChoice {
        reason: "values of another file would stand beside findings that are not about them",
    },
    "the report is about {0} records and the file has {1}",
    "Give the same file that was checked, or check this one.",
);
static TOO_LARGE: Rule = Rule::error(
    "batch.report.too_large",
    Section::OurChoice { reason: "memory stays bounded whatever the text" },
    "the text is longer than {0} MB",
    "Check the file again, and keep fewer findings of each code.",
);
static JSON: Rule = Rule::error(
    "batch.report.json",
    SAVED,
    "the text is no report in JSON: it breaks off or has a wrong value at line {0}, place {1}",
    "Give the JSON as it was saved. If it was changed by hand, check the file again.",
);
static SCHEMA: Rule = Rule::error(
    "batch.report.schema",
    SAVED,
    "the text is not a report of this kind",
    "Give the JSON of a report whose schema is the one that is wanted.",
);
static FORMAT: Rule = Rule::error(
    "batch.report.format",
    SAVED,
    "the report was written by a later version of the library",
    "Use that version, or check the file again with this one.",
);
static UNKNOWN: Rule = Rule::error(
    "batch.report.unknown",
    SAVED,
    "entry {0} of the report has a rule, field, word or count that this version of the library does not know",
    "Use the version that wrote it, or check the file again with this one.",
);

/// The rules of saved reports. `batch.report.too_large` is not among them: no small text breaks it.
pub(in super::super) static RULES: &[&Rule] = &[&OTHER_FILE, &JSON, &SCHEMA, &FORMAT, &UNKNOWN];
