//! Further searches for a learner who was not found.

use lrs_core::Field;
use lrs_core::matching;
use pyo3::prelude::*;

use crate::learner::draft::LearnerDraft;
use crate::learner::given::limit as bound;

/// What is known about a learner beside the draft, and how many variants are wanted.
///
/// Its repr shows counts alone.
#[pyclass(frozen, eq, module = "lrs.matching")]
#[derive(Clone, PartialEq)]
pub(crate) struct SearchHints(matching::SearchHints);

#[pymethods]
impl SearchHints {
    #[new]
    #[pyo3(signature = (*, postcodes = Vec::new(), family_names = Vec::new(), given_names = Vec::new(), limit = None))]
    fn new(
        postcodes: Vec<String>,
        family_names: Vec<String>,
        given_names: Vec<String>,
        limit: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let limit = bound(4, "limit", limit, matching::SearchHints::LIMIT as u64)?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        Ok(Self(matching::SearchHints { postcodes, family_names, given_names, limit }))
    }

    /// Earlier postcodes of the learner, and those of the parents, as a new list.
    #[getter]
    fn postcodes(&self) -> Vec<String> {
        self.0.postcodes.clone()
    }

    /// Earlier family names, as a new list.
    #[getter]
    fn family_names(&self) -> Vec<String> {
        self.0.family_names.clone()
    }

    /// Other names that the learner goes by, as a new list.
    #[getter]
    fn given_names(&self) -> Vec<String> {
        self.0.given_names.clone()
    }

    /// The most variants that are given.
    #[getter]
    fn limit(&self) -> usize {
        self.0.limit
    }

    fn __repr__(&self) -> String {
        let matching::SearchHints { postcodes, family_names, given_names, limit } = &self.0;
        format!(
            "SearchHints(postcodes={}, family_names={}, given_names={}, limit={limit})",
            postcodes.len(),
            family_names.len(),
            given_names.len()
        )
    }
}

/// One more search for the same learner. Its repr shows no value; `changes` and `draft` do.
#[pyclass(frozen, eq, module = "lrs.matching")]
#[derive(PartialEq)]
pub(crate) struct SearchVariant(matching::SearchVariant);

#[pymethods]
impl SearchVariant {
    /// The tip: a stable code, for example `search.hyphen`.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code
    }

    /// What differs from the draft, as a new list.
    #[getter]
    fn changes(&self) -> Vec<SearchChange> {
        self.0.changes.iter().map(|(field, to)| SearchChange { field: *field, to: to.clone() }).collect()
    }

    /// The whole draft to search by.
    #[getter]
    fn draft(&self) -> LearnerDraft {
        LearnerDraft(self.0.draft.clone())
    }

    /// The tip in words.
    #[getter]
    fn message(&self) -> String {
        self.0.message()
    }

    /// Where the tip comes from.
    #[getter]
    fn section(&self) -> String {
        self.0.section().to_string()
    }

    fn __repr__(&self) -> String {
        let fields: Vec<&str> = self.0.changes.iter().map(|(field, _)| field.name()).collect();
        format!("SearchVariant(code='{}', changes='{}')", self.0.code, fields.join(", "))
    }
}

/// One field of a search that differs from the draft. Its repr hides the text; `to` gives it.
#[pyclass(frozen, eq, module = "lrs.matching")]
#[derive(Clone, PartialEq)]
pub(crate) struct SearchChange {
    field: Field,
    to: String,
}

#[pymethods]
impl SearchChange {
    /// The name of the field.
    #[getter]
    fn field(&self) -> &'static str {
        self.field.name()
    }

    /// What to search by.
    #[getter]
    fn to(&self) -> &str {
        &self.to
    }

    fn __repr__(&self) -> String {
        format!("SearchChange(field='{}', to=<redacted>)", self.field.name())
    }
}

/// Lists further searches for a learner who was not found, the likeliest first.
///
/// A draft is a `LearnerDraft`, a `LearnerRecord` or a dictionary of field names and values.
#[pyfunction]
#[pyo3(signature = (draft, hints=None))]
pub(crate) fn search_variants(
    draft: Bound<'_, PyAny>,
    hints: Option<Bound<'_, SearchHints>>,
) -> PyResult<Vec<SearchVariant>> {
    let draft = LearnerDraft::of(&draft)?;
    let hints = hints.map_or_else(matching::SearchHints::default, |hints| hints.get().0.clone());
    Ok(matching::search_variants(&draft, &hints).into_iter().map(SearchVariant).collect())
}
