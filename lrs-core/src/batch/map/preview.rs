//! The first rows of a file, and which of them are its headings.

use super::super::csv::Rows;
use super::super::decode::Decoder;
use super::super::policy::BatchLimits;
use super::HEADING_ROWS;

/// The headings of a file and what stands around them.
pub(in crate::batch) struct Preview {
    pub(in crate::batch) delimiter: u8,
    pub(in crate::batch) headings: Vec<String>,
    /// Their physical line, from 1.
    pub(in crate::batch) line: u64,
    /// How many rows stand above them.
    pub(in crate::batch) rows_above: usize,
    /// The first rows below them.
    pub(super) below: Vec<Vec<String>>,
}

/// The signs that stand between values.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many rows below the headings are looked at.
// CHOICE: enough to see in which way names are written.
const ROWS_BELOW: usize = 30;

impl Preview {
    /// The row that looks most like headings, by a score in which 0 is none; of equal ones the first.
    ///
    /// `block` is the start of the file. A row that it cuts off is none of those that are looked at.
    pub(in crate::batch) fn best(
        block: &[u8],
        limits: &BatchLimits,
        score: &dyn Fn(&[String]) -> usize,
    ) -> Option<Self> {
        let mut best: Option<(usize, Self)> = None;
        for delimiter in DELIMITERS.into_iter().filter(|delimiter| block.contains(delimiter)) {
            let rows = rows(block, limits, delimiter);
            for (rows_above, (line, headings)) in rows.iter().enumerate().take(HEADING_ROWS) {
                let found = score(headings);
                if found > best.as_ref().map_or(0, |(most, _)| *most) {
                    let below = rows.iter().skip(rows_above + 1).take(ROWS_BELOW);
                    let below = below.map(|(_, row)| row.clone()).collect();
                    let headings = headings.clone();
                    best = Some((found, Self { delimiter, headings, line: *line, rows_above, below }));
                }
            }
        }
        best.map(|(_, preview)| preview)
    }
}

/// The first rows, each with its line.
fn rows(block: &[u8], limits: &BatchLimits, delimiter: u8) -> Vec<(u64, Vec<String>)> {
    let mut rows = Vec::new();
    let Ok(decoder) = Decoder::new(block) else { return rows };
    let mut reader = Rows::with_delimiter(decoder, *limits, delimiter);
    while rows.len() < HEADING_ROWS + ROWS_BELOW && matches!(reader.advance(), Ok(true)) {
        let row = reader.row();
        rows.push((row.line, row.values().map(str::to_owned).collect()));
    }
    rows
}
