//! Output files in XML: the answer of a web service, or what the portal gives.
//!
//! The root and the wrapping of the portal's file are not published. So records are told by the names that the
//! schema has for them, wherever they stand, and prefixes are left out of account.
//!
//! Each tag, each value, each record and the depth are bounded; a document type is refused, and no entity but XML's own
//! five is resolved.

use std::io::Read;

use super::super::decode::Decoder;
use super::super::error::BatchError;
use super::super::policy::BatchLimits;
use super::super::xml::{Node, Nodes, letter};
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
    nodes: Nodes<R>,
    pub(super) walk: Walk,
    is_at_end: bool,
}

impl<R: Read> XmlRecords<R> {
    pub(super) fn of(decoder: Decoder<R>, limits: BatchLimits) -> Self {
        Self { nodes: Nodes::new(decoder, limits), walk: Walk::new(limits), is_at_end: false }
    }

    /// The next record without its number; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<OutputRecord>, OutputError> {
        if self.is_at_end {
            return Ok(None);
        }
        let found = self.advance();
        self.is_at_end = !matches!(found, Ok(Some(_)));
        found
    }

    fn advance(&mut self) -> Result<Option<OutputRecord>, OutputError> {
        let Self { nodes, walk, .. } = self;
        loop {
            let (line, node) = nodes.advance()?;
            match node {
                Node::Open(tag) => walk.start(tag.name(), line)?,
                Node::Close => {
                    if let Some(record) = walk.end() {
                        return Ok(Some(record));
                    }
                }
                Node::Text(text) => walk.add(&text, line)?,
                Node::Reference(name) => {
                    let letter = letter(&name).ok_or(OutputError::Entity { line })?;
                    walk.add(letter.encode_utf8(&mut [0; 4]), line)?;
                }
                // CHOICE: a program writes outputs and escapes this; one that has it was damaged.
                Node::Ampersand(_) => return Err(BatchError::XmlNotWellFormed { line }.into()),
                Node::Declaration { .. } | Node::Aside => {}
                Node::End => return Ok(None),
            }
        }
    }
}

/// The elements of a document, put together to records.
pub(super) struct Walk {
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
}

impl Walk {
    fn new(limits: BatchLimits) -> Self {
        Self {
            limits,
            job: JobTotals::default(),
            open: Vec::new(),
            record_depth: None,
            record: OutputRecord::default(),
            text: String::new(),
            record_bytes: 0,
            children: 0,
            extra: 0,
        }
    }

    fn start(&mut self, name: &str, line: u64) -> Result<(), OutputError> {
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
}
