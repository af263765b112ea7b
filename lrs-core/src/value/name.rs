//! Given and family names: any letters, any script, 1 to 35 characters.
//!
//! A name is never refused for its letters or for being short: Jo, Ng, Zoë, O’Neill and 李 are names. What
//! looks odd (a title, a nickname, both names in one field) is pointed out and left to people.

mod advice;
mod data;
mod ends;

pub use self::advice::{Split, advise, advise_family, advise_given, given_and_family, without_title};
pub(crate) use self::advice::{advise_family_as, advise_given_as, is_placeholder, is_plain_word};
use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::{ReturnCode, Section};
use crate::text::name_key;
pub use crate::text::{Changes, Submission, submission, tidy, tidy_lines};

/// The most characters (code points of the submission form) that a name may have.
// SOURCE: LRS schema, MIAPNameNonEmpty.
pub const MAX_LENGTH: usize = 35;

macro_rules! name {
    ($name:ident, $what:literal, $typed:literal) => {
        #[doc = concat!("A learner's ", $what, " name in submission form: 1 to 35 characters of any script.")]
        ///
        /// # Privacy
        ///
        #[doc = concat!("`Debug` prints `", stringify!($name), "(<redacted>)`; `Display` and `as_str` give the name.")]
        ///
        /// # Examples
        ///
        /// ```
        #[doc = concat!("use lrs_core::", stringify!($name), ";")]
        ///
        #[doc = concat!("let name = ", stringify!($name), "::parse(\" ", $typed, " \")?;")]
        #[doc = concat!("assert_eq!(name.as_str(), \"", $typed, "\");")]
        #[doc = concat!("assert_eq!(format!(\"{name:?}\"), \"", stringify!($name), "(<redacted>)\");")]
        /// # Ok::<(), lrs_core::value::NameError>(())
        /// ```
        #[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name(Box<str>);

        impl $name {
            #[doc = concat!("Parses a ", $what, " name, bringing it into its submission form first.")]
            ///
            /// [`submission`] tells what is changed by that.
            ///
            /// # Source
            ///
            /// LRS schema, `MIAPNameNonEmpty`.
            ///
            /// # Errors
            ///
            /// - [`NameError::Empty`]: nothing that can be seen
            /// - [`NameError::TooLong`]: more than 35 characters
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use lrs_core::{", stringify!($name), ", value::NameError};")]
            ///
            #[doc = concat!("assert!(", stringify!($name), "::parse(\"李\").is_ok());")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::parse(\" \"), Err(NameError::Empty));")]
            /// ```
            pub fn parse(text: &str) -> Result<Self, NameError> {
                let name = submission(text).text;
                measure(&name)?;
                Ok(Self(name.into()))
            }

            /// Takes a name as it was typed, where a caller wants no repair applied.
            pub(crate) fn as_typed(text: &str) -> Result<Self, NameError> {
                measure(text).map(|()| Self(text.into()))
            }

            /// Whether [`parse`](Self::parse) would take the text.
            pub fn is_valid(text: &str) -> bool {
                measure(&submission(text).text).is_ok()
            }

            /// The name in submission form.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The comparison key: see [`name_key`].
            pub fn key(&self) -> String {
                name_key(&self.0)
            }
        }

        text_value!($name, NameError);
    };
}

name!(GivenName, "given", "Zoë");
name!(FamilyName, "family", "O'Neill");

/// Why a text is not a name; variants stand in the order in which they are looked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum NameError {
    /// `name.empty`: nothing that can be seen.
    Empty,
    /// `name.too_long`: more than 35 characters.
    TooLong {
        /// How many characters (code points of the submission form) there are.
        length: usize,
    },
}

impl RuleError for NameError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::TooLong { .. } => &TOO_LONG,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::TooLong { length } => [length as u64, MAX_LENGTH as u64],
            Self::Empty => [0, 0],
        }
    }
}

rule_error!(NameError, "name");

fn measure(name: &str) -> Result<(), NameError> {
    if name.is_empty() {
        return Err(NameError::Empty);
    }
    // No character is shorter than a byte, so most names need no counting.
    match if name.len() <= MAX_LENGTH { name.len() } else { name.chars().count() } {
        ..=MAX_LENGTH => Ok(()),
        length => Err(NameError::TooLong { length }),
    }
}

const SCHEMA: Section = Section::Schema { name: "MIAPNameNonEmpty" };

static EMPTY: Rule = Rule::error(
    "name.empty",
    SCHEMA,
    "the {field} is empty",
    "Enter the {field} as it stands on the birth certificate, passport or other proof of identity. One letter is \
     enough; a learner with a single name has it in both fields.",
)
.form("Enter a {field}")
.returns(ReturnCode::Rc010);
static TOO_LONG: Rule = Rule::error(
    "name.too_long",
    SCHEMA,
    "the {field} has {0} characters, at most {1} are taken",
    "Do not cut letters off. Move middle names to 'Middle or other name'; of several family names keep the first \
     whole ones that fit and say so in 'Notes'. If it still does not fit, ask the LRS Service Desk how to record it.",
)
.form("{field} must be {1} characters or fewer")
.returns(ReturnCode::Rc011);

/// The rules of this room.
pub(crate) static RULES: &[&Rule] = &[
    &EMPTY,
    &TOO_LONG,
    &advice::TITLE,
    &advice::BOTH_IN_ONE,
    &advice::NICKNAME,
    &advice::NO_LETTERS,
    &advice::PLACEHOLDER,
    &advice::CAPITALS,
    &advice::SMALL_LETTERS,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_refused_for_its_letters_or_for_being_short() {
        for name in [
            "Jo",
            "Ng",
            "O",
            "Zoë",
            "O’Neill",
            "李",
            "Ñ",
            "د",
            "X Æ A-12",
            "D'Arcy-Smythe",
            "Prisoner",
            "4",
            "-",
            "?",
        ] {
            assert!(GivenName::is_valid(name), "{name}");
            assert!(FamilyName::parse(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn length_is_counted_in_characters_of_the_submission_form() {
        assert!(GivenName::parse(&"é".repeat(35)).is_ok());
        assert!(GivenName::parse(&"e\u{301}".repeat(35)).is_ok());
        assert!(GivenName::parse(&format!("  {}  ", "𐐀".repeat(35))).is_ok());
        assert_eq!(GivenName::parse(&"é".repeat(36)), Err(NameError::TooLong { length: 36 }));
        assert_eq!(FamilyName::parse(&"a".repeat(1_000_000)), Err(NameError::TooLong { length: 1_000_000 }));
    }

    #[test]
    fn what_nobody_sees_is_empty() {
        for text in ["", " ", "\u{A0}\t", "\u{200B}", "\u{FEFF}", "\u{202E}\u{0}", "\u{3164}"] {
            assert_eq!(GivenName::parse(text), Err(NameError::Empty), "{text:?}");
        }
    }
}
