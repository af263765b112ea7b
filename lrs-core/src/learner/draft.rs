//! What somebody typed: any text in any field, nothing judged yet.

use core::fmt;
use std::borrow::Cow;

use crate::finding::Field;

macro_rules! draft {
    ($($field:ident $variant:ident),* $(,)?) => {
        /// A learner as typed: one text for each field, empty where nothing was typed.
        ///
        /// Texts are borrowed or owned, so that a reader of files need not copy them.
        ///
        /// # Privacy
        ///
        /// `Debug` names the fields that are filled and shows none of them.
        ///
        /// # Examples
        ///
        /// ```
        /// use lrs_core::{Field, LearnerDraft};
        ///
        /// let mut draft = LearnerDraft { given_name: "Zoë".into(), ..LearnerDraft::default() };
        /// draft.set(Field::FamilyName, "O'Neill");
        /// assert_eq!(draft.text(Field::FamilyName), "O'Neill");
        /// ```
        #[derive(Clone, Default, Eq, PartialEq)]
        pub struct LearnerDraft<'a> {
            $(#[doc = concat!("See [`Field::", stringify!($variant), "`].")] pub $field: Cow<'a, str>,)*
        }

        impl<'a> LearnerDraft<'a> {
            /// The text of a field; empty where nothing was typed.
            pub fn text(&self, field: Field) -> &str {
                match field { $(Field::$variant => &self.$field,)* }
            }

            /// Puts a text into a field.
            pub fn set(&mut self, field: Field, text: impl Into<Cow<'a, str>>) {
                let text = text.into();
                match field { $(Field::$variant => self.$field = text,)* }
            }

            /// All texts, in the order of [`Field::ALL`].
            #[expect(clippy::indexing_slicing, reason = "a place for each field")]
            pub(crate) fn texts(&self) -> [&str; Field::COUNT] {
                let mut texts = [""; Field::COUNT];
                $(texts[Field::$variant as usize] = &self.$field;)*
                texts
            }

            /// The same draft with texts of its own.
            pub fn into_owned(self) -> LearnerDraft<'static> {
                LearnerDraft { $($field: Cow::Owned(self.$field.into_owned()),)* }
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

impl fmt::Debug for LearnerDraft<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::debug_filled(f, "LearnerDraft", |field| !self.text(field).is_empty())
    }
}
