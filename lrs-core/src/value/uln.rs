//! The Unique Learner Number: ten digits that name one learner for life, the last of them a check digit.
//!
//! The check digit catches every single wrong digit and every swap of neighbours, so a number that fails
//! it was mistyped, never issued. [`repairs`] says what a person probably meant.

mod column;
mod repair;

use core::fmt;
use core::num::NonZeroU64;
use core::str::FromStr;

use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::{ReturnCode, Section};

pub use column::{COLUMN_WIDTH, are_valid};
pub(crate) use repair::DIGITS_LOST;
pub use repair::{UlnRepair, digits_lost, repairs};

/// A Unique Learner Number that is well formed: ten digits, no leading zero, right check digit.
///
/// That a number is well formed does not say that it was issued. Eight bytes, and `Option<Uln>` too.
///
/// # Privacy
///
/// `Debug` prints `Uln(<redacted>)`; `Display` gives the digits.
///
/// # Examples
///
/// ```
/// use lrs_core::Uln;
///
/// const ULN: Result<Uln, lrs_core::UlnError> = Uln::parse("9276308686");
/// let uln = ULN?;
/// assert_eq!(uln.to_string(), "9276308686");
/// assert_eq!(format!("{uln:?}"), "Uln(<redacted>)");
/// # Ok::<(), lrs_core::UlnError>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Uln(NonZeroU64);

impl Uln {
    /// How many digits a ULN has.
    pub const DIGITS: usize = 10;

    /// Parses exactly ten ASCII digits.
    ///
    /// Spaces, hyphens and digits of other scripts are refused: see [`repairs`] for what was meant.
    ///
    /// # Source
    ///
    /// Form: LRS schema, `MIAPULN`. Check digit: HESA student record, field ULN.
    ///
    /// # Errors
    ///
    /// The first that applies, in the order of [`UlnError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::{Uln, UlnError};
    ///
    /// assert!(Uln::parse("9276308686").is_ok());
    /// assert_eq!(Uln::parse("9276308685"), Err(UlnError::CheckDigit));
    /// assert_eq!(Uln::parse("92763O8686"), Err(UlnError::NotDigit { place: 6 }));
    /// ```
    pub const fn parse(text: &str) -> Result<Self, UlnError> {
        if let Some(row) = column::row(text)
            && column::is_valid(row)
            && let Some(number) = NonZeroU64::new(column::number(row))
        {
            return Ok(Self(number));
        }
        Err(why_not(text))
    }

    /// Whether [`parse`](Self::parse) would take the text.
    ///
    /// # Examples
    ///
    /// ```
    /// assert!(lrs_core::Uln::is_valid("9276308686"));
    /// assert!(!lrs_core::Uln::is_valid("9999999999")); // the ILR's placeholder
    /// ```
    pub const fn is_valid(text: &str) -> bool {
        match column::row(text) {
            Some(row) => column::is_valid(row),
            None => false,
        }
    }

    /// The check digit that belongs to nine digits; none where there is none, or where the text is not the
    /// start of a ULN.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::Uln;
    ///
    /// assert_eq!(Uln::check_digit("927630868"), Some(6));
    /// assert_eq!(Uln::check_digit("300000000"), Some(2));
    /// assert_eq!(Uln::check_digit("92763086"), None); // too short
    /// ```
    pub const fn check_digit(stem: &str) -> Option<u8> {
        match digits::<{ Self::DIGITS - 1 }>(stem) {
            Ok(stem) if stem[0] != 0 => check_digit(&stem),
            _ => None,
        }
    }

    /// Completes nine digits with their check digit, for test numbers.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse), with nine digits wanted; about 1 stem in 11 has no check digit.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::Uln;
    ///
    /// assert_eq!(Uln::from_stem("927630868")?.to_string(), "9276308686");
    /// # Ok::<(), lrs_core::UlnError>(())
    /// ```
    pub const fn from_stem(stem: &str) -> Result<Self, UlnError> {
        let stem = match digits::<{ Self::DIGITS - 1 }>(stem) {
            Ok(stem) if stem[0] == 0 => return Err(UlnError::LeadingZero),
            Ok(stem) => stem,
            Err(error) => return Err(error),
        };
        match check_digit(&stem) {
            None => Err(UlnError::NoCheckDigit),
            Some(last) => match NonZeroU64::new(number(&stem) * 10 + last as u64) {
                Some(number) => Ok(Self(number)),
                None => Err(UlnError::LeadingZero),
            },
        }
    }

    /// The ten digits as a number, for compact storage. Never do arithmetic with it.
    pub const fn to_u64(self) -> u64 {
        self.0.get()
    }
}

