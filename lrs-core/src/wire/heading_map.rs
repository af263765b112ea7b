//! Maps of headings, as they are guessed and as they are handed back.

use std::io::Read;

use serde::Serialize;

use super::given::Given;
use super::nested::{Nested, list, named, optional, text};
use super::{Error, Finding};
use crate::batch::{self, Joint, Meaning};
use crate::finding::Field;
use crate::learner::InputError;

/// How the columns of an export are read.
///
/// # Privacy
///
/// In a file without headings a learner's value stands where a heading should; there is no `Debug`.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HeadingMap {
    /// The columns, in the order of the file.
    pub columns: Vec<MappedColumn>,
    /// The physical line of the headings; 0 for a map without a file.
    pub line: u64,
    /// How many rows stand above the headings.
    pub rows_above: u64,
    /// Whether these are the headings of the batch layout itself.
    pub is_layout: bool,
    /// The fields that the LRS wants and no column gives.
    pub missing: Vec<&'static str>,
    /// What there is to say about the map.
    pub findings: Vec<Finding>,
}

/// One column of an export, and what it is read as.
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct MappedColumn {
    /// Its place in the file, from 1; 0 where it may stand anywhere.
    pub column: u32,
    /// Its heading.
    pub heading: String,
    /// The learner's field that it gives; null where it gives none.
    pub field: Option<&'static str>,
    /// `family_comma_given`, `whole_name` or `whole_address`, where it holds several fields.
    pub joint: Option<&'static str>,
    /// Why: the evidence's code.
    pub evidence: &'static str,
    /// Why, as a clause.
    pub why: &'static str,
    /// `certain`, `likely` or `unsure`.
    pub sureness: &'static str,
    /// Where the word for the field comes from, where it is not the layout's own.
    pub section: Option<String>,
    /// The field that its heading speaks of, where another column was taken for that.
    pub claimed: Option<&'static str>,
}

impl From<&batch::HeadingMap> for HeadingMap {
    fn from(map: &batch::HeadingMap) -> Self {
        Self {
            columns: map.columns.iter().map(MappedColumn::from).collect(),
            line: map.line,
            rows_above: map.rows_above,
            is_layout: map.is_layout,
            missing: map.missing().into_iter().map(Field::camel_name).collect(),
            findings: map.findings().iter().map(Finding::from).collect(),
        }
    }
}

impl From<&batch::MappedColumn> for MappedColumn {
    fn from(known: &batch::MappedColumn) -> Self {
        let joint = match known.meaning {
            Meaning::Joint(joint) => Some(joint.code()),
            _ => None,
        };
        Self {
            column: known.column,
            heading: known.heading.clone(),
            field: known.meaning.field().map(Field::camel_name),
            joint,
            evidence: known.evidence.code(),
            why: known.evidence.message(),
            sureness: known.sureness.code(),
            section: known.section.map(|section| section.to_string()),
            claimed: known.claimed.map(Field::camel_name),
        }
    }
}

/// Guesses what the columns of an export are.
///
/// # Errors
///
/// As [`batch::guess_headings()`], in the wire's shape.
pub fn guess_headings(data: impl Read, policy: &batch::BatchPolicy) -> Result<HeadingMap, Error> {
    batch::guess_headings(data, policy).map(|map| HeadingMap::from(&map)).map_err(|error| Error::from(&error))
}

/// Makes a map of what was handed over: a [`HeadingMap`] as it was guessed, corrected or not, of whose columns
/// `column`, `heading`, `field` and `joint` are read; or an object of headings, each with the name of a field, the code of
/// what it joins, or null where it is not to be read.
///
/// # Errors
///
/// - [`InputError::Shape`]: neither of both
/// - [`InputError::UnknownName`], [`InputError::NotText`]
/// - [`InputError::Setting`]: no field or joint is called so; the place is that of the heading or column
///
/// # Examples
///
/// ```
/// use lrs_core::Field;
/// use lrs_core::batch::Meaning;
/// use lrs_core::wire::{Nested, read_heading_map};
///
/// let given = serde_json::json!({ "Surname": "familyName", "Form": null });
/// let map = read_heading_map(Nested::from(given))?;
/// assert!(map.columns.iter().any(|known| known.meaning == Meaning::Field(Field::FamilyName)));
/// # Ok::<(), lrs_core::learner::InputError>(())
/// ```
pub fn read_heading_map(given: Nested) -> Result<batch::HeadingMap, InputError> {
    let is_whole = |(name, value): &(String, Nested)| name == "columns" && matches!(value, Nested::List(_));
    match &given {
        Nested::Names(names) if names.iter().any(is_whole) => whole(given),
        _ => by_heading(given),
    }
}

fn by_heading(given: Nested) -> Result<batch::HeadingMap, InputError> {
    let mut columns = Vec::new();
    for (place, heading, value) in named(given)? {
        let meaning = optional(value, InputError::Setting { place }, Meaning::from_code)?;
        columns.push((heading, meaning.unwrap_or(Meaning::Ignored)));
    }
    Ok(batch::HeadingMap::of(columns.iter().map(|(heading, meaning)| (heading.as_str(), *meaning))))
}

fn whole(given: Nested) -> Result<batch::HeadingMap, InputError> {
    let mut columns = Vec::new();
    for (place, name, value) in named(given)? {
        match name.as_str() {
            "columns" => columns = list(value, InputError::Setting { place }, Ok)?,
            "line" | "rowsAbove" | "isLayout" | "missing" | "findings" => {}
            _ => return Err(InputError::UnknownName { place }),
        }
    }
    let columns = columns.into_iter().zip(1..).map(|(column, place)| one(column, place));
    let columns = columns.collect::<Result<Vec<_>, _>>()?;
    let columns = columns.iter().map(|(column, heading, meaning)| (*column, heading.as_str(), *meaning));
    Ok(batch::HeadingMap::of_columns(columns))
}

/// One column: its place, its heading and its meaning. `wrong_at` is which of the map's columns it is.
fn one(given: Nested, wrong_at: usize) -> Result<(u32, String, Meaning), InputError> {
    let wrong = InputError::Setting { place: wrong_at };
    let (mut column, mut heading, mut field, mut joint) = (0, String::new(), None, None);
    for (place, name, value) in named(given)? {
        match name.as_str() {
            "column" => {
                column = match value {
                    Nested::Plain(Given::Blank) => 0,
                    Nested::Plain(Given::Whole(number)) => u32::try_from(number).map_err(|_| wrong)?,
                    _ => return Err(wrong),
                }
            }
            "heading" => heading = text(value)?,
            "field" => field = optional(value, wrong, Field::from_name)?,
            "joint" => joint = optional(value, wrong, Joint::from_code)?,
            "evidence" | "why" | "sureness" | "section" | "claimed" => {}
            _ => return Err(InputError::UnknownName { place }),
        }
    }
    let meaning = match (field, joint) {
        (Some(field), None) => Meaning::Field(field),
        (None, Some(joint)) => Meaning::Joint(joint),
        (None, None) => Meaning::Ignored,
        (Some(_), Some(_)) => return Err(wrong),
    };
    Ok((column, heading, meaning))
}
