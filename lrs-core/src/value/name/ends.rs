//! The first and last letters of a list's words: they rule out almost every name at a glance.

/// By the first letter of the words, their last letters.
pub(super) struct Ends([u32; 26]);

impl Ends {
    /// Of words in small letters.
    #[expect(clippy::indexing_slicing, reason = "small letters, and places of the list; const")]
    pub(super) const fn of(words: &[&str]) -> Self {
        let mut rows = [0; 26];
        let mut at = 0;
        while at < words.len() {
            if let [first, .., last] = *words[at].as_bytes() {
                rows[(first - b'a') as usize] |= 1 << (last - b'a');
            }
            at += 1;
        }
        Self(rows)
    }

    /// Whether a name of ASCII may be one of the words, whatever its case and the signs in it.
    pub(super) fn may_have(&self, name: &str) -> bool {
        let is_letter_or_digit = |byte: &u8| byte.is_ascii_alphanumeric();
        let place = |letter: u8| letter.to_ascii_lowercase().checked_sub(b'a');
        let first = name.bytes().find(is_letter_or_digit).and_then(place);
        let last = name.bytes().rfind(is_letter_or_digit).and_then(place);
        let row = first.and_then(|first| self.0.get(usize::from(first)));
        row.zip(last).is_some_and(|(row, last)| row >> last & 1 != 0)
    }
}
