//! Writes files of invented learners.
//!
//! `cargo run --example make_sample` writes the sample files again; a test holds that the generator still makes
//! exactly the files that are kept. `cargo run --release --example make_sample -- FILE COUNT [SEED]` writes a
//! file of any size, with the same share of faults.

use std::env;
use std::error::Error;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use lrs_examples::people::{self, file, term};
use lrs_examples::whole_file::{self, WholeFile};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let Some(path) = arguments.next().map(PathBuf::from) else {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        again(&data.join(file::SAMPLE_NAME), |writer| file::sample(writer))?;
        again(&data.join("term").join(term::EXPORT_NAME), |writer| term::export(writer))?;
        return again(&data.join("term").join(term::OUTPUT_NAME), |writer| term::output(writer));
    };
    let mut numbers = arguments.map(|number| number.to_string_lossy().parse::<u64>());
    let count = usize::try_from(numbers.next().ok_or("how many learners?")??)?;
    let seed = numbers.next().transpose()?.unwrap_or(file::SAMPLE_SEED);
    // Only a new file: a slip of the hand must not cost anybody a real one.
    whole_file::create(&path, |writer| people::csv(writer, count, seed, file::SAMPLE_FAULTS))?;
    println!("wrote {count} learners to {}", path.display());
    Ok(())
}

/// Writes a sample that is kept in place of what is there.
fn again(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<&File>) -> io::Result<()>,
) -> Result<(), Box<dyn Error>> {
    let mut sample = WholeFile::in_folder(path.parent().ok_or("no folder")?)?;
    sample.write(write)?;
    sample.replace(path)?;
    println!("wrote {}", path.display());
    Ok(())
}
