//! The demonstration goes on: an export becomes a file to upload, and the LRS has answered that.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use lrs_core::batch::Stamp;
use lrs_core::value::Date;

use super::arguments::Arguments;
use super::clock::{Moment, no_day};
use super::columns::{self, Confirmed};
use super::job::{Done, Job, sample, target};
use super::output::Folder;
use super::returned::{Returned, ReturnedJob};
use super::{Failure, words};
use crate::people::file::UKPRN;
use crate::people::term::{EXPORT_NAME, OUTPUT_NAME};

/// The results of the two steps, beside those of the first.
const EXPORT: &str = "export";
const RETURNED: &str = "returned";

/// What comes before and after the check of a batch file.
pub(super) struct Rest {
    done: Done,
    returned: Returned,
}

/// Goes on from an export to the last exception; `out` is the folder that somebody named.
pub(super) fn go_on(out: Option<&Path>) -> Result<Rest, Failure> {
    let (checked, uploaded, answered) = (day(11, 24)?, day(11, 25)?, day(12, 1)?);
    let at = |date: Date| Moment { date, hour: 11, minute: 5 };
    let job = Job::new(Arguments {
        file: Some(sample_of_term(EXPORT_NAME)),
        confirmed: Confirmed { map: None, yes: true },
        ukprn: Some(UKPRN.to_owned()),
        today: Some(checked),
        ..Arguments::default()
    })?;
    let done = job.into_folder(folder(out, EXPORT)).made_at(at(checked)).run(false)?;
    let arguments = Arguments {
        sent: done.uploads().next().map(Path::to_owned),
        today: Some(answered),
        ..Arguments::default()
    };
    let job = ReturnedJob::new(sample_of_term(OUTPUT_NAME), uploaded, arguments)?;
    let stamp = Stamp::from_iso("2026-12-01T11:05:00Z");
    let returned = job.into_folder(folder(out, RETURNED)).made_at(at(answered), stamp).run(false)?;
    Ok(Rest { done, returned })
}

impl Rest {
    pub(super) fn tell(&self, out: &mut dyn Write) -> io::Result<()> {
        title(out, "From an export to a file to upload")?;
        if let Some(map) = &self.done.policy.heading_map {
            columns::show(map, out)?;
            writeln!(out, "So far for a person to look at; the demonstration says yes (--yes).\n")?;
        }
        words::report(&self.done, out)?;
        title(out, "When the LRS has answered")?;
        self.returned.tell(out)
    }
}

/// A day of the demonstration's term, so that it shows the same on every day.
fn day(month: u8, day: u8) -> Result<Date, Failure> {
    Date::from_ymd(2026, month, day).ok_or_else(|| no_day("no such day"))
}

fn title(console: &mut dyn Write, words: &str) -> io::Result<()> {
    writeln!(console, "\n{words}\n{}\n", "=".repeat(words.len()))
}

/// A folder of ours, or one within that which somebody named.
fn folder(out: Option<&Path>, step: &str) -> Folder {
    match out {
        Some(folder) => Folder::Named(folder.join(step)),
        None => Folder::Own(target().join(format!("enrol_{step}"))),
    }
}

fn sample_of_term(name: &str) -> PathBuf {
    sample(&Path::new("term").join(name))
}
