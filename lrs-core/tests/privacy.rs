//! No learner's value shows where nobody asked for it.
//!
//! Values that cannot stand there by chance are planted in every field, right ones and wrong ones, so that every
//! rule speaks. Everything that the library says about them is then searched for four characters of any of
//! them: `Debug`, error chains, the words of findings and repairs, reports. What a caller asks for by name
//! (`Display`, `as_str`, `Repair::to`, the record's JSON) is not searched.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "the plants are known")]

#[path = "privacy/access.rs"]
mod access;
#[path = "privacy/challenge.rs"]
mod challenge;
#[path = "privacy/enrolment.rs"]
mod enrolment;
#[path = "privacy/messages.rs"]
mod messages;
#[path = "privacy/outcome.rs"]
mod outcome;
#[path = "privacy/plants.rs"]
mod plants;
#[path = "privacy/plr.rs"]
mod plr;
#[path = "privacy/said.rs"]
mod said;

use std::collections::BTreeSet;

use lrs_core::batch::{PlanError, PlanPolicy, UpdatePlan};
use lrs_core::learner::{self, CheckPolicy, DateOrder, LearnerCheck, Purpose};
use lrs_core::matching::{MatchModel, Register, SearchHints, compare, dedupe, search_variants};
use lrs_core::value::{self, Date, TwoDigitYear, Verification, VerificationType, name};
use lrs_core::{
    AbilityToShare, BatchPolicy, DateOfBirth, EmailAddress, FamilyName, Field, Gender, GivenName,
    LearnerDraft, MatchPolicy, Postcode, ProhibitedText, Ukprn, Uln, batch, error, wire,
};
use plants::PLANTS;
use said::Said;

#[test]
fn plants_stand_in_no_words_of_ours() {
    let mut said = Said::default();
    for rule in error::rules() {
        said.debug("a rule", rule);
    }
    for field in Field::ALL {
        said.debug(field.name(), &(field, field.camel_name(), field.column(), field.label()));
    }
    said.holds_no_plant();
}

#[test]
#[should_panic(expected = "1 leaks")]
fn four_characters_of_a_plant_are_enough_to_be_found() {
    let mut said = Said::default();
    said.words("a slip", "nothing but …LaXM… stands here".to_owned());
    said.words("no slip", "Vla xmo or".to_owned());
    said.holds_no_plant();
}

#[test]
fn every_field_has_a_plant_that_is_taken_and_one_that_is_minded() {
    for field in Field::ALL {
        let judged: BTreeSet<bool> = plants::of(field)
            .map(|text| {
                let mut draft = LearnerDraft::default();
                draft.set(field, text);
                let check = learner::check(&draft, &policy(Purpose::Batch));
                check.findings.iter().any(|finding| finding.field == Some(field)) || !check.repairs.is_empty()
            })
            .collect();
        assert_eq!(judged.len(), 2, "{}: plants of both kinds", field.name());
    }
}

