//! `Ukprn`, `ScottishCandidateNumber`, `Uci`, `Upn`.

use lrs_core::value::{ScottishCandidateNumber, Uci, Upn};
use lrs_core::{Field, Ukprn};
use wasm_bindgen::prelude::*;

use crate::input::text;
use crate::output::{Answer, parsed};

/// `Ukprn.parse`
#[wasm_bindgen(js_name = ukprnParse)]
pub fn ukprn(value: &JsValue) -> Answer {
    parsed(None, Ukprn::parse(&text(value)?))
}

/// `ScottishCandidateNumber.parse`
#[wasm_bindgen(js_name = scottishCandidateNumberParse)]
pub fn scottish_candidate_number(value: &JsValue) -> Answer {
    parsed(Field::ScottishCandidateNumber, ScottishCandidateNumber::parse(&text(value)?))
}

/// `Uci.parse`
#[wasm_bindgen(js_name = uciParse)]
pub fn uci(value: &JsValue) -> Answer {
    parsed(Field::Uci, Uci::parse(&text(value)?))
}

/// `Upn.parse`
#[wasm_bindgen(js_name = upnParse)]
pub fn upn(value: &JsValue) -> Answer {
    parsed(Field::Upn, Upn::parse(&text(value)?))
}
