//! Which way a problem goes: a data challenge, or somebody who can put it right without one.

use super::problem::{ChallengeProblem, Remit};
use super::{
    ChallengeFinding, HISTORY, MORE_THAN_ONCE, OVERVIEW, PLR_PROBLEM, ULN_PROBLEM, UPDATE, WRONG_INFORMATION,
};
use crate::finding::Rule;
use crate::guide::{Section, section, steps};
use crate::plr::{self, MendWay, PlrProblem};
use crate::value::ChallengeKind;

/// A problem, and what is known around it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ChallengeSituation {
    /// What is wrong.
    pub problem: ChallengeProblem,
    /// Whether the event was uploaded as part of your own current ILR return.
    pub is_own_ilr: bool,
    /// Whether two learners seem to share the ULN now.
    pub is_uln_shared: bool,
    /// Whether one of the qualifications is a participation record; none where nobody has looked.
    pub participation_record: Option<bool>,
}

impl ChallengeSituation {
    /// A problem of which nothing else is known.
    pub const fn new(problem: ChallengeProblem) -> Self {
        Self { problem, is_own_ilr: false, is_uln_shared: false, participation_record: None }
    }
}

/// Where a problem goes.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ChallengeWay {
    /// An event data challenge on the portal.
    DataChallenge,
    /// A ULN data challenge on the portal.
    UlnDataChallenge,
    /// Your own update of the learner's details.
    Update,
    /// The awarding organisation, directly.
    AwardingOrganisation,
    /// Your own next full ILR return.
    IlrReturn,
    /// Nowhere: nothing is wrong.
    Leave,
}

impl ChallengeWay {
    /// Every way.
    pub const ALL: [Self; 6] = [
        Self::DataChallenge,
        Self::UlnDataChallenge,
        Self::Update,
        Self::AwardingOrganisation,
        Self::IlrReturn,
        Self::Leave,
    ];

    /// The stable name, for example `uln_data_challenge`; those that [`plr::MendWay`] has too are the same.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DataChallenge => "data_challenge",
            Self::UlnDataChallenge => "uln_data_challenge",
            Self::Update => "update",
            Self::AwardingOrganisation => "awarding_organisation",
            Self::IlrReturn => "ilr_return",
            Self::Leave => "leave",
        }
    }
}

impl From<MendWay> for ChallengeWay {
    fn from(way: MendWay) -> Self {
        match way {
            MendWay::DataChallenge => Self::DataChallenge,
            MendWay::UlnDataChallenge => Self::UlnDataChallenge,
            MendWay::AwardingOrganisation => Self::AwardingOrganisation,
            MendWay::IlrReturn => Self::IlrReturn,
        }
    }
}

const MISSING_GRADE: Section = super::guide("5.2.1", "Qualification has no grade");
const OUR_LEAVE: Section = Section::OurChoice {
    reason: "the guide asks for the check before a challenge, so that its outcome decides",
};
const WRONG: Section = WRONG_INFORMATION;
const MORE: Section = MORE_THAN_ONCE;

steps! {
    /// One step on the way, for example `report_uln_problem`.
    ///
    /// # Source
    ///
    /// Guide, 4.2.3, 6.1, 6.2, 6.3, 6.3.1 to 6.3.3 and 6.4.
    ChallengeStep;
    FindLearner "find_learner" ULN_PROBLEM "Under Learner Management, search for the learner by ULN or by personal details, and open the profile.";
    ReportUlnProblem "report_uln_problem" ULN_PROBLEM "Select Report a ULN Problem at the top right of the profile.";
    ViewPlr "view_plr" PLR_PROBLEM "Select View Personal Learning Record in the profile.";
    ReportProblem "report_problem" PLR_PROBLEM "Select Report a Problem at the top right of the record.";
    ChooseType "choose_type" ULN_PROBLEM "Select the type of data issue from the list, then Next.";
    ChooseQualification "choose_qualification" PLR_PROBLEM "Select the qualification, then Next.";
    ChooseTwo "choose_two" MORE "Select the two qualifications that are one, then Next.";
    Propose "propose" WRONG "Put right in the column Proposed what is incorrect, then Next.";
    WriteComments "write_comments" ULN_PROBLEM "Write into the additional comments what is wrong and what has to be done, as fully as you can.";
    GiveContact "give_contact" ULN_PROBLEM "Give your name, email address and telephone number.";
    Finish "finish" ULN_PROBLEM "Select Finish.";
    NoteReference "note_reference" ULN_PROBLEM "Make a note of the enquiry reference number; it holds the learner's ULN.";
    LookAtEnquiries "look_at_enquiries" HISTORY "Look under View Enquiries whether the challenge is there: no email is sent.";
    EditDetails "edit_details" UPDATE "Open the learner's profile, select Edit Details, put right what is wrong and select Save changes.";
    AskAwardingOrganisation "ask_awarding_organisation" OVERVIEW "Contact the awarding organisation directly.";
    AskForCertificate "ask_for_certificate" MISSING_GRADE "Ask the learner for a copy of the certificate.";
    CorrectReturn "correct_return" OVERVIEW "Put it right in your next full ILR return, which updates the record.";
    LeaveRecords "leave_records" OUR_LEAVE "Leave both records as they are.";
}

