//! Enrolment: what is handed over about it, and what comes of it.
//!
//! A log of the ability to share crosses as the JSON that it is exported as, which [`SharingLog`] reads and writes.

mod given;

use core::fmt;

use serde::Serialize;

use super::{Error, Finding, Nested};
use crate::enrolment::{self, EnrolmentEvent, EnrolmentState, Guard, SharingLog, SharingLogLimits};
use crate::finding::Field;
use crate::value::AbilityToShare;

pub use given::{enrolment_advance, enrolment_next_step, enrolment_sign_up};

/// A step or an event: `{code, sentence, section}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct EnrolmentWord {
    /// The stable name.
    pub code: &'static str,
    /// The step, or what happens, in words.
    pub sentence: &'static str,
    /// Where the guide says so.
    pub section: String,
}

impl From<enrolment::EnrolmentStep> for EnrolmentWord {
    fn from(step: enrolment::EnrolmentStep) -> Self {
        Self { code: step.code(), sentence: step.sentence(), section: step.section().to_string() }
    }
}

impl From<EnrolmentEvent> for EnrolmentWord {
    fn from(event: EnrolmentEvent) -> Self {
        Self { code: event.code(), sentence: event.sentence(), section: event.section().to_string() }
    }
}

/// A line of a checklist: `{code, sentence, section, isRequired, isDone, waitsFor}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SignUpItem {
    /// The stable name.
    pub code: &'static str,
    /// What is to be done.
    pub sentence: &'static str,
    /// Where the guide says so.
    pub section: String,
    /// Whether nothing goes without it.
    pub is_required: bool,
    /// Whether it is done.
    pub is_done: bool,
    /// What it still waits for.
    pub waits_for: Vec<&'static str>,
}

/// The checklist of an organisation: `{items, next, isReady, findings}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SignUp {
    /// Every line, in order.
    pub items: Vec<SignUpItem>,
    /// What can be done now, what is required first.
    pub next: Vec<&'static str>,
    /// Whether everything that is required is done.
    pub is_ready: bool,
    /// What is odd about what is said to be done.
    pub findings: Vec<Finding>,
}

impl From<&enrolment::SignUp> for SignUp {
    fn from(list: &enrolment::SignUp) -> Self {
        let codes = |steps: &[enrolment::SignUpStep]| steps.iter().map(|step| step.code()).collect();
        let item = |item: &enrolment::SignUpItem| SignUpItem {
            code: item.step.code(),
            sentence: item.step.sentence(),
            section: item.step.section().to_string(),
            is_required: item.step.is_required(),
            is_done: item.is_done,
            waits_for: codes(&item.waits_for),
        };
        Self {
            items: list.items.iter().map(item).collect(),
            next: codes(&list.next),
            is_ready: list.is_ready,
            findings: findings(&list.findings),
        }
    }
}

/// A line of the flow's table: `{from, event, sentence, guards, to, section}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct EnrolmentTransition {
    /// Where the learner stands before; null where it does not matter.
    pub from: Option<&'static str>,
    /// What happens.
    pub event: &'static str,
    /// What happens, in words.
    pub sentence: &'static str,
    /// What must hold.
    pub guards: Vec<&'static str>,
    /// Where the learner stands after; null where that stays.
    pub to: Option<&'static str>,
    /// Where the line comes from.
    pub section: String,
}

/// The table of the flow.
pub fn enrolment_transitions() -> Vec<EnrolmentTransition> {
    let line = |line: &enrolment::Transition| EnrolmentTransition {
        from: line.from.map(EnrolmentState::code),
        event: line.event.code(),
        sentence: line.event.sentence(),
        guards: line.guards.iter().copied().map(Guard::code).collect(),
        to: line.to.map(EnrolmentState::code),
        section: line.section.to_string(),
    };
    enrolment::transitions().iter().map(line).collect()
}

/// What is known of a learner's enrolment: `{state, abilityToShare, identity, tipsTried}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EnrolmentSituation {
    /// Where the learner stands.
    pub state: &'static str,
    /// The ability to share; null where nothing is known.
    pub ability_to_share: Option<AbilityToShare>,
    /// `open`, `verified` or `later`.
    pub identity: &'static str,
    /// How many tips were tried or do not fit.
    pub tips_tried: usize,
}

impl From<&enrolment::Situation> for EnrolmentSituation {
    fn from(situation: &enrolment::Situation) -> Self {
        Self {
            state: situation.state.code(),
            ability_to_share: situation.ability_to_share,
            identity: situation.identity.code(),
            tips_tried: situation.tips_tried,
        }
    }
}

/// What to do now: `{step, mandatory, helpful, tip, reasons, events}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct EnrolmentNextStep {
    /// What to do.
    pub step: EnrolmentWord,
    /// The fields that it cannot do without, in `camelCase`.
    pub mandatory: Vec<&'static str>,
    /// The fields that help, in `camelCase`.
    pub helpful: Vec<&'static str>,
    /// The tip to search by; null where that is not the step.
    pub tip: Option<Finding>,
    /// Why, and what else is owed to the learner.
    pub reasons: Vec<Finding>,
    /// What may happen here.
    pub events: Vec<EnrolmentWord>,
}

