//! A learner handed over as JSON by another language, and checked.

use std::collections::BTreeMap;

use lrs_core::learner::{self, LearnerRecord, Purpose};
use lrs_core::value::Date;
use lrs_core::{CheckPolicy, Field, LearnerDraft, Severity, wire};

/// Reads a draft and a policy from JSON, and checks the draft twice.
pub fn draft(data: &[u8]) {
    if let Ok(given) = serde_json::from_slice::<wire::CheckPolicy>(data) {
        let _ = given.read();
    }
    let Ok(given) = serde_json::from_slice::<wire::LearnerDraft>(data) else { return };
    let Ok(draft) = given.read() else { return };
    survives_json(&draft);
    let today = Date::from_ymd(2026, 9, 1).expect("a day");
    for purpose in Purpose::ALL {
        check(&draft, &CheckPolicy { purpose, ..CheckPolicy::new(today) });
    }
    let unmended = CheckPolicy { apply_repairs: false, ..CheckPolicy::new(today) };
    assert!(learner::check(&draft, &unmended).repairs.iter().all(|repair| !repair.applied));
}

fn survives_json(draft: &LearnerDraft<'_>) {
    let fields = Field::ALL.into_iter().map(|field| (field.camel_name(), draft.text(field)));
    let json = serde_json::json!(fields.collect::<BTreeMap<_, _>>()).to_string();
    let again = serde_json::from_str::<wire::LearnerDraft>(&json).expect("our own JSON");
    assert!(again.read().expect("our own draft") == *draft, "a draft survives being written and read");
}

fn check(draft: &LearnerDraft<'_>, policy: &CheckPolicy) {
    let once = learner::check(draft, policy);
    for finding in &once.findings {
        assert!(finding.message().ends_with('.'));
        if let Some(field) = finding.field {
            assert!(finding.severity != Severity::Error || once.learner.text(field).is_none());
            let part = finding.span.map(|span| draft.text(field).get(span.start..span.end));
            assert!(part.is_none_or(|part| part.is_some()), "a span lies in its text");
        }
    }
    let _shape = serde_json::json!(wire::LearnerCheck::of(once.clone(), draft, wire::Offsets::Utf16));
    let twice = learner::check(&as_draft(&once.learner), policy);
    assert!(twice.repairs.iter().all(|repair| !repair.applied), "nothing is left to repair");
    assert!(twice.learner == once.learner, "the record changes no more");
}

fn as_draft(record: &LearnerRecord) -> LearnerDraft<'static> {
    let mut draft = LearnerDraft::default();
    for field in Field::ALL {
        draft.set(field, record.text(field).unwrap_or_default().into_owned());
    }
    draft
}
