//! An XML document as tags and texts, within bounds.
//!
//! A document type is refused, so there are no entities to expand. What a reference stands for is left to the
//! caller: an unknown one is a fault of one learner, not of the file.

use std::borrow::Cow;
use std::io::Read;

use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesStart, Event};

use super::feed::Feed;
use super::namespace::{Namespace, Namespaces, declared_prefix, split};
use super::plain::{self, Plain};
use crate::batch::decode::Decoder;
use crate::batch::error::BatchError;
use crate::batch::policy::BatchLimits;

/// Something that stands in a document.
pub(in crate::batch) enum Node<'a> {
    /// An element is opened.
    Open(Tag<'a>),
    /// An element is closed.
    Close,
    /// Text, piece by piece.
    Text(Cow<'a, str>),
    /// What stands between `&` and `;`.
    Reference(Cow<'a, str>),
    /// Text that begins with a `&` that stands for itself.
    Ampersand(Cow<'a, str>),
    /// The XML declaration with the encoding it names; whether it is the first thing in the file.
    Declaration { encoding: Option<String>, is_first: bool },
    /// A comment or a processing instruction.
    Aside,
    /// The document has ended.
    End,
}

/// The tag that opens an element.
pub(in crate::batch) struct Tag<'a> {
    start: BytesStart<'a>,
    pub(super) namespace: Namespace,
}

impl Tag<'_> {
    /// The name without its prefix.
    pub(in crate::batch) fn name(&self) -> &str {
        split(self.start.name().0).1
    }

    /// The whole tag as it stands between `<` and `>`.
    pub(super) fn whole(&self) -> &str {
        &self.start
    }

    /// Whether anything stands behind the name.
    pub(super) fn is_more_than_name(&self) -> bool {
        self.start.len() > self.start.name().0.len()
    }

    /// Names and values, as they stand there, of the attributes that are not XML's or its schemas' own.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&str, String)> {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        let own = attributes.flatten().filter(|found| {
            // CHOICE: a learner's attribute has no prefix; those that have one are xml:, xmlns: and xsi:.
            !found.key.0.contains(':') && found.key.0 != "xmlns"
        });
        own.map(|found| (found.key.0, found.value.into_owned()))
    }
}

/// Reads a document node by node.
pub(in crate::batch) struct Nodes<R> {
    reader: Reader<Feed<R>>,
    buffer: Vec<u8>,
    namespaces: Namespaces,
    limits: BatchLimits,
    depth: usize,
    /// The lines on which the open elements begin.
    lines: Vec<u64>,
    is_first: bool,
    /// Whether the root element was closed.
    has_ended: bool,
    stand: Stand,
}

/// Where the parser stands.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Stand {
    /// Behind a tag, and so where text or another tag begins.
    BehindTag,
    /// Behind an element without content, which is closed next.
    BehindEmpty,
    Elsewhere,
}

impl<R: Read> Nodes<R> {
    pub(in crate::batch) fn new(decoder: Decoder<R>, limits: BatchLimits) -> Self {
        let mut reader = Reader::from_reader(Feed::new(decoder));
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        Self {
            reader,
            buffer: Vec::new(),
            namespaces: Namespaces::default(),
            limits,
            depth: 0,
            lines: Vec::new(),
            is_first: true,
            has_ended: false,
            stand: Stand::Elsewhere,
        }
    }

    /// The plain element that comes next, and the line on which it begins, where there is one that the parser may be spared.
    /// Whoever takes it says [`pass`](Self::pass).
    pub(super) fn plain(&self) -> Option<(Plain<'_>, u64)> {
        // INVARIANT: behind a tag the parser knows nothing but which elements are open, and they are the same behind a whole
        // element.
        if self.stand != Stand::BehindTag || self.depth == 0 || self.depth >= BatchLimits::MAX_DEPTH {
            return None;
        }
        let element = plain::cut(self.feed().rest()).filter(|it| it.length <= self.limits.max_row_bytes)?;
        let line = self.feed().line_behind(element.space);
        Some((element, line))
    }

    /// Goes on behind a plain element, of its length, that begins on a line.
    pub(super) fn pass(&mut self, length: usize, line: u64) {
        self.reader.get_mut().pass(length, line);
    }

    /// The namespace of elements without a prefix.
    pub(super) fn default_namespace(&self) -> Namespace {
        self.namespaces.of("")
    }

    pub(super) const fn feed(&self) -> &Feed<R> {
        self.reader.get_ref()
    }

    /// Reads on: a node, and the physical line on which it begins. After an error nothing can be read.
    pub(in crate::batch) fn advance(&mut self) -> Result<(u64, Node<'_>), BatchError> {
        let line = self.feed().line();
        self.read(line).map(|node| (line, node))
    }

