//! How a learner is checked.

use lrs_core::guide::Edition;
use lrs_core::learner::{self, DateOrder, Purpose};
use pyo3::prelude::*;

use super::given::{day, setting};
use super::prohibited::ProhibitedText;
use crate::value::Value as _;

/// How a learner is checked; every argument by its name.
///
/// `today` is a date or ISO text, the caller's own day where it is left out; `purpose` is one of
/// `register`, `update`, `batch`, `find_by_demographics`, `find_by_uln`, `verify`; `edition` is `guide` or
/// `2019`; `date_order` is what is known of dates such as 03/04/2007: `unknown`, `mixed` or `day_first`;
/// `prohibited` is a `ProhibitedText`, the guide's own where it is left out.
#[pyclass(frozen, module = "lrs.learner")]
pub(crate) struct CheckPolicy(pub(crate) learner::CheckPolicy);

#[pymethods]
impl CheckPolicy {
    #[new]
    #[pyo3(signature = (*, today=None, purpose=Purpose::Register.code(), edition=lrs_core::guide::EDITION.code(),
        date_order=DateOrder::Unknown.code(), apply_repairs=true, apply_uln_format=false, is_pre_16_school=None,
        prohibited=None))]
    #[expect(clippy::too_many_arguments, reason = "a keyword each")]
    fn new(
        py: Python<'_>,
        today: Option<Bound<'_, PyAny>>,
        purpose: &str,
        edition: &str,
        date_order: &str,
        apply_repairs: bool,
        apply_uln_format: bool,
        is_pre_16_school: Option<bool>,
        prohibited: Option<Bound<'_, ProhibitedText>>,
    ) -> PyResult<Self> {
        let policy = learner::CheckPolicy::new(day(py, today.as_ref())?);
        Ok(Self(learner::CheckPolicy {
            purpose: setting(2, "purpose", Purpose::from_code(purpose), &Purpose::ALL.map(Purpose::code))?,
            edition: setting(3, "edition", Edition::from_code(edition), &Edition::ALL.map(Edition::code))?,
            date_order: setting(
                4,
                "date_order",
                DateOrder::from_code(date_order),
                &DateOrder::ALL.map(DateOrder::code),
            )?,
            apply_repairs,
            apply_uln_format,
            is_pre_16_school,
            prohibited: prohibited.map_or(policy.prohibited, |list| list.get().0.clone()),
            ..policy
        }))
    }

    /// The day on which ages and future dates are judged.
    #[getter]
    fn today<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.today.to_python(py)
    }

    /// What the record is wanted for.
    #[getter]
    fn purpose(&self) -> &'static str {
        self.0.purpose.code()
    }

    /// The edition of the rules.
    #[getter]
    fn edition(&self) -> &'static str {
        self.0.edition.code()
    }

    /// What is known of the order of day and month.
    #[getter]
    fn date_order(&self) -> &'static str {
        self.0.date_order.code()
    }

    /// Whether safe repairs go into the checked record. They are listed either way.
    #[getter]
    fn apply_repairs(&self) -> bool {
        self.0.apply_repairs
    }

    /// Whether a ULN whose ten digits are all there is taken as the ULN it is, listed as a repair.
    #[getter]
    fn apply_uln_format(&self) -> bool {
        self.0.apply_uln_format
    }

    /// Whether the organisation is a school of learners under 16; None where that is not known.
    #[getter]
    fn is_pre_16_school(&self) -> Option<bool> {
        self.0.is_pre_16_school
    }

    /// The words and postcodes that must not stand in a record.
    #[getter]
    fn prohibited(&self) -> ProhibitedText {
        ProhibitedText(self.0.prohibited.clone())
    }

    fn __repr__(&self) -> String {
        format!(
            "CheckPolicy(today={}, purpose='{}', edition='{}')",
            self.0.today,
            self.purpose(),
            self.edition()
        )
    }
}

impl CheckPolicy {
    /// The guide's rules for a registration, on the caller's own day.
    pub(crate) fn on_the_caller_s_day(py: Python<'_>) -> PyResult<learner::CheckPolicy> {
        day(py, None).map(learner::CheckPolicy::new)
    }
}
