//! Why an event cannot follow.

use super::guard::Guard;
use crate::finding::{Rule, RuleError, rule_error};
use crate::guide::section;

/// Why something cannot happen in a situation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum EnrolmentError {
    /// `enrolment.not_now`: nothing leads from here to there.
    NotNow,
    /// Something must hold first; the code is that of its rule, for example `enrolment.notice_first`.
    Guarded(Guard),
}

impl RuleError for EnrolmentError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::NotNow => &NOT_NOW,
            Self::Guarded(guard) => guard.rule(),
        }
    }
}

rule_error!(EnrolmentError, "enrolment");

static NOT_NOW: Rule = Rule::error(
    "enrolment.not_now",
    section::PROCESS,
    "this cannot happen where the learner stands now",
    "Look at what comes next, and take the steps in their order.",
);

/// The rules of this part of the room.
pub(super) static RULES: &[&Rule] = &[&NOT_NOW];
