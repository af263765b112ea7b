//! What the tests of `enrol` share: a college with a file, and the program as it meets it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use lrs_examples::enrol::{Console, Outcome, run};
use lrs_examples::people::{self, Faults};
use serde_json::Value;
use tempfile::TempDir;

/// What one run said.
pub(crate) struct Said {
    pub(crate) outcome: Outcome,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn enrol(arguments: &[&dyn AsRef<Path>]) -> Said {
    let arguments = arguments.iter().map(|argument| OsString::from(argument.as_ref()));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = run(arguments, Console { out: &mut out, err: &mut err, shows_progress: false });
    Said { outcome, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

/// A folder with a batch file in it.
pub(crate) fn college(name: &str, content: &[u8]) -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join(name);
    fs::write(&path, content).unwrap();
    (home, path)
}

pub(crate) fn learners(count: usize, faults: Faults) -> Vec<u8> {
    let mut file = Vec::new();
    people::csv(&mut file, count, 31, faults).unwrap();
    file
}

pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("one JSON document and nothing else")
}

/// The files of a folder by name, with what is in them; not those of the folders in it.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let entries = entries.filter(|entry| entry.path().is_file());
    entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
}
