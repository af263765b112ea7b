//! Writes files of invented learners.
//!
//! `cargo run --example make_sample` writes the sample file again; a test holds that the generator still makes
//! exactly the file that is kept. `cargo run --release --example make_sample -- FILE COUNT [SEED]` writes a
//! file of any size, with the same share of faults.

use std::env;
use std::error::Error;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use lrs_examples::people::{self, file};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let Some(path) = arguments.next().map(PathBuf::from) else {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(file::SAMPLE_NAME);
        file::sample(BufWriter::new(File::create(&path)?))?;
        println!("wrote {}", path.display());
        return Ok(());
    };
    let mut numbers = arguments.map(|number| number.to_string_lossy().parse::<u64>());
    let count = usize::try_from(numbers.next().ok_or("how many learners?")??)?;
    let seed = numbers.next().transpose()?.unwrap_or(file::SAMPLE_SEED);
    // Only a new file: a slip of the hand must not cost anybody a real one.
    people::csv(BufWriter::new(File::create_new(&path)?), count, seed, file::SAMPLE_FAULTS)?;
    println!("wrote {count} learners to {}", path.display());
    Ok(())
}
