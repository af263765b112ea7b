//! What a person probably meant by a number that is not a ULN.
//!
//! Spreadsheets turn ULNs into numbers, people put spaces in them, swap neighbours, and hit the key beside
//! the right one. The check digit leaves few candidates, so they can be offered; none is ever taken
//! without somebody's yes.

use core::fmt;

use super::{PLACEHOLDER, Uln};
use crate::finding::{Rule, fill};
use crate::guide::Section;
use crate::text::{decimal_digit, without_zero_fraction};

/// A ULN that somebody may have meant.
///
/// # Privacy
///
/// `Debug` hides the number.
#[derive(Clone, Copy, Eq, PartialEq)]
#[non_exhaustive]
pub struct UlnRepair {
    /// The proposed number.
    pub to: Uln,
    /// Why: the stable code, for example `uln.repair.swapped`.
    pub code: &'static str,
    /// How many other candidates have the same reason, and so are as likely.
    pub as_likely: usize,
    rule: &'static Rule,
}

impl UlnRepair {
    /// Why, as a clause.
    pub fn message(&self) -> String {
        fill(self.rule.message, "ULN", [0, 0])
    }

    /// Whether the ten digits are the typed ones, merely written another way.
    pub fn keeps_digits(&self) -> bool {
        [&FORMAT, &DIGITS, &NUMBER].iter().any(|rule| rule.code == self.code)
    }

    /// The rule behind the proposal.
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }
}

impl fmt::Debug for UlnRepair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UlnRepair")
            .field("to", &self.to)
            .field("code", &self.code)
            .field("as_likely", &self.as_likely)
            .finish()
    }
}

/// Lists the ULNs that somebody may have meant, likeliest first.
///
/// Empty for a ULN that needs no repair, for the ILR's placeholder, and where nothing near is a ULN.
///
/// # Examples
///
/// ```
/// use lrs_core::value::uln;
///
/// let repairs = uln::repairs("927 630 8686");
/// assert_eq!(repairs[0].to.to_string(), "9276308686");
/// assert_eq!(repairs[0].code, "uln.repair.format");
/// assert_eq!(repairs[0].as_likely, 0);
/// ```
pub fn repairs(text: &str) -> Vec<UlnRepair> {
    if Uln::is_valid(text) {
        return Vec::new();
    }
    let Some(Reading { digits, rule }) = read(text) else { return Vec::new() };
    if number(&digits) == Some(PLACEHOLDER) {
        return Vec::new();
    }
    if let Some(uln) = parse(&digits) {
        return vec![UlnRepair { to: uln, code: rule.code, as_likely: 0, rule }];
    }
    let mut repairs = Vec::new();
    for (rule, found) in slips(digits) {
        add_tier(&mut repairs, rule, &found);
    }
    repairs
}

/// Whether a spreadsheet has shortened the number so far that digits are lost, as in `1.02689E+09`.
///
/// Nothing brings them back: the file must be made again with the ULN column as text. Only a last 0 can be
/// guessed, where nine digits are left: [`repairs`] proposes it.
///
/// # Examples
///
/// ```
/// use lrs_core::value::uln;
///
/// assert!(uln::digits_lost("1.02689E+09"));
/// assert!(!uln::digits_lost("1.026893096E9"));
/// ```
pub fn digits_lost(text: &str) -> bool {
    matches!(scientific(&tidy(text).0), Some(Scientific::Lost(_)))
}

/// The digits that a text holds once the marks around them are taken away, and why they were.
struct Reading {
    digits: Vec<u8>,
    rule: &'static Rule,
}

/// More characters than any way of writing ten digits takes; longer texts are not looked at.
// CHOICE: ten digits, each with a separator on both sides, leave room to spare.
const LONGEST_TEXT: usize = 64;

fn read(text: &str) -> Option<Reading> {
    if text.len() > LONGEST_TEXT * 4 || text.chars().count() > LONGEST_TEXT {
        return None;
    }
    let (plain, other_script) = tidy(text);
    let script_rule = if other_script { &DIGITS } else { &FORMAT };
    match scientific(&plain) {
        Some(Scientific::Whole(digits)) => return Some(Reading { digits, rule: &NUMBER }),
        Some(Scientific::Lost(digits)) => {
            return ending_in_zero(digits).map(|digits| Reading { digits, rule: &LAST_ZERO });
        }
        None => {}
    }
    if let Some(whole) = without_zero_fraction(&plain) {
        return all_digits(whole).map(|digits| Reading { digits, rule: &NUMBER });
    }
    if let Some(digits) = all_digits(&plain) {
        return Some(Reading { digits, rule: script_rule });
    }
    look_alikes(&plain).map(|digits| Reading { digits, rule: &LETTERS })
}

