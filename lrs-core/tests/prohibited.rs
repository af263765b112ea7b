//! Real surnames and places are not prohibited text: each of thousands is scanned in each field it may stand in.

use std::collections::BTreeSet;

use lrs_core::{Field, ProhibitedText};

const SURNAMES: &str = include_str!("data/surnames.txt");
const PLACES: &str = include_str!("data/places.txt");

/// Names and places close to what the guide's list looks for, none of them on it.
const CLOSE: &[&str] = &[
    "Priscott",
    "Prisk",
    "Prior",
    "Pritchard",
    "Prison",
    "Prison Lane",
    "Old Prison Road",
    "Gaol Lane",
    "Gaol Street",
    "Freeman",
    "Bond",
    "Sargent",
    "Convict Hill",
    "Hull",
    "Stafford",
    "Durham",
    "Leeds",
    "Wandsworth",
    "Dartmoor",
    "Pentonville Road",
    "M60 9AJ",
    "Flat B18",
    "N7",
];

const FIELDS: &[Field] = &[
    Field::GivenName,
    Field::FamilyName,
    Field::PreviousFamilyName,
    Field::SchoolAtAge16,
    Field::LastKnownAddressLine1,
    Field::LastKnownAddressTown,
    Field::LastKnownPostcode,
    Field::PlaceOfBirth,
    Field::Notes,
];

fn names() -> BTreeSet<&'static str> {
    let listed = SURNAMES.lines().chain(PLACES.lines());
    listed.filter(|line| !line.starts_with('#')).chain(CLOSE.iter().copied()).collect()
}

fn hits(list: &ProhibitedText) -> BTreeSet<&'static str> {
    let mut hits = BTreeSet::new();
    for name in names() {
        for &field in FIELDS {
            for text in [name.to_owned(), name.to_uppercase(), format!("12 {name} Road, {name}")] {
                list.scan_field(field, &text, &mut |_| {
                    hits.insert(name);
                });
            }
        }
    }
    hits
}

#[test]
fn no_real_surname_or_place_is_prohibited() {
    assert!(names().len() > 2_000, "{} names", names().len());
    assert_eq!(hits(&ProhibitedText::guide()), BTreeSet::new());
}

#[test]
fn the_same_scan_finds_what_a_list_names() {
    let named = ["Savage", "Stoke-on-Trent", "Prison", "Llanfairpwllgwyngyll"];
    let list = ProhibitedText::from_entries(["SAVAGE", "stoke on trent", "prison"]).with_guide();
    let found = hits(&list);
    for name in &named[..3] {
        assert!(found.contains(name), "{name}");
    }
    // Whole words only: the phrase in a longer text, and nothing that merely starts alike.
    assert!(found.iter().all(|name| {
        let name = name.to_lowercase();
        ["savage", "stoke-on-trent", "prison"].iter().any(|entry| name.contains(entry))
    }));
    assert!(!found.contains("Priscott") && !found.contains(named[3]));
}
