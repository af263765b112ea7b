//! Chance that can be repeated: the same seed gives the same numbers on every machine, for good.

/// A small generator of random-looking numbers (`SplitMix64`).
///
/// The algorithm is fixed: the sample file and the benches' data are made with it, byte for byte. It is
/// made for test data and for nothing that must be kept secret.
///
/// # Source
///
/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
///
/// # Examples
///
/// ```
/// use lrs_examples::people::Random;
///
/// assert_eq!(Random::new(7, 0).below(1000), Random::new(7, 0).below(1000));
/// ```
#[derive(Clone, Debug)]
pub struct Random(u64);

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

const fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

impl Random {
    /// The numbers of one `stream` of a seed; streams have nothing to do with one another.
    pub const fn new(seed: u64, stream: u64) -> Self {
        Self(mix(seed.wrapping_add(GOLDEN)) ^ mix(stream.wrapping_mul(GOLDEN)))
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        mix(self.0)
    }

    /// A number from 0 up to, but not including, `end`; 0 where `end` is 0.
    pub const fn below(&mut self, end: u64) -> u64 {
        // The bias of this reduction is below 2^-40 for the ends used here.
        ((self.bits() as u128 * end as u128) >> 64) as u64
    }

    /// A number from `first` to `last`, both included.
    pub const fn between(&mut self, first: u64, last: u64) -> u64 {
        first + self.below(last - first + 1)
    }

    /// Whether something happens that happens `times` in 1,000.
    pub const fn permille(&mut self, times: u64) -> bool {
        self.below(1000) < times
    }

    /// One of the items, each as likely.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.index(items.len()))
    }

    /// One of the items of a list in order of how common they are: the first are much likelier.
    pub fn pick_common<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let (first, second) = (self.index(items.len()), self.index(items.len()));
        // The product of two even chances leans to the front about as names do.
        items.get((first * second).checked_div(items.len()).unwrap_or(0))
    }

    /// One of the items, each by its weight.
    pub fn pick_weighted<'a, T>(&mut self, items: &'a [T], weight: impl Fn(&T) -> u64) -> Option<&'a T> {
        let mut left = self.below(items.iter().map(&weight).sum());
        items.iter().find(|item| {
            let weight = weight(item);
            let found = left < weight;
            left = left.saturating_sub(weight);
            found
        })
    }

    /// Puts the items into a random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.index(last + 1));
        }
    }

    /// A place in a list of `length` items.
    #[expect(clippy::cast_possible_truncation, reason = "below `length`, which is a usize")]
    pub const fn index(&mut self, length: usize) -> usize {
        self.below(length as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_fixed_for_good() {
        let mut random = Random::new(1, 0);
        let numbers: Vec<u64> = (0..4).map(|_| random.bits()).collect();
        assert_eq!(numbers, STREAM);
    }

    #[test]
    fn weights_are_kept() {
        let mut random = Random::new(3, 0);
        let rare =
            (0..10_000).filter(|_| random.pick_weighted(&[9, 1], |&weight| weight) == Some(&1)).count();
        assert!((850..1150).contains(&rare), "{rare} of 10,000, 1,000 expected");
    }

    const STREAM: [u64; 4] = [
        6_791_897_765_849_424_158,
        17_405_687_883_870_564_846,
        834_844_254_806_117_752,
        14_341_179_868_655_528_873,
    ];
}
