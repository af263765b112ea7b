//! Walks through a term of a small college: each job that the LRS brings, in the order in which it comes.
//!
//! `cargo run --release --example college_day`; the parts are in `src/college_day.rs` and beside it.

use std::env;
use std::io;
use std::process::ExitCode;

use lrs_examples::college_day;

fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr());
    college_day::run(env::args_os().skip(1), &mut out, &mut err).into()
}
