//! `batch`, as far as it is about showing, saving and comparing reports. A report comes in as its JSON.

use lrs_core::batch::{self, ReportError, ReportStyle, ShowValues};
use lrs_core::learner::InputError;
use lrs_core::wire::{self, SavedReport};
use wasm_bindgen::prelude::*;

use crate::batch::policy;
use crate::input::{bytes, names, refused, text};
use crate::learner::ProhibitedText;
use crate::output::{Answer, answer, answered, thrown};

/// `batch.reportText`
#[wasm_bindgen(js_name = batchReportText)]
pub fn report_text(report: &JsValue, style: &JsValue, values: &JsValue) -> Result<String, JsValue> {
    Ok(saved(report)?.text(&wanted(style, values)?))
}

/// `batch.reportHtml`
#[wasm_bindgen(js_name = batchReportHtml)]
pub fn report_html(report: &JsValue, style: &JsValue, values: &JsValue) -> Result<String, JsValue> {
    Ok(saved(report)?.html(&wanted(style, values)?))
}

/// `batch.writeFindingsCsv`
#[wasm_bindgen(js_name = batchWriteFindingsCsv)]
pub fn write_findings_csv(report: &JsValue, values: &JsValue) -> Answer {
    let values = read_values(values)?;
    answered(wire::findings_csv(&saved(report)?.found().0, values.as_ref()))
}

/// `batch.writeTotalsCsv`
#[wasm_bindgen(js_name = batchWriteTotalsCsv)]
pub fn write_totals_csv(report: &JsValue) -> Answer {
    answered(wire::totals_csv(saved(report)?.found().1))
}

/// `batch.readReport`
#[wasm_bindgen(js_name = batchReadReport)]
pub fn read_report(json: &JsValue) -> Answer {
    answer(&wire::BatchReport::from(&of_check(json)?))
}

/// `batch.compareReports`
#[wasm_bindgen(js_name = batchCompareReports)]
pub fn compare_reports(before: &JsValue, after: &JsValue) -> Answer {
    answer(&wire::ReportComparison::from(&batch::compare_reports(&of_check(before)?, &of_check(after)?)))
}

/// `batch.findingValues`
#[wasm_bindgen(js_name = batchFindingValues)]
pub fn finding_values(
    data: &JsValue,
    report: &JsValue,
    show: &JsValue,
    settings: &JsValue,
    prohibited: &ProhibitedText,
) -> Answer {
    let show = ShowValues::from_code(&text(show)?).ok_or(InputError::Setting { place: 1 });
    let show = show.map_err(|error| refused(&error))?;
    answered(wire::finding_values(&bytes(data)?, &of_check(report)?, &policy(settings, prohibited)?, show))
}

fn of_check(report: &JsValue) -> Result<batch::BatchReport, JsValue> {
    wire::read_report(&text(report)?).map_err(failed)
}

fn saved(report: &JsValue) -> Result<SavedReport, JsValue> {
    wire::read_saved(&text(report)?).map_err(failed)
}

pub(crate) fn wanted(style: &JsValue, values: &JsValue) -> Result<ReportStyle, JsValue> {
    let style = names(style).and_then(|names| wire::ReportStyle::of(names).read());
    let style = style.map_err(|error| refused(&error))?;
    Ok(ReportStyle { values: read_values(values)?, ..style })
}

fn read_values(values: &JsValue) -> Result<Option<batch::FindingValues>, JsValue> {
    if values.is_undefined() {
        return Ok(None);
    }
    wire::read_values(&text(values)?).map(Some).map_err(failed)
}

fn failed(error: ReportError) -> JsValue {
    thrown(&wire::Error::from(&error))
}
