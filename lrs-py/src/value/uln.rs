//! The Unique Learner Number.

use lrs_core::value::uln;
use lrs_core::{Field, Uln};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use super::Value;
use crate::error::lrs_error;
use crate::text::UlnText;

/// Parses a ULN and gives its ten digits.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn uln_parse(text: UlnText<'_>) -> PyResult<String> {
    Uln::parse(&text.0).map(|uln| uln.to_string()).map_err(lrs_error(Some(Field::Uln)))
}

/// Whether `Uln.parse` would take the text.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn uln_is_valid(text: UlnText<'_>) -> bool {
    Uln::is_valid(&text.0)
}

/// The check digit that belongs to nine digits; None where there is none.
#[pyfunction]
#[pyo3(signature = (stem, /))]
pub(crate) fn uln_check_digit(stem: UlnText<'_>) -> Option<u8> {
    Uln::check_digit(&stem.0)
}

/// Completes nine digits with their check digit, for test numbers.
#[pyfunction]
#[pyo3(signature = (stem, /))]
pub(crate) fn uln_from_stem(stem: UlnText<'_>) -> PyResult<String> {
    Uln::from_stem(&stem.0).map(|uln| uln.to_string()).map_err(lrs_error(Some(Field::Uln)))
}

/// The ULNs that somebody may have meant, likeliest first.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn uln_repairs(text: UlnText<'_>) -> Vec<UlnRepair> {
    uln::repairs(&text.0).into_iter().map(UlnRepair).collect()
}

/// Whether a spreadsheet has rounded the ULN so far that its last digits are lost.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn uln_digits_lost(text: UlnText<'_>) -> bool {
    uln::digits_lost(&text.0)
}

/// Tells for each row of a column, ten bytes a row, whether it holds a well-formed ULN: one byte 0 or 1 a row.
///
/// A rest shorter than a row is not a row. Other Python threads run meanwhile.
#[pyfunction]
#[pyo3(signature = (column, /))]
pub(crate) fn uln_are_valid<'py>(py: Python<'py>, column: &[u8]) -> PyResult<Bound<'py, PyBytes>> {
    PyBytes::new_with(py, column.len() / uln::COLUMN_WIDTH, |bytes| {
        py.detach(|| {
            let mut valid = [false; CHUNK];
            for (column, bytes) in column.chunks(CHUNK * uln::COLUMN_WIDTH).zip(bytes.chunks_mut(CHUNK)) {
                uln::are_valid(column, &mut valid);
                bytes.iter_mut().zip(valid).for_each(|(byte, valid)| *byte = valid.into());
            }
        });
        Ok(())
    })
}

/// How many rows are judged before their answers are copied: few enough to stay in the processor's cache.
const CHUNK: usize = 4096;

/// A ULN that somebody may have meant.
///
/// Its repr hides the number; `to` gives it.
#[pyclass(frozen, eq, module = "lrs.value")]
#[derive(PartialEq)]
pub(crate) struct UlnRepair(uln::UlnRepair);

#[pymethods]
impl UlnRepair {
    /// The proposed number, a `Uln`.
    #[getter]
    fn to<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.to.to_python(py)
    }

    /// Why: the stable code, for example `uln.repair.swapped`.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code
    }

    /// Why, as a clause.
    #[getter]
    fn message(&self) -> String {
        self.0.message()
    }

    /// How many other candidates have the same reason, and so are as likely.
    #[getter]
    fn as_likely(&self) -> usize {
        self.0.as_likely
    }

    fn __repr__(&self) -> String {
        format!("UlnRepair(to=<redacted>, code='{}', as_likely={})", self.0.code, self.0.as_likely)
    }
}
