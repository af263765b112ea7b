//! What to do now, what is needed for it, and why.

use super::guard::Guard;
use super::situation::Situation;
use super::state::{
    DETAILS, EnrolmentEvent, EnrolmentState, NOTICE, PROCESS, REGISTER, SEARCH, TIPS, VERIFICATION,
};
use super::transition::transitions;
use crate::finding::{Field, Finding, Rule, Severity};
use crate::guide::steps;
use crate::learner::Purpose;
use crate::matching::search_tips;
use crate::value::AbilityToShare;

steps! {
    /// What to do now, for example `search_by_details`.
    EnrolmentStep;
    AskForUln "ask_for_uln" PROCESS "Ask the learner for a ULN.";
    VerifyIdentity "verify_identity" VERIFICATION "Verify the learner's identity by a document.";
    ShowNotice "show_notice" NOTICE "Show the learner the Privacy Notice, and note whether the record may be shared.";
    SearchByUln "search_by_uln" DETAILS "Search by ULN, given name and family name.";
    SearchByDetails "search_by_details" SEARCH "Search by the five personal details.";
    CheckWithLearner "check_with_learner" PROCESS "Check the personal details and the ULN with the learner.";
    TryTip "try_tip" TIPS "Search in another way, by the next tip.";
    Register "register" REGISTER "Register the learner for a new ULN.";
    TellLearner "tell_learner" REGISTER "Copy the ULN into your own system, and tell the learner.";
    UpdateDetails "update_details" PROCESS "Send the learner's present details with the ULN.";
    EnterLearner "enter_learner" PROCESS "Register the learner with the awarding organisation, or for examinations.";
    AwaitVerification "await_verification" PROCESS "Wait until the awarding organisation has verified the ULN.";
    CheckMismatch "check_mismatch" PROCESS "Check the details and the ULN that the awarding organisation did not find.";
    KeepUpToDate "keep_up_to_date" DETAILS "Nothing is left to do; use the ULN from now on.";
}

impl EnrolmentStep {
    /// The fields that it cannot do without.
    pub const fn mandatory(self) -> &'static [Field] {
        match self {
            Self::AskForUln | Self::KeepUpToDate => &[],
            Self::VerifyIdentity => &[Field::VerificationType],
            Self::ShowNotice => &[Field::AbilityToShare],
            Self::SearchByUln => Purpose::FindByUln.mandatory_fields(),
            Self::SearchByDetails | Self::TryTip | Self::CheckWithLearner => {
                Purpose::FindByDemographics.mandatory_fields()
            }
            Self::Register => Purpose::Register.mandatory_fields(),
            Self::UpdateDetails => Purpose::Update.mandatory_fields(),
            Self::TellLearner => &[Field::Uln],
            Self::EnterLearner | Self::AwaitVerification | Self::CheckMismatch => {
                Purpose::Verify.mandatory_fields()
            }
        }
    }

    /// The fields that help.
    ///
    /// # Source
    ///
    /// LRS schema, find by demographics; guide 1.3 (an email address), 4.2.2 (as many further details as you can),
    /// Appendix C (the previous family name), Appendix D (the description).
    pub const fn helpful(self) -> &'static [Field] {
        const SEARCHED: &[Field] =
            &[Field::PreviousFamilyName, Field::SchoolAtAge16, Field::PlaceOfBirth, Field::EmailAddress];
        match self {
            Self::VerifyIdentity => &[Field::OtherVerificationDescription],
            Self::SearchByDetails | Self::TryTip | Self::CheckWithLearner => SEARCHED,
            Self::Register => &[
                Field::PreferredGivenName,
                Field::MiddleOtherName,
                Field::PreviousFamilyName,
                Field::FamilyNameAtAge16,
                Field::SchoolAtAge16,
                Field::PlaceOfBirth,
                Field::EmailAddress,
            ],
            Self::UpdateDetails => &[Field::EmailAddress, Field::PreviousFamilyName],
            _ => &[],
        }
    }
}

