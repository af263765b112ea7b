//! The error of one value.

use serde::Serialize;

use crate::finding::{Field, Finding, Rule, RuleError};
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
    /// The text for a form's field.
    pub form_text: String,
    /// Where the rule comes from.
    pub section: String,
    /// The field it stands in, where it is known.
    pub field: Option<&'static str>,
}

impl Error {
    /// The error of something that is not a draft, a policy or a text.
    pub fn of_input(error: &InputError) -> Self {
        Self { field: error.field().map(Field::camel_name), ..Self::from(error) }
    }
}

impl From<InputError> for Error {
    fn from(error: InputError) -> Self {
        Self::of_input(&error)
    }
}

impl<E: RuleError> From<&E> for Error {
    fn from(error: &E) -> Self {
        Self::of(error)
    }
}

impl Error {
    /// The error of a value; written once for all errors, not once for each.
    pub fn of(error: &dyn RuleError) -> Self {
        let Rule { code, remedy, section, form_text, .. } = error.rule();
        let message = error.to_string();
        // A text that names its field cannot be filled where the field is not known.
        let form_text = if form_text.contains("{field}") {
            message.clone()
        } else {
            Finding::new(error.rule(), None).with_numbers(error.numbers()).form_text()
        };
        Self {
            code,
            message,
            remedy: (*remedy).to_owned(),
            form_text,
            section: section.to_string(),
            field: None,
        }
    }
}
