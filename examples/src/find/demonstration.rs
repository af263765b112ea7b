//! The demonstration: a register of invented learners, and a few look-ups that show what can happen.

use lrs_core::matching::{Candidate, FindOutcome, FoundOutcome, Level, Register};
use lrs_core::{Field, LearnerDraft, Uln};

use super::Result;
use super::records::Records;
use super::words::record_number;
use crate::people::Labelled;
use crate::people::labelled::Record;

/// How many look-ups are made, for a few of them to be chosen.
const LOOK_UPS: usize = 2_000;
/// Two ULNs that nobody has: those that are issued do not begin with 99.
const MASTER: &str = "990000001";
const LINKED: &str = "990000002";

/// Invented learners, and whom to look up among them.
pub(super) struct Demonstration {
    pub(super) held: Records,
    pub(super) asked: Records,
    /// By record of the register: the household.
    households: Vec<u64>,
    master: Uln,
    linked: Uln,
}

impl Demonstration {
    /// So many learners, as `make_labelled` writes them; besides, the first has a ULN and is asked for by another that
    /// was merged into it.
    pub(super) fn invent(people: usize, seed: u64) -> Result<Self> {
        let (held, asked) = Labelled { seed, ..Labelled::default() }.look_ups(people, LOOK_UPS);
        let households = held.iter().map(|record| record.household).collect();
        let (mut held, mut asked) = (records(held), records(asked));
        let (master, linked) = (Uln::from_stem(MASTER)?, Uln::from_stem(LINKED)?);
        if let Some(first) = held.learners.first_mut() {
            let mut again = first.clone();
            first.set(Field::Uln, master.to_string());
            again.set(Field::Uln, linked.to_string());
            asked.learners.push(again);
        }
        if let (Some(held), Some(asked)) = (&held.labels, &mut asked.labels) {
            asked.extend(held.first().cloned());
        }
        Ok(Self { held, asked, households, master, linked })
    }

    /// Notes the merger of the two ULNs.
    pub(super) fn merge(&self, register: &mut Register) {
        register.merge(self.master, self.linked);
    }

    /// The places of the look-ups that are shown, each with what it shows. Where learners are few, some may be missing.
    pub(super) fn choose(
        &self,
        register: &Register,
        truth: &dyn Fn(usize) -> Vec<usize>,
    ) -> Vec<(usize, &'static str)> {
        let mut chosen: [Option<usize>; CASES.len()] = [None; CASES.len()];
        for (place, draft) in self.asked.learners.iter().enumerate() {
            if chosen.iter().all(Option::is_some) {
                break;
            }
            let (found, right) = (register.find(draft), truth(place));
            let is_of = |id: u32, other: u32| self.household(id) == self.household(other);
            let case = Case { draft, found: &found, right: &right, is_of_one_household: &is_of };
            let free =
                CASES.iter().zip(&mut chosen).find(|((_, fits), place)| place.is_none() && fits(&case));
            if let Some((_, free)) = free {
                *free = Some(place);
            }
        }
        CASES.iter().zip(chosen).filter_map(|((title, _), place)| Some((place?, *title))).collect()
    }

    fn household(&self, id: u32) -> Option<u64> {
        self.households.get(usize::try_from(id).ok()?).copied()
    }
}

fn records(records: Vec<Record>) -> Records {
    let labels = records.iter().map(|record| record.label.to_string()).collect();
    Records { learners: records.into_iter().map(|record| record.draft).collect(), labels: Some(labels) }
}

/// One look-up, and what is known about it.
struct Case<'a> {
    draft: &'a LearnerDraft<'a>,
    found: &'a FindOutcome,
    right: &'a [usize],
    is_of_one_household: &'a dyn Fn(u32, u32) -> bool,
}

type Fits = fn(&Case<'_>) -> bool;

/// What is shown, in this order, and how it is known.
const CASES: [(&str, Fits); 6] = [
    ("the same in all five details", |case| case.found.outcome == FoundOutcome::Exact && !case.has_uln()),
    ("another form of the given name, and another address", |case| {
        let moved = [Level::PostcodeDistrict, Level::PostcodeArea, Level::PostcodeDifferent];
        case.is_first_right() && case.says(&[Level::GivenForm]) && case.says(&moved)
    }),
    ("a twin at the same address is in the register too", |case| case.is_first_right() && case.has_twin()),
    ("likely, and yet a person has to look", |case| case.is_first_right() && case.found.accepted.is_none()),
    ("a stranger, who is not in the register", |case| {
        case.right.is_empty() && case.found.outcome == FoundOutcome::Possible
    }),
    ("by a ULN that was merged into another", |case| case.has_uln()),
];

impl Case<'_> {
    fn first(&self) -> Option<&Candidate> {
        self.found.candidates.first()
    }

    fn is_first_right(&self) -> bool {
        self.first().is_some_and(|first| self.right.contains(&record_number(first.id)))
    }

    fn has_uln(&self) -> bool {
        !self.draft.uln.is_empty()
    }

    /// Whether the likeliest agrees or differs in one of these ways.
    fn says(&self, levels: &[Level]) -> bool {
        self.first().is_some_and(|first| has(first, levels))
    }

    /// Whether another candidate lives there too and was born on the same day.
    fn has_twin(&self) -> bool {
        let others = || self.found.candidates.iter().skip(1);
        let is_twin = |first: &Candidate, other: &Candidate| {
            has(other, &[Level::BirthEqual]) && (self.is_of_one_household)(first.id, other.id)
        };
        self.says(&[Level::PostcodeEqual])
            && self.first().is_some_and(|first| others().any(|other| is_twin(first, other)))
    }
}

/// Whether a candidate agrees or differs in one of these ways.
fn has(candidate: &Candidate, levels: &[Level]) -> bool {
    candidate.report.fields.iter().any(|evidence| levels.contains(&evidence.level))
}