/// What to do now.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct NextStep {
    /// What to do.
    pub step: EnrolmentStep,
    /// The tip to search by, where that is the step.
    pub tip: Option<Finding>,
    /// Why, and what else is owed to the learner; each is advice, with its source.
    pub reasons: Vec<Finding>,
    /// What may happen here, by the table.
    pub events: Vec<EnrolmentEvent>,
}

/// Says what to do now, what is needed for it ([`EnrolmentStep::mandatory`]) and why.
///
/// The guide's picture has identity and Privacy Notice before the search, so they come first here; the table holds
/// nobody up for them before a ULN is created or details are sent. What was put off (an identity, the notice in an
/// emergency) is named each time until it is done.
///
/// # Source
///
/// Guide, 1.3 (High level view of the LRS), 4.2, 5.2.1, Appendix B, Appendix F.
///
/// # Examples
///
/// ```
/// use lrs_core::enrolment::{EnrolmentState, EnrolmentStep, Identity, Situation, next_step};
///
/// let found_nobody = Situation { state: EnrolmentState::NotFound, ..Situation::default() };
/// let next = next_step(&found_nobody);
/// assert_eq!(next.step, EnrolmentStep::TryTip);
/// assert_eq!(next.tip.expect("a tip").code, "search.previous_family_name");
///
/// let exhausted = Situation { tips_tried: 13, identity: Identity::Later, ..found_nobody };
/// assert_eq!(next_step(&exhausted).step, EnrolmentStep::ShowNotice);
/// ```
pub fn next_step(situation: &Situation) -> NextStep {
    let is_left =
        |row: &&Row| row.state == situation.state && row.unless.is_none_or(|guard| !guard.holds(situation));
    let left = ROWS.iter().find(is_left);
    let (step, why) = left.map_or((EnrolmentStep::KeepUpToDate, &UP_TO_DATE), |row| (row.step, row.why()));
    let opted_out = situation.ability_to_share == Some(AbilityToShare::UnableToShare);
    let put_off =
        |settled: Guard, done: Guard| (settled.holds(situation) && !done.holds(situation), done.rule());
    let owed = [
        put_off(Guard::NoticeSettled, Guard::NoticeSeen),
        put_off(Guard::IdentitySettled, Guard::IdentityProved),
        (opted_out, &OPTED_OUT),
    ];
    let owed = owed.into_iter().filter(|&(holds, rule)| holds && rule != why).map(|(_, rule)| rule);
    let advice = |rule| Finding::new(rule, None).with_severity(Severity::Advice);
    let lines = transitions().iter().filter(|line| line.starts_in(situation.state));
    let possible = lines.filter(|line| line.guards.iter().all(|guard| guard.holds(situation)));
    NextStep {
        step,
        tip: search_tips().nth(situation.tips_tried).filter(|_| step == EnrolmentStep::TryTip),
        reasons: [why].into_iter().chain(owed).map(advice).collect(),
        events: possible.map(|line| line.event).collect(),
    }
}

/// A step of a state; it is passed over where the guard holds.
struct Row {
    state: EnrolmentState,
    unless: Option<Guard>,
    step: EnrolmentStep,
    why: Option<&'static Rule>,
}

impl Row {
    /// What is said of it: the rule of the guard that does not hold, or its own.
    fn why(&self) -> &'static Rule {
        self.why.or(self.unless.map(Guard::rule)).unwrap_or(&UP_TO_DATE)
    }
}

macro_rules! rows {
    ($($state:ident, $step:ident $(, unless $guard:ident)? $(, because $why:ident)?;)*) => {
        &[$(Row {
            state: EnrolmentState::$state,
            unless: optional!($(Guard::$guard)?),
            step: EnrolmentStep::$step,
            why: optional!($(&$why)?),
        }),*]
    };
}
macro_rules! optional {
    () => {
        None
    };
    ($some:expr) => {
        Some($some)
    };
}

