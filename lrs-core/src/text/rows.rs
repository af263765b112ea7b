//! The rows of a CSV text that is in memory: lists that people keep, not batch files, which `batch` streams.

/// The rows of a CSV text (RFC 4180), with the line on which each starts.
///
/// A line ends at a line feed; a carriage return before it stays with the cell, for the caller to trim.
pub(crate) struct Rows<'a> {
    rest: &'a str,
    line: usize,
    delimiter: char,
    most_cells: usize,
}

/// Why no more rows come; the line is counted from 1.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum RowsError {
    /// A quote that opens on this line never closes.
    OpenQuote { line: usize },
    /// The row that starts on this line has more cells than a row may have.
    TooManyCells { line: usize },
}

impl<'a> Rows<'a> {
    pub(crate) const fn new(text: &'a str, delimiter: char, most_cells: usize) -> Self {
        Self { rest: text, line: 1, delimiter, most_cells }
    }

    /// The cells of the next row and its line; none at the end.
    pub(crate) fn next_row(&mut self) -> Result<Option<(Vec<String>, usize)>, RowsError> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let first_line = self.line;
        let (mut cells, mut cell) = (Vec::new(), String::new());
        let mut quote_line = None;
        let mut letters = self.rest.char_indices().peekable();
        let mut read = self.rest.len();
        while let Some((at, letter)) = letters.next() {
            match (letter, quote_line) {
                ('"', Some(_)) if letters.next_if(|&(_, next)| next == '"').is_some() => cell.push('"'),
                ('"', Some(_)) => quote_line = None,
                ('"', None) if cell.trim().is_empty() => {
                    cell.clear();
                    quote_line = Some(self.line);
                }
                (letter, None) if letter == self.delimiter => {
                    cells.push(core::mem::take(&mut cell));
                    if cells.len() >= self.most_cells {
                        return Err(RowsError::TooManyCells { line: first_line });
                    }
                }
                ('\n', None) => {
                    self.line += 1;
                    read = at + 1;
                    break;
                }
                ('\n', Some(_)) => {
                    self.line += 1;
                    cell.push(letter);
                }
                _ => cell.push(letter),
            }
        }
        if let Some(line) = quote_line {
            return Err(RowsError::OpenQuote { line });
        }
        self.rest = self.rest.get(read..).unwrap_or_default();
        cells.push(cell);
        Ok(Some((cells, first_line)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_their_lines_and_a_bound() {
        let mut rows = Rows::new("a;\"b\n\"\"c\"\"\";d\n\nlast", ';', 3);
        assert_eq!(rows.next_row(), Ok(Some((vec!["a".into(), "b\n\"c\"".into(), "d".into()], 1))));
        assert_eq!(rows.next_row(), Ok(Some((vec![String::new()], 3))));
        assert_eq!(rows.next_row(), Ok(Some((vec!["last".into()], 4))));
        assert_eq!(rows.next_row(), Ok(None));
        assert_eq!(Rows::new("a,b,c,d", ',', 3).next_row(), Err(RowsError::TooManyCells { line: 1 }));
        assert_eq!(
            Rows::new("a\n\"b\n", ',', 3).next_row().map(|row| row.map(|(_, line)| line)),
            Ok(Some(1))
        );
        assert_eq!(Rows::new("\"b\n", ',', 3).next_row(), Err(RowsError::OpenQuote { line: 1 }));
    }
}
