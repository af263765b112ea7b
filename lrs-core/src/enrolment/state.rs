//! Where a learner stands on the way to a verified ULN, and what may happen there.

use crate::guide::{Section, section, steps};

pub(super) const PROCESS: Section = section::PROCESS;
pub(super) const SEARCH: Section = section::SEARCH;
pub(super) const REGISTER: Section = section::REGISTER;
pub(super) const TIPS: Section = section::SEARCH_TIPS;
pub(super) const NOTICE: Section = section::PRIVACY_NOTICE;
pub(super) const SHARING: Section = section::ABILITY_TO_SHARE;
pub(super) const VERIFICATION: Section = section::VERIFICATION;
/// Guide, 4.2.3.
pub(super) const DETAILS: Section =
    Section::Guide { number: "4.2.3", heading: "View, add or update learner's ULN details" };
/// What only a user of the web services has told.
pub(super) const EBS: Section = Section::Source { title: "Tribal ebs help, LRS web service codes" };

steps! {
    /// Where a learner stands, for example `without_uln`.
    ///
    /// The sources are the boxes of the guide's picture.
    EnrolmentState;
    Arrived "arrived" PROCESS "The learner is at the provider.";
    WithUln "with_uln" PROCESS "The learner knows a ULN.";
    WithoutUln "without_uln" PROCESS "The learner knows no ULN, or none that is right.";
    Unclear "unclear" PROCESS "A search found somebody, who may be another learner.";
    NotFound "not_found" SEARCH "A search found nobody.";
    UlnConfirmed "uln_confirmed" PROCESS "The ULN is confirmed.";
    UlnCreated "uln_created" PROCESS "The ULN is created.";
    UlnCommunicated "uln_communicated" PROCESS "The learner was told the ULN.";
    DetailsUpdated "details_updated" PROCESS "The LRS has the learner's present details.";
    Entered "entered" PROCESS "The learner is registered with an awarding organisation, or for examinations.";
    Verified "verified" PROCESS "An awarding organisation has confirmed the ULN.";
    Mismatched "mismatched" PROCESS "An awarding organisation has asked the provider to check details and ULN.";
}

steps! {
    /// Something that happened, for example `registered`.
    EnrolmentEvent;
    GivesUln "gives_uln" PROCESS "The learner gives a ULN.";
    HasNoUln "has_no_uln" PROCESS "The learner knows no ULN.";
    Found "found" PROCESS "The search found the learner exactly.";
    FoundPossible "found_possible" PROCESS "The search found learners who may be this one.";
    FoundTooMany "found_too_many" SEARCH "The search found too many, and shows none.";
    FoundNobody "found_nobody" SEARCH "The search found nobody.";
    TipSkipped "tip_skipped" TIPS "The next tip does not fit this learner.";
    TipsExhausted "tips_exhausted" TIPS "Every other way to search was tried, and found nobody.";
    IsThisLearner "is_this_learner" PROCESS "The learner confirms that it is the right record.";
    IsAnother "is_another" PROCESS "The learner says that it is somebody else's record.";
    DetailsCorrected "details_corrected" PROCESS "Details were wrong, and are put right.";
    Registered "registered" REGISTER "The LRS has registered the learner for a new ULN.";
    RegistrationRefused "registration_refused" EBS "The LRS has refused to register the learner (WSRC0021).";
    LearnerTold "learner_told" REGISTER "The ULN stands in the provider's own system, and the learner was told.";
    DetailsSent "details_sent" PROCESS "The present details were sent to the LRS.";
    NothingToSend "nothing_to_send" DETAILS "The LRS has the present details already.";
    LearnerEntered "learner_entered" PROCESS "The learner was registered with an awarding organisation, or for examinations.";
    UlnVerified "uln_verified" PROCESS "The awarding organisation found the ULN under both names.";
    UlnMismatched "uln_mismatched" PROCESS "The awarding organisation did not find the ULN under both names.";
    UlnWrong "uln_wrong" PROCESS "The ULN is not this learner's.";
    EntryCorrected "entry_corrected" PROCESS "The awarding organisation had it wrong, and was given the right names and ULN.";
    Shares "shares" REGISTER "The learner has seen the Privacy Notice, and has not opted out: ability to share 1.";
    OptsOut "opts_out" NOTICE "The learner has seen the Privacy Notice and opts out: ability to share 2.";
    Emergency "emergency" SHARING "A ULN is needed in an emergency, before the notice can be shown: ability to share 0.";
    IdentityVerified "identity_verified" VERIFICATION "The learner's identity was verified.";
    IdentityLater "identity_later" REGISTER "The learner's identity cannot be verified yet: verification type 0.";
}
