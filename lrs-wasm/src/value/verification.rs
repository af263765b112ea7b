//! `VerificationType`, `Verification` and what is told of descriptions and of a provider.

use js_sys::Array;
use lrs_core::value::verification;
use lrs_core::{Verification, VerificationType, wire};
use wasm_bindgen::prelude::*;

use crate::input::{code, text};
use crate::output::{Answer, answer, parsed};

/// `VerificationType.parse`
#[wasm_bindgen(js_name = verificationTypeParse)]
pub fn parse_type(value: &JsValue) -> Answer {
    parsed(kind(value)?)
}

/// `Verification.new`
#[wasm_bindgen(js_name = verificationNew)]
pub fn new(type_: &JsValue, other: &JsValue) -> Answer {
    let other = if other.is_null() || other.is_undefined() { String::new() } else { text(other)? };
    match kind(type_)? {
        Ok(kind) => parsed(Verification::new(kind, &other).map(|made| wire::Verification::from(&made))),
        Err(error) => parsed::<(), _>(Err(error)),
    }
}

/// `value.verification.judge`
#[wasm_bindgen(js_name = verificationJudge)]
pub fn judge(description: &JsValue) -> Answer {
    answer(verification::judge(&text(description)?).code())
}

/// `value.verification.noneProvided`
#[wasm_bindgen(js_name = verificationNoneProvided)]
pub fn none_provided(kinds: &Array) -> Answer {
    let mut counts = verification::NoneProvided::default();
    for value in kinds.to_vec() {
        match kind(&value)? {
            Ok(kind) => counts.add(kind),
            Err(error) => return parsed::<(), _>(Err(error)),
        }
    }
    answer(&wire::NoneProvided::from(&counts))
}

type Kind = Result<VerificationType, lrs_core::value::VerificationTypeError>;

fn kind(value: &JsValue) -> Result<Kind, JsValue> {
    Ok(VerificationType::parse(&code(value)?))
}
