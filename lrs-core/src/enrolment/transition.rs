//! The flow as a table: from where, by what, under which condition, to where, and where the guide says so.

use super::guard::Guard;
use super::situation::{Identity, Situation};
use super::state::{
    DETAILS, EBS, EnrolmentEvent, EnrolmentState, NOTICE, PROCESS, REGISTER, SEARCH, SHARING, TIPS,
    VERIFICATION,
};
use crate::guide::Section;
use crate::matching::TIP_COUNT;
use crate::value::AbilityToShare;

/// One line of the table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Transition {
    /// Where the learner stands before; none where it does not matter.
    pub from: Option<EnrolmentState>,
    /// What happens.
    pub event: EnrolmentEvent,
    /// What must hold.
    pub guards: &'static [Guard],
    /// Where the learner stands after; none where nothing changes but what is known.
    pub to: Option<EnrolmentState>,
    /// Where it comes from.
    pub section: Section,
    effect: Effect,
}

/// What is known after an event that was not known before.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Effect {
    Nothing,
    /// One more tip was tried, or does not fit.
    TipTried,
    /// All of them were.
    TipsTried,
    /// The details are others, and so are the searches.
    TipsAnew,
    Sharing(AbilityToShare),
    Identity(Identity),
}

impl Transition {
    /// Whether it starts in a state.
    pub fn starts_in(&self, state: EnrolmentState) -> bool {
        self.from.is_none_or(|from| from == state)
    }

    /// The situation after it.
    pub(super) fn taken(&self, situation: &Situation) -> Situation {
        let mut after = Situation { state: self.to.unwrap_or(situation.state), ..*situation };
        match self.effect {
            Effect::Nothing => {}
            Effect::TipTried => after.tips_tried = situation.tips_tried.saturating_add(1).min(TIP_COUNT),
            Effect::TipsTried => after.tips_tried = TIP_COUNT,
            Effect::TipsAnew => after.tips_tried = 0,
            Effect::Sharing(state) => after.ability_to_share = Some(state),
            Effect::Identity(identity) => after.identity = identity,
        }
        after
    }
}

/// The table of the flow, in the order of the guide's picture; last what may happen in any state.
///
/// # Source
///
/// Guide, 1.3 (the picture), 4.2, 5.2.1, Appendix B, Appendix E. Each line names its own.
///
/// # Examples
///
/// ```
/// use lrs_core::enrolment::{EnrolmentEvent, Guard, transitions};
///
/// let registering = transitions().iter().find(|line| line.event == EnrolmentEvent::Registered).expect("a line");
/// assert_eq!(registering.guards, [Guard::TipsTried, Guard::NoticeSettled, Guard::IdentitySettled]);
/// ```
pub const fn transitions() -> &'static [Transition] {
    TABLE
}

const BY_TIP: Section = Section::OurChoice {
    reason: "who was found by other details than the learner gave may be somebody else, and is asked for",
};
const AGAIN: Section = Section::OurChoice {
    reason: "a learner stays with the register: details change later too, and there are other examinations",
};

macro_rules! table {
    ($($from:ident, $event:ident, [$($guard:ident),*], $to:ident, $section:ident $(, $effect:expr)?;)*) => {
        &[$(Transition {
            from: state!($from),
            event: EnrolmentEvent::$event,
            guards: &[$(Guard::$guard),*],
            to: state!($to),
            section: $section,
            effect: effect!($($effect)?),
        }),*]
    };
}
macro_rules! state {
    (Any) => {
        None
    };
    (Same) => {
        None
    };
    ($state:ident) => {
        Some(EnrolmentState::$state)
    };
}
macro_rules! effect {
    () => {
        Effect::Nothing
    };
    ($effect:expr) => {
        $effect
    };
}

#[rustfmt::skip]
static TABLE: &[Transition] = table! {
    Arrived,         GivesUln,            [],                                         WithUln,         PROCESS;
    Arrived,         HasNoUln,            [],                                         WithoutUln,      PROCESS;
    WithUln,         Found,               [],                                         UlnConfirmed,    PROCESS;
    WithUln,         FoundNobody,         [],                                         WithoutUln,      PROCESS;
    WithoutUln,      Found,               [],                                         UlnConfirmed,    PROCESS;
    WithoutUln,      FoundPossible,       [],                                         Unclear,         PROCESS;
    WithoutUln,      FoundTooMany,        [],                                         Unclear,         SEARCH;
    WithoutUln,      FoundNobody,         [],                                         NotFound,        SEARCH;
    Unclear,         IsThisLearner,       [],                                         UlnConfirmed,    PROCESS;
    Unclear,         IsAnother,           [],                                         NotFound,        PROCESS;
    Unclear,         DetailsCorrected,    [],                                         WithoutUln,      SEARCH,   Effect::TipsAnew;
    NotFound,        Found,               [],                                         Unclear,         BY_TIP;
    NotFound,        FoundPossible,       [],                                         Unclear,         PROCESS;
    NotFound,        FoundTooMany,        [],                                         NotFound,        TIPS,     Effect::TipTried;
    NotFound,        FoundNobody,         [],                                         NotFound,        TIPS,     Effect::TipTried;
    NotFound,        TipSkipped,          [],                                         NotFound,        TIPS,     Effect::TipTried;
    NotFound,        TipsExhausted,       [],                                         NotFound,        TIPS,     Effect::TipsTried;
    NotFound,        DetailsCorrected,    [],                                         WithoutUln,      SEARCH,   Effect::TipsAnew;
    NotFound,        Registered,          [TipsTried, NoticeSettled, IdentitySettled], UlnCreated,     REGISTER;
    NotFound,        RegistrationRefused, [],                                         WithoutUln,      EBS,      Effect::TipsAnew;
    UlnConfirmed,    LearnerTold,         [],                                         UlnCommunicated, PROCESS;
    UlnCreated,      LearnerTold,         [],                                         UlnCommunicated, REGISTER;
    UlnCommunicated, DetailsSent,         [NoticeSettled, IdentitySettled],           DetailsUpdated,  PROCESS;
    UlnCommunicated, NothingToSend,       [NoticeSettled, IdentitySettled],           DetailsUpdated,  DETAILS;
    DetailsUpdated,  DetailsSent,         [],                                         DetailsUpdated,  AGAIN;
    DetailsUpdated,  LearnerEntered,      [],                                         Entered,         PROCESS;
    Entered,         UlnVerified,         [],                                         Verified,        PROCESS;
    Entered,         UlnMismatched,       [],                                         Mismatched,      PROCESS;
    Mismatched,      DetailsCorrected,    [],                                         UlnCommunicated, PROCESS;
    Mismatched,      EntryCorrected,      [],                                         Entered,         PROCESS;
    Mismatched,      UlnWrong,            [],                                         WithoutUln,      PROCESS,  Effect::TipsAnew;
    Verified,        DetailsSent,         [],                                         DetailsUpdated,  AGAIN;
    Verified,        LearnerEntered,      [],                                         Entered,         AGAIN;
    Any,             Shares,              [],                                         Same,            REGISTER, Effect::Sharing(AbilityToShare::AbleToShare);
    Any,             OptsOut,             [],                                         Same,            NOTICE,   Effect::Sharing(AbilityToShare::UnableToShare);
    Any,             Emergency,           [NoticeUnseen],                             Same,            SHARING,  Effect::Sharing(AbilityToShare::NotSeen);
    Any,             IdentityVerified,    [],                                         Same,            VERIFICATION, Effect::Identity(Identity::Verified);
    Any,             IdentityLater,       [IdentityUnproved],                         Same,            REGISTER, Effect::Identity(Identity::Later);
};
