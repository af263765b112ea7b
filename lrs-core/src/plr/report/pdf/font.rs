//! Helvetica: its letters and how wide they are, and texts cut into lines.

use crate::plr::report::font_byte;
use crate::text::nfc;

/// What the two fonts are called within the file.
pub(super) const PLAIN: &[u8] = b"F1";
pub(super) const BOLD: &[u8] = b"F2";

/// How wide each letter is from byte 32 on, in thousandths of the size.
// SOURCE: Adobe's metrics of the 14 standard fonts, Helvetica, in the order of WinAnsiEncoding.
#[rustfmt::skip]
static WIDTHS: [u16; 224] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584, 350, 556, 350, 222, 556, 333, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350, 350, 222,
    222, 333, 333, 350, 556, 1000, 333, 1000, 500, 333, 944, 350, 500, 667, 278, 333, 556, 556, 556, 556, 260, 556,
    333, 737, 370, 556, 584, 333, 737, 333, 400, 584, 333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834,
    611, 667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778,
    778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278,
    278, 278, 278, 556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500, 556, 500,
];

/// A text in the bytes of the font.
pub(super) struct Encoded {
    pub(super) bytes: Vec<u8>,
    /// The text itself, where the font lacks a letter of it.
    pub(super) actual: Option<String>,
}

/// Writes a text in the bytes of the font; a letter that it lacks becomes its number, `[U+0142]`.
pub(super) fn encoded(text: &str) -> Encoded {
    let text = nfc(text);
    let mut bytes = Vec::with_capacity(text.len());
    let mut lacks = false;
    for letter in text.chars() {
        if letter.is_ascii_whitespace() {
            bytes.push(b' ');
        } else if let Some(byte) = font_byte(letter) {
            bytes.push(byte);
        } else {
            lacks = true;
            bytes.extend_from_slice(format!("[U+{:04X}]", u32::from(letter)).as_bytes());
        }
    }
    Encoded { bytes, actual: lacks.then(|| text.to_string()) }
}

/// How wide a letter is at a size, in points.
fn width(byte: u8, size: f32) -> f32 {
    let place = usize::from(byte.saturating_sub(32));
    f32::from(WIDTHS.get(place).copied().unwrap_or_default()) * size / 1000.0
}

/// Cuts a text into lines no wider than so many points: between words, and within a word that is wider than a line.
pub(super) fn lines(bytes: &[u8], size: f32, most: f32) -> Vec<Vec<u8>> {
    let mut lines = Vec::new();
    let (mut line, mut taken) = (Vec::new(), 0.0);
    for word in bytes.split(|byte| *byte == b' ').filter(|word| !word.is_empty()) {
        let space = if line.is_empty() { 0.0 } else { width(b' ', size) };
        let needed: f32 = word.iter().map(|byte| width(*byte, size)).sum();
        if taken + space + needed <= most {
            if !line.is_empty() {
                line.push(b' ');
            }
            line.extend_from_slice(word);
            taken += space + needed;
            continue;
        }
        if !line.is_empty() {
            lines.push(core::mem::take(&mut line));
        }
        taken = 0.0;
        for &byte in word {
            let wide = width(byte, size);
            if taken + wide > most && !line.is_empty() {
                lines.push(core::mem::take(&mut line));
                taken = 0.0;
            }
            line.push(byte);
            taken += wide;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_is_lost() {
        let written = encoded("Zoë\tŁ 张’");
        assert_eq!(written.bytes, b"Zo\xEB [U+0141] [U+5F20]\x92");
        assert_eq!(written.actual.as_deref(), Some("Zoë\tŁ 张’"));
        assert_eq!(encoded("O’Neill").actual, None);
    }

    #[test]
    fn lines_hold_every_letter_and_are_no_wider_than_they_may_be() {
        let text = "a few words and averyverylongonethatdoesnotfitatall and more";
        for most in [1.0, 20.0, 50.0, 400.0] {
            let cut = lines(text.as_bytes(), 8.0, most);
            let letters = |bytes: &[u8]| bytes.iter().filter(|byte| **byte != b' ').count();
            assert_eq!(cut.iter().map(|line| letters(line)).sum::<usize>(), letters(text.as_bytes()));
            let is_narrow = |line: &Vec<u8>| {
                line.len() == 1 || line.iter().map(|byte| width(*byte, 8.0)).sum::<f32>() <= most + 0.01
            };
            assert!(cut.iter().all(is_narrow), "{most}");
        }
        assert_eq!(lines(b"  ", 8.0, 50.0), Vec::<Vec<u8>>::new());
    }
}
