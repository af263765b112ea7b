//! Places in a text, counted as each language counts them.
//!
//! Rust counts bytes, Python code points, browsers UTF-16 units: a span is turned at the border and nowhere else.

use crate::finding::Span;

/// A span of bytes as code points, for Python.
///
/// An end that is not at the border of a character, or beyond the text, counts the characters that begin
/// before it.
///
/// # Examples
///
/// ```
/// use lrs_core::finding::Span;
/// use lrs_core::text::code_points;
///
/// assert_eq!(code_points("Zoë X", Span { start: 5, end: 6 }), Span { start: 4, end: 5 });
/// ```
pub fn code_points(text: &str, span: Span) -> Span {
    counted(text, span, |_| 1)
}

/// A span of bytes as UTF-16 units, for TypeScript.
///
/// # Examples
///
/// ```
/// use lrs_core::finding::Span;
/// use lrs_core::text::utf16;
///
/// assert_eq!(utf16("𐐀 X", Span { start: 5, end: 6 }), Span { start: 3, end: 4 });
/// ```
pub fn utf16(text: &str, span: Span) -> Span {
    counted(text, span, char::len_utf16)
}

fn counted(text: &str, span: Span, width: impl Fn(char) -> usize) -> Span {
    let mut counts = Span { start: 0, end: 0 };
    for (at, letter) in text.char_indices().take_while(|&(at, _)| at < span.end.max(span.start)) {
        let width = width(letter);
        counts.start += if at < span.start { width } else { 0 };
        counts.end += if at < span.end { width } else { 0 };
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_begins_before_each_end() {
        let text = "aé𐐀z"; // 1, 2, 4 and 1 bytes
        let span = |start, end| Span { start, end };
        assert_eq!(code_points(text, span(0, 8)), span(0, 4));
        assert_eq!(utf16(text, span(0, 8)), span(0, 5));
        assert_eq!(utf16(text, span(7, 8)), span(4, 5));
        assert_eq!(code_points(text, span(3, 3)), span(2, 2));
        assert_eq!(code_points(text, span(0, 99)), span(0, 4));
        assert_eq!(code_points("", span(3, 9)), span(0, 0));
    }
}
