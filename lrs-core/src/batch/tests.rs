//! Whole files, hostile ones above all.

use std::io::{self, Read};
use std::ops::ControlFlow;

use super::*;
use crate::finding::Severity;
use crate::learner::{DateOrder, LearnerDraft};
use crate::value::Date;

fn policy() -> BatchPolicy {
    BatchPolicy::new(Date::from_ymd(2026, 9, 1).unwrap())
}

fn learner(given_name: &str, date_of_birth: &str) -> LearnerDraft<'static> {
    LearnerDraft {
        given_name: given_name.to_owned().into(),
        family_name: "Ng".into(),
        date_of_birth: date_of_birth.to_owned().into(),
        gender: "2".into(),
        last_known_postcode: "SW1A 1AA".into(),
        ability_to_share: "1".into(),
        verification_type: "2".into(),
        ..LearnerDraft::default()
    }
}

fn file(learners: &[LearnerDraft<'_>]) -> Vec<u8> {
    let header =
        BatchHeader { file_name: "LRB_10000001_010920260930.CSV".to_owned(), ukprn: "10000001".to_owned() };
    let mut file = Vec::new();
    write(&mut file, &header, learners.len() as u64, learners).unwrap();
    file
}

/// A source of one start and then the same bytes for ever, which counts what it gave.
struct Endless {
    start: Vec<u8>,
    rest: &'static [u8],
    given: usize,
}

impl Read for Endless {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        for byte in space.iter_mut() {
            let after =
                self.given.checked_sub(self.start.len()).map(|after| self.rest[after % self.rest.len()]);
            *byte = after.unwrap_or_else(|| self.start[self.given]);
            self.given += 1;
        }
        Ok(space.len())
    }
}

/// A source that fails after its bytes.
struct Failing<'a>(&'a [u8]);

impl Read for Failing<'_> {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() {
            return Err(io::Error::from(io::ErrorKind::ConnectionReset));
        }
        self.0.read(space)
    }
}

