//! Reading a date as people and spreadsheets write it.
//!
//! The LRS takes `YYYY-MM-DD` and nothing else. Files come with `12/03/2007`, `12 March 2007`, `39153` and
//! more, since spreadsheets rewrite dates when they open a file. Each is read in one way, day first as in
//! Britain, and the reading says what was seen and how else it could be meant.

use core::ops::RangeInclusive;

use super::time_of_day::time_of_day;
use super::token::{Token, tokens};
use super::{Date, DateError, order};
use crate::finding::Rule;
use crate::guide::{Section, section};

/// What a year of two digits stands for.
///
/// # Source
///
/// Ages 13 to 110: LRS letter of 12 July 2018 on return code RC013. The rest is our choice: a century is
/// only ever completed where one alone can be meant.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum TwoDigitYear {
    /// Nothing: it is an error.
    #[default]
    Refused,
    /// The one year in which a learner was born who is 13 to 110 years old today.
    OfLearner {
        /// The day on which the age is judged.
        today: Date,
    },
    /// The latest year that makes a date not after today.
    NotAfter {
        /// The latest date that can be meant.
        today: Date,
    },
}

impl TwoDigitYear {
    /// Finds what a two-digit year stands for by its stable name: `refused`, `of_learner` or `not_after`.
    pub fn from_code(code: &str, today: Date) -> Option<Self> {
        match code {
            "refused" => Some(Self::Refused),
            "of_learner" => Some(Self::OfLearner { today }),
            "not_after" => Some(Self::NotAfter { today }),
            _ => None,
        }
    }
}

/// How a date was written.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum DateFormat {
    /// `2007-03-12`.
    Iso,
    /// `20070312`.
    Compact,
    /// `2007/03/12`, `2007.3.12`.
    YearFirst,
    /// `12/03/2007`, `12.3.2007`, `12032007`.
    DayFirst,
    /// `03/25/2007`: there is no such day when read day first.
    MonthFirst,
    /// `12 March 2007`, `March 12, 2007`.
    NamedMonth,
    /// `39153`: days as a spreadsheet counts them.
    SpreadsheetDay,
}

impl DateFormat {
    /// Every format.
    pub const ALL: [Self; 7] = [
        Self::Iso,
        Self::Compact,
        Self::YearFirst,
        Self::DayFirst,
        Self::MonthFirst,
        Self::NamedMonth,
        Self::SpreadsheetDay,
    ];

    /// The stable name, for example `day_first`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Iso => "iso",
            Self::Compact => "compact",
            Self::YearFirst => "year_first",
            Self::DayFirst => "day_first",
            Self::MonthFirst => "month_first",
            Self::NamedMonth => "named_month",
            Self::SpreadsheetDay => "spreadsheet_day",
        }
    }
}

/// A date that was read, and how.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct DateReading {
    /// The date.
    pub date: Date,
    /// How it was written.
    pub format: DateFormat,
    /// The date with day and month the other way round, where the text could mean that too.
    pub alternative: Option<Date>,
    /// Whether the year was written with two digits.
    pub two_digit_year: bool,
    /// Why the text is not the date's canonical form; none where it is.
    pub rule: Option<&'static Rule>,
}

impl DateReading {
    /// The stable code of what had to be changed for the canonical form; none where nothing had.
    pub fn code(&self) -> Option<&'static str> {
        self.rule.map(|rule| rule.code)
    }

    const fn canonical(date: Date) -> Self {
        Self { date, format: DateFormat::Iso, alternative: None, two_digit_year: false, rule: None }
    }
}

