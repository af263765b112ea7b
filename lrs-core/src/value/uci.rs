//! The Unique Candidate Identifier of general qualifications: thirteen characters, the last a check letter.

use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::{ReturnCode, Section};

/// A Unique Candidate Identifier: centre (5 digits), board (1), year (2), serial (4) and a check letter.
///
/// The check letter is judged where the board is a digit. How a letter there counts is not published: then
/// only the form is judged, and [`is_check_letter_judged`](Self::is_check_letter_judged) says so.
///
/// # Source
///
/// WJEC and Pearson pages on UCI numbers: weights 16 to 5, modulo 17. Batch layout 3A, release 19.02.01.
///
/// # Privacy
///
/// `Debug` prints `Uci(<redacted>)`; `Display` gives the number.
///
/// # Examples
///
/// ```
/// use lrs_core::value::{Uci, UciError};
///
/// assert_eq!(Uci::parse("689990980001d")?.as_str(), "689990980001D");
/// assert_eq!(Uci::parse("689990980001E"), Err(UciError::CheckLetter));
/// # Ok::<(), UciError>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Uci([u8; 13]);

impl Uci {
    /// How many characters a UCI has.
    pub const LENGTH: usize = 13;

    /// Parses exactly thirteen characters; letters may be small and become capitals.
    ///
    /// # Errors
    ///
    /// The first that applies, in the order of [`UciError`].
    pub fn parse(text: &str) -> Result<Self, UciError> {
        if text.is_empty() {
            return Err(UciError::Empty);
        }
        let found = text.chars().count();
        if found != Self::LENGTH {
            return Err(UciError::Length { found });
        }
        let fits = |(at, letter): (usize, char)| match at {
            BOARD => letter.is_ascii_alphanumeric(),
            12 => letter.is_ascii_alphabetic(),
            _ => letter.is_ascii_digit(),
        };
        if let Some(at) = text.chars().enumerate().position(|place| !fits(place)) {
            return Err(UciError::Character { place: at + 1 });
        }
        let mut bytes =
            <[u8; Self::LENGTH]>::try_from(text.as_bytes()).map_err(|_| UciError::Length { found })?;
        bytes.make_ascii_uppercase();
        let uci = Self(bytes);
        if matches!(bytes, [_, _, _, _, _, _, _, _, b'0', b'0', b'0', b'0', _]) {
            return Err(UciError::Serial);
        }
        match uci.check_letter() {
            Some(right) if bytes.last() != Some(&right) => Err(UciError::CheckLetter),
            _ => Ok(uci),
        }
    }

    /// The thirteen characters.
    pub fn as_str(&self) -> &str {
        // INVARIANT: ASCII, by `parse`.
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Whether the check letter could be judged: not where the board is a letter.
    pub fn is_check_letter_judged(self) -> bool {
        self.check_letter().is_some()
    }

    fn check_letter(self) -> Option<u8> {
        let (_, stem) = self.0.split_last()?;
        let sum = (5..=16).rev().zip(stem).try_fold(0, |sum: usize, (weight, &digit)| {
            digit.is_ascii_digit().then(|| sum + weight * usize::from(digit - b'0'))
        })?;
        CHECK_LETTERS.get(sum % CHECK_LETTERS.len()).copied()
    }
}

text_value!(Uci, UciError);

/// Where the board stands, counted from 0.
const BOARD: usize = 5;

/// The check letter of each remainder, from 0 to 16.
// SOURCE: two public UCI calculators agree on these; WJEC's examples (remainders 3 and 6) fit.
const CHECK_LETTERS: &[u8; 17] = b"ABCDEFGHKLMRTVWXY";

/// Why a text is not a UCI; variants stand in the order in which they are looked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum UciError {
    /// `uci.empty`: there is no text.
    Empty,
    /// `uci.length`: not thirteen characters.
    Length {
        /// How many characters there are.
        found: usize,
    },
    /// `uci.character`: a digit where a letter belongs, or the other way round, or neither.
    Character {
        /// Its place, counted in characters from 1.
        place: usize,
    },
    /// `uci.serial`: the serial number is 0000, which is never given.
    Serial,
    /// `uci.check_letter`: the last letter does not agree with the twelve digits.
    CheckLetter,
}

impl RuleError for UciError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::Length { .. } => &LENGTH,
            Self::Character { .. } => &CHARACTER,
            Self::Serial => &SERIAL,
            Self::CheckLetter => &CHECK_LETTER,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::Length { found } => [found as u64, Uci::LENGTH as u64],
            Self::Character { place } => [place as u64, 0],
            _ => [0, 0],
        }
    }
}

rule_error!(UciError, "UCI");

const FORM: Section = Section::Source { title: "Pearson support, UCI numbers" };
const CHECK: Section = Section::Source { title: "WJEC question bank, UCI numbers" };
const COMPARE: &str = "Compare it with the learner's exam entry or results slip.";

static EMPTY: Rule = Rule::error(
    "uci.empty",
    FORM,
    "the UCI is empty",
    "Enter the thirteen characters of the UCI, or leave the field empty.",
)
.form("Enter a UCI");
static LENGTH: Rule = Rule::error(
    "uci.length",
    FORM,
    "the UCI has {0} characters, {1} are wanted",
    "Enter all thirteen characters: twelve digits and a letter, with no spaces.",
)
.form("UCI must be 13 characters")
.returns(ReturnCode::Rc012);
static CHARACTER: Rule = Rule::error(
    "uci.character",
    FORM,
    "character {0} of the UCI does not belong there",
    "A UCI is twelve digits and a letter; the sixth character may be a letter too.",
)
.form("UCI must be 12 digits and a letter, with no spaces")
.returns(ReturnCode::Rc012);
static SERIAL: Rule =
    Rule::error("uci.serial", FORM, "the serial number in the UCI is 0000, which is never given", COMPARE)
        .form("Enter a real UCI, check each digit")
        .returns(ReturnCode::Rc012);
static CHECK_LETTER: Rule = Rule::error(
    "uci.check_letter",
    CHECK,
    "the last letter of the UCI does not agree with the digits",
    COMPARE,
)
.form("Enter a real UCI, check each digit")
.returns(ReturnCode::Rc012);

/// The rules of this room.
pub(crate) static RULES: &[&Rule] = &[&EMPTY, &LENGTH, &CHARACTER, &SERIAL, &CHECK_LETTER];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_digit_is_always_found() {
        let uci = "689990980001D";
        for place in (0..12).filter(|&place| place != BOARD) {
            for digit in b'0'..=b'9' {
                let mut wrong = uci.as_bytes().to_vec();
                wrong[place] = digit;
                let wrong = String::from_utf8(wrong).expect("ASCII");
                assert_eq!(Uci::parse(&wrong).is_ok(), wrong == uci, "{wrong}");
            }
        }
    }

    #[test]
    fn a_board_of_a_letter_leaves_the_check_letter_unjudged() {
        assert!(!Uci::parse("12345B250001A").expect("a UCI").is_check_letter_judged());
        assert!(Uci::parse("689990980001D").expect("a UCI").is_check_letter_judged());
    }
}
