//! Where the learner can be found: postcode and e-mail address.

use super::reading::Reading;
use super::report::{Report, TRIMMED};
use crate::finding::{Field, Rule};
use crate::guide::{Section, section};
use crate::learner::Typed;
use crate::value::{EmailAddress, EmailAddressError, Postcode, email_address, postcode};

/// Reads the postcode and the e-mail address.
pub(super) fn check<'d>(typed: &Typed<'d>, reading: &mut Reading<'d>, report: &mut Report<'_>) {
    reading.last_known_postcode = read_postcode(typed, report);
    read_email(typed, reading, report);
}

fn read_postcode(typed: &Typed<'_>, report: &mut Report<'_>) -> Option<Postcode> {
    const FIELD: Field = Field::LastKnownPostcode;
    if typed.trimmed(FIELD).is_empty() {
        return None;
    }
    let typed = typed.text(FIELD);
    match Postcode::read(typed) {
        Ok(read) => {
            if let Some(rule) = read.rule {
                report.repair(rule, FIELD, read.postcode.as_str());
            }
            if read.postcode.is_default() {
                report.find(&DEFAULT, FIELD);
            } else if !read.postcode.is_usual() {
                report.find(&UNUSUAL, FIELD);
                propose_readings(read.postcode.as_str(), report);
            }
            Some(read.postcode)
        }
        Err(error) => {
            report.refuse(&error, FIELD);
            propose_readings(typed, report);
            None
        }
    }
}

fn propose_readings(typed: &str, report: &mut Report<'_>) {
    for repair in postcode::repairs(typed) {
        report.propose(repair.rule(), Field::LastKnownPostcode, repair.to.as_str());
    }
}

/// The address stays a text until the record is made, so that files need not copy it.
fn read_email<'d>(typed: &Typed<'d>, reading: &mut Reading<'d>, report: &mut Report<'_>) {
    const FIELD: Field = Field::EmailAddress;
    let (text, typed) = (typed.trimmed(FIELD), typed.text(FIELD));
    if text.len() != typed.len() {
        reading.rewrite(FIELD, text);
    }
    if text.is_empty() {
        return;
    }
    match EmailAddress::check(text) {
        Ok(()) => {
            if text.len() != typed.len() {
                report.repair(&TRIMMED, FIELD, text);
            }
        }
        Err(error @ EmailAddressError::NoneWord) => {
            report.mend(&error, &NO_ADDRESS, FIELD, "");
            reading.clear(FIELD);
        }
        Err(error) => {
            report.refuse(&error, FIELD);
            for repair in email_address::repairs(typed) {
                report.propose(repair.rule(), FIELD, repair.to.as_str());
            }
        }
    }
}

static DEFAULT: Rule = Rule::advice(
    "postcode.default",
    section::SEARCH,
    "the postcode is the default ZZ99 9ZZ, the last resort",
    "Ask the learner for the last known postcode: it helps to find the learner later.",
);
static UNUSUAL: Rule = Rule::advice(
    "postcode.unusual",
    Section::OurChoice { reason: "the LRS takes it, but no postcode of the United Kingdom starts so" },
    "the postcode starts like no real one",
    "Look at letters and digits that are alike, such as O and 0, and correct it if one was mistaken.",
);
static NO_ADDRESS: Rule = Rule::advice(
    "email_address.repair.none",
    Section::OurChoice { reason: "a word for 'no address' says the same as a blank, which the LRS takes" },
    "the {field} left blank",
    "Nothing to do, unless the learner has an address after all.",
);

pub(super) static RULES: &[&Rule] = &[&DEFAULT, &UNUSUAL, &NO_ADDRESS];
