//! The fast way through a plain row.
//!
//! Nearly every row of a real file lies whole in the block at hand, each of its values either without a
//! quote or between two quotes with none inside. Such a row needs no state machine and no copy: its values are found
//! eight bytes at a time. Any other row is left to the machine, from its start.

use super::values::Value;

/// What a plain row took up.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Plain {
    /// How many bytes it has without its line end.
    pub(super) length: usize,
    /// How many values.
    pub(super) values: usize,
    /// The first byte of its line end.
    pub(super) end: u8,
}

/// Cuts up a row that starts `input` into its values. None where it is not plain, not whole, or has more
/// values than there is room for.
pub(super) fn cut(input: &[u8], delimiter: u8, values: &mut [Value]) -> Option<Plain> {
    let (quote, between) = (of_each(b'"'), of_each(delimiter));
    let mut start = 0;
    for (place, value) in values.iter_mut().enumerate() {
        let after = if let [b'"', b'"', ..] = input.get(start..)? {
            // Half of the values of most files.
            *value = Value { start: start + 1, end: start + 1 };
            start + 2
        } else if *input.get(start)? == b'"' {
            let end = find(input, start + 1, |word| equal(word, quote) | control(word))?;
            *value = Value { start: start + 1, end };
            if *input.get(end)? != b'"' {
                return None;
            }
            end + 1
        } else {
            let end = find(input, start, |word| equal(word, quote) | equal(word, between) | control(word))?;
            *value = Value { start, end };
            end
        };
        match *input.get(after)? {
            byte if byte == delimiter => start = after + 1,
            end @ (b'\r' | b'\n') => return Some(Plain { length: after, values: place + 1, end }),
            _ => return None,
        }
    }
    None
}

/// Where from `start` on the first byte stands that `marks` has marked in a word of eight.
#[inline]
fn find(input: &[u8], start: usize, marks: impl Fn(u64) -> u64) -> Option<usize> {
    let mut at = start;
    loop {
        let rest = input.get(at..)?;
        let found = marks(u64::from_le_bytes(rest.first_chunk().copied().unwrap_or_else(|| padded(rest))));
        if found != 0 {
            let place = at + found.trailing_zeros() as usize / 8;
            // The padding is marked as a control character.
            return (place < input.len()).then_some(place);
        }
        at += 8;
    }
}

/// The last bytes of a block, less than eight of them.
#[cold]
fn padded(rest: &[u8]) -> [u8; 8] {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(rest).for_each(|(place, byte)| *place = *byte);
    bytes
}

/// A word of the same byte eight times.
const fn of_each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

const HIGHEST: u64 = of_each(0x80);

/// Marks the bytes of a word that are equal to those of the other, the lowest of them always rightly: a borrow
/// may mark bytes above one that is marked.
// SOURCE: Warren, Hacker's Delight, 6-1, Find First 0-Byte.
const fn equal(word: u64, other: u64) -> u64 {
    let differences = word ^ other;
    differences.wrapping_sub(of_each(1)) & !differences & HIGHEST
}

/// Marks, in the same way, the bytes that are no higher than a carriage return: the line ends, and controls that
/// hardly ever stand in a row.
const fn control(word: u64) -> u64 {
    word.wrapping_sub(of_each(b'\r' + 1)) & !word & HIGHEST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(input: &[u8]) -> Option<(Vec<String>, usize)> {
        let mut values = [Value::EMPTY; 8];
        let plain = cut(input, b',', &mut values)?;
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
        for row in [
            "\"a\"\"b\"\n",
            "a\"b\n",
            "\"a\nb\"\n",
            "\"a\" ,b\n",
            "a,b",
            "\"a",
            "",
            "a,",
            "1,2,3,4,5,6,7,8,9\n",
        ] {
            assert_eq!(values(row.as_bytes()), None, "{row:?}");
        }
        assert_eq!(values(&[b'x'; 100]), None);
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
            row.extend(&b"\r\nnext row"[..random(11)]);
            let mut values = [Value::EMPTY; 64];
            let found = cut(&row, delimiter, &mut values).map(|plain| {
                let values = values[..plain.values].iter().map(|value| (value.start, value.end)).collect();
                (values, plain.length)
            });
            assert_eq!(found, cut_slowly(&row, delimiter), "{row:?}");
            plain += usize::from(found.is_some());
            rows += 1;
        }
        assert!(plain > rows / 10, "{plain} of {rows} are plain");
    }
}
