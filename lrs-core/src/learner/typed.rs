//! The texts of one learner side by side, with what one walk over each has seen.

use crate::finding::Field;
use crate::learner::LearnerDraft;
use crate::text::{Kinds, tidy};

/// What was typed into each field, and which kinds of characters it has.
pub(crate) struct Typed<'d> {
    texts: [&'d str; Field::COUNT],
    kinds: [Kinds; Field::COUNT],
}

impl<'d> Typed<'d> {
    /// Nothing typed yet, to be filled by [`put`](Self::put).
    pub(crate) const fn blank() -> Self {
        Self { texts: [""; Field::COUNT], kinds: [Kinds::NONE; Field::COUNT] }
    }

    /// Puts a text of which the kinds of characters are known into a field.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "a place for each field")]
    pub(crate) const fn put(&mut self, field: Field, text: &'d str, kinds: Kinds) {
        self.texts[field as usize] = text;
        self.kinds[field as usize] = kinds;
    }

    pub(crate) fn of(draft: &'d LearnerDraft<'_>) -> Self {
        let texts = draft.texts();
        let mut typed = Self { texts, kinds: [Kinds::NONE; Field::COUNT] };
        for (text, kinds) in texts.iter().zip(&mut typed.kinds) {
            if !text.is_empty() {
                *kinds = Kinds::of(text);
            }
        }
        typed
    }

    #[inline]
    #[expect(clippy::indexing_slicing, reason = "one text for each field")]
    pub(crate) const fn text(&self, field: Field) -> &'d str {
        self.texts[field as usize]
    }

    #[inline]
    #[expect(clippy::indexing_slicing, reason = "one for each field")]
    pub(crate) const fn kinds(&self, field: Field) -> Kinds {
        self.kinds[field as usize]
    }

    /// Whether nothing in a field can be seen.
    pub(crate) fn is_blank(&self, field: Field) -> bool {
        let text = self.text(field);
        text.is_empty() || (!self.kinds(field).has_ink() && tidy(text).text.is_empty())
    }

    /// A field's text without the white space around it.
    pub(crate) fn trimmed(&self, field: Field) -> &'d str {
        let text = self.text(field);
        if self.kinds(field).is_tidy_ascii() { text } else { text.trim() }
    }
}
