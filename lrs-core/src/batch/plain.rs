//! The fast way through a plain row.
//!
//! Nearly every row of a real file lies whole in the block at hand, each of its values either without a
//! quote or between two quotes with none inside. Such a row needs no state machine and no copy: its values are found
//! eight bytes at a time. Any other row is left to the machine, from its start.

use super::values::Value;
use super::word::{are_ascii, below, equal, first, word};

/// What a plain row took up.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Plain {
    /// How many bytes it has without its line end.
    pub(super) length: usize,
    /// How many values.
    pub(super) values: usize,
    /// The first byte of its line end.
    pub(super) end: u8,
    /// Which of its first 64 values are not empty.
    pub(super) filled: u64,
    /// Whether it is of ASCII alone; false where that was not seen.
    pub(super) is_ascii: bool,
}

/// Cuts up a row that starts `input` into its values. None where it is not plain, not whole, or has more
/// values than there is room for; and where it ends so near the end of `input` that no word of eight bytes is left to look at.
pub(super) fn cut(input: &[u8], delimiter: u8, values: &mut [Value]) -> Option<Plain> {
    let (mut start, mut seen, mut filled) = (0, 0, 0);
    // The bit of a value; none is left behind the 64th.
    let mut bit = 1_u64;
    for (place, value) in values.iter_mut().enumerate() {
        let begin = word(input, start)?;
        let next = if begin & 0xFFFF == EMPTY {
            // Half of the values of most files.
            *value = Value { start: start + 1, end: start + 1 };
            start += 2;
            let [_, _, next, ..] = begin.to_le_bytes();
            next
        } else if begin & 0xFF == u64::from(b'"') {
            let (mut at, mut found) = (start, ends_quoted(begin) & !0xFF);
            seen |= begin;
            while found == 0 {
                at += 8;
                let word = word(input, at)?;
                found = ends_quoted(word);
                seen |= word;
            }
            let end = at + first(found);
            let [b'"', next, ..] = *input.get(end..)? else { return None };
            *value = Value { start: start + 1, end };
            filled |= bit;
            start = end + 1;
            next
        } else {
            let (mut at, mut found) = (start, ends_bare(begin, delimiter));
            seen |= begin;
            while found == 0 {
                at += 8;
                let word = word(input, at)?;
                found = ends_bare(word, delimiter);
                seen |= word;
            }
            let end = at + first(found);
            *value = Value { start, end };
            filled |= if end > start { bit } else { 0 };
            start = end;
            *input.get(end)?
        };
        bit <<= 1;
        if next == delimiter {
            start += 1;
        } else if matches!(next, b'\r' | b'\n') {
            let is_ascii = are_ascii(seen);
            return Some(Plain { length: start, values: place + 1, end: next, filled, is_ascii });
        } else {
            return None;
        }
    }
    None
}

/// The first bytes of an empty value between quotes.
const EMPTY: u64 = u64::from_le_bytes([b'"', b'"', 0, 0, 0, 0, 0, 0]);

/// Marks what may end a value between quotes. A mark on the quote before it may let a `#` behind that look like one more: the row
/// is then left to the machine.
const fn ends_quoted(word: u64) -> u64 {
    equal(word, b'"') | control(word)
}

/// Marks what may end a value without quotes.
const fn ends_bare(word: u64, delimiter: u8) -> u64 {
    equal(word, b'"') | equal(word, delimiter) | control(word)
}

/// Marks the bytes that are no higher than a carriage return: the line ends, and controls that hardly ever stand in a row.
const fn control(word: u64) -> u64 {
    below(word, b'\r' + 1)
}

#[cfg(test)]
mod tests {
    use super::super::values::filled;
    use super::*;

    /// Of a row with something behind it.
    fn values(row: &[u8]) -> Option<(Vec<String>, usize)> {
        let (input, mut values) = ([row, b"next row"].concat(), [Value::EMPTY; 8]);
        let plain = cut(&input, b',', &mut values)?;
        let text = |value: &Value| str::from_utf8(&input[value.start..value.end]).unwrap().to_owned();
        let values = values[..plain.values].iter().map(text);
        Some((values.collect(), plain.length))
    }

