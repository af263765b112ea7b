//! How common a name is in general, before the data at hand say more.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What a text is used as; how common it is depends on it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Use {
    Given,
    Family,
    Place,
    School,
}

impl Use {
    pub(super) const COUNT: usize = 4;
}

static NAMES: &str = include_str!("frequency/names.txt");

/// The share of a place of birth of which nothing is known, in 2^-32.
// CHOICE: one in 256: towns differ more than this, and the data at hand soon tell.
pub(super) const PLACE: u32 = 1 << 24;
/// The share of a school.
// CHOICE: one in 2,048; England has some 3,500 secondary schools of many sizes.
pub(super) const SCHOOL: u32 = 1 << 21;
/// The share of a date of birth.
// CHOICE: one in 16,384: learners of some 45 years of age, more of them young.
pub(super) const BIRTH: u32 = 1 << 18;
/// The share of a first of January, which often stands for a day that is not known.
// CHOICE: one in 512.
pub(super) const FIRST_OF_JANUARY: u32 = 1 << 23;
/// The share of a postcode.
// CHOICE: one in 262,144: there are some 1.7 million, and the learners of a college live close to one another.
pub(super) const POSTCODE: u32 = 1 << 14;
/// The share of what stands for a postcode and is none of the LRS's.
// CHOICE: one in 2,048.
pub(super) const FOREIGN_POSTCODE: u32 = 1 << 21;

/// The share of a given name, by its comparison key.
pub(super) fn given(key: &str) -> u32 {
    shares().0.get(key).copied().unwrap_or(UNLISTED_GIVEN)
}

/// The share of a family name, by its comparison key.
pub(super) fn family(key: &str) -> u32 {
    shares().1.get(key).copied().unwrap_or(UNLISTED_FAMILY)
}

/// The share of a given name that is not listed.
// CHOICE: one in 8,192.
const UNLISTED_GIVEN: u32 = 1 << 19;
/// The share of a family name that is not listed.
// CHOICE: one in 32,768: more than half of all people have such a name.
const UNLISTED_FAMILY: u32 = 1 << 17;

/// Whether a share is that of a listed name.
pub(super) const fn is_listed(share: u32, used_as: Use) -> bool {
    match used_as {
        Use::Given => share > UNLISTED_GIVEN,
        Use::Family => share > UNLISTED_FAMILY,
        Use::Place | Use::School => false,
    }
}

type Shares = HashMap<&'static str, u32>;

fn shares() -> &'static (Shares, Shares) {
    static SHARES: OnceLock<(Shares, Shares)> = OnceLock::new();
    SHARES.get_or_init(read)
}

/// Reads the table: lines that start with a blank go on with the one above.
fn read() -> (Shares, Shares) {
    let (mut given, mut family) = (Shares::new(), Shares::new());
    let (mut is_given, mut share) = (true, 0);
    for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
        let names = match line.split_once(':') {
            Some((head, names)) => {
                let (kind, bits) = head.split_once(' ').unwrap_or_default();
                is_given = kind == "given";
                share = share_of(bits);
                names
            }
            None => line,
        };
        let shares = if is_given { &mut given } else { &mut family };
        shares.extend(names.split_whitespace().map(|name| (name, share)));
    }
    (given, family)
}

/// The share of so many bits, written with half bits: `9.5`.
fn share_of(bits: &str) -> u32 {
    let (whole, half) = bits.split_once('.').unwrap_or((bits, "0"));
    let share = (1_u64 << 32) >> whole.parse::<u32>().unwrap_or(32);
    // The square root of one half, for half a bit.
    let share = if half == "5" { share * 7_071 / 10_000 } else { share };
    u32::try_from(share).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::name_key;

    #[test]
    fn the_table_is_of_comparison_keys_each_once() {
        let (given, family) = shares();
        assert!(given.keys().chain(family.keys()).all(|name| name_key(name) == *name));
        let listed = NAMES.lines().filter(|line| !line.starts_with('#'));
        let words = listed.flat_map(str::split_whitespace).filter(|word| !word.ends_with(':'));
        let names = words.filter(|word| *word != "given" && *word != "family").count();
        assert_eq!(names, given.len() + family.len(), "no name twice");
        let whole = |shares: &Shares| shares.values().map(|share| u64::from(*share)).sum::<u64>() >> 22;
        assert!((512..1024).contains(&whole(given)) && (300..700).contains(&whole(family)), "in 1/1,024");
    }

    #[test]
    fn common_names_are_common() {
        assert_eq!(family("smith"), share_of("6.5"));
        assert!(family("smith") > family("shaw") && family("shaw") > family("zbigniewski"));
        assert!(given("david") > given("duncan"));
    }
}
