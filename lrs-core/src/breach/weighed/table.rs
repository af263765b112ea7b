//! The weights of the signs, read once from `lexicon/weights.txt`.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use super::Target;
use super::shape::look;
use super::sign::{Place, Sign};
use super::tag::Tag;
use super::word::Symbol;
use crate::breach::lexicon::{Fnv, Lexicon};

static WEIGHTS: &str = include_str!("../lexicon/weights.txt");

/// How much each sign speaks for a password, a user name, a learner's name and another value of a learner, in hundredths of a natural logarithm of
/// odds.
pub(super) struct Table {
    weights: HashMap<u64, [i16; 4], BuildHasherDefault<Fnv>>,
    start: [i16; 4],
}

impl Table {
    pub(super) fn get() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| Self::read(WEIGHTS))
    }

    fn read(text: &str) -> Self {
        let mut table = Self { weights: HashMap::default(), start: [0; 4] };
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
        let mut seen: Vec<u64> = Vec::with_capacity(96);
        place.signs(&mut |sign| {
            let key = sign.key();
            if let Some(weights) = self.weights.get(&key)
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
