//! What a plan needs to know that the learners' details do not say.

use super::super::split::SplitPolicy;
use super::rules;
use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::learner::{CheckPolicy, Purpose};
use crate::matching::MatchPolicy;
use crate::value::Date;

/// How files are planned.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::PlanPolicy;
/// use lrs_core::value::Date;
///
/// let today = Date::from_ymd(2026, 9, 1).expect("a real date");
/// let policy = PlanPolicy { is_linked: true, ..PlanPolicy::new("10000001", today, 9, 30) };
/// assert!(!policy.one_field_per_file);
/// ```
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four independent things are so or not")]
pub struct PlanPolicy {
    /// How details are checked, and what day it is; the purpose is that of a batch whatever stands here.
    pub check: CheckPolicy,
    /// The UKPRN of the organisation that uploads the files.
    pub ukprn: String,
    /// The hour of now, 0 to 23. The first file is named for the next minute, each further one for the minute after.
    pub hour: u8,
    /// The minute of now, 0 to 59.
    pub minute: u8,
    /// Whether the management information system is linked to the web services of the LRS.
    pub is_linked: bool,
    /// Whether all records of a file change the same mandatory field. The guide's sentence, "One mandatory field can be
    /// updated per file", can be read so; it takes at most seven stages.
    pub one_field_per_file: bool,
    /// Whether somebody has made sure that the held and the new details are of the same people, however much they differ.
    pub is_confirmed: bool,
    /// Whether a search only looks for learners, and registers nobody: a web-service job of type CHK. The portal has none.
    pub is_check_only: bool,
    /// The day by which the learners are entered for exams, where there is one.
    pub exam_entry: Option<Date>,
    /// How it is told whether two details are of the same person.
    pub matching: MatchPolicy,
}

impl PlanPolicy {
    /// Files of an organisation, planned at this minute.
    pub fn new(ukprn: &str, today: Date, hour: u8, minute: u8) -> Self {
        Self {
            check: CheckPolicy { purpose: Purpose::Batch, ..CheckPolicy::new(today) },
            ukprn: ukprn.to_owned(),
            hour,
            minute,
            is_linked: false,
            one_field_per_file: false,
            is_confirmed: false,
            is_check_only: false,
            exam_entry: None,
            matching: MatchPolicy::default(),
        }
    }

    /// The name of the file so many minutes after now.
    pub(super) fn file_name_after(&self, minutes: u64) -> Result<String, PlanError> {
        let now = SplitPolicy::new(&self.ukprn, self.check.today, self.hour, self.minute);
        now.name_after(minutes).ok_or(PlanError::FileName)
    }

    /// How the details of one learner are checked.
    pub(super) fn check_policy(&self) -> CheckPolicy {
        CheckPolicy { purpose: Purpose::Batch, apply_repairs: true, ..self.check.clone() }
    }
}

/// Why there is no plan: a slip of the program.
///
/// # Privacy
///
/// Counts and places, never a learner's value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum PlanError {
    /// `batch.plan.lengths`: the lists of held and new details are not equally long.
    Lengths {
        /// How many held details there are.
        held: u64,
        /// How many new ones.
        new: u64,
    },
    /// `batch.plan.file_name`: the UKPRN or the time cannot stand in a file's name.
    FileName,
    /// `batch.plan.not_searched`: a ULN is said to be found for a learner, or by a postcode, that was not searched for.
    NotSearched {
        /// The place of the entry, from 1.
        place: u64,
    },
}

impl RuleError for PlanError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Lengths { .. } => &rules::LENGTHS,
            Self::FileName => &rules::FILE_NAME,
            Self::NotSearched { .. } => &rules::NOT_SEARCHED,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::Lengths { held, new } => [held, new],
            Self::FileName => [0, 0],
            Self::NotSearched { place } => [place, 0],
        }
    }
}

rule_error!(PlanError, "plan");
