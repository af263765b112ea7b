//! A register of learners in memory: is this learner among them?
//!
//! It answers as the LRS answers a search, with the candidates and the reason for each, and is quick enough to hold every
//! learner of the country.

mod file;
mod find;
mod index;

use std::collections::{BTreeMap, HashMap};

use super::compare::MatchPolicy;
use super::keys::Parts;
use super::pool::NONE;
use super::roll::Roll;
use crate::finding::Field;
use crate::learner::LearnerDraft;
use crate::value::Uln;
pub(crate) use file::RULES as FILE_RULES;
pub use file::RegisterError;
pub use find::{Candidate, FindOutcome, FoundOutcome, ResponseCode};
use index::Index;

/// Learners to be looked up.
///
/// What of a learner cannot be read counts as unknown, and [`unread`](Self::unread) says so.
///
/// # Privacy
///
/// A register holds personal data: names, dates of birth, postcodes and ULNs. `Debug` shows how many learners it has
/// and nothing of them.
///
/// # Examples
///
/// ```
/// use lrs_core::{LearnerDraft, MatchPolicy};
/// use lrs_core::matching::{FoundOutcome, Register};
///
/// let held = LearnerDraft {
///     given_name: "Catherine".into(),
///     family_name: "Hartnell".into(),
///     date_of_birth: "2007-03-12".into(),
///     gender: "2".into(),
///     last_known_postcode: "LS1 4AP".into(),
///     ..LearnerDraft::default()
/// };
/// let register = Register::new([&held], &MatchPolicy::default());
///
/// let asked = LearnerDraft { given_name: "Katie".into(), last_known_postcode: "".into(), ..held.clone() };
/// let found = register.find(&asked);
/// assert_eq!(found.outcome, FoundOutcome::Possible);
/// assert_eq!(found.candidates[0].id, 0);
/// assert_eq!(register.find(&held).accepted, Some(0));
/// ```
#[derive(Clone)]
pub struct Register {
    policy: MatchPolicy,
    roll: Roll,
    /// By learner: the ULN, and whether the learner is still here.
    ulns: Vec<Option<Uln>>,
    is_here: Vec<bool>,
    count: u32,
    by_uln: HashMap<Uln, u32>,
    /// The master of each ULN that was merged into another.
    masters: BTreeMap<Uln, Uln>,
    index: Index,
    unread: Vec<(u32, Field)>,
}

impl Register {
    /// The most learners that a register takes.
    pub const MAX_LEARNERS: usize = NONE as usize - 1;

    /// A register of learners; the first has the id 0, the next 1, and so on.
    pub fn new<'l, 'd: 'l>(
        learners: impl IntoIterator<Item = &'l LearnerDraft<'d>>,
        policy: &MatchPolicy,
    ) -> Self {
        let mut register = Self {
            policy: policy.clone(),
            roll: Roll::new(&policy.model),
            ulns: Vec::new(),
            is_here: Vec::new(),
            count: 0,
            by_uln: HashMap::new(),
            masters: BTreeMap::new(),
            index: Index::default(),
            unread: Vec::new(),
        };
        for learner in learners {
            register.insert(learner);
        }
        register.index.settle();
        register
    }

    /// Adds a learner and gives the id, which is never given again.
    pub fn insert(&mut self, learner: &LearnerDraft<'_>) -> u32 {
        let (id, unread) = self.roll.add(learner);
        self.unread.extend(unread.0.into_iter().map(|field| (id, field)));
        let uln = match Uln::parse(learner.text(Field::Uln).trim()) {
            Ok(uln) => Some(uln),
            Err(_) if learner.text(Field::Uln).trim().is_empty() => None,
            Err(_) => {
                self.unread.push((id, Field::Uln));
                None
            }
        };
        if let Some(uln) = uln {
            self.by_uln.entry(uln).or_insert(id);
        }
        self.ulns.push(uln);
        self.is_here.push(true);
        self.count += 1;
        if let Some(row) = self.roll.rows.get(id as usize) {
            self.index.insert(&Parts::of(&self.roll, row), id);
        }
        id
    }

    /// Takes a learner out. The ids of the others stay as they are. Whether there was such a learner.
    pub fn remove(&mut self, id: u32) -> bool {
        let Some(is_here) = self.is_here.get_mut(id as usize).filter(|is_here| **is_here) else {
            return false;
        };
        *is_here = false;
        self.count -= 1;
        if let Some(row) = self.roll.rows.get(id as usize).copied() {
            self.roll.count(&row, -1);
        }
        let uln = self.ulns.get(id as usize).copied().flatten();
        if let Some(uln) = uln.filter(|uln| self.by_uln.get(uln) == Some(&id)) {
            self.by_uln.remove(&uln);
            // Another learner may have the same ULN: the first of those who are still here.
            let others = (0..).zip(&self.ulns).zip(&self.is_here);
            let next = others
                .filter(|((_, other), is_here)| **is_here && **other == Some(uln))
                .map(|((id, _), _)| id);
            if let Some(next) = next.min() {
                self.by_uln.insert(uln, next);
            }
        }
        self.unread.retain(|(unread, _)| *unread != id);
        true
    }

    /// Notes that a ULN was merged into another, the master: a search for it leads to the master's learner.
    ///
    /// Whether it could be noted: not where the two are one, or where the master was itself merged into the other.
    pub fn merge(&mut self, master: Uln, linked: Uln) -> bool {
        if self.master_of(master) == linked || master == linked {
            return false;
        }
        self.masters.insert(linked, master);
        true
    }

    /// The ULN into which one was merged in the end; itself where it was not.
    pub fn master_of(&self, uln: Uln) -> Uln {
        let mut master = uln;
        // INVARIANT: `merge` lets no ring come about; each step leads to another ULN.
        while let Some(next) = self.masters.get(&master) {
            master = *next;
        }
        master
    }

    /// How many learners there are.
    pub const fn len(&self) -> usize {
        self.count as usize
    }

    /// Whether there is no learner.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The fields that could not be read and count as unknown, each with the learner's id.
    pub fn unread(&self) -> &[(u32, Field)] {
        &self.unread
    }

    /// The policy by which it compares.
    pub const fn policy(&self) -> &MatchPolicy {
        &self.policy
    }
}

impl core::fmt::Debug for Register {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Register").field("len", &self.len()).finish()
    }
}
