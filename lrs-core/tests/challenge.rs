//! Data challenges, each combination: every problem with everything that may be known around it, every kind with what it
//! takes, every state with every event. And the e-mail rule: what is written for the portal is held in an e-mail.
#![expect(clippy::expect_used, reason = "a vector that cannot be read fails the test")]

use std::collections::BTreeSet;

use lrs_core::breach::{self, BreachKind, BreachPolicy, Channel, EmailMessage, Verdict};
use lrs_core::challenge::{
    ChallengeDraft, ChallengeError, ChallengeEvent, ChallengeFinding, ChallengeInformation as Info,
    ChallengeProblem, ChallengeSituation, ChallengeState, ChallengeStep, ChallengeWay, advance, check,
    compose, from_conflict, kinds, route, status,
};
use lrs_core::plr::{self, LearningEvent, PlrProblem};
use lrs_core::value::ChallengeKind;
use lrs_core::{LearnerDraft, Severity, matching};

/// Every situation.
fn situations() -> impl Iterator<Item = ChallengeSituation> {
    let flags = [false, true];
    ChallengeProblem::ALL.into_iter().flat_map(move |problem| {
        flags.into_iter().flat_map(move |is_own_ilr| {
            flags.into_iter().flat_map(move |is_uln_shared| {
                [None, Some(false), Some(true)].into_iter().map(move |participation_record| {
                    ChallengeSituation { problem, is_own_ilr, is_uln_shared, participation_record }
                })
            })
        })
    })
}

/// The problems that the guide has an organisation put right itself.
const OWN: [ChallengeProblem; 5] = [
    ChallengeProblem::WrongName,
    ChallengeProblem::WrongAddress,
    ChallengeProblem::WrongAbilityToShare,
    ChallengeProblem::WrongDateOfBirth,
    ChallengeProblem::WrongOtherDetail,
];
/// Those of a qualification's details, which the next ILR return can mend.
const DETAILS: [ChallengeProblem; 4] = [
    ChallengeProblem::WrongGrade,
    ChallengeProblem::WrongDate,
    ChallengeProblem::GradeMissing,
    ChallengeProblem::DateMissing,
];
/// Those of two qualifications, one of which may be a participation record.
const PARTICIPATION: [ChallengeProblem; 3] =
    [ChallengeProblem::NeverStarted, ChallengeProblem::SharedBefore, ChallengeProblem::AppearsTwice];

#[test]
fn every_problem_has_one_way_whatever_is_known_around_it() {
    let mut asked = 0;
    for situation in situations() {
        let ChallengeSituation { problem, is_own_ilr, is_uln_shared, participation_record } = situation;
        let route = route(&situation);
        let kind = ChallengeKind::from_code(problem.code());
        let is_of_uln = kind.is_some_and(ChallengeKind::is_about_uln);
        let expected = if is_of_uln {
            ChallengeWay::UlnDataChallenge
        } else if problem == ChallengeProblem::QualificationMissing {
            ChallengeWay::AwardingOrganisation
        } else if is_uln_shared {
            ChallengeWay::UlnDataChallenge
        } else if OWN.contains(&problem) {
            ChallengeWay::Update
        } else if PARTICIPATION.contains(&problem) && participation_record == Some(true) {
            ChallengeWay::Leave
        } else if DETAILS.contains(&problem) && is_own_ilr {
            ChallengeWay::IlrReturn
        } else {
            ChallengeWay::DataChallenge
        };
        assert_eq!(route.way, expected, "{situation:?}");
        assert!(!route.reasons.is_empty() && !route.steps.is_empty(), "{situation:?}");
        let is_challenge = matches!(route.way, ChallengeWay::DataChallenge | ChallengeWay::UlnDataChallenge);
        assert_eq!(route.kind.is_some(), is_challenge, "{situation:?}");
        assert_eq!(route.steps.contains(&ChallengeStep::NoteReference), is_challenge, "{situation:?}");
        if let Some(kind) = route.kind {
            assert_eq!(kind.is_about_uln(), route.way == ChallengeWay::UlnDataChallenge, "{situation:?}");
            let of_plr = route.steps.contains(&ChallengeStep::ViewPlr);
            assert_eq!(of_plr, !kind.is_about_uln(), "an event is found in the record: {situation:?}");
        }
        let steps: BTreeSet<_> = route.steps.iter().collect();
        assert_eq!(steps.len(), route.steps.len(), "no step twice: {situation:?}");
        asked += 1;
    }
    assert_eq!(asked, ChallengeProblem::ALL.len() * 2 * 2 * 3);
}

