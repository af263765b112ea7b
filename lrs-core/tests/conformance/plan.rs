//! How plans of files are called with a case's input, and records held against each other.

use lrs_core::batch::{FormerPostcodes, FoundUln, PlanPolicy};
use lrs_core::{LearnerDraft, batch, wire};
use serde_json::{Value, json};

use crate::batch::{answer, data, policy, refused};
use crate::{given, text};

/// `learners` are records in their order; else there is a file.
pub(crate) fn check_inside(input: &Value) -> Result<Value, Value> {
    let inside = match input.get("inside") {
        Some(inside) => given::<wire::InsidePolicy>(inside).read().map_err(refused)?,
        None => batch::InsidePolicy::default(),
    };
    if input.get("learners").is_some() {
        let report = wire::check_inside_of(&drafts(&input["learners"])?, &inside);
        return Ok(json!(wire::InsideReport::from(&report)));
    }
    answer(wire::check_inside(&data(input)[..], &policy(input)?, &inside))
}

#[expect(clippy::unnecessary_wraps, reason = "called as the other functions are")]
pub(crate) fn way(input: &Value) -> Result<Value, Value> {
    let advice = batch::way(input["count"].as_u64().expect("a count"), input["isLinked"] == true);
    Ok(json!(wire::WayAdvice::from(&advice)))
}

pub(crate) fn update(input: &Value) -> Result<Value, Value> {
    answer(wire::plan_update(&drafts(&input["held"])?, &drafts(&input["new"])?, &plan_policy(input)?))
}

pub(crate) fn search(input: &Value) -> Result<Value, Value> {
    answer(wire::plan_search(&asked(input)?, &plan_policy(input)?))
}

pub(crate) fn restore(input: &Value) -> Result<Value, Value> {
    let found = input["found"].as_array().expect("a list").iter().map(|one| {
        let number = |name: &str| one[name].as_u64().expect("a number");
        wire::found_uln(number("learner"), number("stage"), text(&one["uln"])).map_err(|error| json!(error))
    });
    let found: Vec<FoundUln> = found.collect::<Result<_, Value>>()?;
    answer(wire::plan_restore(&asked(input)?, &found, &plan_policy(input)?))
}

pub(crate) fn refresh(input: &Value) -> Result<Value, Value> {
    answer(wire::plan_refresh(&drafts(&input["current"])?, &plan_policy(input)?))
}

fn asked(input: &Value) -> Result<Vec<FormerPostcodes<'static>>, Value> {
    let all = input["asked"].as_array().expect("a list").iter();
    all.map(|one| {
        Ok(FormerPostcodes { learner: draft(&one["learner"])?, postcodes: given(&one["postcodes"]) })
    })
    .collect()
}

pub(crate) fn drafts(list: &Value) -> Result<Vec<LearnerDraft<'static>>, Value> {
    list.as_array().expect("a list").iter().map(draft).collect()
}

fn draft(value: &Value) -> Result<LearnerDraft<'static>, Value> {
    given::<wire::LearnerDraft>(value).read().map_err(refused)
}

fn plan_policy(input: &Value) -> Result<PlanPolicy, Value> {
    given::<wire::PlanPolicy>(&input["policy"]).read().map_err(refused)
}
