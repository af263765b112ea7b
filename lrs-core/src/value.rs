//! One value each, never one another: a ULN is not a number, a postcode is not a text.
//!
//! A value type carries its validity: what has been parsed need not be checked again.

/// Gives a value type with `parse` and `as_str` what every such type has: `Display`, a redacted `Debug`,
/// `FromStr`, `TryFrom<&str>` and, behind the feature, serde as text.
macro_rules! text_value {
    ($value:ident, $error:ty) => {
        impl core::fmt::Display for $value {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl core::fmt::Debug for $value {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(concat!(stringify!($value), "(<redacted>)"))
            }
        }

        impl AsRef<str> for $value {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        parsed_value!($value, $error);
    };
}

/// The part of a value type that reads text: `FromStr`, `TryFrom<&str>` and serde as text.
macro_rules! parsed_value {
    ($value:ident, $error:ty) => {
        impl core::str::FromStr for $value {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, $error> {
                Self::parse(text)
            }
        }

        impl TryFrom<&str> for $value {
            type Error = $error;

            fn try_from(text: &str) -> Result<Self, $error> {
                Self::parse(text)
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $value {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $value {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::text::deserialize::text(deserializer, Self::parse)
            }
        }
    };
}
pub(crate) mod challenge_kind;
pub(crate) mod date;
pub(crate) mod date_of_birth;
pub mod email_address;
pub(crate) mod gender;
pub mod name;
pub mod postcode;
pub(crate) mod scottish_candidate_number;
pub mod sharing;
pub(crate) mod uci;
pub(crate) mod ukprn;
pub mod uln;
pub(crate) mod upn;
pub(crate) mod user_role;
pub mod verification;

pub use challenge_kind::ChallengeKind;
pub use date::{Date, DateError, DateFormat, DateReading, TwoDigitYear};
pub use date_of_birth::{DateOfBirth, DateOfBirthError};
pub use email_address::{EmailAddress, EmailAddressError};
pub use gender::{Gender, GenderError, GenderReading};
pub use name::{FamilyName, GivenName, NameError};
pub use postcode::{Postcode, PostcodeError};
pub use scottish_candidate_number::{ScottishCandidateNumber, ScottishCandidateNumberError};
pub use sharing::{AbilityToShare, SharingError, Visibility};
pub use uci::{Uci, UciError};
pub use ukprn::{Ukprn, UkprnError};
pub use uln::{Uln, UlnError};
pub use upn::{Upn, UpnError};
pub use user_role::{UserRole, UserRoleError};
pub use verification::{Verification, VerificationError, VerificationType, VerificationTypeError};
