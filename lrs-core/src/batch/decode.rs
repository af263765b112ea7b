//! Bytes to text: UTF-8, UTF-16 and windows-1252, block by block.
//!
//! The sources say nothing about the encoding of a batch file, so whatever a spreadsheet writes is read
//! and reported, and no letter is ever lost: a byte that is not UTF-8 is read as windows-1252, which is
//! what a British Windows writes.

use std::io::{self, Read};

use super::error::BatchError;
use crate::text::windows_1252;

/// How many bytes are read at once, and how far ahead the form of a file is judged.
const BLOCK: usize = 64 * 1024;

/// How the text of a file is written in bytes.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8 (or plain ASCII) without a byte-order mark.
    Utf8,
    /// UTF-8 after a byte-order mark.
    Utf8WithMark,
    /// UTF-16, low byte first.
    Utf16LittleEndian,
    /// UTF-16, high byte first.
    Utf16BigEndian,
    /// Windows-1252, the "ANSI" of a British Windows.
    Windows1252,
    /// Mostly UTF-8, with bytes that can only be windows-1252.
    Mixed,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Utf8,
        Self::Utf8WithMark,
        Self::Utf16LittleEndian,
        Self::Utf16BigEndian,
        Self::Windows1252,
        Self::Mixed,
    ];

    /// The stable name, for example `utf_8`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Utf8 => "utf_8",
            Self::Utf8WithMark => "utf_8_with_mark",
            Self::Utf16LittleEndian => "utf_16_le",
            Self::Utf16BigEndian => "utf_16_be",
            Self::Windows1252 => "windows_1252",
            Self::Mixed => "mixed",
        }
    }

    /// Finds an encoding by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.code() == code)
    }
}

/// Why no more text comes.
pub(super) enum Stop {
    /// A byte 0 stands next.
    Nul,
    /// The source failed.
    Io(io::ErrorKind),
}

/// Reads a source block by block as valid UTF-8.
pub(super) struct Decoder<R> {
    source: R,
    form: Form,
    has_mark: bool,
    /// Bytes as they were read; between two blocks, those of a character not read to its end.
    raw: Vec<u8>,
    raw_length: usize,
    block: String,
    stop: Option<Stop>,
    is_at_end: bool,
    has_letters_beyond_ascii: bool,
    /// How many bytes of text came before the first byte that is not UTF-8.
    first_foreign: Option<u64>,
    /// How many bytes of the source were read.
    pub(super) bytes_read: u64,
    bytes_decoded: u64,
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Form {
    Utf8,
    Utf16 { is_big: bool },
}

impl<R: Read> Decoder<R> {
    /// Reads the first block and judges what kind of file this is.
    pub(super) fn new(source: R) -> Result<Self, BatchError> {
        let mut decoder = Self {
            source,
            form: Form::Utf8,
            has_mark: false,
            raw: vec![0; BLOCK],
            raw_length: 0,
            block: String::new(),
            stop: None,
            is_at_end: false,
            has_letters_beyond_ascii: false,
            first_foreign: None,
            bytes_read: 0,
            bytes_decoded: 0,
        };
        while !decoder.is_at_end && decoder.raw_length < BLOCK {
            decoder.fill().map_err(|kind| BatchError::Io { kind })?;
        }
        let mark = decoder.judge()?;
        decoder.raw.drain(..mark);
        decoder.raw_length -= mark;
        if decoder.raw_length == 0 {
            return Err(BatchError::Empty);
        }
        decoder.decode();
        Ok(decoder)
    }

    /// Whether the text begins as XML and HTML do; to be asked before the second block.
    pub(super) fn is_markup(&self) -> bool {
        self.block().iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
    }

    /// The present block of valid UTF-8.
    pub(super) fn block(&self) -> &[u8] {
        self.block.as_bytes()
    }

    /// The present block.
    pub(super) fn text(&self) -> &str {
        &self.block
    }

