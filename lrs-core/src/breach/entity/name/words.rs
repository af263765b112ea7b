//! Which words can be one name: capitals, known names, initials, particles, `Surname, Forename`.

use super::People;
use crate::breach::label::Labelled;
use crate::breach::lexicon::Sorts;
use crate::breach::phrase::Meaning;
use crate::breach::scan::Scan;
use crate::breach::token::{Case, Kind, Token};
use crate::breach::zone::Zone;

/// How long a name in small letters is at least; shorter ones are words of some language.
pub(super) const SHORTEST_SMALL: u32 = 4;

pub(super) const NAMES: Sorts = Sorts::GIVEN.or(Sorts::FAMILY);

pub(super) fn may_be_name(token: &Token) -> bool {
    let is_known = token.sorts.any(NAMES);
    let is_barred =
        token.sorts.any(Sorts::NEVER.or(Sorts::ORG).or(Sorts::STAFF).or(Sorts::KIN).or(Sorts::TITLE));
    token.is_word() && (token.case != Case::Small || is_known) && (is_known || !is_barred)
}

/// Whether a word can be part of a name that stands without a label.
pub(super) fn is_name_word(token: &Token) -> bool {
    if !token.is_word() {
        return false;
    }
    if token.sorts.any(Sorts::ORG.or(Sorts::STAFF).or(Sorts::KIN).or(Sorts::TITLE)) {
        return false;
    }
    let is_barred = token.sorts.any(Sorts::NEVER);
    match token.case {
        Case::Small => {
            token.sorts.any(NAMES)
                && !is_barred
                && !token.sorts.any(Sorts::COMMON)
                && token.end - token.start >= SHORTEST_SMALL
        }
        Case::Initial => !is_barred || token.sorts.any(NAMES),
        Case::Capital | Case::Capitals => {
            (!is_barred || token.sorts.any(NAMES))
                && (!token.sorts.any(Sorts::COMMON) || token.sorts.any(NAMES))
        }
    }
}

/// Whether a name can begin here at all: told by the word alone for most words of a text.
pub(super) fn may_start(scan: &Scan<'_>, at: usize, people: &People) -> bool {
    scan.token(at).is_some_and(|token| {
        token.is_word()
            && (token.case != Case::Small
                || token.sorts.any(Sorts::GIVEN)
                || people.writer_is_learner
                || ends_in_s(scan, token)
                || scan.field(at).is_some())
    })
}

/// As a possessive without its apostrophe does.
fn ends_in_s(scan: &Scan<'_>, token: &Token) -> bool {
    (token.end as usize).checked_sub(1).and_then(|at| scan.text.as_bytes().get(at)) == Some(&b's')
}

/// The first and last piece of words that could be one name, from here on.
pub(super) fn sequence(scan: &Scan<'_>, at: usize, people: &People) -> Option<(usize, usize)> {
    let token = scan.token(at)?;
    let is_plain = |token: &Token| {
        token.is_word()
            && !token.sorts.any(Sorts::NEVER.or(Sorts::COMMON).or(Sorts::ORG).or(Sorts::STAFF).or(Sorts::KIN))
    };
    let starts = if is_labelled_name(scan, at) {
        is_labelled_word(token)
    } else {
        is_name_word(token)
            && token.case != Case::Initial
            && (token.case != Case::Small || token.sorts.any(Sorts::GIVEN))
            || starts_with_initial(scan, at)
            || (is_plain(token) && is_bare_possessive(scan, at, at))
            || (people.writer_is_learner
                && scan.zone(at) == Zone::Signature
                && token.is_word()
                && token.sorts.any(NAMES)
                && !token.sorts.any(Sorts::NEVER))
    };
    if !starts || scan.zone(at) == Zone::Head {
        return None;
    }
    let mut last = at;
    let mut words = 1;
    while words < 6 && !scan.token(last).is_some_and(|token| token.is_possessive) {
        let Some(next) = next_word(scan, at, last) else { break };
        last = next;
        words += 1;
    }
    Some((at, last))
}

pub(super) fn is_labelled_name(scan: &Scan<'_>, at: usize) -> bool {
    scan.field(at).is_some_and(|field| {
        field.is_firm
            && matches!(
                field.label,
                Labelled::LearnerName | Labelled::GivenName | Labelled::FamilyName | Labelled::Name
            )
    })
}

