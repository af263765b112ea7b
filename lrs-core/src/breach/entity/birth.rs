//! Dates of birth: a date is one by its label, by its column, or by a plausible age beside a learner.

mod spelled;

use crate::value::Date;
use crate::value::date::{TwoDigitYear, month_of};

use crate::breach::label::Labelled;
use crate::breach::lexicon::Sorts;
use crate::breach::phrase::{Cue, Hit, Meaning};
use crate::breach::scan::Scan;
use crate::breach::token::{Kind, Token};
use crate::breach::zone::Zone;

/// A whole date, and how likely it is somebody's birthday by what stands around it.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct DateFound {
    pub(in super::super) first: usize,
    pub(in super::super) last: usize,
    pub(in super::super) confidence: u8,
    /// Somebody of a learner's age was born then, though nothing says so.
    pub(in super::super) is_plausible: bool,
}

mod sure {
    // CHOICE: by judgement.
    pub(super) const LABELLED: u8 = 97;
    pub(super) const BORN: u8 = 92;
    pub(super) const UNSAID: u8 = 25;
}

/// The ages at which a date without a label is a birthday.
// SOURCE: permitted ages 13 to 110 (LRS letter of 12 July 2018). CHOICE: without a label, ten years at least, since a
// younger date is one of the college's own, and ninety at most.
const YOUNGEST: i32 = 10;
const OLDEST: i32 = 90;
/// The greatest age at which a date with a label is a learner's birthday: older ones are of people in books.
// SOURCE: permitted ages 13 to 110 (LRS letter of 12 July 2018).
const OLDEST_LEARNER: i32 = 110;
/// The year that is taken for today's where nobody says what day it is.
// CHOICE: the year of the first version; ages are judged generously.
const THIS_YEAR: i32 = 2026;

pub(in super::super) fn find(scan: &Scan<'_>, today: Option<Date>) -> Vec<DateFound> {
    let year = today.map_or(THIS_YEAR, Date::year);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = scan.next_where(at, may_begin) {
        at = next;
        let date = date_at(scan, at, year).map(|(last, born)| (at, last, born));
        match date.or_else(|| month(scan, at).and_then(|_| spelled::around(scan, at, year))) {
            Some((first, last, born)) => {
                found.extend(judged(scan, first, last, born, year));
                at = last + 1;
            }
            None => at += 1,
        }
    }
    found
}

fn judged(scan: &Scan<'_>, first: usize, last: usize, born: i32, this_year: i32) -> Option<DateFound> {
    let is_plausible = (this_year - OLDEST..=this_year - YOUNGEST).contains(&born);
    let is_possible = born <= this_year && born >= this_year - OLDEST_LEARNER;
    let field = scan.field(first);
    let confidence = match field.map(|field| field.label) {
        Some(Labelled::DateOfBirth) if is_possible => sure::LABELLED,
        // `the date should be 2009-05-27` may be any: what stands around tells.
        Some(Labelled::OtherDate) if !is_plausible || is_stated_elsewhere(scan, first) => {
            return None;
        }
        _ if !is_plausible => return None,
        _ if says_born(scan, first) => sure::BORN,
        _ if scan.zone(first) == Zone::Head => return None,
        _ => sure::UNSAID,
    };
    let is_plausible = is_plausible && !says_otherwise(scan, first) && !is_moment(scan, first, last);
    Some(DateFound { first, last, confidence, is_plausible })
}

/// A label that is tied to a date, or says more than `date`: `start date`, `expires`.
fn is_stated_elsewhere(scan: &Scan<'_>, first: usize) -> bool {
    let is_firm = scan.field(first).is_some_and(|field| field.is_firm);
    let is_plain = |hit: &Hit| hit.first == hit.last && scan.is_one_of(hit.first, &["date"]);
    let before = scan.hits_in(&(first.saturating_sub(10)..first)).iter().rev();
    let label = before.clone().find(|hit| hit.meaning == Meaning::Label(Labelled::OtherDate));
    is_firm || !label.is_some_and(is_plain)
}

/// `born on`, `date of birth … is` shortly before, in the sentence.
fn says_born(scan: &Scan<'_>, first: usize) -> bool {
    (first.saturating_sub(10)..first).any(|at| {
        (scan.ends(at, &[Cue::BornOn]) && !is_bare_letter(scan, at))
            || scan
                .hits_in(&(at..at + 1))
                .iter()
                .any(|hit| hit.meaning == Meaning::Label(Labelled::DateOfBirth) && hit.last < first)
    }) && !(first.saturating_sub(10)..first)
        .any(|at| scan.token(at).is_some_and(|token| token.kind == Kind::Paragraph))
}

/// `b` without its full stop: no `born`.
fn is_bare_letter(scan: &Scan<'_>, at: usize) -> bool {
    scan.token(at).is_some_and(|token| token.end - token.start == 1)
        && !scan.token(at + 1).is_some_and(|token| token.is_mark('.') && !token.is_apart)
}

/// `started on`, `dated`, `valid until` directly before.
fn says_otherwise(scan: &Scan<'_>, first: usize) -> bool {
    (first.saturating_sub(3)..first).any(|at| scan.ends(at, &[Cue::NotBirth]))
}

