//! A second record of a learner, as another college or another year holds it.

use lrs_core::{Field, LearnerDraft};

use super::labelled::FIELDS;
use super::person::Person;
use super::random::Random;
use super::slip::{Slip, SlipKind};

/// How far second records differ from the first.
///
/// # Examples
///
/// ```
/// use lrs_examples::people::{People, Random, Second};
///
/// let person = People::new(1).next().expect("people never run out");
/// let (draft, slips) = Second::default().record(&person, &mut Random::new(1, 0));
/// assert_eq!(slips.is_empty(), draft.given_name == person.given_name && draft.family_name == person.family_name);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Second {
    /// The rates of the slips, in per cent: 100 for a college, more for dirtier records.
    pub percent: u64,
    /// Of how many in 1,000 records each of the five demographics is blank besides.
    pub blank: u64,
    /// Of how many in 1,000 records each further detail is blank, where the first record has it.
    pub further_blank: u64,
    /// Whether the slips that the matcher's weights were not set by happen too.
    pub held_out: bool,
}

impl Default for Second {
    fn default() -> Self {
        Self { percent: 100, blank: 0, further_blank: 300, held_out: false }
    }
}

/// The fields that may be blank in a list that somebody else kept.
const DEMOGRAPHICS: [Field; 5] =
    [Field::GivenName, Field::FamilyName, Field::DateOfBirth, Field::LastKnownPostcode, Field::Gender];

impl Second {
    /// A second record of a learner, and the slips that were made in it.
    pub fn record(&self, person: &Person, random: &mut Random) -> (LearnerDraft<'static>, Vec<Slip>) {
        let mut draft = person.to_draft().into_owned();
        let happen = |slip: &Slip| self.held_out || slip.kind() == SlipKind::Known;
        let mut slips = Vec::new();
        for slip in Slip::ALL.into_iter().filter(happen) {
            if random.permille((slip.rate() * self.percent / 100).min(1000))
                && slip.make(person, &mut draft, random)
            {
                slips.push(slip);
            }
        }
        self.leave_out(&mut draft, random);
        (draft, slips)
    }

    /// Leaves fields blank.
    pub fn leave_out(&self, draft: &mut LearnerDraft<'static>, random: &mut Random) {
        let (_, further) = FIELDS.split_at(DEMOGRAPHICS.len());
        for (fields, rate) in [(further, self.further_blank), (&DEMOGRAPHICS[..], self.blank)] {
            for field in fields {
                if random.permille(rate) {
                    draft.set(*field, "");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::People;

    #[test]
    fn the_rates_are_those_of_the_sources() {
        let mut random = Random::new(1, 0);
        let seconds: Vec<_> = People::new(1)
            .take(20_000)
            .map(|person| (Second::default().record(&person, &mut random).0, person))
            .collect();
        let differ = |field: Field| {
            seconds
                .iter()
                .filter(|(second, person)| second.text(field) != person.to_draft().text(field))
                .count()
                / 200
        };
        let [given, family, birth, postcode] =
            [Field::GivenName, Field::FamilyName, Field::DateOfBirth, Field::LastKnownPostcode].map(differ);
        assert!((8..=12).contains(&given) && (5..=10).contains(&family), "{given} % and {family} %");
        assert!((2..=4).contains(&birth) && (17..=22).contains(&postcode), "{birth} % and {postcode} %");
    }

    #[test]
    fn held_out_slips_happen_where_they_are_asked_for() {
        let slips = |held_out: bool| -> Vec<Slip> {
            let mut random = Random::new(3, 0);
            let second = Second { held_out, ..Second::default() };
            People::new(3).take(5_000).flat_map(|person| second.record(&person, &mut random).1).collect()
        };
        let is_held_out = |slip: &Slip| slip.kind() == SlipKind::HeldOut;
        assert!(
            !slips(false).iter().any(is_held_out)
                && slips(true).iter().filter(|slip| is_held_out(slip)).count() > 100
        );
    }
}
