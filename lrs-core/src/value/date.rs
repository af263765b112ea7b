//! A day of the calendar, and nothing of time zones or clocks.

mod error;
mod order;
mod reading;
mod time_of_day;
mod token;

use core::fmt;

use time::{Date as Calendar, Month};

pub use error::DateError;
pub use reading::{DateFormat, DateReading, TwoDigitYear};
pub(super) use reading::{LONGEST_TEXT, YEARS};
pub(crate) use token::month_of;
pub(super) use token::number;

pub(crate) use error::RULES as ERROR_RULES;
pub(crate) use reading::RULES as READING_RULES;

/// A day of the Gregorian calendar.
///
/// # Examples
///
/// ```
/// use lrs_core::value::Date;
///
/// let day = Date::from_ymd(2024, 2, 29).expect("a leap day");
/// assert_eq!(day.to_string(), "2024-02-29");
/// assert_eq!(Date::from_ymd(2023, 2, 29), None);
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Date(Calendar);

impl Date {
    /// The day of a year, a month (1 to 12) and a day of the month; none where the calendar has no such day.
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        Calendar::from_calendar_date(year, month, day).ok().map(Self)
    }

    /// Reads exactly `YYYY-MM-DD`.
    pub fn from_iso(text: &str) -> Option<Self> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_i32, |number, digit| {
                digit.is_ascii_digit().then(|| number * 10 + i32::from(digit - b'0'))
            })
        };
        let month = u8::try_from(number(&[m1, m2])?).ok()?;
        let day = u8::try_from(number(&[d1, d2])?).ok()?;
        Self::from_ymd(number(&[y1, y2, y3, y4])?, month, day)
    }

    /// The day `days` after (or before) this one; none beyond the calendar's range.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        self.0.checked_add(time::Duration::days(days)).map(Self)
    }

    /// How many days lie between this day and `later`; negative where `later` is earlier.
    pub fn days_until(self, later: Self) -> i64 {
        (later.0 - self.0).whole_days()
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.0.month() as u8
    }

    /// The day of the month, 1 to 31.
    pub const fn day(self) -> u8 {
        self.0.day()
    }

    /// How many whole years lie between this day and `later`: the age of somebody born on it.
    ///
    /// Somebody born on 29 February has a birthday on 1 March of a common year. Negative where `later` is
    /// earlier.
    pub const fn years_until(self, later: Self) -> i32 {
        let years = later.year() - self.year();
        let birthday_is_to_come =
            later.month() < self.month() || (later.month() == self.month() && later.day() < self.day());
        if birthday_is_to_come { years - 1 } else { years }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Date(<redacted>)")
    }
}
