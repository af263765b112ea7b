//! A Personal Learning Record shows no learner where nobody asked: answers, findings, views, reports.

use lrs_core::plr::{self, EventField, LearningEvent, PlrLimits, PlrRequest, ReportHead};
use lrs_core::value::Date;
use lrs_core::{Uln, wire};

use crate::plants::PLANTS;
use crate::said::Said;

fn events() -> Vec<LearningEvent> {
    let filled = PLANTS.iter().map(|(_, text)| {
        let mut event = LearningEvent::default();
        for field in EventField::ALL {
            event.set(field, *text);
        }
        event
    });
    filled.collect()
}

#[test]
fn a_personal_learning_record_shows_nothing() {
    let mut said = Said::default();
    let today = Date::from_ymd(2026, 9, 1).expect("a day");
    let events = events();
    said.debug("LearningEvent", &events);
    for found in plr::check(&events, today).iter().chain(&plr::why_blank(&events[0])) {
        said.debug("PlrFinding", found);
        said.finding(&found.finding);
        said.words("wire::PlrFinding", serde_json::to_string(&wire::PlrFinding::from(found)).expect("JSON"));
    }
    let own = PlrRequest { is_learner: true, ..PlrRequest::default() };
    said.debug("PlrView", &plr::view(&events, &own));
    for &(_, text) in PLANTS {
        let head = ReportHead {
            given_name: text.to_owned(),
            family_name: text.to_owned(),
            uln: Uln::parse(text).ok(),
            ..ReportHead::new(today)
        };
        said.debug("ReportHead", &head);
        let report = plr::report(&events, &own, None, head.clone()).expect("the learner may");
        said.debug("PlrReport", &report);
        said.debug("wire::PlrReport", &wire::PlrReport::from(&report));
        said.parsed("plr::report", plr::report(&events, &PlrRequest::default(), None, head));
    }
    said.holds_no_plant();
}

#[test]
fn an_answer_shows_nothing_read_or_refused() {
    let mut said = Said::default();
    for &(_, text) in PLANTS {
        let quoted = serde_json::Value::from(text).to_string();
        let escaped = text.replace(['&', '<', '\0'], "");
        let element = |name: &str| format!("<{name}>{escaped}</{name}>");
        let answers = [
            format!("[{{\"subject\": {quoted}, \"id\": {quoted}, {quoted}: {quoted}}}]"),
            format!("{{\"foundUln\": {quoted}, \"responseCode\": {quoted}, \"events\": [{quoted}]}}"),
            format!("[{{\"grade\": [{quoted}]}}]"),
            format!("[{{\"grade\": {quoted}"),
            format!(
                "<LearnerRecord>{}{}<LearningEvent>{}{}{}</LearningEvent></LearnerRecord>",
                element("FoundULN"),
                element("ResponseCode"),
                element("Grade"),
                element("Grade"),
                element("Colour"),
            ),
            format!("<LearnerRecord><LearningEvent>&{escaped};</LearningEvent></LearnerRecord>"),
            format!("<LearnerRecord><{escaped}>"),
            text.to_owned(),
        ];
        for answer in answers {
            for limits in [PlrLimits::DEFAULT, PlrLimits { max_value_bytes: 2, ..PlrLimits::DEFAULT }] {
                said.debug("PlrLimits", &limits);
                let read = plr::read(answer.as_bytes(), &limits);
                if let Ok(record) = &read {
                    for found in &record.findings {
                        said.finding(&found.finding);
                    }
                }
                said.parsed("plr::read", read);
            }
            let nothing = wire::Nested::Names(Vec::new());
            match wire::plr_read(answer.as_bytes(), nothing) {
                Ok(record) => said.debug("wire::PlrRecord", &record),
                Err(error) => said.words("wire::Error", serde_json::to_string(&error).expect("JSON")),
            }
        }
    }
    said.holds_no_plant();
}
