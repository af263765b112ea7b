//! A quick test that rules out almost every text: do the first letters of any word begin an entry?
//!
//! Nearly all texts are clean, so the cost of a scan is the cost of seeing that. No text is folded here; where
//! folding could matter (letters beyond ASCII, an apostrophe or full stop near the start of a word) the
//! answer is "perhaps".

use super::Scope;
use crate::text::{Kinds, SAME_WORDS};
use crate::value::Postcode;

/// The beginnings of a list's entries: three characters each, one bit for each three.
pub(super) struct Filter {
    phrases: Beginnings,
    /// The classes with which a phrase begins, one bit each.
    firsts: u32,
    /// The letters that every phrase has, one bit each.
    needed: u32,
    /// Of the phrases and the postcodes together, for address lines.
    all: Beginnings,
    postcodes: Sieve,
}

impl Filter {
    pub(super) fn new(phrases: &[Box<str>], postcodes: &[Postcode]) -> Self {
        let mut words = Beginnings::new();
        for phrase in phrases {
            words.add_phrase(phrase);
        }
        let mut all = words.clone();
        for postcode in postcodes {
            all.add_postcode(postcode.as_str());
        }
        let needed =
            phrases.iter().map(|phrase| letters_needed(phrase)).fold(u32::MAX, core::ops::BitAnd::bitand);
        Self { firsts: words.firsts(), phrases: words, needed, all, postcodes: Sieve::new(postcodes) }
    }

    /// Whether a text of these kinds of characters is to be looked at. Most texts lack a letter that every phrase
    /// has, or have none with which a phrase begins.
    #[inline]
    #[expect(clippy::needless_bitwise_bool, reason = "nobody can foresee the answers: no branch is faster")]
    pub(super) fn suspects(&self, kinds: Kinds, scope: Scope) -> bool {
        let letters = kinds.letters();
        let classes = letters << LETTER | u32::from(kinds.has_digit()) << DIGIT;
        let may_have_phrase = (letters & self.needed == self.needed) & (classes & self.firsts != 0);
        // Every postcode has a digit.
        let may_have_postcode = scope.has_postcodes() & kinds.has_digit();
        !kinds.is_ascii() | may_have_phrase | may_have_postcode
    }

    /// Whether a text that is suspect may hold an entry.
    pub(super) fn may_hold(&self, text: &str, kinds: Kinds, scope: Scope) -> bool {
        if scope.has_postcodes() && (!kinds.is_ascii() || has_letter_before_digit(text)) {
            return self.all.may_hold(text);
        }
        let missing = (self.needed & !kinds.letters()).count_ones() as usize;
        let has_letters = missing == 0 || (!kinds.is_ascii() && missing <= letters_beyond(text));
        has_letters && self.phrases.may_hold(text)
    }

    /// Whether a postcode may be listed.
    pub(super) fn may_be(&self, postcode: &Postcode) -> bool {
        self.postcodes.may_have(postcode)
    }
}

/// As every postcode has; most addresses have no digit behind the number of the house.
fn has_letter_before_digit(text: &str) -> bool {
    let mut letters = text.bytes().skip_while(|byte| !byte.is_ascii_alphabetic());
    letters.any(|byte| byte.is_ascii_digit())
}

/// A bit for the hash of each postcode, among so many that nearly every other postcode meets an empty one.
struct Sieve(Box<[u64]>);

impl Sieve {
    /// Bits for each postcode.
    const SPARSENESS: usize = 32;

    fn new(postcodes: &[Postcode]) -> Self {
        let bits = (postcodes.len() * Self::SPARSENESS).next_power_of_two().max(64);
        let mut sieve = Self(vec![0; bits / 64].into());
        for postcode in postcodes {
            let (word, bit) = sieve.place(postcode);
            if let Some(word) = sieve.0.get_mut(word) {
                *word |= bit;
            }
        }
        sieve
    }

