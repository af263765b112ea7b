//! Numbers that name the learner: ULN, Scottish Candidate Number, UCI and UPN.

use super::reading::Reading;
use super::report::{Report, TRIMMED};
use crate::finding::{Field, Rule, RuleError};
use crate::guide::Section;
use crate::learner::Typed;
use crate::value::{ScottishCandidateNumber, Uci, Uln, UlnError, Upn, uln};

/// Reads the learner's numbers.
pub(super) fn check(typed: &Typed<'_>, reading: &mut Reading<'_>, report: &mut Report<'_>) {
    reading.uln = uln(typed, report);
    reading.scottish_candidate_number =
        trimmed(Field::ScottishCandidateNumber, typed, ScottishCandidateNumber::parse, report);
    reading.uci = trimmed(Field::Uci, typed, Uci::parse, report);
    reading.upn = trimmed(Field::Upn, typed, Upn::parse, report);
}

/// Reads the ULN strictly. What was probably meant is proposed; only a number whose ten digits are all there
/// may be taken without asking, and only where the policy says so.
fn uln(typed: &Typed<'_>, report: &mut Report<'_>) -> Option<Uln> {
    if typed.trimmed(Field::Uln).is_empty() {
        return None;
    }
    let typed = typed.text(Field::Uln);
    let error = match Uln::parse(typed) {
        Ok(uln) => return Some(uln),
        Err(error) => error,
    };
    let repairs = uln::repairs(typed);
    if let (true, [only]) = (report.policy.apply_uln_format, repairs.as_slice())
        && only.keeps_digits()
    {
        report.repairs.push(crate::finding::Repair::new(only.rule(), Field::Uln, only.to.to_string(), true));
        return Some(only.to);
    }
    if uln::digits_lost(typed) {
        report.find(&uln::DIGITS_LOST, Field::Uln);
    } else {
        report.refuse(&error, Field::Uln);
    }
    if error == UlnError::Placeholder {
        report.propose(&PLACEHOLDER, Field::Uln, "");
    }
    for repair in repairs {
        report.propose(repair.rule(), Field::Uln, repair.to.to_string());
    }
    None
}

/// Reads a number whose surrounding white space does not matter.
fn trimmed<T, E: RuleError>(
    field: Field,
    typed: &Typed<'_>,
    parse: impl Fn(&str) -> Result<T, E>,
    report: &mut Report<'_>,
) -> Option<T> {
    let text = typed.trimmed(field);
    if text.is_empty() {
        return None;
    }
    match parse(text) {
        Ok(value) => {
            if text.len() != typed.text(field).len() {
                report.repair(&TRIMMED, field, text);
            }
            Some(value)
        }
        Err(error) => {
            report.refuse(&error, field);
            None
        }
    }
}

static PLACEHOLDER: Rule = Rule::advice(
    "uln.repair.placeholder",
    Section::Source { title: "ILR validation rules 2024-25, R59" },
    "the ILR's placeholder taken out, so that the LRS searches by the learner's details",
    "Leave the ULN empty.",
);
pub(super) static RULES: &[&Rule] = &[&PLACEHOLDER];
