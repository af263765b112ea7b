//! The order in which one learner's fields change, so that no two learners of the plan are ever the same.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::super::mandatory::DEMOGRAPHICS;
use super::change::Change;
use super::policy::PlanPolicy;
use super::{Notes, Route, rules};
use crate::finding::{Field, Finding, Rule};
use crate::learner::LearnerDraft;
use crate::text::name_key;
use crate::value::{ChallengeKind, Uln};

/// Puts the mandatory fields of each change in order. Who cannot be changed by files stays as held, and has a step.
pub(super) fn put_in_order(mut changes: Vec<Change>, policy: &PlanPolicy, notes: &mut Notes) -> Vec<Change> {
    each_uln_once(&mut changes, notes);
    let held: Vec<Option<String>> = changes.iter().map(|change| demographics(&change.held)).collect();
    nobody_becomes_another(&mut changes, notes);
    let mut owners = Owners::default();
    for (change, held) in changes.iter().zip(held) {
        owners.add(held, change.learner);
        owners.add(demographics(&change.new), change.learner);
    }
    for change in &mut changes {
        if !change.mandatory.iter().any(|field| DEMOGRAPHICS.contains(field)) {
            continue;
        }
        match owners.order(change, policy.one_field_per_file) {
            Ok(order) => change.mandatory = order,
            Err(other) => leave_out(change, Route::Portal, &rules::NO_ORDER, other, notes),
        }
    }
    changes
}

fn leave_out(change: &mut Change, route: Route, rule: &'static Rule, other: u64, notes: &mut Notes) {
    notes.leave_out(change.learner, route, Finding::new(rule, None).with_numbers([other, 0]));
    change.stay();
}

/// Two changes to one ULN cannot stand in one plan: the first stays.
fn each_uln_once(changes: &mut [Change], notes: &mut Notes) {
    let mut seen: HashMap<Uln, u64> = HashMap::new();
    for change in changes {
        let Some(uln) = change.uln.filter(|_| !change.is_none()) else { continue };
        match seen.entry(uln) {
            Entry::Vacant(free) => drop(free.insert(change.learner)),
            Entry::Occupied(other) => {
                leave_out(change, Route::Correct, &rules::ULN_TWICE, *other.get(), notes);
            }
        }
    }
}

/// Who would end as somebody else of the plan is probably one person with two ULNs.
fn nobody_becomes_another(changes: &mut [Change], notes: &mut Notes) {
    let mut owners = Owners::default();
    for change in &*changes {
        owners.add(demographics(&change.new), change.learner);
    }
    for change in changes {
        let is_new = change.mandatory.iter().any(|field| DEMOGRAPHICS.contains(field));
        let other = owners.other(demographics(&change.new).as_deref(), change.learner);
        if let Some(other) = other.filter(|_| is_new) {
            let route = Route::DataChallenge(ChallengeKind::DuplicateUln);
            leave_out(change, route, &rules::SAME_AS_OTHER, other, notes);
        }
    }
}

/// Which learners have the same five demographics at some time.
#[derive(Default)]
struct Owners(HashMap<String, Vec<u64>>);

impl Owners {
    fn add(&mut self, key: Option<String>, learner: u64) {
        if let Some(key) = key {
            let owners = self.0.entry(key).or_default();
            if !owners.contains(&learner) {
                owners.push(learner);
            }
        }
    }

    fn other(&self, key: Option<&str>, learner: u64) -> Option<u64> {
        self.0.get(key?)?.iter().copied().find(|owner| *owner != learner)
    }

    /// The first order in which the learner is never the same as another; else the other learner.
    fn order(&mut self, change: &Change, is_fixed: bool) -> Result<Vec<Field>, u64> {
        let is_searched = |field: &&Field| DEMOGRAPHICS.contains(field);
        let first: Vec<Field> =
            change.mandatory.iter().filter(|field| !is_searched(field)).copied().collect();
        let mut searched: Vec<Field> = change.mandatory.iter().filter(is_searched).copied().collect();
        let mut places: Vec<usize> = (0..searched.len()).collect();
        let preferred = searched.clone();
        let mut met = None;
        loop {
            match self.never_another(change, &searched) {
                Ok(keys) => {
                    for key in keys {
                        self.add(key, change.learner);
                    }
                    return Ok([first, searched].concat());
                }
                Err(other) => met = met.or(Some(other)),
            }
            if is_fixed || !next_permutation(&mut places) {
                return Err(met.unwrap_or_default());
            }
            searched = places.iter().filter_map(|place| preferred.get(*place)).copied().collect();
        }
    }

    /// What the learner is after each change, unless it is another learner.
    fn never_another(&self, change: &Change, order: &[Field]) -> Result<Vec<Option<String>>, u64> {
        let mut state = change.held.clone();
        let mut keys = Vec::new();
        for field in order {
            state.set(*field, change.new.text(*field).to_owned());
            let key = demographics(&state);
            match self.other(key.as_deref(), change.learner) {
                Some(other) => return Err(other),
                None => keys.push(key),
            }
        }
        Ok(keys)
    }
}

/// The five demographics as the LRS would compare them; none where one is blank.
fn demographics(draft: &LearnerDraft<'_>) -> Option<String> {
    let is_whole = DEMOGRAPHICS.iter().all(|field| !draft.text(*field).is_empty());
    // A line end stands in no key.
    is_whole.then(|| DEMOGRAPHICS.map(|field| name_key(draft.text(field))).join("\n"))
}

/// The next order of places, from the first (sorted) to the last; false after the last.
fn next_permutation(places: &mut [usize]) -> bool {
    let falls = places.windows(2).rposition(|pair| matches!(pair, [one, other] if one < other));
    let Some(pivot) = falls else { return false };
    let (head, tail) = places.split_at_mut(pivot + 1);
    let Some(last) = head.last_mut() else { return false };
    if let Some(greater) = tail.iter_mut().rev().find(|place| **place > *last) {
        core::mem::swap(last, greater);
    }
    tail.reverse();
    true
}

#[cfg(test)]
mod tests {
    use super::next_permutation;

    #[test]
    fn every_order_comes_once_and_the_preferred_one_first() {
        let mut places = vec![0, 1, 2, 3];
        let mut all = vec![places.clone()];
        while next_permutation(&mut places) {
            all.push(places.clone());
        }
        assert_eq!((all.len(), &all[1]), (24, &vec![0, 1, 3, 2]));
        assert!(all.is_sorted());
        assert!(!next_permutation(&mut []));
    }
}
