//! Writes the sample file of 500 invented learners again: `cargo run --example make_sample`.
//!
//! A test holds that the generator still makes exactly the file that is kept.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::Path;

use lrs_examples::people::file;

fn main() -> io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(file::SAMPLE_NAME);
    file::sample(BufWriter::new(File::create(&path)?))?;
    println!("wrote {}", path.display());
    Ok(())
}
