//! The learner's gender as the LRS records it: four codes, and the words that people write for them.

use core::fmt;
use core::str::FromStr;

use crate::finding::{Rule, RuleError, rule_error};
use crate::guide::{ReturnCode, Section};
use crate::text::{decimal_digit, lowered};

/// A gender as the LRS records it.
///
/// # Source
///
/// Codes: LRS schema, `MIAPGender`. Meanings: HMPPS learner records API and the T Levels service.
///
/// # Examples
///
/// ```
/// use lrs_core::Gender;
///
/// assert_eq!(Gender::parse("2")?, Gender::Female);
/// assert_eq!(Gender::parse("female")?.lrs_code(), 2);
/// # Ok::<(), lrs_core::value::GenderError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum Gender {
    /// 0: nobody recorded it.
    NotKnown = 0,
    /// 1.
    Male = 1,
    /// 2.
    Female = 2,
    /// 9: the learner did not want to say, or neither 1 nor 2 says it.
    NotSpecified = 9,
}

impl Gender {
    /// Every gender of the LRS, in the order of its codes.
    pub const ALL: [Self; 4] = [Self::NotKnown, Self::Male, Self::Female, Self::NotSpecified];

    /// Parses an LRS code or a word that people write for one.
    ///
    /// Words are English or Welsh, in any case: `M`, `woman`, `benyw`, `not known`, `prefer not to say`.
    /// Spreadsheets' `01` and `1.0` are codes too. Gender that is neither male nor female (non-binary,
    /// other) is read as [`NotSpecified`](Self::NotSpecified).
    ///
    /// # Source
    ///
    /// M, F, U and W for 1, 2, 0 and 9: a training provider's system that calls the LRS. Other words are our
    /// choice. That non-binary and other are 9 is our choice too, because the LRS has no code for them, and
    /// 0 would say that nobody had asked.
    ///
    /// # Errors
    ///
    /// The first that applies, in the order of [`GenderError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::{Gender, value::GenderError};
    ///
    /// assert_eq!(Gender::parse(" Prefer not to say. ")?, Gender::NotSpecified);
    /// assert_eq!(Gender::parse("3"), Err(GenderError::UnknownCode));
    /// # Ok::<(), GenderError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, GenderError> {
        Self::read(text).map(|reading| reading.gender)
    }

    /// Reads a gender and says whether the text had to be changed into the code, and why.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::Gender;
    ///
    /// assert_eq!(Gender::read("1")?.code(), None);
    /// assert_eq!(Gender::read("M")?.code(), Some("gender.repair.word"));
    /// assert_eq!(Gender::read("non-binary")?.code(), Some("gender.repair.other"));
    /// # Ok::<(), lrs_core::value::GenderError>(())
    /// ```
    pub fn read(text: &str) -> Result<GenderReading, GenderError> {
        let canonical = match text {
            "0" => Some(Self::NotKnown),
            "1" => Some(Self::Male),
            "2" => Some(Self::Female),
            "9" => Some(Self::NotSpecified),
            _ => None,
        };
        match canonical {
            Some(gender) => Ok(GenderReading { gender, rule: None }),
            None => read(text),
        }
    }

    /// The LRS's code: 0, 1, 2 or 9.
    pub const fn lrs_code(self) -> u16 {
        self as u16
    }

    /// The stable name: `not_known`, `male`, `female` or `not_specified`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotKnown => "not_known",
            Self::Male => "male",
            Self::Female => "female",
            Self::NotSpecified => "not_specified",
        }
    }

    /// Finds a gender by its [`lrs_code`](Self::lrs_code).
    pub fn from_lrs_code(code: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|gender| gender.lrs_code() == code)
    }

    /// Whether it says neither male nor female: 0 or 9.
    pub const fn is_unknown(self) -> bool {
        matches!(self, Self::NotKnown | Self::NotSpecified)
    }
}

/// The LRS's code.
impl fmt::Display for Gender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.lrs_code())
    }
}

impl FromStr for Gender {
    type Err = GenderError;

    fn from_str(text: &str) -> Result<Self, GenderError> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for Gender {
    type Error = GenderError;

    fn try_from(text: &str) -> Result<Self, GenderError> {
        Self::parse(text)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Gender {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.lrs_code())
    }
}

/// From the LRS's code, or from a text as [`Gender::parse`] takes it.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Gender {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize::code(deserializer, Self::parse, Self::from_lrs_code)
    }
}

/// A gender that was read, and what had to be changed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GenderReading {
    /// The gender.
    pub gender: Gender,
    /// Why the text is not the LRS's code; none where it is.
    pub rule: Option<&'static Rule>,
}

impl GenderReading {
    /// The stable code of what had to be changed; none where nothing had.
    pub fn code(&self) -> Option<&'static str> {
        self.rule.map(|rule| rule.code)
    }
}

