//! What another language hands over: an object of names and values, read without guessing.

use serde::de::{Deserialize, Deserializer};

use super::nested::{Nested, plain_names};
use crate::finding::Field;
use crate::learner::{self, InputError};

/// A value as it was handed over.
#[derive(Clone, PartialEq)]
pub enum Given {
    /// Nothing: `null`, `None`, `undefined`.
    Blank,
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number with a fraction.
    Real(f64),
    /// Yes or no.
    Flag(bool),
    /// An object of names and values.
    Names(Vec<(String, Given)>),
    /// Anything else; what it held is not kept.
    Other,
}

/// Names and values in the order in which they were handed over.
pub(super) struct Names(pub(super) Vec<(String, Given)>);

/// A learner as typed: an object with the fields of a record, each a text, `null` where blank.
///
/// Gender, ability to share and verification type may be whole numbers. A name that is not known, a ULN as
/// a number and any other value are refused.
///
/// # Examples
///
/// ```
/// use lrs_core::{Field, wire};
///
/// let json = r#"{"givenName": "Zoë", "gender": 2, "notes": null}"#;
/// let given: wire::LearnerDraft = serde_json::from_str(json)?;
/// let draft = given.read()?;
/// assert_eq!(draft.text(Field::GivenName), "Zoë");
/// assert_eq!(draft.text(Field::Gender), "2");
///
/// let given: wire::LearnerDraft = serde_json::from_str(r#"{"uln": 9276308686}"#)?;
/// assert_eq!(given.read().map_err(|error| error.code()), Err("input.uln_number"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct LearnerDraft(Option<Names>);

impl LearnerDraft {
    /// The draft of names and values that a wrapper has gathered itself.
    pub fn of(names: Vec<(String, Given)>) -> Self {
        Self(Some(Names(names)))
    }

    /// Makes a draft of it.
    ///
    /// # Errors
    ///
    /// - [`InputError::Shape`]: not an object
    /// - [`InputError::UnknownName`], [`InputError::NotText`], [`InputError::UlnNumber`]
    pub fn read(self) -> Result<learner::LearnerDraft<'static>, InputError> {
        let Some(Names(names)) = self.0 else { return Err(InputError::Shape) };
        let mut draft = learner::LearnerDraft::default();
        for ((name, value), place) in names.into_iter().zip(1..) {
            let field = Field::ALL.into_iter().find(|field| field.camel_name() == name);
            let field = field.ok_or(InputError::UnknownName { place })?;
            draft.set(field, text(value, field)?);
        }
        Ok(draft)
    }
}

fn text(value: Given, field: Field) -> Result<String, InputError> {
    match (value, field) {
        (Given::Blank, _) => Ok(String::new()),
        (Given::Text(text), _) => Ok(text),
        (Given::Whole(code), Field::Gender | Field::AbilityToShare | Field::VerificationType) => {
            Ok(code.to_string())
        }
        (_, Field::Uln) => Err(InputError::UlnNumber),
        _ => Err(InputError::NotText { field: Some(field) }),
    }
}

impl<'de> Deserialize<'de> for LearnerDraft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        names(deserializer).map(Self)
    }
}

/// Reads an object; none where there is something else.
pub(super) fn names<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Names>, D::Error> {
    Nested::deserialize(deserializer).map(|read| match read {
        Nested::Names(names) => Some(Names(plain_names(names))),
        _ => None,
    })
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Nested::deserialize(deserializer).map(Nested::into_plain)
    }
}
