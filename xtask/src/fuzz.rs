//! Hostile input: the seeds and a fixed set of changes to them on any toolchain, or libFuzzer for as long as one likes.

use std::path::PathBuf;
use std::{env, fs};

use serde_json::Value;

use crate::process::{Failure, Result, ask, cargo, program, run, say};
use crate::project::Project;
use crate::step::Step;
use crate::tools;

pub(crate) const STEPS: &[Step] =
    &[Step { name: "fuzz", what: "the fuzz targets on their seeds and changes to them", run: smoke }];

const MANIFEST: &str = "fuzz/Cargo.toml";

/// CHOICE: the same smoke everywhere, on the pinned toolchain, so that a run here and a run there say the same.
fn smoke(project: &Project) -> Result {
    let mut command = cargo(project);
    command.args(["test", "--manifest-path"]).arg(project.at(MANIFEST));
    run(project, command.arg("--target-dir").arg(project.target().join("fuzz")))
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
    let tool = cargo_fuzz(project)?;
    for target in known.iter().filter(|target| named.is_empty() || named.contains(target)) {
        let corpus = project.at("fuzz/corpus").join(target);
        fs::create_dir_all(&corpus).map_err(|error| Failure::io("make", &corpus, &error))?;
        let mut command = program(project, "rustup");
        command.args(["run", "nightly"]).arg(&tool).args(["fuzz", "run", "--features", "libfuzzer", target]);
        command.arg(corpus).arg(project.at("fuzz/seeds").join(target));
        command.arg("--").arg(format!("-max_total_time={seconds}"));
        let words = project.at("fuzz/lrs.dict");
        command.arg(format!("-dict={}", words.display()));
        // The cargo of the pinned toolchain, which runs this program, is not the one to build with here.
        run(project, command.env_remove("CARGO").env_remove("RUSTUP_TOOLCHAIN"))?;
    }
    Ok(())
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

/// cargo-fuzz and the nightly toolchain that it needs.
fn cargo_fuzz(project: &Project) -> Result<PathBuf> {
    if ask(program(project, "rustup").args(["run", "nightly", "rustc", "--version"])).is_none() {
        say("libFuzzer needs a nightly toolchain: installing it, once");
        run(
            project,
            program(project, "rustup").args(["toolchain", "install", "nightly", "--profile", "minimal"]),
        )?;
    }
    let root = project.tools();
    let path = root.join("bin").join(format!("cargo-fuzz{}", env::consts::EXE_SUFFIX));
    if !path.is_file() {
        say("installing cargo-fuzz, once");
        let mut install = cargo(project);
        install.args(["install", "--quiet", "--locked", "cargo-fuzz", "--root"]).arg(&root);
        run(project, install.env("CARGO_TARGET_DIR", root.join("build")))?;
    }
    Ok(path)
}
