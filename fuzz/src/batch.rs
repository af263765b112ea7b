//! Batch files: any bytes are read, checked, corrected and written within bounds.

use lrs_core::batch::{
    self, BatchError, BatchHeader, BatchLimits, FormerPostcodes, InsidePolicy, PlanPolicy, RehearsalCounts,
};
use lrs_core::learner::{self, Purpose};
use lrs_core::value::Date;
use lrs_core::{BatchPolicy, CheckPolicy, Field, LearnerDraft};

/// Checks a file, corrects it, and writes what was read to read it again.
pub fn batch(data: &[u8]) {
    let today = Date::from_ymd(2026, 9, 1).expect("a day");
    let policy = narrow(today);
    let learners = read(data, &policy);
    let Ok(report) = batch::check(data, &policy) else {
        assert!(learners.is_none(), "what can be read can be checked");
        return;
    };
    assert_eq!(report.ready + report.with_errors, report.records);
    assert!(report.findings.len() as u64 <= report.found());
    assert!(report.totals.iter().all(|total| total.count > 0 && !total.places.is_empty()));
    let _words = report.to_string();
    if let Some(learners) = &learners {
        assert_eq!(report.complete, learners.1);
        assert_eq!(report.records, learners.0.len() as u64);
        write_and_read_again(&learners.0, &policy);
        held_against_each_other(data, &learners.0, &policy);
        planned(&learners.0, today);
    }
    if report.complete {
        correct(data, &report, &policy);
    }
}

/// A policy with bounds that small input passes.
pub(crate) fn narrow(today: Date) -> BatchPolicy {
    let small =
        BatchLimits { max_value_bytes: 4_096, max_row_bytes: 8_192, max_columns: 64, max_records: 1_000 };
    BatchPolicy { limits: small, max_findings_per_code: 10, ..BatchPolicy::new(today) }
}

/// The learners of a file, and whether it was read to its end; none where it cannot be read at all.
pub(crate) fn read(data: &[u8], policy: &BatchPolicy) -> Option<(Vec<LearnerDraft<'static>>, bool)> {
    let mut learners = Vec::new();
    for learner in batch::read(data, policy).ok()?.drafts() {
        match learner {
            Ok(learner) => learners.push(learner),
            Err(_) => return Some((learners, false)),
        }
    }
    Some((learners, true))
}

fn write_and_read_again(learners: &[LearnerDraft<'static>], policy: &BatchPolicy) {
    let mut file = Vec::new();
    let header = BatchHeader { file_name: "LRB_10000001_010920260930.CSV".into(), ukprn: "10000001".into() };
    let written = batch::write(&mut file, &header, learners.len() as u64, learners);
    let can_be_written = |learner: &LearnerDraft<'_>| {
        learner.uci.is_empty()
            && learner.upn.is_empty()
            && Field::ALL.into_iter().all(|field| !learner.text(field).contains('\0'))
    };
    assert_eq!(written.is_ok(), learners.iter().all(can_be_written));
    if written.is_ok() && !learners.is_empty() {
        let (again, is_whole) = read(&file, policy).expect("our own file");
        assert!(is_whole && again == learners, "what is written is read again");
    }
}