#[test]
fn the_record_s_own_rules_say_the_same_of_events() {
    let pairs = [
        (PlrProblem::GradeMissing, ChallengeProblem::GradeMissing),
        (PlrProblem::DateMissing, ChallengeProblem::DateMissing),
        (PlrProblem::GradeWrong, ChallengeProblem::WrongGrade),
        (PlrProblem::DateWrong, ChallengeProblem::WrongDate),
        (PlrProblem::NotThisLearner, ChallengeProblem::NeverStarted),
        (PlrProblem::NotThisLearner, ChallengeProblem::SharedBefore),
        (PlrProblem::AppearsTwice, ChallengeProblem::AppearsTwice),
        (PlrProblem::SharedUln, ChallengeProblem::SharedUln),
        (PlrProblem::QualificationMissing, ChallengeProblem::QualificationMissing),
    ];
    for (of_plr, problem) in pairs {
        for is_own_ilr in [false, true] {
            let way = route(&ChallengeSituation { is_own_ilr, ..ChallengeSituation::new(problem) }).way;
            assert_eq!(way.code(), plr::mend(of_plr, is_own_ilr).way.code(), "{problem:?}");
        }
    }
    assert_eq!(PlrProblem::ALL.len(), 8, "each of them is above");
}

#[test]
fn every_piece_of_information_is_taken_by_a_kind_and_asked_for_when_it_is_missing() {
    let taken: BTreeSet<_> = kinds().flat_map(|one| one.information).collect();
    assert_eq!(taken.len(), Info::ALL.len());
    for one in kinds() {
        let found = check(&ChallengeDraft::new(one.kind));
        assert!(!found.is_ready, "an empty draft is never ready: {:?}", one.kind);
        let asks = |code: &str| found.findings.iter().any(|finding| finding.code() == code);
        let wanted: [(&[Info], &str); 11] = [
            (&[Info::Master], "challenge.master_missing"),
            (&[Info::BothUlns, Info::MergedUlns], "challenge.two_ulns"),
            (&[Info::DemergeReason], "challenge.demerge_reason_missing"),
            (&[Info::Issue], "challenge.explanation_missing"),
            (&[Info::Qualification], "challenge.one_qualification"),
            (&[Info::Proposed], "challenge.proposed_missing"),
            (&[Info::RecordingReason], "challenge.recording_reason_missing"),
            (&[Info::ParticipationCheck], "challenge.participation_unchecked"),
            (&[Info::TwoQualifications], "challenge.two_qualifications"),
            (&[Info::DuplicationReason], "challenge.duplication_reason_missing"),
            (&[Info::Contact], "challenge.contact_name_missing"),
        ];
        for (pieces, code) in wanted {
            let is_taken = pieces.iter().any(|piece| one.information.contains(piece));
            // Of a fictitious ULN the guide wants the same as of a second one: the other ULN is advice here, and the
            // explanation makes up for it.
            let expected = match (one.kind, code) {
                (ChallengeKind::FictitiousUln, "challenge.explanation_missing") => true,
                (ChallengeKind::FictitiousUln, "challenge.two_ulns" | "challenge.master_missing") => false,
                _ => is_taken,
            };
            assert_eq!(asks(code), expected, "{:?} {code}", one.kind);
        }
    }
}

#[test]
fn every_state_and_every_event_is_decided() {
    let mut led = 0;
    for state in ChallengeState::ALL {
        assert_eq!(ChallengeState::from_code(state.code()), Some(state));
        for is_own in [false, true] {
            let status = status(state, is_own);
            assert!(!status.reasons.is_empty() || !is_own, "{state:?}");
            assert_eq!(status.has_ended, state.has_ended());
            assert!(status.next.is_empty() || !state.has_ended(), "nothing follows an end: {state:?}");
            for event in ChallengeEvent::ALL {
                let next = advance(state, event, is_own);
                assert_eq!(status.next.contains(&event), next.is_ok(), "{state:?} {event:?} {is_own}");
                match next {
                    Ok(next) => {
                        led += usize::from(is_own);
                        assert_ne!(next, state, "{state:?} {event:?}");
                        assert_eq!(advance(state, event, true), Ok(next), "an owner may all that others may");
                    }
                    Err(ChallengeError::Ended) => assert!(state.has_ended()),
                    Err(ChallengeError::NotSubmitted) => assert_eq!(state, ChallengeState::Drafted),
                    Err(ChallengeError::NotOwn) => assert!(!is_own),
                    Err(_) => assert!(!state.has_ended() && state != ChallengeState::Drafted),
                }
            }
        }
    }
    assert_eq!(led, 15, "the lines of the table");
}

