//! The words that mean something to a judge of e-mails, read once from the tables.
//!
//! Every word of a message is looked up once; what it means is then a number and some flags, so that no rule
//! compares text.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use super::cue::{CUES, Cue};
use super::label::{LABELS, Labelled};
use super::phrase::{self, Meaning, Pattern, Starts};

static WORDS: &str = include_str!("lexicon/words.txt");
static SHARING: &str = include_str!("lexicon/sharing.txt");
static NAMES: &str = include_str!("lexicon/names.txt");
static VOCABULARY: &str = include_str!("lexicon/vocabulary.txt");

/// What a word can be. Several at once: `Mark` is a given name and a word.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Sorts(u16);

impl Sorts {
    /// No part of a learner's name, and a name ends before it.
    pub(super) const NEVER: Self = Self(1);
    /// Part of the name of an organisation or a place.
    pub(super) const ORG: Self = Self(1 << 1);
    /// A role of somebody who works with learners.
    pub(super) const STAFF: Self = Self(1 << 2);
    /// A learner's relative.
    pub(super) const KIN: Self = Self(1 << 3);
    /// A courtesy title.
    pub(super) const TITLE: Self = Self(1 << 4);
    /// A small word inside names.
    pub(super) const PARTICLE: Self = Self(1 << 5);
    /// An ordinary word.
    pub(super) const COMMON: Self = Self(1 << 6);
    /// A given name.
    pub(super) const GIVEN: Self = Self(1 << 7);
    /// A family name.
    pub(super) const FAMILY: Self = Self(1 << 8);

    /// A month, in English or Welsh, or the start of its name.
    pub(super) const MONTH: Self = Self(1 << 9);

    /// A word that people write in such messages and that is no name: known, so that a word that nobody knows stands out.
    pub(super) const WORD: Self = Self(1 << 10);

    /// Whom a parent or a teacher has: `my lad`, `our eldest`.
    pub(super) const CHILD: Self = Self(1 << 11);

    const fn of_table(table: &str) -> Self {
        match table.as_bytes() {
            b"never" => Self::NEVER,
            b"org" => Self::ORG,
            b"staff" => Self::STAFF,
            b"kin" => Self::KIN,
            b"title" => Self::TITLE,
            b"particle" => Self::PARTICLE,
            b"common" => Self::COMMON,
            b"child" => Self::CHILD,
            b"month" => Self::MONTH,
            b"given" => Self::GIVEN,
            b"family" => Self::FAMILY,
            b"both" => Self(Self::GIVEN.0 | Self::FAMILY.0),
            _ => Self(0),
        }
    }

    /// Whether the word is one of these.
    pub(super) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A word of a pattern or label as a number; 0 is every other word.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub(super) struct WordId(pub(super) u16);

/// What is known of one word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub(super) id: WordId,
    pub(super) sorts: Sorts,
}

/// The longest word that is looked up, in bytes.
pub(super) const LONGEST: usize = 24;

/// All that is known, built on first use.
pub(super) struct Lexicon {
    words: Words,
    /// Patterns by the word that they begin with.
    pub(super) patterns: Vec<Pattern>,
    pub(super) by_first: Vec<Starts>,
    /// The weights of words for a shared account, by slot; slot 0 is every other word.
    pub(super) sharing: Vec<i16>,
    /// What the sum of weights starts from.
    pub(super) sharing_start: i32,
    /// The weights of two neighbours for a shared account, by their slots, each with its number.
    pub(super) sharing_pairs: HashMap<(u16, u16), (u16, i16), BuildHasherDefault<Fnv>>,
    /// The slots of a possessive, of `log in`, of the LRS, and of where a sentence begins and ends.
    pub(super) possessive: u16,
    pub(super) log_in: u16,
    pub(super) service: u16,
    pub(super) sentence_start: u16,
    pub(super) sentence_end: u16,
    slots: Vec<u16>,
}