#[test]
fn values_and_their_errors_show_nothing() {
    let mut said = Said::default();
    for &(_, text) in PLANTS {
        said.parsed("Uln", Uln::parse(text));
        said.parsed("Uln::from_stem", Uln::from_stem(text));
        said.parsed("Postcode", Postcode::parse(text));
        said.parsed("Postcode::read", Postcode::read(text));
        said.parsed("DateOfBirth", DateOfBirth::parse(text));
        said.parsed("EmailAddress", EmailAddress::parse(text));
        said.parsed("GivenName", GivenName::parse(text));
        said.parsed("FamilyName", FamilyName::parse(text));
        said.parsed("Gender", Gender::parse(text));
        said.parsed("Gender::read", Gender::read(text));
        said.parsed("AbilityToShare", AbilityToShare::parse(text));
        said.parsed("VerificationType", VerificationType::parse(text));
        said.parsed("Ukprn", Ukprn::parse(text));
        said.parsed("ScottishCandidateNumber", value::ScottishCandidateNumber::parse(text));
        said.parsed("Uci", value::Uci::parse(text));
        said.parsed("Upn", value::Upn::parse(text));
        said.parsed("Verification", Verification::new(VerificationType::Other, text));
        said.parsed("Verification", Verification::new(VerificationType::Passport, text));
        for century in [TwoDigitYear::OfLearner { today: today() }, TwoDigitYear::NotAfter { today: today() }]
        {
            said.parsed("Date", Date::read(text, century));
            said.debug("TwoDigitYear", &century);
        }
        let mut boxes = text.split(['/', '-', ' ', '.']);
        let [day, month, year] = [(); 3].map(|()| boxes.next().unwrap_or_default());
        said.parsed("DateOfBirth::from_parts", DateOfBirth::from_parts(day, month, year));
        said.debug("submission", &name::submission(text));
        said.debug("tidy", &name::tidy(text));
        for repair in value::uln::repairs(text) {
            said.words("uln::repairs", repair.message());
            said.debug("uln::repairs", &repair);
            said.debug("wire::UlnRepair", &wire::UlnRepair::from(&repair));
        }
        for repair in value::postcode::repairs(text) {
            said.words("postcode::repairs", repair.message());
            said.debug("postcode::repairs", &repair);
        }
        for repair in value::email_address::repairs(text) {
            said.words("email_address::repairs", repair.message());
            said.debug("email_address::repairs", &repair);
        }
    }
    said.holds_no_plant();
}

#[test]
fn search_variants_show_nothing() {
    let mut said = Said::default();
    for &(_, text) in PLANTS {
        let mut draft = LearnerDraft::default();
        for field in Field::ALL {
            draft.set(field, plants::of(field).next().unwrap_or_default());
        }
        let hints = SearchHints {
            postcodes: vec![text.to_owned()],
            family_names: vec![text.to_owned()],
            given_names: vec![text.to_owned()],
            ..SearchHints::default()
        };
        said.debug("SearchHints", &hints);
        for variant in search_variants(&draft, &hints) {
            said.words("search_variants", variant.message());
            said.debug("search_variants", &variant);
        }
    }
    said.holds_no_plant();
}

#[test]
fn comparisons_and_registers_show_nothing() {
    let mut said = Said::default();
    let plants: Vec<LearnerDraft<'_>> = (0..4)
        .map(|place| {
            let mut draft = LearnerDraft::default();
            for field in Field::ALL {
                draft.set(field, plants::of(field).take(place + 1).last().unwrap_or_default());
            }
            draft
        })
        .collect();
    let policy = MatchPolicy { floor: -200.0, possible: 0.0, ..MatchPolicy::default() };
    let mut register = Register::new(&plants, &policy);
    said.debug("Register", &register);
    // Nine learners of a name, with ten records each: a tenth, and the model says that there is such a name. Its shares are
    // digits.
    let records = (1..MatchModel::FEWEST_BEARERS).flat_map(|day| {
        let one = LearnerDraft { date_of_birth: format!("1673-05-{day:02}").into(), ..plants[0].clone() };
        vec![one; 10]
    });
    let model = MatchModel::estimate(&records.collect::<Vec<_>>(), &policy);
    let words = format!("{model:?} {}", model.to_json());
    said.words("MatchModel", words.replace(|letter: char| letter.is_ascii_digit(), ""));
    for pair in dedupe(&plants, &policy) {
        said.words("MatchPair", without_fractions(&format!("{pair:?}")));
        said.words("waterfall", without_fractions(&pair.report.waterfall(None)));
        let json = serde_json::json!(wire::MatchPair::from(&pair)).to_string();
        said.words("wire::MatchPair", without_fractions(&json));
    }
    for one in &plants {
        let report = compare(one, &plants[0], &policy);
        said.words("compare", without_fractions(&format!("{report:?} {:?}", report.questions())));
        let found = register.find(one);
        said.words("find", without_fractions(&format!("{found:?}")));
        let json = serde_json::json!(wire::FindOutcome::from(&found)).to_string();
        said.words("wire::FindOutcome", without_fractions(&json));
    }
    assert!(register.remove(0));
    said.debug("unread", &register.unread());
    said.holds_no_plant();
}

