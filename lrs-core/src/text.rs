//! How text is compared and stored: digits of every script, names folded to a key, the submission form, and
//! places in a text.

mod decode;
#[cfg(feature = "serde")]
pub(crate) mod deserialize;
mod digit;
mod fold;
mod kinds;
mod normal;
mod offset;
mod phonetic;
mod rows;
mod similarity;
mod tidy;

pub(crate) use decode::decoded;
pub(crate) use decode::windows_1252;
pub(crate) use decode::windows_1252_byte;
pub use digit::decimal_digit;
pub(crate) use digit::without_zero_fraction;
pub use fold::{KEPT_APART, SAME_WORDS, name_key, name_key_into, nfc};
pub(crate) use fold::{Role, append_key};
pub(crate) use kinds::Kinds;
pub(crate) use normal::lowered;
pub use offset::{code_points, utf16};
pub(crate) use phonetic::sound;
pub(crate) use rows::{Rows, RowsError};
pub(crate) use similarity::{likeness, slips};
pub use tidy::{Changes, Submission, submission, tidy, tidy_lines};
pub(crate) use tidy::{Form, RULES};

/// Every character of the alphabets, and some of each of the large blocks that are all alike.
#[cfg(test)]
fn every_kind_of_letter() -> impl Iterator<Item = char> {
    let is_alike =
        |letter: char| matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{12000}'..);
    let is_mathematical =
        |letter: char| matches!(letter, '\u{1D100}'..='\u{1D800}' | '\u{1E900}'..='\u{1E960}');
    ('\0'..=char::MAX).filter(move |&letter| {
        !is_alike(letter) || is_mathematical(letter) || u32::from(letter).is_multiple_of(101)
    })
}
