//! A text cut into words, numbers, marks and line ends, each word looked up.

mod plain;

use super::lexicon::{Entry, LONGEST, Lexicon, Sorts, WordId};
use crate::text::{decimal_digit, name_key};

use plain::Plain;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// Letters, with apostrophes inside: `O'Neill`. Single letters with full stops are one word: `D.O.B.`
    Word,
    /// Digits of any script.
    Number,
    /// Letters and digits: `CF10`, `12th`.
    Mixed,
    /// One character of anything else.
    Mark(char),
    /// The end of a line.
    Line,
    /// The end of a paragraph: one or more empty lines.
    Paragraph,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Case {
    Small,
    /// The first letter is a capital and another is not; also letters of scripts without capitals.
    Capital,
    /// All are capitals, more than one.
    Capitals,
    /// One capital letter.
    Initial,
}

/// One piece of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) kind: Kind,
    pub(super) case: Case,
    pub(super) id: WordId,
    pub(super) sorts: Sorts,
    /// Whether `'s` followed, which is not part of the word.
    pub(super) is_possessive: bool,
    /// Whether a space stands before it.
    pub(super) is_apart: bool,
    /// Whether a tab or two spaces and more stand before it: a cell of a table laid out by hand.
    pub(super) is_cell: bool,
}

impl Token {
    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    pub(super) fn is_end(&self) -> bool {
        matches!(self.kind, Kind::Line | Kind::Paragraph)
    }

    pub(super) fn span(&self) -> core::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Cuts a text into pieces. Marks of quoting at the start of a line (`> `) are left out.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut cutter = Cutter {
        text,
        at: 0,
        tokens: Vec::with_capacity(text.len() / 5 + 8),
        lexicon: Lexicon::get(),
        is_apart: false,
        is_cell: false,
    };
    cutter.skip_quote_marks();
    while cutter.at < text.len() {
        cutter.step();
    }
    cutter.tokens
}

struct Cutter<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    lexicon: &'static Lexicon,
    is_apart: bool,
    is_cell: bool,
}

