//! Whether two records are about the same learner, and how to look for one.

pub(crate) mod policy;
pub(crate) mod register;
pub(crate) mod report;
pub(crate) mod variants;

use lrs_core::LearnerDraft;
use lrs_core::matching::{self, Bits};
use pyo3::prelude::*;

use crate::learner::draft;
use policy::{MatchPolicy, wanted};
use report::{MatchPair, MatchReport};

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

/// Finds the pairs of records that may be of one learner, by their places in the list.
#[pyfunction]
#[pyo3(signature = (learners, policy=None))]
pub(crate) fn dedupe(
    py: Python<'_>,
    learners: Bound<'_, PyAny>,
    policy: Option<Bound<'_, MatchPolicy>>,
) -> PyResult<Vec<MatchPair>> {
    let (learners, policy) = (drafts(&learners)?, wanted(policy));
    let pairs = py.detach(|| matching::dedupe(&learners, &policy));
    Ok(pairs.into_iter().map(MatchPair).collect())
}

/// Finds the pairs of one record of each list that may be of one learner.
#[pyfunction]
#[pyo3(signature = (one, other, policy=None))]
pub(crate) fn link(
    py: Python<'_>,
    one: Bound<'_, PyAny>,
    other: Bound<'_, PyAny>,
    policy: Option<Bound<'_, MatchPolicy>>,
) -> PyResult<Vec<MatchPair>> {
    let (one, other, policy) = (drafts(&one)?, drafts(&other)?, wanted(policy));
    let pairs = py.detach(|| matching::link(&one, &other, &policy));
    Ok(pairs.into_iter().map(MatchPair).collect())
}

/// Puts records together that are of one learner: a label for each of `count` records.
///
/// A pair is a `MatchPair`, or a tuple of two places and a weight in bits.
#[pyfunction]
#[pyo3(signature = (pairs, count))]
pub(crate) fn cluster(pairs: Bound<'_, PyAny>, count: usize) -> PyResult<Vec<usize>> {
    let weighed: PyResult<Vec<(usize, usize, Bits)>> =
        pairs.try_iter()?.map(|pair| weighed(&pair?)).collect();
    Ok(matching::cluster_weighted(&weighed?, count))
}

fn weighed(pair: &Bound<'_, PyAny>) -> PyResult<(usize, usize, Bits)> {
    if let Ok(pair) = pair.cast::<MatchPair>() {
        let pair = &pair.get().0;
        return Ok((pair.left, pair.right, pair.report.weight));
    }
    let (left, right, weight): (usize, usize, f64) = pair.extract()?;
    let bits = Bits::from_f64(weight);
    Ok((left, right, bits.ok_or_else(|| policy::refused(1, "a weight", "a number of bits"))?))
}

/// The drafts of a list or of anything that can be walked over.
pub(crate) fn drafts(learners: &Bound<'_, PyAny>) -> PyResult<Vec<LearnerDraft<'static>>> {
    learners.try_iter()?.map(|learner| draft::LearnerDraft::of(&learner?)).collect()
}
