//! Whole output files: bounds, slow sources, and that what is read in one form is read in the other.

use std::io::{self, Read};

use super::*;
use crate::batch::{BatchError, BatchLimits};
#[cfg(feature = "xml")]
use crate::finding::RuleError;
use crate::value::Date;

/// Gives one byte at a time, as a slow pipe does.
struct Drip<'a>(&'a [u8]);

impl Read for Drip<'_> {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        let count = self.0.len().min(1).min(space.len());
        space[..count].copy_from_slice(&self.0[..count]);
        self.0 = &self.0[count..];
        Ok(count)
    }
}

/// Gives the same bytes for ever after a start, and counts them.
#[cfg(feature = "xml")]
struct Endless(&'static [u8], &'static [u8], usize);

#[cfg(feature = "xml")]
impl Read for Endless {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        let start = self.0.len().min(space.len());
        space[..start].copy_from_slice(&self.0[..start]);
        self.0 = &self.0[start..];
        // As many whole pieces as there is space for, so that the next read goes on with a whole one.
        let count = if start > 0 { start } else { space.len() / self.1.len() * self.1.len() };
        for (place, byte) in space[start..count].iter_mut().enumerate() {
            *byte = self.1[place % self.1.len()];
        }
        self.2 += count;
        Ok(count)
    }
}

fn records(source: impl Read) -> Result<Vec<OutputRecord>, OutputError> {
    let mut output = read_output(source, BatchLimits::DEFAULT)?;
    let mut records = Vec::new();
    while let Some(record) = output.next_record() {
        records.push(record?);
    }
    assert!(output.next_record().is_none(), "stays at its end");
    Ok(records)
}

const CSV: &str =
    "MISIdentifier,ULN,FamilyName,ReturnCode\r\nA1,9276308686,O'Neill & Zoë,RC001\r\nA2,,\"a\r\nb\",RC6\r\n";
#[cfg(feature = "xml")]
const XML: &str = "<r><Learner><MISIdentifier>A1</MISIdentifier><ULN>9276308686</ULN><FamilyName>O&#39;Neill &amp; \
                   Zoë</FamilyName><ReturnCode>RC001</ReturnCode></Learner><Learner>\
                   <MISIdentifier>A2</MISIdentifier><FamilyName>a\r\nb</FamilyName><ReturnCode>RC6</ReturnCode>\
                   </Learner></r>";

#[test]
fn a_slow_source_gives_the_same_records() {
    let whole = records(CSV.as_bytes()).unwrap();
    assert_eq!(whole, records(Drip(CSV.as_bytes())).unwrap());
    assert_eq!(whole[1].code.text(), "RC006");
}

#[cfg(feature = "xml")]
#[test]
fn both_forms_give_the_same_records() {
    let plain = |records: Vec<OutputRecord>| -> Vec<_> {
        records.into_iter().map(|record| (record.code, record.learner)).collect()
    };
    let xml = records(XML.as_bytes()).unwrap();
    assert_eq!(xml, records(Drip(XML.as_bytes())).unwrap());
    assert_eq!(plain(xml), plain(records(CSV.as_bytes()).unwrap()));
}

#[cfg(feature = "xml")]
#[test]
fn an_endless_file_is_refused_within_its_bounds() {
    for (start, rest) in [
        (&b"<r><Learner><Notes>"[..], &b"x"[..]),
        (b"<r><Learner><a", b"b"),
        (b"<r><Learner x='", b"b"),
        (b"<r><!--", b"-"),
        (b"<r><![CDATA[", b"x"),
        (b"<r><?a ", b"x"),
        (b"<r><Learner><Notes>", b"<![CDATA[x]]>"),
        (b"<r><Learner><Notes>", b"&amp;"),
        (b"<r><Learner>", b"<a/>"),
        (b"<r>", b"<a>"),
        (b"<r><Learner>", b"<a>x</a>"),
        (b"<r>&#", b"1"),
        (b"<!DOCTYPE ", b"<"),
        (b"<r>", b"x"),
    ] {
        let mut source = Endless(start, rest, 0);
        let error = records(&mut source).unwrap_err();
        assert!(source.2 < 1_000_000, "{}: {} bytes", error.rule().code, source.2);
    }
}

#[test]
fn records_past_the_bound_are_an_error_once() {
    let limits = BatchLimits { max_records: 1, ..BatchLimits::DEFAULT };
    let mut output = read_output(CSV.as_bytes(), limits).unwrap();
    assert!(output.next_record().unwrap().is_ok());
    let error = output.next_record().unwrap().unwrap_err();
    assert_eq!(error, OutputError::Batch(BatchError::TooManyRecords { line: 3, limit: 1 }));
    assert!(output.next_record().is_none());
}

#[test]
fn queues_of_many_batches_are_one_queue_oldest_first() {
    let day = |day| Date::from_ymd(2026, 9, day).unwrap();
    let of = |uploaded, batch: &str| {
        let policy = OutcomePolicy { batch: batch.to_owned(), ..OutcomePolicy::new(uploaded, day(30)) };
        outcome("ReturnCode\nRC006\nRC001\nRC010\n".as_bytes(), None, &policy).unwrap().queue
    };
    let mut queue = of(day(3), "a");
    queue.merge(of(day(1), "b"));
    queue.merge(of(day(3), "A"));
    let order: Vec<_> = queue.exceptions().iter().map(|one| (one.batch.as_str(), one.record)).collect();
    assert_eq!(order, [("b", 1), ("b", 3), ("A", 1), ("A", 3), ("a", 1), ("a", 3)]);
    assert_eq!((queue.count(Urgency::Open), queue.count(Urgency::Overdue)), (6, 0));
}

#[test]
fn an_entry_keeps_its_identity_when_it_is_written_again() {
    let day = |day| Date::from_ymd(2026, 9, day).unwrap();
    let uids = |today, stamp| -> Vec<String> {
        let report =
            outcome("ReturnCode\nRC006\n".as_bytes(), None, &OutcomePolicy::new(day(1), today)).unwrap();
        let mut file = Vec::new();
        write_calendar(&mut file, &report.queue, Stamp::from_iso(stamp).unwrap(), CalendarDetail::Record)
            .unwrap();
        let text = String::from_utf8(file).unwrap();
        text.lines().filter(|line| line.starts_with("UID")).map(str::to_owned).collect()
    };
    assert_eq!(uids(day(2), "2026-09-02T08:00:00Z"), uids(day(9), "2026-09-09T08:00:00Z"));
}

#[test]
fn a_failing_writer_is_told() {
    struct Full;
    impl io::Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let queue = ExceptionQueue::default();
    let stamp = Stamp::from_iso("2026-09-01T00:00:00Z").unwrap();
    let error = write_calendar(Full, &queue, stamp, CalendarDetail::Batch).unwrap_err();
    assert_eq!(error, BatchError::Io { kind: io::ErrorKind::StorageFull });
    assert!(write_ulns(Full, &[]).is_err());
}
