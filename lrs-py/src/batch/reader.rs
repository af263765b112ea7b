//! Reading a batch file learner by learner.

use std::io::Read;
use std::sync::Mutex;

use lrs_core::batch;
use lrs_core::batch::LineEnd;
use pyo3::prelude::*;
use pyo3::sync::MutexExt as _;

use super::poisoned;
use super::policy::BatchPolicy;
use super::source::{Source, Trouble};
use crate::error::lrs_error;
use crate::finding::Finding;
use crate::learner::draft::LearnerDraft;

/// Reads a batch file: an iterator of the learners as typed. See `lrs.batch.read`.
#[pyfunction]
#[pyo3(signature = (source, policy=None, close=false))]
pub(crate) fn batch_read(
    py: Python<'_>,
    source: Source,
    policy: Option<Bound<'_, BatchPolicy>>,
    close: bool,
) -> PyResult<BatchReader> {
    let policy = BatchPolicy::or_default(py, policy)?;
    let trouble = Trouble::default();
    let reader = source.reader(&trouble, close);
    let reader = py.detach(|| batch::read(reader, &policy));
    trouble.raise()?;
    Ok(BatchReader { reader: Mutex::new(reader.map_err(lrs_error(None))?), trouble })
}

/// A batch file that is being read: an iterator of the learners as typed, in constant memory.
///
/// Raises `LrsError` where the file cannot be read any further.
#[pyclass(frozen, module = "lrs.batch")]
pub(crate) struct BatchReader {
    reader: Mutex<batch::BatchReader<Box<dyn Read + Send>>>,
    trouble: Trouble,
}

#[pymethods]
impl BatchReader {
    fn __iter__(this: Bound<'_, Self>) -> Bound<'_, Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<LearnerDraft>> {
        let mut reader = self.reader.lock_py_attached(py).map_err(poisoned)?;
        let record = reader.next_record().transpose();
        self.trouble.raise()?;
        Ok(record.map_err(lrs_error(None))?.map(|record| LearnerDraft(record.draft().into_owned())))
    }

    /// What is wrong with the headings, the separators and the like.
    #[getter]
    fn header_findings(&self, py: Python<'_>) -> PyResult<Vec<Finding>> {
        self.ask(py, |reader| reader.header_findings().iter().copied().map(Finding::from).collect())
    }

    /// The kind of file: `csv` or `xml`.
    #[getter]
    fn file_format(&self, py: Python<'_>) -> PyResult<&'static str> {
        self.ask(py, |reader| reader.file_format().code())
    }

    /// The layout, `2A` or `3A`, as far as the headings tell it.
    #[getter]
    fn layout(&self, py: Python<'_>) -> PyResult<&'static str> {
        self.ask(py, |reader| reader.layout().code())
    }

    /// The encoding, as far as the file was read.
    #[getter]
    fn encoding(&self, py: Python<'_>) -> PyResult<&'static str> {
        self.ask(py, |reader| reader.encoding().code())
    }

    /// How the lines end, as far as the file was read; None where no line has ended.
    #[getter]
    fn line_end(&self, py: Python<'_>) -> PyResult<Option<&'static str>> {
        self.ask(py, |reader| reader.line_end().map(LineEnd::code))
    }

    /// How many bytes of the file were read.
    #[getter]
    fn bytes_read(&self, py: Python<'_>) -> PyResult<u64> {
        self.ask(py, batch::BatchReader::bytes_read)
    }

    /// How many records were read.
    #[getter]
    fn records(&self, py: Python<'_>) -> PyResult<u64> {
        self.ask(py, batch::BatchReader::records)
    }
}

impl BatchReader {
    fn ask<T>(
        &self,
        py: Python<'_>,
        question: impl FnOnce(&batch::BatchReader<Box<dyn Read + Send>>) -> T,
    ) -> PyResult<T> {
        self.reader.lock_py_attached(py).map(|reader| question(&reader)).map_err(poisoned)
    }
}
