//! The parts of a multipart body, one after another.

use super::header::split_line;

/// A stretch of a multipart body.
pub(super) enum Stretch<'a> {
    /// A part between two delimiters.
    Part(&'a [u8]),
    /// What stands before the first delimiter or after the last.
    Outside(&'a [u8]),
}

/// The stretches of a multipart body. A last delimiter that is missing is not missed.
pub(super) struct Stretches<'a> {
    rest: Option<&'a [u8]>,
    boundary: &'a [u8],
    is_part: bool,
}

impl<'a> Stretches<'a> {
    /// The stretches of a body, or none where no line is a delimiter.
    pub(super) fn of(body: &'a [u8], boundary: &'a str) -> Option<Self> {
        let boundary = boundary.trim_end().as_bytes();
        let stretches = Self { rest: Some(body), boundary, is_part: false };
        let has_parts = !boundary.is_empty() && stretches.next_delimiter(body).is_some();
        has_parts.then_some(stretches)
    }

    /// Where the next delimiter begins, whether it is the last, and what comes after it.
    fn next_delimiter(&self, data: &'a [u8]) -> Option<(usize, bool, &'a [u8])> {
        let mut rest = data;
        while !rest.is_empty() {
            if rest.starts_with(b"--") {
                let (line, after) = split_line(rest);
                if let Some(end) = line.get(2..).and_then(|line| line.strip_prefix(self.boundary)) {
                    let is_last = end.starts_with(b"--");
                    // CHOICE: the whole line, so that a boundary that begins like another is not taken for it.
                    if end.get(if is_last { 2 } else { 0 }..).unwrap_or_default().trim_ascii().is_empty() {
                        return Some((data.len() - rest.len(), is_last, after));
                    }
                }
                rest = after;
            } else {
                let end = rest.iter().position(|&byte| byte == b'\n')?;
                rest = rest.get(end + 1..).unwrap_or_default();
            }
        }
        None
    }
}

impl<'a> Iterator for Stretches<'a> {
    type Item = Stretch<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let data = self.rest?;
        let is_part = self.is_part;
        let stretch = if let Some((start, is_last, after)) = self.next_delimiter(data) {
            (self.rest, self.is_part) = (Some(after), !is_last);
            // The end of the line before a delimiter belongs to it.
            let before = data.get(..start).unwrap_or_default();
            let before = before.strip_suffix(b"\n").unwrap_or(before);
            before.strip_suffix(b"\r").unwrap_or(before)
        } else {
            self.rest = None;
            data
        };
        Some(if is_part { Stretch::Part(stretch) } else { Stretch::Outside(stretch) })
    }
}
