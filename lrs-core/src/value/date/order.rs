//! Which part of a written date is the day, which the month and which the year.

use super::reading::{
    AGES, DAY_FIRST, DateFormat, DateReading, FORMAT, MONTH_FIRST, SPREADSHEET_DAY, TWO_DIGITS, TwoDigitYear,
    YEARS,
};
use super::token::{Number, Token};
use super::{Date, DateError};

/// Reads the date at the start of the pieces, and gives back what follows it.
pub(super) fn date(
    tokens: &[Token],
    two_digit_year: TwoDigitYear,
) -> Result<(DateReading, &[Token]), DateError> {
    let (parts, rest) = parts(tokens);
    let mut reading = match *parts.as_slice() {
        [Part::Number(Number { value, digits: 4 })] => four_digits(value)?,
        [Part::Number(only)] => single(only)?,
        [first, second] => return Err(two_parts(first, second)),
        [first, second, third] => three_parts(first, second, third, two_digit_year)?,
        _ => return Err(DateError::Unreadable),
    };
    let has_hyphens = matches!(tokens, [_, Token::Mark('-'), _, Token::Mark('-'), ..]);
    if reading.format == DateFormat::Iso && !has_hyphens {
        reading.format = DateFormat::YearFirst;
    }
    let is_decimal = parts.len() == 1 && is_zero_fraction(rest);
    Ok((reading, if is_decimal { &[] } else { rest }))
}

/// A day, month or year as written.
#[derive(Clone, Copy)]
enum Part {
    Number(Number),
    Month(u8),
}

/// Takes the parts of a date from the front, and gives back what follows them.
fn parts(tokens: &[Token]) -> (Vec<Part>, &[Token]) {
    let mut parts = Vec::with_capacity(3);
    let mut rest = tokens;
    loop {
        // A mark belongs to the date only if a part follows it.
        let after_marks = skip_marks(rest, &parts);
        match after_marks {
            [Token::Number(number), after @ ..] if !ends_date(&parts, rest) => {
                parts.push(Part::Number(*number));
                rest = after;
            }
            [Token::Month(month), after @ ..] => {
                parts.push(Part::Month(*month));
                rest = after;
            }
            [Token::Filler, after @ ..] => {
                rest = after;
                continue;
            }
            _ => return (parts, rest),
        }
        if parts.len() == 3 {
            return (parts, skip_fillers(rest));
        }
    }
}

/// Whether the parts so far are a whole date, so that a number after them is something else.
fn ends_date(parts: &[Part], rest: &[Token]) -> bool {
    match parts {
        [Part::Number(first)] => first.digits > 4 || (first.digits == 4 && is_zero_fraction(rest)),
        _ => false,
    }
}

/// Leaves out the mark between two parts; two of them after a word, as in `Mar.-07` or `Monday, `.
fn skip_marks<'a>(rest: &'a [Token], parts: &[Part]) -> &'a [Token] {
    let is_mark = |mark: char| matches!(mark, '/' | '-' | '.' | ',');
    match rest {
        [Token::Mark('.'), Token::Mark(second), after @ ..] if !parts.is_empty() && is_mark(*second) => after,
        [Token::Mark(mark), after @ ..] if !parts.is_empty() && is_mark(*mark) => after,
        // After a weekday.
        [Token::Filler, Token::Mark('.' | ','), after @ ..] => after,
        _ => rest,
    }
}

fn skip_fillers(mut rest: &[Token]) -> &[Token] {
    while let [Token::Filler, after @ ..] = rest {
        rest = after;
    }
    rest
}

/// `.0`, `.00` and so on, as a spreadsheet's number ends.
fn is_zero_fraction(rest: &[Token]) -> bool {
    matches!(rest, [Token::Mark('.'), Token::Number(Number { value: 0, .. })])
}

/// One number: `YYYYMMDD`, `DDMMYYYY`, or a spreadsheet's day.
fn single(number: Number) -> Result<DateReading, DateError> {
    match number {
        Number { value, digits: 8 } => eight_digits(value),
        Number { value, digits: 5 } => spreadsheet_day(value, 5),
        _ => Err(DateError::Unreadable),
    }
}

/// A year alone, or a spreadsheet's day.
fn four_digits(value: u32) -> Result<DateReading, DateError> {
    if i32::try_from(value).is_ok_and(|year| YEARS.contains(&year)) {
        return Err(DateError::Incomplete);
    }
    spreadsheet_day(value, 4)
}

/// The two orders never meet: the month and day that make a year of the schema (18xx to 20xx) are none.
fn eight_digits(value: u32) -> Result<DateReading, DateError> {
    let year_first = calendar(value / 10_000, value / 100 % 100, value % 100);
    match year_first {
        Ok(date) => Ok(reading(date, DateFormat::Compact)),
        Err(error) => {
            let (day, month, year) = (value / 1_000_000, value / 10_000 % 100, value % 10_000);
            day_first(day, month, |day, month| calendar(year, month, day)).map_err(|_| error)
        }
    }
}

/// Days as a spreadsheet counts them, from 1 January 1900 as day 1.
// The count includes a 29 February 1900 that never was (day 60); every number of four digits lies after it,
// so the count is even with the calendar from 30 December 1899.
fn spreadsheet_day(value: u32, digits: u8) -> Result<DateReading, DateError> {
    let has_leading_zero = value < 10_u32.pow(u32::from(digits) - 1);
    if has_leading_zero {
        return Err(DateError::Unreadable);
    }
    let date = Date::from_ymd(1899, 12, 30).and_then(|start| start.plus_days(i64::from(value)));
    let date = date.filter(|date| YEARS.contains(&date.year())).ok_or(DateError::YearRange)?;
    Ok(DateReading { rule: Some(&SPREADSHEET_DAY), ..reading(date, DateFormat::SpreadsheetDay) })
}

