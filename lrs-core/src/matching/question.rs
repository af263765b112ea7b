//! What would settle it: the details to ask a learner for, the most telling first.

use super::bits::Bits;
use super::compare::{MatchOutcome, MatchReport};
use super::frequency;
use super::level::Level;
use crate::finding::Field;

/// One detail to ask for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct MatchQuestion {
    /// The field that is missing in a record, or doubtful.
    pub field: Field,
    /// What to ask, as a sentence.
    pub message: &'static str,
    /// How many bits the answer can add: the difference between what the field says now and what it would say if it
    /// agreed.
    pub gain: Bits,
}

/// What each of the five demographics weighs where it agrees and is as common as most.
const AGREED: [(Field, Level, u32, &str); 5] = [
    (Field::GivenName, Level::GivenEqual, 1 << 22, "Ask for the given name."),
    (Field::FamilyName, Level::FamilyEqual, 1 << 20, "Ask for the family name."),
    (Field::DateOfBirth, Level::BirthEqual, frequency::BIRTH, "Ask for the date of birth."),
    (Field::LastKnownPostcode, Level::PostcodeEqual, frequency::POSTCODE, "Ask for the postcode."),
    (Field::Gender, Level::GenderEqual, 1 << 31, "Ask for the gender."),
];

impl MatchReport {
    /// What would settle whether it is the same learner: details that a record lacks or that differ, the most telling
    /// first. Nothing where the five demographics are the same, or where the records are clearly of two learners.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::{Field, LearnerDraft, MatchPolicy, matching};
    ///
    /// let one = LearnerDraft {
    ///     given_name: "Robert".into(),
    ///     family_name: "Hartnell".into(),
    ///     last_known_postcode: "LS1 4AP".into(),
    ///     ..LearnerDraft::default()
    /// };
    /// let report = matching::compare(&one, &one, &MatchPolicy::default());
    /// let question = report.questions()[0];
    /// assert_eq!((question.field, question.message), (Field::DateOfBirth, "Ask for the date of birth."));
    /// ```
    pub fn questions(&self) -> Vec<MatchQuestion> {
        if self.outcome != MatchOutcome::Possible {
            return Vec::new();
        }
        let mut questions: Vec<MatchQuestion> = AGREED.iter().filter_map(|row| self.question(row)).collect();
        questions.sort_by_key(|question| -question.gain);
        questions
    }

    fn question(
        &self,
        &(field, equal, share, missing): &(Field, Level, u32, &'static str),
    ) -> Option<MatchQuestion> {
        let agreed = Bits::of_millionths(equal.row().same) - Bits::log2(u64::from(share)) + Bits::whole(32);
        let Some(found) = self.fields.iter().find(|evidence| evidence.field() == field) else {
            return Some(MatchQuestion { field, message: missing, gain: agreed });
        };
        let gain = agreed - found.weight;
        (found.level != equal && gain > Bits::ZERO).then(|| MatchQuestion {
            field,
            message: found.level.remedy(),
            gain,
        })
    }
}
