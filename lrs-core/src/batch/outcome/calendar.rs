//! Deadlines as a calendar file that any calendar program takes in (iCalendar, RFC 5545).
//!
//! A calendar is shared, so no name and no ULN is ever in it. A MIS identifier is only where it is asked for.

use std::collections::BTreeMap;
use std::io::Write;

use super::super::error::BatchError;
use super::next_step::NextStep;
use super::queue::{BatchException, ExceptionQueue};
use crate::value::Date;

/// How much of an exception a calendar shows.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum CalendarDetail {
    /// One entry for each batch and last day, with how many exceptions of each code there are.
    #[default]
    Batch,
    /// One entry for each record, by its number.
    Record,
    /// One entry for each record, with its MIS identifier too.
    MisIdentifier,
}

impl CalendarDetail {
    /// Every detail, least first.
    pub const ALL: [Self; 3] = [Self::Batch, Self::Record, Self::MisIdentifier];

    /// The stable name: `batch`, `record` or `mis_identifier`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Batch => "batch",
            Self::Record => "record",
            Self::MisIdentifier => "mis_identifier",
        }
    }

    /// Finds a detail by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|detail| detail.code() == code)
    }
}

/// When a calendar file was made, in UTC: its entries' `DTSTAMP`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Stamp {
    date: Date,
    seconds: u32,
}

impl Stamp {
    /// Reads `YYYY-MM-DDThh:mm:ssZ`; the `Z` says that it is UTC.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::batch::Stamp;
    ///
    /// assert!(Stamp::from_iso("2026-09-01T09:30:00Z").is_some());
    /// assert!(Stamp::from_iso("2026-09-01T09:30:00").is_none(), "which time zone?");
    /// ```
    pub fn from_iso(text: &str) -> Option<Self> {
        let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
        let parts: Vec<u32> = time
            .split(':')
            .map(|part| {
                part.parse()
                    .ok()
                    .filter(|_| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
            })
            .collect::<Option<_>>()?;
        let &[hour @ 0..24, minute @ 0..60, second @ 0..60] = parts.as_slice() else { return None };
        Some(Self { date: Date::from_iso(date)?, seconds: (hour * 60 + minute) * 60 + second })
    }

    fn text(self) -> String {
        let (minutes, second) = (self.seconds / 60, self.seconds % 60);
        format!("{}T{:02}{:02}{second:02}Z", compact(self.date), minutes / 60, minutes % 60)
    }
}

/// Writes the last days of exceptions as an iCalendar file: entries of a whole day, each with its step.
///
/// An entry keeps its `UID` whenever the file is written again, so that a calendar updates it. The `UID` is made of
/// the upload's day, the batch's name and the record's number.
///
/// # Source
///
/// RFC 5545: lines end in CR LF and are folded at 75 octets; `DTSTAMP` is in UTC.
///
/// # Errors
///
/// [`BatchError::Io`]: the writer failed.
///
/// # Privacy
///
/// No learner's name or ULN is in it.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, CalendarDetail, OutcomePolicy, Stamp};
/// use lrs_core::value::Date;
///
/// let day = Date::from_ymd(2026, 9, 1).expect("a real date");
/// let report = batch::outcome("ReturnCode\nRC010\n".as_bytes(), None, &OutcomePolicy::new(day, day))?;
/// let stamp = Stamp::from_iso("2026-09-01T09:30:00Z").expect("UTC");
/// let mut file = Vec::new();
/// batch::write_calendar(&mut file, &report.queue, stamp, CalendarDetail::Batch)?;
/// let text = String::from_utf8(file).expect("UTF-8");
/// assert!(text.contains("DTSTART;VALUE=DATE:20261016\r\n"));
/// # Ok::<(), lrs_core::error::Error>(())
/// ```
pub fn write_calendar<W: Write>(
    mut writer: W,
    queue: &ExceptionQueue,
    stamp: Stamp,
    detail: CalendarDetail,
) -> Result<(), BatchError> {
    let mut text = String::new();
    for line in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//lrs//batch exceptions//EN", "CALSCALE:GREGORIAN"]
    {
        fold(&mut text, line);
    }
    let entries = match detail {
        CalendarDetail::Batch => by_batch(queue.exceptions()),
        CalendarDetail::Record => queue.exceptions().iter().map(|one| of_record(one, false)).collect(),
        CalendarDetail::MisIdentifier => queue.exceptions().iter().map(|one| of_record(one, true)).collect(),
    };
    let stamp = stamp.text();
    for entry in entries {
        entry.write(&mut text, &stamp);
        writer.write_all(text.as_bytes())?;
        text.clear();
    }
    fold(&mut text, "END:VCALENDAR");
    writer.write_all(text.as_bytes())?;
    Ok(writer.flush()?)
}

/// One entry of a calendar.
struct Entry {
    uid: String,
    day: Date,
    summary: String,
    description: String,
}

impl Entry {
    fn write(&self, text: &mut String, stamp: &str) {
        fold(text, "BEGIN:VEVENT");
        fold(text, &format!("UID:{}", escaped(&self.uid)));
        fold(text, &format!("DTSTAMP:{stamp}"));
        fold(text, &format!("DTSTART;VALUE=DATE:{}", compact(self.day)));
        fold(text, &format!("SUMMARY:{}", escaped(&self.summary)));
        fold(text, &format!("DESCRIPTION:{}", escaped(&self.description)));
        fold(text, "TRANSP:TRANSPARENT");
        fold(text, "END:VEVENT");
    }
}

/// One entry for each batch and day.
fn by_batch(exceptions: &[BatchException]) -> Vec<Entry> {
    let mut groups: BTreeMap<(Date, Date, &str), Vec<&BatchException>> = BTreeMap::new();
    for exception in exceptions {
        let group = (exception.deadline, exception.uploaded, exception.batch.as_str());
        groups.entry(group).or_default().push(exception);
    }
    let entry = |((day, uploaded, batch), group): ((Date, Date, &str), Vec<&BatchException>)| {
        let mut codes: BTreeMap<(&str, NextStep), usize> = BTreeMap::new();
        for exception in &group {
            *codes.entry((known_code(exception), exception.next_step)).or_default() += 1;
        }
        let lines = codes.iter().map(|((code, step), count)| format!("{code}: {count}. {}", step.sentence()));
        Entry {
            uid: uid(uploaded, batch, 0),
            day,
            summary: format!("LRS: last day for {}{}", plural(group.len()), of_batch(batch)),
            description: lines.collect::<Vec<_>>().join("\n"),
        }
    };
    groups.into_iter().map(entry).collect()
}

fn of_record(exception: &BatchException, shows_mis: bool) -> Entry {
    let BatchException { batch, record, mis_identifier, deadline, uploaded, next_step, .. } = exception;
    let mis =
        if shows_mis && !mis_identifier.is_empty() { format!(" ({mis_identifier})") } else { String::new() };
    let code = known_code(exception);
    Entry {
        uid: uid(*uploaded, batch, *record),
        day: *deadline,
        summary: format!("LRS: last day for {code}, record {record}{mis}{}", of_batch(batch)),
        description: next_step.sentence().to_owned(),
    }
}

/// The code, where it is a known one: what stands in its place otherwise may be anything.
fn known_code(exception: &BatchException) -> &str {
    match &exception.code {
        super::record::OutputCode::Other(_) | super::record::OutputCode::Missing => "no known code",
        known => known.text(),
    }
}

fn of_batch(batch: &str) -> String {
    if batch.is_empty() { String::new() } else { format!(" of {batch}") }
}

fn plural(count: usize) -> String {
    if count == 1 { "1 exception".to_owned() } else { format!("{count} exceptions") }
}

/// The same for the same record of the same batch, whenever it is written; record 0 is the batch as a whole.
fn uid(uploaded: Date, batch: &str, record: u64) -> String {
    format!("{}-{:016x}-{record}@lrs-batch-exceptions", compact(uploaded), fnv(batch.as_bytes()))
}

/// FNV-1a of 64 bits: a name of any length and letters as sixteen digits.
fn fnv(bytes: &[u8]) -> u64 {
    // SOURCE: offset basis and prime of FNV, draft-eastlake-fnv.
    bytes
        .iter()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3))
}

