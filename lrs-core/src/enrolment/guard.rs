//! What must hold before something may happen.

use super::situation::{Identity, Situation};
use crate::finding::{Rule, RuleError as _};
use crate::guide::{Section, section};
use crate::matching::TIP_COUNT;
use crate::value::{AbilityToShare, SharingError};

/// Something that must hold, each with the rule that is broken otherwise.
///
/// # Examples
///
/// ```
/// use lrs_core::enrolment::{Guard, Situation};
///
/// assert!(!Guard::NoticeSettled.holds(&Situation::default()));
/// assert_eq!(Guard::NoticeSettled.code(), "notice_settled");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Guard {
    /// Every tip for searching was tried, or does not fit.
    TipsTried,
    /// The learner has seen the Privacy Notice, or there is an emergency.
    NoticeSettled,
    /// The learner has seen the Privacy Notice.
    NoticeSeen,
    /// The learner has not seen the Privacy Notice.
    NoticeUnseen,
    /// The learner's identity was verified, or is to be verified later.
    IdentitySettled,
    /// The learner's identity was verified.
    IdentityProved,
    /// The learner's identity was not verified.
    IdentityUnproved,
}

impl Guard {
    /// Every guard.
    pub const ALL: [Self; 7] = [
        Self::TipsTried,
        Self::NoticeSettled,
        Self::NoticeSeen,
        Self::NoticeUnseen,
        Self::IdentitySettled,
        Self::IdentityProved,
        Self::IdentityUnproved,
    ];

    /// The stable name, for example `tips_tried`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TipsTried => "tips_tried",
            Self::NoticeSettled => "notice_settled",
            Self::NoticeSeen => "notice_seen",
            Self::NoticeUnseen => "notice_unseen",
            Self::IdentitySettled => "identity_settled",
            Self::IdentityProved => "identity_proved",
            Self::IdentityUnproved => "identity_unproved",
        }
    }

    /// Whether it holds.
    pub fn holds(self, situation: &Situation) -> bool {
        let sharing = situation.ability_to_share;
        match self {
            Self::TipsTried => situation.tips_tried >= TIP_COUNT,
            Self::NoticeSettled => sharing.is_some(),
            Self::NoticeSeen => !Self::NoticeUnseen.holds(situation),
            // Nobody can un-see it.
            Self::NoticeUnseen => {
                sharing.is_none_or(|state| state.change_to(AbilityToShare::NotSeen).is_ok())
            }
            Self::IdentitySettled => situation.identity != Identity::Open,
            Self::IdentityProved => situation.identity == Identity::Verified,
            Self::IdentityUnproved => !Self::IdentityProved.holds(situation),
        }
    }

    /// The rule that is broken where it does not hold.
    pub(super) fn rule(self) -> &'static Rule {
        match self {
            Self::TipsTried => &TIPS_FIRST,
            Self::NoticeSettled => &NOTICE_FIRST,
            Self::NoticeSeen => &NOTICE_OWED,
            Self::NoticeUnseen => SharingError::CannotUnsee.rule(),
            Self::IdentitySettled => &IDENTITY_FIRST,
            Self::IdentityProved => &IDENTITY_OWED,
            Self::IdentityUnproved => &IDENTITY_KNOWN,
        }
    }

    /// Where it comes from.
    pub fn section(self) -> Section {
        self.rule().section
    }
}

static TIPS_FIRST: Rule = Rule::error(
    "enrolment.tips_first",
    section::SEARCH_TIPS,
    "there are other ways to search that were not tried, and the learner is very likely in the register already",
    "Try the tips in their order, leave out those that do not fit, and register only when nobody was found.",
);
static NOTICE_FIRST: Rule = Rule::error(
    "enrolment.notice_first",
    section::PRIVACY_NOTICE,
    "the Privacy Notice is shared with a learner before a ULN is created or details are sent",
    "Show the learner the notice and ask whether the record may be shared; only in an emergency send 0.",
);
static NOTICE_OWED: Rule = Rule::advice(
    "enrolment.notice_owed",
    section::ABILITY_TO_SHARE,
    "the ULN was needed in an emergency, and the learner has not seen the Privacy Notice yet",
    "Show it as soon as you can, and set the ability to share to 1, or to 2 if the learner opts out.",
);
static IDENTITY_FIRST: Rule = Rule::error(
    "enrolment.identity_first",
    section::REGISTER,
    "a learner's identity is verified at enrolment, or noted as not verified yet",
    "Ask for a document of the list; if there is none, go on with verification type 0 and verify later.",
);
static IDENTITY_OWED: Rule = Rule::advice(
    "enrolment.identity_owed",
    section::REGISTER,
    "an identity that could not be verified at enrolment must be verified at a later date",
    "Ask the learner for a document, and update the verification type.",
);
static IDENTITY_KNOWN: Rule = Rule::error(
    "enrolment.identity_known",
    Section::OurChoice { reason: "an identity that was verified is not made unknown by a slip of the hand" },
    "the learner's identity was verified already",
    "Leave the verification type as it is; if the proof was wrong, ask the LRS Service Desk.",
);

/// The rules of this part of the room.
pub(super) static RULES: &[&Rule] =
    &[&TIPS_FIRST, &NOTICE_FIRST, &NOTICE_OWED, &IDENTITY_FIRST, &IDENTITY_OWED, &IDENTITY_KNOWN];
