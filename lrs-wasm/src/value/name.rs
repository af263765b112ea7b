//! `GivenName`, `FamilyName`.

use lrs_core::{FamilyName, Field, GivenName};
use wasm_bindgen::prelude::*;

use crate::input::text;
use crate::output::{Answer, parsed};

/// `GivenName.parse`
#[wasm_bindgen(js_name = givenNameParse)]
pub fn given(value: &JsValue) -> Answer {
    parsed(Field::GivenName, GivenName::parse(&text(value)?))
}

/// `FamilyName.parse`
#[wasm_bindgen(js_name = familyNameParse)]
pub fn family(value: &JsValue) -> Answer {
    parsed(Field::FamilyName, FamilyName::parse(&text(value)?))
}
