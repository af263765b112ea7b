//! The shares of your own records, found without knowing who is who: expectation and maximisation.
//!
//! Each pair of records that share a key is of one learner with a probability, by the weights so far; the levels of the
//! pairs, counted by that probability, are the shares of the next round. How often strangers reach a level is counted
//! among pairs drawn at random, of whom hardly any are of one learner.

use core::ops::ControlFlow;
use std::sync::Arc;

use super::super::dedupe::{OnProgress, candidates};
use super::super::frequency::{self, NameShares, Use};
use super::super::hash::mixed;
use super::super::level::Level;
use super::super::roll::Roll;
use super::super::weigh::{Fellows, Judgement, Population};
use super::super::{MatchPolicy, parallel};
use super::{LevelShares, MatchModel};
use crate::learner::LearnerDraft;

/// The least weight of a pair that is looked at: what is below is of strangers whatever the shares.
const FLOOR: f64 = -16.0;
/// The most pairs of which the levels are kept; of more, every so many.
const MOST_PAIRS: usize = 1 << 20;
/// The pairs drawn at random: the most, and how many for each learner.
const RANDOM_PAIRS: u64 = 1 << 19;
const RANDOM_PAIRS_EACH: u64 = 64;
/// The most rounds, and the part by which the pairs of one learner change when it is done.
const MOST_ROUNDS: usize = 40;
const LEAST_CHANGE: u64 = 1024;
/// How many pairs of one learner the table counts for, so that a level that few records reach keeps a sensible share.
// CHOICE: 200; a college finds about as many second records in a year.
const STRENGTH: u64 = 200;
/// How many times as often as the table says a level is met at the most, and how many times less often at the least.
// CHOICE: eight: names go together among strangers of one origin, and without a bound the estimate comes to take them for one learner.
const MOST_TIMES: u32 = 8;
/// A probability of one.
const ONE: u64 = 1 << 20;
const MILLION: u128 = 1_000_000;

impl MatchModel {
    /// The fewest learners who have a name that stands in an estimated model.
    // CHOICE: ten, with as many dates of birth, so that a model tells of no family.
    pub const FEWEST_BEARERS: u32 = 10;