// SOURCE: the guide's picture (1.3) from top to bottom; the first that is left to do is the next.
static ROWS: &[Row] = rows! {
    Arrived, AskForUln, because ASK_FOR_ULN;
    WithUln, VerifyIdentity, unless IdentitySettled;
    WithUln, ShowNotice, unless NoticeSettled;
    WithUln, SearchByUln, because SEARCH_BY_ULN;
    WithoutUln, VerifyIdentity, unless IdentitySettled;
    WithoutUln, ShowNotice, unless NoticeSettled;
    WithoutUln, SearchByDetails, because SEARCH_FIRST;
    Unclear, CheckWithLearner, because UNCLEAR;
    NotFound, TryTip, unless TipsTried;
    NotFound, VerifyIdentity, unless IdentitySettled;
    NotFound, ShowNotice, unless NoticeSettled;
    NotFound, Register, because MAY_REGISTER;
    UlnConfirmed, TellLearner, because TELL_LEARNER;
    UlnCreated, TellLearner, because TELL_LEARNER;
    UlnCommunicated, VerifyIdentity, unless IdentitySettled;
    UlnCommunicated, ShowNotice, unless NoticeSettled;
    UlnCommunicated, UpdateDetails, because UPDATE;
    DetailsUpdated, EnterLearner, because ENTER;
    Entered, AwaitVerification, because AWAIT;
    Mismatched, CheckMismatch, because MISMATCH;
    Verified, ShowNotice, unless NoticeSeen;
    Verified, VerifyIdentity, unless IdentityProved;
    Verified, KeepUpToDate, because UP_TO_DATE;
};

macro_rules! reasons {
    ($($name:ident $code:literal $section:expr, $message:literal, $remedy:literal;)*) => {
        $(static $name: Rule = Rule::advice($code, $section, $message, $remedy);)*

        /// The rules of this part of the room.
        pub(super) static RULES: &[&Rule] = &[$(&$name),*];
    };
}

reasons! {
    ASK_FOR_ULN "enrolment.ask_for_uln" PROCESS,
        "a learner who knows the ULN is found by it and the two names alone",
        "Ask for it; results of examinations and letters of earlier providers often show it.";
    SEARCH_BY_ULN "enrolment.search_by_uln" DETAILS,
        "a ULN is the learner's when the LRS finds it under the same given name and family name",
        "Search by all three; if nobody is found, check them with the learner and search by the personal details.";
    SEARCH_FIRST "enrolment.search_first" SEARCH,
        "a search finds out whether the learner has a ULN before a new one is registered",
        "Enter the five details, and a previous family name if there is one; ZZ99 9ZZ is the last resort for a postcode.";
    UNCLEAR "enrolment.unclear" PROCESS,
        "somebody was found who may be another learner",
        "Ask the learner about the details that differ; never take a ULN because it is the only one on the list.";
    MAY_REGISTER "enrolment.may_register" REGISTER,
        "every search was made and found nobody, so that the learner has no ULN",
        "Register with as many further details as you can, so that later searches find the learner.";
    TELL_LEARNER "enrolment.tell_learner" REGISTER,
        "the learner needs the ULN later, and so does your own system",
        "Copy it rather than type it, and tell the learner in the way that you have planned.";
    UPDATE "enrolment.update" PROCESS,
        "the LRS keeps what was last sent, and others search by it",
        "Send what has changed since; keep an old family name as the previous one.";
    ENTER "enrolment.enter" PROCESS,
        "awarding organisations verify the ULN of every learner who is registered with them",
        "Register the learner with the same ULN, given name and family name as the LRS has.";
    AWAIT "enrolment.await_verification" PROCESS,
        "the awarding organisation compares ULN, given name and family name",
        "Nothing is to be done until it answers.";
    MISMATCH "enrolment.mismatch" PROCESS,
        "the ULN was not found under the names that the awarding organisation has",
        "Compare all three with the learner and the LRS: details to update, a wrong ULN, or a slip in the entry.";
    UP_TO_DATE "enrolment.up_to_date" DETAILS,
        "the ULN is verified and nothing is owed to the learner",
        "Send changes of the details when they come, and use the ULN for the learner's record.";
    OPTED_OUT "enrolment.opted_out" NOTICE,
        "the learner has opted out of sharing the record, though not of the ULN",
        "Set the ability to share to 2; only the learner can have a photocopy of the record, and may change this wish.";
}
