//! Where the bytes of a file come from and go to: memory, or a binary file object of Python.

use std::io::{self, BufReader, Read, Write};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyBytes;

use crate::error::Trouble;

/// Bytes in memory, or an object with a method `read` that gives bytes.
pub(crate) enum Source {
    Bytes(PyBackedBytes),
    File(Py<PyAny>),
}

impl<'py> FromPyObject<'_, 'py> for Source {
    type Error = PyErr;

    fn extract(data: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match data.extract() {
            Ok(bytes) => Ok(Self::Bytes(bytes)),
            Err(_) => Ok(Self::File(data.to_owned().unbind())),
        }
    }
}

/// How many bytes a file object is asked for at once.
pub(crate) const CHUNK: usize = 256 * 1024;
/// After how many bytes of memory Python is asked whether somebody has pressed Control-C.
const UNTIL_SIGNALS: usize = 1024 * 1024;

impl Source {
    /// A reader of it; an exception of the file object goes into `trouble`.
    ///
    /// With `close`, a file object is closed when it is at its end or the reader is gone.
    pub(crate) fn reader(&self, py: Python<'_>, trouble: &Trouble, close: bool) -> Box<dyn Read + Send> {
        let trouble = trouble.clone();
        match self {
            Self::Bytes(bytes) => {
                let bytes = io::Cursor::new(bytes.clone_ref(py));
                Box::new(Memory { bytes, since_signals: 0, trouble })
            }
            Self::File(file) => {
                let file = PyFile { file: file.clone_ref(py), close, trouble };
                Box::new(BufReader::with_capacity(CHUNK, file))
            }
        }
    }

    /// All of it, for a reader that holds what it reads in memory; one byte more than is taken, to be refused as too many.
    pub(crate) fn whole(&self, py: Python<'_>, most: usize) -> PyResult<Vec<u8>> {
        let (trouble, mut data) = (Trouble::default(), Vec::new());
        let mut reader = self.reader(py, &trouble, false).take((most as u64).saturating_add(1));
        let read = py.detach(|| reader.read_to_end(&mut data));
        trouble.raise()?;
        read?;
        Ok(data)
    }

    /// Where a file object stands, to be read once more from there.
    pub(super) fn place<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self {
            Self::Bytes(_) => Ok(None),
            Self::File(file) => file.bind(py).call_method0("tell").map(Some),
        }
    }

    /// Goes back to a place.
    pub(super) fn go_back(&self, place: Option<Bound<'_, PyAny>>) -> PyResult<()> {
        match (self, place) {
            (Self::File(file), Some(place)) => file.bind(place.py()).call_method1("seek", (place,)).map(drop),
            _ => Ok(()),
        }
    }
}

struct Memory {
    bytes: io::Cursor<PyBackedBytes>,
    since_signals: usize,
    trouble: Trouble,
}

impl Read for Memory {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read(buffer)?;
        self.since_signals += count;
        if self.since_signals >= UNTIL_SIGNALS {
            self.since_signals = 0;
            let signals = Python::attach(|py| {
                py.check_signals()?;
                Ok(())
            });
            signals.map_err(|error| failed(&self.trouble, error))?;
        }
        Ok(count)
    }
}

struct PyFile {
    file: Py<PyAny>,
    close: bool,
    trouble: Trouble,
}

impl Read for PyFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = Python::attach(|py| {
            py.check_signals()?;
            let file = self.file.bind(py);
            let chunk = file.call_method1("read", (buffer.len(),))?;
            let chunk: PyBackedBytes = chunk
                .extract()
                .map_err(|_| PyTypeError::new_err("the file gives text: open it in binary mode, 'rb'"))?;
            let Some(part) = buffer.get_mut(..chunk.len()) else {
                return Err(PyTypeError::new_err("the file gives more bytes than it was asked for"));
            };
            part.copy_from_slice(&chunk);
            if chunk.is_empty() && core::mem::take(&mut self.close) {
                file.call_method0("close")?;
            }
            Ok(chunk.len())
        });
        read.map_err(|error: PyErr| failed(&self.trouble, error))
    }
}

impl Drop for PyFile {
    fn drop(&mut self) {
        if self.close {
            // Nobody is left to hear of a failure, and a file that was only read loses nothing by it.
            let _closed = Python::try_attach(|py| self.file.bind(py).call_method0("close").is_ok());
        }
    }
}

/// Where a file is written: memory, or an object with a method `write` that takes bytes.
pub(crate) struct Sink {
    file: Option<Py<PyAny>>,
    memory: Vec<u8>,
    trouble: Trouble,
}

impl Sink {
    /// Into a file object; into memory where there is none. What it raises goes into `trouble`.
    pub(crate) fn of(file: Option<Py<PyAny>>, trouble: &Trouble) -> Self {
        Self { file, memory: Vec::new(), trouble: trouble.clone() }
    }

    /// What was written, where that is in memory.
    pub(super) fn bytes<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyBytes>> {
        self.file.is_none().then(|| PyBytes::new(py, &self.memory))
    }
}

impl Write for Sink {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        let Some(file) = &self.file else { return self.memory.write(part) };
        let written = Python::attach(|py| {
            py.check_signals()?;
            let count = file.bind(py).call_method1("write", (PyBytes::new(py, part),))?;
            // A raw file may take a part; an object that says nothing has taken all.
            Ok(count.extract().map_or(part.len(), |count: usize| count.min(part.len())))
        });
        written.map_err(|error: PyErr| failed(&self.trouble, error))
    }

    /// Leaves it to whoever opened the file.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Keeps an exception until Python is at hand again.
fn failed(trouble: &Trouble, error: PyErr) -> io::Error {
    trouble.set(error);
    io::Error::other("Python raised an exception")
}