#[test]
fn an_endless_quote_value_or_row_ends_at_its_bound_with_the_report_so_far() {
    let cases: [(&[u8], &str); 4] = [
        (b"\"", "batch.quote_never_closed"),
        (b"", "batch.value_too_long"),
        (b"", "batch.row_too_long"),
        (b"", "batch.too_many_columns"),
    ];
    let long: &'static [u8] = [vec![b'x'; 60_000], vec![b',']].concat().leak();
    let rests: [&'static [u8]; 4] = [b"learner\r\n", b"x", long, b","];
    for ((start, code), rest) in cases.into_iter().zip(rests) {
        let start = [&file(&[learner("Jo", "2008-03-14")]), start].concat();
        let mut source = Endless { start, rest, given: 0 };
        let report = check(&mut source, &policy()).unwrap();
        assert_eq!((report.records, report.ready, report.complete), (1, 1, false), "{code}");
        assert!(!report.is_ready() && report.has_errors());
        assert_eq!(report.count_of(code), 1, "{code}: {:?}", report.findings.last());
        assert_eq!(report.findings.last().map(|finding| finding.line), Some(Some(3)));
        assert!(source.given < 2_000_000, "{code}: {} bytes read", source.given);
    }
}

#[test]
fn endless_bytes_without_a_row_are_an_error() {
    for (rest, code) in
        [(&b"x"[..], "batch.value_too_long"), (b"x,", "batch.too_many_columns"), (b"\0", "batch.binary")]
    {
        let mut source = Endless { start: b"y".to_vec(), rest, given: 0 };
        assert_eq!(check(&mut source, &policy()).map(|_| ()).map_err(|error| error.code()), Err(code));
        assert!(source.given < 2_000_000);
    }
}

#[test]
fn blank_lines_without_end_end_at_the_bound_of_records() {
    let policy =
        BatchPolicy { limits: BatchLimits { max_records: 100_000, ..BatchLimits::DEFAULT }, ..policy() };
    for rest in [&b"\r\n"[..], b"\n", b"\r"] {
        let mut source = Endless { start: file(&[learner("Jo", "2008-03-14")]), rest, given: 0 };
        let report = check(&mut source, &policy).unwrap();
        assert_eq!((report.records, report.complete), (1, false));
        let last = report.findings.last().unwrap();
        assert_eq!((last.code, last.line), ("batch.too_many_records", Some(100_003)));
        let nothing_else = Endless { start: Vec::new(), rest, given: 0 };
        assert_eq!(check(nothing_else, &policy).unwrap_err().code(), "batch.too_many_records");
    }
}

#[test]
fn a_source_that_fails_leaves_the_report_about_what_was_read() {
    let bytes = file(&vec![learner("Jo", "2008-03-14"); 2_000]);
    let report = check(Failing(&bytes), &policy()).unwrap();
    assert_eq!((report.records, report.complete), (2_000, false));
    assert_eq!(report.count_of("batch.io"), 1);
    assert_eq!(check(Failing(b""), &policy()).unwrap_err().code(), "batch.io");
    let error = correct(&bytes[..], Vec::new(), None, &BatchHeader::default(), &report, &policy());
    assert_eq!(error.unwrap_err(), BatchError::Incomplete);
}

#[test]
fn a_check_can_be_stopped() {
    let bytes = file(&vec![learner("Jo", "2008-03-14"); 5_000]);
    let report = check_with(&bytes[..], &policy(), &mut |progress| {
        if progress.records > 2_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let report = report.unwrap();
    assert!(!report.complete && report.records < 4_000, "{}", report.records);
    assert_eq!(report.count_of("batch.stopped"), 1);
}

#[test]
fn a_file_that_is_checked_and_corrected_in_steps_is_as_at_once() {
    let learners: Vec<_> =
        (0..3_000).map(|number| learner([" Jo", "", "Jo"][number % 3], "14/3/08")).collect();
    for count in [0, 1, 1_023, 1_024, 1_025, 3_000] {
        let bytes = file(&learners[..count]);
        let mut checker = Checker::new(&bytes[..], &policy()).unwrap();
        let mut steps = 0;
        while checker.advance() {
            steps += 1;
            assert_eq!(checker.progress().records, 1_024 * steps);
        }
        assert!(!checker.advance());
        assert_eq!(steps, count as u64 / 1_024);
        let report = checker.finish();
        assert_eq!(report, check(&bytes[..], &policy()).unwrap());

        let header = BatchHeader::of(&report, &policy());
        let (mut file, mut rest) = (Vec::new(), Vec::new());
        let at_once = correct(&bytes[..], &mut file, Some(&mut rest), &header, &report, &policy()).unwrap();
        let (mut parts, mut rest_parts) = (Vec::new(), Vec::new());
        let files = CorrectionFiles {
            held_back: Some(Box::new(&mut rest_parts)),
            ..CorrectionFiles::new(&mut parts)
        };
        let mut corrector = Corrector::new(&bytes[..], files, &header, &report, &policy()).unwrap();
        while corrector.advance().unwrap() {}
        assert_eq!(corrector.progress().records, count as u64);
        assert_eq!(corrector.finish().unwrap(), at_once);
        assert!((parts, rest_parts) == (file, rest));
    }
}

#[test]
fn a_corrected_file_is_not_ended_before_its_end() {
    let bytes = file(&vec![learner("Jo", "2008-03-14"); 3_000]);
    let report = check(&bytes[..], &policy()).unwrap();
    let header = BatchHeader::of(&report, &policy());
    let files = CorrectionFiles::new(Vec::new());
    let mut corrector = Corrector::new(&bytes[..], files, &header, &report, &policy()).unwrap();
    assert!(corrector.advance().unwrap());
    assert_eq!(corrector.finish().unwrap_err(), BatchError::Count { promised: 3_000, found: 1_024 });
}

#[test]
fn doubtful_dates_become_errors_when_one_date_is_only_valid_month_first() {
    let mut learners = vec![learner("Jo", "03/04/2008"); 10];
    let plain = check(&file(&learners)[..], &policy()).unwrap();
    assert_eq!((plain.ready, plain.with_errors, plain.with_warnings), (10, 0, 10));
    assert_eq!(plain.date_order, DateOrder::Unknown);

    learners.push(learner("Jo", "12/25/2008"));
    learners.push(learner("", "03/04/2008"));
    let few = BatchPolicy { max_findings_per_code: 2, ..policy() };
    let bytes = file(&learners);
    let report = check(&bytes[..], &few).unwrap();
    assert_eq!(report.date_order, DateOrder::Mixed);
    assert_eq!((report.ready, report.with_errors, report.with_warnings), (0, 12, 0));
    let total = report.totals.iter().find(|total| total.code() == "date_of_birth.ambiguous").unwrap();
    assert_eq!((total.severity, total.count), (Severity::Error, 11));
    let kept: Vec<_> = report.findings.iter().filter(|found| found.code == total.code()).collect();
    assert_eq!(kept.len(), 2);
    assert!(kept.iter().all(|finding| finding.severity == Severity::Error));

    let known = BatchPolicy { date_order: DateOrder::Mixed, ..few.clone() };
    let second = check(&bytes[..], &known).unwrap();
    assert_eq!(
        (second.ready, second.with_errors, second.with_warnings),
        (report.ready, report.with_errors, report.with_warnings),
        "as if the order had been known before"
    );
    assert_eq!(second.repairs, report.repairs);

    let (mut ready, mut held_back) = (Vec::new(), Vec::new());
    let header = BatchHeader::of(&report, &few);
    let corrected = correct(&bytes[..], &mut ready, Some(&mut held_back), &header, &report, &few).unwrap();
    assert_eq!((corrected.written, corrected.held_back), (0, 12));
    assert_eq!(check(&ready[..], &policy()).unwrap().records, 0);
    assert!(String::from_utf8(held_back).unwrap().contains("\"03/04/2008\""));
}

#[test]
fn a_corrected_file_keeps_every_record_in_order_and_needs_no_further_repair() {
    let learners: Vec<_> = ["Jo", " Zoë ", "", "O’Neill", "Zoe\u{301}"]
        .iter()
        .zip(["2008-03-14", "14/03/2008", "14.3.2008", "14 March 2008", "nonsense"])
        .map(|(name, birth)| learner(name, birth))
        .collect();
    let bytes = file(&learners);
    let report = check(&bytes[..], &policy()).unwrap();
    let mut once = Vec::new();
    let header = BatchHeader::of(&report, &policy());
    let corrected = correct(&bytes[..], &mut once, None, &header, &report, &policy()).unwrap();
    assert_eq!((corrected.written, corrected.held_back), (5, 0));
    assert!(corrected.changed >= 5, "{}", corrected.changed);

    let again = check(&once[..], &policy()).unwrap();
    assert_eq!(again.ready, report.ready);
    assert!(again.repairs.iter().all(|total| !total.applied), "{:?}", again.repairs);
    let mut twice = Vec::new();
    correct(&once[..], &mut twice, None, &header, &again, &policy()).unwrap();
    assert_eq!(once, twice);
    let births: Vec<_> =
        read(&once[..], &policy()).unwrap().drafts().map(|draft| draft.unwrap().date_of_birth).collect();
    assert_eq!(births, ["2008-03-14", "2008-03-14", "2008-03-14", "2008-03-14", "nonsense"]);
}

#[test]
fn a_report_names_places_and_counts_and_no_value() {
    let bytes = file(&[learner("Xanthippe", "1/1/1066"), learner("Prisoner", "31/02/2008")]);
    let report = check(&bytes[..], &policy()).unwrap();
    let text = report.to_string();
    assert!(text.starts_with("0 of 2 learners are ready."), "{text}");
    assert!(text.contains("record 2 (line 3, column 21)"), "{text}");
    for value in ["Xanthippe", "1066", "31/02", "SW1A"] {
        assert!(!text.contains(value) && !format!("{report:?}").contains(value), "{value}");
    }
}

#[test]
fn any_bytes_are_answered() {
    // A small generator of its own: every state of the machine is met, quickly and always the same.
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let letters = b"\"\"\"\",,,,\r\n\n;\t0Aa \xEB\xC3\xAB\xFF\xFE\x00-/.\x81";
    let header: &[u8] = b"FileVersion,FileName,UKPRN,LearnerRecordCount,ULN,GivenName,DateOfBirth\n";
    let tight = BatchPolicy {
        limits: BatchLimits { max_value_bytes: 40, max_row_bytes: 60, max_columns: 9, max_records: 20 },
        ..policy()
    };
    let plain = policy();
    for round in 0..1_500_usize {
        let mut bytes = if round % 2 == 0 { header.to_vec() } else { Vec::new() };
        for _ in 0..round % 97 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            bytes.push(letters[usize::try_from(seed % letters.len() as u64).unwrap()]);
        }
        for policy in [&tight, &plain] {
            let Ok(report) = check(&bytes[..], policy) else { continue };
            assert_eq!(report.ready + report.with_errors, report.records);
            assert!(!report.to_string().is_empty());
            if report.complete {
                let header = BatchHeader::of(&report, policy);
                let mut file = Vec::new();
                let corrected = correct(&bytes[..], &mut file, None, &header, &report, policy);
                assert_eq!(corrected.map(|corrected| corrected.written), Ok(report.records));
            }
        }
    }
}
