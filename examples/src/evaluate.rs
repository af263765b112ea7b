//! The program `evaluate_matching`: how well the matcher does on records of which it is known who is who.
//!
//! It prints counts and shares, never a value of a record.

mod figures;
mod labelled;

use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};
use lrs_core::MatchPolicy;
use lrs_core::matching::{Bits, MatchModel, cluster_weighted, dedupe, link};

use figures::{Pairs, look_ups};
use labelled::Labelled;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

const HELP: &str = "\
Judges the matcher on records of which you know who is who.

Usage: evaluate_matching [OPTIONS] FILE [SECOND]

FILE is a CSV file with a row of headings. A column `label` says whose record a row is: rows with the same label are of
one person. The other columns are learner fields by their names (given_name, family_name, date_of_birth, gender,
last_known_postcode, and so on); surname, postcode, forename, dob and sex are understood. With SECOND, the pairs between the
two files are judged, and SECOND is looked up in FILE; else FILE by itself.

Options:
  --label NAME      The column that says whose record it is, label unless you say otherwise
  --floor BITS      The least weight of a pair that is listed
  --threshold BITS  The least weight of a pair that is of one cluster, 0 unless you say otherwise
  --estimate        Estimate the model from the records first, without their labels, and print it
  --model FILE      Compare by the model of this file
  -h, --help        Show this help

Exit code: 0 judged, 2 a file cannot be used.
";

#[derive(Default)]
struct Arguments {
    files: Vec<PathBuf>,
    label: Option<String>,
    floor: Option<f64>,
    threshold: Option<f64>,
    estimate: bool,
    model: Option<PathBuf>,
}

/// Reads the files that the arguments name, and prints how well the matcher did.
///
/// # Errors
///
/// What is wrong with the arguments or with a file, in words; no value of a record is in it.
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut impl Write) -> Result {
    let Some(arguments) = parse(arguments)? else {
        out.write_all(HELP.as_bytes())?;
        return Ok(());
    };
    let label = arguments.label.as_deref().unwrap_or("label");
    let mut files = arguments.files.iter().map(|file| Labelled::read(file, label));
    let first = files.next().ok_or("which file? --help says how to ask")??;
    let second = files.next().transpose()?;
    let policy = MatchPolicy::default();
    let mut policy = MatchPolicy { floor: arguments.floor.unwrap_or(policy.floor), ..policy };
    if let Some(file) = arguments.model {
        policy.model = MatchModel::from_json(&fs::read_to_string(file)?)?;
    }
    if arguments.estimate {
        // The second records of two files are found among both.
        let all: Vec<_> =
            first.learners.iter().chain(second.iter().flat_map(|file| &file.learners)).cloned().collect();
        policy.model = MatchModel::estimate(&all, &policy);
        writeln!(out, "{}", policy.model.to_json())?;
    }
    let of_one = first.learners.len();
    if let Some(second) = &second {
        writeln!(out, "{of_one} records, and {} in the second file", second.learners.len())?;
        let listed = link(&first.learners, &second.learners, &policy);
        Pairs::of(&listed, &first, second, true).write(out)?;
    } else {
        writeln!(out, "{of_one} records")?;
        let listed = dedupe(&first.learners, &policy);
        let pairs = Pairs::of(&listed, &first, &first, false);
        pairs.write(out)?;
        let threshold = arguments.threshold.and_then(Bits::from_f64).unwrap_or_default();
        let weighed: Vec<_> = listed.iter().map(|pair| (pair.left, pair.right, pair.report.weight)).collect();
        pairs.write_clusters(&cluster_weighted(&weighed, of_one, threshold), out)?;
    }
    look_ups(&first, second.as_ref(), &policy).write(out)
}

fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Option<Arguments>> {
    let mut parsed = Arguments::default();
    let mut parser = Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            Arg::Long("label") => parsed.label = Some(parser.value()?.string()?),
            Arg::Long("floor") => parsed.floor = Some(parser.value()?.parse()?),
            Arg::Long("threshold") => parsed.threshold = Some(parser.value()?.parse()?),
            Arg::Long("estimate") => parsed.estimate = true,
            Arg::Long("model") => parsed.model = Some(parser.value()?.into()),
            Arg::Value(file) if parsed.files.len() < 2 => parsed.files.push(file.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Some(parsed))
}
