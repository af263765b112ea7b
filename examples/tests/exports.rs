//! `enrol` with what people have: exports of their own system, and workbooks.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod college;

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use lrs_core::value::Date;
use lrs_core::{BatchPolicy, Field, LearnerDraft, batch};
use lrs_examples::enrol::Outcome;
use lrs_examples::people::Faults;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use college::{college, enrol, files, json, learners};

/// The columns of an export, and what they are.
const COLUMNS: [(&str, Field); 10] = [
    ("Student Ref", Field::MisIdentifier),
    ("Surname", Field::FamilyName),
    ("Forename", Field::GivenName),
    ("DOB", Field::DateOfBirth),
    ("Sex", Field::Gender),
    ("Post Code", Field::LastKnownPostcode),
    ("ULN", Field::Uln),
    ("AbilityToShare", Field::AbilityToShare),
    ("VerificationType", Field::VerificationType),
    ("OtherVerificationDescription", Field::OtherVerificationDescription),
];

fn people() -> Vec<LearnerDraft<'static>> {
    drafts(&learners(60, Faults::None))
}

fn drafts(file: &[u8]) -> Vec<LearnerDraft<'static>> {
    let policy = BatchPolicy::new(Date::from_ymd(2026, 11, 24).unwrap());
    batch::read(file, &policy).unwrap().drafts().map(Result::unwrap).collect()
}

/// The rows of an export, the headings first.
fn rows() -> Vec<Vec<String>> {
    let headings = COLUMNS.map(|(heading, _)| heading.to_owned()).to_vec();
    let values =
        people().into_iter().map(|one| COLUMNS.map(|(_, field)| one.text(field).to_owned()).to_vec());
    core::iter::once(headings).chain(values).collect()
}

fn export() -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows() {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// The same as the least workbook that a spreadsheet program opens.
fn workbook() -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    const PARTS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>");
    for (row, number) in rows().iter().zip(1..) {
        write!(sheet, "<row r=\"{number}\">").unwrap();
        for (value, column) in row.iter().zip('A'..) {
            let value = value.replace('&', "&amp;").replace('<', "&lt;");
            write!(sheet, "<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{value}</t></is></c>").unwrap();
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    let relations = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
             Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
                 ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"{PARTS}.sheet.main+xml\"/>\
                 <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{PARTS}.worksheet+xml\"/></Types>"
            ),
        ),
        ("_rels/.rels", relations("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>\
                 <sheet name=\"Enrolments\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        file.start_file(name, SimpleFileOptions::default()).unwrap();
        file.write_all(part.as_bytes()).unwrap();
    }
    file.finish().unwrap().into_inner()
}

/// The one file to upload of some results.
fn upload(results: &Path) -> Vec<u8> {
    let mut uploads = files(results).into_iter().filter(|(name, _)| name.starts_with("LRB_"));
    let (name, file) = uploads.next().expect("a file to upload");
    assert!(uploads.next().is_none());
    assert!(batch::check_file_name(&name, Some("10009999")).is_empty(), "{name}");
    file
}

#[test]
fn nothing_is_guessed_silently() {
    let (home, path) = college("students.csv", &export());
    let said = enrol(&[&path, &"--today", &"2026-11-24"]);
    assert_eq!((said.outcome, said.outcome.code()), (Outcome::Unusable, 2));
    for words in ["\"Surname\": family_name", "\"DOB\": date_of_birth", "--yes", "--map"] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    assert!(said.err.contains("[enrol.map_unconfirmed]"), "{}", said.err);
    let said = json(&enrol(&[&path, &"--json", &"--today", &"2026-11-24"]).out);
    assert_eq!(said["headingMap"]["columns"].as_array().unwrap().len(), COLUMNS.len());
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "nothing was written");
}

#[test]
fn an_export_becomes_a_batch_file_once_its_columns_are_confirmed() {
    let (home, path) = college("students.csv", &export());
    let results = |name: &str| home.path().join(name);
    let check = |confirmed: &[&dyn AsRef<Path>], out: &str| {
        let out = results(out);
        let arguments: [&dyn AsRef<Path>; 8] =
            [&path, &"--json", &"--ukprn", &"10009999", &"--today", &"2026-11-24", &"--out", &out];
        json(&enrol(&[&arguments[..], confirmed].concat()).out)
    };
    let report = check(&[&"--yes"], "yes");
    assert_eq!((&report["records"], &report["ready"]), (&60.into(), &60.into()), "{report}");
    assert_eq!(report["file"], "students.csv");
    let uploaded = upload(&results("yes"));
    for (one, other) in people().iter().zip(drafts(&uploaded)) {
        assert!(COLUMNS.iter().all(|(_, field)| one.text(*field) == other.text(*field)));
    }
    // What was taken once is taken again, and a map by hand does as well.
    check(&[&"--map", &results("yes").join("map.json")], "again");
    assert!(upload(&results("again")) == uploaded);
    let by_hand = COLUMNS.map(|(heading, field)| format!("\"{heading}\": \"{}\"", field.name())).join(", ");
    fs::write(results("hand.json"), format!("{{{by_hand}}}")).unwrap();
    check(&[&"--map", &results("hand.json")], "hand");
    assert!(upload(&results("hand")) == uploaded);
}

#[test]
fn a_workbook_is_read_as_its_export() {
    let (home, path) = college("students.xlsx", &workbook());
    let out = home.path().join("results");
    let said = enrol(&[
        &path,
        &"--yes",
        &"--json",
        &"--ukprn",
        &"10009999",
        &"--today",
        &"2026-11-24",
        &"--sheet",
        &"Enrolments",
        &"--out",
        &out,
    ]);
    let report = json(&said.out);
    assert_eq!((&report["records"], &report["ready"]), (&60.into(), &60.into()), "{report}");
    let read = drafts(&upload(&out));
    assert!(people().iter().zip(&read).all(|(one, other)| one.family_name == other.family_name));
    let said = enrol(&[&path, &"--sheet", &"Nothing", &"--yes", &"--today", &"2026-11-24"]);
    assert_eq!(said.outcome, Outcome::Unusable);
    assert!(said.err.contains("[batch.workbook."), "{}", said.err);
}

#[test]
fn a_file_in_xml_stays_one() {
    let mut people = people();
    people[3].family_name = "".into();
    let name = "LRB_10009999_241120260930.XML";
    let header = batch::BatchHeader { file_name: name.to_owned(), ukprn: "10009999".to_owned() };
    let mut xml = Vec::new();
    batch::write_xml(&mut xml, &header, &batch::XmlFrame::default(), 60, &people).unwrap();
    let (home, path) = college(name, &xml);
    let out = home.path().join("results");
    let said = enrol(&[&path, &"--today", &"2026-11-24", &"--out", &out]);
    assert_eq!(said.outcome, Outcome::Errors, "{}{}", said.out, said.err);
    let results = files(&out);
    assert_eq!((drafts(&results[name]).len(), drafts(&results["held_back.XML"]).len()), (59, 1));
    assert!(results[name].starts_with(b"<?xml"));
}

#[test]
fn a_map_that_is_none_is_refused() {
    let (home, path) = college("students.csv", &export());
    let map = home.path().join("map.json");
    for text in ["no JSON", "[1, 2]", "{\"Surname\": \"surname\"}"] {
        fs::write(&map, text).unwrap();
        let said = enrol(&[&path, &"--map", &map, &"--today", &"2026-11-24"]);
        assert_eq!((said.outcome, said.out.as_str()), (Outcome::Unusable, ""), "{text}");
        assert!(said.err.starts_with("enrol: "), "{}", said.err);
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2, "nothing was written");
}
