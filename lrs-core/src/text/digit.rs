//! Decimal digits of every script, read as `0` to `9`.
//!
//! People paste numbers from other keyboards and from full-width spreadsheets: a digit is a digit.

/// The value of a decimal digit of any script.
///
/// # Source
///
/// Unicode Character Database, general category Nd.
///
/// # Examples
///
/// ```
/// use lrs_core::text::decimal_digit;
///
/// assert_eq!(decimal_digit('7'), Some(7));
/// assert_eq!(decimal_digit('\u{FF17}'), Some(7)); // full width
/// assert_eq!(decimal_digit('\u{667}'), Some(7)); // Arabic-Indic
/// assert_eq!(decimal_digit('x'), None);
/// ```
pub fn decimal_digit(letter: char) -> Option<u8> {
    if letter.is_ascii() {
        return letter.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
    }
    let zero = ZEROS.partition_point(|&zero| zero <= letter).checked_sub(1).and_then(|at| ZEROS.get(at))?;
    let digit = u32::from(letter) - u32::from(*zero);
    u8::try_from(digit).ok().filter(|&digit| digit <= 9)
}

/// The part before `.0`, `.00` and so on, as a spreadsheet's number ends.
pub(crate) fn without_zero_fraction(text: &str) -> Option<&str> {
    let (whole, fraction) = text.split_once('.')?;
    fraction.bytes().all(|digit| digit == b'0').then_some(whole)
}

/// The zero of each script beyond ASCII, ascending; the nine other digits follow it.
// SOURCE: Unicode Character Database 14.0.0, general category Nd.
const ZEROS: &[char] = &[
    '\u{660}',
    '\u{6F0}',
    '\u{7C0}',
    '\u{966}',
    '\u{9E6}',
    '\u{A66}',
    '\u{AE6}',
    '\u{B66}',
    '\u{BE6}',
    '\u{C66}',
    '\u{CE6}',
    '\u{D66}',
    '\u{DE6}',
    '\u{E50}',
    '\u{ED0}',
    '\u{F20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17E0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19D0}',
    '\u{1A80}',
    '\u{1A90}',
    '\u{1B50}',
    '\u{1BB0}',
    '\u{1C40}',
    '\u{1C50}',
    '\u{A620}',
    '\u{A8D0}',
    '\u{A900}',
    '\u{A9D0}',
    '\u{A9F0}',
    '\u{AA50}',
    '\u{ABF0}',
    '\u{FF10}',
    '\u{104A0}',
    '\u{10D30}',
    '\u{11066}',
    '\u{110F0}',
    '\u{11136}',
    '\u{111D0}',
    '\u{112F0}',
    '\u{11450}',
    '\u{114D0}',
    '\u{11650}',
    '\u{116C0}',
    '\u{11730}',
    '\u{118E0}',
    '\u{11950}',
    '\u{11C50}',
    '\u{11D50}',
    '\u{11DA0}',
    '\u{16A60}',
    '\u{16AC0}',
    '\u{16B50}',
    '\u{1D7CE}',
    '\u{1D7D8}',
    '\u{1D7E2}',
    '\u{1D7EC}',
    '\u{1D7F6}',
    '\u{1E140}',
    '\u{1E2F0}',
    '\u{1E950}',
    '\u{1FBF0}',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_ascend_so_that_the_search_finds_them() {
        assert!(ZEROS.is_sorted());
        assert!(ZEROS.iter().all(|&zero| decimal_digit(zero) == Some(0)));
    }

    #[test]
    fn letters_beside_a_block_of_digits_are_no_digits() {
        assert_eq!(decimal_digit('\u{66A}'), None);
        assert_eq!(decimal_digit('\u{65F}'), None);
        assert_eq!(decimal_digit('/'), None);
    }
}
