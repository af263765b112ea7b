//! How the functions about the Personal Learning Record are called with a case's input.

use lrs_core::wire;
use serde_json::{Value, json};

use crate::batch::data;
use crate::text;

pub(crate) fn read(input: &Value) -> Result<Value, Value> {
    answer(wire::plr_read(&data(input), settings(&input["limits"])))
}

pub(crate) fn check(input: &Value) -> Result<Value, Value> {
    answer(wire::plr_check(nested(&input["events"]), nested(&input["today"])))
}

pub(crate) fn why_blank(input: &Value) -> Result<Value, Value> {
    answer(wire::plr_why_blank(nested(&input["event"])))
}

pub(crate) fn why_absent(input: &Value) -> Result<Value, Value> {
    answer(wire::plr_why_absent(nested(input)))
}

pub(crate) fn mend(input: &Value) -> Result<Value, Value> {
    answer(wire::plr_mend(text(&input["problem"]), input["isOwnIlr"] == json!(true)))
}

pub(crate) fn view(input: &Value) -> Result<Value, Value> {
    answer(wire::plr_view(nested(&input["events"]), nested(&input["request"])))
}

pub(crate) fn sort(input: &Value) -> Result<Value, Value> {
    answer(wire::plr_sort(nested(&input["events"]), text(&input["column"]), text(&input["order"])))
}

pub(crate) fn report(input: &Value) -> Result<Value, Value> {
    let [events, request, options] = ["events", "request", "options"].map(|name| nested(&input[name]));
    answer(wire::plr_report(events, request, options))
}

pub(crate) fn write_html(input: &Value) -> Result<Value, Value> {
    let [events, request, options] = ["events", "request", "options"].map(|name| nested(&input[name]));
    answer(wire::plr_write_html(events, request, options))
}

fn nested(value: &Value) -> wire::Nested {
    wire::Nested::from(value.clone())
}

/// Settings of which none need be there.
fn settings(value: &Value) -> wire::Nested {
    if value.is_null() { nested(&json!({})) } else { nested(value) }
}

fn answer<T: serde::Serialize>(result: Result<T, wire::Error>) -> Result<Value, Value> {
    result.map(|answer| json!(answer)).map_err(|error| json!(error))
}
