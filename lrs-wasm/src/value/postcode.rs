//! `Postcode`.

use lrs_core::value::postcode;
use lrs_core::{Field, Postcode, wire};
use wasm_bindgen::prelude::*;

use crate::input::text;
use crate::output::{Answer, answers, parsed};

/// `Postcode.parse`
#[wasm_bindgen(js_name = postcodeParse)]
pub fn parse(value: &JsValue) -> Answer {
    parsed(Field::LastKnownPostcode, Postcode::parse(&text(value)?))
}

/// `Postcode.read`
#[wasm_bindgen(js_name = postcodeRead)]
pub fn read(value: &JsValue) -> Answer {
    parsed(
        Field::LastKnownPostcode,
        Postcode::read(&text(value)?).map(|reading| wire::PostcodeReading::from(&reading)),
    )
}

/// `Postcode.parts`
#[wasm_bindgen(js_name = postcodeParts)]
pub fn parts(value: &JsValue) -> Answer {
    parsed(
        Field::LastKnownPostcode,
        Postcode::parse(&text(value)?).map(|postcode| wire::PostcodeParts::from(&postcode)),
    )
}

/// `Postcode.repairs`
#[wasm_bindgen(js_name = postcodeRepairs)]
pub fn repairs(value: &JsValue) -> Answer {
    answers(postcode::repairs(&text(value)?).iter().map(wire::PostcodeRepair::from))
}
