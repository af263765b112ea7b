//! Plans of legal files: how learners of the LRS come to have new details.
//!
//! A file may update one mandatory field of a learner (guide, Appendix C), so a learner who married and moved takes two.
//! A plan puts the changes of many learners into as few files as that allows, in an order in which the LRS finds each
//! learner again, and names what no file can do.

mod change;
mod order;
mod policy;
mod refresh;
mod rules;
mod search;
mod stage;
#[cfg(test)]
mod tests;

use super::output::BatchHeader;
use super::way::WayAdvice;
use crate::finding::{Field, Finding, Repair};
use crate::learner::LearnerDraft;
use crate::value::ChallengeKind;
pub use policy::{PlanError, PlanPolicy};
pub use refresh::plan_refresh;
pub(super) use rules::RULES;
pub use search::{FormerPostcodes, FoundUln, plan_restore, plan_search};

/// The files to upload one after the other, and what cannot go by a file.
///
/// Learners are named by their places in the lists that were planned, from 1.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct UpdatePlan {
    /// The files, in the order in which they are uploaded.
    pub files: Vec<PlanFile>,
    /// What no file can do, and where it goes instead. Every difference is in a file or has a step.
    pub steps: Vec<PlanStep>,
    /// What else is to be said: of a learner ([`Finding::record`] is the place) or of the plan.
    pub findings: Vec<Finding>,
    /// Every text that differs from what was handed over, by learner, with the reason.
    pub repairs: Vec<(u64, Repair)>,
    /// The learners for whom there is nothing to do.
    pub unchanged: Vec<u64>,
    /// Which way the learners who are in a file go best.
    pub way: WayAdvice,
}

/// One file of a plan.
///
/// # Privacy
///
/// [`learners`](Self::learners) are the learners' details; their `Debug` shows none of them.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PlanFile {
    /// Its name, and the organisation's UKPRN.
    pub header: BatchHeader,
    /// The step of the plan, from 1. Files of one stage may be uploaded together; those of the next when the output of all
    /// of them was read.
    pub stage: u64,
    /// The learners, ready for [`write`](super::write()): each whole as it is to be held after this file.
    pub learners: Vec<LearnerDraft<'static>>,
    /// For each of them, which learner it is and what the file changes.
    pub records: Vec<PlanRecord>,
}

/// What one record of a file changes.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PlanRecord {
    /// The learner's place, from 1.
    pub learner: u64,
    /// The mandatory field that it changes, if it changes one.
    pub mandatory: Option<Field>,
    /// The optional fields that ride along.
    pub optional: Vec<Field>,
}

/// Something that no file can do.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PlanStep {
    /// The learner's place, from 1.
    pub learner: u64,
    /// Where it goes instead.
    pub route: Route,
    /// Whether the learner is in no file because of it; else it is about the finding's field alone.
    pub is_whole: bool,
    /// Why.
    pub finding: Finding,
}

/// Where something goes that no file can do.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Route {
    /// The learner's ULN has to be found first, for example by [`plan_search`].
    FindUln,
    /// The details have to be put right.
    Correct,
    /// By hand on the Organisation Portal (guide 4.2.3).
    Portal,
    /// To the LRS Service Desk (guide 7.1, Appendix C).
    ServiceDesk,
    /// A data challenge on the Organisation Portal (guide 6.1, 6.2).
    DataChallenge(ChallengeKind),
    /// The LRS never does it.
    NotPossible,
}

impl Route {
    /// The stable name, for example `service_desk`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FindUln => "find_uln",
            Self::Correct => "correct",
            Self::Portal => "portal",
            Self::ServiceDesk => "service_desk",
            Self::DataChallenge(_) => "data_challenge",
            Self::NotPossible => "not_possible",
        }
    }

    /// The data challenge to raise, where it is one.
    pub const fn challenge(self) -> Option<ChallengeKind> {
        match self {
            Self::DataChallenge(kind) => Some(kind),
            _ => None,
        }
    }
}