impl fmt::Display for Uln {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Debug for Uln {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Uln(<redacted>)")
    }
}

impl FromStr for Uln {
    type Err = UlnError;

    fn from_str(text: &str) -> Result<Self, UlnError> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for Uln {
    type Error = UlnError;

    fn try_from(text: &str) -> Result<Self, UlnError> {
        Self::parse(text)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Uln {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Uln {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize::text(deserializer, Self::parse)
    }
}

/// Why a text is not a ULN; variants stand in the order in which they are looked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum UlnError {
    /// `uln.empty`: there is no text.
    Empty,
    /// `uln.length`: not as many characters as wanted.
    Length {
        /// How many characters (code points) there are.
        found: usize,
        /// How many digits were wanted: ten, or nine of a stem.
        wanted: usize,
    },
    /// `uln.not_digit`: a character other than `0` to `9`.
    NotDigit {
        /// Its place, counted in characters from 1.
        place: usize,
    },
    /// `uln.leading_zero`: the first digit is 0.
    LeadingZero,
    /// `uln.placeholder`: 9999999999, which the ILR uses while there is no ULN and the LRS never takes.
    Placeholder,
    /// `uln.no_check_digit`: no check digit exists for the first nine digits.
    NoCheckDigit,
    /// `uln.check_digit`: the tenth digit does not agree with the first nine.
    CheckDigit,
}

impl RuleError for UlnError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::Length { .. } => &LENGTH,
            Self::NotDigit { .. } => &NOT_DIGIT,
            Self::LeadingZero => &LEADING_ZERO,
            Self::Placeholder => &PLACEHOLDER_RULE,
            Self::NoCheckDigit => &NO_CHECK_DIGIT,
            Self::CheckDigit => &CHECK_DIGIT,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::Length { found, wanted } => [found as u64, wanted as u64],
            Self::NotDigit { place } => [place as u64, 0],
            _ => [0, 0],
        }
    }
}

rule_error!(UlnError, "ULN");

const SCHEMA: Section = Section::Schema { name: "MIAPULN" };
const CHECK: Section = Section::Source { title: "HESA student record C17051, field ULN" };

static EMPTY: Rule = Rule::error(
    "uln.empty",
    SCHEMA,
    "the ULN is empty",
    "Enter the ten digits of the ULN, or leave the learner without one.",
)
.form("Enter a ULN");
static LENGTH: Rule = Rule::error(
    "uln.length",
    SCHEMA,
    "the ULN has {0} characters, {1} digits are wanted",
    "Compare it with the learner's record or results slip and enter all ten digits.",
)
.form("ULN must be 10 digits")
.returns(ReturnCode::Rc011);
static NOT_DIGIT: Rule = Rule::error(
    "uln.not_digit",
    SCHEMA,
    "character {0} of the ULN is not a digit from 0 to 9",
    "Take out spaces, hyphens and letters: a ULN is ten digits and nothing else.",
)
.form("ULN must be 10 digits, with no spaces or letters")
.returns(ReturnCode::Rc011);
static LEADING_ZERO: Rule = Rule::error(
    "uln.leading_zero",
    SCHEMA,
    "the ULN starts with 0, which no ULN does",
    "Compare it with the learner's record: this may be another number, such as a candidate number.",
)
.form("ULN cannot start with 0")
.returns(ReturnCode::Rc011);
static PLACEHOLDER_RULE: Rule = Rule::error(
    "uln.placeholder",
    Section::Source { title: "ILR validation rules 2024-25, DD01 and R59" },
    "9999999999 stands for 'no ULN yet' in the ILR and is never a learner's ULN",
    "Leave the ULN empty and search the LRS for the learner; the ILR's placeholder lapses.",
)
.form("9999999999 is a placeholder, leave the ULN empty if there is none yet")
.returns(ReturnCode::Rc011);
static NO_CHECK_DIGIT: Rule = Rule::error(
    "uln.no_check_digit",
    CHECK,
    "the first nine digits can never stand in a ULN",
    "A digit was mistyped. Compare it with the learner's record or results slip.",
)
.form("Enter a real ULN, check each digit")
.returns(ReturnCode::Rc011);
static CHECK_DIGIT: Rule = Rule::error(
    "uln.check_digit",
    CHECK,
    "the last digit of the ULN does not agree with the first nine",
    "A digit was mistyped or two were swapped. Compare it with the learner's record or results slip.",
)
.form("Enter a real ULN, check each digit")
.returns(ReturnCode::Rc011);

