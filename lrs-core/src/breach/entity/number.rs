//! Ten digits that are a ULN, and references that hold one.

mod reference;

use crate::text::decimal_digit;
use crate::value::Uln;

use super::{Entity, EntityKind};
use crate::breach::label::Labelled;
use crate::breach::scan::Scan;
use crate::breach::talk::Talk;
use crate::breach::token::{Case, Kind, Token};
use crate::breach::zone::Zone;

/// How a number that passes the check is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in super::super) enum Reading {
    /// A ULN.
    Uln,
    /// The reference of a data challenge.
    Reference,
}

/// Ten digits that pass the check.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct NumberFound {
    pub(in super::super) first: usize,
    pub(in super::super) last: usize,
    pub(in super::super) reading: Reading,
    pub(in super::super) confidence: u8,
    /// The digits, so that the same number in two places counts once.
    pub(in super::super) uln: Option<Uln>,
}

/// How sure a reading is, in percent.
// CHOICE: by judgement. A number whose label says ULN is one; one in eleven of other numbers passes the check.
mod sure {
    pub(super) const LABELLED: u8 = 98;
    pub(super) const NEAR_LABEL: u8 = 92;
    pub(super) const TALK: u8 = 75;
    pub(super) const SEVERAL: u8 = 62;
    pub(super) const BARE: u8 = 40;
    pub(super) const AMERICAN: u8 = 38;
    pub(super) const LIKE_A_TELEPHONE: u8 = 20;
}

pub(in super::super) fn find(scan: &Scan<'_>, talk: Talk) -> Vec<NumberFound> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = scan.next_where(at, |token| token.kind == Kind::Number) {
        at = next;
        match digits_at(scan, at) {
            Some(digits) => {
                at = digits.last + 1;
                found.extend(judged(scan, &digits, talk));
            }
            None => at += 1,
        }
    }
    found.extend(reference::labelled(scan, &found));
    several_are_ulns(&mut found);
    found
}

/// A number that one place of a message calls an order, a ticket or the like is that everywhere, unless another place says
/// ULN.
pub(in super::super) fn deny_others(found: &mut [Entity]) {
    let others = found.iter().filter(|entity| entity.kind == EntityKind::Uln && entity.confidence == 0);
    let others: Vec<Option<Uln>> = others.map(|entity| entity.uln).collect();
    for uln in others {
        let is_same = |entity: &&mut Entity| entity.kind == EntityKind::Uln && entity.uln == uln;
        if found.iter_mut().filter(is_same).all(|entity| entity.confidence < sure::NEAR_LABEL) {
            found.iter_mut().filter(is_same).for_each(|entity| entity.confidence = 0);
        }
    }
}

/// Two different numbers that pass the check are hardly chance: one pair in 121 would be.
fn several_are_ulns(found: &mut [NumberFound]) {
    let bare: Vec<Option<Uln>> =
        found.iter().filter(|number| number.confidence >= sure::BARE).map(|number| number.uln).collect();
    if bare.iter().any(|uln| *uln != bare.first().copied().flatten()) {
        for number in found.iter_mut().filter(|number| number.confidence >= sure::BARE) {
            number.confidence = number.confidence.max(sure::SEVERAL);
        }
    }
}

/// Ten digits in one run or in groups.
struct Digits {
    first: usize,
    last: usize,
    text: [u8; 10],
    groups: usize,
}

fn digits_at(scan: &Scan<'_>, first: usize) -> Option<Digits> {
    let start = scan.token(first)?;
    if start.kind != Kind::Number || is_joined_before(scan, first) {
        return None;
    }
    let mut text = [0; 10];
    let mut count = 0;
    let mut groups = 0;
    let mut step = 0;
    let mut at = first;
    let last = loop {
        let token = scan.token(at)?;
        let word = scan.text.get(token.span())?;
        for letter in word.chars() {
            let digit = decimal_digit(letter)?;
            *text.get_mut(count)? = b'0' + digit;
            count += 1;
        }
        groups += 1;
        if count == text.len() {
            break at;
        }
        let next = next_group(scan, at)?;
        if groups > 1 && next - at != step {
            return None;
        }
        step = next - at;
        at = next;
    };
    let is_grouping = groups == 1 || groups == 10 || (2..=5).contains(&groups);
    let is_continued = groups > 1
        && !start.is_cell
        && first.checked_sub(1).and_then(|at| scan.token(at)).is_some_and(|token| token.kind == Kind::Number);
    (is_grouping && !is_continued && !goes_on(scan, last, groups)).then_some(Digits {
        first,
        last,
        text,
        groups,
    })
}

