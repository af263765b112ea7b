//! Registration batch files: many learners in one upload.

pub(crate) mod correction;
pub(crate) mod heading_map;
pub(crate) mod inside;
pub(crate) mod outcome;
pub(crate) mod plan;
pub(crate) mod policy;
pub(crate) mod reader;
pub(crate) mod report;
pub(crate) mod shown;
pub(crate) mod source;
pub(crate) mod target;
pub(crate) mod workbook;

use std::ops::ControlFlow;

use lrs_core::batch::{self, BatchHeader, BatchRoute, ChangeDetail, FileFormat, SplitPolicy, XmlFrame};
use lrs_core::value::Date;
use lrs_core::wire;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::{LrsError, lrs_error};
use crate::finding::Finding;
use crate::learner::draft::LearnerDraft;
use crate::learner::given::{day, setting};
use crate::text::Text;
use policy::BatchPolicy;
use report::BatchReport;
use source::{Source, Trouble};

/// Checks a batch file: its name, headings, first record, and every learner. See `lrs.batch.check`.
#[pyfunction]
#[pyo3(signature = (source, policy=None, progress=None))]
pub(crate) fn batch_check(
    py: Python<'_>,
    source: Source,
    policy: Option<Bound<'_, BatchPolicy>>,
    progress: Option<Py<PyAny>>,
) -> PyResult<BatchReport> {
    let policy = BatchPolicy::or_default(py, policy)?;
    let trouble = Trouble::default();
    let reader = source.reader(&trouble, false);
    let report = py.detach(|| {
        batch::check_with(reader, &policy, &mut |done| match tell(progress.as_ref(), done) {
            Ok(true) => ControlFlow::Continue(()),
            Ok(false) => ControlFlow::Break(()),
            Err(error) => {
                trouble.set(error);
                ControlFlow::Break(())
            }
        })
    });
    trouble.raise()?;
    report.map(BatchReport).map_err(lrs_error(None))
}

/// Tells Python how far a check has come, and asks whether to go on.
fn tell(progress: Option<&Py<PyAny>>, done: batch::Progress) -> PyResult<bool> {
    Python::attach(|py| {
        py.check_signals()?;
        let Some(progress) = progress else { return Ok(true) };
        let answer = progress.bind(py).call1((done.bytes, done.records))?;
        // A function that answers nothing wants to go on.
        Ok(answer.is_none() || answer.is_truthy()?)
    })
}

/// Checks and corrects a whole file in memory. See `lrs.batch.correct`.
#[pyfunction]
#[pyo3(signature = (data, policy=None, hold_back=false, *, changes=false, questions=false, values=false,
    mis_identifier=false))]
#[expect(clippy::too_many_arguments, clippy::fn_params_excessive_bools, reason = "a keyword each")]
pub(crate) fn batch_correct<'py>(
    py: Python<'py>,
    data: &[u8],
    policy: Option<Bound<'_, BatchPolicy>>,
    hold_back: bool,
    changes: bool,
    questions: bool,
    values: bool,
    mis_identifier: bool,
) -> PyResult<CorrectedFile<'py>> {
    let policy = BatchPolicy::or_default(py, policy)?;
    let detail = ChangeDetail { values, mis_identifier };
    let wanted = wire::Correction { hold_back, changes, questions, detail, ..wire::Correction::default() };
    let corrected = py
        .detach(|| wire::correct_batch(data, &wanted, &policy).map_err(Box::new))
        .map_err(|error| from_wire(*error))?;
    let counts = corrected.counts;
    let bytes = |text: String| PyBytes::new(py, text.as_bytes());
    Ok((
        bytes(corrected.file),
        corrected.held_back_file.map(bytes),
        corrected.written,
        corrected.held_back,
        corrected.changed,
        corrected.without_identifiers,
        (
            counts.records,
            counts.ready,
            counts.repaired,
            counts.held_back,
            counts.changed,
            counts.proposed,
            counts.questions,
        ),
        corrected.change_log.map(bytes),
        corrected.question_table.map(bytes),
    ))
}

/// The file, the one held back, records written, records held back, values changed, records with a UCI or UPN, the
/// counts, the log and the table.
type CorrectedFile<'py> = (
    Bound<'py, PyBytes>,
    Option<Bound<'py, PyBytes>>,
    u64,
    u64,
    u64,
    u64,
    correction::Counts,
    Option<Bound<'py, PyBytes>>,
    Option<Bound<'py, PyBytes>>,
);

pub(crate) fn from_wire(error: wire::Error) -> PyErr {
    LrsError::new_err((error.message, error.code, error.field, error.section, error.remedy))
}

