//! The rows of a sheet, written as CSV.

use super::super::HEADING_ROWS;
use super::super::map::score;
use super::{WorkbookError, WorkbookLimits};

/// The text, the last row from 1, whether headings were met, and how wide the widest row is.
pub(super) type Written = (Vec<u8>, u32, bool, usize);

/// How wide the rows of a sheet must be whose first rows are these: headings say so themselves.
pub(super) const fn width_without_headings(head: &Written) -> usize {
    if head.2 { 0 } else { head.3 }
}

/// Writes cells as they come, row by row.
pub(super) struct SheetWriter {
    limits: WorkbookLimits,
    csv: Vec<u8>,
    /// The row at hand, from 0, and its cells with their columns.
    row: u32,
    cells: Vec<(u32, String)>,
    /// How many rows are written.
    written: u32,
    count: u64,
    /// How many values each row has at the least: as many as the headings.
    width: usize,
    has_headings: bool,
    /// The widest row so far.
    widest: usize,
}

impl SheetWriter {
    pub(super) const fn new(limits: WorkbookLimits, width: usize) -> Self {
        Self {
            limits,
            csv: Vec::new(),
            row: 0,
            cells: Vec::new(),
            written: 0,
            count: 0,
            width,
            has_headings: false,
            widest: 0,
        }
    }

    /// Takes a cell, counted from 0; those of one row come together, and no row comes after a later one.
    pub(super) fn cell(&mut self, row: u32, column: u32, text: String) -> Result<(), WorkbookError> {
        if text.is_empty() {
            return Ok(());
        }
        let within = |place: u32, limit: u32| {
            if place < limit { Ok(()) } else { Err(WorkbookError::TooManyCells { limit: u64::from(limit) }) }
        };
        within(row, self.limits.max_rows)?;
        within(column, self.limits.max_columns)?;
        self.count += 1;
        if self.count > self.limits.max_cells {
            return Err(WorkbookError::TooManyCells { limit: self.limits.max_cells });
        }
        if row < self.row {
            return Err(WorkbookError::Damaged);
        }
        if row > self.row {
            self.end_row();
            self.row = row;
        }
        self.cells.push((column, text));
        Ok(())
    }

    /// Whether the first rows have been seen.
    pub(super) const fn has_head(&self) -> bool {
        self.row as usize >= HEADING_ROWS
    }

    fn end_row(&mut self) {
        let mut cells = core::mem::take(&mut self.cells);
        if cells.is_empty() {
            return;
        }
        // Some programs write the cells of a row in another order, and one twice: the last is what is shown.
        cells.sort_by_key(|(column, _)| *column);
        while self.written < self.row {
            self.csv.extend_from_slice(b"\r\n");
            self.written += 1;
        }
        let mut values: Vec<String> = Vec::new();
        for (column, text) in cells {
            values.resize(column as usize, String::new());
            values.push(text);
        }
        self.widest = self.widest.max(values.len());
        if (self.row as usize) < HEADING_ROWS && !self.has_headings && score(&values) > 0 {
            self.has_headings = true;
            self.width = self.width.max(values.len());
        }
        if values.len() < self.width {
            values.resize(self.width, String::new());
        }
        for (place, value) in values.iter().enumerate() {
            self.csv.extend_from_slice(if place == 0 { b"\"" } else { b",\"" });
            for part in value.split_inclusive('"') {
                self.csv.extend_from_slice(part.as_bytes());
                if part.ends_with('"') {
                    self.csv.push(b'"');
                }
            }
            self.csv.push(b'"');
        }
        self.csv.extend_from_slice(b"\r\n");
        self.written += 1;
    }

    /// Ends the last row.
    pub(super) fn finish(mut self) -> Written {
        self.end_row();
        (self.csv, self.written, self.has_headings, self.widest)
    }
}
