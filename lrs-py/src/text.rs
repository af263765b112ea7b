//! How text is compared, and what a Python `str` must be before a rule may look at it.

use std::borrow::Cow;

use lrs_core::learner::InputError;
use lrs_core::text;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::error::{input_error, type_error};

/// The comparison key of a name: case, accents, ligatures, apostrophes and hyphens make no difference.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn name_key(text: Text<'_>) -> String {
    text::name_key(text.0)
}

/// The text with each letter and its accents in one character (Unicode NFC).
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn nfc(text: Text<'_>) -> Cow<'_, str> {
    text::nfc(text.0)
}

/// A `str`, and nothing that merely looks like one. Its errors never show it.
pub(crate) struct Text<'a>(pub(crate) &'a str);

impl<'a, 'py> FromPyObject<'a, 'py> for Text<'a> {
    type Error = PyErr;

    fn extract(text: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let error = InputError::NotText { field: None };
        if !text.is_instance_of::<PyString>() {
            return Err(type_error(&error, &format!(", not {}", text.get_type().name()?)));
        }
        // Python's own error carries the text, which may be a learner's.
        text.extract().map(Self).map_err(|_| input_error(&error, ", this holds half of a surrogate pair"))
    }
}

/// The text of a ULN. A number is refused with the reason.
pub(crate) struct UlnText<'a>(pub(crate) Cow<'a, str>);

impl<'a, 'py> FromPyObject<'a, 'py> for UlnText<'a> {
    type Error = PyErr;

    fn extract(text: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if !text.is_instance_of::<PyString>() {
            return Err(type_error(&InputError::UlnNumber, &why_no_number(&text.get_type().name()?)));
        }
        if let Ok(text) = text.extract() {
            return Ok(Self(Cow::Borrowed(text)));
        }
        // Half of a surrogate pair is no digit, and neither is the `?` that stands for it here.
        let bytes = text.call_method1("encode", ("utf-8", "replace"))?;
        Ok(Self(Cow::Owned(String::from_utf8_lossy(bytes.extract()?).into_owned())))
    }
}

/// Goes on with "a ULN is never a number".
pub(crate) fn why_no_number(kind: &impl std::fmt::Display) -> String {
    format!(": a number loses leading digits and a float its last ones; wanted str, not {kind}")
}
