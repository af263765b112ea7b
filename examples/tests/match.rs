//! The program `match`: what it says and draws, and that its twins in Python and TypeScript have the right thing to
//! compare themselves with.
//!
//! `examples/data/match` holds two pairs of files with what the program says of them. `LRS_BLESS=1 cargo test -p
//! lrs-examples --test match` writes anew what a program writes: read the difference.

#![expect(clippy::expect_used, reason = "a test that cannot set itself up fails")]

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use lrs_examples::find;
use lrs_examples::people::{Labelled, Second};
use tempfile::TempDir;

/// What one run said.
struct Said {
    code: u8,
    out: String,
    err: String,
}

fn look_up(arguments: &[&dyn AsRef<Path>]) -> Said {
    let arguments = arguments.iter().map(|argument| OsString::from(argument.as_ref()));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = find::run(arguments, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Said { code, out: text(out), err: text(err) }
}

fn home() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// The folder of one pair of files.
fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/match").join(name)
}

fn is_blessing() -> bool {
    std::env::var_os("LRS_BLESS").is_some()
}

/// Looks up in a pair of files and gives what was said and drawn.
fn pair(name: &str, show_values: bool) -> (Said, BTreeMap<String, String>) {
    let (home, folder) = (home(), data(name));
    let (register, asked, out) =
        (folder.join("register.csv"), folder.join("asked.csv"), home.path().join("drawn"));
    let files: [&dyn AsRef<Path>; 6] = [&"--register", &register, &"--asked", &asked, &"--out", &out];
    let values: &[&dyn AsRef<Path>] = if show_values { &[&"--show-values"] } else { &[] };
    let said = look_up(&[&files, values].concat());
    (said, files_of(&out))
}

/// The files of a folder by name, with what is in them.
fn files_of(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file"));
    let text = |path: PathBuf| fs::read_to_string(path).expect("text");
    entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), text(entry.path()))).collect()
}

/// The learners of a file as they were written: every cell that is long enough not to be met by chance.
fn values(name: &str) -> Vec<String> {
    let mut values = Vec::new();
    for file in ["register.csv", "asked.csv"] {
        let mut reader = csv::Reader::from_path(data(name).join(file)).expect("a file");
        for row in reader.records() {
            values.extend(row.expect("a row").iter().filter(|cell| cell.len() > 4).map(str::to_owned));
        }
    }
    assert!(values.len() > 20, "{name} has values");
    values
}

#[test]
fn the_invented_pair_is_what_the_generator_makes() {
    let labelled = Labelled {
        seed: 26,
        second: Second { percent: 300, held_out: true, ..Second::default() },
        ..Labelled::default()
    };
    let (register, asked) = labelled.look_ups(150, 12);
    for (name, records) in [("register.csv", register), ("asked.csv", asked)] {
        let mut made = Vec::new();
        labelled.write(&mut made, records).expect("a list of bytes takes every byte");
        let path = data("invented").join(name);
        if is_blessing() {
            fs::write(&path, &made).expect("writable");
        }
        assert!(fs::read(&path).expect("the file") == made, "{name}");
    }
}

#[test]
fn what_is_said_and_drawn_is_what_python_and_typescript_compare_with() {
    for (name, show_values, drawing) in [("invented", false, "asked-10.svg"), ("odd", true, "asked-1.svg")] {
        let (said, drawn) = pair(name, show_values);
        assert_eq!(said.code, 0, "{}", said.err);
        let wanted = [("said.txt", &said.out), (drawing, &drawn[drawing])];
        for (file, text) in wanted {
            let path = data(name).join(file);
            if is_blessing() {
                fs::write(&path, text).expect("writable");
            }
            assert_eq!(text, &fs::read_to_string(&path).expect("the file"), "{name}/{file}");
        }
        let found = said.out.matches("  Why record ").count();
        assert_eq!(drawn.len(), found, "each explanation is drawn, and nothing else");
        assert!(said.err.contains(&format!("Drew {found} explanations: ")), "{}", said.err);
    }
}

#[test]
fn values_are_shown_only_where_they_are_asked_for() {
    for name in ["invented", "odd"] {
        let (said, drawn) = pair(name, false);
        let all = said.out + &said.err + &drawn.into_values().collect::<String>();
        for (place, value) in values(name).iter().enumerate() {
            assert!(!all.contains(value.as_str()), "{name}: value {place} is shown");
        }
        let (said, drawn) = pair(name, true);
        for text in [said.out, drawn.into_values().collect()] {
            let shown = values(name).iter().filter(|value| text.contains(value.as_str())).count();
            assert!(shown > 5, "{name}: {shown} values are shown where they are asked for");
        }
    }
}

