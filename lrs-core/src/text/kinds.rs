//! What kinds of characters a text has, seen in one pass: enough to answer most questions about a clean text.
//!
//! A check asks many things of each field: is it blank, tidy, in capitals, might it hold this word? One walk
//! over the bytes settles them all for plain ASCII; only a text that looks odd is walked again.

/// The kinds of the characters of a text, a bit for each.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Kinds(u32);

/// The letters of ASCII in either case, A the lowest.
const LETTERS: u32 = (1 << 26) - 1;
const DIGIT: u32 = 1 << 26;
const SPACE: u32 = 1 << 27;
const BACKTICK: u32 = 1 << 28;
/// All other signs that can be seen.
const SIGN: u32 = 1 << 29;
/// What no tidy text has: a control of ASCII, a space at either end or after another.
const UNTIDY: u32 = 1 << 30;
/// A character beyond ASCII.
const BEYOND: u32 = 1 << 31;

static KIND: [u32; 256] = {
    let mut kinds = [BEYOND; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        #[expect(clippy::indexing_slicing, reason = "a byte is less than 256; const")]
        let kind = &mut kinds[byte as usize];
        *kind = match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'A'..=b'Z' => 1 << (byte - b'A'),
            b'0'..=b'9' => DIGIT,
            b' ' => SPACE,
            b'`' => BACKTICK,
            b'!'..=b'~' => SIGN,
            _ => UNTIDY,
        };
        byte += 1;
    }
    kinds
};

impl Kinds {
    /// Of a text that nobody has walked over, or that is empty.
    pub(crate) const NONE: Self = Self(0);

    #[inline]
    pub(crate) fn of(text: &str) -> Self {
        let mut kinds = 0;
        for byte in text.bytes() {
            kinds |= KIND.get(usize::from(byte)).copied().unwrap_or(BEYOND);
        }
        // Most texts have no space, and need no second look.
        let is_loose = text.is_empty() || (kinds & SPACE != 0 && has_loose_space(text.as_bytes()));
        Self(kinds | if is_loose { UNTIDY } else { 0 })
    }

    /// These, and the kind of a byte.
    #[inline]
    pub(crate) fn and_of(self, byte: u8) -> Self {
        Self(self.0 | KIND.get(usize::from(byte)).copied().unwrap_or(BEYOND))
    }

    /// Whether nothing is here but letters and digits of ASCII.
    #[cfg(feature = "csv")]
    pub(crate) const fn is_alphanumeric(self) -> bool {
        !self.has(!(LETTERS | DIGIT))
    }

    const fn has(self, kinds: u32) -> bool {
        self.0 & kinds != 0
    }

    pub(crate) const fn is_ascii(self) -> bool {
        !self.has(BEYOND)
    }

    /// Whether nothing is here but what is seen, with single spaces between; an empty text has a loose space.
    pub(crate) const fn is_tidy_ascii(self) -> bool {
        !self.has(UNTIDY | BEYOND)
    }

    /// Whether nothing is here but letters of ASCII, and at least one.
    pub(crate) const fn is_plain_word(self) -> bool {
        self.0 != 0 && !self.has(!LETTERS)
    }

    pub(crate) const fn has_backtick(self) -> bool {
        self.has(BACKTICK)
    }

    /// Whether a sign of ASCII is here other than letters, digits, spaces and the backtick.
    pub(crate) const fn has_sign(self) -> bool {
        self.has(SIGN)
    }

    pub(crate) const fn has_digit(self) -> bool {
        self.has(DIGIT)
    }

    /// The letters of ASCII in either case: the lowest bit is A, the 26th Z.
    pub(crate) const fn letters(self) -> u32 {
        self.0 & LETTERS
    }
}

/// Whether a space stands at either end or after another.
fn has_loose_space(text: &[u8]) -> bool {
    text.starts_with(b" ") || text.ends_with(b" ") || has_two_spaces(text)
}

/// Whether two spaces stand side by side, seven pairs at a time.
fn has_two_spaces(text: &[u8]) -> bool {
    let mut rest = text;
    while let Some(bytes) = rest.first_chunk() {
        let spaces = spaces(u64::from_le_bytes(*bytes));
        if spaces & spaces << 8 != 0 {
            return true;
        }
        rest = rest.get(7..).unwrap_or_default();
    }
    rest.windows(2).any(|pair| pair == b"  ")
}

/// Marks the spaces of a word of eight bytes, and nothing else.
// SOURCE: Warren, Hacker's Delight, 6-1, Find First 0-Byte.
const fn spaces(word: u64) -> u64 {
    const LOW: u64 = u64::from_ne_bytes([0x7F; 8]);
    let differences = word ^ u64::from_ne_bytes([b' '; 8]);
    !((differences & LOW).wrapping_add(LOW) | differences | LOW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_is_what_a_walk_over_the_text_would_say() {
        let parts = ["", "a", "Z", "p", " ", "7", "`", "\"", "-", "\t", "\n", "é", "\u{7f}"];
        let long = [
            "12 Queens Road, N22",
            "12 Queens  Road",
            " 12 Queens Road",
            "eight it  has",
            "seven i  s",
            "x\u{a0}\u{20}y!  z",
        ];
        for text in long
            .map(str::to_owned)
            .into_iter()
            .chain(parts.iter().flat_map(|a| parts.map(|b| parts.map(|c| format!("{a}{b}{c}")))).flatten())
        {
            let (kinds, bytes) = (Kinds::of(&text), text.as_bytes());
            let any = |test: fn(&u8) -> bool| bytes.iter().any(test);
            let is_single = !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ");
            assert_eq!(kinds.is_ascii(), text.is_ascii(), "{text:?}");
            assert_eq!(
                kinds.is_tidy_ascii(),
                !text.is_empty() && text.is_ascii() && is_single && !any(u8::is_ascii_control),
                "{text:?}"
            );
            let is_word = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic());
            assert_eq!(kinds.is_plain_word(), is_word, "{text:?}");
            assert_eq!(kinds.has_backtick(), text.contains('`'), "{text:?}");
            assert_eq!(kinds.has_sign(), any(|byte| byte.is_ascii_punctuation() && *byte != b'`'));
            assert_eq!(kinds.has_digit(), any(u8::is_ascii_digit), "{text:?}");
            for letter in b'a'..=b'z' {
                let has = bytes.iter().any(|byte| byte.eq_ignore_ascii_case(&letter));
                assert_eq!(kinds.letters() >> (letter - b'a') & 1 == 1, has, "{text:?}");
            }
        }
    }
}