impl Date {
    /// Reads a date as people, forms, databases and spreadsheets write it.
    ///
    /// Days come before months, as in Britain; [`DateReading::alternative`] has the other reading where
    /// there is one, and a date that is only valid month first is read so and says so. Month names are
    /// English or Welsh. Digits may be of any script. A time of day behind the date is left out.
    ///
    /// # Source
    ///
    /// Years 1800 to 2099: LRS schema, `MIAPDate`. That spreadsheets rewrite dates: GOV.UK, LRS batch load
    /// documents. The schema lets 1900-02-29 pass; it is no day, and is refused here. A number of four
    /// digits within the schema's years is a year, not a spreadsheet's day.
    ///
    /// # Errors
    ///
    /// The first that applies, in the order of [`DateError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::value::{Date, DateFormat, TwoDigitYear};
    ///
    /// let reading = Date::read("03/04/2007", TwoDigitYear::Refused)?;
    /// assert_eq!(reading.date.to_string(), "2007-04-03");
    /// assert_eq!(reading.format, DateFormat::DayFirst);
    /// assert_eq!(reading.alternative, Date::from_ymd(2007, 3, 4));
    /// assert_eq!(Date::read("39153", TwoDigitYear::Refused)?.date.to_string(), "2007-03-12");
    /// # Ok::<(), lrs_core::value::DateError>(())
    /// ```
    pub fn read(text: &str, two_digit_year: TwoDigitYear) -> Result<DateReading, DateError> {
        if let Some(date) = Self::from_iso(text)
            && YEARS.contains(&date.year())
        {
            return Ok(DateReading::canonical(date));
        }
        read(text, two_digit_year)
    }
}

/// The years of the LRS's dates.
// SOURCE: LRS schema, MIAPDate.
pub(crate) const YEARS: RangeInclusive<i32> = 1800..=2099;

/// The ages of the LRS's learners, in whole years.
// SOURCE: LRS letter of 12 July 2018 (return code RC013).
pub(super) const AGES: RangeInclusive<i32> = 13..=110;

/// The most characters of a date; longer texts are not looked at.
// CHOICE: a browser's own long form with weekday, time and the zone's name has about 70.
pub(crate) const LONGEST_TEXT: usize = 100;

#[cold]
fn read(text: &str, two_digit_year: TwoDigitYear) -> Result<DateReading, DateError> {
    if text.len() > LONGEST_TEXT * 4 || text.chars().count() > LONGEST_TEXT {
        return Err(DateError::Unreadable);
    }
    let tokens = tokens(text).ok_or(DateError::Unreadable)?;
    if tokens.is_empty() {
        return Err(DateError::Empty);
    }
    let (reading, rest) = order::date(&tokens, two_digit_year)?;
    match rest {
        [] | [Token::Mark('.')] => Ok(reading),
        _ => time_of_day(rest).map(|()| reading),
    }
}

const SPREADSHEETS: Section =
    Section::Source { title: "GOV.UK, LRS batch load documents: spreadsheets rewrite dates" };
const ASK: &str = "Compare it with the learner's record before you take it.";

pub(super) static FORMAT: Rule =
    Rule::advice("date.repair.format", SPREADSHEETS, "the {field} written as year, month and day", ASK);
pub(super) static DAY_FIRST: Rule = Rule::advice(
    "date.repair.day_first",
    section::SEARCH_TIPS,
    "the {field} read with the day first, though the month could stand first",
    ASK,
);
pub(super) static MONTH_FIRST: Rule = Rule::advice(
    "date.repair.month_first",
    section::SEARCH_TIPS,
    "the {field} read with the month first, since there is no such day otherwise",
    ASK,
);
pub(super) static TWO_DIGITS: Rule = Rule::advice(
    "date.repair.two_digit_year",
    Section::OurChoice { reason: "one century alone can be meant" },
    "the year of the {field} written with four digits",
    ASK,
);
pub(super) static SPREADSHEET_DAY: Rule = Rule::advice(
    "date.repair.spreadsheet_day",
    SPREADSHEETS,
    "the {field} worked out from a spreadsheet's count of days",
    ASK,
);

