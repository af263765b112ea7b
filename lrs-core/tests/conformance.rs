//! The specification as data: runs every case of `conformance/` on the Rust face.
//!
//! A case is `{ name, section, input, ok | error: { code } }`. What is expected may name fewer fields than
//! the answer has: an object matches when each of its fields does, a list when it is as long and matches
//! place by place.
#![expect(clippy::expect_used, clippy::panic, reason = "a vector that cannot be read fails the test")]

#[path = "conformance/access.rs"]
mod access;
#[path = "conformance/batch.rs"]
mod batch;
#[path = "conformance/breach.rs"]
mod breach;
#[path = "conformance/challenge.rs"]
mod challenge;
#[path = "conformance/enrolment.rs"]
mod enrolment;
#[path = "conformance/matching.rs"]
mod matching;
#[path = "conformance/outcome.rs"]
mod outcome;
#[path = "conformance/plan.rs"]
mod plan;
#[path = "conformance/plr.rs"]
mod plr;
#[path = "conformance/report.rs"]
mod report;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use lrs_core::learner::{self, InputError};
use lrs_core::value::{
    Date, ScottishCandidateNumber, TwoDigitYear, Uci, Upn, UserRole, email_address, postcode, uln,
    verification,
};
use lrs_core::{
    AbilityToShare, DateOfBirth, EmailAddress, FamilyName, Gender, GivenName, Postcode, ProhibitedText,
    Ukprn, Uln, Verification, VerificationType, text, wire,
};
use serde_json::{Value, json};

/// Calls a function of the face on a case's input; the answer and the error are in the wire's shape.
type Run = fn(&Value) -> Result<Value, Value>;

