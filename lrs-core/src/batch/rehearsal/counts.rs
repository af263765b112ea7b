//! How many records come to what, and that they are all.

use super::Rehearsed;
use crate::batch::error::BatchError;

/// What comes of a record when its file is corrected.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Fate {
    /// It needs no change and has no error.
    Ready,
    /// It was changed and has no error.
    Repaired,
    /// It has an error, whatever else was changed in it.
    HeldBack,
}

impl Fate {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ready, Self::Repaired, Self::HeldBack];

    /// The stable name: `ready`, `repaired` or `held_back`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Repaired => "repaired",
            Self::HeldBack => "held_back",
        }
    }

    /// As people say it: `held back`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Repaired => "repaired",
            Self::HeldBack => "held back",
        }
    }
}

/// What comes of the records of a file: `records` is always `ready + repaired + held_back`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct RehearsalCounts {
    /// How many records there are.
    pub records: u64,
    /// How many need no change and have no error.
    pub ready: u64,
    /// How many were changed and have no error.
    pub repaired: u64,
    /// How many have an error, whether or not they go to a file of their own.
    pub held_back: u64,
    /// How many values differ from those that were read.
    pub changed: u64,
    /// How many other values are proposed.
    pub proposed: u64,
    /// How many questions would settle the errors.
    pub questions: u64,
}

impl RehearsalCounts {
    pub(super) fn add(&mut self, record: &Rehearsed<'_>) {
        let applied = record.changes.iter().filter(|change| change.applied).count() as u64;
        self.records += 1;
        self.changed += applied;
        self.proposed += record.changes.len() as u64 - applied;
        self.questions += record.questions.len() as u64;
        match record.fate {
            Fate::Ready => self.ready += 1,
            Fate::Repaired => self.repaired += 1,
            Fate::HeldBack => self.held_back += 1,
        }
    }

    /// Whether every record has come to something, and none to two things.
    pub const fn is_whole(&self) -> bool {
        self.records == self.ready + self.repaired + self.held_back
    }

    /// Refuses counts that are not those of all the records that were checked, of which so many were without an error.
    pub(super) const fn judge(&self, records: u64, ready: u64) -> Result<(), BatchError> {
        let (sorted, fine) = (self.ready + self.repaired + self.held_back, self.ready + self.repaired);
        if sorted != records || self.records != records {
            return Err(BatchError::Count { promised: records, found: sorted });
        }
        if fine == ready { Ok(()) } else { Err(BatchError::Count { promised: ready, found: fine }) }
    }
}
