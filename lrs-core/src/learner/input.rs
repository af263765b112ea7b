//! Why something that a caller handed over is not a draft or a policy: a slip of the program, not of the
//! learner.

use crate::finding::{Field, Numbers, Rule, RuleError, rule_error};
use crate::guide::Section;

/// Why data from another language is not what a function takes.
///
/// # Privacy
///
/// Names a place or one of our fields, never what stood there: a name that is not known may itself be a
/// learner's value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum InputError {
    /// `input.shape`: not an object with names and values.
    Shape,
    /// `input.unknown_name`: a name that the object does not have.
    UnknownName {
        /// Which of the object's names, counted from 1.
        place: usize,
    },
    /// `input.not_text`: something else where a text belongs.
    NotText {
        /// The learner's field, where it is one.
        field: Option<Field>,
    },
    /// `input.uln_number`: a ULN handed over as a number.
    UlnNumber,
    /// `input.today`: no date, or not written `YYYY-MM-DD`.
    Today,
    /// `input.setting`: a policy's setting has a value that it cannot have.
    Setting {
        /// Which of the policy's names, counted from 1.
        place: usize,
    },
}

impl InputError {
    /// The learner's field that it is about, where it is about one.
    pub const fn field(&self) -> Option<Field> {
        match self {
            Self::NotText { field } => *field,
            Self::UlnNumber => Some(Field::Uln),
            _ => None,
        }
    }
}

impl RuleError for InputError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Shape => &SHAPE,
            Self::UnknownName { .. } => &UNKNOWN_NAME,
            Self::NotText { .. } => &NOT_TEXT,
            Self::UlnNumber => &ULN_NUMBER,
            Self::Today => &TODAY,
            Self::Setting { .. } => &SETTING,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::UnknownName { place } | Self::Setting { place } => [place as u64, 0],
            _ => [0, 0],
        }
    }
}

rule_error!(InputError, "input");

const STRICT: Section =
    Section::OurChoice { reason: "a misspelt name would leave a field unchecked without a word" };
const TEXT: Section =
    Section::OurChoice { reason: "numbers and dates of a language lose what somebody typed" };
const PURE: Section =
    Section::OurChoice { reason: "the rules have no clock: the caller says what day it is" };

static SHAPE: Rule = Rule::error(
    "input.shape",
    STRICT,
    "an object with names and values was wanted",
    "Hand over one object for the learner and one for the policy.",
);
static UNKNOWN_NAME: Rule = Rule::error(
    "input.unknown_name",
    STRICT,
    "name {0} of the object is not known",
    "Compare it with the documented names; a misspelt name would leave a field unchecked.",
);
static NOT_TEXT: Rule = Rule::error(
    "input.not_text",
    TEXT,
    "a text was wanted",
    "Hand over what was typed as a text; gender, ability to share and verification type may be whole numbers.",
);
static ULN_NUMBER: Rule = Rule::error(
    "input.uln_number",
    TEXT,
    "a ULN is never a number",
    "Hand the ULN over as a text, and keep it as a text wherever it is stored.",
);
static TODAY: Rule = Rule::error(
    "input.today",
    PURE,
    "the policy's day is missing or not written YYYY-MM-DD",
    "Set the policy's today to the person's own date, for example 2026-09-01.",
);
static SETTING: Rule = Rule::error(
    "input.setting",
    STRICT,
    "name {0} of the policy has a value that it cannot have",
    "Compare it with the documented values of that setting.",
);

/// The rules of this room.
pub(crate) static RULES: &[&Rule] = &[&SHAPE, &UNKNOWN_NAME, &NOT_TEXT, &ULN_NUMBER, &TODAY, &SETTING];
