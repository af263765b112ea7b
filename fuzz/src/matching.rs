//! Learners handed over as JSON by another language, compared with one another and looked up.

use lrs_core::matching::{Bits, Register, SearchHints, cluster, compare, dedupe, search_variants};
use lrs_core::{LearnerDraft, MatchPolicy, wire};

/// The most learners of one input: every pair is compared.
const MOST: usize = 8;

/// Reads a policy, or a list of drafts, from JSON.
pub fn matching(data: &[u8]) {
    if let Ok(given) = serde_json::from_slice::<wire::MatchPolicy>(data) {
        let _ = given.read();
    }
    let Ok(given) = serde_json::from_slice::<Vec<wire::LearnerDraft>>(data) else { return };
    let drafts: Vec<_> = given.into_iter().take(MOST).filter_map(|draft| draft.read().ok()).collect();
    let policy = MatchPolicy { floor: -200.0, ..MatchPolicy::default() };
    for one in &drafts {
        for other in &drafts {
            weigh(one, other, &policy);
        }
        for variant in search_variants(one, &SearchHints::default()) {
            assert!(variant.draft != *one, "a variant is another search");
        }
    }
    let pairs = dedupe(&drafts, &policy);
    let labels = cluster(&pairs, drafts.len());
    assert!(
        labels.iter().enumerate().all(|(place, label)| labels.get(*label) == Some(label) && *label <= place)
    );
    look_up(&drafts, &policy);
}

fn weigh(one: &LearnerDraft<'_>, other: &LearnerDraft<'_>, policy: &MatchPolicy) {
    let report = compare(one, other, policy);
    assert!(report == compare(other, one, policy), "the same whichever comes first");
    let listed: Bits = report.fields.iter().map(|evidence| evidence.weight).sum();
    assert!(
        report.prior + listed + report.household == report.weight,
        "the weight is the sum of what is listed"
    );
    assert!((0.0..=1.0).contains(&report.probability));
    let picture = report.waterfall(Some((one, other)));
    assert!(picture.starts_with("<svg") && picture.ends_with("</svg>"));
}

fn look_up(drafts: &[LearnerDraft<'static>], policy: &MatchPolicy) {
    let mut register = Register::new(drafts, policy);
    for (id, draft) in (0..).zip(drafts) {
        let found = register.find(draft);
        assert!(found.candidates.len() <= 10);
        assert!(register.remove(id) && !register.remove(id));
        assert!(register.find(draft).candidates.iter().all(|candidate| candidate.id != id));
    }
    assert!(register.is_empty());
}
