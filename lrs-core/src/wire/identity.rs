//! The answers about sharing, verification and lists of prohibited text.

use serde::Serialize;

use crate::learner::ProhibitedText;
use crate::value::verification::{Judgement, NoneProvided as Counts};
use crate::value::{self, VerificationType};

/// What other organisations see of a learner.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "five independent things are seen or not")]
pub struct Visibility {
    /// The Personal Learning Record.
    pub plr: bool,
    /// Qualifications deemed sensitive.
    pub sensitive_qualifications: bool,
    /// The learner's profile and details.
    pub profile: bool,
    /// The ULN.
    pub uln: bool,
    /// Whether the learner may have a copy of the record.
    pub learner_copy: bool,
}

impl From<value::Visibility> for Visibility {
    fn from(seen: value::Visibility) -> Self {
        let value::Visibility { plr, sensitive_qualifications, profile, uln, learner_copy } = seen;
        Self { plr, sensitive_qualifications, profile, uln, learner_copy }
    }
}

/// How a learner's identity was verified.
///
/// # Privacy
///
/// The description may name a document of the learner.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    /// The type, as the LRS's number.
    pub kind: VerificationType,
    /// The description of an "other".
    pub description: Option<String>,
    /// `accepted`, `not_accepted` or `unknown`; none where there is no description.
    pub judgement: Option<&'static str>,
}

impl From<&value::Verification> for Verification {
    fn from(verification: &value::Verification) -> Self {
        Self {
            kind: verification.kind(),
            description: verification.description().map(str::to_owned),
            judgement: verification.judge().map(Judgement::code),
        }
    }
}

/// How many learners of a provider have no verification.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NoneProvided {
    /// Learners with the type "None Provided".
    pub none: u64,
    /// Learners with any type.
    pub total: u64,
    /// The share of the first in the second, from 0.0 to 1.0.
    pub share: f64,
}

impl From<Counts> for NoneProvided {
    fn from(counts: Counts) -> Self {
        Self { none: counts.none, total: counts.total, share: counts.share() }
    }
}

/// How much a list of prohibited text holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProhibitedTextSize {
    /// Different words and phrases.
    pub phrases: usize,
    /// Different postcodes.
    pub postcodes: usize,
    /// Entries by which nothing is ever found.
    pub unusable: usize,
}

impl From<&ProhibitedText> for ProhibitedTextSize {
    fn from(list: &ProhibitedText) -> Self {
        Self { phrases: list.phrases(), postcodes: list.postcodes(), unusable: list.unusable() }
    }
}
