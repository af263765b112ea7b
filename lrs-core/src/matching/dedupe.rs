//! All pairs of records that may be about one learner, among millions.

use super::compare::{MatchPolicy, MatchReport, is_exact};
use super::keys::{Kind, Parts};
use super::roll::Roll;
use super::weigh::{Population, Score};
use crate::learner::LearnerDraft;

/// Two records that may be about one learner.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MatchPair {
    /// The place of one record in the input, from 0.
    pub left: usize,
    /// The place of the other: in the same input, where it is greater than `left`, or in the second one.
    pub right: usize,
    /// Why.
    pub report: MatchReport,
}

/// Finds the pairs of records that may be about one learner.
pub fn dedupe(learners: &[LearnerDraft<'_>], policy: &MatchPolicy) -> Vec<MatchPair> {
    let mut roll = Roll::default();
    for learner in learners {
        roll.add(learner);
    }
    let size = u32::try_from(learners.len()).unwrap_or(u32::MAX);
    let search =
        Search { roll: &roll, population: roll.population(&policy.model, size), policy, first: None };
    search.pairs()
}

/// Finds the pairs of one record of each list that may be about one learner.
pub fn link(one: &[LearnerDraft<'_>], other: &[LearnerDraft<'_>], policy: &MatchPolicy) -> Vec<MatchPair> {
    let mut roll = Roll::default();
    for learner in one.iter().chain(other) {
        roll.add(learner);
    }
    let size = u32::try_from(other.len().max(one.len())).unwrap_or(u32::MAX);
    let first = u32::try_from(one.len()).unwrap_or(u32::MAX);
    let search =
        Search { roll: &roll, population: roll.population(&policy.model, size), policy, first: Some(first) };
    search.pairs()
}

struct Search<'a> {
    roll: &'a Roll,
    population: Population<'a>,
    policy: &'a MatchPolicy,
    /// Where the second list begins, if there are two.
    first: Option<u32>,
}

const PAIRS_PER_RECORD: usize = 10;

/// The most records that share a key and are compared each with each.
const LARGEST_BLOCK: usize = 400;

impl Search<'_> {
    fn pairs(&self) -> Vec<MatchPair> {
        let parts: Vec<Parts> = self.roll.rows.iter().map(|row| Parts::of(self.roll, row)).collect();
        let mut found: Vec<(u32, u32, Score)> = Vec::new();
        for kind in Kind::ALL {
            let mut entries: Vec<(u64, u32)> = Vec::with_capacity(parts.len());
            for (number, parts) in (0..).zip(&parts) {
                parts.each(kind, &mut |key| entries.push((key, number)));
            }
            entries.sort_unstable();
            let mut blocks: Vec<&[(u64, u32)]> =
                entries.chunk_by(|one, other| one.0 == other.0).filter(|b| b.len() > 1).collect();
            blocks.sort_by_key(|block| block.len());
            let mut budget = parts.len() * PAIRS_PER_RECORD;
            for block in blocks {
                let pairs = block.len() * (block.len() - 1) / 2;
                if pairs > budget {
                    break;
                }
                budget -= pairs;
                self.compare_block(block, &mut found);
            }
            found.sort_unstable_by_key(|(left, right, _)| (*left, *right));
            found.dedup_by_key(|(left, right, _)| (*left, *right));
        }
        found.into_iter().map(|(left, right, score)| self.pair(left, right, &score)).collect()
    }

    fn compare_block(&self, block: &[(u64, u32)], found: &mut Vec<(u32, u32, Score)>) {
        if block.len() > LARGEST_BLOCK {
            return;
        }
        for (place, (_, one)) in block.iter().enumerate() {
            let Some(left) = self.roll.rows.get(*one as usize) else { continue };
            let left = self.roll.subject(left);
            for (_, other) in block.iter().skip(place + 1) {
                let Some(right) = self.roll.rows.get(*other as usize) else { continue };
                let are_apart = self.first.is_none_or(|first| (*one < first) != (*other < first));
                if one == other || !are_apart {
                    continue;
                }
                let score = self.population.weigh(&left, &self.roll.subject(right));
                if score.total.as_f64() >= self.policy.floor {
                    found.push(((*one).min(*other), (*one).max(*other), score));
                }
            }
        }
    }

    fn pair(&self, left: u32, right: u32, score: &Score) -> MatchPair {
        let [one, other] = [left, right].map(|number| {
            self.roll.rows.get(number as usize).map(|row| self.roll.subject(row)).unwrap_or_default()
        });
        let report = MatchReport::new(score, self.population.prior(), is_exact(&one, &other), self.policy);
        let right = right - self.first.unwrap_or_default();
        MatchPair { left: left as usize, right: right as usize, report }
    }
}
