//! Rich text (RTF) as plain text: paragraphs as lines, cells parted by tabs.

use super::lines::Lines;
use crate::breach::message::UnreadReason;
use crate::breach::reading::Opened;
use crate::text::decoded;

/// Groups that hold no text of the document.
// SOURCE: Rich Text Format 1.9.1, "Contents of an RTF file"; groups with `\*` are left out too, as it says.
const DESTINATIONS: &[&str] = &[
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "themedata",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "datastore",
    "latentstyles",
    "xmlnstbl",
];

/// How deep groups may lie inside each other.
// CHOICE: Word stops far before.
const DEEPEST: usize = 1_000;

/// Reads a document.
pub(super) fn open(data: &[u8], most: usize) -> Opened {
    match (Reader {
        rest: data,
        lines: Lines::new(most),
        groups: Vec::new(),
        group: Group::default(),
        bytes: Vec::new(),
    })
    .read()
    {
        Ok(text) => Opened::Text(text),
        Err(reason) => Opened::Unread(reason),
    }
}

/// What holds until a group ends.
#[derive(Clone, Copy)]
struct Group {
    is_hidden: bool,
    /// How many letters stand for a letter of Unicode, to be passed over.
    fallback: i32,
}

impl Default for Group {
    fn default() -> Self {
        Self { is_hidden: false, fallback: 1 }
    }
}

struct Reader<'a> {
    rest: &'a [u8],
    lines: Lines,
    groups: Vec<Group>,
    group: Group,
    /// Bytes of text that are not decoded yet.
    bytes: Vec<u8>,
}

impl Reader<'_> {
    fn read(mut self) -> Result<String, UnreadReason> {
        let mut passed = 0;
        while let Some((&byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            match byte {
                b'{' if self.groups.len() >= DEEPEST => return Err(UnreadReason::Damaged),
                b'{' => self.groups.push(self.group),
                b'}' => {
                    self.flush()?;
                    self.group = self.groups.pop().unwrap_or_default();
                }
                b'\\' => passed = self.control(passed)?,
                b'\r' | b'\n' => {}
                _ if passed > 0 => passed -= 1,
                _ => self.byte(byte),
            }
        }
        self.flush()?;
        self.lines.end_line()?;
        if self.groups.is_empty() { Ok(self.lines.finish()) } else { Err(UnreadReason::Damaged) }
    }

    fn byte(&mut self, byte: u8) {
        if !self.group.is_hidden {
            self.bytes.push(byte);
        }
    }

    fn flush(&mut self) -> Result<(), UnreadReason> {
        let text = decoded(&self.bytes);
        self.bytes.clear();
        self.lines.push(&text)
    }

    /// Reads a control word or sign; the answer is how many letters are to be passed over.
    fn control(&mut self, passed: i32) -> Result<i32, UnreadReason> {
        let Some((&sign, rest)) = self.rest.split_first() else { return Ok(0) };
        if sign.is_ascii_alphabetic() {
            return self.word();
        }
        self.rest = rest;
        match sign {
            b'\'' => {
                let digits = self.rest.get(..2).and_then(|digits| core::str::from_utf8(digits).ok());
                let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                self.rest = self.rest.get(2..).unwrap_or_default();
                if passed > 0 {
                    return Ok(passed - 1);
                }
                self.byte(byte.unwrap_or(b'?'));
            }
            b'*' => self.group.is_hidden = true,
            b'~' => self.byte(b' '),
            b'_' => self.byte(b'-'),
            b'\\' | b'{' | b'}' => self.byte(sign),
            _ => {}
        }
        Ok(0)
    }

    fn word(&mut self) -> Result<i32, UnreadReason> {
        let length = self.rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, rest) = self.rest.split_at_checked(length).unwrap_or_default();
        let digits = rest.iter().enumerate();
        let digits =
            digits.take_while(|&(at, byte)| byte.is_ascii_digit() || at == 0 && *byte == b'-').count();
        let (number, rest) = rest.split_at_checked(digits).unwrap_or_default();
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let number = core::str::from_utf8(number).ok().and_then(|number| number.parse::<i32>().ok());
        let word = core::str::from_utf8(word).unwrap_or_default();
        if DESTINATIONS.contains(&word) {
            self.group.is_hidden = true;
        }
        if self.group.is_hidden {
            if word == "bin" {
                let length = number.and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
                self.rest = self.rest.get(length..).unwrap_or_default();
            }
            return Ok(0);
        }
        self.flush()?;
        match (word, number) {
            ("par" | "line" | "sect" | "page", _) => self.lines.end_line()?,
            ("row", _) => self.lines.end_row()?,
            ("cell" | "tab" | "nestcell", _) => self.lines.push("\t")?,
            ("emdash" | "endash", _) => self.lines.push("–")?,
            ("lquote" | "rquote", _) => self.lines.push("’")?,
            ("uc", Some(count)) => self.group.fallback = count.clamp(0, 8),
            ("u", Some(unit)) => {
                // Over 32,767 it is written as a negative number.
                let letter = u32::try_from(unit & 0xFFFF).ok().and_then(char::from_u32);
                self.lines.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut [0; 4]))?;
                return Ok(self.group.fallback);
            }
            _ => {}
        }
        Ok(0)
    }
}
