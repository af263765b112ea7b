//! Reading ahead: Python is let go once for a block of records, and not for each.

use std::collections::VecDeque;

use pyo3::prelude::*;

/// How many records are read at once.
const BLOCK: usize = 256;

/// A reader, and the records that it has read already.
pub(super) struct Ahead<R, T, E> {
    pub(super) reader: R,
    read: fn(&mut R) -> Option<Result<T, E>>,
    block: VecDeque<T>,
    /// Why nothing comes behind the block.
    stop: Option<E>,
}

impl<R: Send, T: Send, E: Send> Ahead<R, T, E> {
    pub(super) fn new(reader: R, read: fn(&mut R) -> Option<Result<T, E>>) -> Self {
        Self { reader, read, block: VecDeque::new(), stop: None }
    }

    /// The next record; none at the end.
    pub(super) fn next(&mut self, py: Python<'_>) -> Result<Option<T>, E> {
        if self.block.is_empty() && self.stop.is_none() {
            py.detach(|| self.fill());
        }
        match self.block.pop_front() {
            None => self.stop.take().map_or(Ok(None), Err),
            record => Ok(record),
        }
    }

    fn fill(&mut self) {
        while self.block.len() < BLOCK {
            match (self.read)(&mut self.reader) {
                Some(Ok(record)) => self.block.push_back(record),
                Some(Err(error)) => {
                    self.stop = Some(error);
                    break;
                }
                None => break,
            }
        }
    }

    /// How many records were read and not asked for yet.
    pub(super) fn waiting(&self) -> u64 {
        self.block.len() as u64
    }
}
