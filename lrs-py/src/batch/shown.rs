//! Reports as they are shown, compared and read again.

use lrs_core::Field;
use lrs_core::batch::{self, ShowValues};
use lrs_core::wire::{self, SavedReport};
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyType};

use super::from_wire;
use super::inside::InsideReport;
use super::plan::given;
use super::policy::BatchPolicy;
use super::report::BatchReport;
use super::source::Source;
use crate::error::{Trouble, input_error, lrs_error};
use crate::finding::Finding;
use crate::learner::given::setting;
use crate::text::Text;

/// How a report is shown; every argument by its name, and each may be left out.
///
/// `width` is of a line of text, in characters. `colour` puts a terminal's colour codes into text; `plain` is ASCII without
/// columns, for a screen reader. `most_of_one_kind` places are shown, and the rest is counted. `file_name` is what the file
/// is called, and `values` what stands at the findings, as `finding_values` gives it.
#[pyclass(frozen, module = "lrs.batch")]
pub(crate) struct ReportStyle(batch::ReportStyle);

#[pymethods]
impl ReportStyle {
    #[new]
    #[pyo3(signature = (*, width=None, colour=None, plain=None, most_of_one_kind=None, file_name=None, values=None))]
    fn new(
        width: Option<Bound<'_, PyAny>>,
        colour: Option<Bound<'_, PyAny>>,
        plain: Option<Bound<'_, PyAny>>,
        most_of_one_kind: Option<Bound<'_, PyAny>>,
        file_name: Option<Bound<'_, PyAny>>,
        values: Option<Bound<'_, FindingValues>>,
    ) -> PyResult<Self> {
        let named = [
            ("width", width),
            ("colour", colour),
            ("plain", plain),
            ("mostOfOneKind", most_of_one_kind),
            ("fileName", file_name),
        ];
        let settings = named.map(|(name, value)| (name.to_owned(), given(value.as_ref()))).to_vec();
        let style = wire::ReportStyle::of(settings).read().map_err(|error| input_error(&error, ""))?;
        Ok(Self(batch::ReportStyle { values: values.map(|values| values.get().0.clone()), ..style }))
    }

    fn __repr__(&self) -> String {
        let batch::ReportStyle { width, most_of_one_kind, .. } = self.0;
        format!("ReportStyle(width={width}, most_of_one_kind={most_of_one_kind})")
    }
}

/// What stands at the findings of a report, by record and field. Its repr shows none of it.
#[pyclass(frozen, eq, module = "lrs.batch")]
#[derive(PartialEq)]
pub(crate) struct FindingValues(batch::FindingValues);

#[pymethods]
impl FindingValues {
    /// What stands in a field of a record, from 1; None where no finding that was kept is about it.
    fn get(&self, record: u64, field: &str) -> Option<&str> {
        self.0.get(record, Field::from_name(field)?)
    }

    /// All of them in the order of the file: record, field and what is shown.
    fn items(&self) -> Vec<(u64, &'static str, &str)> {
        self.0.iter().map(|(record, field, text)| (record, field.name(), text)).collect()
    }

    fn __len__(&self) -> usize {
        self.0.iter().count()
    }

    fn __repr__(&self) -> String {
        format!("FindingValues(<{} redacted>)", self.__len__())
    }
}

/// What changed between two reports: codes and counts, and no learner's value.
#[pyclass(frozen, eq, module = "lrs.batch")]
#[derive(PartialEq)]
pub(crate) struct ReportComparison(batch::ReportComparison);

#[pymethods]
impl ReportComparison {
    /// It all in one or two sentences.
    #[getter]
    fn summary(&self) -> String {
        self.0.summary()
    }

    /// What to know before trusting the counts.
    #[getter]
    fn notes(&self) -> Vec<&'static str> {
        self.0.notes()
    }

    /// How many kinds of fault changed so: `fixed`, `fewer`, `more`, `new` or `same`.
    #[pyo3(signature = (change, /))]
    fn count_of(&self, change: &str) -> PyResult<u64> {
        let all = batch::Change::ALL;
        let found = all.into_iter().find(|known| known.code() == change);
        setting(1, "change", found, &all.map(batch::Change::code)).map(|change| self.0.count_of(change))
    }

    /// What became of each kind of fault: code, severity, field, change, and how often before and after.
    #[getter]
    fn changes<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let class = CLASS.import(py, "lrs.batch", "TotalChange")?;
        let made = self.0.changes.iter().map(|total| {
            let (first, field) = (&total.first, total.first.field.map(Field::name));
            let change = total.change().code();
            let counts = (total.before, total.after);
            class.call1((
                first.code,
                total.severity.code(),
                field,
                change,
                counts.0,
                counts.1,
                first.message(),
                first.remedy(),
                first.section.to_string(),
            ))
        });
        made.collect()
    }

    /// The counts of the earlier report, a `ReportCounts`.
    #[getter]
    fn before<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        counts(py, &self.0.before)
    }

    /// The counts of the later report, a `ReportCounts`.
    #[getter]
    fn after<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        counts(py, &self.0.after)
    }

    /// The comparison as JSON text, with its `schema`.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(&wire::ReportComparison::from(&self.0))
            .map_err(|error| PyRuntimeError::new_err(error.to_string()))
    }

    /// The comparison in words.
    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("ReportComparison(changes={})", self.0.changes.len())
    }
}

