//! What a check of a batch file found.

use lrs_core::batch::{self, LineEnd};
use lrs_core::{Field, wire};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple, PyType};

use super::inside::InsideReport;
use crate::finding::Finding;

/// What a check of a batch file found: places, codes and counts, and no learner's value.
#[pyclass(frozen, eq, module = "lrs.batch")]
#[derive(PartialEq)]
pub(crate) struct BatchReport(pub(crate) batch::BatchReport);

#[pymethods]
impl BatchReport {
    /// How many records there are, the row of headings not counted.
    #[getter]
    fn records(&self) -> u64 {
        self.0.records
    }

    /// How many records have no error.
    #[getter]
    fn ready(&self) -> u64 {
        self.0.ready
    }

    /// How many records have an error.
    #[getter]
    fn with_errors(&self) -> u64 {
        self.0.with_errors
    }

    /// How many records have a warning, whatever else they have.
    #[getter]
    fn with_warnings(&self) -> u64 {
        self.0.with_warnings
    }

    /// How many records say that no verification was provided.
    #[getter]
    fn none_provided(&self) -> u64 {
        self.0.none_provided
    }

    /// Whether the file was read to its end. If not, the last error says why.
    #[getter]
    fn complete(&self) -> bool {
        self.0.complete
    }

    /// Whether the LRS would refuse the file or a record of it.
    #[getter]
    fn has_errors(&self) -> bool {
        self.0.has_errors()
    }

    /// Whether the whole file was read and nothing in it is an error.
    #[getter]
    fn is_ready(&self) -> bool {
        self.0.is_ready()
    }

    /// How many bytes were read.
    #[getter]
    fn bytes(&self) -> u64 {
        self.0.bytes
    }

    /// The kind of file: `csv` or `xml`.
    #[getter]
    fn file_format(&self) -> &'static str {
        self.0.file_format.code()
    }

    /// The path to the records of an XML file, with `*` for each name that is none of the LRS's; None for CSV.
    #[getter]
    fn record_path(&self) -> Option<&str> {
        self.0.record_path.as_deref()
    }

    /// The path of a finding in an XML file, for example `/SubmitBatch/Learner[12]/FamilyName`.
    #[pyo3(signature = (finding, /))]
    fn path_of(&self, finding: Bound<'_, Finding>) -> Option<String> {
        self.0.path_of(&finding.get().finding)
    }

    /// The layout: `2A` or `3A`.
    #[getter]
    fn layout(&self) -> &'static str {
        self.0.layout.code()
    }

    /// The encoding, for example `utf_8`.
    #[getter]
    fn encoding(&self) -> &'static str {
        self.0.encoding.code()
    }

    /// How the lines end: `crlf`, `lf`, `cr` or `mixed`; None where no line ends.
    #[getter]
    fn line_end(&self) -> Option<&'static str> {
        self.0.line_end.map(LineEnd::code)
    }

    /// The edition of the rules.
    #[getter]
    fn edition(&self) -> &'static str {
        self.0.edition.code()
    }

    /// What the dates of the file say about the order of day and month.
    #[getter]
    fn date_order(&self) -> &'static str {
        self.0.date_order.code()
    }

    /// The first record's four columns about the file, a `FileFields`.
    #[getter]
    fn file_fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let fields = &self.0.file_fields;
        let parts = (&fields.file_version, &fields.file_name, &fields.ukprn, &fields.record_count);
        CLASS.import(py, "lrs.batch", "FileFields")?.call1(parts)
    }

    /// The right name for a file whose own name is wrong, where it can be told.
    #[getter]
    fn proposed_file_name(&self) -> Option<&str> {
        self.0.proposed_file_name.as_deref()
    }

    /// The findings, of each code no more than the policy's bound.
    #[getter]
    fn findings(&self) -> Vec<Finding> {
        self.0.findings.iter().copied().map(Finding::from).collect()
    }

    /// The findings as rows for a data frame, a list of dictionaries. No learner's value is in them.
    fn to_rows<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDict>>> {
        self.0.findings.iter().map(|finding| Finding::from(*finding).to_dict(py)).collect()
    }

    /// Exact totals by rule and field, a list of `Total`: errors first, the most frequent first.
    #[getter]
    fn totals<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        totals(py, &self.0.totals)
    }

    /// The same report with what its records say against each other, as `check_inside` gives it.
    #[pyo3(signature = (inside, /))]
    fn with_inside(&self, inside: Bound<'_, InsideReport>) -> Self {
        Self(self.0.clone().with_inside(&inside.get().0))
    }

    /// Exact totals of the repairs, a list of `RepairTotal`: the most frequent first.
    #[getter]
    fn repairs<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let class = CLASS.import(py, "lrs.batch", "RepairTotal")?;
        let totals = self.0.repairs.iter().map(|total| {
            class.call1((total.field.name(), total.code, total.applied, total.count, total.message))
        });
        totals.collect()
    }

    /// How many findings there were in all, kept or not.
    #[getter]
    fn found(&self) -> u64 {
        self.0.found()
    }

    /// How often a code was found, exactly.
    #[pyo3(signature = (code, /))]
    fn count_of(&self, code: &str) -> u64 {
        self.0.count_of(code)
    }

    /// The report as JSON text with its `schema`, which `lrs.batch.read_report` reads again.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(&wire::BatchReport::from(&self.0))
            .map_err(|error| PyRuntimeError::new_err(error.to_string()))
    }

    /// The report in words.
    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!(
            "BatchReport(records={}, ready={}, with_errors={}, found={})",
            self.0.records,
            self.0.ready,
            self.0.with_errors,
            self.0.found()
        )
    }
}

/// Totals as `lrs.batch.Total`.
pub(super) fn totals<'py>(py: Python<'py>, totals: &[batch::Total]) -> PyResult<Vec<Bound<'py, PyAny>>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    static PLACE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let class = CLASS.import(py, "lrs.batch", "Total")?;
    let place = PLACE.import(py, "lrs.batch", "Place")?;
    let totals = totals.iter().map(|total| {
        let places = total.places.iter().map(|at| place.call1((at.record, at.line, at.column)));
        let (first, field) = (&total.first, total.field().map(Field::name));
        class.call1((
            total.code(),
            total.severity.code(),
            field,
            total.count,
            first.message(),
            first.remedy(),
            first.section.to_string(),
            PyTuple::new(py, places.collect::<PyResult<Vec<_>>>()?)?,
        ))
    });
    totals.collect()
}
