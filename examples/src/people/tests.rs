use std::collections::BTreeSet;

use lrs_core::learner::{CheckPolicy, Purpose, check};
use lrs_core::value::Date;
use lrs_core::{BatchPolicy, Uln, batch};

use super::*;

#[test]
fn the_same_seed_gives_the_same_people() {
    let people = |seed| People::new(seed).in_households().with_identifiers().take(300).collect::<Vec<_>>();
    assert_eq!(people(1), people(1));
    assert_ne!(people(1), people(2));
}

#[test]
fn options_leave_the_others_as_they_are() {
    let plain: Vec<Person> = People::new(4).take(50).collect();
    let with_ulns: Vec<Person> = People::new(4).with_uln(1000).take(50).collect();
    for (without, with) in plain.into_iter().zip(with_ulns) {
        assert_eq!(Person { uln: with.uln, ..without }, with);
    }
}

#[test]
fn ulns_are_well_formed_and_never_meet() {
    let ulns: Vec<Uln> = People::new(9).with_uln(1000).take(20_000).filter_map(|person| person.uln).collect();
    assert_eq!(ulns.len(), 20_000);
    assert_eq!(ulns.iter().collect::<BTreeSet<_>>().len(), ulns.len());
    assert!(ulns.iter().all(|uln| uln.to_string().starts_with("99") || uln.to_string().starts_with("98")));
}

#[test]
fn ages_are_those_of_a_college() {
    let ages: Vec<i32> = People::new(3).take(10_000).map(|person| person.age()).collect();
    assert!(ages.iter().all(|age| (14..=88).contains(age)));
    let young = ages.iter().filter(|&&age| age <= 19).count();
    assert!((7_500..8_100).contains(&young), "{young} of 10,000 are 14 to 19");
}

#[test]
fn letters_of_email_addresses_are_plain() {
    for person in People::new(8).take(20_000).filter(|person| !person.email_address.is_empty()) {
        let (local, domain) = person.email_address.split_once('@').unwrap();
        assert_eq!(domain, "example.org");
        assert!(
            !local.contains("learner"),
            "a letter of {} {} is unknown",
            person.given_name,
            person.family_name
        );
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).count();
        let wanted: usize = [person.given_name, person.family_name]
            .iter()
            .flat_map(|name| name.chars())
            .filter(|letter| letter.is_alphabetic())
            .count();
        assert!(letters(local) >= wanted, "a letter of {} {} is lost", person.given_name, person.family_name);
    }
}

#[test]
fn twins_share_a_birthday_and_nothing_that_names_them() {
    let people: Vec<Person> = People::new(6).in_households().take(20_000).collect();
    let pairs: Vec<_> = people
        .windows(2)
        .filter(|pair| pair[0].last_known_address_line_1 == pair[1].last_known_address_line_1)
        .filter(|pair| pair[0].last_known_postcode == pair[1].last_known_postcode)
        .collect();
    assert!(pairs.len() > 1_000);
    let twins = pairs.iter().filter(|pair| pair[0].date_of_birth == pair[1].date_of_birth).count();
    assert!((50..500).contains(&twins), "{twins} pairs of twins");
    for pair in pairs {
        assert_eq!(pair[0].culture, pair[1].culture);
        assert_ne!(pair[0].given_name, pair[1].given_name);
        assert_ne!(pair[0].mis_identifier, pair[1].mis_identifier);
    }
}

#[test]
fn many_kinds_of_people_are_there() {
    let people: Vec<Person> = People::new(11).take(5_000).collect();
    let count = |test: &dyn Fn(&Person) -> bool| people.iter().filter(|person| test(person)).count();
    assert!(people.iter().map(|person| person.culture).collect::<BTreeSet<_>>().len() >= 30);
    assert!(count(&|person| !person.given_name.is_ascii() || !person.family_name.is_ascii()) > 200);
    assert!(count(&|person| person.family_name.chars().count() <= 2) > 20);
    assert!(count(&|person| person.family_name.contains('\'')) > 40);
    assert!(count(&|person| person.family_name.contains('-')) > 20);
    assert!(count(&|person| person.family_name.chars().count() == 35) > 0);
    assert!(count(&|person| person.middle_other_name.contains(' ')) > 100);
    assert!(count(&|person| person.gender == 0 || person.gender == 9) > 10);
}

