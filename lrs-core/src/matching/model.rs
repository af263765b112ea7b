//! What each level weighs: the shares of the table as logarithms, and what else the sum needs.

use super::bits::Bits;
use super::level::{Chance, Level};

/// The weights by which two records are compared.
///
/// A level that is met in so many pairs of records of one learner, and in so few pairs of strangers, speaks for one
/// learner by the logarithm of the ratio (Fellegi and Sunter). Against it stand not only strangers, but the few
/// people of the same household, who share family name and postcode, and a twin the date of birth too.
///
/// # Source
///
/// Fellegi and Sunter, "A Theory for Record Linkage", 1969. The shares: the table of levels; how common names
/// are: Office for National Statistics.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MatchModel {
    weights: [Weights; Level::COUNT],
    household_size: Bits,
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
        let weights = Level::ALL.map(|level| {
            let row = level.row();
            let strangers = match row.strangers {
                Chance::Millionths(millionths) => Bits::of_millionths(millionths),
                Chance::Shared | Chance::SharedTwice | Chance::Letters => Bits::ZERO,
            };
            Weights {
                same: Bits::of_millionths(row.same),
                strangers,
                household: Bits::of_millionths(row.household),
            }
        });
        // CHOICE: one other learner of the household in reach.
        Self { weights, household_size: Bits::ZERO }
    }

    #[expect(clippy::indexing_slicing, reason = "weights for each level")]
    pub(super) const fn weights(&self, level: Level) -> &Weights {
        &self.weights[level as usize]
    }

    pub(super) const fn strangers(&self, level: Level) -> Bits {
        self.weights(level).strangers
    }

    /// The logarithm of how many people of a learner's household are among those compared.
    pub(super) const fn household_size(&self) -> Bits {
        self.household_size
    }
}

impl Default for MatchModel {
    fn default() -> Self {
        Self::new()
    }
}
