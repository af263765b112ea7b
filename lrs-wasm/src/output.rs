//! Answers and errors as plain objects.

use lrs_core::finding::RuleError;
use lrs_core::{Field, wire};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// What a call gives: a value, or a plain object to be thrown.
pub(crate) type Answer = Result<JsValue, JsValue>;

/// The answer in the shape of JSON: objects rather than maps, `null` where there is none.
pub(crate) fn answer<T: Serialize + ?Sized>(value: &T) -> Answer {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

/// The answers, one by one.
pub(crate) fn answers<T: Serialize>(values: impl Iterator<Item = T>) -> Answer {
    answer(&values.collect::<Vec<_>>())
}

/// The answer of a function of the wire, or its error as a plain object.
#[cfg(any(feature = "batch", feature = "challenge", feature = "enrolment", feature = "plr"))]
pub(crate) fn answered<T: Serialize>(result: Result<T, wire::Error>) -> Answer {
    match result {
        Ok(value) => answer(&value),
        Err(error) => Err(thrown(&error)),
    }
}

/// A parsed value, or its error as a plain object that names the learner's field, where there is one.
pub(crate) fn parsed<T: Serialize, E: RuleError>(
    field: impl Into<Option<Field>>,
    result: Result<T, E>,
) -> Answer {
    match result {
        Ok(value) => answer(&value),
        Err(error) => Err(refused(field.into(), &error)),
    }
}

/// Written once for all errors, not once for each.
fn refused(field: Option<Field>, error: &dyn RuleError) -> JsValue {
    thrown(&wire::Error { field: field.map(Field::camel_name), ..wire::Error::of(error) })
}

/// The plain object to throw.
pub(crate) fn thrown(error: &wire::Error) -> JsValue {
    answer(error).unwrap_or_else(|failed| failed)
}
