//! What another language hands over about enrolment: one object for each call, read without guessing.

use super::super::Error;
use super::super::given::Given;
use super::super::nested::Nested;
use super::super::object::{Object, Slot};
use crate::enrolment::{
    self, EnrolmentEvent, EnrolmentState, Identity, Moment, OrganisationKind, SharingLogLimits,
    SharingPolicy, SignUpStep, Situation,
};
use crate::guide::Edition;
use crate::learner::InputError;
use crate::value::{AbilityToShare, Ukprn};

/// Gives a checklist by `{kind, ukprn, done}`, of which all but the first may be left out.
///
/// # Errors
///
/// [`InputError`], and as [`Ukprn::parse`], in the wire's shape.
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, enrolment_sign_up};
///
/// let given = serde_json::json!({ "kind": "school", "done": ["register_edubase"] });
/// assert_eq!(enrolment_sign_up(Nested::from(given))?.next[0].code(), "receive_ukprn");
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn enrolment_sign_up(given: Nested) -> Result<enrolment::SignUp, Error> {
    let mut given = Object::of(given)?;
    let kind = given.wanted("kind", OrganisationKind::from_code)?;
    let ukprn = given.text("ukprn")?;
    let Slot { place, .. } = given.peek("done");
    let done = given.texts("done")?;
    given.end()?;
    let read = || Ukprn::parse(&ukprn).map_err(|error| Error::from(&error));
    let ukprn = (!ukprn.is_empty()).then(read).transpose()?;
    let step = |code: &String| SignUpStep::from_code(code).ok_or(InputError::Setting { place });
    let done = done.iter().map(step).collect::<Result<Vec<_>, _>>()?;
    Ok(enrolment::sign_up(kind, ukprn, &done))
}

/// Says what to do now by `{state, abilityToShare, identity, tipsTried}`, each of which may be left out.
///
/// # Errors
///
/// [`InputError`], and as [`AbilityToShare::parse`], in the wire's shape.
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, enrolment_next_step};
///
/// let given = serde_json::json!({ "state": "uln_created" });
/// assert_eq!(enrolment_next_step(Nested::from(given))?.step.code(), "tell_learner");
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn enrolment_next_step(given: Nested) -> Result<enrolment::NextStep, Error> {
    Ok(enrolment::next_step(&situation(given)?))
}

/// Takes one step of the flow: a situation, and the code of what happens.
///
/// # Errors
///
/// As [`enrolment_next_step`] and [`enrolment::advance`], in the wire's shape.
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, enrolment_advance};
///
/// let given = serde_json::json!({ "state": "not_found" });
/// assert_eq!(enrolment_advance(Nested::from(given), "registered").unwrap_err().code, "enrolment.tips_first");
/// ```
pub fn enrolment_advance(given: Nested, event: &str) -> Result<Situation, Error> {
    let situation = situation(given)?;
    let event = EnrolmentEvent::from_code(event).ok_or(InputError::Setting { place: 2 })?;
    enrolment::advance(&situation, event).map_err(|error| Error::from(&error))
}

fn situation(given: Nested) -> Result<Situation, Error> {
    let mut given = Object::of(given)?;
    let start = Situation::default();
    let situation = Situation {
        state: given.word("state", EnrolmentState::from_code)?.unwrap_or(start.state),
        ability_to_share: sharing(given.take("abilityToShare"))?,
        identity: given.word("identity", Identity::from_code)?.unwrap_or(start.identity),
        tips_tried: size(given.whole("tipsTried")?, start.tips_tried),
    };
    given.end()?;
    Ok(situation)
}

fn sharing(Slot { place, value }: Slot) -> Result<Option<AbilityToShare>, Error> {
    let text = match value {
        Nested::Plain(Given::Blank) => return Ok(None),
        Nested::Plain(Given::Whole(code)) => code.to_string(),
        Nested::Plain(Given::Text(text)) => text,
        _ => return Err(InputError::Setting { place }.into()),
    };
    AbilityToShare::parse(&text).map(Some).map_err(|error| Error::from(&error))
}

/// `{edition, now, at}`
pub(super) fn policy(given: Nested) -> Result<SharingPolicy, Error> {
    let mut given = Object::of(given)?;
    let policy = SharingPolicy {
        edition: given.word("edition", Edition::from_code)?.unwrap_or_default(),
        now: given.word("now", Moment::parse)?,
        at: given.word("at", Moment::parse)?,
    };
    given.end()?;
    Ok(policy)
}

/// `{maxBytes, maxChanges, maxTextBytes}`
pub(super) fn limits(given: Nested) -> Result<SharingLogLimits, Error> {
    let mut given = Object::of(given)?;
    let SharingLogLimits { max_bytes, max_changes, max_text_bytes } = SharingLogLimits::DEFAULT;
    let limits = SharingLogLimits {
        max_bytes: size(given.bound("maxBytes")?, max_bytes),
        max_changes: size(given.bound("maxChanges")?, max_changes),
        max_text_bytes: size(given.bound("maxTextBytes")?, max_text_bytes),
    };
    given.end()?;
    Ok(limits)
}

fn size(given: Option<u32>, default: usize) -> usize {
    given.map_or(default, |size| usize::try_from(size).unwrap_or(usize::MAX))
}
