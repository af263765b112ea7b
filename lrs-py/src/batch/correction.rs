//! A dry run, and a file that is corrected. `lrs.correction` makes its types of what is given here.

use std::io::{BufWriter, Read, Write};

use lrs_core::batch::{self, BatchHeader, ChangeDetail, ChangeFormat, CorrectionFiles, RehearsalCounts};
use lrs_core::wire;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use super::from_wire;
use super::policy::BatchPolicy;
use super::source::{CHUNK, Sink, Source};
use crate::error::Trouble;
use crate::learner::given::setting;

/// Records, ready, repaired, held back, values changed, changes proposed, questions.
type Counts = (u64, u64, u64, u64, u64, u64, u64);

const fn counts(counts: RehearsalCounts) -> Counts {
    let RehearsalCounts { records, ready, repaired, held_back, changed, proposed, questions, .. } = counts;
    (records, ready, repaired, held_back, changed, proposed, questions)
}

type Reader = Box<dyn Read + Send>;

/// Checks a file, and gives it once more from where it stood.
fn checked(
    py: Python<'_>,
    source: &Source,
    policy: &lrs_core::BatchPolicy,
    trouble: &Trouble,
) -> PyResult<(batch::BatchReport, Reader)> {
    let place = source.place(py)?;
    let reader = source.reader(py, trouble, false);
    let report = trouble.or_raise(py.detach(|| batch::check(reader, policy)))?;
    source.go_back(place)?;
    Ok((report, source.reader(py, trouble, false)))
}

/// What correcting a file would change, as JSON. See `lrs.batch.rehearse`.
#[pyfunction]
#[pyo3(signature = (source, policy=None))]
pub(crate) fn batch_rehearse(
    py: Python<'_>,
    source: Source,
    policy: Option<Bound<'_, BatchPolicy>>,
) -> PyResult<String> {
    let policy = BatchPolicy::or_default(py, policy)?;
    let trouble = Trouble::default();
    let (report, reader) = checked(py, &source, &policy, &trouble)?;
    let rehearsed = py.detach(|| {
        let rehearsal = batch::rehearse(reader, &report, &policy);
        let rehearsal = rehearsal.map_err(|error| Box::new(wire::Error::from(&error)))?;
        wire::RehearsalReport::of(rehearsal, policy.max_findings_per_code).map_err(Box::new)
    });
    trouble.raise()?;
    let rehearsed = rehearsed.map_err(|error| from_wire(*error))?;
    serde_json::to_string(&rehearsed).map_err(|error| PyRuntimeError::new_err(error.to_string()))
}

/// Every change to a file as a table or a diff. See `lrs.batch.write_changes`.
#[pyfunction]
#[pyo3(signature = (source, policy=None, format=ChangeFormat::Csv.code(), values=false, mis_identifier=false, to=None))]
pub(crate) fn batch_write_changes<'py>(
    py: Python<'py>,
    source: Source,
    policy: Option<Bound<'_, BatchPolicy>>,
    format: &str,
    values: bool,
    mis_identifier: bool,
    to: Option<Py<PyAny>>,
) -> PyResult<Option<Bound<'py, PyBytes>>> {
    let codes = ChangeFormat::ALL.map(ChangeFormat::code);
    let format = setting(3, "format", ChangeFormat::from_code(format), &codes)?;
    let detail = ChangeDetail { values, mis_identifier };
    written(py, source, policy, to, |file, rehearsal| batch::write_changes(file, rehearsal, format, detail))
}

/// What is to be asked about a file as a table. See `lrs.batch.write_questions`.
#[pyfunction]
#[pyo3(signature = (source, policy=None, mis_identifier=false, to=None))]
pub(crate) fn batch_write_questions<'py>(
    py: Python<'py>,
    source: Source,
    policy: Option<Bound<'_, BatchPolicy>>,
    mis_identifier: bool,
    to: Option<Py<PyAny>>,
) -> PyResult<Option<Bound<'py, PyBytes>>> {
    let detail = ChangeDetail { mis_identifier, ..ChangeDetail::default() };
    written(py, source, policy, to, |file, rehearsal| batch::write_questions(file, rehearsal, detail))
}

type Rehearsal = batch::Rehearsal<Reader>;

fn written<'py>(
    py: Python<'py>,
    source: Source,
    policy: Option<Bound<'_, BatchPolicy>>,
    to: Option<Py<PyAny>>,
    write: impl FnOnce(&mut BufWriter<&mut Sink>, Rehearsal) -> Result<RehearsalCounts, batch::BatchError> + Send,
) -> PyResult<Option<Bound<'py, PyBytes>>> {
    let policy = BatchPolicy::or_default(py, policy)?;
    let trouble = Trouble::default();
    let (report, reader) = checked(py, &source, &policy, &trouble)?;
    let mut sink = Sink::of(to, &trouble);
    let done = py.detach(|| {
        // A diff is written in many small pieces.
        let mut file = BufWriter::with_capacity(CHUNK, &mut sink);
        write(&mut file, batch::rehearse(reader, &report, &policy)?)?;
        Ok::<_, batch::BatchError>(file.flush()?)
    });
    trouble.or_raise(done)?;
    Ok(sink.bytes(py))
}

/// A file beside the corrected one: whether it is wanted, and its place, which is memory where none is said.
type Beside = (bool, Option<Py<PyAny>>);

/// Reads a file twice and writes it corrected, with what is wanted beside it. See `lrs.batch.correct`.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "a file each")]
pub(crate) fn batch_correct<'py>(
    py: Python<'py>,
    source: Source,
    policy: Option<Bound<'_, BatchPolicy>>,
    to: Option<Py<PyAny>>,
    held_back: Beside,
    changes: Beside,
    questions: Beside,
    values: bool,
    mis_identifier: bool,
) -> PyResult<CorrectedFile<'py>> {
    let policy = BatchPolicy::or_default(py, policy)?;
    let trouble = Trouble::default();
    let (report, reader) = checked(py, &source, &policy, &trouble)?;
    let mut file = Sink::of(to, &trouble);
    let mut beside = [held_back, changes, questions]
        .map(|(is_wanted, to)| (is_wanted || to.is_some()).then(|| Sink::of(to, &trouble)));
    let corrected = py.detach(|| {
        let [held_back, changes, questions] =
            beside.each_mut().map(|sink| sink.as_mut().map(|sink| Box::new(sink) as Box<dyn Write + '_>));
        let detail = ChangeDetail { values, mis_identifier };
        let files =
            CorrectionFiles { held_back, changes, questions, detail, ..CorrectionFiles::new(&mut file) };
        batch::correct_with(reader, files, &BatchHeader::of(&report, &policy), &report, &policy)
    });
    let done = trouble.or_raise(corrected)?;
    let [held_back, changes, questions] = beside.map(|sink| sink.and_then(|sink| sink.bytes(py)));
    Ok((
        (file.bytes(py), held_back, changes, questions),
        (done.written, done.held_back, done.changed, done.without_identifiers),
        counts(done.counts),
    ))
}

type Bytes<'py> = Option<Bound<'py, PyBytes>>;

/// What is in memory of the file, the one held back, the log and the table; records written, records held back, values
/// changed, records with a UCI or UPN; the counts.
type CorrectedFile<'py> = ((Bytes<'py>, Bytes<'py>, Bytes<'py>, Bytes<'py>), (u64, u64, u64, u64), Counts);
