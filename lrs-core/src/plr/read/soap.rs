//! The web service's answer: a SOAP envelope with learning events, or with a fault.

use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, Event};

use super::{About, PlrLimits, Raw};
use crate::plr::error::PlrError;
use crate::plr::event::EventField;

/// Elements that other answers of the LRS do not have; what else stands around the events is looked through too.
// SOURCE: LearnerServiceR9.
const EVENT: &str = "LearningEvent";
const AROUND: [&str; 3] = ["GetLearnerLearningEventsResult", "LearnerRecord", "MIAPAPIException"];

pub(super) fn read(text: &str, limits: &PlrLimits) -> Result<Raw, PlrError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk { limits, raw: Raw::default(), open: Vec::new(), event: None, text: String::new() };
    let mut has_ended = false;
    loop {
        let position = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        // Counted only where it is asked for: a document without a fault is walked once.
        let line = || 1 + text.get(..position).unwrap_or_default().matches('\n').count();
        match reader.read_event().map_err(|error| why(&error, line()))? {
            Event::Start(_) if has_ended => return Err(PlrError::Xml { line: line() }),
            Event::Start(start) => {
                if walk.open.len() >= PlrLimits::MAX_DEPTH {
                    return Err(PlrError::TooDeep { line: line(), limit: PlrLimits::MAX_DEPTH });
                }
                walk.open(start.local_name().into_inner())?;
            }
            Event::End(_) => {
                walk.close();
                has_ended = walk.open.is_empty();
            }
            Event::Text(piece) if walk.open.is_empty() && !piece.trim().is_empty() => {
                return Err(PlrError::Xml { line: line() });
            }
            Event::Text(piece) => walk.add(&piece)?,
            Event::CData(piece) => walk.add(&piece)?,
            Event::GeneralRef(reference) => {
                let letter = letter(&reference).ok_or_else(|| PlrError::Entity { line: line() })?;
                walk.add(letter.encode_utf8(&mut [0; 4]))?;
            }
            Event::DocType(_) => return Err(PlrError::Doctype { line: line() }),
            Event::Eof if has_ended => return Ok(walk.raw),
            Event::Eof => return Err(PlrError::Xml { line: line() }),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// The parser reads a document type whole, and minds one without an end.
fn why(error: &Error, line: usize) -> PlrError {
    match error {
        Error::Syntax(SyntaxError::UnclosedDoctype) => PlrError::Doctype { line },
        _ => PlrError::Xml { line },
    }
}

/// The character that a reference stands for.
fn letter(reference: &BytesRef<'_>) -> Option<char> {
    match reference.resolve_char_ref() {
        Ok(Some(letter)) => Some(letter),
        Ok(None) => resolve_xml_entity(reference)?.chars().next(),
        Err(_) => None,
    }
}

/// What is done at an element.
struct Walk<'a> {
    limits: &'a PlrLimits,
    raw: Raw,
    /// What the open elements are.
    open: Vec<Element>,
    /// How many elements are open around the fields of the event at hand.
    event: Option<usize>,
    /// The text of the innermost element, as far as it was read.
    text: String,
}

#[derive(Clone, Copy)]
enum Element {
    Around,
    Event,
    About(About),
    Field(EventField),
    Extra,
}

impl Walk<'_> {
    fn open(&mut self, name: &str) -> Result<(), PlrError> {
        let element = match self.event {
            Some(depth) if self.open.len() == depth => EventField::ALL
                .into_iter()
                .find(|field| field.element() == name)
                .map_or(Element::Extra, Element::Field),
            Some(_) => Element::Extra,
            None if name == EVENT => Element::Event,
            None => About::of(name).map_or(Element::Around, Element::About),
        };
        self.text.clear();
        self.open.push(element);
        match element {
            Element::Event => {
                self.event = Some(self.open.len());
                self.raw.begin(self.limits)?;
            }
            Element::Extra => self.raw.extra += 1,
            Element::Around if AROUND.contains(&name) => self.raw.is_answer = true,
            Element::Around | Element::About(_) | Element::Field(_) => {}
        }
        Ok(())
    }

    fn add(&mut self, piece: &str) -> Result<(), PlrError> {
        if self.text.len() + piece.len() > self.limits.max_value_bytes {
            let event = if self.event.is_some() { self.raw.record.events.len() } else { 0 };
            return Err(PlrError::ValueTooLong { event, limit: self.limits.max_value_bytes });
        }
        self.text.push_str(piece);
        Ok(())
    }

    fn close(&mut self) {
        let text = core::mem::take(&mut self.text);
        match self.open.pop() {
            Some(Element::Field(field)) => self.raw.set(field, text),
            Some(Element::About(about)) => self.raw.put(about, &text),
            Some(Element::Event) => self.event = None,
            Some(Element::Around | Element::Extra) | None => {}
        }
    }
}
