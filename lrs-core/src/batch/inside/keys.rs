//! What a record leaves behind: numbers by which it is told from others, and none of its texts.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::super::mandatory::{DEMOGRAPHICS, MANDATORY};
use crate::finding::Field;
use crate::learner::LearnerDraft;
use crate::text::name_key;
use crate::value::{AbilityToShare, Date, Gender, Postcode, TwoDigitYear, Uln, VerificationType};

/// The fields in which two records of one learner are held against each other.
///
/// The ULN is what they have in common, and the MIS identifier is the caller's own.
pub(super) fn compared() -> impl Iterator<Item = Field> {
    MANDATORY.into_iter().chain(
        Field::ALL.into_iter().filter(|field| {
            !MANDATORY.contains(field) && !matches!(field, Field::Uln | Field::MisIdentifier)
        }),
    )
}

/// The numbers of a record.
#[derive(Clone, Copy)]
pub(super) struct Keys {
    /// The ULN as a number; 0 where there is none.
    pub(super) uln: u64,
    /// The five demographics together; 0 where one of them is blank.
    pub(super) five: u64,
    /// All fields together but for ULN and MIS identifier.
    pub(super) whole: u64,
}

/// The hash of each field, in the order of [`Field::ALL`]; 0 where it is blank.
pub(super) type Hashes = [u32; Field::COUNT];

/// Reads a record.
pub(super) fn read(draft: &LearnerDraft<'_>) -> (Keys, Hashes) {
    let hashes = Field::ALL.map(|field| hash_of(draft.text(field), field));
    let [mut five, mut whole] = [DefaultHasher::new(), DefaultHasher::new()];
    let mut has_five = true;
    for (field, hash) in Field::ALL.into_iter().zip(hashes) {
        if DEMOGRAPHICS.contains(&field) {
            has_five &= hash != 0;
            hash.hash(&mut five);
        }
        if !matches!(field, Field::Uln | Field::MisIdentifier) {
            hash.hash(&mut whole);
        }
    }
    let uln = Uln::parse(draft.text(Field::Uln).trim()).ok();
    let uln = uln.and_then(|uln| uln.to_string().parse().ok()).unwrap_or_default();
    let five = if has_five { five.finish().max(1) } else { 0 };
    (Keys { uln, five, whole: whole.finish() }, hashes.map(half))
}

/// 0 for a blank text.
fn hash_of(text: &str, field: Field) -> u64 {
    if text.trim().is_empty() {
        return 0;
    }
    let mut hasher = DefaultHasher::new();
    form(text, field).hash(&mut hasher);
    hasher.finish().max(1)
}

/// Half of a hash; 0 only for 0.
#[expect(clippy::cast_possible_truncation, reason = "both halves are in it")]
fn half(hash: u64) -> u32 {
    if hash == 0 { 0 } else { ((hash ^ (hash >> 32)) as u32).max(1) }
}

/// The form in which a field is compared: two ways to write one thing are the same.
fn form(text: &str, field: Field) -> Cow<'_, str> {
    let code = |code: Option<u16>| code.map(|code| code.to_string());
    let known = match field {
        Field::DateOfBirth | Field::DateOfAddressCapture => {
            Date::read(text.trim(), TwoDigitYear::Refused).ok().map(|reading| reading.date.to_string())
        }
        Field::LastKnownPostcode => Postcode::parse(text).ok().map(|postcode| postcode.to_string()),
        Field::Gender => code(Gender::parse(text).ok().map(Gender::lrs_code)),
        Field::AbilityToShare => code(AbilityToShare::parse(text).ok().map(AbilityToShare::lrs_code)),
        Field::VerificationType => code(VerificationType::parse(text).ok().map(VerificationType::lrs_code)),
        Field::EmailAddress => Some(text.trim().to_lowercase()),
        _ => Some(name_key(text)),
    };
    known.map_or_else(|| Cow::Borrowed(text.trim()), Cow::Owned)
}
