//! Records of one learner together: pairs made into clusters that do not chain strangers to one another.

use std::collections::HashMap;

use super::bits::Bits;
use super::dedupe::MatchPair;

/// Puts records together that are of one learner: a label for each of `count` records, the same for all of a cluster.
///
/// A label is the place of the cluster's first record. Two clusters are joined where the evidence of all pairs between
/// them, taken together, speaks for one learner. A pair that is not listed speaks against it: by much where all records of
/// one learner are listed with one another, by little where many are not, because their fields are blank. So a record that
/// is like two strangers does not make one learner of them. The answer does not depend on the order of the pairs. A pair
/// beyond `count` is passed over.
///
/// # Examples
///
/// ```
/// use lrs_core::{LearnerDraft, MatchPolicy};
/// use lrs_core::matching::{cluster, dedupe};
///
/// let one = LearnerDraft {
///     given_name: "Catherine".into(),
///     family_name: "Hartnell".into(),
///     date_of_birth: "2007-03-12".into(),
///     last_known_postcode: "LS1 4AP".into(),
///     ..LearnerDraft::default()
/// };
/// let again = LearnerDraft { given_name: "Katie".into(), ..one.clone() };
/// let twin = LearnerDraft { given_name: "Joshua".into(), ..one.clone() };
/// let pairs = dedupe(&[one, twin, again], &MatchPolicy::default());
/// assert_eq!(cluster(&pairs, 3), [0, 1, 0]);
/// ```
pub fn cluster(pairs: &[MatchPair], count: usize) -> Vec<usize> {
    let weighed = pairs.iter().map(|pair| (pair.left, pair.right, pair.report.weight));
    cluster_weighted(&weighed.collect::<Vec<_>>(), count, Bits::ZERO)
}

/// As [`cluster`], of pairs of places with their weights, and with another threshold than 0 bits: the weight at which a
/// pair speaks neither for one learner nor against.
///
/// # Examples
///
/// ```
/// use lrs_core::matching::{Bits, cluster_weighted};
///
/// let pair = (0, 1, Bits::whole(-1)); // twins, perhaps
/// assert_eq!(cluster_weighted(&[pair], 2, Bits::ZERO), [0, 1]);
/// assert_eq!(cluster_weighted(&[pair], 2, Bits::whole(-2)), [0, 0]);
/// ```
pub fn cluster_weighted(pairs: &[(usize, usize, Bits)], count: usize, threshold: Bits) -> Vec<usize> {
    let within = pairs.iter().filter(|(left, right, _)| *left < count && *right < count);
    let mut pairs: Vec<_> = within.map(|&(left, right, weight)| (left, right, weight - threshold)).collect();
    pairs.sort_unstable_by_key(|&(left, right, weight)| (-weight, left.min(right), left.max(right)));
    let mut clusters = Clusters::of(&pairs, count);
    for (left, right, _) in pairs.into_iter().take_while(|(_, _, weight)| *weight > Bits::ZERO) {
        clusters.join(left, right);
    }
    clusters.labels()
}

/// What a pair that is not listed weighs at the most, before anything is known of the list: as many bits as a date of birth
/// that differs.
const NOT_LISTED: i32 = 8;
/// For how many pairs that stands.
// CHOICE: a hundred.
const USUAL: u64 = 100;
/// The least weight of a pair that is surely of one learner.
// CHOICE: eight bits: of 257 such pairs one is of two.
const SURE: Bits = Bits::whole(8);
/// The most records that are looked at beside each, to see whether they are listed with one another.
// CHOICE: eight, so that a learner with hundreds of records counts no more than others.
const MOST_BESIDE: usize = 8;

struct Clusters {
    /// The cluster of each record, by one of its members; that member is its own.
    of: Vec<usize>,
    sizes: Vec<i64>,
    /// The listed weight between a cluster and others, and of how many pairs.
    between: Vec<HashMap<usize, (i64, i64)>>,
    /// What a pair that is not listed weighs.
    not_listed: Bits,
}

impl Clusters {
    fn of(pairs: &[(usize, usize, Bits)], count: usize) -> Self {
        let mut clusters = Self {
            of: (0..count).collect(),
            sizes: vec![1; count],
            between: vec![HashMap::new(); count],
            not_listed: Bits::ZERO,
        };
        for &(left, right, weight) in pairs.iter().filter(|(left, right, _)| left != right) {
            clusters.add(left, right, (i64::from(weight.parts()), 1));
            clusters.add(right, left, (i64::from(weight.parts()), 1));
        }
        clusters.not_listed = clusters.weigh_not_listed(pairs);
        clusters
    }

