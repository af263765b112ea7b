//! What is handed over, whatever it is.

use lrs_core::learner::InputError;
use lrs_core::wire;
use wasm_bindgen::JsValue;

use crate::output::thrown;

/// The text of a value that must be one.
pub(crate) fn text(value: &JsValue) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| refused(&InputError::NotText { field: None }))
}

fn refused(error: &InputError) -> JsValue {
    thrown(&wire::Error::of_input(error))
}
