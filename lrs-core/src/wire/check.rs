//! What a check of one learner says.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Finding, Offsets, Repair};
use crate::finding::Field;
use crate::learner::{self, LearnerDraft};

/// A check of one learner: findings, repairs, and the record in canonical form.
///
/// # Privacy
///
/// Holds the learner's values, as the check does; there is no `Debug`.
#[derive(Clone, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LearnerCheck {
    /// Everything that a rule minds.
    pub findings: Vec<Finding>,
    /// Every change made or proposed.
    pub repairs: Vec<Repair>,
    /// The record as far as it could be read.
    pub learner: LearnerRecord,
    /// Whether no finding is an error.
    pub is_ready: bool,
}

impl LearnerCheck {
    /// The shape of a check of `draft`, whose texts the findings' spans are counted in.
    pub fn of(check: learner::LearnerCheck, draft: &LearnerDraft<'_>, offsets: Offsets) -> Self {
        Self {
            is_ready: check.is_ready(),
            findings: check
                .findings
                .iter()
                .map(|finding| Finding::in_draft(finding, draft, offsets))
                .collect(),
            repairs: check.repairs.iter().map(Repair::from).collect(),
            learner: LearnerRecord(check.learner),
        }
    }
}

/// A learner's record: every field by its name in `camelCase`, null where there is no value.
///
/// # Privacy
///
/// Holds the learner's values; there is no `Debug`.
#[derive(Clone, Eq, PartialEq)]
pub struct LearnerRecord(pub learner::LearnerRecord);

impl Serialize for LearnerRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(record) = self;
        let mut fields = serializer.serialize_map(Some(Field::COUNT))?;
        for field in Field::ALL {
            match field {
                Field::Gender => fields.serialize_entry(field.camel_name(), &record.gender),
                Field::AbilityToShare => fields.serialize_entry(field.camel_name(), &record.ability_to_share),
                Field::VerificationType => {
                    fields.serialize_entry(field.camel_name(), &record.verification_type)
                }
                _ => fields.serialize_entry(field.camel_name(), &record.text(field)),
            }?;
        }
        fields.end()
    }
}
