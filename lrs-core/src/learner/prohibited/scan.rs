//! The full scan of a text that may hold an entry: its words folded one by one, each with its place.

use super::{List, PRISON, Scope, TEXT};
use crate::finding::{Field, Finding, Span};
use crate::text::{Role, append_key};
use crate::value::Postcode;

pub(super) fn scan(list: &List, field: Field, scope: Scope, text: &str, sink: &mut dyn FnMut(Finding)) {
    let words = Words::of(text);
    let mut at = 0;
    while at < words.places.len() {
        let phrase = words.longest_phrase(list, at).map(|count| (count, &TEXT));
        let hit = phrase.or_else(|| {
            let count = if scope == Scope::Words { None } else { words.postcode(list, at) };
            count.map(|count| (count, &PRISON))
        });
        let Some((count, rule)) = hit else {
            at += 1;
            continue;
        };
        if let (Some(first), Some(last)) = (words.places.get(at), words.places.get(at + count - 1)) {
            let span = trimmed(text, first.typed.start, last.typed.end);
            sink(Finding::new(rule, Some(field)).with_span(span));
        }
        at += count;
    }
}

/// The span without characters at its ends that a key does not have: quotation marks, full stops, spaces.
pub(super) fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let typed = text.get(start..end).unwrap_or_default();
    let is_outside = |letter: char| Role::of(letter) != Role::Kept;
    let behind = typed.trim_start_matches(is_outside);
    let start = end - behind.len();
    Span { start, end: start + behind.trim_end_matches(is_outside).len() }
}

/// The words of a text, folded.
struct Words {
    /// The folded words, single spaces between them.
    key: String,
    places: Vec<Place>,
}

/// Where a word stands.
struct Place {
    /// In the key.
    start: usize,
    end: usize,
    /// In the text as typed.
    typed: Span,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut words = Self { key: String::with_capacity(text.len() + 1), places: Vec::new() };
        let mut start = None;
        for (at, letter) in text.char_indices() {
            match (Role::of(letter), start) {
                (Role::Space, Some(from)) => {
                    words.add(text, from, at);
                    start = None;
                }
                (Role::Kept | Role::Dropped, None) => start = Some(at),
                _ => {}
            }
        }
        if let Some(from) = start {
            words.add(text, from, text.len());
        }
        words
    }

    fn add(&mut self, text: &str, from: usize, to: usize) {
        let before = self.key.len();
        if before > 0 {
            self.key.push(' ');
        }
        let mut start = self.key.len();
        append_key(text.get(from..to).unwrap_or_default(), &mut self.key);
        let folded = self.key.get(start..).unwrap_or_default();
        if folded.is_empty() {
            self.key.truncate(before);
            return;
        }
        // One sign may fold to several words, as ½ does.
        for word in folded.split(' ') {
            let end = start + word.len();
            self.places.push(Place { start, end, typed: Span { start: from, end: to } });
            start = end + 1;
        }
    }

    /// How many words the longest phrase that starts at a word has.
    fn longest_phrase(&self, list: &List, at: usize) -> Option<usize> {
        let start = self.places.get(at)?.start;
        let mut longest = None;
        for (count, place) in self.places.get(at..)?.iter().enumerate() {
            let beginning = self.key.get(start..place.end)?;
            let found = list.phrases.partition_point(|phrase| **phrase < *beginning);
            match list.phrases.get(found) {
                Some(phrase) if **phrase == *beginning => longest = Some(count + 1),
                Some(phrase) if phrase.starts_with(beginning) => {}
                _ => break,
            }
        }
        longest
    }

    /// How many words the postcode that starts at a word has.
    fn postcode(&self, list: &List, at: usize) -> Option<usize> {
        let mut letters = String::new();
        for (count, place) in self.places.get(at..)?.iter().enumerate() {
            letters.push_str(self.key.get(place.start..place.end)?);
            if letters.len() > Postcode::MAX_LENGTH {
                break;
            }
            let is_listed = |postcode: Postcode| list.postcodes.binary_search(&postcode).is_ok();
            if letters.is_ascii() && Postcode::parse(&letters).is_ok_and(is_listed) {
                return Some(count + 1);
            }
        }
        None
    }
}
