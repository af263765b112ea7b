//! `batch`.

use lrs_core::batch::{BatchHeader, XmlFrame};
use lrs_core::{BatchPolicy, wire};
use wasm_bindgen::prelude::*;

use crate::input::{batch_policy, bytes, correction, day, draft, drafts, list, text, texts};
use crate::learner::ProhibitedText;
use crate::output::{Answer, answer, answered};
use crate::source::source;

/// `batch.checkLearners`
#[wasm_bindgen(js_name = batchCheckLearners)]
pub fn check_learners(learners: &JsValue, settings: &JsValue, prohibited: &ProhibitedText) -> Answer {
    answer(&wire::check_learners(&drafts(learners)?, &policy(settings, prohibited)?))
}

/// `batch.correct`
#[wasm_bindgen(js_name = batchCorrect)]
pub fn correct(data: &JsValue, wanted: &JsValue, settings: &JsValue, prohibited: &ProhibitedText) -> Answer {
    answered(wire::correct_batch(&bytes(data)?, &correction(wanted)?, &policy(settings, prohibited)?))
}

/// `batch.rehearse`
#[wasm_bindgen(js_name = batchRehearse)]
pub fn rehearse(data: &JsValue, settings: &JsValue, prohibited: &ProhibitedText) -> Answer {
    answered(wire::rehearse_batch(&bytes(data)?, &policy(settings, prohibited)?))
}

/// `batch.writeChanges`
#[wasm_bindgen(js_name = batchWriteChanges)]
pub fn write_changes(
    data: &JsValue,
    wanted: &JsValue,
    settings: &JsValue,
    prohibited: &ProhibitedText,
) -> Answer {
    answered(wire::write_changes(&bytes(data)?, &correction(wanted)?, &policy(settings, prohibited)?))
}

/// `batch.writeQuestions`
#[wasm_bindgen(js_name = batchWriteQuestions)]
pub fn write_questions(
    data: &JsValue,
    wanted: &JsValue,
    settings: &JsValue,
    prohibited: &ProhibitedText,
) -> Answer {
    answered(wire::write_questions(&bytes(data)?, &correction(wanted)?, &policy(settings, prohibited)?))
}

/// `batch.guessHeadings`
#[wasm_bindgen(js_name = batchGuessHeadings)]
pub fn guess_headings(data: &JsValue, settings: &JsValue, prohibited: &ProhibitedText) -> Answer {
    answered(wire::guess_headings(source(data)?, &policy(settings, prohibited)?))
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

/// `batch.writeXml`
#[wasm_bindgen(js_name = batchWriteXml)]
pub fn write_xml(
    drafts: &JsValue,
    file_name: &JsValue,
    ukprn: &JsValue,
    count: Option<u32>,
    tags: &JsValue,
    record: &JsValue,
    has_file_name: bool,
) -> Answer {
    let drafts: Result<Vec<_>, JsValue> = list(drafts)?.iter().map(draft).collect();
    let header = BatchHeader { file_name: text(file_name)?, ukprn: text(ukprn)? };
    let plain = XmlFrame::default();
    let frame = XmlFrame {
        tags: if is_blank(tags) { plain.tags } else { texts(tags)? },
        record: if is_blank(record) { plain.record } else { text(record)? },
        has_file_name,
    };
    answered(wire::write_xml_batch(&drafts?, &header, &frame, count.map(u64::from)))
}

/// `batch.fileName`
#[wasm_bindgen(js_name = batchFileName)]
pub fn file_name(ukprn: &JsValue, date: &JsValue, hour: u8, minute: u8, format: &JsValue) -> Answer {
    let format = code(format)?;
    answered(wire::batch_file_name(&text(ukprn)?, day(date)?, hour, minute, format.as_deref()))
}

/// `batch.split`
#[wasm_bindgen(js_name = batchSplit)]
pub fn split(
    count: u32,
    ukprn: &JsValue,
    date: &JsValue,
    hour: u8,
    minute: u8,
    route: &JsValue,
    format: &JsValue,
) -> Answer {
    let (ukprn, date) = (text(ukprn)?, day(date)?);
    let (route, format) = (code(route)?, code(format)?);
    let (route, file_format) = (route.as_deref(), format.as_deref());
    let policy = wire::SplitPolicy { ukprn: &ukprn, date, hour, minute, route, file_format };
    answered(wire::split_batch(u64::from(count), policy))
}

/// A text that may be left out.
pub(crate) fn code(value: &JsValue) -> Result<Option<String>, JsValue> {
    if is_blank(value) { Ok(None) } else { text(value).map(Some) }
}

pub(crate) fn is_blank(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

pub(crate) fn policy(settings: &JsValue, prohibited: &ProhibitedText) -> Result<BatchPolicy, JsValue> {
    Ok(BatchPolicy { prohibited: prohibited.0.clone(), ..batch_policy(settings)? })
}
