//! The program `enrol` as a college meets it: files in, files and an exit code out.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod college;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lrs_core::batch::{self, BatchHeader, XmlFrame};
use lrs_core::value::Date;
use lrs_core::{BatchPolicy, LearnerDraft};
use lrs_examples::enrol::Outcome;
use lrs_examples::people::file::SAMPLE_NAME as NAME;
use lrs_examples::people::{Expected, Fault, Faults, file};
use serde_json::Value;

use college::{college, enrol, files, json, learners};

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(file::SAMPLE_NAME)
}

#[test]
fn the_demonstration_ends_well_and_repeats_itself() {
    let home = tempfile::tempdir().unwrap();
    let first = enrol(&[&"--out", &home.path()]);
    assert_eq!((first.outcome, first.err.as_str()), (Outcome::Ready, ""));
    assert_eq!(first.outcome.code(), 0);
    assert!(first.out.contains("demonstration"), "{}", first.out);
    assert!(first.out.contains("of 500 learners are ready"), "{}", first.out);
    let written = files(home.path());
    let names = [
        NAME,
        "changes.csv",
        "findings.csv",
        "findings.json",
        "held_back.CSV",
        "questions.csv",
        "report.html",
        "report.json",
    ];
    assert_eq!(written.keys().collect::<Vec<_>>(), names);
    let again = enrol(&[&"--out", &home.path()]);
    assert_eq!((again.outcome, again.out), (Outcome::Ready, first.out));
    assert_eq!(files(home.path()), written);
}

#[test]
fn a_file_with_errors_is_not_ready() {
    let home = tempfile::tempdir().unwrap();
    let said = enrol(&[&sample(), &"--out", &home.path(), &"--today", &"2026-11-24"]);
    assert_eq!((said.outcome, said.outcome.code()), (Outcome::Errors, 1));
    for words in ["What the LRS will refuse", "[postcode.prison]", "record ", "What to do now"] {
        assert!(said.out.contains(words), "{words}");
    }
}

#[test]
fn a_clean_file_is_ready_and_comes_out_as_it_went_in() {
    let clean = learners(80, Faults::None);
    let (home, path) = college(NAME, &clean);
    let said = enrol(&[&path, &"--today", &"2026-11-24", &"--ukprn", &"10009999"]);
    assert_eq!((said.outcome, said.err.as_str()), (Outcome::Ready, ""), "{}", said.out);
    let results = home.path().join("LRB_10009999_241120260930_checked");
    assert!(files(&results)[NAME] == clean);
    assert!(fs::read(&path).unwrap() == clean);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2);
}

#[test]
fn the_corrected_file_needs_no_repair() {
    let home = tempfile::tempdir().unwrap();
    let (once, twice) = (home.path().join("once"), home.path().join("twice"));
    let first = json(&enrol(&[&"--json", &"--out", &once]).out);
    let second =
        json(&enrol(&[&"--json", &"--today", &"2026-11-24", &"--out", &twice, &once.join(NAME)]).out);
    let applied = |report: &Value| {
        let repairs = report["repairs"].as_array().unwrap().clone();
        repairs.into_iter().filter(|repair| repair["applied"] == true).collect::<Vec<_>>()
    };
    assert!(applied(&first).len() > 8);
    assert_eq!(applied(&second), [Value::Null; 0]);
    assert_eq!(first["ready"], second["records"]);
    assert_eq!((&second["ready"], &second["outcome"]), (&second["records"], &Value::from("ready")));
    assert!(files(&once)[NAME] == files(&twice)[NAME]);
}

#[test]
fn the_corrected_file_can_be_uploaded() {
    let home = tempfile::tempdir().unwrap();
    enrol(&[&"--out", &home.path()]);
    let corrected = files(home.path()).remove(NAME).unwrap();
    assert!(corrected.starts_with(b"\"FileVersion\",\"FileName\",\"UKPRN\",\"LearnerRecordCount\",\"ULN\""));
    let text = String::from_utf8(corrected).expect("UTF-8");
    let held_back = String::from_utf8(files(home.path()).remove("held_back.CSV").unwrap()).unwrap();
    let learners = |text: &str| text.matches('\n').count() - 1;
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
    assert_eq!(learners(&text) + learners(&held_back), 500);
    for text in [&text, &held_back] {
        let first = format!("\"2A\",\"LRB_10009999_241120260930.CSV\",\"10009999\",\"{}\"", learners(text));
        assert!(text.contains(&first));
    }
}

