//! Output files in XML: the answer of a web service, or what the portal gives.
//!
//! The root and the wrapping of the portal's file are not published. So records are told by the names that the
//! schema has for them, wherever they stand, and prefixes are left out of account.
//!
//! Text is decoded before it comes here. Each event, each value, each record and the depth are bounded; a document
//! type is refused, and no entity but XML's own five is resolved.

use std::io::{self, BufRead, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, Event};

use super::super::decode::{Decoder, Stop};
use super::super::error::BatchError;
use super::super::line::breaks;
use super::super::policy::BatchLimits;
use super::error::OutputError;
use super::job::JobTotals;
use super::record::OutputRecord;
use super::slot::Slot;

/// The elements that are records.
// SOURCE: BatchOutputResp and VerifyBatchOutputResp of the LRS schema, and the names of their types.
const RECORDS: [&str; 5] =
    ["Learner", "VerifiedLearner", "OutputBatchLearner", "BatchLearner", "MIAPVerifiedBatchLearner"];

/// Reads XML record by record.
pub(super) struct XmlRecords<R> {
    reader: Reader<Bounded<R>>,
    buffer: Vec<u8>,
    limits: BatchLimits,
    pub(super) job: JobTotals,
    /// The local names of the elements that are open.
    open: Vec<String>,
    /// How many are open around the children of the record at hand.
    record_depth: Option<usize>,
    record: OutputRecord,
    /// The text of the innermost element, as far as it was read.
    text: String,
    record_bytes: usize,
    children: usize,
    /// Elements of records that are nothing known.
    pub(super) extra: u64,
    is_at_end: bool,
}

