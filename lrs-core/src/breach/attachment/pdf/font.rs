//! A font: which letters its codes are, and how wide they stand.

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};

use super::cmap;
use super::filter::unpacked;
use super::glyph::{letter, named};
use crate::breach::attachment::budget::Budget;
use crate::breach::message::UnreadReason;

/// The most widths of a font.
// CHOICE: as many as two bytes can say.
const MOST_WIDTHS: usize = 65_536;

/// How wide a letter is where nobody says, in thousandths of its height.
// CHOICE: the middle of Helvetica; ISO 32000-1, table 117 has 1,000 for fonts of two bytes.
const USUAL_WIDTH: f64 = 500.0;

/// Codes that are Unicode are read up to here: the alphabets, and the marks between words.
const LAST_UNICODE: u32 = 0x2070;

/// A font.
pub(super) struct Font {
    /// Its codes have two bytes.
    is_wide: bool,
    letters: BTreeMap<u32, Box<str>>,
    widths: BTreeMap<u32, f64>,
    width: f64,
}

/// One code of a text.
pub(super) struct Glyph<'a> {
    /// Its letters; none where nobody says which they are.
    pub(super) letters: Option<&'a str>,
    /// How far it goes, in heights of the font.
    pub(super) width: f64,
    /// Whether it is the space that is widened between words.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font.
    pub(super) fn read(font: &Dict<'_>, budget: &mut Budget) -> Result<Self, UnreadReason> {
        let is_wide = font.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Type0");
        let mut this =
            Self { is_wide, letters: BTreeMap::new(), widths: BTreeMap::new(), width: USUAL_WIDTH };
        if is_wide {
            let inner =
                font.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
            this.width = inner.as_ref().and_then(|inner| number(inner, "DW")).unwrap_or(1_000.0);
            if let Some(widths) = inner.and_then(|inner| inner.get::<Array<'_>>("W")) {
                this.read_wide_widths(&widths);
            }
        } else {
            this.read_encoding(font);
            this.read_widths(font);
        }
        if let Some(table) = font.get::<Stream<'_>>("ToUnicode") {
            match unpacked(&table, budget) {
                Ok(table) => this.letters.extend(cmap::letters(&table)),
                // A font may do without.
                Err(UnreadReason::Damaged | UnreadReason::UnsupportedKind) => {}
                Err(reason) => return Err(reason),
            }
        } else if is_wide && counts_in_unicode(font) {
            let letters = (0x20..LAST_UNICODE).filter_map(|code| Some((code, char::from_u32(code)?)));
            this.letters.extend(letters.map(|(code, letter)| (code, letter.to_string().into_boxed_str())));
        }
        Ok(this)
    }

    fn read_encoding(&mut self, font: &Dict<'_>) {
        let own = font.get::<Dict<'_>>("Encoding");
        let base = font.get::<Name<'_>>("Encoding");
        let base = base.or_else(|| own.as_ref()?.get::<Name<'_>>("BaseEncoding"));
        let base = base.as_ref().map_or(&b""[..], |base| base.as_ref());
        for code in 0..=u8::MAX {
            if let Some(letter) = letter(base, code) {
                self.letters.insert(u32::from(code), letter.to_string().into_boxed_str());
            }
        }
        let Some(differences) = own.and_then(|own| own.get::<Array<'_>>("Differences")) else { return };
        let mut code = 0_u32;
        for item in differences.iter::<Object<'_>>().take(MOST_WIDTHS) {
            match item {
                Object::Number(first) => code = u32::try_from(first.as_i64()).unwrap_or(0),
                Object::Name(name) => {
                    match named(name.as_str()) {
                        Some(letters) => self.letters.insert(code, letters.into_boxed_str()),
                        None => self.letters.remove(&code),
                    };
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
    }

    fn read_widths(&mut self, font: &Dict<'_>) {
        let first = font.get::<u32>("FirstChar").unwrap_or(0);
        let Some(widths) = font.get::<Array<'_>>("Widths") else { return };
        // A font of drawings counts in units of its own.
        let matrix = font.get::<Array<'_>>("FontMatrix").and_then(|matrix| matrix.iter::<Number>().next());
        let unit = matrix.map_or(1.0, |scale| scale.as_f64() * 1_000.0);
        for (code, width) in (first..).zip(widths.iter::<Number>().take(256)) {
            self.widths.insert(code, width.as_f64() * unit);
        }
    }

    /// Reads widths such as `3 [500 600] 7 9 250`.
    // SOURCE: ISO 32000-1, 9.7.4.3 (glyph metrics in CIDFonts).
    fn read_wide_widths(&mut self, widths: &Array<'_>) {
        let mut numbers = Vec::new();
        // The same list may be named many times.
        let mut left = MOST_WIDTHS;
        for item in widths.iter::<Object<'_>>().take(MOST_WIDTHS) {
            match item {
                Object::Number(number) => numbers.push(number.as_f64()),
                Object::Array(list) => {
                    let first = numbers.pop().map_or(0, code);
                    numbers.clear();
                    for (code, width) in (first..).zip(list.iter::<Number>().take(left)) {
                        self.widths.insert(code, width.as_f64());
                        left -= 1;
                    }
                }
                _ => {}
            }
            if let [first, last, width] = *numbers {
                for code in (code(first)..=code(last)).take(left) {
                    self.widths.insert(code, width);
                    left -= 1;
                }
                numbers.clear();
            }
        }
    }

    /// The glyphs of a text.
    pub(super) fn glyphs<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = Glyph<'a>> {
        text.chunks(if self.is_wide { 2 } else { 1 }).map(|bytes| {
            let code = cmap::number(bytes);
            let width = self.widths.get(&code).copied().unwrap_or(self.width) / 1_000.0;
            let letters = self.letters.get(&code).map(|letters| &**letters);
            Glyph { letters, width, is_space: !self.is_wide && code == 32 }
        })
    }
}

/// Whether the codes of a font of two bytes are Unicode though it does not say so: where its letters are looked up in
/// a table of its own, as TCPDF writes them, or by its name.
fn counts_in_unicode(font: &Dict<'_>) -> bool {
    let named = font.get::<Name<'_>>("Encoding").is_some_and(|name| {
        let name = name.as_str();
        name.contains("UCS2") || name.contains("UTF16")
    });
    let inner = font.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    named || inner.is_some_and(|inner| inner.get::<Stream<'_>>("CIDToGIDMap").is_some())
}

fn number(dictionary: &Dict<'_>, name: &str) -> Option<f64> {
    dictionary.get::<Number>(name).map(|number| number.as_f64())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast of a float stops at the ends of its range"
)]
fn code(number: f64) -> u32 {
    number as u32
}
