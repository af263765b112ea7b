//! Data challenges: which way a problem goes, what is missing, the text for the portal, and how it goes on.
//!
//! Each function takes what another language hands over and gives what it gets back, so that both wrappers are the same.

mod given;

use core::fmt;

use serde::Serialize;

use super::matching::FilledDraft;
use super::{Error, Nested};
use crate::challenge::{self, ChallengeField, ChallengeInformation};
use crate::learner::LearnerDraft;
use crate::value::ChallengeKind;

/// A finding about a data challenge: `{code, severity, field, place, section, message, remedy}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct ChallengeFinding {
    /// The stable code.
    pub code: &'static str,
    /// `error`, `warning` or `advice`.
    pub severity: &'static str,
    /// The field of the draft, in `camelCase`; null where none is meant.
    pub field: Option<&'static str>,
    /// Which of the learners or qualifications in it, from 0; null where none is meant.
    pub place: Option<usize>,
    /// Where the rule comes from.
    pub section: String,
    /// What there is to say, as a sentence.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl From<&challenge::ChallengeFinding> for ChallengeFinding {
    fn from(found: &challenge::ChallengeFinding) -> Self {
        Self {
            code: found.finding.code,
            severity: found.finding.severity.code(),
            field: found.field.map(ChallengeField::camel_name),
            place: found.place,
            section: found.finding.section.to_string(),
            message: found.finding.message(),
            remedy: found.finding.remedy(),
        }
    }
}

fn findings(found: &[challenge::ChallengeFinding]) -> Vec<ChallengeFinding> {
    found.iter().map(ChallengeFinding::from).collect()
}

/// A step, or a piece of information: `{code, sentence, section}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct ChallengeStep {
    /// The stable name.
    pub code: &'static str,
    /// In words.
    pub sentence: &'static str,
    /// Where the guide says so.
    pub section: String,
}

impl From<challenge::ChallengeStep> for ChallengeStep {
    fn from(step: challenge::ChallengeStep) -> Self {
        Self { code: step.code(), sentence: step.sentence(), section: step.section().to_string() }
    }
}

impl From<ChallengeInformation> for ChallengeStep {
    fn from(piece: ChallengeInformation) -> Self {
        Self { code: piece.code(), sentence: piece.sentence(), section: piece.section().to_string() }
    }
}

/// A line of the guide's table: `{kind, group, enquiry, problem, section, information}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct ChallengeType {
    /// The stable name, for example `duplicate_uln`.
    pub kind: &'static str,
    /// `ULN data challenge` or `Event data challenge`.
    pub group: &'static str,
    /// The type of enquiry to choose in the portal.
    pub enquiry: &'static str,
    /// The type of problem to choose in the portal.
    pub problem: &'static str,
    /// Where the guide lists it.
    pub section: String,
    /// The information that it takes.
    pub information: Vec<ChallengeStep>,
}

impl From<challenge::ChallengeType> for ChallengeType {
    fn from(one: challenge::ChallengeType) -> Self {
        Self {
            kind: one.kind.code(),
            group: one.group(),
            enquiry: one.kind.enquiry(),
            problem: one.kind.problem(),
            section: one.kind.section().to_string(),
            information: one.information.iter().copied().map(ChallengeStep::from).collect(),
        }
    }
}

/// Which way a problem goes: `{way, kind, steps, reasons}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct ChallengeRoute {
    /// `data_challenge`, `uln_data_challenge`, `update`, `awarding_organisation`, `ilr_return` or `leave`.
    pub way: &'static str,
    /// The data challenge to raise; null where it is none.
    pub kind: Option<&'static str>,
    /// What to do, one step after the other.
    pub steps: Vec<ChallengeStep>,
    /// Why.
    pub reasons: Vec<ChallengeFinding>,
}

/// What is still missing: `{isReady, findings}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChallengeCheck {
    /// Whether no error stands against it.
    pub is_ready: bool,
    /// All that is to be said.
    pub findings: Vec<ChallengeFinding>,
}

impl From<&challenge::ChallengeCheck> for ChallengeCheck {
    fn from(check: &challenge::ChallengeCheck) -> Self {
        Self { is_ready: check.is_ready, findings: findings(&check.findings) }
    }
}

/// What is entered in the portal: `{challenge, comments, check, reminders}`.
///
/// # Privacy
///
/// `comments` holds learners' details, because it is asked for. `Debug` does not show it.
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct ChallengeForm {
    /// The types to choose.
    pub challenge: ChallengeType,
    /// The text for the additional comments.
    pub comments: String,
    /// What is still missing.
    pub check: ChallengeCheck,
    /// What to bear in mind.
    pub reminders: Vec<ChallengeFinding>,
}

impl fmt::Debug for ChallengeForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChallengeForm")
            .field("kind", &self.challenge.kind)
            .field("check", &self.check)
            .finish_non_exhaustive()
    }
}

