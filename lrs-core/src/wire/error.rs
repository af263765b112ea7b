//! The error of one value.

use serde::Serialize;

use crate::finding::{Field, Rule, RuleError};
use crate::learner::InputError;

/// Why a value could not be read.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Error {
    /// The stable code.
    pub code: &'static str,
    /// What is wrong, as a clause.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
    /// Where the rule comes from.
    pub section: String,
    /// The field it stands in, where it is known.
    pub field: Option<&'static str>,
}

impl Error {
    /// The same error in a field of a learner's record.
    #[must_use]
    pub fn in_field(self, field: Option<Field>) -> Self {
        Self { field: field.map(Field::camel_name), ..self }
    }

    /// The error of something that is not a draft, a policy or a text.
    pub fn of_input(error: &InputError) -> Self {
        Self::from(error).in_field(error.field())
    }
}

impl<E: RuleError> From<&E> for Error {
    fn from(error: &E) -> Self {
        let Rule { code, remedy, section, .. } = error.rule();
        Self {
            code,
            message: error.to_string(),
            remedy: (*remedy).to_owned(),
            section: section.to_string(),
            field: None,
        }
    }
}
