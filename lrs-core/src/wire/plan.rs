//! Plans of files: their policy, what is searched for, and the plan itself.

use serde::Serialize;
use serde::de::{Deserialize, Deserializer};

use super::given::{Given, Names, names};
use super::policy::{day, set};
use super::{Error, FilledDraft, Finding, MatchPolicy, Repair};
use crate::batch;
use crate::finding::Field;
use crate::learner::{self, CheckPolicy, InputError, Purpose};
use crate::value::{ChallengeKind, Uln};

/// How files are planned: the names of a learner's policy but for `purpose`, and `ukprn`, `hour`, `minute`, `isLinked`,
/// `oneFieldPerFile`, `isConfirmed`, `isCheckOnly`, `examEntry`, `matching` (a [`MatchPolicy`]).
///
/// `today` must be there; a file can be named only where `ukprn`, `hour` and `minute` are said.
///
/// # Examples
///
/// ```
/// use lrs_core::wire;
///
/// let json = r#"{"today": "2026-09-01", "ukprn": "10000001", "hour": 9, "minute": 30, "oneFieldPerFile": true}"#;
/// let given: wire::PlanPolicy = serde_json::from_str(json)?;
/// assert!(given.read()?.one_field_per_file);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct PlanPolicy(Option<Names>);

/// An hour that no day has: no file can be named for it.
const NO_HOUR: u8 = 24;

impl PlanPolicy {
    /// The policy of names and values that a wrapper has gathered itself.
    pub fn of(names: Vec<(String, Given)>) -> Self {
        Self(Some(Names(names)))
    }

    /// Makes a policy of it.
    ///
    /// # Errors
    ///
    /// - [`InputError::Shape`]: not an object
    /// - [`InputError::Today`], [`InputError::UnknownName`], [`InputError::Setting`]
    pub fn read(self) -> Result<batch::PlanPolicy, InputError> {
        let Some(Names(names)) = self.0 else { return Err(InputError::Shape) };
        let today = names.iter().find(|(name, _)| name == "today");
        let mut check = CheckPolicy::new(day(today.map(|(_, value)| value))?);
        let mut policy = batch::PlanPolicy::new("", check.today, NO_HOUR, 0);
        for ((name, value), place) in names.into_iter().zip(1..) {
            let wrong = InputError::Setting { place };
            match (name.as_str(), value) {
                ("purpose", _) => return Err(InputError::UnknownName { place }),
                (name, Given::Blank) if NAMES.contains(&name) => {}
                ("ukprn", Given::Text(text)) => policy.ukprn = text,
                ("hour", Given::Whole(hour)) => policy.hour = u8::try_from(hour).map_err(|_| wrong)?,
                ("minute", Given::Whole(minute)) => {
                    policy.minute = u8::try_from(minute).map_err(|_| wrong)?;
                }
                ("isLinked", Given::Flag(is)) => policy.is_linked = is,
                ("oneFieldPerFile", Given::Flag(is)) => policy.one_field_per_file = is,
                ("isConfirmed", Given::Flag(is)) => policy.is_confirmed = is,
                ("isCheckOnly", Given::Flag(is)) => policy.is_check_only = is,
                ("matching", Given::Names(names)) => {
                    policy.matching = MatchPolicy::of(names).read().map_err(|_| wrong)?;
                }
                ("examEntry", value) => policy.exam_entry = Some(day(Some(&value)).map_err(|_| wrong)?),
                (name, _) if NAMES.contains(&name) => return Err(wrong),
                (name, value) => set(&mut check, name, &value, place)?,
            }
        }
        Ok(batch::PlanPolicy { check: CheckPolicy { purpose: Purpose::Batch, ..check }, ..policy })
    }
}

const NAMES: [&str; 9] = [
    "ukprn",
    "hour",
    "minute",
    "isLinked",
    "oneFieldPerFile",
    "isConfirmed",
    "isCheckOnly",
    "examEntry",
    "matching",
];

impl<'de> Deserialize<'de> for PlanPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        names(deserializer).map(Self)
    }
}

/// A ULN that a search found: the learner's place and the stage of the file, each from 1, and the ULN as a text.
///
/// # Errors
///
/// What is no ULN, in the wire's shape.
pub fn found_uln(learner: u64, stage: u64, uln: &str) -> Result<batch::FoundUln, Error> {
    let uln = Uln::parse(uln).map_err(|error| {
        let field = Some(Field::Uln.camel_name());
        Error { field, ..Error::from(&error) }
    })?;
    Ok(batch::FoundUln { learner, stage, uln })
}

/// The files to upload one after the other, and what cannot go by a file.
///
/// # Privacy
///
/// The files hold the learners' details; there is no `Debug`.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdatePlan {
    /// The files in their order.
    pub files: Vec<PlanFile>,
    /// What no file can do.
    pub steps: Vec<PlanStep>,
    /// What else is to be said; `record` is the learner's place.
    pub findings: Vec<Finding>,
    /// Every text that differs from what was handed over.
    pub repairs: Vec<PlanRepair>,
    /// The places of learners for whom there is nothing to do.
    pub unchanged: Vec<u64>,
    /// Which way the learners go best.
    pub way: WayAdvice,
}

