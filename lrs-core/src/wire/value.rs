//! The answers about one value.

use serde::Serialize;

use crate::finding::{Rule, fill};
use crate::value::{self, email_address, postcode, uln};

/// A ULN that somebody may have meant.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UlnRepair {
    /// The proposed number.
    pub to: uln::Uln,
    /// Why: the stable code.
    pub code: &'static str,
    /// Why, as a clause.
    pub message: String,
    /// How many others are as likely.
    pub as_likely: usize,
}

impl From<&uln::UlnRepair> for UlnRepair {
    fn from(repair: &uln::UlnRepair) -> Self {
        Self { to: repair.to, code: repair.code, message: repair.message(), as_likely: repair.as_likely }
    }
}

/// A date that was read, and how.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DateReading {
    /// The date, `YYYY-MM-DD`.
    pub date: String,
    /// How it was written, for example `day_first`.
    pub format: &'static str,
    /// The date with day and month the other way round, where the text could mean that too.
    pub alternative: Option<String>,
    /// Whether the year was written with two digits.
    pub two_digit_year: bool,
    /// Why the text is not the canonical form: the stable code; none where it is.
    pub code: Option<&'static str>,
    /// Why, as a clause.
    pub message: Option<String>,
}

impl From<&value::DateReading> for DateReading {
    fn from(reading: &value::DateReading) -> Self {
        Self {
            date: reading.date.to_string(),
            format: reading.format.code(),
            alternative: reading.alternative.map(|date| date.to_string()),
            two_digit_year: reading.two_digit_year,
            code: reading.code(),
            message: reading.rule.map(|rule| message(rule, "date")),
        }
    }
}

/// A gender that was read, and what had to be changed.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GenderReading {
    /// The LRS's code.
    pub gender: value::Gender,
    /// Why the text is not that code: the stable code; none where it is.
    pub code: Option<&'static str>,
    /// Why, as a clause.
    pub message: Option<String>,
}

impl From<&value::GenderReading> for GenderReading {
    fn from(reading: &value::GenderReading) -> Self {
        Self {
            gender: reading.gender,
            code: reading.code(),
            message: reading.rule.map(|rule| message(rule, "gender")),
        }
    }
}

/// A postcode that was read, and what had to be put right.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PostcodeReading {
    /// The postcode.
    pub postcode: value::Postcode,
    /// Why the text is not its canonical spelling: the stable code; none where it is.
    pub code: Option<&'static str>,
    /// Why, as a clause.
    pub message: Option<String>,
}

impl From<&postcode::PostcodeReading> for PostcodeReading {
    fn from(reading: &postcode::PostcodeReading) -> Self {
        Self {
            postcode: reading.postcode,
            code: reading.code(),
            message: reading.rule.map(|rule| message(rule, "postcode")),
        }
    }
}

/// The parts of a postcode.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PostcodeParts {
    /// The part before the space.
    pub outward: String,
    /// The part behind the space.
    pub inward: String,
    /// The letters at the start.
    pub area: String,
    /// The postcode district.
    pub district: String,
    /// The postcode sector.
    pub sector: String,
    /// Whether it is ZZ99 9ZZ.
    pub is_default: bool,
    /// Whether it is a number of the British Forces Post Office.
    pub is_bfpo: bool,
}

impl From<&value::Postcode> for PostcodeParts {
    fn from(postcode: &value::Postcode) -> Self {
        Self {
            outward: postcode.outward().to_owned(),
            inward: postcode.inward().to_owned(),
            area: postcode.area().to_owned(),
            district: postcode.district().to_owned(),
            sector: postcode.sector().to_owned(),
            is_default: postcode.is_default(),
            is_bfpo: postcode.is_bfpo(),
        }
    }
}

/// A postcode that somebody may have meant.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PostcodeRepair {
    /// The proposed postcode.
    pub to: value::Postcode,
    /// Why: the stable code.
    pub code: &'static str,
    /// Why, as a clause.
    pub message: String,
    /// Whether its area is one of the United Kingdom's.
    pub has_real_area: bool,
    /// How many others are as likely.
    pub as_likely: usize,
}

impl From<&postcode::PostcodeRepair> for PostcodeRepair {
    fn from(repair: &postcode::PostcodeRepair) -> Self {
        Self {
            to: repair.to,
            code: repair.code,
            message: repair.message(),
            has_real_area: repair.has_real_area,
            as_likely: repair.as_likely,
        }
    }
}

/// An e-mail address that somebody may have meant.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EmailAddressRepair {
    /// The proposed address.
    pub to: value::EmailAddress,
    /// Why: the stable code.
    pub code: &'static str,
    /// Why, as a clause.
    pub message: String,
}

impl From<&email_address::EmailAddressRepair> for EmailAddressRepair {
    fn from(repair: &email_address::EmailAddressRepair) -> Self {
        Self { to: repair.to.clone(), code: repair.code, message: repair.message() }
    }
}

fn message(rule: &Rule, label: &str) -> String {
    fill(rule.message, label, [0, 0])
}
