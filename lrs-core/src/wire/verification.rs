//! How a learner was verified, and what others see of the record.

use core::fmt;

use serde::Serialize;

use crate::value::{self, sharing, verification};

/// What other organisations see of a learner.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
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

impl From<&sharing::Visibility> for Visibility {
    fn from(seen: &sharing::Visibility) -> Self {
        let &sharing::Visibility { plr, sensitive_qualifications, profile, uln, learner_copy } = seen;
        Self { plr, sensitive_qualifications, profile, uln, learner_copy }
    }
}

/// How a learner's identity was verified.
///
/// # Privacy
///
/// `Debug` hides the description.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    /// The type, as the LRS's number.
    pub kind: u16,
    /// What was seen, where the type is "other".
    pub description: Option<String>,
    /// Whether the LRS accepts the description: `accepted`, `not_accepted` or `unknown`.
    pub judgement: Option<&'static str>,
}

impl From<&value::Verification> for Verification {
    fn from(verification: &value::Verification) -> Self {
        Self {
            kind: verification.kind().lrs_code(),
            description: verification.description().map(str::to_owned),
            judgement: verification.judge().map(verification::Judgement::code),
        }
    }
}

impl fmt::Debug for Verification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verification").field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// How many learners of a provider have no verification.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NoneProvided {
    /// Learners with the type "None Provided".
    pub none: u64,
    /// Learners with any type.
    pub total: u64,
    /// The share without verification, from 0.0 to 1.0.
    pub share: f64,
}

impl From<&verification::NoneProvided> for NoneProvided {
    fn from(counts: &verification::NoneProvided) -> Self {
        Self { none: counts.none, total: counts.total, share: counts.share() }
    }
}
