//! The names, dates and postcodes of many learners, each kept once with what is needed to compare it, and counted.

use std::collections::HashMap;
use std::sync::Arc;

use super::forms;
use super::frequency::{self, NameShares, Use};
use super::hash::hash;
use crate::text::sound;

/// A name, place or school: its comparison key, and what has been worked out about it.
#[derive(Clone)]
pub(super) struct Name {
    pub(super) key: Box<str>,
    /// A bit for each letter from a to z, and one for all others.
    pub(super) letters: u32,
    /// How many letters.
    pub(super) length: u8,
    /// How many words.
    pub(super) words: u8,
    /// Of the key without its spaces.
    pub(super) compact: u64,
    /// Of the key without spaces, particles and suffixes; zero where nothing was taken away.
    pub(super) core: u64,
    /// Of how it sounds; zero where nothing can be said.
    pub(super) sound: u64,
    /// The rows of short forms in which it stands, from one; zero for none.
    pub(super) forms: [u16; forms::MOST_ROWS],
    /// The same of spellings.
    pub(super) spellings: [u16; forms::MOST_ROWS],
    /// How many learners have it, by [`Use`].
    pub(super) counts: [u32; Use::COUNT],
    /// How common it is in general, by [`Use`], in 2^-32.
    pub(super) general: [u32; Use::COUNT],
    /// Whether it is known as a given name, and as a family name.
    pub(super) is_listed: [bool; 2],
}

impl Name {
    pub(super) fn new(key: &str, shares: Option<&NameShares>) -> Self {
        let [(given, is_given), (family, is_family)] = NameShares::of_name(shares, key);
        let letters = key
            .bytes()
            .filter(|byte| *byte != b' ')
            .fold(0, |letters, byte| letters | 1 << if byte.is_ascii_lowercase() { byte - b'a' } else { 26 });
        let (forms, spellings) = forms::rows_of(key);
        let compact = hash(key.bytes().filter(|byte| *byte != b' '));
        Self {
            letters,
            length: u8::try_from(key.chars().filter(|letter| *letter != ' ').count()).unwrap_or(u8::MAX),
            words: u8::try_from(key.split(' ').count()).unwrap_or(u8::MAX),
            compact,
            core: Some(core_of(key)).filter(|core| *core != compact).unwrap_or_default(),
            sound: Some(sound(key)).filter(|sound| !sound.is_empty()).map_or(0, |sound| hash(sound.bytes())),
            forms,
            spellings,
            counts: [0; Use::COUNT],
            general: [given, family, frequency::PLACE, frequency::SCHOOL],
            is_listed: [is_given, is_family],
            key: key.into(),
        }
    }

    /// Whether it is one letter.
    pub(super) const fn is_initial(&self) -> bool {
        self.length == 1
    }
}

/// The hash of a family name without its particles and suffixes, and without Mc or Mac.
fn core_of(key: &str) -> u64 {
    let is_kept = |word: &&str| !forms::is_particle_key(word);
    let words = || key.split(' ').filter(is_kept);
    let only_particles = words().next().is_none();
    let rest: String = if only_particles { key.replace(' ', "") } else { words().collect() };
    let is_long = |rest: &&str| rest.len() >= FEWEST_BEHIND_MAC;
    let stripped = ["mac", "mc"].iter().find_map(|start| rest.strip_prefix(start)).filter(is_long);
    hash(stripped.unwrap_or(&rest).bytes())
}

/// The fewest letters behind Mc or Mac: Mace and Mack are names of their own.
const FEWEST_BEHIND_MAC: usize = 4;

/// A date of birth as it is compared.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub(super) enum Birth {
    /// Eight digits, `YYYYMMDD`; mostly a day of the calendar.
    Digits(u32),
    /// The hash of what was typed, where it has no eight digits.
    Text(u32),
}

/// A postcode as it is compared.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub(super) enum Postal {
    /// Outward and inward code, each filled up to four bytes.
    Unit([u8; 8]),
    /// Capital letters and digits of what was typed, where it is no postcode of the LRS.
    Text([u8; 8]),
}

/// How many learners have each value; a value is known by its number.
#[derive(Clone)]
pub(super) struct Values<T> {
    counts: Vec<u32>,
    numbers: HashMap<T, u32>,
}

impl<T> Default for Values<T> {
    fn default() -> Self {
        Self { counts: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Copy + Eq + core::hash::Hash> Values<T> {
    /// A value with its number; it is added where it is new.
    pub(super) fn take(&mut self, value: T) -> Numbered<T> {
        let next = number_of(self.counts.len());
        let number = *self.numbers.entry(value).or_insert_with(|| {
            self.counts.push(0);
            next
        });
        Numbered { value, number }
    }

    pub(super) fn count(&mut self, number: u32, change: i32) {
        if let Some(count) = self.counts.get_mut(number as usize) {
            *count = count.saturating_add_signed(change);
        }
    }
}

/// A value and its number, side by side in a learner's row: most comparisons need no more.
#[derive(Clone, Copy)]
pub(super) struct Numbered<T> {
    pub(super) value: T,
    pub(super) number: u32,
}

/// A value that a learner has, and where it is counted.
#[derive(Clone, Copy)]
pub(super) struct Held<'p, T> {
    pub(super) value: T,
    number: u32,
    values: &'p Values<T>,
}

impl<'p, T> Held<'p, T> {
    pub(super) const fn new(numbered: Numbered<T>, values: &'p Values<T>) -> Self
    where
        T: Copy,
    {
        Self { value: numbered.value, number: numbered.number, values }
    }

    /// How many learners have it.
    pub(super) fn count(&self) -> u32 {
        self.values.counts.get(self.number as usize).copied().unwrap_or_default()
    }
}

/// What stands for nothing: no name, no date.
pub(super) const NONE: u32 = u32::MAX;

fn number_of(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(NONE)
}

/// The names, dates and postcodes of many learners.
#[derive(Clone, Default)]
pub(super) struct Pool {
    pub(super) names: Vec<Name>,
    numbers: HashMap<Box<str>, u32>,
    pub(super) births: Values<Birth>,
    pub(super) postcodes: Values<Postal>,
    /// How common names are, where a model says otherwise than the general shares.
    shares: Option<Arc<NameShares>>,
}

impl Pool {
    pub(super) fn new(shares: Option<&Arc<NameShares>>) -> Self {
        Self { shares: shares.cloned(), ..Self::default() }
    }

    /// The number of a name by its comparison key, which is added where it is new; none for an empty key.
    pub(super) fn name(&mut self, key: &str) -> u32 {
        if key.is_empty() {
            return NONE;
        }
        if let Some(number) = self.numbers.get(key) {
            return *number;
        }
        let number = number_of(self.names.len());
        self.names.push(Name::new(key, self.shares.as_deref()));
        self.numbers.insert(key.into(), number);
        number
    }

    pub(super) fn name_at(&self, number: u32) -> Option<&Name> {
        self.names.get(number as usize)
    }

    pub(super) fn count(&mut self, number: u32, used_as: Use, change: i32) {
        if let Some(count) =
            self.names.get_mut(number as usize).and_then(|name| name.counts.get_mut(used_as as usize))
        {
            *count = count.saturating_add_signed(change);
        }
    }
}
