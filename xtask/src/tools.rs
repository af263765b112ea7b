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

/// The program that writes the JavaScript beside a WebAssembly file, in the version of the crate: it accepts no other.
pub(crate) fn wasm_bindgen(project: &Project) -> Result<PathBuf> {
    let wanted = locked_version(project, "wasm-bindgen")?;
    let root = project.tools();
    let path = root.join("bin").join(format!("wasm-bindgen{}", std::env::consts::EXE_SUFFIX));
    let found = ask(program(project, &path).arg("--version"));
    if found.is_none_or(|text| text.split_whitespace().nth(1) != Some(wanted.as_str())) {
        say(&format!("installing wasm-bindgen-cli {wanted} into {}, once", project.shown(&root)));
        // CHOICE: without --locked. The lock file that the tool was published with names crates that no longer build
        // with every compiler. And without optimisation: that takes half as long, and the tool runs for a third of a second.
        let mut install = cargo(project);
        install.args([
            "install",
            "--quiet",
            "--debug",
            "wasm-bindgen-cli",
            "--version",
            &format!("={wanted}"),
        ]);
        install.args(["--bin", "wasm-bindgen", "--no-default-features", "--root"]).arg(&root);
        install.env("CARGO_PROFILE_DEV_DEBUG", "0");
        run(project, install.env("CARGO_TARGET_DIR", root.join("build")))?;
    }
    Ok(path)
}

/// The version of a crate in `Cargo.lock`.
fn locked_version(project: &Project, name: &str) -> Result<String> {
    let path = project.at("Cargo.lock");
    let text = fs::read_to_string(&path).map_err(|error| Failure::io("read", &path, &error))?;
    let lock: toml::Table =
        text.parse().map_err(|error| Failure::new(format!("Cargo.lock cannot be read: {error}")))?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    packages
        .into_iter()
        .flatten()
        .find(|package| package.get("name").and_then(toml::Value::as_str) == Some(name))
        .and_then(|package| package.get("version")?.as_str().map(str::to_owned))
        .ok_or_else(|| Failure::new(format!("Cargo.lock names no crate {name}")))
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
