//! `batch`, as far as it is about what comes back.

use lrs_core::batch::{self, Channel, OutcomeReport};
use lrs_core::learner::InputError;
use lrs_core::wire;
use wasm_bindgen::prelude::*;

use crate::input::{bytes, day, draft, list, names, refused, text, texts};
use crate::output::{Answer, answer, answered, answers};

/// `batch.returnCode`
#[wasm_bindgen(js_name = batchReturnCode)]
pub fn return_code(code: &JsValue, channel: &JsValue) -> Answer {
    let channel = Channel::from_code(&text(channel)?).ok_or(InputError::Setting { place: 2 });
    answer(&wire::return_code(&text(code)?, channel.map_err(|error| refused(&error))?))
}

/// `batch.serviceCode`
#[wasm_bindgen(js_name = batchServiceCode)]
pub fn service_code(code: &JsValue) -> Answer {
    answer(&wire::service_code(&text(code)?))
}

/// `batch.readOutput`
#[wasm_bindgen(js_name = batchReadOutput)]
pub fn read_output(data: &JsValue, limits: &JsValue) -> Answer {
    let said = if limits.is_undefined() { Ok(Vec::new()) } else { names(limits) };
    let limits = said.and_then(|names| wire::read_limits(&names)).map_err(|error| refused(&error))?;
    answered(wire::read_output(&bytes(data)?, limits).map(|output| wire::OutputFile::from(&output)))
}

/// `batch.outcome`
#[wasm_bindgen(js_name = batchOutcome)]
pub fn outcome(data: &JsValue, sent: &JsValue, settings: &JsValue) -> Answer {
    answer(&wire::OutcomeReport::from(&judged(data, sent, settings)?))
}

/// `batch.writeCalendar`
#[wasm_bindgen(js_name = batchWriteCalendar)]
pub fn write_calendar(
    data: &JsValue,
    sent: &JsValue,
    settings: &JsValue,
    stamp: &JsValue,
    detail: &JsValue,
) -> Answer {
    let options = wire::CalendarOptions::read(&text(stamp)?, Some(&text(detail)?));
    let options = options.map_err(|error| refused(&error))?;
    answer(&wire::write_calendar(&judged(data, sent, settings)?, &options))
}

/// `batch.writeUlns`
#[wasm_bindgen(js_name = batchWriteUlns)]
pub fn write_ulns(data: &JsValue, sent: &JsValue, settings: &JsValue) -> Answer {
    answered(wire::write_ulns(&judged(data, sent, settings)?))
}

/// `batch.compareHeld`
#[wasm_bindgen(js_name = batchCompareHeld)]
pub fn compare_held(held: &JsValue, local: &JsValue, fields: &JsValue) -> Answer {
    let names = if fields.is_undefined() { None } else { Some(texts(fields)?) };
    let fields = wire::read_fields(names.as_deref()).map_err(|error| refused(&error))?;
    answer(&wire::compare_held(&draft(held)?, &draft(local)?, &fields))
}

/// `batch.ilrAdvice`
#[wasm_bindgen(js_name = batchIlrAdvice)]
pub fn ilr_advice(aims: &JsValue, prepared: &JsValue) -> Answer {
    let read = |aim: &JsValue| names(aim).and_then(|names| wire::IlrAim::of(names).read());
    let aims: Result<Vec<_>, InputError> = list(aims)?.iter().map(read).collect();
    let advice = batch::ilr_advice(&aims.map_err(|error| refused(&error))?, day(prepared)?);
    answers(advice.iter().map(wire::IlrAdvice::from))
}

fn judged(data: &JsValue, sent: &JsValue, settings: &JsValue) -> Result<OutcomeReport, JsValue> {
    let policy = names(settings).and_then(|names| wire::OutcomePolicy::of(names).read());
    let policy = policy.map_err(|error| refused(&error))?;
    let sent = if sent.is_undefined() || sent.is_null() { None } else { Some(bytes(sent)?) };
    wire::judge_output(&bytes(data)?[..], sent.as_deref(), &policy)
        .map_err(|error| crate::output::thrown(&error))
}
