//! The words of a content stream and of a table of characters: both are written in one syntax.

/// A word.
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(super) enum Token<'a> {
    Number(f64),
    Name(&'a [u8]),
    Text(Vec<u8>),
    /// `[` and `]`.
    Open,
    Close,
    /// An operator.
    Word(&'a [u8]),
}

/// The words of some bytes, one after the other.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) const fn new(data: &'a [u8]) -> Self {
        Self { rest: data }
    }

    fn cut(&mut self, length: usize) -> &'a [u8] {
        let (cut, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, &[]));
        self.rest = rest;
        cut
    }

    fn cut_while(&mut self, is_part: impl Fn(u8) -> bool) -> &'a [u8] {
        self.cut(self.rest.iter().take_while(|&&byte| is_part(byte)).count())
    }

    /// Passes over the data of a picture, which stand between `ID` and `EI`.
    pub(super) fn skip_picture(&mut self) {
        let is_end = |window: &[u8]| match *window {
            [before, b'E', b'I', behind] => is_space(before) && is_space(behind),
            _ => false,
        };
        let end = self.rest.windows(4).position(is_end);
        self.cut(end.map_or(self.rest.len(), |at| at + 4));
    }

    /// The text behind `(`: brackets in pairs, and what a backslash means.
    // SOURCE: ISO 32000-1, 7.3.4.2 (literal strings).
    fn literal(&mut self) -> Vec<u8> {
        let mut text = Vec::new();
        let mut depth = 1_usize;
        while let Some(&byte) = self.rest.first() {
            self.cut(1);
            match byte {
                b'\\' => self.escaped(&mut text),
                b'(' => {
                    depth += 1;
                    text.push(byte);
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    text.push(byte);
                }
                _ => text.push(byte),
            }
        }
        text
    }

    fn escaped(&mut self, text: &mut Vec<u8>) {
        let Some(&byte) = self.rest.first() else { return };
        if (b'0'..=b'7').contains(&byte) {
            let digits = self.rest.iter().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
            let code = self.cut(digits).iter().fold(0_u32, |code, digit| code * 8 + u32::from(digit - b'0'));
            text.push(code.to_le_bytes()[0]);
            return;
        }
        self.cut(1);
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' => {
                let is_pair = self.rest.first() == Some(&b'\n');
                self.cut(usize::from(is_pair));
            }
            b'\n' => {}
            _ => text.push(byte),
        }
    }

    /// The bytes of a text written as digits of 16, behind `<`.
    fn hexadecimal(&mut self) -> Vec<u8> {
        let digits = self.cut_while(|byte| byte != b'>');
        self.cut(1);
        from_hexadecimal(digits)
    }
}

/// The bytes that digits of 16 stand for; a last digit without another one has a 0 behind it.
pub(super) fn from_hexadecimal(digits: &[u8]) -> Vec<u8> {
    let mut values = digits.iter().filter_map(|&digit| char::from(digit).to_digit(16));
    let mut data = Vec::new();
    while let Some(high) = values.next() {
        let byte = high * 16 + values.next().unwrap_or(0);
        data.push(byte.to_le_bytes()[0]);
    }
    data
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            self.cut_while(is_space);
            let first = *self.rest.first()?;
            return Some(match first {
                b'%' => {
                    self.cut_while(|byte| byte != b'\n' && byte != b'\r');
                    continue;
                }
                b'(' => {
                    self.cut(1);
                    Token::Text(self.literal())
                }
                b'<' if self.rest.get(1) != Some(&b'<') => {
                    self.cut(1);
                    Token::Text(self.hexadecimal())
                }
                b'[' | b']' => {
                    self.cut(1);
                    if first == b'[' { Token::Open } else { Token::Close }
                }
                b'/' => {
                    self.cut(1);
                    Token::Name(self.cut_while(is_regular))
                }
                b'<' | b'>' if self.rest.get(1) == Some(&first) => Token::Word(self.cut(2)),
                b'<' | b'>' | b'{' | b'}' | b')' => Token::Word(self.cut(1)),
                _ => {
                    let word = self.cut_while(is_regular);
                    number(word).map_or(Token::Word(word), Token::Number)
                }
            });
        }
    }
}

fn number(word: &[u8]) -> Option<f64> {
    let is_number = word.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.'));
    core::str::from_utf8(word).ok().filter(|_| is_number)?.parse().ok()
}

// SOURCE: ISO 32000-1, 7.2.2 (character set).
const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

const fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        let tokens: Vec<_> =
            Tokens::new(b"/F1 12 Tf [(a\\)\\101(b)) -3.5 <4142 4>]TJ % end\n<</A>>").collect();
        let text = |text: &[u8]| Token::Text(text.to_vec());
        assert_eq!(
            tokens,
            [
                Token::Name(b"F1"),
                Token::Number(12.0),
                Token::Word(b"Tf"),
                Token::Open,
                text(b"a)A(b)"),
                Token::Number(-3.5),
                text(b"AB@"),
                Token::Close,
                Token::Word(b"TJ"),
                Token::Word(b"<<"),
                Token::Name(b"A"),
                Token::Word(b">>"),
            ]
        );
        assert_eq!(Tokens::new(b"(open \\").last(), Some(text(b"open ")));
    }

    #[test]
    fn a_picture_is_passed_over() {
        let mut tokens = Tokens::new(b"ID \x01(EI\x02 EI Q");
        tokens.next();
        tokens.skip_picture();
        assert_eq!(tokens.next(), Some(Token::Word(b"Q")));
    }
}