    /// Puts the next block in place; false at the end.
    pub(super) fn advance(&mut self) -> Result<bool, Stop> {
        loop {
            if let Some(stop) = self.stop.take() {
                self.block.clear();
                self.raw_length = 0;
                self.is_at_end = true;
                return Err(stop);
            }
            if self.is_at_end && self.raw_length == 0 {
                self.block.clear();
                return Ok(false);
            }
            if !self.is_at_end
                && let Err(kind) = self.fill()
            {
                self.stop = Some(Stop::Io(kind));
                continue;
            }
            self.decode();
            if !self.block.is_empty() {
                return Ok(true);
            }
        }
    }

    /// Whether a byte 0 follows the present block.
    pub(super) const fn has_nul_next(&self) -> bool {
        matches!(self.stop, Some(Stop::Nul))
    }

    /// How the file is written, as far as it was read.
    pub(super) fn encoding(&self) -> Encoding {
        match (self.form, self.first_foreign, self.has_mark) {
            (Form::Utf16 { is_big: false }, ..) => Encoding::Utf16LittleEndian,
            (Form::Utf16 { is_big: true }, ..) => Encoding::Utf16BigEndian,
            (Form::Utf8, Some(_), has_mark) if has_mark || self.has_letters_beyond_ascii => Encoding::Mixed,
            (Form::Utf8, Some(_), _) => Encoding::Windows1252,
            (Form::Utf8, None, true) => Encoding::Utf8WithMark,
            (Form::Utf8, None, false) => Encoding::Utf8,
        }
    }

    /// Whether the file begins with a byte-order mark.
    #[cfg(feature = "xml")]
    pub(super) const fn has_mark(&self) -> bool {
        self.has_mark
    }

    /// Whether no letter beyond ASCII was met.
    #[cfg(feature = "xml")]
    pub(super) const fn is_ascii(&self) -> bool {
        !self.has_letters_beyond_ascii && self.first_foreign.is_none()
    }

    /// How many bytes of text come before the first byte that is not UTF-8, where one was met.
    pub(super) const fn first_foreign(&self) -> Option<u64> {
        self.first_foreign
    }

    /// Reads once, behind the bytes that are kept.
    fn fill(&mut self) -> Result<(), io::ErrorKind> {
        if self.raw.len() < BLOCK {
            self.raw.resize(BLOCK, 0);
        }
        let space = self.raw.get_mut(self.raw_length..).unwrap_or_default();
        let count = loop {
            match self.source.read(space) {
                // A reader that claims more than there is space for is wrong; what there is counts.
                Ok(count) => break count.min(space.len()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.kind()),
            }
        };
        self.raw_length += count;
        self.bytes_read += count as u64;
        self.is_at_end = count == 0;
        Ok(())
    }

    /// Judges the kind of file by its first bytes; the answer is the length of the byte-order mark.
    fn judge(&mut self) -> Result<usize, BatchError> {
        let start = self.raw.get(..self.raw_length).unwrap_or_default();
        let (form, mark) = match start {
            [] => return Err(BatchError::Empty),
            // Archives (xlsx, ods, zip), the old compound documents (xls), gzip.
            [b'P', b'K', 3 | 5, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] | [0x1F, 0x8B, ..] => {
                return Err(BatchError::Workbook);
            }
            [b'%', b'P', b'D', b'F', ..] => return Err(BatchError::Pdf),
            [0xEF, 0xBB, 0xBF, ..] => (Form::Utf8, 3),
            [0xFF, 0xFE, ..] => (Form::Utf16 { is_big: false }, 2),
            [0xFE, 0xFF, ..] => (Form::Utf16 { is_big: true }, 2),
            _ => (without_mark(start), 0),
        };
        (self.form, self.has_mark) = (form, mark > 0);
        Ok(mark)
    }

    /// Makes a block of text from the raw bytes, and keeps those of a character not read to its end.
    fn decode(&mut self) {
        match self.form {
            Form::Utf8 => self.decode_utf8(),
            Form::Utf16 { is_big } => self.decode_utf16(is_big),
        }
        // To look at all bytes takes less than to look for one, since it looks at many at once.
        if self.block().iter().fold(u8::MAX, |lowest, byte| lowest.min(*byte)) == 0 {
            self.block.truncate(self.block.find('\0').unwrap_or(0));
            self.stop = Some(Stop::Nul);
        }
        self.bytes_decoded += self.block.len() as u64;
    }

