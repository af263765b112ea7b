//! The postcode of the learner's last known address, in the form that the LRS takes.
//!
//! The LRS looks at the form alone, not at whether a postcode exists, and so do we. [`Postcode::parse`] puts
//! spaces, case and stray marks right; [`repairs`] says what was meant by letters and digits that look alike.

use core::cmp::Ordering;

mod area;
mod error;
mod reading;
mod repair;

pub use error::PostcodeError;
pub(crate) use error::RULES as ERROR_RULES;
pub use reading::PostcodeReading;
pub(crate) use reading::RULES as READING_RULES;
pub(crate) use repair::RULES as REPAIR_RULES;
pub use repair::{PostcodeRepair, repairs};

/// A postcode of the form that the LRS takes, in capitals with one space.
///
/// # Source
///
/// LRS schema, `MIAPPostCode`: outward code of one or two letters, a digit (or R, for GIR 0AA) and perhaps a
/// letter or digit; inward code of a digit and two letters other than C, I, K, M, O and V; or BFPO and one
/// to four digits.
///
/// # Privacy
///
/// `Debug` prints `Postcode(<redacted>)`; `Display` gives the postcode.
///
/// # Examples
///
/// ```
/// use lrs_core::Postcode;
///
/// let postcode = Postcode::parse("sw1a1aa")?;
/// assert_eq!(postcode.to_string(), "SW1A 1AA");
/// assert_eq!((postcode.area(), postcode.district(), postcode.sector()), ("SW", "SW1A", "SW1A 1"));
/// assert_eq!(format!("{postcode:?}"), "Postcode(<redacted>)");
/// # Ok::<(), lrs_core::value::PostcodeError>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Postcode {
    /// The canonical text, filled up with zero bytes.
    // INVARIANT: ASCII; `length` of them, the first `outward` before the space.
    text: [u8; Self::MAX_LENGTH],
    outward: u8,
    length: u8,
}

impl Postcode {
    /// The most characters of a postcode: those of `BFPO 1234`.
    pub const MAX_LENGTH: usize = 9;

