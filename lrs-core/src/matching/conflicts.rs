//! Records that cannot all be right: one ULN on different people, several ULNs on one person.

use std::collections::BTreeMap;

use crate::finding::Field;
use crate::learner::LearnerDraft;
use crate::value::{ChallengeKind, Uln};

/// Records whose ULNs contradict one another.
///
/// It holds places and no learner's value.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct UlnConflict {
    /// The data challenge that it calls for, where the records are right: [`ChallengeKind::SharedUln`] for one ULN on
    /// different people, [`ChallengeKind::DuplicateUln`] for several ULNs on one.
    pub kind: ChallengeKind,
    /// The places of the records in the input, from 0.
    pub records: Vec<usize>,
}

impl UlnConflict {
    /// What is wrong, in words.
    pub const fn message(&self) -> &'static str {
        match self.kind {
            ChallengeKind::SharedUln => "different people have the same ULN",
            _ => "one person has several ULNs",
        }
    }

    /// What to do about it.
    pub const fn remedy(&self) -> &'static str {
        match self.kind {
            ChallengeKind::SharedUln => {
                "Compare the records with the enrolment forms. If both were given this ULN, raise a ULN data challenge."
            }
            _ => {
                "Find out which ULN is the master. If the learner was given both, raise a ULN data challenge with both."
            }
        }
    }
}

/// Finds the records whose ULNs contradict one another, given the clusters of [`cluster`](super::cluster()): a label for
/// each record. What is no ULN is passed over.
///
/// # Source
///
/// Guide, 6.1 (Overview): duplicate ULN, two people sharing the same ULN.
///
/// # Examples
///
/// ```
/// use lrs_core::value::ChallengeKind;
/// use lrs_core::{LearnerDraft, MatchPolicy, matching};
///
/// let one = LearnerDraft {
///     uln: "9276308686".into(),
///     given_name: "Catherine".into(),
///     family_name: "Hartnell".into(),
///     date_of_birth: "2007-03-12".into(),
///     ..LearnerDraft::default()
/// };
/// let again = LearnerDraft { uln: "1026893096".into(), given_name: "Kate".into(), ..one.clone() };
/// let learners = [one, again];
/// let clusters = matching::cluster(&matching::dedupe(&learners, &MatchPolicy::default()), learners.len());
/// let conflicts = matching::conflicts(&learners, &clusters);
/// assert_eq!((conflicts[0].kind, conflicts[0].records.as_slice()), (ChallengeKind::DuplicateUln, &[0, 1][..]));
/// ```
pub fn conflicts(learners: &[LearnerDraft<'_>], clusters: &[usize]) -> Vec<UlnConflict> {
    let mut by_uln: BTreeMap<Uln, Vec<(usize, usize)>> = BTreeMap::new();
    let mut by_person: BTreeMap<usize, Vec<(usize, Uln)>> = BTreeMap::new();
    for (record, (learner, person)) in learners.iter().zip(clusters).enumerate() {
        if let Ok(uln) = Uln::parse(learner.text(Field::Uln).trim()) {
            by_uln.entry(uln).or_default().push((record, *person));
            by_person.entry(*person).or_default().push((record, uln));
        }
    }
    let shared = by_uln.values().filter_map(|records| contradiction(ChallengeKind::SharedUln, records));
    let duplicate =
        by_person.values().filter_map(|records| contradiction(ChallengeKind::DuplicateUln, records));
    let mut conflicts: Vec<UlnConflict> = shared.chain(duplicate).collect();
    conflicts.sort_by(|one, other| (&one.records, one.kind).cmp(&(&other.records, other.kind)));
    conflicts
}

/// Records that should have one thing in common and do not.
fn contradiction<T: PartialEq>(kind: ChallengeKind, records: &[(usize, T)]) -> Option<UlnConflict> {
    let is_one = records.windows(2).all(|pair| matches!(pair, [(_, one), (_, other)] if one == other));
    (!is_one).then(|| UlnConflict { kind, records: records.iter().map(|(record, _)| *record).collect() })
}
