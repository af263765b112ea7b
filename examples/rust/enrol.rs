//! Checks a batch file of learners before it goes to the Learning Records Service.
//!
//! `cargo run --release --example enrol` checks the sample; `-- FILE` checks yours, `-- --help` shows more.
//! The job itself is in `src/enrol.rs`.

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use lrs_examples::enrol::{Console, run};

fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout(), io::stderr());
    let shows_progress = err.is_terminal();
    let console = Console { out: &mut out, err: &mut err, shows_progress };
    ExitCode::from(run(std::env::args_os().skip(1), console).code())
}
