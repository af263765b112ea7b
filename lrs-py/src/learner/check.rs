//! Every rule about one learner.

use lrs_core::learner;
use pyo3::prelude::*;

use super::draft::LearnerDraft;
use super::policy::CheckPolicy;
use super::record::LearnerRecord;
use crate::finding::{Finding, Repair};

/// Checks one learner by every rule, all findings at once.
///
/// A draft is a `LearnerDraft`, a `LearnerRecord` or a dictionary of field names and values. Without a policy
/// the guide's rules for a registration hold, on the caller's own day.
#[pyfunction]
#[pyo3(signature = (draft, policy=None))]
pub(crate) fn check(
    py: Python<'_>,
    draft: Bound<'_, PyAny>,
    policy: Option<Bound<'_, CheckPolicy>>,
) -> PyResult<LearnerCheck> {
    let draft = LearnerDraft::of(&draft)?;
    let check = match policy {
        Some(policy) => learner::check(&draft, &policy.get().0),
        None => learner::check(&draft, &CheckPolicy::on_the_caller_s_day(py)?),
    };
    Ok(LearnerCheck {
        is_ready: check.is_ready(),
        findings: check.findings.into_iter().map(|finding| Finding::in_draft(finding, &draft)).collect(),
        repairs: check.repairs.into_iter().map(Repair::from).collect(),
        learner: LearnerRecord(check.learner),
    })
}

/// What a check found, what it changed or proposes, and the learner as far as the record could be read.
#[pyclass(frozen, eq, module = "lrs.learner")]
#[derive(PartialEq)]
pub(crate) struct LearnerCheck {
    findings: Vec<Finding>,
    repairs: Vec<Repair>,
    learner: LearnerRecord,
    is_ready: bool,
}

#[pymethods]
impl LearnerCheck {
    /// Everything that a rule minds, as a new list.
    #[getter]
    fn findings(&self) -> Vec<Finding> {
        self.findings.clone()
    }

    /// Every change made or proposed, as a new list.
    #[getter]
    fn repairs(&self) -> Vec<Repair> {
        self.repairs.clone()
    }

    /// The record in canonical form; a field is None where it is blank or an error stands.
    #[getter]
    fn learner(&self) -> LearnerRecord {
        self.learner.clone()
    }

    /// Whether the LRS would take the record: no finding is an error.
    #[getter]
    fn is_ready(&self) -> bool {
        self.is_ready
    }

    fn __repr__(&self) -> String {
        format!(
            "LearnerCheck(is_ready={}, findings={}, repairs={})",
            if self.is_ready { "True" } else { "False" },
            self.findings.len(),
            self.repairs.len()
        )
    }
}
