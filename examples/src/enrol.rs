//! The main job: a college's learner file goes in, an answer that one can trust comes out.
//!
//! [`run`] is the whole of the program `enrol`, as a function that a test can call. It shows how the library
//! is meant to be used: [`lrs_core::batch::check_with`] reads the file and reports, [`lrs_core::batch::check_inside`] holds its
//! records against each other, [`lrs_core::batch::correct_with`] writes it again with every safe repair; files, the clock and
//! the terminal stay out here.

mod arguments;
mod clock;
mod columns;
mod correction;
mod demonstration;
mod document;
mod job;
mod output;
mod prohibited;
mod returned;
mod source;
mod table;
mod words;

use std::ffi::OsString;
use std::io::{self, Write};

use lrs_core::batch::HeadingMap;
use lrs_core::finding::RuleError;
use lrs_core::wire;

use arguments::{Arguments, HELP, Request};
use document::Document;
use job::{Done, Job};
use returned::{Returned, ReturnedJob};

/// How it ended; [`code`](Self::code) is what the program gives back.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// The file is ready for upload, or it was the demonstration or the help.
    Ready,
    /// The file has errors.
    Errors,
    /// The file cannot be read to its end, a folder cannot be written, or the command line is wrong.
    Unusable,
}

impl Outcome {
    /// The exit code: 0, 1 or 2.
    pub const fn code(self) -> u8 {
        match self {
            Self::Ready => 0,
            Self::Errors => 1,
            Self::Unusable => 2,
        }
    }

    /// The word for it in JSON.
    const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Errors => "errors",
            Self::Unusable => "unusable",
        }
    }
}

/// Where the program writes.
pub struct Console<'a> {
    /// What it was asked for: the report, or one JSON document.
    pub out: &'a mut dyn Write,
    /// What went wrong.
    pub err: &'a mut dyn Write,
    /// Whether a person looks at the second of these, so that a progress bar makes sense.
    pub shows_progress: bool,
}

/// Checks a file as the arguments say (without the program's name) and tells the console.
///
/// # Examples
///
/// ```
/// use lrs_examples::enrol::{Console, Outcome, run};
///
/// let (mut out, mut err) = (Vec::new(), Vec::new());
/// let console = Console { out: &mut out, err: &mut err, shows_progress: false };
/// assert_eq!(run(["--help".into()], console), Outcome::Ready);
/// assert!(String::from_utf8_lossy(&out).starts_with("Checks a batch file"));
/// ```
pub fn run(arguments: impl IntoIterator<Item = OsString>, console: Console<'_>) -> Outcome {
    let Console { out, err, shows_progress } = console;
    let request = match Request::parse(arguments) {
        Ok(request) => request,
        Err(message) => {
            let told = writeln!(err, "enrol: {message}\nenrol --help shows what can be asked for.");
            return finish(told, Outcome::Unusable);
        }
    };
    let (done, is_json) = match request {
        Request::Help => return finish(out.write_all(HELP.as_bytes()), Outcome::Ready),
        Request::Check(arguments) => {
            let is_json = arguments.json;
            (check(arguments, shows_progress && !is_json, out), is_json)
        }
        Request::Returned(output, uploaded, arguments) => {
            let is_json = arguments.json;
            let job = ReturnedJob::new(output, uploaded, arguments);
            let returned = job.and_then(|job| job.run(shows_progress && !is_json));
            (returned.map(|returned| (returned.outcome, answered(&returned, is_json, out))), is_json)
        }
    };
    match done {
        Ok((outcome, told)) => finish(told, outcome),
        Err(failure) => {
            let json = match &failure {
                failure if is_json => document::failure(failure, out),
                Failure::Unconfirmed(map) => columns::ask(map, out),
                _ => Ok(()),
            };
            finish(json.and_then(|()| words::failure(&failure, err)), Outcome::Unusable)
        }
    }
}

/// Checks a file; where none is named, the demonstration goes on with what comes before and after.
fn check(
    arguments: Arguments,
    shows_progress: bool,
    out: &mut dyn Write,
) -> Result<(Outcome, io::Result<()>), Failure> {
    let is_json = arguments.json;
    let folder = arguments.out.clone();
    let done = Job::new(arguments)?.run(shows_progress)?;
    let mut told = told(&done, is_json, out);
    if done.is_demonstration && !is_json {
        let rest = demonstration::go_on(folder.as_deref())?;
        told = told.and_then(|()| rest.tell(out));
    }
    Ok((done.outcome, told))
}

fn told(done: &Done, is_json: bool, out: &mut dyn Write) -> io::Result<()> {
    if is_json { Document::of(done).with_files().write(out) } else { words::report(done, out) }
}

fn answered(returned: &Returned, is_json: bool, out: &mut dyn Write) -> io::Result<()> {
    if is_json { document::write(&returned.document()?, out) } else { returned.tell(out) }
}

/// What was done stands, even where nobody listens any more (`enrol | head`); any other trouble is one.
fn finish(written: io::Result<()>, outcome: Outcome) -> Outcome {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Outcome::Unusable,
        _ => outcome,
    }
}

/// Why nothing could be checked or written.
enum Failure {
    /// The library says what is wrong, and what to do.
    Rule(Box<wire::Error>),
    /// The system refuses something: what was tried, and why not.
    System(String, io::Error),
    /// Nobody has said what the columns of an export are.
    Unconfirmed(Box<HeadingMap>),
    /// The file is not one: a folder, or something else without content.
    NotFile,
}

impl<E: RuleError> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Rule(Box::new(wire::Error::from(&error)))
    }
}
