//! A data challenge is about people: nothing that is said of one repeats them but the text that a caller asks for.

use lrs_core::challenge::{ChallengeDraft, check, compose, from_conflict};
use lrs_core::plr::{EventField, LearningEvent};
use lrs_core::value::ChallengeKind;
use lrs_core::wire::{self, Nested};
use lrs_core::{Field, LearnerDraft, matching};

use crate::plants::PLANTS;
use crate::said::Said;

/// A draft with a text in every field.
fn planted(kind: ChallengeKind, text: &str) -> ChallengeDraft {
    let (mut learner, mut event) = (LearnerDraft::default(), LearningEvent::default());
    for field in Field::ALL {
        learner.set(field, text.to_owned());
    }
    for field in EventField::ALL {
        event.set(field, text);
    }
    ChallengeDraft {
        learners: vec![learner.clone(), LearnerDraft::default()],
        master_uln: text.to_owned(),
        difference_reason: text.to_owned(),
        reason: text.to_owned(),
        explanation: text.to_owned(),
        qualifications: vec![event.clone(), event.clone()],
        proposed: event,
        transfer_to: Some(learner),
        contact_name: text.to_owned(),
        contact_email_address: text.to_owned(),
        contact_telephone: text.to_owned(),
        ..ChallengeDraft::new(kind)
    }
}

#[test]
fn what_is_said_of_a_data_challenge_shows_nothing() {
    let mut said = Said::default();
    let mut spoken = 0;
    for &(_, text) in PLANTS {
        for kind in ChallengeKind::ALL {
            let draft = planted(kind, text);
            said.debug("ChallengeDraft", &draft);
            let form = compose(&draft);
            said.debug("ChallengeForm", &form);
            // With it the check, finding by finding.
            assert_eq!(check(&draft), form.check);
            let shape = wire::ChallengeCheck::from(&form.check);
            said.words("wire::ChallengeCheck", serde_json::to_string(&shape).expect("JSON"));
            spoken += form.check.findings.len();
        }
    }
    assert!(spoken > PLANTS.len() * 12, "there was something to say");
    said.holds_no_plant();
}

#[test]
fn a_conflict_and_its_draft_show_nothing() {
    let mut said = Said::default();
    for &(_, text) in PLANTS {
        let one =
            LearnerDraft { uln: "9276308686".into(), given_name: text.into(), ..LearnerDraft::default() };
        let learners = [one.clone(), LearnerDraft { family_name: text.into(), ..one }];
        for conflict in matching::conflicts(&learners, &[0, 1]) {
            said.debug("UlnConflict", &conflict);
            said.debug("ChallengeDraft", &from_conflict(&conflict, &learners));
        }
    }
    said.holds_no_plant();
}

#[test]
fn calls_that_are_refused_show_nothing() {
    let mut said = Said::default();
    for &(_, text) in PLANTS {
        let given = serde_json::json!({ "kind": "shared_uln", "state": text, "problem": text, text: text });
        let of_uln = serde_json::json!({ "kind": "shared_uln", "learners": [{ "uln": text, text: text }] });
        let refused = [
            wire::challenge_route(Nested::from(given.clone())).err(),
            wire::challenge_check(Nested::from(given.clone())).err(),
            wire::challenge_compose(Nested::from(of_uln)).err(),
            wire::challenge_from_conflict(Nested::from(given.clone()), &[]).err(),
            wire::challenge_status(Nested::from(given.clone())).err(),
            wire::challenge_advance(Nested::from(given)).err(),
        ];
        for error in refused {
            let error = error.expect("no such call");
            said.debug("wire::Error", &error);
            said.words("wire::Error", serde_json::to_string(&error).expect("JSON"));
        }
    }
    said.holds_no_plant();
}
