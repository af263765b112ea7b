//! `matching`.

use js_sys::{Array, Object};
use lrs_core::learner::InputError;
use lrs_core::matching::{self, Bits, MatchModel, SearchHints, search_variants};
use lrs_core::wire::{self, Given};
use lrs_core::{Field, Uln};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::input::{draft, drafts, given, match_policy, refused, text, texts, uln_text};
use crate::output::{Answer, answer, answers, parsed, thrown};

/// `matching.searchVariants`
#[wasm_bindgen(js_name = matchingSearchVariants)]
pub fn variants(typed: &JsValue, said: &JsValue) -> Answer {
    let variants = search_variants(&draft(typed)?, &hints(said)?);
    answers(variants.iter().map(wire::SearchVariant::from))
}

/// `matching.compare`
#[wasm_bindgen(js_name = matchingCompare)]
pub fn compare(one: &JsValue, other: &JsValue, settings: &JsValue) -> Answer {
    let report = matching::compare(&draft(one)?, &draft(other)?, &match_policy(settings)?);
    answer(&wire::MatchReport::from(&report))
}

/// `matching.waterfall`: without drafts the picture shows no value.
#[wasm_bindgen(js_name = matchingWaterfall)]
pub fn waterfall(
    one: &JsValue,
    other: &JsValue,
    settings: &JsValue,
    with_values: bool,
) -> Result<String, JsValue> {
    let (one, other) = (draft(one)?, draft(other)?);
    let report = matching::compare(&one, &other, &match_policy(settings)?);
    Ok(report.waterfall(with_values.then_some((&one, &other))))
}

/// `matching.dedupe`
#[wasm_bindgen(js_name = matchingDedupe)]
pub fn dedupe(learners: &JsValue, settings: &JsValue) -> Answer {
    let pairs = matching::dedupe(&drafts(learners)?, &match_policy(settings)?);
    answers(pairs.iter().map(wire::MatchPair::from))
}

/// `matching.link`
#[wasm_bindgen(js_name = matchingLink)]
pub fn link(one: &JsValue, other: &JsValue, settings: &JsValue) -> Answer {
    let pairs = matching::link(&drafts(one)?, &drafts(other)?, &match_policy(settings)?);
    answers(pairs.iter().map(wire::MatchPair::from))
}

/// `matching.cluster`: the places and weights of the pairs, one list each.
#[wasm_bindgen(js_name = matchingCluster)]
pub fn cluster(
    left: &[u32],
    right: &[u32],
    weights: &[f64],
    count: u32,
    threshold: f64,
) -> Result<Vec<u32>, JsValue> {
    let place = |place: u32| usize::try_from(place).unwrap_or(usize::MAX);
    let bits = |number: f64| Bits::from_f64(number).ok_or_else(|| refused(&InputError::Setting { place: 1 }));
    let weights = weights.iter().map(|weight| bits(*weight));
    let pairs = left.iter().zip(right).zip(weights);
    let pairs = pairs.map(|((left, right), weight)| Ok((place(*left), place(*right), weight?)));
    let pairs = pairs.collect::<Result<Vec<_>, JsValue>>()?;
    let labels = matching::cluster_weighted(&pairs, place(count), bits(threshold)?);
    Ok(labels.into_iter().map(|label| u32::try_from(label).unwrap_or(u32::MAX)).collect())
}

/// `matching.conflicts`
#[wasm_bindgen(js_name = matchingConflicts)]
pub fn conflicts(learners: &JsValue, clusters: &[u32]) -> Answer {
    let clusters: Vec<usize> =
        clusters.iter().map(|label| usize::try_from(*label).unwrap_or(usize::MAX)).collect();
    let conflicts = matching::conflicts(&drafts(learners)?, &clusters);
    answers(conflicts.iter().map(wire::UlnConflict::from))
}

/// `matching.MatchModel.of`
#[wasm_bindgen(js_name = matchModelOf)]
pub fn model_of() -> String {
    MatchModel::new().to_json()
}

/// `matching.MatchModel.estimate`
#[wasm_bindgen(js_name = matchModelEstimate)]
pub fn model_estimate(learners: &JsValue, settings: &JsValue) -> Result<String, JsValue> {
    Ok(MatchModel::estimate(&drafts(learners)?, &match_policy(settings)?).to_json())
}

