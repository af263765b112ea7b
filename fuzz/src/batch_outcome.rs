//! Output files: any bytes are read within bounds, and every record is accounted for.

use lrs_core::batch::{self, BatchLimits, CalendarDetail, OutcomePolicy, OutcomeReport, OutputRecord, Stamp};
use lrs_core::value::Date;
use lrs_core::{BatchPolicy, LearnerDraft};

/// Reads an output file, judges it beside itself, and writes what comes of it.
pub fn batch_outcome(data: &[u8]) {
    let limits =
        BatchLimits { max_value_bytes: 4_096, max_row_bytes: 8_192, max_columns: 64, max_records: 1_000 };
    let day = Date::from_ymd(2026, 9, 1).expect("a day");
    let policy = OutcomePolicy { limits, max_findings_per_code: 10, ..OutcomePolicy::new(day, day) };
    let records = read(data, limits);
    let Ok(alone) = batch::outcome(data, None, &policy) else {
        assert!(records.is_none(), "what can be read can be judged");
        return;
    };
    let records = records.expect("what can be judged can be read");
    assert_eq!(alone.records, records.len() as u64);
    accounts_for_all(&alone);
    let mut sent = records.iter().map(|record| Ok(record.learner.clone()));
    let beside = batch::outcome(data, Some(&mut sent), &policy).expect("readable");
    accounts_for_all(&beside);
    let reconciled = beside.reconciled.as_ref().expect("something was sent");
    assert_eq!(reconciled.answered + reconciled.missing.len() as u64, reconciled.sent);
    assert_eq!(reconciled.answered + reconciled.unexpected.len() as u64, beside.records);
    assert!(beside.ulns.len() <= alone.ulns.len(), "what was sent never makes a ULN surer");
    write(&beside, &policy);
    for record in &records {
        if let Some(searched) = &record.searched {
            let fields = &batch::VERIFIED_FIELDS;
            let same = batch::compare_held(searched, searched, fields);
            assert!(same.findings.is_empty(), "a record is like itself");
        }
    }
}

fn read(data: &[u8], limits: BatchLimits) -> Option<Vec<OutputRecord>> {
    let mut output = batch::read_output(data, limits).ok()?;
    let mut records = Vec::new();
    while let Some(record) = output.next_record() {
        records.push(record.ok()?);
    }
    Some(records)
}

fn accounts_for_all(report: &OutcomeReport) {
    assert_eq!(report.successful + report.exceptions + report.unknown, report.records);
    assert_eq!(report.codes.iter().map(|total| total.count).sum::<u64>(), report.records);
    let queue = report.queue.exceptions();
    assert!(queue.is_empty() || queue.len() as u64 == report.exceptions + report.unknown);
    assert!(queue.is_sorted_by_key(|exception| (exception.deadline, exception.record)));
    assert!(report.totals.iter().map(|total| total.count).sum::<u64>() >= report.findings.len() as u64);
    let mut owners: Vec<_> = report.ulns.iter().map(|carried| carried.mis_identifier.as_str()).collect();
    owners.sort_unstable();
    assert!(owners.windows(2).all(|pair| pair[0] != pair[1]), "each identifier gets one ULN at most");
    let shown = format!("{report:?}");
    let hidden = report.ulns.iter().all(|carried| !shown.contains(&carried.uln.to_string()));
    assert!(hidden, "no ULN shows where nobody asked for it");
}

fn write(report: &OutcomeReport, policy: &OutcomePolicy) {
    let stamp = Stamp::from_iso("2026-09-01T09:30:00Z").expect("UTC");
    for detail in CalendarDetail::ALL {
        let mut file = Vec::new();
        batch::write_calendar(&mut file, &report.queue, stamp, detail).expect("memory");
        let text = String::from_utf8(file).expect("UTF-8");
        assert!(text.ends_with("\r\n") && text.split("\r\n").all(|line| line.len() <= 75));
        assert!(text.chars().all(|letter| !letter.is_control() || matches!(letter, '\r' | '\n')));
        assert_eq!(text.matches('\r').count(), text.matches('\n').count());
    }
    let mut file = Vec::new();
    if batch::write_ulns(&mut file, &report.ulns).is_ok() && !report.ulns.is_empty() {
        let limits = BatchLimits::DEFAULT;
        let with_names = [&b"GivenName,"[..], file.as_slice()].concat();
        let reading = BatchPolicy { limits, ..BatchPolicy::new(policy.today) };
        let again = batch::read(with_names.as_slice(), &reading).expect("our own table").drafts();
        let again: Vec<LearnerDraft<'_>> = again.map(|draft| draft.expect("our own row")).collect();
        assert_eq!(again.len(), report.ulns.len(), "every ULN is in the table");
    }
}
