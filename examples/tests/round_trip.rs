//! The whole way of a batch: the file checked and corrected, sent, answered, and what is left to do about it.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod college;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use lrs_core::value::Date;
use lrs_core::{BatchPolicy, LearnerDraft, batch};
use lrs_examples::enrol::Outcome;
use lrs_examples::people::file::SAMPLE_NAME as NAME;
use lrs_examples::people::term::{self, ulns};
use lrs_examples::people::{Fault, Faults, file};

use college::{college, enrol, files, json, learners};

fn drafts(file: &[u8]) -> Vec<LearnerDraft<'static>> {
    let policy = BatchPolicy::new(Date::from_ymd(2026, 11, 24).unwrap());
    batch::read(file, &policy).unwrap().drafts().map(Result::unwrap).collect()
}

/// What the LRS might answer: each tenth is an exception, the last has no answer.
fn output(sent: &[LearnerDraft<'_>]) -> String {
    let mut output = Vec::new();
    term::answer(&mut output, sent).unwrap();
    String::from_utf8(output).unwrap()
}

fn table(file: &[u8]) -> Vec<BTreeMap<String, String>> {
    let file = file.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(file);
    csv::Reader::from_reader(file).deserialize().map(Result::unwrap).collect()
}

#[test]
fn a_batch_goes_its_whole_way() {
    let (home, path) = college(NAME, &learners(100, Faults::OneIn(5)));
    let checked = home.path().join("checked");
    let said = enrol(&[&path, &"--json", &"--today", &"2026-11-24", &"--out", &checked]);
    let counts = &json(&said.out)["counts"];
    let count = |name: &str| usize::try_from(counts[name].as_u64().unwrap()).unwrap();
    let sent = drafts(&files(&checked)[NAME]);
    let held_back = drafts(&files(&checked)["held_back.CSV"]);
    assert_eq!(sent.len(), count("ready") + count("repaired"));
    assert_eq!(sent.len() + held_back.len(), 100);
    assert_eq!(held_back.len(), count("heldBack"));
    let keys = sent.iter().chain(&held_back).map(|learner| &*learner.mis_identifier).collect::<BTreeSet<_>>();
    let all = drafts(&fs::read(&path).unwrap());
    assert_eq!(keys, all.iter().map(|learner| learner.mis_identifier.trim()).collect());

    let output_path = home.path().join("output.csv");
    fs::write(&output_path, output(&sent)).unwrap();
    let answered = home.path().join("answered");
    let arguments: [&dyn AsRef<Path>; 10] = [
        &"--returned",
        &output_path,
        &"--sent",
        &checked.join(NAME),
        &"--uploaded",
        &"2026-11-25",
        &"--today",
        &"2026-12-01",
        &"--out",
        &answered,
    ];
    let said = enrol(&arguments);
    assert_eq!((said.outcome, said.err.as_str()), (Outcome::Errors, ""), "{}", said.out);
    let results = files(&answered);
    let names = ["deadlines.ics", "exceptions.csv", "outcome.html", "outcome.json", "ulns.csv"];
    assert_eq!(results.keys().collect::<Vec<_>>(), names);

    let exceptions = table(&results["exceptions.csv"]);
    let ulns = table(&results["ulns.csv"]);
    assert_eq!(exceptions.len(), (sent.len() - 1) / 10);
    assert_eq!(ulns.len() + exceptions.len() + 1, sent.len());
    assert!(exceptions.iter().all(|one| one["Last day"] == "2027-01-09" && one["Days left"] == "39"));
    let by_key: BTreeMap<_, _> = output(&sent)
        .lines()
        .skip(1)
        .map(|line| line.split(',').skip(1).take(2).map(str::to_owned).collect::<Vec<_>>())
        .map(|cells| (cells[0].clone(), cells[1].clone()))
        .collect();
    assert!(ulns.iter().all(|one| by_key[&one["MISIdentifier"]] == one["ULN"]));
    let calendar = String::from_utf8(results["deadlines.ics"].clone()).unwrap();
    assert!(calendar.contains("DTSTART;VALUE=DATE:20270109\r\n"), "{calendar}");
    assert!(said.out.contains("1 learner has no answer"), "{}", said.out);

    // Looked at again, it is the same; and nothing of a learner is said.
    let again = enrol(&arguments);
    assert_eq!((again.outcome, &again.out), (said.outcome, &said.out), "{}", again.err);
    assert_eq!(files(&answered), results);
    let mut with_json = arguments.to_vec();
    with_json.push(&"--json");
    let as_json = enrol(&with_json);
    assert_eq!(json(&as_json.out)["outcome"], "errors");
    let page = String::from_utf8(results["outcome.html"].clone()).unwrap();
    for said in [&said.out, &as_json.out, &page] {
        for learner in &sent {
            assert!(!said.contains(&*learner.mis_identifier), "a key is shown");
        }
        for one in &ulns {
            assert!(!said.contains(&one["ULN"]), "a ULN is shown");
        }
    }
}

#[test]
fn the_demonstration_goes_from_an_export_to_the_last_exception() {
    let home = tempfile::tempdir().unwrap();
    let said = enrol(&[&"--out", &home.path()]);
    assert_eq!((said.outcome, said.err.as_str()), (Outcome::Ready, ""));
    for words in ["\"Surname\": family_name (likely", "1 learner has no answer", "Work ", "Take the "] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    let name = "LRB_10009999_241120261105.CSV";
    let export = files(&home.path().join("export"));
    let (sent, held_back) = (drafts(&export[name]), drafts(&export["held_back.CSV"]));
    assert_eq!(sent.len() + held_back.len(), term::COUNT);
    assert!(held_back.len() > 2 && export.contains_key("map.json"));
    let results = files(&home.path().join("returned"));
    let (ulns, exceptions) = (table(&results["ulns.csv"]), table(&results["exceptions.csv"]));
    assert_eq!(
        ulns.len() + exceptions.len() + 1,
        sent.len(),
        "the sample answers what was made of the export"
    );
    assert!(exceptions.iter().all(|one| one["Last day"] == "2027-01-09" && one["Days left"] == "39"));
    let calendar = String::from_utf8(results["deadlines.ics"].clone()).unwrap();
    assert!(calendar.contains("DTSTAMP:20261201T110500Z"), "{calendar}");
    let again = enrol(&[&"--out", &home.path()]);
    assert_eq!((again.outcome, again.out), (Outcome::Ready, said.out));
    assert_eq!(files(&home.path().join("returned")), results);
}

#[test]
fn the_samples_are_those_of_the_generator() {
    let kept = |name: &str| {
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join("term").join(name)).unwrap()
    };
    let (mut export, mut output) = (Vec::new(), Vec::new());
    term::export(&mut export).unwrap();
    term::output(&mut output).unwrap();
    assert!(
        kept(term::EXPORT_NAME) == export && kept(term::OUTPUT_NAME) == output,
        "make_sample writes them again"
    );
}

