//! Whether two records are about the same learner, and how to look for one.

pub(crate) mod model;
pub(crate) mod policy;
pub(crate) mod register;
pub(crate) mod report;
pub(crate) mod variants;

use core::ops::ControlFlow;

use lrs_core::matching::{self, Bits, OnProgress};
use pyo3::prelude::*;

use crate::learner::draft;
use crate::learner::stream::drafts;
use policy::{MatchPolicy, wanted};
use report::{MatchPair, MatchReport, UlnConflict};

/// Compares two learners, each a `LearnerDraft`, a `LearnerRecord` or a dictionary of field names and values.
#[pyfunction]
#[pyo3(signature = (one, other, policy=None))]
pub(crate) fn compare(
    one: Bound<'_, PyAny>,
    other: Bound<'_, PyAny>,
    policy: Option<Bound<'_, MatchPolicy>>,
) -> PyResult<MatchReport> {
    let (one, other) = (draft::LearnerDraft::of(&one)?, draft::LearnerDraft::of(&other)?);
    Ok(MatchReport(matching::compare(&one, &other, &wanted(policy))))
}

/// Finds the pairs of records that may be of one learner, by their places in the list, on all cores.
///
/// `progress` is called with the comparisons made so far and all that are to be made; what it raises ends the search.
#[pyfunction]
#[pyo3(signature = (learners, policy=None, *, progress=None))]
pub(crate) fn dedupe(
    py: Python<'_>,
    learners: Bound<'_, PyAny>,
    policy: Option<Bound<'_, MatchPolicy>>,
    progress: Option<Py<PyAny>>,
) -> PyResult<Vec<MatchPair>> {
    let (learners, policy) = (drafts(&learners)?, wanted(policy));
    search(py, progress, |on_progress| matching::dedupe_with(&learners, &policy, on_progress))
}

/// Finds the pairs of one record of each list that may be of one learner, on all cores; `progress` as in `dedupe`.
#[pyfunction]
#[pyo3(signature = (one, other, policy=None, *, progress=None))]
pub(crate) fn link(
    py: Python<'_>,
    one: Bound<'_, PyAny>,
    other: Bound<'_, PyAny>,
    policy: Option<Bound<'_, MatchPolicy>>,
    progress: Option<Py<PyAny>>,
) -> PyResult<Vec<MatchPair>> {
    let (one, other, policy) = (drafts(&one)?, drafts(&other)?, wanted(policy));
    search(py, progress, |on_progress| matching::link_with(&one, &other, &policy, on_progress))
}

/// Searches for pairs without holding Python up.
fn search(
    py: Python<'_>,
    progress: Option<Py<PyAny>>,
    work: impl FnOnce(OnProgress<'_>) -> Option<Vec<matching::MatchPair>> + Send,
) -> PyResult<Vec<MatchPair>> {
    Ok(told(py, progress, work)?.into_iter().map(MatchPair).collect())
}

/// Does long work without holding Python up, and tells it how far it has come.
pub(crate) fn told<T: Default + Send>(
    py: Python<'_>,
    progress: Option<Py<PyAny>>,
    work: impl FnOnce(OnProgress<'_>) -> Option<T> + Send,
) -> PyResult<T> {
    let mut raised = None;
    let done = py.detach(|| {
        work(&mut |at| {
            // Control-C ends it too.
            let told = Python::attach(|py| {
                py.check_signals()?;
                progress.as_ref().map_or(Ok(()), |told| told.call1(py, (at.done, at.total)).map(drop))
            });
            raised = told.err();
            if raised.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
    });
    raised.map_or_else(|| Ok(done.unwrap_or_default()), Err)
}

/// Puts records together that are of one learner: a label for each of `count` records.
///
/// A pair is a `MatchPair`, or a tuple of two places and a weight in bits. `threshold` is the weight, in bits, at which a
/// pair speaks neither for one learner nor against.
#[pyfunction]
#[pyo3(signature = (pairs, count, *, threshold=0.0))]
pub(crate) fn cluster(pairs: Bound<'_, PyAny>, count: usize, threshold: f64) -> PyResult<Vec<usize>> {
    let threshold = bits(threshold, "threshold")?;
    let weighed: PyResult<Vec<(usize, usize, Bits)>> =
        pairs.try_iter()?.map(|pair| weighed(&pair?)).collect();
    Ok(matching::cluster_weighted(&weighed?, count, threshold))
}

/// Finds the records whose ULNs contradict one another, given the clusters of `cluster`: a label for each record.
#[pyfunction]
#[pyo3(signature = (learners, clusters))]
pub(crate) fn conflicts(learners: Bound<'_, PyAny>, clusters: Vec<usize>) -> PyResult<Vec<UlnConflict>> {
    let conflicts = matching::conflicts(&drafts(&learners)?, &clusters);
    Ok(conflicts.into_iter().map(UlnConflict).collect())
}

fn weighed(pair: &Bound<'_, PyAny>) -> PyResult<(usize, usize, Bits)> {
    if let Ok(pair) = pair.cast::<MatchPair>() {
        let pair = &pair.get().0;
        return Ok((pair.left, pair.right, pair.report.weight));
    }
    let (left, right, weight): (usize, usize, f64) = pair.extract()?;
    Ok((left, right, bits(weight, "a weight")?))
}

fn bits(number: f64, name: &str) -> PyResult<Bits> {
    Bits::from_f64(number).ok_or_else(|| policy::refused(1, name, "a number of bits"))
}
