//! Two dates of birth.

use crate::matching::frequency;
use crate::matching::level::Level;
use crate::matching::pool::Birth;

/// The level of two dates; none where one is not known.
pub(super) fn judge(one: Option<Birth>, other: Option<Birth>) -> Option<Level> {
    let (one, other) = (one?, other?);
    if one == other {
        return Some(Level::BirthEqual);
    }
    match (one, other) {
        (Birth::Digits(one), Birth::Digits(other)) => Some(digits(Digits::of(one), Digits::of(other))),
        // Two texts that differ, or a text and a date: nothing can be said of how.
        _ => None,
    }
}

/// How common a date of birth is in general, in 2^-32.
pub(super) fn share(birth: Birth) -> u32 {
    match birth {
        Birth::Digits(digits) if digits % 10_000 == 101 => frequency::FIRST_OF_JANUARY,
        Birth::Digits(_) | Birth::Text(_) => frequency::BIRTH,
    }
}

#[derive(Clone, Copy)]
struct Digits {
    each: [u8; 8],
    year: u32,
    month: u32,
    day: u32,
}

impl Digits {
    fn of(digits: u32) -> Self {
        let mut rest = digits;
        let mut each = [0; 8];
        for place in each.iter_mut().rev() {
            *place = u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
        }
        Self { each, year: digits / 10_000, month: digits / 100 % 100, day: digits % 100 }
    }
}

fn digits(one: Digits, other: Digits) -> Level {
    let is_same_year = one.year == other.year;
    let is_same_day = (one.month, one.day) == (other.month, other.day);
    if is_same_year && (one.month, one.day) == (other.day, other.month) {
        return Level::BirthSwapped;
    }
    if is_same_year && one.month == other.month && (one.day == 1 || other.day == 1) {
        return Level::BirthFirstOfMonth;
    }
    if is_same_year && [one, other].iter().any(|date| (date.month, date.day) == (1, 1)) {
        return Level::BirthFirstOfYear;
    }
    if is_same_day && one.year.abs_diff(other.year) == 1 {
        return Level::BirthYearByOne;
    }
    match slips(one.each, other.each) {
        1 => Level::BirthOneDigit,
        _ if is_same_day => Level::BirthDayAndMonth,
        2 => Level::BirthTwoDigits,
        _ if is_same_year => Level::BirthYear,
        _ => Level::BirthDifferent,
    }
}

/// How many digits differ; two neighbours swapped count as one.
fn slips(one: [u8; 8], other: [u8; 8]) -> usize {
    let differ: Vec8 = core::array::from_fn(|place| one.get(place) != other.get(place));
    let count = differ.iter().filter(|differs| **differs).count();
    let is_swap = |pair: &[(&u8, &u8)]| matches!(pair, [(a, b), (c, d)] if a == d && b == c && a != b);
    let pairs: [(&u8, &u8); 8] =
        core::array::from_fn(|place| one.get(place).zip(other.get(place)).unwrap_or((&0, &0)));
    let swaps = pairs.windows(2).filter(|pair| is_swap(pair)).count();
    count - swaps.min(count)
}

type Vec8 = [bool; 8];
