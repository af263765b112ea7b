//! Words of ASCII letters and digits, as nearly all are: read once, byte by byte.

use super::Case;
use crate::breach::lexicon::Hash;

/// What each byte is to a word of ASCII letters and digits: a letter, a capital too, a digit, or its end.
static CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut byte = b'0';
    while byte <= b'z' {
        let class = match byte {
            b'0'..=b'9' => DIGIT,
            b'a'..=b'z' => LETTER,
            b'A'..=b'Z' => LETTER | CAPITAL,
            _ => OTHER,
        };
        // INVARIANT: a byte is below 256.
        #[expect(clippy::indexing_slicing, reason = "at compile time")]
        {
            classes[byte as usize] = class;
        }
        byte += 1;
    }
    classes
};
const OTHER: u8 = 0;
const LETTER: u8 = 1;
const CAPITAL: u8 = 1 << 1;
const DIGIT: u8 = 1 << 2;

/// A word of ASCII letters and digits, and what is known of it when it was read once.
pub(super) struct Plain {
    pub(super) end: usize,
    pub(super) letters: usize,
    capitals: usize,
    /// Whether the first of its letters is a capital.
    is_capital: bool,
    /// The hash of it in small letters.
    pub(super) hash: Hash,
}

impl Plain {
    /// The word that begins at a place; none where an apostrophe, a full stop behind its only letter or another script
    /// makes it something else.
    pub(super) fn of(text: &[u8], start: usize) -> Option<Self> {
        let rest = text.get(start..)?;
        let (mut length, mut letters, mut capitals) = (0, 0, 0);
        let mut hash = Hash::default();
        let mut next = None;
        for &byte in rest {
            let class = CLASSES.get(usize::from(byte)).copied().unwrap_or(OTHER);
            if class == OTHER {
                next = Some(byte);
                break;
            }
            length += 1;
            letters += usize::from(class & LETTER);
            capitals += usize::from(class >> 1 & 1);
            // INVARIANT: this makes capitals small and leaves digits as they are.
            hash.add(byte | 0x20);
        }
        let is_whole = match next {
            Some(b'\'' | b'`' | 0x80..) => false,
            Some(b'.') => letters != 1 || length > 1,
            _ => true,
        };
        let word = rest.get(..length).unwrap_or_default();
        let is_first = |byte: &&u8| byte.is_ascii_alphabetic();
        let is_capital = capitals > 0 && word.iter().find(is_first).is_some_and(u8::is_ascii_uppercase);
        is_whole.then_some(Self { end: start + length, letters, capitals, is_capital, hash })
    }

    pub(super) const fn case(&self) -> Case {
        if !self.is_capital {
            Case::Small
        } else if self.letters == 1 {
            Case::Initial
        } else if self.capitals == self.letters {
            Case::Capitals
        } else {
            Case::Capital
        }
    }
}
