//! Eight bytes at a time: a word of them is looked at as one number.

/// The eight bytes from a place on, the first of them the lowest; none where there are fewer.
#[inline]
pub(super) fn word(input: &[u8], at: usize) -> Option<u64> {
    input.get(at..)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))
}

/// A word of the same byte eight times.
const fn of_each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

const HIGHEST: u64 = of_each(0x80);

/// Marks the bytes of a word that are equal to another, the lowest of them always rightly: a borrow
/// may mark bytes above one that is marked.
// SOURCE: Warren, Hacker's Delight, 6-1, Find First 0-Byte.
pub(super) const fn equal(word: u64, other: u8) -> u64 {
    let differences = word ^ of_each(other);
    differences.wrapping_sub(of_each(1)) & !differences & HIGHEST
}

/// Marks, in the same way, the bytes that are lower than a bound of ASCII.
pub(super) const fn below(word: u64, bound: u8) -> u64 {
    word.wrapping_sub(of_each(bound)) & !word & HIGHEST
}

/// Which byte of a word the lowest mark is on.
pub(super) const fn first(marks: u64) -> usize {
    marks.trailing_zeros() as usize / 8
}

/// Whether a text holds a byte. Those of eight to sixteen bytes are two words, which may have bytes in common.
#[inline]
pub(super) fn contains(text: &[u8], wanted: u8) -> bool {
    let last = text.len().checked_sub(8).filter(|last| *last <= 8).and_then(|last| word(text, last));
    match (word(text, 0), last) {
        (Some(begin), Some(end)) => equal(begin, wanted) | equal(end, wanted) != 0,
        _ => text.contains(&wanted),
    }
}

/// Whether no byte of these words, put together bit by bit, is beyond ASCII.
pub(super) const fn are_ascii(words: u64) -> bool {
    words & HIGHEST == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for length in 0..20 {
            let text = vec![b'.'; length];
            assert!(!contains(&text, b'/'));
            for place in 0..length {
                let mut text = text.clone();
                text[place] = b'/';
                assert!(contains(&text, b'/'), "{length} {place}");
            }
        }
    }
}
