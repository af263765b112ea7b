//! How an organisation has made sure of who a learner is.

use lrs_core::finding;
use lrs_core::value::verification::{self, Judgement};
use lrs_core::{Field, VerificationType};
use pyo3::prelude::*;

use super::Value;
use crate::error::lrs_error;
use crate::finding::Finding;
use crate::learner::given::field_text;
use crate::text::Text;

/// How an organisation has made sure of who a learner is: the type, and a description where it is "other".
///
/// Raises `LrsError` for a description that is missing, not expected or too long. Its repr hides the
/// description.
#[pyclass(frozen, eq, hash, module = "lrs.value")]
#[derive(Hash, PartialEq)]
pub(crate) struct Verification(lrs_core::Verification);

#[pymethods]
impl Verification {
    #[new]
    #[pyo3(signature = (kind, other=None))]
    fn new(kind: Bound<'_, PyAny>, other: Option<Text<'_>>) -> PyResult<Self> {
        let other = other.map_or("", |other| other.0);
        lrs_core::Verification::new(verification_type(&kind)?, other)
            .map(Self)
            .map_err(lrs_error(Some(Field::OtherVerificationDescription)))
    }

    /// The type, a `VerificationType`.
    #[getter]
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.kind().to_python(py)
    }

    /// The description, where the type is "other".
    #[getter]
    fn description(&self) -> Option<&str> {
        self.0.description()
    }

    /// What the guide minds or advises about it, where nothing is known of the organisation.
    #[getter]
    fn findings(&self) -> Vec<Finding> {
        self.advise(None)
    }

    /// Whether the LRS accepts the description: `accepted`, `not_accepted`, `unknown`; None where the type
    /// needs none.
    fn judge(&self) -> Option<&'static str> {
        self.0.judge().map(Judgement::code)
    }

    /// Lists what the guide minds or advises about it; say whether the organisation is a school of learners
    /// under 16 where that is known.
    #[pyo3(signature = (is_pre_16_school=None))]
    fn advise(&self, is_pre_16_school: Option<bool>) -> Vec<Finding> {
        let mut findings = Vec::new();
        self.0.advise(is_pre_16_school, &mut |rule| {
            findings.push(finding::Finding::new(rule, Some(Field::VerificationType)).into());
        });
        findings
    }

    /// As `judge()`.
    #[getter]
    fn judgement(&self) -> Option<&'static str> {
        self.judge()
    }

    /// Counts the learners of a provider that have no verification; gives a `NoneProvided`.
    #[staticmethod]
    #[pyo3(signature = (kinds, /))]
    fn none_provided<'py>(py: Python<'py>, kinds: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let kinds = kinds.try_iter()?.map(|kind| verification_type(&kind?));
        let counts = verification::none_provided(kinds.collect::<PyResult<Vec<_>>>()?);
        super::class_of(py, "NoneProvided")?.call1((counts.none, counts.total, counts.share()))
    }

    fn __getnewargs__(&self) -> (u16, Option<&str>) {
        (self.0.kind().lrs_code(), self.0.description())
    }

    fn __repr__(&self) -> String {
        let description = if self.0.description().is_some() { ", <redacted>" } else { "" };
        format!("Verification({}{description})", self.0.kind().lrs_code())
    }
}

/// The verification type of a member of the enum, a number or a text.
fn verification_type(kind: &Bound<'_, PyAny>) -> PyResult<VerificationType> {
    VerificationType::read(Field::VerificationType, &field_text(Field::VerificationType, kind)?)
}

/// Judges a description of a verification: `accepted`, `not_accepted` or `unknown`.
#[pyfunction]
#[pyo3(signature = (description, /))]
pub(crate) fn verification_judge(description: Text<'_>) -> &'static str {
    verification::judge(description.0).code()
}
