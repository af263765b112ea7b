//! How errors reach Python: `lrs.LrsError`, which is written in Python (the stable ABI of Python 3.10 cannot
//! derive from a built-in exception in Rust).

use std::sync::{Arc, Mutex, PoisonError};

use lrs_core::Field;
use lrs_core::finding::RuleError;
use lrs_core::learner::InputError;
use pyo3::prelude::*;

pyo3::import_exception!(lrs.error, LrsError);
pyo3::import_exception!(lrs.error, LrsTypeError);

/// The exception for a value's error; `field` is the learner field that the type stands for, if one.
pub(crate) fn lrs_error<E: RuleError>(field: Option<Field>) -> impl Fn(E) -> PyErr {
    move |error| LrsError::new_err(parts(&error, field, ""))
}

/// The exception for something of the wrong type; `why` goes on with the message.
pub(crate) fn type_error(error: &InputError, why: &str) -> PyErr {
    LrsTypeError::new_err(parts(error, error.field(), why))
}

/// The exception for a name or a setting that cannot be; `why` goes on with the message.
pub(crate) fn input_error(error: &InputError, why: &str) -> PyErr {
    LrsError::new_err(parts(error, error.field(), why))
}

/// What `LrsError` is made of: message, code, field, section, remedy.
type Parts = (String, &'static str, Option<&'static str>, String, &'static str);

fn parts(error: &impl RuleError, field: Option<Field>, why: &str) -> Parts {
    let rule = error.rule();
    (format!("{error}{why}"), rule.code, field.map(Field::name), rule.section.to_string(), rule.remedy)
}

/// The same exception, saying which learner of a list it is about; one that is not ours stays as it is.
pub(crate) fn of_learner(py: Python<'_>, error: PyErr, place: u64) -> PyErr {
    if error.is_instance_of::<LrsError>(py)
        && let Err(slip) = error.value(py).call_method1("_of_learner", (place,))
    {
        return slip;
    }
    error
}

/// The first exception of Python code that was called in the middle of the core's work.
#[derive(Clone, Default)]
pub(crate) struct Trouble(Arc<Mutex<Option<PyErr>>>);

impl Trouble {
    pub(crate) fn set(&self, error: PyErr) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
    }

    pub(crate) fn is_there(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// What came of the work, unless there was an exception.
    pub(crate) fn or_raise<T, E: RuleError>(&self, done: Result<T, E>) -> PyResult<T> {
        self.raise()?;
        done.map_err(lrs_error(None))
    }

    /// Raises the exception, if there was one.
    pub(crate) fn raise(&self) -> PyResult<()> {
        match self.0.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}
