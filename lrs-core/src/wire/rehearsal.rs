//! A dry run: what would be changed in a file, and what is to be asked.

use core::fmt;
use std::collections::BTreeMap;
use std::io::Read;

use serde::Serialize;

use super::Error;
use super::correction::Correction;
use super::reading::boxed;
use crate::batch::{self, BatchError, Rehearsal};
use crate::finding::{Field, Rule};

/// What comes of the records of a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RehearsalCounts {
    /// How many records there are: `ready`, `repaired` and `heldBack` together.
    pub records: u64,
    /// How many need no change and have no error.
    pub ready: u64,
    /// How many were changed and have no error.
    pub repaired: u64,
    /// How many have an error.
    pub held_back: u64,
    /// How many values differ from those that were read.
    pub changed: u64,
    /// How many other values are proposed.
    pub proposed: u64,
    /// How many questions would settle the errors.
    pub questions: u64,
}

impl From<batch::RehearsalCounts> for RehearsalCounts {
    fn from(counts: batch::RehearsalCounts) -> Self {
        let batch::RehearsalCounts { records, ready, repaired, held_back, changed, proposed, questions } =
            counts;
        Self { records, ready, repaired, held_back, changed, proposed, questions }
    }
}

/// One value before and after.
///
/// # Privacy
///
/// `misIdentifier`, `typed` and `to` are the learner's; `Debug` hides them.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchChange {
    /// The data record, from 1.
    pub record: u64,
    /// The physical line of the value, from 1.
    pub line: u64,
    /// The college's own key of the learner.
    pub mis_identifier: String,
    /// The field.
    pub field: &'static str,
    /// The value as it was read.
    pub typed: String,
    /// The value that it becomes.
    pub to: String,
    /// Whether a corrected file holds the change.
    pub applied: bool,
    /// Why, at least one.
    pub reasons: Vec<ChangeReason>,
}

/// Why a value is changed.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct ChangeReason {
    /// The stable code.
    pub code: &'static str,
    /// Why, as a sentence.
    pub message: String,
    /// Where the rule comes from.
    pub section: String,
}

impl BatchChange {
    fn of(change: &batch::BatchChange, mis_identifier: &str) -> Self {
        let reason = |rule: &&'static Rule| ChangeReason {
            code: rule.code,
            message: rule.said_of(change.field),
            section: rule.section.to_string(),
        };
        Self {
            record: change.record,
            line: change.line,
            mis_identifier: mis_identifier.to_owned(),
            field: change.field.camel_name(),
            typed: change.typed.clone(),
            to: change.to.clone(),
            applied: change.applied,
            reasons: change.rules().iter().map(reason).collect(),
        }
    }
}

impl fmt::Debug for BatchChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchChange")
            .field("record", &self.record)
            .field("line", &self.line)
            .field("field", &self.field)
            .field("applied", &self.applied)
            .field("reasons", &self.reasons)
            .finish_non_exhaustive()
    }
}

/// A question whose answer would settle an error.
///
/// # Privacy
///
/// `misIdentifier` is the learner's; `Debug` hides it.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchQuestion {
    /// The data record, from 1.
    pub record: u64,
    /// The physical line, from 1.
    pub line: u64,
    /// The college's own key of the learner.
    pub mis_identifier: String,
    /// The field; null where it is about the record.
    pub field: Option<&'static str>,
    /// The error's code.
    pub code: &'static str,
    /// What is wrong, as a sentence.
    pub message: String,
    /// `learner`, `office`, `mis` or `service_desk`.
    pub ask: &'static str,
    /// What to ask.
    pub question: String,
    /// Where the question comes from.
    pub section: String,
}

impl BatchQuestion {
    fn of(question: &batch::BatchQuestion, record: &batch::Rehearsed<'_>) -> Self {
        let batch::BatchQuestion { finding, ask, section, .. } = question;
        Self {
            record: record.record,
            line: finding.line.unwrap_or(record.line),
            mis_identifier: record.learner.mis_identifier.as_ref().to_owned(),
            field: finding.field.map(Field::camel_name),
            code: finding.code,
            message: finding.message(),
            ask: ask.code(),
            question: question.question(),
            section: section.to_string(),
        }
    }
}

