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

/// The fields of [`WORDS`].
const WORD_FIELDS: Fields = {
    let (mut fields, mut at) = (Fields::of(&[]), 0);
    while at < WORDS.len() {
        #[expect(clippy::indexing_slicing, reason = "a place of the list; const")]
        fields.insert(WORDS[at].0);
        at += 1;
    }
    fields
};

/// What was typed into each field, and which kinds of characters it has.
pub(crate) struct Typed<'d> {
    texts: [&'d str; Field::COUNT],
    kinds: [Kinds; Field::COUNT],
    /// The kinds of the first characters of all.
    first_kinds: Kinds,
    filled: Fields,
}

impl<'d> Typed<'d> {
    /// Of a learner of whom nothing is known yet.
    #[inline]
    pub(crate) fn empty() -> Self {
        Self {
            texts: [""; Field::COUNT],
            kinds: [Kinds::NONE; Field::COUNT],
            first_kinds: Kinds::NONE,
            filled: Fields::default(),
        }
    }

    pub(crate) fn of(draft: &'d LearnerDraft<'_>) -> Self {
        let mut typed = Self::empty();
        typed.fill(Field::ALL.into_iter().zip(draft.texts()));
        typed
    }

    /// Puts texts into fields in which nothing stands, and walks over them.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "a place for each field")]
    pub(crate) fn fill(&mut self, texts: impl Iterator<Item = (Field, &'d str)>) {
        // Kept apart from the texts, so that they need not be written down for each.
        let (mut filled, mut first_kinds) = (self.filled, self.first_kinds);
        for (field, text) in texts {
            let [first, ..] = text.as_bytes() else { continue };
            filled.insert(field);
            first_kinds = first_kinds.and_of(*first);
            self.texts[field as usize] = text;
            if WORD_FIELDS.contains(field) {
                self.kinds[field as usize] = Kinds::of(text);
            }
        }
        (self.filled, self.first_kinds) = (filled, first_kinds);
    }

    /// The fields in which anything stands.
    #[cfg(feature = "csv")]
    pub(crate) const fn filled(&self) -> Fields {
        self.filled
    }

    /// Those of them that hold words.
    pub(crate) const fn words(&self) -> Fields {
        self.filled.and(WORD_FIELDS)
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

    /// Whether every text begins with a letter or digit of ASCII.
    #[cfg(feature = "csv")]
    pub(crate) const fn begin_plainly(&self) -> bool {
        self.first_kinds.is_alphanumeric()
    }

    /// Whether nothing in a field can be seen.
    #[inline]
    pub(crate) fn is_blank(&self, field: Field) -> bool {
        match self.text(field).as_bytes() {
            [] => true,
            [first, ..] if first.is_ascii_graphic() => false,
            _ => self.has_no_ink(field),
        }
    }

    #[cold]
    fn has_no_ink(&self, field: Field) -> bool {
        let text = self.text(field);
        let has_ink = text.bytes().any(|byte| byte.is_ascii_graphic());
        !has_ink && tidy(text).text.is_empty()
    }

    /// A field's text without the white space around it.
    pub(crate) fn trimmed(&self, field: Field) -> &'d str {
        let text = self.text(field);
        match text.as_bytes() {
            [] => text,
            [only] if only.is_ascii_graphic() => text,
            [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
            _ => text.trim(),
        }
    }
}
