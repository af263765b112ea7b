//! Learners' records, and whose they are where that is known.

use std::fs::File;
use std::path::Path;

use lrs_core::{Field, LearnerDraft};

use super::Result;

/// The column that says whose record a row is.
const LABEL: &str = "label";

/// Learners' records, in their order.
pub(super) struct Records {
    pub(super) learners: Vec<LearnerDraft<'static>>,
    /// Whose record each is; nothing where nobody says so.
    pub(super) labels: Option<Vec<String>>,
}

impl Records {
    /// Reads a CSV file in UTF-8.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let named = |why: String| format!("{}: {why}", path.display());
        let unread = |error: csv::Error| named(in_words(&error));
        let file = File::open(path).map_err(|error| named(error.to_string()))?;
        let mut reader = csv::Reader::from_reader(file);
        let columns = columns(reader.headers().map_err(unread)?).map_err(named)?;
        let (mut learners, mut labels) = (Vec::new(), Vec::new());
        for row in reader.records() {
            let row = row.map_err(unread)?;
            let (mut draft, mut label) = (LearnerDraft::default(), None);
            for (column, text) in columns.iter().zip(&row) {
                match column {
                    Some(field) => draft.set(*field, text.to_owned()),
                    None => label = Some(text.to_owned()),
                }
            }
            learners.push(draft);
            labels.extend(label);
        }
        if learners.is_empty() {
            return Err(named("there are no learners in it".to_owned()).into());
        }
        let labels = columns.contains(&None).then_some(labels);
        Ok(Self { learners, labels })
    }
}

/// By column: the field, or none for the label. What a heading says is never told: a file without headings begins with
/// a learner.
fn columns(headings: &csv::StringRecord) -> core::result::Result<Vec<Option<Field>>, String> {
    let column = |(place, heading): (usize, &str)| match Field::from_name(heading)
        .filter(|field| field.name() == heading)
    {
        Some(field) => Ok(Some(field)),
        None if heading == LABEL => Ok(None),
        None => Err(format!("column {place} is no learner field; the first line must name the columns")),
    };
    let columns: Vec<Option<Field>> =
        (1..).zip(headings).map(column).collect::<core::result::Result<_, _>>()?;
    if columns.iter().any(Option::is_some) {
        Ok(columns)
    } else {
        Err("no column is a learner field".to_owned())
    }
}

/// The crate's own words may quote the file.
fn in_words(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Io(error) => error.to_string(),
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
            let line = pos.as_ref().map_or(0, csv::Position::line);
            format!("line {line} has {len} columns, the headings are {expected_len}")
        }
        csv::ErrorKind::Utf8 { .. } => "it is not UTF-8".to_owned(),
        _ => "it is no CSV file".to_owned(),
    }
}