impl From<&enrolment::NextStep> for EnrolmentNextStep {
    fn from(next: &enrolment::NextStep) -> Self {
        let names = |fields: &[Field]| fields.iter().copied().map(Field::camel_name).collect();
        Self {
            step: next.step.into(),
            mandatory: names(next.step.mandatory()),
            helpful: names(next.step.helpful()),
            tip: next.tip.as_ref().map(Finding::from),
            reasons: findings(&next.reasons),
            events: next.events.iter().copied().map(EnrolmentWord::from).collect(),
        }
    }
}

/// What a log says: `{isLegal, accepted, state, since, noticeVersion, findings}`.
///
/// # Privacy
///
/// `Debug` does not show the version of the notice, which is a text from outside.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SharingReplay {
    /// Whether every entry is legal.
    pub is_legal: bool,
    /// How many entries are legal.
    pub accepted: usize,
    /// The ability to share; null where nothing is known.
    pub state: Option<AbilityToShare>,
    /// Since when; null where it was so before the first entry.
    pub since: Option<String>,
    /// The version of the notice that the learner saw last.
    pub notice_version: Option<String>,
    /// Every entry that cannot be, by its number in `record`, and what else is to be said.
    pub findings: Vec<Finding>,
}

impl fmt::Debug for SharingReplay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharingReplay")
            .field("accepted", &self.accepted)
            .field("state", &self.state)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

impl From<&enrolment::SharingReplay> for SharingReplay {
    fn from(played: &enrolment::SharingReplay) -> Self {
        Self {
            is_legal: played.is_legal,
            accepted: played.accepted,
            state: played.state,
            since: played.since.map(|moment| moment.to_string()),
            notice_version: played.notice_version.clone(),
            findings: findings(&played.findings),
        }
    }
}

/// What is in memory already has no bounds of its own.
const IN_MEMORY: SharingLogLimits =
    SharingLogLimits { max_bytes: usize::MAX, max_changes: usize::MAX, max_text_bytes: usize::MAX };

/// Adds an entry to a log, both as JSON; the answer is the log as JSON.
///
/// # Errors
///
/// As [`SharingLog::read`], [`SharingChange::read`](enrolment::SharingChange::read) and [`SharingLog::append`], in the
/// wire's shape.
pub fn sharing_append(log: &str, change: &str) -> Result<String, Error> {
    let append = || {
        let mut log = SharingLog::read(log.as_bytes(), &IN_MEMORY)?;
        let entry = log.changes().len() + 1;
        log.append(enrolment::SharingChange::read(change.as_bytes(), entry, &IN_MEMORY)?)?;
        Ok(log.to_json())
    };
    append().map_err(|error: enrolment::SharingLogError| Error::from(&error))
}

/// Plays a log, as JSON, by `{edition, now, at}`, all of which may be left out.
///
/// # Errors
///
/// As [`SharingLog::read_changes`], and as for a policy, in the wire's shape.
pub fn sharing_replay(log: &str, policy: Nested) -> Result<enrolment::SharingReplay, Error> {
    let policy = given::policy(policy)?;
    let read = SharingLog::read_changes(log.as_bytes(), &IN_MEMORY);
    let (held, changes) = read.map_err(|error| Error::from(&error))?;
    Ok(SharingLog::replay(held, &changes, &policy))
}

/// Makes sure that a log is an earlier one with entries added, both as JSON.
///
/// # Errors
///
/// As [`SharingLog::read`] and [`SharingLog::continues`], in the wire's shape.
pub fn sharing_continues(log: &str, earlier: &str) -> Result<(), Error> {
    let read = |json: &str| SharingLog::read(json.as_bytes(), &IN_MEMORY);
    let continues = || read(log)?.continues(&read(earlier)?);
    continues().map_err(|error| Error::from(&error))
}

/// Reads a log from outside within `{maxBytes, maxChanges, maxTextBytes}`, all of which may be left out; the answer is the
/// log as JSON.
///
/// # Errors
///
/// As [`SharingLog::read`], and as for a policy, in the wire's shape.
pub fn sharing_read(json: &[u8], limits: Nested) -> Result<String, Error> {
    let log = SharingLog::read(json, &given::limits(limits)?).map_err(|error| Error::from(&error))?;
    Ok(log.to_json())
}

/// A log as the JSON that it is exported as.
///
/// # Errors
///
/// As [`SharingLog::read`], in the wire's shape.
pub fn sharing_to_json(log: &str) -> Result<String, Error> {
    SharingLog::read(log.as_bytes(), &IN_MEMORY).map(|log| log.to_json()).map_err(|error| Error::from(&error))
}

/// How large a log may be, for a caller who reads it from a file.
///
/// # Errors
///
/// [`InputError`](crate::learner::InputError), in the wire's shape.
pub fn sharing_limits(limits: Nested) -> Result<SharingLogLimits, Error> {
    given::limits(limits)
}

fn findings(found: &[crate::finding::Finding]) -> Vec<Finding> {
    found.iter().map(Finding::from).collect()
}
