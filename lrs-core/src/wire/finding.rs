//! Findings and repairs, with offsets in the units of the language that reads them.

use core::fmt;

use serde::Serialize;

use crate::finding::{self, Field};
use crate::guide::ReturnCode;
use crate::learner::LearnerDraft;
use crate::text;

/// What the offsets of a [`Span`] count.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Offsets {
    /// Unicode code points, as Python and the conformance vectors count.
    CodePoints,
    /// UTF-16 units, as JavaScript counts.
    Utf16,
}

/// A part of a field's text.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Span {
    /// Where it starts.
    pub start: usize,
    /// Where it has ended.
    pub end: usize,
}

impl Span {
    /// Recounts a span of bytes in the text that it is about.
    pub fn of(span: finding::Span, text: &str, offsets: Offsets) -> Self {
        let finding::Span { start, end } = match offsets {
            Offsets::CodePoints => text::code_points(text, span),
            Offsets::Utf16 => text::utf16(text, span),
        };
        Self { start, end }
    }
}

/// That a rule minds something.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The stable code.
    pub code: &'static str,
    /// `error`, `warning` or `advice`.
    pub severity: &'static str,
    /// The field, by its name in `camelCase`.
    pub field: Option<&'static str>,
    /// Where the rule comes from.
    pub section: String,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
    /// The text for a form's field.
    pub form_text: String,
    /// The code that the LRS would give.
    pub return_code: Option<&'static str>,
    /// The part of the field's text that it is about.
    pub span: Option<Span>,
    /// The data record of a file.
    pub record: Option<u64>,
    /// The physical line of a file.
    pub line: Option<u64>,
    /// The column of a CSV file.
    pub column: Option<u32>,
    /// The element of an XML file, by its path from the record.
    #[cfg(feature = "csv")]
    pub element: Option<&'static str>,
    /// The numbers that the message shows, by which a saved report is read again.
    pub numbers: finding::Numbers,
}

impl Finding {
    /// A finding about a draft, whose texts its span is counted in.
    pub fn in_draft(finding: &finding::Finding, draft: &LearnerDraft<'_>, offsets: Offsets) -> Self {
        let span = finding.span.zip(finding.field);
        let span = span.map(|(span, field)| Span::of(span, draft.text(field), offsets));
        Self { span, ..Self::from(finding) }
    }
}

/// Without a span, which means nothing apart from its text.
impl From<&finding::Finding> for Finding {
    fn from(finding: &finding::Finding) -> Self {
        Self {
            code: finding.code,
            severity: finding.severity.code(),
            field: finding.field.map(Field::camel_name),
            section: finding.section.to_string(),
            message: finding.message(),
            remedy: finding.remedy(),
            form_text: finding.form_text(),
            return_code: finding.return_code().map(ReturnCode::code),
            span: None,
            record: finding.record,
            line: finding.line,
            column: finding.column,
            #[cfg(feature = "csv")]
            element: finding.element,
            numbers: finding.numbers(),
        }
    }
}

/// A change that the library made or proposes.
///
/// # Privacy
///
/// `to` is the learner's value; `Debug` hides it.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Repair {
    /// The field, by its name in `camelCase`.
    pub field: &'static str,
    /// Why: the stable code.
    pub code: &'static str,
    /// The text it becomes.
    pub to: String,
    /// Whether the checked record already holds the change.
    pub applied: bool,
    /// Why, as a sentence.
    pub message: String,
    /// Where the reason comes from.
    pub section: String,
}

impl From<&finding::Repair> for Repair {
    fn from(repair: &finding::Repair) -> Self {
        Self {
            field: repair.field.camel_name(),
            code: repair.code,
            to: repair.to.clone(),
            applied: repair.applied,
            message: repair.message(),
            section: repair.section().to_string(),
        }
    }
}

impl fmt::Debug for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Repair")
            .field("field", &self.field)
            .field("code", &self.code)
            .field("to", &format_args!("<redacted>"))
            .field("applied", &self.applied)
            .finish_non_exhaustive()
    }
}
