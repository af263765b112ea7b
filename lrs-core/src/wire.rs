//! The JSON shapes, once, for both wrappers.
//!
//! Names are in `camelCase`, dates are `YYYY-MM-DD`, a ULN is text, a rule's source is one string. What
//! comes in is refused when it has a name that is not known.

use serde::Serialize;

use crate::finding::{Rule, RuleError};
use crate::value::uln;

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

/// A ULN that somebody may have meant.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UlnRepair {
    /// The proposed number.
    pub to: uln::Uln,
    /// Why: the stable code.
    pub code: &'static str,
    /// Why, as a clause.
    pub message: String,
    /// How many others are as likely.
    pub as_likely: usize,
}

impl From<&uln::UlnRepair> for UlnRepair {
    fn from(repair: &uln::UlnRepair) -> Self {
        Self { to: repair.to, code: repair.code, message: repair.message(), as_likely: repair.as_likely }
    }
}