impl Cutter<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn letter(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn step(&mut self) {
        match self.text.as_bytes().get(self.at) {
            Some(b' ') => {
                self.is_cell |= self.is_apart;
                self.is_apart = true;
                self.at += 1;
            }
            Some(byte) if byte.is_ascii_alphanumeric() => self.word(),
            _ => self.step_over(),
        }
    }

    /// A step over what is no ordinary word and no space.
    fn step_over(&mut self) {
        let Some(letter) = self.letter() else { return };
        match letter {
            '\n' => self.line_end(),
            '\t' => {
                self.push(Kind::Mark('\t'), self.at + 1, Case::Small, Entry::default(), false);
                self.is_cell = true;
                self.is_apart = true;
            }
            _ if letter.is_ascii_punctuation() => {
                self.push(Kind::Mark(letter), self.at + 1, Case::Small, Entry::default(), false);
            }
            _ if letter.is_whitespace() || letter.is_control() || is_invisible(letter) => {
                self.is_cell |= self.is_apart && !is_invisible(letter);
                self.is_apart |= !is_invisible(letter);
                self.at += letter.len_utf8();
            }
            _ if letter.is_alphabetic() || is_digit(letter) => self.word(),
            _ => {
                let end = self.at + letter.len_utf8();
                self.push(Kind::Mark(letter), end, Case::Small, Entry::default(), false);
            }
        }
    }

    fn line_end(&mut self) {
        let end = self.at + 1;
        match self.tokens.last_mut() {
            Some(last) if last.is_end() => {
                last.kind = Kind::Paragraph;
                self.at = end;
            }
            _ => self.push(Kind::Line, end, Case::Small, Entry::default(), false),
        }
        self.is_apart = false;
        self.is_cell = false;
        self.skip_quote_marks();
    }

    fn skip_quote_marks(&mut self) {
        let rest = self.rest();
        let quoted = rest.len() - rest.trim_start_matches(['>', ' ', '|']).len();
        if rest.get(..quoted).is_some_and(|marks| marks.contains('>')) {
            self.at += quoted;
        }
    }

    fn word(&mut self) {
        if let Some(plain) = Plain::of(self.text.as_bytes(), self.at) {
            self.plain(&plain);
            return;
        }
        if let Some(end) = self.dotted() {
            let word = self.text.get(self.at..end).unwrap_or_default();
            let plain: String = word.chars().filter(|&letter| letter != '.').collect();
            let entry = self.lexicon.entry(&plain.to_lowercase());
            let case = case_of(&plain);
            self.push(Kind::Word, end, case, entry, false);
            return;
        }
        let run = Run::of(self.rest());
        let end = self.at + run.length;
        let word = self.text.get(self.at..end).unwrap_or_default();
        let kind = match (run.has_letters, run.has_digits) {
            (true, true) => Kind::Mixed,
            (false, _) => Kind::Number,
            (true, false) => Kind::Word,
        };
        if kind == Kind::Number {
            // Phrases have small numbers in them: `level 3`.
            let entry = if word.len() <= 2 { self.lexicon.entry(word) } else { Entry::default() };
            self.push(kind, end, Case::Small, entry, false);
            return;
        }
        let (entry, case) = (look_up(self.lexicon, word), case_of(word));
        self.push(kind, end, case, entry, run.is_possessive);
        self.at += run.tail;
    }

    /// A word of ASCII letters and digits alone, as nearly all are.
    fn plain(&mut self, plain: &Plain) {
        let length = plain.end - self.at;
        let kind = match (plain.letters > 0, plain.letters < length) {
            (true, true) => Kind::Mixed,
            (false, _) => Kind::Number,
            (true, false) => Kind::Word,
        };
        let is_known = if kind == Kind::Number { length <= 2 } else { length <= LONGEST };
        let word = self.text.as_bytes().get(self.at..plain.end).unwrap_or_default();
        let entry = if is_known { self.lexicon.plain_entry(word, plain.hash) } else { Entry::default() };
        self.push(kind, plain.end, plain.case(), entry, false);
    }

    /// The end of single letters with full stops (`D.O.B.`, `U.L.N`); none where it is something else.
    fn dotted(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        let is_dot = |at: usize| bytes.get(at) == Some(&b'.');
        let mut end = self.at;
        let mut letters = 0;
        while is_letter(end) && is_dot(end + 1) {
            letters += 1;
            end += 2;
        }
        if is_letter(end)
            && !bytes.get(end + 1).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80)
        {
            letters += 1;
            end += 1;
        }
        (letters >= 2 && !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric)).then_some(end)
    }

    fn push(&mut self, kind: Kind, end: usize, case: Case, entry: Entry, is_possessive: bool) {
        let (start, to) = (u32::try_from(self.at), u32::try_from(end));
        if let (Ok(start), Ok(to)) = (start, to) {
            self.tokens.push(Token {
                start,
                end: to,
                kind,
                case,
                id: entry.id,
                sorts: entry.sorts,
                is_possessive,
                is_apart: self.is_apart,
                is_cell: self.is_cell,
            });
        }
        self.at = end;
        self.is_apart = false;
        self.is_cell = false;
    }
}

/// Letters and digits that stand together.
#[derive(Default)]
struct Run {
    length: usize,
    has_letters: bool,
    has_digits: bool,
    is_possessive: bool,
    /// How long the `'s` is that is left out.
    tail: usize,
}

impl Run {
    fn of(text: &str) -> Self {
        let mut run = Self::default();
        let bytes = text.as_bytes();
        while let Some(&byte) = bytes.get(run.length) {
            if byte.is_ascii_alphabetic() {
                run.has_letters = true;
                run.length += 1;
            } else if byte.is_ascii_digit() {
                run.has_digits = true;
                run.length += 1;
            } else if byte >= 0x80 || byte == b'\'' || byte == b'`' {
                let rest = text.get(run.length..).unwrap_or_default();
                let mut letters = rest.chars();
                let Some(letter) = letters.next() else { break };
                let width = letter.len_utf8();
                if letter.is_alphabetic() || is_mark_on_letter(letter) {
                    run.has_letters = true;
                } else if is_digit(letter) {
                    run.has_digits = true;
                } else if is_apostrophe(letter) && run.has_letters {
                    let after = letters.as_str();
                    if is_possessive(after) {
                        run.is_possessive = true;
                        run.tail = width + 1;
                        break;
                    }
                    if !after.starts_with(char::is_alphabetic) {
                        break;
                    }
                } else {
                    break;
                }
                run.length += width;
            } else {
                break;
            }
        }
        run
    }
}

