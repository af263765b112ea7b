//! Learners as a table: a dictionary of columns, or a data frame.

use lrs_core::learner::InputError;
use lrs_core::{Field, LearnerDraft, batch};
use pyo3::prelude::*;
use pyo3::types::{PyMapping, PyString};

use super::given::{cell_text, field_named};
use crate::error::{of_learner, type_error};

/// The name of a field, and its values.
type Column<'py> = (Bound<'py, PyAny>, Bound<'py, PyAny>);

/// The names and columns of a table; none of what is a list of learners.
pub(super) fn of<'py>(learners: &Bound<'py, PyAny>) -> PyResult<Option<Vec<Column<'py>>>> {
    let columns = if let Ok(table) = learners.cast::<PyMapping>() {
        table.items()?.into_any()
    } else if learners.hasattr("to_dict")? && learners.hasattr("columns")? {
        // A frame of pandas gives its columns by `items`, one of Polars by `iter_columns`.
        if learners.hasattr("iter_columns")? {
            return learners
                .call_method0("iter_columns")?
                .try_iter()?
                .map(named)
                .collect::<PyResult<_>>()
                .map(Some);
        }
        learners.call_method0("items")?
    } else {
        return Ok(None);
    };
    columns.try_iter()?.map(|column| column?.extract()).collect::<PyResult<_>>().map(Some)
}

fn named(column: PyResult<Bound<'_, PyAny>>) -> PyResult<Column<'_>> {
    let column = column?;
    Ok((column.getattr("name")?, column))
}

/// A draft for each row.
pub(super) fn drafts(columns: Vec<Column<'_>>) -> PyResult<Vec<LearnerDraft<'static>>> {
    let mut drafts: Option<Vec<LearnerDraft<'static>>> = None;
    let mut seen = Vec::new();
    for (place, (name, column)) in (1..).zip(columns) {
        let Some(field) = field_of(&name, place)? else { continue };
        let wrong = |why: String| Err(type_error(&InputError::Shape, &why));
        if seen.contains(&field) {
            return wrong(format!(": two columns are for {}", field.name()));
        }
        seen.push(field);
        if column.is_instance_of::<PyString>() {
            return wrong(format!(": a column for {}, not the text of one learner", field.name()));
        }
        let texts = column.try_iter()?.zip(1..).map(|(value, row)| {
            let value = value?;
            cell_text(field, &value).map_err(|error| of_learner(value.py(), error, row))
        });
        let texts = texts.collect::<PyResult<Vec<String>>>()?;
        let drafts = drafts.get_or_insert_with(|| vec![LearnerDraft::default(); texts.len()]);
        if drafts.len() != texts.len() {
            let (name, rows) = (field.name(), texts.len());
            return wrong(format!(": {name} has {rows} rows, others have {}", drafts.len()));
        }
        for (draft, text) in drafts.iter_mut().zip(texts) {
            draft.set(field, text);
        }
    }
    Ok(drafts.unwrap_or_default())
}

/// The field of a column: by its name, or by its heading in a batch file; none for a column about the file.
fn field_of(name: &Bound<'_, PyAny>, place: usize) -> PyResult<Option<Field>> {
    let heading: Option<&str> = name.extract().ok();
    let by_heading = Field::ALL.into_iter().find(|field| heading == Some(field.column()));
    if by_heading.is_some() || heading.is_some_and(|heading| batch::headings().any(|one| one == heading)) {
        return Ok(by_heading);
    }
    field_named(name, place).map(Some)
}
