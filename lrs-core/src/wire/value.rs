//! The answers about one value.

use serde::Serialize;

use crate::value::uln;

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
