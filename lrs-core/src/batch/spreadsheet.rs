//! What a spreadsheet program does to values when somebody opens an export in it and saves it again.
//!
//! Dates, ULNs and codes that it has rewritten are read where they are judged: `value::date`, `value::uln::repairs`.
//! Here stands what it may do to any value: formulas, errors, cells too narrow to show a date, and names that it took for
//! something else. Zeros at the front that it has taken from an identifier of the college's own cannot be told.

use crate::finding::{Field, Finding, Repair, Rule};
use crate::guide::Section;
use crate::learner::{Fields, LearnerDraft, Typed};
use crate::value::{Date, TwoDigitYear};

/// The names of people, which a spreadsheet may take for something else.
const NAMES: [Field; 6] = [
    Field::GivenName,
    Field::PreferredGivenName,
    Field::MiddleOtherName,
    Field::FamilyName,
    Field::PreviousFamilyName,
    Field::FamilyNameAtAge16,
];

/// Fields whose values never begin with an apostrophe. Names may (`'t Hooft`), and so may identifiers of a college's own.
const WITHOUT_APOSTROPHE: [Field; 11] = [
    Field::Uln,
    Field::LastKnownPostcode,
    Field::DateOfAddressCapture,
    Field::DateOfBirth,
    Field::Gender,
    Field::Nationality,
    Field::ScottishCandidateNumber,
    Field::AbilityToShare,
    Field::VerificationType,
    Field::Uci,
    Field::Upn,
];

/// Fields that may be long numbers and are judged nowhere else as what a spreadsheet makes of those. ULNs are.
const NUMBERS: [Field; 2] = [Field::MisIdentifier, Field::ScottishCandidateNumber];

/// What spreadsheet programs show in place of a value that they could not work out.
// SOURCE: Microsoft, "How to correct a #… error" and `Error.Type`; LibreOffice writes Err:502 and the like.
const ERRORS: [&str; 16] = [
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#NAME?",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#BUSY!",
    "#UNKNOWN!",
    "#GETTING_DATA",
    "#PYTHON!",
];

/// Whether there is anything in a learner that [`mend`] would look at: a value that begins with a sign of formulas and
/// errors, or a name that could be something else.
pub(super) fn may_be_spoilt(typed: &Typed<'_>) -> bool {
    let filled = typed.filled();
    let is_odd = |name: Field| typed.kinds(name).has_digit() || is_truth(typed.text(name));
    (!typed.begin_plainly() && filled.iter().any(|field| begins_oddly(typed.text(field))))
        || filled.and(Fields::of(&NAMES)).iter().any(is_odd)
        || filled.and(Fields::of(&NUMBERS)).iter().any(|field| is_scientific(typed.text(field).trim()))
}

fn begins_oddly(text: &str) -> bool {
    match text.as_bytes() {
        [b'=' | b'#' | b'\'', ..] => true,
        // Spaces of any kind may stand before it.
        [..=b' ' | 128.., ..] => text.trim_start().starts_with(['=', '#', '\'']),
        _ => false,
    }
}

/// Looks for what a spreadsheet has done in every field, and puts back into the draft what can be undone exactly where
/// `apply` says so.
pub(super) fn mend(
    draft: &mut LearnerDraft<'_>,
    apply: bool,
    findings: &mut Vec<Finding>,
    repairs: &mut Vec<Repair>,
) {
    for field in Field::ALL {
        let text = draft.text(field).trim();
        if text.is_empty() {
            continue;
        }
        let undone = undone(field, text).map(|(rule, text)| (rule, text.to_owned()));
        findings.extend(said_of(field, text).map(|rule| Finding::new(rule, Some(field))));
        let Some((rule, text)) = undone else { continue };
        findings.push(Finding::new(rule, Some(field)));
        repairs.push(Repair::new(rule, field, text.clone(), apply));
        if apply {
            draft.set(field, text);
        }
    }
}

/// The text as it was, and what had happened to it.
fn undone(field: Field, text: &str) -> Option<(&'static Rule, &str)> {
    if let Some(inner) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'))
        && !inner.contains('"')
    {
        return Some((&FORMULA, inner));
    }
    let rest = text.strip_prefix('\'')?;
    let is_mark =
        WITHOUT_APOSTROPHE.contains(&field) && rest.starts_with(|first: char| first.is_alphanumeric());
    is_mark.then_some((&APOSTROPHE, rest))
}

