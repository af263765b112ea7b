//! Who has which key: sorted lists, with what came since the last sorting beside them.

use std::collections::BTreeSet;

use super::super::keys::{Kind, Parts};

/// The ids by key, for each kind of key.
#[derive(Clone, Default)]
pub(super) struct Index {
    lists: [List; Kind::ALL.len()],
}

/// Half of a key's hash is kept: that two keys share it costs a comparison.
#[derive(Clone, Default)]
struct List {
    sorted: Vec<(u32, u32)>,
    recent: BTreeSet<(u32, u32)>,
    /// What has come in a row at the start, before anybody asked.
    unsorted: Vec<(u32, u32)>,
    is_settled: bool,
}

impl Index {
    pub(super) fn insert(&mut self, parts: &Parts, id: u32) {
        for (kind, list) in Kind::ALL.into_iter().zip(&mut self.lists) {
            parts.each(kind, &mut |key| list.insert((half(key), id)));
        }
    }

    /// Sorts what has come so far.
    pub(super) fn settle(&mut self) {
        self.lists.iter_mut().for_each(List::settle);
    }

    /// The ids that share a key of a kind with a record. Nothing where they are more than `most`: whether that was so.
    pub(super) fn find(&self, kind: Kind, parts: &Parts, most: usize, found: &mut Vec<u32>) -> bool {
        let Some(list) = self.lists.get(kind as usize) else { return false };
        let mut is_crowded = false;
        parts.each(kind, &mut |key| is_crowded |= !list.find(half(key), most, found));
        is_crowded
    }
}

const fn half(key: u64) -> u32 {
    (key >> 32) as u32
}

impl List {
    fn insert(&mut self, entry: (u32, u32)) {
        if !self.is_settled {
            self.unsorted.push(entry);
            return;
        }
        self.recent.insert(entry);
        if self.recent.len() > 1024 + self.sorted.len() / 8 {
            self.unsorted = core::mem::take(&mut self.recent).into_iter().collect();
            self.settle();
        }
    }

    fn settle(&mut self) {
        self.sorted.append(&mut self.unsorted);
        self.sorted.sort_unstable();
        self.sorted.dedup();
        self.sorted.shrink_to_fit();
        self.unsorted = Vec::new();
        self.is_settled = true;
    }

    /// Adds the ids of a key; false where they are too many.
    fn find(&self, key: u32, most: usize, found: &mut Vec<u32>) -> bool {
        let start = self.sorted.partition_point(|entry| entry.0 < key);
        let rest = self.sorted.get(start..).unwrap_or_default();
        let count = rest.partition_point(|entry| entry.0 == key);
        if count > most {
            return false;
        }
        found.extend(rest.iter().take(count).map(|entry| entry.1));
        found.extend(self.recent.range((key, 0)..=(key, u32::MAX)).map(|entry| entry.1));
        true
    }
}
