//! The time of day that databases and spreadsheets write behind a date, which a date has no use for.

use super::DateError;
use super::token::{Number, Token};

/// Passes over a time of day, which a date has no use for.
pub(super) fn time_of_day(rest: &[Token]) -> Result<(), DateError> {
    let rest = match rest {
        [Token::TimeMark | Token::Mark(','), after @ ..] => after,
        _ => rest,
    };
    let [Token::Number(hour), Token::Mark(':'), Token::Number(minute), after @ ..] = rest else {
        return Err(DateError::Unreadable);
    };
    let after = match after {
        [Token::Mark(':'), Token::Number(second), Token::Mark('.' | ','), Token::Number(_), after @ ..]
        | [Token::Mark(':'), Token::Number(second), after @ ..]
            if is_below(*second, 61) =>
        {
            after
        }
        _ => after,
    };
    let (half_day, after) = match after {
        [Token::HalfDay, after @ ..] => (true, after),
        _ => (false, after),
    };
    if hour.digits > 2 || !is_below(Number { digits: 2, ..*hour }, 24) || !is_below(*minute, 60) {
        return Err(DateError::Unreadable);
    }
    let is_greenwich = match after {
        [] | [Token::SummerTime] => false,
        [Token::Greenwich] => true,
        [Token::Greenwich, offset @ ..] | offset => is_zero_offset(offset).ok_or(DateError::Unreadable)?,
    };
    if is_greenwich && !half_day && hour.value == 23 && minute.value == 0 {
        return Err(DateError::SummerTime);
    }
    Ok(())
}

/// Whether `+00:00`, `+0100` and so on is nothing; none where it is no offset.
fn is_zero_offset(offset: &[Token]) -> Option<bool> {
    match offset {
        [Token::Mark('+' | '-'), Token::Number(hours)] if matches!(hours.digits, 2 | 4) => {
            Some(hours.value == 0)
        }
        [Token::Mark('+' | '-'), Token::Number(hours), Token::Mark(':'), Token::Number(minutes)]
            if hours.digits <= 2 && minutes.digits == 2 =>
        {
            Some(hours.value == 0 && minutes.value == 0)
        }
        _ => None,
    }
}

fn is_below(number: Number, limit: u32) -> bool {
    number.digits == 2 && number.value < limit
}
