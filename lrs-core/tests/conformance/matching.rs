//! Calls the functions of `matching`.

use lrs_core::learner::InputError;
use lrs_core::matching::{self as core, Bits, MatchModel, Register, SearchHints};
use lrs_core::{LearnerDraft, MatchPolicy, Uln, wire};
use serde_json::{Value, json};

use super::{all, given, text};

pub(crate) fn search_variants(input: &Value) -> Result<Value, Value> {
    let refused = |error: InputError| json!(wire::Error::of_input(&error));
    let draft = given::<wire::LearnerDraft>(&input["draft"]).read().map_err(refused)?;
    let hint = |name: &str| input.get("hints").and_then(|hints| hints.get(name));
    let texts = |name: &str| {
        let texts = hint(name).and_then(Value::as_array).into_iter().flatten();
        texts.map(|text| text.as_str().expect("a text").to_owned()).collect()
    };
    let default = SearchHints::default();
    let hints = SearchHints {
        postcodes: texts("postcodes"),
        family_names: texts("familyNames"),
        given_names: texts("givenNames"),
        limit: hint("limit").map_or(default.limit, given),
    };
    Ok(all(core::search_variants(&draft, &hints).iter().map(wire::SearchVariant::from)))
}

pub(crate) fn compare(input: &Value) -> Result<Value, Value> {
    let report = core::compare(&draft(&input["one"])?, &draft(&input["other"])?, &policy(input)?);
    Ok(json!(wire::MatchReport::from(&report)))
}

pub(crate) fn dedupe(input: &Value) -> Result<Value, Value> {
    let pairs = core::dedupe(&drafts(&input["learners"])?, &policy(input)?);
    Ok(all(pairs.iter().map(wire::MatchPair::from)))
}

pub(crate) fn link(input: &Value) -> Result<Value, Value> {
    let pairs = core::link(&drafts(&input["one"])?, &drafts(&input["other"])?, &policy(input)?);
    Ok(all(pairs.iter().map(wire::MatchPair::from)))
}

#[expect(clippy::unnecessary_wraps, reason = "called as the other functions are")]
pub(crate) fn cluster(input: &Value) -> Result<Value, Value> {
    let pair = |pair: &Value| {
        let weight = Bits::from_f64(pair["weight"].as_f64().expect("a number")).expect("bits");
        (given(&pair["left"]), given(&pair["right"]), weight)
    };
    let pairs: Vec<_> = input["pairs"].as_array().expect("a list").iter().map(pair).collect();
    Ok(json!(core::cluster_weighted(&pairs, given(&input["count"]), threshold(input))))
}

pub(crate) fn conflicts(input: &Value) -> Result<Value, Value> {
    let clusters: Vec<usize> = given(&input["clusters"]);
    let conflicts = core::conflicts(&drafts(&input["learners"])?, &clusters);
    Ok(all(conflicts.iter().map(wire::UlnConflict::from)))
}

pub(crate) fn find(input: &Value) -> Result<Value, Value> {
    let mut register = Register::new(&drafts(&input["learners"])?, &policy(input)?);
    let list = |name: &str| input.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    for merged in &list("merged") {
        let [master, linked] =
            [&merged["master"], &merged["linked"]].map(|uln| Uln::parse(text(uln)).expect("a ULN"));
        assert!(register.merge(master, linked));
    }
    for id in &list("removed") {
        assert!(register.remove(given(id)));
    }
    Ok(json!(wire::FindOutcome::from(&register.find(&draft(&input["draft"])?))))
}

pub(crate) fn read(input: &Value) -> Result<Value, Value> {
    let register = Register::read(bytes(text(&input["hex"])).as_slice(), &policy(input)?);
    let register = register.map_err(|error| json!(wire::Error::from(&error)))?;
    Ok(json!(wire::FindOutcome::from(&register.find(&draft(&input["draft"])?))))
}

pub(crate) fn bytes(hex: &str) -> Vec<u8> {
    let pair = |place: usize| hex.get(place..place + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    (0..hex.len()).step_by(2).map(|place| pair(place).expect("two digits")).collect()
}

fn policy(input: &Value) -> Result<MatchPolicy, Value> {
    let Some(policy) = input.get("policy") else { return Ok(MatchPolicy::default()) };
    given::<wire::MatchPolicy>(policy).read().map_err(|error| json!(wire::Error::of_input(&error)))
}

fn draft(draft: &Value) -> Result<LearnerDraft<'static>, Value> {
    given::<wire::LearnerDraft>(draft).read().map_err(|error| json!(wire::Error::of_input(&error)))
}

pub(crate) fn drafts(drafts: &Value) -> Result<Vec<LearnerDraft<'static>>, Value> {
    drafts.as_array().expect("a list").iter().map(draft).collect()
}

/// 0 bits unless the case says otherwise.
fn threshold(input: &Value) -> Bits {
    input["threshold"].as_f64().and_then(Bits::from_f64).unwrap_or_default()
}

pub(crate) fn model_hash(input: &Value) -> Result<Value, Value> {
    let model = MatchModel::from_json(input.as_str().expect("a text"));
    model.map(|model| json!(model.hash())).map_err(|error| json!(wire::Error::from(&error)))
}

pub(crate) fn model_estimate(input: &Value) -> Result<Value, Value> {
    Ok(json!(MatchModel::estimate(&drafts(&input["learners"])?, &policy(input)?).hash()))
}
