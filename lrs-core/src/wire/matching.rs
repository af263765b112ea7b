//! Searches for a learner, and comparisons of two.

mod report;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::given::Given;
use crate::finding::Field;
use crate::learner::{self, InputError};
use crate::matching::{self, SearchHints};

pub use report::{
    Candidate, FieldEvidence, FindOutcome, MatchPair, MatchPolicy, MatchQuestion, MatchReport, UlnConflict,
    Unread,
};

/// One more search for a learner: `{code, changes, draft, message, section}`.
///
/// # Privacy
///
/// Holds the learner's values, as the variant does; there is no `Debug`.
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct SearchVariant {
    /// The tip's stable code.
    pub code: &'static str,
    /// What differs from the draft.
    pub changes: Vec<SearchChange>,
    /// The whole draft to search by, without its blank fields.
    pub draft: FilledDraft,
    /// The tip in words.
    pub message: String,
    /// Where the tip comes from.
    pub section: String,
}

/// One field of a search that differs from the draft.
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct SearchChange {
    /// The field, by its name in `camelCase`.
    pub field: &'static str,
    /// What to search by.
    pub to: String,
}

impl From<&matching::SearchVariant> for SearchVariant {
    fn from(variant: &matching::SearchVariant) -> Self {
        let change =
            |(field, to): &(Field, String)| SearchChange { field: field.camel_name(), to: to.clone() };
        Self {
            code: variant.code,
            changes: variant.changes.iter().map(change).collect(),
            draft: FilledDraft(variant.draft.clone()),
            message: variant.message(),
            section: variant.section().to_string(),
        }
    }
}

/// A draft: the fields that are filled, by their names in `camelCase`.
#[derive(Clone, Eq, PartialEq)]
pub struct FilledDraft(pub learner::LearnerDraft<'static>);

impl Serialize for FilledDraft {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(draft) = self;
        let filled = Field::ALL.into_iter().filter(|&field| !draft.text(field).is_empty());
        let mut fields = serializer.serialize_map(None)?;
        for field in filled {
            fields.serialize_entry(field.camel_name(), draft.text(field))?;
        }
        fields.end()
    }
}

/// Makes hints of lists of texts and a limit: `{postcodes, familyNames, givenNames, limit}`.
///
/// # Errors
///
/// - [`InputError::UnknownName`]: a list that is not one of the three
/// - [`InputError::Setting`]: a limit that is not a whole number from 1
pub fn search_hints(lists: Vec<(String, Vec<String>)>, limit: &Given) -> Result<SearchHints, InputError> {
    let mut hints = SearchHints::default();
    for ((name, texts), place) in lists.into_iter().zip(1..) {
        match name.as_str() {
            "postcodes" => hints.postcodes = texts,
            "familyNames" => hints.family_names = texts,
            "givenNames" => hints.given_names = texts,
            _ => return Err(InputError::UnknownName { place }),
        }
    }
    match limit {
        Given::Blank => {}
        &Given::Whole(limit @ 1..) => hints.limit = usize::try_from(limit).unwrap_or(usize::MAX),
        _ => return Err(InputError::Setting { place: 1 }),
    }
    Ok(hints)
}
