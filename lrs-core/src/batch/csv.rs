//! Rows of a CSV file, within bounds.
//!
//! `csv-core`'s state machine splits the text; this file owns its buffers, so that no row can make them
//! grow past the policy's bounds, and counts physical lines, which a line break inside quotes makes differ
//! from rows.
//!
//! The machine never fails: a quote inside a value without quotes is a letter like others, and text after
//! a closing quote is added to the value. Such rows are told by their count of quotes. A quote that is
//! open at the end of the file is told by feeding one more line break: inside quotes it becomes text.

use std::io::Read;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::decode::{Decoder, Encoding, Stop};
use super::error::BatchError;
use super::line::{LineEnd, breaks, count, delimiter};
use super::plain::{self, Plain};
use super::policy::BatchLimits;
use super::values::{Row, Value, filled};

/// The buffer for one row at the start: more than any ordinary row.
const ROW_BYTES: usize = 4 * 1024;
const ROW_COLUMNS: usize = 32;

/// Reads a source row by row.
pub(super) struct Rows<R> {
    decoder: Decoder<R>,
    machine: Reader,
    limits: BatchLimits,
    delimiter: u8,
    /// How many bytes of the decoder's block are used up.
    used: usize,
    /// How many bytes of text are used up in all.
    used_before: u64,
    /// The physical line of the next byte, from 1.
    next_line: u64,
    /// Whether the last byte was a carriage return, so that a line feed belongs to it.
    after_return: bool,
    is_at_end: bool,
    /// Where in the decoder's block the row at hand begins, if it is a plain one.
    plain: Option<(usize, Plain)>,
    /// The texts of any other row, without its quotes and delimiters.
    text: Vec<u8>,
    text_length: usize,
    ends: Vec<usize>,
    ends_length: usize,
    /// The values of either.
    values: Vec<Value>,
    values_length: usize,
    filled: u64,
    line: u64,
    has_stray_quote: bool,
    blank_lines: u64,
    first_blank_line: Option<u64>,
    blank_lines_before_row: u64,
    crlf: u64,
    lf: u64,
    cr: u64,
}

impl<R: Read> Rows<R> {
    #[cfg(test)]
    fn new(source: R, limits: BatchLimits) -> Result<Self, BatchError> {
        Decoder::new(source).map(|decoder| Self::of(decoder, limits))
    }

    /// The rows of a text whose start was judged before.
    pub(super) fn of(decoder: Decoder<R>, limits: BatchLimits) -> Self {
        let delimiter = delimiter(decoder.block());
        Self::with_delimiter(decoder, limits, delimiter)
    }

    /// The same, where it is known what stands between the values.
    pub(super) fn with_delimiter(decoder: Decoder<R>, limits: BatchLimits, delimiter: u8) -> Self {
        let mut machine = ReaderBuilder::new().delimiter(delimiter).build();
        // The machine takes a mark off the first text it sees, which need not be the start of the file. A
        // line break makes it past that.
        machine.read_record(b"\n", &mut [0], &mut [0]);
        Self {
            decoder,
            machine,
            limits,
            delimiter,
            used: 0,
            used_before: 0,
            next_line: 1,
            after_return: false,
            is_at_end: false,
            plain: None,
            text: vec![0; ROW_BYTES.min(limits.max_row_bytes).max(1)],
            text_length: 0,
            ends: vec![0; ROW_COLUMNS.min(limits.max_columns).max(1)],
            ends_length: 0,
            values: vec![Value::EMPTY; ROW_COLUMNS.min(limits.max_columns).max(1)],
            values_length: 0,
            filled: 0,
            line: 1,
            has_stray_quote: false,
            blank_lines: 0,
            first_blank_line: None,
            blank_lines_before_row: 0,
            crlf: 0,
            lf: 0,
            cr: 0,
        }
    }