fn compact(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// A text as RFC 5545 wants it (3.3.11); other control characters are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// The most octets of a line, without its end.
// SOURCE: RFC 5545, 3.1.
const LINE: usize = 75;

/// Adds a line, folded where it is long: never within a character.
fn fold(text: &mut String, line: &str) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut text = String::new();
        fold(&mut text, &format!("SUMMARY:{}", "é".repeat(100)));
        assert!(text.split("\r\n").all(|line| line.len() <= LINE), "{text}");
        assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "é".repeat(100)));
        let mut exact = String::new();
        fold(&mut exact, &"x".repeat(LINE));
        assert_eq!(exact, "x".repeat(LINE) + "\r\n");
    }

    #[test]
    fn texts_are_escaped_and_control_characters_dropped() {
        assert_eq!(escaped("a,b;c\\d\r\ne\u{7}\u{85}"), "a\\,b\\;c\\\\d\\ne");
    }

    #[test]
    fn a_stamp_is_a_real_time_in_utc() {
        let text = |text| Stamp::from_iso(text).map(Stamp::text);
        assert_eq!(text("2026-09-01T23:59:59Z").as_deref(), Some("20260901T235959Z"));
        for wrong in
            ["", "2026-09-01", "2026-09-01T24:00:00Z", "2026-09-01T09:60:00Z", "2026-02-30T09:00:00Z"]
        {
            assert_eq!(text(wrong), None, "{wrong}");
        }
        assert_eq!(text("2026-09-01T+9:00:00Z"), None);
    }
}
