//! What each level weighs: the shares of the table as logarithms, and what else the sum needs.

mod estimate;
#[cfg(feature = "json")]
mod file;

use std::sync::Arc;

use super::bits::Bits;
use super::frequency::NameShares;
use super::level::{Chance, Level};

#[cfg(feature = "json")]
pub use file::ModelError;
#[cfg(feature = "json")]
pub(crate) use file::RULES as FILE_RULES;

/// The weights by which two records are compared.
///
/// A level that is met in so many pairs of records of one learner, and in so few pairs of strangers, speaks for one
/// learner by the logarithm of the ratio (Fellegi and Sunter). Against it stand not only strangers, but the few
/// people of the same household, who share family name and postcode, and a twin the date of birth too.
///
/// [`new`](Self::new) is made for any college; [`estimate`](Self::estimate) finds the shares of your own records.
///
/// # Source
///
/// Fellegi and Sunter, "A Theory for Record Linkage", 1969. The shares: counted among invented learners whose records
/// differ by the guide's tips, and judgement where those are silent (the table of levels). How common names are: Office
/// for National Statistics.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MatchModel {
    shares: [LevelShares; Level::COUNT],
    names: Option<Arc<NameShares>>,
    weights: [Weights; Level::COUNT],
}

/// How often a level is met, in millionths of the pairs in which its field is known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct LevelShares {
    /// Of pairs of records of one learner.
    same: u32,
    /// Of pairs of strangers; none where it follows how common the name, date or postcode is that agrees.
    strangers: Option<u32>,
    /// Of pairs of people of one household.
    household: u32,
}

/// The logarithms of a level's shares.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Weights {
    pub(super) same: Bits,
    /// Among strangers; not used where it follows the value that agrees.
    pub(super) strangers: Bits,
    pub(super) household: Bits,
}

impl MatchModel {
    /// The weights of the table.
    pub fn new() -> Self {
        let shares = Level::ALL.map(|level| {
            let row = level.row();
            let strangers = match row.strangers {
                Chance::Millionths(millionths) => Some(millionths),
                Chance::Shared | Chance::SharedTwice | Chance::Letters => None,
            };
            LevelShares { same: row.same, strangers, household: row.household }
        });
        Self::of(&shares, None)
    }

    /// A model of shares, with what follows from them.
    fn of(shares: &[LevelShares; Level::COUNT], names: Option<Arc<NameShares>>) -> Self {
        let weights = shares.each_ref().map(|shares| Weights {
            same: Bits::of_millionths(shares.same),
            strangers: shares.strangers.map_or(Bits::ZERO, Bits::of_millionths),
            household: Bits::of_millionths(shares.household),
        });
        Self { shares: *shares, names, weights }
    }

    #[expect(clippy::indexing_slicing, reason = "weights for each level")]
    pub(super) const fn weights(&self, level: Level) -> &Weights {
        &self.weights[level as usize]
    }

    pub(super) const fn strangers(&self, level: Level) -> Bits {
        self.weights(level).strangers
    }

    /// How common names are, where the model says otherwise than the general shares.
    pub(super) const fn names(&self) -> Option<&Arc<NameShares>> {
        self.names.as_ref()
    }
}

impl Default for MatchModel {
    fn default() -> Self {
        Self::new()
    }
}
