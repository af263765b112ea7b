//! Logs of the ability to share: any bytes are read within bounds, and what was read is legal and is written again.

use lrs_core::enrolment::{Moment, SharingChange, SharingLog, SharingLogLimits, SharingPolicy};

const LIMITS: SharingLogLimits =
    SharingLogLimits { max_bytes: 1 << 15, max_changes: 200, max_text_bytes: 200 };

/// Reads a log, plays it, writes it and reads that; and takes the bytes for one entry, and for a moment.
pub fn sharing_log(data: &[u8]) {
    if let Ok(text) = core::str::from_utf8(data)
        && let Some(moment) = Moment::parse(text.trim())
    {
        assert_eq!(Moment::parse(&moment.to_string()), Some(moment), "a moment is written as it is read");
    }
    let log = SharingLog::read(data, &LIMITS);
    match SharingLog::read_changes(data, &LIMITS) {
        Err(error) => assert_eq!(log, Err(error), "what cannot be read is no log"),
        Ok((held, changes)) => {
            assert!(changes.len() <= LIMITS.max_changes);
            let played = SharingLog::replay(held, &changes, &SharingPolicy::default());
            assert_eq!(played.is_legal, log.is_ok(), "a log is read when every entry is legal");
            assert_eq!(played.is_legal, played.accepted == changes.len());
            let places = played.findings.iter().filter_map(|finding| finding.record);
            assert!(places.clone().all(|entry| (1..=changes.len() as u64).contains(&entry)));
            assert!(places.is_sorted(), "findings stand in the order of the entries");
            if let Err(error) = &log {
                let first = played.findings.iter().find(|finding| finding.code == error.code());
                assert_eq!(first.and_then(|finding| finding.record), error.entry().map(|entry| entry as u64));
            }
        }
    }
    let Ok(log) = log else { return };
    let json = log.to_json();
    let again = SharingLog::read(json.as_bytes(), &SharingLogLimits::DEFAULT).expect("what we write is read");
    assert_eq!((again.to_json(), &again), (json, &log), "and is the same");
    assert_eq!(log.continues(&SharingLog::new(log.held())), Ok(()));
    grows(log, data);
}

/// A log with one more entry continues the one before; one that is refused changes nothing.
fn grows(log: SharingLog, data: &[u8]) {
    let entry = log.changes().len() + 1;
    let next = SharingChange::read(data, entry, &LIMITS).ok().or_else(|| log.changes().first().cloned());
    let Some(change) = next else { return };
    let mut longer = log.clone();
    match longer.append(change.clone()) {
        Ok(()) => {
            assert_eq!(longer.continues(&log), Ok(()));
            assert_eq!(log.continues(&longer).map_err(|error| error.entry()), Err(Some(entry)));
            assert_eq!(longer.state(), Some(change.to));
        }
        Err(error) => assert_eq!((longer, error.entry()), (log, Some(entry))),
    }
}
