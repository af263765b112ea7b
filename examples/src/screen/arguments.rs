//! What the command line asks for.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser};

/// The help text.
pub(super) const HELP: &str = "\
Says whether e-mails may leave by the security rules of the LRS, and if not, why and what to do instead.

Usage: screen_email [OPTIONS] [FILE]...

A FILE is one mail as it travels (.eml); - is the standard input, which is read where no FILE is named.
Nothing is sent anywhere.

Options:
  --show        Show the values that were found: ULNs, names, passwords; otherwise x and 9 stand for them
  --redact DIR  Write the text of each mail that breaches a rule into this new folder, with the least taken out
                that lets it pass. It holds what is left of learners' details
  -h, --help    Show this help

Exit code: 0 all may go, 1 at least one is held, 2 at least one could not be read.
";

/// What to do.
#[derive(Debug)]
pub(super) enum Request {
    Help,
    Screen(Arguments),
}

/// Which mails to judge, and what to show of them.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    /// The mails; none for the standard input.
    pub(super) files: Vec<PathBuf>,
    pub(super) show: bool,
    pub(super) redact: Option<PathBuf>,
}

impl Request {
    /// Reads the arguments that follow the program's name; paths may hold anything that the system allows.
    pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, lexopt::Error> {
        let mut parsed = Arguments::default();
        let mut parser = Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Short('h') | Arg::Long("help") => return Ok(Self::Help),
                Arg::Long("show") => parsed.show = true,
                Arg::Long("redact") => parsed.redact = Some(parser.value()?.into()),
                Arg::Value(file) => parsed.files.push(file.into()),
                other => return Err(other.unexpected()),
            }
        }
        Ok(Self::Screen(parsed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_is_read() {
        let arguments = ["a.eml", "--show", "--redact", "out", "-", "b.eml"].map(OsString::from);
        let Ok(Request::Screen(arguments)) = Request::parse(arguments) else { panic!("a request") };
        assert_eq!(arguments.files, ["a.eml", "-", "b.eml"].map(PathBuf::from));
        assert_eq!((arguments.show, arguments.redact), (true, Some("out".into())));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for arguments in [&["--shwo"][..], &["-x"], &["--redact"], &["--show=yes"]] {
            assert!(Request::parse(arguments.iter().map(OsString::from)).is_err(), "{arguments:?}");
        }
    }
}
