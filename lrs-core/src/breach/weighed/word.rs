//! The words of a part as they are weighed: what stands between spaces, line by line.

use core::ops::Range;

use super::MOST_WORDS;
use super::shape::{LOOKS, look, shape};
use crate::breach::lexicon::Sorts;
use crate::breach::message::Part;
use crate::breach::scan::Scan;
use crate::breach::token::{Case, Kind, Token};

/// What a word is to its neighbours: a look, or a word of the table. Whether a colon follows is part of it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Symbol(pub(super) u32);

impl Symbol {
    /// Looks come first, then the words.
    const WORDS: u32 = 1 << 8;
    /// A colon or an equals sign follows.
    const LABEL: u32 = 1 << 25;
    /// It stands in the line before or after.
    const APART: u32 = 1 << 26;

    pub(super) const fn look(name: &str) -> Self {
        Self(look(name))
    }

    /// The same while a text is read.
    fn of_look(name: &str) -> Self {
        let at = LOOKS.iter().position(|other| *other == name);
        Self(at.and_then(|at| u32::try_from(at).ok()).unwrap_or_default())
    }

    pub(super) fn word(id: u16) -> Self {
        if id == 0 { Self(0) } else { Self(Self::WORDS + u32::from(id)) }
    }

    pub(super) const fn labelling(self) -> Self {
        Self(self.0 | Self::LABEL)
    }

    pub(super) const fn apart(self) -> Self {
        Self(self.0 | Self::APART)
    }

    pub(super) const fn together(self) -> Self {
        Self(self.0 & !Self::APART)
    }

    pub(super) const fn is_label(self) -> bool {
        self.0 & Self::LABEL != 0
    }

    const fn is_look(self) -> bool {
        let bare = self.0 & !(Self::LABEL | Self::APART);
        bare > 0 && bare < Self::WORDS
    }

    pub(super) const fn is_nothing(self) -> bool {
        self.0 == 0
    }
}

/// A word between spaces, the marks around it left out.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub(super) struct Word {
    pub(super) symbol: Symbol,
    /// The first and the last of its pieces, marks around it left out.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) case: Case,
    pub(super) sorts: Sorts,
    /// A sentence or line starts with it.
    pub(super) is_start: bool,
    pub(super) is_possessive: bool,
    /// The mark before it, where it is a quotation mark or a bracket.
    pub(super) is_quoted: bool,
    pub(super) has_comma: bool,
    /// Whether it is a word or value, and not marks alone.
    pub(super) is_value: bool,
    /// Its letters.
    pub(super) length: usize,
}

impl Word {
    /// Whether it is a word in small letters that everybody writes.
    pub(super) fn is_everyday(&self) -> bool {
        !self.stands_out()
            && self.case == Case::Small
            && self.sorts.any(Sorts::NEVER.or(Sorts::COMMON).or(Sorts::WORD))
    }

    /// Whether it is more than a word that everybody knows.
    pub(super) const fn stands_out(&self) -> bool {
        self.is_quoted || self.symbol.is_look()
    }
}

/// The words of a part, line by line.
#[derive(Default)]
pub(in super::super) struct Lines {
    /// The lines that are not empty, as far as their words are looked at, and one more.
    pub(super) cut: Vec<Vec<Word>>,
    /// How many words there are in all.
    pub(super) words: usize,
}

impl Lines {
    pub(in super::super) fn of(scan: &Scan<'_>) -> Self {
        let mut lines = Self::default();
        let mut is_last = false;
        for line in scan.each_line() {
            if is_last {
                lines.words += groups(scan, line).count();
                continue;
            }
            // What stands in the line below the last word is a sign of it.
            let is_enough = lines.words >= MOST_WORDS;
            let words = words(scan, line);
            if !words.is_empty() {
                lines.words += words.len();
                lines.cut.push(words);
                is_last = is_enough;
            }
        }
        lines
    }
}

/// What stands together in a line, piece by piece: each is a word.
fn groups<'s>(scan: &'s Scan<'_>, line: Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'s> {
    let is_name = matches!(scan.part, Part::AttachmentName(_));
    let end = if is_name { stem_end(scan, &line) } else { line.end };
    let mut start = line.start;
    core::iter::from_fn(move || {
        (start < end).then(|| {
            let next = group_end(scan, start, end, is_name);
            core::mem::replace(&mut start, next)..next
        })
    })
}

fn words(scan: &Scan<'_>, line: Range<usize>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for group in groups(scan, line) {
        if let Some(mut word) = word(scan, group) {
            let ends_sentence = |last: &Word| {
                scan.token(last.last + 1)
                    .is_some_and(|token| matches!(token.kind, Kind::Mark('.' | '!' | '?' | ':')))
            };
            word.is_start = words.last().is_none_or(ends_sentence);
            words.push(word);
        }
    }
    words
}

/// Where the ending of a file's name begins.
fn stem_end(scan: &Scan<'_>, line: &Range<usize>) -> usize {
    line.clone().rev().find(|&at| scan.token(at).is_some_and(|token| token.is_mark('.'))).unwrap_or(line.end)
}

/// The end of what stands together from here on. `pw:Teapot` are two words, `9:30` and `http://` one; in the name of a
/// file an underscore is a space, and so is what parts an archive from a file in it. A comma with no space behind it parts two cells.
fn group_end(scan: &Scan<'_>, start: usize, end: usize, is_name: bool) -> usize {
    let is_joint = |at: usize| {
        scan.token(at).is_some_and(|token| match token.kind {
            Kind::Mark('_' | '/') => is_name,
            Kind::Mark(',' | ';') => scan.token(at + 1).is_some_and(|next| !next.is_apart && !next.is_end()),
            _ => false,
        })
    };
    if is_joint(start) {
        return start + 1;
    }
    let mut at = start + 1;
    while at < end {
        let Some(token) = scan.token(at) else { break };
        if token.is_apart || token.is_cell || is_joint(at) || is_divider(scan, start, at) {
            break;
        }
        at += 1;
    }
    at
}

