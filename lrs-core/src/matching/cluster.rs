//! Records of one learner together: pairs made into clusters that do not chain strangers to one another.

use std::collections::HashMap;

use super::bits::Bits;
use super::dedupe::MatchPair;

/// Puts records together that are of one learner: a label for each of `count` records, the same for all of a cluster.
///
/// A label is the place of the cluster's first record. Two clusters are joined where the evidence of all pairs between
/// them, taken together, speaks for one learner; a pair that is not listed speaks against it by
/// eight bits. So a record that is like two strangers does not make one learner of them. The answer
/// does not depend on the order of the pairs. A pair beyond `count` is passed over.
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
    cluster_weighted(&weighed.collect::<Vec<_>>(), count)
}

/// As [`cluster`], of pairs of places with their weights.
pub fn cluster_weighted(pairs: &[(usize, usize, Bits)], count: usize) -> Vec<usize> {
    let mut pairs: Vec<_> =
        pairs.iter().copied().filter(|(left, right, _)| *left < count && *right < count).collect();
    pairs.sort_unstable_by_key(|&(left, right, weight)| (-weight, left.min(right), left.max(right)));
    let mut clusters = Clusters::of(&pairs, count);
    for (left, right, _) in pairs.into_iter().take_while(|(_, _, weight)| *weight > Bits::ZERO) {
        clusters.join(left, right);
    }
    clusters.labels()
}

/// What a pair of records weighs that no list has: it shares no key, or hardly anything.
// CHOICE: as many bits as a date of birth that differs.
const NOT_LISTED: Bits = Bits::whole(-8);

struct Clusters {
    /// The cluster of each record, by one of its members; that member is its own.
    of: Vec<usize>,
    sizes: Vec<i64>,
    /// The listed weight between a cluster and others, and of how many pairs.
    between: Vec<HashMap<usize, (i64, i64)>>,
}

impl Clusters {
    fn of(pairs: &[(usize, usize, Bits)], count: usize) -> Self {
        let mut clusters =
            Self { of: (0..count).collect(), sizes: vec![1; count], between: vec![HashMap::new(); count] };
        for &(left, right, weight) in pairs.iter().filter(|(left, right, _)| left != right) {
            clusters.add(left, right, (i64::from(weight.parts()), 1));
            clusters.add(right, left, (i64::from(weight.parts()), 1));
        }
        clusters
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
        let unlisted = self.size(left) * self.size(right) - pairs;
        if left == right || weight + unlisted * i64::from(NOT_LISTED.parts()) <= 0 {
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
        assert_eq!(cluster_weighted(&[pair(0, 1, 6), pair(1, 2, 5)], 3), [0, 0, 2]);
        assert_eq!(cluster_weighted(&[pair(0, 1, 20), pair(1, 2, 20)], 3), [0, 0, 0]);
    }

    #[test]
    fn order_and_direction_do_not_matter() {
        let one = [pair(0, 1, 9), pair(2, 3, 9), pair(1, 2, 30), pair(0, 2, 2), pair(0, 3, 2)];
        let mut other: Vec<_> = one.iter().map(|&(left, right, weight)| (right, left, weight)).collect();
        other.reverse();
        assert_eq!(cluster_weighted(&one, 5), cluster_weighted(&other, 5));
        assert_eq!(cluster_weighted(&[pair(7, 9, 9), pair(0, 0, 9)], 2), [0, 1]);
    }
}
