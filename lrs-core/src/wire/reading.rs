//! Files that are read piece by piece.

use std::collections::BTreeMap;
use std::io::Read;

use serde::Serialize;

use super::rehearsal::RehearsalCounts;
use crate::batch;
use crate::finding::Field;

/// A file that is read here, always by the same type: a build holds the code that reads once, and not for each source.
pub(super) fn boxed<'a>(data: impl Read + 'a) -> Box<dyn Read + 'a> {
    Box::new(data)
}

/// How far a check or a correction has come.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Progress {
    /// How many bytes were read.
    pub bytes: u64,
    /// How many records were checked.
    pub records: u64,
}

impl From<batch::Progress> for Progress {
    fn from(batch::Progress { bytes, records }: batch::Progress) -> Self {
        Self { bytes, records }
    }
}

/// One record of a file.
///
/// # Privacy
///
/// Holds the learner's values; there is no `Debug`.
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct BatchRecord {
    /// The data record, from 1.
    pub record: u64,
    /// The physical line on which it begins, from 1.
    pub line: u64,
    /// The fields that are filled, as typed, by their name in `camelCase`.
    pub learner: BTreeMap<&'static str, String>,
}

impl From<&batch::Record<'_>> for BatchRecord {
    fn from(record: &batch::Record<'_>) -> Self {
        Self { record: record.record, line: record.line, learner: filled(record) }
    }
}

/// The fields of a record that are filled, as typed.
pub(super) fn filled(record: &batch::Record<'_>) -> BTreeMap<&'static str, String> {
    let draft = record.draft();
    let filled = Field::ALL.into_iter().filter(|field| !draft.text(*field).is_empty());
    filled.map(|field| (field.camel_name(), draft.text(field).to_owned())).collect()
}

/// How a corrected file differs from the one that was read.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Corrected {
    /// How many records were written to the corrected file.
    pub written: u64,
    /// How many records with errors were written to the file beside it.
    pub held_back: u64,
    /// How many values differ from those that were read.
    pub changed: u64,
    /// How many records lost a UCI or UPN, for which layout 2A has no column; each is a listed change.
    pub without_identifiers: u64,
    /// What comes of the records.
    pub counts: RehearsalCounts,
}

impl From<batch::Corrected> for Corrected {
    fn from(corrected: batch::Corrected) -> Self {
        let batch::Corrected { written, held_back, changed, without_identifiers, counts } = corrected;
        Self { written, held_back, changed, without_identifiers, counts: counts.into() }
    }
}
