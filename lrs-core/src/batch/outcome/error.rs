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
    /// The text, its rows, values or elements: see [`BatchError`].
    Batch(BatchError),
    /// `batch.output.not_output`: no column for the code, or no record in XML.
    NotOutput,
    /// `batch.output.xml_entity`: a reference to an entity that is not one of XML's own five.
    Entity {
        /// The physical line, from 1.
        line: u64,
    },
}

impl OutputError {
    /// The physical line of the file, from 1, where one is concerned.
    pub const fn line(&self) -> Option<u64> {
        match *self {
            Self::Batch(error) => error.line(),
            Self::NotOutput => None,
            Self::Entity { line } => Some(line),
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
            Self::Entity { .. } => &ENTITY,
        }
    }

    fn numbers(&self) -> Numbers {
        match self {
            Self::Batch(error) => error.numbers(),
            other => [other.line().unwrap_or(0), 0],
        }
    }
}

rule_error!(OutputError, "output file");

static NOT_OUTPUT: Rule = Rule::error(
    "batch.output.not_output",
    Section::Schema { name: "OutputBatchLearner" },
    "the file has no ReturnCode and no ResponseCode, so that it is no output file",
    "Download the output file of the job from the portal. The file that was uploaded has no codes.",
);
static ENTITY: Rule = Rule::error(
    "batch.output.xml_entity",
    Section::OurChoice { reason: "only a document type could declare it, and none is read" },
    "the XML refers to an entity that XML itself does not have, on line {0}",
    "Download the output file again.",
);

/// The rules of reading an output file.
pub(super) static RULES: &[&Rule] = &[&NOT_OUTPUT, &ENTITY];
