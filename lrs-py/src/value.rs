//! One value each: text goes in, the canonical text comes out, `python/lrs/value.py` gives it its class.

pub(crate) mod code;
pub(crate) mod date;
pub(crate) mod reading;
pub(crate) mod text;
pub(crate) mod uln;
pub(crate) mod verification;

use lrs_core::Field;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyModule;

static VALUE: PyOnceLock<Py<PyModule>> = PyOnceLock::new();

/// A value of a learner's record, between its text and its Python object.
pub(crate) trait Value: Sized {
    /// Reads the text of a field.
    fn read(field: Field, text: &str) -> PyResult<Self>;

    /// The object of its class in `lrs.value`, or what Python has for it.
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
}

impl Value for String {
    fn read(_: Field, text: &str) -> PyResult<Self> {
        Ok(text.to_owned())
    }

    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.into_pyobject(py)?.into_any())
    }
}

/// The Python object of a class of `lrs.value` for a canonical text, which is not judged again.
pub(crate) fn object<'py>(py: Python<'py>, class: &str, canonical: &str) -> PyResult<Bound<'py, PyAny>> {
    class_of(py, class)?.call_method1("_from_canonical", (canonical,))
}

/// A class of `lrs.value`.
pub(crate) fn class_of<'py>(py: Python<'py>, class: &str) -> PyResult<Bound<'py, PyAny>> {
    VALUE.get_or_try_init(py, || py.import("lrs.value").map(Bound::unbind))?.bind(py).getattr(class)
}
