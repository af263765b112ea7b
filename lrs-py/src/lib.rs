//! The Python face of `lrs-core`: one file for each folder of the core, and no rule of its own.
//!
//! What people import stands in `python/lrs`; this module is its engine room, `lrs._lrs`.
#![expect(clippy::needless_pass_by_value, reason = "PyO3 hands arguments over by value")]

mod error;
mod finding;
mod guide;
mod learner;
mod text;
mod value;

/// The engine of the package `lrs`: import from `lrs` instead.
#[pyo3::pymodule]
mod _lrs {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::finding::{Finding, Repair, fields};
    #[pymodule_export]
    use crate::guide::{edition, editions, rules, service_desk};
    #[pymodule_export]
    use crate::learner::draft::LearnerDraft;
    #[pymodule_export]
    use crate::learner::policy::CheckPolicy;
    #[pymodule_export]
    use crate::value::uln::{
        UlnRepair, uln_are_valid, uln_check_digit, uln_digits_lost, uln_from_stem, uln_is_valid, uln_parse,
        uln_repairs,
    };

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
