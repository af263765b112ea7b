//! A mapping of headings: how the export of another system is read.
//!
//! A college's own system, or a spreadsheet, writes `Surname`, `DOB` and `Post Code` where the batch layout has
//! `FamilyName`, `DateOfBirth` and `LastKnownPostCode`, in another order and with columns of its own.
//! [`guess_headings`] says what each column seems to be, how sure that is and why; a person looks at it, puts it right
//! where it is wrong, and hands it back in [`BatchPolicy::heading_map`]. From there on the export is read, checked and
//! corrected as a batch file is.

mod evidence;
mod guess;
mod joint;
mod place;
mod preview;
mod rule;
mod synonym;
#[cfg(test)]
mod tests;

use core::fmt;
use std::io::Read;

use super::decode::Decoder;
use super::error::BatchError;
use super::policy::BatchPolicy;
use crate::finding::{Field, Finding};
use crate::guide::Section;

pub use evidence::{Evidence, Sureness};
pub(super) use guess::score;
pub use joint::Joint;
pub(super) use joint::{is_parted, part};
pub(super) use place::Placed;
pub(super) use preview::Preview;
pub(super) use rule::{LOOKS_LIKE_EXPORT, NO_HEADINGS, NO_UKPRN, NOT_PARTED, OTHER_FILE, RULES};
pub(super) use synonym::synonym_of_layout;

/// What a column of an export is read as.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Meaning {
    /// One of the learner's fields.
    Field(Field),
    /// Several fields at once.
    Joint(Joint),
    /// Nothing: the column is not read.
    Ignored,
}

impl Meaning {
    /// The stable name: that of the field, for example `given_name`, or of what it joins, or `ignored`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Field(field) => field.name(),
            Self::Joint(joint) => joint.code(),
            Self::Ignored => "ignored",
        }
    }

    /// Finds a meaning by its [`code`](Self::code); a field's name in `camelCase` is taken too.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::Field;
    /// use lrs_core::batch::Meaning;
    ///
    /// assert_eq!(Meaning::from_code("givenName"), Some(Meaning::Field(Field::GivenName)));
    /// assert_eq!(Meaning::from_code("ignored"), Some(Meaning::Ignored));
    /// ```
    pub fn from_code(code: &str) -> Option<Self> {
        let joint = || Joint::from_code(code).map(Self::Joint);
        let ignored = || (code == Self::Ignored.code()).then_some(Self::Ignored);
        Field::from_name(code).map(Self::Field).or_else(joint).or_else(ignored)
    }

    /// The field, where it is one.
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::Field(field) => Some(field),
            _ => None,
        }
    }

    /// The fields that the column gives.
    pub(super) fn gives(self, field: Field) -> bool {
        match self {
            Self::Field(own) => own == field,
            Self::Joint(joint) => joint.fields().contains(&field),
            Self::Ignored => false,
        }
    }
}

/// One column of an export, and what it is read as.
///
/// # Privacy
///
/// In a file without headings a learner's value stands where the heading should. `Debug` hides it.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct MappedColumn {
    /// Its place in the file, from 1; 0 where it may stand anywhere.
    pub column: u32,
    /// Its heading as it stands there, at most [`MappedColumn::MAX_HEADING`] bytes of it.
    pub heading: String,
    /// What it is read as.
    pub meaning: Meaning,
    /// Why.
    pub evidence: Evidence,
    /// How sure that is.
    pub sureness: Sureness,
    /// Where the word for the field comes from, where it is not the layout's own.
    pub section: Option<Section>,
    /// The field that its heading speaks of, where another column was taken for that.
    pub claimed: Option<Field>,
}

impl MappedColumn {
    /// The longest heading that is kept, in bytes.
    pub const MAX_HEADING: usize = 255;

    /// A column that a caller names.
    fn chosen(column: u32, heading: &str, meaning: Meaning) -> Self {
        Self {
            column,
            heading: shortened(heading),
            meaning,
            evidence: Evidence::Chosen,
            sureness: Sureness::Certain,
            section: None,
            claimed: None,
        }
    }
}

/// The heading without white space around it, cut at [`MappedColumn::MAX_HEADING`].
fn shortened(heading: &str) -> String {
    let heading = heading.trim();
    heading.get(..heading.floor_char_boundary(MappedColumn::MAX_HEADING)).unwrap_or_default().to_owned()
}

impl fmt::Debug for MappedColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MappedColumn")
            .field("column", &self.column)
            .field("meaning", &self.meaning)
            .field("evidence", &self.evidence)
            .field("sureness", &self.sureness)
            .field("claimed", &self.claimed)
            .finish_non_exhaustive()
    }
}

/// How the columns of an export are read: a guess for a person to confirm, or what that person decided.
///
/// A column is known again by its heading, wherever it stands; where a heading stands twice, by its place too. So a map
/// that was confirmed once reads next week's export as well. A column that is not in the map is not read, and is told.
///
/// # Privacy
///
/// See [`MappedColumn`].
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{HeadingMap, Meaning};
/// use lrs_core::{BatchPolicy, Field, batch};
/// use lrs_core::value::Date;
///
/// let csv = "Surname;Forename;DOB;Kommune\nExample;Jo;12/03/2007;x\n";
/// let today = Date::from_ymd(2026, 9, 1).expect("a real date");
/// let mut map = batch::guess_headings(csv.as_bytes(), &BatchPolicy::new(today))?;
/// assert_eq!(map.columns[2].meaning, Meaning::Field(Field::DateOfBirth));
/// assert_eq!(map.missing()[0], Field::Gender);
/// assert!(map.set_heading("Kommune", Meaning::Field(Field::LastKnownAddressTown)));
///
/// let policy = BatchPolicy { heading_map: Some(map), ..BatchPolicy::new(today) };
/// let learner = batch::read(csv.as_bytes(), &policy)?.drafts().next().expect("one")?;
/// assert_eq!((&*learner.family_name, &*learner.last_known_address_town), ("Example", "x"));
/// # Ok::<(), batch::BatchError>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct HeadingMap {
    /// The columns, in the order of the file.
    pub columns: Vec<MappedColumn>,
    /// The physical line of the headings, from 1; 0 for a map that was made without a file.
    pub line: u64,
    /// How many rows stand above the headings.
    pub rows_above: u64,
    /// Whether these are the headings of the batch layout itself, so that no map is needed.
    pub is_layout: bool,
}

