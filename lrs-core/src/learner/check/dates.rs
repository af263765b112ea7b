//! The date of birth and the date of address capture, and what today says of them.

use core::ops::RangeInclusive;

use super::reading::Reading;
use super::report::Report;
use crate::finding::{Field, Finding, Rule, RuleError, Severity};
use crate::guide::{ReturnCode, Section, section};
use crate::learner::{DateOrder, Typed};
use crate::value::{Date, DateFormat, DateOfBirth, DateReading, TwoDigitYear};

/// Reads both dates and judges them on the policy's day.
pub(super) fn check(typed: &Typed<'_>, reading: &mut Reading<'_>, report: &mut Report<'_>) {
    let today = report.policy.today;
    let is_filled = |field| !typed.trimmed(field).is_empty();
    if is_filled(Field::DateOfBirth) {
        match DateOfBirth::read(typed.text(Field::DateOfBirth), TwoDigitYear::OfLearner { today }) {
            Ok(written) if written.format == DateFormat::SpreadsheetDay => {
                count_of_days(Field::DateOfBirth, &written, report);
            }
            Ok(written) => {
                write_canonically(Field::DateOfBirth, &written, true, report);
                judge_birth(written.date, today, report);
                reading.date_of_birth = DateOfBirth::try_from(written.date).ok();
            }
            Err(error) => refuse(&error, Field::DateOfBirth, typed, report),
        }
    }
    if is_filled(Field::DateOfAddressCapture) {
        match Date::read(typed.text(Field::DateOfAddressCapture), TwoDigitYear::NotAfter { today }) {
            Ok(written) if written.format == DateFormat::SpreadsheetDay => {
                count_of_days(Field::DateOfAddressCapture, &written, report);
            }
            Ok(written) => {
                // A guessed century that puts the address before the birth is a wrong guess.
                let is_before_birth = reading.date_of_birth.is_some_and(|birth| written.date < birth.date());
                let is_plausible = !(written.two_digit_year && is_before_birth);
                write_canonically(Field::DateOfAddressCapture, &written, is_plausible, report);
                if written.date > today {
                    report.find(&CAPTURE_FUTURE, Field::DateOfAddressCapture);
                }
                reading.date_of_address_capture = is_plausible.then_some(written.date);
            }
            Err(error) => refuse(&error, Field::DateOfAddressCapture, typed, report),
        }
    }
}

/// How many days later a count from 1904 begins than one from 1900.
// SOURCE: Microsoft, "Date systems in Excel": four years and a day.
const SINCE_1904: i64 = 1_462;

/// A count of days does not say from which day it counts: what it may be is proposed.
fn count_of_days(field: Field, written: &DateReading, report: &mut Report<'_>) {
    report.find(&SPREADSHEET_DAY, field);
    let today = report.policy.today;
    let is_plausible = |date: &Date| match field {
        Field::DateOfBirth => AGES.contains(&date.years_until(today)),
        _ => *date <= today,
    };
    let since_1904 = written.date.plus_days(SINCE_1904).map(|date| (&SINCE_1904_RULE, date));
    let since_1900 = written.rule.map(|rule| (rule, written.date));
    for (rule, date) in [since_1900, since_1904].into_iter().flatten().filter(|(_, date)| is_plausible(date))
    {
        report.propose(rule, field, date.to_string());
    }
}

/// Refuses a date; of one without the 0 at its front that a spreadsheet takes off, `1032007`, it proposes the whole.
fn refuse(error: &impl RuleError, field: Field, typed: &Typed<'_>, report: &mut Report<'_>) {
    report.refuse(error, field);
    let digits = typed.trimmed(field);
    if digits.len() == DAY_MONTH_YEAR - 1
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && let Ok(DateReading { date, .. }) = Date::read(&format!("0{digits}"), TwoDigitYear::Refused)
    {
        report.propose(&LEADING_ZERO, field, date.to_string());
    }
}

/// The digits of `DDMMYYYY`.
const DAY_MONTH_YEAR: usize = 8;

/// Writes down how a date becomes `YYYY-MM-DD`, and what is doubtful in it. What is not plausible is only proposed.
fn write_canonically(field: Field, written: &DateReading, is_plausible: bool, report: &mut Report<'_>) {
    let Some(repair) = written.rule else { return };
    let to = written.date.to_string();
    let Some((doubt, severity)) = doubt(written, report.policy.date_order) else {
        return report.repair_format(repair, field, to);
    };
    let severity = if is_plausible { severity } else { Severity::Error };
    report.add(Finding::new(doubt, Some(field)).with_severity(severity));
    if severity == Severity::Error {
        report.propose(repair, field, to);
    } else {
        report.repair_format(repair, field, to);
    }
    if let Some(other) = written.alternative {
        report.propose(&OTHER_ORDER, field, other.to_string());
    }
}

/// What is doubtful in the way a date was written, and how much it matters.
fn doubt(written: &DateReading, order: DateOrder) -> Option<(&'static Rule, Severity)> {
    match (written.alternative, order) {
        (Some(_), DateOrder::Unknown) => Some((&AMBIGUOUS, Severity::Warning)),
        (Some(_), DateOrder::Mixed) => Some((&AMBIGUOUS, Severity::Error)),
        // Left as typed: once put right, the file would no longer show that its dates are mixed.
        (None, DateOrder::Mixed) if written.format == DateFormat::MonthFirst => {
            Some((&MONTH_FIRST, Severity::Error))
        }
        _ if written.format == DateFormat::MonthFirst => Some((&MONTH_FIRST, Severity::Warning)),
        _ if written.two_digit_year => Some((&CENTURY, Severity::Warning)),
        _ => None,
    }
}

