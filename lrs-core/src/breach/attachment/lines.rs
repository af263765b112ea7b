//! Text as it is put together: paragraphs as lines, rows of a table as lines with cells parted by tabs.

use crate::breach::message::UnreadReason;

/// Lines that never grow over a bound.
pub(super) struct Lines {
    text: String,
    most: usize,
    /// How many cells lie inside each other here.
    cells: usize,
}

impl Lines {
    /// Starts with no line; there may be so many bytes.
    pub(super) const fn new(most: usize) -> Self {
        Self { text: String::new(), most, cells: 0 }
    }

    /// The lines.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Adds text as it stands. In a cell, breaks of lines and tabs are spaces, or the row would fall apart.
    pub(super) fn push(&mut self, text: &str) -> Result<(), UnreadReason> {
        if self.text.len() + text.len() > self.most {
            return Err(UnreadReason::TooLarge);
        }
        if self.cells > 0 && text.contains(['\n', '\r', '\t']) {
            self.text.extend(text.chars().map(|letter| match letter {
                '\n' | '\r' | '\t' => ' ',
                _ => letter,
            }));
        } else {
            self.text.push_str(text);
        }
        Ok(())
    }

    /// Ends a line, where one was begun.
    pub(super) fn end_line(&mut self) -> Result<(), UnreadReason> {
        match self.text.chars().next_back() {
            None | Some('\n') => Ok(()),
            Some(' ' | '\t') if self.cells > 0 => Ok(()),
            _ => self.push(if self.cells > 0 { " " } else { "\n" }),
        }
    }

    /// Begins a cell.
    pub(super) const fn begin_cell(&mut self) {
        self.cells += 1;
    }

    /// Leaves a cell whose end is written otherwise.
    pub(super) const fn leave_cell(&mut self) {
        self.cells = self.cells.saturating_sub(1);
    }

    /// Ends a cell. Those of a table inside a cell are words.
    pub(super) fn end_cell(&mut self) -> Result<(), UnreadReason> {
        self.leave_cell();
        if self.cells > 0 {
            return self.end_line();
        }
        self.trim(&[' ']);
        self.push("\t")
    }

    /// Ends a row.
    pub(super) fn end_row(&mut self) -> Result<(), UnreadReason> {
        if self.cells == 0 {
            self.trim(&[' ', '\t']);
        }
        self.end_line()
    }

    fn trim(&mut self, letters: &[char]) {
        self.text.truncate(self.text.trim_end_matches(letters).len());
    }
}
