//! The Rust suites: unit, conformance, property and structure tests, and every example in the docs.

use crate::process::{Result, ask, cargo, run};
use crate::project::Project;
use crate::step::Step;

pub(crate) const STEPS: &[Step] = &[
    Step { name: "rust", what: "unit, conformance, property and structure tests", run: tests },
    Step { name: "doctests", what: "every example in the docs", run: doctests },
];

/// The workspace without the extension module: Python links it, and only Python can.
const ALL: [&str; 2] = ["--workspace", "--all-features"];

fn tests(project: &Project) -> Result {
    let has_nextest = ask(cargo(project).args(["nextest", "--version"])).is_some();
    let runner: &[&str] = if has_nextest { &["nextest", "run"] } else { &["test"] };
    let mut command = cargo(project);
    command.args(runner).args(ALL).args(without_python(project));
    // Not `--all-targets`: that would run the benches too, which are measured by `cargo xtask bench`.
    run(project, command.args(["--lib", "--bins", "--tests", "--examples"]))
}

fn doctests(project: &Project) -> Result {
    run(project, cargo(project).args(["test", "--doc"]).args(ALL).args(without_python(project)))
}

fn without_python(project: &Project) -> &'static [&'static str] {
    if project.at("lrs-py/Cargo.toml").exists() { &["--exclude", "lrs-py"] } else { &[] }
}
