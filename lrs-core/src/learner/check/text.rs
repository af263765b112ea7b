//! Names and other texts: their stored form, their length, and what looks out of place in them.

use std::borrow::Cow;

use super::reading::Reading;
use super::report::Report;
use crate::finding::{Field, Finding, Rule};
use crate::guide::{ReturnCode, Section, section};
use crate::learner::LearnerDraft;
use crate::value::{NameError, name};

/// Reads every field that is text.
pub(super) fn check<'d>(draft: &'d LearnerDraft<'_>, reading: &mut Reading<'d>, report: &mut Report<'_>) {
    for &(field, form) in FIELDS {
        let typed = draft.text(field);
        if !typed.is_empty() {
            let stored = stored(field, form, typed, report);
            limit_length(field, &stored, report);
            reading.texts.set(field, stored);
        }
    }
    advise(reading, report);
}

/// How a text is tidied before it may be stored.
#[derive(Clone, Copy)]
enum Form {
    /// A person's name: white space, apostrophes, hyphens and invisible characters.
    Name,
    /// One line of other text: white space and invisible characters.
    Line,
    /// Several lines of text: as a line, but line breaks stay.
    Lines,
    /// The caller's own: stored as it stands.
    Verbatim,
}

const FIELDS: &[(Field, Form)] = &[
    (Field::GivenName, Form::Name),
    (Field::FamilyName, Form::Name),
    (Field::PreferredGivenName, Form::Name),
    (Field::MiddleOtherName, Form::Name),
    (Field::PreviousFamilyName, Form::Name),
    (Field::FamilyNameAtAge16, Form::Name),
    (Field::Title, Form::Line),
    (Field::MisIdentifier, Form::Verbatim),
    (Field::SchoolAtAge16, Form::Line),
    (Field::LastKnownAddressLine1, Form::Line),
    (Field::LastKnownAddressLine2, Form::Line),
    (Field::LastKnownAddressTown, Form::Line),
    (Field::LastKnownAddressCountyOrCity, Form::Line),
    (Field::PlaceOfBirth, Form::Line),
    (Field::Nationality, Form::Line),
    (Field::OtherVerificationDescription, Form::Line),
    (Field::Notes, Form::Lines),
];

fn stored<'d>(field: Field, form: Form, typed: &'d str, report: &mut Report<'_>) -> Cow<'d, str> {
    let submission = match form {
        Form::Name => name::submission(typed),
        Form::Line => name::tidy(typed),
        Form::Lines => name::tidy_lines(typed),
        Form::Verbatim => return Cow::Borrowed(typed),
    };
    if submission.text.is_empty() {
        return submission.text;
    }
    let mut applied = true;
    for rule in submission.changes.iter() {
        applied = report.repair(rule, field, submission.text.as_ref());
    }
    if applied { submission.text } else { Cow::Borrowed(typed) }
}

/// Finds a text that is longer than the LRS takes. Bytes are never fewer than characters.
fn limit_length(field: Field, stored: &str, report: &mut Report<'_>) {
    let max = field.max_length();
    if stored.len() <= max {
        return;
    }
    let found = stored.chars().count();
    if found > max {
        if is_name(field) {
            return report.refuse(&NameError::TooLong { length: found }, field);
        }
        report.add(Finding::new(&TOO_LONG, Some(field)).with_numbers([found as u64, max as u64]));
    }
}

fn is_name(field: Field) -> bool {
    FIELDS.iter().any(|&(named, form)| named == field && matches!(form, Form::Name))
}

/// What looks out of place in the names and the school.
fn advise(reading: &Reading<'_>, report: &mut Report<'_>) {
    let texts = &reading.texts;
    name::advise_given(&texts.given_name, &texts.family_name, &mut |rule| {
        report.find(rule, Field::GivenName);
    });
    name::advise_family(&texts.family_name, &mut |rule| report.find(rule, Field::FamilyName));
    separate_middle_names(&texts.middle_other_name, report);
    shorten_school(&texts.school_at_age_16, report);
}

/// Middle names are separated by a space, not by commas or the like.
// CHOICE: no stroke among them, which stands inside names (`a/l`, `s/o`).
fn separate_middle_names(names: &str, report: &mut Report<'_>) {
    let is_separator = |byte: u8| matches!(byte, b',' | b';' | b'&' | b'+');
    if names.bytes().any(is_separator) {
        report.find(&MIDDLE_SEPARATOR, Field::MiddleOtherName);
        let names = names.split(|letter| u8::try_from(letter).is_ok_and(is_separator));
        let words: Vec<&str> = names.flat_map(str::split_whitespace).collect();
        report.propose(&MIDDLE_SEPARATOR, Field::MiddleOtherName, words.join(" "));
    }
}

/// The words "School" and "College" do not belong into the school's name.
fn shorten_school(school: &str, report: &mut Report<'_>) {
    if !school.split(' ').any(is_school_word) {
        return;
    }
    report.find(&SCHOOL_WORD, Field::SchoolAtAge16);
    let rest: Vec<&str> = school.split_whitespace().filter(|word| !is_school_word(word)).collect();
    if !rest.is_empty() {
        report.propose(&SCHOOL_WORD, Field::SchoolAtAge16, rest.join(" "));
    }
}

fn is_school_word(word: &str) -> bool {
    const WORDS: [&str; 2] = ["school", "college"];
    let is_long_enough = WORDS.iter().any(|forbidden| word.len() >= forbidden.len());
    is_long_enough && {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        WORDS.iter().any(|forbidden| word.eq_ignore_ascii_case(forbidden))
    }
}

static TOO_LONG: Rule = Rule::error(
    "field.too_long",
    Section::Schema { name: "lengths of MIAPAddress, MIAPSchoolName, MIAPNotes and their kin" },
    "the {field} has {0} characters, the LRS takes {1}",
    "Shorten it; abbreviate words rather than cutting the end off.",
)
.form("{field} must be {1} characters or fewer")
.returns(ReturnCode::Rc011);
static MIDDLE_SEPARATOR: Rule = Rule::advice(
    "middle_other_name.separator",
    section::UPDATE_TIPS,
    "middle names are separated by something other than a space",
    "Write middle names with one space between them.",
);
static SCHOOL_WORD: Rule = Rule::advice(
    "school_at_age_16.word",
    section::UPDATE_TIPS,
    "the school's name holds the word School or College",
    "Enter the proper name of the school without the word School or College.",
);

pub(super) static RULES: &[&Rule] = &[&TOO_LONG, &MIDDLE_SEPARATOR, &SCHOOL_WORD];
