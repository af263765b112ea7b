//! Why a text is no date that the LRS takes.

use crate::finding::{Rule, RuleError, rule_error};
use crate::guide::{ReturnCode, Section};

/// Why a text is not a date; variants stand in the order in which they are looked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum DateError {
    /// `date.empty`: there is no text.
    Empty,
    /// `date.unreadable`: nothing that is written as a date.
    Unreadable,
    /// `date.incomplete`: only a year, a year and a month, or a day and a month.
    Incomplete,
    /// `date.impossible`: there is no such day, for example 31 February.
    Impossible,
    /// `date.year_range`: the year is not one of 1800 to 2099.
    YearRange,
    /// `date.two_digit_year`: the year has two digits and nothing says which century is meant.
    TwoDigitYear,
    /// `date.no_year_fits`: the year has two digits and no century makes a date that can be meant.
    NoYearFits,
    /// `date.summer_time`: the time of day says that the date was moved by an hour, and so by a day.
    SummerTime,
}

impl RuleError for DateError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::Unreadable => &UNREADABLE,
            Self::Incomplete => &INCOMPLETE,
            Self::Impossible => &IMPOSSIBLE,
            Self::YearRange => &YEAR_RANGE,
            Self::TwoDigitYear => &TWO_DIGIT_YEAR,
            Self::NoYearFits => &NO_YEAR_FITS,
            Self::SummerTime => &SUMMER_TIME,
        }
    }
}

rule_error!(DateError, "date");

const SCHEMA: Section = Section::Schema { name: "MIAPDate" };
const CENTURY: Section =
    Section::OurChoice { reason: "the schema wants four digits, and a guessed century is no date" };

static EMPTY: Rule = Rule::error(
    "date.empty",
    SCHEMA,
    "the {field} is empty",
    "Enter the date as year, month and day, for example 2007-03-12.",
)
.form("Enter a {field}");
static UNREADABLE: Rule = Rule::error(
    "date.unreadable",
    SCHEMA,
    "the {field} is not written as a date",
    "Write year, month and day with hyphens between them, for example 2007-03-12.",
)
.form("{field} must be a date, for example 12 3 2007")
.returns(ReturnCode::Rc011);
static INCOMPLETE: Rule = Rule::error(
    "date.incomplete",
    SCHEMA,
    "the {field} does not have a day, a month and a year",
    "Enter all three parts; the LRS takes no shorter date.",
)
.form("{field} must include a day, a month and a year")
.returns(ReturnCode::Rc011);
static IMPOSSIBLE: Rule = Rule::error(
    "date.impossible",
    SCHEMA,
    "the {field} is a day that does not exist",
    "Compare it with the learner's record: the month has fewer days, or a digit was mistyped.",
)
.form("{field} must be a real date")
.returns(ReturnCode::Rc011);
static YEAR_RANGE: Rule = Rule::error(
    "date.year_range",
    SCHEMA,
    "the year of the {field} is not one of 1800 to 2099",
    "A digit of the year was mistyped, or the date stands for 'not known': enter the real one.",
)
.form("{field} must have a year from 1800 to 2099")
.returns(ReturnCode::Rc011);
static TWO_DIGIT_YEAR: Rule = Rule::error(
    "date.two_digit_year",
    CENTURY,
    "the year of the {field} has two digits only",
    "Enter the year with four digits.",
)
.form("Year must include 4 numbers")
.returns(ReturnCode::Rc011);
static NO_YEAR_FITS: Rule = Rule::error(
    "date.no_year_fits",
    CENTURY,
    "the year of the {field} has two digits, and no century makes it a date that can be meant",
    "Enter the year with four digits and compare it with the learner's record.",
)
.form("Year must include 4 numbers")
.returns(ReturnCode::Rc011);
static SUMMER_TIME: Rule = Rule::error(
    "date.summer_time",
    Section::OurChoice {
        reason: "11 pm UTC is midnight in British Summer Time: the day meant is the next one",
    },
    "the {field} carries the time 23:00 UTC, so summer time has moved it to the day before",
    "Export the date without a time of day, then compare it with the learner's record.",
)
.form("{field} must be a date without a time")
.returns(ReturnCode::Rc011);

/// The rules of this part of the room.
pub(crate) static RULES: &[&Rule] = &[
    &EMPTY,
    &UNREADABLE,
    &INCOMPLETE,
    &IMPOSSIBLE,
    &YEAR_RANGE,
    &TWO_DIGIT_YEAR,
    &NO_YEAR_FITS,
    &SUMMER_TIME,
];