/// What `Debug` says without digits: the weights of a model are some thousands of them.
fn without_digits(policy: &dyn std::fmt::Debug) -> String {
    format!("{policy:?}").replace(|letter: char| letter.is_ascii_digit(), "")
}

/// A text without the digits behind a decimal point: a probability has so many that some are a plant's by chance.
fn without_fractions(text: &str) -> String {
    let mut parts = text.split('.');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + "." + part.trim_start_matches(|letter: char| letter.is_ascii_digit())
    })
}

/// serde's own words quote what they met; ours must not.
#[test]
fn reading_json_of_the_wrong_kind_shows_nothing() {
    let mut said = Said::default();
    for &(field, text) in PLANTS {
        let quoted = serde_json::Value::from(text).to_string();
        let object = format!("{{{quoted}: {quoted}}}");
        let filled = serde_json::json!({ field.camel_name(): text }).to_string();
        for json in [&quoted, text, &object, &filled, &format!("[{quoted}]"), &format!("{{\"uln\": {text}}}")]
        {
            said.json::<Uln>(json);
            said.json::<Postcode>(json);
            said.json::<DateOfBirth>(json);
            said.json::<EmailAddress>(json);
            said.json::<GivenName>(json);
            said.json::<FamilyName>(json);
            said.json::<Gender>(json);
            said.json::<AbilityToShare>(json);
            said.json::<VerificationType>(json);
            said.json::<Ukprn>(json);
            said.json::<value::ScottishCandidateNumber>(json);
            said.json::<value::Uci>(json);
            said.json::<value::Upn>(json);
            match serde_json::from_str::<wire::LearnerDraft>(json).map(wire::LearnerDraft::read) {
                Ok(read) => said.parsed("wire::LearnerDraft", read),
                Err(error) => said.error("wire::LearnerDraft", &error),
            }
            match serde_json::from_str::<wire::CheckPolicy>(json).map(wire::CheckPolicy::read) {
                Ok(read) => said.parsed("wire::CheckPolicy", read),
                Err(error) => said.error("wire::CheckPolicy", &error),
            }
        }
    }
    said.holds_no_plant();
}

#[test]
fn a_check_shows_nothing() {
    let mut said = Said::default();
    for draft in drafts() {
        for purpose in Purpose::ALL {
            said.check(&draft, &learner::check(&draft, &policy(purpose)));
        }
        for order in DateOrder::ALL {
            let policy = CheckPolicy { date_order: order, apply_repairs: false, ..policy(Purpose::Batch) };
            said.check(&draft, &learner::check(&draft, &policy));
            said.debug("CheckPolicy", &policy);
        }
    }
    said.holds_no_plant();
}

#[test]
fn prohibited_text_shows_nothing() {
    let mut said = Said::default();
    let list = ProhibitedText::from_entries(PLANTS.iter().map(|(_, text)| *text)).with_guide();
    said.debug("ProhibitedText", &list);
    for draft in drafts() {
        let findings = list.scan(&draft);
        for finding in &findings {
            said.finding(finding);
        }
        let policy = CheckPolicy { prohibited: list.clone(), ..policy(Purpose::Register) };
        said.check(&draft, &learner::check(&draft, &policy));
    }
    for &(_, text) in PLANTS {
        for file in [text.to_owned(), format!("word,\"{text}"), format!("{text}\u{0}"), text.repeat(300)] {
            said.parsed("from_text", ProhibitedText::from_text(&file));
            said.parsed("from_csv", ProhibitedText::from_csv(&file));
        }
    }
    said.holds_no_plant();
}