impl<R: Read> XmlRecords<R> {
    pub(super) fn of(decoder: Decoder<R>, limits: BatchLimits) -> Self {
        let budget = limits.max_value_bytes;
        let source =
            Bounded { decoder, used: 0, line: 1, after_return: false, left: budget, budget, stop: None };
        let mut reader = Reader::from_reader(source);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
            limits,
            job: JobTotals::default(),
            open: Vec::new(),
            record_depth: None,
            record: OutputRecord::default(),
            text: String::new(),
            record_bytes: 0,
            children: 0,
            extra: 0,
            is_at_end: false,
        }
    }

    /// The next record without its number; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<OutputRecord>, OutputError> {
        let mut buffer = core::mem::take(&mut self.buffer);
        let found = self.walk(&mut buffer);
        self.buffer = buffer;
        self.is_at_end = !matches!(found, Ok(Some(_)));
        found
    }

    fn walk(&mut self, buffer: &mut Vec<u8>) -> Result<Option<OutputRecord>, OutputError> {
        while !self.is_at_end {
            buffer.clear();
            let source = self.reader.get_mut();
            source.left = source.budget;
            let line = source.line;
            match self.reader.read_event_into(buffer) {
                Ok(Event::Start(start)) => self.start(local(start.name().0), line)?,
                Ok(Event::End(_)) => {
                    if let Some(record) = self.end() {
                        return Ok(Some(record));
                    }
                }
                Ok(Event::Text(text)) => self.add(&text.into_inner(), line)?,
                Ok(Event::CData(text)) => self.add(&text.into_inner(), line)?,
                Ok(Event::GeneralRef(reference)) => {
                    let letter = resolved(&reference).ok_or(OutputError::Entity { line })?;
                    self.add(&letter, line)?;
                }
                Ok(Event::DocType(_)) => return Err(OutputError::Doctype { line }),
                Ok(Event::Eof) if self.open.is_empty() => return self.finish(),
                Ok(Event::Eof) | Err(_) => {
                    return Err(self.stopped().unwrap_or(OutputError::Damaged { line }));
                }
                Ok(_) => {}
            }
        }
        Ok(None)
    }

    /// The end of the text, unless the source failed there.
    fn finish(&mut self) -> Result<Option<OutputRecord>, OutputError> {
        self.stopped().map_or(Ok(None), Err)
    }

    fn start(&mut self, name: &str, line: u64) -> Result<(), OutputError> {
        if self.open.len() >= OutputError::MOST_DEPTH {
            return Err(OutputError::TooDeep { line });
        }
        if self.record_depth.is_none() && RECORDS.contains(&name) {
            self.record_depth = Some(self.open.len() + 1);
            self.record = OutputRecord { line, ..OutputRecord::default() };
            (self.record_bytes, self.children) = (0, 0);
        } else if self.record_depth.is_some() {
            self.children += 1;
            if self.children > self.limits.max_columns {
                let limit = self.limits.max_columns;
                return Err(BatchError::TooManyColumns { line: self.record.line, limit }.into());
            }
        }
        self.open.push(name.to_owned());
        self.text.clear();
        Ok(())
    }

    fn add(&mut self, text: &str, line: u64) -> Result<(), OutputError> {
        if self.text.len() + text.len() > self.limits.max_value_bytes {
            return Err(BatchError::ValueTooLong { line, limit: self.limits.max_value_bytes }.into());
        }
        self.text.push_str(text);
        if self.record_depth.is_some() {
            self.record_bytes += text.len();
            if self.record_bytes > self.limits.max_row_bytes {
                let limit = self.limits.max_row_bytes;
                return Err(BatchError::RowTooLong { line: self.record.line, limit }.into());
            }
        }
        Ok(())
    }

    /// Closes the innermost element; the record, if that was one.
    fn end(&mut self) -> Option<OutputRecord> {
        let name = self.open.pop()?;
        let text = core::mem::take(&mut self.text);
        match self.record_depth {
            None => drop(self.job.put(&name, &text)),
            Some(depth) if self.open.len() + 1 == depth => {
                self.record_depth = None;
                return Some(core::mem::take(&mut self.record));
            }
            Some(depth) if self.open.len() == depth => {
                let slot = Slot::of(&name);
                self.extra += u64::from(slot == Slot::Extra);
                self.record.put(slot, &text);
            }
            // An element within a field: nothing of the schema.
            Some(_) => self.extra += 1,
        }
        None
    }

    /// Why the source stopped, if it did.
    fn stopped(&mut self) -> Option<OutputError> {
        let source = self.reader.get_mut();
        let (line, limit) = (source.line, source.budget);
        let error = match source.stop.take()? {
            Halt::Budget => BatchError::ValueTooLong { line, limit },
            Halt::Source(Stop::Nul) => BatchError::Binary { line },
            Halt::Source(Stop::Io(kind)) => BatchError::Io { kind },
        };
        Some(error.into())
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// What a reference stands for; none where it is to an entity that XML itself does not have.
fn resolved(reference: &BytesRef<'_>) -> Option<String> {
    match reference.resolve_char_ref() {
        Ok(Some(letter)) => Some(letter.to_string()),
        Ok(None) => resolve_xml_entity(reference).map(str::to_owned),
        Err(_) => None,
    }
}

/// Why no more text comes.
enum Halt {
    /// One event is longer than any may be.
    Budget,
    Source(Stop),
}

/// Decoded text, of which one event can take only so much.
struct Bounded<R> {
    decoder: Decoder<R>,
    /// How many bytes of the decoder's block are used up.
    used: usize,
    /// The physical line of the next byte, from 1.
    line: u64,
    after_return: bool,
    /// How many bytes the event at hand may still take.
    left: usize,
    budget: usize,
    stop: Option<Halt>,
}

impl<R: Read> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used >= self.decoder.block().len() && self.stop.is_none() {
            self.used = 0;
            match self.decoder.advance() {
                Ok(_) => {}
                Err(stop) => self.stop = Some(Halt::Source(stop)),
            }
        }
        if self.left == 0 {
            self.stop = Some(Halt::Budget);
        }
        if self.stop.is_some() {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let rest = self.decoder.block().get(self.used..).unwrap_or_default();
        Ok(rest.get(..self.left).unwrap_or(rest))
    }

    fn consume(&mut self, count: usize) {
        let part = self.decoder.block().get(self.used..self.used + count).unwrap_or_default();
        self.line += breaks(part, self.after_return);
        if let Some(last) = part.last() {
            self.after_return = *last == b'\r';
        }
        self.used += count;
        self.left = self.left.saturating_sub(count);
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        let from = self.fill_buf()?;
        let count = from.len().min(space.len());
        for (to, from) in space.iter_mut().zip(from) {
            *to = *from;
        }
        self.consume(count);
        Ok(count)
    }
}
