//! Plans of files, and which way learners go best.

use lrs_core::Field;
use lrs_core::batch::{self, FormerPostcodes, FoundUln};
use lrs_core::learner::InputError;
use lrs_core::value::ChallengeKind;
use lrs_core::wire::{self, Given};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyTuple, PyType};

use super::from_wire;
use crate::error::{input_error, lrs_error};
use crate::finding::{Finding, Repair};
use crate::learner::draft::LearnerDraft;
use crate::learner::given::day;
use crate::learner::prohibited::ProhibitedText;
use crate::learner::stream::drafts;
use crate::matching::policy::MatchPolicy;
use crate::text::Text;

/// How files are planned; every argument by its name but `ukprn`.
///
/// `hour` and `minute` are the time of now: the first file is named for the next minute. `today` is a date or ISO text, the
/// caller's own day where it is left out. `is_linked`: the system is linked to the web services. `one_field_per_file`: all
/// records of a file change the same field. `is_confirmed`: somebody has made sure that held and new details are of the
/// same people. `is_check_only`: a search registers nobody. `exam_entry` is the day of exam entry. `matching` is how it
/// is told whether two details are of the same person, a `MatchPolicy`. The rest is as in `CheckPolicy`.
#[pyclass(frozen, module = "lrs.batch")]
pub(crate) struct PlanPolicy(batch::PlanPolicy);

#[pymethods]
impl PlanPolicy {
    #[new]
    #[pyo3(signature = (ukprn, *, hour, minute, today=None, is_linked=None, one_field_per_file=None, is_confirmed=None,
        is_check_only=None, exam_entry=None, matching=None, edition=None, date_order=None, is_pre_16_school=None,
        prohibited=None))]
    #[expect(clippy::too_many_arguments, reason = "a keyword each")]
    fn new(
        py: Python<'_>,
        ukprn: Text<'_>,
        hour: i64,
        minute: i64,
        today: Option<Bound<'_, PyAny>>,
        is_linked: Option<Bound<'_, PyAny>>,
        one_field_per_file: Option<Bound<'_, PyAny>>,
        is_confirmed: Option<Bound<'_, PyAny>>,
        is_check_only: Option<Bound<'_, PyAny>>,
        exam_entry: Option<Bound<'_, PyAny>>,
        matching: Option<Bound<'_, MatchPolicy>>,
        edition: Option<Bound<'_, PyAny>>,
        date_order: Option<Bound<'_, PyAny>>,
        is_pre_16_school: Option<Bound<'_, PyAny>>,
        prohibited: Option<Bound<'_, ProhibitedText>>,
    ) -> PyResult<Self> {
        let today = day(py, today.as_ref())?;
        let exam_entry = exam_entry.map(|entry| day(py, Some(&entry))).transpose();
        let exam_entry = exam_entry.map_err(|_| refused(9))?.map(|entry| Given::Text(entry.to_string()));
        let flag = |value: Option<Bound<'_, PyAny>>| given(value.as_ref());
        let values = [
            ("today", Given::Text(today.to_string())),
            ("ukprn", Given::Text(ukprn.0.to_owned())),
            ("hour", Given::Whole(hour)),
            ("minute", Given::Whole(minute)),
            ("isLinked", flag(is_linked)),
            ("oneFieldPerFile", flag(one_field_per_file)),
            ("isConfirmed", flag(is_confirmed)),
            ("isCheckOnly", flag(is_check_only)),
            ("examEntry", exam_entry.unwrap_or(Given::Blank)),
            ("edition", flag(edition)),
            ("dateOrder", flag(date_order)),
            ("isPre16School", flag(is_pre_16_school)),
        ];
        let names = values.map(|(name, value)| (name.to_owned(), value)).to_vec();
        let mut policy = wire::PlanPolicy::of(names).read().map_err(|error| input_error(&error, ""))?;
        if let Some(matching) = matching {
            policy.matching = matching.get().0.clone();
        }
        if let Some(list) = prohibited {
            policy.check.prohibited = list.get().0.clone();
        }
        Ok(Self(policy))
    }

    fn __repr__(&self) -> String {
        format!("PlanPolicy(ukprn='{}', hour={}, minute={})", self.0.ukprn, self.0.hour, self.0.minute)
    }
}

