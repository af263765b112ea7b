//! The catalogue of codes: each rule once, each in `conformance/errors.json`, each yielded by some vector.
#![expect(clippy::expect_used, reason = "a catalogue that cannot be read fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use lrs_core::error;
use serde_json::Value;

#[test]
fn the_catalogue_lists_every_code_once_with_its_sentence() {
    if std::env::var_os("LRS_BLESS").is_some() {
        bless();
    }
    let catalogue = read("errors.json");
    let listed: BTreeMap<&str, &str> = catalogue
        .as_object()
        .expect("an object")
        .iter()
        .map(|(code, sentence)| (code.as_str(), sentence.as_str().expect("a sentence")))
        .collect();
    let mut known = BTreeMap::new();
    for rule in error::rules() {
        // One code may have several remedies, by field, but it says one thing.
        let before = known.insert(rule.code, rule.message);
        assert!(before.is_none_or(|message| message == rule.message), "{} says two things", rule.code);
    }
    assert_eq!(known, listed, "errors.json and the rules agree");
}

#[test]
fn every_code_is_yielded_by_some_vector() {
    let mut yielded = BTreeSet::new();
    for entry in fs::read_dir(folder()).expect("the folder of vectors") {
        let name = entry.expect("a file").file_name().into_string().expect("a plain name");
        if name != "index.json" && name != "errors.json" {
            for case in read(&name).as_array().expect("a list") {
                collect_codes(&case["ok"], &mut yielded);
                collect_codes(&case["error"], &mut yielded);
            }
        }
    }
    // The browser face reads no workbooks, so no vector can: their own tests yield each of their codes.
    let has_vectors = |code: &&str| !code.starts_with("batch.workbook.");
    let codes = error::rules().map(|rule| rule.code).filter(has_vectors);
    let missing: Vec<_> = codes.filter(|code| !yielded.contains(*code)).collect();
    assert!(missing.is_empty(), "no vector yields {missing:?}");
}

#[test]
fn codes_and_words_are_well_formed() {
    for rule in error::rules() {
        let is_code = |code: &str| {
            code.split('.').count() >= 2
                && code.chars().all(|letter| {
                    letter.is_ascii_lowercase() || letter.is_ascii_digit() || "._".contains(letter)
                })
        };
        assert!(is_code(rule.code), "{}", rule.code);
        assert!(!rule.message.is_empty() && !rule.message.ends_with('.'), "{}: message", rule.code);
        assert!(rule.remedy.ends_with('.'), "{}: remedy", rule.code);
        assert!(!rule.form_text.ends_with('.'), "{}: form text", rule.code);
    }
}

/// Writes the catalogue anew from the rules (`LRS_BLESS=1 cargo test --test errors`): read the difference.
fn bless() {
    let sentences: BTreeMap<&str, &str> = error::rules().map(|rule| (rule.code, rule.message)).collect();
    let json = serde_json::to_string_pretty(&sentences).expect("JSON");
    fs::write(folder().join("errors.json"), json + "\n").expect("writable");
}

fn collect_codes(value: &Value, codes: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if let Some(code) = fields.get("code").and_then(Value::as_str) {
                codes.insert(code.to_owned());
            }
            fields.values().for_each(|value| collect_codes(value, codes));
        }
        Value::Array(items) => items.iter().for_each(|value| collect_codes(value, codes)),
        _ => {}
    }
}

fn read(file: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(folder().join(file)).expect("readable")).expect("JSON")
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance")
}
