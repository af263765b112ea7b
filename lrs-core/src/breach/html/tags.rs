//! HTML cut into tags and text as browsers cut it, in one pass.
//!
//! Our own: a tokenizer with all of HTML's two thousand names of letters would make the packed browser build 50 KiB
//! larger, and half as fast. Nothing here fails: what is no tag is text.

use std::borrow::Cow;

use super::letter;

/// What comes next in a page. Names are in small letters.
pub(super) enum Event<'a> {
    /// A start tag begins; its attributes follow.
    Open(&'a [u8]),
    Attribute(&'a [u8], Cow<'a, [u8]>),
    /// The start tag ends.
    Opened,
    Close(&'a [u8]),
    Text(&'a [u8]),
}

/// How the content of an element is read.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Content {
    /// Up to its end tag there are no tags.
    Raw,
    /// As raw, but letters have names.
    Letters,
    /// There are no tags up to the end of the page.
    Rest,
}

impl Content {
    // SOURCE: HTML Standard, 13.2.6.4 (the rules for parsing tokens in HTML content); `noscript` as without scripts,
    // which no mail program runs.
    fn of(name: &[u8]) -> Option<Self> {
        match name {
            b"script" | b"style" | b"xmp" | b"iframe" | b"noembed" | b"noframes" => Some(Self::Raw),
            b"textarea" | b"title" => Some(Self::Letters),
            b"plaintext" => Some(Self::Rest),
            _ => None,
        }
    }
}

/// Hands over the tags and texts of a page.
pub(super) fn read(page: &[u8], mut take: impl FnMut(Event<'_>)) {
    let mut rest = page;
    while let Some(at) = rest.iter().position(|&byte| byte == b'<') {
        let (text, tag) = rest.split_at_checked(at).unwrap_or((rest, &[]));
        letters(text, &mut take);
        rest = match tag {
            [_, letter, ..] if letter.is_ascii_alphabetic() => start_tag(after(tag, 1), &mut take),
            [_, b'/', letter, ..] if letter.is_ascii_alphabetic() => end_tag(after(tag, 2), &mut take),
            [_, b'!', b'-', b'-', comment @ ..] => after_comment(comment),
            [_, b'!' | b'?' | b'/', comment @ ..] if !comment.is_empty() => after_sign(comment, b'>'),
            _ => {
                take(Event::Text(b"<"));
                after(tag, 1)
            }
        };
    }
    letters(rest, &mut take);
}

/// A start tag, and the content of an element in which tags are text.
fn start_tag<'a>(tag: &'a [u8], take: &mut impl FnMut(Event<'_>)) -> &'a [u8] {
    let (name, rest) = tag_name(tag);
    take(Event::Open(&name));
    let rest = attributes(rest, take);
    take(Event::Opened);
    let Some(content) = Content::of(&name) else { return rest };
    let end = if content == Content::Rest { None } else { end_of(rest, &name) };
    let (text, rest) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, &[]));
    if content == Content::Letters {
        letters(text, take);
    } else {
        take(Event::Text(text));
    }
    rest
}

fn end_tag<'a>(tag: &'a [u8], take: &mut impl FnMut(Event<'_>)) -> &'a [u8] {
    let (name, rest) = tag_name(tag);
    // Browsers do not look at the attributes of an end tag.
    let rest = attributes(rest, &mut |_| {});
    take(Event::Close(&name));
    rest
}

fn tag_name(tag: &[u8]) -> (Vec<u8>, &[u8]) {
    let (name, rest) = split_where(tag, |byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
    (name.to_ascii_lowercase(), rest)
}

/// The attributes of a tag up to its end, and what comes after it. A tag without an end takes the rest of the page.
fn attributes<'a>(tag: &'a [u8], take: &mut impl FnMut(Event<'_>)) -> &'a [u8] {
    let mut rest = tag;
    loop {
        rest = split_where(rest, |byte| !byte.is_ascii_whitespace() && byte != b'/').1;
        match rest {
            [] => return rest,
            [b'>', rest @ ..] => return rest,
            _ => {}
        }
        // A sign of equality that stands first belongs to the name.
        let length = 1 + split_where(after(rest, 1), ends_name).0.len();
        let (name, value) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        let Some(value) = value.trim_ascii_start().strip_prefix(b"=") else {
            rest = value;
            continue;
        };
        let value = value.trim_ascii_start();
        let (value, next) = match value {
            [quote @ (b'"' | b'\''), value @ ..] => {
                let (value, next) = split_where(value, |byte| byte == *quote);
                (value, after(next, 1))
            }
            _ => split_where(value, |byte| byte.is_ascii_whitespace() || byte == b'>'),
        };
        take(Event::Attribute(&name.to_ascii_lowercase(), decoded(value)));
        rest = next;
    }
}

fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'=')
}

/// Where the end tag of an element begins.
fn end_of(text: &[u8], name: &[u8]) -> Option<usize> {
    let mut rest = text;
    loop {
        let at = rest.iter().position(|&byte| byte == b'<')?;
        rest = after(rest, at + 1);
        let Some((start, end)) = rest.strip_prefix(b"/").and_then(|tag| tag.split_at_checked(name.len()))
        else {
            continue;
        };
        let is_whole =
            end.first().is_none_or(|&byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
        if is_whole && start.eq_ignore_ascii_case(name) {
            return Some(text.len() - rest.len() - 1);
        }
    }
}

/// What comes after a comment; nothing where it has no end.
// SOURCE: HTML Standard, 13.2.5.43 to 51: `<!-->`, `<!--->` and `--!>` end one too.
fn after_comment(comment: &[u8]) -> &[u8] {
    if let [b'>', rest @ ..] | [b'-', b'>', rest @ ..] = comment {
        return rest;
    }
    let mut rest = comment;
    while let Some(at) = rest.iter().position(|&byte| byte == b'-') {
        rest = after(rest, at);
        if let [b'-', b'-', b'>', rest @ ..] | [b'-', b'-', b'!', b'>', rest @ ..] = rest {
            return rest;
        }
        rest = after(rest, 1);
    }
    &[]
}

fn after_sign(text: &[u8], sign: u8) -> &[u8] {
    after(split_where(text, |byte| byte == sign).1, 1)
}

/// Hands over text, with the letters that are written by name or number.
fn letters(text: &[u8], take: &mut impl FnMut(Event<'_>)) {
    let mut rest = text;
    while let Some(at) = rest.iter().position(|&byte| byte == b'&') {
        let (before, named) = rest.split_at_checked(at).unwrap_or((rest, &[]));
        if !before.is_empty() {
            take(Event::Text(before));
        }
        if let Some((letter, after)) = letter::named(named, false) {
            take(Event::Text(letter.encode_utf8(&mut [0; 4]).as_bytes()));
            rest = after;
        } else {
            take(Event::Text(b"&"));
            rest = after(named, 1);
        }
    }
    if !rest.is_empty() {
        take(Event::Text(rest));
    }
}

/// The value of an attribute.
fn decoded(value: &[u8]) -> Cow<'_, [u8]> {
    if !value.contains(&b'&') {
        return Cow::Borrowed(value);
    }
    let mut decoded = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some((&byte, after)) = rest.split_first() {
        if let Some((letter, after)) = letter::named(rest, true).filter(|_| byte == b'&') {
            decoded.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
            rest = after;
        } else {
            decoded.push(byte);
            rest = after;
        }
    }
    Cow::Owned(decoded)
}

fn split_where(text: &[u8], is_end: impl Fn(u8) -> bool) -> (&[u8], &[u8]) {
    let end = text.iter().position(|&byte| is_end(byte)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, &[]))
}

fn after(text: &[u8], count: usize) -> &[u8] {
    text.get(count..).unwrap_or_default()
}
