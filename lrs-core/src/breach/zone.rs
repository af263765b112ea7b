//! Which pieces of a text are a greeting, a signature or the head of a quoted message: who is named there writes or reads
//! the message and is no learner, and a postcode there is the college's.

use super::label::Labelled;
use super::lexicon::Sorts;
use super::phrase::{Cue, Meaning};
use super::scan::Scan;
use super::token::{Case, Kind, Token};

/// What a piece of a text is part of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Zone {
    Body,
    Greeting,
    Signature,
    /// From, to, copies, dates of a quoted message.
    Head,
}

/// How many lines a signature has at most.
// CHOICE: name, role, team, two lines of address, telephone, e-mail, site and a motto.
const SIGNATURE_LINES: u32 = 12;
/// How many words a line of a signature has at most; more is prose again.
// CHOICE: an address in one line has some twelve.
const SIGNATURE_WORDS: usize = 16;

/// How many lines may follow a name that stands for a signature without a formula.
// CHOICE: role, team, college, address, telephone, e-mail, site.
const SIGN_OFF_LINES: usize = 7;

pub(super) fn zones(scan: &Scan<'_>) -> Vec<Zone> {
    let mut zones = vec![Zone::Body; scan.tokens.len()];
    let lines = lines(scan);
    let mut signature: Option<u32> = None;
    let mut zones_before = Before::Start;
    for (number, line) in (0..).zip(&lines) {
        let line = line.clone();
        let mut fill = |from: usize, to: usize, zone: Zone| {
            if let Some(part) = zones.get_mut(from..to) {
                part.fill(zone);
            }
        };
        if is_head(scan, &line) {
            fill(line.start, line.end, Zone::Head);
            signature = None;
        } else if is_postscript(scan, &line)
            || signature.is_some_and(|start| number - start > SIGNATURE_LINES || ends_signature(scan, &line))
        {
            signature = None;
        }
        if let Some(end) =
            greeting(scan, &line).or_else(|| bare_greeting(scan, &lines, number as usize, zones_before))
        {
            fill(line.start, end, Zone::Greeting);
            signature = None;
        } else if signature.is_some() {
            fill(line.start, line.end, Zone::Signature);
        } else if let Some(start) = closing_within(scan, &line) {
            fill(start, line.end, Zone::Signature);
            signature = Some(number);
        } else if closes(scan, &line) || is_sign_off(scan, &lines, number as usize) {
            fill(line.start, line.end, Zone::Signature);
            signature = Some(number);
        }
        if !line.is_empty() {
            zones_before = if is_head(scan, &line) { Before::Head } else { Before::Text };
        }
    }
    zones
}

/// What stood before a line.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Before {
    Start,
    Head,
    Text,
}

/// A name alone on the first line, as in `Gareth,`.
fn bare_greeting(
    scan: &Scan<'_>,
    lines: &[core::ops::Range<usize>],
    number: usize,
    before: Before,
) -> Option<usize> {
    if before == Before::Text || !scan.is_letter() {
        return None;
    }
    let line = lines.get(number)?;
    let opening = line.clone().take(6).take_while(|&at| {
        scan.token(at).is_some_and(|token| {
            !matches!(token.kind, Kind::Mark(',' | '-' | '–' | '—' | ':'))
                || (token.is_mark('-') && !token.is_apart)
        })
    });
    let end = line.start + opening.count();
    let is_alone = end == line.end;
    let names = line.start..end;
    let count = words(scan, &names).count();
    let ends_line = end + 1 == line.end;
    let lists_names = scan.token(end + 1).is_some_and(|token| {
        is_name_like(token) && token.case != Case::Small && token.sorts.any(Sorts::GIVEN.or(Sorts::FAMILY))
    });
    let is_one_known = count == 1
        && words(scan, &names).all(|token| token.sorts.any(Sorts::GIVEN) && token.case != Case::Small);
    let is_marked = scan.token(end).is_some_and(|token| {
        (token.is_mark(',') && (ends_line || (is_one_known && !lists_names)))
            || (matches!(token.kind, Kind::Mark('-' | '–' | '—')) && token.is_apart)
    });
    let is_people = words(scan, &names).all(|token| {
        is_name_like(token) || token.sorts.any(Sorts::NEVER.or(Sorts::ORG).or(Sorts::STAFF).or(Sorts::COMMON))
    });
    let most = if is_alone { 1 } else { 3 };
    (count >= 1 && count <= most && is_people && (is_alone || is_marked)).then_some(end)
}

