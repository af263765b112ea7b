//! Days of the calendar, as Python's own `datetime.date`.

use lrs_core::learner::InputError;
use lrs_core::value::{Date, DateOfBirthError};
use lrs_core::{DateOfBirth, Field};
use pyo3::prelude::*;
use pyo3::types::PyDate;

use super::Value;
use crate::error::{input_error, lrs_error};
use crate::text::Text;

/// Year, month and day.
type Parts = (i32, u8, u8);

/// Parses a date of birth and gives its year, month and day.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn date_of_birth_parse(text: Text<'_>) -> PyResult<Parts> {
    DateOfBirth::parse(text.0).map(parts).map_err(lrs_error(Some(Field::DateOfBirth)))
}

/// Puts together the three boxes of a form.
#[pyfunction]
#[pyo3(signature = (day, month, year, /))]
pub(crate) fn date_of_birth_from_parts(day: Text<'_>, month: Text<'_>, year: Text<'_>) -> PyResult<Parts> {
    DateOfBirth::from_parts(day.0, month.0, year.0).map(parts).map_err(lrs_error(Some(Field::DateOfBirth)))
}

/// Judges a year, a month and a day.
#[pyfunction]
#[pyo3(signature = (year, month, day, /))]
pub(crate) fn date_of_birth_from_ymd(year: i64, month: i64, day: i64) -> PyResult<Parts> {
    let small = |month, day| Some((u8::try_from(month).ok()?, u8::try_from(day).ok()?));
    let date = i32::try_from(year).ok().zip(small(month, day));
    let date = date.and_then(|(year, (month, day))| Date::from_ymd(year, month, day));
    let date = date.ok_or(DateOfBirthError::Impossible);
    date.and_then(DateOfBirth::try_from).map(parts).map_err(lrs_error(Some(Field::DateOfBirth)))
}

fn parts(born: DateOfBirth) -> Parts {
    (born.year(), born.month(), born.day())
}

impl Value for DateOfBirth {
    fn read(field: Field, text: &str) -> PyResult<Self> {
        Self::parse(text).map_err(lrs_error(Some(field)))
    }

    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        super::class_of(py, "DateOfBirth")?.call_method1("_from_ymd", parts(*self))
    }
}

impl Value for Date {
    fn read(field: Field, text: &str) -> PyResult<Self> {
        let wrong = InputError::NotText { field: Some(field) };
        Self::from_iso(text).ok_or_else(|| input_error(&wrong, ": a date, or YYYY-MM-DD"))
    }

    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        PyDate::new(py, self.year(), self.month(), self.day()).map(Bound::into_any)
    }
}
