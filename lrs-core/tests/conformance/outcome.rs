//! How the functions about output files are called with a case's input: `data` is text, or `hex` its bytes.

use lrs_core::batch::Channel;
use lrs_core::learner::InputError;
use lrs_core::value::Date;
use lrs_core::{batch, wire};
use serde_json::{Value, json};

use crate::batch::{answer, data, refused};
use crate::{given, text};

#[expect(clippy::unnecessary_wraps, reason = "called as the other functions are")]
pub(crate) fn return_code(input: &Value) -> Result<Value, Value> {
    let channel = input["channel"].as_str().map_or(Some(Channel::Portal), Channel::from_code);
    Ok(json!(wire::return_code(text(&input["text"]), channel.expect("a channel"))))
}

#[expect(clippy::unnecessary_wraps, reason = "called as the other functions are")]
pub(crate) fn service_code(input: &Value) -> Result<Value, Value> {
    Ok(json!(wire::service_code(text(&input["text"]))))
}

pub(crate) fn read(input: &Value) -> Result<Value, Value> {
    let named = input["limits"].as_object().map_or_else(Vec::new, |names| {
        names.iter().map(|(name, value)| (name.clone(), given::<wire::Given>(value))).collect()
    });
    let limits = wire::read_limits(&named).map_err(refused)?;
    answer(wire::read_output(&data(input), limits).map(|output| wire::OutputFile::from(&output)))
}

pub(crate) fn outcome(input: &Value) -> Result<Value, Value> {
    Ok(json!(wire::OutcomeReport::from(&judged(input)?)))
}

pub(crate) fn write_calendar(input: &Value) -> Result<Value, Value> {
    let options = wire::CalendarOptions::read(text(&input["stamp"]), input["detail"].as_str());
    Ok(json!(wire::write_calendar(&judged(input)?, &options.map_err(refused)?)))
}

pub(crate) fn write_ulns(input: &Value) -> Result<Value, Value> {
    answer(wire::write_ulns(&judged(input)?))
}

pub(crate) fn compare_held(input: &Value) -> Result<Value, Value> {
    let draft = |name: &str| given::<wire::LearnerDraft>(&input[name]).read().map_err(refused);
    let fields: Option<Vec<String>> = input.get("fields").map(given);
    let fields = wire::read_fields(fields.as_deref()).map_err(refused)?;
    Ok(json!(wire::compare_held(&draft("held")?, &draft("local")?, &fields)))
}

pub(crate) fn ilr_advice(input: &Value) -> Result<Value, Value> {
    let aims = input["aims"].as_array().expect("a list").iter();
    let aims: Result<Vec<_>, InputError> = aims.map(|aim| given::<wire::IlrAim>(aim).read()).collect();
    let prepared = Date::from_iso(text(&input["prepared"])).expect("a day");
    let advice = batch::ilr_advice(&aims.map_err(refused)?, prepared);
    Ok(json!(advice.iter().map(wire::IlrAdvice::from).collect::<Vec<_>>()))
}

fn judged(input: &Value) -> Result<batch::OutcomeReport, Value> {
    let policy = given::<wire::OutcomePolicy>(&input["policy"]).read().map_err(refused)?;
    let sent = input["sent"].as_str().map(str::as_bytes);
    wire::judge_output(&data(input)[..], sent, &policy).map_err(|error| json!(error))
}