/// The rules of this room.
pub(crate) static RULES: &[&Rule] = &[
    &EMPTY,
    &LENGTH,
    &NOT_DIGIT,
    &LEADING_ZERO,
    &PLACEHOLDER_RULE,
    &NO_CHECK_DIGIT,
    &CHECK_DIGIT,
    &DIGITS_LOST,
    &repair::FORMAT,
    &repair::DIGITS,
    &repair::NUMBER,
    &repair::LAST_ZERO,
    &repair::LETTERS,
    &repair::SWAPPED,
    &repair::DOUBLED,
    &repair::KEYPAD,
    &repair::WRONG_DIGIT,
    &repair::MISSING,
    &repair::EXTRA,
];

/// The ILR's temporary number.
// SOURCE: ILR specification; DC ILR validation service, DerivedData_01Rule.
const PLACEHOLDER: u64 = 9_999_999_999;

/// Says why a text that is not a ULN is none: the slow path, in the order of [`UlnError`].
#[cold]
const fn why_not(text: &str) -> UlnError {
    let [stem @ .., last] = match digits::<{ Uln::DIGITS }>(text) {
        Ok(digits) => digits,
        Err(error) => return error,
    };
    if stem[0] == 0 {
        UlnError::LeadingZero
    } else if number(&stem) * 10 + last as u64 == PLACEHOLDER {
        UlnError::Placeholder
    } else if check_digit(&stem).is_none() {
        UlnError::NoCheckDigit
    } else {
        UlnError::CheckDigit
    }
}

/// The check digit of nine digits: weights 10 to 2, sum modulo 11, then 10 less the remainder.
///
/// Remainder 0 would need a check digit of 10: such a stem has none.
// SOURCE: HESA student record, field ULN; facts checked against 110 public cases.
#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "place < 9; the remainder is below 11; const"
)]
const fn check_digit(stem: &[u8; 9]) -> Option<u8> {
    let mut sum: u32 = 0;
    let mut place = 0;
    while place < 9 {
        sum += stem[place] as u32 * (10 - place as u32);
        place += 1;
    }
    match sum % 11 {
        0 => None,
        remainder => Some(10 - remainder as u8),
    }
}

#[expect(clippy::indexing_slicing, reason = "place < 9; const")]
const fn number(stem: &[u8; 9]) -> u64 {
    let mut number = 0;
    let mut place = 0;
    while place < 9 {
        number = number * 10 + stem[place] as u64;
        place += 1;
    }
    number
}

/// Reads exactly `N` ASCII digits.
#[expect(clippy::indexing_slicing, reason = "place < N, the array's length; const")]
const fn digits<const N: usize>(text: &str) -> Result<[u8; N], UlnError> {
    let bytes = text.as_bytes();
    let (Some(chunk), true) = (bytes.first_chunk::<N>(), bytes.len() == N) else {
        return Err(not_digits(bytes, N));
    };
    let mut digits = *chunk;
    let mut place = 0;
    while place < N {
        digits[place] = digits[place].wrapping_sub(b'0');
        if digits[place] > 9 {
            return Err(not_digits(bytes, N));
        }
        place += 1;
    }
    Ok(digits)
}

/// Says why `bytes` are not `wanted` digits: the slow path, which counts characters rather than bytes.
#[cold]
#[expect(clippy::indexing_slicing, reason = "at < bytes.len(); const")]
const fn not_digits(bytes: &[u8], wanted: usize) -> UlnError {
    if bytes.is_empty() {
        return UlnError::Empty;
    }
    let (mut at, mut found, mut bad) = (0, 0, 0);
    while at < bytes.len() {
        let continues = bytes[at] & 0b1100_0000 == 0b1000_0000;
        if !continues {
            found += 1;
            if bad == 0 && !bytes[at].is_ascii_digit() {
                bad = found;
            }
        }
        at += 1;
    }
    if found == wanted { UlnError::NotDigit { place: bad } } else { UlnError::Length { found, wanted } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_eight_bytes_even_when_optional() {
        assert_eq!(size_of::<Uln>(), 8);
        assert_eq!(size_of::<Option<Uln>>(), 8);
    }

    #[test]
    fn the_lowest_and_highest_numbers_pass() {
        assert!(Uln::is_valid("1000000000"));
        assert!(Uln::is_valid("9999999998"));
    }

    #[test]
    fn a_character_of_several_bytes_counts_once() {
        assert_eq!(Uln::parse("12345678é0"), Err(UlnError::NotDigit { place: 9 }));
        assert_eq!(Uln::parse("１２３"), Err(UlnError::Length { found: 3, wanted: 10 }));
    }
}
