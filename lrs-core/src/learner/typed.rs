//! The texts of one learner side by side, with what one walk over each has seen.

use crate::finding::Field;
use crate::learner::{Fields, LearnerDraft};
use crate::text::{Form, Kinds, tidy};

/// The fields that hold words, not a number, a date or a code, and how each is tidied.
// CHOICE: the MIS identifier is the caller's own, and is stored as it stands.
pub(super) static WORDS: [(Field, Form); 16] = [
    (Field::GivenName, Form::Name),
    (Field::FamilyName, Form::Name),
    (Field::PreferredGivenName, Form::Name),
    (Field::MiddleOtherName, Form::Name),
    (Field::PreviousFamilyName, Form::Name),
    (Field::FamilyNameAtAge16, Form::Name),
    (Field::Title, Form::Line),
    (Field::SchoolAtAge16, Form::Line),
    (Field::LastKnownAddressLine1, Form::Line),
    (Field::LastKnownAddressLine2, Form::Line),
    (Field::LastKnownAddressTown, Form::Line),
    (Field::LastKnownAddressCountyOrCity, Form::Line),
    (Field::PlaceOfBirth, Form::Line),
    (Field::Nationality, Form::Line),
    (Field::OtherVerificationDescription, Form::Line),
    (Field::Notes, Form::Lines),
];

/// What was typed into each field, and which kinds of characters it has.
pub(crate) struct Typed<'d> {
    texts: [&'d str; Field::COUNT],
    kinds: [Kinds; Field::COUNT],
    /// The fields of [`WORDS`] that are not empty.
    words: Fields,
}

impl<'d> Typed<'d> {
    pub(crate) fn of(draft: &'d LearnerDraft<'_>) -> Self {
        Self::new(&draft.texts())
    }

    /// Walks over texts in the order of the fields.
    #[expect(clippy::indexing_slicing, reason = "a place for each field")]
    pub(crate) fn new(texts: &[&'d str; Field::COUNT]) -> Self {
        let (mut kinds, mut words) = ([Kinds::NONE; Field::COUNT], Fields::default());
        for &(field, _) in &WORDS {
            let text = texts[field as usize];
            if !text.is_empty() {
                kinds[field as usize] = Kinds::of(text);
                words.insert(field);
            }
        }
        Self { texts: *texts, kinds, words }
    }

    /// The fields of [`WORDS`] that are not empty.
    pub(crate) const fn words(&self) -> Fields {
        self.words
    }

    #[inline]
    #[expect(clippy::indexing_slicing, reason = "one text for each field")]
    pub(crate) const fn text(&self, field: Field) -> &'d str {
        self.texts[field as usize]
    }

    /// What was seen in a field of [`WORDS`].
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "one for each field")]
    pub(crate) const fn kinds(&self, field: Field) -> Kinds {
        self.kinds[field as usize]
    }

    /// Whether nothing in a field can be seen.
    pub(crate) fn is_blank(&self, field: Field) -> bool {
        let text = self.text(field);
        let has_ink = text.bytes().any(|byte| byte.is_ascii_graphic());
        !has_ink && tidy(text).text.is_empty()
    }

    /// A field's text without the white space around it.
    pub(crate) fn trimmed(&self, field: Field) -> &'d str {
        let text = self.text(field);
        match text.as_bytes() {
            [only] if only.is_ascii_graphic() => text,
            [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
            _ => text.trim(),
        }
    }
}
