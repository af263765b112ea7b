//! The values that are codes of the LRS; `python/lrs/value.py` has them as `IntEnum`.

use lrs_core::value::SharingError;
use lrs_core::{AbilityToShare, Field, Gender, VerificationType};
use pyo3::prelude::*;

use super::Value;
use crate::error::lrs_error;
use crate::learner::given::field_text;

macro_rules! codes {
    ($($class:ident $parse:ident $field:expr;)*) => {$(
        #[doc = concat!("Parses a `", stringify!($class), "` and gives the LRS's code.")]
        #[pyfunction]
        #[pyo3(signature = (text, /))]
        pub(crate) fn $parse(text: &Bound<'_, PyAny>) -> PyResult<u16> {
            let text = field_text($field, text)?;
            $class::parse(&text).map($class::lrs_code).map_err(lrs_error(Some($field)))
        }

        impl Value for $class {
            fn read(field: Field, text: &str) -> PyResult<Self> {
                Self::parse(text).map_err(lrs_error(Some(field)))
            }

            fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                super::class_of(py, stringify!($class))?.call1((self.lrs_code(),))
            }
        }
    )*};
}

codes! {
    AbilityToShare ability_to_share_parse Field::AbilityToShare;
    Gender gender_parse Field::Gender;
    VerificationType verification_type_parse Field::VerificationType;
}

/// The genders: the LRS's code and our name of each.
#[pyfunction]
pub(crate) fn genders() -> Vec<(u16, &'static str)> {
    Gender::ALL.into_iter().map(|gender| (gender.lrs_code(), gender.code())).collect()
}

/// The abilities to share: the LRS's code, our name and the guide's label of each.
#[pyfunction]
pub(crate) fn abilities_to_share() -> Vec<(u16, &'static str, &'static str)> {
    AbilityToShare::ALL.into_iter().map(|state| (state.lrs_code(), state.code(), state.label())).collect()
}

/// The verification types: the LRS's code, our name and the guide's label of each.
#[pyfunction]
pub(crate) fn verification_types() -> Vec<(u16, &'static str, &'static str)> {
    VerificationType::ALL.into_iter().map(|kind| (kind.lrs_code(), kind.code(), kind.label())).collect()
}

/// The state after a change of ability to share.
#[pyfunction]
#[pyo3(signature = (current, next, /))]
pub(crate) fn ability_to_share_change_to(current: u16, next: u16) -> PyResult<u16> {
    let (current, next) = (ability_to_share(current)?, ability_to_share(next)?);
    current.change_to(next).map(AbilityToShare::lrs_code).map_err(lrs_error(Some(Field::AbilityToShare)))
}

/// What other organisations see: the record, sensitive qualifications, profile, ULN, the learner's copy.
#[pyfunction]
#[pyo3(signature = (state, /))]
pub(crate) fn ability_to_share_visibility(state: u16) -> PyResult<(bool, bool, bool, bool, bool)> {
    let seen = ability_to_share(state)?.visibility();
    Ok((seen.plr, seen.sensitive_qualifications, seen.profile, seen.uln, seen.learner_copy))
}

/// The ability to share that says whether a privacy notice was seen.
#[pyfunction]
#[pyo3(signature = (seen, /))]
pub(crate) fn ability_to_share_from_privacy_notice_seen(seen: bool) -> u16 {
    AbilityToShare::from_privacy_notice_seen(seen).lrs_code()
}

fn ability_to_share(code: u16) -> PyResult<AbilityToShare> {
    let state = AbilityToShare::from_lrs_code(code).ok_or(SharingError::Unknown);
    state.map_err(lrs_error(Some(Field::AbilityToShare)))
}
