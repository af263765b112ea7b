//! Text that must not stand in a record, and what may stand there instead.

use super::report::Report;
use crate::finding::{Field, Rule};
use crate::guide::section;
use crate::learner::Typed;
use crate::value::Postcode;

/// The postcode of last resort.
// SOURCE: guide, 4.2.1 and Appendix C.
const DEFAULT_POSTCODE: &str = "ZZ99 9ZZ";

/// Scans the record for the policy's list.
pub(super) fn check(typed: &Typed<'_>, postcode: Option<Postcode>, report: &mut Report<'_>) {
    report.policy.prohibited.scan_typed(typed, postcode, &mut |finding| {
        report.add(finding);
        if finding.field == Some(Field::LastKnownPostcode) {
            report.propose(&DEFAULT, Field::LastKnownPostcode, DEFAULT_POSTCODE);
        }
    });
}

static DEFAULT: Rule = Rule::advice(
    "postcode.repair.default",
    section::UPDATE_TIPS,
    "the default {field} put in place of a prohibited one",
    "Take it only where the learner's last address is not known.",
);

pub(super) static RULES: &[&Rule] = &[&DEFAULT];