/// A setting as it was handed over.
pub(super) fn given(value: Option<&Bound<'_, PyAny>>) -> Given {
    let Some(value) = value else { return Given::Blank };
    if let Ok(flag) = value.extract::<bool>() {
        return Given::Flag(flag);
    }
    let whole = value.extract::<i64>().map(Given::Whole).ok();
    let text = || value.extract::<Text<'_>>().map(|text| Given::Text(text.0.to_owned())).ok();
    whole.or_else(text).unwrap_or(Given::Other)
}

fn refused(place: usize) -> PyErr {
    input_error(&InputError::Setting { place }, "")
}

/// The files to upload one after the other, and what cannot go by a file.
#[pyclass(frozen, module = "lrs.batch")]
pub(crate) struct UpdatePlan(batch::UpdatePlan);

#[pymethods]
impl UpdatePlan {
    /// The files, in the order in which they are uploaded.
    #[getter]
    fn files(&self) -> Vec<PlanFile> {
        self.0.files.iter().cloned().map(PlanFile).collect()
    }

    /// What no file can do and where it goes instead, a list of `PlanStep`.
    #[getter]
    fn steps<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let class = CLASS.import(py, "lrs.batch", "PlanStep")?;
        let step = |step: &batch::PlanStep| {
            let challenge = step.route.challenge().map(ChallengeKind::code);
            let finding = Finding::from(step.finding);
            class.call1((step.learner, step.route.code(), challenge, step.is_whole, finding))
        };
        self.0.steps.iter().map(step).collect()
    }

    /// What else is to be said; `record` is the learner's place, from 1.
    #[getter]
    fn findings(&self) -> Vec<Finding> {
        self.0.findings.iter().copied().map(Finding::from).collect()
    }

    /// Every text that differs from what was handed over, a list of `PlanRepair`.
    #[getter]
    fn repairs<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let class = CLASS.import(py, "lrs.batch", "PlanRepair")?;
        let repairs = self.0.repairs.iter();
        repairs.map(|(learner, repair)| class.call1((*learner, Repair::from(repair.clone())))).collect()
    }

    /// The places of learners for whom there is nothing to do.
    #[getter]
    fn unchanged(&self) -> Vec<u64> {
        self.0.unchanged.clone()
    }

    /// Which way the learners who are in a file go best, a `WayAdvice`.
    #[getter]
    fn way<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        advice(py, &self.0.way)
    }

    fn __repr__(&self) -> String {
        format!("UpdatePlan(files={}, steps={})", self.0.files.len(), self.0.steps.len())
    }
}

/// One file of a plan. Its repr shows no learner.
#[pyclass(frozen, eq, module = "lrs.batch")]
#[derive(PartialEq)]
pub(crate) struct PlanFile(batch::PlanFile);

#[pymethods]
impl PlanFile {
    /// The file's name.
    #[getter]
    fn file_name(&self) -> &str {
        &self.0.header.file_name
    }

    /// The organisation's UKPRN.
    #[getter]
    fn ukprn(&self) -> &str {
        &self.0.header.ukprn
    }

    /// The step of the plan, from 1: files of the next wait for the output of all of this one.
    #[getter]
    fn stage(&self) -> u64 {
        self.0.stage
    }

    /// The learners, each whole as it is to be held after this file.
    #[getter]
    fn learners(&self) -> Vec<LearnerDraft> {
        self.0.learners.iter().cloned().map(LearnerDraft).collect()
    }

    /// Which learner each of them is and what the file changes, a list of `PlanRecord`.
    #[getter]
    fn records<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let class = CLASS.import(py, "lrs.batch", "PlanRecord")?;
        let record = |record: &batch::PlanRecord| {
            let optional = PyTuple::new(py, record.optional.iter().map(|field| field.name()))?;
            class.call1((record.learner, record.mandatory.map(Field::name), optional))
        };
        self.0.records.iter().map(record).collect()
    }

    fn __repr__(&self) -> String {
        format!("PlanFile(file_name='{}', learners={})", self.file_name(), self.0.learners.len())
    }
}