/// Every function that a vector file speaks of, by its Rust name in `index.json`.
const FUNCTIONS: &[(&str, Run)] = &[
    ("Uln::parse", |input| parsed(Uln::parse(text(input)))),
    ("Uln::is_valid", |input| Ok(json!(Uln::is_valid(text(input))))),
    ("Uln::check_digit", |input| Ok(json!(Uln::check_digit(text(input))))),
    ("value::uln::repairs", |input| Ok(all(uln::repairs(text(input)).iter().map(wire::UlnRepair::from)))),
    ("value::Date::read", |input| {
        read(Date::read(text(&input["text"]), two_digit_year(input)), |reading| {
            json!(wire::DateReading::from(reading))
        })
    }),
    ("DateOfBirth::parse", |input| parsed(DateOfBirth::parse(text(input)))),
    ("DateOfBirth::read", |input| {
        read(DateOfBirth::read(text(&input["text"]), two_digit_year(input)), |reading| {
            json!(wire::DateReading::from(reading))
        })
    }),
    ("DateOfBirth::from_parts", |input| {
        parsed(DateOfBirth::from_parts(text(&input["day"]), text(&input["month"]), text(&input["year"])))
    }),
    ("Gender::parse", |input| parsed(Gender::parse(text(input)))),
    ("Gender::read", |input| {
        read(Gender::read(text(input)), |reading| json!(wire::GenderReading::from(reading)))
    }),
    ("Postcode::parse", |input| parsed(Postcode::parse(text(input)))),
    ("Postcode::read", |input| {
        read(Postcode::read(text(input)), |reading| json!(wire::PostcodeReading::from(reading)))
    }),
    ("Postcode::parts", |input| {
        read(Postcode::parse(text(input)), |postcode| json!(wire::PostcodeParts::from(postcode)))
    }),
    ("value::postcode::repairs", |input| {
        Ok(all(postcode::repairs(text(input)).iter().map(wire::PostcodeRepair::from)))
    }),
    ("EmailAddress::parse", |input| parsed(EmailAddress::parse(text(input)))),
    ("value::email_address::repairs", |input| {
        Ok(all(email_address::repairs(text(input)).iter().map(wire::EmailAddressRepair::from)))
    }),
    ("Ukprn::parse", |input| parsed(Ukprn::parse(text(input)))),
    ("value::Uci::parse", |input| parsed(Uci::parse(text(input)))),
    ("value::Upn::parse", |input| parsed(Upn::parse(text(input)))),
    ("value::ScottishCandidateNumber::parse", |input| parsed(ScottishCandidateNumber::parse(text(input)))),
    ("text::name_key", |input| Ok(json!(text::name_key(text(input))))),
    ("GivenName::parse", |input| parsed(GivenName::parse(text(input)))),
    ("FamilyName::parse", |input| parsed(FamilyName::parse(text(input)))),
    ("AbilityToShare::parse", |input| parsed(AbilityToShare::parse(text(input)))),
    ("AbilityToShare::change_to", |input| {
        let current = given::<AbilityToShare>(&input["from"]);
        parsed(current.change_to(given(&input["next"])))
    }),
    ("AbilityToShare::visibility", |input| {
        Ok(json!(wire::Visibility::from(given::<AbilityToShare>(input).visibility())))
    }),
    ("value::UserRole::parse", |input| parsed(UserRole::parse(text(input)))),
    ("VerificationType::parse", |input| parsed(VerificationType::parse(text(input)))),
    ("Verification::new", |input| {
        read(Verification::new(given(&input["kind"]), text(&input["other"])), |verification| {
            json!(wire::Verification::from(verification))
        })
    }),
    ("value::verification::none_provided", |input| {
        let kinds: Vec<VerificationType> = given(input);
        Ok(json!(wire::NoneProvided::from(verification::none_provided(kinds))))
    }),
    ("ProhibitedText::scan", scanned),
    ("ProhibitedText::from_text", |input| {
        read(ProhibitedText::from_text(text(input)), |list| json!(wire::ProhibitedTextSize::from(list)))
    }),
    ("ProhibitedText::from_csv", |input| {
        read(ProhibitedText::from_csv(text(input)), |list| json!(wire::ProhibitedTextSize::from(list)))
    }),
    ("learner::check", checked),
    ("matching::search_variants", matching::search_variants),
    ("matching::compare", matching::compare),
    ("matching::dedupe", matching::dedupe),
    ("matching::link", matching::link),
    ("matching::cluster", matching::cluster),
    ("matching::conflicts", matching::conflicts),
    ("matching::MatchModel::hash", matching::model_hash),
    ("matching::MatchModel::estimate", matching::model_estimate),
    ("matching::Register::read", matching::read),
    ("matching::Register::find", matching::find),
    ("access::permissions", access::permissions),
    ("access::decide", access::decide),
    ("access::check_account", access::check_account),
    ("access::check_change", access::check_change),
    ("access::password::check", access::password_check),
    ("access::password::age", access::password_age),
    ("access::password::attempts", access::password_attempts),
    ("access::secret::matches", access::secret_matches),
    ("access::secret::check_verification", access::check_verification),
    ("access::recover", access::recover),
    ("access::ladder", access::ladder),
    ("access::escalate", access::escalate),
    ("access::audit", access::audit),
    ("enrolment::sign_up", enrolment::sign_up),
    ("enrolment::transitions", enrolment::transitions),
    ("enrolment::diagram", enrolment::diagram),
    ("enrolment::next_step", enrolment::next_step),
    ("enrolment::advance", enrolment::advance),
    ("enrolment::SharingLog::append", enrolment::append),
    ("enrolment::SharingLog::replay", enrolment::replay),
    ("enrolment::SharingLog::continues", enrolment::continues),
    ("enrolment::SharingLog::read", enrolment::read),
    ("enrolment::SharingLog::to_json", enrolment::to_json),
    ("breach::assess", breach::assess),
    ("breach::redact", breach::redact),
    ("breach::EmailMessage::parse", breach::parse),
    ("breach::Thread::assess", breach::thread),
    ("batch::check", batch::check),
    ("batch::guess_headings", batch::guess_headings),
    ("batch::check_learners", batch::check_learners),
    ("batch::read", batch::read),
    ("batch::correct", batch::correct),
    ("batch::rehearse", batch::rehearse),
    ("batch::write_changes", batch::write_changes),
    ("batch::write_questions", batch::write_questions),
    ("batch::write", batch::write),
    ("batch::file_name", batch::file_name),
    ("batch::check_inside", plan::check_inside),
    ("batch::way", plan::way),
    ("batch::plan_update", plan::update),
    ("batch::plan_search", plan::search),
    ("batch::plan_restore", plan::restore),
    ("batch::plan_refresh", plan::refresh),
    ("batch::ReturnCode::from_code", outcome::return_code),
    ("batch::ServiceCode::from_code", outcome::service_code),
    ("batch::read_output", outcome::read),
    ("batch::outcome", outcome::outcome),
    ("batch::compare_held", outcome::compare_held),
    ("batch::write_calendar", outcome::write_calendar),
    ("batch::write_ulns", outcome::write_ulns),
    ("batch::ilr_advice", outcome::ilr_advice),
    ("batch::report_text", report::text),
    ("batch::report_html", report::html),
    ("batch::write_findings_csv", report::findings_csv),
    ("batch::write_totals_csv", report::totals_csv),
    ("batch::finding_values", report::values),
    ("batch::compare_reports", report::compare),
    ("wire::read_report", report::read),
    ("batch::write_xml", batch::write_xml),
    ("batch::split", batch::split),
    ("challenge::kinds", challenge::kinds),
    ("challenge::route", challenge::route),
    ("challenge::check", challenge::check),
    ("challenge::compose", challenge::compose),
    ("challenge::from_conflict", challenge::from_conflict),
    ("challenge::status", challenge::status),
    ("challenge::advance", challenge::advance),
    ("plr::read", plr::read),
    ("plr::check", plr::check),
    ("plr::why_blank", plr::why_blank),
    ("plr::why_absent", plr::why_absent),
    ("plr::mend", plr::mend),
    ("plr::view", plr::view),
    ("plr::sort", plr::sort),
    ("plr::report", plr::report),
    ("plr::write_html", plr::write_html),
];

