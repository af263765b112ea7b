//! Two records side by side: are they about the same learner, and why?

use super::bits::Bits;
use super::level::Level;
use super::model::MatchModel;
use super::pool::Birth;
use super::roll::Roll;
use super::weigh::{Score, Subject};
use crate::finding::Field;
use crate::guide::{Edition, Section};
use crate::learner::LearnerDraft;

/// What a comparison comes to.
///
/// # Source
///
/// The LRS's answers to a search: guide 4.2.1. What it counts as possible is not published: **our choice**, a
/// probability.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum MatchOutcome {
    /// The five demographics are the same.
    Exact,
    /// Worth a registrar's look.
    Possible,
    /// Two learners, as far as the records say.
    None,
}

impl MatchOutcome {
    /// Every outcome.
    pub const ALL: [Self; 3] = [Self::Exact, Self::Possible, Self::None];

    /// The stable name: `exact`, `possible` or `none`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Possible => "possible",
            Self::None => "none",
        }
    }
}

/// How learners are compared.
///
/// # Examples
///
/// ```
/// use lrs_core::MatchPolicy;
///
/// let policy = MatchPolicy { population: 5_000, ..MatchPolicy::default() };
/// assert!(policy.possible < policy.accept);
/// ```
#[derive(Clone, Debug)]
pub struct MatchPolicy {
    /// The edition of the rules.
    pub edition: Edition,
    /// The weights.
    pub model: MatchModel,
    /// How many learners are to be told apart where two are compared by themselves. Among more learners the same
    /// evidence makes a match less certain. A register counts its own.
    pub population: u32,
    /// The least probability, 0.0 to 1.0, of a match that is worth a registrar's look.
    pub possible: f64,
    /// The least weight, in bits, of a pair that is listed when many records are compared. How many records there are of one
    /// learner is read off the pairs down to four bits below it, so that a high floor can move all weights by a little.
    pub floor: f64,
    /// The least probability of a match that software may take without a person.
    pub accept: f64,
    /// How many bits such a match must be ahead of the next candidate.
    pub lead: f64,
    /// Whether a register answers as the LRS does, which gives no candidates where there are more than ten.
    pub as_lrs: bool,
}

impl MatchPolicy {
    /// The learners to be told apart unless a caller says otherwise.
    // CHOICE: about those of one age in Britain, times the few years of age among whom a college searches.
    pub const POPULATION: u32 = 1 << 20;
}

impl Default for MatchPolicy {
    fn default() -> Self {
        Self {
            edition: crate::guide::EDITION,
            model: MatchModel::default(),
            population: Self::POPULATION,
            possible: 0.01,
            floor: -7.0,
            // CHOICE: measured (benches/MATCHING.md): of 10,000 look-ups among 25,000 learners, 1 to 3 accept somebody else.
            // The lead costs nothing there, and guards against learners who are more alike than invented ones.
            accept: 0.95,
            lead: 6.0,
            as_lrs: false,
        }
    }
}

/// What one field says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct FieldEvidence {
    /// How the two records agree or differ in it.
    pub level: Level,
    /// How much that speaks for one learner; below zero, against.
    pub weight: Bits,
}

impl FieldEvidence {
    /// The field.
    pub const fn field(&self) -> Field {
        self.level.field()
    }

    /// The stable code of the level.
    pub const fn code(&self) -> &'static str {
        self.level.code()
    }

    /// What it says, in words, without any value.
    pub const fn message(&self) -> &'static str {
        self.level.message()
    }

    /// Where the level comes from.
    pub const fn section(&self) -> Section {
        self.level.section()
    }
}

/// Whether two records are about the same learner, and why.
///
/// The weight is the sum of `prior`, the weights of the fields, and `household`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MatchReport {
    /// What it comes to.
    pub outcome: MatchOutcome,
    /// The evidence of all fields and of what is held against them.
    pub weight: Bits,
    /// How likely it is that the records are of one learner, 0.0 to 1.0.
    pub probability: f64,
    /// What each field says that both records have; unknown ones say nothing.
    pub fields: Vec<FieldEvidence>,
    /// The weight before anything is compared: one learner among so many; of lists, as many records of the learner as they
    /// turn out to hold.
    pub prior: Bits,
    /// What is taken off because people of one household, twins above all, have as much in common.
    pub household: Bits,
}

impl MatchReport {
    pub(super) fn new(score: &Score, prior: Bits, is_exact: bool, policy: &MatchPolicy) -> Self {
        let probability = score.total.probability();
        let outcome = if is_exact {
            MatchOutcome::Exact
        } else if probability >= policy.possible {
            MatchOutcome::Possible
        } else {
            MatchOutcome::None
        };
        let known = score.levels.iter().flatten();
        let fields = known.map(|&(level, weight)| FieldEvidence { level, weight }).collect();
        Self { outcome, weight: score.total, probability, fields, prior, household: score.household }
    }
}

/// Compares two learners.
///
/// What is blank, a default postcode and an unknown gender say nothing. The answer is the same whichever record comes
/// first, and on every machine.
///
/// # Source
///
/// Guide 4.2.1 (the five demographics) and Appendix B (how records of one learner differ). The weights: see
/// [`MatchModel`].
///
/// # Examples
///
/// ```
/// use lrs_core::{LearnerDraft, MatchPolicy};
/// use lrs_core::matching::{MatchOutcome, compare};
///
/// let one = LearnerDraft {
///     given_name: "Robert".into(),
///     family_name: "Hartnell".into(),
///     date_of_birth: "2007-03-12".into(),
///     gender: "1".into(),
///     last_known_postcode: "LS1 4AP".into(),
///     ..LearnerDraft::default()
/// };
/// let other = LearnerDraft { given_name: "Bob".into(), date_of_birth: "2007-12-03".into(), ..one.clone() };
/// let report = compare(&one, &other, &MatchPolicy::default());
///
/// assert_eq!(report.outcome, MatchOutcome::Possible);
/// let codes: Vec<_> = report.fields.iter().map(|field| field.code()).collect();
/// assert_eq!(codes[0], "given_name.match.short_form");
/// assert_eq!(codes[2], "date_of_birth.match.swapped");
/// ```
pub fn compare(one: &LearnerDraft<'_>, other: &LearnerDraft<'_>, policy: &MatchPolicy) -> MatchReport {
    let mut roll = Roll::new(&policy.model);
    let rows = [one, other].map(|draft| roll.read_apart(draft).0);
    let [one, other] = rows.each_ref().map(|row| roll.subject(row));
    let population = roll.population(&policy.model, policy.population);
    let score = population.weigh(&one, &other);
    MatchReport::new(&score, population.prior(), is_exact(&one, &other), policy)
}

/// Whether the five demographics are the same after normalising, none of them blank.
pub(super) fn is_exact(one: &Subject<'_>, other: &Subject<'_>) -> bool {
    let is_same_name = |one: Option<&super::pool::Name>, other: Option<&super::pool::Name>| {
        one.zip(other).is_some_and(|(one, other)| one.key == other.key)
    };
    let birth = one.birth.zip(other.birth).map(|(one, other)| (one.value, other.value));
    let postcode = one.postcode.zip(other.postcode).map(|(one, other)| (one.value, other.value));
    is_same_name(one.given, other.given)
        && is_same_name(one.family, other.family)
        && matches!(birth, Some((Birth::Digits(one), Birth::Digits(other))) if one == other)
        && one.gender.zip(other.gender).is_some_and(|(one, other)| one == other)
        && (postcode.is_some_and(|(one, other)| one == other)
            || (one.has_default_postcode && other.has_default_postcode))
}
