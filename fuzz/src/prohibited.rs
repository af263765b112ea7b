//! The official list of prohibited text, as a user has it.

use lrs_core::{Field, LearnerDraft, ProhibitedText};

/// Reads a list as text and as CSV, and finds its own entries.
pub fn prohibited(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else { return };
    for list in [ProhibitedText::from_text(text), ProhibitedText::from_csv(text)].into_iter().flatten() {
        let mut draft = LearnerDraft::default();
        for field in Field::ALL {
            draft.set(field, text);
        }
        draft.set(Field::LastKnownPostcode, text.get(..9).unwrap_or_default());
        for finding in list.scan(&draft) {
            let field = finding.field.expect("a hit stands in a field");
            if let Some(span) = finding.span {
                assert!(draft.text(field).get(span.start..span.end).is_some_and(|part| !part.is_empty()));
            }
        }
        let whole = list.with_guide();
        assert!(whole.phrases() >= list.phrases() && whole.postcodes() >= list.postcodes());
    }
    for line in text.lines().take(8) {
        let list = ProhibitedText::from_entries([line]);
        assert_eq!(list.phrases() + list.postcodes() + list.unusable(), 1);
        if list.phrases() == 1 {
            let draft = LearnerDraft { notes: line.into(), ..LearnerDraft::default() };
            assert!(!list.scan(&draft).is_empty(), "an entry finds itself");
        }
    }
}