/// The most characters of a gender; longer texts are not looked at.
// CHOICE: twice the longest phrase below.
const LONGEST_TEXT: usize = 64;

fn read(text: &str) -> Result<GenderReading, GenderError> {
    if text.len() > LONGEST_TEXT * 4 {
        return Err(GenderError::Unreadable);
    }
    if is_below_zero(text) {
        return Err(GenderError::UnknownCode);
    }
    let words = words(text);
    if words.is_empty() {
        return if text.trim().is_empty() { Err(GenderError::Empty) } else { Err(GenderError::Unreadable) };
    }
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    match words.split_once(' ') {
        None if is_number(&words) => numbered(&words, &CODE),
        // A spreadsheet's number with decimals: nothing but zeros may stand behind the point.
        Some((code, fraction)) if is_number(code) && is_number(fraction) => {
            if fraction.bytes().all(|digit| digit == b'0') {
                numbered(code, &CODE)
            } else {
                Err(GenderError::UnknownCode)
            }
        }
        _ => worded(&words).or_else(|| twice(&words)).ok_or(GenderError::Unreadable),
    }
}

/// A gender that is said twice, as drop-down lists export it: "1 - Male", "Male (1)", "F/Female".
fn twice(words: &str) -> Option<GenderReading> {
    let agree = |(code, word): (&str, &str)| {
        let reading = worded(word)?;
        let by_code = numbered(code, &WORD).ok().or_else(|| worded(code))?;
        (by_code.gender == reading.gender).then_some(reading)
    };
    let at_end = || words.rsplit_once(' ').map(|(word, code)| (code, word));
    words.split_once(' ').and_then(agree).or_else(|| at_end().and_then(agree))
}

/// Whether a minus sign stands before a digit: databases hold -1 where nothing was recorded.
fn is_below_zero(text: &str) -> bool {
    let number = text.trim_start().strip_prefix(['-', '\u{2212}', '\u{FF0D}']);
    number
        .and_then(|number| number.trim_start().chars().next())
        .is_some_and(|digit| decimal_digit(digit).is_some())
}

/// The text in small letters and digits with one space between words, and everything else left out.
fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut at_space = false;
    for letter in text.chars() {
        let digit = decimal_digit(letter).map(|digit| char::from(b'0' + digit));
        if digit.is_none() && !letter.is_alphabetic() {
            at_space = !words.is_empty();
            continue;
        }
        if at_space {
            words.push(' ');
            at_space = false;
        }
        match digit {
            Some(digit) => words.push(digit),
            None => lowered(letter, |letter| words.push(plain_letter(letter))),
        }
    }
    words
}

/// A full-width letter as the plain one, and the circumflexed letters of the Welsh words below.
fn plain_letter(letter: char) -> char {
    match letter {
        '\u{FF41}'..='\u{FF5A}' => {
            u8::try_from(u32::from(letter) - 0xFF41).map_or(letter, |offset| char::from(b'a' + offset))
        }
        'â' => 'a',
        'ŵ' => 'w',
        _ => letter,
    }
}

fn numbered(digits: &str, rule: &'static Rule) -> Result<GenderReading, GenderError> {
    let code = digits.parse().ok().and_then(Gender::from_lrs_code).ok_or(GenderError::UnknownCode)?;
    Ok(GenderReading { gender: code, rule: Some(rule) })
}

fn worded(words: &str) -> Option<GenderReading> {
    let found = WORDS.iter().find(|(_, known)| known.contains(&words));
    if let Some(&(gender, _)) = found {
        return Some(GenderReading { gender, rule: Some(&WORD) });
    }
    OTHER.contains(&words).then_some(GenderReading { gender: Gender::NotSpecified, rule: Some(&ANOTHER) })
}

/// The words for each code, English and Welsh.
// SOURCE: m, f, u, w: a training provider's system. CHOICE: the others, from forms in England and Wales.
const WORDS: &[(Gender, &[&str])] = &[
    (Gender::Male, &["m", "male", "man", "boy", "masculine", "gwryw", "gwrywaidd", "dyn", "bachgen"]),
    (
        Gender::Female,
        &[
            "f",
            "female",
            "woman",
            "girl",
            "feminine",
            "benyw",
            "benywaidd",
            "menyw",
            "dynes",
            "merch",
            "geneth",
        ],
    ),
    (
        Gender::NotKnown,
        &[
            "u",
            "unknown",
            "not known",
            "notknown",
            "not known not recorded",
            "unk",
            "nk",
            "n k",
            "not recorded",
            "not collected",
            "not provided",
            "don t know",
            "dont know",
            "do not know",
            "anhysbys",
            "ddim yn hysbys",
            "ddim yn gwybod",
        ],
    ),
    (
        Gender::NotSpecified,
        &[
            "w",
            "withheld",
            "not specified",
            "notspecified",
            "not determined",
            "notdetermined",
            "unspecified",
            "did not answer",
            "no answer",
            "not stated",
            "not disclosed",
            "undisclosed",
            "not given",
            "declined",
            "declined to say",
            "refused",
            "refused to say",
            "information refused",
            "prefer not to say",
            "i prefer not to say",
            "i d rather not say",
            "i would rather not say",
            "prefer not to answer",
            "prefer not to disclose",
            "would rather not say",
            "rather not say",
            "pnts",
            "heb ei nodi",
            "heb ei ddatgan",
            "gwell gen i beidio a dweud",
            "gwell gennyf beidio a dweud",
            "mae n well gen i beidio a dweud",
        ],
    ),
];

