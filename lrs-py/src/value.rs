//! One value each: text goes in, the canonical text comes out, `python/lrs/value.py` gives it its class.

pub(crate) mod date;
pub(crate) mod uln;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyModule;

/// The Python object of a class of `lrs.value` for a canonical text, which is not judged again.
pub(crate) fn object<'py>(py: Python<'py>, class: &str, canonical: &str) -> PyResult<Bound<'py, PyAny>> {
    static VALUE: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    let module = VALUE.get_or_try_init(py, || py.import("lrs.value").map(Bound::unbind))?;
    module.bind(py).getattr(class)?.call_method1("_from_canonical", (canonical,))
}
