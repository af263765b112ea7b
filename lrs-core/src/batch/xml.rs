//! Learners of an XML file, within bounds.
//!
//! What the LRS publishes of XML is the schema of its web service: the namespaces, the elements of a learner and
//! their order. The root element and the schema of an upload are not published, so any root is read, and a file
//! is written with the root of the web service or with one that the caller knows.

mod assembly;
mod element;
mod feed;
mod namespace;
mod nodes;
mod plain;
mod reference;
mod rule;
mod scan;
#[cfg(test)]
mod tests;
mod write;

use std::io::Read;

use super::decode::{Decoder, Encoding};
use super::error::BatchError;
use super::layout::Layout;
use super::policy::BatchLimits;
use super::values::Row;
use crate::finding::Finding;
use scan::Scan;

pub(super) use nodes::{Node, Nodes};
pub(super) use reference::letter;
pub(super) use rule::RULES;
pub(super) use write::XmlWriter;
pub use write::{XmlFrame, write_xml};

/// Reads the learners of an XML file.
pub(super) struct Learners<R> {
    nodes: Nodes<R>,
    scan: Scan,
    /// What the file says of its own encoding.
    declared: Option<String>,
}

impl<R: Read> Learners<R> {
    pub(super) fn new(decoder: Decoder<R>, limits: BatchLimits) -> Self {
        Self { nodes: Nodes::new(decoder, limits), scan: Scan::new(limits), declared: None }
    }

    /// Reads on to the end of the next learner; false at the end of the file.
    pub(super) fn advance(&mut self) -> Result<bool, BatchError> {
        let Self { nodes, scan, declared } = self;
        loop {
            while let Some((element, line)) = nodes.plain() {
                if !scan.plain(&element, nodes.default_namespace(), line)? {
                    break;
                }
                let length = element.length;
                nodes.pass(length, line);
            }
            let (line, node) = nodes.advance()?;
            scan.count(line)?;
            match node {
                Node::Open(tag) => scan.open(&tag, line)?,
                Node::Close if scan.close() => return Ok(true),
                Node::Text(text) => scan.text(&text, line)?,
                Node::Reference(name) => scan.reference(&name, line)?,
                Node::Ampersand(text) => scan.ampersand(&text, line)?,
                Node::Declaration { encoding, is_first } => {
                    if !is_first {
                        scan.note(&rule::DECLARATION, None, line);
                    }
                    if encoding.as_deref().is_some_and(|name| !is_read(name)) {
                        return Err(BatchError::XmlEncoding { line });
                    }
                    *declared = encoding;
                }
                Node::Aside => scan.note(&rule::COMMENT, None, line),
                Node::Close => {}
                Node::End => {
                    self.judge_end();
                    return Ok(false);
                }
            }
        }
    }

    /// What can be said at the end of the file.
    fn judge_end(&mut self) {
        let decoder = self.nodes.feed().decoder();
        if !agrees(self.declared.as_deref(), decoder.encoding(), decoder.is_ascii(), decoder.has_mark()) {
            self.scan.note(&rule::ENCODING_OTHER, None, 1);
        }
        if self.scan.about.iter().last().is_some_and(|(_, line)| *line == 0) {
            self.scan.note(&rule::COUNT_MISSING, None, 1);
        }
    }

    /// The learner that [`advance`](Self::advance) read.
    pub(super) fn row(&self) -> Row<'_> {
        self.scan.assembly.row()
    }

    /// What is wrong with that learner's elements.
    pub(super) fn row_findings(&self) -> &[Finding] {
        &self.scan.assembly.findings
    }

    /// What is wrong with the file, as far as it was read.
    pub(super) fn findings(&self) -> &[Finding] {
        &self.scan.findings
    }

    /// The columns about the file as far as they were read, with their lines; 0 where they do not stand.
    pub(super) const fn about(&self) -> &[(String, u64); 4] {
        &self.scan.about
    }

    /// The path to the first learner.
    pub(super) fn path(&self) -> Option<&str> {
        self.scan.path.as_deref()
    }

    /// The elements around the learners, as far as they are known.
    pub(super) fn frame(&self) -> XmlFrame {
        self.scan.frame()
    }

    /// Whether anything was met that a batch file has.
    pub(super) const fn is_batch(&self) -> bool {
        self.scan.is_batch
    }

    pub(super) const fn layout(&self) -> Layout {
        self.scan.layout
    }

    pub(super) const fn names_privacy_notice(&self) -> bool {
        self.scan.names_privacy_notice
    }

    pub(super) fn encoding(&self) -> Encoding {
        self.nodes.feed().decoder().encoding()
    }

    pub(super) const fn bytes_read(&self) -> u64 {
        self.nodes.feed().decoder().bytes_read
    }

    /// Whether what was read up to here has a byte in it that is not UTF-8.
    pub(super) fn is_foreign(&self) -> bool {
        self.nodes.feed().is_foreign()
    }

    /// The physical line of what is read next.
    pub(super) const fn next_line(&self) -> u64 {
        self.nodes.feed().line()
    }
}

/// The encodings that are read, by their names in a declaration.
// SOURCE: IANA character sets; US-ASCII and ISO-8859-1 are read as windows-1252, which has all their letters.
const ENCODINGS: [&str; 9] =
    ["utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be", "iso-8859-1", "windows-1252"];

fn is_read(declared: &str) -> bool {
    ENCODINGS.iter().any(|known| known.eq_ignore_ascii_case(declared.trim()))
}

/// Whether a declared encoding is that of the bytes.
fn agrees(declared: Option<&str>, found: Encoding, is_ascii: bool, has_mark: bool) -> bool {
    let declared = declared.unwrap_or_default().trim().to_ascii_lowercase();
    match (found, declared.as_str()) {
        // SOURCE: XML 1.0, section 4.3.3: UTF-16 must begin with a byte-order mark.
        (Encoding::Utf16LittleEndian | Encoding::Utf16BigEndian, name) => {
            has_mark && (name.is_empty() || name.starts_with("utf-16"))
        }
        (Encoding::Mixed, _) => false,
        (Encoding::Windows1252, name) => matches!(name, "iso-8859-1" | "windows-1252"),
        (_, name) if name.starts_with("utf-16") => false,
        (_, "" | "utf-8" | "utf8") => true,
        (encoding, _) => is_ascii && encoding == Encoding::Utf8,
    }
}
