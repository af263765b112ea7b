//! Names and other texts: their stored form, their length, and what looks out of place in them.

use super::reading::Reading;
use super::report::Report;
use crate::finding::{Field, Finding, Rule};
use crate::guide::{ReturnCode, Section, section};
use crate::learner::typed::WORDS;
use crate::learner::{Fields, Typed};
use crate::text::Form;
use crate::value::{NameError, name};

/// Reads every field that is text.
pub(super) fn check<'d>(typed: &Typed<'d>, reading: &mut Reading<'d>, report: &mut Report<'_>) {
    for field in odd(typed).iter() {
        if let Some(&(_, form)) = WORDS.iter().find(|(named, _)| *named == field) {
            store(field, form, typed, reading, report);
        }
        limit_length(field, reading.text(field), report);
    }
    advise(typed, reading, report);
}

/// The fields that may have to be tidied or may be too long: none in most records.
fn odd(typed: &Typed<'_>) -> Fields {
    let mut odd = Fields::default();
    for field in typed.words().iter() {
        // A backtick is odd in names alone; anywhere else it costs a second look.
        let kinds = typed.kinds(field);
        let is_fine = kinds.is_tidy_ascii() & !kinds.has_backtick();
        odd.insert_if(!is_fine | (typed.text(field).len() > field.max_length()), field);
    }
    let identifier = typed.text(Field::MisIdentifier);
    odd.insert_if(identifier.len() > Field::MisIdentifier.max_length(), Field::MisIdentifier);
    odd
}

/// Tidies a text, and notes the tidy form where the policy applies it. A text of which nothing is left is a blank.
fn store<'d>(
    field: Field,
    form: Form,
    typed: &Typed<'d>,
    reading: &mut Reading<'d>,
    report: &mut Report<'_>,
) {
    let submission = form.tidy(typed.text(field), typed.kinds(field));
    if submission.changes.is_empty() {
        return;
    }
    let mut applied = true;
    if !submission.text.is_empty() {
        for rule in submission.changes.iter() {
            applied = report.repair(rule, field, submission.text.as_ref());
        }
    }
    if applied {
        reading.rewrite(field, submission.text);
    }
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
        let rule = if field == Field::Nationality { &TOO_LONG_CODE } else { &TOO_LONG };
        report.add(Finding::new(rule, Some(field)).with_numbers([found as u64, max as u64]));
    }
}

fn is_name(field: Field) -> bool {
    WORDS.iter().any(|&(named, form)| named == field && matches!(form, Form::Name))
}

/// What looks out of place in the names and the school.
fn advise(typed: &Typed<'_>, reading: &Reading<'_>, report: &mut Report<'_>) {
    let (given, family) = (reading.text(Field::GivenName), reading.text(Field::FamilyName));
    // What is a plain word as typed is stored so.
    let is_word = |field, stored| typed.kinds(field).is_plain_word() || name::is_plain_word(stored);
    let (is_given_word, is_family_word) =
        (is_word(Field::GivenName, given), is_word(Field::FamilyName, family));
    name::advise_given_as(is_given_word, given, family, &mut |rule| report.find(rule, Field::GivenName));
    name::advise_family_as(is_family_word, family, given, &mut |rule| report.find(rule, Field::FamilyName));
    if typed.kinds(Field::MiddleOtherName).has_sign() {
        separate_middle_names(reading.text(Field::MiddleOtherName), report);
    }
    if typed.kinds(Field::SchoolAtAge16).letters() & COMMON_TO_SCHOOL_WORDS == COMMON_TO_SCHOOL_WORDS {
        shorten_school(reading.text(Field::SchoolAtAge16), report);
    }
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
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    ["school", "college"].iter().any(|forbidden| word.eq_ignore_ascii_case(forbidden))
}

/// The letters C, L and O: a name without one of them has neither word.
const COMMON_TO_SCHOOL_WORDS: u32 = 1 << (b'c' - b'a') | 1 << (b'l' - b'a') | 1 << (b'o' - b'a');

static TOO_LONG: Rule = Rule::error(
    "field.too_long",
    Section::Schema { name: "lengths of MIAPAddress, MIAPSchoolName, MIAPNotes and their kin" },
    "the {field} has {0} characters, the LRS takes {1}",
    "Shorten it; abbreviate words rather than cutting the end off.",
)
.form("{field} must be {1} characters or fewer")
.returns(ReturnCode::Rc011);
/// As [`TOO_LONG`], of a field that holds a code, which no abbreviation of a word is.
static TOO_LONG_CODE: Rule = Rule {
    remedy: "Enter the code that your system has for it, such as GBR, or leave it blank: the LRS has not published its \
             list of codes.",
    form_text: TOO_LONG.form_text,
    ..Rule::error(TOO_LONG.code, TOO_LONG.section, TOO_LONG.message, TOO_LONG.remedy)
}
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

pub(super) static RULES: &[&Rule] = &[&TOO_LONG, &TOO_LONG_CODE, &MIDDLE_SEPARATOR, &SCHOOL_WORD];
