//! How a data challenge goes on once it is prepared: a table of states and of what leads from one to the next.

use super::compose::REFERENCE;
use super::{ChallengeFinding, HISTORY, ULN_PROBLEM};
use crate::finding::{Rule, RuleError, rule_error};
use crate::guide::{Section, words};

words! {
    /// Where a data challenge stands.
    ///
    /// # Source
    ///
    /// Guide, 6.2 to 6.4. The words that the portal shows as the status are not published: these are ours.
    ChallengeState;
    Drafted "drafted" "It is prepared, and not submitted.";
    Submitted "submitted" "Finish was selected; nobody has looked whether it is under View Enquiries.";
    Open "open" "It is under View Enquiries, and under investigation.";
    InformationWanted "information_wanted" "The LRS Service Desk has asked for further information.";
    Resolved "resolved" "It has ended, and the record was put right.";
    Unsuccessful "unsuccessful" "It has ended, and nothing was changed.";
    Withdrawn "withdrawn" "It was withdrawn.";
}

words! {
    /// What happens to a data challenge, or what somebody does about it.
    ///
    /// # Source
    ///
    /// Guide, 6.2 (Finish; the Service Desk gets in contact) and 6.4 (View Enquiries; withdraw).
    ChallengeEvent;
    Submit "submit" "Select Finish on the portal.";
    Find "find" "Find it under View Enquiries.";
    Miss "miss" "Look under View Enquiries, where it is not.";
    AskForInformation "ask_for_information" "The Service Desk asks for further information.";
    GiveInformation "give_information" "Give the Service Desk what it asked for.";
    Resolve "resolve" "It is resolved: the record was put right.";
    Close "close" "It is closed, and nothing was changed.";
    Withdraw "withdraw" "Withdraw it on the screen View Enquiries.";
}

use ChallengeEvent as Event;
use ChallengeState as State;

/// What leads from where to where.
const TABLE: &[(State, Event, State)] = &[
    (State::Drafted, Event::Submit, State::Submitted),
    (State::Submitted, Event::Find, State::Open),
    (State::Submitted, Event::Miss, State::Drafted),
    (State::Submitted, Event::AskForInformation, State::InformationWanted),
    (State::Submitted, Event::Resolve, State::Resolved),
    (State::Submitted, Event::Close, State::Unsuccessful),
    (State::Submitted, Event::Withdraw, State::Withdrawn),
    (State::Open, Event::AskForInformation, State::InformationWanted),
    (State::Open, Event::Resolve, State::Resolved),
    (State::Open, Event::Close, State::Unsuccessful),
    (State::Open, Event::Withdraw, State::Withdrawn),
    (State::InformationWanted, Event::GiveInformation, State::Open),
    (State::InformationWanted, Event::Resolve, State::Resolved),
    (State::InformationWanted, Event::Close, State::Unsuccessful),
    (State::InformationWanted, Event::Withdraw, State::Withdrawn),
];

impl ChallengeState {
    /// Whether it has ended, so that nothing follows.
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Resolved | Self::Unsuccessful | Self::Withdrawn)
    }

    fn after(self, event: Event) -> Option<Self> {
        let follows = |line: &&(State, Event, State)| (line.0, line.1) == (self, event);
        TABLE.iter().find(follows).map(|line| line.2)
    }
}

impl ChallengeEvent {
    /// Whether it is something that an organisation does about its own challenges alone.
    const fn is_of_owner(self) -> bool {
        matches!(self, Self::Submit | Self::Miss | Self::GiveInformation | Self::Withdraw)
    }
}

/// Where a data challenge stands, what may come next, and what to bear in mind.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ChallengeStatus {
    /// Where it stands.
    pub state: ChallengeState,
    /// Whether it has ended.
    pub has_ended: bool,
    /// What may come next.
    pub next: Vec<ChallengeEvent>,
    /// What to do now, and what to bear in mind.
    pub reasons: Vec<ChallengeFinding>,
}

/// Says what may come next of a data challenge, and what to do. `is_own` says that your organisation raised it: the screen
/// View Enquiries shows those of others too.
///
/// # Source
///
/// Guide, 6.2 to 6.4.
///
/// # Examples
///
/// ```
/// use lrs_core::challenge::{ChallengeState, status};
///
/// let submitted = status(ChallengeState::Submitted, true);
/// assert_eq!(submitted.reasons[0].code(), "challenge.status.no_email");
/// assert!(submitted.reasons.iter().any(|reason| reason.code() == "challenge.reference_in_email"));
/// ```
pub fn status(state: ChallengeState, is_own: bool) -> ChallengeStatus {
    let next = Event::ALL.into_iter().filter(|event| advance(state, *event, is_own).is_ok()).collect();
    let said = [
        (!is_own, &OTHERS),
        (is_own && state == State::Drafted, &NOT_RAISED),
        (is_own && state == State::Submitted, &NO_EMAIL),
        (state == State::Open, &LOOK_AGAIN),
        (is_own && state == State::InformationWanted, &WANTED),
        (state == State::Resolved, &LOOK_AT_RECORD),
        (state == State::Unsuccessful, &CERTIFICATE),
        (state == State::Withdrawn, &RAISE_ANEW),
        (is_own && state != State::Drafted, &REFERENCE),
    ];
    let reasons = said.into_iter().filter(|(holds, _)| *holds).map(|(_, rule)| ChallengeFinding::new(rule));
    ChallengeStatus { state, has_ended: state.has_ended(), next, reasons: reasons.collect() }
}