/// Words for a gender that the LRS has no code for.
const OTHER: &[&str] = &[
    "x",
    "o",
    "other",
    "another",
    "another gender",
    "other gender",
    "nb",
    "enby",
    "non binary",
    "nonbinary",
    "gender fluid",
    "gender neutral",
    "genderfluid",
    "genderqueer",
    "agender",
    "intersex",
    "indeterminate",
    "neither",
    "in another way",
    "i identify in another way",
    "i use another term",
    "self described",
    "self describe",
    "prefer to self describe",
    "i prefer to self describe",
    "arall",
    "anneuaidd",
];

/// Why a text is not a gender; variants stand in the order in which they are looked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum GenderError {
    /// `gender.empty`: there is no text.
    Empty,
    /// `gender.unknown_code`: a number other than 0, 1, 2 and 9.
    UnknownCode,
    /// `gender.unreadable`: no code, and no word that stands for one.
    Unreadable,
}

impl RuleError for GenderError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::UnknownCode => &UNKNOWN_CODE,
            Self::Unreadable => &UNREADABLE,
        }
    }
}

rule_error!(GenderError, "gender");

const SCHEMA: Section = Section::Schema { name: "MIAPGender" };
const WRITTEN: Section =
    Section::OurChoice { reason: "the schema takes the code alone, and people write the word" };
const CODES: &str = "Enter 1 for male, 2 for female, 0 for not known or 9 for not specified.";

static EMPTY: Rule = Rule::error("gender.empty", SCHEMA, "the gender is empty", CODES)
    .form("Select a gender")
    .returns(ReturnCode::Rc010);
static UNKNOWN_CODE: Rule =
    Rule::error("gender.unknown_code", SCHEMA, "the gender's code is not 0, 1, 2 or 9", CODES)
        .form("Select a gender")
        .returns(ReturnCode::Rc011);
static UNREADABLE: Rule =
    Rule::error("gender.unreadable", SCHEMA, "the gender is no code and no word that stands for one", CODES)
        .form("Select a gender")
        .returns(ReturnCode::Rc011);
static CODE: Rule =
    Rule::advice("gender.repair.code", WRITTEN, "the gender's code written as one digit", CODES);
static WORD: Rule =
    Rule::advice("gender.repair.word", WRITTEN, "a word for the gender written as its code", CODES);
static ANOTHER: Rule = Rule::advice(
    "gender.repair.other",
    Section::OurChoice {
        reason: "the LRS has no code for another gender, and 0 would say that nobody had asked",
    },
    "another gender written as 9, not specified",
    CODES,
);

/// The rules of this room.
pub(crate) static RULES: &[&Rule] = &[&EMPTY, &UNKNOWN_CODE, &UNREADABLE, &CODE, &WORD, &ANOTHER];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_for_two_genders() {
        let mut words: Vec<&str> = WORDS.iter().flat_map(|(_, words)| *words).chain(OTHER).copied().collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
    }

    #[test]
    fn every_word_is_written_as_texts_are_compared() {
        for word in WORDS.iter().flat_map(|(_, known)| *known).chain(OTHER) {
            assert_eq!(&words(word), word);
            assert!(word.len() <= LONGEST_TEXT);
        }
    }

    #[cfg(feature = "wire")]
    #[test]
    fn json_is_the_code_and_may_be_a_text() {
        for gender in Gender::ALL {
            let json = serde_json::to_string(&gender).expect("JSON");
            assert_eq!(json, gender.lrs_code().to_string());
            assert_eq!(serde_json::from_str::<Gender>(&json).expect("a gender"), gender);
        }
        assert_eq!(serde_json::from_str::<Gender>("\"F\"").expect("a gender"), Gender::Female);
        for wrong in ["3", "-1", "1.5", "null", "\"3\"", "70000"] {
            assert!(serde_json::from_str::<Gender>(wrong).is_err(), "{wrong}");
        }
    }
}
