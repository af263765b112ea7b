//! The caller's learners, so that a name, number or date in a message is known to be one of theirs, and whose.

use std::collections::HashMap;

use crate::learner::LearnerDraft;
use crate::text::name_key;
use crate::value::date::TwoDigitYear;
use crate::value::{DateOfBirth, Uln};

/// Learners that the caller knows. Building takes a while for thousands; looking up does not.
///
/// # Privacy
///
/// `Debug` shows how many there are.
///
/// # Examples
///
/// ```
/// use lrs_core::LearnerDraft;
/// use lrs_core::breach::Roster;
///
/// let learner = LearnerDraft { given_name: "Siân".into(), family_name: "Pugh".into(), ..LearnerDraft::default() };
/// assert_eq!(Roster::new([&learner]).len(), 1);
/// ```
#[derive(Default)]
pub struct Roster {
    count: usize,
    by_uln: HashMap<Uln, Vec<u32>>,
    by_word: HashMap<String, Vec<u32>>,
    by_birth: HashMap<DateOfBirth, Vec<u32>>,
}

impl Roster {
    /// Takes learners in: their ULNs, names and dates of birth, as far as they can be read.
    pub fn new<'a>(learners: impl IntoIterator<Item = &'a LearnerDraft<'a>>) -> Self {
        let mut roster = Self::default();
        for (learner, draft) in (0..).zip(learners) {
            roster.count += 1;
            if let Ok(uln) = Uln::parse(draft.uln.trim()) {
                roster.by_uln.entry(uln).or_default().push(learner);
            }
            if let Ok(reading) = DateOfBirth::read(&draft.date_of_birth, TwoDigitYear::Refused)
                && let Ok(birth) = DateOfBirth::parse(&reading.date.to_string())
            {
                roster.by_birth.entry(birth).or_default().push(learner);
            }
            for name in [&draft.given_name, &draft.preferred_given_name, &draft.family_name] {
                for word in name_key(name).split(' ').filter(|word| word.len() > 1) {
                    let bearers = roster.by_word.entry(word.to_owned()).or_default();
                    if bearers.last() != Some(&learner) {
                        bearers.push(learner);
                    }
                }
            }
        }
        roster
    }

    /// How many learners there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(super) fn of_uln(&self, uln: Uln) -> &[u32] {
        self.by_uln.get(&uln).map_or(&[], Vec::as_slice)
    }

    pub(super) fn of_birth(&self, text: &str) -> &[u32] {
        DateOfBirth::read(text, TwoDigitYear::Refused)
            .ok()
            .and_then(|reading| DateOfBirth::parse(&reading.date.to_string()).ok())
            .and_then(|birth| self.by_birth.get(&birth))
            .map_or(&[], Vec::as_slice)
    }

    /// The learners who bear all the words of a name.
    pub(super) fn of_name(&self, name: &str) -> Vec<u32> {
        let key = name_key(name);
        let mut words = key.split(' ').filter(|word| word.len() > 1);
        let Some(first) = words.next().and_then(|word| self.by_word.get(word)) else { return Vec::new() };
        let mut bearers = first.clone();
        for word in words {
            let Some(others) = self.by_word.get(word) else { return Vec::new() };
            bearers.retain(|learner| others.binary_search(learner).is_ok());
        }
        bearers
    }
}

impl core::fmt::Debug for Roster {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Roster").field("count", &self.count).finish_non_exhaustive()
    }
}