#[test]
fn every_state_is_reached_and_every_state_can_end() {
    let after = |state: ChallengeState| {
        ChallengeEvent::ALL.into_iter().filter_map(move |event| advance(state, event, true).ok())
    };
    let closure = |from: ChallengeState| {
        let (mut reached, mut next) = (vec![from], vec![from]);
        while let Some(state) = next.pop() {
            for state in after(state) {
                if !reached.contains(&state) {
                    reached.push(state);
                    next.push(state);
                }
            }
        }
        reached
    };
    assert_eq!(closure(ChallengeState::Drafted).len(), ChallengeState::ALL.len());
    for state in ChallengeState::ALL {
        assert!(closure(state).into_iter().any(ChallengeState::has_ended), "{state:?}");
    }
}

/// A challenge with names, as the conflicts of a file call for it.
fn shared() -> ChallengeDraft {
    let amina = LearnerDraft {
        uln: "9276308686".into(),
        given_name: "Amina".into(),
        family_name: "Khan".into(),
        date_of_birth: "2007-03-12".into(),
        ..LearnerDraft::default()
    };
    let rhys = LearnerDraft { given_name: "Rhys".into(), family_name: "Pugh".into(), ..amina.clone() };
    let learners = [amina, rhys];
    let conflicts = matching::conflicts(&learners, &[0, 1]);
    from_conflict(conflicts.first().expect("one ULN on two people"), &learners)
}

fn mail(subject: &str, body: String) -> EmailMessage {
    EmailMessage { subject: subject.to_owned(), body, ..EmailMessage::default() }
}

#[test]
fn what_is_written_for_the_portal_may_stand_there_and_in_no_email() {
    let comments = compose(&shared()).comments;
    assert!(comments.contains("Amina Khan") && comments.contains("9276308686"));
    let message = mail("A shared ULN", comments);
    let by_email = breach::assess(&message, &BreachPolicy::default());
    assert_eq!(by_email.verdict, Verdict::Hold);
    let in_the_portal = EmailMessage { channel: Channel::PortalDataChallenge, ..message };
    assert_eq!(breach::assess(&in_the_portal, &BreachPolicy::default()).verdict, Verdict::Send);
}

#[test]
fn a_reference_number_goes_by_email_alone() {
    let reminders = compose(&shared()).reminders;
    assert!(reminders.iter().any(|reminder| reminder.code() == "challenge.reference_in_email"));
    let subject = "Data challenge reference DC-9276308686-01";
    let alone = mail(subject, "Could you tell us how far this is?".to_owned());
    assert_eq!(breach::assess(&alone, &BreachPolicy::default()).verdict, Verdict::Send);
    let report = breach::assess(&mail(subject, compose(&shared()).comments), &BreachPolicy::default());
    assert_eq!(report.verdict, Verdict::Hold);
    let kinds: Vec<BreachKind> = report.breaches.iter().map(|breach| breach.kind).collect();
    assert!(kinds.contains(&BreachKind::ChallengeReferenceWithDetails), "{kinds:?}");
}

#[test]
fn a_draft_of_a_conflict_lacks_what_records_cannot_say() {
    let missing: Vec<&str> = check(&shared()).findings.iter().map(ChallengeFinding::code).collect();
    assert_eq!(
        missing,
        [
            "challenge.explanation_missing",
            "challenge.contact_name_missing",
            "challenge.contact_email_missing",
            "challenge.contact_telephone_missing",
        ]
    );
}

#[test]
fn a_challenge_that_goes_another_way_is_never_ready() {
    for situation in situations() {
        let Some(kind) = ChallengeKind::from_code(situation.problem.code()) else { continue };
        let draft = ChallengeDraft {
            is_own_ilr: situation.is_own_ilr,
            is_uln_shared: situation.is_uln_shared,
            participation_record: situation.participation_record,
            qualifications: vec![LearningEvent::default(); 2],
            ..ChallengeDraft::new(kind)
        };
        assert_eq!(draft.situation(), situation);
        let route = route(&situation);
        let errors = check(&draft).findings;
        let of_route = errors.iter().filter(|one| one.finding.severity == Severity::Error);
        let says_so =
            of_route.filter(|one| route.reasons.iter().any(|reason| reason.code() == one.code())).count();
        assert_eq!(says_so > 0, route.kind != Some(kind), "{situation:?}");
    }
}
