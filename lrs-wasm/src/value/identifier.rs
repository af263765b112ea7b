//! `Ukprn`, `ScottishCandidateNumber`, `Uci`, `Upn`.

use lrs_core::Ukprn;
use lrs_core::value::{ScottishCandidateNumber, Uci, Upn};
use wasm_bindgen::prelude::*;

use crate::input::text;
use crate::output::{Answer, parsed};

/// `Ukprn.parse`
#[wasm_bindgen(js_name = ukprnParse)]
pub fn ukprn(value: &JsValue) -> Answer {
    parsed(Ukprn::parse(&text(value)?))
}

/// `ScottishCandidateNumber.parse`
#[wasm_bindgen(js_name = scottishCandidateNumberParse)]
pub fn scottish_candidate_number(value: &JsValue) -> Answer {
    parsed(ScottishCandidateNumber::parse(&text(value)?))
}

/// `Uci.parse`
#[wasm_bindgen(js_name = uciParse)]
pub fn uci(value: &JsValue) -> Answer {
    parsed(Uci::parse(&text(value)?))
}

/// `Upn.parse`
#[wasm_bindgen(js_name = upnParse)]
pub fn upn(value: &JsValue) -> Answer {
    parsed(Upn::parse(&text(value)?))
}
