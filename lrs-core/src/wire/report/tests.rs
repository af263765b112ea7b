use super::super::{BatchReport, InsideReport, OutcomeReport, ReportComparison};
use super::*;
use crate::batch::{InsidePolicy, OutcomePolicy, compare_reports};
use crate::value::Date;

fn day() -> Date {
    Date::from_ymd(2026, 9, 1).unwrap()
}

/// The same JSON, read and saved again.
fn saved_again(json: &str) -> String {
    let json = match read_saved(json).unwrap() {
        SavedReport::Batch(report) => serde_json::to_string(&BatchReport::from(&*report)),
        SavedReport::Inside(report) => serde_json::to_string(&InsideReport::from(&report)),
        SavedReport::Outcome(report) => serde_json::to_string(&OutcomeReport::from(&*report)),
        SavedReport::Comparison(report) => serde_json::to_string(&ReportComparison::from(&report)),
    };
    json.unwrap()
}

#[test]
fn what_was_saved_is_read_as_it_was() {
    let policy = BatchPolicy { max_findings_per_code: 2, ..BatchPolicy::new(day()) };
    let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,ULN,GivenName,FamilyName,Gender,LastKnownPostCode\n\
        2A,x,10000001,3,9276308685,Jo,Ng,7,sw1a1aa\n,,,,9276308686,Ada,Bright,2,PR1 SON\n,,,,9276308686,Zoë,Ng,2,\n";
    let xml = "<SubmitBatch><Learner><ULN>1</ULN><GivenName>Jo</GivenName><FamilyName>Ng</FamilyName></Learner>\
        <LearnerRecordCount>7</LearnerRecordCount></SubmitBatch>";
    let mut reports = Vec::new();
    for file in [csv, if cfg!(feature = "xml") { xml } else { csv }] {
        let report = batch::check(file.as_bytes(), &policy).unwrap();
        reports.push(serde_json::to_string(&BatchReport::from(&report)).unwrap());
        assert_eq!(
            read_report(&reports[0]).unwrap().to_string(),
            batch::check(csv.as_bytes(), &policy).unwrap().to_string()
        );
        let other = batch::check(csv.as_bytes(), &policy).unwrap();
        reports
            .push(serde_json::to_string(&ReportComparison::from(&compare_reports(&report, &other))).unwrap());
    }
    let inside = batch::check_inside(csv.as_bytes(), &policy, &InsidePolicy::default()).unwrap();
    assert!(!inside.findings.is_empty());
    reports.push(serde_json::to_string(&InsideReport::from(&inside)).unwrap());
    let outputs = [
        "ReturnCode,MISIdentifier,ULN\nRC001,A1,9276308686\nRC010,A2,\nodd,A2,\n",
        "ResponseCode,ULN,GivenName,SearchedULN,SearchedGivenName\nWSVRC001,9276308686,Jo,9276308686,Joe\n",
    ];
    for output in outputs {
        let outcome = batch::outcome(output.as_bytes(), None, &OutcomePolicy::new(day(), day())).unwrap();
        reports.push(serde_json::to_string(&OutcomeReport::from(&outcome)).unwrap());
    }
    assert_eq!(reports.len(), 7);
    for json in reports {
        assert_eq!(saved_again(&json), json);
        // Any cut of it is refused.
        let cut: String = json.chars().take(json.chars().count() / 2).collect();
        assert!(matches!(read_saved(&cut), Err(batch::ReportError::Json { .. })));
    }
}

#[test]
fn a_text_that_is_too_long_is_not_read() {
    let json = " ".repeat(batch::ReportError::MAX_BYTES + 1);
    assert_eq!(read_report(&json), Err(batch::ReportError::TooLarge));
    assert_eq!(read_values(&json), Err(batch::ReportError::TooLarge));
}
