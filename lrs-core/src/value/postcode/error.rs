//! Why a text is no postcode that the LRS takes.

use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::{ReturnCode, Section};

/// Why a text is not a postcode; variants stand in the order in which they are looked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum PostcodeError {
    /// `postcode.empty`: there is no text.
    Empty,
    /// `postcode.character`: a character that no postcode has and that is not a mark to be left out.
    Character {
        /// Its place, counted in characters from 1.
        place: usize,
    },
    /// `postcode.bfpo`: BFPO, but not with one to four digits behind it.
    Bfpo,
    /// `postcode.eircode`: a postcode of the Republic of Ireland.
    Eircode,
    /// `postcode.too_long`: more letters and digits than a postcode has.
    TooLong {
        /// How many letters and digits there are.
        found: usize,
    },
    /// `postcode.incomplete`: the part before the space alone.
    Incomplete,
    /// `postcode.letters`: one of the last two letters is C, I, K, M, O or V, which never stand there.
    Letters,
    /// `postcode.inward`: the last three characters are not a digit and two letters.
    Inward,
    /// `postcode.outward`: the first part is not one or two letters, a digit, and perhaps one more.
    Outward,
    /// `postcode.shape`: neither part is like a postcode's.
    Shape,
}

impl RuleError for PostcodeError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::Character { .. } => &CHARACTER,
            Self::Bfpo => &BFPO,
            Self::Eircode => &EIRCODE,
            Self::TooLong { .. } => &TOO_LONG,
            Self::Incomplete => &INCOMPLETE,
            Self::Letters => &LETTERS,
            Self::Inward => &INWARD,
            Self::Outward => &OUTWARD,
            Self::Shape => &SHAPE,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::Character { place } => [place as u64, 0],
            Self::TooLong { found } => [found as u64, 0],
            _ => [0, 0],
        }
    }
}

rule_error!(PostcodeError, "postcode");

const SCHEMA: Section = Section::Schema { name: "MIAPPostCode" };
const FORM: &str = "Enter a full UK postcode, for example SW1A 1AA";
const LOOK_UP: &str = "Ask the learner or look the address up with Royal Mail's postcode finder.";

static EMPTY: Rule = Rule::error(
    "postcode.empty",
    SCHEMA,
    "the postcode is empty",
    "Ask the learner for the postcode. If there is no possibility of obtaining one, enter ZZ99 9ZZ as a last resort.",
)
.form("Enter a postcode")
.returns(ReturnCode::Rc010);
static CHARACTER: Rule = Rule::error(
    "postcode.character",
    SCHEMA,
    "character {0} of the postcode is not a letter, a digit or a space",
    LOOK_UP,
)
.form(FORM)
.returns(ReturnCode::Rc011);
static BFPO: Rule = Rule::error(
    "postcode.bfpo",
    SCHEMA,
    "a BFPO number has one to four digits behind BFPO and nothing else",
    "Enter the number that the British Forces Post Office gives, for example BFPO 12.",
)
.form("Enter BFPO and its number, for example BFPO 12")
.returns(ReturnCode::Rc011);
static EIRCODE: Rule = Rule::error(
    "postcode.eircode",
    SCHEMA,
    "this is an Eircode of the Republic of Ireland, which the LRS does not take",
    "Enter the learner's last postcode in the United Kingdom; if there never was one, ZZ99 9ZZ as a last resort.",
)
.form("Enter a UK postcode, an Eircode cannot be used")
.returns(ReturnCode::Rc011);
static TOO_LONG: Rule = Rule::error(
    "postcode.too_long",
    SCHEMA,
    "the postcode has {0} letters and digits, which is more than a postcode has",
    "Enter the postcode alone; the rest of the address has fields of its own.",
)
.form(FORM)
.returns(ReturnCode::Rc011);
static INCOMPLETE: Rule =
    Rule::error("postcode.incomplete", SCHEMA, "the second part of the postcode is missing", LOOK_UP)
        .form("Enter a full UK postcode, for example SW1A 1AA, not only its first part")
        .returns(ReturnCode::Rc011);
static LETTERS: Rule = Rule::error(
    "postcode.letters",
    SCHEMA,
    "one of the last two letters of the postcode is C, I, K, M, O or V, which never stand there",
    LOOK_UP,
)
.form("Enter a real UK postcode, check the last two letters")
.returns(ReturnCode::Rc011);
static INWARD: Rule = Rule::error(
    "postcode.inward",
    SCHEMA,
    "the last three characters of the postcode are not a digit and two letters",
    LOOK_UP,
)
.form("Enter a real UK postcode, check its second part")
.returns(ReturnCode::Rc011);
static OUTWARD: Rule = Rule::error(
    "postcode.outward",
    SCHEMA,
    "the first part of the postcode is not one or two letters, a digit, and perhaps one more",
    LOOK_UP,
)
.form("Enter a real UK postcode, check its first part")
.returns(ReturnCode::Rc011);
static SHAPE: Rule =
    Rule::error("postcode.shape", SCHEMA, "the postcode does not have the form of one", LOOK_UP)
        .form(FORM)
        .returns(ReturnCode::Rc011);

/// The rules of this part of the room.
pub(crate) static RULES: &[&Rule] =
    &[&EMPTY, &CHARACTER, &BFPO, &EIRCODE, &TOO_LONG, &INCOMPLETE, &LETTERS, &INWARD, &OUTWARD, &SHAPE];