#[test]
fn every_learner_is_ready_repaired_or_held_back() {
    let home = tempfile::tempdir().unwrap();
    let report = json(&enrol(&[&"--json", &"--out", &home.path()]).out);
    let count = |name: &str| report["counts"][name].as_u64().unwrap();
    assert_eq!(count("ready") + count("repaired") + count("heldBack"), 500);
    assert!(count("repaired") > 0 && count("heldBack") > 0);
    assert_eq!(report["compared"], 500);
    let questions = String::from_utf8(files(home.path()).remove("questions.csv").unwrap()).unwrap();
    assert_eq!(questions.matches("\r\n").count() as u64, 1 + count("questions"));
}

#[test]
fn records_are_held_against_each_other() {
    let mut twice = String::from_utf8(learners(60, Faults::None)).unwrap();
    let last = twice.lines().last().unwrap().to_owned();
    twice = twice.replacen("\"60\"", "\"61\"", 1) + &last + "\r\n";
    let (home, path) = college(NAME, twice.as_bytes());
    let out = home.path().join("results");
    let report = json(&enrol(&[&"--json", &path, &"--out", &out, &"--today", &"2026-11-24"]).out);
    let codes = report["findings"].as_array().unwrap().iter().filter_map(|finding| finding["code"].as_str());
    assert_eq!(codes.filter(|code| code.starts_with("batch.inside.")).count(), 1, "{report}");
}

#[test]
fn more_than_a_file_may_hold_becomes_several() {
    let (home, path) = college(NAME, &learners(5_010, Faults::None));
    let out = home.path().join("results");
    let said = enrol(&[&"--json", &path, &"--out", &out, &"--today", &"2026-11-24"]);
    let report = json(&said.out);
    let uploads = report["files"]["uploads"].as_array().unwrap();
    assert_eq!(uploads.len(), 2, "{}{}", said.out, said.err);
    let mut together = 0;
    for upload in uploads {
        let path = Path::new(upload.as_str().unwrap());
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(batch::check_file_name(name, Some("10009999")).is_empty(), "{name}");
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains(&format!("\"2A\",\"{name}\",\"10009999\",\"2505\"")), "{name}");
        together += text.matches("\r\n").count() - 1;
    }
    assert_eq!(together, 5_010);
}

#[test]
fn more_than_an_xml_file_may_hold_becomes_several() {
    let policy = BatchPolicy::new(Date::from_ymd(2026, 11, 24).unwrap());
    let drafts = |file: &[u8]| -> Vec<LearnerDraft<'static>> {
        batch::read(file, &policy).unwrap().drafts().map(Result::unwrap).collect()
    };
    let all = drafts(&learners(5_001, Faults::None));
    let name = NAME.replace(".CSV", ".XML");
    let header = BatchHeader { file_name: name.clone(), ukprn: "10009999".to_owned() };
    let tags = vec!["a:Upload xmlns:a=\"urn:example\"".to_owned(), "a:Learners".to_owned()];
    let frame = XmlFrame { tags, record: "Learner".to_owned(), has_file_name: true };
    let mut file = Vec::new();
    batch::write_xml(&mut file, &header, &frame, 5_001, &all).unwrap();
    let (home, path) = college(&name, &file);
    let out = home.path().join("results");
    let said = enrol(&[&"--json", &path, &"--out", &out, &"--today", &"2026-11-24"]);
    assert_eq!(said.outcome, Outcome::Errors, "5,001 are too many for one: {}{}", said.out, said.err);
    let uploads = json(&said.out)["files"]["uploads"].as_array().unwrap().clone();
    let mut together = Vec::new();
    for (upload, count) in uploads.iter().zip([2_501, 2_500]) {
        let path = Path::new(upload.as_str().unwrap());
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(
            batch::check_file_name(name, Some("10009999")).is_empty()
                && path.extension().is_some_and(|kind| kind == "XML"),
            "{name}"
        );
        let part = fs::read(path).unwrap();
        assert_eq!(batch::read(part.as_slice(), &policy).unwrap().xml_frame().as_ref(), Some(&frame));
        let report = batch::check(
            part.as_slice(),
            &BatchPolicy { file_name: Some(name.to_owned()), ..policy.clone() },
        );
        let report = report.unwrap();
        assert!(report.is_ready(), "{report}");
        assert_eq!((report.records, &*report.file_fields.file_name), (count, name));
        together.extend(drafts(&part));
    }
    assert_eq!(uploads.len(), 2);
    assert!(together == all, "each learner once, and in order");
}

