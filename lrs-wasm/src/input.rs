//! What is handed over, whatever it is.
//!
//! Objects are read here and not through serde: the messages of a general reader, which nobody sees, would
//! make the form face a tenth larger.

use js_sys::{Array, Object};
use lrs_core::learner::{CheckPolicy, InputError, LearnerDraft};
#[cfg(feature = "batch")]
use lrs_core::value::Date;
use lrs_core::value::TwoDigitYear;
use lrs_core::wire::{self, Given};
use wasm_bindgen::{JsCast, JsValue};

use crate::output::thrown;

/// The text of a value that must be one.
pub(crate) fn text(value: &JsValue) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| refused(&InputError::NotText { field: None }))
}

/// The text of a ULN, which is never a number.
pub(crate) fn uln_text(value: &JsValue) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| refused(&InputError::UlnNumber))
}

/// One of the LRS's codes or a part of a date, as a text or as a whole number.
pub(crate) fn number(value: &JsValue) -> Result<String, JsValue> {
    match given(value) {
        Given::Whole(number) => Ok(number.to_string()),
        _ => text(value),
    }
}

/// The draft of an object that must be one.
pub(crate) fn draft(value: &JsValue) -> Result<LearnerDraft<'static>, JsValue> {
    let read = names(value).and_then(|names| wire::LearnerDraft::of(names).read());
    read.map_err(|error| refused(&error))
}

/// The policy of an object that must be one.
pub(crate) fn policy(value: &JsValue) -> Result<CheckPolicy, JsValue> {
    let read = names(value).and_then(|names| wire::CheckPolicy::of(names).read());
    read.map_err(|error| refused(&error))
}

/// The policy of comparing learners; nothing need be said.
#[cfg(feature = "matching")]
pub(crate) fn match_policy(value: &JsValue) -> Result<lrs_core::MatchPolicy, JsValue> {
    let said = if value.is_undefined() || value.is_null() { Ok(Vec::new()) } else { names(value) };
    said.and_then(|names| wire::MatchPolicy::of(names).read()).map_err(|error| refused(&error))
}

/// The policy of a file.
#[cfg(feature = "batch")]
pub(crate) fn batch_policy(value: &JsValue) -> Result<lrs_core::BatchPolicy, JsValue> {
    wire::BatchPolicy::of(nested(value)).read().map_err(|error| refused(&error))
}

/// What is wanted of a correction.
#[cfg(feature = "batch")]
pub(crate) fn correction(value: &JsValue) -> Result<wire::Correction, JsValue> {
    let read = names(value).and_then(|names| wire::CorrectionOptions::of(names).read());
    read.map_err(|error| refused(&error))
}

/// The policy of a plan.
#[cfg(feature = "batch")]
pub(crate) fn plan_policy(value: &JsValue) -> Result<lrs_core::batch::PlanPolicy, JsValue> {
    let read = with_matching(value).and_then(|names| wire::PlanPolicy::of(names).read());
    read.map_err(|error| refused(&error))
}

/// The policy of holding records against each other; nothing need be said.
#[cfg(feature = "batch")]
pub(crate) fn inside_policy(value: &JsValue) -> Result<lrs_core::batch::InsidePolicy, JsValue> {
    let said = if value.is_undefined() || value.is_null() { Ok(Vec::new()) } else { with_matching(value) };
    said.and_then(|names| wire::InsidePolicy::of(names).read()).map_err(|error| refused(&error))
}

/// A day as a text.
#[cfg(feature = "batch")]
pub(crate) fn day(value: &JsValue) -> Result<Date, JsValue> {
    Date::from_iso(&text(value)?).ok_or_else(|| refused(&InputError::Today))
}

/// What a year of two digits stands for; nothing need be said.
pub(crate) fn two_digit_years(value: &JsValue) -> Result<TwoDigitYear, JsValue> {
    let said = if value.is_undefined() { Ok(Vec::new()) } else { names(value) };
    said.and_then(|names| wire::TwoDigitYears::of(names).read()).map_err(|error| refused(&error))
}

/// Texts, each of which must be one.
pub(crate) fn texts(value: &JsValue) -> Result<Vec<String>, JsValue> {
    list(value)?.iter().map(text).collect()
}

