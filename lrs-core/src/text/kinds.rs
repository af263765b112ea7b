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
/// How far the bit of what is untidy is from that of a space.
const UNTIDINESS: u32 = UNTIDY.trailing_zeros() - SPACE.trailing_zeros();

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

    pub(crate) fn of(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    /// As [`of`](Self::of), of UTF-8.
    pub(crate) fn of_bytes(text: &[u8]) -> Self {
        Self::walk(text, |_| false).0
    }

    /// The kinds of the characters before the first double quotation mark, line end or `delimiter`, and how
    /// many bytes they are: all, where there is no such end.
    #[cfg(feature = "csv")]
    #[inline]
    pub(crate) fn of_value(bytes: &[u8], delimiter: Option<u8>) -> (Self, usize) {
        Self::walk(bytes, |byte| matches!(byte, b'"' | b'\r' | b'\n') || Some(byte) == delimiter)
    }

    #[inline]
    fn walk(bytes: &[u8], is_end: impl Fn(u8) -> bool) -> (Self, usize) {
        // What two neighbours have in common: of that only the space is of interest.
        let (mut kinds, mut common, mut before, mut length) = (0, 0, SPACE, 0);
        for &byte in bytes {
            if is_end(byte) {
                break;
            }
            let kind = KIND.get(usize::from(byte)).copied().unwrap_or(BEYOND);
            kinds |= kind;
            common |= kind & before;
            before = kind;
            length += 1;
        }
        (Self(kinds | ((common | before) & SPACE) << UNTIDINESS), length)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_is_what_a_walk_over_the_text_would_say() {
        let parts = ["", "a", "Z", "p", " ", "7", "`", "\"", "-", "\t", "\n", "é", "\u{7f}"];
        for text in parts.iter().flat_map(|a| parts.map(|b| parts.map(|c| format!("{a}{b}{c}")))).flatten() {
            let (kinds, bytes) = (Kinds::of(&text), text.as_bytes());
            let any = |test: fn(&u8) -> bool| bytes.iter().any(test);
            let is_single = !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ");
            assert_eq!(kinds.is_ascii(), text.is_ascii(), "{text:?}");
            assert_eq!(
                kinds.is_tidy_ascii(),
                !text.is_empty() && text.is_ascii() && is_single && !any(u8::is_ascii_control),
                "{text:?}"
            );
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
