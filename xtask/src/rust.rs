//! The Rust suites: unit, conformance, property and structure tests, and every example in the docs.

use crate::process::{Result, ask, cargo, run};
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

fn enrol(project: &Project) -> Result {
    // That it runs is asked here, not how fast: without `--release`, whose build takes minutes and is of no other use here.
    run(
        project,
        cargo(project).args(["run", "--all-features", "--package", "lrs-examples", "--example", "enrol"]),
    )
}

/// Measures; `words` choose the benchmarks whose names hold one of them.
pub(crate) fn bench(project: &Project, words: &[String]) -> Result {
    run(project, cargo(project).args(["bench", "--package", "benches", "--"]).args(words))
}
