//! All pairs of records that may be about one learner, among millions.
//!
//! Nobody can compare a million records each with each. Records are compared that share a key: any two of given name,
//! family name, date of birth and postcode, or one of them where few records share it. A key that very many share says
//! nothing (two Smiths, born on 1 January): the largest groups are left out, and the estimate says how many pairs that is.

use core::ops::{ControlFlow, Range};

use super::bits::Bits;
use super::compare::{MatchPolicy, MatchReport, is_exact};
use super::groups::{Entry, Groups, PairEstimate, Task, pairs_of, tasks_of};
use super::model::MatchModel;
use super::parallel;
use super::roll::Roll;
use super::weigh::{Fellows, Population, Score};
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

/// How far a search for pairs has come.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct MatchProgress {
    /// The comparisons made so far.
    pub done: u64,
    /// All that are to be made.
    pub total: u64,
}

/// What is told how far a search has come, and may end it.
pub type OnProgress<'f> = &'f mut dyn FnMut(MatchProgress) -> ControlFlow<()>;

/// Finds the pairs of records that may be about one learner, down to the policy's floor, by their places in the list.
///
/// How many records of one learner the list holds is read off the pairs, and goes into the weight of each: the same two
/// records weigh less in a list that hardly has duplicates than by [`compare`](super::compare()).
///
/// # Examples
///
/// ```
/// use lrs_core::{LearnerDraft, MatchPolicy, matching};
///
/// let one = LearnerDraft {
///     given_name: "Catherine".into(),
///     family_name: "Hartnell".into(),
///     date_of_birth: "2007-03-12".into(),
///     ..LearnerDraft::default()
/// };
/// let other = LearnerDraft { given_name: "Kate".into(), ..one.clone() };
/// let pairs = matching::dedupe(&[one, other], &MatchPolicy::default());
/// assert_eq!((pairs[0].left, pairs[0].right), (0, 1));
/// ```
pub fn dedupe(learners: &[LearnerDraft<'_>], policy: &MatchPolicy) -> Vec<MatchPair> {
    dedupe_with(learners, policy, &mut |_| ControlFlow::Continue(())).unwrap_or_default()
}

/// As [`dedupe`], telling how far it has come; none where it was told to end.
///
/// # Examples
///
/// ```
/// use core::ops::ControlFlow;
/// use lrs_core::{MatchPolicy, matching};
///
/// let pairs = matching::dedupe_with(&[], &MatchPolicy::default(), &mut |progress| {
///     println!("{} of {}", progress.done, progress.total);
///     ControlFlow::Continue(())
/// });
/// assert_eq!(pairs.map(|pairs| pairs.len()), Some(0));
/// ```
pub fn dedupe_with(
    learners: &[LearnerDraft<'_>],
    policy: &MatchPolicy,
    on_progress: OnProgress<'_>,
) -> Option<Vec<MatchPair>> {
    pairs_on(&Roll::of(&policy.model, learners), policy, on_progress)
}

/// The pairs of a roll; none where the search was told to end.
pub(super) fn pairs_on(
    roll: &Roll,
    policy: &MatchPolicy,
    on_progress: OnProgress<'_>,
) -> Option<Vec<MatchPair>> {
    Search::new(roll, policy, number(roll.rows.len()), None).pairs(on_progress)
}

/// Finds the pairs of one record of each list that may be about one learner.
///
/// # Examples
///
/// ```
/// use lrs_core::{LearnerDraft, MatchPolicy, matching};
///
/// let one = LearnerDraft { family_name: "Hartnell".into(), date_of_birth: "2007-03-12".into(), ..LearnerDraft::default() };
/// let pairs = matching::link(&[one.clone()], &[LearnerDraft::default(), one], &MatchPolicy::default());
/// assert_eq!((pairs[0].left, pairs[0].right), (0, 1));
/// ```
pub fn link(one: &[LearnerDraft<'_>], other: &[LearnerDraft<'_>], policy: &MatchPolicy) -> Vec<MatchPair> {
    link_with(one, other, policy, &mut |_| ControlFlow::Continue(())).unwrap_or_default()
}

/// As [`link`], telling how far it has come; none where it was told to end.
pub fn link_with(
    one: &[LearnerDraft<'_>],
    other: &[LearnerDraft<'_>],
    policy: &MatchPolicy,
    on_progress: OnProgress<'_>,
) -> Option<Vec<MatchPair>> {
    let roll = Roll::of(&policy.model, one.iter().chain(other));
    let size = number(one.len().max(other.len()));
    Search::new(&roll, policy, size, Some(number(one.len()))).pairs(on_progress)
}

/// Estimates the work of [`dedupe`] before it is done.
///
/// # Examples
///
/// ```
/// use lrs_core::{LearnerDraft, matching};
///
/// let one = LearnerDraft { family_name: "Hartnell".into(), date_of_birth: "2007-03-12".into(), ..LearnerDraft::default() };
/// let estimate = matching::estimate_pairs(&[one.clone(), one]);
/// assert!(estimate.compared > 0 && estimate.left_out == 0);
/// ```
pub fn estimate_pairs(learners: &[LearnerDraft<'_>]) -> PairEstimate {
    let roll = Roll::of(&MatchModel::new(), learners);
    Groups::of(&roll).estimate()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The pairs of a roll down to the policy's floor; none where the search was told to end.
pub(super) fn candidates(
    roll: &Roll,
    policy: &MatchPolicy,
    on_progress: OnProgress<'_>,
) -> Option<Vec<(u32, u32)>> {
    let found = Search::new(roll, policy, number(roll.rows.len()), None).candidates(0.0, on_progress)?;
    Some(found.into_iter().map(|found| (found.left, found.right)).collect())
}

/// Two records and what they weigh where each record meets one other of its learner.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
struct Found {
    left: u32,
    right: u32,
    weight: Bits,
}

struct Search<'a> {
    roll: &'a Roll,
    population: Population<'a>,
    policy: &'a MatchPolicy,
    /// Where the second list begins, if there are two.
    second: Option<u32>,
}

/// The fewest fellows of a record that are counted on, in thousandths.
// CHOICE: one in a hundred: a list is never so clean that what speaks for one learner should not be looked at.
const FEWEST_FELLOWS: u64 = 10;
/// The most fellows of a record that are counted on, and how many bits that adds to a pair's weight.
// CHOICE: sixteen: more bits would list more pairs, of which hardly any are of one learner.
const MOST_FELLOWS: u64 = 16;
const MOST_GAIN: f64 = 4.0;
/// So many records count as if each had met one other of the same learner, so that a short list is judged like a look-up.
// CHOICE: a hundred.
const USUAL: u64 = 100;
/// The most rounds until the number of fellows stands, to a hundredth.
const MOST_ROUNDS: usize = 20;
/// What weighs less is of two learners, however many records each has.
// CHOICE: ten bits: with the most fellows one such pair in 65 is of one learner.
const LEAST_THAT_COUNTS: Bits = Bits::whole(-10);
/// A probability of one.
const ONE: u64 = 1 << 20;

/// The comparisons between two tellings of how far it has come.
const STEP: u64 = 500_000;

impl<'a> Search<'a> {
    fn new(roll: &'a Roll, policy: &'a MatchPolicy, size: u32, second: Option<u32>) -> Self {
        Self { roll, population: roll.population(&policy.model, size), policy, second }
    }

    fn pairs(mut self, on_progress: OnProgress<'_>) -> Option<Vec<MatchPair>> {
        let mut found = self.candidates(MOST_GAIN, on_progress)?;
        self.population.fellows = self.fellows(&found);
        // What cannot reach the floor is not weighed again: with fewer fellows no pair is heavier, with more none by more.
        let gain = self.population.fellows.bits().max(Bits::ZERO);
        found.retain(|found| (found.weight + gain).as_f64() >= self.policy.floor);
        Some(parallel::flat_map(&found, |found| self.pair(found.left, found.right).into_iter().collect()))
    }

    /// How many records of the same learner a record meets: as many as the pairs say, by their probabilities.
    fn fellows(&self, found: &[Found]) -> Fellows {
        // A pair gives each of its records a fellow; of two lists, the fellows of the smaller one's records count.
        let all = self.roll.rows.len() as u64;
        let (ends, records) = match self.second.map(u64::from) {
            None => (2, all),
            Some(second) => (1, second.min(all - second)),
        };
        // Pairs that are held below even odds, since they may be twins, are nobody's fellows.
        let may_be_twins = |weight: Bits| (Bits::whole(-1)..Bits::ZERO).contains(&weight);
        let weights = found.iter().map(|found| found.weight);
        let weights = weights.filter(|weight| *weight > LEAST_THAT_COUNTS && !may_be_twins(*weight));
        let weights: Vec<Bits> = weights.collect();
        let mut fellows = Fellows::ONE;
        for _ in 0..MOST_ROUNDS {
            let gain = fellows.bits();
            let of_one: u64 = weights.iter().map(|weight| (*weight + gain).probability_in(ONE)).sum();
            let thousandths = (ends * of_one * 1000 / ONE + USUAL * 1000) / (records + USUAL);
            let before = fellows.thousandths;
            fellows.thousandths = thousandths.clamp(FEWEST_FELLOWS, 1000 * MOST_FELLOWS);
            if before.abs_diff(fellows.thousandths) <= before / 100 {
                break;
            }
        }
        fellows
    }

    /// The pairs down to so many bits below the policy's floor, in their order.
    fn candidates(&self, below: f64, on_progress: OnProgress<'_>) -> Option<Vec<Found>> {
        let groups = Groups::of(self.roll);
        let mut progress = MatchProgress { done: 0, total: groups.estimate().compared };
        let least = self.policy.floor - below;
        let mut found: Vec<Found> = Vec::new();
        for (entries, chosen) in groups.kinds {
            let mut rest = chosen.as_slice();
            while let Some(step) = step_of(&mut rest) {
                if on_progress(progress).is_break() {
                    return None;
                }
                let tasks: Vec<Task> = step.iter().flat_map(tasks_of).collect();
                found.extend(parallel::flat_map(&tasks, |task| self.compare(&entries, task, least)));
                progress.done += step.iter().map(pairs_of).sum::<u64>();
            }
            parallel::sort(&mut found);
            found.dedup();
        }
        if on_progress(progress).is_break() {
            return None;
        }
        Some(found)
    }

    fn compare(&self, entries: &[Entry], task: &Task, least: f64) -> Vec<Found> {
        let mut found = Vec::new();
        for place in task.first.clone() {
            let Some([(_, one), others @ ..]) = entries.get(place..task.end) else { continue };
            for (_, other) in others {
                let are_apart = self.second.is_none_or(|second| (*one < second) != (*other < second));
                if !are_apart {
                    continue;
                }
                let weight = self.weigh(*one, *other).total;
                if weight.as_f64() >= least {
                    found.push(Found { left: (*one).min(*other), right: (*one).max(*other), weight });
                }
            }
        }
        found
    }

    fn weigh(&self, one: u32, other: u32) -> Score {
        self.population.weigh(&self.roll.subject_at(one), &self.roll.subject_at(other))
    }

    /// A pair with its report; none where it is below the policy's floor.
    fn pair(&self, left: u32, right: u32) -> Option<MatchPair> {
        let [one, other] = [left, right].map(|record| self.roll.subject_at(record));
        let score = self.population.weigh(&one, &other);
        if score.total.as_f64() < self.policy.floor {
            return None;
        }
        let report = MatchReport::new(&score, self.population.prior(), is_exact(&one, &other), self.policy);
        let right = right - self.second.unwrap_or_default();
        Some(MatchPair { left: left as usize, right: right as usize, report })
    }
}

/// The next groups that together make a step, at least one.
fn step_of<'g>(rest: &mut &'g [Range<usize>]) -> Option<&'g [Range<usize>]> {
    let mut pairs = 0;
    let until = rest.iter().position(|group| {
        pairs += pairs_of(group);
        pairs >= STEP
    });
    let (step, after) = rest.split_at_checked(until.map_or(rest.len(), |last| last + 1))?;
    *rest = after;
    Some(step).filter(|step| !step.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Invented learners who share names, days and postcodes in many ways.
    fn learners() -> Vec<LearnerDraft<'static>> {
        let given = ["Catherine", "Kate", "Rowena", "Joshua", "Jushua"];
        let family = ["Hartnell", "Hartnel", "Ashworthy"];
        let draft = |place: usize| LearnerDraft {
            given_name: given.get(place % 5).copied().unwrap_or_default().into(),
            family_name: family.get(place % 3).copied().unwrap_or_default().into(),
            date_of_birth: format!("2007-{:02}-{:02}", place % 11 + 1, place % 7 + 1).into(),
            last_known_postcode: format!("LS{} 4AP", place % 13 + 1).into(),
            ..LearnerDraft::default()
        };
        (0..400).map(draft).collect()
    }

    #[test]
    fn a_search_can_be_ended() {
        let learners = learners();
        let mut told = 0;
        let mut end = |progress: MatchProgress| {
            told += 1;
            assert!(progress.done <= progress.total && progress.total == estimate_pairs(&learners).compared);
            ControlFlow::Break(())
        };
        assert!(dedupe_with(&learners, &MatchPolicy::default(), &mut end).is_none());
        assert_eq!(told, 1);
    }

    #[test]
    fn nothing_above_the_floor_is_left_out_of_a_clean_list() {
        let stranger = |place: u32| LearnerDraft {
            given_name: format!("Given{}", char::from_u32(0x4E00 + place).unwrap_or('x')).into(),
            family_name: format!("Family{}", char::from_u32(0x5E00 + place).unwrap_or('x')).into(),
            date_of_birth: format!("{}-{:02}-{:02}", 1950 + place / 336, place / 28 % 12 + 1, place % 28 + 1)
                .into(),
            last_known_postcode: format!("LS{} {}AP", place / 10 % 90 + 1, place % 10).into(),
            ..LearnerDraft::default()
        };
        let mut learners: Vec<_> = (0..13_000).map(stranger).collect();
        let twin = LearnerDraft {
            given_name: "Catherine".into(),
            family_name: "Hartnell".into(),
            date_of_birth: "2007-03-12".into(),
            last_known_postcode: "EX4 9TR".into(),
            ..LearnerDraft::default()
        };
        learners.extend([twin.clone(), LearnerDraft { given_name: "Joshua".into(), ..twin }]);
        let policy = MatchPolicy::default();
        let low = MatchPolicy { floor: -30.0, ..policy.clone() };
        let above = |pair: &MatchPair| pair.report.weight.as_f64() >= policy.floor;
        let wanted: Vec<MatchPair> = dedupe(&learners, &low).into_iter().filter(above).collect();
        let places =
            |pairs: &[MatchPair]| pairs.iter().map(|pair| (pair.left, pair.right)).collect::<Vec<_>>();
        let found = dedupe(&learners, &policy);
        assert!(found.iter().all(above) && places(&found).contains(&(13_000, 13_001)));
        assert_eq!(places(&found), places(&wanted));
    }

    #[test]
    fn huge_groups_are_left_out_and_counted() {
        let twin = LearnerDraft { family_name: "Hartnell".into(), ..LearnerDraft::default() };
        let learners = vec![twin; 500];
        let estimate = estimate_pairs(&learners);
        assert_eq!((estimate.compared, estimate.left_out), (0, 500 * 499 / 2));
    }

    #[cfg(feature = "parallel")]
    #[test]
    fn the_number_of_threads_changes_nothing() {
        let learners = learners();
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().ok();
            pool.map(|pool| pool.install(|| dedupe(&learners, &MatchPolicy::default())))
        };
        assert!(with(1).is_some_and(|pairs| !pairs.is_empty()) && with(1) == with(4));
    }
}
