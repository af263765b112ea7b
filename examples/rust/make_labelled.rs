//! Writes records of invented learners of which it is known who is who, for `evaluate_matching`.
//!
//! `cargo run --release --example make_labelled -- NEW_FOLDER` (`--help` says the rest).

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};
use lrs_examples::people::Labelled;
use lrs_examples::whole_file;

const HELP: &str = "\
Writes records of invented learners of which it is known who is who.

Usage: make_labelled [OPTIONS] NEW_FOLDER

It writes records.csv, in which some people have several records, or with --look-ups register.csv and asked.csv, in
which one in ten is not in the register.

Options:
  --people N        How many people, 10,000 unless you say otherwise
  --seed N          Another seed gives other people
  --look-ups N      A register, and N records to look up in it
  --several N       Of how many in 1,000 people there are several records, 250 unless you say otherwise
  --most N          The most records of one person, 2 unless you say otherwise
  --percent N       How often slips happen, 100 for a college
  --blank N         Of how many in 1,000 records each of the five demographics is blank
  --five            Only the five demographics
  --held-out        With the slips that the matcher's weights were not set by
  -h, --help        Show this help
";

fn main() -> Result<(), Box<dyn Error>> {
    let (mut labelled, mut people, mut asked, mut folder) = (Labelled::default(), 10_000, None, None);
    let mut parser = Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => {
                print!("{HELP}");
                return Ok(());
            }
            Arg::Long("people") => people = parser.value()?.parse()?,
            Arg::Long("seed") => labelled.seed = parser.value()?.parse()?,
            Arg::Long("look-ups") => asked = Some(parser.value()?.parse()?),
            Arg::Long("several") => labelled.several = parser.value()?.parse()?,
            Arg::Long("most") => labelled.most_records = parser.value()?.parse()?,
            Arg::Long("percent") => labelled.second.percent = parser.value()?.parse()?,
            Arg::Long("blank") => labelled.second.blank = parser.value()?.parse()?,
            Arg::Long("five") => labelled.five = true,
            Arg::Long("held-out") => labelled.second.held_out = true,
            Arg::Value(path) if folder.is_none() => folder = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().into()),
        }
    }
    let folder = folder.ok_or("which folder? --help says how to ask")?;
    fs::create_dir(&folder)?;
    // Only new files: a slip of the hand must not cost anybody a real one.
    let path = |name: &str| folder.join(name);
    if let Some(asked) = asked {
        let (register, asked) = labelled.look_ups(people, asked);
        whole_file::create(&path("register.csv"), |writer| labelled.write(writer, register))?;
        whole_file::create(&path("asked.csv"), |writer| labelled.write(writer, asked))?;
    } else {
        let records = labelled.records(people);
        whole_file::create(&path("records.csv"), |writer| labelled.write(writer, records))?;
    }
    println!("wrote {}", folder.display());
    Ok(())
}