/// Under a label small letters and unknown words are names too.
pub(super) fn is_labelled_word(token: &Token) -> bool {
    let is_ordinary = token
        .sorts
        .any(Sorts::NEVER.or(Sorts::COMMON).or(Sorts::ORG).or(Sorts::STAFF).or(Sorts::KIN).or(Sorts::TITLE));
    token.is_word() && (!is_ordinary || token.sorts.any(NAMES)) && !(token.case == Case::Small && is_ordinary)
}

/// `J Smith`, `J. Smith`.
pub(super) fn starts_with_initial(scan: &Scan<'_>, at: usize) -> bool {
    let is_initial =
        |at: usize| scan.token(at).is_some_and(|token| token.is_word() && token.case == Case::Initial);
    if !is_initial(at) || is_initial(at.wrapping_sub(1)) && at > 0 {
        return false;
    }
    let next = if scan.token(at + 1).is_some_and(|token| token.is_mark('.')) { at + 2 } else { at + 1 };
    scan.token(next).is_some_and(|token| {
        token.is_apart
            && !token.is_cell
            && is_name_word(token)
            && matches!(token.case, Case::Capital | Case::Capitals)
            && !token.sorts.any(Sorts::NEVER)
    }) && !scan
        .token(at)
        .and_then(|token| scan.text.get(token.span()))
        .is_some_and(|word| word == "I" || word == "A")
}

/// The next word of a name: behind a space, a hyphen, an initial's full stop, or the comma of `Khan, Aaliyah`.
pub(super) fn next_word(scan: &Scan<'_>, first: usize, last: usize) -> Option<usize> {
    let own = scan.token(last)?;
    let next = scan.token(last + 1)?;
    let fits = |at: usize| {
        scan.token(at).is_some_and(|token| {
            if is_labelled_name(scan, first) && scan.field(at) == scan.field(first) {
                return is_labelled_word(token);
            }
            is_name_word(token)
                && (token.case != Case::Small || own.case == Case::Small)
                && !(token.case == Case::Capital && token.sorts.any(Sorts::NEVER) && !token.sorts.any(NAMES))
        })
    };
    match next.kind {
        Kind::Word if next.is_cell => None,
        Kind::Word if next.sorts.any(Sorts::PARTICLE) && next.case == Case::Small => {
            (fits(last + 2) && own.case != Case::Small).then_some(last + 2)
        }
        Kind::Word => fits(last + 1).then_some(last + 1),
        Kind::Mark('-' | '\u{2010}' | '\u{2011}') if !next.is_apart => {
            scan.token(last + 2).filter(|token| !token.is_apart && token.is_word())?;
            fits(last + 2).then_some(last + 2)
        }
        Kind::Mark('.') if own.case == Case::Initial => fits(last + 2).then_some(last + 2),
        Kind::Mark(',') => is_turned(scan, first, last).then_some(last + 2),
        _ => None,
    }
}

/// `Khan, Aaliyah`: a family name, a comma, a given name, and no list that goes on.
pub(super) fn is_turned(scan: &Scan<'_>, first: usize, last: usize) -> bool {
    let (Some(family), Some(given)) = (scan.token(first), scan.token(last + 2)) else { return false };
    let is_given =
        given.is_word() && given.sorts.any(Sorts::GIVEN) && given.case != Case::Small && is_name_word(given);
    let is_family = family.case == Case::Capitals
        || family.sorts.any(Sorts::FAMILY)
        || (!family.sorts.any(Sorts::GIVEN) && family.case == Case::Capital && given.is_apart);
    let goes_on = scan.token(last + 3).is_some_and(|token| token.is_mark(','))
        && scan.token(last + 4).is_some_and(|token| {
            is_name_word(token)
                && token.case != Case::Small
                && scan.token(last + 5).is_some_and(|token| token.is_mark(','))
        });
    is_given && is_family && !goes_on && last - first < 3
}

/// `deshawns uln`: a possessive without its apostrophe.
pub(super) fn is_bare_possessive(scan: &Scan<'_>, first: usize, last: usize) -> bool {
    let Some(token) = scan.token(last) else { return false };
    first == last
        && ends_in_s(scan, token)
        && scan.hits_in(&(last + 1..last + 2)).iter().any(|hit| {
            matches!(hit.meaning, Meaning::Label(Labelled::Uln | Labelled::DateOfBirth | Labelled::Postcode))
        })
        && token.end - token.start > 3
        && scan.token(last + 1).is_some_and(Token::is_word)
}