fn look_up(lexicon: &Lexicon, word: &str) -> Entry {
    if word.len() > LONGEST {
        return Entry::default();
    }
    if let Some((stem, _)) = word.split_once(is_apostrophe)
        && (1..=LONGEST).contains(&stem.len())
        && (stem.len() > 1 || stem.eq_ignore_ascii_case("i"))
    {
        let stem = lexicon.entry(&stem.to_lowercase());
        if stem.sorts.any(Sorts::NEVER) {
            let whole: String =
                word.chars().map(|letter| if is_apostrophe(letter) { '\'' } else { letter }).collect();
            return Entry { id: lexicon.entry(&whole.to_lowercase()).id, sorts: Sorts::NEVER };
        }
    }
    if word.is_ascii() {
        let mut small = [0; LONGEST];
        let Some(small) = small.get_mut(..word.len()) else { return Entry::default() };
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        let entry =
            core::str::from_utf8(small).map_or_else(|_| Entry::default(), |small| lexicon.entry(small));
        if !word.contains('\'') {
            return entry;
        }
        if word.starts_with(|letter: char| letter.is_ascii_lowercase()) {
            return entry;
        }
        return Entry { id: entry.id, sorts: lexicon.entry(&name_key(word)).sorts.or(entry.sorts) };
    }
    let straight: String =
        word.chars().map(|letter| if is_apostrophe(letter) { '\'' } else { letter }).collect();
    let entry = lexicon.entry(&straight.to_lowercase());
    Entry { id: entry.id, sorts: lexicon.entry(&name_key(word)).sorts.or(entry.sorts) }
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
    let Some(first) = letters.next() else { return Case::Small };
    if first.is_lowercase() {
        return Case::Small;
    }
    let mut rest = letters.peekable();
    if rest.peek().is_none() {
        return Case::Initial;
    }
    if rest.all(char::is_uppercase) { Case::Capitals } else { Case::Capital }
}

fn is_digit(letter: char) -> bool {
    decimal_digit(letter).is_some()
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '`' | '\u{2019}' | '\u{2018}' | '\u{2BC}' | '\u{B4}')
}

/// A combining mark, which belongs to the letter before it.
fn is_mark_on_letter(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}')
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

fn is_possessive(after: &str) -> bool {
    let mut letters = after.chars();
    matches!(letters.next(), Some('s' | 'S')) && !letters.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, Kind)> {
        tokens(text).iter().map(|token| (text.get(token.span()).unwrap(), token.kind)).collect()
    }

    #[test]
    fn words_keep_their_apostrophes_and_lose_their_possessive() {
        let text = "Siân O’Neill's D.O.B.: 12.3.07";
        let words: Vec<_> = cut(text).into_iter().map(|(word, _)| word).collect();
        assert_eq!(words, ["Siân", "O’Neill", "D.O.B.", ":", "12", ".", "3", ".", "07"]);
        assert!(tokens(text)[1].is_possessive);
    }

    #[test]
    fn lines_and_paragraphs_end_and_quote_marks_go() {
        let kinds: Vec<_> = cut("> a\n>> b\n\nc").into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(kinds, [Kind::Word, Kind::Line, Kind::Word, Kind::Paragraph, Kind::Word]);
    }

    #[test]
    fn a_tab_or_two_spaces_begin_a_cell() {
        assert!(tokens("a\tb")[2].is_cell);
        assert!(tokens("a  b")[1].is_cell);
        assert!(!tokens("a b")[1].is_cell);
    }

    #[test]
    fn names_are_known_with_accents_and_in_capitals() {
        let all = tokens("Zoë KOWALSKA andrzej");
        assert!(all.iter().all(|token| token.sorts.any(Sorts::GIVEN.or(Sorts::FAMILY))));
    }

    #[test]
    fn a_plain_word_is_read_as_any_other() {
        for word in ["khan", "Khan", "KHAN", "K", "12th", "CF24", "M1", "7", "teapot58", "McKay", "password"]
        {
            let (token, entry) = (tokens(word)[0], look_up(Lexicon::get(), word));
            assert_eq!((token.case, token.id), (case_of(word), entry.id), "{word}");
            assert_eq!((token.sorts, token.span()), (entry.sorts, 0..word.len()), "{word}");
        }
    }
}
