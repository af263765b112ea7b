//! The browser face: built small, its types checked, tested in Node and in a real browser.

use std::fs;
use std::path::Path;

use crate::process::{Failure, Result, cargo, node_program, program, run};
use crate::project::Project;
use crate::step::Step;
use crate::{browser, rust, tools};

pub(crate) const STEPS: &[Step] = &[
    Step::beside("wasm", "the TypeScript package: types, sizes, Node, a real browser", wasm),
    Step::beside("page", "the example page, as a person uses it, in a real browser", page),
];

/// A build of the package: its folder in `lrs-wasm/dist`, and what cargo is told.
struct Face {
    name: &'static str,
    words: &'static [&'static str],
}

/// What rustc and wasm-bindgen take for granted; browsers have had them since 2022, Node since 16.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The whole library, and what a page loads that does one job of it.
const FACES: [Face; 4] = [
    Face { name: "whole", words: &[] },
    Face { name: "form", words: &["--no-default-features", "--features", "host-unicode"] },
    Face { name: "mail", words: &["--no-default-features", "--features", "breach,host-unicode"] },
    Face { name: "files", words: &["--no-default-features", "--features", "batch,host-unicode"] },
];

fn wasm(project: &Project) -> Result {
    let here = project.at("lrs-wasm");
    let browser = browser::find(project)?;
    build(project)?;
    run(project, node_program(project, "npm").args(["run", "types"]).current_dir(&here))?;
    run(project, node_program(project, "npm").arg("test").current_dir(&here).env("CHROME", &browser))
}

fn page(project: &Project) -> Result {
    let here = project.at("examples/browser");
    let browser = browser::find(project)?;
    build(project)?;
    tools::npm(project, &here)?;
    let mut test = node_program(project, "npm");
    test.arg("test").current_dir(&here).env("CHROME", &browser).env("PROGRAMS", rust::programs(project)?);
    run(project, &mut test)
}

/// Serves the example page on loopback until it is stopped by hand.
pub(crate) fn serve(project: &Project) -> Result {
    let here = project.at("examples/browser");
    build(project)?;
    tools::npm(project, &here)?;
    run(project, node_program(project, "npm").arg("start").current_dir(&here))
}

/// Builds the package into `lrs-wasm/dist`.
fn build(project: &Project) -> Result {
    let here = project.at("lrs-wasm");
    tools::wasm_target(project)?;
    tools::npm(project, &here)?;
    let bind = rust::bind(project)?;
    for face in &FACES {
        build_face(project, &here, face, &bind)?;
    }
    run(project, node_program(project, "npm").args(["run", "build"]).current_dir(&here))
}

fn build_face(project: &Project, here: &Path, face: &Face, bind: &Path) -> Result {
    let words = ["build", "--package", "lrs-wasm", "--profile", "wasm", "--target", tools::WASM_TARGET];
    run(project, cargo(project).args(words).args(face.words))?;
    let built = project.target().join(tools::WASM_TARGET).join("wasm/lrs_wasm.wasm");
    let folder = here.join("dist").join(face.name);
    // wasm-opt takes minutes; what has not changed is not shrunk again.
    fs::create_dir_all(&folder).map_err(|error| Failure::io("create", &folder, &error))?;
    tools::once(&folder.join(".built"), &[&built, bind, &here.join("package-lock.json")], || {
        empty(&folder)?;
        run(project, program(project, bind).arg(&built).arg(&folder))?;
        let file = folder.join("lrs_bg.wasm");
        let mut shrink = node_program(project, "npx");
        shrink.args(["wasm-opt", "-Oz", "--output"]).arg(&file).arg(&file).args(WASM_FEATURES);
        run(project, shrink.current_dir(here))
    })
}

/// A file of an earlier build must not stand in for one that this build no longer writes.
fn empty(folder: &Path) -> Result {
    fs::remove_dir_all(folder).map_err(|error| Failure::io("remove", folder, &error))?;
    fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))
}
