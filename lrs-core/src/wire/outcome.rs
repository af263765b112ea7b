//! Output files: what is handed over about them, and what comes of them.

mod given;
mod record;
mod report;

pub use given::{CalendarOptions, IlrAim, OutcomePolicy, read_fields, read_limits};
pub use record::{JobTotals, NextStep, OutputFile, OutputRecord, ReturnCode, ServiceCode};
pub use report::{
    BatchException, CarriedUln, CodeTotal, HeldRecord, HeldReport, IlrAdvice, OutcomeReport, Reconciled,
};

use std::io::Read;

use super::Error;
use super::reading::boxed;
use crate::batch::{self, BatchError, BatchLimits, BatchPolicy, OutputError};
use crate::guide::Channel;
use crate::learner::LearnerDraft;

/// Reads a return code of a channel; none where it is not a known one.
pub fn return_code(text: &str, channel: Channel) -> Option<ReturnCode> {
    crate::guide::ReturnCode::from_code(text).map(|code| ReturnCode::of(code, channel))
}

/// Reads a web service's code; none where it is not a known one.
pub fn service_code(text: &str) -> Option<ServiceCode> {
    crate::guide::ServiceCode::from_code(text).map(ServiceCode::from)
}

/// Reads a whole output file in memory.
///
/// # Errors
///
/// As [`batch::read_output`], in the wire's shape.
pub fn read_output(data: &[u8], limits: BatchLimits) -> Result<ReadOutput, Error> {
    let run = || -> Result<_, OutputError> {
        let mut output = batch::read_output(boxed(data), limits)?;
        let mut records = Vec::new();
        while let Some(record) = output.next_record() {
            records.push(record?);
        }
        let (kind, is_xml, job) = (output.kind(), output.is_xml(), output.job().clone());
        Ok(ReadOutput { kind, is_xml, job, records, findings: output.findings() })
    };
    run().map_err(|error| Error::from(&error))
}

/// A whole output file.
#[derive(Debug)]
pub struct ReadOutput {
    /// What kind of batch it answers.
    pub kind: batch::OutputKind,
    /// Whether it is XML.
    pub is_xml: bool,
    /// What it says about the job.
    pub job: batch::JobTotals,
    /// Its records.
    pub records: Vec<batch::OutputRecord>,
    /// What is to be said about it as a whole.
    pub findings: Vec<crate::finding::Finding>,
}

/// Judges an output file, beside the batch file that was sent, where that is given.
///
/// # Errors
///
/// As [`batch::outcome()`], and as [`batch::read()`] for the file that was sent, in the wire's shape.
pub fn judge_output<R: Read, S: Read>(
    data: R,
    sent: Option<S>,
    policy: &batch::OutcomePolicy,
) -> Result<batch::OutcomeReport, Error> {
    let run = || -> Result<_, OutputError> {
        let Some(sent) = sent else { return batch::outcome(boxed(data), None, policy) };
        let reading = BatchPolicy { limits: policy.limits, ..BatchPolicy::new(policy.today) };
        let mut drafts = batch::read(boxed(sent), &reading)?.drafts();
        batch::outcome(boxed(data), Some(&mut drafts), policy)
    };
    run().map_err(|error| Error::from(&error))
}

/// The last days of a report's exceptions as an iCalendar file.
pub fn write_calendar(report: &batch::OutcomeReport, options: &CalendarOptions) -> String {
    written(|file| batch::write_calendar(file, &report.queue, options.stamp, options.detail))
}

/// The ULNs of a report as CSV for the college's own system.
///
/// # Errors
///
/// As [`batch::write_ulns`], in the wire's shape.
pub fn write_ulns(report: &batch::OutcomeReport) -> Result<String, Error> {
    let mut file = Vec::new();
    batch::write_ulns(&mut file, &report.ulns).map_err(|error| Error::from(&error))?;
    Ok(String::from_utf8_lossy(&file).into_owned())
}

/// What a writer into memory, which never fails, gives.
fn written(write: impl FnOnce(&mut Vec<u8>) -> Result<(), BatchError>) -> String {
    let mut file = Vec::new();
    let _never_fails = write(&mut file);
    String::from_utf8_lossy(&file).into_owned()
}

/// Compares what the LRS holds with what the college holds, in these fields.
pub fn compare_held(
    held: &LearnerDraft<'_>,
    local: &LearnerDraft<'_>,
    fields: &[crate::finding::Field],
) -> HeldReport {
    HeldReport::from(&batch::compare_held(held, local, fields))
}
