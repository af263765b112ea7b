//! Checking learners who are in memory: the rows of a table, the records of a database.

use core::borrow::Borrow;
use core::ops::ControlFlow;

use super::super::decode::Encoding;
use super::super::error::BatchError;
use super::super::file;
use super::super::format::FileFormat;
use super::super::layout::Layout;
use super::super::letters;
use super::super::line::LineEnd;
use super::super::policy::BatchPolicy;
use super::super::report::{BatchReport, FileFields, Tally};
use super::super::row;
use super::{CheckedRecord, Counts, PROGRESS_RECORDS, Progress};
use crate::finding::{Finding, RuleError};
use crate::learner::{CheckPolicy, LearnerDraft, Typed};

/// Checks learners as the records of the file that [`write`](super::super::write()) makes of them.
///
/// The report is that of such a file, but its findings stand at a record and at no line or column: there is none yet.
/// They are taken one after the other, and none is kept.
///
/// # Source
///
/// Guide 4.3, Batch files.
///
/// # Examples
///
/// ```
/// use lrs_core::{BatchPolicy, LearnerDraft, batch};
/// use lrs_core::value::Date;
///
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let learners = [LearnerDraft::default(), LearnerDraft { uln: "9276308685".into(), ..LearnerDraft::default() }];
/// let report = batch::check_learners(&learners, &policy);
/// let finding = report.findings.iter().find(|finding| finding.code == "uln.check_digit").expect("one");
/// assert_eq!((finding.record, finding.line), (Some(2), None));
/// assert_eq!((report.records, report.count_of("batch.record.empty")), (2, 1));
/// ```
pub fn check_learners<'d, I>(learners: I, policy: &BatchPolicy) -> BatchReport
where
    I: IntoIterator<Item: Borrow<LearnerDraft<'d>>>,
{
    check_learners_with(learners, policy, &mut |_| ControlFlow::Continue(()))
}

/// As [`check_learners`], and tells how far it has come every thousand records or so; there are no bytes.
///
/// When `progress` answers `Break`, the check stops, and the report says `batch.stopped`.
pub fn check_learners_with<'d, I>(
    learners: I,
    policy: &BatchPolicy,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> BatchReport
where
    I: IntoIterator<Item: Borrow<LearnerDraft<'d>>>,
{
    let mut run = Run {
        policy,
        check_policy: policy.check_policy(),
        tally: Tally::new(policy.max_findings_per_code),
        counts: Counts::default(),
        records: 0,
    };
    let stop = learners.into_iter().try_for_each(|learner| run.add(learner.borrow(), progress)).err();
    run.report(stop)
}

struct Run<'a> {
    policy: &'a BatchPolicy,
    check_policy: CheckPolicy,
    tally: Tally,
    counts: Counts,
    records: u64,
}

impl Run<'_> {
    fn add(
        &mut self,
        learner: &LearnerDraft<'_>,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<(), BatchError> {
        let (line, limit) = (self.records + 1, self.policy.limits.max_records);
        if line > limit {
            return Err(BatchError::TooManyRecords { line, limit });
        }
        self.records = line;
        let checked = check_learner(learner, line, &self.check_policy);
        self.counts.add(&checked);
        checked.tally(&mut self.tally);
        let is_told = line.is_multiple_of(PROGRESS_RECORDS);
        if is_told && progress(Progress { bytes: 0, records: line }).is_break() {
            return Err(BatchError::Stopped { line: line + 1 });
        }
        Ok(())
    }

    fn report(mut self, stop: Option<BatchError>) -> BatchReport {
        let date_order = self.counts.settle_date_order(self.policy.date_order, &mut self.tally);
        let file_fields = FileFields::default();
        let facts = file::Facts {
            records: self.records,
            is_complete: stop.is_none(),
            file_format: FileFormat::Csv,
            encoding: Encoding::Utf8,
            foreign_line: None,
            line_end: Some(LineEnd::CrLf),
            blank_lines: (0, None),
            none_provided: self.counts.none_provided,
            spreadsheet: self.counts.spreadsheet,
            first_line: None,
            record_count_place: None,
            record_count_line: None,
        };
        self.tally.add_all(file::whole(&facts, &file_fields));
        let own = self.policy.ukprn.as_deref();
        let judged =
            self.policy.file_name.as_deref().map(|name| file::name(name, own, &file_fields, FileFormat::Csv));
        let (about_name, proposed_file_name) = judged.unwrap_or_default();
        self.tally.add_all(about_name);
        let complete = stop.is_none();
        if let Some(error) = stop {
            let finding = Finding::new(error.rule(), None).with_numbers(error.numbers());
            self.tally.add(finding.at(Some(self.records + 1), None, None));
        }
        let (findings, totals, repairs) = self.tally.finish();
        BatchReport {
            findings,
            totals,
            repairs,
            records: self.records,
            ready: self.counts.ready,
            with_errors: self.counts.with_errors,
            with_warnings: self.counts.with_warnings,
            none_provided: self.counts.none_provided,
            complete,
            bytes: 0,
            file_format: FileFormat::Csv,
            record_path: None,
            layout: Layout::V2A,
            encoding: Encoding::Utf8,
            line_end: Some(LineEnd::CrLf),
            edition: self.policy.edition,
            file_fields,
            proposed_file_name,
            date_order,
        }
    }
}

