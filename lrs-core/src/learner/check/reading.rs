//! What the fields' texts became: borrowed from the draft wherever nothing changed.

use std::borrow::Cow;

use super::report::Fields;
use crate::finding::Field;
use crate::learner::{LearnerDraft, LearnerRecord};
use crate::value::{
    AbilityToShare, Date, DateOfBirth, EmailAddress, FamilyName, Gender, GivenName, Postcode,
    ScottishCandidateNumber, Uci, Uln, Upn, VerificationType,
};

/// The values of a draft, as far as they could be read.
#[derive(Default)]
pub(super) struct Reading<'d> {
    /// The fields that are text, in the form in which they may be stored.
    pub(super) texts: LearnerDraft<'d>,
    pub(super) uln: Option<Uln>,
    pub(super) last_known_postcode: Option<Postcode>,
    pub(super) date_of_address_capture: Option<Date>,
    pub(super) date_of_birth: Option<DateOfBirth>,
    pub(super) gender: Option<Gender>,
    pub(super) scottish_candidate_number: Option<ScottishCandidateNumber>,
    pub(super) ability_to_share: Option<AbilityToShare>,
    pub(super) verification_type: Option<VerificationType>,
    pub(super) uci: Option<Uci>,
    pub(super) upn: Option<Upn>,
}

impl Reading<'_> {
    /// The record of the values, without the fields in which an error stands.
    pub(super) fn into_record(self, refused: Fields) -> LearnerRecord {
        let texts = self.texts;
        let mut record = LearnerRecord {
            uln: self.uln,
            mis_identifier: filled(texts.mis_identifier),
            title: filled(texts.title),
            given_name: GivenName::as_typed(&texts.given_name).ok(),
            preferred_given_name: filled(texts.preferred_given_name),
            middle_other_name: filled(texts.middle_other_name),
            family_name: FamilyName::as_typed(&texts.family_name).ok(),
            previous_family_name: filled(texts.previous_family_name),
            family_name_at_age_16: filled(texts.family_name_at_age_16),
            school_at_age_16: filled(texts.school_at_age_16),
            last_known_address_line_1: filled(texts.last_known_address_line_1),
            last_known_address_line_2: filled(texts.last_known_address_line_2),
            last_known_address_town: filled(texts.last_known_address_town),
            last_known_address_county_or_city: filled(texts.last_known_address_county_or_city),
            last_known_postcode: self.last_known_postcode,
            date_of_address_capture: self.date_of_address_capture,
            date_of_birth: self.date_of_birth,
            place_of_birth: filled(texts.place_of_birth),
            email_address: filled(texts.email_address).map(EmailAddress::from_checked),
            gender: self.gender,
            nationality: filled(texts.nationality),
            scottish_candidate_number: self.scottish_candidate_number,
            ability_to_share: self.ability_to_share,
            verification_type: self.verification_type,
            other_verification_description: filled(texts.other_verification_description),
            notes: filled(texts.notes),
            uci: self.uci,
            upn: self.upn,
        };
        refused.iter().for_each(|field: Field| record.clear(field));
        record
    }
}

fn filled(text: Cow<'_, str>) -> Option<String> {
    (!text.is_empty()).then(|| text.into_owned())
}
