//! `batch`: plans of files, which way to go, and records held against each other.

use core::ops::ControlFlow;

use js_sys::{Function, Reflect};
use lrs_core::batch::{self, FormerPostcodes, FoundUln, PlanPolicy};
use lrs_core::learner::InputError;
use lrs_core::wire::{self, Given};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::batch::{is_blank, policy};
use crate::checker::{BatchReader, refused as unreadable};
use crate::input::{draft, drafts, given, inside_policy, list, plan_policy, refused, texts, uln_text};
use crate::learner::ProhibitedText;
use crate::output::{Answer, answer, answered, thrown};
use crate::source::source;

/// `batch.checkInside`, of a file
#[wasm_bindgen(js_name = batchCheckInside)]
pub fn check_inside(
    data: &JsValue,
    inside: &JsValue,
    settings: &JsValue,
    prohibited: &ProhibitedText,
) -> Answer {
    answered(wire::check_inside(source(data)?, &policy(settings, prohibited)?, &inside_policy(inside)?))
}

/// `batch.checkInside`, of learners
#[wasm_bindgen(js_name = batchCheckInsideOf)]
pub fn check_inside_of(learners: &JsValue, inside: &JsValue) -> Answer {
    let report = wire::check_inside_of(&drafts(learners)?, &inside_policy(inside)?);
    answer(&wire::InsideReport::from(&report))
}

/// `batch.Inside`
#[wasm_bindgen]
pub struct Inside {
    inside: batch::Inside,
    records: u64,
}

#[wasm_bindgen]
impl Inside {
    /// `new batch.Inside`
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &JsValue) -> Result<Self, JsValue> {
        Ok(Self { inside: batch::Inside::new(&inside_policy(settings)?), records: 0 })
    }

    /// `Inside.add`: the next record, or the one of this number and line.
    pub fn add(&mut self, learner: &JsValue, record: &JsValue, line: &JsValue) -> Result<(), JsValue> {
        let learner = draft(learner)?;
        let (record, line) = (whole_or_none(record)?, whole_or_none(line)?);
        self.records += 1;
        self.inside.add(&learner, record.unwrap_or(self.records), line);
        Ok(())
    }

    /// `Inside.read`: adds up to so many records of a file, and says how many there were.
    pub fn read(&mut self, reader: &mut BatchReader, most: u32) -> Result<u32, JsValue> {
        let mut added = 0;
        while added < most
            && let Some(record) = reader.0.next_record().transpose().map_err(unreadable)?
        {
            self.records = record.record;
            self.inside.add(&record.draft(), record.record, Some(record.line));
            added += 1;
        }
        Ok(added)
    }

    /// `Inside.finish`; none where `progress` said that it is to end.
    pub fn finish(self, progress: &JsValue) -> Answer {
        answer(&self.report(progress)?.as_ref().map(wire::InsideReport::from))
    }
}

impl Inside {
    /// The report, with a word to `progress`, where that is a function, how far the comparison has come.
    pub(crate) fn report(self, progress: &JsValue) -> Result<Option<batch::InsideReport>, JsValue> {
        let listener = progress.dyn_ref::<Function>();
        let mut failure = None;
        let report = self.inside.finish_with(&mut |progress| {
            let told = listener.map(|listener| {
                listener.call2(&JsValue::UNDEFINED, &number(progress.done), &number(progress.total))
            });
            match told {
                Some(Err(thrown)) => {
                    failure = Some(thrown);
                    ControlFlow::Break(())
                }
                Some(Ok(answer)) if answer == JsValue::FALSE => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            }
        });
        failure.map_or(Ok(report), Err)
    }
}

#[expect(clippy::cast_precision_loss, reason = "comparisons are far fewer than 2^53")]
fn number(count: u64) -> JsValue {
    JsValue::from(count as f64)
}

/// `batch.way`
#[wasm_bindgen(js_name = batchWay)]
pub fn way(count: &JsValue, is_linked: bool) -> Answer {
    answer(&wire::WayAdvice::from(&batch::way(whole(count)?, is_linked)))
}

/// `batch.planUpdate`
#[wasm_bindgen(js_name = batchPlanUpdate)]
pub fn plan_update(held: &JsValue, new: &JsValue, settings: &JsValue, prohibited: &ProhibitedText) -> Answer {
    answered(wire::plan_update(&drafts(held)?, &drafts(new)?, &with_list(settings, prohibited)?))
}

/// `batch.planSearch`
#[wasm_bindgen(js_name = batchPlanSearch)]
pub fn plan_search(asked: &JsValue, settings: &JsValue, prohibited: &ProhibitedText) -> Answer {
    answered(wire::plan_search(&former(asked)?, &with_list(settings, prohibited)?))
}

/// `batch.planRestore`
#[wasm_bindgen(js_name = batchPlanRestore)]
pub fn plan_restore(
    asked: &JsValue,
    found: &JsValue,
    settings: &JsValue,
    prohibited: &ProhibitedText,
) -> Answer {
    let found = list(found)?.iter().map(found_uln).collect::<Result<Vec<_>, _>>()?;
    answered(wire::plan_restore(&former(asked)?, &found, &with_list(settings, prohibited)?))
}

/// `batch.planRefresh`
#[wasm_bindgen(js_name = batchPlanRefresh)]
pub fn plan_refresh(current: &JsValue, settings: &JsValue, prohibited: &ProhibitedText) -> Answer {
    answered(wire::plan_refresh(&drafts(current)?, &with_list(settings, prohibited)?))
}

fn with_list(settings: &JsValue, prohibited: &ProhibitedText) -> Result<PlanPolicy, JsValue> {
    let mut policy = plan_policy(settings)?;
    policy.check.prohibited = prohibited.0.clone();
    Ok(policy)
}

/// Learners with their previous postcodes.
fn former(asked: &JsValue) -> Result<Vec<FormerPostcodes<'static>>, JsValue> {
    let one = |one: &JsValue| {
        let learner = draft(&named(one, "learner")?)?;
        Ok(FormerPostcodes { learner, postcodes: texts(&named(one, "postcodes")?)? })
    };
    list(asked)?.iter().map(one).collect()
}

fn found_uln(one: &JsValue) -> Result<FoundUln, JsValue> {
    let (learner, stage) = (whole(&named(one, "learner")?)?, whole(&named(one, "stage")?)?);
    let uln = uln_text(&named(one, "uln")?)?;
    wire::found_uln(learner, stage, &uln).map_err(|error| thrown(&error))
}

/// What an object has under a name; what is no object has nothing.
fn named(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).map_err(|_| refused(&InputError::Shape))
}

/// A whole number from 0, or none where nothing is said.
fn whole_or_none(value: &JsValue) -> Result<Option<u64>, JsValue> {
    if is_blank(value) { Ok(None) } else { whole(value).map(Some) }
}

/// A whole number from 0.
fn whole(value: &JsValue) -> Result<u64, JsValue> {
    let number = match given(value) {
        Given::Whole(number) => u64::try_from(number).ok(),
        _ => None,
    };
    number.ok_or_else(|| refused(&InputError::Setting { place: 1 }))
}
