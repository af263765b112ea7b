//! Reading an output file record by record.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::{Mutex, MutexGuard};

use lrs_core::batch;
use lrs_core::wire::{self, Given};
use pyo3::prelude::*;
use pyo3::sync::{MutexExt as _, PyOnceLock};
use pyo3::types::{PyTuple, PyType};

use super::ahead::Ahead;
use super::outcome::{given, refused};
use super::poisoned;
use super::source::Source;
use crate::error::Trouble;
use crate::finding::Finding;
use crate::learner::draft::LearnerDraft;
use crate::value::Value as _;

/// Reads an output file: an iterator of its records. See `lrs.batch.read_output`.
#[pyfunction]
#[pyo3(signature = (source, limits, close=false))]
pub(crate) fn batch_read_output(
    py: Python<'_>,
    source: Source,
    limits: &str,
    close: bool,
) -> PyResult<OutputReader> {
    let limits: BTreeMap<String, Given> = given(limits)?;
    let limits = wire::read_limits(&limits.into_iter().collect::<Vec<_>>()).map_err(refused)?;
    let trouble = Trouble::default();
    let reader = source.reader(py, &trouble, close);
    let reader = trouble.or_raise(py.detach(|| batch::read_output(reader, limits)))?;
    let ahead = Ahead::new(reader, batch::OutputReader::next_record);
    Ok(OutputReader { ahead: Mutex::new(ahead), trouble })
}

type Core = batch::OutputReader<Box<dyn Read + Send>>;
type Records = Ahead<Core, batch::OutputRecord, batch::OutputError>;

/// An output file that is being read: an iterator of its records, each an `OutputRecord`, in constant memory.
///
/// What it says of the file is so as far as it was read, which is some way ahead of the records. Raises `LrsError` where
/// the file cannot be read any further.
#[pyclass(frozen, module = "lrs.batch")]
pub(crate) struct OutputReader {
    ahead: Mutex<Records>,
    trouble: Trouble,
}

#[pymethods]
impl OutputReader {
    fn __iter__(this: Bound<'_, Self>) -> Bound<'_, Self> {
        this
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let next = self.ahead(py)?.next(py);
        let next = next.or_else(|error| self.trouble.or_raise(Err(error)))?;
        next.map(|next| record(py, next)).transpose()
    }

    /// What kind of batch it answers: `registration` or `verification`.
    #[getter]
    fn kind(&self, py: Python<'_>) -> PyResult<&'static str> {
        Ok(self.ahead(py)?.reader.kind().code())
    }

    /// Whether the file is XML.
    #[getter]
    fn is_xml(&self, py: Python<'_>) -> PyResult<bool> {
        Ok(self.ahead(py)?.reader.is_xml())
    }

    /// How many records were given.
    #[getter]
    fn records(&self, py: Python<'_>) -> PyResult<u64> {
        let ahead = self.ahead(py)?;
        Ok(ahead.reader.records() - ahead.waiting())
    }

    /// What the file says about its job, a `JobTotals`.
    #[getter]
    fn job<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let job = self.ahead(py)?.reader.job().clone();
        let day = |day: Option<lrs_core::value::Date>| day.map(|day| day.to_python(py)).transpose();
        CLASS.import(py, "lrs.outcome", "JobTotals")?.call1((
            job.response_code.map(batch::ServiceCode::code),
            job.status,
            job.new_learners,
            job.exists_updated,
            job.possible_matches,
            job.not_found,
            job.rejected,
            job.records,
            day(job.started)?,
            day(job.finished)?,
        ))
    }

    /// What is to be said about the file as a whole.
    #[getter]
    fn findings(&self, py: Python<'_>) -> PyResult<Vec<Finding>> {
        Ok(self.ahead(py)?.reader.findings().into_iter().map(Finding::from).collect())
    }
}

impl OutputReader {
    fn ahead<'s>(&'s self, py: Python<'_>) -> PyResult<MutexGuard<'s, Records>> {
        self.ahead.lock_py_attached(py).map_err(poisoned)
    }
}

/// A record as `lrs.batch.OutputRecord`.
fn record(py: Python<'_>, record: batch::OutputRecord) -> PyResult<Bound<'_, PyAny>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let batch::OutputRecord { record, line, code, learner, searched, failure_flags, findings, .. } = record;
    let findings = findings.into_iter().map(|finding| Bound::new(py, Finding::from(finding)));
    CLASS.import(py, "lrs.outcome", "OutputRecord")?.call1((
        record,
        line,
        code.text(),
        code.outcome().code(),
        code.meaning(),
        LearnerDraft(learner),
        searched.map(LearnerDraft),
        PyTuple::new(py, failure_flags)?,
        PyTuple::new(py, findings.collect::<PyResult<Vec<_>>>()?)?,
    ))
}