/// Two digits of a year are refused unless the case says what they stand for.
fn two_digit_year(input: &Value) -> TwoDigitYear {
    let Some(code) = input["twoDigitYears"].as_str() else { return TwoDigitYear::Refused };
    let today = Date::from_iso(text(&input["today"])).expect("a real date");
    TwoDigitYear::from_code(code, today).expect("a known code")
}

/// The guide's list where the case names no entries.
fn scanned(input: &Value) -> Result<Value, Value> {
    let refused = |error: InputError| json!(wire::Error::of_input(&error));
    let draft = given::<wire::LearnerDraft>(&input["draft"]).read().map_err(refused)?;
    let list = match input["entries"].as_array() {
        None => ProhibitedText::guide(),
        Some(entries) => ProhibitedText::from_entries(entries.iter().map(text)),
    };
    let list = if input["withGuide"] == json!(true) { list.with_guide() } else { list };
    let offsets = wire::Offsets::CodePoints;
    Ok(all(list.scan(&draft).iter().map(|finding| wire::Finding::in_draft(finding, &draft, offsets))))
}

fn checked(input: &Value) -> Result<Value, Value> {
    let refused = |error: InputError| json!(wire::Error::of_input(&error));
    let draft = given::<wire::LearnerDraft>(&input["draft"]).read().map_err(refused)?;
    let policy = given::<wire::CheckPolicy>(&input["policy"]).read().map_err(refused)?;
    let check = learner::check(&draft, &policy);
    Ok(json!(wire::LearnerCheck::of(check, &draft, wire::Offsets::CodePoints)))
}

/// A wire shape as the wrappers hand it over.
fn given<T: serde::de::DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).expect("an object")
}