#[test]
fn the_demonstration_shows_each_case_and_repeats_itself() {
    let home = home();
    let run = |folder: &str| look_up(&[&"--people", &"2000", &"--out", &home.path().join(folder)]);
    let (first, again) = (run("one"), run("two"));
    assert_eq!((first.code, &first.out), (0, &again.out));
    assert_eq!(files_of(&home.path().join("one")), files_of(&home.path().join("two")));
    let titles: Vec<&str> =
        first.out.lines().filter_map(|line| line.strip_prefix("Asked ")?.split(": ").nth(1)).collect();
    assert_eq!(titles.len(), 6, "{}", first.out);
    for words in [
        "the same in all five details",
        "another form of the given name, and another address",
        "a twin at the same address",
        "a stranger",
        "The register has 2,000 learners; 6 are looked up.",
        "WSRC0004",
        "WSRC0003",
        "WSRC0022, as the ULN was merged into another",
        "one given name is a short form of the other",
        "What would settle it",
        "In truth: not in the register.",
        "A person has to decide.",
        "4 may be taken without a person, 0 wrongly.",
    ] {
        assert!(first.out.contains(words), "{words}: {}", first.out);
    }
    let took = first.err.split_once("Building the register of 2,000 learners ... ").map(|(_, took)| took);
    assert!(took.is_some_and(|took| took.contains(" seconds\n")), "{}", first.err);
    let other = look_up(&[&"--people", &"2000", &"--seed", &"2"]);
    assert_ne!(other.out, first.out, "another seed, other learners");
}

#[test]
fn the_demonstration_copes_with_few_learners() {
    let said = look_up(&[&"--people", &"1"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("by a ULN that was merged into another"), "{}", said.out);
}

#[test]
fn nothing_is_ever_overwritten() {
    let home = home();
    let folder = home.path().join("drawn");
    let run = || look_up(&[&"--people", &"50", &"--out", &folder]);
    assert_eq!(run().code, 0);
    let before = files_of(&folder);
    assert!(!before.is_empty());
    let said = run();
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.ends_with("; --out wants a new folder\n"), "{}", said.err);
    assert_eq!(files_of(&folder), before);
}

#[cfg(unix)]
#[test]
fn the_drawings_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = home();
    let folder = home.path().join("drawn");
    assert_eq!(look_up(&[&"--people", &"50", &"--out", &folder]).code, 0);
    let mode = fs::metadata(folder).expect("a folder").permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn what_cannot_be_used_is_said_without_its_text() {
    let home = home();
    let good = data("odd").join("asked.csv");
    for (name, content, words) in [
        ("empty.csv", &b""[..], "no column is a learner field"),
        ("label.csv", b"label\n1\n", "no column is a learner field"),
        ("headings.csv", b"given_name\n", "there are no learners in it"),
        ("none.csv", b"Hartnell,LS1 4AP\nNg,EX4 9TR\n", "column 1 is no learner field; the first line must"),
        ("synonym.csv", b"label,given_name,surname\n1,Bo,Ng\n", "column 3 is no learner field"),
        ("ragged.csv", b"label,given_name\n1,Bo\n2,Hartnell,3\n", "line 3 has 3 columns, the headings are 2"),
        ("latin.csv", b"given_name\nZo\xEB\n", "it is not UTF-8"),
    ] {
        let path = home.path().join(name);
        fs::write(&path, content).expect("writable");
        for (register, asked) in [(&path, &good), (&good, &path)] {
            let out = home.path().join("drawn");
            let said = look_up(&[&"--register", register, &"--asked", asked, &"--out", &out]);
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{name}");
            assert!(
                said.err.contains(&format!("match: {}: {words}", path.display())),
                "{name}: {}",
                said.err
            );
            assert!(!said.err.contains("Hartnell") && !said.err.contains("surname"), "{name}");
            assert!(!out.exists(), "{name}: no folder is left");
        }
    }
    let missing = home.path().join("missing.csv");
    for register in [missing.as_path(), home.path()] {
        let said = look_up(&[&"--register", &register, &"--asked", &good]);
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        assert!(said.err.contains(&format!("match: {}: ", register.display())), "{}", said.err);
    }
    let said = look_up(&[&"--register", &good]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("go together") && said.err.contains("match --help"), "{}", said.err);
}

#[test]
fn files_without_labels_are_looked_up_and_no_truth_is_told() {
    let home = home();
    let path = home.path().join("learners.csv");
    fs::write(&path, "given_name,family_name,date_of_birth\nBo,Ng,1999-05-06\n").expect("writable");
    let said = look_up(&[&"--register", &path, &"--asked", &path]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("record 1") && !said.out.contains("In truth"), "{}", said.out);
    assert!(said.out.ends_with(" may be taken without a person.\n"), "{}", said.out);
}

#[test]
fn help_is_help() {
    let said = look_up(&[&"--help"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("--show-values") && said.out.contains("Exit code"), "{}", said.out);
}
