//! The learner's date of birth: one of the five details by which the LRS knows a learner.

use core::fmt;

use super::date::Date;
use super::date::{DateError, DateReading, LONGEST_TEXT, TwoDigitYear, YEARS, month_of, number};
use crate::finding::{Rule, RuleError, rule_error};
use crate::guide::{ReturnCode, Section};

/// A date of birth within the years that the LRS takes.
///
/// Whether it makes a learner of a permitted age depends on the day: `learner::check` judges that.
///
/// # Privacy
///
/// `Debug` prints `DateOfBirth(<redacted>)`; `Display` gives `YYYY-MM-DD`.
///
/// # Examples
///
/// ```
/// use lrs_core::DateOfBirth;
///
/// let born = DateOfBirth::parse("12 March 2007")?;
/// assert_eq!(born.to_string(), "2007-03-12");
/// assert_eq!(format!("{born:?}"), "DateOfBirth(<redacted>)");
/// # Ok::<(), lrs_core::value::DateOfBirthError>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct DateOfBirth(Date);

impl DateOfBirth {
    /// Parses a date of birth in any of the ways that [`Date::read`] reads, but for years of two digits.
    ///
    /// # Source
    ///
    /// LRS schema, `MIAPDate`; the ways of writing: see [`Date::read`].
    ///
    /// # Errors
    ///
    /// The first that applies, in the order of [`DateOfBirthError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::{DateOfBirth, value::DateOfBirthError};
    ///
    /// assert_eq!(DateOfBirth::parse("12/03/2007")?, DateOfBirth::parse("2007-03-12")?);
    /// assert_eq!(DateOfBirth::parse("12/03/07"), Err(DateOfBirthError::TwoDigitYear));
    /// assert_eq!(DateOfBirth::parse("31/02/2007"), Err(DateOfBirthError::Impossible));
    /// # Ok::<(), DateOfBirthError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, DateOfBirthError> {
        Self::read(text, TwoDigitYear::Refused).map(|reading| Self(reading.date))
    }

    /// Reads a date of birth and says how it was written and how else it could be meant.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::DateOfBirth;
    /// use lrs_core::value::{Date, TwoDigitYear};
    ///
    /// let today = Date::from_ymd(2026, 9, 1).expect("a real date");
    /// let reading = DateOfBirth::read("12/03/07", TwoDigitYear::OfLearner { today })?;
    /// assert_eq!(DateOfBirth::try_from(reading.date)?.to_string(), "2007-03-12");
    /// assert!(reading.two_digit_year);
    /// # Ok::<(), lrs_core::value::DateOfBirthError>(())
    /// ```
    pub fn read(text: &str, two_digit_year: TwoDigitYear) -> Result<DateReading, DateOfBirthError> {
        Date::read(text, two_digit_year).map_err(DateOfBirthError::from)
    }

    /// Puts together the three boxes of a form: day, month (a number or a name) and a year of four digits.
    ///
    /// # Source
    ///
    /// GOV.UK Design System, pattern "Dates": three text boxes, and errors that name the part.
    ///
    /// # Errors
    ///
    /// [`DateOfBirthError::Empty`] where nothing was typed, else the first of the parts that is missing or
    /// cannot be one, else [`DateOfBirthError::YearRange`] or [`DateOfBirthError::Impossible`].
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::{DateOfBirth, value::DateOfBirthError};
    ///
    /// assert_eq!(DateOfBirth::from_parts("12", "3", "2007")?.to_string(), "2007-03-12");
    /// assert_eq!(DateOfBirth::from_parts("12", "", "2007"), Err(DateOfBirthError::MonthMissing));
    /// assert_eq!(DateOfBirth::from_parts("12", "13", "2007"), Err(DateOfBirthError::Month));
    /// # Ok::<(), DateOfBirthError>(())
    /// ```
    pub fn from_parts(day: &str, month: &str, year: &str) -> Result<Self, DateOfBirthError> {
        let [day, month, year] = [day, month, year].map(str::trim);
        match [day, month, year].map(str::is_empty) {
            [true, true, true] => return Err(DateOfBirthError::Empty),
            [true, _, _] => return Err(DateOfBirthError::DayMissing),
            [_, true, _] => return Err(DateOfBirthError::MonthMissing),
            [_, _, true] => return Err(DateOfBirthError::YearMissing),
            _ => {}
        }
        let day = small_number(day, 31).ok_or(DateOfBirthError::Day)?;
        let month = small_number(month, 12)
            .or_else(|| month_of(month.trim_end_matches('.')))
            .ok_or(DateOfBirthError::Month)?;
        let year = bounded(year).and_then(number).filter(|year| year.digits == 4);
        let year = year.and_then(|year| i32::try_from(year.value).ok()).ok_or(DateOfBirthError::Year)?;
        if !YEARS.contains(&year) {
            return Err(DateOfBirthError::YearRange);
        }
        Date::from_ymd(year, month, day).map(Self).ok_or(DateOfBirthError::Impossible)
    }

    /// The day.
    pub const fn date(self) -> Date {
        self.0
    }

    /// The year, 1800 to 2099.
    pub const fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub const fn day(self) -> u8 {
        self.0.day()
    }
}