    /// Finds the shares of some learners' records among themselves, with nobody saying who is who. The policy's model is
    /// where it starts from.
    ///
    /// It needs some hundreds of second records to say more than the table. What is not estimated stays as in the table: the
    /// shares of a household, of initials and of names that change places. The same records in the same order give the same
    /// model on every machine.
    ///
    /// # Source
    ///
    /// Dempster, Laird and Rubin, "Maximum Likelihood from Incomplete Data via the EM Algorithm", 1977.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::matching::MatchModel;
    /// use lrs_core::{LearnerDraft, MatchPolicy};
    ///
    /// let one = LearnerDraft { family_name: "Hartnell".into(), ..LearnerDraft::default() };
    /// let model = MatchModel::estimate(&[one.clone(), one], &MatchPolicy::default());
    /// let policy = MatchPolicy { model, ..MatchPolicy::default() };
    /// ```
    pub fn estimate(learners: &[LearnerDraft<'_>], policy: &MatchPolicy) -> Self {
        Self::estimate_with(learners, policy, &mut |_| ControlFlow::Continue(())).unwrap_or_default()
    }

    /// As [`estimate`](Self::estimate), telling how far the search for pairs has come; none where it was told to end.
    pub fn estimate_with(
        learners: &[LearnerDraft<'_>],
        policy: &MatchPolicy,
        on_progress: OnProgress<'_>,
    ) -> Option<Self> {
        let roll = Roll::of(&policy.model, learners);
        let policy = MatchPolicy { floor: FLOOR, ..policy.clone() };
        let mut pairs = candidates(&roll, &policy, on_progress)?;
        let every = pairs.len().div_ceil(MOST_PAIRS).max(1);
        pairs = pairs.into_iter().step_by(every).collect();

        let size = u32::try_from(learners.len()).unwrap_or(u32::MAX);
        let population = roll.population(&policy.model, size);
        let judge = |one: u32, other: u32| population.judge(&roll.subject_at(one), &roll.subject_at(other));
        let judged = parallel::map(&pairs, |(one, other)| judge(*one, *other));
        let strangers = Counts::of_strangers(size, |one, other| {
            let judgement = judge(one, other);
            // A pair drawn at random may be of one learner after all, and some levels hardly ever are of two.
            (judgement, ONE - population.sum(&judgement).total.probability_in(ONE))
        });
        let learnt = Judged { pairs: judged, every: every as u64, roll: &roll, size };
        let mut model = learnt.model(&policy.model, &strangers);
        model.names = Some(Arc::new(NameShares::of(&roll, &policy.model)));
        Some(model)
    }
}

/// Pairs of records, judged once: the rounds only weigh them anew.
struct Judged<'r> {
    pairs: Vec<Judgement>,
    /// Of how many pairs each is one.
    every: u64,
    roll: &'r Roll,
    size: u32,
}

impl Judged<'_> {
    /// Goes round until as many pairs are of one learner as before.
    fn model(&self, table: &MatchModel, strangers: &Counts) -> MatchModel {
        let mut model = MatchModel::of(&with_strangers(&table.shares, strangers), None);
        let mut fellows = Fellows::ONE;
        for _ in 0..MOST_ROUNDS {
            let counts = self.counts(table, &model, fellows);
            let before = core::mem::replace(&mut fellows, self.fellows(&counts));
            model = MatchModel::of(&with_same(&model.shares, &table.shares, &counts), None);
            if fellows.thousandths.abs_diff(before.thousandths) <= fellows.thousandths / LEAST_CHANGE {
                break;
            }
        }
        model
    }

    /// How often each level is met in pairs of one learner. A pair counts by the lower of two probabilities, that of the
    /// model so far and that of the table: left to itself, the estimate comes to take people of one origin, whose names go
    /// together, for one learner.
    fn counts(&self, table: &MatchModel, model: &MatchModel, fellows: Fellows) -> Counts {
        let populations =
            [table, model].map(|model| Population { fellows, ..self.roll.population(model, self.size) });
        let mut counts = Counts::NONE;
        for judgement in &self.pairs {
            let [table, model] = populations.each_ref().map(|population| population.sum(judgement).total);
            counts.add(judgement, table.min(model).probability_in(ONE));
        }
        counts
    }

    fn fellows(&self, counts: &Counts) -> Fellows {
        let thousandths = 2 * counts.pairs * self.every / (ONE / 1000) / u64::from(self.size.max(1));
        Fellows { thousandths: thousandths.max(1) }
    }
}

/// How often each level was met, by probability.
struct Counts {
    levels: [u64; Level::COUNT],
    pairs: u64,
}

impl Counts {
    const NONE: Self = Self { levels: [0; Level::COUNT], pairs: 0 };

    fn add(&mut self, judgement: &Judgement, probability: u64) {
        self.pairs += probability;
        for (level, _) in judgement.iter().flatten() {
            if let Some(count) = self.levels.get_mut(*level as usize) {
                *count += probability;
            }
        }
    }

    fn of_strangers(size: u32, judge: impl Fn(u32, u32) -> (Judgement, u64)) -> Self {
        let mut counts = Self::NONE;
        let record = |number: u64| u32::try_from(mixed(number) % u64::from(size.max(1))).unwrap_or_default();
        for number in 0..RANDOM_PAIRS.min(RANDOM_PAIRS_EACH * u64::from(size)) {
            let (one, other) = (record(2 * number), record(2 * number + 1));
            if one != other {
                let (judgement, probability) = judge(one, other);
                counts.add(&judgement, probability);
            }
        }
        counts
    }

