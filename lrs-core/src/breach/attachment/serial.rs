//! Numbers of a spreadsheet as people write them: dates as ISO, whole numbers without an exponent.

use time::{Date, Duration, Month};

/// What a number format shows.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Shown {
    /// A number.
    #[default]
    Number,
    /// A date, perhaps with a time.
    Date,
    /// A time of day alone.
    Time,
}

impl Shown {
    /// What a format shows that every program knows by its number.
    // SOURCE: ECMA-376 part 1, 18.8.30 numFmt; 27 to 36 and 50 to 58 are dates of East Asian programs.
    pub(super) const fn of_number(format: u32) -> Self {
        match format {
            14..=17 | 22 | 27..=36 | 50..=58 => Self::Date,
            18..=21 | 45..=47 => Self::Time,
            _ => Self::Number,
        }
    }

    /// What a format shows that is written out: `dd/mm/yyyy`, `0.00`, `[h]:mm`.
    pub(super) fn of_code(code: &str) -> Self {
        let (mut has_day, mut has_clock) = (false, false);
        let mut letters = code.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '"' => _ = letters.by_ref().find(|&end| end == '"'),
                '\\' | '_' | '*' => _ = letters.next(),
                // Colours, conditions and locales, but for hours that go over 24.
                '[' => {
                    let inside: String = letters.by_ref().take_while(|&end| end != ']').collect();
                    has_clock |=
                        ["h", "hh", "m", "mm", "s", "ss"].contains(&inside.to_ascii_lowercase().as_str());
                }
                // Only what positive numbers look like.
                ';' => break,
                'd' | 'D' | 'y' | 'Y' => has_day = true,
                'h' | 'H' | 's' | 'S' => has_clock = true,
                'm' | 'M' if !has_clock => has_day |= !code.contains(':'),
                _ => {}
            }
        }
        match (has_day, has_clock) {
            _ if code.eq_ignore_ascii_case("general") => Self::Number,
            (true, _) => Self::Date,
            (false, true) => Self::Time,
            (false, false) => Self::Number,
        }
    }
}

/// A number as text: `9276308686`, `2008-03-12`, `2008-03-12 09:30:00`; what is none stands as it is.
pub(super) fn written(text: &str, shown: Shown, is_1904: bool) -> String {
    let Some(number) = text.trim().parse::<f64>().ok().filter(|number| number.is_finite()) else {
        return text.to_owned();
    };
    match shown {
        Shown::Number => None,
        Shown::Date => date(number, is_1904),
        Shown::Time => Some(clock(number)),
    }
    // No exponent comes out of this, however large the number is.
    .unwrap_or_else(|| number.to_string())
}

/// A day counted from the start of 1900, where a 29 February 1900 is counted that never was, or of 1904.
// SOURCE: ECMA-376 part 1, 18.17.4.1 (date systems).
fn date(serial: f64, is_1904: bool) -> Option<String> {
    // The year 9999 ends at 2,958,465; below 0 there are no dates.
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "within seven digits, as was just seen")]
    let days = serial.trunc() as i64;
    let (year, month, day) = match is_1904 {
        true => (1904, Month::January, 1),
        false if days < 60 => (1899, Month::December, 31),
        false => (1899, Month::December, 30),
    };
    let first = Date::from_calendar_date(year, month, day).ok()?;
    let date = first.checked_add(Duration::days(days))?;
    let written = format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day());
    Some(if serial.fract() == 0.0 { written } else { format!("{written} {}", clock(serial.fract())) })
}

/// A part of a day as a time; whole days before it are hours.
fn clock(days: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "a cast of a float stops at the ends of its range")]
    let seconds = (days * 86_400.0).round() as i64;
    format!("{:02}:{:02}:{:02}", seconds / 3_600, (seconds / 60 % 60).abs(), (seconds % 60).abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_what_they_show() {
        for code in ["dd/mm/yyyy", "[$-809]d mmmm yyyy;@", "yyyy-mm-dd hh:mm", "mmm-yy", "m/d", "mmm"] {
            assert_eq!(Shown::of_code(code), Shown::Date, "{code}");
        }
        for code in ["hh:mm", "[h]:mm:ss", "mm:ss", "h:mm AM/PM"] {
            assert_eq!(Shown::of_code(code), Shown::Time, "{code}");
        }
        for code in
            ["0", "General", "#,##0.00", "0\" days\"", "[Red]0.0", "0000000000", "@", "0.00E+00", "0\\d"]
        {
            assert_eq!(Shown::of_code(code), Shown::Number, "{code}");
        }
        assert_eq!(Shown::of_number(14), Shown::Date);
        assert_eq!(Shown::of_number(2), Shown::Number);
    }

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let number = |text| written(text, Shown::Number, false);
        assert_eq!(number("9276308686"), "9276308686");
        assert_eq!(number("9.276308686E9"), "9276308686");
        assert_eq!(number("9276308686.0"), "9276308686");
        assert_eq!(number("0.5"), "0.5");
        assert_eq!(number("N/A"), "N/A");
        assert_eq!(number("1e999"), "1e999");
        assert_eq!(number(""), "");
        assert!(number("1e300").len() == 301);
    }

    #[test]
    fn days_are_dates() {
        let date = |text| written(text, Shown::Date, false);
        assert_eq!(date("39519"), "2008-03-12");
        assert_eq!(date("39519.395833333336"), "2008-03-12 09:30:00");
        assert_eq!(date("1"), "1900-01-01");
        assert_eq!(date("61"), "1900-03-01");
        assert_eq!(date("2958465"), "9999-12-31");
        assert_eq!(date("2958466"), "2958466");
        assert_eq!(date("-1"), "-1");
        assert_eq!(written("38057", Shown::Date, true), "2008-03-12");
        assert_eq!(written("0.5", Shown::Time, false), "12:00:00");
        assert_eq!(written("1.25", Shown::Time, false), "30:00:00");
        assert!(!written("1e300", Shown::Time, false).is_empty());
    }
}
