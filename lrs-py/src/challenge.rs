//! Data challenges. What goes in and comes out is the wire's JSON, of which `lrs.challenge` makes its types.

use lrs_core::wire;
use pyo3::prelude::*;
use serde::Serialize;

use crate::batch::from_wire;
use crate::batch::outcome::{given, json};
use crate::learner::stream::drafts;

/// The guide's table of data challenges.
#[pyfunction]
pub(crate) fn challenge_kinds() -> PyResult<String> {
    json(&wire::challenge_kinds())
}

/// Which way a problem goes.
#[pyfunction]
pub(crate) fn challenge_route(situation: &str) -> PyResult<String> {
    answer(wire::challenge_route(given(situation)?))
}

/// What a draft still lacks.
#[pyfunction]
pub(crate) fn challenge_check(draft: &str) -> PyResult<String> {
    answer(wire::challenge_check(given(draft)?))
}

/// What is entered in the portal.
#[pyfunction]
pub(crate) fn challenge_compose(draft: &str) -> PyResult<String> {
    answer(wire::challenge_compose(given(draft)?))
}

/// The beginning of a draft, of a conflict.
#[pyfunction]
pub(crate) fn challenge_from_conflict(conflict: &str, learners: Bound<'_, PyAny>) -> PyResult<String> {
    answer(wire::challenge_from_conflict(given(conflict)?, &drafts(&learners)?))
}

/// Where a data challenge stands, and what may come next.
#[pyfunction]
pub(crate) fn challenge_status(state: &str) -> PyResult<String> {
    answer(wire::challenge_status(given(state)?))
}

/// Where a data challenge stands after something has happened.
#[pyfunction]
pub(crate) fn challenge_advance(step: &str) -> PyResult<&'static str> {
    wire::challenge_advance(given(step)?).map_err(from_wire)
}

fn answer<T: Serialize>(answered: Result<T, wire::Error>) -> PyResult<String> {
    json(&answered.map_err(from_wire)?)
}
