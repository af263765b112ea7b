//! Reading a batch file learner by learner.

use std::io::Read;
use std::sync::{Mutex, MutexGuard};

use lrs_core::batch::{self, BatchError, LineEnd, XmlFrame};
use lrs_core::{Field, learner};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::{MutexExt as _, PyOnceLock};
use pyo3::types::{PyDict, PyList, PyTuple, PyType};

use super::ahead::Ahead;
use super::poisoned;
use super::policy::BatchPolicy;
use super::source::Source;
use crate::error::Trouble;
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
    let reader = source.reader(py, &trouble, close);
    let reader = trouble.or_raise(py.detach(|| batch::read(reader, &policy)))?;
    let ahead = Ahead::new(reader, next_draft);
    let file = if let (Source::File(file), true) = (source, close) { Some(file) } else { None };
    Ok(BatchReader { state: Mutex::new(State { ahead, is_closed: false }), file, trouble })
}

type Core = batch::BatchReader<Box<dyn Read + Send>>;
type Draft = learner::LearnerDraft<'static>;

fn next_draft(reader: &mut Core) -> Option<Result<Draft, BatchError>> {
    Some(reader.next_record()?.map(|record| record.draft().into_owned()))
}

struct State {
    ahead: Ahead<Core, Draft, BatchError>,
    is_closed: bool,
}

/// A batch file that is being read: an iterator of the learners as typed, in constant memory.
///
/// A file that `read` has opened is closed at its end, by `close` or at the end of a `with` block. Raises `LrsError`
/// where the file cannot be read any further.
#[pyclass(frozen, module = "lrs.batch")]
pub(crate) struct BatchReader {
    state: Mutex<State>,
    /// The file, where it is ours to close.
    file: Option<Py<PyAny>>,
    trouble: Trouble,
}

#[pymethods]
impl BatchReader {
    fn __iter__(this: Bound<'_, Self>) -> Bound<'_, Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<LearnerDraft>> {
        Ok(self.advance(py)?.map(LearnerDraft))
    }

    /// The learners that are left as columns for a data frame: a list of texts for each field, None where it is blank.
    fn to_columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let columns = Field::ALL.map(|field| (field, PyList::empty(py)));
        while let Some(draft) = self.advance(py)? {
            for (field, column) in &columns {
                let text = draft.text(*field);
                column.append((!text.is_empty()).then_some(text))?;
            }
        }
        let table = PyDict::new(py);
        for (field, column) in columns {
            table.set_item(field.name(), column)?;
        }
        Ok(table)
    }

    /// Closes the file, where `read` has opened it; nothing can be read any more.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        self.state(py)?.is_closed = true;
        self.file.as_ref().map_or(Ok(()), |file| file.bind(py).call_method0("close").map(drop))
    }

    fn __enter__(this: Bound<'_, Self>) -> Bound<'_, Self> {
        this
    }

    #[pyo3(signature = (*_raised))]
    fn __exit__(&self, py: Python<'_>, _raised: Bound<'_, PyTuple>) -> PyResult<()> {
        self.close(py)
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

    /// What stands around the learners of an XML file, an `XmlFrame`; none for CSV.
    #[getter]
    fn xml_frame<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let Some(XmlFrame { tags, record, has_file_name }) = self.ask(py, batch::BatchReader::xml_frame)?
        else {
            return Ok(None);
        };
        CLASS.import(py, "lrs.batch", "XmlFrame")?.call1((tags, record, has_file_name)).map(Some)
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

    /// How many bytes of the file were read: some way ahead of the records.
    #[getter]
    fn bytes_read(&self, py: Python<'_>) -> PyResult<u64> {
        self.ask(py, batch::BatchReader::bytes_read)
    }

    /// How many records were given.
    #[getter]
    fn records(&self, py: Python<'_>) -> PyResult<u64> {
        let state = self.state(py)?;
        Ok(state.ahead.reader.records() - state.ahead.waiting())
    }
}

impl BatchReader {
    fn state<'s>(&'s self, py: Python<'_>) -> PyResult<MutexGuard<'s, State>> {
        self.state.lock_py_attached(py).map_err(poisoned)
    }

    fn advance(&self, py: Python<'_>) -> PyResult<Option<Draft>> {
        let mut state = self.state(py)?;
        if state.is_closed {
            return Err(PyValueError::new_err("the reader is closed"));
        }
        state.ahead.next(py).or_else(|error| self.trouble.or_raise(Err(error)))
    }

    fn ask<T>(&self, py: Python<'_>, question: impl FnOnce(&Core) -> T) -> PyResult<T> {
        Ok(question(&self.state(py)?.ahead.reader))
    }
}
