//! Text that must not stand in a record, and what may stand there instead.

use super::report::Report;
use crate::finding::{Field, Rule};
use crate::guide::section;
use crate::learner::LearnerDraft;

/// The postcode of last resort.
// SOURCE: guide, 4.2.1 and Appendix C.
const DEFAULT_POSTCODE: &str = "ZZ99 9ZZ";

/// Scans the record for the policy's list.
pub(super) fn check(draft: &LearnerDraft<'_>, report: &mut Report<'_>) {
    for finding in report.policy.prohibited.scan(draft) {
        report.add(finding);
        if finding.field == Some(Field::LastKnownPostcode) {
            report.propose(&DEFAULT, Field::LastKnownPostcode, DEFAULT_POSTCODE);
        }
    }
}

static DEFAULT: Rule = Rule::advice(
    "postcode.repair.default",
    section::UPDATE_TIPS,
    "the default {field} put in place of a prohibited one",
    "Take it only where the learner's last address is not known.",
);

pub(super) static RULES: &[&Rule] = &[&DEFAULT];