#[test]
fn the_sample_has_every_fault_in_one_row_of_five() {
    let planted: Vec<Fault> = file::sample_rows().filter_map(|row| row.fault).collect();
    assert_eq!(planted.len(), file::SAMPLE_COUNT / 5);
    for fault in Fault::ALL {
        assert!(planted.contains(&fault), "{fault:?} is not in the sample");
    }
}

#[test]
fn the_sample_file_is_what_the_generator_makes() {
    let mut made = Vec::new();
    file::sample(&mut made).unwrap();
    let kept = include_bytes!("../../data/LRB_10009999_241120260930.CSV");
    assert!(made == kept, "run `cargo run --example make_sample` and look at what changed");
}

fn policy() -> CheckPolicy {
    CheckPolicy { purpose: Purpose::Batch, ..CheckPolicy::new(reference_day()) }
}

#[test]
fn clean_people_are_clean_for_every_purpose_that_they_serve() {
    for purpose in [Purpose::Batch, Purpose::Register, Purpose::FindByDemographics] {
        let policy = CheckPolicy { purpose, ..policy() };
        for person in People::new(77).in_households().with_identifiers().take(5_000) {
            let checked = check(&person.to_draft(), &policy);
            assert_eq!(checked.findings, [], "{person:?}");
            assert_eq!(checked.repairs, [], "{person:?}");
        }
    }
}

#[test]
fn a_clean_record_holds_what_the_draft_said() {
    for person in People::new(78).with_identifiers().take(2_000) {
        let draft = person.to_draft();
        let learner = check(&draft, &policy()).learner;
        for field in lrs_core::Field::ALL {
            assert_eq!(learner.text(field).unwrap_or_default(), draft.text(field), "{}", field.name());
        }
    }
}

#[test]
fn every_fault_is_found_in_every_learner_who_has_it() {
    for fault in Fault::ALL {
        let rows = Rows::new(5, Faults::All(fault)).take(4_000).filter(|row| row.fault.is_some()).take(100);
        for row in rows {
            let checked = check(&row.draft, &policy());
            let found = checked.findings.iter().map(|finding| finding.code).collect::<Vec<_>>();
            let applied = checked.repairs.iter().filter(|repair| repair.applied).map(|repair| repair.code);
            match fault.expected() {
                // Letters are judged where the file's encoding is known.
                Expected::Finding(code) if code.starts_with("batch.") => {}
                Expected::Finding(code) => assert!(found.contains(&code), "{fault:?} gives {found:?}"),
                Expected::Repair(code) => {
                    assert_eq!(found, [""; 0], "{fault:?}");
                    assert_eq!(applied.collect::<Vec<_>>(), [code], "{fault:?}");
                }
                Expected::Nothing => assert_eq!(found, [""; 0], "{fault:?}"),
            }
        }
    }
}

#[test]
fn every_fault_of_the_sample_is_found_in_its_record() {
    let mut sample = Vec::new();
    file::sample(&mut sample).unwrap();
    let today = Date::from_ymd(2026, 11, 24).unwrap();
    let report = batch::check(sample.as_slice(), &BatchPolicy::new(today)).unwrap();
    for row in file::sample_rows() {
        let here = report.findings.iter().filter(|finding| finding.record == Some(row.record));
        let codes: BTreeSet<&str> = here.map(|finding| finding.code).collect();
        match row.fault.map(Fault::expected) {
            Some(Expected::Finding(code)) => {
                assert!(codes.contains(code), "record {}: {:?} gives {codes:?}", row.record, row.fault);
            }
            Some(Expected::Repair(code)) => {
                assert!(codes.is_empty(), "record {}: {:?} gives {codes:?}", row.record, row.fault);
                assert!(report.repairs.iter().any(|total| total.code == code && total.applied), "{code}");
            }
            Some(Expected::Nothing) | None => assert!(codes.is_empty(), "record {}: {codes:?}", row.record),
        }
    }
}
