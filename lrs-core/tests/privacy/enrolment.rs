//! Enrolment knows no learner, and a log of the ability to share shows neither who recorded it nor what else was written.

use lrs_core::AbilityToShare;
use lrs_core::enrolment::{
    Moment, SharingChange, SharingLog, SharingLogLimits, SharingPolicy, Situation, next_step,
};
use lrs_core::wire::{self, Nested};

use crate::plants::PLANTS;
use crate::said::Said;

#[test]
fn a_log_of_the_ability_to_share_shows_nothing() {
    let mut said = Said::default();
    let at = Moment::parse("2026-09-01T08:30:00Z").expect("a moment");
    let mut spoken = 0;
    for &(_, text) in PLANTS {
        let entry = |to| SharingChange { at, by: text.to_owned(), to, notice_version: text.to_owned() };
        let changes =
            [AbilityToShare::AbleToShare, AbilityToShare::NotSeen, AbilityToShare::AbleToShare].map(entry);
        said.debug("SharingChange", &changes);
        let played = SharingLog::replay(None, &changes, &SharingPolicy::default());
        said.debug("SharingReplay", &played);
        said.debug("wire::SharingReplay", &wire::SharingReplay::from(&played));
        spoken += played.findings.len();
        for finding in &played.findings {
            said.finding(finding);
        }
        said.parsed("from_changes", SharingLog::from_changes(None, changes.clone()));
        let [legal, _, _] = changes;
        let log = SharingLog::from_changes(None, [legal.clone()]).unwrap_or_default();
        said.debug("SharingLog", &log);
        said.parsed("continues", SharingLog::new(None).continues(&log));
        let mut twice = log.clone();
        said.parsed("append", twice.append(SharingChange { by: String::new(), ..legal }));
    }
    assert!(spoken > PLANTS.len(), "there was something to say");
    said.holds_no_plant();
}

#[test]
fn what_is_no_log_or_situation_shows_nothing() {
    let mut said = Said::default();
    for &(_, text) in PLANTS {
        let quoted = serde_json::Value::from(text).to_string();
        let entry = |at: &str, to: &str| format!("{{\"at\": {at}, \"by\": {quoted}, \"to\": {to}}}");
        let logs = [
            text.to_owned(),
            format!("{{\"format\": {quoted}, \"held\": null, \"changes\": []}}"),
            format!("{{{quoted}: {quoted}}}"),
            format!("{{\"format\": 1, \"held\": null, \"changes\": [{}]}}", entry(&quoted, "0")),
            format!("{{\"format\": 1, \"held\": null, \"changes\": [{}]}}", entry("\"2026\"", &quoted)),
            format!("{{\"format\": 1, \"held\": null, \"changes\": [{quoted}"),
        ];
        let limits = SharingLogLimits { max_text_bytes: 2, ..SharingLogLimits::DEFAULT };
        for log in logs {
            said.parsed("SharingLog::read", SharingLog::read(log.as_bytes(), &limits));
            said.parsed("SharingChange::read", SharingChange::read(log.as_bytes(), 1, &limits));
        }
        let odd = serde_json::json!({ "state": text });
        let errors = [
            wire::enrolment_next_step(Nested::from(odd)).err(),
            wire::enrolment_next_step(Nested::from(serde_json::json!({ "abilityToShare": text }))).err(),
            wire::enrolment_advance(Nested::from(serde_json::json!({ text: 1 })), text).err(),
            wire::enrolment_advance(Nested::from(serde_json::json!({})), text).err(),
            wire::enrolment_sign_up(Nested::from(serde_json::json!({ "kind": "school", "done": [text] })))
                .err(),
        ];
        for error in errors.into_iter().flatten() {
            said.debug("wire::Error", &error);
            said.words("wire::Error", serde_json::to_string(&error).expect("JSON"));
        }
    }
    said.debug("NextStep", &next_step(&Situation::default()));
    said.holds_no_plant();
}
