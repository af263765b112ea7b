//! What information each kind of data challenge takes: the guide's table.

use super::{MORE_THAN_ONCE, NOT_THIS_LEARNER, OVERVIEW, PLR_PROBLEM, ULN_PROBLEM, WRONG_INFORMATION};
use crate::guide::{Section, steps};
use crate::value::ChallengeKind;

const MORE: Section = MORE_THAN_ONCE;
const OTHER: Section = NOT_THIS_LEARNER;
const WRONG: Section = WRONG_INFORMATION;

steps! {
    /// A piece of information that a data challenge takes, for example `both_ulns`.
    ///
    /// # Source
    ///
    /// Guide, 6.1 (the column "Information required to Report a Problem"), 6.2 and 6.3.1 to 6.3.3.
    ChallengeInformation;
    BothUlns "both_ulns" OVERVIEW "Both ULNs that you suspect the learner has.";
    Master "master" OVERVIEW "Which ULN is the master and which is the duplicate.";
    DifferenceReason "difference_reason" OVERVIEW "If the data on the ULNs are significantly different, the reason for the merge: for different postcodes, that the learner has lived at both addresses.";
    MergedUlns "merged_ulns" OVERVIEW "Both ULNs that need to be de-merged.";
    DemergeReason "demerge_reason" OVERVIEW "The reason why they need de-merging.";
    Issue "issue" OVERVIEW "As much information as possible on what the issue is.";
    CorrectiveAction "corrective_action" ULN_PROBLEM "What your organisation believes has to be done.";
    Qualification "qualification" PLR_PROBLEM "The qualification that is challenged, chosen in the learner's record.";
    Proposed "proposed" WRONG "What the details should be, in the column Proposed.";
    RecordingReason "recording_reason" OVERVIEW "The reason why the details were recorded incorrectly, if you know it.";
    NotOwnReturn "not_own_return" OVERVIEW "That the qualification was not uploaded by your own current ILR return.";
    AsMuchAsPossible "as_much_as_possible" OVERVIEW "As much information as possible.";
    TransferTarget "transfer_target" OTHER "For a transfer, the ULN and the name of the learner whose qualification it is.";
    ParticipationCheck "participation_check" OVERVIEW "That you have checked that one qualification is not a participation record.";
    NotShared "not_shared" OVERVIEW "That the ULN is not shared by two learners; a shared ULN is a ULN data challenge.";
    TwoQualifications "two_qualifications" MORE "The two qualifications that are one, chosen in the learner's record.";
    DuplicationReason "duplication_reason" MORE "The reason why you believe that the qualification is there twice.";
    Contact "contact" ULN_PROBLEM "Your name, email address and telephone number.";
}

use ChallengeInformation as Info;

const DUPLICATE: &[Info] =
    &[Info::BothUlns, Info::Master, Info::DifferenceReason, Info::CorrectiveAction, Info::Contact];
const DEMERGE: &[Info] = &[Info::MergedUlns, Info::DemergeReason, Info::CorrectiveAction, Info::Contact];
const OTHER_ULN: &[Info] = &[Info::Issue, Info::CorrectiveAction, Info::Contact];
const WRONG_DETAIL: &[Info] = &[
    Info::Qualification,
    Info::Proposed,
    Info::RecordingReason,
    Info::NotOwnReturn,
    Info::NotShared,
    Info::Contact,
];
const NOT_THEIRS: &[Info] = &[
    Info::Qualification,
    Info::AsMuchAsPossible,
    Info::TransferTarget,
    Info::ParticipationCheck,
    Info::NotShared,
    Info::Contact,
];
const TWICE: &[Info] = &[
    Info::TwoQualifications,
    Info::AsMuchAsPossible,
    Info::DuplicationReason,
    Info::ParticipationCheck,
    Info::NotShared,
    Info::Contact,
];

/// The information that a kind of data challenge takes, in the order in which it is given.
///
/// # Source
///
/// Guide, 6.1 (Overview), 6.2 and 6.3.1 to 6.3.3. That no event is challenged while the ULN is shared stands in 6.1 before
/// the table, for all events. Contact details are not named in 6.3.2 and are in the others: they are listed for all.
///
/// # Examples
///
/// ```
/// use lrs_core::challenge::{ChallengeInformation, information};
/// use lrs_core::value::ChallengeKind;
///
/// assert_eq!(information(ChallengeKind::DuplicateUln)[1], ChallengeInformation::Master);
/// ```
pub const fn information(kind: ChallengeKind) -> &'static [ChallengeInformation] {
    match kind {
        ChallengeKind::DuplicateUln | ChallengeKind::FictitiousUln => DUPLICATE,
        ChallengeKind::DemergeUln => DEMERGE,
        ChallengeKind::SharedUln
        | ChallengeKind::DeceasedLearner
        | ChallengeKind::ChangedDetails
        | ChallengeKind::OtherUlnProblem => OTHER_ULN,
        ChallengeKind::WrongGrade | ChallengeKind::WrongDate => WRONG_DETAIL,
        ChallengeKind::NeverStarted | ChallengeKind::SharedBefore => NOT_THEIRS,
        ChallengeKind::AppearsTwice => TWICE,
    }
}

/// A line of the guide's table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ChallengeType {
    /// The kind, which knows the types of enquiry and of problem to choose in the portal.
    pub kind: ChallengeKind,
    /// The information that it takes.
    pub information: &'static [ChallengeInformation],
}

impl ChallengeType {
    /// The guide's name for the type of data challenge: `ULN data challenge` or `Event data challenge`.
    pub const fn group(&self) -> &'static str {
        if self.kind.is_about_uln() { "ULN data challenge" } else { "Event data challenge" }
    }
}

impl From<ChallengeKind> for ChallengeType {
    fn from(kind: ChallengeKind) -> Self {
        Self { kind, information: information(kind) }
    }
}

/// The guide's table of data challenges: each kind with the information that it takes.
///
/// # Source
///
/// Guide, 6.1 (Overview).
///
/// # Examples
///
/// ```
/// use lrs_core::challenge::kinds;
///
/// let events = kinds().filter(|one| one.group() == "Event data challenge").count();
/// assert_eq!((kinds().count(), events), (12, 5));
/// ```
pub fn kinds() -> impl Iterator<Item = ChallengeType> {
    ChallengeKind::ALL.into_iter().map(ChallengeType::from)
}