#[test]
fn every_vector_holds() {
    let mut failures = Vec::new();
    let mut files_run = BTreeSet::new();
    for entry in index() {
        let (file, name) = (text(&entry["file"]), text(&entry["rust"]));
        let run = FUNCTIONS.iter().find(|(known, _)| *known == name).map(|(_, run)| run);
        let run = run.unwrap_or_else(|| panic!("{name} of index.json is not on the Rust face"));
        let cases = cases(file);
        let mut count = 0;
        for case in &cases {
            if let Err(why) = judge(case, run(&case["input"])) {
                failures.push(format!("{file}: {}: {why}", case["name"]));
            }
            count += 1;
        }
        assert_eq!(count, cases.len(), "{file}");
        println!("{file}: {count} cases");
        files_run.insert(file.to_owned());
    }
    assert_eq!(files_run, vector_files(), "every vector file is named in index.json, and only those");
    assert_eq!(FUNCTIONS.len(), index().len(), "every function here is named in index.json");
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_case_has_a_name_a_section_and_one_outcome() {
    for file in vector_files() {
        let mut names = BTreeSet::new();
        for case in cases(&file) {
            assert!(names.insert(text(&case["name"]).to_owned()), "{file}: {} stands twice", case["name"]);
            assert!(case["section"].is_string(), "{file}: {} has no section", case["name"]);
            let outcomes = [case.get("ok"), case.get("error")].into_iter().flatten().count();
            assert_eq!(outcomes, 1, "{file}: {} has one outcome", case["name"]);
        }
    }
}

fn judge(case: &Value, answer: Result<Value, Value>) -> Result<(), String> {
    match (case.get("ok"), case.get("error"), answer) {
        (Some(expected), None, Ok(answer)) => matches(expected, &answer, "ok"),
        (None, Some(expected), Err(error)) => matches(expected, &error, "error"),
        (_, _, answer) => Err(format!("answered {answer:?}")),
    }
}

fn matches(expected: &Value, answer: &Value, path: &str) -> Result<(), String> {
    match (expected, answer) {
        (Value::Object(fields), Value::Object(_)) => fields
            .iter()
            .try_for_each(|(name, value)| matches(value, &answer[name], &format!("{path}.{name}"))),
        (Value::Array(expected), Value::Array(answer)) if expected.len() == answer.len() => expected
            .iter()
            .zip(answer)
            .enumerate()
            .try_for_each(|(at, (expected, answer))| matches(expected, answer, &format!("{path}[{at}]"))),
        _ if expected == answer => Ok(()),
        _ => Err(format!("{path}: wanted {expected}, got {answer}")),
    }
}

fn parsed<T: serde::Serialize, E: lrs_core::finding::RuleError>(
    result: Result<T, E>,
) -> Result<Value, Value> {
    result.map(|value| json!(value)).map_err(|error| json!(wire::Error::from(&error)))
}

fn read<T, E: lrs_core::finding::RuleError>(
    result: Result<T, E>,
    answer: impl Fn(&T) -> Value,
) -> Result<Value, Value> {
    result.map(|reading| answer(&reading)).map_err(|error| json!(wire::Error::from(&error)))
}

fn all(items: impl Iterator<Item: serde::Serialize>) -> Value {
    Value::Array(items.map(|item| json!(item)).collect())
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn index() -> Vec<Value> {
    read_json("index.json").as_array().expect("a list").clone()
}

fn cases(file: &str) -> Vec<Value> {
    read_json(file).as_array().expect("a list of cases").clone()
}

fn vector_files() -> BTreeSet<String> {
    fs::read_dir(folder())
        .expect("the folder of vectors")
        .map(|entry| entry.expect("a file").file_name().into_string().expect("a plain name"))
        .filter(|name| name != "index.json" && name != "errors.json")
        .collect()
}

fn read_json(file: &str) -> Value {
    let json = fs::read_to_string(folder().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance")
}