#[test]
fn what_the_lrs_holds_otherwise_is_planned_for() {
    let (home, path) = college(NAME, &learners(60, Faults::None));
    let sent = drafts(&fs::read(&path).unwrap());
    let mut output = "MISIdentifier,SearchedULN,SearchedGivenName,SearchedFamilyName,SearchedDateOfBirth,\
                      SearchedGender,ResponseCode,ULN,GivenName,FamilyName,DateOfBirth,Gender\n"
        .to_owned();
    for (place, (learner, found)) in sent.iter().zip(ulns()).enumerate() {
        let LearnerDraft { mis_identifier, given_name, family_name, date_of_birth, gender, .. } = learner;
        let (code, held) = match place {
            7 => ("WSRC0003", "Aldermoor"),
            9 => ("WSEC0208", &**family_name),
            _ => ("WSRC0004", &**family_name),
        };
        writeln!(
            output,
            "{mis_identifier},{found},{given_name},{family_name},{date_of_birth},{gender},{code},\
             {found},{given_name},{held},{date_of_birth},{gender}"
        )
        .unwrap();
    }
    let output_path = home.path().join("verified.csv");
    fs::write(&output_path, output).unwrap();
    let said = enrol(&[
        &"--returned",
        &output_path,
        &"--sent",
        &path,
        &"--uploaded",
        &"2026-11-25",
        &"--today",
        &"2026-12-01",
    ]);
    assert_eq!(said.outcome, Outcome::Errors, "{}{}", said.out, said.err);
    let results = files(&home.path().join("verified_outcome"));
    let rows = table(&results["updates.csv"]);
    let seen: Vec<_> = rows
        .iter()
        .map(|row| {
            ["Record", "MISIdentifier", "Field", "The LRS holds", "The file says"].map(|name| &*row[name])
        })
        .collect();
    let (key, own) = (&*sent[7].mis_identifier, &*sent[7].family_name);
    let wanted =
        [["8", key, "FamilyName", "Aldermoor", own], ["8", key, "PreviousFamilyName", "", "Aldermoor"]];
    assert_eq!(seen, wanted);
    assert!(said.out.contains("Compare both values in updates.csv"), "{}", said.out);
    let refused = table(&results["not_verified.csv"]);
    let codes = refused.iter().map(|row| ["Record", "MISIdentifier", "Code"].map(|name| &*row[name]));
    let wanted = [["8", key, "WSRC0003"], ["10", &*sent[9].mis_identifier, "WSEC0208"]];
    assert!(codes.eq(wanted), "{refused:?}");
    assert!(refused.iter().all(|row| !row["What it means"].is_empty() && !row["What to do"].is_empty()));
    assert!(said.out.contains("2 learners were not verified: not_verified.csv"), "{}", said.out);
    let name = &rows[0]["File"];
    assert!(batch::check_file_name(name, Some("10009999")).is_empty(), "{name}");
    let update = drafts(&results[name]);
    assert_eq!(update.len(), 1);
    assert_eq!(
        (&*update[0].family_name, &*update[0].previous_family_name),
        (&*sent[7].family_name, "Aldermoor")
    );
    assert_eq!(update[0].ability_to_share, sent[7].ability_to_share, "sent whole");
    assert!(!said.out.contains("Aldermoor") && !said.out.contains(&*sent[7].mis_identifier), "{}", said.out);
}

