//! Whole columns of ULNs at once, for files and data frames: no allocation and no value per row.
//!
//! A row is judged without a branch or a loop, as two overlapping words: all digits of a word are looked at in
//! one step, and one multiplication sums them with their weights.

use super::Uln;

/// The bytes of one ULN in a fixed-width column.
pub const COLUMN_WIDTH: usize = Uln::DIGITS;

/// Tells for each row of a fixed-width column whether it holds a well-formed ULN.
///
/// The column is the rows end to end, [`COLUMN_WIDTH`] bytes each, as `NumPy`'s `S10` or a fixed-size binary
/// column has them. A rest shorter than a row is not a row. Rows beyond the shorter of the two slices are
/// left alone; the number of rows judged comes back.
///
/// # Examples
///
/// ```
/// use lrs_core::value::uln::are_valid;
///
/// let mut valid = [false; 2];
/// assert_eq!(are_valid(b"92763086869276308685", &mut valid), 2);
/// assert_eq!(valid, [true, false]);
/// ```
pub fn are_valid(column: &[u8], valid: &mut [bool]) -> usize {
    let (rows, _rest) = column.as_chunks::<COLUMN_WIDTH>();
    for (row, valid) in rows.iter().zip(valid.iter_mut()) {
        *valid = is_valid(row);
    }
    rows.len().min(valid.len())
}

/// The text as one row, where it is as long as one.
pub(super) const fn row(text: &str) -> Option<&[u8; COLUMN_WIDTH]> {
    let bytes = text.as_bytes();
    if bytes.len() == COLUMN_WIDTH { bytes.first_chunk() } else { None }
}

/// Whether ten bytes are a ULN.
///
/// This is the check digit's second published form: with weights 10 to 1 over all ten digits, the sum leaves
/// 10 when divided by 11. The ILR's placeholder needs no test of its own, its sum leaves 0.
// SOURCE: HESA student record, field ULN.
#[expect(clippy::needless_bitwise_bool, reason = "both halves are cheaper than a branch that guesses wrong")]
#[inline]
pub(super) const fn is_valid(row: &[u8; COLUMN_WIDTH]) -> bool {
    // The first byte of the text is the lowest of the word, on every machine.
    let &[d0, d1, d2, d3, d4, d5, d6, d7, d8, d9] = row;
    let head = u32::from_le_bytes([d0, d1, d2, d3]) ^ 0x3030_3030;
    let tail = u64::from_le_bytes([d2, d3, d4, d5, d6, d7, d8, d9]) ^ 0x3030_3030_3030_3030;

    // A digit's byte is now 0 to 9. Adding 118 lifts every other byte to 128 or more, unless it is there
    // already; it then carries into the next byte, and the row is refused whatever that does.
    let head_stray = head | head.wrapping_add(0x7676_7676);
    let tail_stray = tail | tail.wrapping_add(0x7676_7676_7676_7676);
    // Taking 1 from the lowest byte brings a leading 0, and no other digit, to 128 or more.
    let leading_zero = head.wrapping_sub(1);
    let stray = (head_stray | leading_zero) as u64 | tail_stray;

    // The highest byte of a product is the sum of all bytes, each times its weight. The bytes below it never
    // carry into it, and it does not overflow: 9 × (10 + 9 + 8) = 243, 9 × (7 + 6 + … + 1) = 252. Eight
    // digits would, which is why three are summed from the head and seven from the tail.
    let head_sum = head.wrapping_mul(0x0A09_0800) >> 24;
    let tail_sum = tail.wrapping_mul(0x0007_0605_0403_0201) >> 56;

    (stray & 0x8080_8080_8080_8080 == 0) & ((head_sum + tail_sum as u32) % 11 == 10)
}

/// The number that ten digits write.
#[inline]
pub(super) const fn number(row: &[u8; COLUMN_WIDTH]) -> u64 {
    let &[d0, d1, d2, d3, d4, d5, d6, d7, d8, d9] = row;
    let digits = u64::from_le_bytes([d2, d3, d4, d5, d6, d7, d8, d9]) ^ 0x3030_3030_3030_3030;
    // Eight digits become four pairs, two fours and one eight, all of a kind at once: the earlier digit is the
    // lower byte, so it is multiplied and the later one shifted down to it.
    let pairs = (digits * 10 + (digits >> 8)) & 0x00FF_00FF_00FF_00FF;
    let fours = (pairs * 100 + (pairs >> 16)) & 0x0000_FFFF_0000_FFFF;
    let eight = (fours * 10_000 + (fours >> 32)) & 0xFFFF_FFFF;
    ((d0 ^ b'0') as u64 * 10 + (d1 ^ b'0') as u64) * 100_000_000 + eight
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_the_one_that_the_text_writes() {
        for text in ["1000000000", "9999999998", "9276308686", "1234567890"] {
            assert_eq!(number(row(text).expect("ten bytes")).to_string(), text);
        }
    }

    #[test]
    fn every_byte_but_a_digit_is_refused_at_every_place() {
        for place in 0..COLUMN_WIDTH {
            for byte in (0..=u8::MAX).filter(|byte| !byte.is_ascii_digit()) {
                for stem in *b"1234567890" {
                    let mut row = [stem; COLUMN_WIDTH];
                    row[place] = byte;
                    assert!(!is_valid(&row), "{byte} at {place}");
                }
            }
        }
    }

    #[test]
    fn a_rest_is_no_row_and_the_shorter_slice_counts() {
        let mut valid = [true; 3];
        assert_eq!(are_valid(b"9276308686927630868", &mut valid), 1);
        assert_eq!(valid, [true, true, true]);
        assert_eq!(are_valid(b"92763086859276308686", &mut valid[..1]), 1);
        assert_eq!(valid, [false, true, true]);
        assert_eq!(are_valid(b"", &mut valid), 0);
    }
}
