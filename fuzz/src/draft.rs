//! A learner handed over as JSON by another language.

use lrs_core::{Field, wire};

/// Reads a draft and a policy from JSON.
pub fn draft(data: &[u8]) {
    if let Ok(given) = serde_json::from_slice::<wire::CheckPolicy>(data) {
        let _ = given.read();
    }
    let Ok(given) = serde_json::from_slice::<wire::LearnerDraft>(data) else { return };
    let Ok(draft) = given.read() else { return };
    let fields = Field::ALL.into_iter().map(|field| (field.camel_name(), draft.text(field)));
    let json = serde_json::json!(fields.collect::<std::collections::BTreeMap<_, _>>()).to_string();
    let again = serde_json::from_str::<wire::LearnerDraft>(&json).expect("our own JSON");
    assert!(again.read().expect("our own draft") == draft, "a draft survives being written and read");
}
