//! What people say around the values: cues, as tables of phrases, found in one pass.
//!
//! A phrase is a line of words: `use|borrow my login`. `a|b` is either, `word?` may be missing, `~3` is up to three other
//! words, `{login}` a class of words. Hyphens, slashes, underscores, quotation marks and asterisks between words do not count, so `date_of_birth`,
//! `Date-of-Birth` and `*date of birth*` are one phrase.

use super::label::Labelled;
use super::lexicon::{Lexicon, WordId};
use super::token::{Kind, Token};

use super::cue::CLASSES;
pub(super) use super::cue::Cue;

/// What a phrase says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Meaning {
    /// The name of a field, whose value stands beside or below it.
    Label(Labelled),
    /// A sign of how something is meant.
    Cue(Cue),
}

/// One phrase, ready to be found.
#[derive(Debug)]
pub(super) struct Pattern {
    meaning: Meaning,
    items: Vec<Item>,
}

#[derive(Debug)]
enum Item {
    One(Vec<WordId>),
    Optional(Vec<WordId>),
    Gap(u8),
}

/// A phrase that was found: the first and the last of its pieces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) meaning: Meaning,
    pub(super) first: usize,
    pub(super) last: usize,
}

impl Pattern {
    pub(super) fn read(
        meaning: Meaning,
        line: &'static str,
        id_of: &mut impl FnMut(&'static str) -> WordId,
    ) -> Self {
        let mut ids = |words: &'static str| {
            let spelled = CLASSES.iter().find(|(class, _)| *class == words).map_or(words, |(_, words)| words);
            let parts = spelled.split('|').flat_map(|part| {
                CLASSES.iter().find(|(class, _)| *class == part).map_or(part, |(_, words)| words).split('|')
            });
            parts.map(&mut *id_of).collect::<Vec<_>>()
        };
        let items = line
            .split_ascii_whitespace()
            .map(|word| {
                if let Some(most) = word.strip_prefix('~') {
                    return Item::Gap(most.parse().unwrap_or(1));
                }
                match word.strip_suffix('?') {
                    Some(words) => Item::Optional(ids(words)),
                    None => Item::One(ids(word)),
                }
            })
            .collect();
        Self { meaning, items }
    }

    /// How the phrase may go on behind its first word.
    fn start(&self, pattern: u16) -> Start {
        let mut marks = 0;
        let mut reach = 1;
        for item in self.items.get(1..).unwrap_or_default() {
            match item {
                Item::One(words) => {
                    let marks = words.iter().fold(marks, |marks, &word| marks | mark_of(word));
                    return Start { marks, reach, pattern };
                }
                Item::Optional(words) => {
                    marks = words.iter().fold(marks, |marks, &word| marks | mark_of(word));
                    reach += 1;
                }
                Item::Gap(most) => reach += usize::from(*most),
            }
        }
        Start { marks: END, reach: 0, pattern }
    }

    fn first_words(&self) -> &[WordId] {
        match self.items.first() {
            Some(Item::One(words)) => words,
            _ => &[],
        }
    }

    /// The last piece of the phrase where it begins at `at`.
    fn matched(&self, tokens: &[Token], at: usize) -> Option<usize> {
        matched(self.items.get(1..)?, tokens, at)
    }
}

fn matched(items: &[Item], tokens: &[Token], last: usize) -> Option<usize> {
    let Some((item, rest)) = items.split_first() else { return Some(last) };
    match item {
        Item::One(words) => matched(rest, tokens, next_of(words, tokens, last)?),
        Item::Optional(words) => next_of(words, tokens, last)
            .and_then(|at| matched(rest, tokens, at))
            .or_else(|| matched(rest, tokens, last)),
        Item::Gap(most) => {
            let mut at = last;
            for _ in 0..=*most {
                if let Some(end) = matched(rest, tokens, at) {
                    return Some(end);
                }
                at = next(tokens, at)?;
            }
            None
        }
    }
}

fn next_of(words: &[WordId], tokens: &[Token], last: usize) -> Option<usize> {
    let at = next(tokens, last)?;
    tokens.get(at).filter(|token| words.contains(&token.id)).map(|_| at)
}

