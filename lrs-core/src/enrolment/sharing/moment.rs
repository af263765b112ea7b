//! When something was recorded.

use core::fmt;

use crate::value::Date;

/// A moment to the second, in Coordinated Universal Time: so what was recorded while the clocks go back has an order.
///
/// # Examples
///
/// ```
/// use lrs_core::enrolment::Moment;
///
/// let summer = Moment::parse("2026-09-01T00:30:00+01:00").expect("a moment");
/// assert_eq!(summer.to_string(), "2026-08-31T23:30:00Z");
/// assert_eq!(Moment::parse("2026-09-01T00:30:00"), None, "nobody can tell which");
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Moment {
    day: Date,
    second: u32,
}

const DAY: i64 = 24 * 60 * 60;

impl Moment {
    /// The day and the second of that day, from 0 to 86,399; none beyond.
    pub fn new(day: Date, second: u32) -> Option<Self> {
        (i64::from(second) < DAY).then_some(Self { day, second })
    }

    /// Reads `YYYY-MM-DDThh:mm:ss` with `Z` or an offset such as `+01:00`; a fraction of a second is left out.
    ///
    /// # Source
    ///
    /// RFC 3339, 5.6, in capitals and without leap seconds.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, rest) = text.split_once('T')?;
        let day = Date::from_iso(day)?;
        let (time, rest) = rest.split_at_checked("hh:mm:ss".len())?;
        let (hours, time) = time.split_once(':')?;
        let (minutes, seconds) = time.split_once(':')?;
        let second = clock(hours, minutes)? + two_digits(seconds, 60)?;
        let second = second - offset(without_fraction(rest)?)?;
        // An offset is less than a day, so that the day is one of three.
        let day = day.plus_days(second.div_euclid(DAY))?;
        (day.year() >= 0 && day.year() <= 9999).then_some(())?;
        Self::new(day, u32::try_from(second.rem_euclid(DAY)).ok()?)
    }

    /// The day, in Coordinated Universal Time.
    pub const fn day(self) -> Date {
        self.day
    }
}

fn without_fraction(text: &str) -> Option<&str> {
    let Some(fraction) = text.strip_prefix('.') else { return Some(text) };
    let rest = fraction.trim_start_matches(|letter: char| letter.is_ascii_digit());
    (rest.len() < fraction.len()).then_some(rest)
}

/// The seconds that a place is ahead.
fn offset(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, text) = match text.strip_prefix('+') {
        Some(text) => (1, text),
        None => (-1, text.strip_prefix('-')?),
    };
    let (hours, minutes) = text.split_once(':')?;
    Some(sign * clock(hours, minutes)?)
}

fn clock(hours: &str, minutes: &str) -> Option<i64> {
    Some((two_digits(hours, 24)? * 60 + two_digits(minutes, 60)?) * 60)
}

fn two_digits(text: &str, below: i64) -> Option<i64> {
    let &[tens, ones] = text.as_bytes() else { return None };
    let digit = |digit: u8| digit.is_ascii_digit().then(|| i64::from(digit - b'0'));
    Some(digit(tens)? * 10 + digit(ones)?).filter(|number| *number < below)
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (minutes, second) = (self.second / 60, self.second % 60);
        write!(f, "{}T{:02}:{:02}:{second:02}Z", self.day, minutes / 60, minutes % 60)
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_it_is_written() {
        let day = Date::from_ymd(2026, 3, 1).expect("a day");
        for second in (0..86_400).step_by(611).chain([86_399]) {
            let moment = Moment::new(day, second).expect("within the day");
            assert_eq!(Moment::parse(&moment.to_string()), Some(moment));
        }
        assert_eq!(Moment::new(day, 86_400), None);
    }

    #[test]
    fn what_is_no_moment_is_none() {
        let read = |text: &str| Moment::parse(text).map(|moment| moment.to_string());
        for (text, moment) in [
            ("2026-03-01T00:00:00Z", Some("2026-03-01T00:00:00Z")),
            ("2026-03-01T00:00:00.987Z", Some("2026-03-01T00:00:00Z")),
            ("2026-03-01T00:00:00.987654-00:30", Some("2026-03-01T00:30:00Z")),
            ("2026-03-01T00:00:00+00:01", Some("2026-02-28T23:59:00Z")),
            ("2026-12-31T23:59:59-23:59", Some("2027-01-01T23:58:59Z")),
            ("2026-03-01T00:00:00", None),
            ("2026-03-01T00:00:00.Z", None),
            ("2026-03-01 00:00:00Z", None),
            ("2026-03-01T24:00:00Z", None),
            ("2026-03-01T00:60:00Z", None),
            ("2026-03-01T00:00:60Z", None),
            ("2026-02-29T00:00:00Z", None),
            ("2026-03-01T0:00:000Z", None),
            ("2026-03-01T00:00:0éZ", None),
            ("2026-03-01T00:00:00z", None),
            ("2026-03-01T00:00:00+1:00", None),
            ("0000-01-01T00:00:00+00:01", None),
            ("9999-12-31T23:59:59-00:01", None),
            ("", None),
        ] {
            assert_eq!(read(text).as_deref(), moment, "{text}");
        }
    }
}
