//! Where the bytes of a file go: a binary file object of Python.

use std::io::{self, Write};

use pyo3::prelude::*;
use pyo3::types::PyBytes;

use super::source::Trouble;

/// A writer into a file object; an exception of the object goes into the trouble it was made with.
pub(crate) struct PyWriter {
    file: Py<PyAny>,
    trouble: Trouble,
}

impl PyWriter {
    pub(crate) fn new(file: Py<PyAny>, trouble: &Trouble) -> Self {
        Self { file, trouble: trouble.clone() }
    }

    fn call<T>(&self, act: impl FnOnce(&Bound<'_, PyAny>) -> PyResult<T>) -> io::Result<T> {
        Python::attach(|py| {
            // Somebody may want to stop a long run.
            py.check_signals()?;
            act(self.file.bind(py))
        })
        .map_err(|error: PyErr| {
            self.trouble.set(error);
            io::Error::other("the file object raised an exception")
        })
    }
}

impl Write for PyWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.call(|file| {
            let answer = file.call_method1("write", (PyBytes::new(file.py(), bytes),))?;
            // A file without a buffer may take a part; an object that says nothing has taken all.
            Ok(answer.extract::<usize>().unwrap_or(bytes.len()).min(bytes.len()))
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.call(|file| if file.hasattr("flush")? { file.call_method0("flush").map(drop) } else { Ok(()) })
    }
}
