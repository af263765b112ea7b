//! The tools that the faces need, brought into `target/tools` where the machine lacks them.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::process::{Failure, Result, ask, cargo, node_program, output, program, run, say};
use crate::project::Project;

pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// What `cargo metadata` answers.
pub(crate) fn metadata(project: &Project, words: &[&str]) -> Result<Value> {
    let text = output(project, cargo(project).args(["metadata", "--format-version", "1"]).args(words))?;
    serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("cargo metadata cannot be read: {error}")))
}

/// Adds the standard library for the browser to the toolchain.
pub(crate) fn wasm_target(project: &Project) -> Result {
    let installed =
        ask(program(project, "rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if installed.is_some_and(|dir| Path::new(&dir).is_dir()) {
        return Ok(());
    }
    run(project, program(project, "rustup").args(["target", "add", WASM_TARGET]))
}

/// The program that holds dependencies to `deny.toml`.
pub(crate) fn cargo_deny(project: &Project) -> Result<PathBuf> {
    install(project, "cargo-deny", "0.20.2")
}

/// Installs the program that a crate is named for into the tree, once, and gives its path.
fn install(project: &Project, name: &str, version: &str) -> Result<PathBuf> {
    let root = project.tools();
    let path = root.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let found = ask(program(project, &path).arg("--version"));
    if found.is_none_or(|text| text.split_whitespace().nth(1) != Some(version)) {
        say(&format!("installing {name} {version} into {}, once", project.shown(&root)));
        // Without optimisation: building takes half as long, and these programs run for a second.
        let mut command = cargo(project);
        command.args([
            "install",
            "--quiet",
            "--debug",
            "--locked",
            name,
            "--version",
            &format!("={version}"),
        ]);
        command.arg("--root").arg(&root).env("CARGO_PROFILE_DEV_DEBUG", "0");
        run(project, command.env("CARGO_TARGET_DIR", root.join("build")))?;
    }
    Ok(path)
}

/// Installs what the `package-lock.json` of a folder lists, unless that is what was installed last.
pub(crate) fn npm(project: &Project, folder: &Path) -> Result {
    let lock = folder.join("package-lock.json");
    let stamp = folder.join("node_modules").join(".lrs-installed");
    once(&stamp, &[&lock], || {
        run(project, node_program(project, "npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(folder))
    })
}

/// Does something unless it was done for just these contents of `files`; the stamp file remembers.
pub(crate) fn once(stamp: &Path, files: &[&Path], work: impl FnOnce() -> Result) -> Result {
    let mut hasher = DefaultHasher::new();
    for file in files {
        fs::read(file).map_err(|error| Failure::io("read", file, &error))?.hash(&mut hasher);
    }
    let wanted = format!("{:016x}", hasher.finish());
    if fs::read_to_string(stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    work()?;
    fs::write(stamp, wanted).map_err(|error| Failure::io("write", stamp, &error))
}
