//! The mandatory fields of a learner, of which one file may change one.

use crate::finding::Field;

/// The five demographics by which the LRS finds a learner.
///
/// # Source
///
/// Guide 4.2.1 (Search for ULN using personal details).
pub(super) const DEMOGRAPHICS: [Field; 5] =
    [Field::GivenName, Field::FamilyName, Field::DateOfBirth, Field::Gender, Field::LastKnownPostcode];

/// The mandatory fields, in the order in which a plan changes them.
///
/// The five demographics, and the two fields that the guide calls mandatory where a learner is registered.
///
/// # Source
///
/// Guide 4.2.1 and 4.2.2. The order: **our choice**. The LRS finds the learner of a record by ULN with both names
/// (schema, `BatchLearner`; guide 4.2.3), so what leaves the names alone goes first, and is sure to arrive. A change of
/// name may come back as an exception, which a person has to process; when it goes last, nothing waits for it. The given
/// name goes before the family name, whose old form goes along as the Previous Family Name and leads to the learner
/// (Appendices B and C).
pub(super) const MANDATORY: [Field; 7] = [
    Field::AbilityToShare,
    Field::VerificationType,
    Field::Gender,
    Field::DateOfBirth,
    Field::LastKnownPostcode,
    Field::GivenName,
    Field::FamilyName,
];
