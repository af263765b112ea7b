//! A learner's postcode: whole, and not that of a college, a venue or an employer.

use crate::value::Postcode;

use crate::breach::label::Labelled;
use crate::breach::lexicon::Sorts;
use crate::breach::phrase::Cue;
use crate::breach::scan::Scan;
use crate::breach::token::{Kind, Token};
use crate::breach::zone::Zone;

/// A postcode, and how likely it is a learner's by what stands around it.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct PostcodeFound {
    pub(in super::super) first: usize,
    pub(in super::super) last: usize,
    pub(in super::super) confidence: u8,
    /// Whether nothing says that it is an organisation's.
    pub(in super::super) may_be_learners: bool,
}

mod sure {
    // CHOICE: by judgement.
    pub(super) const LABELLED: u8 = 95;
    pub(super) const LIVES: u8 = 85;
    pub(super) const UNSAID: u8 = 35;
    pub(super) const ORGANISATION: u8 = 5;
}

pub(in super::super) fn find(scan: &Scan<'_>, organisations: &[Postcode]) -> Vec<PostcodeFound> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = scan.next_where(at, |token| token.kind == Kind::Mixed) {
        at = next;
        match postcode_at(scan, at) {
            Some((last, postcode)) => {
                if !organisations.contains(&postcode) {
                    found.push(judged(scan, at, last));
                }
                at = last + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// The last piece of a postcode that begins here.
fn postcode_at(scan: &Scan<'_>, first: usize) -> Option<(usize, Postcode)> {
    let token = scan.token(first).filter(|token| token.kind == Kind::Mixed)?;
    let length = token.end - token.start;
    if !(2..=7).contains(&length) || !scan.text.as_bytes().get(token.start as usize)?.is_ascii_alphabetic() {
        return None;
    }
    if is_inside_a_code(scan, first) {
        return None;
    }
    let whole = scan.text.get(token.span())?;
    if length >= 5
        && let Some(postcode) = read(whole)
    {
        return Some((first, postcode));
    }
    let next = scan.token(first + 1)?;
    let inward_at = if next.kind == Kind::Mark('-') && !next.is_apart { first + 2 } else { first + 1 };
    let inward =
        scan.token(inward_at).filter(|token| token.kind == Kind::Mixed && token.end - token.start == 3)?;
    let inward = scan.text.get(inward.span())?;
    if length > 4 || inward.as_bytes().get(1..).is_some_and(is_ordinal) {
        return None;
    }
    let text = [whole, inward].join(" ");
    Some((inward_at, read(&text)?))
}

/// `M1 2nd`: no postcode, though its letters could be one.
fn is_ordinal(ending: &[u8]) -> bool {
    matches!(ending, b"st" | b"nd" | b"rd" | b"th")
}

fn read(text: &str) -> Option<Postcode> {
    Postcode::parse(text).ok().filter(Postcode::is_usual).filter(|postcode| !postcode.is_default())
}

/// Joined to other letters or digits by a hyphen, a slash or the like: part of a code or an address.
fn is_inside_a_code(scan: &Scan<'_>, first: usize) -> bool {
    let Some(before) = first.checked_sub(1).and_then(|at| scan.token(at)) else { return false };
    let is_joint = matches!(before.kind, Kind::Mark('-' | '/' | '_' | '=' | '#' | '@' | '&'));
    is_joint
        && scan.token(first).is_some_and(|token| !token.is_apart)
        && first
            .checked_sub(2)
            .and_then(|at| scan.token(at))
            .is_some_and(|token| !matches!(token.kind, Kind::Mark(_)))
        && !before.is_apart
}

fn judged(scan: &Scan<'_>, first: usize, last: usize) -> PostcodeFound {
    let label = scan
        .field(first)
        .filter(|field| field.is_firm || field.label != Labelled::OtherPerson)
        .map(|field| field.label);
    let of = |confidence, may_be_learners| PostcodeFound { first, last, confidence, may_be_learners };
    match label {
        Some(Labelled::Postcode) if scan.field(first).is_some_and(|field| field.is_firm) => {
            return of(sure::LABELLED, true);
        }
        Some(Labelled::OtherAddress | Labelled::OtherPerson) => return of(sure::ORGANISATION, false),
        Some(Labelled::Address) if !is_organisation(scan, first) => return of(sure::LIVES, true),
        _ => {}
    }
    let sentence = scan.sentence_around(first);
    let works =
        (sentence.start.max(first.saturating_sub(12))..first).any(|at| scan.ends(at, &[Cue::WorksAt]));
    if works {
        return of(sure::ORGANISATION, false);
    }
    let lives = (sentence.start.max(first.saturating_sub(25))..first).any(|at| scan.ends(at, &[Cue::Lives]))
        || says_postcode(scan, first, last);
    if lives && !is_organisation_near(scan, first) {
        return of(sure::LIVES, true);
    }
    if scan.zone(first) != Zone::Body || is_organisation(scan, first) {
        return of(sure::ORGANISATION, false);
    }
    of(sure::UNSAID, true)
}

/// A learner's own signature holds a learner's own postcode.
pub(in super::super) fn of_writer(scan: &Scan<'_>, found: &mut [PostcodeFound]) {
    for postcode in found {
        let is_signed = scan.zone(postcode.first) == Zone::Signature;
        if is_signed && !is_organisation(scan, postcode.first) {
            postcode.confidence = postcode.confidence.max(sure::LIVES);
            postcode.may_be_learners = true;
        }
    }
}

/// `postcode` in the sentence, on either side.
fn says_postcode(scan: &Scan<'_>, first: usize, last: usize) -> bool {
    scan.hits_in(&(first.saturating_sub(12)..last + 6))
        .iter()
        .any(|hit| hit.meaning == crate::breach::phrase::Meaning::Label(Labelled::Postcode))
}

/// The line, or the one above it, names an organisation.
fn is_organisation(scan: &Scan<'_>, at: usize) -> bool {
    let line = scan.line_around(at);
    let above = line.start.checked_sub(2).map(|at| scan.line_around(at));
    names_organisation(scan, &line)
        || above.is_some_and(|above| {
            above.len() <= 10 && is_address_line(&line) && names_organisation(scan, &above)
        })
}

/// The few pieces before a postcode name an organisation.
fn is_organisation_near(scan: &Scan<'_>, first: usize) -> bool {
    let start = scan.line_around(first).start.max(scan.sentence_around(first).start);
    names_organisation(scan, &(start.max(first.saturating_sub(8))..first))
}

/// A line of an address alone: it begins with the postcode or a town.
fn is_address_line(line: &core::ops::Range<usize>) -> bool {
    line.len() <= 8
}

fn names_organisation(scan: &Scan<'_>, range: &core::ops::Range<usize>) -> bool {
    let is_name = |token: &Token| token.is_word() && token.sorts.any(Sorts::ORG) && !is_dwelling(scan, token);
    scan.tokens.get(range.clone()).unwrap_or_default().iter().any(is_name)
}

/// Streets are where learners live, too.
fn is_dwelling(scan: &Scan<'_>, token: &Token) -> bool {
    const DWELLINGS: &[&str] = &[
        "street", "road", "avenue", "lane", "close", "drive", "way", "court", "house", "gardens", "garden",
        "terrace", "crescent", "grove", "mews", "place", "square", "heol", "stryd", "ffordd", "park",
        "estate",
    ];
    scan.means(token, DWELLINGS)
}