impl Lexicon {
    pub(super) fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::build)
    }

    /// What a word means: small letters, straight apostrophes.
    pub(super) fn entry(&self, word: &str) -> Entry {
        self.words.get(Hash::of(word), |known| known == word)
    }

    /// What a word of ASCII letters and digits means, by the hash of it in small letters.
    pub(super) fn plain_entry(&self, word: &[u8], hash: Hash) -> Entry {
        // INVARIANT: this makes capitals small and leaves digits as they are.
        let is_same = |(known, byte): (u8, &u8)| known == byte | 0x20;
        self.words.get(hash, |known| known.len() == word.len() && known.bytes().zip(word).all(is_same))
    }

    /// A word by its number.
    #[cfg(feature = "study")]
    pub(super) fn word(&self, id: u16) -> Option<&'static str> {
        static BY_ID: OnceLock<HashMap<u16, &'static str>> = OnceLock::new();
        let by_id = || self.words.slots.iter().map(|(word, entry)| (entry.id.0, *word)).collect();
        BY_ID.get_or_init(by_id).get(&id).copied()
    }

    /// The slot of a word's weight for a shared account.
    pub(super) fn slot(&self, id: WordId) -> u16 {
        self.slots.get(usize::from(id.0)).copied().unwrap_or_default()
    }

    fn build() -> Self {
        let mut known: HashMap<&'static str, Entry, BuildHasherDefault<Fnv>> = HashMap::default();
        let mut lexicon = Self {
            words: Words::default(),
            patterns: Vec::new(),
            by_first: Vec::new(),
            sharing: vec![0],
            sharing_start: 0,
            sharing_pairs: HashMap::default(),
            possessive: 0,
            log_in: 0,
            service: 0,
            sentence_start: 0,
            sentence_end: 0,
            slots: Vec::new(),
        };
        for line in WORDS.lines().chain(NAMES.lines()).filter(|line| !line.starts_with('#')) {
            let Some((table, words)) = line.split_once(':') else { continue };
            let sorts = Sorts::of_table(table);
            for word in words.split_ascii_whitespace() {
                let entry = known.entry(word).or_default();
                entry.sorts = entry.sorts.or(sorts);
            }
        }
        let mut next = 1;
        let mut id_of = |word: &'static str| {
            let entry = known.entry(word).or_default();
            if entry.id.0 == 0 {
                entry.id = WordId(next);
                next += 1;
            }
            entry.id
        };
        let labels = phrases(LABELS, |code| Labelled::from_code(code).map(Meaning::Label));
        let cues = phrases(CUES, |code| Cue::from_code(code).map(Meaning::Cue));
        lexicon.patterns =
            labels.chain(cues).map(|(meaning, line)| Pattern::read(meaning, line, &mut id_of)).collect();
        for word in vocabulary() {
            id_of(word);
        }
        let mut slots = vec![0; usize::from(u16::MAX)];
        let mut named: HashMap<&'static str, u16> = HashMap::new();
        for line in SHARING.lines().filter(|line| !line.starts_with('#')) {
            let Some((words, weight)) = line.rsplit_once(' ') else { continue };
            let Ok(weight) = weight.parse::<i16>() else { continue };
            if let Some((one, other)) = words.split_once(' ') {
                let number = u16::try_from(lexicon.sharing_pairs.len()).unwrap_or_default();
                let pair = [one, other].map(|word| named.get(word).copied().unwrap_or_default());
                if !pair.contains(&0) {
                    lexicon.sharing_pairs.insert(pair.into(), (number, weight));
                }
                continue;
            }
            let slot = u16::try_from(lexicon.sharing.len()).unwrap_or_default();
            lexicon.sharing.push(weight);
            for word in words.split('|') {
                named.insert(word, slot);
                match word {
                    "^" => lexicon.sentence_start = slot,
                    "$" => lexicon.sentence_end = slot,
                    "[intercept]" => lexicon.sharing_start = i32::from(weight),
                    "'s" => lexicon.possessive = slot,
                    "log-in" => lexicon.log_in = slot,
                    _ => {
                        if word == "lrs" {
                            lexicon.service = slot;
                        }
                        if let Some(own) = slots.get_mut(usize::from(id_of(word).0)) {
                            *own = slot;
                        }
                    }
                }
            }
        }
        for word in vocabulary() {
            if let Some(entry) = known.get_mut(word) {
                entry.sorts = entry.sorts.or(Sorts::WORD);
            }
        }
        slots.truncate(usize::from(next));
        lexicon.slots = slots;
        lexicon.words = Words::of(known);
        lexicon.by_first = phrase::index(&lexicon.patterns, usize::from(next));
        lexicon
    }
}

/// The hash of a word, letter by letter while it is read.
#[derive(Clone, Copy, Default)]
pub(super) struct Hash(u64);