/// The next piece within the sentence that is a word or a number.
fn next(tokens: &[Token], last: usize) -> Option<usize> {
    let mut at = last + 1;
    loop {
        match tokens.get(at)?.kind {
            Kind::Paragraph | Kind::Mark('.' | '!' | '?' | ';' | ':' | '=') => return None,
            Kind::Mark(_) | Kind::Line => at += 1,
            Kind::Word | Kind::Number | Kind::Mixed => return Some(at),
        }
    }
}

/// A bit for a word, which it shares with one in 63 others.
const fn mark_of(word: WordId) -> u64 {
    1 << (word.0 % 63)
}

/// The bit of a phrase that may end with its first word.
const END: u64 = 1 << 63;

/// The phrases that begin with one word.
#[derive(Clone, Debug, Default)]
pub(super) struct Starts {
    /// How far on the words stand that are looked for, at most.
    reach: usize,
    each: Vec<Start>,
}

/// A phrase at its first word.
#[derive(Clone, Copy, Debug)]
struct Start {
    /// The marks of the words of which one must follow; that of an end where the phrase may end here.
    marks: u64,
    /// How many words on it stands at most.
    reach: usize,
    pattern: u16,
}

/// The marks of the words that follow a word, as far as they were looked at.
struct Ahead {
    /// Those of the next word, of the next two, and so on.
    marks: [u64; MOST_AHEAD],
}

/// How far is looked before a phrase is followed word by word.
// CHOICE: nearly all words that must follow stand so near.
const MOST_AHEAD: usize = 8;

impl Ahead {
    fn of(tokens: &[Token], first: usize, reach: usize) -> Self {
        let mut marks = [END; MOST_AHEAD];
        let mut seen = END;
        let mut at = Some(first);
        for own in marks.iter_mut().take(reach) {
            at = at.and_then(|at| next(tokens, at));
            seen |= at.and_then(|at| tokens.get(at)).map_or(0, |token| mark_of(token.id));
            *own = seen;
        }
        Self { marks }
    }

    /// Whether a phrase can go on here.
    fn allows(&self, start: &Start) -> bool {
        match start.reach.checked_sub(1) {
            Some(at) => self.marks.get(at).is_none_or(|seen| seen & start.marks != 0),
            None => true,
        }
    }
}

impl Starts {
    #[cfg(test)]
    pub(super) fn count(&self) -> usize {
        self.each.len()
    }
}

/// Patterns by the word that they begin with, so that a text is looked through once.
pub(super) fn index(patterns: &[Pattern], words: usize) -> Vec<Starts> {
    let mut by_first = vec![Starts::default(); words];
    for (at, pattern) in (0..).zip(patterns) {
        for word in pattern.first_words() {
            if let Some(starts) = by_first.get_mut(usize::from(word.0)) {
                let start = pattern.start(at);
                starts.reach = starts.reach.max(start.reach);
                starts.each.push(start);
            }
        }
    }
    by_first
}

/// Every phrase in a text, by where it begins; of labels that begin at one place the longest alone.
pub(super) fn hits(tokens: &[Token]) -> Vec<Hit> {
    let lexicon = Lexicon::get();
    let mut hits: Vec<Hit> = Vec::new();
    let mut label_end = 0;
    for (at, token) in tokens.iter().enumerate() {
        if token.id.0 == 0 {
            continue;
        }
        let Some(starts) = lexicon.by_first.get(usize::from(token.id.0)) else { continue };
        if starts.each.is_empty() {
            continue;
        }
        let ahead = Ahead::of(tokens, at, starts.reach);
        let mut label: Option<Hit> = None;
        for start in starts.each.iter().filter(|start| ahead.allows(start)) {
            let Some(pattern) = lexicon.patterns.get(usize::from(start.pattern)) else { continue };
            let Some(last) = pattern.matched(tokens, at) else { continue };
            let hit = Hit { meaning: pattern.meaning, first: at, last };
            match pattern.meaning {
                Meaning::Cue(_) => hits.push(hit),
                Meaning::Label(_) if at < label_end || crosses_a_line(tokens, at, last) => {}
                Meaning::Label(_) => label = label.filter(|known| known.last >= last).or(Some(hit)),
            }
        }
        if let Some(label) = label {
            label_end = label.last + 1;
            hits.push(label);
        }
    }
    hits
}

fn crosses_a_line(tokens: &[Token], first: usize, last: usize) -> bool {
    tokens
        .get(first + 1..=last)
        .is_some_and(|inner| inner.iter().any(|token| token.is_end() || token.is_cell))
}
