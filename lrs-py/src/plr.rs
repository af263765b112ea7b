//! The Personal Learning Record. What goes in and comes out is the wire's JSON, of which `lrs.plr` makes its types.

use lrs_core::learner::InputError;
use lrs_core::wire::{self, Nested};
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use serde::Serialize;

use crate::batch::source::Source;
use crate::batch::{from_wire, outcome};
use crate::error::type_error;

/// A record from JSON or from the web service's XML.
#[pyfunction]
pub(crate) fn plr_read(py: Python<'_>, source: Source, limits: &str) -> PyResult<String> {
    let limits = nested(limits)?;
    let most = wire::plr_limits(limits.clone()).map_err(from_wire)?.max_bytes;
    let data = source.whole(py, most)?;
    json(py.detach(|| wire::plr_read(&data, limits)))
}

/// Where events contradict themselves or their sources.
#[pyfunction]
pub(crate) fn plr_check(events: &str, today: &str) -> PyResult<String> {
    json(wire::plr_check(nested(events)?, nested(today)?))
}

/// Why fields of an event may be blank.
#[pyfunction]
pub(crate) fn plr_why_blank(event: &str) -> PyResult<String> {
    json(wire::plr_why_blank(nested(event)?))
}

/// Why a qualification may be absent.
#[pyfunction]
pub(crate) fn plr_why_absent(absent: &str) -> PyResult<String> {
    json(wire::plr_why_absent(nested(absent)?))
}

/// Who can put a problem right.
#[pyfunction]
pub(crate) fn plr_mend(problem: &str, is_own_ilr: bool) -> PyResult<String> {
    json(wire::plr_mend(problem, is_own_ilr))
}

/// What somebody may see.
#[pyfunction]
pub(crate) fn plr_view(events: &str, request: &str) -> PyResult<String> {
    json(wire::plr_view(nested(events)?, nested(request)?))
}

/// The places of events, sorted by a column.
#[pyfunction]
pub(crate) fn plr_sort(events: &str, column: &str, order: &str) -> PyResult<Vec<usize>> {
    wire::plr_sort(nested(events)?, column, order).map_err(from_wire)
}

/// A report as data.
#[pyfunction]
pub(crate) fn plr_report(events: &str, request: &str, options: &str) -> PyResult<String> {
    json(wire::plr_report(nested(events)?, nested(request)?, nested(options)?))
}

/// A report as HTML.
#[pyfunction]
pub(crate) fn plr_write_html(events: &str, request: &str, options: &str) -> PyResult<String> {
    wire::plr_write_html(nested(events)?, nested(request)?, nested(options)?).map_err(from_wire)
}

/// A report as PDF.
#[pyfunction]
pub(crate) fn plr_write_pdf<'py>(
    py: Python<'py>,
    events: &str,
    request: &str,
    options: &str,
) -> PyResult<Bound<'py, PyBytes>> {
    let [events, request, options] = [nested(events)?, nested(request)?, nested(options)?];
    let file = py.detach(|| wire::plr_write_pdf(events, request, options).map_err(Box::new));
    Ok(PyBytes::new(py, &file.map_err(|error| from_wire(*error))?))
}

fn nested(json: &str) -> PyResult<Nested> {
    let value = serde_json::from_str::<serde_json::Value>(json);
    value.map(Nested::from).map_err(|_| type_error(&InputError::Shape, ""))
}

fn json<T: Serialize>(result: Result<T, wire::Error>) -> PyResult<String> {
    outcome::json(&result.map_err(from_wire)?)
}
