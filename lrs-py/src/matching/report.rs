//! What a comparison says.

use lrs_core::matching;
use pyo3::prelude::*;

use crate::learner::draft::LearnerDraft;

/// Whether two records are about the same learner, and why. It holds no learner's value.
#[pyclass(frozen, eq, module = "lrs.matching")]
#[derive(Clone, PartialEq)]
pub(crate) struct MatchReport(pub(crate) matching::MatchReport);

#[pymethods]
impl MatchReport {
    /// `exact`: the five demographics are the same; `possible`: worth a registrar's look; `none`.
    #[getter]
    fn outcome(&self) -> &'static str {
        self.0.outcome.code()
    }

    /// The sum of all evidence, in bits.
    #[getter]
    fn weight(&self) -> f64 {
        self.0.weight.as_f64()
    }

    /// How likely it is that the records are of one learner, 0.0 to 1.0.
    #[getter]
    fn probability(&self) -> f64 {
        self.0.probability
    }

    /// What each field says that both records have, as a new list.
    #[getter]
    fn fields(&self) -> Vec<FieldEvidence> {
        self.0.fields.iter().copied().map(FieldEvidence).collect()
    }

    /// The weight before anything is compared, in bits: one learner among so many.
    #[getter]
    fn prior(&self) -> f64 {
        self.0.prior.as_f64()
    }

    /// What is taken off because people of one household, twins above all, have as much in common, in bits.
    #[getter]
    fn household(&self) -> f64 {
        self.0.household.as_f64()
    }

    /// What would settle it: details to ask the learner for, the most telling first, as a new list.
    #[getter]
    fn questions(&self) -> Vec<MatchQuestion> {
        self.0.questions().into_iter().map(MatchQuestion).collect()
    }

    /// A picture of the evidence, as SVG. It shows no value of a learner unless both drafts are given.
    #[pyo3(signature = (one=None, other=None))]
    fn waterfall(&self, one: Option<Bound<'_, PyAny>>, other: Option<Bound<'_, PyAny>>) -> PyResult<String> {
        let drafts = match (one, other) {
            (Some(one), Some(other)) => Some((LearnerDraft::of(&one)?, LearnerDraft::of(&other)?)),
            _ => None,
        };
        Ok(self.0.waterfall(drafts.as_ref().map(|(one, other)| (one, other))))
    }

    /// The picture without values, for notebooks.
    fn _repr_svg_(&self) -> String {
        self.0.waterfall(None)
    }

    fn __repr__(&self) -> String {
        let (report, probability) = (&self.0, self.0.probability);
        format!(
            "MatchReport('{}', weight={}, probability={probability:.4})",
            report.outcome.code(),
            report.weight
        )
    }
}

/// What one field says. It holds no learner's value.
#[pyclass(frozen, eq, module = "lrs.matching")]
#[derive(Clone, PartialEq)]
pub(crate) struct FieldEvidence(matching::FieldEvidence);

#[pymethods]
impl FieldEvidence {
    /// The name of the field.
    #[getter]
    fn field(&self) -> &'static str {
        self.0.field().name()
    }

    /// The stable code, for example `date_of_birth.match.swapped`.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code()
    }

    /// How much it speaks for one learner, in bits; below zero, against.
    #[getter]
    fn weight(&self) -> f64 {
        self.0.weight.as_f64()
    }

    /// What it says, in words.
    #[getter]
    fn message(&self) -> &'static str {
        self.0.message()
    }

    /// Where the level comes from.
    #[getter]
    fn section(&self) -> String {
        self.0.section().to_string()
    }

    fn __repr__(&self) -> String {
        format!("FieldEvidence('{}', weight={})", self.0.code(), self.0.weight)
    }
}

/// One detail to ask a learner for.
#[pyclass(frozen, eq, module = "lrs.matching")]
#[derive(Clone, PartialEq)]
pub(crate) struct MatchQuestion(matching::MatchQuestion);

#[pymethods]
impl MatchQuestion {
    /// The name of the field that is missing or doubtful.
    #[getter]
    fn field(&self) -> &'static str {
        self.0.field.name()
    }

    /// What to ask.
    #[getter]
    fn message(&self) -> &'static str {
        self.0.message
    }

    /// How many bits the answer can add.
    #[getter]
    fn gain(&self) -> f64 {
        self.0.gain.as_f64()
    }

    fn __repr__(&self) -> String {
        format!("MatchQuestion('{}', gain={})", self.0.field.name(), self.0.gain)
    }
}

/// Two records that may be of one learner, by their places.
#[pyclass(frozen, eq, module = "lrs.matching")]
#[derive(Clone, PartialEq)]
pub(crate) struct MatchPair(pub(crate) matching::MatchPair);

#[pymethods]
impl MatchPair {
    /// The place of one record, from 0.
    #[getter]
    fn left(&self) -> usize {
        self.0.left
    }

    /// The place of the other, in the same list or in the second one.
    #[getter]
    fn right(&self) -> usize {
        self.0.right
    }

    /// Why.
    #[getter]
    fn report(&self) -> MatchReport {
        MatchReport(self.0.report.clone())
    }

    fn __repr__(&self) -> String {
        format!("MatchPair({}, {}, weight={})", self.0.left, self.0.right, self.0.report.weight)
    }
}

/// Records whose ULNs contradict one another, by their places. It holds no learner's value.
#[pyclass(frozen, eq, module = "lrs.matching")]
#[derive(Clone, PartialEq)]
pub(crate) struct UlnConflict(pub(crate) matching::UlnConflict);

#[pymethods]
impl UlnConflict {
    /// The kind of data challenge it calls for: `shared_uln` or `duplicate_uln`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind.code()
    }

    /// The places of the records, from 0, as a new list.
    #[getter]
    fn records(&self) -> Vec<usize> {
        self.0.records.clone()
    }

    /// What is wrong, in words.
    #[getter]
    fn message(&self) -> &'static str {
        self.0.message()
    }

    /// What to do about it.
    #[getter]
    fn remedy(&self) -> &'static str {
        self.0.remedy()
    }

    fn __repr__(&self) -> String {
        format!("UlnConflict('{}', {:?})", self.0.kind.code(), self.0.records)
    }
}