/// Each line as a range of pieces, without its end.
fn lines(scan: &Scan<'_>) -> Vec<core::ops::Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, token) in scan.tokens.iter().enumerate() {
        if token.is_end() {
            lines.push(start..at);
            start = at + 1;
        }
    }
    lines.push(start..scan.tokens.len());
    lines
}

fn words<'s>(
    scan: &'s Scan<'_>,
    line: &core::ops::Range<usize>,
) -> impl Iterator<Item = &'s Token> + use<'s> {
    scan.tokens
        .get(line.clone())
        .unwrap_or_default()
        .iter()
        .filter(|token| matches!(token.kind, Kind::Word | Kind::Mixed | Kind::Number))
}

/// `From: …`, or `On Monday … wrote:`.
fn is_head(scan: &Scan<'_>, line: &core::ops::Range<usize>) -> bool {
    let first = line.start;
    let named =
        scan.hits_in(&(first..first + 1)).iter().find(|hit| hit.meaning == Meaning::Cue(Cue::QuotedHead));
    if let Some(hit) = named
        && scan.token(hit.last + 1).is_some_and(|token| token.is_mark(':'))
    {
        return true;
    }
    let wrote = line.end.checked_sub(2).and_then(|at| scan.token(at));
    let ends_in_colon =
        line.end.checked_sub(1).and_then(|at| scan.token(at)).is_some_and(|token| token.is_mark(':'));
    ends_in_colon
        && wrote.is_some_and(|token| {
            scan.text.get(token.span()).is_some_and(|word| {
                word.eq_ignore_ascii_case("wrote") || word.eq_ignore_ascii_case("ysgrifennodd")
            })
        })
}

/// The end of a greeting that a line begins with.
fn greeting(scan: &Scan<'_>, line: &core::ops::Range<usize>) -> Option<usize> {
    if !scan.begins(line.start, &[Cue::Greeting]) {
        return None;
    }
    let end = line
        .clone()
        .take(8)
        .find(|&at| {
            scan.token(at).is_some_and(|token| {
                matches!(token.kind, Kind::Mark(',' | '.' | '!' | '-' | '–' | '—' | ':' | ';' | '?'))
                    && (token.is_apart || !token.is_mark('-'))
            })
        })
        .unwrap_or_else(|| line.end.min(line.start + 4));
    // Without a comma the greeting ends where the small letters begin: `Hi Jo can you`.
    let end = (line.start + 1..end)
        .skip_while(|&at| scan.ends(at, &[Cue::Greeting]))
        .find(|&at| {
            scan.token(at).is_some_and(|token| {
                token.is_word()
                    && token.case == Case::Small
                    && token.sorts.any(Sorts::NEVER.or(Sorts::COMMON))
                    && !scan.means(
                        token,
                        &["again", "there", "all", "both", "everyone", "everybody", "team", "and", "eto"],
                    )
                    && !token.sorts.any(Sorts::GIVEN.or(Sorts::FAMILY))
                    && !scan.begins(at, &[Cue::LearnerBefore])
            })
        })
        .unwrap_or(end);
    Some(end)
}

