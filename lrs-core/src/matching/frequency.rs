//! How common a name is in general, before the data at hand say more.

use core::fmt;
use std::collections::{BTreeMap, HashMap};
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

/// The share of a given name that is not listed.
// CHOICE: one in 8,192.
const UNLISTED_GIVEN: u32 = 1 << 19;
/// The share of a family name that is not listed.
// CHOICE: one in 32,768: more than half of all people have such a name.
const UNLISTED_FAMILY: u32 = 1 << 17;

/// How common the names of some learners are, by their comparison keys, in 2^-32. What is not in it is as common as in
/// general.
#[derive(Clone, Default, Eq, PartialEq)]
pub(super) struct NameShares {
    pub(super) given: BTreeMap<Box<str>, u32>,
    pub(super) family: BTreeMap<Box<str>, u32>,
}

impl NameShares {
    /// The share of a name, by [`Use`], and whether it is listed: here, or among all people.
    pub(super) fn of_name(own: Option<&Self>, key: &str) -> [(u32, bool); 2] {
        let (given, family) = shares();
        let general = [(given, UNLISTED_GIVEN), (family, UNLISTED_FAMILY)]
            .map(|(listed, unlisted)| listed.get(key).map_or((unlisted, false), |share| (*share, true)));
        let Some(own) = own else { return general };
        let [given, family] = general;
        let known =
            |names: &BTreeMap<Box<str>, u32>, general| names.get(key).map_or(general, |share| (*share, true));
        [known(&own.given, given), known(&own.family, family)]
    }
}

/// The share of a value that `count` of `counted` learners have, and that in general such a share of people has.
pub(super) fn blended(count: u32, counted: u32, general: u32) -> u32 {
    let had = (u64::from(count) << (32 - STRENGTH)) + u64::from(general);
    let of = u64::from(counted) + (1 << STRENGTH);
    u32::try_from((u128::from(had) << STRENGTH) / u128::from(of)).unwrap_or(u32::MAX)
}

/// How many learners the general shares count for, as a power of two: with as many learners at hand, both count alike.
// CHOICE: 1,024 learners.
pub(super) const STRENGTH: u32 = 10;

impl fmt::Debug for NameShares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NameShares({} given, {} family)", self.given.len(), self.family.len())
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
        let given = |key| NameShares::of_name(None, key)[0].0;
        let family = |key| NameShares::of_name(None, key)[1].0;
        assert_eq!(family("smith"), share_of("6.5"));
        assert!(family("smith") > family("shaw") && family("shaw") > family("zbigniewski"));
        assert!(given("david") > given("duncan"));
    }
}
