//! The program `college_day`: what it says, and that its twins in Python and TypeScript have the right thing to compare
//! themselves with.
//!
//! `examples/data/college_day` holds what a small college has, with what the program says of its term. `LRS_BLESS=1 cargo
//! test -p lrs-examples --test college_day` writes anew what it says: read the difference.

#![expect(clippy::expect_used, reason = "a test that cannot set itself up fails")]

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use lrs_examples::college_day;
use lrs_examples::people::{self, Faults};

const FOLDER: &str = "data/college_day";

/// Learners' values that the term has no need to show: names, dates, postcodes and ULNs of those who enrol.
const VALUES: [&str; 12] = [
    "Hartnell",
    "Wierzba",
    "Lloyd",
    "Osei",
    "Farouk",
    "Brennan",
    "2008-03-14",
    "14/03/2008",
    "EX4 9TR",
    "SA1 3QS",
    "9800120415",
    "Thompson",
];

fn run(arguments: &[&Path]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = college_day::run(arguments.iter().map(OsString::from), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (code, text(out), text(err))
}

/// Holds a text against the file that is kept.
fn compare(name: &str, text: &str) {
    let path = Path::new(FOLDER).join(name);
    if std::env::var_os("LRS_BLESS").is_some() {
        fs::write(&path, text).expect("writable");
    }
    assert_eq!(text, fs::read_to_string(&path).expect("the file"), "{name}");
}

#[test]
fn the_college_day_is_what_python_and_typescript_compare_with() {
    let (code, out, err) = run(&[]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    compare("said.txt", &out);
}

#[test]
fn the_college_day_is_that_of_the_folder_that_is_named() {
    let home = tempfile::tempdir().expect("a folder");
    for file in fs::read_dir(FOLDER).expect("cargo runs a test in its package") {
        let file = file.expect("a file");
        fs::copy(file.path(), home.path().join(file.file_name())).expect("a copy");
    }
    let (of_sample, of_copy) = (run(&[]), run(&[home.path()]));
    assert_eq!(of_sample, of_copy);
    let arrivals = home.path().join("arrivals.csv");
    let text = fs::read_to_string(&arrivals).expect("text").replace("C101", "D101");
    fs::write(&arrivals, text).expect("writable");
    let (code, out, _) = run(&[home.path()]);
    assert_eq!(code, 0);
    assert_eq!(out, of_sample.1.replace("C101", "D101"));
}

#[test]
fn the_college_day_shows_no_value_without_need() {
    let (_, out, _) = run(&[]);
    for value in VALUES {
        assert!(!out.contains(value), "{value}");
    }
}

#[test]
fn the_college_day_names_what_cannot_be_read() {
    let home = tempfile::tempdir().expect("a folder");
    let (code, out, err) = run(&[home.path()]);
    assert_eq!((code, out.as_str()), (2, "A term at Ashdale College\n\nUsers are reviewed, 2026-09-01\n\n"));
    let users = home.path().join("users.csv");
    assert!(err.starts_with(&format!("college_day: {}: ", users.display())), "{err}");
    fs::write(&users, "no list").expect("writable");
    let (code, _, err) = run(&[home.path()]);
    assert_eq!(code, 2);
    assert!(err.starts_with("college_day: ") && !err.contains("no list"), "{err}");
}

#[test]
fn the_class_of_the_college_is_the_generators() {
    let mut class = Vec::new();
    people::csv(&mut class, 54, 1909, Faults::None).expect("a file in memory");
    compare("class.csv", &String::from_utf8(class).expect("text"));
}
