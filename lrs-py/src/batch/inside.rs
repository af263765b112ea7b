//! What the records of a file say against each other.

use std::ops::ControlFlow;
use std::sync::Mutex;

use lrs_core::batch;
use lrs_core::matching::{MatchProgress, OnProgress};
use lrs_core::wire;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::{MutexExt as _, PyOnceLock};
use pyo3::types::{PyDict, PyType};

use super::plan::given;
use super::poisoned;
use super::policy::BatchPolicy;
use super::report::totals;
use super::source::Source;
use crate::error::{Trouble, input_error};
use crate::finding::Finding;
use crate::learner::draft::LearnerDraft;
use crate::learner::stream::Learners;
use crate::matching::policy::MatchPolicy;
use crate::matching::told;

/// How records are compared, and how many; every argument by its name, and each may be left out.
///
/// `matching` is how learners are compared, a `MatchPolicy`. `max_compared` records are compared field by field,
/// `max_records` by ULN and by all demographics at once; what is beyond is not compared, and the report says so.
#[pyclass(frozen, module = "lrs.batch")]
pub(crate) struct InsidePolicy(batch::InsidePolicy);

#[pymethods]
impl InsidePolicy {
    #[new]
    #[pyo3(signature = (*, matching=None, max_compared=None, max_records=None, max_findings_per_code=None))]
    fn new(
        matching: Option<Bound<'_, MatchPolicy>>,
        max_compared: Option<Bound<'_, PyAny>>,
        max_records: Option<Bound<'_, PyAny>>,
        max_findings_per_code: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let values = [
            ("maxCompared", max_compared),
            ("maxRecords", max_records),
            ("maxFindingsPerCode", max_findings_per_code),
        ];
        let names = values.map(|(name, value)| (name.to_owned(), given(value.as_ref()))).to_vec();
        let mut policy = wire::InsidePolicy::of(names).read().map_err(|error| input_error(&error, ""))?;
        if let Some(matching) = matching {
            policy.matching = matching.get().0.clone();
        }
        Ok(Self(policy))
    }

    fn __repr__(&self) -> String {
        format!("InsidePolicy(max_compared={}, max_records={})", self.0.max_compared, self.0.max_records)
    }
}

fn wanted(policy: Option<Bound<'_, InsidePolicy>>) -> batch::InsidePolicy {
    policy.map_or_else(batch::InsidePolicy::default, |policy| policy.get().0.clone())
}

/// Reads a file and holds its records against each other. See `lrs.batch.check_inside`.
#[pyfunction]
#[pyo3(signature = (source, policy=None, inside=None, progress=None))]
pub(crate) fn batch_check_inside(
    py: Python<'_>,
    source: Source,
    policy: Option<Bound<'_, BatchPolicy>>,
    inside: Option<Bound<'_, InsidePolicy>>,
    progress: Option<Py<PyAny>>,
) -> PyResult<InsideReport> {
    let (policy, inside) = (BatchPolicy::or_default(py, policy)?, wanted(inside));
    let trouble = Trouble::default();
    let reader = source.reader(py, &trouble, false);
    let mut done = Ok(None);
    told(py, progress, |on_progress| {
        done = batch::check_inside_with(reader, &policy, &inside, &mut unless(&trouble, on_progress));
        Some(())
    })?;
    trouble.or_raise(done).map(Option::unwrap_or_default).map(InsideReport)
}

/// Holds learners against each other, as records in their order.
#[pyfunction]
#[pyo3(signature = (learners, inside=None, progress=None))]
pub(crate) fn batch_check_inside_of(
    py: Python<'_>,
    learners: Learners,
    inside: Option<Bound<'_, InsidePolicy>>,
    progress: Option<Py<PyAny>>,
) -> PyResult<InsideReport> {
    let (trouble, mut records) = (Trouble::default(), batch::Inside::new(&wanted(inside)));
    let learners = learners.each(&trouble);
    let report = told(py, progress, |on_progress| {
        learners.zip(1..).for_each(|(learner, record)| records.add(&learner, record, None));
        records.finish_with(&mut unless(&trouble, on_progress))
    });
    trouble.raise()?;
    report.map(InsideReport)
}

/// Goes on telling, unless Python has raised something already: then nothing need be compared.
fn unless(trouble: &Trouble, on_progress: OnProgress<'_>) -> impl FnMut(MatchProgress) -> ControlFlow<()> {
    |at| if trouble.is_there() { ControlFlow::Break(()) } else { on_progress(at) }
}

