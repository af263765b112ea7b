//! `text`.

use lrs_core::text;
use wasm_bindgen::prelude::*;

use crate::input;
use crate::output::{Answer, answer};

/// `text.nameKey`
#[wasm_bindgen(js_name = textNameKey)]
pub fn name_key(value: &JsValue) -> Answer {
    answer(&text::name_key(&input::text(value)?))
}

/// `text.nfc`
#[wasm_bindgen(js_name = textNfc)]
pub fn nfc(value: &JsValue) -> Answer {
    answer(&*text::nfc(&input::text(value)?))
}
