//! What is written is read again, in CSV and in XML, and in the one after the other.

use std::io::{self, Read};

use lrs_core::batch::{self, BatchHeader, BatchReport, SplitPolicy, XmlFrame};
use lrs_core::value::Date;
use lrs_core::{BatchPolicy, Field, LearnerDraft};
use proptest::collection::vec;
use proptest::prelude::*;

proptest! {
    #[test]
    fn what_is_written_as_xml_is_read_again(learners in vec(learners(), 0..5), frame in frames()) {
        let file = xml(&learners, &frame);
        prop_assert!(read(&file) == learners, "{} bytes", file.len());
        let report = batch::check(&file[..], &policy()).expect("our own file");
        prop_assert!(report.complete && report.records == learners.len() as u64);
        let minded = report.findings.iter().map(|finding| finding.code);
        let minded: Vec<_> = minded.filter(|code| code.starts_with("batch.xml.") && *code != "batch.xml.root").collect();
        prop_assert!(minded.is_empty(), "{minded:?}");
    }

    #[test]
    fn csv_to_xml_and_back_changes_nothing(learners in vec(learners(), 1..5)) {
        let first = csv(&learners);
        let second = xml(&read(&first), &XmlFrame::default());
        prop_assert!(csv(&read(&second)) == first);
    }

    #[test]
    fn a_record_has_the_same_findings_in_both_formats(learners in vec(learners(), 1..5)) {
        let of = |file: &[u8]| {
            let report = batch::check(file, &policy()).expect("our own file");
            let about_records = report.findings.iter().filter(|finding| finding.record.is_some());
            // A record without any value has its own finding in CSV; in XML two elements stand in each.
            let kept = about_records.map(|finding| (finding.code, finding.severity, finding.field, finding.record));
            (report.records, report.ready, kept.collect::<Vec<_>>())
        };
        prop_assert_eq!(of(&csv(&learners)), of(&xml(&learners, &XmlFrame::default())));
    }

    /// Rows that lie whole in the block at hand are cut up in the fast way, all others by the state machine.
    #[test]
    fn a_file_that_drips_is_read_as_one_that_flows(learners in vec(learners(), 1..5), step in 1_usize..300) {
        let file = behind_blank_lines(&csv(&learners));
        let drip = || Drip(&file, step);
        let drafts = batch::read(drip(), &policy()).expect("our own file").drafts();
        prop_assert!(drafts.collect::<Result<Vec<_>, _>>().expect("our own file") == learners);
        let whole = batch::check(&file[..], &policy()).expect("our own file");
        prop_assert_eq!(batch::check(drip(), &policy()).expect("our own file"), whole);
    }

    #[test]
    fn learners_are_checked_as_the_file_that_they_make(learners in vec(learners(), 1..5)) {
        // The first row of a file is never empty: what is said of the file stands in it.
        prop_assume!(learners.iter().all(|learner| *learner != LearnerDraft::default()));
        let told = |report: &BatchReport| {
            let about_records = report.findings.iter().filter(|finding| finding.record.is_some());
            about_records.map(|finding| finding.at(finding.record, None, None)).collect::<Vec<_>>()
        };
        let of_file = batch::check(&csv(&learners)[..], &policy()).expect("our own file");
        let of_learners = batch::check_learners(&learners, &policy());
        prop_assert_eq!(told(&of_file), told(&of_learners));
        prop_assert_eq!(&of_file.repairs, &of_learners.repairs);
        let counts = |report: &BatchReport| (report.ready, report.with_errors, report.with_warnings, report.date_order);
        prop_assert_eq!(counts(&of_file), counts(&of_learners));
    }

    #[test]
    fn parts_hold_each_record_once(count in 0_u64..100_000, hour in 0_u8..24, minute in 0_u8..60) {
        let policy = SplitPolicy::new("10000001", Date::from_ymd(2026, 12, 31).expect("a day"), hour, minute);
        let plan = batch::split(count, &policy).expect("a time that exists");
        let mut next = 0;
        for part in &plan.parts {
            prop_assert_eq!(part.start, next);
            prop_assert!(batch::check_file_name(&part.file_name, Some("10000001")).is_empty());
            next += part.count;
        }
        prop_assert_eq!(next, count);
    }
}

/// The same file with blank lines behind the headings, more than the 64 KiB that are always read at once.
fn behind_blank_lines(file: &[u8]) -> Vec<u8> {
    let line = file.iter().position(|byte| *byte == b'\n').expect("headings") + 1;
    let (headings, records) = file.split_at(line);
    [headings, &b"\r\n".repeat(33_000), records].concat()
}

/// Gives so many bytes at a time at most.
struct Drip<'f>(&'f [u8], usize);

impl Read for Drip<'_> {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        let length = self.1.min(space.len());
        self.0.read(&mut space[..length])
    }
}

fn policy() -> BatchPolicy {
    BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a day"))
}

fn header() -> BatchHeader {
    BatchHeader { file_name: "LRB_10000001_010920260930.CSV".to_owned(), ukprn: "10000001".to_owned() }
}

fn csv(learners: &[LearnerDraft<'_>]) -> Vec<u8> {
    let mut file = Vec::new();
    batch::write(&mut file, &header(), learners.len() as u64, learners)
        .expect("learners that can be written");
    file
}

fn xml(learners: &[LearnerDraft<'_>], frame: &XmlFrame) -> Vec<u8> {
    let mut file = Vec::new();
    batch::write_xml(&mut file, &header(), frame, learners.len() as u64, learners)
        .expect("learners that can be written");
    file
}

fn read(file: &[u8]) -> Vec<LearnerDraft<'static>> {
    let reader = batch::read(file, &policy()).expect("our own file");
    reader.drafts().collect::<Result<_, _>>().expect("our own file")
}

/// Learners with texts of characters that XML knows, and above all of those that mean something in it or in CSV.
fn learners() -> impl Strategy<Value = LearnerDraft<'static>> {
    let letter = prop_oneof![
        3 => prop::char::range(' ', '~'),
        3 => prop::sample::select(vec!['<', '>', '&', ';', '"', '\'', ',', '\r', '\n', '\t', '#', ']', 'é', '\u{85}']),
        1 => any::<char>().prop_filter("XML 1.0 knows it", |letter| {
            !letter.is_ascii_control() && !matches!(letter, '\u{FFFE}' | '\u{FFFF}')
        }),
    ];
    let text = vec(letter, 0..12).prop_map(|letters| letters.into_iter().collect::<String>());
    vec((0..Field::COUNT, text), 1..8).prop_map(|values| {
        let mut learner = LearnerDraft { given_name: "Jo".into(), ..LearnerDraft::default() };
        for (place, text) in values {
            let field = Field::ALL[place];
            // A record keeps a value: one that is blank is told of in other words in either format.
            let is_blank_name = field == Field::GivenName && text.is_empty();
            if !is_blank_name && !matches!(field, Field::Uci | Field::Upn) {
                learner.set(field, text);
            }
        }
        learner
    })
}

fn frames() -> impl Strategy<Value = XmlFrame> {
    let upload = XmlFrame {
        tags: vec!["u:Upload xmlns:u=\"urn:x\" version='1'".to_owned(), "Pupils".to_owned()],
        record: "Pupil".to_owned(),
        has_file_name: true,
    };
    let prefixed = XmlFrame {
        record: "l:Learner xmlns:l=\"http://api.lrs.miap.gov.uk/learner\"".to_owned(),
        ..upload.clone()
    };
    prop_oneof![Just(XmlFrame::default()), Just(upload), Just(prefixed)]
}
