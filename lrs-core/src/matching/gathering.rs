//! Learners that come one by one and are compared when all are there, while no text of theirs is kept.

use super::compare::{MatchPolicy, MatchReport, is_exact};
use super::dedupe::{MatchPair, OnProgress, pairs_on};
use super::roll::Roll;
use crate::learner::LearnerDraft;

/// Learners on a roll: each name, date and postcode once, whatever the number of records.
pub(crate) struct Gathering {
    policy: MatchPolicy,
    roll: Roll,
}

impl Gathering {
    pub(crate) fn new(policy: MatchPolicy) -> Self {
        Self { roll: Roll::new(&policy.model), policy }
    }

    /// Adds a learner, whose number is how many there were before.
    pub(crate) fn add(&mut self, draft: &LearnerDraft<'_>) {
        self.roll.add(draft);
    }

    /// The pairs of records that may be of one learner, as [`dedupe`](super::dedupe()) finds them; none where the search
    /// was told to end.
    pub(crate) fn pairs(&self, on_progress: OnProgress<'_>) -> Option<Vec<MatchPair>> {
        pairs_on(&self.roll, &self.policy, on_progress)
    }

    /// Two learners by their numbers, where so many are to be told apart.
    pub(crate) fn compare(&self, one: u32, other: u32, population: u32) -> MatchReport {
        let [one, other] = [one, other].map(|number| self.roll.subject_at(number));
        let population = self.roll.population(&self.policy.model, population);
        let score = population.weigh(&one, &other);
        MatchReport::new(&score, population.prior(), is_exact(&one, &other), &self.policy)
    }
}
