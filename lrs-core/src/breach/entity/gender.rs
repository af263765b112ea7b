//! A gender that is stated, not guessed from a pronoun or a title.

use crate::breach::label::Labelled;
use crate::breach::phrase::Cue;
use crate::breach::scan::Scan;
use crate::breach::token::{Kind, Token};

/// A stated gender.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct GenderFound {
    pub(in super::super) at: usize,
    pub(in super::super) confidence: u8,
    /// A letter or word alone between marks, as in a row of a list: it is a gender beside a learner.
    pub(in super::super) is_cell: bool,
}

mod sure {
    // CHOICE: by judgement.
    pub(super) const LABELLED: u8 = 95;
    pub(super) const STATED: u8 = 80;
    pub(super) const UNSAID: u8 = 25;
}

pub(in super::super) fn find(scan: &Scan<'_>, of_learners: bool) -> Vec<GenderFound> {
    let is_one =
        |token: &Token| token.end - token.start == 1 && matches!(token.kind, Kind::Word | Kind::Number);
    let alone = scan.tokens.iter().enumerate().filter(|(_, token)| is_one(token));
    let mut found: Vec<GenderFound> =
        alone.filter_map(|(at, _)| letter_or_code(scan, at, of_learners)).collect();
    for hit in scan.found(Cue::GenderWord) {
        if !is_choice(scan, hit.first, hit.last) {
            let mut gender = word(scan, hit.first, hit.last);
            if gender.confidence == sure::STATED && !of_learners {
                gender.confidence = sure::UNSAID;
            }
            found.push(gender);
        }
    }
    found
}

/// `F` under a label or in a row, `2` under a label.
fn letter_or_code(scan: &Scan<'_>, at: usize, of_learners: bool) -> Option<GenderFound> {
    let token = scan.token(at)?;
    let text = scan.text.get(token.span())?;
    let is_labelled = scan.field(at).is_some_and(|field| field.label == Labelled::Gender);
    let is_letter = matches!(text, "M" | "F" | "m" | "f");
    let is_code = is_labelled && matches!(text, "0" | "1" | "2" | "9" | "W" | "U" | "B" | "G" | "X");
    if !(is_letter || is_code) || is_choice(scan, at, at) {
        return None;
    }
    let is_others = scan.field(at).is_some_and(|field| {
        field.is_firm
            && field.label != Labelled::Gender
            && (field.is_column || field.label != Labelled::LearnerName && field.label != Labelled::Name)
    });
    if is_others {
        return None;
    }
    if is_labelled {
        return (is_value(scan, at)).then_some(GenderFound { at, confidence: sure::LABELLED, is_cell: true });
    }
    let is_cell = is_letter && (stands_alone(scan, at) || is_said(scan, at)) && !is_inside_word(scan, at);
    let is_cell = is_cell && of_learners;
    let confidence = if is_cell && says_gender(scan, at) { sure::STATED } else { 0 };
    is_cell.then_some(GenderFound { at, confidence, is_cell: true })
}

/// A field's value is short: `Gender: 2`, not `Gender: 2 of 5 are wrong`.
fn is_value(scan: &Scan<'_>, at: usize) -> bool {
    let field = scan.field(at);
    let start = (0..=at).rev().take(6).take_while(|&before| scan.field(before) == field).last().unwrap_or(at);
    at - start <= 4
}

/// `- M on the form`: a capital behind a dash, and where it stands.
fn is_said(scan: &Scan<'_>, at: usize) -> bool {
    let is_capital = scan.token(at).is_some_and(|token| token.case == crate::breach::token::Case::Initial);
    let behind_mark = at
        .checked_sub(1)
        .and_then(|at| scan.token(at))
        .is_some_and(|token| matches!(token.kind, Kind::Mark('-' | '–' | '—' | ',' | '(' | ':' | '=')));
    let place = scan.is_one_of(at + 1, &["on", "in", "not"]);
    is_capital
        && ((behind_mark && place)
            || (says_gender(scan, at) && scan.token(at).is_some_and(|token| token.is_apart)))
}

/// The sentence speaks of gender shortly before: `the sex should read F`.
fn says_gender(scan: &Scan<'_>, at: usize) -> bool {
    let sentence = scan.sentence_around(at);
    scan.hits_in(&(sentence.start.max(at.saturating_sub(12))..at))
        .iter()
        .any(|hit| hit.meaning == crate::breach::phrase::Meaning::Label(Labelled::Gender))
}

