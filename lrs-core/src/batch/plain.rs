//! The fast way through a plain row.
//!
//! Nearly every row of a real file lies whole in the block at hand, each of its values either without a
//! quote or between two quotes with none inside. Such a row needs no state machine and no copy: one walk finds
//! where its values stand and what kinds of characters they have. Any other row is left to the machine, from
//! its start.

use super::values::Value;
use crate::text::Kinds;

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
    let mut start = 0;
    for (place, value) in values.iter_mut().enumerate() {
        let rest = input.get(start..)?;
        let after = if let [b'"', quoted @ ..] = rest {
            let (kinds, length) = Kinds::of_value(quoted, None);
            *value = Value { start: start + 1, end: start + 1 + length, kinds };
            if *quoted.get(length)? != b'"' {
                return None;
            }
            value.end + 1
        } else {
            let (kinds, length) = Kinds::of_value(rest, Some(delimiter));
            *value = Value { start, end: start + length, kinds };
            value.end
        };
        match *input.get(after)? {
            byte if byte == delimiter => start = after + 1,
            end @ (b'\r' | b'\n') => return Some(Plain { length: after, values: place + 1, end }),
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(input: &[u8]) -> Option<(Vec<String>, usize)> {
        let mut values = [Value::EMPTY; 8];
        let plain = cut(input, b',', &mut values)?;
        let values = values[..plain.values].iter().map(|value| {
            let text = str::from_utf8(&input[value.start..value.end]).unwrap();
            assert_eq!(value.kinds, Kinds::of(text));
            text.to_owned()
        });
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
}
