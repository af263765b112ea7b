//! That an account is shared, told by the words of the whole message: people say it in more ways than phrases can list.
//!
//! Each word and each pair of neighbours that a table weighs counts once. The sum is taken after each paragraph and the
//! highest counts, so that what is added behind takes nothing away.

use super::SharingFound;
use crate::breach::lexicon::Lexicon;
use crate::breach::message::Part;
use crate::breach::scan::Scan;
use crate::breach::token::Kind;

/// From which sum on an account is taken for shared, in hundredths.
// CHOICE: by trial, on messages that were not weighed; the table's head says what it finds.
const LEAST: i32 = 40;
/// Below which sum a phrase that tells of sharing is meant otherwise.
// CHOICE: by trial, as the least sum.
const DENIED: i32 = -100;
/// How sure the least sum is, and what another hundredth adds, in percent.
// CHOICE: just above even odds, up to 95.
const LEAST_SURE: i32 = 55;
const MOST_SURE: i32 = 95;

/// What the words of a message say together of a shared account.
#[derive(Clone, Copy, Debug)]
pub(in super::super::super) struct Told(i32);

impl Told {
    pub(in super::super::super) fn of(scans: &[Scan<'_>]) -> Self {
        let lexicon = Lexicon::get();
        let mut sum = Sum {
            total: lexicon.sharing_start,
            seen: vec![false; lexicon.sharing.len()],
            seen_pairs: vec![false; lexicon.sharing_pairs.len()],
        };
        let mut highest = i32::MIN;
        for scan in scans.iter().filter(|scan| is_read(scan)) {
            highest = highest.max(sum.read(scan, lexicon));
        }
        Self(highest)
    }

    /// Whether the words speak against what a phrase says.
    pub(in super::super::super) const fn denies(self) -> bool {
        self.0 < DENIED
    }

    /// The sentence of a part that speaks loudest for a shared account, where the message as a whole does.
    pub(in super::super::super) fn find(self, scans: &[Scan<'_>]) -> Option<(usize, SharingFound)> {
        if self.0 < LEAST {
            return None;
        }
        let confidence = u8::try_from((LEAST_SURE + (self.0 - LEAST) / 5).min(MOST_SURE)).unwrap_or(0);
        loudest(scans, Lexicon::get())
            .map(|(part, first, last)| (part, SharingFound { first, last, confidence }))
    }
}

/// The weights of what was read so far, each word and pair once.
struct Sum {
    total: i32,
    seen: Vec<bool>,
    seen_pairs: Vec<bool>,
}

impl Sum {
    /// The highest sum after a paragraph of a part; a subject counts with what follows.
    fn read(&mut self, scan: &Scan<'_>, lexicon: &Lexicon) -> i32 {
        let mut highest = i32::MIN;
        let mut before = lexicon.sentence_start;
        for at in 0..scan.tokens.len() {
            if let Some(slot) = slot_at(scan, lexicon, at) {
                self.add(lexicon, slot);
                self.add_pair(lexicon, before, slot);
                before = slot;
            }
            let next = scan.token(at + 1);
            let ends_sentence = scan.token(at).is_some_and(|token| {
                matches!(token.kind, Kind::Mark('.' | '!' | '?' | ';'))
                    && next.is_none_or(|next| next.is_apart || next.is_end())
            });
            let ends_paragraph = next.is_none_or(|next| next.kind == Kind::Paragraph);
            if (ends_sentence || ends_paragraph) && before != lexicon.sentence_start {
                self.add_pair(lexicon, before, lexicon.sentence_end);
                before = lexicon.sentence_start;
            }
            if ends_paragraph && scan.part != Part::Subject {
                highest = highest.max(self.total);
            }
        }
        highest
    }

    fn add(&mut self, lexicon: &Lexicon, slot: u16) {
        let slot = usize::from(slot);
        if let (Some(weight), Some(seen)) = (lexicon.sharing.get(slot), self.seen.get_mut(slot))
            && !core::mem::replace(seen, true)
        {
            self.total += i32::from(*weight);
        }
    }

    fn add_pair(&mut self, lexicon: &Lexicon, one: u16, other: u16) {
        if let Some(&(number, weight)) = lexicon.sharing_pairs.get(&(one, other))
            && let Some(seen) = self.seen_pairs.get_mut(usize::from(number))
            && !core::mem::replace(seen, true)
        {
            self.total += i32::from(weight);
        }
    }
}

fn is_read(scan: &Scan<'_>) -> bool {
    scan.part == Part::Subject || scan.is_letter()
}

/// The slot of the word at a place, 0 for one without weight; those of `log in` stand at `log`.
fn slot_at(scan: &Scan<'_>, lexicon: &Lexicon, at: usize) -> Option<u16> {
    let token = scan.token(at).filter(|token| token.is_word())?;
    if token.is_possessive {
        return Some(lexicon.possessive);
    }
    if is_log_in(scan, at) {
        return Some(lexicon.log_in);
    }
    if is_service(scan, at) {
        return Some(lexicon.service);
    }
    let goes_on = ends_log_in(scan, at)
        || (1..=2).any(|back| at.checked_sub(back).is_some_and(|first| service_end(scan, first) >= Some(at)));
    (!goes_on).then(|| lexicon.slot(token.id))
}

/// `log in`, `log-on`, `sign ins`.
fn is_log_in(scan: &Scan<'_>, at: usize) -> bool {
    // Neither is any longer.
    if scan.token(at).is_none_or(|token| token.end - token.start > 4) {
        return false;
    }
    let next = if scan.token(at + 1).is_some_and(|token| token.is_mark('-')) { at + 2 } else { at + 1 };
    scan.is_one_of(at, &["log", "sign"]) && scan.is_one_of(next, &["in", "on", "ins", "ons"])
}

/// The `in` of `log in`.
fn ends_log_in(scan: &Scan<'_>, at: usize) -> bool {
    let dash = at.checked_sub(1).is_some_and(|dash| scan.token(dash).is_some_and(|mark| mark.is_mark('-')));
    at.checked_sub(if dash { 2 } else { 1 }).is_some_and(|first| is_log_in(scan, first))
        && scan.is_one_of(at, &["in", "on", "ins", "ons"])
}

/// `Learning Records Service`, `learner records`: the LRS by another name.
fn is_service(scan: &Scan<'_>, first: usize) -> bool {
    service_end(scan, first).is_some()
}

/// The last word of the LRS's name that begins here.
fn service_end(scan: &Scan<'_>, first: usize) -> Option<usize> {
    let is_name = scan.is_one_of(first, &["learning", "learner"]) && scan.is_one_of(first + 1, &["records"]);
    is_name.then(|| if scan.is_one_of(first + 2, &["service"]) { first + 2 } else { first + 1 })
}

/// The sentence whose words weigh most.
fn loudest(scans: &[Scan<'_>], lexicon: &Lexicon) -> Option<(usize, usize, usize)> {
    let weight_at = |scan: &Scan<'_>, at: usize| {
        let slot = slot_at(scan, lexicon, at)?;
        lexicon.sharing.get(usize::from(slot)).map(|weight| i32::from(*weight).max(0))
    };
    let mut best: Option<(i32, (usize, usize, usize))> = None;
    for (part, scan) in scans.iter().enumerate().filter(|(_, scan)| is_read(scan)) {
        let mut at = 0;
        while at < scan.tokens.len() {
            let sentence = scan.sentence_around(at);
            let end = sentence.end.max(at + 1);
            let sum = (at..end).filter_map(|at| weight_at(scan, at)).sum();
            if best.is_none_or(|(most, _)| sum > most) {
                best = Some((sum, (part, at, end - 1)));
            }
            at = end + 1;
        }
    }
    best.map(|(_, place)| place)
}
