//! Which records are compared with one another: those that share a key, as far as the work allows.

use core::ops::Range;

use super::keys::{Kind, Parts};
use super::parallel;
use super::roll::Roll;

/// How many comparisons a search for pairs takes.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct PairEstimate {
    /// The comparisons that are made. A pair that shares several keys is compared as often.
    pub compared: u64,
    /// Those that are left out, because very many records share the key and nothing else is known to lead to them.
    pub left_out: u64,
}

/// The comparisons that a kind of key may cost for each record.
// CHOICE: a key of two whole things tells records apart well; what is alike or alone is worth less of the time.
const fn pairs_a_record(kind: Kind) -> u64 {
    match kind {
        Kind::Sounds | Kind::FamilyAndMonth | Kind::Family | Kind::Birth | Kind::Postcode => 10,
        Kind::GivenAndStart | Kind::FamilyAndStart => 5,
        _ => 30,
    }
}
/// The most records that share a key of one thing alone and are compared each with each.
// CHOICE: measured: larger groups lead to hardly any match.
const LARGEST_GROUP_OF_ONE: usize = 300;

/// The records that share a key: for each kind, a list of entries sorted by key, and which of its groups are compared.
pub(super) struct Groups {
    pub(super) kinds: Vec<(Vec<Entry>, Vec<Range<usize>>)>,
    left_out: u64,
}

/// Half of a key's hash, and the number of a record.
pub(super) type Entry = (u32, u32);

impl Groups {
    pub(super) fn of(roll: &Roll) -> Self {
        let mut entries: Vec<Vec<Entry>> =
            Kind::ALL.iter().map(|_| Vec::with_capacity(roll.rows.len())).collect();
        for (record, row) in (0..).zip(&roll.rows) {
            let parts = Parts::of(roll, row);
            for (kind, entries) in Kind::ALL.into_iter().zip(&mut entries) {
                parts.each(kind, &mut |key| entries.push((half(key), record)));
            }
        }
        parallel::each(&mut entries, |entries| {
            entries.sort_unstable();
            entries.dedup();
        });
        let mut groups = Self { kinds: Vec::new(), left_out: 0 };
        for (kind, entries) in Kind::ALL.into_iter().zip(entries) {
            groups.choose(kind, entries, roll.rows.len());
        }
        groups
    }

    /// Takes the smallest groups of a kind first, as many as the work allows.
    fn choose(&mut self, kind: Kind, entries: Vec<Entry>, records: usize) {
        let mut all: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        for group in entries.chunk_by(|one, other| one.0 == other.0) {
            if group.len() > 1 {
                all.push(start..start + group.len());
            }
            start += group.len();
        }
        all.sort_by_key(|group| (group.len(), group.start));
        let mut budget = records as u64 * pairs_a_record(kind);
        let mut chosen = Vec::new();
        for group in all {
            let is_small = kind.is_of_two() || group.len() <= LARGEST_GROUP_OF_ONE;
            if let Some(rest) = budget.checked_sub(pairs_of(&group)).filter(|_| is_small) {
                budget = rest;
                chosen.push(group);
            } else {
                budget = 0;
                self.left_out += pairs_of(&group);
            }
        }
        self.kinds.push((entries, chosen));
    }

    pub(super) fn estimate(&self) -> PairEstimate {
        let chosen = self.kinds.iter().flat_map(|(_, chosen)| chosen);
        PairEstimate { compared: chosen.map(pairs_of).sum(), left_out: self.left_out }
    }
}

const fn half(key: u64) -> u32 {
    (key >> 32) as u32
}

pub(super) const fn pairs_of(group: &Range<usize>) -> u64 {
    let records = (group.end - group.start) as u64;
    records * records.saturating_sub(1) / 2
}

/// A part of the work on a group: some of its entries, each against all that follow it in the group.
pub(super) struct Task {
    pub(super) first: Range<usize>,
    pub(super) end: usize,
}

/// The comparisons of one task, about.
const PAIRS_A_TASK: usize = 20_000;

/// Cuts a group into tasks, so that a large one keeps all cores busy.
pub(super) fn tasks_of(group: &Range<usize>) -> impl Iterator<Item = Task> + use<> {
    let Range { start, end } = *group;
    let step = (PAIRS_A_TASK / (end - start).max(1)).max(1);
    (start..end).step_by(step).map(move |first| Task { first: first..(first + step).min(end), end })
}
