//! Hostile input: the seeds and a fixed set of changes to them on any toolchain, or libFuzzer for as long as one likes.

use std::{env, fs};

use serde_json::Value;

use crate::process::{Failure, Result, cargo, output, program, run};
use crate::project::Project;
use crate::step::Step;
use crate::tools;

pub(crate) const STEPS: &[Step] =
    &[Step::beside("fuzz", "the fuzz targets, on their seeds and changes to them", smoke)];

pub(crate) const MANIFEST: &str = "fuzz/Cargo.toml";

/// CHOICE: the same smoke everywhere, on the pinned toolchain, so that a run here and a run there say the same.
fn smoke(project: &Project) -> Result {
    let mut test = cargo(project);
    test.args(["test", "--manifest-path"]).arg(project.at(MANIFEST));
    // Without the programs for libFuzzer, which is C++; what they call is Rust.
    run(project, test.arg("--target-dir").arg(project.target().join("fuzz")))
}

/// Runs libFuzzer on the targets that are named, or on each in turn.
pub(crate) fn run_targets(project: &Project, words: &[String]) -> Result {
    let (options, named): (Vec<&String>, Vec<&String>) = words.iter().partition(|word| word.starts_with('-'));
    let mut seconds = 60;
    for option in options {
        seconds = option
            .strip_prefix("--seconds=")
            .and_then(|number| number.parse::<u32>().ok())
            .ok_or_else(|| Failure::new(format!("`fuzz` has no option `{option}`; it has --seconds=60")))?;
    }
    let known = targets(project)?;
    if let Some(unknown) = named.iter().find(|name| !known.contains(name)) {
        return Err(Failure::new(format!(
            "there is no fuzz target `{unknown}`; there are {}",
            known.join(", ")
        )));
    }
    let host = host(project)?;
    let home = project.target().join("fuzz");
    // Its coverage is stable Rust's own, so no nightly toolchain is needed; libFuzzer itself is C++.
    let mut build = cargo(project);
    build.args(["build", "--release", "--bins", "--features", "libfuzzer", "--target", &host]);
    build
        .arg("--manifest-path")
        .arg(project.at(MANIFEST))
        .arg("--config")
        .arg(project.at("fuzz/coverage.toml"));
    run(project, build.arg("--target-dir").arg(&home))?;
    for target in known.iter().filter(|target| named.is_empty() || named.contains(target)) {
        let corpus = home.join("corpus").join(target);
        fs::create_dir_all(&corpus).map_err(|error| Failure::io("make", &corpus, &error))?;
        let file = home.join(&host).join("release").join(format!("{target}{}", env::consts::EXE_SUFFIX));
        let mut command = program(project, file);
        command.arg(format!("-max_total_time={seconds}"));
        command.arg(format!("-dict={}", project.at("fuzz/lrs.dict").display()));
        // libFuzzer puts the name right behind this: the separator belongs to it.
        command.arg(format!("-artifact_prefix={}", home.join("").display()));
        // What is found to reach new code goes into the first folder; the seeds are only read.
        run(project, command.arg(corpus).arg(project.at("fuzz/seeds").join(target)))?;
    }
    Ok(())
}

/// The machine as rustc calls it: cargo must hear it, or it builds its own helpers with coverage too.
fn host(project: &Project) -> Result<String> {
    let about = output(project, program(project, "rustc").arg("-vV"))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| Failure::new("rustc names no host"))
}

fn targets(project: &Project) -> Result<Vec<String>> {
    let manifest = project.at(MANIFEST).display().to_string();
    let metadata = tools::metadata(project, &["--no-deps", "--manifest-path", &manifest])?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    let targets = packages.and_then(|all| all.first()?.get("targets")?.as_array());
    let is_program = |target: &&Value| {
        let kinds = target.get("kind").and_then(Value::as_array);
        kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind == "bin"))
    };
    let programs = targets.into_iter().flatten().filter(is_program);
    Ok(programs.filter_map(|target| target.get("name")?.as_str().map(str::to_owned)).collect())
}