/// What cannot be undone.
fn said_of(field: Field, text: &str) -> Option<&'static Rule> {
    if text.starts_with('=') && undone(field, text).is_none() {
        return Some(&FORMULA_LEFT);
    }
    if text.len() >= FEWEST_HASHES && text.bytes().all(|byte| byte == b'#') {
        return Some(&HASHES);
    }
    if ERRORS.iter().any(|error| error.eq_ignore_ascii_case(text)) || is_libre_error(text) {
        return Some(&ERROR_VALUE);
    }
    if NUMBERS.contains(&field) && is_scientific(text) {
        return Some(&SCIENTIFIC);
    }
    if !NAMES.contains(&field) {
        return None;
    }
    if is_truth(text) {
        return Some(&TRUTH);
    }
    looks_like_date(text).then_some(&DATE_FOR_NAME)
}

/// Fewer signs than this somebody may have typed.
const FEWEST_HASHES: usize = 3;

fn is_libre_error(text: &str) -> bool {
    text.strip_prefix("Err:")
        .is_some_and(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `1.23457E+11`: as spreadsheets write a number that is too long for its cell.
fn is_scientific(text: &str) -> bool {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once("E+").is_some_and(|(number, power)| {
        let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
        whole.len() == 1 && is_digits(whole) && is_digits(fraction) && power.len() == 2 && is_digits(power)
    })
}

/// As spreadsheets write a truth: a person's name in capitals alone is taken for it as well, and said.
fn is_truth(text: &str) -> bool {
    matches!(text, "TRUE" | "FALSE")
}

/// `05-Mar`, `Mar-05`, or a whole date.
fn looks_like_date(text: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let is_month = |part: &str| MONTHS.contains(&part);
    let is_number =
        |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = text.split_once('-').is_some_and(|(one, other)| {
        (is_number(one) && is_month(other)) || (is_month(one) && is_number(other))
    });
    is_short
        || text.starts_with(|first: char| first.is_ascii_digit())
            && Date::read(text, TwoDigitYear::Refused).is_ok()
}

const KEPT: Section =
    Section::OurChoice { reason: "what a spreadsheet puts around a value is not part of it" };
const MICROSOFT: Section = Section::Source { title: "Microsoft Support, error values and ##### in cells" };

static FORMULA: Rule = Rule::warning(
    "batch.spreadsheet.formula",
    KEPT,
    "the {field} is wrapped in a formula that keeps it as text",
    "Nothing to do where a corrected file is taken: the value inside it is whole.",
);
static APOSTROPHE: Rule = Rule::warning(
    "batch.spreadsheet.apostrophe",
    KEPT,
    "the {field} has an apostrophe before it, which makes a spreadsheet keep it as text",
    "Nothing to do where a corrected file is taken: the value behind it is whole.",
);
static FORMULA_LEFT: Rule = Rule::error(
    "batch.spreadsheet.formula_left",
    KEPT,
    "the {field} is a formula and not its result",
    "Export the learners again, or copy the results of the formulas into a new file as values.",
);
static HASHES: Rule = Rule::error(
    "batch.spreadsheet.hashes",
    MICROSOFT,
    "the {field} is a row of # signs, which a spreadsheet shows where a column is too narrow",
    "Widen the column and save the file again, or export the learners again: the value is not in this file.",
);
static ERROR_VALUE: Rule = Rule::error(
    "batch.spreadsheet.error_value",
    MICROSOFT,
    "the {field} is an error of a spreadsheet, and no value",
    "Look at what the cell was to be worked out from, or export the learners again.",
);
static TRUTH: Rule = Rule::warning(
    "batch.spreadsheet.truth",
    Section::OurChoice { reason: "there are people called True, and spreadsheets make TRUE of it" },
    "the {field} is TRUE or FALSE, as a spreadsheet writes them",
    "Compare it with the enrolment form. If the learner is called so, write the name with a capital at its start alone.",
);
static DATE_FOR_NAME: Rule = Rule::warning(
    "batch.spreadsheet.date_for_name",
    Section::OurChoice { reason: "there are people called May and Jan, and spreadsheets make dates of it" },
    "the {field} is a date: a spreadsheet may have made it of the name",
    "Compare it with the enrolment form, and write the name again. It is left as it stands.",
);

static SCIENTIFIC: Rule = Rule::warning(
    "batch.spreadsheet.scientific",
    Section::OurChoice { reason: "spreadsheets write long numbers so, and what they round off is lost" },
    "the {field} is a number in scientific form, as a spreadsheet writes long ones, and may have lost digits",
    "Export the learners again with this column as text. It is left as it stands.",
);

/// The rules of what spreadsheets do.
pub(super) static RULES: &[&Rule] =
    &[&FORMULA, &APOSTROPHE, &FORMULA_LEFT, &HASHES, &ERROR_VALUE, &TRUTH, &DATE_FOR_NAME, &SCIENTIFIC];

/// How the codes of this file begin.
pub(super) const CODES: &str = "batch.spreadsheet.";

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(field: Field, text: &str) -> (String, Vec<&'static str>) {
        let mut draft = LearnerDraft::default();
        draft.set(field, text.to_owned());
        let (mut findings, mut repairs) = (Vec::new(), Vec::new());
        mend(&mut draft, true, &mut findings, &mut repairs);
        (draft.text(field).to_owned(), findings.iter().map(|finding| finding.code).collect())
    }

    #[test]
    fn what_stands_around_a_value_is_taken_off() {
        assert_eq!(
            mended(Field::Uln, "=\"9276308686\""),
            ("9276308686".into(), vec!["batch.spreadsheet.formula"])
        );
        assert_eq!(mended(Field::GivenName, "=\"Jo\"").0, "Jo");
        assert_eq!(
            mended(Field::DateOfBirth, "'2007-03-12"),
            ("2007-03-12".into(), vec!["batch.spreadsheet.apostrophe"])
        );
        assert_eq!(mended(Field::FamilyName, "'t Hooft"), ("'t Hooft".into(), vec![]));
        assert_eq!(mended(Field::MisIdentifier, "'0012"), ("'0012".into(), vec![]));
    }

    #[test]
    fn what_is_lost_is_said_and_left() {
        for (text, code) in [
            ("=A2&B2", "batch.spreadsheet.formula_left"),
            ("=\"Jo\"&\"Ng\"", "batch.spreadsheet.formula_left"),
            ("########", "batch.spreadsheet.hashes"),
            ("#N/A", "batch.spreadsheet.error_value"),
            ("#ref!", "batch.spreadsheet.error_value"),
            ("Err:502", "batch.spreadsheet.error_value"),
            ("TRUE", "batch.spreadsheet.truth"),
            ("05-Mar", "batch.spreadsheet.date_for_name"),
            ("May-01", "batch.spreadsheet.date_for_name"),
            ("01/05/2026", "batch.spreadsheet.date_for_name"),
            ("46143", "batch.spreadsheet.date_for_name"),
        ] {
            assert_eq!(mended(Field::GivenName, text), (text.to_owned(), vec![code]), "{text}");
        }
    }

    #[test]
    fn a_long_number_in_scientific_form_is_said_and_left() {
        let code = vec!["batch.spreadsheet.scientific"];
        for text in ["1.23457E+11", "1E+12", "9.0E+05"] {
            assert_eq!(mended(Field::MisIdentifier, text), (text.to_owned(), code.clone()), "{text}");
        }
        for text in ["E+12", "12E+05", "1.E+05", "1E+5", "1E12", "A1.2E+11", "1.2e+11", "C+E+11", "1.2E+1x"] {
            assert_eq!(mended(Field::MisIdentifier, text), (text.to_owned(), vec![]), "{text}");
        }
        assert_eq!(mended(Field::Notes, "1.23457E+11").1, Vec::<&str>::new());
    }

    #[test]
    fn names_stay_names() {
        for name in ["True", "May", "Jan", "June", "Err", "#1", "Tru", "Mar-Jane", "X-1", "O'Neill", "3rd"] {
            assert_eq!(mended(Field::GivenName, name), (name.to_owned(), vec![]), "{name}");
        }
    }
}
