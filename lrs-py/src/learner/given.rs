//! What Python hands over: texts as they are, and what else stands for one (`python/lrs/_given.py`).

use lrs_core::Field;
use lrs_core::learner::InputError;
use lrs_core::value::Date;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;

use crate::error::{input_error, type_error};
use crate::text::Text;

static AS_TEXT: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
static AS_CELL: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
static AS_DAY: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
static WHY_UNKNOWN: PyOnceLock<Py<PyAny>> = PyOnceLock::new();

/// The text of a field: a `str`, or what stands for one there.
pub(crate) fn field_text(field: Field, value: &Bound<'_, PyAny>) -> PyResult<String> {
    text_by(&AS_TEXT, "as_text", field, value)
}

/// The text of a table's cell. Whether a column holds texts or numbers a program has guessed, so that whole numbers
/// stand for their digits.
pub(super) fn cell_text(field: Field, value: &Bound<'_, PyAny>) -> PyResult<String> {
    if value.is_none() { Ok(String::new()) } else { text_by(&AS_CELL, "as_cell", field, value) }
}

fn text_by(
    reading: &PyOnceLock<Py<PyAny>>,
    name: &str,
    field: Field,
    value: &Bound<'_, PyAny>,
) -> PyResult<String> {
    if value.is_instance_of::<PyString>() {
        return value.extract::<Text<'_>>().map(|text| text.0.to_owned());
    }
    let text = reading.import(value.py(), "lrs._given", name)?.call1((field.name(), value))?;
    let kind = value.get_type().name()?;
    text.extract::<Option<String>>()?.ok_or_else(|| match field {
        Field::Uln => type_error(&InputError::UlnNumber, &crate::text::why_no_number(&kind)),
        _ => type_error(
            &InputError::NotText { field: Some(field) },
            &format!(" for {}, not {kind}", field.name()),
        ),
    })
}

/// The field of a dictionary's name; `place` counts the dictionary's names from 1.
pub(crate) fn field_named(name: &Bound<'_, PyAny>, place: usize) -> PyResult<Field> {
    let text: Option<&str> = name.extract().ok();
    if let Some(field) = text.and_then(Field::from_name).filter(|field| Some(field.name()) == text) {
        return Ok(field);
    }
    let why: String =
        WHY_UNKNOWN.import(name.py(), "lrs._given", "why_unknown")?.call1((name,))?.extract()?;
    Err(input_error(&InputError::UnknownName { place }, &why))
}

/// The day on which a policy judges: a date, ISO text, or the caller's own day where none is given.
pub(crate) fn day(py: Python<'_>, today: Option<&Bound<'_, PyAny>>) -> PyResult<Date> {
    let iso: Option<String> = AS_DAY.import(py, "lrs._given", "as_day")?.call1((today,))?.extract()?;
    let iso = iso.ok_or_else(|| type_error(&InputError::Today, "; wanted a date or text"))?;
    Date::from_iso(&iso).ok_or_else(|| input_error(&InputError::Today, ""))
}

/// The setting of a policy that a word names.
pub(crate) fn setting<T>(place: usize, name: &str, found: Option<T>, words: &[&str]) -> PyResult<T> {
    let why = || format!(": {name} must be one of {}", words.join(", "));
    found.ok_or_else(|| input_error(&InputError::Setting { place }, &why()))
}

/// A bound of a policy: a whole number from 1, or the default where none is given.
pub(crate) fn limit<T: TryFrom<u64>>(
    place: usize,
    name: &str,
    given: Option<Bound<'_, PyAny>>,
    default: T,
) -> PyResult<T> {
    let Some(given) = given else { return Ok(default) };
    let number = given.extract().ok().filter(|&number: &u64| number > 0);
    number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| {
        input_error(&InputError::Setting { place }, &format!(": {name} must be a whole number from 1"))
    })
}
