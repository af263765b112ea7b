//! HTML as the text that a reader sees, hidden text too: what is white on white is sent all the same.
//!
//! Tags are enough: which element stands in which matters for tables alone, and those are followed as they come. So it
//! takes one pass, however the tags are nested or left open.

mod letter;
mod names;
mod page;
mod tags;

use std::borrow::Cow;

use page::Page;
use tags::Event;

/// The text of an HTML document: blocks are lines, rows of a table are lines with cells parted by tabs.
///
/// Pictures give their words (`alt`, `title`), fields of a form what stands in them, and links the address that a mail
/// would go to, unless they show it.
pub(super) fn to_text(html: &str) -> Cow<'_, str> {
    if !html.contains(['<', '&']) {
        return Cow::Borrowed(html);
    }
    let mut reader = Reader::default();
    tags::read(html.as_bytes(), |event| reader.take(&event));
    Cow::Owned(reader.page.into_text())
}

/// What an element does to the lines.
#[derive(Clone, Copy, Default, Eq, PartialEq)]
enum Kind {
    /// It stands in the line.
    #[default]
    Inline,
    /// It stands in the line, apart from its neighbours.
    Apart,
    /// A line of its own.
    Block,
    Break,
    Table,
    Row,
    Cell,
    Link,
    /// A block whose white space is kept.
    Kept,
    /// Nobody sees what stands in it.
    Code,
}

impl Kind {
    fn of(name: &[u8]) -> Self {
        match name {
            b"br" => Self::Break,
            b"table" => Self::Table,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"a" => Self::Link,
            b"pre" | b"textarea" | b"listing" | b"xmp" | b"plaintext" => Self::Kept,
            b"script" | b"style" => Self::Code,
            b"img" | b"input" | b"button" | b"area" | b"object" | b"select" => Self::Apart,
            // SOURCE: HTML Standard, 15.3 (Rendering: flow content and sections), the elements with `display: block`;
            // `option` and the frames because each shows its text apart.
            b"address" | b"article" | b"aside" | b"blockquote" | b"body" | b"caption" | b"center" | b"dd"
            | b"details" | b"dialog" | b"dir" | b"div" | b"dl" | b"dt" | b"fieldset" | b"figcaption"
            | b"figure" | b"footer" | b"form" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"head"
            | b"header" | b"hgroup" | b"hr" | b"html" | b"iframe" | b"legend" | b"li" | b"main" | b"menu"
            | b"nav" | b"noembed" | b"noscript" | b"ol" | b"optgroup" | b"option" | b"p" | b"search"
            | b"section" | b"summary" | b"tbody" | b"tfoot" | b"thead" | b"title" | b"ul" => Self::Block,
            _ => Self::Inline,
        }
    }
}

/// An attribute that holds text.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Attribute {
    Other,
    /// `alt`, `title`, and what a field holds.
    Words,
    Style,
    Href,
}

/// An element whose white space is kept, and how many of its name are open inside it.
struct Kept {
    name: Vec<u8>,
    open: usize,
}

#[derive(Default)]
struct Reader {
    page: Page,
    /// The start tag that is being read; none between tags.
    tag: Option<Vec<u8>>,
    /// The words of the last attribute: `title` often says what `alt` said.
    words: Vec<u8>,
    is_code: bool,
    kept: Option<Kept>,
    /// The link that is open: the address of its mail, and where its text begins.
    link: Option<(Vec<u8>, usize)>,
}