    fn at(&self, level: Level) -> u64 {
        self.levels.get(level as usize).copied().unwrap_or_default()
    }

    /// Of all pairs in which the level's field is known.
    fn of_field(&self, level: Level) -> u64 {
        Level::ALL
            .into_iter()
            .filter(|other| other.field() == level.field())
            .map(|other| self.at(other))
            .sum()
    }

    /// The share of a level, blended with one that counts for [`STRENGTH`] pairs.
    fn blended(&self, level: Level, share: u32) -> u32 {
        let strength = u128::from(STRENGTH * ONE);
        let met = u128::from(self.at(level)) * MILLION + strength * u128::from(share);
        let blended = met / (u128::from(self.of_field(level)) + strength);
        u32::try_from(blended.clamp(1, MILLION)).unwrap_or(share)
    }
}

fn with_strangers(start: &[LevelShares; Level::COUNT], counts: &Counts) -> [LevelShares; Level::COUNT] {
    let mut shares = *start;
    for (level, shares) in Level::ALL.into_iter().zip(&mut shares) {
        if is_of_its_own(level) {
            continue;
        }
        shares.strangers = shares.strangers.map(|share| within(counts.blended(level, share), share));
    }
    shares
}

fn with_same(
    shares: &[LevelShares; Level::COUNT],
    start: &[LevelShares; Level::COUNT],
    counts: &Counts,
) -> [LevelShares; Level::COUNT] {
    let mut shares = *shares;
    for ((level, shares), start) in Level::ALL.into_iter().zip(&mut shares).zip(start) {
        if !is_of_its_own(level) {
            shares.same = within(counts.blended(level, start.same), start.same);
        }
    }
    shares
}

/// A share that is at the most so many times another, and at the least so many times less.
fn within(share: u32, table: u32) -> u32 {
    share.clamp((table / MOST_TIMES).max(1), table.saturating_mul(MOST_TIMES).min(1_000_000))
}

/// Levels of which the share is not one of all pairs: initials are counted among names that are initials, and names
/// that change places are one event told in two fields, of which each bears the root.
const fn is_of_its_own(level: Level) -> bool {
    matches!(level, Level::GivenInitial | Level::FamilyInitial | Level::GivenSwapped | Level::FamilySwapped)
}

impl NameShares {
    /// How common names are on a roll, blended with what was known: each name that enough learners have.
    fn of(roll: &Roll, model: &MatchModel) -> Self {
        let mut shares = Self::default();
        for (used_as, counted) in [Use::Given, Use::Family].into_iter().zip(roll.counted_names()) {
            let own = if used_as == Use::Given { &mut shares.given } else { &mut shares.family };
            for name in bearers(roll, used_as).into_iter().filter_map(|number| roll.pool.name_at(number)) {
                let known = Self::of_name(model.names().map(Arc::as_ref), &name.key);
                let share = known.get(used_as as usize).map_or(0, |(share, _)| *share);
                let count = name.counts.get(used_as as usize).copied().unwrap_or_default();
                own.insert(name.key.clone(), frequency::blended(count, counted, share).max(1));
            }
        }
        shares
    }
}

/// The names that enough learners have: people are told apart by their dates of birth, so that many records of one learner,
/// or of a family, do not make a name that the model tells of.
fn bearers(roll: &Roll, used_as: Use) -> Vec<u32> {
    let mut births: Vec<(u32, u32)> = roll
        .rows
        .iter()
        .filter_map(|row| {
            let name = if used_as == Use::Given { row.given } else { row.family };
            Some((name, row.birth?.number))
        })
        .collect();
    births.sort_unstable();
    births.dedup();
    let enough = births
        .chunk_by(|one, other| one.0 == other.0)
        .filter(|group| u32::try_from(group.len()).unwrap_or(u32::MAX) >= MatchModel::FEWEST_BEARERS);
    enough.filter_map(|group| group.first().map(|(name, _)| *name)).collect()
}