/// Plans the files by which learners whose details the LRS holds come to have new ones.
#[pyfunction]
#[pyo3(signature = (held, new, policy))]
pub(crate) fn batch_plan_update(
    py: Python<'_>,
    held: Bound<'_, PyAny>,
    new: Bound<'_, PyAny>,
    policy: Bound<'_, PlanPolicy>,
) -> PyResult<UpdatePlan> {
    let (held, new, policy) = (drafts(&held)?, drafts(&new)?, &policy.get().0);
    py.detach(|| batch::plan_update(&held, &new, policy)).map(UpdatePlan).map_err(lrs_error(None))
}

/// Plans the file that searches for learners by previous postcodes.
#[pyfunction]
#[pyo3(signature = (asked, policy))]
pub(crate) fn batch_plan_search(
    py: Python<'_>,
    asked: Bound<'_, PyAny>,
    policy: Bound<'_, PlanPolicy>,
) -> PyResult<UpdatePlan> {
    let (asked, policy) = (former(&asked)?, &policy.get().0);
    py.detach(|| batch::plan_search(&asked, policy)).map(UpdatePlan).map_err(lrs_error(None))
}

/// Plans the update that gives learners who were found by a previous postcode their present one.
#[pyfunction]
#[pyo3(signature = (asked, found, policy))]
pub(crate) fn batch_plan_restore(
    py: Python<'_>,
    asked: Bound<'_, PyAny>,
    found: Bound<'_, PyAny>,
    policy: Bound<'_, PlanPolicy>,
) -> PyResult<UpdatePlan> {
    let (asked, policy) = (former(&asked)?, &policy.get().0);
    let found: PyResult<Vec<FoundUln>> = found.try_iter()?.map(|one| found_uln(&one?)).collect();
    let found = found?;
    py.detach(|| batch::plan_restore(&asked, &found, policy)).map(UpdatePlan).map_err(lrs_error(None))
}

/// Plans the files that send the details of current learners before exam entry.
#[pyfunction]
#[pyo3(signature = (current, policy))]
pub(crate) fn batch_plan_refresh(
    py: Python<'_>,
    current: Bound<'_, PyAny>,
    policy: Bound<'_, PlanPolicy>,
) -> PyResult<UpdatePlan> {
    let (current, policy) = (drafts(&current)?, &policy.get().0);
    py.detach(|| batch::plan_refresh(&current, policy)).map(UpdatePlan).map_err(lrs_error(None))
}

/// Says which way so many learners go best.
#[pyfunction]
#[pyo3(signature = (count, is_linked))]
pub(crate) fn batch_way(py: Python<'_>, count: u64, is_linked: bool) -> PyResult<Bound<'_, PyAny>> {
    advice(py, &batch::way(count, is_linked))
}

fn advice<'py>(py: Python<'py>, advice: &batch::WayAdvice) -> PyResult<Bound<'py, PyAny>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let reasons = advice.reasons.iter().copied().map(Finding::from).collect::<Vec<_>>();
    let reasons = reasons.into_iter().map(|reason| Bound::new(py, reason)).collect::<PyResult<Vec<_>>>()?;
    let parts = (advice.way.code(), advice.parts, PyTuple::new(py, reasons)?);
    CLASS.import(py, "lrs.batch", "WayAdvice")?.call1(parts)
}

/// Learners with their previous postcodes, each a pair.
fn former(asked: &Bound<'_, PyAny>) -> PyResult<Vec<FormerPostcodes<'static>>> {
    let one = |one: PyResult<Bound<'_, PyAny>>| {
        let (learner, postcodes): (Bound<'_, PyAny>, Vec<String>) = one?.extract()?;
        Ok(FormerPostcodes { learner: LearnerDraft::of(&learner)?, postcodes })
    };
    asked.try_iter()?.map(one).collect()
}

fn found_uln(one: &Bound<'_, PyAny>) -> PyResult<FoundUln> {
    let (learner, stage, uln): (u64, u64, String) = one.extract()?;
    wire::found_uln(learner, stage, &uln).map_err(from_wire)
}
