//! What a person probably meant where a letter and a digit of a postcode look alike.
//!
//! `0X1 2JD` is OX1 2JD, `EI 6AN` is E1 6AN. Where several readings have the form of a postcode, all are
//! proposed; none is ever taken without somebody's yes.

use core::cmp::Reverse;
use core::fmt;

use super::reading::tidy;
use super::{Postcode, PostcodeError, area};
use crate::finding::{Rule, fill};
use crate::guide::Section;

/// A postcode that somebody may have meant.
///
/// # Privacy
///
/// `Debug` hides the postcode.
#[derive(Clone, Copy, Eq, PartialEq)]
#[non_exhaustive]
pub struct PostcodeRepair {
    /// The proposed postcode.
    pub to: Postcode,
    /// Why: the stable code, for example `postcode.repair.zero`.
    pub code: &'static str,
    /// Whether its area is one of the United Kingdom's, so that such a postcode may exist.
    pub has_real_area: bool,
    /// How many other candidates are as likely.
    pub as_likely: usize,
    rule: &'static Rule,
}

impl PostcodeRepair {
    /// Why, as a clause.
    pub fn message(&self) -> String {
        fill(self.rule.message, "postcode", [0, 0])
    }

    /// The rule behind the proposal.
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }
}

impl fmt::Debug for PostcodeRepair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostcodeRepair")
            .field("to", &self.to)
            .field("code", &self.code)
            .field("has_real_area", &self.has_real_area)
            .field("as_likely", &self.as_likely)
            .finish()
    }
}

/// Lists the postcodes that somebody may have meant, likeliest first: real areas, then fewest changes.
///
/// Empty for an Eircode, and for a text that [`Postcode::parse`] takes, with one exception: a postcode of an area that does not
/// exist, or whose district starts with 0 and goes on (`S01 1AA`), has the readings of a real area that are
/// free of that fault.
///
/// # Examples
///
/// ```
/// use lrs_core::value::postcode;
///
/// let repairs = postcode::repairs("0X1 2JD");
/// assert_eq!(repairs[0].to.as_str(), "OX1 2JD");
/// assert_eq!(repairs[0].code, "postcode.repair.zero");
/// assert!(postcode::repairs("OX1 2JD").is_empty());
/// ```
pub fn repairs(text: &str) -> Vec<PostcodeRepair> {
    let parsed = Postcode::parse(text);
    let as_typed = parsed.ok();
    if as_typed.is_some_and(|postcode| postcode.is_usual()) || parsed == Err(PostcodeError::Eircode) {
        return Vec::new();
    }
    let Ok(tidy) = tidy(text) else { return Vec::new() };
    let typed = tidy.letters.as_slice();
    // The form has five to seven letters and digits; a BFPO number is digits anyway.
    if !(5..=7).contains(&typed.len()) {
        return Vec::new();
    }
    let candidates = readings(typed)
        .into_iter()
        .filter_map(|read| Candidate::of(typed, &read))
        .filter(|candidate| as_typed.is_none() || candidate.postcode.is_usual());
    let mut found: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        // A few dozen at most: put into their order one by one.
        let key = |candidate: &Candidate| (candidate.rank(), candidate.postcode);
        found.insert(found.partition_point(|other| key(other) < key(&candidate)), candidate);
    }
    let as_likely = |candidate: &Candidate| {
        found.iter().filter(|other| other.rank() == candidate.rank()).count().saturating_sub(1)
    };
    found
        .iter()
        .map(|candidate| PostcodeRepair {
            to: candidate.postcode,
            code: candidate.rule.code,
            has_real_area: candidate.has_real_area,
            as_likely: as_likely(candidate),
            rule: candidate.rule,
        })
        .collect()
}

/// A reading that has the form of a postcode.
struct Candidate {
    postcode: Postcode,
    has_real_area: bool,
    changes: usize,
    rarity: usize,
    rule: &'static Rule,
}

impl Candidate {
    fn of(typed: &[u8], read: &[u8]) -> Option<Self> {
        let postcode = Postcode::compact(read)?;
        let changed = || typed.iter().zip(read).filter(|(typed, read)| typed != read);
        let slips = || changed().filter_map(|(&typed, &read)| slip(typed, read));
        let rarity = slips().map(|(rarity, _)| rarity).max()?;
        let mut rules = slips().map(|(_, rule)| rule);
        let first = rules.next()?;
        let rule = if rules.all(|rule| rule == first) { first } else { &SEVERAL };
        Some(Self {
            postcode,
            has_real_area: area::is_real(postcode.area().as_bytes()),
            changes: changed().count(),
            rarity,
            rule,
        })
    }