/// The rules of this part of the room.
pub(crate) static RULES: &[&Rule] = &[&FORMAT, &DAY_FIRST, &MONTH_FIRST, &TWO_DIGITS, &SPREADSHEET_DAY];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_two_digits_follow_the_day_of_the_check() {
        let born = |text, today| {
            let today = Date::from_iso(today).expect("a real date");
            Date::read(text, TwoDigitYear::OfLearner { today }).map(|reading| reading.date.to_string())
        };
        assert_eq!(born("24.11.13", "2026-11-24").as_deref(), Ok("2013-11-24"));
        assert_eq!(born("24.11.13", "2026-11-23"), Err(DateError::NoYearFits));
        assert_eq!(born("24.11.13", "2023-11-24").as_deref(), Ok("1913-11-24"));
        assert_eq!(born("24.11.13", "2024-11-24"), Err(DateError::NoYearFits));
    }

    #[test]
    fn the_other_way_round_is_never_a_century_before() {
        let today = Date::from_ymd(2026, 9, 1).expect("a real date");
        let read =
            |text, century| Date::read(text, century).map(|reading| (reading.date, reading.alternative));
        let day = |text| Date::from_iso(text).expect("a real date");
        let captured = |text| read(text, TwoDigitYear::NotAfter { today });
        assert_eq!(captured("11/6/26"), Ok((day("2026-06-11"), None)));
        assert_eq!(captured("6/11/26"), Ok((day("1926-11-06"), Some(day("2026-06-11")))));
        assert_eq!(captured("11/6/25"), Ok((day("2025-06-11"), Some(day("2025-11-06")))));
        // Of a learner, the other way round is out at both ends of the permitted ages.
        let born = |text| read(text, TwoDigitYear::OfLearner { today });
        assert_eq!(born("11/6/13"), Ok((day("2013-06-11"), None)));
        assert_eq!(born("6/11/13"), Err(DateError::NoYearFits));
        assert_eq!(born("6/11/15"), Ok((day("1915-11-06"), None)));
        assert_eq!(born("11/6/15"), Err(DateError::NoYearFits));
    }

    #[test]
    fn spreadsheets_count_every_day_of_the_schema_from_the_thousandth() {
        let mut day = Date::from_ymd(1902, 9, 26).expect("a real date");
        for number in 1000..=73_050 {
            if !(1800..=2099).contains(&number) {
                let read = Date::read(&number.to_string(), TwoDigitYear::Refused);
                assert_eq!(read.map(|reading| reading.date), Ok(day), "{number}");
            }
            day = day.plus_days(1).expect("in range");
        }
        assert_eq!(day.to_string(), "2100-01-01");
    }

    #[test]
    fn every_day_is_read_in_every_way_of_writing_it() {
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let mut date = Date::from_ymd(2003, 12, 31).expect("a real date");
        for _ in 0..=366 {
            date = date.plus_days(1).expect("in range");
            let (year, month, day) = (date.year(), date.month(), date.day());
            let name = MONTHS[usize::from(month) - 1];
            for text in [
                format!("{date}"),
                format!("{day}/{month}/{year}"),
                format!("{day:02}.{month:02}.{year}"),
                format!("{year}{month:02}{day:02}"),
                format!("{day:02}{month:02}{year}"),
                format!("{year}/{month}/{day}"),
                format!("{day} {name} {year}"),
                format!("{name} {day}, {year}"),
                format!("{date}T00:00:00Z"),
            ] {
                let read = Date::read(&text, TwoDigitYear::Refused);
                assert_eq!(read.map(|reading| reading.date), Ok(date), "{text}");
            }
        }
    }

    #[test]
    fn the_other_reading_of_the_other_reading_is_the_first() {
        let read = |text: &str| Date::read(text, TwoDigitYear::Refused).expect("a date");
        let (one, other) = (read("03/04/2007"), read("04/03/2007"));
        assert_eq!((one.alternative, other.alternative), (Some(other.date), Some(one.date)));
    }
}