/// A list that must be one.
pub(crate) fn list(value: &JsValue) -> Result<Vec<JsValue>, JsValue> {
    value.dyn_ref::<Array>().map(Array::to_vec).ok_or_else(|| refused(&InputError::Shape))
}

/// The drafts of a list.
#[cfg(any(feature = "batch", feature = "breach", feature = "challenge", feature = "matching"))]
pub(crate) fn drafts(learners: &JsValue) -> Result<Vec<LearnerDraft<'static>>, JsValue> {
    list(learners)?.iter().map(draft).collect()
}

/// A file as bytes, or as a text that is in memory already.
#[cfg(any(
    feature = "access",
    feature = "batch",
    feature = "breach",
    feature = "enrolment",
    feature = "plr"
))]
pub(crate) fn bytes(data: &JsValue) -> Result<Vec<u8>, JsValue> {
    match (data.dyn_ref::<js_sys::Uint8Array>(), data.is_instance_of::<js_sys::ArrayBuffer>()) {
        (Some(bytes), _) => Ok(bytes.to_vec()),
        (None, true) => Ok(js_sys::Uint8Array::new(data).to_vec()),
        (None, false) => text(data).map(String::into_bytes),
    }
}

/// A value with what is in it.
#[cfg(any(
    feature = "access",
    feature = "batch",
    feature = "breach",
    feature = "challenge",
    feature = "enrolment",
    feature = "plr"
))]
pub(crate) fn nested(value: &JsValue) -> wire::Nested {
    fn within(value: &JsValue, depth: usize) -> wire::Nested {
        let object = value.dyn_ref::<Object>().filter(|_| depth > 0 && !value.is_function());
        let Some(object) = object else { return wire::Nested::Plain(given(value)) };
        if let Some(items) = value.dyn_ref::<Array>() {
            return wire::Nested::List(items.iter().map(|item| within(&item, depth - 1)).collect());
        }
        let pairs = Object::entries(object).to_vec();
        let pairs = pairs.iter().map(JsCast::unchecked_ref::<Array>);
        let pair =
            |pair: &Array| (pair.get(0).as_string().unwrap_or_default(), within(&pair.get(1), depth - 1));
        wire::Nested::Names(pairs.map(pair).collect())
    }
    // A message, a policy with a map and a data challenge have lists of objects with values; what lies deeper is none of it.
    within(value, 4)
}

/// The names and values of an object, in their order.
pub(crate) fn names(value: &JsValue) -> Result<Vec<(String, Given)>, InputError> {
    let object = value.dyn_ref::<Object>().filter(|object| !Array::is_array(object));
    let entries = Object::entries(object.ok_or(InputError::Shape)?).to_vec();
    let pairs = entries.iter().map(JsCast::unchecked_ref::<Array>);
    Ok(pairs.map(|pair| (pair.get(0).as_string().unwrap_or_default(), given(&pair.get(1)))).collect())
}

/// The names and values of a policy that has one of comparing learners in it.
#[cfg(feature = "batch")]
fn with_matching(value: &JsValue) -> Result<Vec<(String, Given)>, InputError> {
    let mut given = names(value)?;
    if let Some((_, matching)) = given.iter_mut().find(|(name, _)| name == "matching") {
        let inner = js_sys::Reflect::get(value, &JsValue::from_str("matching")).unwrap_or_default();
        *matching = names(&inner).map_or_else(|_| core::mem::replace(matching, Given::Blank), Given::Names);
    }
    Ok(given)
}

pub(crate) fn given(value: &JsValue) -> Given {
    if value.is_null() || value.is_undefined() {
        return Given::Blank;
    }
    if let Some(flag) = value.as_bool() {
        return Given::Flag(flag);
    }
    match (value.as_string(), value.as_f64()) {
        (Some(text), _) => Given::Text(text),
        #[expect(clippy::cast_possible_truncation, reason = "a whole number this small is exact")]
        (_, Some(number)) if number.fract() == 0.0 && number.abs() < 1e9 => Given::Whole(number as i64),
        (_, Some(number)) => Given::Real(number),
        _ => Given::Other,
    }
}

pub(crate) fn refused(error: &InputError) -> JsValue {
    thrown(&wire::Error::of_input(error))
}
