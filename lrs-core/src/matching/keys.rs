//! What two records of one learner are found by: any two of given name, family name, date of birth and postcode, and
//! how both names sound.
//!
//! A record that has one or two of the four wrong or blank still shares a key with its fellow. Keys are hashes: that
//! two strangers share one costs a comparison, never an answer.

use super::hash::{either_way, hash, in_order, mixed};
use super::pool::{Birth, Name, Postal};
use super::roll::{Roll, Row};

/// Which two things a key is made of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub(super) enum Kind {
    Names,
    FamilyAndBirth,
    GivenAndBirth,
    FamilyAndPostcode,
    GivenAndPostcode,
    BirthAndPostcode,
    Sounds,
    InitialsAndBirth,
    FamilyAndMonth,
    GivenAndStart,
    FamilyAndStart,
    Family,
    Birth,
    Postcode,
}

impl Kind {
    pub(super) const ALL: [Self; 14] = [
        Self::Names,
        Self::FamilyAndBirth,
        Self::GivenAndBirth,
        Self::FamilyAndPostcode,
        Self::GivenAndPostcode,
        Self::BirthAndPostcode,
        Self::Sounds,
        Self::InitialsAndBirth,
        Self::FamilyAndMonth,
        Self::GivenAndStart,
        Self::FamilyAndStart,
        Self::Family,
        Self::Birth,
        Self::Postcode,
    ];
}

impl Kind {
    /// Whether two things must agree, not one alone.
    pub(super) const fn is_of_two(self) -> bool {
        !matches!(self, Self::Family | Self::Birth | Self::Postcode)
    }
}

/// What the keys of a record are made of. A name has several hashes: of all of it, of each word, of how it was before.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    givens: Hashes,
    families: Hashes,
    births: Hashes,
    postcodes: Hashes,
    given_sound: u64,
    family_sound: u64,
    initials: u64,
    /// How given and family name begin.
    starts: [u64; 2],
    months: Hashes,
}

/// A few hashes, each once.
#[derive(Clone, Copy, Debug, Default)]
struct Hashes {
    all: [u64; 6],
    count: usize,
}

impl Hashes {
    fn add(&mut self, hash: u64) {
        if hash != 0
            && !self.iter().any(|known| known == hash)
            && let Some(free) = self.all.get_mut(self.count)
        {
            *free = hash;
            self.count += 1;
        }
    }

    fn iter(&self) -> impl Iterator<Item = u64> + Clone + use<> {
        self.all.into_iter().take(self.count)
    }
}

impl Parts {
    pub(super) fn of(roll: &Roll, row: &Row) -> Self {
        let subject = roll.subject(row);
        let mut parts = Self::default();
        add_name(subject.given, &mut parts.givens);
        add_name(subject.family, &mut parts.families);
        add_name(subject.preferred(), &mut parts.givens);
        subject.middle().into_iter().flatten().for_each(|name| parts.givens.add(whole(name)));
        subject.previous().into_iter().for_each(|name| add_name(name, &mut parts.families));
        parts.given_sound = subject.given.map_or(0, |name| name.sound);
        parts.family_sound = subject.family.map_or(0, |name| name.sound);
        if let (Some(given), Some(family)) = (subject.given, subject.family) {
            parts.initials = either_way(initial(given), initial(family));
            parts.starts = [start(given), start(family)];
        }
        if let Some(birth) = subject.birth {
            add_birth(birth.value, &mut parts.births, &mut parts.months);
        }
        if let Some(postcode) = subject.postcode {
            let (Postal::Unit(letters) | Postal::Text(letters)) = postcode.value;
            parts.postcodes.add(hash(letters.into_iter()));
        }
        parts
    }

    /// Hands on the keys of a kind. The first name, date and postcode are combined with every other.
    pub(super) fn each(&self, kind: Kind, sink: &mut impl FnMut(u64)) {
        match kind {
            Kind::Names => crossed(&self.givens, &self.families, either_way, sink),
            Kind::FamilyAndBirth => crossed(&self.families, &self.births, in_order, sink),
            Kind::GivenAndBirth => crossed(&self.givens, &self.births, in_order, sink),
            Kind::FamilyAndPostcode => crossed(&self.families, &self.postcodes, in_order, sink),
            Kind::GivenAndPostcode => crossed(&self.givens, &self.postcodes, in_order, sink),
            Kind::BirthAndPostcode => crossed(&self.births, &self.postcodes, in_order, sink),
            Kind::Sounds if self.given_sound != 0 && self.family_sound != 0 => {
                sink(either_way(self.given_sound, self.family_sound));
            }
            Kind::InitialsAndBirth if self.initials != 0 => {
                self.births.iter().for_each(|birth| sink(in_order(self.initials, birth)));
            }
            Kind::FamilyAndMonth => crossed(&self.families, &self.months, in_order, sink),
            Kind::GivenAndStart if self.starts[1] != 0 => {
                self.givens.iter().take(1).for_each(|given| sink(in_order(given, self.starts[1])));
            }
            Kind::FamilyAndStart if self.starts[0] != 0 => {
                self.families.iter().take(1).for_each(|family| sink(in_order(family, self.starts[0])));
            }
            Kind::Family => self.families.iter().for_each(sink),
            Kind::Birth => self.births.iter().for_each(sink),
            Kind::Postcode => self.postcodes.iter().for_each(sink),
            Kind::Sounds | Kind::InitialsAndBirth | Kind::GivenAndStart | Kind::FamilyAndStart => {}
        }
    }
}

/// Every pair of which one is the first of its kind.
fn crossed(one: &Hashes, other: &Hashes, join: fn(u64, u64) -> u64, sink: &mut impl FnMut(u64)) {
    for (place, one) in one.iter().enumerate() {
        let reach = if place == 0 { other.count } else { 1 };
        other.iter().take(reach).for_each(|other| sink(join(one, other)));
    }
}

/// The whole name, and each word of it.
fn add_name(name: Option<&Name>, hashes: &mut Hashes) {
    let Some(name) = name else { return };
    hashes.add(whole(name));
    if name.core != 0 {
        hashes.add(name.core);
    }
    if name.words > 1 {
        name.key.split(' ').filter(|word| word.len() > 2).for_each(|word| hashes.add(hash(word.bytes())));
    }
}

/// An initial alone finds too many.
fn whole(name: &Name) -> u64 {
    if name.is_initial() { 0 } else { name.compact }
}

fn initial(name: &Name) -> u64 {
    name.key.chars().next().map_or(0, u64::from)
}

/// The first letters; nothing of an initial.
fn start(name: &Name) -> u64 {
    if name.is_initial() {
        0
    } else {
        hash(name.key.bytes().filter(|byte| *byte != b' ').take(LETTERS_OF_A_START))
    }
}

/// How many bytes of a name count as its start.
// CHOICE: three: a slip in a name of six letters leaves them as they are in half of all cases.
const LETTERS_OF_A_START: usize = 3;

/// The date with day and month in either order, and its month of the year.
fn add_birth(birth: Birth, births: &mut Hashes, months: &mut Hashes) {
    match birth {
        Birth::Text(text) => births.add(u64::from(text)),
        Birth::Digits(digits) => {
            let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
            let (low, high) = (month.min(day), month.max(day));
            births.add(mixed(u64::from(year * 10_000 + low * 100 + high)));
            months.add(mixed(u64::from(year * 100 + month)));
        }
    }
}
