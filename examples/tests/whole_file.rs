//! A program that is killed while it writes leaves what was there before it.

#![expect(clippy::expect_used, reason = "a test may panic")]

use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use lrs_examples::whole_file::WholeFile;

/// Where the child writes; this program is a test like any other where it is not set.
const PATH: &str = "LRS_TEST_WRITE_TO";
/// What the child says when half of the file is written.
const HALF: &str = "half of it is written";

/// The child: writes half a file, says so, and waits to be killed.
#[test]
fn writes_half_a_file_where_it_is_told_to() {
    let Some(path) = env::var_os(PATH).map(PathBuf::from) else { return };
    let mut file = WholeFile::in_folder(path.parent().expect("a folder")).expect("writable");
    let written = file.write(|writer| {
        writer.write_all(&vec![b'x'; 1_000_000])?;
        println!("\n{HALF}");
        thread::sleep(Duration::from_mins(1));
        Ok(())
    });
    written.expect("writable");
    file.replace(&path).expect("writable");
}

#[test]
fn a_killed_program_leaves_what_was_there() {
    for old in [None, Some(&b"old"[..])] {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("learners.csv");
        if let Some(old) = old {
            fs::write(&path, old).expect("writable");
        }
        let before = names(home.path());
        let mut child = Command::new(env::current_exe().expect("this program"))
            .args(["writes_half_a_file_where_it_is_told_to", "--exact", "--nocapture"])
            .env(PATH, &path)
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program again");
        let said = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let is_half = said.map_while(Result::ok).any(|line| line == HALF);
        child.kill().expect("it still waits");
        child.wait().expect("it has ended");
        assert!(is_half);
        assert_eq!(visible(&names(home.path())), visible(&before));
        if cfg!(target_os = "linux") {
            assert_eq!(names(home.path()), before, "nor is a hidden file left");
        }
        assert_eq!(fs::read(&path).ok().as_deref(), old);
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

fn visible(names: &[String]) -> Vec<&String> {
    names.iter().filter(|name| !name.starts_with('.')).collect()
}
