//! The weights by which learners are compared.

use lrs_core::matching;
use pyo3::prelude::*;

use super::policy::{MatchPolicy, wanted};
use super::told;
use crate::error::lrs_error;
use crate::learner::stream::drafts;
use crate::text::Text;

/// The weights by which two records are compared: without arguments those of any college.
///
/// It goes into a `MatchPolicy` by the keyword `model`.
#[pyclass(frozen, eq, module = "lrs.matching")]
#[derive(PartialEq)]
pub(crate) struct MatchModel(pub(crate) matching::MatchModel);

#[pymethods]
impl MatchModel {
    #[new]
    fn new() -> Self {
        Self(matching::MatchModel::new())
    }

    /// Finds the shares of some learners' records among themselves, with nobody saying who is who; `progress` as in
    /// `dedupe`.
    #[staticmethod]
    #[pyo3(signature = (learners, policy=None, *, progress=None))]
    fn estimate(
        py: Python<'_>,
        learners: Bound<'_, PyAny>,
        policy: Option<Bound<'_, MatchPolicy>>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Self> {
        let (learners, policy) = (drafts(&learners)?, wanted(policy));
        let estimated = told(py, progress, |on_progress| {
            matching::MatchModel::estimate_with(&learners, &policy, on_progress)
        });
        estimated.map(Self)
    }

    /// The model that `to_json` wrote, or one that was written by hand without a hash.
    #[staticmethod]
    #[pyo3(signature = (text, /))]
    fn from_json(text: Text<'_>) -> PyResult<Self> {
        matching::MatchModel::from_json(text.0).map(Self).map_err(lrs_error(None))
    }

    /// The model as JSON. It names names that at least ten learners have, and no learner.
    fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// What tells this model from another: 16 hexadecimal digits.
    #[getter]
    fn hash(&self) -> String {
        self.0.hash()
    }

    fn __repr__(&self) -> String {
        format!("MatchModel({})", self.0.hash())
    }
}
