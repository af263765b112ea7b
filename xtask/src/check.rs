//! What can be said without running the code: formatting, lints, docs, licences.

use serde_json::Value;

use crate::process::{Failure, Result, cargo, program, run, say};
use crate::project::Project;
use crate::step::Step;
use crate::{fuzz, tools};

pub(crate) const STEPS: &[Step] = &[
    Step::beside("deny", "licences, bans and sources of every dependency", deny),
    Step::new("fmt", "formatting", fmt),
    Step::new("clippy", "lints of the whole workspace and of the fuzz targets", clippy),
    Step::new("features", "lrs-core builds with each feature alone and with none", features),
    Step::new("wasm32", "lrs-core and lrs-wasm build for the browser", wasm32),
    Step::new("docs", "documentation, without a warning", docs),
];

fn fmt(project: &Project) -> Result {
    run(project, cargo(project).args(["fmt", "--all", "--check"]))?;
    run(project, cargo(project).args(["fmt", "--check", "--manifest-path"]).arg(project.at(fuzz::MANIFEST)))
}

fn clippy(project: &Project) -> Result {
    let words = ["clippy", "--workspace", "--all-features", "--all-targets", "--", "-D", "warnings"];
    run(project, cargo(project).args(words))?;
    // As the workspace is built, so that what both depend on is looked at once.
    let words = ["clippy", "--all-targets", "--config", "profile.dev.opt-level=0"];
    let mut fuzz = cargo(project);
    fuzz.args(words).arg("--manifest-path").arg(project.at(fuzz::MANIFEST));
    fuzz.arg("--target-dir").arg(project.target());
    run(project, fuzz.args(["--", "-D", "warnings"]))
}

fn features(project: &Project) -> Result {
    let alone = |words: &[&str]| {
        let mut command = cargo(project);
        command.args(["clippy", "--package", "lrs-core", "--no-default-features"]).args(words);
        run(project, command.args(["--", "-D", "warnings"]))
    };
    // The tests are looked at with none and, by the step before, with all: what they need is said in the manifest.
    alone(&["--all-targets"])?;
    for feature in core_features(project)? {
        alone(&["--lib", "--features", &feature])?;
    }
    Ok(())
}

/// The features of lrs-core as its manifest lists them, so that a new one is checked from its first day.
fn core_features(project: &Project) -> Result<Vec<String>> {
    let metadata = tools::metadata(project, &["--no-deps"])?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    let is_core = |package: &&Value| package.get("name").is_some_and(|name| name == "lrs-core");
    let core = packages.and_then(|all| all.iter().find(is_core));
    let features = core.and_then(|core| core.get("features")?.as_object());
    let Some(features) = features else {
        return Err(Failure::new("cargo metadata shows no package lrs-core with features"));
    };
    Ok(features.iter().filter(|(name, _)| *name != "default").map(|(name, _)| name.clone()).collect())
}

fn wasm32(project: &Project) -> Result {
    tools::wasm_target(project)?;
    // The tables of Unicode or the engine's own, all of the library or what a form needs.
    for choice in [
        ["--package=lrs-core", "--all-features"],
        ["--package=lrs-wasm", "--all-features"],
        ["--package=lrs-wasm", "--no-default-features"],
    ] {
        let mut command = cargo(project);
        command.args(["clippy", "--lib", "--target", tools::WASM_TARGET]).args(choice);
        run(project, command.args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

fn docs(project: &Project) -> Result {
    let words = ["doc", "--workspace", "--no-deps", "--all-features"];
    run(project, cargo(project).args(words).env("RUSTDOCFLAGS", "-D warnings"))
}

/// Holds every dependency to `deny.toml`, and tells what the database of known vulnerabilities says where that is in
/// reach.
fn deny(project: &Project) -> Result {
    let tool = tools::cargo_deny(project)?;
    let ask = |manifest: &str, words: &[&str]| {
        let mut command = program(project, &tool);
        command.args(["--log-level", "error", "--manifest-path", manifest, "--config", "deny.toml", "check"]);
        run(project, command.arg("--hide-inclusion-graph").args(words))
    };
    let manifests = ["Cargo.toml", fuzz::MANIFEST];
    for manifest in manifests {
        ask(manifest, &["licenses", "bans", "sources"])?;
    }
    let mut fetch = program(project, &tool);
    if run(project, fetch.args(["--config", "deny.toml", "fetch", "db"]).env("GIT_TERMINAL_PROMPT", "0"))
        .is_err()
    {
        say("NOT CHECKED: known vulnerabilities, for their database is out of reach");
        return Ok(());
    }
    // CHOICE: told, not failed on. What the database says today depends on the day, and a change is right or wrong
    // on any day.
    for manifest in manifests {
        if ask(manifest, &["--disable-fetch", "advisories"]).is_err() {
            say(&format!("WARNING: a dependency of {manifest} has a known fault; see above"));
        }
    }
    Ok(())
}
