//! Enrolment. What goes in and comes out is the wire's JSON, of which `lrs.enrolment` makes its types, with the findings
//! beside it; a log of the ability to share is the JSON that it is exported as.

use lrs_core::{enrolment, wire};
use pyo3::prelude::*;

use crate::access::{Said, said};
use crate::batch::from_wire;
use crate::batch::outcome::{given as read, json};
use crate::batch::source::Source;
use crate::finding::Finding;

/// The checklist of an organisation.
#[pyfunction]
pub(crate) fn enrolment_sign_up(given: &str) -> PyResult<Said> {
    let list = wire::enrolment_sign_up(read(given)?).map_err(from_wire)?;
    said(&wire::SignUp::from(&list), &list.findings)
}

/// The table of the flow, as JSON.
#[pyfunction]
pub(crate) fn enrolment_transitions() -> PyResult<String> {
    json(&wire::enrolment_transitions())
}

/// The flow as a picture.
#[pyfunction]
pub(crate) fn enrolment_diagram() -> String {
    enrolment::diagram()
}

/// What to do now; the tip stands beside the reasons.
#[pyfunction]
pub(crate) fn enrolment_next_step(situation: &str) -> PyResult<(String, Vec<Finding>, Option<Finding>)> {
    let next = wire::enrolment_next_step(read(situation)?).map_err(from_wire)?;
    let (text, reasons) = said(&wire::EnrolmentNextStep::from(&next), &next.reasons)?;
    Ok((text, reasons, next.tip.map(Finding::from)))
}

/// The situation after an event, as JSON.
#[pyfunction]
pub(crate) fn enrolment_advance(situation: &str, event: &str) -> PyResult<String> {
    let after = wire::enrolment_advance(read(situation)?, event).map_err(from_wire)?;
    json(&wire::EnrolmentSituation::from(&after))
}

/// A log with one more entry, as JSON.
#[pyfunction]
pub(crate) fn sharing_log_append(log: &str, change: &str) -> PyResult<String> {
    wire::sharing_append(log, change).map_err(from_wire)
}

/// What a log says.
#[pyfunction]
pub(crate) fn sharing_log_replay(log: &str, policy: &str) -> PyResult<Said> {
    let played = wire::sharing_replay(log, read(policy)?).map_err(from_wire)?;
    said(&wire::SharingReplay::from(&played), &played.findings)
}

/// Makes sure that a log is an earlier one with entries added.
#[pyfunction]
pub(crate) fn sharing_log_continues(log: &str, earlier: &str) -> PyResult<()> {
    wire::sharing_continues(log, earlier).map_err(from_wire)
}

/// A log that was exported, as JSON.
#[pyfunction]
pub(crate) fn sharing_log_read(py: Python<'_>, source: Source, limits: &str) -> PyResult<String> {
    let limits: wire::Nested = read(limits)?;
    let most = wire::sharing_limits(limits.clone()).map_err(from_wire)?.max_bytes;
    let data = source.whole(py, most)?;
    wire::sharing_read(&data, limits).map_err(from_wire)
}

/// A log as the JSON that it is exported as.
#[pyfunction]
pub(crate) fn sharing_log_to_json(log: &str) -> PyResult<String> {
    wire::sharing_to_json(log).map_err(from_wire)
}
