//! Looking a learner up: by ULN with both names, and by demographics.

use super::super::compare::{MatchOutcome, MatchReport, is_exact};
use super::super::keys::{Kind, Parts};
use super::super::level::Level;
use super::super::roll::Roll;
use super::super::weigh::Subject;
use super::Register;
use crate::finding::Field;
use crate::learner::LearnerDraft;
use crate::value::Uln;

/// What a search comes to.
///
/// # Source
///
/// The LRS's answers to a search: guide 4.2.1; one to ten candidates: HMPPS learner records, README.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum FoundOutcome {
    /// One learner is the same in what was searched by.
    Exact,
    /// One to ten learners are worth a registrar's look.
    Possible,
    /// More than ten are.
    TooMany,
    /// Nobody is.
    None,
}

impl FoundOutcome {
    /// The stable name: `exact`, `possible`, `too_many` or `none`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Possible => "possible",
            Self::TooMany => "too_many",
            Self::None => "none",
        }
    }
}

/// The code by which the LRS answers a search.
///
/// # Source
///
/// HMPPS learner records, LRS stubs.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ResponseCode {
    /// No match.
    Wsrc0001,
    /// Too many matches.
    Wsrc0002,
    /// Possible matches.
    Wsrc0003,
    /// An exact match.
    Wsrc0004,
    /// The ULN was merged into another, whose learner is given.
    Wsrc0022,
}

impl ResponseCode {
    /// The code as the LRS writes it, for example `WSRC0004`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Wsrc0001 => "WSRC0001",
            Self::Wsrc0002 => "WSRC0002",
            Self::Wsrc0003 => "WSRC0003",
            Self::Wsrc0004 => "WSRC0004",
            Self::Wsrc0022 => "WSRC0022",
        }
    }
}

/// A learner of the register who may be the one that was asked for.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Candidate {
    /// The id in the register.
    pub id: u32,
    /// Why. Its probability is that of this learner being the one, among all candidates.
    pub report: MatchReport,
}

/// The answer to a search.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FindOutcome {
    /// What it comes to.
    pub outcome: FoundOutcome,
    /// The likeliest learners, at most [`MOST_CANDIDATES`](Self::MOST_CANDIDATES), the likeliest first; the one learner
    /// where the outcome is exact.
    pub candidates: Vec<Candidate>,
    /// The learner whom software may take without a person, if there is one: likely enough by the policy, and far
    /// enough ahead of the next.
    pub accepted: Option<u32>,
    /// What the LRS would answer.
    pub response_code: ResponseCode,
    /// The fields of the draft that could not be read and were not searched by.
    pub unread: Vec<Field>,
}

impl FindOutcome {
    /// The most candidates of an answer.
    // SOURCE: HMPPS learner records, README: more than ten are too many.
    pub const MOST_CANDIDATES: usize = 10;
}

/// The most learners who share a key and are looked at: who shares his name with more of them, and nothing else, is not
/// told apart from them anyway.
// CHOICE: measured: some thousands of comparisons stay below a millisecond.
const MOST_OF_TWO: usize = 4_000;
/// The same for keys of one thing alone.
const MOST_OF_ONE: usize = 400;

/// Shares the probability out among the candidates, of whom one at most is the learner who is asked for. How many are
/// possible besides the others: where one is nearly certain, those who only have a name in common with it are not.
fn share_out(likely: &mut [(Candidate, bool)], possible: f64) -> usize {
    let odds = |candidate: &Candidate| libm::exp2(candidate.report.weight.as_f64());
    let all = likely.iter().map(|(candidate, _)| odds(candidate)).sum::<f64>() + 1.0;
    for (candidate, _) in likely.iter_mut() {
        candidate.report.probability = odds(candidate) / all;
    }
    likely
        .iter()
        .filter(|(candidate, is_exact)| *is_exact || candidate.report.probability >= possible)
        .count()
}

impl Register {
    /// Looks a learner up: by ULN with both names where the draft has them, else by demographics.
    ///
    /// A ULN that was merged into another leads to the master. A ULN that nobody here has leads to the demographics.
    ///
    /// # Source
    ///
    /// Guide 4.2.1 (search by ULN needs both names) and 4.2.3.
    pub fn find(&self, draft: &LearnerDraft<'_>) -> FindOutcome {
        let mut alone = Roll::new(&self.policy.model);
        let (row, mut unread) = alone.read_apart(draft);
        let asked = alone.subject(&row);
        let uln = Uln::parse(draft.text(Field::Uln).trim());
        if uln.is_err() && !draft.text(Field::Uln).trim().is_empty() {
            unread.0.push(Field::Uln);
        }
        let by_uln = uln.ok().and_then(|uln| self.find_by_uln(uln, &asked));
        let mut outcome = match by_uln {
            Some(outcome) => outcome,
            None => self.find_by_demographics(&asked, &Parts::of(&alone, &row)),
        };
        unread.0.sort_unstable();
        outcome.unread = unread.0;
        outcome
    }