/// Records that are held against each other when all were added. Its repr shows no learner.
#[pyclass(frozen, module = "lrs.batch")]
pub(crate) struct Inside(Mutex<Records>);

struct Records {
    inside: batch::Inside,
    count: u64,
    policy: batch::InsidePolicy,
}

#[pymethods]
impl Inside {
    #[new]
    #[pyo3(signature = (policy=None))]
    fn new(policy: Option<Bound<'_, InsidePolicy>>) -> Self {
        let policy = wanted(policy);
        Self(Mutex::new(Records { inside: batch::Inside::new(&policy), count: 0, policy }))
    }

    /// Adds the next record, or the one of this number and line.
    #[pyo3(signature = (learner, /, *, record=None, line=None))]
    fn add(
        &self,
        py: Python<'_>,
        learner: Bound<'_, PyAny>,
        record: Option<u64>,
        line: Option<u64>,
    ) -> PyResult<()> {
        let learner = LearnerDraft::of(&learner)?;
        let mut records = self.0.lock_py_attached(py).map_err(poisoned)?;
        records.count += 1;
        let record = record.unwrap_or(records.count);
        records.inside.add(&learner, record, line);
        Ok(())
    }

    /// Holds the records against each other, and begins anew; `progress` as in `check_inside`.
    #[pyo3(signature = (*, progress=None))]
    fn finish(&self, py: Python<'_>, progress: Option<Py<PyAny>>) -> PyResult<InsideReport> {
        let mut records = self.0.lock_py_attached(py).map_err(poisoned)?;
        records.count = 0;
        let anew = batch::Inside::new(&records.policy);
        let inside = core::mem::replace(&mut records.inside, anew);
        drop(records);
        told(py, progress, |on_progress| inside.finish_with(on_progress)).map(InsideReport)
    }
}

/// What the records of a file say against each other: places, codes and probabilities, and no learner's value.
#[pyclass(frozen, eq, module = "lrs.batch")]
#[derive(PartialEq)]
pub(crate) struct InsideReport(pub(super) batch::InsideReport);

#[pymethods]
impl InsideReport {
    /// How many records there are.
    #[getter]
    fn records(&self) -> u64 {
        self.0.records
    }

    /// How many were compared field by field.
    #[getter]
    fn compared(&self) -> u64 {
        self.0.compared
    }

    /// How many were compared at all.
    #[getter]
    fn kept(&self) -> u64 {
        self.0.kept
    }

    /// Whether the file was read to its end. If not, the last finding says why.
    #[getter]
    fn complete(&self) -> bool {
        self.0.complete
    }

    /// Whether an error stands between two records, or the file could not be read.
    #[getter]
    fn has_errors(&self) -> bool {
        self.0.has_errors()
    }

    /// The findings in the order of the later record, a list of `InsideFinding`.
    #[getter]
    fn findings<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let class = CLASS.import(py, "lrs.batch", "InsideFinding")?;
        let found = |found: &batch::InsideFinding| {
            let (record, line) = other(found);
            class.call1((Finding::from(found.finding), record, line, found.probability))
        };
        self.0.findings.iter().map(found).collect()
    }

    /// The findings as rows for a data frame, a list of dictionaries.
    fn to_rows<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let row = |found: &batch::InsideFinding| {
            let (row, (record, line)) = (Finding::from(found.finding).to_dict(py)?, other(found));
            row.set_item("other_record", record)?;
            row.set_item("other_line", line)?;
            row.set_item("probability", found.probability)?;
            Ok(row)
        };
        self.0.findings.iter().map(row).collect()
    }

    /// Exact totals by rule and field, a list of `Total`.
    #[getter]
    fn totals<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        totals(py, &self.0.totals)
    }

    /// How often a code was found, exactly.
    #[pyo3(signature = (code, /))]
    fn count_of(&self, code: &str) -> u64 {
        self.0.count_of(code)
    }

    /// The report as JSON text, with its `schema`.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(&wire::InsideReport::from(&self.0))
            .map_err(|error| PyRuntimeError::new_err(error.to_string()))
    }

    /// The report in words.
    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("InsideReport(records={}, findings={})", self.0.records, self.0.findings.len())
    }
}

/// The record and the line of the earlier of two records.
fn other(found: &batch::InsideFinding) -> (Option<u64>, Option<u64>) {
    found.other.map(|other| (other.record, other.line)).unwrap_or_default()
}