impl Reader {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Open(name) => self.open(name),
            Event::Attribute(name, value) => self.value(self.attribute(name), value),
            Event::Opened => self.tag = None,
            Event::Close(name) => self.close(name),
            Event::Text(text) if !self.is_code => self.page.text(text, self.kept.is_some()),
            Event::Text(_) => {}
        }
    }

    fn open(&mut self, name: &[u8]) {
        let kind = Kind::of(name);
        self.is_code = kind == Kind::Code;
        match kind {
            Kind::Apart => self.page.part(),
            Kind::Block => self.page.block(),
            Kind::Break => self.page.line(),
            Kind::Table => self.page.open_table(),
            Kind::Row => self.page.open_row(),
            Kind::Cell => self.page.open_cell(),
            Kind::Link => self.end_link(),
            Kind::Kept => {
                self.page.block();
                self.keep(name);
            }
            Kind::Inline | Kind::Code => {}
        }
        if let Some(kept) = &mut self.kept {
            kept.open += usize::from(kept.name == name);
        }
        self.words.clear();
        self.tag = Some(name.to_vec());
    }

    fn close(&mut self, name: &[u8]) {
        self.is_code = false;
        self.tag = None;
        if let Some(kept) = &mut self.kept
            && kept.name == name
        {
            kept.open -= 1;
            if kept.open == 0 {
                self.kept = None;
            }
        }
        match Kind::of(name) {
            Kind::Apart => self.page.part(),
            Kind::Block | Kind::Kept => self.page.block(),
            // Browsers take `</br>` for `<br>`.
            Kind::Break => self.page.line(),
            Kind::Table => self.page.close_table(),
            Kind::Row => self.page.close_row(),
            Kind::Cell => self.page.close_cell(),
            Kind::Link => self.end_link(),
            Kind::Inline | Kind::Code => {}
        }
    }

    /// Starts an element whose white space is kept, unless one is open; the caller counts it.
    fn keep(&mut self, name: &[u8]) {
        self.kept.get_or_insert_with(|| Kept { name: name.to_vec(), open: 0 });
    }

    /// What the attribute of the start tag holds.
    fn attribute(&self, name: &[u8]) -> Attribute {
        match (name, self.tag.as_deref()) {
            (b"alt" | b"title", _)
            | (b"value", Some(b"input"))
            | (b"label", Some(b"option" | b"optgroup")) => Attribute::Words,
            (b"style", _) => Attribute::Style,
            (b"href", Some(b"a" | b"area")) => Attribute::Href,
            _ => Attribute::Other,
        }
    }

    fn value(&mut self, attribute: Attribute, value: &[u8]) {
        match attribute {
            Attribute::Words if self.words != value => {
                self.page.part();
                self.page.text(value, false);
                self.page.part();
                self.words = value.to_vec();
            }
            Attribute::Style if keeps_space(value) && self.kept.is_none() => {
                // An element without an end would keep the rest of the page.
                let has_end = |name: &&Vec<u8>| !matches!(Kind::of(name), Kind::Break | Kind::Apart);
                if let Some(name) = self.tag.as_ref().filter(has_end) {
                    self.kept = Some(Kept { name: name.clone(), open: 1 });
                }
            }
            Attribute::Href => self.link = address(value).map(|address| (address, self.page.len())),
            Attribute::Words | Attribute::Style | Attribute::Other => {}
        }
    }

    /// Adds where a link would write to, unless its text says so.
    fn end_link(&mut self) {
        let Some((address, start)) = self.link.take() else { return };
        let is_shown = contains(self.page.since(start), &address);
        if !is_shown {
            self.page.part();
            self.page.text(&address, false);
            self.page.part();
        }
    }
}

/// Whether a style keeps line breaks: `white-space: pre`, `pre-wrap` or `pre-line`.
fn keeps_space(style: &[u8]) -> bool {
    let style: Vec<u8> =
        style.iter().filter(|byte| !byte.is_ascii_whitespace()).map(u8::to_ascii_lowercase).collect();
    contains(&style, b"white-space:pre")
}

/// What a `mailto:` link holds, its subject and text too; none for other links.
fn address(link: &[u8]) -> Option<Vec<u8>> {
    let (scheme, rest) = link.trim_ascii_start().split_at_checked(7)?;
    if !scheme.eq_ignore_ascii_case(b"mailto:") {
        return None;
    }
    let mut address = Vec::with_capacity(rest.len());
    let mut rest = rest;
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = after.split_at_checked(2).filter(|_| byte == b'%');
        let decoded = escaped.and_then(|(digits, after)| {
            let digits = core::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
            Some((u8::from_str_radix(digits, 16).ok()?, after))
        });
        let (byte, after) = match (decoded, byte) {
            (Some(decoded), _) => decoded,
            (None, b'?' | b'&') => (b' ', after),
            (None, byte) => (byte, after),
        };
        address.push(byte);
        rest = after;
    }
    Some(address.trim_ascii().to_vec()).filter(|address| !address.is_empty())
}

/// Whether `part` stands in `text`. A text that shows an address is hardly longer than it, so only its first part is
/// looked at, which keeps this linear.
fn contains(text: &[u8], part: &[u8]) -> bool {
    // CHOICE: 4 KiB of a link's text; a style is shorter still.
    const LOOKED_AT: usize = 4 << 10;
    let text = text.get(..LOOKED_AT).unwrap_or(text);
    // CHOICE: an address has at most 254 bytes (RFC 5321); a longer link is never shown whole.
    part.len() <= 254 && text.windows(part.len().max(1)).any(|window| window == part)
}

#[cfg(test)]
mod tests;
