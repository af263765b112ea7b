//! Invented British learners, made from a seed: for samples, tests and benches.
//!
//! A [`Person`] is clean: it passes every rule of a registration batch. [`Fault`] spoils a learner in the
//! ways that colleges really do, and says what a check should find. The same seed gives the same people on
//! every machine, for good: each comes from the seed and a number of its own.
//!
//! # Privacy
//!
//! Nobody here exists. Given and family names are drawn apart from lists of what is common; addresses,
//! schools, sectors and units of postcodes are invented; e-mail goes to `example.org`; every ULN begins with
//! 99 or 98 so that it is known at sight. Still, chance may write the name of a living person: treat a file
//! of these as test data, never as a list of people.
//!
//! # Examples
//!
//! ```
//! use lrs_core::{CheckPolicy, learner};
//! use lrs_examples::people::{self, People};
//!
//! let person = People::new(1).next().expect("people never run out");
//! let check = learner::check(&person.to_draft(), &CheckPolicy::new(people::reference_day()));
//! assert!(check.findings.is_empty() && check.repairs.is_empty());
//! ```

mod address;
pub mod fault;
pub mod file;
mod identifier;
pub mod labelled;
mod person;
mod random;
mod rare;
pub mod second;
pub mod slip;
mod tables;
pub mod term;

use lrs_core::LearnerDraft;
use lrs_core::value::Date;

pub use fault::{Expected, Fault, Faults};
pub use file::{Row, Rows, csv};
pub use labelled::Labelled;
pub use person::Person;
pub use random::Random;
pub use second::Second;
pub use slip::{Slip, SlipKind};

use person::Kin;
use tables::Tables;

/// The first day of the college year that the people are made for: ages are counted on it and no date lies
/// after it.
///
/// # Examples
///
/// ```
/// assert_eq!(lrs_examples::people::reference_day().to_string(), "2026-09-01");
/// ```
#[expect(clippy::expect_used, clippy::missing_panics_doc, reason = "a day of the calendar, written here")]
pub fn reference_day() -> Date {
    Date::from_ymd(2026, 9, 1).expect("a real date")
}

/// Drafts of clean learners, for tests and benches.
///
/// # Examples
///
/// ```
/// use lrs_examples::people;
///
/// assert_eq!(people::drafts(20, 7), people::drafts(20, 7));
/// ```
pub fn drafts(count: usize, seed: u64) -> Vec<LearnerDraft<'static>> {
    People::new(seed).take(count).map(|person| person.to_draft().into_owned()).collect()
}

/// Invented learners without end, each made from the seed and its number.
///
/// # Examples
///
/// ```
/// use lrs_examples::people::People;
///
/// let family: Vec<_> = People::new(5).in_households().take(200).collect();
/// assert!(family.windows(2).any(|pair| pair[0].last_known_postcode == pair[1].last_known_postcode));
/// ```
#[derive(Clone, Debug)]
pub struct People {
    seed: u64,
    next: u64,
    with_uln: u64,
    identifiers: bool,
    households: bool,
    families: bool,
    /// Those of the household still to come, the next one last.
    kin: Vec<Kin>,
    /// Those of the household who have come, the eldest first.
    household: Vec<Person>,
}

impl People {
    /// The people of a seed: four in ten know their ULN, nobody is related.
    pub const fn new(seed: u64) -> Self {
        Self {
            seed,
            next: 0,
            with_uln: 400,
            identifiers: false,
            households: false,
            families: false,
            kin: Vec::new(),
            household: Vec::new(),
        }
    }

    /// The same people, of whom so many in 1,000 know their ULN.
    #[must_use]
    pub fn with_uln(self, permille: u64) -> Self {
        Self { with_uln: permille, ..self }
    }

    /// The same people with UCI and UPN, the columns of layout 3A.
    #[must_use]
    pub fn with_identifiers(self) -> Self {
        Self { identifiers: true, ..self }
    }

    /// People of whom some are brothers and sisters at one address, a few of them twins.
    #[must_use]
    pub fn in_households(self) -> Self {
        Self { households: true, ..self }
    }

    /// As [`in_households`](Self::in_households), with a mother or father here and there who learns too, and with as many
    /// rare family names as there are in the country.
    #[must_use]
    pub fn in_families(self) -> Self {
        Self { households: true, families: true, ..self }
    }
}

impl Iterator for People {
    type Item = Person;

    fn next(&mut self) -> Option<Person> {
        let number = self.next;
        self.next += 1;
        let mut random = Random::new(self.seed, number);
        let mut person = match self.kin.pop() {
            Some(Kin::Parent) => Person::parent(&mut random, Tables::get(), &self.household),
            Some(kin) => Person::sibling(&mut random, Tables::get(), &self.household, kin == Kin::Twin),
            None => {
                let mut person = Person::new(&mut random, Tables::get());
                if self.families {
                    person.name_rarely(&mut random);
                }
                person
            }
        };
        person.number(self.seed, number, random.permille(self.with_uln));
        if self.identifiers {
            person.identify(&mut random);
        }
        if self.households {
            if self.kin.is_empty() {
                self.kin = person.siblings(&mut random);
                // CHOICE: one young learner in twenty.
                if self.families && person.age() < 19 && random.permille(50) {
                    self.kin.insert(0, Kin::Parent);
                }
                self.household.clear();
            }
            if !self.kin.is_empty() {
                self.household.push(person.clone());
            }
        }
        Some(person)
    }
}

#[cfg(test)]
mod tests;
