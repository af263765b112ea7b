//! One check from the file to its results.

use std::fs::{self, File};
use std::io::{self, BufReader, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, Local, Timelike};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use lrs_core::batch::{self, BatchError, BatchHeader, BatchReport, Corrected};
use lrs_core::value::Date;
use lrs_core::{BatchPolicy, ProhibitedText};

use super::arguments::Arguments;
use super::document::Document;
use super::output::{Folder, Results};
use super::{Failure, Outcome, prohibited, proposals};
use crate::people::file::SAMPLE_NAME;

/// What is to be checked, and how.
pub(super) struct Job {
    path: PathBuf,
    is_demonstration: bool,
    folder: Folder,
    policy: BatchPolicy,
}

/// What came of it.
pub(super) struct Done {
    pub(super) outcome: Outcome,
    pub(super) path: PathBuf,
    pub(super) is_demonstration: bool,
    pub(super) policy: BatchPolicy,
    pub(super) report: BatchReport,
    /// The corrected file; none where the file could not be read to its end.
    pub(super) corrected: Option<(PathBuf, Corrected)>,
    pub(super) findings_csv: PathBuf,
    pub(super) findings_json: PathBuf,
    /// The list of proposed repairs; none where nothing is proposed.
    pub(super) proposals_csv: Option<PathBuf>,
}

/// How many findings of one code the lists hold; the totals beside them are exact.
const FINDINGS_PER_CODE: usize = 10_000;
/// How much is read between two steps of the progress bar.
const READ_AT_ONCE: usize = 256 * 1024;
const FINDINGS_CSV: &str = "findings.csv";
const FINDINGS_JSON: &str = "findings.json";
const PROPOSALS_CSV: &str = "proposals.csv";

impl Job {
    pub(super) fn new(arguments: Arguments) -> Result<Self, Failure> {
        let is_demonstration = arguments.file.is_none();
        let path = arguments.file.unwrap_or_else(sample);
        // The demonstration shows the same on every day.
        let today = match arguments.today {
            Some(today) => today,
            None if is_demonstration => demonstration_day()?,
            None => today()?,
        };
        let folder = match arguments.out {
            Some(folder) => Folder::Named(folder),
            None if is_demonstration => Folder::Own(target().join("enrol")),
            None => Folder::Own(beside(&path)),
        };
        let prohibited = match arguments.prohibited {
            Some(list) => prohibited::read(&list)?,
            None => ProhibitedText::guide(),
        };
        let policy = BatchPolicy {
            file_name: path.file_name().map(|name| name.to_string_lossy().into_owned()),
            ukprn: arguments.ukprn,
            edition: arguments.edition,
            prohibited,
            max_findings_per_code: FINDINGS_PER_CODE,
            ..BatchPolicy::new(today)
        };
        Ok(Self { path, is_demonstration, folder, policy })
    }

    pub(super) fn run(self, shows_progress: bool) -> Result<Done, Failure> {
        let Self { path, is_demonstration, folder, policy } = self;
        let bar = progress_bar(&path, shows_progress);
        let report = check(&path, &policy, &bar)?;
        let outcome = match &report {
            report if !report.complete => Outcome::Unusable,
            _ if is_demonstration => Outcome::Ready,
            report if report.is_ready() => Outcome::Ready,
            _ => Outcome::Errors,
        };
        let unwritten = |error| {
            Failure::System("cannot write the results; name another folder with --out".to_owned(), error)
        };
        let mut done = Done {
            outcome,
            path,
            is_demonstration,
            policy,
            report,
            corrected: None,
            findings_csv: PathBuf::new(),
            findings_json: PathBuf::new(),
            proposals_csv: None,
        };
        let mut results = Results::new(folder).map_err(unwritten)?;
        let corrected = done.report.complete.then(|| correct(&done, &bar, &mut results)).transpose();
        let corrected = corrected.map_err(unwritten)?;
        results
            .add(FINDINGS_CSV, |file| written(batch::write_findings_csv(file, &done.report.findings)))
            .map_err(unwritten)?;
        results.add(FINDINGS_JSON, |file| Document::of(&done).write(file)).map_err(unwritten)?;
        if proposals::are_there(&done.report) {
            results.add(PROPOSALS_CSV, |file| written(propose(&done, file))).map_err(unwritten)?;
        }
        bar.finish_and_clear();
        let mut paths = results.finish().map_err(unwritten)?.into_iter();
        done.corrected = corrected.and_then(|corrected| Some((paths.next()?, corrected)));
        done.findings_csv = paths.next().unwrap_or_default();
        done.findings_json = paths.next().unwrap_or_default();
        done.proposals_csv = paths.next();
        Ok(done)
    }
}

