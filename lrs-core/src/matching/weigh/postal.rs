//! Two postcodes.

use crate::matching::bits::Bits;
use crate::matching::frequency;
use crate::matching::level::Level;
use crate::matching::pool::Postal;

/// The level of two postcodes; none where one is not known.
pub(super) fn judge(one: Option<Postal>, other: Option<Postal>) -> Option<Level> {
    let (one, other) = (one?, other?);
    if one == other {
        return Some(Level::PostcodeEqual);
    }
    if is_one_slip(letters(&one), letters(&other)) {
        return Some(Level::PostcodeOneLetter);
    }
    Some(match (one, other) {
        (Postal::Unit(one), Postal::Unit(other)) => units(one, other),
        (Postal::Unit([unit @ .., _, _, _, _]), Postal::Text([text @ .., 0, 0, 0, 0]))
        | (Postal::Text([text @ .., 0, 0, 0, 0]), Postal::Unit([unit @ .., _, _, _, _]))
            if unit == text =>
        {
            Level::PostcodeDistrict
        }
        // What is no postcode of the LRS may be anything: its start says nothing of where it is.
        _ => Level::PostcodeDifferent,
    })
}

/// How common a postcode is in general, in 2^-32.
pub(super) const fn share(postcode: Postal) -> u32 {
    match postcode {
        Postal::Unit(_) => frequency::POSTCODE,
        Postal::Text(_) => frequency::FOREIGN_POSTCODE,
    }
}

/// What the letters of a postcode weigh where one of them differs. That of another country may be short, and all used.
pub(super) fn bits_of_letters(postcode: Postal) -> Bits {
    let count = i32::try_from(letters(&postcode).1).unwrap_or_default();
    Bits::whole(match postcode {
        Postal::Unit(_) => 10,
        Postal::Text(_) => 3 + count,
    })
}

fn units(one: [u8; 8], other: [u8; 8]) -> Level {
    let [a, b, c, d, sector, ..] = one;
    let [e, f, g, h, other_sector, ..] = other;
    let (district, other_district) = ([a, b, c, d], [e, f, g, h]);
    if district != other_district {
        let is_same_area = area(district) == area(other_district);
        return if is_same_area { Level::PostcodeArea } else { Level::PostcodeDifferent };
    }
    if sector == other_sector { Level::PostcodeSector } else { Level::PostcodeDistrict }
}

/// The letters at the start.
fn area([first, second, ..]: [u8; 4]) -> [u8; 2] {
    [first, if second.is_ascii_alphabetic() { second } else { 0 }]
}

/// The characters without what they were filled up with, and how many they are.
fn letters(postcode: &Postal) -> ([u8; 8], usize) {
    let (Postal::Unit(padded) | Postal::Text(padded)) = postcode;
    let mut letters = [0; 8];
    let filled = padded.iter().filter(|byte| **byte != 0);
    let count = letters.iter_mut().zip(filled).map(|(place, letter)| *place = *letter).count();
    (letters, count)
}

/// Whether one character is wrong, missing or too many, or two neighbours are swapped.
fn is_one_slip((one, length): ([u8; 8], usize), (other, other_length): ([u8; 8], usize)) -> bool {
    if length.abs_diff(other_length) > 1 {
        return false;
    }
    let (one, other) = (one.get(..length).unwrap_or_default(), other.get(..other_length).unwrap_or_default());
    let start = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let rest = length.max(other_length).saturating_sub(start + end);
    if length != other_length {
        return start + end >= length.min(other_length);
    }
    let swapped = || match (one.get(start..start + 2), other.get(start..start + 2)) {
        (Some([a, b]), Some([c, d])) => a == d && b == c,
        _ => false,
    };
    rest == 1 || (rest == 2 && swapped())
}