    fn decode_utf8(&mut self) {
        let mut raw = core::mem::take(&mut self.raw);
        raw.truncate(self.raw_length);
        let (block, tail) = match String::from_utf8(raw) {
            Ok(text) => (text, Vec::new()),
            Err(error) if error.utf8_error().error_len().is_none() && !self.is_at_end => {
                let valid = error.utf8_error().valid_up_to();
                let mut raw = error.into_bytes();
                let tail = raw.split_off(valid);
                (String::from_utf8(raw).unwrap_or_default(), tail)
            }
            Err(error) => {
                self.raw = error.into_bytes();
                return self.decode_foreign();
            }
        };
        self.raw_length = tail.len();
        // What else stands in the buffer is read over: to fill it with zeros each time would cost more.
        self.raw = core::mem::replace(&mut self.block, block).into_bytes();
        self.raw.resize(BLOCK, 0);
        self.raw.iter_mut().zip(&tail).for_each(|(place, byte)| *place = *byte);
        self.has_letters_beyond_ascii = self.has_letters_beyond_ascii || !self.block().is_ascii();
    }

    /// The slow path of a block in which some bytes are not UTF-8.
    fn decode_foreign(&mut self) {
        self.block.clear();
        let mut rest = self.raw.get(..self.raw_length).unwrap_or_default();
        loop {
            let (text, tail, foreign) = match str::from_utf8(rest) {
                Ok(text) => (text, &[][..], 0),
                Err(error) => {
                    let (text, tail) = rest.split_at_checked(error.valid_up_to()).unwrap_or((rest, &[]));
                    let foreign = error.error_len().unwrap_or(if self.is_at_end { tail.len() } else { 0 });
                    (str::from_utf8(text).unwrap_or_default(), tail, foreign)
                }
            };
            self.has_letters_beyond_ascii = self.has_letters_beyond_ascii || !text.is_ascii();
            self.block.push_str(text);
            let (letters, tail) = tail.split_at_checked(foreign).unwrap_or((tail, &[]));
            if letters.is_empty() {
                let kept = tail.to_vec();
                self.raw_length = kept.len();
                self.raw = kept;
                return;
            }
            self.first_foreign.get_or_insert(self.bytes_decoded + self.block.len() as u64);
            for &byte in letters {
                // A byte without a letter becomes the control character of its number, so that it is kept
                // and found again in the field.
                self.block.push(windows_1252(byte).unwrap_or(char::from(byte)));
            }
            rest = tail;
        }
    }

