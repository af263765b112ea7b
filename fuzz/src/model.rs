//! A model of matching as JSON.

use lrs_core::matching::{MatchModel, compare};
use lrs_core::{LearnerDraft, MatchPolicy};

/// Reads a model; what was read is written and read again as it was, and two records are compared by it.
pub fn model(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else { return };
    let Ok(model) = MatchModel::from_json(text) else { return };
    let again = MatchModel::from_json(&model.to_json()).expect("our own model");
    assert!(again == model && again.hash() == model.hash());
    let one = LearnerDraft {
        given_name: "Rowena".into(),
        family_name: "Hartnell".into(),
        ..LearnerDraft::default()
    };
    let other = LearnerDraft { family_name: "Hartnel".into(), ..one.clone() };
    let policy = MatchPolicy { model, ..MatchPolicy::default() };
    assert!(compare(&one, &other, &policy) == compare(&other, &one, &policy));
}
