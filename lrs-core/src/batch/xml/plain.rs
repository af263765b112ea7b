//! The fast way through a plain element.
//!
//! Nearly every value of a real file lies whole in the block at hand, as text between two tags that are a name alone. Such an
//! element needs no parser and no copy: its parts are found eight bytes at a time. Any other is left to the parser, from the
//! white space before it.

use crate::batch::word::{are_ascii, below, equal, first, word};

/// A plain element.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Plain<'a> {
    /// The white space before it.
    pub(super) space: &'a str,
    /// Whatever stands in its tags; whether it is a name is not judged.
    pub(super) name: &'a str,
    /// Its text, without references and without controls, line ends among them.
    pub(super) text: &'a str,
    /// How many bytes all of it has, with the space.
    pub(super) length: usize,
    /// Whether it is of ASCII alone; false where that was not seen.
    pub(super) is_ascii: bool,
}

impl Plain<'_> {
    /// How many tags and texts it is.
    pub(super) const fn nodes(&self) -> usize {
        2 + !self.space.is_empty() as usize + !self.text.is_empty() as usize
    }
}

/// Cuts the element out that begins `input`. None where it is not plain or not whole, and where fewer than eight bytes follow
/// what is looked for.
pub(super) fn cut(input: &str) -> Option<Plain<'_>> {
    let bytes = input.as_bytes();
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    let open =
        bytes.iter().position(|byte| !is_space(byte)).filter(|open| bytes.get(*open) == Some(&b'<'))?;
    let mut seen = 0;
    let name_end = find(bytes, open + 1, &mut seen, |word| equal(word, b'>'))?;
    let ends = |word| equal(word, b'<') | equal(word, b'&') | below(word, b' ');
    let text_end = find(bytes, name_end + 1, &mut seen, ends)?;
    let name = input.get(open + 1..name_end)?;
    let end =
        bytes.get(text_end..)?.strip_prefix(b"</")?.strip_prefix(name.as_bytes())?.strip_prefix(b">")?;
    Some(Plain {
        space: input.get(..open)?,
        name,
        text: input.get(name_end + 1..text_end)?,
        length: input.len() - end.len(),
        is_ascii: are_ascii(seen),
    })
}

/// Where from a place on the first byte stands that is marked.
#[inline]
fn find(bytes: &[u8], from: usize, seen: &mut u64, marks: impl Fn(u64) -> u64) -> Option<usize> {
    let mut at = from;
    loop {
        let word = word(bytes, at)?;
        *seen |= word;
        let found = marks(word);
        if found != 0 {
            return Some(at + first(found));
        }
        at += 8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_element_is_cut_out() {
        let input = "\r\n <FamilyName>Ng, O'Neill</FamilyName>\n<Gender>";
        let plain = cut(input).unwrap();
        assert_eq!((plain.space, plain.name, plain.text), ("\r\n ", "FamilyName", "Ng, O'Neill"));
        assert_eq!((plain.length, plain.is_ascii), (input.len() - 9, true));
        let foreign = cut("<A>ë</A>        ").unwrap();
        assert_eq!((foreign.text, foreign.length, foreign.is_ascii), ("ë", 9, false));
        assert_eq!(cut("<A></A>         ").map(|plain| (plain.text, plain.length)), Some(("", 7)));
    }

    #[test]
    fn other_elements_are_left_to_the_parser() {
        for element in [
            "<A>x&amp;y</A>",
            "<A>x\ny</A>",
            "<A>x\ty</A>",
            "<A>x\u{1}y</A>",
            "<A><B>x</B></A>",
            "<A>x<!-- y --></A>",
            "<A><![CDATA[x]]></A>",
            "<A>x</B>",
            "<A>x</A >",
            "<A b='c'>x</A>",
            "<A/>",
            "<!-- <A>x</A> -->",
            "<?A?>x",
            "</A>",
            "text <A>x</A>",
        ] {
            assert_eq!(cut(&format!("{element}<Another>text</Another>")), None, "{element:?}");
        }
        for early in ["", "<A>x</A", "<FamilyName>Ng</Fam", "<FamilyName", "\n\n", "<A>x</A>\n"] {
            assert_eq!(cut(early), None, "{early:?} ends too early");
        }
    }
}