#[test]
fn what_was_put_right_since_is_told() {
    let (home, path) = college(NAME, &learners(80, Faults::OneIn(4)));
    let first = home.path().join("first");
    enrol(&[&path, &"--today", &"2026-11-24", &"--out", &first]);
    fs::write(&path, learners(80, Faults::None)).unwrap();
    let (before, second) = (first.join("report.json"), home.path().join("second"));
    let said = enrol(&[&path, &"--today", &"2026-11-24", &"--out", &second, &"--since", &before]);
    assert_eq!(said.outcome, Outcome::Ready, "{}{}", said.out, said.err);
    assert!(said.out.contains("Gone since"), "{}", said.out);
    let said = enrol(&[&path, &"--json", &"--today", &"2026-11-24", &"--out", &second, &"--since", &path]);
    assert_eq!(said.outcome, Outcome::Unusable);
    assert_eq!(json(&said.out)["error"]["code"], "batch.report.json");
}

#[test]
fn each_planted_fault_is_in_the_report() {
    let home = tempfile::tempdir().unwrap();
    let report = json(&enrol(&[&"--json", &"--out", &home.path()]).out);
    let findings = report["findings"].as_array().unwrap();
    let mut expected_rows = 0;
    for row in file::sample_rows() {
        let Some(fault) = row.fault else { continue };
        let here = |code: &str| {
            findings.iter().any(|finding| finding["record"] == row.record && finding["code"] == code)
        };
        // The program's policy takes a ULN whose digits are all there.
        let expected = match fault {
            Fault::UlnSpaced | Fault::UlnHyphened => Expected::Repair("uln.repair.format"),
            Fault::UlnDecimal => Expected::Repair("uln.repair.number"),
            _ => fault.expected(),
        };
        match expected {
            Expected::Finding(code) => assert!(here(code), "record {}: {fault:?}", row.record),
            Expected::Repair(code) => {
                let is_listed = |repair: &Value| repair["code"] == code && repair["applied"] == true;
                assert!(report["repairs"].as_array().unwrap().iter().any(is_listed), "{fault:?}");
            }
            Expected::Nothing => continue,
        }
        expected_rows += 1;
    }
    assert!(expected_rows >= 95);
}

#[test]
fn json_is_one_document_of_format_1() {
    let home = tempfile::tempdir().unwrap();
    let said = enrol(&[&"--json", &sample(), &"--today", &"2026-11-24", &"--out", &home.path()]);
    assert_eq!((said.outcome, said.err.as_str()), (Outcome::Errors, ""));
    let report = json(&said.out);
    assert_eq!(report["format"], 1);
    assert_eq!(report["outcome"], "errors");
    assert_eq!(report["records"], 500);
    assert_eq!(report["today"], "2026-11-24");
    assert_eq!(report["file"], NAME);
    assert!(Path::new(report["files"]["corrected"].as_str().unwrap()).is_file());
    let mut kept = json(&String::from_utf8(files(home.path()).remove("findings.json").unwrap()).unwrap());
    kept["files"] = report["files"].clone();
    assert_eq!(kept, report);
}

#[test]
fn the_list_for_a_spreadsheet_has_a_row_for_each_finding() {
    let home = tempfile::tempdir().unwrap();
    let report = json(&enrol(&[&"--json", &"--out", &home.path()]).out);
    let csv = files(home.path()).remove("findings.csv").unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.starts_with("\u{FEFF}\"Record\",\"Line\""));
    assert_eq!(csv.matches("\r\n").count(), 1 + report["findings"].as_array().unwrap().len());
}

