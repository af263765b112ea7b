//! What stands in a cell, as text.

use calamine::{DataRef, ExcelDateTime};

/// The text of a cell: a date as `YYYY-MM-DD`, a whole number with all of its digits, a text as it is.
pub(super) fn text(value: DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DurationIso(text) => text,
        DataRef::SharedString(text) => text.to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(value) => number(value),
        DataRef::Bool(is) => truth(is).to_owned(),
        DataRef::DateTime(date) => date_text(&date),
        DataRef::DateTimeIso(text) => iso(&text).to_owned(),
        DataRef::Error(error) => error.to_string(),
    }
}

pub(super) const fn truth(is: bool) -> &'static str {
    if is { "TRUE" } else { "FALSE" }
}

/// A number as it would be typed. Rust writes the shortest digits that are the number, and no exponent.
pub(super) fn number(number: f64) -> String {
    if number == 0.0 { "0".to_owned() } else { number.to_string() }
}

/// A date cell. A time alone, or a duration, is no date and stays a number.
fn date_text(date: &ExcelDateTime) -> String {
    let days = date.as_f64();
    if !date.is_datetime() || !(1.0..LAST_DAY).contains(&days) {
        return number(days);
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

/// The day after 31 December 9999, the last that spreadsheets have.
const LAST_DAY: f64 = 2_958_466.0;

/// A date of ISO 8601 without a midnight behind it.
pub(super) fn iso(text: &str) -> &str {
    let midnight = ["T00:00:00", "T00:00:00.000", "T00:00:00Z"];
    midnight.iter().find_map(|midnight| text.strip_suffix(midnight)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    use super::*;

    #[test]
    fn numbers_keep_their_digits() {
        for (value, shown) in [
            (9_276_308_686.0, "9276308686"),
            (0.0, "0"),
            (-0.0, "0"),
            (1.5, "1.5"),
            (1e15, "1000000000000000"),
            (0.1, "0.1"),
        ] {
            assert_eq!(text(DataRef::Float(value)), shown);
        }
    }

    #[test]
    fn dates_are_written_as_the_lrs_wants_them() {
        let date = |days, is_1904| text(DataRef::DateTime(ExcelDateTime::new(days, DateTime, is_1904)));
        assert_eq!(date(39_153.0, false), "2007-03-12");
        assert_eq!(date(37_691.0, true), "2007-03-12");
        assert_eq!(date(39_153.5, false), "2007-03-12 12:00:00");
        assert_eq!(date(0.5, false), "0.5");
        assert_eq!(text(DataRef::DateTime(ExcelDateTime::new(2.0, TimeDelta, false))), "2");
        assert_eq!(iso("2007-03-12T00:00:00"), "2007-03-12");
    }
}
