//! What somebody typed.

use lrs_core::{Field, learner};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping};

use super::given::{field_named, field_text};
use super::record::LearnerRecord;

/// A learner as typed: one text for each field, empty where nothing was typed.
///
/// Takes texts; dates for `date_of_birth` and `date_of_address_capture`; whole numbers or members of the
/// enums for `gender`, `ability_to_share` and `verification_type`. None and NaN are blank. Its repr names the
/// fields that are filled and shows none of them.
#[pyclass(frozen, eq, module = "lrs.learner")]
#[derive(Clone, PartialEq)]
pub(crate) struct LearnerDraft(pub(crate) learner::LearnerDraft<'static>);

macro_rules! draft {
    ($($field:ident $variant:ident,)*) => {
        #[pymethods]
        impl LearnerDraft {
            #[new]
            #[pyo3(signature = (*, $($field = None),*))]
            #[expect(clippy::too_many_arguments, reason = "one keyword for each field of a learner")]
            fn new($($field: Option<Bound<'_, PyAny>>),*) -> PyResult<Self> {
                let mut draft = learner::LearnerDraft::default();
                $(if let Some(value) = $field {
                    draft.$field = field_text(Field::$variant, &value)?.into();
                })*
                Ok(Self(draft))
            }

            $(
                #[doc = concat!("The text of `", stringify!($field), "`; empty where nothing was typed.")]
                #[getter]
                fn $field(&self) -> &str {
                    &self.0.$field
                }
            )*

            /// The draft of a dictionary of field names and values.
            #[staticmethod]
            #[pyo3(signature = (fields, /))]
            fn from_dict(fields: Bound<'_, PyAny>) -> PyResult<Self> {
                Self::of(&fields).map(Self)
            }

            /// The fields that are filled, as a new dictionary.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
                let fields = PyDict::new(py);
                for field in self.filled() {
                    fields.set_item(field.name(), self.0.text(field))?;
                }
                Ok(fields)
            }

            fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((), Bound<'py, PyDict>)> {
                Ok(((), self.to_dict(py)?))
            }

            fn __repr__(&self) -> String {
                let filled: Vec<String> =
                    self.filled().map(|field| format!("{}=<redacted>", field.name())).collect();
                format!("LearnerDraft({})", filled.join(", "))
            }
        }
    };
}

draft! {
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

impl LearnerDraft {
    fn filled(&self) -> impl Iterator<Item = Field> {
        Field::ALL.into_iter().filter(|&field| !self.0.text(field).is_empty())
    }

    /// The draft that a `LearnerDraft` is, or that a `LearnerRecord` or a dictionary of field names and values makes.
    pub(crate) fn of(given: &Bound<'_, PyAny>) -> PyResult<learner::LearnerDraft<'static>> {
        if let Ok(draft) = given.cast::<Self>() {
            return Ok(draft.get().0.clone());
        }
        let mut draft = learner::LearnerDraft::default();
        if let Ok(record) = given.cast::<LearnerRecord>() {
            for field in Field::ALL {
                draft.set(field, record.get().0.text(field).unwrap_or_default().into_owned());
            }
            return Ok(draft);
        }
        let mut set = |(place, name, value): (usize, Bound<'_, PyAny>, Bound<'_, PyAny>)| {
            let field = field_named(&name, place)?;
            draft.set(field, field_text(field, &value)?);
            PyResult::Ok(())
        };
        if let Ok(fields) = given.cast::<PyDict>() {
            (1..).zip(fields).try_for_each(|(place, (name, value))| set((place, name, value)))?;
        } else if let Ok(fields) = given.cast::<PyMapping>() {
            for (place, item) in (1..).zip(fields.items()?) {
                let (name, value) = item.extract()?;
                set((place, name, value))?;
            }
        } else {
            let why = format!(": a LearnerDraft or a dict, not {}", given.get_type().name()?);
            return Err(crate::error::type_error(&learner::InputError::Shape, &why));
        }
        Ok(draft)
    }
}
