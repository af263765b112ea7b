//! What is known of a learner's enrolment, and how it goes on.

use super::error::EnrolmentError;
use super::state::{EnrolmentEvent, EnrolmentState};
use super::transition::transitions;
use crate::value::AbilityToShare;

/// What is known of a learner's identity.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Identity {
    /// Nobody has asked yet.
    #[default]
    Open,
    /// It was verified.
    Verified,
    /// It could not be verified, and is to be verified later.
    Later,
}

impl Identity {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Open, Self::Verified, Self::Later];

    /// The stable name: `open`, `verified` or `later`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Verified => "verified",
            Self::Later => "later",
        }
    }

    /// Finds an answer by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|identity| identity.code() == code)
    }
}

/// What is known of a learner's enrolment. It holds nothing that says who the learner is.
///
/// The default is a learner who has just arrived.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Situation {
    /// Where the learner stands.
    pub state: EnrolmentState,
    /// The ability to share; none until the learner was shown the Privacy Notice, or there was an emergency. For a learner
    /// whom the LRS has, what the profile shows; where a [`SharingLog`](super::SharingLog) is kept, its
    /// [`state`](super::SharingLog::state).
    pub ability_to_share: Option<AbilityToShare>,
    /// What is known of the identity.
    pub identity: Identity,
    /// How many of the tips for searching were tried or do not fit, in their order.
    pub tips_tried: usize,
}

impl Default for Situation {
    fn default() -> Self {
        Self {
            state: EnrolmentState::Arrived,
            ability_to_share: None,
            identity: Identity::Open,
            tips_tried: 0,
        }
    }
}

/// Takes one step of the flow: the situation after an event.
///
/// # Source
///
/// The table of [`transitions`].
///
/// # Errors
///
/// - [`EnrolmentError::NotNow`]: the event cannot follow here
/// - [`EnrolmentError::Guarded`]: something must come first; the first that does not hold
///
/// # Examples
///
/// ```
/// use lrs_core::AbilityToShare;
/// use lrs_core::enrolment::{EnrolmentEvent, Situation, advance};
///
/// let shown = advance(&Situation::default(), EnrolmentEvent::OptsOut)?;
/// assert_eq!(shown.ability_to_share, Some(AbilityToShare::UnableToShare));
/// let error = advance(&shown, EnrolmentEvent::Emergency).expect_err("nobody can un-see it");
/// assert_eq!(error.code(), "sharing.cannot_unsee");
/// # Ok::<(), lrs_core::enrolment::EnrolmentError>(())
/// ```
pub fn advance(situation: &Situation, event: EnrolmentEvent) -> Result<Situation, EnrolmentError> {
    let mut lines = transitions().iter();
    let line = lines.find(|line| line.event == event && line.starts_in(situation.state));
    let line = line.ok_or(EnrolmentError::NotNow)?;
    let broken = line.guards.iter().find(|guard| !guard.holds(situation));
    broken.map_or_else(|| Ok(line.taken(situation)), |&guard| Err(EnrolmentError::Guarded(guard)))
}
