//! Every rule about one learner, all findings at once, because a school fixes a file once.
//!
//! A check goes through the record in four passes: what must be there ([`mandatory`]), each field by itself
//! ([`text`], [`identifier`], [`dates`], [`codes`], [`contact`]), fields against each other ([`cross`]), and
//! [`prohibited`] text. What a field's text becomes is kept in a [`Reading`], which falls back on the text as typed
//! where nothing changes, so that a clean row of a file costs no allocation.

mod codes;
mod contact;
mod cross;
mod dates;
mod identifier;
mod mandatory;
mod prohibited;
mod reading;
mod report;
mod text;

use super::{CheckPolicy, LearnerDraft, LearnerRecord, Typed};
use crate::finding::{Finding, Repair, Rule, Severity};
#[cfg(feature = "csv")]
use crate::value::VerificationType;
use reading::Reading;
use report::Report;

/// What a check found, what it changed or proposes, and the learner as far as the record could be read.
///
/// # Privacy
///
/// `Debug` shows no value; [`Repair::to`] and the fields of [`LearnerRecord`] do, to who asks for them.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct LearnerCheck {
    /// Everything that a rule minds, in the order of the fields' passes.
    pub findings: Vec<Finding>,
    /// Every change made or proposed.
    pub repairs: Vec<Repair>,
    /// The record in canonical form; a field is none where it is blank or an error stands.
    pub learner: LearnerRecord,
}

impl LearnerCheck {
    /// Whether the LRS would take the record: no finding is an error.
    pub fn is_ready(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity != Severity::Error)
    }
}

/// Checks one learner by every rule.
///
/// # Source
///
/// Fields, lengths and codes: LRS schema. Sense: guide 4.2, Appendices B to F. Ages: LRS letter of 12 July
/// 2018. Each finding names its own source.
///
/// # Examples
///
/// ```
/// use lrs_core::{CheckPolicy, LearnerDraft, learner};
/// use lrs_core::value::Date;
///
/// let draft = LearnerDraft {
///     given_name: "Zoë".into(),
///     family_name: "O’Neill".into(),
///     date_of_birth: "12 March 2007".into(),
///     gender: "F".into(),
///     last_known_postcode: "sw1a1aa".into(),
///     verification_type: "2".into(),
///     ability_to_share: "1".into(),
///     ..LearnerDraft::default()
/// };
/// let today = Date::from_ymd(2026, 9, 1).expect("a real date");
/// let check = learner::check(&draft, &CheckPolicy::new(today));
///
/// assert!(check.is_ready());
/// assert_eq!(check.learner.family_name.expect("read").as_str(), "O'Neill");
/// let changed: Vec<_> = check.repairs.iter().map(|repair| repair.field.name()).collect();
/// assert_eq!(changed, ["family_name", "date_of_birth", "last_known_postcode", "gender"]);
/// ```
pub fn check(draft: &LearnerDraft<'_>, policy: &CheckPolicy) -> LearnerCheck {
    let typed = Typed::of(draft);
    let (report, reading) = read(&typed, policy);
    let learner = reading.into_record(report.refused());
    LearnerCheck { findings: report.findings, repairs: report.repairs, learner }
}

/// Checks one learner without building the record: for files, where most rows are clean.
#[cfg(feature = "csv")]
pub(crate) fn inspect(typed: &Typed<'_>, policy: &CheckPolicy) -> Inspection {
    let (report, reading) = read(typed, policy);
    let Report { findings, repairs, .. } = report;
    Inspection { findings, repairs, verification_type: reading.verification_type }
}

/// What [`inspect`] found.
#[cfg(feature = "csv")]
pub(crate) struct Inspection {
    pub(crate) findings: Vec<Finding>,
    pub(crate) repairs: Vec<Repair>,
    pub(crate) verification_type: Option<VerificationType>,
}

fn read<'d>(typed: &'d Typed<'d>, policy: &'d CheckPolicy) -> (Report<'d>, Reading<'d>) {
    let mut report = Report::new(policy);
    let mut reading = Reading::new(typed);
    mandatory::check(typed, &mut report);
    text::check(typed, &mut reading, &mut report);
    identifier::check(typed, &mut reading, &mut report);
    dates::check(typed, &mut reading, &mut report);
    contact::check(typed, &mut reading, &mut report);
    codes::check(typed, &mut reading, &mut report);
    cross::check(&reading, &mut report);
    prohibited::check(typed, reading.last_known_postcode, &mut report);
    report.withdraw_repairs();
    (report, reading)
}

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] = &[
    report::RULES,
    mandatory::RULES,
    text::RULES,
    identifier::RULES,
    dates::RULES,
    contact::RULES,
    codes::RULES,
    cross::RULES,
    prohibited::RULES,
];
