//! Days of the calendar, as Python's own `datetime.date`.

use lrs_core::value::Date;
use pyo3::prelude::*;
use pyo3::types::PyDate;

/// The `datetime.date` of a day.
pub(crate) fn to_python(py: Python<'_>, day: Date) -> PyResult<Bound<'_, PyAny>> {
    PyDate::new(py, day.year(), day.month(), day.day()).map(Bound::into_any)
}
