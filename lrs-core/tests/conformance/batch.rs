//! How the functions about batch files are called with a case's input: `data` is text, or `hex` its bytes.

use lrs_core::learner::InputError;
use lrs_core::value::Date;
use lrs_core::{batch, wire};
use serde_json::{Value, json};

use crate::{given, text};

pub(crate) fn check(input: &Value) -> Result<Value, Value> {
    answer(wire::check_batch(&data(input), &policy(input)?))
}

pub(crate) fn guess_headings(input: &Value) -> Result<Value, Value> {
    answer(wire::guess_headings(data(input).as_slice(), &policy(input)?))
}

pub(crate) fn check_learners(input: &Value) -> Result<Value, Value> {
    let learners = crate::plan::drafts(&input["learners"])?;
    Ok(json!(wire::check_learners(&learners, &policy(input)?)))
}

pub(crate) fn read(input: &Value) -> Result<Value, Value> {
    answer(wire::read_batch(&data(input), &policy(input)?))
}

pub(crate) fn correct(input: &Value) -> Result<Value, Value> {
    answer(wire::correct_batch(&data(input), &wanted(input)?, &policy(input)?))
}

pub(crate) fn rehearse(input: &Value) -> Result<Value, Value> {
    answer(wire::rehearse_batch(&data(input), &policy(input)?))
}

pub(crate) fn write_changes(input: &Value) -> Result<Value, Value> {
    answer(wire::write_changes(&data(input), &wanted(input)?, &policy(input)?))
}

pub(crate) fn write_questions(input: &Value) -> Result<Value, Value> {
    answer(wire::write_questions(&data(input), &wanted(input)?, &policy(input)?))
}

/// What is wanted beside the file itself.
fn wanted(input: &Value) -> Result<wire::Correction, Value> {
    let mut options = input.as_object().expect("an object").clone();
    for not_wanted in ["data", "hex", "policy"] {
        options.remove(not_wanted);
    }
    given::<wire::CorrectionOptions>(&Value::Object(options)).read().map_err(refused)
}

pub(crate) fn write(input: &Value) -> Result<Value, Value> {
    let drafts = input["drafts"].as_array().expect("a list").iter();
    let drafts: Result<Vec<_>, _> = drafts.map(|draft| given::<wire::LearnerDraft>(draft).read()).collect();
    let drafts = drafts.map_err(refused)?;
    let (file_name, ukprn) = (text(&input["fileName"]), text(&input["ukprn"]));
    answer(wire::write_batch(&drafts, file_name, ukprn, input["count"].as_u64()))
}

pub(crate) fn file_name(input: &Value) -> Result<Value, Value> {
    let (ukprn, [hour, minute]) = (text(&input["ukprn"]), time(input));
    answer(wire::batch_file_name(ukprn, date(input), hour, minute, input["fileFormat"].as_str()))
}

pub(crate) fn write_xml(input: &Value) -> Result<Value, Value> {
    let drafts = input["drafts"].as_array().expect("a list").iter();
    let drafts: Result<Vec<_>, _> = drafts.map(|draft| given::<wire::LearnerDraft>(draft).read()).collect();
    let header = batch::BatchHeader {
        file_name: text(&input["fileName"]).to_owned(),
        ukprn: text(&input["ukprn"]).to_owned(),
    };
    let plain = batch::XmlFrame::default();
    let tags = |tags: &Vec<Value>| tags.iter().map(|tag| text(tag).to_owned()).collect();
    let frame = batch::XmlFrame {
        tags: input["tags"].as_array().map_or(plain.tags, tags),
        record: input["record"].as_str().map_or(plain.record, str::to_owned),
        has_file_name: input["hasFileName"] == true,
    };
    answer(wire::write_xml_batch(&drafts.map_err(refused)?, &header, &frame, input["count"].as_u64()))
}

pub(crate) fn split(input: &Value) -> Result<Value, Value> {
    let [hour, minute] = time(input);
    let policy = wire::SplitPolicy {
        ukprn: text(&input["ukprn"]),
        date: date(input),
        hour,
        minute,
        route: input["route"].as_str(),
        file_format: input["fileFormat"].as_str(),
    };
    answer(wire::split_batch(input["count"].as_u64().expect("a number"), policy))
}

fn date(input: &Value) -> Date {
    Date::from_iso(text(&input["date"])).expect("a date")
}

fn time(input: &Value) -> [u8; 2] {
    ["hour", "minute"]
        .map(|name| u8::try_from(input[name].as_u64().expect("a number")).expect("a small number"))
}

pub(crate) fn data(input: &Value) -> Vec<u8> {
    let Some(hex) = input["hex"].as_str() else { return text(&input["data"]).as_bytes().to_vec() };
    let digits: Vec<u32> = hex.chars().map(|digit| digit.to_digit(16).expect("a hex digit")).collect();
    let byte =
        |pair: &[u32]| u8::try_from(pair.iter().fold(0, |byte, digit| byte * 16 + digit)).expect("a byte");
    digits.chunks(2).map(byte).collect()
}

pub(crate) fn policy(input: &Value) -> Result<batch::BatchPolicy, Value> {
    given::<wire::BatchPolicy>(&input["policy"]).read().map_err(refused)
}

pub(crate) fn refused(error: InputError) -> Value {
    json!(wire::Error::of_input(&error))
}

pub(crate) fn answer<T: serde::Serialize>(result: Result<T, wire::Error>) -> Result<Value, Value> {
    result.map(|value| json!(value)).map_err(|error| json!(error))
}
