//! How the columns of an export are read.

use lrs_core::batch::{self, Meaning};
use lrs_core::learner::InputError;
use lrs_core::{Field, wire};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

use super::policy::BatchPolicy;
use super::source::Source;
use crate::breach::given::nested;
use crate::error::{Trouble, input_error};
use crate::finding::Finding;
use crate::text::Text;

/// Guesses what the columns of an export are. See `lrs.batch.guess_headings`.
#[pyfunction]
#[pyo3(signature = (source, policy=None))]
pub(crate) fn batch_guess_headings(
    py: Python<'_>,
    source: Source,
    policy: Option<Bound<'_, BatchPolicy>>,
) -> PyResult<HeadingMap> {
    let policy = BatchPolicy::or_default(py, policy)?;
    let trouble = Trouble::default();
    let reader = source.reader(py, &trouble, false);
    let map = py.detach(|| batch::guess_headings(reader, &policy));
    trouble.or_raise(map).map(HeadingMap)
}

/// How the columns of an export are read: a guess for a person to confirm, or what that person decided.
///
/// Made of a dictionary of headings, each with the name of a field, `family_comma_given`, or None where the column is not
/// to be read; or of what `json.loads` gives of `to_json`. It is never changed: `with_column` and `with_heading` give
/// another one.
#[pyclass(frozen, eq, module = "lrs.batch")]
#[derive(PartialEq)]
pub(crate) struct HeadingMap(pub(super) batch::HeadingMap);

#[pymethods]
impl HeadingMap {
    #[new]
    #[pyo3(signature = (columns, /))]
    fn new(columns: Bound<'_, PyAny>) -> PyResult<Self> {
        Self::of(&columns)
    }

    /// The columns in the order of the file, a list of `MappedColumn`.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let class = CLASS.import(py, "lrs.batch", "MappedColumn")?;
        let columns = self.0.columns.iter().map(|known| {
            let joint = wire::MappedColumn::from(known).joint;
            class.call1((
                known.column,
                &known.heading,
                known.meaning.field().map(Field::name),
                joint,
                known.evidence.code(),
                known.evidence.message(),
                known.sureness.code(),
                known.section.map(|section| section.to_string()),
                known.claimed.map(Field::name),
            ))
        });
        columns.collect()
    }

    /// The physical line of the headings, from 1; 0 for a map that was made without a file.
    #[getter]
    fn line(&self) -> u64 {
        self.0.line
    }

    /// How many rows stand above the headings.
    #[getter]
    fn rows_above(&self) -> u64 {
        self.0.rows_above
    }

    /// Whether these are the headings of the batch layout itself, so that no map is needed.
    #[getter]
    fn is_layout(&self) -> bool {
        self.0.is_layout
    }

    /// The fields that the LRS wants of a learner without a ULN and that no column gives.
    #[getter]
    fn missing(&self) -> Vec<&'static str> {
        self.0.missing().into_iter().map(Field::name).collect()
    }

    /// What there is to say about the map, each with its column.
    #[getter]
    fn findings(&self) -> Vec<Finding> {
        self.0.findings().into_iter().map(Finding::from).collect()
    }

    /// The same map with the column at a place (from 1) read as a field or joint; as nothing for None.
    #[pyo3(signature = (column, meaning, /))]
    fn with_column(&self, column: u32, meaning: Option<Text<'_>>) -> PyResult<Self> {
        self.with(meaning, |map, meaning| map.set_column(column, meaning))
    }

    /// The same map with the columns of a heading read as a field or joint; as nothing for None.
    #[pyo3(signature = (heading, meaning, /))]
    fn with_heading(&self, heading: Text<'_>, meaning: Option<Text<'_>>) -> PyResult<Self> {
        self.with(meaning, |map, meaning| map.set_heading(heading.0, meaning))
    }

    /// The map as JSON text, to be kept for the next export.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(&wire::HeadingMap::from(&self.0))
            .map_err(|error| PyRuntimeError::new_err(error.to_string()))
    }

    /// The map that `to_json` wrote.
    #[staticmethod]
    #[pyo3(signature = (text, /))]
    fn from_json(text: Text<'_>) -> PyResult<Self> {
        let given =
            serde_json::from_str(text.0).map_err(|_| input_error(&InputError::Shape, ": not JSON"))?;
        wire::read_heading_map(given).map(Self).map_err(|error| input_error(&error, ""))
    }

    fn __repr__(&self) -> String {
        format!("HeadingMap(columns={}, line={})", self.0.columns.len(), self.0.line)
    }
}

impl HeadingMap {
    /// A map, or what one can be made of.
    pub(super) fn of(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(map) = given.cast::<Self>() {
            return Ok(Self(map.get().0.clone()));
        }
        wire::read_heading_map(nested(given)?).map(Self).map_err(|error| input_error(&error, ""))
    }

    fn with(
        &self,
        meaning: Option<Text<'_>>,
        set: impl FnOnce(&mut batch::HeadingMap, Meaning) -> bool,
    ) -> PyResult<Self> {
        let meaning = meaning.map_or(Some(Meaning::Ignored), |meaning| Meaning::from_code(meaning.0));
        let unknown = || input_error(&InputError::Setting { place: 2 }, ": no such field or joint");
        let mut map = self.0.clone();
        let is_set = set(&mut map, meaning.ok_or_else(unknown)?);
        let missing = || input_error(&InputError::Setting { place: 1 }, ": the map has no such column");
        if is_set { Ok(Self(map)) } else { Err(missing()) }
    }
}