/// Two parts are a date that lacks one, if they are a date at all.
fn two_parts(first: Part, second: Part) -> DateError {
    match (first, second) {
        (Part::Month(_), Part::Number(number)) | (Part::Number(number), Part::Month(_))
            if number.digits <= 4 =>
        {
            DateError::Incomplete
        }
        (Part::Number(first), Part::Number(second))
            if matches!((first.digits, second.digits), (1 | 2 | 4, 1 | 2) | (1 | 2, 4)) =>
        {
            DateError::Incomplete
        }
        _ => DateError::Unreadable,
    }
}

fn three_parts(
    first: Part,
    second: Part,
    third: Part,
    two_digit_year: TwoDigitYear,
) -> Result<DateReading, DateError> {
    let is_short = |number: Number| matches!(number.digits, 1 | 2);
    match (first, second, third) {
        (Part::Number(year), Part::Number(month), Part::Number(day))
            if year.digits == 4 && is_short(month) && is_short(day) =>
        {
            let date = calendar(year.value, month.value, day.value)?;
            let is_iso = month.digits == 2 && day.digits == 2;
            Ok(reading(date, if is_iso { DateFormat::Iso } else { DateFormat::YearFirst }))
        }
        (Part::Number(day), Part::Number(month), Part::Number(year)) if is_short(day) && is_short(month) => {
            let complete = completed(year, two_digit_year)?;
            let read = day_first(day.value, month.value, complete)?;
            Ok(with_year(read, year))
        }
        (Part::Number(year), Part::Month(month), Part::Number(day)) if year.digits == 4 && is_short(day) => {
            Ok(reading(calendar(year.value, u32::from(month), day.value)?, DateFormat::NamedMonth))
        }
        (Part::Number(day), Part::Month(month), Part::Number(year))
        | (Part::Month(month), Part::Number(day), Part::Number(year))
            if is_short(day) =>
        {
            let complete = completed(year, two_digit_year)?;
            let date = complete(day.value, u32::from(month))?;
            Ok(with_year(reading(date, DateFormat::NamedMonth), year))
        }
        _ => Err(DateError::Unreadable),
    }
}

/// Makes a date of a day and a month with the year as written: four digits, or two that are completed.
fn completed(
    year: Number,
    two_digit_year: TwoDigitYear,
) -> Result<impl Fn(u32, u32) -> Result<Date, DateError>, DateError> {
    if !matches!(year.digits, 2 | 4) {
        return Err(DateError::Unreadable);
    }
    Ok(move |day, month| match year.digits {
        4 => calendar(year.value, month, day),
        _ => in_century(year.value, month, day, two_digit_year),
    })
}

/// Tries a day and a month in this order, then the other way round.
fn day_first(
    day: u32,
    month: u32,
    complete: impl Fn(u32, u32) -> Result<Date, DateError>,
) -> Result<DateReading, DateError> {
    match complete(day, month) {
        Ok(date) => {
            // A year of two digits can complete to an earlier century the other way round: nobody means that.
            let alternative =
                complete(month, day).ok().filter(|other| *other != date && other.year() >= date.year());
            let rule = if alternative.is_some() { &DAY_FIRST } else { &FORMAT };
            Ok(DateReading { alternative, rule: Some(rule), ..reading(date, DateFormat::DayFirst) })
        }
        Err(DateError::Impossible) if month > 12 => {
            let date = complete(month, day)?;
            Ok(DateReading { rule: Some(&MONTH_FIRST), ..reading(date, DateFormat::MonthFirst) })
        }
        Err(error) => Err(error),
    }
}

fn with_year(read: DateReading, year: Number) -> DateReading {
    if year.digits == 4 {
        return read;
    }
    // Which of day and month comes first matters more than the century, which only one reading fits.
    let keeps_rule = read.alternative.is_some() || read.format == DateFormat::MonthFirst;
    let rule = if keeps_rule { read.rule } else { Some(&TWO_DIGITS) };
    DateReading { two_digit_year: true, rule, ..read }
}

const fn reading(date: Date, format: DateFormat) -> DateReading {
    DateReading { date, format, alternative: None, two_digit_year: false, rule: Some(&FORMAT) }
}

fn calendar(year: u32, month: u32, day: u32) -> Result<Date, DateError> {
    let impossible = DateError::Impossible;
    let year = i32::try_from(year).map_err(|_| impossible)?;
    let month = u8::try_from(month).map_err(|_| impossible)?;
    let day = u8::try_from(day).map_err(|_| impossible)?;
    let date = Date::from_ymd(year, month, day).ok_or(impossible)?;
    if YEARS.contains(&year) { Ok(date) } else { Err(DateError::YearRange) }
}

/// Completes a two-digit year.
fn in_century(year: u32, month: u32, day: u32, two_digit_year: TwoDigitYear) -> Result<Date, DateError> {
    let centuries = || {
        [2000, 1900, 1800].into_iter().filter_map(move |century| calendar(century + year, month, day).ok())
    };
    if centuries().next().is_none() {
        return Err(DateError::Impossible);
    }
    let meant = match two_digit_year {
        TwoDigitYear::Refused => return Err(DateError::TwoDigitYear),
        // One at most: the ages span fewer than a hundred years.
        TwoDigitYear::OfLearner { today } => centuries().find(|born| AGES.contains(&born.years_until(today))),
        TwoDigitYear::NotAfter { today } => centuries().find(|date| *date <= today),
    };
    meant.ok_or(DateError::NoYearFits)
}
