//! Whole columns of ULNs at once, for files and data frames: no allocation and no value per row.

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
        *valid = core::str::from_utf8(row).is_ok_and(Uln::is_valid);
    }
    rows.len().min(valid.len())
}