/// Reads the file and reports.
fn check(path: &Path, policy: &BatchPolicy, bar: &ProgressBar) -> Result<BatchReport, Failure> {
    let unread = |error| Failure::System("cannot read the file".to_owned(), error);
    if fs::metadata(path).map_err(unread)?.is_dir() {
        return Err(Failure::NotFile);
    }
    let file = File::open(path).map_err(unread)?;
    let report = batch::check_with(file, policy, &mut |progress| {
        bar.set_position(progress.bytes);
        ControlFlow::Continue(())
    });
    report.map_err(Failure::File)
}

/// Reads the file again and writes it with every safe repair.
fn correct(done: &Done, bar: &ProgressBar, results: &mut Results) -> io::Result<Corrected> {
    let Done { path, policy, report, .. } = done;
    let mut header = BatchHeader::of(report, policy);
    header.file_name = name_of_corrected(&header, path);
    bar.set_message("Correcting");
    bar.set_position(bar.length().unwrap_or(0) / 2);
    let file = bar.wrap_read(BufReader::with_capacity(READ_AT_ONCE, File::open(path)?));
    results.add(&header.file_name, |corrected| {
        written(batch::correct(file, corrected, None, &header, report, policy))
    })
}

/// Reads the file once more and lists the repairs that need a yes.
fn propose(done: &Done, writer: &mut impl Write) -> Result<(), BatchError> {
    proposals::write(File::open(&done.path)?, writer, &done.report, &done.policy)
}

/// The trouble of a writer; anything else means that the file was changed between the two readings.
fn written<T>(result: Result<T, BatchError>) -> io::Result<T> {
    result.map_err(|error| match error {
        BatchError::Io { kind } => kind.into(),
        error => io::Error::other(error),
    })
}

/// The name that the LRS wants: the file's own where that is right, or the next best that is known.
fn name_of_corrected(header: &BatchHeader, path: &Path) -> String {
    if batch::check_file_name(&header.file_name, None).is_empty() {
        return header.file_name.clone();
    }
    // The time of the last change stays the same when the file is checked again.
    let changed = fs::metadata(path).and_then(|about| about.modified()).map(DateTime::<Local>::from);
    changed
        .ok()
        .and_then(|time| {
            let (hour, minute) = (u8::try_from(time.hour()).ok()?, u8::try_from(time.minute()).ok()?);
            batch::file_name(&header.ukprn, date(time)?, hour, minute)
        })
        .unwrap_or_else(|| "corrected.CSV".to_owned())
}

fn date(time: DateTime<Local>) -> Option<Date> {
    Date::from_ymd(time.year(), time.month().try_into().ok()?, time.day().try_into().ok()?)
}

/// Today by the machine's clock and time zone. The library itself has no clock.
fn today() -> Result<Date, Failure> {
    date(Local::now()).ok_or_else(|| no_day("the machine's clock shows no date; use --today"))
}

fn demonstration_day() -> Result<Date, Failure> {
    Date::from_ymd(2026, 11, 24).ok_or_else(|| no_day("no such day"))
}

fn no_day(why: &str) -> Failure {
    Failure::System("cannot tell the date".to_owned(), io::Error::other(why))
}

/// The sample file, in the project that the program was built from or in the current folder.
fn sample() -> PathBuf {
    let here = Path::new("examples").join("data").join(SAMPLE_NAME);
    let built_from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(SAMPLE_NAME);
    if built_from.is_file() { built_from } else { here }
}

/// The folder of what was built.
fn target() -> PathBuf {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).parent().filter(|folder| folder.is_dir());
    project.map_or_else(|| PathBuf::from("target"), |project| project.join("target"))
}

/// A folder next to the file, named after it.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push("_checked");
    path.with_file_name(name)
}

/// A bar for large files, which are read twice: to check, and to correct.
fn progress_bar(path: &Path, shows_progress: bool) -> ProgressBar {
    const LARGE: u64 = 4 * 1024 * 1024;
    let size = fs::metadata(path).map_or(0, |about| about.len());
    if !shows_progress || size < LARGE {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(2 * size), ProgressDrawTarget::stderr());
    bar.set_message("Checking");
    let style = ProgressStyle::with_template("{msg:10} {bar:40} {percent}%, {eta} to go");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}
