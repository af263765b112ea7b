//! How many people of one whole name there are: names go together, and who is called Nguyen is likelier called Linh than
//! chance would have it.
//!
//! People of one name are told apart by their dates of birth, so that several records of one learner count once.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::hash::in_order;
use super::pool::Name;

/// The dates of birth of each whole name.
#[derive(Clone, Default)]
pub(super) struct Namesakes {
    /// How many dates of birth there are.
    births: HashMap<u64, u32, Spread>,
    /// How many learners have a whole name and a date of birth.
    learners: HashMap<u64, u32, Spread>,
}

type Spread = BuildHasherDefault<AsItIs>;

/// Keys are hashes already.
#[derive(Clone, Copy, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// A whole name as a key.
pub(super) fn whole_name(given: &Name, family: &Name) -> u64 {
    in_order(given.compact, family.compact)
}

impl Namesakes {
    /// Counts a learner in or out.
    pub(super) fn count(&mut self, whole_name: u64, birth: u32, change: i32) {
        let key = in_order(whole_name, u64::from(birth));
        let learners = self.learners.entry(key).or_default();
        let before = *learners;
        *learners = before.saturating_add_signed(change);
        let after = *learners;
        if after == 0 {
            self.learners.remove(&key);
        }
        let change = i32::from(after > 0) - i32::from(before > 0);
        if change != 0 {
            let births = self.births.entry(whole_name).or_default();
            *births = births.saturating_add_signed(change);
            if *births == 0 {
                self.births.remove(&whole_name);
            }
        }
    }

    /// How many others there are of a whole name, besides the learner and one date that is a slip.
    pub(super) fn others(&self, whole_name: u64) -> u32 {
        self.births.get(&whole_name).map_or(0, |births| births.saturating_sub(2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_records_of_one_learner_are_no_namesakes() {
        let mut namesakes = Namesakes::default();
        (0..10).for_each(|_| namesakes.count(7, 1, 1));
        namesakes.count(7, 2, 1);
        assert_eq!(namesakes.others(7), 0);
        (3..6).for_each(|birth| namesakes.count(7, birth, 1));
        assert_eq!(namesakes.others(7), 3);
        (3..6).for_each(|birth| namesakes.count(7, birth, -1));
        assert_eq!(namesakes.others(7), 0);
        namesakes.count(7, 2, -1);
        (0..10).for_each(|_| namesakes.count(7, 1, -1));
        assert!(namesakes.births.is_empty() && namesakes.learners.is_empty());
    }
}
