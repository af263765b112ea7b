//! How well the labelled messages are judged: floors below what is measured, so that a change which makes it worse is
//! noticed; and the program that prints it. The figures themselves stand in `benches/README.md`.
//!
//! The floors are of the set that the recognisers are built with. No floor stands on the other.
#![expect(clippy::expect_used, reason = "a test that cannot set itself up fails")]

use std::ffi::OsString;
use std::path::PathBuf;

use lrs_core::breach::{BreachKind, BreachPolicy};
use lrs_examples::mail::{self, Counts, Figures, found};

/// The least precision and recall of each kind, in percent.
// CHOICE: about two below what was measured.
const FLOORS: [(BreachKind, usize, usize); BreachKind::ALL.len()] = [
    (BreachKind::AccountSharing, 97, 95),
    (BreachKind::UlnWithDemographic, 96, 94),
    (BreachKind::SeveralDemographics, 96, 93),
    (BreachKind::PasswordWithEncryptedFile, 96, 98),
    (BreachKind::Credentials, 96, 95),
    (BreachKind::ChallengeReferenceWithDetails, 96, 95),
];

fn is_above(counts: Counts, precision: usize, recall: usize) -> bool {
    100 * counts.right >= precision * counts.found && 100 * counts.right >= recall * counts.wanted
}

#[test]
fn the_labelled_messages_are_judged_as_well_as_ever() {
    let mut figures = Figures::default();
    for labelled in mail::known().expect("the labelled set") {
        figures.count(&labelled.breaches, &found(&labelled.message, &BreachPolicy::default()));
    }
    let mut table = Vec::new();
    figures.write(&mut table).expect("a list takes every byte");
    let table = String::from_utf8(table).expect("text");
    for (kind, precision, recall) in FLOORS {
        assert!(is_above(figures.of(kind), precision, recall), "{} fell:\n{table}", kind.code());
    }
    assert!(is_above(figures.held(), 96, 95), "messages held:\n{table}");
    assert!(100 * figures.false_alarms() <= 3 * figures.ordinary(), "ordinary messages held:\n{table}");
}

fn said(name: &str, file: &str, more: &[&str]) -> Result<String, String> {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, file).expect("a file for the test");
    let mut arguments: Vec<OsString> = more.iter().map(OsString::from).collect();
    arguments.push(path.into());
    let mut out = Vec::new();
    mail::run(arguments, &mut out).map_err(|error| error.to_string())?;
    Ok(String::from_utf8(out).expect("text"))
}

const MESSAGES: &str = r#"
{"id":"x1","subject":"ULN query","body":"Amina Khan has the ULN 9276308686, can you check?","breaches":["uln_with_demographic"]}
{"id":"x2","subject":"Results day","body":"The hall opens at nine.","breaches":["credentials"]}
"#;

#[test]
fn a_file_is_judged_and_wrong_answers_are_listed_without_a_word_of_them() {
    let said = said("messages.jsonl", MESSAGES, &["--list"]).expect("judged");
    assert!(said.starts_with("messages.jsonl: 2 messages\n"), "{said}");
    let row = "uln_with_demographic                    1      1     1.0000  1.0000  1.0000";
    assert!(said.contains(row), "{said}");
    let wrong = "x2      there: credentials; found: none; missed: credentials; too many: none";
    assert!(said.contains(&format!("1 messages are judged wrong:\n{wrong}\n")), "{said}");
    assert!(!said.contains("Amina") && !said.contains("9276308686"), "no word is shown");
}

#[test]
fn what_cannot_be_used_is_said() {
    let error = said("wrong.jsonl", "{}", &[]).expect_err("no message");
    assert!(error.ends_with("line 1, column 2: no labelled message"), "{error}");
    assert!(said("help.jsonl", "", &["--help"]).expect("help").starts_with("Judges the judge"));
    assert!(said("floor.jsonl", "", &["--floor", "many"]).is_err());
}