/// Where a data challenge stands: `{state, sentence, hasEnded, next, reasons}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChallengeStatus {
    /// The stable name, for example `submitted`.
    pub state: &'static str,
    /// In words.
    pub sentence: &'static str,
    /// Whether it has ended.
    pub has_ended: bool,
    /// The names of what may come next.
    pub next: Vec<&'static str>,
    /// What to do now, and why.
    pub reasons: Vec<ChallengeFinding>,
}

/// The beginning of a data challenge, of a conflict: `{kind, learners}`.
///
/// # Privacy
///
/// It holds learners' details, because it is asked for; there is no `Debug`.
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct ChallengeDraft {
    /// The stable name of the kind.
    pub kind: &'static str,
    /// The learners.
    pub learners: Vec<FilledDraft>,
}

/// The guide's table of data challenges.
pub fn challenge_kinds() -> Vec<ChallengeType> {
    challenge::kinds().map(ChallengeType::from).collect()
}

/// Says which way a problem goes by `{problem, isOwnIlr, isUlnShared, participationRecord}`, of which all but the first may
/// be left out.
///
/// # Errors
///
/// [`InputError`](crate::learner::InputError), in the wire's shape.
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, challenge_route};
///
/// let given = serde_json::json!({ "problem": "wrong_name" });
/// assert_eq!(challenge_route(Nested::from(given))?.way, "update");
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn challenge_route(given: Nested) -> Result<ChallengeRoute, Error> {
    let route = challenge::route(&given::situation(given)?);
    Ok(ChallengeRoute {
        way: route.way.code(),
        kind: route.kind.map(ChallengeKind::code),
        steps: route.steps.into_iter().map(ChallengeStep::from).collect(),
        reasons: findings(&route.reasons),
    })
}

/// Says what is missing of a draft: an object with the fields of [`ChallengeField`] and `kind`, of which all but the kind
/// may be left out.
///
/// # Errors
///
/// [`InputError`](crate::learner::InputError), in the wire's shape.
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, challenge_check};
///
/// let given = serde_json::json!({ "kind": "demerge_uln", "learners": [{ "uln": "9276308686" }] });
/// assert_eq!(challenge_check(Nested::from(given))?.findings[0].code, "challenge.two_ulns");
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn challenge_check(draft: Nested) -> Result<ChallengeCheck, Error> {
    Ok(ChallengeCheck::from(&challenge::check(&given::draft(draft)?)))
}

/// Writes what is entered in the portal, of a draft as [`challenge_check`] takes it.
///
/// # Errors
///
/// [`InputError`](crate::learner::InputError), in the wire's shape.
pub fn challenge_compose(draft: Nested) -> Result<ChallengeForm, Error> {
    let form = challenge::compose(&given::draft(draft)?);
    Ok(ChallengeForm {
        challenge: form.challenge.into(),
        comments: form.comments,
        check: ChallengeCheck::from(&form.check),
        reminders: findings(&form.reminders),
    })
}

/// Begins the data challenge that a conflict calls for: `{kind, records}`, with what else a conflict has.
///
/// # Errors
///
/// [`InputError`](crate::learner::InputError), in the wire's shape.
///
/// # Examples
///
/// ```
/// use lrs_core::LearnerDraft;
/// use lrs_core::wire::{Nested, challenge_from_conflict};
///
/// let learners = [LearnerDraft { uln: "9276308686".into(), ..LearnerDraft::default() }];
/// let conflict = serde_json::json!({ "kind": "shared_uln", "records": [0] });
/// assert_eq!(challenge_from_conflict(Nested::from(conflict), &learners)?.kind, "shared_uln");
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn challenge_from_conflict(
    conflict: Nested,
    learners: &[LearnerDraft<'_>],
) -> Result<ChallengeDraft, Error> {
    let draft = challenge::from_conflict(&given::conflict(conflict)?, learners);
    Ok(ChallengeDraft {
        kind: draft.kind.code(),
        learners: draft.learners.into_iter().map(FilledDraft).collect(),
    })
}

/// Says where a data challenge stands by `{state, isOwn}`; it is your own unless it is said.
///
/// # Errors
///
/// [`InputError`](crate::learner::InputError), in the wire's shape.
pub fn challenge_status(given: Nested) -> Result<ChallengeStatus, Error> {
    let (state, is_own) = given::state(given)?;
    let status = challenge::status(state, is_own);
    Ok(ChallengeStatus {
        state: state.code(),
        sentence: state.sentence(),
        has_ended: status.has_ended,
        next: status.next.into_iter().map(challenge::ChallengeEvent::code).collect(),
        reasons: findings(&status.reasons),
    })
}

/// Where a data challenge stands after something has happened, by `{state, event, isOwn}`.
///
/// # Errors
///
/// As [`challenge::advance`], and [`InputError`](crate::learner::InputError), in the wire's shape.
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, challenge_advance};
///
/// let given = serde_json::json!({ "state": "submitted", "event": "find" });
/// assert_eq!(challenge_advance(Nested::from(given))?, "open");
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn challenge_advance(given: Nested) -> Result<&'static str, Error> {
    let (state, event, is_own) = given::step(given)?;
    challenge::advance(state, event, is_own)
        .map(challenge::ChallengeState::code)
        .map_err(|error| Error::from(&error))
}
