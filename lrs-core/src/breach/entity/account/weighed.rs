//! That an account is shared, told by the words of the whole message: people say it in more ways than phrases can list.
//!
//! Each word that a table weighs counts once. The sum is taken after each paragraph and the highest counts, so that what is
//! added behind takes nothing away.

use super::SharingFound;
use crate::breach::lexicon::Lexicon;
use crate::breach::message::Part;
use crate::breach::scan::Scan;
use crate::breach::token::Kind;

/// From which sum on an account is taken for shared, in hundredths.
// CHOICE: odds of two to three, as an account not shared is seldom talked of at length; the table's head says what it finds.
const LEAST: i32 = -40;
/// How sure the least sum is, and what another hundredth adds, in percent.
// CHOICE: just above even odds, up to 95.
const LEAST_SURE: i32 = 55;
const MOST_SURE: i32 = 95;

/// The sentence of a part that speaks loudest for a shared account, where the message as a whole does.
pub(in super::super::super) fn find(scans: &[Scan<'_>]) -> Option<(usize, SharingFound)> {
    let lexicon = Lexicon::get();
    let mut seen = vec![false; lexicon.sharing.len()];
    let mut sum = lexicon.sharing_start;
    let mut highest = i32::MIN;
    for scan in scans.iter().filter(|scan| is_read(scan)) {
        for at in 0..scan.tokens.len() {
            if let Some((slot, weight)) = weight_at(scan, lexicon, at)
                && let Some(seen) = seen.get_mut(slot)
                && !core::mem::replace(seen, true)
            {
                sum += weight;
            }
            let ends = scan.token(at + 1).is_none_or(|next| next.kind == Kind::Paragraph);
            if ends && scan.part != Part::Subject {
                highest = highest.max(sum);
            }
        }
    }
    if highest < LEAST {
        return None;
    }
    let confidence = u8::try_from((LEAST_SURE + (highest - LEAST) / 5).min(MOST_SURE)).unwrap_or(0);
    loudest(scans, lexicon).map(|(part, first, last)| (part, SharingFound { first, last, confidence }))
}

fn is_read(scan: &Scan<'_>) -> bool {
    scan.part == Part::Subject || scan.is_letter()
}

/// The slot and weight of the word at a place; those of `log in` stand at `log`.
fn weight_at(scan: &Scan<'_>, lexicon: &Lexicon, at: usize) -> Option<(usize, i32)> {
    let token = scan.token(at).filter(|token| token.is_word())?;
    let slot = if token.is_possessive {
        lexicon.possessive
    } else if is_log_in(scan, at) {
        lexicon.log_in
    } else {
        lexicon.slot(token.id)
    };
    let slot = usize::from(slot);
    let weight = lexicon.sharing.get(slot).copied().filter(|_| slot > 0)?;
    Some((slot, i32::from(weight)))
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

/// The sentence whose words weigh most.
fn loudest(scans: &[Scan<'_>], lexicon: &Lexicon) -> Option<(usize, usize, usize)> {
    let mut best: Option<(i32, (usize, usize, usize))> = None;
    for (part, scan) in scans.iter().enumerate().filter(|(_, scan)| is_read(scan)) {
        let mut at = 0;
        while at < scan.tokens.len() {
            let sentence = scan.sentence_around(at);
            let end = sentence.end.max(at + 1);
            let sum = (at..end)
                .filter_map(|at| weight_at(scan, lexicon, at))
                .map(|(_, weight)| weight.max(0))
                .sum();
            if best.is_none_or(|(most, _)| sum > most) {
                best = Some((sum, (part, at, end - 1)));
            }
            at = end + 1;
        }
    }
    best.map(|(_, place)| place)
}
