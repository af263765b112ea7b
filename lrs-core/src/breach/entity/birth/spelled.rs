//! Dates that are told in words, as on the telephone: `the twenty second of May two thousand and nine`.

use crate::breach::scan::Scan;
use crate::breach::token::Kind;

/// A date around its month: the first and the last of its pieces, and its year. Day or year is spelled out; where both are
/// digits, it is an ordinary date.
pub(super) fn around(scan: &Scan<'_>, month: usize, this_year: i32) -> Option<(usize, usize, i32)> {
    let (first, is_day_spelled) = day_before(scan, month)?;
    let (last, year) = match year_behind(scan, month) {
        Some(spelled) => spelled,
        None if is_day_spelled => super::year_after(scan, month, this_year)?,
        None => return None,
    };
    Some((first, last, year))
}

/// Where the day before a month begins, and whether it is spelled out.
fn day_before(scan: &Scan<'_>, month: usize) -> Option<(usize, bool)> {
    let at = scan.word_before(month)?;
    let at = if scan.is_one_of(at, &["of", "o"]) { scan.word_before(at)? } else { at };
    let token = scan.token(at)?;
    if !token.is_word() {
        let digits = scan.text.get(token.span())?.bytes().take_while(u8::is_ascii_digit).count();
        return (1..=2).contains(&digits).then_some((at, false));
    }
    let is_ordinal = scan.is_one_of(at, ORDINALS);
    let tens = scan.word_before(at).filter(|&tens| scan.is_one_of(tens, &["twenty", "thirty"]));
    is_ordinal.then(|| (tens.unwrap_or(at), true))
}

/// `two thousand and nine`, `nineteen ninety eight`, `twenty ten`, `oh seven`, and its last piece.
fn year_behind(scan: &Scan<'_>, month: usize) -> Option<(usize, i32)> {
    let (at, first) = number(scan, next(scan, month)?)?;
    let behind = next(scan, at)?;
    if first == 2 && scan.is_one_of(behind, &["thousand"]) {
        let rest = next(scan, behind)
            .map(|rest| if scan.is_one_of(rest, &["and"]) { next(scan, rest).unwrap_or(rest) } else { rest });
        let years = rest.and_then(|rest| number(scan, rest)).filter(|&(_, years)| years > 0);
        return Some(years.map_or((behind, 2_000), |(last, years)| (last, 2_000 + years)));
    }
    let (last, second) = number(scan, behind)?;
    match first {
        0 if (1..10).contains(&second) => Some((last, 2_000 + second)),
        19 | 20 if second >= 10 => Some((last, 100 * first + second)),
        _ => None,
    }
}

/// The next word, over commas and hyphens, in this line or the one below.
fn next(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let is_between = |at: &usize| {
        scan.token(*at).is_some_and(|token| matches!(token.kind, Kind::Mark(',' | '-' | '–') | Kind::Line))
    };
    let at = (at + 1..at + 4).find(|at| !is_between(at))?;
    scan.token(at).filter(|token| token.is_word()).map(|_| at)
}

/// A number below a hundred, and its last piece.
fn number(scan: &Scan<'_>, at: usize) -> Option<(usize, i32)> {
    let place = |at: usize, words: &[&str]| {
        let token = scan.token(at)?;
        let place = words.iter().position(|word| scan.means(token, &[word]))?;
        i32::try_from(place).ok()
    };
    if let Some(small) = place(at, SMALL) {
        return Some((at, small));
    }
    if scan.is_one_of(at, &["oh", "nought", "o"]) {
        return Some((at, 0));
    }
    let tens = 10 * (place(at, TENS)? + 2);
    // One to nine may follow: `ninety eight`.
    let unit = next(scan, at)
        .and_then(|unit| Some((unit, place(unit, SMALL).filter(|unit| (1..10).contains(unit))?)));
    // `twenty ten` is a year in two parts.
    Some(unit.map_or((at, tens), |(last, unit)| (last, tens + unit)))
}

const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "thirtieth",
];
