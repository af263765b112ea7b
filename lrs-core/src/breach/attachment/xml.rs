//! XML as a row of tags and texts. Entities are not expanded and no document type is read.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::breach::message::UnreadReason;

/// Something that stands in a document.
pub(super) enum Node<'a> {
    /// A tag is opened; one without content is closed at once.
    Start(Tag<'a>),
    /// A tag is closed: its name without prefix.
    End(&'a str),
    /// Text, piece by piece.
    Text(Cow<'a, str>),
}

/// A tag with its attributes.
pub(super) struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().0)
    }

    /// The value of an attribute, named without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attribute = attributes.with_checks(false).flatten().find(|found| local(found.key.0) == name)?;
        Some(unescaped(&attribute.value))
    }
}

/// A name without its prefix. Producers choose prefixes freely; the names of office formats do not collide.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// A value with its references resolved; what is none stands as it is.
fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), Cow::into_owned)
}

/// Goes through a document from start to end; one that ends too early is damaged.
pub(super) fn walk(
    xml: &str,
    each: &mut dyn FnMut(Node<'_>) -> Result<(), UnreadReason>,
) -> Result<(), UnreadReason> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.allow_dangling_amp = true;
    let mut open = 0_usize;
    loop {
        match reader.read_event().map_err(|_| UnreadReason::Damaged)? {
            Event::Start(start) => {
                open += 1;
                each(Node::Start(Tag(&start)))?;
            }
            Event::End(end) => {
                open = open.saturating_sub(1);
                each(Node::End(local(end.name().0)))?;
            }
            Event::Text(text) => each(Node::Text(text.into_inner()))?,
            Event::CData(text) => each(Node::Text(text.into_inner()))?,
            Event::GeneralRef(reference) => {
                let reference = format!("&{};", &*reference);
                each(Node::Text(Cow::Owned(unescaped(&reference))))?;
            }
            Event::Eof if open == 0 => return Ok(()),
            Event::Eof => return Err(UnreadReason::Damaged),
            _ => {}
        }
    }
}