impl fmt::Debug for BatchQuestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchQuestion")
            .field("record", &self.record)
            .field("line", &self.line)
            .field("field", &self.field)
            .field("code", &self.code)
            .field("ask", &self.ask)
            .finish_non_exhaustive()
    }
}

/// What correcting a file would change, and what is to be asked.
///
/// Of each code no more than the policy's bound is listed; the counts are exact.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct RehearsalReport {
    /// What would come of the records.
    pub counts: RehearsalCounts,
    /// The changes, made and proposed, in the order of the file.
    pub changes: Vec<BatchChange>,
    /// The questions, in the order of the file.
    pub questions: Vec<BatchQuestion>,
}

impl RehearsalReport {
    /// Goes through a dry run and keeps of each code as many changes and questions as `most` says.
    ///
    /// # Errors
    ///
    /// As [`Rehearsal::next_record`], in the wire's shape.
    pub fn of<R: Read>(mut rehearsal: Rehearsal<R>, most: usize) -> Result<Self, Error> {
        let (mut changes, mut questions) = (Vec::new(), Vec::new());
        let mut kept: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut keeps = move |code| {
            let kept = kept.entry(code).or_default();
            *kept += 1;
            *kept <= most
        };
        while let Some(record) = rehearsal.next_record() {
            let record = record.map_err(|error| Error::from(&error))?;
            for change in &record.changes {
                if change.rules().first().is_some_and(|rule| keeps(rule.code)) {
                    changes.push(BatchChange::of(change, &record.learner.mis_identifier));
                }
            }
            // No code is of an error and of a repair too.
            for question in &record.questions {
                if keeps(question.finding.code) {
                    questions.push(BatchQuestion::of(question, &record));
                }
            }
        }
        Ok(Self { counts: rehearsal.counts().into(), changes, questions })
    }
}

/// Checks a whole file in memory and says what correcting it would change.
///
/// # Errors
///
/// As [`batch::check()`] and [`batch::rehearse()`], in the wire's shape.
pub fn rehearse_batch(data: &[u8], policy: &batch::BatchPolicy) -> Result<RehearsalReport, Error> {
    let rehearsal = rehearsal(data, policy).map_err(|error| Error::from(&error))?;
    RehearsalReport::of(rehearsal, policy.max_findings_per_code)
}

/// Checks a whole file in memory and writes what correcting it would change, as a table or as text.
///
/// # Errors
///
/// As [`batch::check()`] and [`batch::write_changes()`], in the wire's shape.
pub fn write_changes(data: &[u8], wanted: &Correction, policy: &batch::BatchPolicy) -> Result<String, Error> {
    written(|file| batch::write_changes(file, rehearsal(data, policy)?, wanted.format, wanted.detail))
}

/// Checks a whole file in memory and writes what is to be asked about it.
///
/// # Errors
///
/// As [`batch::check()`] and [`batch::write_questions()`], in the wire's shape.
pub fn write_questions(
    data: &[u8],
    wanted: &Correction,
    policy: &batch::BatchPolicy,
) -> Result<String, Error> {
    written(|file| batch::write_questions(file, rehearsal(data, policy)?, wanted.detail))
}

fn rehearsal<'d>(
    data: &'d [u8],
    policy: &batch::BatchPolicy,
) -> Result<Rehearsal<Box<dyn Read + 'd>>, BatchError> {
    let report = batch::check(boxed(data), policy)?;
    batch::rehearse(boxed(data), &report, policy)
}

fn written<T>(write: impl FnOnce(&mut Vec<u8>) -> Result<T, BatchError>) -> Result<String, Error> {
    let mut file = Vec::new();
    write(&mut file).map_err(|error| Error::from(&error))?;
    // INVARIANT: what is written is made of texts.
    Ok(String::from_utf8_lossy(&file).into_owned())
}
