//! The columns of a registration batch: their exact names, and what people write instead.
//!
//! The LRS takes a file only when every heading is spelled and placed as in its layout. So that all
//! learners are checked all the same, columns are read here by their name wherever they stand.

use super::map::synonym_of_layout;
use crate::finding::Field;

/// A layout of registration batches.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Layout {
    /// Version 2A: 30 columns.
    #[default]
    V2A,
    /// Version 3A of February 2019, portal only: with UCI and UPN. The order of its columns is not published.
    V3A,
}

impl Layout {
    /// The name as it stands in `FileVersion`: `2A` or `3A`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::V2A => "2A",
            Self::V3A => "3A",
        }
    }

    /// The learner's columns as they are written here. Where layout 3A has its two is not published: they stand behind those
    /// of 2A, in files that a person works on and nobody uploads.
    pub(super) fn written_columns(self) -> impl Iterator<Item = Field> {
        Field::ALL.into_iter().filter(move |field| self == Self::V3A || !OF_3A_ALONE.contains(field))
    }

    /// Finds a layout by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::V2A, Self::V3A].into_iter().find(|layout| layout.code().eq_ignore_ascii_case(code))
    }
}

/// The four columns before the learner's, filled in the first record only.
pub(super) const FILE_HEADINGS: [&str; 4] = ["FileVersion", "FileName", "UKPRN", "LearnerRecordCount"];

/// The learner's 26 columns of layout 2A, in order.
pub(super) fn learner_columns() -> impl Iterator<Item = Field> {
    Layout::V2A.written_columns()
}

/// The fields that layout 2A has no column for.
pub(super) const OF_3A_ALONE: [Field; 2] = [Field::Uci, Field::Upn];

/// The headings of layout 2A, in order.
///
/// # Source
///
/// Names and order: LRB batch file, quick reference guide; the LRS schema (`BatchLearner`) has the same 26
/// fields in the same order.
///
/// # Examples
///
/// ```
/// use lrs_core::batch;
///
/// let headings: Vec<&str> = batch::headings().collect();
/// assert_eq!(headings.len(), 30);
/// assert_eq!(headings[..5], ["FileVersion", "FileName", "UKPRN", "LearnerRecordCount", "ULN"]);
/// ```
pub fn headings() -> impl Iterator<Item = &'static str> {
    FILE_HEADINGS.into_iter().chain(learner_columns().map(Field::column))
}

/// The element of a field in an XML file.
// SOURCE: LRS schema, type BatchLearner; UCI and UPN: release 19.02.01. Two names differ from the CSV headings.
pub(super) const fn element_name(field: Field) -> &'static str {
    match field {
        Field::FamilyNameAtAge16 => "FamilyNameAtAge16",
        Field::LastKnownAddressCountyOrCity => "LastKnownAddressCountyOrCity",
        _ => field.column(),
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Column {
    /// One of [`FILE_HEADINGS`], by its place.
    File(usize),
    Learner(Field),
    Unknown,
}

impl Column {
    /// The place in layout 2A; none for columns that only 3A has.
    pub(super) fn place(self) -> Option<usize> {
        match self {
            Self::File(place) => Some(place),
            Self::Learner(Field::Uci | Field::Upn) | Self::Unknown => None,
            Self::Learner(field) => Some(FILE_HEADINGS.len() + field as usize),
        }
    }

    pub(super) const fn field(self) -> Option<Field> {
        match self {
            Self::Learner(field) => Some(field),
            _ => None,
        }
    }
}

/// How a heading is spelled.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Spelling {
    Exact,
    /// As in layout 3A.
    Release2019,
    /// Right but for capital letters.
    Case,
    /// Right but for spaces and signs.
    Other,
    /// Something else that people write for it.
    Synonym,
    Empty,
    Unknown,
}

/// What a heading means and how well it is spelled.
pub(super) fn resolve(heading: &str) -> (Column, Spelling) {
    if heading.trim().is_empty() {
        return (Column::Unknown, Spelling::Empty);
    }
    let release = RELEASE_2019.iter().find(|(name, _)| *name == heading);
    if let Some(&(_, field)) = release {
        return (Column::Learner(field), Spelling::Release2019);
    }
    let mut exact = FILE_HEADINGS
        .into_iter()
        .enumerate()
        .map(|(place, name)| (name, Column::File(place)))
        .chain(learner_columns().map(|field| (field.column(), Column::Learner(field))));
    if let Some((name, column)) = exact.find(|(name, _)| name.eq_ignore_ascii_case(heading)) {
        return (column, if name == heading { Spelling::Exact } else { Spelling::Case });
    }
    let folded = fold(heading);
    if let Some(place) = FILE_HEADINGS.into_iter().position(|name| fold(name) == folded) {
        return (Column::File(place), Spelling::Other);
    }
    let field = Field::ALL
        .into_iter()
        .find(|field| fold(field.column()) == folded || fold(field.name()) == folded)
        .or_else(|| RELEASE_2019.iter().find(|(name, _)| fold(name) == folded).map(|known| known.1));
    if let Some(field) = field {
        return (Column::Learner(field), Spelling::Other);
    }
    match synonym_of_layout(&folded) {
        Some(column) => (column, Spelling::Synonym),
        None => (Column::Unknown, Spelling::Unknown),
    }
}

/// Letters and digits only, in lower case.
pub(super) fn fold(heading: &str) -> String {
    heading.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The names that layout 3A has and 2A has not.
// SOURCE: Learning Records Service release 19.02.01.
const RELEASE_2019: [(&str, Field); 4] = [
    ("MiddleNames", Field::MiddleOtherName),
    ("PrivacyNoticeSeen", Field::AbilityToShare),
    ("UCI", Field::Uci),
    ("UPN", Field::Upn),
];
