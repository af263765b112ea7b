//! What the records of a file say against each other.

use std::io::Read;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer};

use super::batch::{BatchTotal, FORMAT};
use super::given::{Given, Names, names};
use super::reading::boxed;
use super::{Error, Finding, MatchPolicy};
use crate::batch;
use crate::learner::{self, InputError};

/// How records are compared: `matching` (a [`MatchPolicy`]), `maxCompared`, `maxRecords`, `maxFindingsPerCode`.
///
/// What is left out or `null` is as in [`batch::InsidePolicy::default`].
///
/// # Examples
///
/// ```
/// use lrs_core::wire;
///
/// let given: wire::InsidePolicy = serde_json::from_str(r#"{"maxCompared": 5000}"#)?;
/// assert_eq!(given.read()?.max_compared, 5_000);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct InsidePolicy(Option<Names>);

impl InsidePolicy {
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
    pub fn read(self) -> Result<batch::InsidePolicy, InputError> {
        let Some(Names(names)) = self.0 else { return Err(InputError::Shape) };
        let mut policy = batch::InsidePolicy::default();
        for ((name, value), place) in names.into_iter().zip(1..) {
            let wrong = InputError::Setting { place };
            let given = match value {
                Given::Blank => None,
                Given::Names(names) if name == "matching" => {
                    policy.matching = MatchPolicy::of(names).read().map_err(|_| wrong)?;
                    continue;
                }
                _ if name == "matching" => return Err(wrong),
                Given::Whole(number @ 0..) => u64::try_from(number).ok(),
                _ => return Err(wrong),
            };
            match name.as_str() {
                "matching" => {}
                "maxCompared" => policy.max_compared = given.unwrap_or(policy.max_compared),
                "maxRecords" => policy.max_records = given.unwrap_or(policy.max_records),
                "maxFindingsPerCode" => {
                    let most = given.map(usize::try_from).transpose().map_err(|_| wrong)?;
                    policy.max_findings_per_code = most.unwrap_or(policy.max_findings_per_code);
                }
                _ => return Err(InputError::UnknownName { place }),
            }
        }
        Ok(policy)
    }
}

impl<'de> Deserialize<'de> for InsidePolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        names(deserializer).map(Self)
    }
}

/// What the records of a file say against each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InsideReport {
    /// Which kind of report it is: [`InsideReport::SCHEMA`].
    pub schema: &'static str,
    /// The version of this shape.
    pub format: u32,
    /// How many records there are.
    pub records: u64,
    /// How many were compared field by field.
    pub compared: u64,
    /// How many were compared at all.
    pub kept: u64,
    /// Whether the file was read to its end.
    pub complete: bool,
    /// Whether an error stands between two records.
    pub has_errors: bool,
    /// Exact totals by rule and field.
    pub totals: Vec<BatchTotal>,
    /// The findings in the order of the later record.
    pub findings: Vec<InsideFinding>,
}

impl InsideReport {
    /// The name of this shape.
    pub const SCHEMA: &'static str = "lrs.inside_report";
}

/// A finding about two records of one file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InsideFinding {
    /// The finding, at the later record.
    #[serde(flatten)]
    pub finding: Finding,
    /// The earlier record, from 1.
    pub other_record: Option<u64>,
    /// Its physical line, from 1.
    pub other_line: Option<u64>,
    /// How likely it is that both are of one learner, 0.0 to 1.0.
    pub probability: Option<f64>,
}

impl From<&batch::InsideFinding> for InsideFinding {
    fn from(found: &batch::InsideFinding) -> Self {
        Self {
            finding: Finding::from(&found.finding),
            other_record: found.other.and_then(|other| other.record),
            other_line: found.other.and_then(|other| other.line),
            probability: found.probability,
        }
    }
}

impl From<&batch::InsideReport> for InsideReport {
    fn from(report: &batch::InsideReport) -> Self {
        Self {
            schema: Self::SCHEMA,
            format: FORMAT,
            records: report.records,
            compared: report.compared,
            kept: report.kept,
            complete: report.complete,
            has_errors: report.has_errors(),
            totals: report.totals.iter().map(BatchTotal::from).collect(),
            findings: report.findings.iter().map(InsideFinding::from).collect(),
        }
    }
}

/// Holds the records of a file against each other.
///
/// # Errors
///
/// As [`batch::check_inside`], in the wire's shape.
pub fn check_inside<'a>(
    data: impl Read + 'a,
    policy: &batch::BatchPolicy,
    inside: &batch::InsidePolicy,
) -> Result<InsideReport, Error> {
    batch::check_inside(boxed(data), policy, inside)
        .map(|report| InsideReport::from(&report))
        .map_err(|error| Error::from(&error))
}

/// Holds learners against each other, as records in their order.
pub fn check_inside_of(
    learners: &[learner::LearnerDraft<'_>],
    inside: &batch::InsidePolicy,
) -> batch::InsideReport {
    let mut records = batch::Inside::new(inside);
    for (learner, record) in learners.iter().zip(1..) {
        records.add(learner, record, None);
    }
    records.finish()
}