#[test]
fn a_report_about_a_file_shows_nothing() {
    let mut said = Said::default();
    for file in plants::files() {
        for apply_repairs in [true, false] {
            let policy = BatchPolicy { apply_repairs, ..BatchPolicy::new(today()) };
            said.debug("BatchPolicy", &policy);
            match batch::check(file.as_slice(), &policy) {
                Ok(report) => {
                    said.report(&report, &policy);
                    if apply_repairs {
                        said.shapes(&file, &report, &policy);
                        said.shapes(b"ULN,GivenName,FamilyName\n1,Jo,Ng\n", &report, &policy);
                    }
                    let (mut corrected, mut rest) = (Vec::new(), Vec::new());
                    let header = batch::BatchHeader::of(&report, &policy);
                    let (file, rest) = (file.as_slice(), Some(&mut rest as &mut dyn std::io::Write));
                    match batch::correct(file, &mut corrected, rest, &header, &report, &policy) {
                        Ok(counts) => said.debug("Corrected", &counts),
                        Err(error) => said.error("batch::correct", &error),
                    }
                    said.rehearsal(file, &report, &policy);
                }
                Err(error) => said.error("batch::check", &error),
            }
            if let Ok(reader) = batch::read(file.as_slice(), &policy) {
                said.report(&batch::check_learners(reader.drafts().flatten(), &policy), &policy);
            }
            match batch::read(file.as_slice(), &policy) {
                Ok(mut reader) => {
                    while let Some(record) = reader.next_record() {
                        match record {
                            Ok(record) => said.debug("Record", &record.draft()),
                            Err(error) => said.error("next_record", &error),
                        }
                    }
                }
                Err(error) => said.error("batch::read", &error),
            }
        }
    }
    said.holds_no_plant();
}

#[test]
fn a_map_of_headings_shows_nothing() {
    let mut said = Said::default();
    let meanings = batch::headings().map(|heading| {
        let field = Field::ALL.into_iter().find(|field| field.column() == heading);
        (heading, field.map_or(batch::Meaning::Ignored, batch::Meaning::Field))
    });
    let plain = batch::HeadingMap::of(meanings);
    let planted =
        batch::HeadingMap::of(PLANTS.iter().map(|&(field, text)| (text, batch::Meaning::Field(field))));
    said.debug("HeadingMap", &planted);
    // Those that hold a whole file in another form say the same of headings.
    let mut files: Vec<_> = plants::files().into_iter().take(6).collect();
    let row = PLANTS.iter().map(|(_, text)| format!("\"{text}\"")).collect::<Vec<_>>().join(",");
    files.push(format!("Surname,Forename,{row}\n\"{}\",x,{row}\n", PLANTS[0].1).into_bytes());
    let mut guessed = 0;
    for file in files {
        let policy = BatchPolicy::new(today());
        let map = match batch::guess_headings(file.as_slice(), &policy) {
            Ok(map) => {
                guessed += 1;
                said.debug("HeadingMap", &map);
                map.findings().iter().for_each(|finding| said.finding(finding));
                map
            }
            Err(error) => {
                said.error("batch::guess_headings", &error);
                plain.clone()
            }
        };
        for map in [map, planted.clone()] {
            let policy = BatchPolicy { heading_map: Some(map), ..policy.clone() };
            said.debug("BatchPolicy", &policy);
            match batch::check(file.as_slice(), &policy) {
                Ok(report) => said.report(&report, &policy),
                Err(error) => said.error("batch::check", &error),
            }
        }
    }
    assert!(guessed > 1, "files are read by their map");
    said.holds_no_plant();
}

#[test]
fn plans_show_nothing() {
    let mut said = Said::default();
    let plan_policy = PlanPolicy { is_check_only: true, ..PlanPolicy::new("10000001", today(), 9, 30) };
    let confirmed = PlanPolicy { is_confirmed: true, one_field_per_file: true, ..plan_policy.clone() };
    said.words("PlanPolicy", without_digits(&plan_policy));
    let new = drafts();
    let mut taken = plants::taken();
    taken.set(Field::Upn, "");
    let held = vec![taken; new.len()];
    for policy in [&plan_policy, &confirmed] {
        for (held, new) in [(&held, &new), (&new, &held)] {
            said.plan(&batch::plan_update(held, new, policy));
            said.plan(&batch::plan_refresh(new, policy));
        }
        // Each by itself, so that none is left out for the ULN of another.
        for new in &new {
            said.plan(&batch::plan_update(&held[..1], core::slice::from_ref(new), policy));
            let mut learner = new.clone();
            learner.set(Field::Uln, "");
            let postcodes = plants::of(Field::LastKnownPostcode).map(str::to_owned).collect();
            let asked = [batch::FormerPostcodes { learner, postcodes }];
            said.plan(&batch::plan_search(&asked, policy));
            let uln = Uln::parse("7364518297").or_else(|_| Uln::parse("7364518206")).expect("a plant");
            for stage in 1..3 {
                let found = [batch::FoundUln { learner: 1, stage, uln }];
                said.plan(&batch::plan_restore(&asked, &found, policy));
            }
        }
    }
    said.plan(&batch::plan_update(&held, &[], &plan_policy));
    said.holds_no_plant();
}

