//! How the functions about data challenges are called with a case's input: one object, as the wrappers hand it over.

use lrs_core::wire::{self, Nested};
use serde_json::{Value, json};

use crate::matching::{conflicts, drafts};

#[expect(clippy::unnecessary_wraps, reason = "called as the other functions are")]
pub(crate) fn kinds(_: &Value) -> Result<Value, Value> {
    Ok(json!(wire::challenge_kinds()))
}

pub(crate) fn route(input: &Value) -> Result<Value, Value> {
    answer(wire::challenge_route(nested(input)))
}

pub(crate) fn check(input: &Value) -> Result<Value, Value> {
    answer(wire::challenge_check(nested(input)))
}

pub(crate) fn compose(input: &Value) -> Result<Value, Value> {
    answer(wire::challenge_compose(nested(input)))
}

/// The challenges that the conflicts of the case call for.
pub(crate) fn from_conflict(input: &Value) -> Result<Value, Value> {
    let learners = drafts(&input["learners"])?;
    let found = conflicts(input)?;
    let begun = found.as_array().into_iter().flatten();
    let begun = begun.map(|conflict| wire::challenge_from_conflict(nested(conflict), &learners));
    answer(begun.collect::<Result<Vec<_>, _>>())
}

pub(crate) fn status(input: &Value) -> Result<Value, Value> {
    answer(wire::challenge_status(nested(input)))
}

pub(crate) fn advance(input: &Value) -> Result<Value, Value> {
    answer(wire::challenge_advance(nested(input)))
}

fn nested(input: &Value) -> Nested {
    Nested::from(input.clone())
}

fn answer<T: serde::Serialize>(result: Result<T, wire::Error>) -> Result<Value, Value> {
    result.map(|answer| json!(answer)).map_err(|error| json!(error))
}
