//! Records with a label each: whose record it is.

use std::collections::HashMap;
use std::path::Path;

use lrs_core::{Field, LearnerDraft};

use super::Result;

/// Headings that stand for a learner field and are not its name.
// CHOICE: what public sets of test people call them.
const SYNONYMS: [(&str, Field); 7] = [
    ("surname", Field::FamilyName),
    ("last_name", Field::FamilyName),
    ("forename", Field::GivenName),
    ("first_name", Field::GivenName),
    ("postcode", Field::LastKnownPostcode),
    ("dob", Field::DateOfBirth),
    ("sex", Field::Gender),
];

/// A file of records of which it is known who is who.
pub(super) struct Labelled {
    pub(super) learners: Vec<LearnerDraft<'static>>,
    /// By record: the number of the person.
    pub(super) people: Vec<usize>,
    /// By label: the number of the person; numbers of two files are made to agree by it.
    numbers: HashMap<String, usize>,
}

impl Labelled {
    /// Reads a CSV file in UTF-8.
    pub(super) fn read(path: &Path, label: &str) -> Result<Self> {
        let named = |error: csv::Error| format!("{}: {}", path.display(), in_words(&error));
        let mut reader = csv::Reader::from_path(path).map_err(named)?;
        let headings = reader.headers().map_err(named)?.clone();
        let place = headings.iter().position(|heading| heading == label);
        let place = place.ok_or_else(|| format!("{}: there is no column {label}", path.display()))?;
        let fields: Vec<Option<Field>> = headings.iter().map(field_of).collect();
        let mut labelled = Self { learners: Vec::new(), people: Vec::new(), numbers: HashMap::new() };
        for row in reader.records() {
            let row = row.map_err(named)?;
            let mut draft = LearnerDraft::default();
            for (field, text) in fields.iter().zip(&row) {
                if let Some(field) = field {
                    draft.set(*field, text.to_owned());
                }
            }
            let next = labelled.numbers.len();
            let person =
                labelled.numbers.entry(row.get(place).unwrap_or_default().to_owned()).or_insert(next);
            labelled.people.push(*person);
            labelled.learners.push(draft);
        }
        Ok(labelled)
    }

    /// The person of each record, as the other file numbers them; none who is not there.
    pub(super) fn people_of(&self, other: &Self) -> Vec<Option<usize>> {
        let same: HashMap<usize, usize> = self
            .numbers
            .iter()
            .filter_map(|(label, number)| Some((*number, *other.numbers.get(label)?)))
            .collect();
        self.people.iter().map(|person| same.get(person).copied()).collect()
    }
}

fn field_of(heading: &str) -> Option<Field> {
    let synonym = SYNONYMS.iter().find(|(name, _)| *name == heading).map(|(_, field)| *field);
    Field::from_name(heading).or(synonym)
}

/// The crate's own words may quote the file.
fn in_words(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Io(error) => error.to_string(),
        csv::ErrorKind::Utf8 { pos, .. } => format!("line {} is not UTF-8", line(pos.as_ref())),
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
            format!("line {} has {len} columns, the headings are {expected_len}", line(pos.as_ref()))
        }
        _ => "not a CSV file".to_owned(),
    }
}

fn line(position: Option<&csv::Position>) -> u64 {
    position.map_or(0, csv::Position::line)
}
