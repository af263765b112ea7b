//! The record as it survived checking: typed values in canonical form, none where an error stands.

use core::fmt;
use std::borrow::Cow;

use crate::finding::Field;
use crate::value::{
    AbilityToShare, Date, DateOfBirth, EmailAddress, FamilyName, Gender, GivenName, Postcode,
    ScottishCandidateNumber, Uci, Uln, Upn, VerificationType,
};

macro_rules! record {
    ($($field:ident $variant:ident $kind:ty,)*) => {
        /// A learner as checked: each field in canonical form, or none where it is blank or an error stands.
        ///
        /// # Privacy
        ///
        /// `Debug` names the fields that are filled and shows none of them.
        ///
        /// # Examples
        ///
        /// ```
        /// use lrs_core::{CheckPolicy, Field, LearnerDraft, learner};
        /// use lrs_core::value::Date;
        ///
        /// let draft = LearnerDraft { last_known_postcode: "sw1a1aa".into(), ..LearnerDraft::default() };
        /// let today = Date::from_ymd(2026, 9, 1).expect("a real date");
        /// let record = learner::check(&draft, &CheckPolicy::new(today)).learner;
        /// assert_eq!(record.text(Field::LastKnownPostcode).as_deref(), Some("SW1A 1AA"));
        /// ```
        #[derive(Clone, Default, Eq, PartialEq)]
        pub struct LearnerRecord {
            $(#[doc = concat!("See [`Field::", stringify!($variant), "`].")] pub $field: Option<$kind>,)*
        }

        impl LearnerRecord {
            /// The canonical text of a field; none where there is no value.
            pub fn text(&self, field: Field) -> Option<Cow<'_, str>> {
                match field { $(Field::$variant => self.$field.as_ref().map(Canonical::canonical),)* }
            }
        }
    };
}

record! {
    uln Uln Uln,
    mis_identifier MisIdentifier String,
    title Title String,
    given_name GivenName GivenName,
    preferred_given_name PreferredGivenName String,
    middle_other_name MiddleOtherName String,
    family_name FamilyName FamilyName,
    previous_family_name PreviousFamilyName String,
    family_name_at_age_16 FamilyNameAtAge16 String,
    school_at_age_16 SchoolAtAge16 String,
    last_known_address_line_1 LastKnownAddressLine1 String,
    last_known_address_line_2 LastKnownAddressLine2 String,
    last_known_address_town LastKnownAddressTown String,
    last_known_address_county_or_city LastKnownAddressCountyOrCity String,
    last_known_postcode LastKnownPostcode Postcode,
    date_of_address_capture DateOfAddressCapture Date,
    date_of_birth DateOfBirth DateOfBirth,
    place_of_birth PlaceOfBirth String,
    email_address EmailAddress EmailAddress,
    gender Gender Gender,
    nationality Nationality String,
    scottish_candidate_number ScottishCandidateNumber ScottishCandidateNumber,
    ability_to_share AbilityToShare AbilityToShare,
    verification_type VerificationType VerificationType,
    other_verification_description OtherVerificationDescription String,
    notes Notes String,
    uci Uci Uci,
    upn Upn Upn,
}

impl fmt::Debug for LearnerRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::debug_filled(f, "LearnerRecord", |field| self.text(field).is_some())
    }
}

/// The text that a batch file or a form holds for a value.
trait Canonical {
    fn canonical(&self) -> Cow<'_, str>;
}

impl Canonical for String {
    fn canonical(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

macro_rules! canonical_by_display {
    ($($kind:ty),*) => {$(
        impl Canonical for $kind {
            fn canonical(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        }
    )*};
}

canonical_by_display!(
    Uln,
    Date,
    DateOfBirth,
    EmailAddress,
    FamilyName,
    GivenName,
    Postcode,
    ScottishCandidateNumber,
    Uci,
    Upn
);

macro_rules! canonical_by_lrs_code {
    ($($kind:ty),*) => {$(
        impl Canonical for $kind {
            fn canonical(&self) -> Cow<'_, str> {
                Cow::Owned(self.lrs_code().to_string())
            }
        }
    )*};
}

canonical_by_lrs_code!(AbilityToShare, Gender, VerificationType);
