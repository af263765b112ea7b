//! How good the matcher is on invented learners: floors below what is measured, so that a change which makes it worse is
//! noticed. The figures themselves stand in `benches/README.md`.
#![expect(clippy::indexing_slicing, reason = "places that the library gave")]

use std::collections::HashMap;

use lrs_core::matching::{MatchModel, Register, cluster, dedupe};
use lrs_core::{LearnerDraft, MatchPolicy};
use lrs_examples::people::labelled::Record;
use lrs_examples::people::{Labelled, Second};

fn drafts(records: &[Record]) -> Vec<LearnerDraft<'static>> {
    records.iter().map(|record| record.draft.clone()).collect()
}

/// The right learner first, and wrong ones accepted.
fn look_ups(register: &[Record], asked: &[Record], policy: &MatchPolicy) -> (usize, usize) {
    let held = Register::new(&drafts(register), policy);
    let (mut first, mut wrong) = (0, 0);
    for record in asked {
        let found = held.find(&record.draft);
        let is_right = |id: u32| register[id as usize].label == record.label;
        first += usize::from(found.candidates.first().is_some_and(|candidate| is_right(candidate.id)));
        wrong += usize::from(found.accepted.is_some_and(|id| !is_right(id)));
    }
    (first, wrong)
}

/// The F1 of pairs that weigh more than nothing, in thousandths.
fn f1(records: &[Record], policy: &MatchPolicy) -> usize {
    let pairs = dedupe(&drafts(records), policy);
    let taken: Vec<_> = pairs.iter().filter(|pair| pair.report.weight.parts() > 0).collect();
    let right = taken.iter().filter(|pair| records[pair.left].label == records[pair.right].label).count();
    let mut people: HashMap<u64, usize> = HashMap::new();
    for record in records {
        *people.entry(record.label).or_default() += 1;
    }
    let all: usize = people.values().map(|count| count * (count - 1) / 2).sum();
    2000 * right / (taken.len() + all)
}

/// Records as a college holds them, with the slips that no weight was set by.
fn labelled() -> Labelled {
    let second = Second { held_out: true, ..Second::default() };
    Labelled { seed: 21, five: true, second, ..Labelled::default() }
}

#[test]
fn a_learner_is_found_whatever_slipped() {
    let (register, asked) = labelled().look_ups(5_000, 1_000);
    let (first, wrong) = look_ups(&register, &asked, &MatchPolicy::default());
    assert!(first >= 890 && wrong <= 1, "{first} of 900 first, {wrong} wrong ones accepted");
}

#[test]
fn a_model_of_records_of_which_few_are_there_twice_is_near_the_table() {
    let second = Second { percent: 200, ..labelled().second };
    let records: Vec<Record> = Labelled { seed: 16, second, ..labelled() }.records(8_000).collect();
    let table = MatchPolicy::default();
    let model = MatchModel::estimate(&drafts(&records), &table);
    let (by_table, by_model) = (f1(&records, &table), f1(&records, &MatchPolicy { model, ..table }));
    assert!(by_model + 15 >= by_table && by_table > 930, "{by_table} by the table, {by_model} by the model");
}

#[test]
fn a_model_of_dirty_records_finds_more_of_them() {
    let second = Second { percent: 300, blank: 200, ..Second::default() };
    let dirty = Labelled { seed: 22, several: 1000, most_records: 8, second, ..labelled() };
    let records: Vec<Record> = dirty.records(600).collect();
    let table = MatchPolicy::default();
    let model = MatchModel::estimate(&drafts(&records), &table);
    let (by_table, by_model) = (f1(&records, &table), f1(&records, &MatchPolicy { model, ..table }));
    assert!(by_model >= by_table && by_table > 650, "{by_table} by the table, {by_model} by the model");
}

#[test]
fn brothers_and_sisters_stay_apart() {
    let records: Vec<Record> = Labelled { several: 0, ..labelled() }.records(5_000).collect();
    let labels = cluster(&dedupe(&drafts(&records), &MatchPolicy::default()), records.len());
    let people = labels.iter().enumerate().filter(|(record, label)| record == *label).count();
    assert!(people + 5 >= records.len(), "{people} learners of {}", records.len());
    let related = records.windows(2).filter(|pair| pair[0].household == pair[1].household).count();
    assert!(related > 300, "{related} pairs of one household");
}
