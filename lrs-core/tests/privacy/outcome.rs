//! What comes back from the LRS shows no learner either: records, reports, queues and calendars.

use lrs_core::batch::{self, CalendarDetail, OutcomePolicy, OutputRecord, Stamp};
use lrs_core::value::Date;
use lrs_core::{Field, LearnerDraft, wire};

use crate::plants;
use crate::said::Said;

/// Registration and verify outputs with a plant in every column, the code's too.
fn outputs() -> Vec<String> {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\"").replace('\0', ""));
    let row = |values: Vec<String>| values.join(",") + "\r\n";
    let places = 0..6;
    let verified = batch::VERIFIED_FIELDS;
    let columns = Field::ALL.map(|field| field.column().to_owned()).to_vec();
    let mut registration = row([vec!["ReturnCode".to_owned()], columns].concat());
    let mut verify = row([
        vec!["ResponseCode".to_owned(), "FailureFlag".to_owned()],
        verified.map(|field| field.column().to_owned()).to_vec(),
        verified.map(|field| format!("Searched{}", field.column())).to_vec(),
    ]
    .concat());
    for place in places {
        let (one, other) = (plants::full(place), plants::full(place + 1));
        let of = |draft: &LearnerDraft<'_>, fields: &[Field]| -> Vec<String> {
            fields.iter().map(|field| quoted(draft.text(*field))).collect()
        };
        for code in ["RC001", "RC010", "", &one.family_name, &one.uln] {
            registration += &row([vec![quoted(code)], of(&one, &Field::ALL)].concat());
            let start = vec![quoted(code), quoted(&one.given_name)];
            verify += &row([start, of(&one, &verified), of(&other, &verified)].concat());
        }
    }
    vec![registration, verify]
}

#[test]
fn what_comes_back_shows_nothing() {
    let mut said = Said::default();
    let day = Date::from_ymd(2026, 9, 1).expect("a day");
    let policy = OutcomePolicy::new(day, day);
    let stamp = Stamp::from_iso("2026-09-01T09:30:00Z").expect("UTC");
    let mut ulns = 0;
    for output in outputs() {
        let mut reader = batch::read_output(output.as_bytes(), policy.limits).expect("an output");
        let mut sent: Vec<OutputRecord> = Vec::new();
        while let Some(record) = reader.next_record() {
            sent.push(record.expect("a record"));
        }
        said.debug("OutputRecord", &sent);
        let mut drafts = sent.iter().skip(1).map(|record| Ok(record.learner.clone()));
        let beside = batch::outcome(output.as_bytes(), Some(&mut drafts), &policy).expect("an output");
        let alone = batch::outcome(output.as_bytes(), None, &policy).expect("an output");
        for report in [beside, alone] {
            ulns += report.queue.exceptions().len();
            said.debug("OutcomeReport", &report);
            said.debug("wire::OutcomeReport", &wire::OutcomeReport::from(&report));
            said.shown("OutcomeReport", &report, &batch::ReportStyle::default());
            let json = serde_json::to_string(&wire::OutcomeReport::from(&report)).expect("JSON");
            let saved = wire::read_saved(&json).expect("our own report");
            said.debug("SavedReport", &saved);
            said.parsed("read_report", wire::read_report(&json));
            said.parsed("read_values", wire::read_values(&output));
            for finding in &report.findings {
                said.finding(finding);
            }
            for detail in [CalendarDetail::Batch, CalendarDetail::Record] {
                let mut file = Vec::new();
                batch::write_calendar(&mut file, &report.queue, stamp, detail).expect("memory");
                said.words("write_calendar", String::from_utf8(file).expect("UTF-8"));
            }
        }
    }
    assert!(ulns > 0, "there was something to hide");
    let cut = format!("{}\"{}", outputs()[0], plants::full(0).notes);
    let error = batch::outcome(cut.as_bytes(), None, &policy).expect_err("an open quote");
    said.error("batch::outcome", &error);
    said.holds_no_plant();
}
