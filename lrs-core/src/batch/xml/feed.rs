//! Decoded text for the XML parser, measured out so that no piece of markup outgrows its bound.
//!
//! The parser gathers each tag, text or comment whole before it hands it over, and has no bound of its own. So
//! the bound is here: of one piece it is given so many bytes and no more.

use std::io::{self, BufRead, Read};

use crate::batch::decode::{Decoder, Stop};
use crate::batch::error::BatchError;
use crate::batch::line::breaks;

/// A source of text that counts lines and stops at a bound.
pub(super) struct Feed<R> {
    decoder: Decoder<R>,
    /// How many bytes of the decoder's block are used up.
    used: usize,
    /// How many bytes of text are used up in all.
    position: u64,
    /// The physical line of the next byte, from 1.
    line: u64,
    after_return: bool,
    /// How many bytes the piece at hand may still take.
    allowance: usize,
    /// The line on which that piece begins, and its bound.
    piece: (u64, usize),
    /// Why there is no more text, apart from its end.
    stop: Option<BatchError>,
}

impl<R: Read> Feed<R> {
    pub(super) const fn new(decoder: Decoder<R>) -> Self {
        Self {
            decoder,
            used: 0,
            position: 0,
            line: 1,
            after_return: false,
            allowance: 0,
            piece: (1, 0),
            stop: None,
        }
    }

    /// Says that the next piece begins here, and how many bytes it may have.
    pub(super) const fn begin(&mut self, limit: usize) {
        self.allowance = limit;
        self.piece = (self.line, limit);
    }

    /// What is left of the block at hand.
    pub(super) fn rest(&self) -> &str {
        self.decoder.text().get(self.used..).unwrap_or_default()
    }

    /// The physical line of the byte behind so much white space.
    pub(super) fn line_behind(&self, space: &str) -> u64 {
        let mut after_return = self.after_return;
        let is_break = |byte| {
            let is_second = core::mem::replace(&mut after_return, byte == b'\r');
            byte == b'\r' || (byte == b'\n' && !is_second)
        };
        // Mostly one byte, or two.
        self.line + space.bytes().map(is_break).map(u64::from).sum::<u64>()
    }

    /// Passes over bytes of the block at hand that end on this line, and not with a carriage return.
    pub(super) const fn pass(&mut self, length: usize, line: u64) {
        (self.line, self.after_return) = (line, false);
        self.used += length;
        self.position += length as u64;
    }

    /// The physical line of the next byte, from 1.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    pub(super) const fn decoder(&self) -> &Decoder<R> {
        &self.decoder
    }

    /// Whether a byte that is not UTF-8 was met in what was used up.
    pub(super) fn is_foreign(&self) -> bool {
        self.decoder.first_foreign().is_some_and(|first| first < self.position)
    }

    /// Why the last read failed, where the reason is not the parser's.
    pub(super) const fn take_stop(&mut self) -> Option<BatchError> {
        self.stop.take()
    }

    fn stopped(&mut self, error: BatchError) -> io::Error {
        self.stop = Some(error);
        io::ErrorKind::Other.into()
    }

    /// Puts the next block in place where this one is used up.
    fn refill(&mut self) -> io::Result<()> {
        if self.used < self.decoder.block().len() {
            return Ok(());
        }
        self.used = 0;
        self.decoder.advance().map(|_| ()).map_err(|stop| {
            let error = match stop {
                Stop::Nul => BatchError::Binary { line: self.line },
                Stop::Io(kind) => BatchError::Io { kind },
            };
            self.stopped(error)
        })
    }
}

impl<R: Read> BufRead for Feed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.refill()?;
        let rest = self.decoder.block().len() - self.used;
        if rest > 0 && self.allowance == 0 {
            let (line, limit) = self.piece;
            return Err(self.stopped(BatchError::XmlTooLong { line, limit }));
        }
        let end = self.used + rest.min(self.allowance);
        Ok(self.decoder.block().get(self.used..end).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        let bytes = self.decoder.block().get(self.used..self.used + count).unwrap_or_default();
        self.line += breaks(bytes, self.after_return);
        self.after_return = bytes.last().map_or(self.after_return, |last| *last == b'\r');
        self.used += count;
        self.position += count as u64;
        self.allowance = self.allowance.saturating_sub(count);
    }
}

impl<R: Read> Read for Feed<R> {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(space)?;
        self.consume(count);
        Ok(count)
    }
}