/// Where a data challenge stands after something has happened.
///
/// # Source
///
/// Guide, 6.2 to 6.4: a challenge is submitted by Finish, is found under View Enquiries and nowhere else, can be withdrawn
/// there while it goes on, and only by whoever raised it.
///
/// # Errors
///
/// In the order in which they are looked for:
///
/// - [`ChallengeError::NotOwn`]: it is another organisation's
/// - [`ChallengeError::Ended`], [`ChallengeError::NotSubmitted`]
/// - [`ChallengeError::NotNext`]: it does not follow on where the challenge stands
///
/// # Examples
///
/// ```
/// use lrs_core::challenge::{ChallengeError, ChallengeEvent, ChallengeState, advance};
///
/// let open = advance(ChallengeState::Submitted, ChallengeEvent::Find, true)?;
/// assert_eq!(advance(open, ChallengeEvent::Withdraw, true)?, ChallengeState::Withdrawn);
/// assert_eq!(advance(open, ChallengeEvent::Withdraw, false), Err(ChallengeError::NotOwn));
/// # Ok::<(), ChallengeError>(())
/// ```
pub fn advance(
    state: ChallengeState,
    event: ChallengeEvent,
    is_own: bool,
) -> Result<ChallengeState, ChallengeError> {
    match (state.after(event), state) {
        _ if !is_own && event.is_of_owner() => Err(ChallengeError::NotOwn),
        (Some(next), _) => Ok(next),
        (None, state) if state.has_ended() => Err(ChallengeError::Ended),
        (None, State::Drafted) => Err(ChallengeError::NotSubmitted),
        (None, _) => Err(ChallengeError::NotNext),
    }
}

/// Why something cannot happen to a data challenge.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ChallengeError {
    /// `challenge.not_own`: it is another organisation's.
    NotOwn,
    /// `challenge.ended`: it has ended.
    Ended,
    /// `challenge.not_submitted`: it has not been submitted.
    NotSubmitted,
    /// `challenge.not_next`: it does not follow on where the challenge stands.
    NotNext,
}

impl RuleError for ChallengeError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::NotOwn => &NOT_OWN,
            Self::Ended => &ENDED,
            Self::NotSubmitted => &NOT_SUBMITTED,
            Self::NotNext => &NOT_NEXT,
        }
    }
}

rule_error!(ChallengeError, "data challenge");

const OUR_ORDER: Section =
    Section::OurChoice { reason: "the guide tells what happens one after the other, and not in a table" };

static NOT_OWN: Rule = Rule::error(
    "challenge.not_own",
    HISTORY,
    "the screen View Enquiries shows the enquiries of others too, and only your own are yours to withdraw or answer",
    "Leave it to the organisation that raised it.",
);
static ENDED: Rule = Rule::error(
    "challenge.ended",
    OUR_ORDER,
    "the data challenge has ended",
    "If something is still wrong, raise a new one.",
);
static NOT_SUBMITTED: Rule = Rule::error(
    "challenge.not_submitted",
    ULN_PROBLEM,
    "the data challenge has not been submitted, so that the LRS does not know of it",
    "Select Finish on the portal first.",
);
static NOT_NEXT: Rule = Rule::error(
    "challenge.not_next",
    OUR_ORDER,
    "that does not follow on where the data challenge stands",
    "Look under View Enquiries where it stands.",
);
static NOT_RAISED: Rule = Rule::advice(
    "challenge.status.not_raised",
    HISTORY,
    "it is not raised yet, and somebody else may have raised one",
    "Look under View Enquiries, which shows those of other organisations too; then submit it.",
);
static NO_EMAIL: Rule = Rule::advice(
    "challenge.status.no_email",
    HISTORY,
    "no email tells you that the data challenge has been raised",
    "Look under View Enquiries in the learner's profile whether it is there.",
);
static LOOK_AGAIN: Rule = Rule::advice(
    "challenge.status.look_again",
    HISTORY,
    "no email tells you how it goes on",
    "Look under View Enquiries from time to time.",
);
static WANTED: Rule = Rule::warning(
    "challenge.status.information_wanted",
    ULN_PROBLEM,
    "the Service Desk waits for further information, which delays the issue",
    "Give it soon, by telephone, or encrypted.",
);
static LOOK_AT_RECORD: Rule = Rule::advice(
    "challenge.status.look_at_record",
    Section::OurChoice { reason: "whoever reported a problem knows best whether it is gone" },
    "the record was put right",
    "Look at the learner's record, and put your own right: a ULN that was merged is no longer the master.",
);
static CERTIFICATE: Rule = Rule::advice(
    "challenge.status.certificate",
    super::guide("5.2.1", "Qualification has no grade"),
    "a data challenge may not always be successful, for example where a provider no longer exists",
    "Ask the learner for a copy of the certificate.",
);
static RAISE_ANEW: Rule = Rule::advice(
    "challenge.status.withdrawn",
    HISTORY,
    "it was withdrawn, and is still shown under View Enquiries",
    "If the problem is still there, raise a new one.",
);
static OTHERS: Rule = Rule::advice(
    "challenge.status.others",
    HISTORY,
    "another organisation raised it",
    "Raise none for the same problem; you cannot withdraw it.",
);

/// The rules of this file.
pub(super) static RULES: &[&Rule] =
    &[&NOT_RAISED, &NO_EMAIL, &LOOK_AGAIN, &WANTED, &LOOK_AT_RECORD, &CERTIFICATE, &RAISE_ANEW, &OTHERS];

/// The rules of errors.
pub(super) static ERROR_RULES: &[&Rule] = &[&NOT_OWN, &ENDED, &NOT_SUBMITTED, &NOT_NEXT];
