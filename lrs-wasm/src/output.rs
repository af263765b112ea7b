//! Answers and errors as plain objects.

use lrs_core::finding::RuleError;
use lrs_core::wire;
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

/// A parsed value, or its error as a plain object.
pub(crate) fn parsed<T: Serialize, E: RuleError>(result: Result<T, E>) -> Answer {
    match result {
        Ok(value) => answer(&value),
        Err(error) => Err(thrown(&wire::Error::from(&error))),
    }
}

/// The plain object to throw.
pub(crate) fn thrown(error: &wire::Error) -> JsValue {
    answer(error).unwrap_or_else(|failed| failed)
}
