//! How the functions about enrolment are called with a case's input. A log crosses as the JSON that it is exported as.

use lrs_core::{enrolment, wire};
use serde_json::{Value, json};

use crate::access::{answer, nested};
use crate::batch::data;
use crate::text;

pub(crate) fn sign_up(input: &Value) -> Result<Value, Value> {
    answer(wire::enrolment_sign_up(nested(input)), |list| wire::SignUp::from(list))
}

#[expect(clippy::unnecessary_wraps, reason = "called as the other functions are")]
pub(crate) fn transitions(_: &Value) -> Result<Value, Value> {
    Ok(json!(wire::enrolment_transitions()))
}

#[expect(clippy::unnecessary_wraps, reason = "called as the other functions are")]
pub(crate) fn diagram(_: &Value) -> Result<Value, Value> {
    Ok(json!(enrolment::diagram()))
}

pub(crate) fn next_step(input: &Value) -> Result<Value, Value> {
    answer(wire::enrolment_next_step(nested(input)), |next| wire::EnrolmentNextStep::from(next))
}

pub(crate) fn advance(input: &Value) -> Result<Value, Value> {
    let after = wire::enrolment_advance(nested(&input["situation"]), text(&input["event"]));
    answer(after, |situation| wire::EnrolmentSituation::from(situation))
}

pub(crate) fn append(input: &Value) -> Result<Value, Value> {
    log(wire::sharing_append(&input["log"].to_string(), &input["change"].to_string()))
}

pub(crate) fn replay(input: &Value) -> Result<Value, Value> {
    let played = wire::sharing_replay(&input["log"].to_string(), nested(&input["policy"]));
    answer(played, |played| wire::SharingReplay::from(played))
}

pub(crate) fn continues(input: &Value) -> Result<Value, Value> {
    answer(wire::sharing_continues(&input["log"].to_string(), &input["earlier"].to_string()), |()| ())
}

pub(crate) fn read(input: &Value) -> Result<Value, Value> {
    let limits = input.get("limits").cloned().unwrap_or_else(|| json!({}));
    log(wire::sharing_read(&data(input), nested(&limits)))
}

pub(crate) fn to_json(input: &Value) -> Result<Value, Value> {
    answer(wire::sharing_to_json(&input.to_string()), Clone::clone)
}

/// A log that is given as its JSON.
fn log(written: Result<String, wire::Error>) -> Result<Value, Value> {
    answer(written, |json| serde_json::from_str::<Value>(json).expect("the log is JSON"))
}