fn counts<'py>(py: Python<'py>, counts: &batch::ReportCounts) -> PyResult<Bound<'py, PyAny>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let batch::ReportCounts { records, ready, with_errors, with_warnings, found, complete, edition, .. } =
        *counts;
    let counts = (records, ready, with_errors, with_warnings, found, complete, edition.code());
    CLASS.import(py, "lrs.batch", "ReportCounts")?.call1(counts)
}

/// Holds two reports against each other.
#[pyfunction]
pub(crate) fn batch_compare_reports(
    before: Bound<'_, BatchReport>,
    after: Bound<'_, BatchReport>,
) -> ReportComparison {
    ReportComparison(batch::compare_reports(&before.get().0, &after.get().0))
}

/// Reads the report of a check from the JSON that it was saved as.
#[pyfunction]
#[pyo3(signature = (json, /))]
pub(crate) fn batch_read_report(py: Python<'_>, json: Text<'_>) -> PyResult<BatchReport> {
    py.detach(|| wire::read_report(json.0)).map(BatchReport).map_err(lrs_error(None))
}

/// A report as text. See `lrs.batch.report_text`.
#[pyfunction]
#[pyo3(signature = (report, style=None))]
pub(crate) fn batch_report_text(
    report: Bound<'_, PyAny>,
    style: Option<Bound<'_, ReportStyle>>,
) -> PyResult<String> {
    Ok(any(&report)?.text(&wanted(style)))
}

/// A report as HTML. See `lrs.batch.report_html`.
#[pyfunction]
#[pyo3(signature = (report, style=None))]
pub(crate) fn batch_report_html(
    report: Bound<'_, PyAny>,
    style: Option<Bound<'_, ReportStyle>>,
) -> PyResult<String> {
    Ok(any(&report)?.html(&wanted(style)))
}

fn wanted(style: Option<Bound<'_, ReportStyle>>) -> batch::ReportStyle {
    style.map_or_else(batch::ReportStyle::default, |style| style.get().0.clone())
}

/// A report of this module, or one as JSON.
fn any(report: &Bound<'_, PyAny>) -> PyResult<SavedReport> {
    if let Ok(report) = report.cast::<BatchReport>() {
        return Ok(SavedReport::Batch(Box::new(report.get().0.clone())));
    }
    if let Ok(report) = report.cast::<InsideReport>() {
        return Ok(SavedReport::Inside(report.get().0.clone()));
    }
    if let Ok(report) = report.cast::<ReportComparison>() {
        return Ok(SavedReport::Comparison(report.get().0.clone()));
    }
    let json = report.extract::<Text<'_>>().map_err(|_| PyTypeError::new_err("a report was wanted"))?;
    wire::read_saved(json.0).map_err(lrs_error(None))
}

/// Reads a file again and gives what stands at the findings of its report. See `lrs.batch.finding_values`.
#[pyfunction]
#[pyo3(signature = (source, report, policy=None, show=ShowValues::Shape.code()))]
pub(crate) fn batch_finding_values(
    py: Python<'_>,
    source: Source,
    report: Bound<'_, BatchReport>,
    policy: Option<Bound<'_, BatchPolicy>>,
    show: &str,
) -> PyResult<FindingValues> {
    let policy = BatchPolicy::or_default(py, policy)?;
    let show = setting(4, "show", ShowValues::from_code(show), &ShowValues::ALL.map(ShowValues::code))?;
    let trouble = Trouble::default();
    let reader = source.reader(py, &trouble, false);
    let report = &report.get().0;
    let values = py.detach(|| batch::finding_values(reader, report, &policy, show));
    trouble.or_raise(values).map(FindingValues)
}

/// Writes findings as CSV for a spreadsheet, with what stands there where that is given.
#[pyfunction]
#[pyo3(signature = (findings, /, values=None))]
pub(crate) fn batch_write_findings_csv<'py>(
    py: Python<'py>,
    findings: Vec<Bound<'py, Finding>>,
    values: Option<Bound<'py, FindingValues>>,
) -> PyResult<Bound<'py, PyBytes>> {
    let findings: Vec<_> = findings.iter().map(|finding| finding.get().finding).collect();
    let values = values.as_ref().map(|values| &values.get().0);
    let file = wire::findings_csv(&findings, values).map_err(from_wire)?;
    Ok(PyBytes::new(py, file.as_bytes()))
}

/// Writes the totals of a report as CSV for a spreadsheet. See `lrs.batch.write_totals_csv`.
#[pyfunction]
#[pyo3(signature = (report, /))]
pub(crate) fn batch_write_totals_csv<'py>(
    py: Python<'py>,
    report: Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyBytes>> {
    let file = wire::totals_csv(any(&report)?.found().1).map_err(from_wire)?;
    Ok(PyBytes::new(py, file.as_bytes()))
}
