//! `GivenName`, `FamilyName`.

use lrs_core::{FamilyName, GivenName};
use wasm_bindgen::prelude::*;

use crate::input::text;
use crate::output::{Answer, parsed};

/// `GivenName.parse`
#[wasm_bindgen(js_name = givenNameParse)]
pub fn given(value: &JsValue) -> Answer {
    parsed(GivenName::parse(&text(value)?))
}

/// `FamilyName.parse`
#[wasm_bindgen(js_name = familyNameParse)]
pub fn family(value: &JsValue) -> Answer {
    parsed(FamilyName::parse(&text(value)?))
}
