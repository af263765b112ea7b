//! How errors reach Python: `lrs.LrsError`, which is written in Python (the stable ABI of Python 3.10 cannot
//! derive from a built-in exception in Rust).

use lrs_core::Field;
use lrs_core::finding::RuleError;
use lrs_core::learner::InputError;
use pyo3::PyErr;

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
