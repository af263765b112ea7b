//! The rules of the UK Learning Records Service (LRS) as pure functions.
#![forbid(unsafe_code)]

#[cfg(feature = "csv")]
pub mod batch;
pub mod error;
pub mod finding;
pub mod guide;
pub mod learner;
pub mod text;
pub mod value;
#[cfg(feature = "wire")]
pub mod wire;

#[cfg(feature = "csv")]
pub use batch::BatchPolicy;
pub use finding::{Field, Finding, Repair, Severity};
pub use guide::Section;
pub use learner::{CheckPolicy, LearnerDraft};
pub use value::{
    AbilityToShare, DateOfBirth, EmailAddress, FamilyName, Gender, GivenName, Postcode, Ukprn, Uln, UlnError,
    Verification, VerificationType,
};
