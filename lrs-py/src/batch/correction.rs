//! A dry run, and a file that is corrected into file objects. `lrs.correction` makes its types of what is given here.

use std::io::Write;

use lrs_core::batch::{self, BatchHeader, ChangeDetail, ChangeFormat, CorrectionFiles, RehearsalCounts};
use lrs_core::wire;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use super::from_wire;
use super::policy::BatchPolicy;
use super::report::BatchReport;
use super::source::{Source, Trouble};
use super::target::PyWriter;
use crate::error::lrs_error;
use crate::learner::given::setting;

/// Records, ready, repaired, held back, values changed, changes proposed, questions.
pub(super) type Counts = (u64, u64, u64, u64, u64, u64, u64);

pub(super) const fn counts(counts: RehearsalCounts) -> Counts {
    let RehearsalCounts { records, ready, repaired, held_back, changed, proposed, questions, .. } = counts;
    (records, ready, repaired, held_back, changed, proposed, questions)
}

/// What correcting a file would change, as JSON. See `lrs.batch.rehearse`.
#[pyfunction]
pub(crate) fn batch_rehearse(
    py: Python<'_>,
    source: Source,
    report: Bound<'_, BatchReport>,
    policy: Bound<'_, BatchPolicy>,
) -> PyResult<String> {
    let policy = BatchPolicy::or_default(py, Some(policy))?;
    let (report, trouble) = (&report.get().0, Trouble::default());
    let reader = source.reader(&trouble, false);
    let rehearsed = py.detach(|| {
        let rehearsal = batch::rehearse(reader, report, &policy);
        let rehearsal = rehearsal.map_err(|error| Box::new(wire::Error::from(&error)))?;
        wire::RehearsalReport::of(rehearsal, policy.max_findings_per_code).map_err(Box::new)
    });
    trouble.raise()?;
    let rehearsed = rehearsed.map_err(|error| from_wire(*error))?;
    serde_json::to_string(&rehearsed).map_err(|error| PyRuntimeError::new_err(error.to_string()))
}

/// Every change to a file as a table or a diff. See `lrs.batch.write_changes`.
#[pyfunction]
pub(crate) fn batch_write_changes<'py>(
    py: Python<'py>,
    source: Source,
    report: Bound<'_, BatchReport>,
    policy: Bound<'_, BatchPolicy>,
    format: &str,
    values: bool,
    mis_identifier: bool,
) -> PyResult<Bound<'py, PyBytes>> {
    let codes = ChangeFormat::ALL.map(ChangeFormat::code);
    let format = setting(4, "format", ChangeFormat::from_code(format), &codes)?;
    let detail = ChangeDetail { values, mis_identifier };
    written(py, source, &report, policy, |file, rehearsal| {
        batch::write_changes(file, rehearsal, format, detail)
    })
}

/// What is to be asked about a file as a table. See `lrs.batch.write_questions`.
#[pyfunction]
pub(crate) fn batch_write_questions<'py>(
    py: Python<'py>,
    source: Source,
    report: Bound<'_, BatchReport>,
    policy: Bound<'_, BatchPolicy>,
    mis_identifier: bool,
) -> PyResult<Bound<'py, PyBytes>> {
    let detail = ChangeDetail { mis_identifier, ..ChangeDetail::default() };
    written(py, source, &report, policy, |file, rehearsal| batch::write_questions(file, rehearsal, detail))
}

type Rehearsal = batch::Rehearsal<Box<dyn std::io::Read + Send>>;

fn written<'py>(
    py: Python<'py>,
    source: Source,
    report: &Bound<'_, BatchReport>,
    policy: Bound<'_, BatchPolicy>,
    write: impl FnOnce(&mut Vec<u8>, Rehearsal) -> Result<RehearsalCounts, batch::BatchError> + Send,
) -> PyResult<Bound<'py, PyBytes>> {
    let policy = BatchPolicy::or_default(py, Some(policy))?;
    let (report, trouble, mut file) = (&report.get().0, Trouble::default(), Vec::new());
    let reader = source.reader(&trouble, false);
    let done = py.detach(|| write(&mut file, batch::rehearse(reader, report, &policy)?));
    trouble.raise()?;
    done.map_err(lrs_error(None))?;
    Ok(PyBytes::new(py, &file))
}

/// Writes a file corrected into file objects: records written and held back, values changed, records with a UCI or UPN,
/// and the counts. See `lrs.batch.correct_with`.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "a file each")]
pub(crate) fn batch_correct_with(
    py: Python<'_>,
    source: Source,
    report: Bound<'_, BatchReport>,
    policy: Bound<'_, BatchPolicy>,
    corrected: Py<PyAny>,
    held_back: Option<Py<PyAny>>,
    changes: Option<Py<PyAny>>,
    questions: Option<Py<PyAny>>,
    values: bool,
    mis_identifier: bool,
) -> PyResult<(u64, u64, u64, u64, Counts)> {
    let policy = BatchPolicy::or_default(py, Some(policy))?;
    let (report, trouble) = (&report.get().0, Trouble::default());
    let reader = source.reader(&trouble, false);
    let writer = |file| PyWriter::new(file, &trouble);
    let corrected = writer(corrected);
    let [held_back, changes, questions] = [held_back, changes, questions]
        .map(|file| file.map(|file| Box::new(writer(file)) as Box<dyn Write + Send>));
    let done = py.detach(|| {
        let files = CorrectionFiles {
            held_back: held_back.map(|file| file as _),
            changes: changes.map(|file| file as _),
            questions: questions.map(|file| file as _),
            detail: ChangeDetail { values, mis_identifier },
            ..CorrectionFiles::new(corrected)
        };
        batch::correct_with(reader, files, &BatchHeader::of(report, &policy), report, &policy)
    });
    trouble.raise()?;
    let done = done.map_err(lrs_error(None))?;
    Ok((done.written, done.held_back, done.changed, done.without_identifiers, counts(done.counts)))
}
