//! Messages and settings as Python hands them over.

use lrs_core::learner::InputError;
use lrs_core::wire::{Given, Nested};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyFloat, PyInt, PyMapping, PyString};

use super::message::{Attachment, Unread};
use crate::error::{input_error, type_error};
use crate::learner::given::day;
use crate::text::Text;

/// How deep objects are looked into: a message has a list of objects with values.
const DEEPEST: usize = 4;

/// A value as it was handed over, with what is in it.
pub(crate) fn nested(value: &Bound<'_, PyAny>) -> PyResult<Nested> {
    read(value, DEEPEST)
}

fn read(value: &Bound<'_, PyAny>, depth: usize) -> PyResult<Nested> {
    if value.is_instance_of::<PyString>() {
        return Ok(Nested::Plain(Given::Text(value.extract::<Text<'_>>()?.0.to_owned())));
    }
    if let Ok(attachment) = value.cast::<Attachment>() {
        return Ok(attachment.get().names());
    }
    if let Ok(unread) = value.cast::<Unread>() {
        return Ok(unread.get().names());
    }
    let plain = if value.is_none() {
        Given::Blank
    } else if value.is_instance_of::<PyBool>() {
        Given::Flag(value.extract()?)
    } else if value.is_instance_of::<PyInt>() {
        value.extract().map_or(Given::Other, Given::Whole)
    } else if value.is_instance_of::<PyFloat>() {
        Given::Real(value.extract()?)
    } else if value.hasattr("isoformat")? {
        Given::Text(day(value.py(), Some(value))?.to_string())
    } else if value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>() || depth == 0 {
        Given::Other
    } else if let Ok(object) = value.cast::<PyMapping>() {
        let pair = |item: Bound<'_, PyAny>| {
            let (name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
            let name = name.extract::<String>().unwrap_or_default();
            // `from` is a word of Python's own, so that it is written `from_` there.
            let name = if name == "from_" { "from".to_owned() } else { name };
            Ok((name, read(&value, depth - 1)?))
        };
        let names = object.items()?.try_iter()?.map(|item| pair(item?));
        return names.collect::<PyResult<_>>().map(Nested::Names);
    } else if let Ok(items) = value.try_iter() {
        return items.map(|item| read(&item?, depth - 1)).collect::<PyResult<_>>().map(Nested::List);
    } else {
        Given::Other
    };
    Ok(Nested::Plain(plain))
}

/// A text as it stands in an object.
pub(super) fn text(text: &str) -> Nested {
    Nested::Plain(Given::Text(text.to_owned()))
}

/// Keywords by their names in the wire's shape.
pub(super) fn named<const COUNT: usize>(
    keywords: &[Keyword; COUNT],
    values: [Option<Bound<'_, PyAny>>; COUNT],
) -> PyResult<Nested> {
    let value = |value: Option<Bound<'_, PyAny>>| {
        value.map_or(Ok(Nested::Plain(Given::Blank)), |value| nested(&value))
    };
    let named = keywords.iter().zip(values);
    let named = named.map(|(keyword, given)| Ok((keyword.wire.to_owned(), value(given)?)));
    named.collect::<PyResult<_>>().map(Nested::Names)
}

/// A keyword: its name in Python and in the wire's shape, and what is wanted.
#[derive(Clone, Copy)]
pub(super) struct Keyword {
    pub(super) name: &'static str,
    pub(super) wire: &'static str,
    pub(super) wanted: &'static str,
}

/// The error of keywords that cannot be.
pub(super) fn refused(keywords: &'static [Keyword]) -> impl Fn(InputError) -> PyErr {
    move |error| {
        let InputError::Setting { place } = error else { return input_refused(&error) };
        let keyword = place.checked_sub(1).and_then(|place| keywords.get(place));
        let why = keyword.map(|keyword| format!(": {} must be {}", keyword.name, keyword.wanted));
        input_error(&error, &why.unwrap_or_default())
    }
}

/// The error of an object that cannot be.
pub(super) fn input_refused(error: &InputError) -> PyErr {
    match error {
        InputError::Shape | InputError::NotText { .. } => type_error(error, ""),
        _ => input_error(error, ""),
    }
}
