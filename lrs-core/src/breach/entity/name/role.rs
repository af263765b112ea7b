//! Whose a name is: a learner's, or that of staff, a relative, a place or an organisation.

use super::words::{NAMES, is_bare_possessive};
use crate::breach::lexicon::Sorts;
use crate::breach::message::Part;
use crate::breach::phrase::Cue;
use crate::breach::scan::Scan;
use crate::breach::token::{Case, Kind, Token};
use crate::text::name_key;

/// How much a sign speaks for a learner.
// CHOICE: by judgement.
pub(super) mod weight {
    pub(in super::super) const LABEL: i32 = 60;
    pub(in super::super) const NAME_LABEL: i32 = 30;
    pub(in super::super) const BEFORE: i32 = 38;
    pub(in super::super) const CONCERNS: i32 = 25;
    pub(in super::super) const AFTER: i32 = 30;
    pub(in super::super) const SUBJECT: i32 = 10;
    pub(in super::super) const STAFF_BEFORE: i32 = -40;
    pub(in super::super) const STAFF_AFTER: i32 = -30;
    pub(in super::super) const OTHER_PERSON: i32 = -90;
    pub(in super::super) const PLACE: i32 = -45;
    /// From here on somebody is no learner.
    pub(in super::super) const OTHER: i32 = -60;
    pub(in super::super) const TITLE: i32 = -50;
    pub(in super::super) const READER: i32 = 30;
}

/// The word before a mention, over titles, copulas and marks, and whether a title stands between.
pub(super) fn before(scan: &Scan<'_>, first: usize) -> Option<usize> {
    let mut at = scan.word_before(first)?;
    for _ in 0..3 {
        let token = scan.token(at)?;
        let word = scan.text.get(token.span())?;
        let is_link = ["is", "was", "called", "named", "the", "a", "an", "yw", "ydy", "also"]
            .iter()
            .any(|link| word.eq_ignore_ascii_case(link));
        if !(is_link || token.sorts.any(Sorts::TITLE)) {
            break;
        }
        match scan.word_before(at) {
            Some(before) => at = before,
            None => break,
        }
    }
    Some(at)
}

pub(super) fn has_title(scan: &Scan<'_>, first: usize) -> bool {
    scan.word_before(first)
        .and_then(|at| scan.token(at))
        .is_some_and(|token| token.sorts.any(Sorts::TITLE) && !token.sorts.any(NAMES))
}

pub(super) fn role_of(scan: &Scan<'_>, first: usize, last: usize, is_full: bool) -> i32 {
    let mut sum = 0;
    let is_known = (first..=last).any(|at| scan.token(at).is_some_and(|token| token.sorts.any(NAMES)));
    let share = |weight: i32| if is_full { weight / 2 } else { weight };
    if let Some(at) = before(scan, first) {
        let direct = scan.word_before(first).unwrap_or(at);
        let tied = |cue: &[Cue]| scan.ends(at, cue) || scan.ends(direct, cue);
        let is_kin = scan.token(at).is_some_and(|token| token.sorts.any(Sorts::KIN));
        if tied(&[Cue::LearnerBefore]) {
            sum += weight::BEFORE;
        } else if tied(&[Cue::ConcernsBefore]) && !is_kin {
            sum += if is_known { weight::CONCERNS } else { weight::CONCERNS / 3 };
        } else if is_kin || scan.token(at).is_some_and(|token| token.sorts.any(Sorts::STAFF)) {
            sum += weight::OTHER_PERSON;
        } else if tied(&[Cue::StaffBefore]) {
            sum += share(weight::STAFF_BEFORE);
        } else if scan.ends(direct, &[Cue::PlaceBefore]) {
            let is_given = scan.token(first).is_some_and(|token| token.sorts.any(Sorts::GIVEN));
            sum += if is_given && is_full { 0 } else { weight::PLACE };
        }
        if introduces_staff(scan, first) {
            sum += weight::OTHER_PERSON;
        }
    }
    if is_bare_possessive(scan, first, last) {
        sum += weight::AFTER + weight::BEFORE;
    }
    if has_title(scan, first) {
        sum += if is_full { weight::TITLE } else { weight::TITLE + weight::PLACE };
    }
    let is_possessive = scan.token(last).is_some_and(|token| token.is_possessive);
    if let Some(after) = scan.word_after(last) {
        let next = scan.token(last + 1);
        let is_tied = next.is_some_and(|token| {
            token.is_word() || matches!(token.kind, Kind::Mark('(' | '-' | '–' | ',' | '/' | ':'))
        });
        if is_tied && scan.begins(after, &[Cue::LearnerAfter]) {
            sum += if is_known || is_possessive { weight::AFTER } else { weight::AFTER / 2 };
        } else if is_possessive && scan.begins(after, &[Cue::StaffAfter]) && scan.means_place(after) {
            sum += share(weight::STAFF_AFTER);
        } else if is_possessive && scan.token(after).is_some_and(|token| token.sorts.any(Sorts::NEVER)) {
            sum += weight::AFTER / 3;
        } else if next.is_some_and(Token::is_word) && scan.begins(after, &[Cue::StaffAfter]) {
            sum += share(weight::STAFF_AFTER);
        }
        if is_role_after(scan, last) {
            sum += weight::OTHER_PERSON;
        }
    }
    if scan.part == Part::Subject && is_known {
        sum += weight::SUBJECT;
    }
    sum
}

