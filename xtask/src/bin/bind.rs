//! Writes the JavaScript and the types beside a WebAssembly file: `bind FILE FOLDER`.
//!
//! What the program `wasm-bindgen` does, by the library that it consists of: a third of the crates to build, and held to the
//! version of the crate by one lock file.

use std::env;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let [file, folder] = words.as_slice() else {
        eprintln!("bind: wants a file and a folder");
        return ExitCode::FAILURE;
    };
    match bind(file, folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bind: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// For browsers as they are, without a bundler, with the types of what the library exports; where the file stands is said, or it
/// stands beside the JavaScript.
fn bind(file: &str, folder: &str) -> anyhow::Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.web(true)?.typescript(true).omit_default_module_path(false);
    bindgen.input_path(file).out_name("lrs").generate(folder)
}
