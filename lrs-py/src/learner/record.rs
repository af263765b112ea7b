//! The record as it survived checking.

use lrs_core::{Field, learner};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::given::field_text;
use crate::value::Value as _;

/// A learner as checked: each field an object of its class, or None where it is blank or an error stands.
///
/// Takes what a draft takes, and raises `LrsError` for what is no value of its field. Its repr names the
/// fields that are filled and shows none of them.
#[pyclass(frozen, eq, module = "lrs.learner")]
#[derive(Clone, PartialEq)]
pub(crate) struct LearnerRecord(pub(crate) learner::LearnerRecord);

macro_rules! record {
    ($($field:ident $variant:ident,)*) => {
        #[pymethods]
        impl LearnerRecord {
            #[new]
            #[pyo3(signature = (*, $($field = None),*))]
            #[expect(clippy::too_many_arguments, reason = "one keyword for each field of a learner")]
            fn new($($field: Option<Bound<'_, PyAny>>),*) -> PyResult<Self> {
                let mut record = learner::LearnerRecord::default();
                $(if let Some(value) = $field {
                    record.$field = value_of(Field::$variant, &value)?;
                })*
                Ok(Self(record))
            }

            $(
                #[doc = concat!("The value of `", stringify!($field), "`; None where there is none.")]
                #[getter]
                fn $field<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
                    self.0.$field.as_ref().map(|value| value.to_python(py)).transpose()
                }
            )*

            /// Every field with its value or None, as a new dictionary.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
                let fields = PyDict::new(py);
                $(fields.set_item(stringify!($field), self.$field(py)?)?;)*
                Ok(fields)
            }

            fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((), Bound<'py, PyDict>)> {
                Ok(((), self.to_dict(py)?))
            }

            fn __repr__(&self) -> String {
                let filled = Field::ALL.into_iter().filter(|&field| self.0.text(field).is_some());
                let filled: Vec<String> = filled.map(|field| format!("{}=<redacted>", field.name())).collect();
                format!("LearnerRecord({})", filled.join(", "))
            }
        }
    };
}

record! {
    uln Uln, mis_identifier MisIdentifier, title Title, given_name GivenName,
    preferred_given_name PreferredGivenName, middle_other_name MiddleOtherName, family_name FamilyName,
    previous_family_name PreviousFamilyName, family_name_at_age_16 FamilyNameAtAge16,
    school_at_age_16 SchoolAtAge16, last_known_address_line_1 LastKnownAddressLine1,
    last_known_address_line_2 LastKnownAddressLine2, last_known_address_town LastKnownAddressTown,
    last_known_address_county_or_city LastKnownAddressCountyOrCity, last_known_postcode LastKnownPostcode,
    date_of_address_capture DateOfAddressCapture, date_of_birth DateOfBirth, place_of_birth PlaceOfBirth,
    email_address EmailAddress, gender Gender, nationality Nationality,
    scottish_candidate_number ScottishCandidateNumber, ability_to_share AbilityToShare,
    verification_type VerificationType, other_verification_description OtherVerificationDescription,
    notes Notes, uci Uci, upn Upn,
}

fn value_of<T: crate::value::Value>(field: Field, value: &Bound<'_, PyAny>) -> PyResult<Option<T>> {
    let text = field_text(field, value)?;
    (!text.is_empty()).then(|| T::read(field, &text)).transpose()
}