#[test]
fn no_report_shows_a_learner() {
    let home = tempfile::tempdir().unwrap();
    let said = enrol(&[&"--out", &home.path()]);
    let reports = ["findings.csv", "findings.json", "report.html", "report.json"];
    let lists = reports.map(|name| files(home.path()).remove(name).unwrap());
    let everything = [said.out.into_bytes(), lists.concat()].concat();
    let everything = String::from_utf8(everything).unwrap();
    for row in file::sample_rows() {
        let LearnerDraft { uln, last_known_postcode, date_of_birth, email_address, .. } = &row.draft;
        for value in [uln, last_known_postcode, date_of_birth, email_address] {
            // "none", the placeholder and the default postcode are the rules' own words.
            let is_rule = ["none", "9999999999", "ZZ99 9ZZ"].contains(&value.as_ref());
            let is_short = value.len() < 6;
            assert!(is_rule || is_short || !everything.contains(value.as_ref()), "record {}", row.record);
        }
    }
}

#[test]
fn what_cannot_be_read_is_said_clearly() {
    let home = tempfile::tempdir().unwrap();
    let path = |name: &str| home.path().join(name);
    fs::write(path("empty.CSV"), b"").unwrap();
    fs::write(path("workbook.CSV"), b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0").unwrap();
    fs::write(path("picture.CSV"), [0x89, b'P', b'N', b'G', 0, 0, 0, 0, 0x49, 0x48]).unwrap();
    fs::write(path("zeros.CSV"), [0; 10_000]).unwrap();
    fs::write(path("letter.CSV"), b"Dear Sir or Madam,\r\nplease find attached\r\n").unwrap();
    for name in ["missing.CSV", ".", "empty.CSV", "workbook.CSV", "picture.CSV", "zeros.CSV", "letter.CSV"] {
        let said = enrol(&[&path(name)]);
        assert_eq!((said.outcome, said.outcome.code()), (Outcome::Unusable, 2), "{name}");
        assert_eq!(said.out, "", "{name}");
        assert!(said.err.starts_with("enrol: ") && said.err.len() > 25, "{name}: {}", said.err);
        let document = json(&enrol(&[&path(name), &"--json"]).out);
        assert_eq!((&document["format"], &document["outcome"]), (&Value::from(1), &Value::from("unusable")));
        assert!(document["error"]["code"].is_string() && document["error"]["message"].is_string(), "{name}");
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 5, "nothing was written");
}

#[test]
fn a_file_that_ends_too_early_has_a_report_and_no_corrected_file() {
    let mut damaged = learners(60, Faults::None);
    let middle = damaged.len() / 2;
    let quote = middle + damaged[middle..].windows(3).position(|bytes| bytes == b"\",\"").unwrap();
    damaged.remove(quote);
    damaged.truncate(damaged.len() - 3);
    let (home, path) = college(NAME, &damaged);
    let out = home.path().join("results");
    let said = enrol(&[&path, &"--out", &out, &"--today", &"2026-11-24"]);
    let names: Vec<String> = files(&out).into_keys().collect();
    if said.outcome == Outcome::Unusable {
        assert_eq!(names, ["findings.csv", "findings.json", "report.html", "report.json"]);
        assert!(said.out.contains("not read to its end"), "{}", said.out);
    } else {
        assert_eq!(said.outcome, Outcome::Errors, "a lost quote is never passed over");
    }
    let mut unclosed = learners(60, Faults::None);
    unclosed.extend_from_slice(b"\"\",\"never closed");
    fs::write(&path, unclosed).unwrap();
    let out = home.path().join("more");
    let said = enrol(&[&path, &"--out", &out, &"--today", &"2026-11-24"]);
    assert_eq!(said.outcome, Outcome::Unusable, "{}", said.out);
    assert_eq!(
        files(&out).into_keys().collect::<Vec<_>>(),
        ["findings.csv", "findings.json", "report.html", "report.json"]
    );
    assert!(said.out.contains("[batch.quote_never_closed]"), "{}", said.out);
}

#[test]
fn nothing_is_ever_overwritten() {
    let (home, path) = college(NAME, &learners(60, Faults::OneIn(5)));
    let input = fs::read(&path).unwrap();
    // The results' folder is that of the file, which has the name that the corrected file wants.
    let said = enrol(&[&path, &"--out", &home.path(), &"--today", &"2026-11-24"]);
    assert_eq!(said.outcome, Outcome::Unusable);
    assert!(said.err.contains("nothing was overwritten"), "{}", said.err);
    assert_eq!(files(home.path()), BTreeMap::from([(NAME.to_owned(), input.clone())]));
    // A second check of a changed file takes another folder.
    enrol(&[&path, &"--today", &"2026-11-24"]);
    let first = files(&home.path().join("LRB_10009999_241120260930_checked"));
    fs::write(&path, learners(70, Faults::OneIn(5))).unwrap();
    enrol(&[&path, &"--today", &"2026-11-24"]);
    assert_eq!(files(&home.path().join("LRB_10009999_241120260930_checked")), first);
    assert_eq!(files(&home.path().join("LRB_10009999_241120260930_checked-2")).len(), 8);
}

#[test]
fn other_encodings_become_utf_8() {
    let clean = learners(60, Faults::None);
    let text = String::from_utf8(clean.clone()).unwrap();
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = text.chars().filter_map(|letter| u8::try_from(u32::from(letter)).ok()).collect();
    let as_latin: String = latin.iter().copied().map(char::from).collect();
    for (encoding, bytes, wanted) in [
        ("utf-8 with a mark", [b"\xEF\xBB\xBF".as_slice(), &clean].concat(), &text),
        ("utf-16", [b"\xFF\xFE".as_slice(), &utf_16].concat(), &text),
        ("windows-1252", latin, &as_latin),
        ("line feeds", text.replace("\r\n", "\n").into_bytes(), &text),
    ] {
        let (home, path) = college(NAME, &bytes);
        let out = home.path().join("results");
        let said = enrol(&[&path, &"--out", &out, &"--today", &"2026-11-24"]);
        assert_eq!(said.outcome, Outcome::Ready, "{encoding}: {}", said.out);
        assert!(files(&out)[NAME] == wanted.as_bytes(), "{encoding}");
    }
}

#[test]
fn a_wrong_name_is_put_right() {
    let (home, path) = college("learners.csv", &learners(60, Faults::None));
    let said = enrol(&[&path, &"--today", &"2026-11-24"]);
    assert_eq!(said.outcome, Outcome::Errors, "{}", said.out);
    let names: Vec<String> = files(&home.path().join("learners_checked")).into_keys().collect();
    let right = batch::check_file_name(&names[0], Some("10009999"));
    assert!(right.is_empty(), "{names:?}");
}

#[test]
fn the_organisation_and_the_official_list_count() {
    let (home, path) = college(NAME, &learners(60, Faults::None));
    let out = home.path().join("one");
    let arguments: [&dyn AsRef<Path>; 6] = [&path, &"--json", &"--today", &"2026-11-24", &"--out", &out];
    let [one, two, three, four, five, six] = arguments;
    let said = enrol(&[one, two, three, four, five, six, &"--ukprn", &"10000001"]);
    assert!(said.out.contains("batch.file_field.ukprn_other"), "{}", said.out);
    let list = home.path().join("list.csv");
    let street = "\"Text\",\"Since\"\r\n\"Road\",\"2019\"\r\n";
    fs::write(&list, street).unwrap();
    let out = home.path().join("two");
    let said = enrol(&[one, two, three, four, five, &out, &"--prohibited", &list]);
    assert!(said.out.contains("prohibited.text"), "{}", said.out);
    let said = enrol(&[one, &"--prohibited", &home.path().join("no list")]);
    assert_eq!(said.outcome, Outcome::Unusable);
    assert!(said.err.contains("prohibited"), "{}", said.err);
}

#[test]
fn a_wrong_command_line_is_explained() {
    for arguments in [&[&"--jsno" as &dyn AsRef<Path>][..], &[&"--today", &"24/11/2026"], &[&"a", &"b"]] {
        let said = enrol(arguments);
        assert_eq!((said.outcome, said.out.as_str()), (Outcome::Unusable, ""));
        assert!(said.err.contains("--help"), "{}", said.err);
    }
}

#[cfg(unix)]
#[test]
fn a_path_need_not_be_text() {
    use std::os::unix::ffi::OsStrExt as _;
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join(std::ffi::OsStr::from_bytes(b"LRB \xFF.CSV"));
    fs::write(&path, learners(60, Faults::None)).unwrap();
    let said = enrol(&[&path, &"--today", &"2026-11-24"]);
    assert_eq!(said.outcome, Outcome::Errors, "{}{}", said.out, said.err);
    assert!(said.out.contains("batch.file_name"), "{}", said.out);
}
