//! The machine's clock, which the library does not have.

use std::fs;
use std::io;
use std::path::Path;

use chrono::{DateTime, Datelike, Local, SecondsFormat, Timelike, Utc};
use lrs_core::batch::{self, Stamp};
use lrs_core::value::Date;

use super::Failure;

/// A day and a minute of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub(super) date: Date,
    pub(super) hour: u8,
    pub(super) minute: u8,
}

impl Moment {
    /// When a file was last changed: the same when the file is looked at again.
    pub(super) fn of_file(path: &Path) -> Option<Self> {
        Self::of(DateTime::<Local>::from(fs::metadata(path).and_then(|about| about.modified()).ok()?))
    }

    /// The name of a batch file that is made then.
    pub(super) fn file_name(self, ukprn: &str) -> Option<String> {
        batch::file_name(ukprn, self.date, self.hour, self.minute)
    }

    fn of(time: DateTime<Local>) -> Option<Self> {
        let (hour, minute) = (u8::try_from(time.hour()).ok()?, u8::try_from(time.minute()).ok()?);
        Some(Self { date: date(time)?, hour, minute })
    }
}

/// Today by the machine's clock and time zone.
pub(super) fn today() -> Result<Date, Failure> {
    date(Local::now()).ok_or_else(|| no_day("the machine's clock shows no date; use --today"))
}

/// The day on which the demonstration is, so that it shows the same on every day.
pub(super) fn demonstration_day() -> Result<Date, Failure> {
    Date::from_ymd(2026, 11, 24).ok_or_else(|| no_day("no such day"))
}

/// When a file was last changed, in UTC, as a calendar wants it.
pub(super) fn stamp_of(path: &Path) -> Option<Stamp> {
    let changed = DateTime::<Utc>::from(fs::metadata(path).and_then(|about| about.modified()).ok()?);
    Stamp::from_iso(&changed.to_rfc3339_opts(SecondsFormat::Secs, true))
}

fn date(time: DateTime<Local>) -> Option<Date> {
    Date::from_ymd(time.year(), time.month().try_into().ok()?, time.day().try_into().ok()?)
}

pub(super) fn no_day(why: &str) -> Failure {
    Failure::System("cannot tell the date".to_owned(), io::Error::other(why))
}