fn bounded(text: &str) -> Option<&str> {
    (text.len() <= LONGEST_TEXT).then_some(text)
}

/// A number of one or two digits from 1 to `most`.
fn small_number(text: &str, most: u8) -> Option<u8> {
    let number = number(bounded(text)?).filter(|number| number.digits <= 2)?;
    u8::try_from(number.value).ok().filter(|value| (1..=most).contains(value))
}

impl fmt::Display for DateOfBirth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for DateOfBirth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DateOfBirth(<redacted>)")
    }
}

impl TryFrom<Date> for DateOfBirth {
    type Error = DateOfBirthError;

    fn try_from(date: Date) -> Result<Self, DateOfBirthError> {
        if YEARS.contains(&date.year()) { Ok(Self(date)) } else { Err(DateOfBirthError::YearRange) }
    }
}

impl From<DateOfBirth> for Date {
    fn from(born: DateOfBirth) -> Self {
        born.0
    }
}

parsed_value!(DateOfBirth, DateOfBirthError);

/// Why a text, or three boxes of a form, are not a date of birth.
///
/// Variants stand in the order in which they are looked for; those that name a part come from
/// [`DateOfBirth::from_parts`] alone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum DateOfBirthError {
    /// `date_of_birth.empty`: there is no text.
    Empty,
    /// `date_of_birth.unreadable`: nothing that is written as a date.
    Unreadable,
    /// `date_of_birth.incomplete`: only a year, a year and a month, or a day and a month.
    Incomplete,
    /// `date_of_birth.day_missing`: the box of the day is empty.
    DayMissing,
    /// `date_of_birth.month_missing`: the box of the month is empty.
    MonthMissing,
    /// `date_of_birth.year_missing`: the box of the year is empty.
    YearMissing,
    /// `date_of_birth.day`: the day is not a number from 1 to 31.
    Day,
    /// `date_of_birth.month`: the month is not a number from 1 to 12 or a month's name.
    Month,
    /// `date_of_birth.year`: the year is not four digits.
    Year,
    /// `date_of_birth.impossible`: there is no such day, for example 31 February.
    Impossible,
    /// `date_of_birth.year_range`: the year is not one of 1800 to 2099.
    YearRange,
    /// `date_of_birth.two_digit_year`: the year has two digits and nothing says which century is meant.
    TwoDigitYear,
    /// `date_of_birth.no_year_fits`: the year has two digits, and no century makes an age of 13 to 110.
    NoYearFits,
    /// `date_of_birth.summer_time`: the time of day says that the date was moved by an hour, and so by a day.
    SummerTime,
}

impl From<DateError> for DateOfBirthError {
    fn from(error: DateError) -> Self {
        match error {
            DateError::Empty => Self::Empty,
            DateError::Unreadable => Self::Unreadable,
            DateError::Incomplete => Self::Incomplete,
            DateError::Impossible => Self::Impossible,
            DateError::YearRange => Self::YearRange,
            DateError::TwoDigitYear => Self::TwoDigitYear,
            DateError::NoYearFits => Self::NoYearFits,
            DateError::SummerTime => Self::SummerTime,
        }
    }
}

impl RuleError for DateOfBirthError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::Unreadable => &UNREADABLE,
            Self::Incomplete => &INCOMPLETE,
            Self::DayMissing => &DAY_MISSING,
            Self::MonthMissing => &MONTH_MISSING,
            Self::YearMissing => &YEAR_MISSING,
            Self::Day => &DAY,
            Self::Month => &MONTH,
            Self::Year => &YEAR,
            Self::Impossible => &IMPOSSIBLE,
            Self::YearRange => &YEAR_RANGE,
            Self::TwoDigitYear => &TWO_DIGIT_YEAR,
            Self::NoYearFits => &NO_YEAR_FITS,
            Self::SummerTime => &SUMMER_TIME,
        }
    }
}

rule_error!(DateOfBirthError, "date of birth");

const SCHEMA: Section = Section::Schema { name: "MIAPDate" };
const FORM: Section = Section::Source { title: "GOV.UK Design System, pattern Dates" };
const COMPARE: &str = "Compare it with the learner's record or an identity document.";

