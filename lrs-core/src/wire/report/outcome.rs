//! The report of an output file, read again from the JSON that it was saved as.

use serde::Deserialize;

use super::saved::{Entry, Reading};
use crate::batch::{
    self, BatchException, CarriedUln, CodeTotal, ExceptionQueue, HeldOutcome, HeldRecord, HeldReport,
    JobTotals, NextStep, OutputCode, OutputKind, Reconciled, ReportError, ServiceCode, Urgency,
};
use crate::value::{Date, Uln};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Outcome {
    kind: String,
    is_xml: bool,
    records: u64,
    successful: u64,
    exceptions: u64,
    unknown: u64,
    codes: Vec<Code>,
    job: Job,
    reconciled: Option<Both>,
    ulns: Vec<Carried>,
    queue: Vec<Exception>,
    held: Vec<Held>,
    totals: Vec<Entry>,
    findings: Vec<Entry>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
    count: u64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Job {
    response_code: Option<String>,
    status: Option<String>,
    new_learners: Option<u64>,
    exists_updated: Option<u64>,
    possible_matches: Option<u64>,
    not_found: Option<u64>,
    rejected: Option<u64>,
    records: Option<u64>,
    started: Option<String>,
    finished: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Both {
    sent: u64,
    answered: u64,
    by_position: u64,
    missing: Vec<u64>,
    unexpected: Vec<u64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Carried {
    mis_identifier: String,
    uln: String,
    record: u64,
    replaces: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Exception {
    batch: String,
    record: u64,
    mis_identifier: String,
    code: String,
    uploaded: String,
    deadline: String,
    days_left: i64,
    urgency: String,
    next_step: Step,
}

#[derive(Deserialize)]
struct Step {
    code: String,
}

#[derive(Deserialize)]
struct Held {
    record: u64,
    outcome: String,
    findings: Vec<Entry>,
}

const ITSELF: ReportError = ReportError::Unknown { place: 0 };

impl Reading {
    pub(super) fn outcome(&self, saved: Outcome) -> Result<batch::OutcomeReport, ReportError> {
        let kinds = [OutputKind::Registration, OutputKind::Verification];
        let Outcome { is_xml, records, successful, exceptions, unknown, .. } = saved;
        if [records, successful, exceptions, unknown].into_iter().any(|count| count > super::saved::MOST) {
            return Err(ITSELF);
        }
        let mut place = 0;
        let code = |code: &Code| {
            let is_sound = code.count <= super::saved::MOST;
            is_sound
                .then(|| CodeTotal { code: OutputCode::read(&code.code), count: code.count })
                .ok_or(ITSELF)
        };
        let queue: Result<_, _> = saved.queue.into_iter().map(exception).collect();
        Ok(batch::OutcomeReport {
            kind: kinds.into_iter().find(|kind| kind.code() == saved.kind).ok_or(ITSELF)?,
            is_xml,
            records,
            successful,
            exceptions,
            unknown,
            codes: saved.codes.iter().map(code).collect::<Result<_, _>>()?,
            job: job(saved.job)?,
            reconciled: saved.reconciled.map(|Both { sent, answered, by_position, missing, unexpected }| {
                Reconciled { sent, answered, by_position, missing, unexpected }
            }),
            ulns: saved.ulns.into_iter().map(carried).collect::<Result<_, _>>()?,
            queue: ExceptionQueue::of(queue?),
            totals: self.totals(saved.totals, &mut place)?,
            findings: self.all(saved.findings, &mut place, |_, finding| finding)?,
            held: saved.held.into_iter().map(|held| self.held(held, &mut place)).collect::<Result<_, _>>()?,
        })
    }

    fn held(&self, held: Held, place: &mut u64) -> Result<HeldRecord, ReportError> {
        let outcomes = [HeldOutcome::Same, HeldOutcome::UpdateRequired, HeldOutcome::OtherLearner];
        let outcome = outcomes.into_iter().find(|outcome| outcome.code() == held.outcome).ok_or(ITSELF)?;
        let findings = self.all(held.findings, place, |_, finding| finding)?;
        Ok(HeldRecord { record: held.record, report: HeldReport { outcome, findings } })
    }
}

fn job(saved: Job) -> Result<JobTotals, ReportError> {
    let code = |code: String| ServiceCode::from_code(&code).ok_or(ITSELF);
    let day = |iso: String| day(&iso);
    Ok(JobTotals {
        response_code: saved.response_code.map(code).transpose()?,
        status: saved.status,
        new_learners: saved.new_learners,
        exists_updated: saved.exists_updated,
        possible_matches: saved.possible_matches,
        not_found: saved.not_found,
        rejected: saved.rejected,
        records: saved.records,
        started: saved.started.map(day).transpose()?,
        finished: saved.finished.map(day).transpose()?,
    })
}

fn carried(saved: Carried) -> Result<CarriedUln, ReportError> {
    let Carried { mis_identifier, uln, record, replaces } = saved;
    Ok(CarriedUln { mis_identifier, uln: Uln::parse(&uln).map_err(|_| ITSELF)?, record, replaces })
}

fn exception(saved: Exception) -> Result<BatchException, ReportError> {
    let Exception { batch, record, mis_identifier, days_left, .. } = saved;
    let urgencies = [Urgency::Overdue, Urgency::Soon, Urgency::Open];
    let step = NextStep::ALL.into_iter().find(|step| step.code() == saved.next_step.code);
    Ok(BatchException {
        batch,
        record,
        mis_identifier,
        code: OutputCode::read(&saved.code),
        uploaded: day(&saved.uploaded)?,
        deadline: day(&saved.deadline)?,
        days_left,
        urgency: urgencies.into_iter().find(|urgency| urgency.code() == saved.urgency).ok_or(ITSELF)?,
        next_step: step.ok_or(ITSELF)?,
    })
}

fn day(iso: &str) -> Result<Date, ReportError> {
    Date::from_iso(iso).ok_or(ITSELF)
}
