//! What must be there, by what the record is wanted for.

use super::report::Report;
use crate::finding::{Field, Finding, Rule};
use crate::guide::{ReturnCode, Section, section};
use crate::learner::{Purpose, Typed};

/// Finds the fields that are blank and must not be.
pub(super) fn check(typed: &Typed<'_>, report: &mut Report<'_>) {
    let is_blank = |field| typed.is_blank(field);
    let purpose = report.policy.purpose;
    for &field in purpose.mandatory_fields() {
        if is_blank(field) {
            report.find(missing(field), field);
        }
    }
    if purpose == Purpose::Batch && is_blank(Field::Uln) {
        without_uln(is_blank, report);
    }
}

/// A row of a batch without a ULN: the demographics identify the learner, and a new one is registered.
fn without_uln(is_blank: impl Fn(Field) -> bool, report: &mut Report<'_>) {
    let missing_fields = IDENTIFYING.iter().filter(|&&field| is_blank(field));
    if missing_fields.clone().count() == IDENTIFYING.len() {
        report.add(Finding::new(&INSUFFICIENT, None));
    }
    for &field in missing_fields {
        report.find(missing(field), field);
    }
    for &field in &REGISTERING {
        if is_blank(field) {
            report.find(&EXPECTED, field);
        }
    }
}

impl Purpose {
    /// The fields that must not be blank, whatever else stands in the record.
    ///
    /// A row of a batch needs more where it has no ULN: see [`check`](crate::learner::check).
    ///
    /// # Source
    ///
    /// LRS schema: `LearnerToRegister`, `LearnerToUpdate`, `BatchLearner`, the find and verify requests.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::Field;
    /// use lrs_core::learner::Purpose;
    ///
    /// assert_eq!(Purpose::FindByUln.mandatory_fields(), [Field::Uln, Field::GivenName, Field::FamilyName]);
    /// ```
    pub const fn mandatory_fields(self) -> &'static [Field] {
        use Field::{
            AbilityToShare, DateOfBirth, FamilyName, Gender, GivenName, LastKnownPostcode, Uln,
            VerificationType,
        };
        match self {
            Self::Register => &[
                GivenName,
                FamilyName,
                DateOfBirth,
                Gender,
                LastKnownPostcode,
                VerificationType,
                AbilityToShare,
            ],
            Self::Update => &[
                Uln,
                GivenName,
                FamilyName,
                DateOfBirth,
                Gender,
                LastKnownPostcode,
                VerificationType,
                AbilityToShare,
            ],
            Self::Batch => &[GivenName, FamilyName],
            Self::FindByDemographics => &[GivenName, FamilyName, DateOfBirth, Gender, LastKnownPostcode],
            Self::FindByUln | Self::Verify => &[Uln, GivenName, FamilyName],
        }
    }
}

/// What identifies a learner without a ULN, beside the names.
const IDENTIFYING: [Field; 3] = [Field::DateOfBirth, Field::Gender, Field::LastKnownPostcode];

/// What the guide asks for on a registration and the batch's schema leaves open.
const REGISTERING: [Field; 2] = [Field::VerificationType, Field::AbilityToShare];

fn missing(field: Field) -> &'static Rule {
    match field {
        Field::Gender | Field::VerificationType | Field::AbilityToShare => &MISSING_CHOICE,
        Field::LastKnownPostcode => &MISSING_POSTCODE,
        _ => &MISSING,
    }
}

static MISSING: Rule = Rule::error(
    "field.missing",
    Section::Schema { name: "LearnerToRegister, BatchLearner" },
    "the {field} is missing",
    "Ask the learner, or look it up in your own records.",
)
.form("enter the {field}")
.returns(ReturnCode::Rc010);
static MISSING_CHOICE: Rule = Rule {
    form_text: "select the {field}",
    remedy: "Choose one of the LRS's codes.",
    ..Rule::error(MISSING.code, MISSING.section, MISSING.message, MISSING.remedy)
}
.returns(ReturnCode::Rc010);
static MISSING_POSTCODE: Rule = Rule {
    form_text: MISSING.form_text,
    remedy: "Ask the learner for the last known postcode; as a last resort use ZZ99 9ZZ.",
    ..Rule::error(MISSING.code, MISSING.section, MISSING.message, MISSING.remedy)
}
.returns(ReturnCode::Rc010);
static EXPECTED: Rule = Rule::warning(
    "field.expected",
    section::REGISTER,
    "the {field} is missing, and registering a new learner needs it",
    "Fill it in unless you know that the learner has a ULN already.",
)
.form("select the {field}");
static INSUFFICIENT: Rule = Rule::error(
    "learner.insufficient",
    Section::OurChoice {
        reason: "'Managing Exceptions' V2.0 names RC006, insufficient data to create a ULN, without its limits; \
                 a name alone is certainly too little",
    },
    "a name alone is too little to find or create a ULN",
    "Add the ULN, or the date of birth, gender and postcode.",
)
.returns(ReturnCode::Rc006);

pub(super) static RULES: &[&Rule] = &[&MISSING, &MISSING_CHOICE, &MISSING_POSTCODE, &EXPECTED, &INSUFFICIENT];
