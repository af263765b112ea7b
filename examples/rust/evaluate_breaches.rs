//! How well e-mails are judged of which you know what is wrong with them.
//!
//! `cargo run --release --example evaluate_breaches` (`--help` says the rest).

use std::env;
use std::process::ExitCode;

use lrs_examples::mail;

fn main() -> ExitCode {
    match mail::run(env::args_os().skip(1), &mut std::io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("evaluate_breaches: {error}");
            ExitCode::from(2)
        }
    }
}