/// Between marks, cells or line ends.
fn stands_alone(scan: &Scan<'_>, at: usize) -> bool {
    let is_edge = |token: Option<&Token>| {
        token.is_none_or(|token| {
            token.is_end()
                || matches!(
                    token.kind,
                    Kind::Mark(',' | ';' | '|' | '/' | '-' | '–' | '—' | '(' | ')' | '\t' | ':' | '.')
                )
        })
    };
    let own = scan.token(at);
    let before = at.checked_sub(1).and_then(|at| scan.token(at));
    let after = scan.token(at + 1);
    (is_edge(before)
        || own.is_some_and(|token| token.is_cell)
        || before.is_some_and(|token| token.kind == Kind::Number))
        && (is_edge(after)
            || after.is_some_and(|token| token.is_cell || matches!(token.kind, Kind::Number | Kind::Mixed)))
}

/// `t:01234` or `m: 07700`, `f.smith`, `I'm`: a letter that is part of something else.
fn is_inside_word(scan: &Scan<'_>, at: usize) -> bool {
    let after = scan.token(at + 1);
    let before = at.checked_sub(1).and_then(|at| scan.token(at));
    let joined = |token: Option<&Token>| {
        token.is_some_and(|token| {
            !token.is_apart
                && !token.is_cell
                && !token.is_end()
                && !matches!(token.kind, Kind::Mark(',' | ';' | ')' | '|' | '\t'))
        })
    };
    let own_joined = scan.token(at).is_some_and(|token| !token.is_apart && !token.is_cell)
        && before.is_some_and(|token| {
            !token.is_end() && !matches!(token.kind, Kind::Mark(',' | ';' | '(' | '|' | '\t' | '/'))
        });
    joined(after) || own_joined || after.is_some_and(|token| token.is_mark(':'))
}

/// `male/female`, `M or F`: a choice, not a statement.
fn is_choice(scan: &Scan<'_>, first: usize, last: usize) -> bool {
    let other = |at: Option<usize>| {
        at.and_then(|at| scan.token(at)).and_then(|token| scan.text.get(token.span())).is_some_and(|word| {
            ["male", "female", "m", "f", "benyw", "gwryw", "males", "females"]
                .iter()
                .any(|gender| word.eq_ignore_ascii_case(gender))
        })
    };
    let is_link = |at: Option<usize>| {
        at.and_then(|at| scan.token(at)).is_some_and(|token| {
            token.is_mark('/') || token.is_mark('|') || scan.means(token, &["or", "and", "neu", "vs", "not"])
        })
    };
    (is_link(Some(last + 1)) && other(Some(last + 2)))
        || (is_link(first.checked_sub(1)) && other(first.checked_sub(2)))
}

fn word(scan: &Scan<'_>, first: usize, last: usize) -> GenderFound {
    let of = |confidence| GenderFound { at: first, confidence, is_cell: stands_alone(scan, first) };
    if scan.field(first).is_some_and(|field| field.label == Labelled::Gender) {
        return of(sure::LABELLED);
    }
    if is_counted(scan, first) {
        return of(0);
    }
    let is_stated = (first.saturating_sub(4)..first).any(|at| scan.is_one_of(at, STATING));
    let names_person = scan.begins(last + 1, &[Cue::LearnerBefore])
        || scan
            .token(last + 1)
            .is_some_and(|token| scan.means(token, &["on", "in", "but", "not", "here", "aged", "age"]));
    of(if is_stated || names_person { sure::STATED } else { sure::UNSAID })
}

/// What says that a gender follows: `is male`, `recorded as female`.
// CHOICE: by judgement.
const STATING: &[&str] = &[
    "is", "as", "has", "shows", "says", "was", "be", "recorded", "listed", "shown", "marked", "yw", "ydy",
    "fel", "being", "are", "him", "her", "them", "=", "gender", "sex", "to", "a",
];

/// `12 male`, `45% female`, `all male`: people counted, nobody named.
fn is_counted(scan: &Scan<'_>, first: usize) -> bool {
    let Some(before) = scan.word_before(first).and_then(|at| scan.token(at)) else { return false };
    let counts = scan.text.get(before.span()).is_some_and(|word| {
        ["all", "more", "most", "many", "fewer", "other", "the", "both", "no", "number", "percentage"]
            .iter()
            .any(|count| word.eq_ignore_ascii_case(count))
    });
    let is_small = before.kind == Kind::Number && before.end - before.start <= 3;
    (counts || is_small)
        && !scan.token(first).is_some_and(|token| token.is_cell)
        && !first
            .checked_sub(1)
            .and_then(|at| scan.token(at))
            .is_some_and(|token| matches!(token.kind, Kind::Mark(',' | ';' | '|' | '\t')))
}
