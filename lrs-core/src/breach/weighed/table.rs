//! The weights of the signs, read once from `lexicon/weights.txt`.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use super::Target;
use super::shape::look;
use super::sign::{Place, Sign};
use super::tag::Tag;
use super::word::Symbol;
use crate::breach::lexicon::Lexicon;

static WEIGHTS: &str = include_str!("../lexicon/weights.txt");

/// How much each sign speaks for a password, a user name, a learner's name and another value of a learner, in hundredths of a natural logarithm of
/// odds.
pub(super) struct Table {
    weights: HashMap<u64, [i16; 4], BuildHasherDefault<Mixed>>,
    start: [i16; 4],
    /// A bit for each sign that has weights, which it shares with others: most signs have none.
    marks: Vec<u64>,
}

/// How many bits there are, as a power of two.
// CHOICE: 8 KiB, thirty bits for each sign that has weights.
const MARKS: u32 = 16;

/// The bit of a sign: which of the numbers, and the bit in it.
const fn mark_of(key: u64) -> (usize, u64) {
    let mark = Mixed::of(key) >> (64 - MARKS);
    ((mark >> 6) as usize, 1 << (mark & 63))
}

/// One multiplication: keys are numbers of ours, and each word has a hundred of them.
#[derive(Default)]
struct Mixed(u64);

impl Mixed {
    const fn of(key: u64) -> u64 {
        // SOURCE: the multiplier of Fibonacci hashing, 2^64 by the golden ratio.
        key.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        // Both halves of a hash are used.
        let mixed = Self::of(self.0 ^ key);
        self.0 = mixed ^ mixed >> 32;
    }
}

impl Table {
    pub(super) fn get() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| Self::read(WEIGHTS))
    }

    fn read(text: &str) -> Self {
        let marks = vec![0; 1 << (MARKS - 6)];
        let mut table = Self { weights: HashMap::default(), start: [0; 4], marks };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut words: Vec<&str> = line.split(' ').collect();
            let Some(at) = words.len().checked_sub(4) else { continue };
            let weights = words.split_off(at);
            let mut numbers = weights.iter().map(|number| number.parse::<i16>().unwrap_or_default());
            let weights = core::array::from_fn(|_| numbers.next().unwrap_or_default());
            match (words.first(), words.get(1..)) {
                (Some(&"start"), _) => table.start = weights,
                (Some(tag), Some(about)) => {
                    if let Some(sign) = sign(tag, about) {
                        let (at, bit) = mark_of(sign.key());
                        if let Some(marks) = table.marks.get_mut(at) {
                            *marks |= bit;
                        }
                        table.weights.insert(sign.key(), weights);
                    }
                }
                _ => {}
            }
        }
        table
    }

    /// How much all signs of a word together speak for what is looked for.
    pub(super) fn sum(&self, place: &Place<'_>, target: Target) -> i32 {
        let column = target as usize;
        let weight = |weights: &[i16; 4]| weights.get(column).copied().map_or(0, i32::from);
        let mut sum = weight(&self.start);
        let mut seen: Vec<u64> = Vec::with_capacity(32);
        place.signs(&mut |sign| {
            let key = sign.key();
            let (at, bit) = mark_of(key);
            if self.marks.get(at).is_some_and(|marks| marks & bit != 0)
                && let Some(weights) = self.weights.get(&key)
                && !seen.contains(&key)
            {
                seen.push(key);
                sum += weight(weights);
            }
        });
        sum
    }
}

fn sign(tag: &str, about: &[&str]) -> Option<Sign> {
    let symbol = |at: usize| about.get(at).map_or(Some(Symbol::default()), |text| symbol(text));
    Some(Sign { tag: Tag::from_code(tag)?, one: symbol(0)?, other: symbol(1)? })
}

/// `password:`, `[mixlw+]`, `|[nam]`, `#3`: a word or look with a colon behind it or in the line next to it, a number.
fn symbol(text: &str) -> Option<Symbol> {
    if let Some(number) = text.strip_prefix('#').and_then(|number| number.parse().ok()) {
        return Some(Symbol(number));
    }
    let (text, is_apart) = text.strip_prefix('|').map_or((text, false), |text| (text, true));
    let (text, is_label) = text.strip_suffix(':').map_or((text, false), |text| (text, true));
    let symbol = match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        Some(name) => Symbol(look(name)),
        None => Symbol::word(Lexicon::get().entry(text).id.0),
    };
    let symbol = if is_label { symbol.labelling() } else { symbol };
    let symbol = if is_apart { symbol.apart() } else { symbol };
    (!symbol.is_nothing()).then_some(symbol)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_a_sign() {
        let lines = WEIGHTS.lines().filter(|line| !line.starts_with('#') && !line.starts_with("start "));
        let mut keys = std::collections::HashSet::new();
        for line in lines {
            let words: Vec<&str> = line.split(' ').collect();
            let (tag, about) = words[..words.len() - 4].split_first().unwrap();
            let sign = sign(tag, about).unwrap_or_else(|| panic!("no sign: {line}"));
            assert!(keys.insert(sign.key()), "twice: {line}");
        }
        assert_eq!(Table::get().weights.len(), keys.len());
    }
}
