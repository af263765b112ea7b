//! The project's commands, in one place: `cargo xtask <command>`.
//!
//! A command is a list of [`step::Step`]s. A step prints what it runs, brings the tools it needs, and can be run alone
//! by its name, so that what a machine runs can be repeated by hand.

mod browser;
mod check;
mod debian;
mod fuzz;
mod machine;
mod process;
mod project;
mod python;
mod rust;
mod step;
mod tools;
mod wasm;

use std::env;
use std::process::ExitCode;

use process::{Failure, Result};
use project::Project;
use step::Step;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> Result {
    let project = Project::find()?;
    let (command, rest) = words.split_first().map_or(("help", words), |(first, rest)| (first.as_str(), rest));
    match command {
        "test" => step::run(&project, "test", &all(), rest),
        "check" => step::run(&project, "check", check::STEPS, rest),
        "bench" => rust::bench(&project, rest),
        "fuzz" => fuzz::run_targets(&project, rest),
        "py" => step::run(&project, "py", python::STEPS, rest),
        "wasm" => step::run(&project, "wasm", wasm::STEPS, rest),
        "serve" => wasm::serve(&project),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            println!("\nSteps of `test`, in their order (`cargo xtask test <step>…` runs only these):\n");
            step::list(&all());
            Ok(())
        }
        unknown => {
            Err(Failure::new(format!("there is no command `{unknown}`; `cargo xtask help` lists them")))
        }
    }
}

/// The steps of `test`: what is quick to fail comes first.
fn all() -> Vec<Step> {
    [machine::STEPS, check::STEPS, rust::STEPS, fuzz::STEPS, python::STEPS, wasm::STEPS].concat()
}

const HELP: &str = "\
cargo xtask <command>

  test    everything on all faces; installs what it needs (`--keep-going` runs on after a failure)
  check   formatting, lints, docs, licences
  bench   the benchmarks; words after it choose some (`cargo xtask bench uln`)
  fuzz    libFuzzer on every target, or on those named, a minute each (`uln --seconds=600`)
  py      the Python package: build it, test it, check its types
  wasm    the TypeScript package and the example page: build them, test them in Node and a browser
  serve   the example pages, on this machine alone
  help    this list
";
