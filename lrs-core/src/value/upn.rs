//! The Unique Pupil Number of schools in England: thirteen characters that start with a letter.

use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::{ReturnCode, Section};

/// A Unique Pupil Number: a letter, then twelve digits, or eleven digits and a letter (a temporary number).
///
/// Only the form is judged. The first letter is a check letter; its rule is not looked at here.
///
/// # Source
///
/// Department for Education, Get Information about Pupils, pattern of the UPN. Batch layout 3A, release 19.02.01.
///
/// # Privacy
///
/// `Debug` prints `Upn(<redacted>)`; `Display` gives the number.
///
/// # Examples
///
/// ```
/// use lrs_core::value::Upn;
///
/// assert!(!Upn::parse("A123456789012")?.is_temporary());
/// assert!(Upn::parse("a12345678901b")?.is_temporary());
/// # Ok::<(), lrs_core::value::UpnError>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Upn([u8; 13]);

impl Upn {
    /// How many characters a UPN has.
    pub const LENGTH: usize = 13;

    /// Parses exactly thirteen characters; letters may be small and become capitals.
    ///
    /// # Errors
    ///
    /// The first that applies, in the order of [`UpnError`].
    pub fn parse(text: &str) -> Result<Self, UpnError> {
        if text.is_empty() {
            return Err(UpnError::Empty);
        }
        let found = text.chars().count();
        if found != Self::LENGTH {
            return Err(UpnError::Length { found });
        }
        let fits = |(at, letter): (usize, char)| match at {
            0 => is_upn_letter(letter),
            12 => letter.is_ascii_digit() || is_upn_letter(letter),
            _ => letter.is_ascii_digit(),
        };
        if let Some(at) = text.chars().enumerate().position(|place| !fits(place)) {
            return Err(UpnError::Character { place: at + 1 });
        }
        let mut bytes =
            <[u8; Self::LENGTH]>::try_from(text.as_bytes()).map_err(|_| UpnError::Length { found })?;
        bytes.make_ascii_uppercase();
        Ok(Self(bytes))
    }

    /// The thirteen characters.
    pub fn as_str(&self) -> &str {
        // INVARIANT: ASCII, by `parse`.
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Whether it is a temporary number: one that ends in a letter.
    pub fn is_temporary(self) -> bool {
        self.0.last().is_some_and(u8::is_ascii_alphabetic)
    }
}

text_value!(Upn, UpnError);

/// The letters of a UPN: all but I, O and S, which are read as digits.
// SOURCE: DfE, Get Information about Pupils, pattern of the UPN: `[A-HJ-NP-RT-Z]`.
fn is_upn_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() && !matches!(letter.to_ascii_uppercase(), 'I' | 'O' | 'S')
}

/// Why a text is not a UPN; variants stand in the order in which they are looked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum UpnError {
    /// `upn.empty`: there is no text.
    Empty,
    /// `upn.length`: not thirteen characters.
    Length {
        /// How many characters there are.
        found: usize,
    },
    /// `upn.character`: a digit where a letter belongs, or the other way round, or neither.
    Character {
        /// Its place, counted in characters from 1.
        place: usize,
    },
}

impl RuleError for UpnError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::Length { .. } => &LENGTH,
            Self::Character { .. } => &CHARACTER,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::Empty => [0, 0],
            Self::Length { found } => [found as u64, Upn::LENGTH as u64],
            Self::Character { place } => [place as u64, 0],
        }
    }
}

rule_error!(UpnError, "UPN");

const FORM: Section = Section::Source { title: "DfE, Get Information about Pupils, pattern of the UPN" };

static EMPTY: Rule = Rule::error(
    "upn.empty",
    FORM,
    "the UPN is empty",
    "Enter the thirteen characters of the UPN, or leave the field empty.",
)
.form("Enter a UPN");
static LENGTH: Rule = Rule::error(
    "upn.length",
    FORM,
    "the UPN has {0} characters, {1} are wanted",
    "Compare it with the school's record: a UPN is a letter and twelve digits, with no spaces.",
)
.form("UPN must be 13 characters")
.returns(ReturnCode::Rc012);
static CHARACTER: Rule = Rule::error(
    "upn.character",
    FORM,
    "character {0} of the UPN does not belong there",
    "A UPN is a letter (not I, O or S) and twelve digits; a temporary one ends in a letter.",
)
.form("UPN must be a letter and 12 digits, with no spaces")
.returns(ReturnCode::Rc012);

/// The rules of this room.
pub(crate) static RULES: &[&Rule] = &[&EMPTY, &LENGTH, &CHARACTER];
