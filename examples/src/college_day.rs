//! The program `college_day`: a walk through a term of a small college, with each job that the LRS brings.
//!
//! Each job is a small function, in the order in which it comes, and shows the part of the library that does it:
//! [`access::audit`], [`enrolment::next_step`] with [`learner::check`] and [`matching`], [`batch::split`] and
//! [`batch::outcome`], [`challenge::compose`], [`SharingLog`], [`plr::view`] and [`plr::report`]. It is done on a day of its
//! own that stands beside it, so that the program says the same on every day. No value of a learner is shown but where the
//! job is to show it: in the text of a data challenge, and in the report of a record.
//!
//! [`access::audit`]: lrs_core::access::audit
//! [`enrolment::next_step`]: lrs_core::enrolment::next_step
//! [`learner::check`]: lrs_core::learner::check
//! [`matching`]: lrs_core::matching
//! [`batch::split`]: lrs_core::batch::split
//! [`batch::outcome`]: lrs_core::batch::outcome
//! [`challenge::compose`]: lrs_core::challenge::compose
//! [`SharingLog`]: lrs_core::enrolment::SharingLog
//! [`plr::view`]: lrs_core::plr::view
//! [`plr::report`]: lrs_core::plr::report

mod batches;
mod challenge;
mod enrolment;
mod record;
mod sharing;

use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use lrs_core::access::{self, AuditPolicy};
use lrs_core::value::Date;
use lrs_core::{BatchPolicy, Finding, LearnerDraft, batch};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// The college's own number and name.
const UKPRN: &str = "10009999";
const COLLEGE: &str = "Ashdale College";

/// Goes through the term of the college whose folder the argument names (without the program's name), or of the sample. The
/// exit code: 0, or 2 where something could not be read.
///
/// # Examples
///
/// ```
/// let (mut out, mut err) = (Vec::new(), Vec::new());
/// assert_eq!(lrs_examples::college_day::run([], &mut out, &mut err), 0);
/// assert!(out.starts_with(b"A term at Ashdale College\n\nUsers are reviewed, 2026-09-01\n"));
/// ```
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let sample = || Path::new(env!("CARGO_MANIFEST_DIR")).join("data/college_day");
    let folder = arguments.into_iter().next().map_or_else(sample, PathBuf::from);
    let done = term(&folder, out);
    done.map_or_else(
        |error| {
            drop(writeln!(err, "college_day: {error}"));
            2
        },
        |()| 0,
    )
}

/// The term.
fn term(folder: &Path, out: &mut dyn Write) -> Result {
    writeln!(out, "A term at {COLLEGE}")?;
    review_users(folder, out)?;
    let to_register = enrolment::enrol(folder, out)?;
    let sent = batches::send(folder, to_register, out)?;
    let ulns = batches::work_exceptions(folder, &sent, out)?;
    challenge::raise_all(folder, &sent, &ulns, out)?;
    let ability_to_share = sharing::record(folder, out)?;
    record::print(folder, ability_to_share, out)?;
    Ok(out.flush()?)
}

/// Reviews once a year who has an account for the portal.
fn review_users(folder: &Path, out: &mut dyn Write) -> Result {
    let today = heading("Users are reviewed", "2026-09-01", out)?;
    let users = read(folder, "users.csv")?;
    let report = access::audit(users.as_slice(), &AuditPolicy::new(today))?;
    writeln!(out, "{} accounts, {} Super Users who can do their job.", report.users, report.super_users)?;
    for finding in &report.findings {
        let place = finding.line.map_or_else(|| "the list".to_owned(), |line| format!("line {line}"));
        say(&place, finding, out)?;
    }
    Ok(())
}

/// A finding: how much it matters, where it stands, what is wrong, and what to do.
fn say(place: &str, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}, {place}: {}", finding.severity.code(), finding.message())?;
    writeln!(out, "  Do: {}", finding.remedy())
}

/// A job that comes next.
fn heading(words: &str, day: &str, out: &mut dyn Write) -> Result<Date> {
    writeln!(out, "\n{words}, {day}\n")?;
    self::day(day)
}

fn day(iso: &str) -> Result<Date> {
    Date::from_iso(iso).ok_or_else(|| format!("{iso} is no day").into())
}

/// The bytes of one of the college's files.
fn read(folder: &Path, name: &str) -> Result<Vec<u8>> {
    let path = folder.join(name);
    fs::read(&path).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// The learners of one of the college's files.
fn learners(folder: &Path, name: &str, today: Date) -> Result<Vec<LearnerDraft<'static>>> {
    let file = read(folder, name)?;
    let drafts = batch::read(file.as_slice(), &BatchPolicy::new(today))?.drafts();
    Ok(drafts.collect::<std::result::Result<_, _>>()?)
}
