//! Codes and records of an output file.

use serde::Serialize;

use super::super::Finding;
use super::super::matching::FilledDraft;
use super::ReadOutput;
use crate::batch;
use crate::guide::{self, Channel};

/// A return code, and what is public about it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReturnCode {
    /// As the LRS writes it.
    pub code: &'static str,
    /// `successful` or `exception`.
    pub outcome: &'static str,
    /// What it means, as a clause; null where that is not published.
    pub meaning: Option<&'static str>,
    /// Whether the meaning is published.
    pub is_published: bool,
    /// Where that is from.
    pub section: String,
    /// The codes that it may stand for on the channel.
    pub may_mean: Vec<&'static str>,
    /// The code that web services give for the same fault.
    pub on_web_service: &'static str,
    /// What to do; null where nothing needs to be done.
    pub next_step: Option<NextStep>,
}

impl ReturnCode {
    /// A code that was read on a channel.
    pub fn of(code: guide::ReturnCode, channel: Channel) -> Self {
        let step = batch::NextStep::of(&batch::OutputCode::Return(code), channel);
        Self {
            code: code.code(),
            outcome: code.outcome().code(),
            meaning: code.meaning(),
            is_published: code.meaning().is_some(),
            section: code.section().to_string(),
            may_mean: code.may_mean(channel).iter().map(|code| code.code()).collect(),
            on_web_service: code.on(Channel::WebService).code(),
            next_step: step.map(NextStep::from),
        }
    }
}

/// What to do about an exception.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct NextStep {
    /// The stable name.
    pub code: &'static str,
    /// The step in words.
    pub sentence: &'static str,
    /// Where it comes from.
    pub section: String,
}

impl From<batch::NextStep> for NextStep {
    fn from(step: batch::NextStep) -> Self {
        Self { code: step.code(), sentence: step.sentence(), section: step.section().to_string() }
    }
}

/// A web service's code.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceCode {
    /// As it travels.
    pub code: &'static str,
    /// `successful` or `exception`.
    pub outcome: &'static str,
    /// What it means, as a clause.
    pub meaning: &'static str,
    /// Where that is from.
    pub section: String,
    /// Whether it is an error of the call and not a result.
    pub is_error: bool,
}

impl From<guide::ServiceCode> for ServiceCode {
    fn from(code: guide::ServiceCode) -> Self {
        Self {
            code: code.code(),
            outcome: code.outcome().code(),
            meaning: code.meaning(),
            section: code.section().to_string(),
            is_error: code.is_error(),
        }
    }
}

/// A whole output file.
///
/// # Privacy
///
/// Holds the learners' values; there is no `Debug`.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OutputFile {
    /// `registration` or `verification`.
    pub kind: &'static str,
    /// Whether it is XML.
    pub is_xml: bool,
    /// What it says about the job.
    pub job: JobTotals,
    /// Its records.
    pub records: Vec<OutputRecord>,
    /// What is to be said about it as a whole.
    pub findings: Vec<Finding>,
}

impl From<&ReadOutput> for OutputFile {
    fn from(output: &ReadOutput) -> Self {
        Self {
            kind: output.kind.code(),
            is_xml: output.is_xml,
            job: JobTotals::from(&output.job),
            records: output.records.iter().map(OutputRecord::from).collect(),
            findings: output.findings.iter().map(Finding::from).collect(),
        }
    }
}

/// One record of an output file.
///
/// # Privacy
///
/// Holds the learner's values; there is no `Debug`.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OutputRecord {
    /// The number, from 1.
    pub record: u64,
    /// The physical line, from 1.
    pub line: u64,
    /// The code; one that is not known as it stands; empty where there is none.
    pub code: String,
    /// `successful`, `exception` or `unknown`.
    pub outcome: &'static str,
    /// What the code means; null where that is not published.
    pub meaning: Option<&'static str>,
    /// The learner: as sent, with the ULN; in a verify output as the LRS holds them.
    pub learner: FilledDraft,
    /// What a verify batch was searched by.
    pub searched: Option<FilledDraft>,
    /// The signs of what could not be verified, as they stand.
    pub failure_flags: Vec<String>,
    /// What is wrong with the record.
    pub findings: Vec<Finding>,
}

impl From<&batch::OutputRecord> for OutputRecord {
    fn from(record: &batch::OutputRecord) -> Self {
        Self {
            record: record.record,
            line: record.line,
            code: record.code.text().to_owned(),
            outcome: record.code.outcome().code(),
            meaning: record.code.meaning(),
            learner: FilledDraft(record.learner.clone()),
            searched: record.searched.clone().map(FilledDraft),
            failure_flags: record.failure_flags.clone(),
            findings: record.findings.iter().map(Finding::from).collect(),
        }
    }
}

/// What an output says about its job.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JobTotals {
    /// The web service's answer about the job.
    pub response_code: Option<&'static str>,
    /// `JobStatus`, as it stands.
    pub status: Option<String>,
    /// `NewLearnersCount`.
    pub new_learners: Option<u64>,
    /// `ExistsUpdatedLearnersCount`.
    pub exists_updated: Option<u64>,
    /// `PossibleMatchLearnersCount`.
    pub possible_matches: Option<u64>,
    /// `LearnersNotFoundCount`.
    pub not_found: Option<u64>,
    /// `RejectedLearnersCount`.
    pub rejected: Option<u64>,
    /// `LearnerRecordCount`.
    pub records: Option<u64>,
    /// The day on which the job started.
    pub started: Option<String>,
    /// The day on which it finished.
    pub finished: Option<String>,
}

impl From<&batch::JobTotals> for JobTotals {
    fn from(job: &batch::JobTotals) -> Self {
        Self {
            response_code: job.response_code.map(guide::ServiceCode::code),
            status: job.status.clone(),
            new_learners: job.new_learners,
            exists_updated: job.exists_updated,
            possible_matches: job.possible_matches,
            not_found: job.not_found,
            rejected: job.rejected,
            records: job.records,
            started: job.started.map(|day| day.to_string()),
            finished: job.finished.map(|day| day.to_string()),
        }
    }
}