static EMPTY: Rule = Rule::error(
    "date_of_birth.empty",
    SCHEMA,
    "the date of birth is empty",
    "Enter the date of birth. Where it cannot be learnt, the guide's last resort is 1 January of a likely year.",
)
.form("Enter a date of birth")
.returns(ReturnCode::Rc010);
static UNREADABLE: Rule = Rule::error(
    "date_of_birth.unreadable",
    SCHEMA,
    "the date of birth is not written as a date",
    "Write year, month and day with hyphens between them, for example 2007-03-12.",
)
.form("Enter a date of birth, for example 12 3 2007")
.returns(ReturnCode::Rc011);
static INCOMPLETE: Rule = Rule::error(
    "date_of_birth.incomplete",
    SCHEMA,
    "the date of birth does not have a day, a month and a year",
    "Enter all three parts; the LRS takes no shorter date.",
)
.form("Date of birth must include a day, a month and a year")
.returns(ReturnCode::Rc011);
static DAY_MISSING: Rule = Rule::error(
    "date_of_birth.day_missing",
    FORM,
    "the date of birth has no day",
    "Enter the day of the month.",
)
.form("Date of birth must include a day");
static MONTH_MISSING: Rule =
    Rule::error("date_of_birth.month_missing", FORM, "the date of birth has no month", "Enter the month.")
        .form("Date of birth must include a month");
static YEAR_MISSING: Rule =
    Rule::error("date_of_birth.year_missing", FORM, "the date of birth has no year", "Enter the year.")
        .form("Date of birth must include a year");
static DAY: Rule = Rule::error(
    "date_of_birth.day",
    FORM,
    "the day of the date of birth is not a number from 1 to 31",
    "Enter the day of the month as a number.",
)
.form("Day must be a number from 1 to 31");
static MONTH: Rule = Rule::error(
    "date_of_birth.month",
    FORM,
    "the month of the date of birth is not a number from 1 to 12 or the name of a month",
    "Enter the month as a number or by its name.",
)
.form("Month must be a number from 1 to 12 or the name of a month");
static YEAR: Rule = Rule::error(
    "date_of_birth.year",
    FORM,
    "the year of the date of birth does not have four digits",
    "Enter the year with four digits, for example 2007.",
)
.form("Year must include 4 numbers");
static IMPOSSIBLE: Rule = Rule::error(
    "date_of_birth.impossible",
    SCHEMA,
    "the date of birth is a day that does not exist",
    COMPARE,
)
.form("Enter a real date of birth")
.returns(ReturnCode::Rc011);
static YEAR_RANGE: Rule = Rule::error(
    "date_of_birth.year_range",
    SCHEMA,
    "the year of the date of birth is not one of 1800 to 2099",
    "A digit of the year was mistyped, or the date stands for 'not known': enter the real one.",
)
.form("Enter a real date of birth, check the year")
.returns(ReturnCode::Rc011);
const CENTURY: Section =
    Section::OurChoice { reason: "the schema wants four digits, and a guessed century is no date" };
static TWO_DIGIT_YEAR: Rule = Rule::error(
    "date_of_birth.two_digit_year",
    CENTURY,
    "the year of the date of birth has two digits only",
    "Enter the year with four digits.",
)
.form("Year must include 4 numbers")
.returns(ReturnCode::Rc011);
static NO_YEAR_FITS: Rule = Rule::error(
    "date_of_birth.no_year_fits",
    CENTURY,
    "the year of the date of birth has two digits, and no century makes an age of 13 to 110",
    "Enter the year with four digits and compare it with the learner's record.",
)
.form("Year must include 4 numbers")
.returns(ReturnCode::Rc011);
static SUMMER_TIME: Rule = Rule::error(
    "date_of_birth.summer_time",
    Section::OurChoice {
        reason: "11 pm UTC is midnight in British Summer Time: the day meant is the next one",
    },
    "the date of birth carries the time 23:00 UTC, so summer time has moved it to the day before",
    "Export the date without a time of day, then compare it with the learner's record.",
)
.form("Date of birth must be a date without a time")
.returns(ReturnCode::Rc011);

/// The rules of this room.
pub(crate) static RULES: &[&Rule] = &[
    &EMPTY,
    &UNREADABLE,
    &INCOMPLETE,
    &DAY_MISSING,
    &MONTH_MISSING,
    &YEAR_MISSING,
    &DAY,
    &MONTH,
    &YEAR,
    &IMPOSSIBLE,
    &YEAR_RANGE,
    &TWO_DIGIT_YEAR,
    &NO_YEAR_FITS,
    &SUMMER_TIME,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_no_more_room_than_a_date() {
        assert_eq!(size_of::<DateOfBirth>(), size_of::<Date>());
        assert_eq!(size_of::<Option<DateOfBirth>>(), 4);
    }

    #[test]
    fn older_is_less() {
        let born = |text| DateOfBirth::parse(text).expect("a date of birth");
        assert!(born("1999-12-31") < born("1 January 2000"));
    }

    #[test]
    fn a_date_beyond_the_schema_is_no_date_of_birth() {
        let date = Date::from_ymd(1799, 12, 31).expect("a real date");
        assert_eq!(DateOfBirth::try_from(date), Err(DateOfBirthError::YearRange));
    }
}
