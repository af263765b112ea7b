//! Numbers that name the learner: ULN, Scottish Candidate Number, UCI and UPN.

use super::reading::Reading;
use super::report::{Report, TRIMMED};
use crate::finding::{Field, Rule, RuleError};
use crate::guide::Section;
use crate::learner::Typed;
use crate::text::name_key;
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
    if repairs.is_empty() && stands_for_no_uln(typed) {
        report.propose(&NO_WORD, Field::Uln, "");
    }
    for repair in repairs {
        report.propose(repair.rule(), Field::Uln, repair.to.to_string());
    }
    None
}

/// Reads a number whose surrounding white space does not matter.
fn trimmed<T: AsRef<str>, E: RuleError>(
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
            if value.as_ref() != typed.text(field) {
                let rule = if value.as_ref() == text { &TRIMMED } else { &CAPITALS };
                report.repair(rule, field, value.as_ref());
            }
            Some(value)
        }
        Err(error) => {
            report.refuse(&error, field);
            propose_digits(field, text, parse, report);
            None
        }
    }
}

/// Proposes a number without the spaces, marks and decimals that programs put into it.
fn propose_digits<T: AsRef<str>, E>(
    field: Field,
    text: &str,
    parse: impl Fn(&str) -> Result<T, E>,
    report: &mut Report<'_>,
) {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    let bare: String = whole.chars().filter(char::is_ascii_alphanumeric).collect();
    if let Ok(value) = parse(&bare) {
        report.propose(&BARE, field, value.as_ref());
    } else if field == Field::ScottishCandidateNumber
        && let Ok(value) = parse(&format!("0{bare}"))
    {
        report.propose(&LEADING_ZERO, field, value.as_ref());
    }
}

/// What people write where there is no ULN, as comparison keys, beside zeros alone.
// CHOICE: seen in exports of college systems; no official list.
const NO_ULN: [&str; 9] = ["n a", "na", "nil", "none", "not known", "null", "tba", "tbc", "unknown"];

fn stands_for_no_uln(typed: &str) -> bool {
    let key = name_key(typed);
    key.bytes().all(|byte| byte == b'0') || NO_ULN.contains(&key.as_str())
}

static NO_WORD: Rule = Rule::advice(
    "uln.repair.none",
    Section::OurChoice { reason: "a blank says that there is no ULN yet, and the LRS takes it" },
    "the ULN left blank",
    "Leave the ULN empty, unless the learner has one after all.",
);
static CAPITALS: Rule = Rule::advice(
    "field.repair.capitals",
    Section::OurChoice { reason: "small and capital letters of a number mean the same" },
    "the {field} written in capitals",
    "Nothing to do.",
);
static BARE: Rule = Rule::advice(
    "field.repair.bare",
    Section::OurChoice { reason: "spaces, marks and a decimal nought in a number mean nothing" },
    "spaces, marks and decimals taken out of the {field}",
    "Compare it with the learner's own papers.",
);
static LEADING_ZERO: Rule = Rule::advice(
    "scottish_candidate_number.repair.leading_zero",
    Section::OurChoice {
        reason: "a spreadsheet takes the 0 off the front of a number, and one digit is missing",
    },
    "a 0 put before the {field}, which has lost it",
    "Compare it with the learner's own papers.",
);
static PLACEHOLDER: Rule = Rule::advice(
    "uln.repair.placeholder",
    Section::Source { title: "ILR validation rules 2024-25, R59" },
    "the ILR's placeholder taken out, so that the LRS searches by the learner's details",
    "Leave the ULN empty.",
);
pub(super) static RULES: &[&Rule] = &[&PLACEHOLDER, &NO_WORD, &CAPITALS, &BARE, &LEADING_ZERO];
