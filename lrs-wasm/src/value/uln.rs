//! `Uln`.

use js_sys::Uint8Array;
use lrs_core::value::uln;
use lrs_core::{Field, Uln, wire};
use wasm_bindgen::prelude::*;

use crate::input::{texts, uln_text};
use crate::output::{Answer, answer, answers, parsed};

/// `Uln.parse`
#[wasm_bindgen(js_name = ulnParse)]
pub fn parse(value: &JsValue) -> Answer {
    parsed(Field::Uln, Uln::parse(&uln_text(value)?))
}

/// `Uln.isValid`
#[wasm_bindgen(js_name = ulnIsValid)]
pub fn is_valid(value: &JsValue) -> Answer {
    answer(&Uln::is_valid(&uln_text(value)?))
}

/// `Uln.checkDigit`
#[wasm_bindgen(js_name = ulnCheckDigit)]
pub fn check_digit(stem: &JsValue) -> Answer {
    answer(&Uln::check_digit(&uln_text(stem)?))
}

/// `Uln.fromStem`
#[wasm_bindgen(js_name = ulnFromStem)]
pub fn from_stem(stem: &JsValue) -> Answer {
    parsed(Field::Uln, Uln::from_stem(&uln_text(stem)?))
}

/// `Uln.repairs`
#[wasm_bindgen(js_name = ulnRepairs)]
pub fn repairs(value: &JsValue) -> Answer {
    answers(uln::repairs(&uln_text(value)?).iter().map(wire::UlnRepair::from))
}

/// `Uln.areValid`: of texts, or of a column of fixed width.
#[wasm_bindgen(js_name = ulnAreValid)]
pub fn are_valid(column: &JsValue) -> Answer {
    if let Some(column) = column.dyn_ref::<Uint8Array>() {
        let column = column.to_vec();
        let mut valid = vec![false; column.len() / uln::COLUMN_WIDTH];
        uln::are_valid(&column, &mut valid);
        return answer(&valid);
    }
    let valid: Vec<bool> = texts(column)?.iter().map(|text| Uln::is_valid(text)).collect();
    answer(&valid)
}
