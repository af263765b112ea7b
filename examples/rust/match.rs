//! Looks learners up in a register, says why each answer is what it is, and draws it.
//!
//! `cargo run --release --example match` makes 100,000 invented learners; `-- --help` says how to use your own files.
//! The parts are in `src/find.rs`.

use std::env;
use std::io;
use std::process::ExitCode;

use lrs_examples::find;

fn main() -> ExitCode {
    find::run(env::args_os().skip(1), &mut io::stdout().lock(), &mut io::stderr().lock()).into()
}
