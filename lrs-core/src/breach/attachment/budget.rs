//! How much may still be unpacked, and unpacking that stops there.
//!
//! Nothing is believed that a header says about sizes: memory is taken for what came out, block by block.

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

use crate::breach::message::UnreadReason;
use crate::breach::reading::ReadBounds;

/// Bytes that come out at once.
const BLOCK: usize = 32 * 1024;

/// Below this many bytes any ratio passes: a sheet of spaces packs well too.
// CHOICE: 1 MiB, as `ReadBounds::ratio` says.
const FREE: usize = 1 << 20;

/// How many times the bound on text may be unpacked in all, since pictures and markup come out too.
// CHOICE: markup of a workbook is some four times its text.
const MARKUP: usize = 4;

/// What may still be unpacked.
#[derive(Debug)]
pub(in crate::breach) struct Budget {
    ratio: usize,
    /// The most bytes that one file may unpack to.
    largest: usize,
    left: usize,
}

/// What was unpacked.
pub(super) struct Inflated {
    pub(super) data: Vec<u8>,
    /// How many packed bytes it came from.
    pub(super) consumed: usize,
}

impl Budget {
    pub(in crate::breach) const fn new(bounds: &ReadBounds) -> Self {
        let left = bounds.text_bytes.saturating_mul(MARKUP);
        Self { ratio: bounds.ratio, largest: bounds.text_bytes, left }
    }

    /// Counts bytes that are read as they stand.
    pub(super) fn take(&mut self, count: usize) -> Result<(), UnreadReason> {
        self.left = self.left.checked_sub(count).ok_or(UnreadReason::TooLarge)?;
        if count > self.largest { Err(UnreadReason::TooLarge) } else { Ok(()) }
    }

    /// The most that so many packed bytes may become, and why not more.
    pub(super) fn most(&self, packed: usize) -> (usize, UnreadReason) {
        let dense = packed.saturating_mul(self.ratio).max(FREE);
        let large = self.largest.min(self.left);
        if dense < large { (dense, UnreadReason::TooDense) } else { (large, UnreadReason::TooLarge) }
    }

    /// Unpacks DEFLATE without a frame.
    pub(super) fn inflate(&mut self, packed: &[u8]) -> Result<Inflated, UnreadReason> {
        let (most, reason) = self.most(packed.len());
        let mut state = InflateState::new_boxed(DataFormat::Raw);
        let mut block = vec![0; BLOCK];
        let mut data = Vec::new();
        let mut rest = packed;
        let outcome = loop {
            let step = inflate(&mut state, rest, &mut block, MZFlush::None);
            rest = rest.get(step.bytes_consumed..).unwrap_or_default();
            data.extend_from_slice(block.get(..step.bytes_written).unwrap_or_default());
            if data.len() > most {
                break Err(reason);
            }
            match step.status {
                Ok(MZStatus::StreamEnd) => break Ok(()),
                Ok(_) if step.bytes_written > 0 || step.bytes_consumed > 0 => {}
                Err(MZError::Buf) if step.bytes_written == BLOCK => {}
                _ => break Err(UnreadReason::Damaged),
            }
        };
        self.left = self.left.saturating_sub(data.len());
        outcome.map(|()| Inflated { data, consumed: packed.len() - rest.len() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec;

    fn bounds(text_bytes: usize, ratio: usize) -> ReadBounds {
        ReadBounds { text_bytes, ratio, ..ReadBounds::default() }
    }

    #[test]
    fn what_was_packed_comes_out_and_is_counted() {
        let text = "9276308686\t".repeat(20_000);
        let packed = [compress_to_vec(text.as_bytes(), 6), b"behind".to_vec()].concat();
        let mut budget = Budget::new(&bounds(1 << 20, 200));
        let inflated = budget.inflate(&packed).unwrap();
        assert_eq!(inflated.data, text.as_bytes());
        assert_eq!(inflated.consumed + 6, packed.len());
        assert_eq!(budget.left, (4 << 20) - text.len());
    }

    #[test]
    fn a_bomb_stops_at_the_bound() {
        let packed = compress_to_vec(&vec![0; 8 << 20], 9);
        let inflate = |bounds| Budget::new(&bounds).inflate(&packed).map(|inflated| inflated.data.len());
        assert_eq!(inflate(bounds(64 << 20, 200)), Err(UnreadReason::TooDense));
        assert_eq!(inflate(bounds(1 << 20, 200)), Err(UnreadReason::TooLarge));
        assert_eq!(inflate(bounds(64 << 20, 2_000)), Ok(8 << 20));
        let mut budget = Budget::new(&bounds(9 << 20, 2_000));
        let outcomes: Vec<_> = (0..6).map(|_| budget.inflate(&packed).map(|_| ())).collect();
        assert_eq!(outcomes[3..], [Ok(()), Err(UnreadReason::TooLarge), Err(UnreadReason::TooLarge)]);
    }

    #[test]
    fn damage_is_damage() {
        let packed = compress_to_vec(&vec![7; 100_000], 6);
        for length in 0..packed.len() {
            assert_eq!(
                Budget::new(&bounds(1 << 20, 200)).inflate(&packed[..length]).map(|_| ()),
                Err(UnreadReason::Damaged)
            );
        }
    }
}
