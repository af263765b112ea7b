//! Fields against each other.

use super::reading::Reading;
use super::report::Report;
use crate::finding::{Field, Rule};
use crate::guide::{Section, section};
use crate::text::name_key;

/// Compares the fields that have something to say about one another.
pub(super) fn check(reading: &Reading<'_>, report: &mut Report<'_>) {
    if is_same_name(reading.text(Field::PreviousFamilyName), reading.text(Field::FamilyName)) {
        report.find(&SAME_FAMILY_NAME, Field::PreviousFamilyName);
    }
    if let (Some(captured), Some(birth)) = (reading.date_of_address_capture, reading.date_of_birth)
        && captured < birth.date()
    {
        report.find(&CAPTURED_BEFORE_BIRTH, Field::DateOfAddressCapture);
    }
    let has_address = ADDRESS_LINES.iter().any(|&field| !reading.text(field).is_empty());
    if has_address && reading.last_known_postcode.is_some_and(|postcode| postcode.is_default()) {
        report.find(&DEFAULT_WITH_ADDRESS, Field::LastKnownPostcode);
    }
}

fn is_same_name(one: &str, other: &str) -> bool {
    !one.is_empty()
        && !other.is_empty()
        && !start_differently(one, other)
        && (one == other || name_key(one) == name_key(other))
}

/// Whether both names start with a plain letter, each with another: their keys do too.
fn start_differently(one: &str, other: &str) -> bool {
    let start = |name: &str| name.bytes().next().filter(u8::is_ascii_alphabetic);
    start(one).zip(start(other)).is_some_and(|(one, other)| !one.eq_ignore_ascii_case(&other))
}

const ADDRESS_LINES: [Field; 4] = [
    Field::LastKnownAddressLine1,
    Field::LastKnownAddressLine2,
    Field::LastKnownAddressTown,
    Field::LastKnownAddressCountyOrCity,
];

static SAME_FAMILY_NAME: Rule = Rule::advice(
    "previous_family_name.same",
    section::UPDATE_TIPS,
    "the previous family name is the family name of today",
    "Enter the name that the learner had before, or leave it blank.",
);
static CAPTURED_BEFORE_BIRTH: Rule = Rule::warning(
    "date_of_address_capture.before_birth",
    Section::OurChoice { reason: "the schema takes it, but nobody has an address before birth" },
    "the address was captured before the learner was born",
    "Compare both dates with the enrolment form; day and month may be swapped.",
)
.form("date of address capture must be after the date of birth");
static DEFAULT_WITH_ADDRESS: Rule = Rule::advice(
    "postcode.default_with_address",
    section::UPDATE_TIPS,
    "there is an address, but the postcode is the default ZZ99 9ZZ",
    "Look the postcode of the address up; ZZ99 9ZZ is the last resort.",
);

pub(super) static RULES: &[&Rule] = &[&SAME_FAMILY_NAME, &CAPTURED_BEFORE_BIRTH, &DEFAULT_WITH_ADDRESS];