/// Where a problem goes, by which steps, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ChallengeRoute {
    /// The way.
    pub way: ChallengeWay,
    /// The data challenge to raise, where it is one.
    pub kind: Option<ChallengeKind>,
    /// What to do, one step after the other.
    pub steps: Vec<ChallengeStep>,
    /// Why, and what to bear in mind.
    pub reasons: Vec<ChallengeFinding>,
}

/// Says which way a problem goes, and why.
///
/// A ULN that two learners share comes first: it is reported as a problem of the ULN and neither on the qualifications
/// nor by writing over the other learner's details.
///
/// # Source
///
/// Guide, 6.1 (Overview). For events it is what [`plr::mend`] says, which knows the rest.
///
/// # Examples
///
/// ```
/// use lrs_core::challenge::{ChallengeProblem, ChallengeSituation, ChallengeWay, route};
///
/// let wrong = ChallengeSituation::new(ChallengeProblem::WrongGrade);
/// assert_eq!(route(&wrong).way, ChallengeWay::DataChallenge);
/// assert_eq!(route(&ChallengeSituation { is_own_ilr: true, ..wrong }).way, ChallengeWay::IlrReturn);
/// assert_eq!(route(&ChallengeSituation::new(ChallengeProblem::WrongName)).way, ChallengeWay::Update);
/// ```
pub fn route(situation: &ChallengeSituation) -> ChallengeRoute {
    let &ChallengeSituation { problem, is_own_ilr, is_uln_shared, participation_record } = situation;
    let shared = Some(ChallengeKind::SharedUln);
    let (way, kind, reasons) = match problem.remit() {
        Remit::Uln(kind) => (ChallengeWay::UlnDataChallenge, Some(kind), vec![said(&OF_ULN)]),
        Remit::Never(problem) => (way_of(problem, is_own_ilr), None, mended(problem, is_own_ilr)),
        Remit::Event(..) if is_uln_shared => {
            (ChallengeWay::UlnDataChallenge, shared, mended(PlrProblem::SharedUln, false))
        }
        Remit::Own | Remit::OwnOther if is_uln_shared => {
            (ChallengeWay::UlnDataChallenge, shared, vec![said(&WRITTEN_OVER)])
        }
        Remit::Own => (ChallengeWay::Update, None, own(problem)),
        Remit::OwnOther => (ChallengeWay::Update, None, vec![said(&OWN_OTHER)]),
        Remit::Event(_, PlrProblem::NotThisLearner | PlrProblem::AppearsTwice)
            if participation_record == Some(true) =>
        {
            (ChallengeWay::Leave, None, vec![said(&IS_PARTICIPATION)])
        }
        Remit::Event(kind, problem) => {
            let way = way_of(problem, is_own_ilr);
            let mut reasons = mended(problem, is_own_ilr);
            if participation_record.is_some() {
                reasons.retain(|reason| reason.finding.rule() != &plr::PARTICIPATION);
            }
            (way, (way == ChallengeWay::DataChallenge).then_some(kind), reasons)
        }
    };
    ChallengeRoute { way, kind, steps: steps(problem, way, kind), reasons }
}

fn way_of(problem: PlrProblem, is_own_ilr: bool) -> ChallengeWay {
    plr::mend(problem, is_own_ilr).way.into()
}

fn mended(problem: PlrProblem, is_own_ilr: bool) -> Vec<ChallengeFinding> {
    let reasons = plr::mend(problem, is_own_ilr).reasons;
    reasons.into_iter().map(|reason| ChallengeFinding::of(reason.finding)).collect()
}

const fn said(rule: &'static Rule) -> ChallengeFinding {
    ChallengeFinding::new(rule)
}

/// Why the organisation updates it itself, and what to bear in mind.
fn own(problem: ChallengeProblem) -> Vec<ChallengeFinding> {
    let more = match problem {
        ChallengeProblem::WrongName => Some(&PREVIOUS_NAME),
        ChallengeProblem::WrongAbilityToShare => Some(&SEEN_IS_SEEN),
        _ => None,
    };
    [Some(&OWN), more].into_iter().flatten().map(said).collect()
}

