//! Sheets of workbooks as the text of CSV files.

use lrs_core::batch::{self, WorkbookLimits, WorkbookPolicy};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use super::source::Source;
use crate::error::Trouble;
use crate::learner::given::limit;
use crate::text::Text;

/// The name, the names of all sheets, the last row, and the text.
type Sheet<'py> = (String, Vec<String>, u32, Bound<'py, PyBytes>);

/// Reads a sheet of a workbook. See `lrs.batch.read_workbook`.
#[pyfunction]
#[pyo3(signature = (source, sheet=None, max_bytes=None, max_unpacked_bytes=None, max_cells=None))]
pub(crate) fn batch_read_workbook<'py>(
    py: Python<'py>,
    source: Source,
    sheet: Option<Text<'_>>,
    max_bytes: Option<Bound<'_, PyAny>>,
    max_unpacked_bytes: Option<Bound<'_, PyAny>>,
    max_cells: Option<Bound<'_, PyAny>>,
) -> PyResult<Sheet<'py>> {
    let limits = WorkbookLimits::DEFAULT;
    let policy = WorkbookPolicy {
        sheet: sheet.map(|name| name.0.to_owned()),
        limits: WorkbookLimits {
            max_bytes: limit(2, "max_bytes", max_bytes, limits.max_bytes)?,
            max_unpacked_bytes: limit(
                3,
                "max_unpacked_bytes",
                max_unpacked_bytes,
                limits.max_unpacked_bytes,
            )?,
            max_cells: limit(4, "max_cells", max_cells, limits.max_cells)?,
            ..limits
        },
    };
    let trouble = Trouble::default();
    let reader = source.reader(py, &trouble, false);
    let sheet = py.detach(|| batch::read_workbook(reader, &policy));
    let sheet = trouble.or_raise(sheet)?;
    Ok((sheet.name, sheet.sheets, sheet.rows, PyBytes::new(py, &sheet.csv)))
}