    /// Parses a postcode, and puts right its case, its spaces, and marks or wide letters in it.
    ///
    /// What was put right is told by [`read`](Self::read). No letter is ever changed into another.
    ///
    /// # Source
    ///
    /// Form: LRS schema, `MIAPPostCode`. That the LRS cleanses what does not belong in a postcode: release
    /// 19.02.01; what exactly is our choice.
    ///
    /// # Errors
    ///
    /// The first that applies, in the order of [`PostcodeError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::{Postcode, value::PostcodeError};
    ///
    /// assert_eq!(Postcode::parse("cv4-9ee")?.as_str(), "CV4 9EE");
    /// assert_eq!(Postcode::parse("BFPO1234")?.as_str(), "BFPO 1234");
    /// assert_eq!(Postcode::parse("E1 6CA"), Err(PostcodeError::Letters));
    /// assert_eq!(Postcode::parse("D02 X285"), Err(PostcodeError::Eircode));
    /// # Ok::<(), PostcodeError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, PostcodeError> {
        match Self::canonical(text.as_bytes()) {
            Some(postcode) => Ok(postcode),
            None => Self::read(text).map(|reading| reading.postcode),
        }
    }

    /// Reads a postcode and says whether its spelling had to be put right, and why.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::Postcode;
    ///
    /// assert_eq!(Postcode::read("SW1A 1AA")?.code(), None);
    /// assert_eq!(Postcode::read("SW1A1AA")?.code(), Some("postcode.repair.spaces"));
    /// # Ok::<(), lrs_core::value::PostcodeError>(())
    /// ```
    pub fn read(text: &str) -> Result<PostcodeReading, PostcodeError> {
        reading::read(text)
    }

    /// The whole postcode.
    pub fn as_str(&self) -> &str {
        self.slice(0, self.length)
    }

    /// The part before the space: `SW1A`, `BFPO`.
    pub fn outward(&self) -> &str {
        self.slice(0, self.outward)
    }

    /// The part behind the space: `1AA`, `1234`.
    pub fn inward(&self) -> &str {
        self.slice(self.outward + 1, self.length)
    }

    /// The letters at the start: `SW`, `GIR`, `BFPO`.
    pub fn area(&self) -> &str {
        let outward = self.outward();
        outward.split(|letter: char| letter.is_ascii_digit()).next().unwrap_or(outward)
    }

    /// The postcode district, which is the part before the space: `SW1A`.
    pub fn district(&self) -> &str {
        self.outward()
    }

    /// The district with the first digit behind the space: `SW1A 1`; the whole of a BFPO number.
    pub fn sector(&self) -> &str {
        if self.is_bfpo() { self.as_str() } else { self.slice(0, self.outward + 2) }
    }

    /// The smallest unit, which is the whole postcode.
    pub fn unit(&self) -> &str {
        self.as_str()
    }

    /// Whether it is ZZ99 9ZZ, the last resort where no postcode can be obtained.
    ///
    /// # Source
    ///
    /// Guide, Appendix C (Tips for updating a learner's details).
    pub fn is_default(&self) -> bool {
        self.text == *b"ZZ99 9ZZ\0"
    }

    /// Whether it is a number of the British Forces Post Office, such as `BFPO 1234`.
    pub fn is_bfpo(&self) -> bool {
        self.outward() == BFPO
    }

    /// Whether it starts as a real postcode could: with a real area, and a district without a leading zero.
    ///
    /// The LRS does not ask for that, and neither does [`parse`](Self::parse); one that does not may hold a
    /// letter for a digit. See [`repairs`].
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::Postcode;
    ///
    /// assert!(Postcode::parse("SO1 1AA")?.is_usual());
    /// assert!(!Postcode::parse("S01 1AA")?.is_usual());
    /// # Ok::<(), lrs_core::value::PostcodeError>(())
    /// ```
    pub fn is_usual(&self) -> bool {
        let outward = self.text.get(..usize::from(self.outward)).unwrap_or_default();
        let length = outward.iter().position(u8::is_ascii_digit).unwrap_or(outward.len());
        let (area, district) = outward.split_at_checked(length).unwrap_or_default();
        !matches!(district, [b'0', _, ..]) && area::is_real(area)
    }

    /// The text as a number: the first eight characters, and the ninth.
    pub(crate) const fn number(&self) -> (u64, u8) {
        let [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth] = self.text;
        (u64::from_be_bytes([first, second, third, fourth, fifth, sixth, seventh, eighth]), ninth)
    }

    fn slice(&self, start: u8, end: u8) -> &str {
        let bytes = self.text.get(usize::from(start)..usize::from(end)).unwrap_or_default();
        core::str::from_utf8(bytes).unwrap_or_default()
    }

    /// Reads the canonical spelling and no other: the fast way.
    #[inline]
    fn canonical(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [b'B', b'F', b'P', b'O', b' ', number @ ..] => Self::bfpo(number),
            [outward @ .., b' ', digit, first, second] => Self::of(outward, [*digit, *first, *second]),
            _ => None,
        }
    }

    /// Puts together letters and digits without a space.
    fn compact(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [b'B', b'F', b'P', b'O', number @ ..] => Self::bfpo(number),
            [outward @ .., digit, first, second] => Self::of(outward, [*digit, *first, *second]),
            _ => None,
        }
    }

    #[inline]
    fn of(outward: &[u8], inward: [u8; 3]) -> Option<Self> {
        if !(is_outward(outward) && is_inward(inward)) {
            return None;
        }
        Self::join(outward, &inward)
    }

    fn bfpo(number: &[u8]) -> Option<Self> {
        let fits = (1..=4).contains(&number.len()) && number.iter().all(u8::is_ascii_digit);
        if fits { Self::join(BFPO.as_bytes(), number) } else { None }
    }

    #[inline]
    fn join(outward: &[u8], inward: &[u8]) -> Option<Self> {
        let mut text = [0; Self::MAX_LENGTH];
        let (front, behind) = text.split_at_mut_checked(outward.len())?;
        front.copy_from_slice(outward);
        let (space, behind) = behind.split_first_mut()?;
        *space = b' ';
        behind.get_mut(..inward.len())?.copy_from_slice(inward);
        let outward = u8::try_from(outward.len()).ok()?;
        let length = outward + 1 + u8::try_from(inward.len()).ok()?;
        Some(Self { text, outward, length })
    }
}

text_value!(Postcode, PostcodeError);

/// In the order of the texts, compared as one number each: lists of postcodes are searched for every record.
impl Ord for Postcode {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number().cmp(&other.number())
    }
}

