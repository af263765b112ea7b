//! Registration batch files: many learners in one upload.

mod ahead;
pub(crate) mod correction;
pub(crate) mod heading_map;
pub(crate) mod inside;
pub(crate) mod outcome;
pub(crate) mod output;
pub(crate) mod plan;
pub(crate) mod policy;
pub(crate) mod reader;
pub(crate) mod report;
pub(crate) mod shown;
pub(crate) mod source;
pub(crate) mod workbook;

use std::ops::ControlFlow;

use lrs_core::batch::{self, BatchError, BatchHeader, BatchRoute, FileFormat, SplitPolicy, XmlFrame};
use lrs_core::value::Date;
use lrs_core::wire;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::{LrsError, Trouble, lrs_error};
use crate::finding::Finding;
use crate::learner::given::{day, setting};
use crate::learner::stream::{Each, Learners};
use crate::text::Text;
use policy::BatchPolicy;
use report::BatchReport;
use source::{Sink, Source};

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
    let reader = source.reader(py, &trouble, false);
    let report =
        py.detach(|| batch::check_with(reader, &policy, &mut |done| told(progress.as_ref(), done, &trouble)));
    trouble.or_raise(report).map(BatchReport)
}

/// Checks learners as the records of the file that they would make. See `lrs.batch.check_learners`.
#[pyfunction]
#[pyo3(signature = (learners, policy=None, progress=None))]
pub(crate) fn batch_check_learners(
    py: Python<'_>,
    learners: Learners,
    policy: Option<Bound<'_, BatchPolicy>>,
    progress: Option<Py<PyAny>>,
) -> PyResult<BatchReport> {
    let policy = BatchPolicy::or_default(py, policy)?;
    let trouble = Trouble::default();
    let learners = learners.each(&trouble);
    let report = py.detach(|| {
        batch::check_learners_with(learners, &policy, &mut |done| told(progress.as_ref(), done, &trouble))
    });
    trouble.raise()?;
    Ok(BatchReport(report))
}

/// Whether a check is to go on; what Python raises goes into `trouble` and ends it.
fn told(progress: Option<&Py<PyAny>>, done: batch::Progress, trouble: &Trouble) -> ControlFlow<()> {
    match tell(progress, done) {
        Ok(true) => ControlFlow::Continue(()),
        Ok(false) => ControlFlow::Break(()),
        Err(error) => {
            trouble.set(error);
            ControlFlow::Break(())
        }
    }
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

pub(crate) fn from_wire(error: wire::Error) -> PyErr {
    LrsError::new_err((error.message, error.code, error.field, error.section, error.remedy))
}

/// Writes learners as a batch file. See `lrs.batch.write`.
#[pyfunction]
#[pyo3(signature = (learners, file_name, ukprn, count=None, to=None))]
pub(crate) fn batch_write<'py>(
    py: Python<'py>,
    learners: Learners,
    file_name: Text<'_>,
    ukprn: Text<'_>,
    count: Option<u64>,
    to: Option<Py<PyAny>>,
) -> PyResult<Option<Bound<'py, PyBytes>>> {
    let header = BatchHeader { file_name: file_name.0.to_owned(), ukprn: ukprn.0.to_owned() };
    written(py, learners, count, to, |sink, count, learners| batch::write(sink, &header, count, learners))
}

/// Writes learners into memory or a file object without holding Python up.
fn written(
    py: Python<'_>,
    learners: Learners,
    count: Option<u64>,
    to: Option<Py<PyAny>>,
    write: impl FnOnce(&mut Sink, u64, Each) -> Result<(), BatchError> + Send,
) -> PyResult<Option<Bound<'_, PyBytes>>> {
    let trouble = Trouble::default();
    let (learners, count) = learners.counted(py, count)?;
    let (mut sink, learners) = (Sink::of(to, &trouble), learners.each(&trouble));
    trouble.or_raise(py.detach(|| write(&mut sink, count, learners)))?;
    Ok(sink.bytes(py))
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
#[pyo3(signature = (learners, file_name, ukprn, count=None, to=None, tags=None, record=None, has_file_name=false))]
#[expect(clippy::too_many_arguments, reason = "a keyword each")]
pub(crate) fn batch_write_xml<'py>(
    py: Python<'py>,
    learners: Learners,
    file_name: Text<'_>,
    ukprn: Text<'_>,
    count: Option<u64>,
    to: Option<Py<PyAny>>,
    tags: Option<Vec<String>>,
    record: Option<Text<'_>>,
    has_file_name: bool,
) -> PyResult<Option<Bound<'py, PyBytes>>> {
    let header = BatchHeader { file_name: file_name.0.to_owned(), ukprn: ukprn.0.to_owned() };
    let plain = XmlFrame::default();
    let record = record.map_or(plain.record, |record| record.0.to_owned());
    let frame = XmlFrame { tags: tags.unwrap_or(plain.tags), record, has_file_name };
    written(py, learners, count, to, |sink, count, learners| {
        batch::write_xml(sink, &header, &frame, count, learners)
    })
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
