//! Enrolment, each combination: every situation with every event, held against the guide's picture as the vectors state it;
//! every history of sharing steps up to a length, held against what the guide says of each step.
#![expect(clippy::expect_used, clippy::panic, reason = "a vector that cannot be read fails the test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use lrs_core::AbilityToShare;
use lrs_core::enrolment::{
    EnrolmentEvent, EnrolmentState, EnrolmentStep, Identity, OrganisationKind, SignUpStep, Situation,
    advance, next_step, sign_up,
};
use serde_json::Value;

/// How many tips for searching there are: guide, Appendix B, as `conformance/matching_search_variants.json` has them.
const TIPS: usize = 13;

/// The lines of the picture, from `conformance/enrolment_transitions.json`.
fn table() -> Vec<Value> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/enrolment_transitions.json");
    let cases: Vec<Value> =
        serde_json::from_str(&fs::read_to_string(file).expect("readable")).expect("a list of cases");
    cases.first().and_then(|case| case["ok"].as_array()).expect("lines").clone()
}

fn situations() -> impl Iterator<Item = Situation> {
    let sharing = || AbilityToShare::ALL.into_iter().map(Some).chain([None]);
    EnrolmentState::ALL.into_iter().flat_map(move |state| {
        sharing().flat_map(move |ability_to_share| {
            Identity::ALL.into_iter().flat_map(move |identity| {
                (0..=TIPS).map(move |tips_tried| Situation { state, ability_to_share, identity, tips_tried })
            })
        })
    })
}

/// What must hold, as the guide says it.
fn holds(guard: &str, situation: &Situation) -> bool {
    let sharing = situation.ability_to_share;
    match guard {
        "tips_tried" => situation.tips_tried == TIPS,
        "notice_settled" => sharing.is_some(),
        "notice_unseen" => sharing.is_none_or(|state| state == AbilityToShare::NotSeen),
        "identity_settled" => situation.identity != Identity::Open,
        "identity_unproved" => situation.identity != Identity::Verified,
        other => panic!("no guard {other}"),
    }
}

#[test]
fn every_event_does_what_the_picture_says_and_nothing_else() {
    let table = table();
    let (mut tried, mut taken) = (0, 0);
    for situation in situations() {
        let mut possible = BTreeSet::new();
        for event in EnrolmentEvent::ALL {
            tried += 1;
            let mut lines = table.iter().filter(|line| {
                line["event"] == event.code()
                    && (line["from"].is_null() || line["from"] == situation.state.code())
            });
            let line = lines.next();
            assert!(lines.next().is_none(), "one line for {event:?} in {:?}", situation.state);
            let guards = line.map(|line| line["guards"].as_array().expect("a list"));
            let is_possible = guards.is_some_and(|guards| {
                guards.iter().all(|guard| holds(guard.as_str().expect("a code"), &situation))
            });
            let after = advance(&situation, event);
            assert_eq!(after.is_ok(), is_possible, "{event:?} in {situation:?}");
            let (Some(line), Ok(after)) = (line, after) else { continue };
            possible.insert(event);
            taken += 1;
            let state = line["to"].as_str().unwrap_or(situation.state.code());
            assert_eq!(after.state.code(), state, "{event:?} in {situation:?}");
            assert_eq!(after, known_after(&situation, event, after.state), "{event:?} in {situation:?}");
        }
        let said: BTreeSet<_> = next_step(&situation).events.into_iter().collect();
        assert_eq!(said, possible, "{situation:?}");
    }
    assert_eq!(tried, 12 * 4 * 3 * 14 * EnrolmentEvent::ALL.len());
    assert!(taken > 10_000, "{taken}");
}

/// What is known after an event, in the state that the picture says.
fn known_after(before: &Situation, event: EnrolmentEvent, state: EnrolmentState) -> Situation {
    use EnrolmentEvent as Event;
    let in_tips = before.state == EnrolmentState::NotFound;
    let one_more = (before.tips_tried + 1).min(TIPS);
    let mut after = Situation { state, ..*before };
    match event {
        Event::Shares => after.ability_to_share = Some(AbilityToShare::AbleToShare),
        Event::OptsOut => after.ability_to_share = Some(AbilityToShare::UnableToShare),
        Event::Emergency => after.ability_to_share = Some(AbilityToShare::NotSeen),
        Event::IdentityVerified => after.identity = Identity::Verified,
        Event::IdentityLater => after.identity = Identity::Later,
        Event::FoundNobody | Event::FoundTooMany | Event::TipSkipped if in_tips => {
            after.tips_tried = one_more;
        }
        Event::TipsExhausted => after.tips_tried = TIPS,
        Event::UlnWrong | Event::RegistrationRefused => after.tips_tried = 0,
        Event::DetailsCorrected if state == EnrolmentState::WithoutUln => after.tips_tried = 0,
        _ => {}
    }
    after
}