/// Takes out separators and a label, and turns every script's digits into ASCII; tells whether it met any.
fn tidy(text: &str) -> (String, bool) {
    let mut other_script = false;
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match decimal_digit(letter) {
            Some(digit) => {
                other_script |= !letter.is_ascii();
                plain.push(char::from(b'0' + digit));
            }
            None if is_separator(letter) => {}
            None => plain.push(letter.to_ascii_uppercase()),
        }
    }
    let plain = plain
        .strip_prefix("ULN")
        .map_or(plain.as_str(), |rest| rest.strip_prefix("NO").unwrap_or(rest).trim_start_matches('.'));
    (plain.to_owned(), other_script)
}

fn is_separator(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(
            letter,
            '-' | '+'
                | '\''
                | '"'
                | '`'
                | ','
                | ';'
                | ':'
                | '='
                | '_'
                | '/'
                | '\\'
                | '#'
                | '*'
                | '('
                | ')'
                | '['
                | ']'
                | '<'
                | '>'
                | '\u{AD}'
                | '\u{2010}'..='\u{2015}'
                | '\u{2018}'..='\u{201F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2060}'
                | '\u{2212}'
                | '\u{FEFF}'
                | '\u{FF0D}'
        )
}

enum Scientific {
    Whole(Vec<u8>),
    /// The digits that are left.
    Lost(Vec<u8>),
}

/// Reads `1.026893096E9` as a spreadsheet writes it; a decimal comma is gone by now.
fn scientific(plain: &str) -> Option<Scientific> {
    let (mantissa, exponent) = plain.split_once('E')?;
    let exponent: u32 = exponent.parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut digits = all_digits(&format!("{whole}{fraction}"))?;
    let is_ten_digits = exponent == 9 && (whole.len() == 1 || fraction.is_empty());
    if !is_ten_digits {
        return None;
    }
    while digits.len() > Uln::DIGITS && digits.last() == Some(&0) {
        digits.pop();
    }
    Some(if digits.len() == Uln::DIGITS { Scientific::Whole(digits) } else { Scientific::Lost(digits) })
}

/// Nine digits of ten with the 0 that a program leaves out behind them (`4.44459939E9`), where that is a ULN.
///
/// One that had cut the number off could have left a 0 behind, so that such a one may not be the last.
fn ending_in_zero(mut digits: Vec<u8>) -> Option<Vec<u8>> {
    if digits.len() + 1 != Uln::DIGITS || digits.last() == Some(&0) {
        return None;
    }
    digits.push(0);
    parse(&digits).is_some().then_some(digits)
}

fn all_digits(plain: &str) -> Option<Vec<u8>> {
    (!plain.is_empty())
        .then(|| {
            plain.bytes().map(|byte| byte.is_ascii_digit().then(|| byte - b'0')).collect::<Option<Vec<u8>>>()
        })
        .flatten()
}

/// Letters that are read and typed for digits.
// CHOICE: the pairs that printed and handwritten forms confuse; the same as for postcodes, plus B, Z, G.
const LOOK_ALIKES: &[(char, u8)] =
    &[('O', 0), ('Q', 0), ('I', 1), ('L', 1), ('|', 1), ('Z', 2), ('S', 5), ('G', 6), ('B', 8)];

fn look_alikes(plain: &str) -> Option<Vec<u8>> {
    plain
        .chars()
        .map(|letter| {
            decimal_digit(letter)
                .or_else(|| LOOK_ALIKES.iter().find(|(like, _)| *like == letter).map(|(_, digit)| *digit))
        })
        .collect()
}

/// The ULNs that the slips of a typist may have changed into `digits`, likeliest kind first.
fn slips(digits: Vec<u8>) -> Vec<(&'static Rule, Vec<Uln>)> {
    match digits.len() {
        9 => vec![(&MISSING, missing(digits))],
        10 => {
            let (keypad, other) = wrong_digit(&digits);
            vec![(&SWAPPED, swapped(digits)), (&KEYPAD, keypad), (&WRONG_DIGIT, other)]
        }
        11 => {
            let (doubled, extra) = extra(digits);
            vec![(&DOUBLED, doubled), (&EXTRA, extra)]
        }
        _ => Vec::new(),
    }
}

// Each way is tried in the digits themselves and taken back, since there are up to a hundred.

fn swapped(mut digits: Vec<u8>) -> Vec<Uln> {
    let mut found = Vec::new();
    for place in 1..digits.len() {
        digits.swap(place - 1, place);
        found.extend(parse(&digits));
        digits.swap(place - 1, place);
    }
    found
}

/// One digit replaced: by a neighbour on the keypad, and by any other.
fn wrong_digit(typed: &[u8]) -> (Vec<Uln>, Vec<Uln>) {
    let mut tried = typed.to_vec();
    let (mut keypad, mut other) = (Vec::new(), Vec::new());
    for (place, &typed) in typed.iter().enumerate() {
        let put = |tried: &mut [u8], digit| {
            if let Some(at) = tried.get_mut(place) {
                *at = digit;
            }
        };
        for meant in (0..=9).filter(|&meant| meant != typed) {
            put(&mut tried, meant);
            let found = if are_keypad_neighbours(typed, meant) { &mut keypad } else { &mut other };
            found.extend(parse(&tried));
        }
        put(&mut tried, typed);
    }
    (keypad, other)
}

