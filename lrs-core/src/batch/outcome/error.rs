//! Why an output file cannot be read, or not any further.

use super::super::error::BatchError;
use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::Section;

/// Why an output file cannot be read.
///
/// A file that ends in the middle is an error too: an outcome of half a file would call the other half missing.
///
/// # Privacy
///
/// Lines and limits, never a value of the file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum OutputError {
    /// The text, its rows or its values: see [`BatchError`].
    Batch(BatchError),
    /// `batch.output.not_output`: no column for the code, or no record in XML.
    NotOutput,
    /// `batch.output.xml_damaged`: XML that is not well formed, or ends too early.
    Damaged {
        /// The physical line, from 1.
        line: u64,
    },
    /// `batch.output.xml_doctype`: XML with a document type, which could define entities.
    Doctype {
        /// The physical line, from 1.
        line: u64,
    },
    /// `batch.output.xml_entity`: a reference to an entity that is not one of XML's own five.
    Entity {
        /// The physical line, from 1.
        line: u64,
    },
    /// `batch.output.xml_too_deep`: elements within elements past [`MOST_DEPTH`](Self::MOST_DEPTH).
    TooDeep {
        /// The physical line, from 1.
        line: u64,
    },
}

impl OutputError {
    /// How many elements may lie in one another: the answer of a web service has six.
    pub const MOST_DEPTH: usize = 32;

    /// The physical line of the file, from 1, where one is concerned.
    pub const fn line(&self) -> Option<u64> {
        match *self {
            Self::Batch(error) => error.line(),
            Self::NotOutput => None,
            Self::Damaged { line }
            | Self::Doctype { line }
            | Self::Entity { line }
            | Self::TooDeep { line } => Some(line),
        }
    }
}

impl From<BatchError> for OutputError {
    fn from(error: BatchError) -> Self {
        Self::Batch(error)
    }
}

impl RuleError for OutputError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Batch(error) => error.rule(),
            Self::NotOutput => &NOT_OUTPUT,
            Self::Damaged { .. } => &DAMAGED,
            Self::Doctype { .. } => &DOCTYPE,
            Self::Entity { .. } => &ENTITY,
            Self::TooDeep { .. } => &TOO_DEEP,
        }
    }

    fn numbers(&self) -> Numbers {
        match self {
            Self::Batch(error) => error.numbers(),
            Self::TooDeep { line } => [*line, Self::MOST_DEPTH as u64],
            other => [other.line().unwrap_or(0), 0],
        }
    }
}

rule_error!(OutputError, "output file");

const HOSTILE: Section =
    Section::OurChoice { reason: "no file of the LRS has it, and a hostile one could fill memory with it" };

static NOT_OUTPUT: Rule = Rule::error(
    "batch.output.not_output",
    Section::Schema { name: "OutputBatchLearner" },
    "the file has no ReturnCode and no ResponseCode, so that it is no output file",
    "Download the output file of the job from the portal. The file that was uploaded has no codes.",
);
static DAMAGED: Rule = Rule::error(
    "batch.output.xml_damaged",
    Section::OurChoice { reason: "XML that is not well formed has no one meaning" },
    "the XML is damaged or ends too early, on line {0}",
    "Download the output file again.",
);
static DOCTYPE: Rule = Rule::error(
    "batch.output.xml_doctype",
    HOSTILE,
    "the XML has a document type, on line {0}",
    "Take the document type out, if you know where the file comes from.",
);
static ENTITY: Rule = Rule::error(
    "batch.output.xml_entity",
    HOSTILE,
    "the XML refers to an entity that XML itself does not have, on line {0}",
    "Download the output file again.",
);
static TOO_DEEP: Rule = Rule::error(
    "batch.output.xml_too_deep",
    HOSTILE,
    "more than {1} elements of the XML lie in one another, on line {0}",
    "Download the output file again.",
);

/// The rules of reading an output file.
pub(super) static RULES: &[&Rule] = &[&NOT_OUTPUT, &DAMAGED, &DOCTYPE, &ENTITY, &TOO_DEEP];
