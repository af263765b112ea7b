//! A sheet: its cells as they come, written out without the rows and columns that nobody uses.
//!
//! What a sheet claims about its size is not looked at. Its cells are kept in one text, so that a sheet takes little
//! more memory than its values.

use std::collections::BTreeMap;

use super::lines::Lines;
use crate::breach::message::UnreadReason;

/// The cells of a sheet.
pub(super) struct Table {
    text: String,
    cells: Vec<Cell>,
    most: usize,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    row: u32,
    column: u32,
    /// Where its text ends; it begins where the one before ends.
    end: usize,
}

impl Table {
    /// Starts without cells; they may have so many bytes of text.
    pub(super) const fn new(most: usize) -> Self {
        Self { text: String::new(), cells: Vec::new(), most }
    }

    /// Adds a cell; those without text are not kept.
    pub(super) fn push(&mut self, row: u32, column: u32, text: &str) -> Result<(), UnreadReason> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        if self.text.len() + text.len() > self.most {
            return Err(UnreadReason::TooLarge);
        }
        self.text.push_str(text);
        self.cells.push(Cell { row, column, end: self.text.len() });
        Ok(())
    }

    /// Writes the cells as lines, each column that is used somewhere at its place.
    pub(super) fn write(&self, lines: &mut Lines) -> Result<(), UnreadReason> {
        let mut places: BTreeMap<u32, usize> = self.cells.iter().map(|cell| (cell.column, 0)).collect();
        for (place, (_, rank)) in places.iter_mut().enumerate() {
            *rank = place;
        }
        let mut start = 0;
        let mut row = self.cells.first().map(|cell| cell.row);
        let mut at = 0;
        for cell in &self.cells {
            let place = places.get(&cell.column).copied().unwrap_or(0);
            if row != Some(cell.row) {
                lines.end_line()?;
                (row, at) = (Some(cell.row), 0);
            }
            // A cell before the last one is out of order; it still stands in its row.
            for _ in at..place.max(at) {
                lines.push("\t")?;
            }
            if place < at {
                lines.push("\t")?;
            }
            at = place.max(at);
            lines.begin_cell();
            let pushed = lines.push(self.text.get(start..cell.end).unwrap_or_default());
            lines.leave_cell();
            pushed?;
            start = cell.end;
        }
        lines.end_line()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[(u32, u32, &str)]) -> Result<String, UnreadReason> {
        let mut table = Table::new(100);
        for &(row, column, text) in cells {
            table.push(row, column, text)?;
        }
        let mut lines = Lines::new(100);
        table.write(&mut lines)?;
        Ok(lines.finish())
    }

    #[test]
    fn unused_rows_and_columns_take_no_place() {
        let cells = [(0, 0, "ULN"), (0, 9, "Name"), (1_048_575, 9, "Anna\nBell"), (1_048_576, 16_383, "x")];
        assert_eq!(written(&cells), Ok("ULN\tName\n\tAnna Bell\n\t\tx\n".to_owned()));
        assert_eq!(written(&[(3, 4, " "), (3, 5, "")]), Ok(String::new()));
        assert_eq!(written(&[(3, 4, "b"), (3, 1, "a")]), Ok("\tb\ta\n".to_owned()));
    }

    #[test]
    fn cells_over_the_bound_are_too_large() {
        assert_eq!(written(&[(0, 0, &"x".repeat(101))]), Err(UnreadReason::TooLarge));
        let diagonal: Vec<_> = (0..20).map(|at| (at, at, "x")).collect();
        assert_eq!(written(&diagonal), Err(UnreadReason::TooLarge));
    }
}
