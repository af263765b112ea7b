//! Replays the seeds of every target, and a fixed set of changes to them, on any toolchain.
//!
//! This finds what is broken outright; `cargo xtask fuzz` looks further.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

use lrs_fuzz::TARGETS;
use lrs_fuzz::mutate::{Choices, dictionary, mutate};

/// How many changed inputs each target gets.
const INPUTS: usize = 10_000;

#[test]
fn seeds_and_changes_to_them_hold_every_law() {
    let words = dictionary(&fs::read_to_string(folder().join("lrs.dict")).expect("the dictionary"));
    assert!(words.len() >= 20, "the dictionary is read");
    let threads: Vec<_> = TARGETS
        .iter()
        .map(|&(name, target)| {
            let words = words.clone();
            std::thread::Builder::new().name(name.to_owned()).spawn(move || {
                let seeds = seeds(name);
                assert!(!seeds.is_empty(), "{name} has seeds");
                let mut choices = Choices::new(1);
                let changed = (0..INPUTS).map(|_| mutate(&mut choices, &seeds, &words));
                for input in seeds.iter().cloned().chain(changed) {
                    let holds = catch_unwind(|| target(&input)).is_ok();
                    assert!(holds, "{name}: a law is broken by b\"{}\"", input.escape_ascii());
                }
            })
        })
        .collect();
    for thread in threads {
        thread.expect("a thread").join().expect("every law holds; the panic above says which does not");
    }
}

#[test]
fn every_target_has_a_program_and_seeds() {
    let named = |folder: &str| -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(self::folder().join(folder))
            .expect("a folder")
            .map(|entry| {
                entry.expect("readable").path().file_stem().expect("a name").to_string_lossy().into_owned()
            })
            .collect();
        names.sort();
        names
    };
    let mut targets: Vec<_> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    targets.sort();
    assert_eq!(named("fuzz_targets"), targets);
    assert_eq!(named("seeds"), targets);
}

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let mut paths: Vec<_> = fs::read_dir(folder().join("seeds").join(target))
        .expect("a folder of seeds")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read(path).expect("readable")).collect()
}

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