/// A weekday before, or a time of day behind: when something happened or will.
fn is_moment(scan: &Scan<'_>, first: usize, last: usize) -> bool {
    let weekday = scan
        .word_before(first)
        .and_then(|at| scan.token(at))
        .and_then(|token| scan.text.get(token.span()))
        .is_some_and(|word| {
            let word = word.get(..3).unwrap_or(word);
            ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| word.eq_ignore_ascii_case(day))
        });
    let behind = scan.word_after(last).filter(|&at| at <= last + 2);
    let time = behind.is_some_and(|at| {
        scan.token(at).is_some_and(|token| token.kind == Kind::Number)
            && scan.token(at + 1).is_some_and(|token| token.is_mark(':') && !token.is_apart)
            && scan
                .token(at + 2)
                .is_some_and(|token| matches!(token.kind, Kind::Number | Kind::Mixed) && !token.is_apart)
    });
    weekday || time
}

/// Whether a date can begin with a piece.
fn may_begin(token: &Token) -> bool {
    match token.kind {
        Kind::Number | Kind::Mixed => true,
        Kind::Word => token.sorts.any(Sorts::MONTH),
        _ => false,
    }
}

/// The last piece of a date that begins here, and its year.
fn date_at(scan: &Scan<'_>, first: usize, this_year: i32) -> Option<(usize, i32)> {
    let token = scan.token(first)?;
    if is_part_of_number(scan, first) {
        return None;
    }
    match token.kind {
        Kind::Number => numbers(scan, first, this_year)
            .or_else(|| named(scan, first, this_year))
            .or_else(|| compact(scan, first, this_year)),
        Kind::Mixed => ordinal_or_joined(scan, first, this_year),
        _ => month_first(scan, first, this_year),
    }
}

/// `3.12.2007` inside `1.2.3.12.2007`, or behind a currency sign.
fn is_part_of_number(scan: &Scan<'_>, first: usize) -> bool {
    let Some(before) = first.checked_sub(1).and_then(|at| scan.token(at)) else { return false };
    let Some(own) = scan.token(first) else { return false };
    !own.is_apart
        && matches!(before.kind, Kind::Mark('.' | '/' | '-' | '£' | '$'))
        && first.checked_sub(2).and_then(|at| scan.token(at)).is_some_and(|token| token.kind == Kind::Number)
}

fn value(scan: &Scan<'_>, token: &Token) -> Option<(i32, u32)> {
    let text = scan.text.get(token.span())?;
    let mut value = 0_i32;
    let mut digits = 0;
    for letter in text.chars() {
        value = value.checked_mul(10)?.checked_add(i32::from(crate::text::decimal_digit(letter)?))?;
        digits += 1;
    }
    Some((value, digits))
}

/// The year that is meant; two digits stand for the last hundred years.
fn year_of((value, digits): (i32, u32), this_year: i32) -> Option<i32> {
    match digits {
        4 => (1900..=2100).contains(&value).then_some(value),
        2 => {
            let century = this_year / 100 * 100;
            Some(if century + value <= this_year { century + value } else { century - 100 + value })
        }
        _ => None,
    }
}

fn is_day_and_month(day: i32, month: i32) -> bool {
    (1..=31).contains(&day) && (1..=12).contains(&month)
}

/// `12/03/2007`, `12.3.07`, `2007-03-12`, `12 03 2007`.
fn numbers(scan: &Scan<'_>, first: usize, this_year: i32) -> Option<(usize, i32)> {
    let (second, mark) = joined(scan, first)?;
    let (third, other) = joined(scan, second)?;
    let last_mark = scan.token(third + 1);
    if mark != other
        || last_mark.is_some_and(|token| {
            token.kind == Kind::Mark(mark)
                && !token.is_apart
                && mark != ' '
                && scan.token(third + 2).is_some_and(|after| after.kind == Kind::Number && !after.is_apart)
        })
    {
        return None;
    }
    let parts = [first, second, third].map(|at| scan.token(at).and_then(|token| value(scan, token)));
    let [Some(one), Some(two), Some(three)] = parts else { return None };
    let year_first = one.1 == 4 && two.1 <= 2 && three.1 <= 2;
    let (day, month, year) = if year_first { (three.0, two.0, one) } else { (one.0, two.0, three) };
    let is_date = is_day_and_month(day, month) || is_day_and_month(month, day);
    let has_short_parts = year_first || (one.1 <= 2 && two.1 <= 2);
    // Spaces alone: only with a year of four digits.
    let is_enough = mark != ' ' || year.1 == 4;
    (is_date && has_short_parts && is_enough).then(|| year_of(year, this_year).map(|year| (third, year)))?
}

/// The next number, and the mark between.
fn joined(scan: &Scan<'_>, at: usize) -> Option<(usize, char)> {
    let next = scan.token(at + 1)?;
    match next.kind {
        Kind::Number if !next.is_cell => Some((at + 1, ' ')),
        Kind::Mark(mark @ ('/' | '.' | '-' | '–' | '\\' | '_' | '\u{2011}' | '\u{2010}')) => {
            let after = scan.token(at + 2)?;
            let is_tight = !next.is_apart && !after.is_apart;
            let is_wide = next.is_apart && after.is_apart && mark != '.';
            (after.kind == Kind::Number && (is_tight || is_wide)).then_some((at + 2, mark))
        }
        _ => None,
    }
}