#[test]
fn records_held_against_each_other_show_nothing() {
    let mut said = Said::default();
    let mut report = |report: &batch::InsideReport| {
        report.findings.iter().for_each(|found| said.finding(&found.finding));
        let json = serde_json::to_string(&wire::InsideReport::from(report)).expect("JSON");
        said.words("wire::InsideReport", without_fractions(&json));
        said.shown("InsideReport", report, &batch::ReportStyle::default());
        said.words("InsideReport", without_fractions(&format!("{report:?}")));
    };
    let policy = batch::InsidePolicy::default();
    let learners: Vec<_> = drafts().into_iter().flat_map(|draft| [draft.clone(), draft]).collect();
    report(&wire::check_inside_of(&learners, &policy));
    let few = batch::InsidePolicy { max_compared: 3, max_records: 9, ..policy.clone() };
    report(&wire::check_inside_of(&learners, &few));
    for file in plants::files() {
        if let Ok(of_file) = batch::check_inside(file.as_slice(), &BatchPolicy::new(today()), &policy) {
            report(&of_file);
        }
    }
    said.words("InsidePolicy", without_digits(&few));
    said.holds_no_plant();
}

/// A draft with one plant for each plant, and drafts with a plant in every field at once.
fn drafts() -> Vec<LearnerDraft<'static>> {
    let mut drafts: Vec<_> = PLANTS
        .iter()
        .map(|&(field, text)| {
            let mut draft = plants::taken();
            draft.set(field, text);
            draft
        })
        .collect();
    drafts.extend((0..plants::MOST).map(plants::full));
    drafts
}

fn policy(purpose: Purpose) -> CheckPolicy {
    CheckPolicy { purpose, is_pre_16_school: Some(false), ..CheckPolicy::new(today()) }
}

fn today() -> Date {
    Date::from_ymd(2026, 9, 1).expect("a day")
}

impl Said {
    fn plan(&mut self, plan: &Result<UpdatePlan, PlanError>) {
        match plan {
            Ok(plan) => {
                self.debug("UpdatePlan", plan);
                plan.steps.iter().for_each(|step| self.finding(&step.finding));
                plan.findings.iter().for_each(|finding| self.finding(finding));
                let shape = wire::UpdatePlan::from(plan);
                self.debug("wire::PlanStep", &shape.steps);
                self.debug("wire::PlanRepair", &shape.repairs);
                self.words("wire::PlanStep", serde_json::to_string(&shape.steps).expect("JSON"));
                self.words("wire::Finding", serde_json::to_string(&shape.findings).expect("JSON"));
            }
            Err(error) => self.error("PlanError", error),
        }
    }

    fn check(&mut self, draft: &LearnerDraft<'_>, check: &LearnerCheck) {
        self.debug("LearnerDraft", draft);
        self.debug("LearnerCheck", check);
        self.debug("LearnerRecord", &check.learner);
        check.findings.iter().for_each(|finding| self.finding(finding));
        for finding in &check.findings {
            let shape = wire::Finding::in_draft(finding, draft, wire::Offsets::Utf16);
            self.words("wire::Finding", serde_json::to_string(&shape).expect("JSON"));
            self.debug("wire::Finding", &shape);
        }
        for repair in &check.repairs {
            self.words("Repair::message", repair.message());
            self.words("Repair::section", repair.section().to_string());
            self.debug("Repair", repair);
            self.debug("wire::Repair", &wire::Repair::from(repair));
        }
    }
}