/// Checks one learner as a record: the row, the letters and the learner.
fn check_learner<'d>(draft: &LearnerDraft<'d>, record: u64, policy: &CheckPolicy) -> CheckedRecord<'d> {
    let findings = Vec::from_iter(row::judge_learner(draft));
    let checked = if row::is_empty(draft) {
        CheckedRecord::of_nothing(findings)
    } else {
        let has_odd_letters = draft.texts().iter().any(|text| letters::may_be_spoilt(text));
        let about = (has_odd_letters, false);
        CheckedRecord::inspect(findings, &Typed::of(draft), about, || draft.clone(), policy)
    };
    checked.placed(|finding| finding.at(Some(record), None, None))
}

#[cfg(test)]
mod tests {
    use super::super::super::{BatchHeader, check, write};
    use super::*;
    use crate::value::Date;

    fn policy() -> BatchPolicy {
        BatchPolicy::new(Date::from_ymd(2026, 9, 1).unwrap())
    }

    #[test]
    fn a_report_is_that_of_the_file_but_for_the_places() {
        let dates = ["01/02/2008", "13/02/2008", "02/13/2008"];
        let texts = ["x\ny", "ZoÃ«", "=1", "\u{A0}=1", "=\"Jo\"", "#N/A", "05-Mar", "TRUE"];
        let learners: Vec<_> = dates
            .iter()
            .chain(&texts)
            .map(|text| LearnerDraft {
                given_name: "Jo".into(),
                family_name: (*text).into(),
                date_of_birth: (*text).into(),
                title: (*text).into(),
                ..LearnerDraft::default()
            })
            .collect();
        let header =
            BatchHeader { file_name: "LRB_10000001_010920260930.CSV".into(), ukprn: "10000001".into() };
        let mut written = Vec::new();
        write(&mut written, &header, learners.len() as u64, &learners).unwrap();
        let of_file = check(&written[..], &policy()).unwrap();
        let of_learners = check_learners(&learners, &policy());
        let placeless =
            |report: &BatchReport| report.findings.iter().map(|one| one.at(one.record, None, None)).collect();
        let (one, other): (Vec<Finding>, Vec<Finding>) = (placeless(&of_file), placeless(&of_learners));
        assert_eq!(one, other);
        assert_eq!(of_learners.findings, other);
        assert_eq!(of_file.repairs, of_learners.repairs);
        assert_eq!(of_file.date_order, of_learners.date_order);
        assert_eq!(of_file.with_errors, of_learners.with_errors);
    }

    #[test]
    fn a_check_ends_where_it_is_told_to() {
        let learners = vec![LearnerDraft::default(); 5_000];
        let report = check_learners_with(&learners, &policy(), &mut |progress| {
            if progress.records < 2_048 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        assert_eq!((report.records, report.complete, report.count_of("batch.stopped")), (2_048, false, 1));
        let mut policy = policy();
        policy.limits.max_records = 3;
        let report = check_learners(&learners, &policy);
        assert_eq!((report.records, report.count_of("batch.too_many_records")), (3, 1));
        assert_eq!(report.totals.iter().map(|total| total.first.record).max(), Some(Some(4)));
    }
}