/// How far from its start a file is searched for its headings: rows. They must stand in its first 64 KiB too.
pub const HEADING_ROWS: usize = 20;

/// Guesses what the columns of an export are, for a person to confirm.
///
/// Headings are found in the first [`HEADING_ROWS`] rows, whatever stands above them, and the sign between the values is
/// told by them. Nothing of the learners is judged; of a column that seems to hold whole names, its first values are
/// looked at.
///
/// # Source
///
/// Exact names: layouts 2A and 3A. Others: [`MappedColumn::section`] of each.
///
/// # Errors
///
/// - [`BatchError::NoHeadings`]: no row looks like headings
/// - as [`read`](super::read()): the file is empty, a workbook, not text
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{Evidence, Joint, Meaning};
/// use lrs_core::{BatchPolicy, batch};
/// use lrs_core::value::Date;
///
/// let csv = "Enrolments 2026\n\nLearner Name,D.O.B.\n\"Example, Jo\",12/03/2007\n";
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let map = batch::guess_headings(csv.as_bytes(), &policy)?;
/// assert_eq!((map.line, map.rows_above), (3, 1));
/// assert_eq!(map.columns[0].meaning, Meaning::Joint(Joint::FamilyCommaGiven));
/// assert_eq!(map.columns[1].evidence, Evidence::Synonym);
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn guess_headings<R: Read>(reader: R, policy: &BatchPolicy) -> Result<HeadingMap, BatchError> {
    let decoder = Decoder::new(reader)?;
    if decoder.is_markup() {
        return Err(BatchError::NoHeadings);
    }
    let found = Preview::best(decoder.block(), &policy.limits, &score);
    found.map(|preview| guess::guess(&preview)).ok_or(BatchError::NoHeadings)
}

impl HeadingMap {
    /// A map of headings to what they mean, without a file.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::Field;
    /// use lrs_core::batch::{HeadingMap, Meaning};
    ///
    /// let map = HeadingMap::of([("First", Meaning::Field(Field::GivenName)), ("Form", Meaning::Ignored)]);
    /// assert_eq!(map.columns.len(), 2);
    /// ```
    pub fn of<'a>(columns: impl IntoIterator<Item = (&'a str, Meaning)>) -> Self {
        Self::of_columns(columns.into_iter().map(|(heading, meaning)| (0, heading, meaning)))
    }

    /// As [`of`](Self::of), with the place of each column, from 1; 0 where it may stand anywhere. A column with a place and
    /// no heading is known by its place alone.
    pub fn of_columns<'a>(columns: impl IntoIterator<Item = (u32, &'a str, Meaning)>) -> Self {
        let columns = columns.into_iter();
        let columns =
            columns.map(|(column, heading, meaning)| MappedColumn::chosen(column, heading, meaning));
        Self { columns: columns.collect(), ..Self::default() }
    }

    /// Decides what the column at a place (from 1) is; false where the map has no such column.
    ///
    /// A column that gave the same field gives it no longer.
    pub fn set_column(&mut self, column: u32, meaning: Meaning) -> bool {
        self.set(meaning, |known| known.column == column)
    }

    /// Decides what the columns with a heading are; false where the map has no such column. Capital letters, spaces and
    /// signs make no difference.
    pub fn set_heading(&mut self, heading: &str, meaning: Meaning) -> bool {
        self.set(meaning, |known| place::is_same(&known.heading, heading))
    }

    fn set(&mut self, meaning: Meaning, is_meant: impl Fn(&MappedColumn) -> bool) -> bool {
        let Some(at) = self.columns.iter().position(&is_meant) else { return false };
        for (place, known) in self.columns.iter_mut().enumerate() {
            if is_meant(known) {
                // Of several columns with one heading the first gives the field.
                let meaning = if place == at { meaning } else { Meaning::Ignored };
                *known = MappedColumn::chosen(known.column, &known.heading, meaning);
            } else if Field::ALL.into_iter().any(|field| meaning.gives(field) && known.meaning.gives(field)) {
                known.claimed = known.meaning.field();
                known.meaning = Meaning::Ignored;
            }
        }
        true
    }

    /// The fields that the LRS wants of a learner without a ULN and that no column gives.
    ///
    /// # Source
    ///
    /// LRS schema, `BatchLearner`; guide 4.2.2: verification type and ability to share.
    pub fn missing(&self) -> Vec<Field> {
        let gives = |field: &Field| self.columns.iter().any(|known| known.meaning.gives(*field));
        WANTED.into_iter().filter(|field| !gives(field)).collect()
    }

    /// What there is to say about the map, each with its column: guesses that need a look, columns that are not read,
    /// fields that are missing.
    pub fn findings(&self) -> Vec<Finding> {
        rule::judge(self)
    }
}

/// What the LRS wants of a learner without a ULN.
const WANTED: [Field; 7] = [
    Field::GivenName,
    Field::FamilyName,
    Field::DateOfBirth,
    Field::Gender,
    Field::LastKnownPostcode,
    Field::VerificationType,
    Field::AbilityToShare,
];
