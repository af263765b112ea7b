//! What can be said without running the code: formatting, lints, docs, licences.

use serde_json::Value;

use crate::process::{Failure, Result, cargo, run};
use crate::project::Project;
use crate::step::Step;
use crate::{licence, tools};

pub(crate) const STEPS: &[Step] = &[
    Step { name: "fmt", what: "formatting", run: fmt },
    Step { name: "clippy", what: "lints of the whole workspace", run: clippy },
    Step { name: "features", what: "lrs-core builds with each feature alone and with none", run: features },
    Step { name: "wasm32", what: "lrs-core and lrs-wasm build for the browser", run: wasm32 },
    Step { name: "docs", what: "documentation, without a warning", run: docs },
    Step { name: "deny", what: "licences, bans and sources of every dependency", run: licence::check },
];

fn fmt(project: &Project) -> Result {
    run(project, cargo(project).args(["fmt", "--all", "--check"]))?;
    run(
        project,
        cargo(project).args(["fmt", "--check", "--manifest-path"]).arg(project.at("fuzz/Cargo.toml")),
    )
}

fn clippy(project: &Project) -> Result {
    let words = ["clippy", "--workspace", "--all-features", "--all-targets", "--", "-D", "warnings"];
    run(project, cargo(project).args(words))?;
    // Without the programs for libFuzzer, which is C++; what they call is Rust.
    let mut fuzz = cargo(project);
    fuzz.args(["clippy", "--all-targets", "--manifest-path"]).arg(project.at("fuzz/Cargo.toml"));
    fuzz.arg("--target-dir").arg(project.target().join("fuzz"));
    run(project, fuzz.args(["--", "-D", "warnings"]))
}

fn features(project: &Project) -> Result {
    let alone = |feature: Option<&str>| {
        let mut command = cargo(project);
        command.args(["clippy", "--package", "lrs-core", "--all-targets", "--no-default-features"]);
        if let Some(feature) = feature {
            command.args(["--features", feature]);
        }
        run(project, command.args(["--", "-D", "warnings"]))
    };
    alone(None)?;
    for feature in core_features(project)? {
        alone(Some(&feature))?;
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
        ["--package=lrs-core", "--features=wire"],
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