impl PartialOrd for Postcode {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

const BFPO: &str = "BFPO";

/// Whether capitals and digits are an outward code: one or two letters, a digit or R, perhaps one more.
#[inline]
fn is_outward(outward: &[u8]) -> bool {
    let is_letter = u8::is_ascii_uppercase;
    let is_first_digit = |byte: &u8| byte.is_ascii_digit() || *byte == b'R';
    let is_last = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
    match outward {
        [a, b] => is_letter(a) && is_first_digit(b),
        [a, b, c] => {
            is_letter(a) && ((is_letter(b) && is_first_digit(c)) || (is_first_digit(b) && is_last(c)))
        }
        [a, b, c, d] => is_letter(a) && is_letter(b) && is_first_digit(c) && is_last(d),
        _ => false,
    }
}

#[inline]
fn is_inward([digit, first, second]: [u8; 3]) -> bool {
    digit.is_ascii_digit() && is_inward_letter(first) && is_inward_letter(second)
}

/// Whether a capital may stand in an inward code: all but C, I, K, M, O and V.
// SOURCE: LRS schema, MIAPPostCode.
#[inline]
const fn is_inward_letter(letter: u8) -> bool {
    letter.is_ascii_uppercase() && !matches!(letter, b'C' | b'I' | b'K' | b'M' | b'O' | b'V')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letters and digits of each form, as the LRS's pattern has them.
    fn passes_the_schema(text: &str) -> bool {
        let kinds: String = text
            .chars()
            .map(|letter| match letter {
                'R' => 'R',
                'A'..='Z' => 'A',
                '0'..='9' => '9',
                other => other,
            })
            .collect();
        let (outward, inward) = kinds.split_once(' ').expect("one space");
        let is_letter = |kind| matches!(kind, 'A' | 'R');
        let is_digit = |kind| matches!(kind, '9' | 'R');
        let is_any = |kind| is_letter(kind) || kind == '9';
        let letters: Vec<char> = outward.chars().collect();
        let outward = match letters[..] {
            [a, b] => is_letter(a) && is_digit(b),
            [a, b, c] => is_letter(a) && ((is_letter(b) && is_digit(c)) || (is_digit(b) && is_any(c))),
            [a, b, c, d] => is_letter(a) && is_letter(b) && is_digit(c) && is_any(d),
            _ => false,
        };
        outward
            && matches!(inward, "9AA" | "9AR" | "9RA" | "9RR")
            && !text.chars().rev().take(2).any(|letter| "CIKMOV".contains(letter))
    }

    #[test]
    fn every_outward_code_agrees_with_the_pattern() {
        const LETTERS: [char; 7] = ['A', 'R', 'O', 'Z', '0', '5', '9'];
        let mut outward = vec![String::new()];
        for _ in 0..4 {
            outward = outward
                .iter()
                .flat_map(|start| LETTERS.map(|letter| format!("{start}{letter}")))
                .chain(outward.iter().cloned())
                .collect();
        }
        for inward in ["1AA", "0ZR", "9CA", "9AV", "AAA", "1A1"] {
            for text in outward.iter().map(|outward| format!("{outward} {inward}")) {
                let is_canonical = Postcode::read(&text).is_ok_and(|reading| reading.rule.is_none());
                assert_eq!(is_canonical, passes_the_schema(&text), "{text}");
            }
        }
    }

    #[test]
    fn order_is_that_of_the_texts() {
        let postcodes =
            ["B1 1AA", "B10 1AA", "BFPO 1", "BFPO 12", "BFPO 1234", "BFPO 1235", "SW1A 1AA", "SW1A 1AB"]
                .map(|text| Postcode::parse(text).unwrap());
        assert!(postcodes.is_sorted() && postcodes.iter().map(Postcode::as_str).is_sorted());
    }

    #[test]
    fn takes_eleven_bytes() {
        assert_eq!(size_of::<Postcode>(), 11);
    }

    #[test]
    fn bfpo_numbers_have_one_to_four_digits() {
        assert!(["BFPO 1", "BFPO 1234"].iter().all(|text| Postcode::parse(text).is_ok()));
        assert!(["BFPO ", "BFPO 12345", "BFPO 1A"].iter().all(|text| Postcode::parse(text).is_err()));
    }
}
