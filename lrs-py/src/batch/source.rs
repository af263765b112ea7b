//! Where the bytes of a file come from: memory, or a binary file object of Python.

use std::io::{self, BufReader, Read};
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;

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

impl Source {
    /// A reader of it; an exception of the file object goes into `trouble`.
    ///
    /// With `close`, a file object is closed when the reader is gone.
    pub(crate) fn reader(self, trouble: &Trouble, close: bool) -> Box<dyn Read + Send> {
        match self {
            Self::Bytes(bytes) => Box::new(io::Cursor::new(bytes)),
            Self::File(file) => {
                let file = PyFile { file, close, trouble: trouble.clone() };
                Box::new(BufReader::with_capacity(CHUNK, file))
            }
        }
    }
}

/// How many bytes a file object is asked for at once.
pub(crate) const CHUNK: usize = 256 * 1024;

struct PyFile {
    file: Py<PyAny>,
    close: bool,
    trouble: Trouble,
}

impl Read for PyFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = Python::attach(|py| {
            let chunk = self.file.bind(py).call_method1("read", (buffer.len(),))?;
            let chunk: PyBackedBytes = chunk
                .extract()
                .map_err(|_| PyTypeError::new_err("the file gives text: open it in binary mode, 'rb'"))?;
            let Some(part) = buffer.get_mut(..chunk.len()) else {
                return Err(PyTypeError::new_err("the file gives more bytes than it was asked for"));
            };
            part.copy_from_slice(&chunk);
            Ok(chunk.len())
        });
        read.map_err(|error: PyErr| {
            self.trouble.set(error);
            io::Error::other("the file object raised an exception")
        })
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

/// The first exception of Python code that was called in the middle of the core's work.
#[derive(Clone, Default)]
pub(crate) struct Trouble(Arc<Mutex<Option<PyErr>>>);

impl Trouble {
    pub(crate) fn set(&self, error: PyErr) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
    }

    /// Raises the exception, if there was one.
    pub(crate) fn raise(&self) -> PyResult<()> {
        match self.0.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}
