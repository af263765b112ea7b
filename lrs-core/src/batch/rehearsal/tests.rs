//! Questions for every rule, and files that are not what was checked.

use super::ask;
use super::*;
use crate::finding::{Field, Finding, Rule};
use crate::value::Date;

fn policy() -> BatchPolicy {
    BatchPolicy::new(Date::from_ymd(2026, 9, 1).unwrap())
}

/// The rules that may mind a record.
fn rules() -> impl Iterator<Item = &'static Rule> {
    let of_records = ["batch.record.", "batch.text.", "batch.xml."];
    let is_of_record = move |rule: &&Rule| {
        !rule.code.starts_with("batch.") || of_records.iter().any(|start| rule.code.starts_with(start))
    };
    crate::error::rules().filter(is_of_record)
}

#[test]
fn every_rule_has_a_question_in_whole_words() {
    for rule in rules() {
        let fields = Field::ALL.into_iter().map(Some);
        // What speaks of a field always stands in one.
        let without = (!rule.message.contains("{field}")).then_some(None);
        for field in fields.chain(without) {
            let finding = Finding::new(rule, field).with_severity(Severity::Error);
            let [question] = &question::questions(&[finding])[..] else {
                panic!("{}: one question", rule.code)
            };
            let words = question.question();
            assert!(words.ends_with(['?', '.']) && !words.contains(['{', '}']), "{}: {words}", rule.code);
            assert!(
                !["  ", " ,", " ?", " ."].iter().any(|gap| words.contains(gap)),
                "{}: {words}",
                rule.code
            );
        }
    }
}

#[test]
fn every_row_of_the_table_is_used() {
    for (code, field, row) in ask::codes() {
        let is_meant =
            |rule: &&Rule| rule.code == code || (code.ends_with('.') && rule.code.starts_with(code));
        let mut fields = field.map_or_else(|| Field::ALL.map(Some).to_vec(), |field| vec![Some(field)]);
        fields.push(None);
        let uses = |rule: &Rule| fields.iter().any(|field| core::ptr::eq(ask::about(rule.code, *field), row));
        assert!(rules().filter(is_meant).any(uses), "{code}: {}", row.question);
    }
}

#[test]
fn a_question_that_would_be_asked_twice_stands_once() {
    let csv = "GivenName,FamilyName,LastKnownPostCode,DateOfBirth,Gender\nZo\u{FFFD}e\u{FFFD},Ng,SW1A 1AA,2008-03-14,7\n";
    let report = crate::batch::check(csv.as_bytes(), &policy()).unwrap();
    let mut rehearsal = rehearse(csv.as_bytes(), &report, &policy()).unwrap();
    let record = rehearsal.next_record().unwrap().unwrap();
    let codes: Vec<_> = record.questions.iter().map(|question| question.finding.code).collect();
    assert_eq!(codes, ["batch.text.lost_letter", "gender.unknown_code"]);
}

#[test]
fn a_file_that_is_not_the_one_that_was_checked_is_refused_at_its_end() {
    let of =
        |records: usize| "FileVersion,UKPRN,GivenName,FamilyName\n".to_owned() + &",,Jo,Ng\n".repeat(records);
    let report = crate::batch::check(of(3).as_bytes(), &policy()).unwrap();
    for records in [0, 2, 4] {
        let file = of(records);
        let mut rehearsal = rehearse(file.as_bytes(), &report, &policy()).unwrap();
        for _ in 0..records {
            assert!(rehearsal.next_record().unwrap().is_ok());
        }
        let error = rehearsal.next_record().unwrap().err();
        assert_eq!(error, Some(BatchError::Count { promised: 3, found: records as u64 }));
        assert!(rehearsal.next_record().is_none());
    }
}

#[test]
fn a_file_with_as_many_other_records_is_refused_too() {
    let of = |gender: &str| {
        format!(
            "FileVersion,UKPRN,GivenName,FamilyName,DateOfBirth,Gender,LastKnownPostCode\n,,Jo,Ng,2008-03-14,{gender},SW1A 1AA\n"
        )
    };
    let report = crate::batch::check(of("2").as_bytes(), &policy()).unwrap();
    let run = |file: String| {
        let rehearsal = rehearse(file.as_bytes(), &report, &policy()).unwrap();
        write_changes(Vec::new(), rehearsal, ChangeFormat::Csv, ChangeDetail::default())
    };
    assert_eq!(run(of("2")).unwrap().ready, 1);
    assert_eq!(run(of("7")).unwrap_err(), BatchError::Count { promised: 1, found: 0 });
}

#[test]
fn a_source_that_fails_half_way_says_so_once() {
    struct Failing<'a>(&'a [u8]);
    impl Read for Failing<'_> {
        fn read(&mut self, space: &mut [u8]) -> std::io::Result<usize> {
            if self.0.is_empty() {
                Err(std::io::ErrorKind::ConnectionReset.into())
            } else {
                self.0.read(space)
            }
        }
    }
    let csv = "FileVersion,UKPRN,GivenName,FamilyName\n".to_owned() + &",,Jo,Ng\n".repeat(50_000);
    let report = crate::batch::check(csv.as_bytes(), &policy()).unwrap();
    let half = Failing(&csv.as_bytes()[..csv.len() / 2]);
    let mut rehearsal = rehearse(half, &report, &policy()).unwrap();
    let mut errors = Vec::new();
    while let Some(record) = rehearsal.next_record() {
        errors.extend(record.err().map(|error| error.code()));
    }
    assert_eq!(errors, ["batch.io"]);
    assert!(rehearsal.counts().is_whole() && rehearsal.counts().records > 10_000);
}
