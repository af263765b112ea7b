//! Comparisons, searches in a register, pairs.

use serde::Serialize;
use serde::de::{Deserialize, Deserializer};

use super::super::given::{Given, Names, names};
use crate::finding::Field;
use crate::guide::Edition;
use crate::learner::InputError;
use crate::matching::{self, Bits, MatchModel};

/// How learners are compared: `{edition, model, population, possible, floor, accept, lead, asLrs}`, all of which may be
/// left out; the model is its JSON text.
///
/// # Examples
///
/// ```
/// use lrs_core::wire;
///
/// let given: wire::MatchPolicy = serde_json::from_str(r#"{"population": 5000, "possible": 0.02}"#)?;
/// assert_eq!(given.read()?.population, 5_000);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct MatchPolicy(Option<Names>);

impl MatchPolicy {
    /// The policy of names and values that a wrapper has gathered itself.
    pub fn of(names: Vec<(String, Given)>) -> Self {
        Self(Some(Names(names)))
    }

    /// Makes a policy of it.
    ///
    /// # Errors
    ///
    /// - [`InputError::Shape`]: not an object
    /// - [`InputError::UnknownName`], [`InputError::Setting`]
    pub fn read(self) -> Result<matching::MatchPolicy, InputError> {
        let Some(Names(names)) = self.0 else { return Err(InputError::Shape) };
        let mut policy = matching::MatchPolicy::default();
        for ((name, value), place) in names.iter().zip(1..) {
            set(&mut policy, name, value, place)?;
        }
        Ok(policy)
    }
}

impl<'de> Deserialize<'de> for MatchPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        names(deserializer).map(Self)
    }
}

/// Sets what `name` says.
fn set(
    policy: &mut matching::MatchPolicy,
    name: &str,
    value: &Given,
    place: usize,
) -> Result<(), InputError> {
    let wrong = InputError::Setting { place };
    match (name, value) {
        (known, Given::Blank) if SETTINGS.contains(&known) => {}
        ("edition", Given::Text(code)) => policy.edition = Edition::from_code(code).ok_or(wrong)?,
        ("model", Given::Text(json)) => policy.model = MatchModel::from_json(json).map_err(|_| wrong)?,
        ("population", &Given::Whole(size @ 1..)) => {
            policy.population = u32::try_from(size).map_err(|_| wrong)?;
        }
        ("possible", _) => policy.possible = probability(value).ok_or(wrong)?,
        ("accept", _) => policy.accept = probability(value).ok_or(wrong)?,
        ("floor", _) => policy.floor = bits(value).ok_or(wrong)?,
        ("lead", _) => policy.lead = bits(value).ok_or(wrong)?,
        ("asLrs", &Given::Flag(as_lrs)) => policy.as_lrs = as_lrs,
        (known, _) if SETTINGS.contains(&known) => return Err(wrong),
        _ => return Err(InputError::UnknownName { place }),
    }
    Ok(())
}

/// The names of a policy; a blank one leaves the default.
const SETTINGS: [&str; 8] =
    ["edition", "model", "population", "possible", "floor", "accept", "lead", "asLrs"];

fn probability(value: &Given) -> Option<f64> {
    number(value).filter(|share| (0.0..=1.0).contains(share))
}

fn bits(value: &Given) -> Option<f64> {
    number(value).filter(|bits| Bits::from_f64(*bits).is_some())
}

fn number(value: &Given) -> Option<f64> {
    match *value {
        Given::Real(number) => Some(number),
        Given::Whole(number) => i32::try_from(number).ok().map(f64::from),
        _ => None,
    }
}

/// A comparison: `{outcome, weight, probability, fields, prior, household, questions}`; weights in bits.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MatchReport {
    /// `exact`, `possible` or `none`.
    pub outcome: &'static str,
    /// The sum of all evidence, in bits.
    pub weight: f64,
    /// 0.0 to 1.0.
    pub probability: f64,
    /// What each field says.
    pub fields: Vec<FieldEvidence>,
    /// The weight before anything is compared, in bits.
    pub prior: f64,
    /// What is taken off because people of one household are alike, in bits.
    pub household: f64,
    /// What would settle it.
    pub questions: Vec<MatchQuestion>,
}

