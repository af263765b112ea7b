//! How learners are compared.

use lrs_core::learner::InputError;
use lrs_core::matching;
use lrs_core::wire::{self, Given};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt};

use super::model::MatchModel;
use crate::error::input_error;
use crate::text::Text;

/// How learners are compared; every argument by its name, and each may be left out.
///
/// `population` is how many learners are to be told apart where two are compared by themselves; `possible` and `accept`
/// are the least probabilities, 0.0 to 1.0, of a match worth a look and of one that software may take; `floor` and `lead`
/// are bits: the least weight of a pair that is listed, and how far an accepted match is ahead of the next; `as_lrs` says
/// that a register gives no candidates where there are too many; `edition` is `guide` or `2019`; `model` is the weights.
#[pyclass(frozen, module = "lrs.matching")]
pub(crate) struct MatchPolicy(pub(crate) matching::MatchPolicy);

#[pymethods]
impl MatchPolicy {
    #[new]
    #[expect(clippy::too_many_arguments, reason = "keywords of Python")]
    #[pyo3(signature = (*, population=None, possible=None, floor=None, accept=None, lead=None, as_lrs=None,
        edition=None, model=None))]
    fn new(
        population: Option<Bound<'_, PyAny>>,
        possible: Option<Bound<'_, PyAny>>,
        floor: Option<Bound<'_, PyAny>>,
        accept: Option<Bound<'_, PyAny>>,
        lead: Option<Bound<'_, PyAny>>,
        as_lrs: Option<Bound<'_, PyAny>>,
        edition: Option<Bound<'_, PyAny>>,
        model: Option<Bound<'_, MatchModel>>,
    ) -> PyResult<Self> {
        let settings = [population, possible, floor, accept, lead, as_lrs, edition];
        let given = settings.map(|value| value.map_or(Ok(Given::Blank), |value| given(&value)));
        let names = SETTINGS.iter().zip(given).map(|((_, name, _), value)| Ok(((*name).to_owned(), value?)));
        let read = wire::MatchPolicy::of(names.collect::<PyResult<_>>()?).read();
        let with_model = |mut policy: matching::MatchPolicy| {
            if let Some(model) = model {
                policy.model = model.get().0.clone();
            }
            Self(policy)
        };
        read.map(with_model).map_err(|error| match error {
            InputError::Setting { place } => {
                let (name, _, wanted) = SETTINGS.get(place - 1).copied().unwrap_or_default();
                refused(place, name, wanted)
            }
            error => input_error(&error, ""),
        })
    }

    /// How many learners are to be told apart where two are compared by themselves.
    #[getter]
    fn population(&self) -> u32 {
        self.0.population
    }

    /// The least probability of a match that is worth a registrar's look.
    #[getter]
    fn possible(&self) -> f64 {
        self.0.possible
    }

    /// The least weight, in bits, of a pair that is listed.
    #[getter]
    fn floor(&self) -> f64 {
        self.0.floor
    }

    /// The least probability of a match that software may take without a person.
    #[getter]
    fn accept(&self) -> f64 {
        self.0.accept
    }

    /// How many bits such a match must be ahead of the next candidate.
    #[getter]
    fn lead(&self) -> f64 {
        self.0.lead
    }

    /// Whether a register answers as the LRS does, without candidates where there are too many.
    #[getter]
    fn as_lrs(&self) -> bool {
        self.0.as_lrs
    }

    /// The edition of the rules.
    #[getter]
    fn edition(&self) -> &'static str {
        self.0.edition.code()
    }

    /// The weights.
    #[getter]
    fn model(&self) -> MatchModel {
        MatchModel(self.0.model.clone())
    }

    fn __repr__(&self) -> String {
        format!(
            "MatchPolicy(population={}, possible={}, accept={})",
            self.0.population, self.0.possible, self.0.accept
        )
    }
}

/// The keywords in their order, their names in the wire's shape, and what is wanted.
const SETTINGS: [(&str, &str, &str); 7] = [
    ("population", "population", "a whole number from 1"),
    ("possible", "possible", "a probability from 0 to 1"),
    ("floor", "floor", "a number of bits"),
    ("accept", "accept", "a probability from 0 to 1"),
    ("lead", "lead", "a number of bits"),
    ("as_lrs", "asLrs", "true or false"),
    ("edition", "edition", "one of guide, 2019"),
];

/// The error of a setting that cannot be.
pub(crate) fn refused(place: usize, name: &str, wanted: &str) -> PyErr {
    input_error(&InputError::Setting { place }, &format!(": {name} must be {wanted}"))
}

/// A setting as it was handed over.
fn given(value: &Bound<'_, PyAny>) -> PyResult<Given> {
    Ok(if value.is_instance_of::<PyBool>() {
        Given::Flag(value.extract()?)
    } else if value.is_instance_of::<PyInt>() {
        value.extract().map_or(Given::Other, Given::Whole)
    } else if value.is_instance_of::<PyFloat>() {
        Given::Real(value.extract()?)
    } else {
        value.extract::<Text<'_>>().map_or(Given::Other, |text| Given::Text(text.0.to_owned()))
    })
}

/// The policy of a call, or the default.
pub(crate) fn wanted(policy: Option<Bound<'_, MatchPolicy>>) -> matching::MatchPolicy {
    policy.map_or_else(matching::MatchPolicy::default, |policy| policy.get().0.clone())
}
