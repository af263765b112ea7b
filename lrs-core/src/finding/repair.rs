//! A change to a learner's value, with its reason.

use core::fmt;

use super::{Field, Rule};
use crate::guide::Section;

/// A change that the library made or proposes. Nothing is changed without one.
///
/// # Privacy
///
/// [`to`](Self::to) is the learner's value; `Debug` hides it.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct Repair {
    /// The field that is changed.
    pub field: Field,
    /// Why: the stable code, for example `name.spaces`.
    pub code: &'static str,
    /// The text it becomes.
    pub to: String,
    /// Whether the checked record already holds the change.
    pub applied: bool,
    rule: &'static Rule,
}

impl Repair {
    /// A change of `field` to `to` because of `rule`.
    pub fn new(rule: &'static Rule, field: Field, to: impl Into<String>, applied: bool) -> Self {
        Self { field, code: rule.code, to: to.into(), applied, rule }
    }

    /// Why, as a sentence.
    pub fn message(&self) -> String {
        self.rule.said_of(self.field)
    }

    /// Where the reason comes from.
    pub const fn section(&self) -> Section {
        self.rule.section
    }

    /// The rule behind the repair.
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }
}

impl fmt::Debug for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Repair")
            .field("field", &self.field)
            .field("code", &self.code)
            .field("to", &format_args!("<redacted>"))
            .field("applied", &self.applied)
            .finish()
    }
}
