//! Evidence in bits, in whole parts of 1/1,024 bit: the same sums on every machine.

use core::fmt;
use core::iter::Sum;
use core::ops::{Add, AddAssign, Neg, Sub};

/// How much a piece of evidence speaks for one learner rather than two, in bits: each bit doubles the odds.
///
/// Held as a whole number of 1/1,024 bit, so that adding is exact and every machine gives the same sum.
///
/// # Examples
///
/// ```
/// use lrs_core::matching::Bits;
///
/// let weight = Bits::whole(3) + Bits::whole(-1);
/// assert_eq!(weight.as_f64(), 2.0);
/// assert_eq!(weight.to_string(), "2.0");
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Bits(i32);

impl Bits {
    /// No evidence either way.
    pub const ZERO: Self = Self(0);
    /// How many parts one bit has.
    pub const PARTS: i32 = 1024;

    /// So many whole bits.
    pub const fn whole(bits: i32) -> Self {
        Self(bits.saturating_mul(Self::PARTS))
    }

    /// So many parts of 1/1,024 bit.
    pub const fn from_parts(parts: i32) -> Self {
        Self(parts)
    }

    /// The parts of 1/1,024 bit.
    pub const fn parts(self) -> i32 {
        self.0
    }

    /// The nearest number of bits that a weight can hold; none for what is no number or beyond a million bits.
    pub fn from_f64(bits: f64) -> Option<Self> {
        let parts = libm::round(bits * f64::from(Self::PARTS));
        #[expect(clippy::cast_possible_truncation, reason = "within the range, and whole")]
        (parts.abs() <= f64::from(1 << 30)).then_some(Self(parts as i32))
    }

    /// The bits as a number.
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / f64::from(Self::PARTS)
    }

    /// The probability, 0.0 to 1.0, where these are the odds for it.
    pub fn probability(self) -> f64 {
        1.0 / (1.0 + libm::exp2(-self.as_f64()))
    }

    /// The same in whole parts of `one`.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to `one`, far below 2^52"
    )]
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    pub(crate) fn probability_in(self, one: u64) -> u64 {
        (self.probability() * one as f64) as u64
    }

    /// The logarithm of a whole number to base two; of zero as of one.
    #[expect(clippy::indexing_slicing, reason = "ten bits are a place of the table")]
    pub(crate) const fn log2(number: u64) -> Self {
        let number = if number == 0 { 1 } else { number };
        let exponent = number.ilog2();
        let mantissa = (number << (63 - exponent)) >> 53;
        Self(exponent.cast_signed() * Self::PARTS + LOG2[(mantissa & 0x3FF) as usize] as i32)
    }

    /// The logarithm of a share, given in millionths.
    pub(crate) const fn of_millionths(millionths: u32) -> Self {
        Self(Self::log2(millionths as u64).0 - Self::log2(1_000_000).0)
    }

    /// What the sum of two quantities is, of which the logarithms are 0 and this: `log2(1 + 2^self)`.
    #[expect(clippy::indexing_slicing, reason = "ten bits are a place of the table")]
    pub(crate) const fn and_one(self) -> Self {
        const LIMIT: i32 = 20 * Bits::PARTS;
        if self.0 >= LIMIT {
            return self;
        }
        if self.0 <= -LIMIT {
            return Self::ZERO;
        }
        let (whole, part) = (self.0.div_euclid(Self::PARTS), self.0.rem_euclid(Self::PARTS));
        let power = (EXP2[part.cast_unsigned() as usize] as u64) << 20;
        let power = if whole >= 0 { power << whole } else { power >> -whole };
        Self(Self::log2((1 << 40) + power).0 - 40 * Self::PARTS)
    }
}

impl Add for Bits {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Bits {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Bits {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl AddAssign for Bits {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Bits {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Bits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1}", self.as_f64())
    }
}

/// `1024 * log2(1 + place/1024)`, rounded down.
static LOG2: [u16; 1024] = logarithms();
/// `2^20 * 2^(place/1024)`, rounded down.
static EXP2: [u32; 1024] = powers();

/// By squaring: each squaring yields one more bit of the logarithm.
#[expect(clippy::indexing_slicing, reason = "const: a place of the table")]
#[expect(clippy::cast_possible_truncation, reason = "ten bits")]
const fn logarithms() -> [u16; 1024] {
    let mut table = [0; 1024];
    let mut place = 0;
    while place < 1024 {
        let mut number = (1024 + place as u64) << 20;
        let (mut logarithm, mut bit) = (0_u16, 0);
        while bit < 10 {
            number = ((number as u128 * number as u128) >> 30) as u64;
            logarithm <<= 1;
            if number >> 31 != 0 {
                logarithm |= 1;
                number >>= 1;
            }
            bit += 1;
        }
        table[place] = logarithm;
        place += 1;
    }
    table
}

/// The least number of which the logarithm is the place.
#[expect(clippy::indexing_slicing, reason = "const: a place of the table")]
#[expect(clippy::cast_possible_truncation, reason = "below 2^21")]
const fn powers() -> [u32; 1024] {
    // 2^(1/1024) in 2^-60, by ten square roots of 2.
    let mut root: u128 = 2 << 60;
    let mut times = 0;
    while times < 10 {
        root = (root << 60).isqrt();
        times += 1;
    }
    let mut table = [0; 1024];
    let (mut power, mut place) = (1_u128 << 60, 0);
    while place < 1024 {
        table[place] = (power >> 40) as u32;
        power = (power * root) >> 60;
        place += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_right_to_a_part() {
        for number in [1_u32, 2, 3, 10, 999, 1_000_000, 4_123_456_789] {
            let exact = libm::log2(f64::from(number));
            let found = Bits::log2(u64::from(number)).as_f64();
            assert!((exact - found).abs() < 0.0025, "{number}: {exact} {found}");
        }
        assert_eq!(Bits::log2(1 << 40), Bits::whole(40));
    }

    #[test]
    fn sums_are_those_of_the_quantities() {
        for parts in (-25_000..25_000).step_by(37) {
            let bits = Bits::from_parts(parts);
            let exact = libm::log2(1.0 + libm::exp2(bits.as_f64()));
            assert!((exact - bits.and_one().as_f64()).abs() < 0.003, "{parts}");
        }
    }

    #[test]
    fn a_probability_is_the_odds() {
        assert!((Bits::ZERO.probability() - 0.5).abs() < 1e-12);
        assert!((Bits::whole(1).probability() - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(Bits::from_f64(f64::NAN), None);
        assert_eq!(Bits::from_f64(1.5), Some(Bits::from_parts(1536)));
    }
}
