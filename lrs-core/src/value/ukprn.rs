//! The UK Provider Reference Number: eight characters that name an organisation.

use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::Section;

/// A UK Provider Reference Number as the LRS takes it: eight letters or digits.
///
/// In life a UKPRN is eight digits that start with 1; the LRS also takes letters, since its test
/// organisations have them. [`is_usual`](Self::is_usual) tells the two apart.
///
/// # Source
///
/// LRS schema, type of `UKPRN`: `[0-9a-zA-Z]{8}`.
///
/// # Examples
///
/// ```
/// use lrs_core::Ukprn;
///
/// let ukprn = Ukprn::parse("10012345")?;
/// assert_eq!(ukprn.as_str(), "10012345");
/// assert!(ukprn.is_usual());
/// assert!(!Ukprn::parse("TEST0038")?.is_usual());
/// # Ok::<(), lrs_core::value::UkprnError>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Ukprn([u8; 8]);

impl Ukprn {
    /// How many characters a UKPRN has.
    pub const LENGTH: usize = 8;

    /// Parses exactly eight ASCII letters or digits; the case of letters is kept.
    ///
    /// # Errors
    ///
    /// The first that applies, in the order of [`UkprnError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::{Ukprn, value::UkprnError};
    ///
    /// assert_eq!(Ukprn::parse("1001234"), Err(UkprnError::Length { found: 7 }));
    /// ```
    pub fn parse(text: &str) -> Result<Self, UkprnError> {
        if text.is_empty() {
            return Err(UkprnError::Empty);
        }
        if let Some(place) = text.chars().position(|letter| !letter.is_ascii_alphanumeric()) {
            return Err(UkprnError::Character { place: place + 1 });
        }
        match text.as_bytes().try_into() {
            Ok(bytes) => Ok(Self(bytes)),
            Err(_) => Err(UkprnError::Length { found: text.len() }),
        }
    }

    /// The eight characters.
    pub fn as_str(&self) -> &str {
        // INVARIANT: ASCII, by `parse`.
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Whether it has the form of real life: eight digits, the first of them 1.
    pub fn is_usual(self) -> bool {
        self.0.iter().all(u8::is_ascii_digit) && self.0.first() == Some(&b'1')
    }
}

text_value!(Ukprn, UkprnError);

/// Why a text is not a UKPRN; variants stand in the order in which they are looked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum UkprnError {
    /// `ukprn.empty`: there is no text.
    Empty,
    /// `ukprn.character`: a character other than an ASCII letter or digit.
    Character {
        /// Its place, counted in characters from 1.
        place: usize,
    },
    /// `ukprn.length`: not eight characters.
    Length {
        /// How many characters there are.
        found: usize,
    },
}

impl RuleError for UkprnError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::Character { .. } => &CHARACTER,
            Self::Length { .. } => &LENGTH,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::Empty => [0, 0],
            Self::Character { place } => [place as u64, 0],
            Self::Length { found } => [found as u64, Ukprn::LENGTH as u64],
        }
    }
}

rule_error!(UkprnError, "UKPRN");

const SCHEMA: Section = Section::Schema { name: "UKPRN" };

static EMPTY: Rule = Rule::error(
    "ukprn.empty",
    SCHEMA,
    "the UKPRN is empty",
    "Enter the eight digits of your organisation's UKPRN.",
)
.form("Enter a UKPRN");
static CHARACTER: Rule = Rule::error(
    "ukprn.character",
    SCHEMA,
    "character {0} of the UKPRN is not a letter or digit",
    "Take out spaces and marks: a UKPRN is eight digits and nothing else.",
)
.form("UKPRN must be 8 digits, with no spaces");
static LENGTH: Rule = Rule::error(
    "ukprn.length",
    SCHEMA,
    "the UKPRN has {0} characters, {1} are wanted",
    "Compare it with the UK Register of Learning Providers and enter all eight digits.",
)
.form("UKPRN must be 8 digits");

/// The rules of this room.
pub(crate) static RULES: &[&Rule] = &[&EMPTY, &CHARACTER, &LENGTH];
