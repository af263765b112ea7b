//! Words and postcodes that must not stand in a learner's details.

use lrs_core::learner;
use pyo3::prelude::*;

use super::draft::LearnerDraft;
use crate::error::lrs_error;
use crate::finding::Finding;
use crate::text::Text;

/// A list of words, phrases and postcodes that must not stand in a learner's details.
///
/// Found whole, in whatever case, accents, spacing and punctuation. The guide names few: load the official list
/// to have it whole. The list itself is never shown.
#[pyclass(frozen, module = "lrs.learner")]
pub(crate) struct ProhibitedText(pub(crate) learner::ProhibitedText);

#[pymethods]
impl ProhibitedText {
    /// What the guide names: "prisoner", and the postcodes of the prisons.
    #[staticmethod]
    fn guide() -> Self {
        Self(learner::ProhibitedText::guide())
    }

    /// A list of exactly these entries; an entry that has the form of a postcode is one.
    #[staticmethod]
    #[pyo3(signature = (entries, /))]
    fn from_entries(entries: Bound<'_, PyAny>) -> PyResult<Self> {
        let entries = entries.try_iter()?.map(|entry| {
            let entry = entry?;
            entry.extract::<Text<'_>>().map(|text| text.0.to_owned())
        });
        let entries = entries.collect::<PyResult<Vec<String>>>()?;
        Ok(Self(learner::ProhibitedText::from_entries(entries)))
    }

    /// Reads a list from plain text: one entry a line; `#` starts a remark.
    #[staticmethod]
    #[pyo3(signature = (text, /))]
    fn from_text(text: Text<'_>) -> PyResult<Self> {
        learner::ProhibitedText::from_text(text.0).map(Self).map_err(lrs_error(None))
    }

    /// Reads a list from CSV: the column with a heading such as `text`, else the first.
    #[staticmethod]
    #[pyo3(signature = (text, /))]
    fn from_csv(text: Text<'_>) -> PyResult<Self> {
        learner::ProhibitedText::from_csv(text.0).map(Self).map_err(lrs_error(None))
    }

    /// The same list with what the guide itself names.
    fn with_guide(&self) -> Self {
        Self(self.0.with_guide())
    }

    /// How many different words and phrases the list has.
    #[getter]
    fn phrases(&self) -> usize {
        self.0.phrases()
    }

    /// How many different postcodes the list has.
    #[getter]
    fn postcodes(&self) -> usize {
        self.0.postcodes()
    }

    /// How many entries had no letter or digit, so that nothing is ever found by them.
    #[getter]
    fn unusable(&self) -> usize {
        self.0.unusable()
    }

    /// Finds prohibited text in all fields of a learner: a draft, a record or a dictionary.
    #[pyo3(signature = (draft, /))]
    fn scan(&self, draft: Bound<'_, PyAny>) -> PyResult<Vec<Finding>> {
        let draft = LearnerDraft::of(&draft)?;
        let findings = self.0.scan(&draft).into_iter();
        Ok(findings.map(|finding| Finding::in_draft(finding, &draft)).collect())
    }

    fn __repr__(&self) -> String {
        format!("ProhibitedText(phrases={}, postcodes={})", self.phrases(), self.postcodes())
    }
}