#[test]
fn a_uln_is_never_created_before_search_notice_and_identity() {
    let mut seen = BTreeSet::new();
    let mut open = vec![Situation::default()];
    while let Some(situation) = open.pop() {
        let key = format!("{situation:?}");
        if !seen.insert(key) {
            continue;
        }
        if situation.state == EnrolmentState::UlnCreated {
            assert_eq!(situation.tips_tried, TIPS);
            assert!(situation.ability_to_share.is_some() && situation.identity != Identity::Open);
        }
        open.extend(EnrolmentEvent::ALL.into_iter().filter_map(|event| advance(&situation, event).ok()));
    }
    for state in EnrolmentState::ALL {
        assert!(seen.iter().any(|key| key.contains(&format!("{state:?}"))), "{state:?} is reached");
    }
}

/// Whoever does what is said next, and meets with the outcome that leads furthest from the end, comes to it all the same.
#[test]
fn the_next_step_can_always_be_taken_and_leads_to_the_end() {
    use EnrolmentStep as Step;
    for start in situations() {
        let mut situation = start;
        for taken in 0.. {
            assert!(taken < 40, "{start:?} comes to an end");
            let next = next_step(&situation);
            assert!(!next.reasons.is_empty(), "{situation:?} has a reason");
            assert_eq!(next.tip.is_some(), next.step == Step::TryTip);
            let event = match next.step {
                Step::AskForUln => EnrolmentEvent::GivesUln,
                Step::VerifyIdentity => EnrolmentEvent::IdentityVerified,
                Step::ShowNotice => EnrolmentEvent::OptsOut,
                Step::SearchByUln | Step::SearchByDetails | Step::TryTip => EnrolmentEvent::FoundNobody,
                Step::CheckWithLearner => EnrolmentEvent::IsAnother,
                Step::Register => EnrolmentEvent::Registered,
                Step::TellLearner => EnrolmentEvent::LearnerTold,
                Step::UpdateDetails => EnrolmentEvent::DetailsSent,
                Step::EnterLearner => EnrolmentEvent::LearnerEntered,
                Step::AwaitVerification => EnrolmentEvent::UlnVerified,
                Step::CheckMismatch => EnrolmentEvent::UlnWrong,
                Step::KeepUpToDate => break,
                step => panic!("no step {step:?}"),
            };
            situation = advance(&situation, event).expect("what is said next can be done");
        }
        assert_eq!(situation.state, EnrolmentState::Verified, "{start:?}");
    }
}

/// Every set of steps that are done, for both kinds, with and without a UKPRN.
#[test]
fn a_checklist_names_what_is_open_and_what_it_waits_for() {
    let ukprn = lrs_core::Ukprn::parse("10012345").expect("a UKPRN");
    let mut tried = 0;
    for kind in OrganisationKind::ALL {
        for given in [None, Some(ukprn)] {
            for bits in 0..1_u32 << SignUpStep::ALL.len() {
                let chosen = |(place, _): &(usize, SignUpStep)| bits >> place & 1 == 1;
                let done: Vec<_> =
                    SignUpStep::ALL.into_iter().enumerate().filter(chosen).map(|(_, step)| step).collect();
                let list = sign_up(kind, given, &done);
                assert_eq!(list.items.len(), SignUpStep::ALL.len() - 1, "one of the two registers");
                let open = || list.items.iter().filter(|item| !item.is_done);
                assert_eq!(list.is_ready, open().all(|item| !item.step.is_required()));
                for item in open() {
                    let is_next = list.next.contains(&item.step);
                    assert_eq!(is_next, item.waits_for.is_empty(), "{:?}", item.step);
                    assert!(given.is_none() || !item.waits_for.contains(&SignUpStep::ReceiveUkprn));
                }
                assert!(list.next.is_empty() == open().next().is_none(), "something can be done now");
                assert!(list.next.iter().all(|step| !done.contains(step)));
                tried += 1;
            }
        }
    }
    assert_eq!(tried, 4 << 13);
}
