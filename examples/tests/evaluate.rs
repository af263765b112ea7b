//! The program `evaluate_matching` judges what it is given, and shows no value of it.
#![expect(clippy::expect_used, reason = "a test that cannot set itself up fails")]

use std::ffi::OsString;
use std::path::PathBuf;

use lrs_examples::evaluate;

const FIRST: &str = "\
label,given_name,surname,dob,sex,postcode
1,Catherine,Hartnell,2007-03-12,F,LS1 4AP
1,Kate,Hartnell,2007-03-12,F,EX4 9TR
2,Rowena,Hartnell,2007-03-12,F,LS1 4AP
3,Joshua,Ashworthy,1994-11-29,M,EX4 9TR
3,Ashworthy,Joshua,1994-29-11,,EX4 9TR
4,Bo,Ng,1999-05-06,M,PL1 2QT
4,Zbigniew,Mossgrave,1960-01-01,M,TR1 1AA
";

fn judged(name: &str, files: &[(&str, &str)], more: &[&str]) -> Result<String, String> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let mut arguments: Vec<OsString> = more.iter().map(OsString::from).collect();
    for (file, text) in files {
        std::fs::write(folder.join(file), text).expect("a file for the test");
        arguments.push(folder.join(file).into());
    }
    let mut out = Vec::new();
    evaluate::run(arguments, &mut out).map_err(|error| error.to_string())?;
    Ok(String::from_utf8(out).expect("text"))
}

#[test]
fn one_file_is_judged_by_itself() {
    let said = judged("one", &[("labelled.csv", FIRST)], &[]).expect("judged");
    assert!(said.contains("7 records\n3 pairs are of one person"), "{said}");
    // Kate is found, the twin is not taken for her, and nobody could know that Bo is Zbigniew.
    assert!(said.contains("    0 bits      1.0000   0.6667   0.8000"), "{said}");
    assert!(said.contains("1 true pairs are below 0 bits or not listed:"), "{said}");
    assert!(said.contains("       1  short names, of three letters or fewer"), "{said}");
    assert!(said.contains("4 look-ups, 3 of people who are there, 1 of strangers"), "{said}");
    assert!(!said.contains("Hartnell") && !said.contains("LS1"), "no value is shown");
}

#[test]
fn two_files_are_linked_by_their_labels() {
    let second = "label,forename,surname,dob\n3,Joshua,Ashworthy,1994-11-29\n9,Edgar,Mossgrave,1990-05-06\n";
    let said = judged("two", &[("first.csv", FIRST), ("second.csv", second)], &[]).expect("judged");
    assert!(said.contains("7 records, and 2 in the second file\n2 pairs are of one person"), "{said}");
    assert!(said.contains("  100.00 %  right person first"), "{said}");
    assert!(said.contains("     0.0    wrong people accepted"), "{said}");
}

#[test]
fn what_cannot_be_used_is_said_without_its_text() {
    let error = judged("wrong", &[("labelled.csv", "given_name\nCatherine\n")], &[]).expect_err("no label");
    assert!(error.ends_with("there is no column label"), "{error}");
    let ragged = "label,given_name\n1,Catherine,Hartnell\n";
    let error = judged("ragged", &[("labelled.csv", ragged)], &[]).expect_err("ragged");
    assert!(error.ends_with("line 2 has 3 columns, the headings are 2"), "{error}");
    assert!(judged("none", &[], &[]).expect_err("no file").starts_with("which file?"));
    assert!(judged("help", &[], &["--help"]).expect("help").starts_with("Judges the matcher"));
}

#[test]
fn a_model_is_printed_and_taken_again() {
    let said = judged("estimate", &[("labelled.csv", FIRST)], &["--estimate"]).expect("judged");
    let (model, _) = said.split_once("\n7 records\n").expect("a model and figures");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("estimate");
    std::fs::write(folder.join("model.json"), model).expect("a file for the test");
    let path = folder.join("model.json").into_os_string().into_string().expect("a plain path");
    let again = judged("estimate", &[("labelled.csv", FIRST)], &["--model", &path]).expect("judged");
    assert!(said.ends_with(&again), "the same figures by the model that was printed");
    let error = judged("estimate", &[("labelled.csv", FIRST)], &["--model", "nowhere.json"]);
    assert!(error.is_err());
}

#[test]
fn a_threshold_is_that_of_clusters() {
    let clusters = |bits: &str| {
        let said = judged("threshold", &[("labelled.csv", FIRST)], &["--threshold", bits]).expect("judged");
        said.lines().find(|line| line.starts_with("clusters:")).expect("clusters").to_owned()
    };
    assert!(clusters("60").starts_with("clusters: 7 of 7 records"), "{}", clusters("60"));
    assert!(clusters("0").starts_with("clusters: 5 of 7 records"), "{}", clusters("0"));
}
