//! What the fields' texts became: those of the draft wherever nothing changed.

use std::borrow::Cow;

use crate::finding::Field;
use crate::learner::{Fields, LearnerRecord, Typed};
use crate::value::{
    AbilityToShare, Date, DateOfBirth, EmailAddress, FamilyName, Gender, GivenName, Postcode,
    ScottishCandidateNumber, Uci, Uln, Upn, VerificationType,
};

/// The values of a draft, as far as they could be read.
pub(super) struct Reading<'d> {
    typed: &'d Typed<'d>,
    /// The few texts whose stored form is not what was typed.
    rewritten: Vec<(Field, Cow<'d, str>)>,
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

impl<'d> Reading<'d> {
    pub(super) const fn new(typed: &'d Typed<'d>) -> Self {
        Self {
            typed,
            rewritten: Vec::new(),
            uln: None,
            last_known_postcode: None,
            date_of_address_capture: None,
            date_of_birth: None,
            gender: None,
            scottish_candidate_number: None,
            ability_to_share: None,
            verification_type: None,
            uci: None,
            upn: None,
        }
    }

    /// Notes that a text is stored in another form than that in which it was typed.
    pub(super) fn rewrite(&mut self, field: Field, text: impl Into<Cow<'d, str>>) {
        self.rewritten.push((field, text.into()));
    }

    /// Notes that a field is stored blank.
    pub(super) fn clear(&mut self, field: Field) {
        self.rewritten.retain(|(rewritten, _)| *rewritten != field);
        self.rewrite(field, "");
    }

    /// A field's text, in the form in which it may be stored.
    pub(super) fn text(&self, field: Field) -> &str {
        if self.rewritten.is_empty() { self.typed.text(field) } else { self.rewritten_text(field) }
    }

    fn rewritten_text(&self, field: Field) -> &str {
        let rewritten = self.rewritten.iter().find(|(rewritten, _)| *rewritten == field);
        rewritten.map_or_else(|| self.typed.text(field), |(_, text)| text)
    }

    /// The record of the values, without the fields in which an error stands.
    pub(super) fn into_record(mut self, refused: Fields) -> LearnerRecord {
        refused.iter().for_each(|field| self.forget(field));
        let text = |field| Some(self.text(field)).filter(|text| !text.is_empty() && !refused.contains(field));
        let line = |field| text(field).map(str::to_owned);
        LearnerRecord {
            uln: self.uln,
            mis_identifier: line(Field::MisIdentifier),
            title: line(Field::Title),
            given_name: text(Field::GivenName).and_then(|name| GivenName::as_typed(name).ok()),
            preferred_given_name: line(Field::PreferredGivenName),
            middle_other_name: line(Field::MiddleOtherName),
            family_name: text(Field::FamilyName).and_then(|name| FamilyName::as_typed(name).ok()),
            previous_family_name: line(Field::PreviousFamilyName),
            family_name_at_age_16: line(Field::FamilyNameAtAge16),
            school_at_age_16: line(Field::SchoolAtAge16),
            last_known_address_line_1: line(Field::LastKnownAddressLine1),
            last_known_address_line_2: line(Field::LastKnownAddressLine2),
            last_known_address_town: line(Field::LastKnownAddressTown),
            last_known_address_county_or_city: line(Field::LastKnownAddressCountyOrCity),
            last_known_postcode: self.last_known_postcode,
            date_of_address_capture: self.date_of_address_capture,
            date_of_birth: self.date_of_birth,
            place_of_birth: line(Field::PlaceOfBirth),
            email_address: line(Field::EmailAddress).map(EmailAddress::from_checked),
            gender: self.gender,
            nationality: line(Field::Nationality),
            scottish_candidate_number: self.scottish_candidate_number,
            ability_to_share: self.ability_to_share,
            verification_type: self.verification_type,
            other_verification_description: line(Field::OtherVerificationDescription),
            notes: line(Field::Notes),
            uci: self.uci,
            upn: self.upn,
        }
    }

    /// Forgets what was read from a field other than a text.
    fn forget(&mut self, field: Field) {
        match field {
            Field::Uln => self.uln = None,
            Field::LastKnownPostcode => self.last_known_postcode = None,
            Field::DateOfAddressCapture => self.date_of_address_capture = None,
            Field::DateOfBirth => self.date_of_birth = None,
            Field::Gender => self.gender = None,
            Field::ScottishCandidateNumber => self.scottish_candidate_number = None,
            Field::AbilityToShare => self.ability_to_share = None,
            Field::VerificationType => self.verification_type = None,
            Field::Uci => self.uci = None,
            Field::Upn => self.upn = None,
            _ => {}
        }
    }
}
