//! One record of a batch file, with its place.

use super::header::Columns;
use super::layout::{Column, FILE_HEADINGS, element_name};
use super::map::{self, Joint};
use super::values::Row;
use crate::finding::{Field, Finding};
use crate::learner::{LearnerDraft, Typed};

impl Finding {
    /// The same finding in an element of an XML file.
    #[must_use]
    pub(super) const fn in_element(mut self, element: &'static str) -> Self {
        self.element = Some(element);
        self
    }

    /// The same finding in the element of this name; none where there is no such element.
    #[cfg(feature = "wire")]
    pub(crate) fn in_element_named(self, name: &str) -> Option<Self> {
        let all = FILE_HEADINGS.into_iter().chain(Field::ALL.map(element_name));
        all.into_iter().find(|element| *element == name).map(|element| self.in_element(element))
    }
}

/// The columns about an XML file, each with the line on which it stands, or 0.
pub(super) type About = [(String, u64); FILE_HEADINGS.len()];

/// One record of a batch file, with its place.
///
/// # Privacy
///
/// There is no `Debug`: the values are the learner's.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// The number of the record, from 1. The row of headings is not one.
    pub record: u64,
    /// The physical line on which it begins, from 1.
    pub line: u64,
    pub(super) row: Row<'a>,
    pub(super) columns: &'a Columns,
    /// The columns about the file, where those are not the record's own.
    pub(super) about: Option<&'a About>,
    /// What is wrong with the elements of an XML record.
    pub(super) findings: &'a [Finding],
}

impl<'a> Record<'a> {
    /// The learner as typed.
    pub fn draft(&self) -> LearnerDraft<'a> {
        let mut draft = LearnerDraft::default();
        for (value, column) in self.row.values().zip(&self.columns.all) {
            // Most values of a row are empty, and so is each field of a new draft.
            if let (Column::Learner(field), false) = (*column, value.is_empty()) {
                draft.set(field, value);
            }
        }
        if let Some(names) = self.joint_name() {
            for &field in Joint::FamilyCommaGiven.fields() {
                draft.set(field, map::part(names, field));
            }
        }
        draft
    }

    /// The learner as typed, for a check that keeps none of it: put into what is empty, which is too large to be handed over.
    #[inline]
    pub(super) fn type_into(&self, typed: &mut Typed<'a>) {
        // Half of the values of most rows are empty.
        typed.fill(self.row.filled_columns().filter_map(|column| match self.columns.all.get(column) {
            Some(&Column::Learner(field)) => Some((field, self.row.value(column)?)),
            _ => None,
        }));
        if let Some(names) = self.joint_name() {
            let fields = Joint::FamilyCommaGiven.fields().iter();
            typed.fill(fields.map(|&field| (field, map::part(names, field))));
        }
    }

    /// The family name and the given name, where one column holds both.
    pub(super) fn joint_name(&self) -> Option<&'a str> {
        let column = self.columns.joint_name?;
        Some(self.row.value(usize::from(column)).unwrap_or_default())
    }

    /// The text of a field; empty where the file has no such column.
    pub(super) fn text(&self, field: Field) -> &'a str {
        match self.joint_name() {
            Some(names) if Joint::FamilyCommaGiven.fields().contains(&field) => map::part(names, field),
            _ => {
                let column = self.columns.column_of(field);
                column.and_then(|column| self.row.value(column as usize - 1)).unwrap_or_default()
            }
        }
    }

    /// The four columns about the file, which are filled in the first record: `FileVersion`, `FileName`, UKPRN,
    /// `LearnerRecordCount`. Empty where the column is missing. Of an XML file, what stood before the end of the
    /// first record.
    pub fn file_fields(&self) -> [&'a str; 4] {
        if let Some(about) = self.about {
            let is_first = self.record == 1;
            return about.each_ref().map(|(text, _)| if is_first { text.as_str() } else { "" });
        }
        let mut fields = [""; FILE_HEADINGS.len()];
        for (place, field) in fields.iter_mut().enumerate() {
            let value = self.columns.file_place(place).and_then(|column| self.row.value(column));
            *field = value.unwrap_or_default();
        }
        fields
    }

    /// Whether one of the columns about the file may be filled.
    pub(super) fn has_file_fields(&self) -> bool {
        let is_filled =
            |place| self.columns.file_place(place).is_some_and(|column| self.row.is_filled(column));
        self.about.is_some() || (0..FILE_HEADINGS.len()).any(is_filled)
    }

    /// The column (from 1) and the physical line of a field; none where the file has no such column or is XML.
    pub fn place_of(&self, field: Field) -> Option<(u32, u64)> {
        if self.about.is_some() {
            return None;
        }
        let column = self.columns.column_of(field)?;
        Some((column, self.row.line_of(column as usize - 1)))
    }

    /// The element of a field and the physical line on which it begins, or that of the record where it has no such
    /// element; none where the file is CSV.
    pub fn element_of(&self, field: Field) -> Option<(&'static str, u64)> {
        self.about.map(|_| (element_name(field), self.row.line_of(field as usize)))
    }

    /// How many values there are, and how many columns the headings name.
    pub const fn width(&self) -> (usize, usize) {
        (self.row.len(), self.columns.all.len())
    }
}