fn steps(problem: ChallengeProblem, way: ChallengeWay, kind: Option<ChallengeKind>) -> Vec<ChallengeStep> {
    use ChallengeStep as Step;
    let end =
        [Step::WriteComments, Step::GiveContact, Step::Finish, Step::NoteReference, Step::LookAtEnquiries];
    let is_missing =
        matches!(problem, ChallengeProblem::GradeMissing | ChallengeProblem::QualificationMissing);
    let certificate = is_missing.then_some(Step::AskForCertificate);
    let way: &[Step] = match (way, kind) {
        (ChallengeWay::UlnDataChallenge, _) => &[Step::FindLearner, Step::ReportUlnProblem, Step::ChooseType],
        (ChallengeWay::DataChallenge, Some(kind)) => of_event(kind),
        (ChallengeWay::DataChallenge, None) => &[],
        (ChallengeWay::Update, _) => &[Step::EditDetails],
        (ChallengeWay::AwardingOrganisation, _) => &[Step::AskAwardingOrganisation],
        (ChallengeWay::IlrReturn, _) => &[Step::CorrectReturn],
        (ChallengeWay::Leave, _) => &[Step::LeaveRecords],
    };
    let end = if kind.is_some() { &end[..] } else { &[] };
    certificate.iter().chain(way).chain(end).copied().collect()
}

/// The steps to the additional comments.
const fn of_event(kind: ChallengeKind) -> &'static [ChallengeStep] {
    use ChallengeStep as Step;
    match kind {
        ChallengeKind::WrongGrade | ChallengeKind::WrongDate => &[
            Step::FindLearner,
            Step::ViewPlr,
            Step::ReportProblem,
            Step::ChooseType,
            Step::ChooseQualification,
            Step::Propose,
        ],
        ChallengeKind::AppearsTwice => {
            &[Step::FindLearner, Step::ViewPlr, Step::ReportProblem, Step::ChooseType, Step::ChooseTwo]
        }
        _ => &[
            Step::FindLearner,
            Step::ViewPlr,
            Step::ReportProblem,
            Step::ChooseType,
            Step::ChooseQualification,
        ],
    }
}

static OF_ULN: Rule = Rule::advice(
    "challenge.route.uln",
    OVERVIEW,
    "a problem with a ULN that you cannot put right yourselves is reported as a ULN data challenge",
    "Raise it on the portal, with as much information as you can.",
);
static WRITTEN_OVER: Rule = Rule::advice(
    "challenge.route.shared_details",
    Section::OurChoice {
        reason: "6.1 has shared ULNs reported as such, and an update would write over the other learner's details",
    },
    "two learners seem to share the ULN, so that details which are wrong for one may be right for the other",
    "Change nothing yet; raise a ULN data challenge for the shared ULN.",
);
static OWN: Rule = Rule::advice(
    "challenge.route.own_update",
    OVERVIEW,
    "a name, an address, an opt-out setting or a date of birth is put right by your organisation itself",
    "Update the learner's details; no data challenge is needed.",
);
static OWN_OTHER: Rule = Rule::advice(
    "challenge.route.own_other",
    Section::OurChoice {
        reason: "6.1 names four details, and 4.2.3 has personal and contact details edited on the profile",
    },
    "other personal and contact details are put right by your organisation itself too",
    "Update the learner's details; no data challenge is needed.",
);
static PREVIOUS_NAME: Rule = Rule::advice(
    "challenge.route.previous_name",
    section::UPDATE_TIPS,
    "an update of the family name keeps the old one",
    "Copy the old family name into Previous Family Name.",
);
static SEEN_IS_SEEN: Rule = Rule::advice(
    "challenge.route.ability_to_share",
    section::ABILITY_TO_SHARE,
    "a learner who has seen the Privacy Notice cannot become one who has not",
    "Change between able and unable to share alone.",
);
pub(super) static IS_PARTICIPATION: Rule = Rule::advice(
    "challenge.route.participation_record",
    OUR_LEAVE,
    "one of the qualifications is a participation record, so that both stand there rightly",
    "Raise no data challenge.",
);

/// The rules of this file.
pub(super) static RULES: &[&Rule] =
    &[&OF_ULN, &WRITTEN_OVER, &OWN, &OWN_OTHER, &PREVIOUS_NAME, &SEEN_IS_SEEN, &IS_PARTICIPATION];