/// A file says of its records what the records themselves say, and every finding is counted.
fn held_against_each_other(data: &[u8], learners: &[LearnerDraft<'static>], policy: &BatchPolicy) {
    let bounds = InsidePolicy { max_compared: 6, max_records: 9, ..InsidePolicy::default() };
    let of_file = batch::check_inside(data, policy, &bounds).expect("what can be read");
    let of_learners = lrs_core::wire::check_inside_of(learners, &bounds);
    assert_eq!(of_file.records, learners.len() as u64);
    for total in &of_learners.totals {
        assert_eq!(of_file.count_of(total.code()), of_learners.count_of(total.code()));
    }
    let is_placed = |found: &batch::InsideFinding| {
        found.other.is_none_or(|other| other.record < found.finding.record && other.record.is_some())
    };
    assert!(of_learners.findings.iter().all(is_placed));
}

/// Whatever is held and wanted, each record of a plan can be sent, and nobody is lost.
fn planned(learners: &[LearnerDraft<'static>], today: Date) {
    let half = learners.len() / 2;
    let (held, rest) = learners.split_at(half);
    let new = rest.get(..half).unwrap_or_default();
    for is_confirmed in [false, true] {
        let policy = PlanPolicy { is_confirmed, ..PlanPolicy::new("10000001", today, 9, 30) };
        let plan = batch::plan_update(held, new, &policy).expect("equally long lists");
        let check = CheckPolicy { purpose: Purpose::Batch, ..CheckPolicy::new(today) };
        let sent = plan.files.iter().flat_map(|file| &file.learners);
        assert!(sent.clone().all(|learner| learner::check(learner, &check).is_ready()), "each can be sent");
        let of_files = plan.files.iter().flat_map(|file| &file.records).map(|record| record.learner);
        let of_steps = plan.steps.iter().map(|step| step.learner);
        let mut named: Vec<u64> = of_files.chain(of_steps).chain(plan.unchanged.iter().copied()).collect();
        named.sort_unstable();
        named.dedup();
        assert_eq!(named.len(), half, "every learner is in a file, has a step or needs nothing");
        batch::plan_refresh(held, &policy).expect("a plan");
        let with = |learner: &LearnerDraft<'static>| FormerPostcodes {
            postcodes: vec![learner.text(Field::LastKnownPostcode).to_owned(), "EX4 9TR".to_owned()],
            learner: learner.clone(),
        };
        batch::plan_search(&new.iter().map(with).collect::<Vec<_>>(), &policy).expect("a plan");
    }
}

fn correct(data: &[u8], report: &batch::BatchReport, policy: &BatchPolicy) {
    let header = BatchHeader { file_name: "LRB_10000001_010920260930.CSV".into(), ukprn: "10000001".into() };
    let mut file = Vec::new();
    let Ok(corrected) = batch::correct(data, &mut file, None, &header, report, policy) else { return };
    assert_eq!(corrected.written, report.records);
    rehearsed(data, report, policy, &corrected);
    if report.records == 0 {
        return;
    }
    let policy = BatchPolicy { date_order: report.date_order, ..policy.clone() };
    let again = batch::check(file.as_slice(), &policy).expect("our own file");
    assert!(again.complete && again.records == report.records);
    let applied: Vec<_> = again.repairs.iter().filter(|total| total.applied).collect();
    // A value that cannot be taken stands as it was typed, repairs and all.
    assert!(
        report.with_errors > 0 || applied.is_empty(),
        "a corrected file needs no applied repair: {applied:?}"
    );
    assert!(again.ready >= report.ready, "no record gets worse");
}

/// A correction into two files does what the dry run says, and each record stands in one of them.
fn in_two_files(data: &[u8], report: &batch::BatchReport, policy: &BatchPolicy, counts: RehearsalCounts) {
    let header = BatchHeader { file_name: "LRB_10000001_010920260930.CSV".into(), ukprn: "10000001".into() };
    let (mut file, mut beside) = (Vec::new(), Vec::new());
    let done = batch::correct(data, &mut file, Some(&mut beside), &header, report, policy);
    let done = match done {
        Ok(done) => done,
        // It can stand in no file, and one in a UPN is met here alone.
        Err(BatchError::Nul { .. }) => return,
        Err(error) => panic!("what goes into one file goes into two: {error:?}"),
    };
    assert_eq!(done.counts, counts);
    assert_eq!((done.written, done.held_back), (report.ready, counts.held_back));
    if counts.held_back > 0 {
        let limits = BatchLimits::DEFAULT;
        let wide = BatchPolicy { limits, heading_map: None, ..policy.clone() };
        let again = batch::check(beside.as_slice(), &wide).expect("our own file");
        assert_eq!(again.records, counts.held_back);
    }
}

/// A dry run says what a correction does, and each record comes to one thing.
pub(crate) fn rehearsed(
    data: &[u8],
    report: &batch::BatchReport,
    policy: &BatchPolicy,
    done: &batch::Corrected,
) {
    let mut rehearsal = batch::rehearse(data, report, policy).expect("a whole file");
    let (mut records, mut held_back) = (0, 0);
    while let Some(record) = rehearsal.next_record() {
        let record = record.expect("a whole file");
        records += 1;
        held_back += u64::from(record.fate == batch::Fate::HeldBack);
        assert_eq!(record.record, records, "in the order of the file");
        assert_eq!(record.questions.is_empty(), record.fate != batch::Fate::HeldBack);
        assert!(record.changes.iter().all(|change| change.typed != change.to), "no change changes nothing");
    }
    let counts = rehearsal.counts();
    // In one file, what layout 2A has no column for is left out of records with errors too.
    let fates = |counts: RehearsalCounts| {
        [counts.records, counts.ready, counts.repaired, counts.held_back, counts.questions]
    };
    assert_eq!(fates(counts), fates(done.counts));
    assert!(counts.changed <= done.counts.changed);
    in_two_files(data, report, policy, counts);
    assert_eq!((counts.records, counts.held_back), (records, held_back));
    assert_eq!(counts.ready + counts.repaired, report.ready);
    for format in batch::ChangeFormat::ALL {
        let detail = batch::ChangeDetail { values: true, mis_identifier: true };
        let rehearsal = batch::rehearse(data, report, policy).expect("a whole file");
        let mut text = Vec::new();
        batch::write_changes(&mut text, rehearsal, format, detail).expect("memory takes all");
        let text = String::from_utf8(text).expect("texts alone");
        let acts = |letter: char| letter.is_control() && letter != '\n';
        assert!(format != batch::ChangeFormat::Text || !text.contains(acts), "nothing acts on a terminal");
    }
}