    fn read(&mut self, line: u64) -> Result<Node<'_>, BatchError> {
        if self.stand == Stand::BehindEmpty {
            self.stand = Stand::BehindTag;
            closed(&mut self.namespaces, &mut self.depth, &mut self.lines, &mut self.has_ended);
            return Ok(Node::Close);
        }
        let Self { reader, buffer, namespaces, limits, depth, lines, is_first, has_ended, stand } = self;
        buffer.clear();
        reader.get_mut().begin(limits.max_row_bytes);
        let was_first = core::mem::replace(is_first, false);
        let event = match reader.read_event_into(buffer) {
            Ok(event) => event,
            Err(error) => {
                let stop = reader.get_mut().take_stop();
                return Err(stop.unwrap_or_else(|| why(&error, line)));
            }
        };
        *stand = match event {
            Event::Empty(_) => Stand::BehindEmpty,
            Event::Start(_) | Event::End(_) => Stand::BehindTag,
            _ => Stand::Elsewhere,
        };
        // INVARIANT: the parser checks that each end has its start.
        match event {
            Event::Start(start) | Event::Empty(start) => {
                if *has_ended {
                    return Err(BatchError::XmlNotWellFormed { line });
                }
                *depth += 1;
                if *depth > BatchLimits::MAX_DEPTH {
                    return Err(BatchError::XmlTooDeep { line, limit: BatchLimits::MAX_DEPTH });
                }
                lines.push(line);
                opened(start, *depth, namespaces, line).map(Node::Open)
            }
            Event::End(_) => {
                closed(namespaces, depth, lines, has_ended);
                Ok(Node::Close)
            }
            // The parser ends a text before each `&`, so one that begins with it stands for itself.
            Event::Text(text) if text.starts_with('&') => Ok(Node::Ampersand(text.into_inner())),
            Event::Text(text) => Ok(Node::Text(text.into_inner())),
            Event::CData(text) => Ok(Node::Text(text.into_inner())),
            Event::GeneralRef(reference) => Ok(Node::Reference(reference.into_inner())),
            Event::Decl(declaration) => {
                Ok(Node::Declaration { encoding: encoding(&declaration, line)?, is_first: was_first })
            }
            Event::DocType(_) => Err(BatchError::XmlDoctype { line }),
            Event::Comment(_) | Event::PI(_) => Ok(Node::Aside),
            Event::Eof => match lines.last() {
                Some(&line) => Err(BatchError::XmlUnclosed { line }),
                None if *has_ended => Ok(Node::End),
                None => Err(BatchError::XmlNotWellFormed { line }),
            },
        }
    }
}

/// The innermost element is closed.
fn closed(namespaces: &mut Namespaces, depth: &mut usize, lines: &mut Vec<u64>, has_ended: &mut bool) {
    namespaces.close(*depth);
    *depth = depth.saturating_sub(1);
    lines.pop();
    *has_ended = *depth == 0;
}

/// Reads a tag's attributes: they are within bounds, and declare namespaces.
fn opened<'a>(
    start: BytesStart<'a>,
    depth: usize,
    namespaces: &mut Namespaces,
    line: u64,
) -> Result<Tag<'a>, BatchError> {
    let name = start.name().0;
    // Nearly all tags are a name alone.
    if start.len() == name.len() && is_name(name) {
        let namespace = namespaces.of(split(name).0);
        return Ok(Tag { start, namespace });
    }
    if !is_tag(&start) {
        return Err(BatchError::XmlNotWellFormed { line });
    }
    let too_many = BatchError::XmlTooMany { line, limit: BatchLimits::MAX_ATTRIBUTES };
    let mut attributes = start.attributes();
    // The parser's own check for names that repeat takes quadratic time, and what repeats is told elsewhere.
    for (place, attribute) in attributes.with_checks(false).flatten().enumerate() {
        let declared = declared_prefix(attribute.key.0);
        let fits = declared.is_none_or(|prefix| namespaces.declare(depth, prefix, &attribute.value));
        if !fits || place >= BatchLimits::MAX_ATTRIBUTES {
            return Err(too_many);
        }
    }
    let namespace = namespaces.of(split(start.name().0).0);
    Ok(Tag { start, namespace })
}

/// Whether a tag is one: its name, and attributes that are a name and a value in quotes.
pub(super) fn is_tag(start: &BytesStart<'_>) -> bool {
    let mut attributes = start.attributes();
    let is_attribute = |found: Attribute<'_>| is_name(found.key.0) && !found.value.contains('<');
    is_name(start.name().0) && attributes.with_checks(false).all(|found| found.is_ok_and(is_attribute))
}

/// Whether an element may be called so, as far as ASCII goes.
// SOURCE: XML 1.0, production 5 (Name).
pub(super) fn is_name(name: &str) -> bool {
    let starts =
        |letter: char| letter.is_ascii_alphabetic() || matches!(letter, '_' | ':') || !letter.is_ascii();
    let goes_on = |letter: char| starts(letter) || letter.is_ascii_digit() || matches!(letter, '-' | '.');
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric();
    let starts_plainly = name.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
    (starts_plainly && name.bytes().all(is_plain)) || (name.starts_with(starts) && name.chars().all(goes_on))
}

fn encoding(declaration: &BytesDecl<'_>, line: u64) -> Result<Option<String>, BatchError> {
    match declaration.encoding() {
        None => Ok(None),
        Some(Ok(name)) => Ok(Some(name.into_owned())),
        Some(Err(_)) => Err(BatchError::XmlNotWellFormed { line }),
    }
}

/// What the parser minded. It speaks of the end of the file only where something is open.
fn why(error: &Error, line: u64) -> BatchError {
    match error {
        Error::Syntax(SyntaxError::UnclosedDoctype) => BatchError::XmlDoctype { line },
        Error::Syntax(SyntaxError::InvalidBangMarkup) => BatchError::XmlNotWellFormed { line },
        Error::Syntax(_) => BatchError::XmlUnclosed { line },
        _ => BatchError::XmlNotWellFormed { line },
    }
}
