//! Which column of a file is which of a map.

use super::super::layout::fold;
use super::{HeadingMap, Meaning};

/// Whether two headings are the same but for capital letters, spaces and signs.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    let (folded, other_folded) = (fold(one), fold(other));
    // Of a heading in other letters than those of English nothing is left.
    if folded.is_empty() || other_folded.is_empty() { one == other } else { folded == other_folded }
}

/// The columns of a file by a map.
pub(in crate::batch) struct Placed {
    /// The place in the map of each column of the file.
    pub(in crate::batch) columns: Vec<Option<usize>>,
}

impl Placed {
    /// Finds each column: by its heading and place, then by its heading, then by the place of a column without heading.
    pub(in crate::batch) fn of(map: &HeadingMap, headings: &[String]) -> Self {
        let mut columns = vec![None; headings.len()];
        let mut is_used = vec![false; map.columns.len()];
        for is_in_place in [true, false] {
            for (place, (slot, heading)) in columns.iter_mut().zip(headings).enumerate() {
                if slot.is_some() {
                    continue;
                }
                let found = map.columns.iter().zip(&is_used).position(|(known, is_used)| {
                    let is_here = known.column as usize == place + 1;
                    let is_meant =
                        if known.heading.is_empty() { is_here } else { is_same(&known.heading, heading) };
                    !is_used && is_meant && (is_here || !is_in_place)
                });
                if let Some(used) = found.and_then(|at| is_used.get_mut(at)) {
                    *used = true;
                    *slot = found;
                }
            }
        }
        Self { columns }
    }

    /// How many columns of the file are in the map by their heading, and are read.
    pub(in crate::batch) fn count(&self, map: &HeadingMap) -> usize {
        let read = self.columns.iter().flatten().filter_map(|&at| map.columns.get(at));
        read.filter(|known| !matches!(known.meaning, Meaning::Ignored)).count()
    }
}
