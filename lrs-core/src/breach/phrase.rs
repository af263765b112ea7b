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

/// Patterns by the word that they begin with, so that a text is looked through once.
pub(super) fn index(patterns: &[Pattern], words: usize) -> Vec<Vec<u16>> {
    let mut by_first = vec![Vec::new(); words];
    for (at, pattern) in (0..).zip(patterns) {
        for word in pattern.first_words() {
            if let Some(list) = by_first.get_mut(usize::from(word.0)) {
                list.push(at);
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
        let Some(candidates) = lexicon.by_first.get(usize::from(token.id.0)) else { continue };
        let mut label: Option<Hit> = None;
        for &candidate in candidates {
            let Some(pattern) = lexicon.patterns.get(usize::from(candidate)) else { continue };
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