fn missing(mut digits: Vec<u8>) -> Vec<Uln> {
    let mut found = Vec::new();
    for place in 0..=digits.len() {
        for digit in 0..=9 {
            digits.insert(place, digit);
            found.extend(parse(&digits));
            digits.remove(place);
        }
    }
    found
}

/// One digit too many: a key that bounced, and any other.
fn extra(mut digits: Vec<u8>) -> (Vec<Uln>, Vec<Uln>) {
    let (mut doubled, mut extra) = (Vec::new(), Vec::new());
    for place in 0..digits.len() {
        let removed = digits.remove(place);
        let bounced = place > 0 && digits.get(place - 1) == Some(&removed);
        let found = if bounced { &mut doubled } else { &mut extra };
        found.extend(parse(&digits));
        digits.insert(place, removed);
    }
    (doubled, extra)
}

/// Whether two digits are next to each other on a numeric keypad or on the row above the letters.
// CHOICE: both layouts, since forms are typed on both. 0 lies under 1 and 2 on the keypad.
fn are_keypad_neighbours(typed: u8, meant: u8) -> bool {
    let on_row = (if typed == 0 { 10 } else { typed }).abs_diff(if meant == 0 { 10 } else { meant }) == 1;
    let on_pad = match (typed.min(meant), typed.max(meant)) {
        (0, high) => high <= 2,
        (low, high) => {
            let (low, high) = (low - 1, high - 1);
            (low / 3).abs_diff(high / 3) + (low % 3).abs_diff(high % 3) == 1
        }
    };
    on_row || on_pad
}

/// Adds those of `found` that are not there yet, each knowing how many share its reason.
fn add_tier(repairs: &mut Vec<UlnRepair>, rule: &'static Rule, found: &[Uln]) {
    let before = repairs.len();
    for &uln in found {
        if repairs.iter().all(|repair| repair.to != uln) {
            repairs.push(UlnRepair { to: uln, code: rule.code, as_likely: 0, rule });
        }
    }
    let others = (repairs.len() - before).saturating_sub(1);
    repairs.iter_mut().skip(before).for_each(|repair| repair.as_likely = others);
}

fn parse(digits: &[u8]) -> Option<Uln> {
    let text = <[u8; Uln::DIGITS]>::try_from(digits).ok()?.map(|digit| b'0' + digit);
    // Most are none, and why is not asked.
    let text = str::from_utf8(&text).ok().filter(|text| Uln::is_valid(text))?;
    Uln::parse(text).ok()
}

fn number(digits: &[u8]) -> Option<u64> {
    (digits.len() == Uln::DIGITS)
        .then(|| digits.iter().fold(0, |number, &digit| number * 10 + u64::from(digit)))
}

const KEPT: Section =
    Section::OurChoice { reason: "the sources say what a ULN is, not how people mistype one" };
const ASK: &str = "Compare it with the learner's record before you take it.";

pub(crate) static DIGITS_LOST: Rule = Rule::error(
    "uln.digits_lost",
    KEPT,
    "a spreadsheet has rounded the ULN and the last digits are lost",
    "Export the learners again with the ULN column formatted as text; the digits cannot be brought back.",
)
.form("Enter all 10 digits of the ULN");
pub(super) static FORMAT: Rule =
    Rule::advice("uln.repair.format", KEPT, "spaces or marks taken out of the ULN", ASK);
pub(super) static DIGITS: Rule =
    Rule::advice("uln.repair.digits", KEPT, "digits of another script written as 0 to 9", ASK);
pub(super) static NUMBER: Rule =
    Rule::advice("uln.repair.number", KEPT, "a spreadsheet's number written as ten digits", ASK);
pub(super) static LAST_ZERO: Rule = Rule::advice(
    "uln.repair.last_zero",
    KEPT,
    "a 0 put behind the nine digits that a number was cut to",
    ASK,
);
pub(super) static LETTERS: Rule =
    Rule::advice("uln.repair.letters", KEPT, "letters that look like digits read as digits", ASK);
pub(super) static SWAPPED: Rule =
    Rule::advice("uln.repair.swapped", KEPT, "two neighbouring digits swapped back", ASK);
pub(super) static DOUBLED: Rule =
    Rule::advice("uln.repair.doubled", KEPT, "a digit typed twice taken out once", ASK);
pub(super) static KEYPAD: Rule =
    Rule::advice("uln.repair.keypad", KEPT, "one digit replaced by its neighbour on the keyboard", ASK);
pub(super) static WRONG_DIGIT: Rule =
    Rule::advice("uln.repair.wrong_digit", KEPT, "one digit replaced by another", ASK);
pub(super) static MISSING: Rule = Rule::advice("uln.repair.missing", KEPT, "one missing digit put in", ASK);
pub(super) static EXTRA: Rule = Rule::advice("uln.repair.extra", KEPT, "one digit too many taken out", ASK);