/// `matching.MatchModel.fromJson`
#[wasm_bindgen(js_name = matchModelParse)]
pub fn model_parse(json: &JsValue) -> Result<String, JsValue> {
    Ok(model(json)?.to_json())
}

/// `matching.MatchModel.hash`
#[wasm_bindgen(js_name = matchModelHash)]
pub fn model_hash(json: &JsValue) -> Result<String, JsValue> {
    Ok(model(json)?.hash())
}

fn model(json: &JsValue) -> Result<MatchModel, JsValue> {
    MatchModel::from_json(&text(json)?).map_err(|error| thrown(&wire::Error::from(&error)))
}

/// `matching.Register`
#[wasm_bindgen]
pub struct Register(matching::Register);

#[wasm_bindgen]
impl Register {
    /// `new matching.Register`
    #[wasm_bindgen(constructor)]
    pub fn new(learners: &JsValue, settings: &JsValue) -> Result<Self, JsValue> {
        Ok(Self(matching::Register::new(&drafts(learners)?, &match_policy(settings)?)))
    }

    /// `Register.find`
    pub fn find(&self, typed: &JsValue) -> Answer {
        answer(&wire::FindOutcome::from(&self.0.find(&draft(typed)?)))
    }

    /// `Register.waterfall`: without the candidate's own record the picture shows no value.
    pub fn waterfall(&self, typed: &JsValue, id: u32, held: &JsValue) -> Result<Option<String>, JsValue> {
        let asked = draft(typed)?;
        let is_blank = held.is_undefined() || held.is_null();
        let held = if is_blank { None } else { Some(draft(held)?) };
        let found = self.0.find(&asked);
        let candidate = found.candidates.iter().find(|candidate| candidate.id == id);
        let values = held.as_ref().map(|held| (&asked, held));
        Ok(candidate.map(|candidate| candidate.report.waterfall(values)))
    }

    /// `Register.insert`
    pub fn insert(&mut self, typed: &JsValue) -> Result<u32, JsValue> {
        Ok(self.0.insert(&draft(typed)?))
    }

    /// `Register.remove`
    pub fn remove(&mut self, id: u32) -> bool {
        self.0.remove(id)
    }

    /// `Register.merge`
    pub fn merge(&mut self, master: &JsValue, linked: &JsValue) -> Result<bool, JsValue> {
        Ok(self.0.merge(uln(master)?, uln(linked)?))
    }

    /// `Register.write`
    pub fn write(&self) -> Result<Vec<u8>, JsValue> {
        let mut file = Vec::new();
        self.0.write(&mut file).map_err(|error| thrown(&wire::Error::from(&error)))?;
        Ok(file)
    }

    /// `Register.read`
    pub fn read(file: &[u8], settings: &JsValue) -> Result<Self, JsValue> {
        let read = matching::Register::read(file, &match_policy(settings)?);
        read.map(Self).map_err(|error| thrown(&wire::Error::from(&error)))
    }

    /// `Register.size`
    pub fn size(&self) -> usize {
        self.0.len()
    }

    /// `Register.unread`
    pub fn unread(&self) -> Answer {
        answers(self.0.unread().iter().map(|(id, field)| wire::Unread { id: *id, field: field.camel_name() }))
    }
}

fn uln(text: &JsValue) -> Result<Uln, JsValue> {
    Uln::parse(&uln_text(text)?).map_err(|error| {
        let refused = parsed::<Uln, _>(Field::Uln, Err(error));
        refused.err().unwrap_or_default()
    })
}

/// The hints of an object; nothing need be said.
fn hints(said: &JsValue) -> Result<SearchHints, JsValue> {
    let is_blank = |value: &JsValue| value.is_undefined() || value.is_null();
    if is_blank(said) {
        return Ok(SearchHints::default());
    }
    let (mut lists, mut limit) = (Vec::new(), Given::Blank);
    for entry in Object::entries(said.unchecked_ref::<Object>()).to_vec() {
        let pair: &Array = entry.unchecked_ref();
        let (name, value) = (pair.get(0).as_string().unwrap_or_default(), pair.get(1));
        match name.as_str() {
            "limit" => limit = given(&value),
            _ if is_blank(&value) => {}
            _ => lists.push((name, texts(&value)?)),
        }
    }
    wire::search_hints(lists, &limit).map_err(|error| refused(&error))
}
