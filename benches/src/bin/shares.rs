//! The shares of the model's table: how often each level is met in two records of one learner, of two strangers, and of
//! two people of one household, counted among invented learners.
//!
//! `cargo run --release -p benches --bin shares` (a number behind `--` is another count of learners). The slips that are
//! held out do not happen. The table itself stands in `lrs-core/src/matching/level.rs`, in millionths; where it says
//! otherwise than this, its comment says why.
#![forbid(unsafe_code)]

use std::env;

use lrs_core::LearnerDraft;
use lrs_core::matching::{Level, MatchPolicy, compare};
use lrs_examples::people::labelled::{Labelled, Record};
use lrs_examples::people::{People, Random, Second};

/// Another seed than that of the measurements.
const SEED: u64 = 2;
/// Twice as many slips as a college of young learners makes: two records of one mother differ in 12 % of given and 18 % of
/// family names (Lam et al., IJPDS 2024).
const PERCENT: u64 = 200;

fn main() {
    let people = env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(100_000);
    let labelled = Labelled { seed: SEED, several: 0, ..Labelled::default() };
    let records: Vec<Record> = labelled.records(people).collect();
    let mut random = Random::new(SEED, 5);

    let second = Second { percent: PERCENT, ..Second::default() };
    let again = People::new(SEED).in_families().take(people);
    let second = again.map(|person| second.record(&person, &mut random).0);
    let of_one: Vec<_> = records.iter().map(|record| record.draft.clone()).zip(second).collect();
    let same = Counts::of(of_one.iter().map(|(one, other)| (one, other)));

    let pick = |random: &mut Random| records.get(random.index(records.len()));
    let strangers: Vec<_> =
        (0..people).filter_map(|_| Some((pick(&mut random)?, pick(&mut random)?))).collect();
    let apart = strangers.into_iter().filter(|(one, other)| one.household != other.household);
    let strangers = Counts::of(apart.map(|(one, other)| (&one.draft, &other.draft)));

    let related = records.windows(2).filter_map(|pair| match pair {
        [one, other] if one.household == other.household => Some((&one.draft, &other.draft)),
        _ => None,
    });
    let household = Counts::of(related);

    println!("| level | one learner | strangers | household |\n|---|---|---|---|");
    for level in Level::ALL {
        let [same, strangers, household] =
            [&same, &strangers, &household].map(|counts| counts.millionths(level));
        println!("| {} | {same} | {strangers} | {household} |", level.code());
    }
}

/// How often each level was met.
struct Counts([u64; Level::COUNT]);

impl Counts {
    fn of<'d>(pairs: impl Iterator<Item = (&'d LearnerDraft<'static>, &'d LearnerDraft<'static>)>) -> Self {
        let policy = MatchPolicy::default();
        let mut counts = [0; Level::COUNT];
        for (one, other) in pairs {
            for evidence in compare(one, other, &policy).fields {
                if let Some(count) = counts.get_mut(evidence.level as usize) {
                    *count += 1;
                }
            }
        }
        Self(counts)
    }

    /// Of those pairs in which the level's field is known in both records.
    fn millionths(&self, level: Level) -> u64 {
        let at = |level: Level| self.0.get(level as usize).copied().unwrap_or_default();
        let of_field: u64 =
            Level::ALL.into_iter().filter(|other| other.field() == level.field()).map(at).sum();
        at(level) * 1_000_000 / of_field.max(1)
    }
}
