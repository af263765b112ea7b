//! Answers with learning events: any bytes are read within bounds, and what was read can be shown, sorted and reported.

use lrs_core::plr::{
    self, LearningEvent, PlrAccess, PlrColumn, PlrLimits, PlrRecord, PlrRequest, ReportHead, SortOrder,
};
use lrs_core::value::{AbilityToShare, Date, UserRole};
use lrs_core::wire::{self, Nested};

const LIMITS: PlrLimits = PlrLimits { max_bytes: 1 << 16, max_events: 200, max_value_bytes: 1_000 };

/// Reads an answer, writes it as JSON and reads that, then does everything with its events.
pub fn plr(data: &[u8]) {
    let Ok(record) = plr::read(data, &LIMITS) else { return };
    assert!(record.events.len() <= LIMITS.max_events);
    let shown = format!("{record:?}");
    assert!(record.found_uln.len() < 10 || !shown.contains(&record.found_uln), "no ULN shows");
    reads_again(data, &record);
    let events = &record.events;
    sorts(events);
    let today = Date::from_ymd(2026, 9, 1).expect("a day");
    let place_is_there = |place: Option<usize>| place.is_none_or(|place| place < events.len());
    assert!(plr::check(events, today).iter().all(|found| place_is_there(found.event)));
    assert!(record.findings.iter().all(|found| place_is_there(found.event)));
    for event in events {
        let blank = PlrColumn::ALL.into_iter().filter(|column| event.said(column.field()).is_none());
        let why = plr::why_blank(event);
        assert!(blank.into_iter().all(|column| why.iter().any(|found| found.field == Some(column.field()))));
    }
    reports(events, today);
}

/// What was read says the same when it is written as JSON and read again.
fn reads_again(data: &[u8], record: &PlrRecord) {
    let written =
        wire::plr_read(data, Nested::Names(Vec::new())).expect("what was read within closer bounds");
    let json = serde_json::to_vec(&written).expect("JSON");
    let again = plr::read(&json, &PlrLimits::default()).expect("what we write can be read");
    assert!(again.events == record.events, "the events are the same");
    assert_eq!(again.response_code, record.response_code);
    assert!(again.incoming_uln == record.incoming_uln && again.found_uln == record.found_uln);
}

/// Every order has every event once, and blanks last.
fn sorts(events: &[LearningEvent]) {
    for column in PlrColumn::ALL {
        for order in SortOrder::ALL {
            let sorted = plr::sort(events, column, order);
            assert!(sorted.is_sorted_by_key(|place| events[*place].said(column.field()).is_none()));
            let mut places = sorted;
            places.sort_unstable();
            assert!(places.into_iter().eq(0..events.len()));
        }
    }
}

/// A report has what may be seen and nothing else, as markup that holds none of it as markup, and as a PDF.
fn reports(events: &[LearningEvent], today: Date) {
    let request = PlrRequest {
        roles: vec![UserRole::LearnerRecord],
        has_searched: true,
        has_seen_privacy_notice: true,
        ability_to_share: Some(AbilityToShare::AbleToShare),
        is_learner: false,
    };
    let seen = plr::view(events, &request);
    assert_eq!(seen.access, PlrAccess::Allowed);
    assert_eq!(seen.shown.len() + seen.hidden.len(), events.len());
    let report = plr::report(events, &request, None, ReportHead::new(today)).expect("it may be seen");
    assert_eq!(report.entries.len(), seen.shown.len());
    assert!(report.entries.iter().all(|entry| !entry.learning_event.is_sensitive()));
    let mut html = Vec::new();
    plr::write_html(&mut html, &report).expect("written");
    let html = String::from_utf8(html).expect("UTF-8");
    assert_eq!(html.matches("<tr>").count(), 1 + report.entries.len(), "a text is never markup");
    let mut pdf = Vec::new();
    plr::write_pdf(&mut pdf, &report).expect("written");
    assert!(pdf.starts_with(b"%PDF-1.7") && pdf.ends_with(b"%%EOF"));
}
