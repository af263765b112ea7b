//! `plr`

use lrs_core::wire::{self, Given, Nested};
use wasm_bindgen::prelude::*;

use crate::input::{bytes, given, nested, text};
use crate::output::{Answer, answered};

/// `plr.read`
#[wasm_bindgen(js_name = plrRead)]
pub fn read(data: &JsValue, limits: &JsValue) -> Answer {
    let limits = match nested(limits) {
        Nested::Plain(Given::Blank) => Nested::Names(Vec::new()),
        limits => limits,
    };
    answered(wire::plr_read(&bytes(data)?, limits))
}

/// `plr.check`
#[wasm_bindgen(js_name = plrCheck)]
pub fn check(events: &JsValue, today: &JsValue) -> Answer {
    answered(wire::plr_check(nested(events), nested(today)))
}

/// `plr.whyBlank`
#[wasm_bindgen(js_name = plrWhyBlank)]
pub fn why_blank(event: &JsValue) -> Answer {
    answered(wire::plr_why_blank(nested(event)))
}

/// `plr.whyAbsent`
#[wasm_bindgen(js_name = plrWhyAbsent)]
pub fn why_absent(absent: &JsValue) -> Answer {
    answered(wire::plr_why_absent(nested(absent)))
}

/// `plr.mend`
#[wasm_bindgen(js_name = plrMend)]
pub fn mend(problem: &JsValue, is_own_ilr: &JsValue) -> Answer {
    answered(wire::plr_mend(&text(problem)?, given(is_own_ilr) == Given::Flag(true)))
}

/// `plr.view`
#[wasm_bindgen(js_name = plrView)]
pub fn view(events: &JsValue, request: &JsValue) -> Answer {
    answered(wire::plr_view(nested(events), nested(request)))
}

/// `plr.sort`
#[wasm_bindgen(js_name = plrSort)]
pub fn sort(events: &JsValue, column: &JsValue, order: &JsValue) -> Answer {
    answered(wire::plr_sort(nested(events), &text(column)?, &text(order)?))
}

/// `plr.report`
#[wasm_bindgen(js_name = plrReport)]
pub fn report(events: &JsValue, request: &JsValue, options: &JsValue) -> Answer {
    answered(wire::plr_report(nested(events), nested(request), nested(options)))
}

/// `plr.writeHtml`
#[wasm_bindgen(js_name = plrWriteHtml)]
pub fn write_html(events: &JsValue, request: &JsValue, options: &JsValue) -> Answer {
    answered(wire::plr_write_html(nested(events), nested(request), nested(options)))
}