/// What one field says: `{field, code, weight, message, section}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldEvidence {
    /// The field, by its name in `camelCase`.
    pub field: &'static str,
    /// The level's stable code.
    pub code: &'static str,
    /// In bits.
    pub weight: f64,
    /// In words.
    pub message: &'static str,
    /// Where the level comes from.
    pub section: String,
}

/// One detail to ask for: `{field, message, gain}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MatchQuestion {
    /// The field, by its name in `camelCase`.
    pub field: &'static str,
    /// What to ask.
    pub message: &'static str,
    /// In bits.
    pub gain: f64,
}

impl From<&matching::MatchReport> for MatchReport {
    fn from(report: &matching::MatchReport) -> Self {
        let field = |evidence: &matching::FieldEvidence| FieldEvidence {
            field: evidence.field().camel_name(),
            code: evidence.code(),
            weight: evidence.weight.as_f64(),
            message: evidence.message(),
            section: evidence.section().to_string(),
        };
        let question = |question: &matching::MatchQuestion| MatchQuestion {
            field: question.field.camel_name(),
            message: question.message,
            gain: question.gain.as_f64(),
        };
        Self {
            outcome: report.outcome.code(),
            weight: report.weight.as_f64(),
            probability: report.probability,
            fields: report.fields.iter().map(field).collect(),
            prior: report.prior.as_f64(),
            household: report.household.as_f64(),
            questions: report.questions().iter().map(question).collect(),
        }
    }
}

/// Two records that may be of one learner: `{left, right, report}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MatchPair {
    /// The place of one record.
    pub left: usize,
    /// The place of the other.
    pub right: usize,
    /// Why.
    pub report: MatchReport,
}

impl From<&matching::MatchPair> for MatchPair {
    fn from(pair: &matching::MatchPair) -> Self {
        Self { left: pair.left, right: pair.right, report: (&pair.report).into() }
    }
}

/// Records whose ULNs contradict one another: `{kind, records, message, remedy}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct UlnConflict {
    /// The kind of data challenge it calls for, for example `shared_uln`.
    pub kind: &'static str,
    /// The places of the records.
    pub records: Vec<usize>,
    /// In words.
    pub message: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

impl From<&matching::UlnConflict> for UlnConflict {
    fn from(conflict: &matching::UlnConflict) -> Self {
        Self {
            kind: conflict.kind.code(),
            records: conflict.records.clone(),
            message: conflict.message(),
            remedy: conflict.remedy(),
        }
    }
}

/// The answer to a search: `{outcome, candidates, accepted, responseCode, unread}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FindOutcome {
    /// `exact`, `possible`, `too_many` or `none`.
    pub outcome: &'static str,
    /// The likeliest learners.
    pub candidates: Vec<Candidate>,
    /// The learner whom software may take.
    pub accepted: Option<u32>,
    /// What the LRS would answer, for example `WSRC0004`.
    pub response_code: &'static str,
    /// The fields that could not be read, by their names in `camelCase`.
    pub unread: Vec<&'static str>,
}

/// A field of a register's learner that could not be read: `{id, field}`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Unread {
    /// The learner's id.
    pub id: u32,
    /// The field, by its name in `camelCase`.
    pub field: &'static str,
}

/// A learner of the register: `{id, report}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Candidate {
    /// The id in the register.
    pub id: u32,
    /// Why.
    pub report: MatchReport,
}

impl From<&matching::FindOutcome> for FindOutcome {
    fn from(found: &matching::FindOutcome) -> Self {
        let candidate = |candidate: &matching::Candidate| Candidate {
            id: candidate.id,
            report: (&candidate.report).into(),
        };
        Self {
            outcome: found.outcome.code(),
            candidates: found.candidates.iter().map(candidate).collect(),
            accepted: found.accepted,
            response_code: found.response_code.code(),
            unread: found.unread.iter().copied().map(Field::camel_name).collect(),
        }
    }
}
