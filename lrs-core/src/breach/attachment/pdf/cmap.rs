//! Which letters the codes of a font stand for, as the font says for copying.

use std::collections::BTreeMap;

use super::token::{Token, Tokens};

/// The most codes of a font.
// CHOICE: as many as two bytes can say.
const MOST_CODES: usize = 65_536;

/// The longest text of a code, in bytes of UTF-16.
// CHOICE: a ligature has three letters; whole words are not what a code is for.
const LONGEST: usize = 64;

/// The letters of each code.
// SOURCE: ISO 32000-1, 9.10.3 (ToUnicode CMaps).
pub(super) fn letters(table: &[u8]) -> BTreeMap<u32, Box<str>> {
    let mut codes = Codes { letters: BTreeMap::new(), left: MOST_CODES };
    let mut operands = Vec::new();
    for token in Tokens::new(table) {
        match token {
            Token::Word(b"endbfchar") => codes.put_each(&operands),
            Token::Word(b"endbfrange") => codes.put_ranges(&operands),
            Token::Word(_) => {}
            Token::Text(_) | Token::Open | Token::Close if operands.len() < MOST_CODES => {
                operands.push(token);
                continue;
            }
            _ => continue,
        }
        operands.clear();
    }
    codes.letters
}

struct Codes {
    letters: BTreeMap<u32, Box<str>>,
    /// How many codes may still be put, the same one again too.
    left: usize,
}

impl Codes {
    fn put(&mut self, code: u32, text: &[u8], step: u32) {
        if self.left > 0 {
            self.left -= 1;
            self.letters.insert(code, utf16(text, step).into_boxed_str());
        }
    }

    fn put_each(&mut self, operands: &[Token<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Text(code), Token::Text(text)] = pair {
                self.put(number(code), text, 0);
            }
        }
    }

    fn put_ranges(&mut self, operands: &[Token<'_>]) {
        let mut operands = operands.iter();
        while let (Some(Token::Text(first)), Some(Token::Text(last))) = (operands.next(), operands.next()) {
            let (first, last) = (number(first), number(last));
            match operands.next() {
                Some(Token::Text(text)) => {
                    for (code, step) in (first..=last).zip(0..).take(self.left) {
                        self.put(code, text, step);
                    }
                }
                Some(Token::Open) => {
                    let texts = operands.by_ref().map_while(|token| match token {
                        Token::Text(text) => Some(text),
                        _ => None,
                    });
                    for (code, text) in (first..).zip(texts) {
                        self.put(code, text, 0);
                    }
                }
                _ => return,
            }
        }
    }
}

/// The number that up to four bytes are.
pub(super) fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, &byte| number << 8 | u32::from(byte))
}

/// A text whose last letter is moved on by so many.
fn utf16(text: &[u8], step: u32) -> String {
    let pairs = text.get(..text.len().min(LONGEST)).unwrap_or_default().chunks(2);
    let mut units: Vec<u16> =
        pairs.map(|pair| pair.iter().fold(0, |unit, &byte| unit << 8 | u16::from(byte))).collect();
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(u16::try_from(step).unwrap_or(0));
    }
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_letters() {
        let table =
            b"1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <0041> <02> <00660069>
            endbfchar 2 beginbfrange <10> <12> <0061> <20> <21> [<005A> <D83DDE00>] endbfrange";
        let letters = letters(table);
        let letter = |code| letters.get(&code).map(|letter| &**letter);
        assert_eq!([letter(1), letter(2), letter(3)], [Some("A"), Some("fi"), None]);
        assert_eq!([letter(0x10), letter(0x12), letter(0x13)], [Some("a"), Some("c"), None]);
        assert_eq!([letter(0x20), letter(0x21)], [Some("Z"), Some("😀")]);
    }

    #[test]
    fn a_table_without_end_is_bounded() {
        let table = b"beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange ".repeat(3);
        assert_eq!(letters(&table).len(), MOST_CODES);
    }
}