    #[test]
    fn plain_rows_are_cut_up() {
        assert_eq!(
            values(b"a,\"b,c\",,\"\"\r\nnext"),
            Some((vec!["a".into(), "b,c".into(), String::new(), String::new()], 11))
        );
        assert_eq!(values(b"a\n"), Some((vec!["a".into()], 1)));
    }

    #[test]
    fn other_rows_are_left_to_the_machine() {
        for row in ["\"a\"\"b\"\n", "a\"b\n", "\"a\nb\"\n", "\"a\" ,b\n", "\"a", "1,2,3,4,5,6,7,8,9\n"] {
            assert_eq!(values(row.as_bytes()), None, "{row:?}");
        }
        assert_eq!(values(&[b'x'; 100]), None);
        for row in ["a,b", "\"a", "", "a,", "a\nb\n"] {
            assert_eq!(cut(row.as_bytes(), b',', &mut [Value::EMPTY; 8]), None, "{row:?} ends too early");
        }
    }

    /// The same, one byte after the other.
    fn cut_slowly(input: &[u8], delimiter: u8) -> Option<(Vec<(usize, usize)>, usize)> {
        let (mut values, mut start) = (Vec::new(), 0);
        loop {
            let is_quoted = input.get(start) == Some(&b'"');
            let is_end = |byte: &u8| *byte <= b'\r' || *byte == b'"' || (!is_quoted && *byte == delimiter);
            let from = start + usize::from(is_quoted);
            let end = from + input.get(from..)?.iter().position(is_end)?;
            values.push((from, end));
            if is_quoted && input[end] != b'"' {
                return None;
            }
            let after = end + usize::from(is_quoted);
            match *input.get(after)? {
                byte if byte == delimiter => start = after + 1,
                b'\r' | b'\n' => return Some((values, after)),
                _ => return None,
            }
        }
    }

    #[test]
    fn eight_bytes_at_a_time_are_one_after_the_other() {
        // The bytes that mean something, their neighbours, and the same with the highest bit.
        let bytes = b"\",\r\n;\t\"\",,!#+-\x0B\x0C\x0E\x01\xA2\xAC\x8D\x8A\x80\xFF  aaaaaaaaaaaaaaaabcdefgh";
        let mut seed = 1_u64;
        let (mut plain, mut rows) = (0, 0);
        for _ in 0..200_000 {
            let mut random = |below: usize| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                usize::try_from(seed >> 33).unwrap() % below
            };
            let delimiter = [b',', b';', b'\t'][random(3)];
            let mut row: Vec<u8> = (0..random(30)).map(|_| bytes[random(bytes.len())]).collect();
            // Half of them values between quotes, which are seldom met by chance.
            if random(2) == 0 {
                row.retain(|byte| *byte > b'\r' && *byte != b'"');
                row = [b"\"", &row[..], b"\"", &[delimiter], b"\"", &row[..], b"\""].concat();
                let place = random(row.len() + 1);
                row.splice(place..place, [bytes[random(bytes.len())]].into_iter().take(random(2)));
            }
            row.extend(&b"\r\nnext row, next row"[..random(20)]);
            let mut values = [Value::EMPTY; 64];
            let found = cut(&row, delimiter, &mut values).map(|plain| {
                assert_eq!(plain.filled, filled(values.get(..plain.values).unwrap()), "{row:?}");
                let values = values[..plain.values].iter().map(|value| (value.start, value.end)).collect();
                (values, plain.length)
            });
            let slowly = cut_slowly(&row, delimiter);
            let may_be_left = slowly.as_ref().is_some_and(|(_, length)| {
                // Too near the end, or a `#` behind a quote.
                length + 8 > row.len() || row.windows(2).any(|pair| pair == b"\"#")
            });
            assert!(found == slowly || (found.is_none() && may_be_left), "{row:?}");
            plain += usize::from(found.is_some());
            rows += 1;
        }
        assert!(plain > rows / 10, "{plain} of {rows} are plain");
    }
}
