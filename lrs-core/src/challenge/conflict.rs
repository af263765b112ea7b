//! A data challenge that records call for whose ULNs contradict one another.

use std::collections::BTreeSet;

use super::draft::ChallengeDraft;
use crate::finding::Field;
use crate::learner::LearnerDraft;
use crate::matching::UlnConflict;

/// What a challenge needs of a record: its ULN and the five demographics.
const NEEDED: [Field; 6] = [
    Field::Uln,
    Field::GivenName,
    Field::FamilyName,
    Field::DateOfBirth,
    Field::Gender,
    Field::LastKnownPostcode,
];

/// Begins the data challenge that a conflict calls for, given the records in which
/// [`matching::conflicts`](crate::matching::conflicts()) found it.
///
/// Compare the records with the enrolment forms first: a slip in your own records is put right there, and no challenge.
/// Of each record its ULN and the five demographics are taken, records that have the same ones once; what the records
/// cannot say, such as which ULN is the master, is asked for by [`check`](super::check()).
///
/// # Source
///
/// Guide, 6.1 (Overview).
///
/// # Privacy
///
/// The draft holds learners' details, because the caller asks for it.
///
/// # Examples
///
/// ```
/// use lrs_core::{LearnerDraft, challenge, matching};
/// use lrs_core::value::ChallengeKind;
///
/// let jo = LearnerDraft { uln: "9276308686".into(), given_name: "Jo".into(), ..LearnerDraft::default() };
/// let amina = LearnerDraft { given_name: "Amina".into(), ..jo.clone() };
/// let learners = [jo, amina];
/// let conflicts = matching::conflicts(&learners, &[0, 1]); // they are two people
/// let draft = challenge::from_conflict(&conflicts[0], &learners);
/// assert_eq!((draft.kind, draft.learners.len()), (ChallengeKind::SharedUln, 2));
/// ```
pub fn from_conflict(conflict: &UlnConflict, learners: &[LearnerDraft<'_>]) -> ChallengeDraft {
    let mut draft = ChallengeDraft::new(conflict.kind);
    let mut seen = BTreeSet::new();
    for record in conflict.records.iter().filter_map(|place| learners.get(*place)) {
        let texts = NEEDED.map(|field| record.text(field).trim());
        if seen.insert(texts) {
            let mut needed = LearnerDraft::default();
            for (field, text) in NEEDED.into_iter().zip(texts) {
                needed.set(field, text.to_owned());
            }
            draft.learners.push(needed);
        }
    }
    draft
}