/// The ages that the LRS permits, in whole years.
// SOURCE: LRS letter of 12 July 2018 (return code RC013).
const AGES: RangeInclusive<i32> = 13..=110;

fn judge_birth(birth: Date, today: Date, report: &mut Report<'_>) {
    if birth > today {
        report.find(&FUTURE, Field::DateOfBirth);
    } else if !AGES.contains(&birth.years_until(today)) {
        let limits = [AGES.start(), AGES.end()].map(|age| u64::from(age.unsigned_abs()));
        report.add(Finding::new(&AGE, Some(Field::DateOfBirth)).with_numbers(limits));
    } else if (birth.month(), birth.day()) == (1, 1) {
        report.find(&PLACEHOLDER, Field::DateOfBirth);
    }
}

const DATE_SYSTEMS: Section = Section::Source { title: "Microsoft Support, Date systems in Excel" };
const ORDER: Section = Section::OurChoice {
    reason: "the LRS takes YYYY-MM-DD alone and spreadsheets write either order; dates here are read as in Britain",
};

/// Found where day and month could each stand first. A file of mixed dates makes it an error.
pub(crate) static AMBIGUOUS: Rule = Rule::warning(
    "date_of_birth.ambiguous",
    ORDER,
    "the {field} could be read day first or month first, and was read day first",
    "Compare it with the enrolment form, and export dates as YYYY-MM-DD.",
)
.form("enter the {field} with the month in words");
/// Found where only the month can stand first: a sign that a whole file may be written so.
pub(crate) static MONTH_FIRST: Rule = Rule::warning(
    "date_of_birth.month_first",
    ORDER,
    "the {field} is only a date when the month is read first",
    "Look at how the file was exported: other dates in it may be month first too.",
);
static CENTURY: Rule = Rule::warning(
    "date_of_birth.century",
    Section::OurChoice { reason: "one century alone makes an age that the LRS permits" },
    "the {field} has a year of two digits",
    "Compare the year with the enrolment form, and write years with four digits.",
);
static FUTURE: Rule = Rule::error(
    "date_of_birth.future",
    Section::OurChoice { reason: "nobody is born after today" },
    "the {field} is in the future",
    "Compare it with the enrolment form; the year may be that of the enrolment.",
)
.form("{field} must be in the past")
.returns(ReturnCode::Rc013);
static AGE: Rule = Rule::error(
    "date_of_birth.age",
    Section::Source { title: "LRS letter of 12 July 2018 on ages" },
    "the {field} makes an age outside {0} to {1} years",
    "Compare it with the enrolment form; the LRS takes learners from {0} to {1} years of age.",
)
.form("the learner must be {0} to {1} years old")
.returns(ReturnCode::Rc013);
static PLACEHOLDER: Rule = Rule::advice(
    "date_of_birth.placeholder",
    section::UPDATE_TIPS,
    "the {field} is 1 January, which often stands for a day that is not known",
    "Ask the learner for the whole date. Leave it if the learner was born on that day or does not know.",
);
static CAPTURE_FUTURE: Rule = Rule::warning(
    "date_of_address_capture.future",
    Section::OurChoice { reason: "the schema takes it, but no address is captured after today" },
    "the {field} is in the future",
    "Compare it with the enrolment form; day and month may be swapped.",
)
.form("{field} must be today or in the past");
static SPREADSHEET_DAY: Rule = Rule::error(
    "date_of_birth.spreadsheet_day",
    DATE_SYSTEMS,
    "the {field} is a spreadsheet's count of days, and nothing says from which day it counts",
    "Take the proposed date that the enrolment form has, or export dates as YYYY-MM-DD.",
)
.form("enter the {field} with day, month and year")
.returns(ReturnCode::Rc011);
static SINCE_1904_RULE: Rule = Rule::advice(
    "date.repair.spreadsheet_day_1904",
    DATE_SYSTEMS,
    "the {field} worked out from a count of days since 1904, as older Macintosh spreadsheets keep it",
    "Take it if the enrolment form says so.",
);
static LEADING_ZERO: Rule = Rule::advice(
    "date.repair.leading_zero",
    Section::OurChoice {
        reason: "a spreadsheet takes the 0 off the front of a number, and this is a day then",
    },
    "a 0 put before the {field}, which has lost it",
    "Take it if the enrolment form says so.",
);
static OTHER_ORDER: Rule = Rule::advice(
    "date.repair.other_order",
    section::SEARCH_TIPS,
    "the {field} with day and month the other way round",
    "Take it if the enrolment form says so.",
);

pub(super) static RULES: &[&Rule] = &[
    &AMBIGUOUS,
    &MONTH_FIRST,
    &CENTURY,
    &FUTURE,
    &AGE,
    &PLACEHOLDER,
    &CAPTURE_FUTURE,
    &SPREADSHEET_DAY,
    &SINCE_1904_RULE,
    &LEADING_ZERO,
    &OTHER_ORDER,
];
