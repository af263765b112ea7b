//! What an output comes to.

use core::fmt;

use serde::Serialize;

use super::super::Finding;
use super::super::batch::{BatchTotal, FORMAT};
use super::record::{JobTotals, NextStep};
use crate::batch;

/// What an output comes to. A program's JSON report is this, with `format` 1.
///
/// # Privacy
///
/// `ulns` and `queue` hold ULNs and MIS identifiers; `Debug` hides them.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeReport {
    /// Which kind of report it is: [`OutcomeReport::SCHEMA`].
    pub schema: &'static str,
    /// The version of this shape.
    pub format: u32,
    /// `registration` or `verification`.
    pub kind: &'static str,
    /// Whether the file is XML.
    pub is_xml: bool,
    /// How many records it has.
    pub records: u64,
    /// How many are successful.
    pub successful: u64,
    /// How many are exceptions.
    pub exceptions: u64,
    /// How many have no code, or none that is known.
    pub unknown: u64,
    /// How many records have each code.
    pub codes: Vec<CodeTotal>,
    /// What the file says about the job.
    pub job: JobTotals,
    /// How it goes together with what was sent; null where that was not given.
    pub reconciled: Option<Reconciled>,
    /// The ULNs that a MIS can take over.
    pub ulns: Vec<CarriedUln>,
    /// The exceptions, oldest first.
    pub queue: Vec<BatchException>,
    /// Where the LRS holds something else.
    pub held: Vec<HeldRecord>,
    /// Exact totals by rule and field.
    pub totals: Vec<BatchTotal>,
    /// The findings, of each code up to a bound.
    pub findings: Vec<Finding>,
}

impl OutcomeReport {
    /// The name of this shape.
    pub const SCHEMA: &'static str = "lrs.outcome_report";
}

impl From<&batch::OutcomeReport> for OutcomeReport {
    fn from(report: &batch::OutcomeReport) -> Self {
        Self {
            schema: Self::SCHEMA,
            format: FORMAT,
            kind: report.kind.code(),
            is_xml: report.is_xml,
            records: report.records,
            successful: report.successful,
            exceptions: report.exceptions,
            unknown: report.unknown,
            codes: report.codes.iter().map(CodeTotal::from).collect(),
            job: JobTotals::from(&report.job),
            reconciled: report.reconciled.as_ref().map(Reconciled::from),
            ulns: report.ulns.iter().map(CarriedUln::from).collect(),
            queue: report.queue.exceptions().iter().map(BatchException::from).collect(),
            held: report.held.iter().map(HeldRecord::from).collect(),
            totals: report.totals.iter().map(BatchTotal::from).collect(),
            findings: report.findings.iter().map(Finding::from).collect(),
        }
    }
}

/// How many records have one code.
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct CodeTotal {
    /// The code; one that is not known as it stands; empty where there is none.
    pub code: String,
    /// `successful`, `exception` or `unknown`.
    pub outcome: &'static str,
    /// What it means; null where that is not published.
    pub meaning: Option<&'static str>,
    /// How many records have it.
    pub count: u64,
}

impl From<&batch::CodeTotal> for CodeTotal {
    fn from(batch::CodeTotal { code, count, .. }: &batch::CodeTotal) -> Self {
        let (outcome, meaning) = (code.outcome().code(), code.meaning());
        Self { code: code.text().to_owned(), outcome, meaning, count: *count }
    }
}

impl fmt::Debug for CodeTotal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CodeTotal").field("outcome", &self.outcome).field("count", &self.count).finish()
    }
}

/// How the records of an output go together with what was sent.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reconciled {
    /// How many records were sent.
    pub sent: u64,
    /// How many of them have an answer.
    pub answered: u64,
    /// How many were told by their place.
    pub by_position: u64,
    /// The records, from 1, that were sent and have no answer.
    pub missing: Vec<u64>,
    /// The records of the output, from 1, that answer none.
    pub unexpected: Vec<u64>,
}