/// The next group of digits: behind one space, hyphen, full stop or the like.
fn next_group(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let next = scan.token(at + 1)?;
    if next.kind == Kind::Number && !next.is_cell {
        return Some(at + 1);
    }
    let is_joint = matches!(next.kind, Kind::Mark('-' | '.' | '–' | '\u{2011}' | '\u{2010}' | '_' | '·'));
    let after = scan.token(at + 2)?;
    (is_joint && after.kind == Kind::Number && next.is_apart == after.is_apart).then_some(at + 2)
}

/// Whether the digits go on in front: `+44 …`, `12/1234567890`.
fn is_joined_before(scan: &Scan<'_>, first: usize) -> bool {
    let (Some(token), Some(before)) = (scan.token(first), first.checked_sub(1).and_then(|at| scan.token(at)))
    else {
        return false;
    };
    match before.kind {
        Kind::Mark('+' | '£' | '$' | '€') => !token.is_apart,
        Kind::Mark('.') => {
            !token.is_apart
                && !before.is_apart
                && first
                    .checked_sub(2)
                    .and_then(|at| scan.token(at))
                    .is_some_and(|token| token.kind == Kind::Number)
        }
        _ => false,
    }
}

/// Whether more digits follow at once, so that the ten are part of a longer number.
fn goes_on(scan: &Scan<'_>, last: usize, groups: usize) -> bool {
    let Some(next) = scan.token(last + 1) else { return false };
    match next.kind {
        Kind::Number => groups > 1 && !next.is_cell,
        Kind::Mixed | Kind::Mark('@') => !next.is_apart,
        Kind::Mark('.') => {
            !next.is_apart
                && scan.token(last + 2).is_some_and(|after| after.kind == Kind::Number && !after.is_apart)
        }
        _ => false,
    }
}

fn judged(scan: &Scan<'_>, digits: &Digits, talk: Talk) -> Option<NumberFound> {
    let uln = core::str::from_utf8(&digits.text).ok().and_then(|text| Uln::parse(text).ok())?;
    if let Some(span) = reference_around(scan, digits, talk) {
        return Some(NumberFound {
            first: span.0,
            last: span.1,
            reading: Reading::Reference,
            confidence: sure::LABELLED,
            uln: Some(uln),
        });
    }
    // What the message calls something else is kept: it is no ULN in another place either.
    Some(NumberFound {
        first: digits.first,
        last: digits.last,
        reading: Reading::Uln,
        confidence: confidence(scan, digits, talk),
        uln: Some(uln),
    })
}

fn confidence(scan: &Scan<'_>, digits: &Digits, talk: Talk) -> u8 {
    let label = scan
        .field(digits.first)
        .filter(|field| field.is_firm || !matches!(field.label, Labelled::Username | Labelled::Password))
        .map(|field| field.label);
    match label {
        Some(Labelled::Uln) => return sure::LABELLED,
        Some(Labelled::OtherNumber | Labelled::Username | Labelled::Password)
            if !line_says_uln(scan, digits) =>
        {
            return 0;
        }
        _ => {}
    }
    if line_says_uln(scan, digits) {
        return sure::NEAR_LABEL;
    }
    if is_in_link(scan, digits) || is_behind_trunk_zero(scan, digits) {
        return 0;
    }
    if scan.zone(digits.first) == Zone::Signature || scan.raw_word(digits.first).contains('@') {
        return sure::LIKE_A_TELEPHONE;
    }
    if is_american(scan, digits) && !talk.of_ulns {
        return if talk.of_learners { sure::TALK - 15 } else { sure::AMERICAN };
    }
    let is_like_telephone = digits.text.starts_with(b"1800") && digits.groups > 1
        || scan
            .token(digits.first.wrapping_sub(1))
            .is_some_and(|token| token.is_mark('+') || (token.is_mark('(') && digits.groups > 1));
    match (talk.of_ulns, talk.of_learners, is_like_telephone) {
        (_, _, true) => sure::LIKE_A_TELEPHONE,
        (true, _, _) => sure::TALK,
        (false, true, _) if digits.groups <= 5 => sure::TALK - 10,
        _ => sure::BARE,
    }
}