    fn may_have(&self, postcode: &Postcode) -> bool {
        let (word, bit) = self.place(postcode);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    /// The word and the bit in it.
    // SOURCE: multiplication by 2^64 over the golden ratio: Knuth, The Art of Computer Programming 3, 6.4.
    fn place(&self, postcode: &Postcode) -> (usize, u64) {
        let (front, last) = postcode.number();
        let hash = (front ^ u64::from(last)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        ((hash / 64) as usize & (self.0.len() - 1), 1 << (hash % 64))
    }
}

/// The most different letters of ASCII to which the characters of a text beyond ASCII may fold.
fn letters_beyond(text: &str) -> usize {
    const FIRST_BYTE_OF_U2000: u8 = 0xE2;
    if text.bytes().any(|byte| byte >= FIRST_BYTE_OF_U2000) {
        return usize::MAX;
    }
    // Each character below U+2000 folds to at most two.
    2 * text.bytes().filter(|byte| *byte >= 0xC0).count()
}

/// The letters of ASCII that a text has in which a phrase stands, unless characters beyond ASCII fold to them.
fn letters_needed(phrase: &str) -> u32 {
    let words = phrase.split(' ').map(|word| {
        let spellings = SAME_WORDS.iter().filter(|(_, same)| *same == word).map(|(other, _)| *other);
        spellings.fold(Kinds::of(word).letters(), |common, other| common & Kinds::of(other).letters())
    });
    words.fold(0, core::ops::BitOr::bitor)
}

#[derive(Clone)]
struct Beginnings {
    /// Indexed by the first two classes, the third is the bit.
    // INVARIANT: CLASSES * CLASSES long.
    bits: Box<[u32]>,
    /// Whether there is no entry, so that not even a text beyond ASCII may hold one.
    is_empty: bool,
}

const CLASSES: usize = 32;
/// The end of a word: a space, a hyphen, any punctuation.
const END: u8 = 0;
/// The class of A; those of the other letters follow.
const LETTER: u8 = 1;
const DIGIT: u8 = 27;
/// A character that a key does not have: an apostrophe, a full stop.
const DROPPED: u8 = 28;

/// A character beyond ASCII: only folding can tell.
const BEYOND: u8 = 29;

static CLASS: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut classes = [BEYOND; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        let class = match byte {
            b'a'..=b'z' => byte - b'a' + LETTER,
            b'A'..=b'Z' => byte - b'A' + LETTER,
            b'0'..=b'9' => DIGIT,
            b'\'' | b'"' | b'`' | b'.' => DROPPED,
            b'\t'..=b'\r' | b' '..=b'~' => END,
            _ => DROPPED,
        };
        set(&mut classes, byte, class);
        byte += 1;
    }
    classes
}

#[expect(clippy::indexing_slicing, reason = "a byte is below 256, the array's length; const")]
const fn set(classes: &mut [u8; 256], byte: u8, class: u8) {
    classes[byte as usize] = class;
}

fn class(byte: u8) -> u8 {
    CLASS.get(usize::from(byte)).copied().unwrap_or(DROPPED)
}

impl Beginnings {
    fn new() -> Self {
        Self { bits: vec![0; CLASSES * CLASSES].into(), is_empty: true }
    }

    fn add_phrase(&mut self, phrase: &str) {
        let word = phrase.split(' ').next().unwrap_or_default();
        self.add(word.as_bytes());
        for (other, _) in SAME_WORDS.iter().filter(|(_, same)| *same == word) {
            self.add(other.as_bytes());
        }
    }

    /// A postcode may be split anywhere: `M60 9AH`, `M 60 9AH`.
    fn add_postcode(&mut self, postcode: &str) {
        let letters: Vec<u8> = postcode.bytes().filter(u8::is_ascii_alphanumeric).collect();
        for length in 1..=3 {
            self.add(letters.get(..length).unwrap_or_default());
        }
    }

    fn add(&mut self, word: &[u8]) {
        self.is_empty = false;
        if !word.is_ascii() {
            // Only a text beyond ASCII folds to it.
            return;
        }
        let mut classes = word.iter().map(|&byte| class(byte)).chain(core::iter::repeat(END));
        if let (Some(first), Some(second), Some(third)) = (classes.next(), classes.next(), classes.next())
            && let Some(bits) = self.bits.get_mut(place(first, second))
        {
            *bits |= 1 << third;
        }
    }

    fn may_hold(&self, text: &str) -> bool {
        let mut starts = true;
        let mut rest = text.bytes().map(class);
        while let Some(first) = rest.next() {
            if starts && first <= DIGIT && first != END {
                let mut next = rest.clone();
                let (second, third) = (next.next().unwrap_or(END), next.next().unwrap_or(END));
                if self.may_start(first, second, third) {
                    return true;
                }
                starts = false;
            } else if first == END {
                starts = true;
            } else if first == BEYOND {
                return !self.is_empty;
            }
        }
        false
    }

    fn may_start(&self, first: u8, second: u8, third: u8) -> bool {
        let bits = |second| self.bits.get(place(first, second)).copied().unwrap_or_default();
        match (second, third) {
            (BEYOND, _) | (_, BEYOND) => true,
            (DROPPED, _) => (END..=DIGIT).any(|second| bits(second) != 0),
            (END, _) => bits(END) != 0,
            (_, DROPPED) => bits(second) != 0,
            _ => bits(second) & (1 << third) != 0,
        }
    }

    /// The classes with which an entry begins, one bit each; of a character beyond ASCII nothing is known.
    fn firsts(&self) -> u32 {
        let begins = |row: &[u32]| row.iter().any(|&bits| bits != 0);
        let rows = self.bits.chunks_exact(CLASSES).enumerate();
        rows.filter(|(_, row)| begins(row)).fold(1 << BEYOND, |firsts, (class, _)| firsts | 1 << class)
    }
}

fn place(first: u8, second: u8) -> usize {
    usize::from(first) * CLASSES + usize::from(second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Role;

    #[test]
    fn characters_below_u2000_fold_to_two_letters_at_most() {
        for letter in '\u{80}'..'\u{2000}' {
            let key = crate::text::name_key(&letter.to_string());
            assert!(Kinds::of(&key).letters().count_ones() <= 2, "{:x} {key}", u32::from(letter));
            assert!(letters_beyond(&letter.to_string()) == 2);
        }
        assert_eq!(letters_beyond("\u{2000}"), usize::MAX);
    }

    #[test]
    fn classes_agree_with_the_key() {
        for byte in 0..128_u8 {
            let role = match class(byte) {
                END => Role::Space,
                DROPPED => Role::Dropped,
                _ => Role::Kept,
            };
            assert_eq!(role, Role::of(char::from(byte)), "{byte}");
        }
    }
}