    /// None where the ULN is not here, or a name is missing.
    fn find_by_uln(&self, uln: Uln, asked: &Subject<'_>) -> Option<FindOutcome> {
        let master = self.master_of(uln);
        let id = *self.by_uln.get(&master)?;
        if asked.given.is_none() || asked.family.is_none() {
            return None;
        }
        let (mut candidate, _) = self.candidate(id, asked)?;
        let same = [[Level::GivenEqual, Level::GivenSpacing], [Level::FamilyEqual, Level::FamilySpacing]];
        let is_same = same
            .iter()
            .all(|levels| candidate.report.fields.iter().any(|evidence| levels.contains(&evidence.level)));
        candidate.report.outcome = if is_same { MatchOutcome::Exact } else { MatchOutcome::Possible };
        Some(FindOutcome {
            outcome: if is_same { FoundOutcome::Exact } else { FoundOutcome::Possible },
            accepted: is_same.then_some(id),
            response_code: match (master == uln, is_same) {
                (false, _) => ResponseCode::Wsrc0022,
                (true, true) => ResponseCode::Wsrc0004,
                (true, false) => ResponseCode::Wsrc0003,
            },
            candidates: vec![candidate],
            unread: Vec::new(),
        })
    }

    fn find_by_demographics(&self, asked: &Subject<'_>, parts: &Parts) -> FindOutcome {
        let (ids, is_crowded) = self.ids(parts);
        let weighed = ids.into_iter().filter_map(|id| self.candidate(id, asked));
        let mut likely: Vec<(Candidate, bool)> =
            weighed.filter(|(candidate, _)| candidate.report.outcome != MatchOutcome::None).collect();
        likely.sort_by_key(|(candidate, is_exact)| (!is_exact, -candidate.report.weight, candidate.id));
        let rivals = share_out(&mut likely, self.policy.possible);
        let exact = likely.iter().filter(|(_, is_exact)| *is_exact).count();
        let accepted = self.accepted(&likely);
        let outcome = match likely.len() {
            _ if exact == 1 => FoundOutcome::Exact,
            0 if is_crowded => FoundOutcome::TooMany,
            0 => FoundOutcome::None,
            count
                if count > FindOutcome::MOST_CANDIDATES
                    && !(1..=FindOutcome::MOST_CANDIDATES).contains(&rivals) =>
            {
                FoundOutcome::TooMany
            }
            _ => FoundOutcome::Possible,
        };
        let most = match outcome {
            FoundOutcome::Exact => 1,
            FoundOutcome::TooMany if self.policy.as_lrs => 0,
            _ => FindOutcome::MOST_CANDIDATES,
        };
        FindOutcome {
            outcome,
            candidates: likely.into_iter().take(most).map(|(candidate, _)| candidate).collect(),
            accepted,
            response_code: match outcome {
                FoundOutcome::Exact => ResponseCode::Wsrc0004,
                FoundOutcome::Possible => ResponseCode::Wsrc0003,
                FoundOutcome::TooMany => ResponseCode::Wsrc0002,
                FoundOutcome::None => ResponseCode::Wsrc0001,
            },
            unread: Vec::new(),
        }
    }

    /// The first, if it is likely enough and far enough ahead of the second.
    fn accepted(&self, likely: &[(Candidate, bool)]) -> Option<u32> {
        let (first, _) = likely.first()?;
        let is_ahead = likely.get(1).is_none_or(|(second, _)| {
            (first.report.weight - second.report.weight).as_f64() >= self.policy.lead
        });
        (is_ahead && first.report.probability >= self.policy.accept).then_some(first.id)
    }

    /// The learners who share a key, each once in the order of ids; and whether some key was shared by too many.
    fn ids(&self, parts: &Parts) -> (Vec<u32>, bool) {
        let mut ids = Vec::new();
        let mut is_crowded = false;
        for kind in Kind::ALL {
            let of_two = kind.is_of_two();
            let most = if of_two { MOST_OF_TWO } else { MOST_OF_ONE };
            is_crowded |= self.index.find(kind, parts, most, &mut ids) && of_two;
        }
        ids.sort_unstable();
        ids.dedup();
        ids.retain(|id| self.is_here.get(*id as usize).copied().unwrap_or_default());
        (ids, is_crowded)
    }

    fn candidate(&self, id: u32, asked: &Subject<'_>) -> Option<(Candidate, bool)> {
        let held = self.roll.subject(self.roll.rows.get(id as usize)?);
        let population = self.roll.population(&self.policy.model, self.count);
        let score = population.weigh(asked, &held);
        let is_exact = is_exact(asked, &held);
        if !is_exact && score.total.as_f64() < self.policy.floor {
            return None;
        }
        let report = MatchReport::new(&score, population.prior(), is_exact, &self.policy);
        Some((Candidate { id, report }, is_exact))
    }
}
