//! `batch`.

use lrs_core::{BatchPolicy, batch, wire};
use wasm_bindgen::prelude::*;

use crate::input::{batch_policy, bytes, day, draft, list, text};
use crate::learner::ProhibitedText;
use crate::output::{Answer, answer, thrown};

/// `batch.check`
#[wasm_bindgen(js_name = batchCheck)]
pub fn check(data: &JsValue, settings: &JsValue, prohibited: &ProhibitedText) -> Answer {
    answered(wire::check_batch(&bytes(data)?, &policy(settings, prohibited)?))
}

/// `batch.correct`
#[wasm_bindgen(js_name = batchCorrect)]
pub fn correct(data: &JsValue, hold_back: bool, settings: &JsValue, prohibited: &ProhibitedText) -> Answer {
    answered(wire::correct_batch(&bytes(data)?, hold_back, &policy(settings, prohibited)?))
}

/// `batch.read`
#[wasm_bindgen(js_name = batchRead)]
pub fn read(data: &JsValue, settings: &JsValue, prohibited: &ProhibitedText) -> Answer {
    answered(wire::read_batch(&bytes(data)?, &policy(settings, prohibited)?))
}

/// `batch.write`
#[wasm_bindgen(js_name = batchWrite)]
pub fn write(drafts: &JsValue, file_name: &JsValue, ukprn: &JsValue, count: Option<u32>) -> Answer {
    let drafts: Result<Vec<_>, JsValue> = list(drafts)?.iter().map(draft).collect();
    answered(wire::write_batch(&drafts?, &text(file_name)?, &text(ukprn)?, count.map(u64::from)))
}

/// `batch.fileName`
#[wasm_bindgen(js_name = batchFileName)]
pub fn file_name(ukprn: &JsValue, date: &JsValue, hour: u8, minute: u8) -> Answer {
    answer(&batch::file_name(&text(ukprn)?, day(date)?, hour, minute))
}

fn policy(settings: &JsValue, prohibited: &ProhibitedText) -> Result<BatchPolicy, JsValue> {
    Ok(BatchPolicy { prohibited: prohibited.0.clone(), ..batch_policy(settings)? })
}

pub(crate) fn answered<T: serde::Serialize>(result: Result<T, wire::Error>) -> Answer {
    match result {
        Ok(value) => answer(&value),
        Err(error) => Err(thrown(&error)),
    }
}
