//! A register of learners.

use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

use lrs_core::{Field, Uln, matching};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyBytes;

use super::policy::{MatchPolicy, wanted};
use super::report::MatchReport;
use crate::batch::source::{CHUNK, Sink};
use crate::error::{Trouble, lrs_error};
use crate::learner::draft::LearnerDraft;
use crate::learner::stream::drafts;
use crate::text::Text;

/// Learners to be looked up; the first has the id 0, the next 1, and so on.
///
/// It holds personal data; its repr shows how many learners it has and nothing of them.
#[pyclass(module = "lrs.matching")]
pub(crate) struct Register(matching::Register);

#[pymethods]
impl Register {
    #[new]
    #[pyo3(signature = (learners, policy=None))]
    fn new(
        py: Python<'_>,
        learners: Bound<'_, PyAny>,
        policy: Option<Bound<'_, MatchPolicy>>,
    ) -> PyResult<Self> {
        let (learners, policy) = (drafts(&learners)?, wanted(policy));
        Ok(Self(py.detach(|| matching::Register::new(&learners, &policy))))
    }

    /// Looks a learner up: by ULN with both names where the draft has them, else by demographics.
    #[pyo3(signature = (draft, /))]
    fn find(&self, draft: Bound<'_, PyAny>) -> PyResult<FindOutcome> {
        Ok(FindOutcome(self.0.find(&LearnerDraft::of(&draft)?)))
    }

    /// Adds a learner and gives the id, which is never given again.
    #[pyo3(signature = (learner, /))]
    fn insert(&mut self, learner: Bound<'_, PyAny>) -> PyResult<u32> {
        Ok(self.0.insert(&LearnerDraft::of(&learner)?))
    }

    /// Takes a learner out; the ids of the others stay. Whether there was such a learner.
    #[pyo3(signature = (id, /))]
    fn remove(&mut self, id: u32) -> bool {
        self.0.remove(id)
    }

    /// Notes that a ULN was merged into another, the master. Whether it could be noted.
    fn merge(&mut self, master: Text<'_>, linked: Text<'_>) -> PyResult<bool> {
        let uln = |text: Text<'_>| Uln::parse(text.0).map_err(lrs_error(Some(Field::Uln)));
        Ok(self.0.merge(uln(master)?, uln(linked)?))
    }

    /// The register as a file, with a version and a checksum.
    ///
    /// It holds personal data; `save` writes a file that nobody but its owner may read.
    fn write(&self, py: Python<'_>) -> PyResult<Py<PyBytes>> {
        let mut file = Vec::new();
        py.detach(|| self.0.write(&mut file)).map_err(lrs_error(None))?;
        Ok(PyBytes::new(py, &file).unbind())
    }

    /// The register that was written as a file; one that is damaged or of another version is refused.
    #[staticmethod]
    #[pyo3(signature = (data, policy=None))]
    fn read(py: Python<'_>, data: PyBackedBytes, policy: Option<Bound<'_, MatchPolicy>>) -> PyResult<Self> {
        let policy = wanted(policy);
        py.detach(|| matching::Register::read(&*data, &policy)).map(Self).map_err(lrs_error(None))
    }

    /// Writes the register as a file that nobody but its owner may read: whole or not at all.
    ///
    /// It holds personal data: delete it when it has served its purpose.
    #[pyo3(signature = (path, /))]
    fn save(slf: &Bound<'_, Self>, path: PathBuf) -> PyResult<()> {
        let write = slf.getattr("_write_to")?;
        slf.py().import("lrs.files")?.call_method1("write_whole", (path, write)).map(drop)
    }

    /// Writes the register into a file object.
    fn _write_to(&self, py: Python<'_>, file: Py<PyAny>) -> PyResult<()> {
        let trouble = Trouble::default();
        let mut file = BufWriter::with_capacity(CHUNK, Sink::of(Some(file), &trouble));
        let (written, flushed) = py.detach(|| (self.0.write(&mut file), file.flush()));
        trouble.raise()?;
        written.map_err(lrs_error(None))?;
        Ok(flushed?)
    }

    /// Reads the register that `save` wrote; one that is damaged or of another version is refused.
    #[staticmethod]
    #[pyo3(signature = (path, /, policy=None))]
    fn load(py: Python<'_>, path: PathBuf, policy: Option<Bound<'_, MatchPolicy>>) -> PyResult<Self> {
        let (policy, file) = (wanted(policy), std::fs::File::open(path)?);
        py.detach(|| matching::Register::read(file, &policy)).map(Self).map_err(lrs_error(None))
    }

    /// The fields that could not be read and count as unknown: the learner's id and the name of the field.
    #[getter]
    fn unread(&self) -> Vec<(u32, &'static str)> {
        self.0.unread().iter().map(|(id, field)| (*id, field.name())).collect()
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __repr__(&self) -> String {
        format!("Register({} learners)", self.0.len())
    }
}

/// The answer to a search. It holds no learner's value.
#[pyclass(frozen, eq, module = "lrs.matching")]
#[derive(PartialEq)]
pub(crate) struct FindOutcome(matching::FindOutcome);

#[pymethods]
impl FindOutcome {
    /// `exact`, `possible`, `too_many` or `none`.
    #[getter]
    fn outcome(&self) -> &'static str {
        self.0.outcome.code()
    }

    /// The likeliest learners, at most ten, the likeliest first, as a new list.
    #[getter]
    fn candidates(&self) -> Vec<Candidate> {
        self.0.candidates.iter().cloned().map(Candidate).collect()
    }

    /// The id of the learner whom software may take without a person, or None.
    #[getter]
    fn accepted(&self) -> Option<u32> {
        self.0.accepted
    }

    /// What the LRS would answer, for example `WSRC0004`.
    #[getter]
    fn response_code(&self) -> &'static str {
        self.0.response_code.code()
    }

    /// The names of the fields that could not be read and were not searched by.
    #[getter]
    fn unread(&self) -> Vec<&'static str> {
        self.0.unread.iter().copied().map(Field::name).collect()
    }

    fn __repr__(&self) -> String {
        let (outcome, count) = (self.0.outcome.code(), self.0.candidates.len());
        format!("FindOutcome('{outcome}', {count} candidates, {})", self.0.response_code.code())
    }
}

/// A learner of a register who may be the one that was asked for.
#[pyclass(frozen, eq, module = "lrs.matching")]
#[derive(PartialEq)]
pub(crate) struct Candidate(matching::Candidate);

#[pymethods]
impl Candidate {
    /// The id in the register.
    #[getter]
    fn id(&self) -> u32 {
        self.0.id
    }

    /// Why. Its probability is that of this learner being the one, among all candidates.
    #[getter]
    fn report(&self) -> MatchReport {
        MatchReport(self.0.report.clone())
    }

    fn __repr__(&self) -> String {
        format!("Candidate({}, probability={:.4})", self.0.id, self.0.report.probability)
    }
}
