//! What the command line asks for.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};
use lrs_core::guide::Edition;
use lrs_core::value::{Date, Ukprn};

use super::columns::Confirmed;

/// The help text.
pub(super) const HELP: &str = "\
Checks a batch file of learners (layout 2A, CSV or XML) before it goes to the Learning Records Service.
An export of your own system or a workbook (CSV, XLSX, ODS) is read too, once you have said what its columns are.

Usage: enrol [OPTIONS] [FILE]
       enrol [OPTIONS] --returned OUTPUT --sent FILE --uploaded DATE

Without FILE, the sample of 500 invented learners is checked, as on 24 November 2026; then the sample of an export
becomes a file to upload, and a sample of the LRS's output file is held against that.
Your file is only read. What can be uploaded, what is held back, what was changed, what to ask and the
reports go to a new folder beside it.

With --returned, the LRS's output file is held against the file that was sent: ULNs for your own system,
exceptions with their last days, a calendar, and files for what the LRS holds otherwise go to a new folder.

Options:
  --returned OUTPUT   The output file of the LRS, CSV or XML
  --sent FILE         The batch file that it answers
  --uploaded DATE     The day on which that was uploaded, YYYY-MM-DD
  --out DIR           Put the results into this folder; nothing in it is overwritten
  --json              Print one JSON document and nothing else
  --ukprn NUMBER      Your organisation's UKPRN, to compare with the file's
  --map FILE          What the columns of an export are: a map.json, or an object of headings and fields
  --yes               Take the columns of an export for what they seem to be
  --sheet NAME        The sheet of a workbook, where the first with learners is not meant
  --since REPORT      Say what was put right since this report.json of an earlier run
  --prohibited FILE   The official list of prohibited text: one entry a line, or CSV
  --today YYYY-MM-DD  Count ages on this day rather than today
  --edition NAME      The rules to follow: guide (unless you say otherwise) or 2019
  -h, --help          Show this help

Exit code: 0 ready for upload or all answered (and the sample), 1 something is left to do, 2 the file or a folder cannot be used.
";

/// What to do.
#[derive(Debug)]
pub(super) enum Request {
    Help,
    Check(Arguments),
    /// What came back in an output file, and when what it answers was uploaded.
    Returned(PathBuf, Date, Arguments),
}

/// How to check, and what.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    pub(super) file: Option<PathBuf>,
    pub(super) out: Option<PathBuf>,
    pub(super) prohibited: Option<PathBuf>,
    pub(super) since: Option<PathBuf>,
    pub(super) sent: Option<PathBuf>,
    pub(super) sheet: Option<String>,
    pub(super) confirmed: Confirmed,
    pub(super) ukprn: Option<String>,
    pub(super) today: Option<Date>,
    pub(super) edition: Edition,
    pub(super) json: bool,
}

impl Request {
    /// Reads the arguments that follow the program's name; paths may hold anything that the system allows.
    pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut parsed = Arguments::default();
        let (mut returned, mut uploaded) = (None, None);
        let mut parser = Parser::from_args(arguments);
        while let Some(argument) = parser.next().map_err(in_words)? {
            match argument {
                Arg::Short('h') | Arg::Long("help") => return Ok(Self::Help),
                Arg::Long("json") => parsed.json = true,
                Arg::Long("out") => parsed.out = Some(path(&mut parser, "--out")?),
                Arg::Long("prohibited") => parsed.prohibited = Some(path(&mut parser, "--prohibited")?),
                Arg::Long("since") => parsed.since = Some(path(&mut parser, "--since")?),
                Arg::Long("returned") => returned = Some(path(&mut parser, "--returned")?),
                Arg::Long("sent") => parsed.sent = Some(path(&mut parser, "--sent")?),
                Arg::Long("uploaded") => uploaded = Some(day(&text(&mut parser)?, "--uploaded")?),
                Arg::Long("map") => parsed.confirmed.map = Some(path(&mut parser, "--map")?),
                Arg::Long("yes") => parsed.confirmed.yes = true,
                Arg::Long("sheet") => parsed.sheet = Some(text(&mut parser)?),
                Arg::Long("ukprn") => parsed.ukprn = Some(ukprn(&text(&mut parser)?)?),
                Arg::Long("today") => parsed.today = Some(day(&text(&mut parser)?, "--today")?),
                Arg::Long("edition") => parsed.edition = edition(&text(&mut parser)?)?,
                Arg::Value(file) if file.is_empty() => return Err("the name of the file is empty".to_owned()),
                Arg::Value(file) if parsed.file.is_none() => parsed.file = Some(file.into()),
                Arg::Value(_) => {
                    return Err("one file at a time, please (put a name with blanks in quotes)".to_owned());
                }
                other => return Err(in_words(other.unexpected())),
            }
        }
        parsed.into_request(returned, uploaded)
    }
}