/// `Kind regards`, `Thanks, Jo`.
fn closes(scan: &Scan<'_>, line: &core::ops::Range<usize>) -> bool {
    if !scan.begins(line.start, &[Cue::Closing]) {
        return line.len() == 2 && scan.slice(line.start, line.end.saturating_sub(1)).trim_end() == "--";
    }
    let closing = scan.hits_in(&(line.start..line.start + 1)).iter();
    let Some(last) =
        closing.filter(|hit| hit.meaning == Meaning::Cue(Cue::Closing)).map(|hit| hit.last).max()
    else {
        return false;
    };
    let rest = last + 1..line.end;
    let count = words(scan, &rest).count();
    let next = scan.line_around(line.end + 1);
    let is_signed = next.start > line.start
        && (1..=4).contains(&words(scan, &next).count())
        && words(scan, &next).all(is_name_like);
    count == 0
        || (count <= 6
            && is_signed
            && !scan.token(line.end.saturating_sub(1)).is_some_and(|token| token.is_mark('?')))
        || (count <= 4 && words(scan, &rest).all(is_name_like))
        || (count <= 3 && words(scan, &rest).all(|token| token.sorts.any(Sorts::NEVER.or(Sorts::COMMON))))
}

/// `PS`, `P.S.`, `PPS:`: what follows is text again.
fn is_postscript(scan: &Scan<'_>, line: &core::ops::Range<usize>) -> bool {
    scan.token(line.start).is_some_and(|token| {
        token.case == Case::Capitals && scan.means(token, &["ps", "p.s", "p.s.", "pps", "p.p.s", "p.p.s."])
    })
}

/// Where `Thanks, Jo (MIS)` begins that ends a line of prose.
fn closing_within(scan: &Scan<'_>, line: &core::ops::Range<usize>) -> Option<usize> {
    let last = line.end.checked_sub(1)?;
    let at = (line.start + 1..line.end).rev().take(SIGN_OFF_WORDS).find(|&at| {
        scan.begins(at, &[Cue::Closing])
            && scan
                .token(at - 1)
                .is_some_and(|before| matches!(before.kind, Kind::Mark('.' | '!' | '?' | ')')))
    })?;
    let hits = scan.hits_in(&(at..at + 1)).iter();
    let end = hits.filter(|hit| hit.meaning == Meaning::Cue(Cue::Closing)).map(|hit| hit.last).max()?;
    let rest = end + 1..line.end;
    let is_signed = |token: &Token| is_name_like(token) || token.sorts.any(Sorts::ORG.or(Sorts::STAFF));
    let asks = scan.token(last).is_some_and(|token| token.is_mark('?'));
    let is_named = words(scan, &rest).next().is_some_and(is_name_like);
    (!asks && is_named && words(scan, &rest).all(is_signed)).then_some(at)
}

/// How many pieces a closing formula and a name at the end of a line have at most.
// CHOICE: `Many thanks, Jo Bell (MIS and exams)` has some ten.
const SIGN_OFF_WORDS: usize = 10;

fn is_name_like(token: &Token) -> bool {
    token.is_word()
        && (token.case != Case::Small || token.sorts.any(Sorts::GIVEN.or(Sorts::FAMILY).or(Sorts::TITLE)))
        && (!token.sorts.any(Sorts::NEVER) || token.sorts.any(Sorts::GIVEN.or(Sorts::FAMILY)))
}

