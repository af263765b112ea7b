//! The Rust suites: unit, conformance, property and structure tests, and every example in the docs.

use std::env;
use std::path::PathBuf;

use crate::process::{Result, ask, cargo, program, run};
use crate::project::Project;
use crate::step::Step;

pub(crate) const STEPS: &[Step] = &[
    Step::new("rust", "unit, conformance, property and structure tests", tests),
    Step::new("doctests", "every example in the docs", doctests),
    Step::new("enrol", "the main job on the sample", enrol),
];

/// The workspace without the extension module: Python links it, and only Python can.
const ALL: [&str; 4] = ["--workspace", "--all-features", "--exclude", "lrs-py"];

fn tests(project: &Project) -> Result {
    let has_nextest = ask(cargo(project).args(["nextest", "--version"])).is_some();
    let runner: &[&str] = if has_nextest { &["nextest", "run"] } else { &["test"] };
    let mut command = cargo(project);
    command.args(runner).args(ALL);
    // Not `--all-targets`: that would run the benches too, which are measured by `cargo xtask bench`.
    run(project, command.args(["--lib", "--bins", "--tests", "--examples"]))
}

fn doctests(project: &Project) -> Result {
    run(project, cargo(project).args(["test", "--doc"]).args(ALL))
}

/// That it runs is asked here, not how fast: without `--release`, whose build takes minutes and is of no other use here.
fn enrol(project: &Project) -> Result {
    let programs = programs(project)?;
    run(project, &mut program(project, programs.join(format!("enrol{}", env::consts::EXE_SUFFIX))))
}

/// Builds the example programs and gives their folder; in the shape in which the tests build them, so that it is done
/// once.
pub(crate) fn programs(project: &Project) -> Result<PathBuf> {
    run(project, cargo(project).arg("build").args(ALL).arg("--examples"))?;
    Ok(project.target().join("debug/examples"))
}

/// Builds the program that writes JavaScript beside WebAssembly, in the same shape for the same reason.
pub(crate) fn bind(project: &Project) -> Result<PathBuf> {
    run(project, cargo(project).arg("build").args(ALL).args(["--bin", "bind"]))?;
    Ok(project.target().join(format!("debug/bind{}", env::consts::EXE_SUFFIX)))
}

/// Measures; `words` choose the benchmarks whose names hold one of them.
pub(crate) fn bench(project: &Project, words: &[String]) -> Result {
    run(project, cargo(project).args(["bench", "--package", "benches", "--"]).args(words))
}