impl Arguments {
    /// Whether something is asked for that only the check of a file can do.
    const fn is_for_check(&self) -> bool {
        let Self { since, prohibited, sheet, confirmed: Confirmed { map, yes }, .. } = self;
        since.is_some() || prohibited.is_some() || sheet.is_some() || map.is_some() || *yes
    }

    /// Which of the two ways is meant; what belongs to the other is refused rather than passed over.
    fn into_request(self, returned: Option<PathBuf>, uploaded: Option<Date>) -> Result<Request, String> {
        match (returned, uploaded) {
            (None, None) if self.sent.is_none() => Ok(Request::Check(self)),
            (None, _) => Err("--sent and --uploaded want --returned with the output file".to_owned()),
            (Some(_), None) => {
                Err("--returned wants --uploaded: exceptions have 45 days from the upload".to_owned())
            }
            (Some(_), _) if self.file.is_some() => {
                Err("with --returned, the file that was sent stands after --sent".to_owned())
            }
            (Some(_), _) if self.is_for_check() => {
                let options = "--since, --prohibited, --map, --yes and --sheet";
                Err(format!("{options} are for a file that is checked"))
            }
            (Some(returned), Some(uploaded)) => Ok(Request::Returned(returned, uploaded, self)),
        }
    }
}

fn in_words(error: impl Into<lexopt::Error>) -> String {
    error.into().to_string()
}

fn text(parser: &mut Parser) -> Result<String, String> {
    parser.value().and_then(ValueExt::string).map_err(in_words)
}

fn path(parser: &mut Parser, option: &str) -> Result<PathBuf, String> {
    let value = parser.value().map_err(in_words)?;
    if value.is_empty() { Err(format!("{option} needs a path")) } else { Ok(value.into()) }
}

fn ukprn(text: &str) -> Result<String, String> {
    Ukprn::parse(text).map(|ukprn| ukprn.to_string()).map_err(|error| format!("--ukprn: {error}"))
}

fn day(text: &str, option: &str) -> Result<Date, String> {
    Date::from_iso(text).ok_or_else(|| format!("{option} wants a real date as YYYY-MM-DD"))
}

fn edition(text: &str) -> Result<Edition, String> {
    Edition::from_code(text).ok_or_else(|| "--edition is guide or 2019".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Request, String> {
        Request::parse(arguments.iter().map(OsString::from))
    }

    #[test]
    fn every_option_is_read() {
        let Ok(Request::Check(arguments)) = parse(&[
            "--json",
            "--out",
            "results",
            "--ukprn=10009999",
            "--today",
            "2026-09-01",
            "--edition",
            "2019",
            "--prohibited",
            "list.txt",
            "my learners.CSV",
        ]) else {
            panic!("a request")
        };
        assert_eq!(arguments.file, Some("my learners.CSV".into()));
        assert_eq!(arguments.out, Some("results".into()));
        assert_eq!(arguments.prohibited, Some("list.txt".into()));
        assert_eq!(arguments.ukprn.as_deref(), Some("10009999"));
        assert_eq!(arguments.today, Date::from_ymd(2026, 9, 1));
        assert_eq!(arguments.edition, Edition::Release2019);
        assert!(arguments.json);
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for arguments in [
            &["--jsno"][..],
            &["-x"],
            &["--today", "24/11/2026"],
            &["--today", "2026-02-30"],
            &["--today"],
            &["--ukprn", "1000999"],
            &["--edition", "2020"],
            &["--out"],
            &["--out", ""],
            &["a.CSV", "b.CSV"],
            &[""],
            &["--json=yes"],
            &["--returned", "out.csv"],
            &["--uploaded", "2026-09-01"],
            &["--sent", "a.CSV"],
            &["--returned", "out.csv", "--uploaded", "2026-09-01", "--yes"],
            &["a.CSV", "--returned", "out.csv", "--uploaded", "2026-09-01"],
        ] {
            assert!(parse(arguments).is_err(), "{arguments:?}");
        }
    }

    #[test]
    fn help_comes_first() {
        assert!(matches!(parse(&["a.CSV", "--help"]), Ok(Request::Help)));
    }
}