    fn rank(&self) -> (Reverse<bool>, usize, usize) {
        (Reverse(self.postcode.is_usual()), self.changes, self.rarity)
    }
}

/// Every way to read letters for digits and digits for letters, the text as typed left out.
fn readings(typed: &[u8]) -> Vec<Vec<u8>> {
    let mut readings: Vec<Vec<u8>> = vec![Vec::with_capacity(typed.len())];
    for &letter in typed {
        let meant = || core::iter::once(letter).chain(look_alikes(letter));
        readings = readings
            .iter()
            .flat_map(|start| {
                meant().map(move |letter| {
                    let mut reading = start.clone();
                    reading.push(letter);
                    reading
                })
            })
            .collect();
    }
    readings.retain(|reading| reading != typed);
    readings
}

fn look_alikes(letter: u8) -> impl Iterator<Item = u8> {
    LOOK_ALIKES.iter().filter_map(move |&(a, b, _)| match letter {
        _ if letter == a => Some(b),
        _ if letter == b => Some(a),
        _ => None,
    })
}

fn slip(typed: u8, read: u8) -> Option<(usize, &'static Rule)> {
    LOOK_ALIKES
        .iter()
        .enumerate()
        .find(|(_, (a, b, _))| (typed, read) == (*a, *b) || (typed, read) == (*b, *a))
        .map(|(rarity, (.., rule))| (rarity, *rule))
}

/// Letters and digits that are read and typed for one another, the commonest first.
// CHOICE: the pairs that printed and handwritten forms confuse. A small l is typed for 1, and I for both.
static LOOK_ALIKES: [(u8, u8, &Rule); 7] = [
    (b'O', b'0', &ZERO),
    (b'I', b'1', &ONE),
    (b'S', b'5', &FIVE),
    (b'L', b'1', &ONE),
    (b'I', b'L', &ONE),
    (b'B', b'8', &EIGHT),
    (b'Z', b'2', &TWO),
];

const LOOK_ALIKE: Section =
    Section::OurChoice { reason: "the schema says what a postcode is, not how people mistype one" };
const ASK: &str = "Compare it with the learner's address before you take it.";

static ZERO: Rule =
    Rule::advice("postcode.repair.zero", LOOK_ALIKE, "the letter O and the digit 0 told apart", ASK);
static ONE: Rule =
    Rule::advice("postcode.repair.one", LOOK_ALIKE, "the letters I and L and the digit 1 told apart", ASK);
static FIVE: Rule =
    Rule::advice("postcode.repair.five", LOOK_ALIKE, "the letter S and the digit 5 told apart", ASK);
static EIGHT: Rule =
    Rule::advice("postcode.repair.eight", LOOK_ALIKE, "the letter B and the digit 8 told apart", ASK);
static TWO: Rule =
    Rule::advice("postcode.repair.two", LOOK_ALIKE, "the letter Z and the digit 2 told apart", ASK);
static SEVERAL: Rule = Rule::advice(
    "postcode.repair.several",
    LOOK_ALIKE,
    "several letters and digits that look alike told apart",
    ASK,
);

/// The rules of this part of the room.
pub(crate) static RULES: &[&Rule] = &[&ZERO, &ONE, &FIVE, &EIGHT, &TWO, &SEVERAL];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slip_in_a_postcode_is_found_again() {
        for meant in ["SO14 0AA", "OX1 2JD", "BS5 8ZZ", "L1 1AB", "E1 6AN", "ZE2 9XS"] {
            let compact = meant.replace(' ', "");
            for (place, letter) in compact.bytes().enumerate() {
                for typed in look_alikes(letter) {
                    let mut slipped = compact.clone().into_bytes();
                    slipped[place] = typed;
                    let slipped = String::from_utf8(slipped).expect("ASCII");
                    let is_found = repairs(&slipped).iter().any(|repair| repair.to.as_str() == meant);
                    let is_fine = Postcode::parse(&slipped).is_ok_and(|postcode| postcode.is_usual());
                    assert!(is_found || is_fine, "{slipped} for {meant}");
                }
            }
        }
    }

    #[test]
    fn no_reading_comes_twice_and_none_is_the_text() {
        for text in ["IOIOIOI", "S5S5S5S", "0OLI1ZB", "OIZSB82"] {
            let mut found: Vec<Postcode> = repairs(text).iter().map(|repair| repair.to).collect();
            let count = found.len();
            found.sort_unstable();
            found.dedup();
            assert_eq!(found.len(), count, "{text}");
        }
    }
}
