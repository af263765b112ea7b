//! What every check speaks: findings and repairs.

use lrs_core::finding;
use lrs_core::guide::ReturnCode;
use lrs_core::wire::{Offsets, Span};
use lrs_core::{Field, LearnerDraft};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyType};

/// The name, the label for sentences, the column heading of a batch file and the most characters of each
/// field.
#[pyfunction]
pub(crate) fn fields() -> Vec<(&'static str, &'static str, &'static str, usize)> {
    Field::ALL
        .into_iter()
        .map(|field| (field.name(), field.label(), field.column(), field.max_length()))
        .collect()
}

/// That a rule minds something: which rule, how much, and where, but never the learner's value.
#[pyclass(frozen, eq, hash, module = "lrs.finding")]
#[derive(Clone, PartialEq)]
pub(crate) struct Finding {
    pub(crate) finding: finding::Finding,
    span: Option<Span>,
}

impl Finding {
    /// A finding about a draft, whose texts its span is counted in: code points, as Python counts.
    pub(crate) fn in_draft(finding: finding::Finding, draft: &LearnerDraft<'_>) -> Self {
        let place = finding.span.zip(finding.field);
        let span = place.map(|(span, field)| Span::of(span, draft.text(field), Offsets::CodePoints));
        Self { finding, span }
    }
}

/// A span as `lrs.finding.Span`.
pub(crate) fn span(py: Python<'_>, span: Span) -> PyResult<Bound<'_, PyAny>> {
    static SPAN: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    SPAN.import(py, "lrs.finding", "Span")?.call1((span.start, span.end))
}

/// Without a span, which means nothing apart from its text.
impl From<finding::Finding> for Finding {
    fn from(finding: finding::Finding) -> Self {
        Self { finding, span: None }
    }
}

impl std::hash::Hash for Finding {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.finding.code, self.finding.field, self.finding.record, self.finding.line).hash(state);
    }
}

#[pymethods]
impl Finding {
    /// The stable code, for example `uln.check_digit`.
    #[getter]
    fn code(&self) -> &'static str {
        self.finding.code
    }

    /// How much it matters: `error`, `warning` or `advice`.
    #[getter]
    fn severity(&self) -> &'static str {
        self.finding.severity.code()
    }

    /// The name of the field it stands in; None where it is about a whole record or file.
    #[getter]
    fn field(&self) -> Option<&'static str> {
        self.finding.field.map(Field::name)
    }

    /// Where the rule comes from.
    #[getter]
    fn section(&self) -> String {
        self.finding.section.to_string()
    }

    /// What is wrong, as a sentence.
    #[getter]
    fn message(&self) -> String {
        self.finding.message()
    }

    /// What to do about it.
    #[getter]
    fn remedy(&self) -> String {
        self.finding.remedy()
    }

    /// The text to show beside the field of a form.
    #[getter]
    fn form_text(&self) -> String {
        self.finding.form_text()
    }

    /// The code the LRS would give in a batch output file; None where none is published.
    #[getter]
    fn return_code(&self) -> Option<&'static str> {
        self.finding.return_code().map(ReturnCode::code)
    }

    /// The part of the field's text that it is about, in code points; None where it is about all of it.
    #[getter]
    fn span<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.span.map(|of| span(py, of)).transpose()
    }

    /// The data record of a file, from 1; None outside a file, or for the file as a whole.
    #[getter]
    fn record(&self) -> Option<u64> {
        self.finding.record
    }

    /// The physical line of a file, from 1.
    #[getter]
    fn line(&self) -> Option<u64> {
        self.finding.line
    }

    /// The column of a CSV file, from 1.
    #[getter]
    fn column(&self) -> Option<u32> {
        self.finding.column
    }

    /// The element of an XML file, by its path from the record: `FamilyName`.
    #[getter]
    fn element(&self) -> Option<&'static str> {
        self.finding.element
    }

    /// The finding as a row for a data frame: a dictionary of its place, code and words.
    pub(crate) fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let row = PyDict::new(py);
        row.set_item("record", self.record())?;
        row.set_item("line", self.line())?;
        row.set_item("column", self.column())?;
        row.set_item("element", self.element())?;
        row.set_item("field", self.field())?;
        row.set_item("severity", self.severity())?;
        row.set_item("code", self.code())?;
        row.set_item("message", self.message())?;
        row.set_item("remedy", self.remedy())?;
        row.set_item("section", self.section())?;
        row.set_item("return_code", self.return_code())?;
        Ok(row)
    }

    fn __repr__(&self) -> String {
        let place = [
            self.field().map(|field| format!(", field='{field}'")),
            self.record().map(|record| format!(", record={record}")),
            self.line().map(|line| format!(", line={line}")),
            self.column().map(|column| format!(", column={column}")),
            self.element().map(|element| format!(", element='{element}'")),
        ];
        let place: String = place.into_iter().flatten().collect();
        format!("Finding(code='{}', severity='{}'{place})", self.code(), self.severity())
    }
}

/// A change that the library made or proposes. Its repr hides the text; `to` gives it.
#[pyclass(frozen, eq, module = "lrs.finding")]
#[derive(Clone, PartialEq)]
pub(crate) struct Repair(finding::Repair);

impl From<finding::Repair> for Repair {
    fn from(repair: finding::Repair) -> Self {
        Self(repair)
    }
}

#[pymethods]
impl Repair {
    /// The name of the field that is changed.
    #[getter]
    fn field(&self) -> &'static str {
        self.0.field.name()
    }

    /// Why: the stable code.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code
    }

    /// The text it becomes.
    #[getter]
    fn to(&self) -> &str {
        &self.0.to
    }

    /// Whether the checked record already holds the change.
    #[getter]
    fn applied(&self) -> bool {
        self.0.applied
    }

    /// Why, as a sentence.
    #[getter]
    fn message(&self) -> String {
        self.0.message()
    }

    /// Where the reason comes from.
    #[getter]
    fn section(&self) -> String {
        self.0.section().to_string()
    }

    fn __repr__(&self) -> String {
        let applied = if self.0.applied { "True" } else { "False" };
        format!("Repair(field='{}', code='{}', to=<redacted>, applied={applied})", self.field(), self.code())
    }
}
