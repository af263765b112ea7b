//! The values that are texts of a certain form.

use lrs_core::value::{ScottishCandidateNumber, Uci, Upn, email_address, postcode};
use lrs_core::{EmailAddress, FamilyName, Field, GivenName, Postcode, Ukprn, Uln};
use pyo3::prelude::*;

use super::Value;
use crate::error::lrs_error;
use crate::text::Text;

macro_rules! text_values {
    ($($class:ident $parse:ident $field:expr;)*) => {$(
        #[doc = concat!("Parses a `", stringify!($class), "` and gives its canonical text.")]
        #[pyfunction]
        #[pyo3(signature = (text, /))]
        pub(crate) fn $parse(text: Text<'_>) -> PyResult<String> {
            $class::parse(text.0).map(|value| value.to_string()).map_err(lrs_error($field))
        }

        impl Value for $class {
            fn read(field: Field, text: &str) -> PyResult<Self> {
                Self::parse(text).map_err(lrs_error(Some(field)))
            }

            fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                super::object(py, stringify!($class), &self.to_string())
            }
        }
    )*};
}

text_values! {
    EmailAddress email_address_parse Some(Field::EmailAddress);
    FamilyName family_name_parse Some(Field::FamilyName);
    GivenName given_name_parse Some(Field::GivenName);
    Postcode postcode_parse Some(Field::LastKnownPostcode);
    ScottishCandidateNumber scottish_candidate_number_parse Some(Field::ScottishCandidateNumber);
    Uci uci_parse Some(Field::Uci);
    Ukprn ukprn_parse None;
    Upn upn_parse Some(Field::Upn);
}

impl Value for Uln {
    fn read(field: Field, text: &str) -> PyResult<Self> {
        Self::parse(text).map_err(lrs_error(Some(field)))
    }

    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        super::object(py, "Uln", &self.to_string())
    }
}

/// The parts of a postcode: outward, inward, area, district, sector, unit; whether it stands for an unknown
/// one, and whether it is one of the British Forces.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn postcode_parts(text: Text<'_>) -> PyResult<PostcodeParts> {
    let postcode = Postcode::parse(text.0).map_err(lrs_error(Some(Field::LastKnownPostcode)))?;
    Ok((
        postcode.outward().to_owned(),
        postcode.inward().to_owned(),
        postcode.area().to_owned(),
        postcode.district().to_owned(),
        postcode.sector().to_owned(),
        postcode.unit().to_owned(),
        postcode.is_default(),
        postcode.is_bfpo(),
    ))
}

type PostcodeParts = (String, String, String, String, String, String, bool, bool);

/// The postcodes that somebody may have meant, likeliest first.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn postcode_repairs(text: Text<'_>) -> Vec<PostcodeRepair> {
    postcode::repairs(text.0).into_iter().map(PostcodeRepair).collect()
}

/// The address that somebody may have meant: one at most.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn email_address_repairs(text: Text<'_>) -> Vec<EmailAddressRepair> {
    email_address::repairs(text.0).into_iter().map(EmailAddressRepair).collect()
}

/// Whether a UKPRN has the form of real life: eight digits, the first of them 1.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn ukprn_is_usual(text: Text<'_>) -> PyResult<bool> {
    Ukprn::parse(text.0).map(Ukprn::is_usual).map_err(lrs_error(None))
}

/// Whether a UPN is a temporary one.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn upn_is_temporary(text: Text<'_>) -> PyResult<bool> {
    Upn::parse(text.0).map(Upn::is_temporary).map_err(lrs_error(Some(Field::Upn)))
}

/// A postcode that somebody may have meant.
///
/// Its repr hides the postcode; `to` gives it.
#[pyclass(frozen, eq, module = "lrs.value")]
#[derive(PartialEq)]
pub(crate) struct PostcodeRepair(postcode::PostcodeRepair);

#[pymethods]
impl PostcodeRepair {
    /// The proposed postcode, a `Postcode`.
    #[getter]
    fn to<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.to.to_python(py)
    }

    /// Why: the stable code, for example `postcode.repair.zero`.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code
    }

    /// Why, as a clause.
    #[getter]
    fn message(&self) -> String {
        self.0.message()
    }

    /// Whether its area is one of the United Kingdom's, so that such a postcode may exist.
    #[getter]
    fn has_real_area(&self) -> bool {
        self.0.has_real_area
    }

    /// How many other candidates are as likely.
    #[getter]
    fn as_likely(&self) -> usize {
        self.0.as_likely
    }

    fn __repr__(&self) -> String {
        format!("PostcodeRepair(to=<redacted>, code='{}', as_likely={})", self.0.code, self.0.as_likely)
    }
}

/// An e-mail address that somebody may have meant.
///
/// Its repr hides the address; `to` gives it.
#[pyclass(frozen, eq, module = "lrs.value")]
#[derive(PartialEq)]
pub(crate) struct EmailAddressRepair(email_address::EmailAddressRepair);

#[pymethods]
impl EmailAddressRepair {
    /// The proposed address, an `EmailAddress`.
    #[getter]
    fn to<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.to.to_python(py)
    }

    /// Why: the stable code, for example `email_address.repair.spaces`.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code
    }

    /// Why, as a clause.
    #[getter]
    fn message(&self) -> String {
        self.0.message()
    }

    fn __repr__(&self) -> String {
        format!("EmailAddressRepair(to=<redacted>, code='{}')", self.0.code)
    }
}