/// `415-436-9333`: how telephones are written in America.
fn is_american(scan: &Scan<'_>, digits: &Digits) -> bool {
    let text = scan.slice(digits.first, digits.last);
    digits.groups == 3
        && text.len() == 12
        && [3, 7]
            .iter()
            .all(|&at| text.as_bytes().get(at).is_some_and(|mark| matches!(mark, b'-' | b'.' | b' ')))
        && !text.contains(' ')
}

/// In the address of a page.
fn is_in_link(scan: &Scan<'_>, digits: &Digits) -> bool {
    let word = scan.raw_word(digits.first);
    word.contains("://") || word.contains("www.")
}

/// `+44 (0)1632 960019`: what follows the zero in brackets is a telephone's.
fn is_behind_trunk_zero(scan: &Scan<'_>, digits: &Digits) -> bool {
    let at = |back: usize| digits.first.checked_sub(back).and_then(|at| scan.token(at));
    let is_zero = at(2).and_then(|token| scan.text.get(token.span())) == Some("0");
    is_zero && at(1).is_some_and(|token| token.is_mark(')')) && at(3).is_some_and(|token| token.is_mark('('))
}

/// Whether the line, or the sentence before, speaks of a ULN.
fn line_says_uln(scan: &Scan<'_>, digits: &Digits) -> bool {
    let line = scan.line_around(digits.first);
    let window = line.start.max(digits.first.saturating_sub(14))..line.end.min(digits.last + 8);
    scan.hits_in(&window).iter().any(|hit| {
        hit.meaning == crate::breach::phrase::Meaning::Label(Labelled::Uln)
            && !other_label_between(scan, hit.last, digits.first)
    })
}

fn other_label_between(scan: &Scan<'_>, label: usize, number: usize) -> bool {
    label < number
        && scan
            .hits_in(&(label + 1..number))
            .iter()
            .any(|hit| matches!(hit.meaning, crate::breach::phrase::Meaning::Label(Labelled::OtherNumber)))
}

/// The pieces of a reference that a number is part of: `DC-4917205836-01`, `4917205836/2`, `ref 4917205836-003`.
fn reference_around(scan: &Scan<'_>, digits: &Digits, talk: Talk) -> Option<(usize, usize)> {
    if digits.groups > 1 {
        // The last group is the count: `4917205836-003` has ten digits in one run.
        return None;
    }
    let after = suffix(scan, digits.last);
    let before = prefix(scan, digits.first);
    let first = before.unwrap_or(digits.first);
    let last = after.unwrap_or(digits.last);
    let is_labelled = scan
        .field(digits.first)
        .is_some_and(|field| field.label == Labelled::Reference && says_reference(scan, first))
        || says_reference(scan, first);
    let is_compound = before.is_some() || after.is_some();
    // Ten digits that pass the check and a count behind them are the form of a reference, whatever it is called.
    let is_invoice =
        scan.field(digits.first).is_some_and(|field| field.label == Labelled::OtherNumber && field.is_firm);
    let is_coded = after.is_some_and(|after| after == digits.last + 4);
    let has_count = after.is_some() && !is_invoice && (is_coded || is_count(scan, digits.last));
    (is_labelled || has_count || (is_compound && (before.is_some() || talk.of_challenges)))
        .then_some((first, last))
}

/// `-01`, `/2`, `-003` joined to a number.
fn suffix(scan: &Scan<'_>, last: usize) -> Option<usize> {
    let mark = scan.token(last + 1)?;
    let count = scan.token(last + 2)?;
    let is_joint = matches!(mark.kind, Kind::Mark('-' | '/' | '_' | '.' | ':' | '#')) && !mark.is_apart;
    let is_short = count.end - count.start <= 4 && !count.is_apart;
    let is_count = is_joint && is_short && matches!(count.kind, Kind::Number | Kind::Mixed);
    if is_count { Some(last + 2) } else { coded_suffix(scan, last) }
}