    /// What a pair that is not listed weighs: the logarithm of how often two records are not listed that are surely of one
    /// learner, because a third is surely of both.
    fn weigh_not_listed(&self, pairs: &[(usize, usize, Bits)]) -> Bits {
        let mut beside: Vec<Vec<usize>> = vec![Vec::new(); self.of.len()];
        for &(left, right, _) in pairs.iter().take_while(|(_, _, weight)| *weight >= SURE) {
            for (record, other) in [(left, right), (right, left)] {
                if let Some(beside) = beside.get_mut(record).filter(|beside| beside.len() < MOST_BESIDE) {
                    beside.push(other);
                }
            }
        }
        let (mut all, mut missing) = (USUAL << NOT_LISTED, USUAL);
        for others in &beside {
            for (place, one) in others.iter().enumerate() {
                let known = self.between.get(*one);
                for other in others.iter().skip(place + 1).filter(|other| *other != one) {
                    all += 1 << NOT_LISTED;
                    missing += u64::from(known.is_none_or(|known| !known.contains_key(other))) << NOT_LISTED;
                }
            }
        }
        Bits::log2(missing) - Bits::log2(all)
    }

    fn add(&mut self, one: usize, other: usize, (weight, pairs): (i64, i64)) {
        if let Some(between) = self.between.get_mut(one) {
            let known = between.entry(other).or_default();
            *known = (known.0 + weight, known.1 + pairs);
        }
    }

    fn find(&mut self, record: usize) -> usize {
        let mut root = record;
        while let Some(&next) = self.of.get(root).filter(|next| **next != root) {
            root = next;
        }
        if let Some(of) = self.of.get_mut(record) {
            *of = root;
        }
        root
    }

    fn size(&self, cluster: usize) -> i64 {
        self.sizes.get(cluster).copied().unwrap_or_default()
    }

    /// Joins the clusters of two records, if all that is between them speaks for it.
    fn join(&mut self, left: usize, right: usize) {
        let (left, right) = (self.find(left), self.find(right));
        let (weight, pairs) =
            self.between.get(left).and_then(|between| between.get(&right)).copied().unwrap_or_default();
        let unlisted = (self.size(left) * self.size(right) - pairs).max(0);
        if left == right || weight + unlisted * i64::from(self.not_listed.parts()) <= 0 {
            return;
        }
        let fewer = |cluster: usize| self.between.get(cluster).map_or(0, HashMap::len);
        let (keep, gone) = if fewer(left) >= fewer(right) { (left, right) } else { (right, left) };
        let size = self.size(gone);
        if let Some(sizes) = self.sizes.get_mut(keep) {
            *sizes += size;
        }
        if let Some(of) = self.of.get_mut(gone) {
            *of = keep;
        }
        let moved = self.between.get_mut(gone).map(core::mem::take).unwrap_or_default();
        for (other, known) in moved {
            self.between.get_mut(other).map(|between| between.remove(&gone));
            if other != keep {
                self.add(keep, other, known);
                self.add(other, keep, known);
            }
        }
    }

    fn labels(mut self) -> Vec<usize> {
        let roots: Vec<usize> = (0..self.of.len()).map(|record| self.find(record)).collect();
        let mut first: Vec<Option<usize>> = vec![None; roots.len()];
        for (record, root) in roots.iter().enumerate() {
            if let Some(first) = first.get_mut(*root) {
                first.get_or_insert(record);
            }
        }
        roots.iter().map(|root| first.get(*root).copied().flatten().unwrap_or(*root)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(left: usize, right: usize, bits: i32) -> (usize, usize, Bits) {
        (left, right, Bits::whole(bits))
    }

    #[test]
    fn strangers_are_not_chained() {
        // 1 is like 0 and like 2, but 0 and 2 have nothing in common.
        assert_eq!(cluster_weighted(&[pair(0, 1, 6), pair(1, 2, 5)], 3, Bits::ZERO), [0, 0, 2]);
        assert_eq!(cluster_weighted(&[pair(0, 1, 20), pair(1, 2, 20)], 3, Bits::ZERO), [0, 0, 0]);
    }

    #[test]
    fn order_and_direction_do_not_matter() {
        let one = [pair(0, 1, 9), pair(2, 3, 9), pair(1, 2, 30), pair(0, 2, 2), pair(0, 3, 2)];
        let mut other: Vec<_> = one.iter().map(|&(left, right, weight)| (right, left, weight)).collect();
        other.reverse();
        assert_eq!(cluster_weighted(&one, 5, Bits::ZERO), cluster_weighted(&other, 5, Bits::ZERO));
        assert_eq!(cluster_weighted(&[pair(7, 9, 9), pair(0, 0, 9)], 2, Bits::ZERO), [0, 1]);
    }

    #[test]
    fn a_pair_that_is_not_listed_says_little_where_many_are_not() {
        // 300 learners with three records each, of whom the second and third are not listed with one another.
        let sparse: Vec<_> =
            (0..300).flat_map(|n| [pair(3 * n, 3 * n + 1, 9), pair(3 * n, 3 * n + 2, 9)]).collect();
        let more = [pair(900, 901, 6), pair(901, 902, 5)];
        let labels = |pairs: &[(usize, usize, Bits)]| cluster_weighted(pairs, 903, Bits::ZERO);
        assert_eq!(labels(&[&sparse[..], &more].concat())[900..], [900, 900, 900]);
        let full: Vec<_> = (0..300).map(|n| pair(3 * n + 1, 3 * n + 2, 9)).collect();
        assert_eq!(labels(&[&sparse[..], &full, &more].concat())[900..], [900, 900, 902]);
    }
}
