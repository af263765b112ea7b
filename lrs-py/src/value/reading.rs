//! How a text was read, and what had to be put right.

use lrs_core::learner::InputError;
use lrs_core::value::{self, Date, TwoDigitYear, postcode};
use lrs_core::{DateOfBirth, Field, Gender, Postcode, wire};
use pyo3::prelude::*;

use super::Value as _;
use crate::error::{input_error, lrs_error};
use crate::learner::given::day;
use crate::text::Text;

/// Reads a date as people write it, and tells how; a year of two digits is refused unless told otherwise.
#[pyfunction]
#[pyo3(signature = (text, *, two_digit_years="refused", today=None))]
pub(crate) fn date_read(
    py: Python<'_>,
    text: Text<'_>,
    two_digit_years: &str,
    today: Option<Bound<'_, PyAny>>,
) -> PyResult<DateReading> {
    let reading = Date::read(text.0, two_digit_year(py, two_digit_years, today)?);
    reading.map(DateReading).map_err(lrs_error(None))
}

/// Reads a date of birth as people write it, and tells how.
#[pyfunction]
#[pyo3(signature = (text, *, two_digit_years="refused", today=None))]
pub(crate) fn date_of_birth_read(
    py: Python<'_>,
    text: Text<'_>,
    two_digit_years: &str,
    today: Option<Bound<'_, PyAny>>,
) -> PyResult<DateReading> {
    let reading = DateOfBirth::read(text.0, two_digit_year(py, two_digit_years, today)?);
    reading.map(DateReading).map_err(lrs_error(Some(Field::DateOfBirth)))
}

fn two_digit_year(py: Python<'_>, word: &str, today: Option<Bound<'_, PyAny>>) -> PyResult<TwoDigitYear> {
    let wrong = || {
        let why = ": two_digit_years must be one of refused, of_learner, not_after";
        input_error(&InputError::Setting { place: 2 }, why)
    };
    TwoDigitYear::from_code(word, day(py, today.as_ref())?).ok_or_else(wrong)
}

/// Reads a gender and tells what had to be changed.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn gender_read(text: Text<'_>) -> PyResult<GenderReading> {
    Gender::read(text.0).map(GenderReading).map_err(lrs_error(Some(Field::Gender)))
}

/// Reads a postcode and tells what had to be put right.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn postcode_read(text: Text<'_>) -> PyResult<PostcodeReading> {
    Postcode::read(text.0).map(PostcodeReading).map_err(lrs_error(Some(Field::LastKnownPostcode)))
}

/// A date that was read, and how. Its repr hides the date.
#[pyclass(frozen, eq, module = "lrs.value")]
#[derive(PartialEq)]
pub(crate) struct DateReading(value::DateReading);

#[pymethods]
impl DateReading {
    /// The date.
    #[getter]
    fn date<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.date.to_python(py)
    }

    /// How it was written, for example `day_first`.
    #[getter]
    fn format(&self) -> &'static str {
        self.0.format.code()
    }

    /// The date with day and month the other way round, where the text could mean that too.
    #[getter]
    fn alternative<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.alternative.map(|date| date.to_python(py)).transpose()
    }

    /// Whether the year was written with two digits.
    #[getter]
    fn two_digit_year(&self) -> bool {
        self.0.two_digit_year
    }

    /// Why the text is not the canonical form: the stable code; None where it is.
    #[getter]
    fn code(&self) -> Option<&'static str> {
        self.0.code()
    }

    /// Why, as a clause.
    #[getter]
    fn message(&self) -> Option<String> {
        wire::DateReading::from(&self.0).message
    }

    fn __repr__(&self) -> String {
        format!("DateReading(date=<redacted>, format='{}')", self.format())
    }
}

/// A gender that was read, and what had to be changed.
#[pyclass(frozen, eq, module = "lrs.value")]
#[derive(PartialEq)]
pub(crate) struct GenderReading(value::GenderReading);

#[pymethods]
impl GenderReading {
    /// The gender, a `Gender`.
    #[getter]
    fn gender<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.gender.to_python(py)
    }

    /// Why the text is not the LRS's code: the stable code; None where it is.
    #[getter]
    fn code(&self) -> Option<&'static str> {
        self.0.code()
    }

    /// Why, as a clause.
    #[getter]
    fn message(&self) -> Option<String> {
        wire::GenderReading::from(&self.0).message
    }

    fn __repr__(&self) -> String {
        let code = self.code().map_or("None".to_owned(), |code| format!("'{code}'"));
        format!("GenderReading(gender=<redacted>, code={code})")
    }
}

/// A postcode that was read, and what had to be put right. Its repr hides the postcode.
#[pyclass(frozen, eq, module = "lrs.value")]
#[derive(PartialEq)]
pub(crate) struct PostcodeReading(postcode::PostcodeReading);

#[pymethods]
impl PostcodeReading {
    /// The postcode, a `Postcode`.
    #[getter]
    fn postcode<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.postcode.to_python(py)
    }

    /// Why the text is not its canonical spelling: the stable code; None where it is.
    #[getter]
    fn code(&self) -> Option<&'static str> {
        self.0.code()
    }

    /// Why, as a clause.
    #[getter]
    fn message(&self) -> Option<String> {
        wire::PostcodeReading::from(&self.0).message
    }

    fn __repr__(&self) -> String {
        let code = self.code().map_or("None".to_owned(), |code| format!("'{code}'"));
        format!("PostcodeReading(postcode=<redacted>, code={code})")
    }
}
