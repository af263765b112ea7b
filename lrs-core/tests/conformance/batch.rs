//! How the functions about batch files are called with a case's input: `data` is text, or `hex` its bytes.

use lrs_core::learner::InputError;
use lrs_core::value::Date;
use lrs_core::{batch, wire};
use serde_json::{Value, json};

use crate::{given, text};

pub(crate) fn check(input: &Value) -> Result<Value, Value> {
    answer(wire::check_batch(&data(input), &policy(input)?))
}

pub(crate) fn read(input: &Value) -> Result<Value, Value> {
    answer(wire::read_batch(&data(input), &policy(input)?))
}

pub(crate) fn correct(input: &Value) -> Result<Value, Value> {
    answer(wire::correct_batch(&data(input), input["holdBack"] == true, &policy(input)?))
}

pub(crate) fn write(input: &Value) -> Result<Value, Value> {
    let drafts = input["drafts"].as_array().expect("a list").iter();
    let drafts: Result<Vec<_>, _> = drafts.map(|draft| given::<wire::LearnerDraft>(draft).read()).collect();
    let drafts = drafts.map_err(refused)?;
    let (file_name, ukprn) = (text(&input["fileName"]), text(&input["ukprn"]));
    answer(wire::write_batch(&drafts, file_name, ukprn, input["count"].as_u64()))
}

#[expect(clippy::unnecessary_wraps, reason = "called as the other functions are")]
pub(crate) fn file_name(input: &Value) -> Result<Value, Value> {
    let number = |name: &str| u8::try_from(input[name].as_u64().expect("a number")).expect("a small number");
    let date = Date::from_iso(text(&input["date"])).expect("a date");
    Ok(json!(batch::file_name(text(&input["ukprn"]), date, number("hour"), number("minute"))))
}

pub(crate) fn data(input: &Value) -> Vec<u8> {
    let Some(hex) = input["hex"].as_str() else { return text(&input["data"]).as_bytes().to_vec() };
    let digits: Vec<u32> = hex.chars().map(|digit| digit.to_digit(16).expect("a hex digit")).collect();
    let byte =
        |pair: &[u32]| u8::try_from(pair.iter().fold(0, |byte, digit| byte * 16 + digit)).expect("a byte");
    digits.chunks(2).map(byte).collect()
}

fn policy(input: &Value) -> Result<batch::BatchPolicy, Value> {
    given::<wire::BatchPolicy>(&input["policy"]).read().map_err(refused)
}

pub(crate) fn refused(error: InputError) -> Value {
    json!(wire::Error::of_input(&error))
}

pub(crate) fn answer<T: serde::Serialize>(result: Result<T, wire::Error>) -> Result<Value, Value> {
    result.map(|value| json!(value)).map_err(|error| json!(error))
}