/// `-20260114`: more digits or letters hang on a number.
fn is_joined_behind(scan: &Scan<'_>, last: usize) -> bool {
    let tight = |at: usize| scan.token(at).filter(|token| !token.is_apart && !token.is_cell);
    tight(last + 1).is_some_and(|mark| matches!(mark.kind, Kind::Mark('-' | '/' | '_')))
        && tight(last + 2).is_some_and(|next| matches!(next.kind, Kind::Number | Kind::Mixed))
}

/// `-DC-03`, `/DC/2`: what references begin with, and a count behind it.
fn coded_suffix(scan: &Scan<'_>, last: usize) -> Option<usize> {
    let tight = |at: usize| scan.token(at).filter(|token| !token.is_apart && !token.is_cell);
    let (mark, code, joint, count) = (tight(last + 1)?, tight(last + 2)?, tight(last + 3)?, tight(last + 4)?);
    let is_joint = |token: &Token| matches!(token.kind, Kind::Mark('-' | '/' | '_' | '.' | '#'));
    let is_coded = is_joint(mark)
        && is_joint(joint)
        && scan.means(code, REFERENCE_PREFIXES)
        && count.kind == Kind::Number
        && count.end - count.start <= 4;
    is_coded.then_some(last + 4)
}

/// `/1`, `-01`, `-002`: one or two digits behind a slash, two or three behind a hyphen.
fn is_count(scan: &Scan<'_>, last: usize) -> bool {
    let (Some(mark), Some(count)) = (scan.token(last + 1), scan.token(last + 2)) else { return false };
    let digits = count.end - count.start;
    let goes_on = scan
        .token(last + 3)
        .is_some_and(|next| !next.is_apart && matches!(next.kind, Kind::Mark('/' | '-' | ':')));
    count.kind == Kind::Number
        && !goes_on
        && ((mark.is_mark('/') && digits <= 2) || (mark.is_mark('-') && (2..=3).contains(&digits)))
}

/// `DC-`, `ENQ/` joined to a number.
fn prefix(scan: &Scan<'_>, first: usize) -> Option<usize> {
    let number = scan.token(first)?;
    let mark = first.checked_sub(1).and_then(|at| scan.token(at))?;
    if mark.case == Case::Capitals && scan.means(mark, &["dc"]) {
        return Some(first - 1);
    }
    let word = first.checked_sub(2).and_then(|at| scan.token(at))?;
    let text = scan.text.get(word.span())?;
    let is_joint =
        matches!(mark.kind, Kind::Mark('-' | '/' | '_' | '.' | '#')) && !mark.is_apart && !number.is_apart;
    let is_code = REFERENCE_PREFIXES.iter().any(|prefix| text.eq_ignore_ascii_case(prefix));
    (is_joint && is_code).then(|| first - 2)
}

/// What references begin with.
// CHOICE: the LRS does not publish the form; what it says is that the ULN is in it (guide 6.2, 6.3).
const REFERENCE_PREFIXES: &[&str] =
    &["dc", "enq", "chal", "challenge", "enquiry", "udc", "edc", "q", "lrs", "ref", "her"];

/// Whether `challenge reference`, `enquiry ref` or the like stands directly before.
fn says_reference(scan: &Scan<'_>, first: usize) -> bool {
    let start = first.saturating_sub(7);
    scan.hits_in(&(start..first)).iter().any(|hit| {
        hit.meaning == crate::breach::phrase::Meaning::Label(Labelled::Reference)
            && scan.tokens.get(hit.last + 1..first).is_some_and(|between| {
                between.iter().all(|token| {
                    matches!(token.kind, Kind::Mark(_))
                        || scan.means(
                            token,
                            &[
                                "is",
                                "number",
                                "no",
                                "ref",
                                "reference",
                                "yw",
                                "ydy",
                                "the",
                                "of",
                                "id",
                                "was",
                                "dc",
                            ],
                        )
                })
            })
            && names_the_reference(scan, hit.first, first)
    })
}

/// `data challenge for ULN 49…` names the ULN; `data challenge reference 49…` or `data challenge 49…-01` the reference.
fn names_the_reference(scan: &Scan<'_>, from: usize, number: usize) -> bool {
    let says_ref = scan.tokens.get(from..number).is_some_and(|tokens| {
        tokens.iter().any(|token| scan.means(token, &["ref", "reference", "no", "number", "id", "cyfeirnod"]))
    });
    says_ref || suffix(scan, number).is_some() || is_joined_behind(scan, number)
}
