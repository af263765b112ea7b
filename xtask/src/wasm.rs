//! The browser face: built small, its types checked, tested in Node and in a real browser.

use std::path::Path;

use crate::process::{Result, cargo, node_program, program, run, say};
use crate::project::Project;
use crate::step::Step;
use crate::{browser, tools};

pub(crate) const STEPS: &[Step] =
    &[Step { name: "wasm", what: "the TypeScript package: types, Node, a real browser", run: wasm }];

fn wasm(project: &Project) -> Result {
    let here = project.at("lrs-wasm");
    if !here.join("package.json").exists() {
        say("lrs-wasm is not there yet");
        return Ok(());
    }
    let browser = browser::find(project)?;
    build(project, &here)?;
    run(project, node_program(project, "npm").arg("test").current_dir(&here).env("CHROME", &browser))
}

/// Builds the WebAssembly file and the JavaScript beside it into `lrs-wasm/pkg`.
fn build(project: &Project, here: &Path) -> Result {
    tools::wasm_target(project)?;
    tools::npm(project, here)?;
    let bindgen = tools::wasm_bindgen(project)?;
    let words = ["build", "--package", "lrs-wasm", "--profile", "wasm", "--target", tools::WASM_TARGET];
    run(project, cargo(project).args(words))?;
    let built = project.target().join(tools::WASM_TARGET).join("wasm/lrs_wasm.wasm");
    let package = here.join("pkg");
    let mut write = program(project, bindgen);
    run(project, write.args(["--target", "web", "--out-dir"]).arg(&package).arg(built))?;
    let file = package.join("lrs_wasm_bg.wasm");
    let mut shrink = node_program(project, "npx");
    run(project, shrink.args(["wasm-opt", "-Os", "-o"]).arg(&file).arg(&file).current_dir(here))
}