impl Hash {
    fn of(word: &str) -> Self {
        let mut hash = Self::default();
        for byte in word.bytes() {
            hash.add(byte);
        }
        hash
    }

    pub(super) const fn add(&mut self, byte: u8) {
        self.0 = self.0.rotate_left(7) ^ byte as u64;
    }

    /// The hash with every letter mixed into its upper half.
    const fn mixed(self) -> u64 {
        // SOURCE: the multiplier of Fibonacci hashing, 2^64 by the golden ratio.
        self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

/// What is known of each word: a table of open places, so that a word is found by its hash, or seen to be none at the first
/// look.
#[derive(Default)]
struct Words {
    /// Of each place the upper half of its word's hash; 0 where there is none.
    tags: Vec<u32>,
    slots: Vec<(&'static str, Entry)>,
}

impl Words {
    fn of(known: HashMap<&'static str, Entry, BuildHasherDefault<Fnv>>) -> Self {
        let places = (2 * known.len()).next_power_of_two();
        let mut words = Self { tags: vec![0; places], slots: vec![("", Entry::default()); places] };
        for (word, entry) in known {
            let (tag, mut at) = words.place(Hash::of(word));
            while words.tags.get(at).is_some_and(|&tag| tag != 0) {
                at = (at + 1) & (places - 1);
            }
            if let (Some(own), Some(slot)) = (words.tags.get_mut(at), words.slots.get_mut(at)) {
                (*own, *slot) = (tag, (word, entry));
            }
        }
        words
    }

    /// A hash's tag, and the place to begin at.
    const fn place(&self, hash: Hash) -> (u32, usize) {
        let mixed = hash.mixed();
        let tag = (mixed >> 32) as u32 | 1;
        (tag, (mixed >> 40) as usize & self.tags.len().wrapping_sub(1))
    }

    /// What is known of the word with a hash that is the one asked for.
    fn get(&self, hash: Hash, is_asked: impl Fn(&str) -> bool) -> Entry {
        let (tag, mut at) = self.place(hash);
        while let Some(&own) = self.tags.get(at).filter(|own| **own != 0) {
            if own == tag
                && let Some((known, entry)) = self.slots.get(at)
                && is_asked(known)
            {
                return *entry;
            }
            at = (at + 1) & (self.tags.len() - 1);
        }
        Entry::default()
    }
}

/// The words that are known to be no names.
fn vocabulary() -> impl Iterator<Item = &'static str> {
    VOCABULARY.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_ascii_whitespace)
}

/// The phrases of a table, each with what the name in brackets above it means.
fn phrases(
    table: &'static str,
    meaning_of: impl Fn(&str) -> Option<Meaning>,
) -> impl Iterator<Item = (Meaning, &'static str)> {
    let mut current = None;
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(move |line| {
        if let Some(code) = line.strip_prefix('[').and_then(|code| code.strip_suffix(']')) {
            current = meaning_of(code);
            return None;
        }
        current.map(|meaning| (meaning, line))
    })
}

/// FNV-1a: short words are hashed faster than by the standard hasher, and the table is ours, not a stranger's.
#[derive(Default)]
pub(super) struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let start = if self.0 == 0 { 0xCBF2_9CE4_8422_2325 } else { self.0 };
        self.0 =
            bytes.iter().fold(start, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_in_brackets_is_known() {
        let unknown = |table: &'static str, is_known: fn(&str) -> bool| -> Vec<&str> {
            let codes = table.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
            codes.filter(|code| !is_known(code)).collect()
        };
        assert_eq!(unknown(LABELS, |code| Labelled::from_code(code).is_some()), [""; 0]);
        assert_eq!(unknown(CUES, |code| Cue::from_code(code).is_some()), [""; 0]);
    }

    #[test]
    fn every_word_table_has_a_sort() {
        let tables = WORDS.lines().chain(NAMES.lines()).filter(|line| !line.starts_with('#'));
        assert!(
            tables
                .filter_map(|line| line.split_once(':'))
                .all(|(table, _)| Sorts::of_table(table) != Sorts::default())
        );
    }

    #[test]
    fn every_phrase_begins_with_a_word() {
        let lexicon = Lexicon::get();
        let indexed: usize = lexicon.by_first.iter().map(Starts::count).sum();
        assert!(indexed >= lexicon.patterns.len());
    }
}