/// Whether a colon before a piece divides a label from its value.
fn is_divider(scan: &Scan<'_>, start: usize, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before > start) else { return false };
    let is_mark = scan.token(before).is_some_and(|token| matches!(token.kind, Kind::Mark(':' | '=')));
    let number = |at: usize| scan.token(at).is_some_and(|token| token.kind == Kind::Number);
    is_mark
        && scan.token(start).is_some_and(Token::is_word)
        && !scan.token(at).is_some_and(|token| matches!(token.kind, Kind::Mark('/' | '\\' | ':' | '=')))
        && !(number(before - 1) && number(at))
}

/// Marks that stand around words and are no part of them.
const fn is_around(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Mark(
            '.' | ','
                | ';'
                | ':'
                | '='
                | '!'
                | '?'
                | '"'
                | '\''
                | '('
                | ')'
                | '['
                | ']'
                | '<'
                | '>'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '*'
                | '`'
                | '-'
        )
    )
}

fn word(scan: &Scan<'_>, group: Range<usize>) -> Option<Word> {
    let is_outer = |at: usize| scan.token(at).is_none_or(|token| is_around(token.kind));
    let first = group.clone().find(|&at| !is_outer(at)).unwrap_or(group.end);
    if first == group.end {
        return mark(scan, group.start);
    }
    let last = group.clone().rev().find(|&at| !is_outer(at)).unwrap_or(first);
    let token = scan.token(first)?;
    let text = scan.slice(first, last);
    let is_plain = first == last && token.is_word();
    let symbol = match shape(text) {
        Some(name) => Symbol::of_look(name),
        None if is_plain => plain(token),
        None if text.chars().any(char::is_alphanumeric) => Symbol::look("joined"),
        None => return mark(scan, first),
    };
    let is_label = group
        .end
        .checked_sub(1)
        .and_then(|at| scan.token(at))
        .is_some_and(|token| matches!(token.kind, Kind::Mark(':' | '=')));
    let opens = |at: usize| {
        scan.token(at).is_some_and(|token| {
            matches!(token.kind, Kind::Mark('"' | '“' | '\'' | '‘' | '(' | '<' | '[' | '*'))
        })
    };
    Some(Word {
        symbol: if is_label { symbol.labelling() } else { symbol },
        first,
        last,
        case: token.case,
        sorts: token.sorts,
        is_start: false,
        is_possessive: scan.token(last).is_some_and(|token| token.is_possessive),
        is_quoted: first > group.start && opens(first - 1),
        has_comma: scan.token(last + 1).is_some_and(|token| token.is_mark(',') && !token.is_apart),
        is_value: true,
        length: text.chars().count(),
    })
}

/// A plain word: its own number, or what it looks like where nobody knows it.
fn plain(token: &Token) -> Symbol {
    let ordinary = Sorts::NEVER
        .or(Sorts::COMMON)
        .or(Sorts::ORG)
        .or(Sorts::STAFF)
        .or(Sorts::KIN)
        .or(Sorts::TITLE)
        .or(Sorts::PARTICLE)
        .or(Sorts::MONTH)
        .or(Sorts::WORD);
    if token.sorts.any(ordinary) {
        return Symbol::word(token.id.0);
    }
    if token.sorts.any(Sorts::GIVEN.or(Sorts::FAMILY)) {
        return const { Symbol::look("nam") };
    }
    if token.id.0 != 0 {
        return Symbol::word(token.id.0);
    }
    Symbol::of_look(match token.case {
        Case::Small => "unk",
        Case::Capital | Case::Initial => "Unk",
        Case::Capitals => "UNK",
    })
}

/// A mark that stands by itself.
fn mark(scan: &Scan<'_>, at: usize) -> Option<Word> {
    let token = scan.token(at)?;
    let Kind::Mark(letter) = token.kind else { return None };
    let name = match letter {
        '-' | '–' | '—' => "-",
        '=' | ':' => ":",
        '>' | '→' | '»' => ">",
        '/' | '\\' => "/",
        '|' | '\t' => "|",
        '+' => "+",
        '&' => "&",
        '*' | '•' | '·' => "*",
        '(' => "(",
        '.' | '…' => ".",
        _ => "mark",
    };
    Some(Word {
        symbol: Symbol::of_look(name),
        first: at,
        last: at,
        case: Case::Small,
        sorts: Sorts::default(),
        is_start: false,
        is_possessive: false,
        is_quoted: false,
        has_comma: false,
        is_value: false,
        length: 0,
    })
}

#[cfg(feature = "study")]
impl Symbol {
    pub(super) const fn is_apart(self) -> bool {
        self.0 & Self::APART != 0
    }

    /// The look it is, or the number of its word.
    pub(super) fn plain(self) -> Result<&'static str, u16> {
        let bare = self.0 & !(Self::APART | Self::LABEL);
        match bare.checked_sub(Self::WORDS) {
            Some(id) => Err(u16::try_from(id).unwrap_or_default()),
            None => Ok(usize::try_from(bare).ok().and_then(|at| LOOKS.get(at)).copied().unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_are_counted_and_cut_as_far_as_they_are_weighed() {
        let text = "one two three\n".repeat(MOST_WORDS);
        let scan = Scan::of(Part::Body, &text);
        let lines = Lines::of(&scan);
        assert_eq!(lines.words, 3 * MOST_WORDS);
        let cut: usize = lines.cut.iter().map(Vec::len).sum();
        assert!((MOST_WORDS + 3..MOST_WORDS + 6).contains(&cut), "{cut}");
    }
}