fn month(scan: &Scan<'_>, at: usize) -> Option<u8> {
    let token = scan.token(at)?;
    (token.is_word() && token.sorts.any(Sorts::MONTH))
        .then(|| scan.text.get(token.span()).and_then(month_of))?
}

/// Over `of`, commas, hyphens and full stops to the next piece of a date.
fn step(scan: &Scan<'_>, at: usize) -> Option<usize> {
    (at + 1..at + 4).find(|&to| {
        scan.token(to).is_some_and(|token| match token.kind {
            Kind::Mark(',' | '-' | '.' | '/' | '\'' | '’' | '–') => false,
            Kind::Word => !scan.text.get(token.span()).is_some_and(|word| word.eq_ignore_ascii_case("of")),
            _ => true,
        })
    })
}

/// `12 March 2007`.
fn named(scan: &Scan<'_>, first: usize, this_year: i32) -> Option<(usize, i32)> {
    let (day, digits) = value(scan, scan.token(first)?)?;
    let named_at = step(scan, first)?;
    month(scan, named_at).filter(|_| digits <= 2 && (1..=31).contains(&day))?;
    year_after(scan, named_at, this_year)
}

fn year_after(scan: &Scan<'_>, at: usize, this_year: i32) -> Option<(usize, i32)> {
    let year_at = step(scan, at)?;
    let is_behind_comma = scan.token(year_at - 1).is_some_and(|token| token.is_mark(','));
    let digits = scan.token(year_at).map_or(0, |token| token.end - token.start);
    if is_behind_comma && digits != 4 {
        return None;
    }
    let token = scan.token(year_at)?;
    let year = year_of(value(scan, token).filter(|_| token.kind == Kind::Number)?, this_year)?;
    Some((year_at, year))
}

/// `12th March 2007`, `04MAR2008`, `12Mar 2007`.
fn ordinal_or_joined(scan: &Scan<'_>, first: usize, this_year: i32) -> Option<(usize, i32)> {
    let text = scan.text.get(scan.token(first)?.span())?;
    let day_end = text.find(|letter: char| !letter.is_ascii_digit())?;
    let (day, rest) = text.split_at_checked(day_end)?;
    day.parse().ok().filter(|day: &i32| (1..=31).contains(day))?;
    let name_end = rest.find(|letter: char| letter.is_ascii_digit()).unwrap_or(rest.len());
    let (name, year) = rest.split_at_checked(name_end)?;
    if ORDINALS.iter().any(|ordinal| name.eq_ignore_ascii_case(ordinal)) && year.is_empty() {
        let named_at = step(scan, first)?;
        month(scan, named_at)?;
        return year_after(scan, named_at, this_year);
    }
    month_of(name)?;
    if year.is_empty() {
        return year_after(scan, first, this_year);
    }
    let digits = u32::try_from(year.len()).ok()?;
    let year = year_of((year.parse().ok()?, digits), this_year)?;
    Some((first, year))
}

// Welsh has more endings.
const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "af", "ail", "ydd", "fed", "eg", "ain"];

/// `March 12, 2007`.
fn month_first(scan: &Scan<'_>, first: usize, this_year: i32) -> Option<(usize, i32)> {
    month(scan, first)?;
    let day_at = step(scan, first)?;
    let token = scan.token(day_at)?;
    let text = scan.text.get(token.span())?;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let day: i32 = text.get(..digits)?.parse().ok()?;
    if !(1..=31).contains(&day) || digits > 2 || !matches!(token.kind, Kind::Number | Kind::Mixed) {
        return None;
    }
    if scan.token(day_at + 1).is_some_and(|token| matches!(token.kind, Kind::Mark('-' | '–' | '/'))) {
        return None;
    }
    year_after(scan, day_at, this_year)
}

/// `12032007` or `120307` under the label of a date of birth alone.
fn compact(scan: &Scan<'_>, first: usize, this_year: i32) -> Option<(usize, i32)> {
    if scan.field(first).is_none_or(|field| field.label != Labelled::DateOfBirth) && !says_born(scan, first) {
        return None;
    }
    let text = scan.text.get(scan.token(first)?.span())?;
    let digits = text.len();
    let is_labelled = scan.field(first).is_some_and(|field| field.label == Labelled::DateOfBirth);
    if digits != 8 && !is_labelled {
        return None;
    }
    if digits == 8 {
        let date = Date::read(text, TwoDigitYear::Refused).ok()?;
        return Some((first, date.date.year()));
    }
    let part = |from: usize| text.get(from..from + 2)?.parse::<i32>().ok();
    let (day, month, year) = (part(0)?, part(2)?, part(4)?);
    (digits == 6 && is_day_and_month(day, month))
        .then(|| year_of((year, 2), this_year).map(|year| (first, year)))?
}
