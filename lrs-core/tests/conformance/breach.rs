//! Calls the functions of `breach`.

use std::sync::Arc;

use lrs_core::LearnerDraft;
use lrs_core::breach::{self as core, BreachPolicy, EmailMessage, ReadBounds, Roster, Thread};
use lrs_core::learner::InputError;
use lrs_core::wire::{self, Nested, Offsets};
use serde_json::{Value, json};

use super::given;

pub(crate) fn assess(input: &Value) -> Result<Value, Value> {
    let (message, policy) = (message(&input["message"])?, policy(input)?);
    Ok(report(&core::assess(&message, &policy), &message))
}

pub(crate) fn redact(input: &Value) -> Result<Value, Value> {
    let redaction = core::redact(&message(&input["message"])?, &policy(input)?);
    Ok(json!(wire::Redaction::of(redaction, Offsets::CodePoints)))
}

pub(crate) fn parse(input: &Value) -> Result<Value, Value> {
    let data = match input["hex"].as_str() {
        Some(hex) => super::matching::bytes(hex),
        None => super::text(&input["data"]).as_bytes().to_vec(),
    };
    let bounds = match input.get("bounds") {
        Some(bounds) => wire::read_bounds(Nested::from(bounds.clone())).map_err(|error| refused(&error))?,
        None => ReadBounds::default(),
    };
    Ok(json!(wire::EmailMessage::from(EmailMessage::parse_within(&data, &bounds))))
}

pub(crate) fn thread(input: &Value) -> Result<Value, Value> {
    let (mut thread, policy) = (Thread::new(), policy(input)?);
    let messages = input["messages"].as_array().expect("a list").iter();
    messages
        .map(|given| {
            let message = message(given)?;
            Ok(report(&thread.assess(&message, &policy), &message))
        })
        .collect()
}

fn report(report: &core::BreachReport, message: &EmailMessage) -> Value {
    json!(wire::BreachReport::of(report, message, Offsets::CodePoints))
}

fn message(given: &Value) -> Result<EmailMessage, Value> {
    wire::read_message(Nested::from(given.clone())).map_err(|error| refused(&error))
}

/// The policy of a case; the learners whom it knows stand in it as `roster`.
fn policy(input: &Value) -> Result<BreachPolicy, Value> {
    let Some(policy) = input.get("policy") else { return Ok(BreachPolicy::default()) };
    let mut policy = policy.clone();
    let learners = policy.as_object_mut().and_then(|policy| policy.remove("roster"));
    let roster = learners.map(|learners| {
        let learners = learners.as_array().expect("a list").iter();
        let learners =
            learners.map(|learner| given::<wire::LearnerDraft>(learner).read().expect("a learner"));
        Arc::new(Roster::new(&learners.collect::<Vec<LearnerDraft<'_>>>()))
    });
    wire::read_breach_policy(Nested::from(policy), roster).map_err(|error| refused(&error))
}

fn refused(error: &InputError) -> Value {
    json!(wire::Error::of_input(error))
}
