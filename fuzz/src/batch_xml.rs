//! XML batch files: any bytes are read within bounds, and what was read is written and read again.

use lrs_core::batch::{self, BatchHeader, BatchLimits, FileFormat, XmlFrame};
use lrs_core::value::Date;
use lrs_core::{BatchPolicy, Field, LearnerDraft};

use crate::batch::{narrow, read, rehearsed};

/// Checks a file that is taken for XML, corrects it, and writes what was read to read it again.
pub fn batch_xml(data: &[u8]) {
    let today = Date::from_ymd(2026, 9, 1).expect("a day");
    let policy = narrow(today);
    let learners = read(data, &policy);
    let Ok(report) = batch::check(data, &policy) else {
        assert!(learners.is_none(), "what can be read can be checked");
        return;
    };
    if report.file_format != FileFormat::Xml {
        return;
    }
    let (learners, is_whole) = learners.expect("what can be checked can be read");
    assert_eq!(report.complete, is_whole);
    assert_eq!(report.records, learners.len() as u64);
    assert_eq!(report.ready + report.with_errors, report.records);
    assert!(report.line_end.is_none() && report.findings.iter().all(|finding| finding.column.is_none()));
    for finding in &report.findings {
        let path = report.path_of(finding);
        assert!(path.is_none_or(|path| path.is_ascii()), "a path holds known names alone");
    }
    let _words = report.to_string();
    write_and_read_again(&learners, &policy);
    if report.complete {
        correct(data, &report, &learners, &policy);
    }
}

fn header() -> BatchHeader {
    BatchHeader { file_name: "LRB_10000001_010920260930.XML".into(), ukprn: "10000001".into() }
}

fn write_and_read_again(learners: &[LearnerDraft<'static>], policy: &BatchPolicy) {
    let mut file = Vec::new();
    let written =
        batch::write_xml(&mut file, &header(), &XmlFrame::default(), learners.len() as u64, learners);
    assert_eq!(written.is_ok(), learners.iter().all(can_be_written));
    if written.is_ok() {
        // A learner at the bounds is longer with its references.
        let policy = BatchPolicy { limits: BatchLimits::DEFAULT, ..policy.clone() };
        let (again, is_whole) = read(&file, &policy).expect("our own file");
        assert!(is_whole && again == learners, "what is written is read again");
    }
}

/// Whether layout and XML have a place for everything.
fn can_be_written(learner: &LearnerDraft<'_>) -> bool {
    let is_xml = |letter: char| match letter {
        '\t' | '\n' | '\r' => true,
        '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => false,
        _ => true,
    };
    let fields = Field::ALL.into_iter();
    let is_allowed = |field: Field| match field {
        Field::Uci | Field::Upn => learner.text(field).is_empty(),
        _ => learner.text(field).chars().all(is_xml),
    };
    fields.into_iter().all(is_allowed)
}

fn correct(
    data: &[u8],
    report: &batch::BatchReport,
    learners: &[LearnerDraft<'static>],
    policy: &BatchPolicy,
) {
    let mut file = Vec::new();
    let corrected = batch::correct(data, &mut file, None, &header(), report, policy).expect("a whole file");
    assert_eq!(corrected.written, report.records);
    rehearsed(data, report, policy, &corrected);
    let wide = BatchPolicy { limits: BatchLimits::DEFAULT, date_order: report.date_order, ..policy.clone() };
    let again = batch::check(file.as_slice(), &wide).expect("our own file");
    assert!(again.complete && again.records == report.records, "every record is there again");
    assert_eq!(again.file_format, FileFormat::Xml);
    assert!(again.ready >= report.ready, "no record gets worse");
    if corrected.changed == 0 && learners.iter().all(can_be_written) {
        assert!(read(&file, &wide).is_some_and(|(found, _)| found == learners), "nothing else changes");
    }
}