/// One file of a plan.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanFile {
    /// Its name.
    pub file_name: String,
    /// The organisation's UKPRN.
    pub ukprn: String,
    /// The step of the plan, from 1.
    pub stage: u64,
    /// The learners, each without its blank fields.
    pub learners: Vec<FilledDraft>,
    /// What each of them changes.
    pub records: Vec<PlanRecord>,
}

/// What one record of a file changes.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanRecord {
    /// The learner's place, from 1.
    pub learner: u64,
    /// The mandatory field, by its name in `camelCase`.
    pub mandatory: Option<&'static str>,
    /// The optional fields that ride along.
    pub optional: Vec<&'static str>,
}

/// Something that no file can do.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanStep {
    /// The learner's place, from 1.
    pub learner: u64,
    /// Where it goes instead.
    pub route: &'static str,
    /// The kind of data challenge, where it is one.
    pub challenge: Option<&'static str>,
    /// Whether the learner is in no file because of it.
    pub is_whole: bool,
    /// Why.
    pub finding: Finding,
}

/// A text that differs from what was handed over.
///
/// # Privacy
///
/// As [`Repair`]: `Debug` hides the text.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct PlanRepair {
    /// The learner's place, from 1.
    pub learner: u64,
    /// The change.
    pub repair: Repair,
}

/// Which way learners go best.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct WayAdvice {
    /// `portal`, `batch` or `web_services`.
    pub way: &'static str,
    /// How many learners to type in, files to upload, or calls to make.
    pub parts: u64,
    /// Why.
    pub reasons: Vec<Finding>,
}

impl From<&batch::WayAdvice> for WayAdvice {
    fn from(advice: &batch::WayAdvice) -> Self {
        let reasons = advice.reasons.iter().map(Finding::from).collect();
        Self { way: advice.way.code(), parts: advice.parts, reasons }
    }
}

impl From<&batch::UpdatePlan> for UpdatePlan {
    fn from(plan: &batch::UpdatePlan) -> Self {
        let repair =
            |(learner, repair): &(u64, _)| PlanRepair { learner: *learner, repair: Repair::from(repair) };
        Self {
            files: plan.files.iter().map(PlanFile::from).collect(),
            steps: plan.steps.iter().map(PlanStep::from).collect(),
            findings: plan.findings.iter().map(Finding::from).collect(),
            repairs: plan.repairs.iter().map(repair).collect(),
            unchanged: plan.unchanged.clone(),
            way: WayAdvice::from(&plan.way),
        }
    }
}

impl From<&batch::PlanFile> for PlanFile {
    fn from(file: &batch::PlanFile) -> Self {
        Self {
            file_name: file.header.file_name.clone(),
            ukprn: file.header.ukprn.clone(),
            stage: file.stage,
            learners: file.learners.iter().cloned().map(FilledDraft).collect(),
            records: file.records.iter().map(PlanRecord::from).collect(),
        }
    }
}

impl From<&batch::PlanRecord> for PlanRecord {
    fn from(record: &batch::PlanRecord) -> Self {
        Self {
            learner: record.learner,
            mandatory: record.mandatory.map(Field::camel_name),
            optional: record.optional.iter().map(|field| field.camel_name()).collect(),
        }
    }
}

impl From<&batch::PlanStep> for PlanStep {
    fn from(step: &batch::PlanStep) -> Self {
        Self {
            learner: step.learner,
            route: step.route.code(),
            challenge: step.route.challenge().map(ChallengeKind::code),
            is_whole: step.is_whole,
            finding: Finding::from(&step.finding),
        }
    }
}

/// Plans the update of learners.
///
/// # Errors
///
/// As [`batch::plan_update`], in the wire's shape.
pub fn plan_update(
    held: &[learner::LearnerDraft<'_>],
    new: &[learner::LearnerDraft<'_>],
    policy: &batch::PlanPolicy,
) -> Result<UpdatePlan, Error> {
    answered(batch::plan_update(held, new, policy))
}

/// Plans the search for learners by previous postcodes.
///
/// # Errors
///
/// As [`batch::plan_search`], in the wire's shape.
pub fn plan_search(
    asked: &[batch::FormerPostcodes<'_>],
    policy: &batch::PlanPolicy,
) -> Result<UpdatePlan, Error> {
    answered(batch::plan_search(asked, policy))
}

/// Plans the update that follows a search.
///
/// # Errors
///
/// As [`batch::plan_restore`], in the wire's shape.
pub fn plan_restore(
    asked: &[batch::FormerPostcodes<'_>],
    found: &[batch::FoundUln],
    policy: &batch::PlanPolicy,
) -> Result<UpdatePlan, Error> {
    answered(batch::plan_restore(asked, found, policy))
}

/// Plans the refresh of current learners.
///
/// # Errors
///
/// As [`batch::plan_refresh`], in the wire's shape.
pub fn plan_refresh(
    current: &[learner::LearnerDraft<'_>],
    policy: &batch::PlanPolicy,
) -> Result<UpdatePlan, Error> {
    answered(batch::plan_refresh(current, policy))
}

fn answered(plan: Result<batch::UpdatePlan, batch::PlanError>) -> Result<UpdatePlan, Error> {
    plan.map(|plan| UpdatePlan::from(&plan)).map_err(|error| Error::from(&error))
}
