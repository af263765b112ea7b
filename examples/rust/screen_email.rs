//! Says whether e-mails may leave by the security rules of the LRS, and if not, why and what to do instead.
//!
//! `cargo run --release --example screen_email -- FILE.eml`; `-- --help` says the rest. The parts are in `src/screen.rs`.

use std::env;
use std::io;
use std::process::ExitCode;

use lrs_examples::screen;

fn main() -> ExitCode {
    let (mut input, mut out, mut err) = (io::stdin(), io::stdout().lock(), io::stderr());
    screen::run(env::args_os().skip(1), &mut input, &mut out, &mut err).into()
}
