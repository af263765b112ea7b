//! What the command line asks for.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};
use lrs_core::matching::Register;

/// The help text.
pub(super) const HELP: &str = "\
Looks learners up in a register, says why each answer is what it is, and draws it.

Usage: match [OPTIONS]
       match [OPTIONS] --register FILE --asked FILE

Without files, 100,000 invented learners are the register, and a few who show what can happen are looked up.

A file is CSV in UTF-8. Its first line names the columns: learner fields by their names (given_name, family_name,
date_of_birth, gender, last_known_postcode, and so on). Where both files have a column `label`, which says whose
record a row is, the program says who it was in truth.

Options:
  --register FILE  Look up in the learners of this file
  --asked FILE     Look up the learners of this file
  --people N       How many learners to invent, 100,000 unless you say otherwise
  --seed N         Another seed invents other learners
  --out DIR        Draw each explanation into this new folder, as SVG
  --show-values    Show names, dates and postcodes, in the text and in the drawings
  -h, --help       Show this help

Exit code: 0 looked up, 2 a file or a folder cannot be used.
";

/// What to do.
#[derive(Debug)]
pub(super) enum Request {
    Help,
    Find(Arguments),
}

/// Whom to look up, where, and how to show it.
#[derive(Debug)]
pub(super) struct Arguments {
    pub(super) source: Source,
    pub(super) out: Option<PathBuf>,
    pub(super) show_values: bool,
}

/// Where the learners come from.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Source {
    Invented { people: usize, seed: u64 },
    Files { register: PathBuf, asked: PathBuf },
}

/// The options that say where the learners come from, as far as they were given.
#[derive(Default)]
struct Said {
    register: Option<PathBuf>,
    asked: Option<PathBuf>,
    people: Option<usize>,
    seed: Option<u64>,
}

impl Request {
    /// Reads the arguments that follow the program's name; paths may hold anything that the system allows.
    pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let (mut said, mut out, mut show_values) = (Said::default(), None, false);
        let mut parser = Parser::from_args(arguments);
        while let Some(argument) = parser.next().map_err(in_words)? {
            match argument {
                Arg::Short('h') | Arg::Long("help") => return Ok(Self::Help),
                Arg::Long("register") => said.register = Some(path(&mut parser, "--register")?),
                Arg::Long("asked") => said.asked = Some(path(&mut parser, "--asked")?),
                Arg::Long("people") => said.people = Some(people(&mut parser)?),
                Arg::Long("seed") => said.seed = Some(number(&mut parser, "--seed")?),
                Arg::Long("out") => out = Some(path(&mut parser, "--out")?),
                Arg::Long("show-values") => show_values = true,
                other => return Err(in_words(other.unexpected())),
            }
        }
        Ok(Self::Find(Arguments { source: said.source()?, out, show_values }))
    }
}

impl Said {
    fn source(self) -> Result<Source, String> {
        let is_invented = self.people.is_some() || self.seed.is_some();
        match (self.register, self.asked) {
            (None, None) => {
                let (people, seed) = (self.people.unwrap_or(100_000), self.seed.unwrap_or(1));
                Ok(Source::Invented { people, seed })
            }
            (Some(_), Some(_)) if is_invented => {
                Err("--people and --seed are for invented learners, not for files".to_owned())
            }
            (Some(register), Some(asked)) => Ok(Source::Files { register, asked }),
            _ => Err("--register and --asked go together: two files".to_owned()),
        }
    }
}

fn in_words(error: impl Into<lexopt::Error>) -> String {
    error.into().to_string()
}

fn path(parser: &mut Parser, option: &str) -> Result<PathBuf, String> {
    let value = parser.value().map_err(in_words)?;
    if value.is_empty() { Err(format!("{option} needs a path")) } else { Ok(value.into()) }
}

fn number(parser: &mut Parser, option: &str) -> Result<u64, String> {
    let text = parser.value().map_err(in_words)?.string().map_err(in_words)?;
    text.parse().map_err(|_| format!("{option} wants a whole number"))
}

fn people(parser: &mut Parser) -> Result<usize, String> {
    let count = usize::try_from(number(parser, "--people")?).unwrap_or(usize::MAX);
    let is_right = (1..=Register::MAX_LEARNERS).contains(&count);
    is_right
        .then_some(count)
        .ok_or_else(|| "--people wants a number from 1 that a register can hold".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Request, String> {
        Request::parse(arguments.iter().map(OsString::from))
    }

    #[test]
    fn every_option_is_read() {
        let Ok(Request::Find(arguments)) =
            parse(&["--people", "2000", "--seed=7", "--out", "drawn", "--show-values"])
        else {
            panic!("a request")
        };
        assert_eq!(arguments.source, Source::Invented { people: 2_000, seed: 7 });
        assert_eq!((arguments.out, arguments.show_values), (Some("drawn".into()), true));
        let Ok(Request::Find(arguments)) = parse(&["--register", "r.csv", "--asked", "a.csv"]) else {
            panic!("a request")
        };
        assert_eq!(arguments.source, Source::Files { register: "r.csv".into(), asked: "a.csv".into() });
        assert!(arguments.out.is_none() && !arguments.show_values);
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for arguments in [
            &["--poeple", "3"][..],
            &["-x"],
            &["--people", "0"],
            &["--people", "many"],
            &["--people", "99999999999"],
            &["--seed", "-1"],
            &["--out"],
            &["--out", ""],
            &["--register", "r.csv"],
            &["--asked", "a.csv"],
            &["--register", "r.csv", "--asked", "a.csv", "--people", "5"],
            &["r.csv"],
            &["--show-values=yes"],
        ] {
            assert!(parse(arguments).is_err(), "{arguments:?}");
        }
    }

    #[test]
    fn help_comes_first() {
        assert!(matches!(parse(&["--people", "5", "--help"]), Ok(Request::Help)));
    }
}