impl From<&batch::Reconciled> for Reconciled {
    fn from(reconciled: &batch::Reconciled) -> Self {
        let batch::Reconciled { sent, answered, by_position, missing, unexpected, .. } = reconciled.clone();
        Self { sent, answered, by_position, missing, unexpected }
    }
}

/// Whose ULN this is.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CarriedUln {
    /// The college's own key of the learner.
    pub mis_identifier: String,
    /// The ULN.
    pub uln: String,
    /// The record of the output, from 1.
    pub record: u64,
    /// Whether another ULN was sent with the learner.
    pub replaces: bool,
}

impl From<&batch::CarriedUln> for CarriedUln {
    fn from(carried: &batch::CarriedUln) -> Self {
        let batch::CarriedUln { mis_identifier, uln, record, replaces, .. } = carried;
        let (mis_identifier, uln) = (mis_identifier.clone(), uln.to_string());
        Self { mis_identifier, uln, record: *record, replaces: *replaces }
    }
}

impl fmt::Debug for CarriedUln {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CarriedUln").field("record", &self.record).field("replaces", &self.replaces).finish()
    }
}

/// A record that somebody has to process.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchException {
    /// The name of the batch; empty where it has none.
    pub batch: String,
    /// The record of the output, from 1.
    pub record: u64,
    /// The college's own key of the learner; empty where none was sent.
    pub mis_identifier: String,
    /// The code beside the record.
    pub code: String,
    /// What it means; null where that is not published.
    pub meaning: Option<&'static str>,
    /// The day of the upload.
    pub uploaded: String,
    /// The last day; it is in.
    pub deadline: String,
    /// How many days are left; negative after the last.
    pub days_left: i64,
    /// `overdue`, `soon` or `open`.
    pub urgency: &'static str,
    /// What to do.
    pub next_step: NextStep,
}

impl From<&batch::BatchException> for BatchException {
    fn from(exception: &batch::BatchException) -> Self {
        Self {
            batch: exception.batch.clone(),
            record: exception.record,
            mis_identifier: exception.mis_identifier.clone(),
            code: exception.code.text().to_owned(),
            meaning: exception.code.meaning(),
            uploaded: exception.uploaded.to_string(),
            deadline: exception.deadline.to_string(),
            days_left: exception.days_left,
            urgency: exception.urgency.code(),
            next_step: NextStep::from(exception.next_step),
        }
    }
}

impl fmt::Debug for BatchException {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchException")
            .field("record", &self.record)
            .field("urgency", &self.urgency)
            .finish()
    }
}

/// Where the LRS holds something else than a verify batch was searched by.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct HeldRecord {
    /// The record of the output, from 1.
    pub record: u64,
    /// `same`, `update_required` or `other_learner`.
    pub outcome: &'static str,
    /// A finding for each field that differs.
    pub findings: Vec<Finding>,
}

impl From<&batch::HeldRecord> for HeldRecord {
    fn from(held: &batch::HeldRecord) -> Self {
        let HeldReport { outcome, findings } = HeldReport::from(&held.report);
        Self { record: held.record, outcome, findings }
    }
}

/// How what the LRS holds differs from what the college holds.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct HeldReport {
    /// `same`, `update_required` or `other_learner`.
    pub outcome: &'static str,
    /// A finding for each field that differs.
    pub findings: Vec<Finding>,
}

impl From<&batch::HeldReport> for HeldReport {
    fn from(report: &batch::HeldReport) -> Self {
        let findings = report.findings.iter().map(Finding::from).collect();
        Self { outcome: report.outcome.code(), findings }
    }
}

/// What the ILR will mind about the ULN of an aim.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IlrAdvice {
    /// The aim, from 1.
    pub aim: u64,
    /// What and why.
    pub finding: Finding,
    /// The first day on which the file is refused; null where it is refused at once.
    pub refused_from: Option<String>,
}

impl From<&batch::IlrAdvice> for IlrAdvice {
    fn from(advice: &batch::IlrAdvice) -> Self {
        Self {
            aim: advice.aim,
            finding: Finding::from(&advice.finding),
            refused_from: advice.refused_from.map(|day| day.to_string()),
        }
    }
}