#[test]
fn what_is_no_output_is_said_clearly() {
    let (home, path) = college(NAME, &learners(60, Faults::None));
    let said = enrol(&[&"--returned", &path, &"--uploaded", &"2026-11-25", &"--today", &"2026-12-01"]);
    assert_eq!((said.outcome, said.out.as_str()), (Outcome::Unusable, ""));
    assert!(said.err.contains("[batch.output.not_output]"), "{}", said.err);
    let missing = home.path().join("missing.csv");
    let said = enrol(&[&"--returned", &missing, &"--uploaded", &"2026-11-25"]);
    assert_eq!(said.outcome, Outcome::Unusable, "{}", said.out);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "nothing was written");
}

#[test]
fn changes_are_listed_with_what_they_change() {
    let home = tempfile::tempdir().unwrap();
    enrol(&[&"--out", &home.path()]);
    let list = String::from_utf8(files(home.path()).remove("changes.csv").unwrap()).unwrap();
    assert!(list.starts_with("\u{FEFF}\"Record\",\"Line\",\"MISIdentifier\",\"Field\",\"Change\","));
    let mut seen = 0;
    for row in file::sample_rows().filter(|row| row.fault == Some(Fault::UlnSpaced)) {
        let (record, line, typed) = (row.record, row.record + 1, &row.draft.uln);
        let place = format!("\"{record}\",\"{line}\",\"{}\",\"ULN\",\"applied\",", row.draft.mis_identifier);
        let values = format!("\"{typed}\",\"{}\"", typed.replace(' ', ""));
        assert!(
            list.lines().any(|line| line.starts_with(&place) && line.ends_with(&values)),
            "record {record}"
        );
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn what_the_layout_cannot_hold_is_told() {
    let text = String::from_utf8(learners(60, Faults::None)).unwrap();
    let with_upn = text.lines().zip(0..).map(|(line, row)| match row {
        0 => format!("{line},\"UPN\"\r\n"),
        1 | 2 => format!("{line},\"A123456789012\"\r\n"),
        _ => format!("{line},\"\"\r\n"),
    });
    let (home, path) = college(NAME, with_upn.collect::<String>().as_bytes());
    let out = home.path().join("out");
    let said = enrol(&[&path, &"--out", &out, &"--today", &"2026-11-24"]);
    assert!(said.out.contains("2 learners have a UCI or UPN. Layout 2A has no column"), "{}", said.out);
    let changes = String::from_utf8(files(&out).remove("changes.csv").unwrap()).unwrap();
    assert_eq!(changes.matches("batch.repair.no_column").count(), 2, "{changes}");
}
