//! How well the matcher does on records of which you know who is who.
//!
//! `cargo run --release --example evaluate_matching -- labelled.csv` (`--help` says the rest).

use std::env;
use std::process::ExitCode;

use lrs_examples::evaluate;

fn main() -> ExitCode {
    match evaluate::run(env::args_os().skip(1), &mut std::io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("evaluate_matching: {error}");
            ExitCode::from(2)
        }
    }
}