    /// Reads the next row; false at the end of the file.
    pub(super) fn advance(&mut self) -> Result<bool, BatchError> {
        (self.text_length, self.ends_length, self.values_length) = (0, 0, 0);
        self.plain = None;
        if self.is_at_end || !self.skip_line_breaks()? {
            self.is_at_end = true;
            return Ok(false);
        }
        self.line = self.next_line;
        if self.cut_plain_row() {
            return Ok(true);
        }
        let mut quotes = 0;
        loop {
            let input = self.decoder.block().get(self.used..).unwrap_or_default();
            if input.is_empty() {
                if self.next_block()? {
                    continue;
                }
                self.is_at_end = true;
                self.finish()?;
                // As if the last line had an end.
                self.next_line += 1;
                break;
            }
            let output = self.text.get_mut(self.text_length..).unwrap_or_default();
            let ends = self.ends.get_mut(self.ends_length..).unwrap_or_default();
            let (result, used, written, ended) = self.machine.read_record(input, output, ends);
            let input = input.get(..used).unwrap_or_default();
            self.next_line += breaks(input, self.after_return);
            quotes += count(input, b'"');
            let last = input.last().copied();
            self.after_return = if used > 0 { last == Some(b'\r') } else { self.after_return };
            self.used += used;
            self.text_length += written;
            self.ends_length += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.widen_text()?,
                ReadRecordResult::OutputEndsFull => self.widen_ends()?,
                ReadRecordResult::Record => {
                    match last {
                        Some(b'\n') => self.lf += 1,
                        _ => self.cr += 1,
                    }
                    break;
                }
                ReadRecordResult::End => {
                    self.is_at_end = true;
                    break;
                }
            }
        }
        self.judge(quotes)?;
        self.see_values();
        Ok(true)
    }

    /// The row that [`advance`](Self::advance) read.
    pub(super) fn row(&self) -> Row<'_> {
        let text = match &self.plain {
            Some((start, row)) => self.decoder.text().get(*start..start + row.length),
            // INVARIANT: the decoder gives valid UTF-8, and rows are cut only at ASCII characters.
            None => self.text.get(..self.text_length).and_then(|text| str::from_utf8(text).ok()),
        };
        Row {
            text: text.unwrap_or_default(),
            values: self.values.get(..self.values_length).unwrap_or_default(),
            filled: self.filled,
            line: self.line,
            has_stray_quote: self.has_stray_quote,
            has_breaks: self.next_line > self.line + 1,
            is_ascii: self.plain.as_ref().is_some_and(|(_, row)| row.is_ascii),
            lines: &[],
        }
    }

    pub(super) const fn delimiter(&self) -> u8 {
        self.delimiter
    }

    pub(super) const fn next_line(&self) -> u64 {
        self.next_line
    }

    /// The error of a file in whose first block a byte 0 stands.
    pub(super) fn binary(&self) -> Option<BatchError> {
        self.decoder.has_nul_next().then_some(BatchError::Binary { line: self.next_line })
    }

    pub(super) fn encoding(&self) -> Encoding {
        self.decoder.encoding()
    }

    pub(super) const fn bytes_read(&self) -> u64 {
        self.decoder.bytes_read
    }

    /// Whether the row that was just read holds the first byte that is not UTF-8, or comes after it.
    pub(super) fn is_foreign(&self) -> bool {
        self.decoder.first_foreign().is_some_and(|first| first < self.used_before + self.used as u64)
    }

    /// How many blank lines stand before the last row, and the first of them.
    ///
    /// Those after the last row are usual and do no harm.
    pub(super) const fn blank_lines(&self) -> (u64, Option<u64>) {
        (self.blank_lines_before_row, self.first_blank_line)
    }

    /// How the lines end; none where the file has one line without an end.
    pub(super) const fn line_end(&self) -> Option<LineEnd> {
        // Whether a line feed follows the last carriage return is not known before the next row is read.
        let unknown = self.after_return && !self.is_at_end;
        match (self.crlf, self.lf, self.cr.saturating_sub(unknown as u64)) {
            (0, 0, 0) => None,
            (_, 0, 0) => Some(LineEnd::CrLf),
            (0, _, 0) => Some(LineEnd::Lf),
            (0, 0, _) => Some(LineEnd::Cr),
            _ => Some(LineEnd::Mixed),
        }
    }

    /// Reads the next row in the fast way; false where it is left to the machine.
    ///
    /// INVARIANT: between two rows the machine takes any byte but a line end for the start of a row, whether
    /// or not it has seen the rows before.
    fn cut_plain_row(&mut self) -> bool {
        let input = self.decoder.block().get(self.used..).unwrap_or_default();
        let fits = |row: &Plain| row.length <= self.limits.max_value_bytes.min(self.limits.max_row_bytes);
        let Some(row) = plain::cut(input, self.delimiter, &mut self.values).filter(fits) else {
            return false;
        };
        self.next_line += 1;
        self.after_return = row.end == b'\r';
        self.values_length = row.values;
        self.has_stray_quote = false;
        self.filled = row.filled;
        match row.end {
            b'\n' => self.lf += 1,
            _ => self.cr += 1,
        }
        let start = self.used;
        self.used += row.length + 1;
        self.plain = Some((start, row));
        true
    }

    fn next_block(&mut self) -> Result<bool, BatchError> {
        self.used_before += self.used as u64;
        self.used = 0;
        self.decoder.advance().map_err(|stop| {
            self.is_at_end = true;
            match stop {
                Stop::Nul => BatchError::Binary { line: self.next_line },
                Stop::Io(kind) => BatchError::Io { kind },
            }
        })
    }

    /// Goes to the first byte of the next row; false where there is none.
    fn skip_line_breaks(&mut self) -> Result<bool, BatchError> {
        loop {
            let Some(&byte) = self.decoder.block().get(self.used) else {
                if self.next_block()? {
                    continue;
                }
                return Ok(false);
            };
            match byte {
                b'\n' if self.after_return => {
                    // The second half of the end of the row before.
                    if self.cr > 0 {
                        self.cr -= 1;
                        self.crlf += 1;
                    }
                }
                b'\n' | b'\r' if self.blank_lines == self.limits.max_records => {
                    self.is_at_end = true;
                    return Err(BatchError::TooManyRecords { line: self.next_line, limit: self.blank_lines });
                }
                b'\n' | b'\r' => {
                    self.first_blank_line.get_or_insert(self.next_line);
                    self.blank_lines += 1;
                    self.next_line += 1;
                    // So that the line feed of a blank line is not taken for the end of a row.
                    self.cr += u64::from(byte == b'\r');
                    self.lf += u64::from(byte == b'\n');
                }
                _ => {
                    self.blank_lines_before_row = self.blank_lines;
                    return Ok(true);
                }
            }
            self.after_return = byte == b'\r';
            self.used += 1;
        }
    }

    /// Ends a row that the end of the file cuts off.
    fn finish(&mut self) -> Result<(), BatchError> {
        loop {
            let output = self.text.get_mut(self.text_length..).unwrap_or_default();
            let ends = self.ends.get_mut(self.ends_length..).unwrap_or_default();
            let (result, _, written, ended) = self.machine.read_record(b"\n", output, ends);
            if written > 0 {
                return Err(self.open_quote());
            }
            self.ends_length += ended;
            match result {
                ReadRecordResult::OutputFull => self.widen_text()?,
                ReadRecordResult::OutputEndsFull => self.widen_ends()?,
                _ => return Ok(()),
            }
        }
    }

    fn widen_text(&mut self) -> Result<(), BatchError> {
        let length = self.text_length - self.last_end();
        if length > self.limits.max_value_bytes {
            return Err(self.too_long());
        }
        if self.text.len() >= self.limits.max_row_bytes {
            self.is_at_end = true;
            return Err(BatchError::RowTooLong { line: self.line, limit: self.limits.max_row_bytes });
        }
        self.text.resize((self.text.len() * 2).min(self.limits.max_row_bytes), 0);
        Ok(())
    }

    fn widen_ends(&mut self) -> Result<(), BatchError> {
        if self.ends.len() >= self.limits.max_columns {
            self.is_at_end = true;
            return Err(BatchError::TooManyColumns { line: self.line, limit: self.limits.max_columns });
        }
        self.ends.resize((self.ends.len() * 2).min(self.limits.max_columns), 0);
        self.values.resize(self.ends.len(), Value::EMPTY);
        Ok(())
    }

    /// Notes where the values of a row stand that the machine has cut up.
    fn see_values(&mut self) {
        let ends = self.ends.get(..self.ends_length).unwrap_or_default();
        let mut start = 0;
        for (value, &end) in self.values.iter_mut().zip(ends) {
            *value = Value { start, end };
            start = end;
        }
        self.values_length = self.ends_length;
        self.filled = filled(self.values.get(..self.values_length).unwrap_or_default());
    }

    /// Judges a whole row by its bounds and its quotes.
    fn judge(&mut self, quotes: usize) -> Result<(), BatchError> {
        self.judge_values()?;
        // A value in quotes takes two of them, and each quote inside it two: whatever is left over is odd
        // or negative only where quotes stray.
        let inside = 2 * count(self.text.get(..self.text_length).unwrap_or_default(), b'"');
        self.has_stray_quote = quotes < inside || (quotes - inside) % 2 == 1;
        Ok(())
    }

    fn judge_values(&mut self) -> Result<(), BatchError> {
        if self.text_length <= self.limits.max_value_bytes {
            return Ok(());
        }
        let mut start = 0;
        for place in 0..self.ends_length {
            let end = self.ends.get(place).copied().unwrap_or(start);
            if end - start > self.limits.max_value_bytes {
                self.ends_length = place;
                return Err(self.too_long());
            }
            start = end;
        }
        Ok(())
    }

    /// A value past its bound: with line breaks in it, its closing quote was forgotten.
    fn too_long(&mut self) -> BatchError {
        let value = self.text.get(self.last_end()..self.text_length).unwrap_or_default();
        if breaks(value, false) > 0 {
            return self.open_quote();
        }
        self.is_at_end = true;
        BatchError::ValueTooLong { line: self.line_of_value(), limit: self.limits.max_value_bytes }
    }

    fn open_quote(&mut self) -> BatchError {
        self.is_at_end = true;
        BatchError::QuoteNeverClosed { line: self.line_of_value() }
    }

    fn last_end(&self) -> usize {
        self.ends_length.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0)
    }

    fn line_of_value(&self) -> u64 {
        self.line + breaks(self.text.get(..self.last_end()).unwrap_or_default(), false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: BatchLimits =
        BatchLimits { max_value_bytes: 8_000, max_row_bytes: 20_000, max_columns: 40, max_records: 10 };

    /// A source that gives the same bytes for ever, after a start.
    struct Endless(&'static [u8], &'static [u8], u64);

    impl Read for Endless {
        fn read(&mut self, space: &mut [u8]) -> std::io::Result<usize> {
            let source = if self.0.is_empty() { self.1 } else { self.0 };
            let count = source.len().min(space.len());
            space[..count].copy_from_slice(&source[..count]);
            if !self.0.is_empty() {
                self.0 = &self.0[count..];
            }
            self.2 += count as u64;
            Ok(count)
        }
    }

    fn rows(bytes: &[u8]) -> Result<Vec<(u64, Vec<String>)>, BatchError> {
        let mut rows = Rows::new(bytes, SMALL)?;
        let mut all = Vec::new();
        while rows.advance()? {
            all.push((rows.row().line, rows.row().values().map(str::to_owned).collect()));
        }
        Ok(all)
    }

    fn error_of(start: &'static [u8], rest: &'static [u8]) -> BatchError {
        let mut source = Endless(start, rest, 0);
        let result = Rows::new(&mut source, SMALL).and_then(|mut rows| {
            while rows.advance()? {}
            assert!(!rows.advance()?, "stays at the end");
            Ok(())
        });
        assert!(source.2 < 1_000_000, "read {} bytes", source.2);
        result.unwrap_err()
    }

    #[test]
    fn rows_know_their_physical_line() {
        let text = b"a,b\r\n\"c\r\nd\",e\r\n\r\nf,\"\"\"g\"\"\"\n";
        let wanted = [(1, vec!["a", "b"]), (2, vec!["c\r\nd", "e"]), (5, vec!["f", "\"g\""])];
        let wanted: Vec<_> = wanted
            .into_iter()
            .map(|(line, values)| (line, values.into_iter().map(str::to_owned).collect::<Vec<_>>()))
            .collect();
        assert_eq!(rows(text).unwrap(), wanted);
        let mut rows = Rows::new(&text[..], SMALL).unwrap();
        rows.advance().unwrap();
        rows.advance().unwrap();
        assert_eq!((rows.row().line_of(0), rows.row().line_of(1)), (2, 3));
    }

    #[test]
    fn lines_may_end_in_any_way() {
        let line_end = |bytes: &'static [u8]| {
            let mut rows = Rows::new(bytes, SMALL).unwrap();
            while rows.advance().unwrap() {}
            (rows.line_end(), rows.blank_lines().0)
        };
        assert_eq!(line_end(b"a\r\nb\r\n"), (Some(LineEnd::CrLf), 0));
        assert_eq!(line_end(b"a\nb\n\n\n"), (Some(LineEnd::Lf), 0));
        assert_eq!(line_end(b"a\r\rb\r"), (Some(LineEnd::Cr), 1));
        assert_eq!(line_end(b"a\r\n\r\nb\n"), (Some(LineEnd::Mixed), 1));
        assert_eq!(line_end(b"a"), (None, 0));
        assert_eq!(rows(b"a\rb\rc").unwrap().last().unwrap().0, 3);
    }

    /// The rows as the machine alone reads them.
    fn machine_rows(bytes: &[u8]) -> Vec<Vec<String>> {
        let (mut text, mut ends) = (vec![0; 10_000], vec![0; 1_000]);
        let mut machine = Reader::new();
        let (mut rows, mut input) = (Vec::new(), bytes);
        loop {
            let (result, used, _, ended) = machine.read_record(input, &mut text, &mut ends);
            input = &input[used..];
            match result {
                ReadRecordResult::Record => {
                    let mut start = 0;
                    let values = ends[..ended].iter().map(|&end| {
                        let value = String::from_utf8(text[start..end].to_vec()).unwrap();
                        start = end;
                        value
                    });
                    rows.push(values.collect());
                }
                ReadRecordResult::End => return rows,
                _ => panic!("{result:?}"),
            }
        }
    }

    #[test]
    fn the_fast_way_and_the_machine_agree() {
        let parts = ["a", "\"b\"", "\"\"", "\"c\"\"d\"", "\"e,f\"", "g\"h", "\"i\"j", "\"k\r\nl\"", "é", ""];
        let ends = ["\n", "\r\n", "\r", ",", ",", ",", ",", "\n\n"];
        let mut seed = 1_u64;
        for _ in 0..300 {
            let mut text = String::new();
            for _ in 0..20 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text += parts[usize::try_from(seed >> 40).unwrap() % parts.len()];
                text += ends[usize::try_from(seed >> 50).unwrap() % ends.len()];
            }
            text += "z\n";
            let found: Vec<_> =
                rows(text.as_bytes()).unwrap().into_iter().map(|(_, values)| values).collect();
            if delimiter(text.as_bytes()) == b',' {
                assert_eq!(found, machine_rows(text.as_bytes()), "{text:?}");
            }
        }
    }

    #[test]
    fn a_quote_that_never_closes_ends_at_the_bound() {
        let error = error_of(b"a,b\r\nc,\"d", b"learner\r\n");
        assert_eq!(error, BatchError::QuoteNeverClosed { line: 2 });
        assert_eq!(rows(b"a,b\r\nc,\"d\r\ne,f\r\n").unwrap_err(), BatchError::QuoteNeverClosed { line: 2 });
        assert_eq!(rows(b"a,\"").unwrap_err(), BatchError::QuoteNeverClosed { line: 1 });
        assert_eq!(rows(b"a,\"\"").unwrap().len(), 1);
    }

    #[test]
    fn endless_values_rows_and_columns_end_at_the_bound() {
        assert_eq!(error_of(b"a\n", b"x"), BatchError::ValueTooLong { line: 2, limit: 8_000 });
        assert_eq!(error_of(b"a\n", b","), BatchError::TooManyColumns { line: 2, limit: 40 });
        let value = b"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
        let long: &'static [u8] = Box::leak([value.repeat(70), b",".to_vec()].concat().into_boxed_slice());
        assert_eq!(error_of(b"a\n", long), BatchError::RowTooLong { line: 2, limit: 20_000 });
    }

    #[test]
    fn a_byte_0_ends_the_reading_where_it_stands() {
        assert_eq!(rows(b"a,b\nc\0,d\n").unwrap_err(), BatchError::Binary { line: 2 });
    }

    #[test]
    fn stray_quotes_are_noticed() {
        let strays = |bytes: &[u8]| {
            let mut rows = Rows::new(bytes, SMALL).unwrap();
            rows.advance().unwrap();
            rows.row().has_stray_quote
        };
        assert!(!strays(b"\"a\",b,\"\",\"c \"\"d\"\"\"\r\n"));
        assert!(strays(b"\"a\"b\",c\n"));
        assert!(strays(b"5\" tape,c\n"));
        assert!(strays(b"a, \"b\"\n"));
    }

    #[test]
    fn the_delimiter_is_told_by_the_first_line() {
        assert_eq!(delimiter(b"a,b;c,d\n;;;;;"), b',');
        assert_eq!(delimiter(b"\"a;\";\"b,,,\";c"), b';');
        assert_eq!(delimiter(b"a\tb"), b'\t');
        assert_eq!(delimiter(b"a"), b',');
    }
}