/// A name alone in the last lines of a message, as writers sign who use no formula.
fn is_sign_off(scan: &Scan<'_>, lines: &[core::ops::Range<usize>], number: usize) -> bool {
    let Some(line) = lines.get(number) else { return false };
    let line = &signed_part(scan, line);
    let count = words(scan, line).take(5).count();
    if !(1..=4).contains(&count) || !words(scan, line).all(is_name_like) || number == 0 {
        return false;
    }
    let marks = scan.tokens.get(line.clone()).unwrap_or_default().iter();
    if marks.clone().any(|token| matches!(token.kind, Kind::Mark(letter) if !matches!(letter, ',' | '.' | '-' | '(' | ')' | '/' | '*' | '’' | '\''))) {
        return false;
    }
    let ended_before = line.start.checked_sub(1).and_then(|at| scan.token(at));
    let sentence_before = line
        .start
        .checked_sub(2)
        .and_then(|at| scan.token(at))
        .is_some_and(|token| matches!(token.kind, Kind::Mark('.' | '!' | '?' | ')')));
    let follows_break = ended_before.is_some_and(|token| token.kind == Kind::Paragraph) || sentence_before;
    let colon_before =
        line.start.checked_sub(2).and_then(|at| scan.token(at)).is_some_and(|token| token.is_mark(':'));
    let rest = lines.get(number + 1..).unwrap_or_default();
    let rest = rest.get(..SIGN_OFF_LINES + 2).unwrap_or(rest);
    let next_head = rest.iter().position(|line| is_head(scan, line)).unwrap_or(rest.len());
    let after: Vec<_> = rest.iter().take(next_head).filter(|line| !line.is_empty()).collect();
    // What is long after a short block is a disclaimer.
    let block = after.iter().take_while(|line| words(scan, line).count() <= SIGNATURE_WORDS).count();
    let is_short = block <= SIGN_OFF_LINES && (block == after.len() || block > 1);
    let after = after.get(..block).unwrap_or_default();
    // A learner's number below a name, or a question, is no signature.
    let is_told = |line: &core::ops::Range<usize>| {
        words(scan, line).any(|token| {
            token.kind == Kind::Number
                && token.end - token.start == 10
                && scan.text.as_bytes().get(token.start as usize) != Some(&b'0')
        }) || scan.token(line.end.saturating_sub(1)).is_some_and(|token| token.is_mark('?'))
    };
    if after.iter().any(|line| is_told(line)) {
        return false;
    }
    let is_business = |line: &&core::ops::Range<usize>| {
        words(scan, line)
            .any(|token| token.sorts.any(Sorts::ORG.or(Sorts::STAFF)) || token.kind == Kind::Number)
            || words(scan, line).count() <= 4
    };
    // Several whole names one below the other are a list of learners.
    let is_person = |line: &core::ops::Range<usize>| {
        words(scan, line).count() >= 2
            && words(scan, line).all(|token| token.sorts.any(Sorts::GIVEN.or(Sorts::FAMILY)))
    };
    let is_list = is_person(line) && after.iter().any(|line| is_person(line));
    follows_break
        && !colon_before
        && is_short
        && !is_list
        && after.iter().all(is_business)
        && !after.iter().any(|line| ends_signature(scan, line))
}

/// `Jo Bell` of `Jo Bell, Exams`: what stands behind the comma is where somebody works.
fn signed_part(scan: &Scan<'_>, line: &core::ops::Range<usize>) -> core::ops::Range<usize> {
    let comma = line.clone().find(|&at| scan.token(at).is_some_and(|token| token.is_mark(',')));
    let Some(comma) = comma.filter(|comma| comma - line.start >= 2) else { return line.clone() };
    let behind = comma + 1..line.end;
    let is_work = |token: &Token| {
        token.case != Case::Small
            && (token.sorts.any(Sorts::ORG.or(Sorts::STAFF))
                || (token.sorts.any(Sorts::NEVER.or(Sorts::COMMON))
                    && !token.sorts.any(Sorts::GIVEN.or(Sorts::FAMILY))))
            || token.sorts.any(Sorts::NEVER) && token.case == Case::Small
    };
    let is_place = (1..=5).contains(&words(scan, &behind).count()) && words(scan, &behind).all(is_work);
    if is_place { line.start..comma } else { line.clone() }
}

/// Prose, or a learner's details: no signature.
fn ends_signature(scan: &Scan<'_>, line: &core::ops::Range<usize>) -> bool {
    if words(scan, line).nth(SIGNATURE_WORDS).is_some() {
        return true;
    }
    scan.hits_in(line).iter().any(|hit| {
        matches!(
            hit.meaning,
            Meaning::Label(
                Labelled::Uln
                    | Labelled::DateOfBirth
                    | Labelled::LearnerName
                    | Labelled::GivenName
                    | Labelled::FamilyName
                    | Labelled::Gender
                    | Labelled::Password
            )
        ) && scan.token(hit.last + 1).is_some_and(|token| {
            matches!(token.kind, Kind::Mark(':' | '=' | '-' | ','))
                || token.is_cell
                || token.kind == Kind::Number
        })
    })
}
