//! Logs of the ability to share: every history up to a length, held against what the guide says of each step.
#![expect(clippy::expect_used, reason = "a moment that cannot be written fails the test")]

use lrs_core::AbilityToShare;
use lrs_core::enrolment::{Moment, SharingChange, SharingLog, SharingLogError, SharingPolicy};

/// One step: the state, the notice, who, and at which hour.
type Step = (AbilityToShare, &'static str, &'static str, u8);

fn change(&(to, notice, by, hour): &Step) -> SharingChange {
    let at = Moment::parse(&format!("2026-09-01T{hour:02}:00:00Z")).expect("a moment");
    SharingChange { at, by: by.to_owned(), to, notice_version: notice.to_owned() }
}

/// What the guide and an audit want of a step, given what stood before it.
fn is_legal(step: &Step, has_seen: bool, hour: u8) -> bool {
    let (to, notice, by, at) = *step;
    let is_seen = to != AbilityToShare::NotSeen;
    !by.is_empty() && (is_seen || !has_seen) && is_seen != notice.is_empty() && at >= hour
}

/// Calls `visit` with every history of `length` steps.
fn histories(alphabet: &[Step], length: usize, visit: &mut impl FnMut(&[Step])) {
    fn grow(alphabet: &[Step], length: usize, so_far: &mut Vec<Step>, visit: &mut impl FnMut(&[Step])) {
        if so_far.len() == length {
            return visit(so_far);
        }
        for &step in alphabet {
            so_far.push(step);
            grow(alphabet, length, so_far, visit);
            so_far.pop();
        }
    }
    grow(alphabet, length, &mut Vec::new(), visit);
}

fn judge(held: Option<AbilityToShare>, history: &[Step]) {
    let mut log = SharingLog::new(held);
    let (mut has_seen, mut hour) = (held.is_some_and(|state| state != AbilityToShare::NotSeen), 0);
    let (mut state, mut refused) = (held, Vec::new());
    for (step, entry) in history.iter().zip(1_u64..) {
        let before = log.clone();
        let appended = log.append(change(step));
        let legal = is_legal(step, has_seen, hour);
        assert_eq!(appended.is_ok(), legal, "{held:?} {history:?}");
        if let Err(error) = appended {
            assert_eq!(log, before, "a refused entry leaves the log as it was");
            assert_eq!(error.entry(), Some(before.changes().len() + 1));
            refused.push(entry);
        } else {
            assert_eq!(log.continues(&before), Ok(()));
            assert!(before.continues(&log).is_err(), "an entry is missing there");
            (has_seen, hour, state) = (has_seen || step.0 != AbilityToShare::NotSeen, step.3, Some(step.0));
        }
    }
    assert_eq!(log.state(), state, "{held:?} {history:?}");
    let changes: Vec<_> = history.iter().map(change).collect();
    let played = SharingLog::replay(held, &changes, &SharingPolicy::default());
    let mut named: Vec<_> = played
        .findings
        .iter()
        .filter(|finding| finding.severity == lrs_core::Severity::Error)
        .map(|finding| finding.record.expect("an entry"))
        .collect();
    named.dedup();
    assert_eq!(named, refused, "{held:?} {history:?}");
    assert_eq!((played.is_legal, played.state), (refused.is_empty(), state));
    assert_eq!(played.accepted, log.changes().len());
    let whole = SharingLog::from_changes(held, changes);
    let first = refused.first().map(|&entry| usize::try_from(entry).expect("small"));
    assert_eq!(whole.as_ref().err().and_then(SharingLogError::entry), first);
    if let Ok(whole) = whole {
        assert_eq!(whole, log);
    }
}

#[test]
fn every_history_of_states_up_to_seven_steps() {
    let alphabet = AbilityToShare::ALL.map(|to| {
        let notice = if to == AbilityToShare::NotSeen { "" } else { "2025-08" };
        (to, notice, "r.maddock", 9)
    });
    let mut judged = 0;
    for held in AbilityToShare::ALL.into_iter().map(Some).chain([None]) {
        for length in 0..=7 {
            histories(&alphabet, length, &mut |history| {
                judge(held, history);
                judged += 1;
            });
        }
    }
    assert_eq!(judged, 4 * (3_usize.pow(8) - 1) / 2);
}

#[test]
fn every_history_of_three_steps_of_every_kind() {
    let mut alphabet = Vec::new();
    for to in AbilityToShare::ALL {
        for notice in ["", "2025-08"] {
            for by in ["", "r.maddock"] {
                alphabet.extend([8, 9].map(|hour| (to, notice, by, hour)));
            }
        }
    }
    let mut judged = 0;
    for held in [None, Some(AbilityToShare::NotSeen), Some(AbilityToShare::UnableToShare)] {
        histories(&alphabet, 3, &mut |history| {
            judge(held, history);
            judged += 1;
        });
    }
    assert_eq!(judged, 3 * 24_usize.pow(3));
}

#[cfg(feature = "json")]
#[test]
fn every_legal_log_is_read_as_it_is_written() {
    use lrs_core::enrolment::SharingLogLimits;

    let alphabet = [
        (AbilityToShare::NotSeen, "", "\"quoted\"", 8),
        (AbilityToShare::AbleToShare, "August, “2025”", "r.maddock", 9),
        (AbilityToShare::UnableToShare, "\u{1f4dc}\n", "Zoë", 9),
    ];
    let mut written = 0;
    histories(&alphabet, 4, &mut |history| {
        let Ok(log) = SharingLog::from_changes(None, history.iter().map(change)) else { return };
        let json = log.to_json();
        let again = SharingLog::read(json.as_bytes(), &SharingLogLimits::DEFAULT).expect("our own log");
        assert_eq!((again.to_json(), again), (json, log));
        written += 1;
    });
    assert_eq!(written, 1 + 2 + 4 + 8 + 16, "the notice is seen at some step, or never");
}