/// Writes learners as a batch file; `count` is how many there are unless it is given.
#[pyfunction]
#[pyo3(signature = (drafts, file_name, ukprn, count=None))]
pub(crate) fn batch_write<'py>(
    py: Python<'py>,
    drafts: Bound<'py, PyAny>,
    file_name: Text<'_>,
    ukprn: Text<'_>,
    count: Option<u64>,
) -> PyResult<Bound<'py, PyBytes>> {
    let drafts = drafts.try_iter()?.map(|draft| LearnerDraft::of(&draft?));
    let drafts = drafts.collect::<PyResult<Vec<_>>>()?;
    let header = BatchHeader { file_name: file_name.0.to_owned(), ukprn: ukprn.0.to_owned() };
    let mut file = Vec::new();
    py.detach(|| batch::write(&mut file, &header, count.unwrap_or(drafts.len() as u64), &drafts))
        .map_err(lrs_error(None))?;
    Ok(PyBytes::new(py, &file))
}

/// The name of a batch file; None where the UKPRN or the time cannot stand in one.
#[pyfunction]
#[pyo3(signature = (ukprn, date, hour, minute, file_format=FileFormat::Csv.code()))]
pub(crate) fn batch_file_name(
    py: Python<'_>,
    ukprn: Text<'_>,
    date: Bound<'_, PyAny>,
    hour: u8,
    minute: u8,
    file_format: &str,
) -> PyResult<Option<String>> {
    let date: Date = day(py, Some(&date))?;
    Ok(format_of(5, file_format)?.file_name(ukprn.0, date, hour, minute))
}

/// Writes learners as an XML batch file. See `lrs.batch.write_xml`.
#[pyfunction]
#[pyo3(signature = (drafts, file_name, ukprn, count=None, *, tags=None, record=None, has_file_name=false))]
#[expect(clippy::too_many_arguments, reason = "a keyword each")]
pub(crate) fn batch_write_xml<'py>(
    py: Python<'py>,
    drafts: Bound<'py, PyAny>,
    file_name: Text<'_>,
    ukprn: Text<'_>,
    count: Option<u64>,
    tags: Option<Vec<String>>,
    record: Option<Text<'_>>,
    has_file_name: bool,
) -> PyResult<Bound<'py, PyBytes>> {
    let drafts = drafts.try_iter()?.map(|draft| LearnerDraft::of(&draft?));
    let drafts = drafts.collect::<PyResult<Vec<_>>>()?;
    let header = BatchHeader { file_name: file_name.0.to_owned(), ukprn: ukprn.0.to_owned() };
    let plain = XmlFrame::default();
    let record = record.map_or(plain.record, |record| record.0.to_owned());
    let frame = XmlFrame { tags: tags.unwrap_or(plain.tags), record, has_file_name };
    let mut file = Vec::new();
    py.detach(|| batch::write_xml(&mut file, &header, &frame, count.unwrap_or(drafts.len() as u64), &drafts))
        .map_err(lrs_error(None))?;
    Ok(PyBytes::new(py, &file))
}

/// Plans how a set of learners is split: start, count and file name of each part, and the findings.
#[pyfunction]
#[pyo3(signature = (count, ukprn, date, hour, minute, route=BatchRoute::Portal.code(),
    file_format=FileFormat::Csv.code()))]
#[expect(clippy::too_many_arguments, reason = "a keyword each")]
pub(crate) fn batch_split(
    py: Python<'_>,
    count: u64,
    ukprn: Text<'_>,
    date: Bound<'_, PyAny>,
    hour: u8,
    minute: u8,
    route: &str,
    file_format: &str,
) -> PyResult<Plan> {
    let policy = SplitPolicy {
        route: setting(6, "route", BatchRoute::from_code(route), &BatchRoute::ALL.map(BatchRoute::code))?,
        file_format: format_of(7, file_format)?,
        ..SplitPolicy::new(ukprn.0, day(py, Some(&date))?, hour, minute)
    };
    let plan = batch::split(count, &policy).map_err(lrs_error(None))?;
    let parts = plan.parts.into_iter().map(|part| (part.start, part.count, part.file_name));
    Ok((parts.collect(), plan.findings.into_iter().map(Finding::from).collect()))
}

/// The parts with start, count and file name, and the findings.
type Plan = (Vec<(u64, u64, String)>, Vec<Finding>);

fn format_of(place: usize, code: &str) -> PyResult<FileFormat> {
    setting(place, "file_format", FileFormat::from_code(code), &FileFormat::ALL.map(FileFormat::code))
}

/// Judges a file's name.
#[pyfunction]
#[pyo3(signature = (name, ukprn=None))]
pub(crate) fn batch_check_file_name(name: Text<'_>, ukprn: Option<Text<'_>>) -> Vec<Finding> {
    let findings = batch::check_file_name(name.0, ukprn.map(|ukprn| ukprn.0));
    findings.into_iter().map(Finding::from).collect()
}

/// The headings of layout 2A, in their order.
#[pyfunction]
pub(crate) fn batch_headings() -> Vec<&'static str> {
    batch::headings().collect()
}

/// A lock that another thread left in the middle of its work.
pub(crate) fn poisoned<T>(_: T) -> PyErr {
    PyRuntimeError::new_err("another thread failed while it was reading this file")
}
