//! Where lines, cues and phrases of a text begin and end, so that none is searched for.

use crate::breach::phrase::{Cue, Hit, Meaning};
use crate::breach::token::Token;

/// The line of each piece, and the first piece of each line.
pub(super) fn lines_of(tokens: &[Token]) -> (Vec<u32>, Vec<u32>) {
    let mut lines = Vec::with_capacity(tokens.len());
    let mut starts = vec![0];
    let mut line = 0;
    // INVARIANT: a text has fewer pieces than bytes, which are counted by 32 bits.
    for (next, token) in (1..).zip(tokens) {
        lines.push(line);
        if token.is_end() {
            line += 1;
            starts.push(next);
        }
    }
    (lines, starts)
}

/// How many phrases begin before each piece.
pub(super) fn hits_before(hits: &[Hit]) -> Vec<u32> {
    let mut counts = Vec::with_capacity(hits.last().map_or(0, |hit| hit.first + 1));
    for (count, hit) in (0..).zip(hits) {
        let missing = (hit.first + 1).saturating_sub(counts.len());
        counts.extend(core::iter::repeat_n(count, missing));
    }
    counts
}

/// The cues that begin and end at one piece, as bits.
#[derive(Clone, Copy, Default)]
pub(super) struct Cues {
    pub(super) first: u64,
    pub(super) last: u64,
}

pub(super) const fn bit(cue: Cue) -> u64 {
    1 << cue as u32
}

/// The cues of each piece, and all that there are.
pub(super) fn cues_of(hits: &[Hit], tokens: usize) -> (Vec<Cues>, u64) {
    let mut cues = vec![Cues::default(); tokens];
    let mut said = 0;
    for hit in hits {
        let Meaning::Cue(cue) = hit.meaning else { continue };
        said |= bit(cue);
        if let Some(at) = cues.get_mut(hit.first) {
            at.first |= bit(cue);
        }
        if let Some(at) = cues.get_mut(hit.last) {
            at.last |= bit(cue);
        }
    }
    (cues, said)
}
