//! The Scottish Candidate Number: nine digits given by the Scottish awarding body.

use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::{ReturnCode, Section};

/// A Scottish Candidate Number: nine digits, of which the first may be 0.
///
/// # Source
///
/// LRS schema, `MIAPScottishCandidateNumber`: `[0-9]{9}`. No check digit is published there, so none is
/// looked at.
///
/// # Privacy
///
/// `Debug` prints `ScottishCandidateNumber(<redacted>)`; `Display` gives the number.
///
/// # Examples
///
/// ```
/// use lrs_core::value::ScottishCandidateNumber;
///
/// assert_eq!(ScottishCandidateNumber::parse("012345678")?.as_str(), "012345678");
/// # Ok::<(), lrs_core::value::ScottishCandidateNumberError>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ScottishCandidateNumber([u8; 9]);

impl ScottishCandidateNumber {
    /// How many digits the number has.
    pub const DIGITS: usize = 9;

    /// Parses exactly nine ASCII digits.
    ///
    /// # Errors
    ///
    /// The first that applies, in the order of [`ScottishCandidateNumberError`].
    pub fn parse(text: &str) -> Result<Self, ScottishCandidateNumberError> {
        if text.is_empty() {
            return Err(ScottishCandidateNumberError::Empty);
        }
        if let Some(place) = text.chars().position(|letter| !letter.is_ascii_digit()) {
            return Err(ScottishCandidateNumberError::NotDigit { place: place + 1 });
        }
        match text.as_bytes().try_into() {
            Ok(bytes) => Ok(Self(bytes)),
            Err(_) => Err(ScottishCandidateNumberError::Length { found: text.len() }),
        }
    }

    /// The nine digits.
    pub fn as_str(&self) -> &str {
        // INVARIANT: ASCII, by `parse`.
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

text_value!(ScottishCandidateNumber, ScottishCandidateNumberError);

/// Why a text is not a Scottish Candidate Number; variants stand in the order in which they are looked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ScottishCandidateNumberError {
    /// `scottish_candidate_number.empty`: there is no text.
    Empty,
    /// `scottish_candidate_number.not_digit`: a character other than `0` to `9`.
    NotDigit {
        /// Its place, counted in characters from 1.
        place: usize,
    },
    /// `scottish_candidate_number.length`: not nine digits.
    Length {
        /// How many digits there are.
        found: usize,
    },
}

impl RuleError for ScottishCandidateNumberError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::NotDigit { .. } => &NOT_DIGIT,
            Self::Length { .. } => &LENGTH,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::Empty => [0, 0],
            Self::NotDigit { place } => [place as u64, 0],
            Self::Length { found } => [found as u64, ScottishCandidateNumber::DIGITS as u64],
        }
    }
}

rule_error!(ScottishCandidateNumberError, "Scottish Candidate Number");

const SCHEMA: Section = Section::Schema { name: "MIAPScottishCandidateNumber" };

static EMPTY: Rule = Rule::error(
    "scottish_candidate_number.empty",
    SCHEMA,
    "the Scottish Candidate Number is empty",
    "Enter the nine digits of the Scottish Candidate Number, or leave the field empty.",
)
.form("Enter a Scottish Candidate Number");
static NOT_DIGIT: Rule = Rule::error(
    "scottish_candidate_number.not_digit",
    SCHEMA,
    "character {0} of the Scottish Candidate Number is not a digit from 0 to 9",
    "Take out spaces, hyphens and letters: a Scottish Candidate Number is nine digits and nothing else.",
)
.form("Scottish Candidate Number must be 9 digits, with no spaces or letters")
.returns(ReturnCode::Rc011);
static LENGTH: Rule = Rule::error(
    "scottish_candidate_number.length",
    SCHEMA,
    "the Scottish Candidate Number has {0} digits, {1} are wanted",
    "Compare it with the learner's certificate and enter all nine digits, with leading zeros.",
)
.form("Scottish Candidate Number must be 9 digits")
.returns(ReturnCode::Rc011);

/// The rules of this room.
pub(crate) static RULES: &[&Rule] = &[&EMPTY, &NOT_DIGIT, &LENGTH];
