//! The first and last letters of a list's words, and their lengths: they rule out almost every name at a glance.

/// By the first letter of the words, a bit for each last letter, and a bit for each length.
pub(super) struct Ends {
    last: [u32; 26],
    lengths: [u32; 26],
}

impl Ends {
    /// Of words in small letters, of fewer than 32.
    #[expect(clippy::indexing_slicing, reason = "small letters, and places of the list; const")]
    pub(super) const fn of(words: &[&str]) -> Self {
        let mut ends = Self { last: [0; 26], lengths: [0; 26] };
        let mut at = 0;
        while at < words.len() {
            if let [first, .., last] = *words[at].as_bytes() {
                let row = (first - b'a') as usize;
                ends.last[row] |= 1 << (last - b'a');
                ends.lengths[row] |= 1 << words[at].len();
            }
            at += 1;
        }
        ends
    }

    /// Whether a word of letters of ASCII alone may be one of the words, whatever its case.
    pub(super) fn may_be(&self, word: &str) -> bool {
        let &[first, .., last] = word.as_bytes() else { return false };
        let place = |letter: u8| letter.to_ascii_lowercase().wrapping_sub(b'a');
        let of_first = |rows: &[u32; 26]| rows.get(usize::from(place(first))).copied().unwrap_or_default();
        let has = |row: u32, bit: u32| row.checked_shr(bit).unwrap_or_default() & 1;
        let length = u32::try_from(word.len()).unwrap_or(u32::MAX);
        has(of_first(&self.last), place(last).into()) & has(of_first(&self.lengths), length) != 0
    }

    /// Whether a name of ASCII may be one of the words, whatever its case and the signs in it.
    pub(super) fn may_have(&self, name: &str) -> bool {
        let is_letter_or_digit = |byte: &u8| byte.is_ascii_alphanumeric();
        let place = |letter: u8| letter.to_ascii_lowercase().checked_sub(b'a').map(usize::from);
        let first = name.bytes().find(is_letter_or_digit).and_then(place);
        let last = name.bytes().rfind(is_letter_or_digit).and_then(place);
        let has = |rows: &[u32; 26], bit: usize| {
            let row = first.and_then(|first| rows.get(first)).copied().unwrap_or_default();
            u32::try_from(bit).is_ok_and(|bit| row.checked_shr(bit).is_some_and(|row| row & 1 != 0))
        };
        // Signs make a name longer than its key; letters alone are as long.
        last.is_some_and(|last| has(&self.last, last))
            && (has(&self.lengths, name.len()) || !name.bytes().all(|byte| byte.is_ascii_alphabetic()))
    }
}
