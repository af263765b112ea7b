//! Fields that hold one of the LRS's codes: gender, ability to share, verification type.

use super::reading::Reading;
use super::report::Report;
use crate::finding::{Field, Rule};
use crate::guide::Section;
use crate::learner::Typed;
use crate::value::{AbilityToShare, Gender, Verification, VerificationError, VerificationType};

/// Reads the three codes and the description that belongs to the last.
pub(super) fn check(typed: &Typed<'_>, reading: &mut Reading<'_>, report: &mut Report<'_>) {
    let filled = |field| Some(typed.text(field)).filter(|_| !typed.trimmed(field).is_empty());
    reading.gender = filled(Field::Gender).and_then(|typed| gender(typed, report));
    reading.ability_to_share =
        filled(Field::AbilityToShare).and_then(|typed| ability_to_share(typed, report));
    reading.verification_type =
        filled(Field::VerificationType).and_then(|typed| verification_type(typed, report));
    describe(reading, report);
}

fn gender(typed: &str, report: &mut Report<'_>) -> Option<Gender> {
    match Gender::read(typed) {
        Ok(read) => {
            if let Some(rule) = read.rule {
                report.repair_format(rule, Field::Gender, read.gender.lrs_code().to_string());
            }
            Some(read.gender)
        }
        Err(error) => {
            report.refuse(&error, Field::Gender);
            None
        }
    }
}

fn ability_to_share(typed: &str, report: &mut Report<'_>) -> Option<AbilityToShare> {
    match AbilityToShare::parse(typed) {
        Ok(state) => {
            write_as_code(Field::AbilityToShare, typed, state.lrs_code(), report);
            let edition = report.policy.edition;
            for rule in [state.edition_rule(edition), state.advice()].into_iter().flatten() {
                report.find(rule, Field::AbilityToShare);
            }
            Some(state)
        }
        Err(error) => {
            report.refuse(&error, Field::AbilityToShare);
            None
        }
    }
}

fn verification_type(typed: &str, report: &mut Report<'_>) -> Option<VerificationType> {
    match VerificationType::parse(typed) {
        Ok(kind) => {
            write_as_code(Field::VerificationType, typed, kind.lrs_code(), report);
            Some(kind)
        }
        Err(error) => {
            report.refuse(&error, Field::VerificationType);
            None
        }
    }
}

/// Judges the verification type and its description together. A description without any type is left to
/// whoever finds that the type is missing.
fn describe(reading: &Reading<'_>, report: &mut Report<'_>) {
    let Some(kind) = reading.verification_type else { return };
    match Verification::new(kind, reading.text(Field::OtherVerificationDescription)) {
        Ok(verification) => {
            let field = match kind {
                VerificationType::Other => Field::OtherVerificationDescription,
                _ => Field::VerificationType,
            };
            verification.advise(report.policy.is_pre_16_school, &mut |rule| report.find(rule, field));
        }
        // The length of every text has been judged before.
        Err(VerificationError::DescriptionTooLong { .. }) => {}
        Err(error) => report.refuse(&error, Field::OtherVerificationDescription),
    }
}

fn write_as_code(field: Field, typed: &str, code: u16, report: &mut Report<'_>) {
    // Nearly all are one digit, and need no second reading.
    let is_digit = matches!(*typed.as_bytes(), [digit] if u16::from(digit.wrapping_sub(b'0')) == code);
    if !is_digit && (typed.parse() != Ok(code) || typed.starts_with('+')) {
        report.repair_format(&CODE, field, code.to_string());
    }
}

static CODE: Rule = Rule::advice(
    "field.repair.code",
    Section::OurChoice { reason: "a label of the LRS's own list says as much as its code" },
    "the {field} written as the LRS's code",
    "Nothing to do.",
);

pub(super) static RULES: &[&Rule] = &[&CODE];