    fn decode_utf16(&mut self, is_big: bool) {
        let unit = |pair: &[u8]| match *pair {
            [first, second] if is_big => u16::from_be_bytes([first, second]),
            [first, second] => u16::from_le_bytes([first, second]),
            // A last byte without its pair: a letter is lost, and says so.
            _ => 0xFFFD,
        };
        let raw = self.raw.get(..self.raw_length).unwrap_or_default();
        let mut length = raw.len();
        if !self.is_at_end {
            length -= length % 2;
            let last = raw.get(length.saturating_sub(2)..length).map(unit);
            if length > 0 && last.is_some_and(|unit| (0xD800..0xDC00).contains(&unit)) {
                length -= 2;
            }
        }
        self.block.clear();
        let units = raw.get(..length).unwrap_or_default().chunks(2).map(unit);
        for letter in char::decode_utf16(units) {
            self.block.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        self.raw.drain(..length);
        self.raw_length -= length;
    }
}

/// UTF-16 without a mark shows itself by a zero in every other byte.
fn without_mark(start: &[u8]) -> Form {
    let pairs = start.get(..start.len().min(64)).unwrap_or_default().chunks_exact(2);
    let is = |zero: fn(&[u8]) -> bool| pairs.len() >= 2 && pairs.clone().all(zero);
    if is(|pair| matches!(*pair, [low, 0] if low != 0)) {
        Form::Utf16 { is_big: false }
    } else if is(|pair| matches!(*pair, [0, low] if low != 0)) {
        Form::Utf16 { is_big: true }
    } else {
        Form::Utf8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time, as a slow pipe does.
    struct Drip<'a>(&'a [u8]);

    impl Read for Drip<'_> {
        fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
            let count = self.0.len().min(1);
            space[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn decode(bytes: &[u8]) -> (String, Encoding) {
        let read = |source: &mut dyn Read| {
            let mut decoder = Decoder::new(source).map_err(|error| error.code()).unwrap();
            let mut text = decoder.block().to_vec();
            while matches!(decoder.advance(), Ok(true)) {
                text.extend_from_slice(decoder.block());
            }
            (String::from_utf8(text).unwrap(), decoder.encoding())
        };
        let whole = read(&mut &bytes[..]);
        assert_eq!(whole, read(&mut Drip(bytes)));
        whole
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Zoë O’Neill, 𝒳";
        assert_eq!(decode(text.as_bytes()), (text.to_owned(), Encoding::Utf8));
        assert_eq!(decode(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()).1, Encoding::Utf8WithMark);
        let little = [vec![0xFF, 0xFE], utf16(text, u16::to_le_bytes)].concat();
        assert_eq!(decode(&little), (text.to_owned(), Encoding::Utf16LittleEndian));
        let big = [vec![0xFE, 0xFF], utf16(text, u16::to_be_bytes)].concat();
        assert_eq!(decode(&big), (text.to_owned(), Encoding::Utf16BigEndian));
        let unmarked = utf16("\"FileVersion\"\u{C5}", u16::to_le_bytes);
        assert_eq!(decode(&unmarked), ("\"FileVersion\"\u{C5}".to_owned(), Encoding::Utf16LittleEndian));
        assert_eq!(decode(b"Zo\xEB O\x92Neill"), ("Zoë O’Neill".to_owned(), Encoding::Windows1252));
    }

    #[test]
    fn foreign_bytes_among_utf8_lose_nothing() {
        assert_eq!(decode("Zoë Bj\u{f6}rk".as_bytes()).1, Encoding::Utf8);
        assert_eq!(decode(b"Zo\xC3\xAB Bj\xF6rk"), ("Zoë Björk".to_owned(), Encoding::Mixed));
        assert_eq!(decode(b"a\x81b\xE2\x82"), ("a\u{81}bâ‚".to_owned(), Encoding::Windows1252));
    }

    #[test]
    fn a_character_across_two_blocks_is_read_whole() {
        for shift in 0..5 {
            let text = "x".repeat(BLOCK - shift) + "𝒳é’";
            let mut decoder = Decoder::new(text.as_bytes()).map_err(|error| error.code()).unwrap();
            let mut found = decoder.block().to_vec();
            while matches!(decoder.advance(), Ok(true)) {
                found.extend_from_slice(decoder.block());
            }
            assert_eq!(found, text.as_bytes());
        }
    }

    #[test]
    fn a_lone_half_of_a_letter_is_marked_as_lost() {
        assert_eq!(decode(&[0xFF, 0xFE, 0x41, 0, 0x00, 0xD8]).0, "A\u{FFFD}");
        assert_eq!(decode(&[0xFF, 0xFE, 0x41, 0, 0x42]).0, "A\u{FFFD}");
    }

    #[test]
    fn files_that_are_no_text_are_told_by_their_start() {
        let code = |bytes: &[u8]| Decoder::new(bytes).err().map(|error| error.code());
        assert_eq!(code(b""), Some("batch.empty"));
        assert_eq!(code(b"\xEF\xBB\xBF"), Some("batch.empty"));
        assert_eq!(code(b"PK\x03\x04 and so on"), Some("batch.workbook"));
        assert_eq!(code(b"\xD0\xCF\x11\xE0\xA1"), Some("batch.workbook"));
        assert_eq!(code(b"%PDF-1.7"), Some("batch.pdf"));
        assert_eq!(code(b"FileVersion"), None);
        let is_markup = |bytes: &[u8]| Decoder::new(bytes).ok().map(|decoder| decoder.is_markup());
        assert_eq!(is_markup(b" <?xml version=\"1.0\"?>"), Some(true));
        assert_eq!(is_markup(b"\xFF\xFE<\x00?\x00"), Some(true));
        assert_eq!(is_markup(b"FileVersion<"), Some(false));
    }
}
