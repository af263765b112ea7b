//! What is handed over about data challenges.

use super::super::Error;
use super::super::given::{Given, LearnerDraft};
use super::super::nested::{Nested, list, plain_names, text};
use super::super::object::{Object, Slot};
use super::super::plr::{learning_event, whole};
use crate::challenge::{
    ChallengeDraft, ChallengeEvent, ChallengeProblem, ChallengeSituation, ChallengeState,
};
use crate::learner::{self, InputError};
use crate::matching::UlnConflict;
use crate::value::ChallengeKind;

/// `{problem, isOwnIlr, isUlnShared, participationRecord}`
pub(super) fn situation(given: Nested) -> Result<ChallengeSituation, Error> {
    let mut given = Object::of(given)?;
    let situation = ChallengeSituation {
        problem: given.wanted("problem", ChallengeProblem::from_code)?,
        is_own_ilr: given.flag("isOwnIlr")?,
        is_uln_shared: given.flag("isUlnShared")?,
        participation_record: given.optional_flag("participationRecord")?,
    };
    given.end()?;
    Ok(situation)
}

/// A draft, by the names of its fields.
pub(super) fn draft(given: Nested) -> Result<ChallengeDraft, Error> {
    let mut given = Object::of(given)?;
    let kind = given.wanted("kind", ChallengeKind::from_code)?;
    let draft = ChallengeDraft {
        learners: items(given.take("learners"), learner)?,
        master_uln: text(given.take("masterUln").value).map_err(|_| InputError::UlnNumber)?,
        difference_reason: given.text("differenceReason")?,
        reason: given.text("reason")?,
        explanation: given.text("explanation")?,
        qualifications: items(given.take("qualifications"), learning_event)?,
        proposed: filled(given.take("proposed").value, learning_event)?.unwrap_or_default(),
        transfer_to: filled(given.take("transferTo").value, learner)?,
        participation_record: given.optional_flag("participationRecord")?,
        is_own_ilr: given.flag("isOwnIlr")?,
        is_uln_shared: given.flag("isUlnShared")?,
        contact_name: given.text("contactName")?,
        contact_email_address: given.text("contactEmailAddress")?,
        contact_telephone: given.text("contactTelephone")?,
        ..ChallengeDraft::new(kind)
    };
    given.end()?;
    Ok(draft)
}

fn learner(given: Nested) -> Result<learner::LearnerDraft<'static>, InputError> {
    let Nested::Names(names) = given else { return Err(InputError::Shape) };
    LearnerDraft::of(plain_names(names)).read()
}

fn items<T>(slot: Slot, read: fn(Nested) -> Result<T, InputError>) -> Result<Vec<T>, InputError> {
    let Slot { place, value } = slot;
    list(value, InputError::Setting { place }, read)
}

/// What is there, where something is.
fn filled<T>(value: Nested, read: fn(Nested) -> Result<T, InputError>) -> Result<Option<T>, InputError> {
    match value {
        Nested::Plain(Given::Blank) => Ok(None),
        value => read(value).map(Some),
    }
}

/// `{kind, records}`; the sentences of a conflict say nothing more.
pub(super) fn conflict(given: Nested) -> Result<UlnConflict, Error> {
    let mut given = Object::of(given)?;
    let kind = given.wanted("kind", ChallengeKind::from_code)?;
    let Slot { place, value } = given.take("records");
    let records = list(value, InputError::Setting { place }, |value| whole(&value).ok_or(InputError::Shape))?;
    for words in ["message", "remedy"] {
        given.take(words);
    }
    given.end()?;
    Ok(UlnConflict { kind, records })
}

/// `{state, isOwn}`
pub(super) fn state(given: Nested) -> Result<(ChallengeState, bool), Error> {
    let mut given = Object::of(given)?;
    let read = stands(&mut given)?;
    given.end()?;
    Ok(read)
}

/// `{state, event, isOwn}`
pub(super) fn step(given: Nested) -> Result<(ChallengeState, ChallengeEvent, bool), Error> {
    let mut given = Object::of(given)?;
    let (state, is_own) = stands(&mut given)?;
    let event = given.wanted("event", ChallengeEvent::from_code)?;
    given.end()?;
    Ok((state, event, is_own))
}

fn stands(given: &mut Object) -> Result<(ChallengeState, bool), Error> {
    let state = given.wanted("state", ChallengeState::from_code)?;
    Ok((state, given.optional_flag("isOwn")?.unwrap_or(true)))
}