/// `the new tutor's DBS: Fergus Macrae`: a colon, and a role shortly before it.
pub(super) fn introduces_staff(scan: &Scan<'_>, first: usize) -> bool {
    let is_title =
        |at: usize| scan.token(at).is_some_and(|token| token.sorts.any(Sorts::TITLE) || token.is_mark('.'));
    let first = (0..2).fold(first, |at, _| if at > 0 && is_title(at - 1) { at - 1 } else { at });
    let behind_colon =
        first.checked_sub(1).and_then(|at| scan.token(at)).is_some_and(|token| token.is_mark(':'));
    let line = scan.line_around(first);
    let clause = line.start.max(first.saturating_sub(7))..first;
    let whole = line.start.max(first.saturating_sub(18))..first;
    let is_new = |at: usize| {
        scan.token(at).is_some_and(|token| token.sorts.any(Sorts::STAFF))
            && at
                .checked_sub(1)
                .into_iter()
                .chain(at.checked_sub(2))
                .chain(at.checked_sub(3))
                .chain(at.checked_sub(4))
                .any(|at| {
                    scan.token(at).and_then(|token| scan.text.get(token.span())).is_some_and(|word| {
                        word.eq_ignore_ascii_case("new") || word.eq_ignore_ascii_case("our")
                    })
                })
    };
    if behind_colon && whole.clone().any(is_new) {
        return true;
    }
    behind_colon
        && scan.tokens.get(clause).unwrap_or_default().iter().any(|token| token.sorts.any(Sorts::STAFF))
}

/// `Jo Bell, Exams Officer`, `Jo Bell (Head of MIS)`.
pub(super) fn is_role_after(scan: &Scan<'_>, last: usize) -> bool {
    let is_opened = scan
        .token(last + 1)
        .is_some_and(|token| matches!(token.kind, Kind::Mark(',' | '(' | '-' | '–' | '|')));
    is_opened
        && (last + 2..last + 6)
            .take_while(|&at| {
                scan.token(at).is_some_and(|token| {
                    token.is_word() || matches!(token.kind, Kind::Mark('&' | '/' | '-' | '\''))
                })
            })
            .any(|at| {
                scan.token(at).is_some_and(|token| {
                    token.sorts.any(Sorts::STAFF.or(Sorts::KIN)) && !is_child(scan, token)
                })
            })
}

pub(super) fn is_child(scan: &Scan<'_>, token: &Token) -> bool {
    scan.means(token, &["son", "daughter"])
}

/// `Kingsway College`, `Ysgol Glan Clwyd`, `St Mary's Street`.
pub(super) fn is_organisation(scan: &Scan<'_>, first: usize, last: usize) -> bool {
    let is_org = |at: usize| {
        scan.token(at)
            .is_some_and(|token| token.is_word() && token.sorts.any(Sorts::ORG) && token.case != Case::Small)
    };
    let beside_and = is_and(scan, last + 1) || (first > 0 && is_and(scan, first - 1));
    let behind = beside_and
        || scan.token(last + 1).is_some_and(|token| !token.is_cell)
            && (is_org(last + 1) || (is_and(scan, last + 1) && is_org(last + 3)));
    let of = first >= 2
        && scan
            .token(first - 1)
            .and_then(|token| scan.text.get(token.span()))
            .is_some_and(|word| word == "of")
        && is_org(first - 2);
    let front = first >= 1
        && scan.token(first).is_some_and(|token| token.is_apart && !token.is_cell)
        && is_org(first - 1)
        && !scan.token(first).is_some_and(|token| token.sorts.any(Sorts::GIVEN));
    behind || of || front
}

pub(super) fn is_and(scan: &Scan<'_>, at: usize) -> bool {
    scan.token(at).is_some_and(|token| token.is_mark('&'))
}

/// Part of an e-mail address, a link or a path.
pub(super) fn is_in_address(scan: &Scan<'_>, first: usize, last: usize) -> bool {
    let tight =
        |at: Option<usize>, own: &dyn Fn(&Token) -> bool| at.and_then(|at| scan.token(at)).is_some_and(own);
    let after = tight(Some(last + 1), &|token: &Token| {
        matches!(token.kind, Kind::Mark('@' | '\\')) && !token.is_apart
    }) || (tight(Some(last + 1), &|token: &Token| {
        matches!(token.kind, Kind::Mark('.' | '/' | '_')) && !token.is_apart
    }) && tight(Some(last + 2), &|token: &Token| {
        matches!(token.kind, Kind::Word | Kind::Mixed) && !token.is_apart
    }) && scan.part != Part::Subject
        && !matches!(scan.part, Part::AttachmentName(_))
        && in_link(scan, first));
    let own = scan.token(first).is_some_and(|token| !token.is_apart && !token.is_cell);
    let before =
        own && tight(first.checked_sub(1), &|token: &Token| {
            matches!(token.kind, Kind::Mark('@' | '\\'))
                || (matches!(token.kind, Kind::Mark('.' | '/')) && !token.is_apart)
        }) && in_link(scan, first);
    after || before
}

pub(super) fn in_link(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.raw_word(at);
    word.contains('@') || word.contains("://") || word.contains("www.") || word.contains('\\')
}

/// Names that stand for anybody.
pub(super) fn is_placeholder(scan: &Scan<'_>, first: usize, last: usize) -> bool {
    let name = scan.slice(first, last);
    // Letters with single spaces are their own key, in small letters.
    let is_plain = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    if name.split(' ').all(is_plain) {
        return PLACEHOLDERS.iter().any(|placeholder| name.eq_ignore_ascii_case(placeholder));
    }
    let key = name_key(name);
    PLACEHOLDERS.contains(&key.as_str())
}

// CHOICE: the names of British specimens.
pub(super) const PLACEHOLDERS: &[&str] = &[
    "joe bloggs",
    "jo bloggs",
    "jane bloggs",
    "fred bloggs",
    "john doe",
    "jane doe",
    "a n other",
    "an other",
    "bloggs",
    "joe",
    "ann other",
    "firstname",
    "surname",
    "lastname",
    "firstname lastname",
    "forename surname",
];
