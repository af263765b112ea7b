//! `matching`.

use js_sys::{Array, Object};
use lrs_core::matching::{SearchHints, search_variants};
use lrs_core::wire::{self, Given};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::input::{draft, given, refused, texts};
use crate::output::{Answer, answers};

/// `matching.searchVariants`
#[wasm_bindgen(js_name = matchingSearchVariants)]
pub fn variants(typed: &JsValue, said: &JsValue) -> Answer {
    let variants = search_variants(&draft(typed)?, &hints(said)?);
    answers(variants.iter().map(wire::SearchVariant::from))
}

/// The hints of an object; nothing need be said.
fn hints(said: &JsValue) -> Result<SearchHints, JsValue> {
    let is_blank = |value: &JsValue| value.is_undefined() || value.is_null();
    if is_blank(said) {
        return Ok(SearchHints::default());
    }
    let (mut lists, mut limit) = (Vec::new(), Given::Blank);
    for entry in Object::entries(said.unchecked_ref::<Object>()).to_vec() {
        let pair: &Array = entry.unchecked_ref();
        let (name, value) = (pair.get(0).as_string().unwrap_or_default(), pair.get(1));
        match name.as_str() {
            "limit" => limit = given(&value),
            _ if is_blank(&value) => {}
            _ => lists.push((name, texts(&value)?)),
        }
    }
    wire::search_hints(lists, &limit).map_err(|error| refused(&error))
}