/// Plans the files by which learners whose details the LRS holds come to have new ones.
///
/// `held` and `new` are the same learners in the same order. What is blank in the new details stays as it is held, and each
/// record is sent whole, so that nothing is lost whichever way the LRS takes a blank.
///
/// **One mandatory field a file.** In each file a record changes at most one of the seven fields that the guide calls
/// mandatory; many learners share a file, each with a change of its own.
///
/// **The order.** Ability to share, verification type, gender, date of birth, postcode, given name, family name. The LRS
/// finds the learner of a record by ULN with both names. What leaves the names alone goes first, so it is sure to arrive;
/// a change of name, which may come back as an exception for a person to process, goes last, so that nothing waits for it.
/// No step makes two learners of the plan the same in all five demographics: where this order would, another is taken.
///
/// **What rides along.** Optional fields go with the learner's first file, but a previous family name goes with the family
/// name, an address with its postcode, and the description of a verification with its type. When the family name changes,
/// the old one becomes the Previous Family Name.
///
/// # Source
///
/// Guide, Appendix C (Tips for updating a learner's details), Appendix B, 4.2.2, 4.2.3, 6.1, Appendix F.
///
/// # Errors
///
/// - [`PlanError::Lengths`]: not as many new details as held ones
/// - [`PlanError::FileName`]: the policy's UKPRN or time cannot stand in a file's name
///
/// # Privacy
///
/// The files hold the learners' details, steps and findings none of them.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, PlanPolicy};
/// use lrs_core::{Field, LearnerDraft, value::Date};
///
/// let held = LearnerDraft {
///     uln: "9276308686".into(),
///     given_name: "Catherine".into(),
///     family_name: "Hartnell".into(),
///     date_of_birth: "2007-03-12".into(),
///     gender: "2".into(),
///     last_known_postcode: "LS1 4AP".into(),
///     ..LearnerDraft::default()
/// };
/// let new = LearnerDraft { family_name: "Mossgrave".into(), last_known_postcode: "EX4 9TR".into(), ..held.clone() };
/// let today = Date::from_ymd(2026, 9, 1).expect("a real date");
/// let plan = batch::plan_update(&[held], &[new], &PlanPolicy::new("10000001", today, 9, 30))?;
///
/// let changed: Vec<_> = plan.files.iter().map(|file| file.records[0].mandatory).collect();
/// assert_eq!(changed, [Some(Field::LastKnownPostcode), Some(Field::FamilyName)]);
/// assert_eq!(plan.files[1].header.file_name, "LRB_10000001_010920260932.CSV");
/// assert_eq!(plan.files[1].learners[0].previous_family_name, "Hartnell");
/// let mut csv = Vec::new();
/// batch::write(&mut csv, &plan.files[0].header, 1, &plan.files[0].learners).expect("written");
/// # Ok::<(), batch::PlanError>(())
/// ```
pub fn plan_update(
    held: &[LearnerDraft<'_>],
    new: &[LearnerDraft<'_>],
    policy: &PlanPolicy,
) -> Result<UpdatePlan, PlanError> {
    if held.len() != new.len() {
        return Err(PlanError::Lengths { held: held.len() as u64, new: new.len() as u64 });
    }
    let mut notes = Notes::default();
    let learners = held.iter().zip(new).zip(1..);
    let changes =
        learners.map(|((held, new), learner)| change::between(held, new, learner, policy, &mut notes));
    let changes = changes.collect();
    let changes = order::put_in_order(changes, policy, &mut notes);
    stage::plan(&changes, notes, policy)
}

/// What is said beside the files.
#[derive(Default)]
struct Notes {
    steps: Vec<PlanStep>,
    findings: Vec<Finding>,
    repairs: Vec<(u64, Repair)>,
    unchanged: Vec<u64>,
}

impl Notes {
    /// Notes that no file can change one field.
    fn step(&mut self, learner: u64, route: Route, finding: Finding) {
        let finding = finding.at(Some(learner), None, None);
        self.steps.push(PlanStep { learner, route, is_whole: false, finding });
    }

    /// Notes that a learner is in no file.
    fn leave_out(&mut self, learner: u64, route: Route, finding: Finding) {
        let finding = finding.at(Some(learner), None, None);
        self.steps.push(PlanStep { learner, route, is_whole: true, finding });
    }

    fn has_step(&self, learner: u64) -> bool {
        self.steps.last().is_some_and(|step| step.learner == learner)
    }

    /// Notes something about a learner.
    fn find(&mut self, learner: u64, finding: Finding) {
        self.findings.push(finding.at(Some(learner), None, None));
    }
}
