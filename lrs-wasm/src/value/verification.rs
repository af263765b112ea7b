//! `VerificationType`, `Verification`.

use lrs_core::value::{VerificationTypeError, verification};
use lrs_core::{Field, Verification, VerificationType, wire};
use wasm_bindgen::prelude::*;

use crate::input::{list, number, text};
use crate::output::{Answer, answer, parsed};

/// `VerificationType.parse`
#[wasm_bindgen(js_name = verificationTypeParse)]
pub fn parse_type(value: &JsValue) -> Answer {
    parsed(Field::VerificationType, kind(value)?)
}

/// `Verification.of`
#[wasm_bindgen(js_name = verificationOf)]
pub fn of(type_: &JsValue, other: &JsValue) -> Answer {
    let other = if other.is_null() || other.is_undefined() { String::new() } else { text(other)? };
    match kind(type_)? {
        Ok(kind) => parsed(
            Field::OtherVerificationDescription,
            Verification::new(kind, &other).map(|made| wire::Verification::from(&made)),
        ),
        Err(error) => parsed::<(), _>(Field::VerificationType, Err(error)),
    }
}

/// `Verification.judge`
#[wasm_bindgen(js_name = verificationJudge)]
pub fn judge(description: &JsValue) -> Answer {
    answer(verification::judge(&text(description)?).code())
}

/// `Verification.noneProvided`
#[wasm_bindgen(js_name = verificationNoneProvided)]
pub fn none_provided(kinds: &JsValue) -> Answer {
    let kinds: Result<Vec<Kind>, JsValue> = list(kinds)?.iter().map(kind).collect();
    let kinds: Kinds = kinds?.into_iter().collect();
    parsed(
        Field::VerificationType,
        kinds.map(|kinds| wire::NoneProvided::from(verification::none_provided(kinds))),
    )
}

type Kind = Result<VerificationType, VerificationTypeError>;
type Kinds = Result<Vec<VerificationType>, VerificationTypeError>;

fn kind(value: &JsValue) -> Result<Kind, JsValue> {
    Ok(VerificationType::parse(&number(value)?))
}
