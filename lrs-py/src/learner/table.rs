//! Learners as a table: a dictionary of columns, or a data frame.

use lrs_core::LearnerDraft;
use lrs_core::learner::InputError;
use pyo3::prelude::*;
use pyo3::types::{PyMapping, PyString};

use crate::error::type_error;
use crate::learner::given::{field_named, field_text};

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
    for (place, (name, column)) in (1..).zip(columns) {
        let field = field_named(&name, place)?;
        if column.is_instance_of::<PyString>() {
            let why = format!(": a column for {}, not the text of one learner", field.name());
            return Err(type_error(&InputError::Shape, &why));
        }
        let texts: PyResult<Vec<String>> =
            column.try_iter()?.map(|value| field_text(field, &value?)).collect();
        let texts = texts?;
        let drafts = drafts.get_or_insert_with(|| vec![LearnerDraft::default(); texts.len()]);
        if drafts.len() != texts.len() {
            let why = format!(": {} has {} rows, others have {}", field.name(), texts.len(), drafts.len());
            return Err(type_error(&InputError::Shape, &why));
        }
        for (draft, text) in drafts.iter_mut().zip(texts) {
            draft.set(field, text);
        }
    }
    Ok(drafts.unwrap_or_default())
}
