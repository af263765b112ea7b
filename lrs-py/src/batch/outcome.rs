//! Output files. What comes of them is handed to Python as the wire's JSON, of which `lrs.outcome` makes its types.

use lrs_core::batch::{self, Channel};
use lrs_core::learner::InputError;
use lrs_core::wire;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::from_wire;
use super::source::Source;
use crate::error::{Trouble, input_error};
use crate::finding::Finding;
use crate::learner::draft::LearnerDraft;
use crate::learner::given::day;
use crate::learner::stream::Learners;

/// What is known about a return code, as JSON; `null` where it is not a known one.
#[pyfunction]
pub(crate) fn batch_return_code(text: &str, channel: &str) -> PyResult<String> {
    let channel = Channel::from_code(channel).ok_or_else(|| refused(InputError::Setting { place: 2 }))?;
    json(&wire::return_code(text, channel))
}

/// What is known about a web service's code, as JSON; `null` where it is not a known one.
#[pyfunction]
pub(crate) fn batch_service_code(text: &str) -> PyResult<String> {
    json(&wire::service_code(text))
}

/// What an output comes to as JSON, with its findings and those about what the LRS holds.
#[pyfunction]
pub(crate) fn batch_outcome(
    py: Python<'_>,
    source: Source,
    sent: Option<Source>,
    learners: Option<Learners>,
    policy: &str,
) -> PyResult<(String, Vec<Finding>, Vec<Vec<Finding>>)> {
    let report = judged(py, source, sent, learners, policy)?;
    let all = |findings: &[lrs_core::Finding]| findings.iter().copied().map(Finding::from).collect();
    let held = report.held.iter().map(|held| all(&held.report.findings)).collect();
    Ok((json(&wire::OutcomeReport::from(&report))?, all(&report.findings), held))
}

/// The last days of an output's exceptions as an iCalendar file.
#[pyfunction]
pub(crate) fn batch_write_calendar<'py>(
    py: Python<'py>,
    source: Source,
    sent: Option<Source>,
    learners: Option<Learners>,
    policy: &str,
    stamp: &str,
    detail: &str,
) -> PyResult<Bound<'py, PyBytes>> {
    let options = wire::CalendarOptions::read(stamp, Some(detail)).map_err(refused)?;
    let report = judged(py, source, sent, learners, policy)?;
    Ok(PyBytes::new(py, wire::write_calendar(&report, &options).as_bytes()))
}

/// The ULNs of an output beside their MIS identifiers as CSV.
#[pyfunction]
pub(crate) fn batch_write_ulns<'py>(
    py: Python<'py>,
    source: Source,
    sent: Option<Source>,
    learners: Option<Learners>,
    policy: &str,
) -> PyResult<Bound<'py, PyBytes>> {
    let file = wire::write_ulns(&judged(py, source, sent, learners, policy)?).map_err(from_wire)?;
    Ok(PyBytes::new(py, file.as_bytes()))
}

/// How what the LRS holds differs from what the college holds: the outcome and a finding for each field.
#[pyfunction]
pub(crate) fn batch_compare_held(
    held: Bound<'_, PyAny>,
    local: Bound<'_, PyAny>,
    fields: Option<Vec<String>>,
) -> PyResult<(&'static str, Vec<Finding>)> {
    let fields = wire::read_fields(fields.as_deref()).map_err(refused)?;
    let report = batch::compare_held(&LearnerDraft::of(&held)?, &LearnerDraft::of(&local)?, &fields);
    Ok((report.outcome.code(), report.findings.into_iter().map(Finding::from).collect()))
}

/// What the ILR will mind about the ULNs of aims: the aim, the finding, and the day from which it refuses.
#[pyfunction]
pub(crate) fn batch_ilr_advice(
    py: Python<'_>,
    aims: Vec<String>,
    prepared: Option<Bound<'_, PyAny>>,
) -> PyResult<Vec<(u64, Finding, Option<String>)>> {
    let read = |aim: &String| given::<wire::IlrAim>(aim)?.read().map_err(refused);
    let aims = aims.iter().map(read).collect::<PyResult<Vec<_>>>()?;
    let advice = batch::ilr_advice(&aims, day(py, prepared.as_ref())?);
    let each = advice.into_iter().map(|advice| {
        (advice.aim, Finding::from(advice.finding), advice.refused_from.map(|day| day.to_string()))
    });
    Ok(each.collect())
}

fn judged(
    py: Python<'_>,
    source: Source,
    sent: Option<Source>,
    learners: Option<Learners>,
    policy: &str,
) -> PyResult<batch::OutcomeReport> {
    let policy = given::<wire::OutcomePolicy>(policy)?.read().map_err(refused)?;
    let trouble = Trouble::default();
    let reader = source.reader(py, &trouble, false);
    let sent = sent.map(|sent| sent.reader(py, &trouble, false));
    let learners = learners.map(|learners| learners.each(&trouble).map(Ok));
    let report = py.detach(|| match learners {
        Some(mut learners) => batch::outcome(reader, Some(&mut learners), &policy)
            .map_err(|error| Box::new(wire::Error::from(&error))),
        None => wire::judge_output(reader, sent, &policy).map_err(Box::new),
    });
    trouble.raise()?;
    report.map_err(|error| from_wire(*error))
}

pub(super) fn refused(error: InputError) -> PyErr {
    input_error(&error, "")
}

pub(crate) fn given<T: DeserializeOwned>(json: &str) -> PyResult<T> {
    serde_json::from_str(json).map_err(|_| refused(InputError::Shape))
}

pub(crate) fn json<T: Serialize>(value: &T) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| pyo3::exceptions::PyRuntimeError::new_err(error.to_string()))
}
