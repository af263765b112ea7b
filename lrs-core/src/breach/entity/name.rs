//! Names of learners: who is named, and whether it is a learner and not staff, a parent or the reader.

use std::collections::HashSet;

use crate::text::name_key;

use super::super::label::Labelled;
use super::super::lexicon::Sorts;
use super::super::message::Part;
use super::super::phrase::Cue;
use super::super::scan::Scan;
use super::super::token::{Case, Kind, Token};
use super::super::zone::Zone;

/// Who is named in a message without being its learner.
#[derive(Debug, Default)]
pub(in super::super) struct People {
    /// Words of the names of who writes, reads or is known as staff, as comparison keys.
    pub(in super::super) staff: HashSet<String>,
    /// The writer is a learner: the signature names one.
    pub(in super::super) writer_is_learner: bool,
    /// The reader is a learner: the greeting names one.
    pub(in super::super) reader_is_learner: bool,
}

/// Somebody named in a text.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Mention {
    pub(in super::super) first: usize,
    pub(in super::super) last: usize,
    /// How likely these words are a person's name, in percent.
    pub(in super::super) quality: i32,
    /// How much what stands around speaks for a learner, or against.
    pub(in super::super) role: i32,
    /// A label says that it is a learner's.
    pub(in super::super) is_labelled: bool,
}

impl Mention {
    pub(in super::super) fn confidence(&self) -> u8 {
        u8::try_from((self.quality + self.role).clamp(0, 99)).unwrap_or(0)
    }
}

/// How likely words are a name, in percent.
// CHOICE: by judgement; 50 is the floor of a policy that nobody changed.
mod quality {
    pub(super) const GIVEN_AND_FAMILY: i32 = 85;
    pub(super) const ONE_KNOWN_OF_TWO: i32 = 75;
    pub(super) const INITIAL_AND_FAMILY: i32 = 65;
    pub(super) const GIVEN: i32 = 55;
    pub(super) const FAMILY: i32 = 45;
    pub(super) const UNKNOWN_TWO: i32 = 40;
    pub(super) const UNKNOWN: i32 = 15;
    pub(super) const SMALL_LETTERS: i32 = -5;
    pub(super) const ORDINARY_WORD: i32 = -30;
}

/// How much a sign speaks for a learner.
// CHOICE: by judgement.
mod role {
    pub(super) const LABEL: i32 = 60;
    pub(super) const NAME_LABEL: i32 = 30;
    pub(super) const BEFORE: i32 = 38;
    pub(super) const CONCERNS: i32 = 25;
    pub(super) const AFTER: i32 = 30;
    pub(super) const SUBJECT: i32 = 10;
    pub(super) const STAFF_BEFORE: i32 = -40;
    pub(super) const STAFF_AFTER: i32 = -30;
    pub(super) const OTHER_PERSON: i32 = -90;
    pub(super) const PLACE: i32 = -45;
    /// From here on somebody is no learner.
    pub(super) const OTHER: i32 = -60;
    pub(super) const TITLE: i32 = -50;
    pub(super) const READER: i32 = 30;
}

/// How long a name in small letters is at least; shorter ones are words of some language.
const SHORTEST_SMALL: u32 = 4;

const NAMES: Sorts = Sorts::GIVEN.or(Sorts::FAMILY);

pub(in super::super) fn find(scan: &Scan<'_>, people: &People) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        let Some((first, last)) = sequence(scan, at, people) else {
            at += 1;
            continue;
        };
        if let Some(mut mention) = judged(scan, first, last, people) {
            let before: Option<&Mention> = found.last();
            if before.is_some_and(|before| before.role <= role::OTHER && is_joined(scan, before.last, first))
            {
                mention.role += role::OTHER_PERSON;
            }
            found.push(mention);
        }
        at = last + 1;
    }
    repeated(scan, &mut found);
    found
}

/// A word that no list knows is a name where it was part of one before.
fn repeated(scan: &Scan<'_>, found: &mut [Mention]) {
    let known: HashSet<&str> = found
        .iter()
        .filter(|mention| mention.quality >= quality::ONE_KNOWN_OF_TWO)
        .flat_map(|mention| mention.first..=mention.last)
        .filter_map(|at| {
            scan.token(at).filter(|token| token.is_word()).and_then(|token| scan.text.get(token.span()))
        })
        .collect();
    for mention in
        found.iter_mut().filter(|mention| mention.first == mention.last && mention.quality < quality::GIVEN)
    {
        if known.contains(scan.slice(mention.first, mention.last)) {
            mention.quality = quality::GIVEN;
        }
    }
}

/// `Mr Devlin and Mrs Carvalho`: what is said of one is said of both.
fn is_joined(scan: &Scan<'_>, last: usize, first: usize) -> bool {
    let opens = scan.token(last + 1).is_some_and(|token| token.is_mark('('));
    let close = (last + 1..first).find(|&at| scan.token(at).is_some_and(|token| token.is_mark(')')));
    let last = if opens { close.unwrap_or(last) } else { last };
    first - last <= 4
        && scan.tokens.get(last + 1..first).unwrap_or_default().iter().any(|token| {
            token.is_mark('&')
                || token.is_mark(',')
                || scan.text.get(token.span()).is_some_and(|word| word.eq_ignore_ascii_case("and"))
        })
        && !scan.tokens.get(last + 1..first).unwrap_or_default().iter().any(|token| token.is_end())
}

/// The words of greetings, signatures and heads of quoted messages that can be names.
pub(in super::super) fn staff_of(scan: &Scan<'_>, people: &mut HashSet<String>) {
    for (at, token) in scan.tokens.iter().enumerate() {
        let zone = scan.zone(at);
        let is_outer = zone == Zone::Head && !is_subject_line(scan, at);
        if token.is_word()
            && (matches!(zone, Zone::Greeting | Zone::Signature) || is_outer)
            && may_be_name(token)
        {
            add(people, scan.text.get(token.span()).unwrap_or_default());
        }
    }
}

fn is_subject_line(scan: &Scan<'_>, at: usize) -> bool {
    let line = scan.line_around(at);
    scan.is_one_of(line.start, &["subject"])
}

/// Adds the words of a name to the people who are no learners.
pub(in super::super) fn add(people: &mut HashSet<String>, name: &str) {
    for word in name.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’') {
        let key = name_key(word);
        if key.len() >= 2 {
            people.insert(key);
        }
    }
}

fn may_be_name(token: &Token) -> bool {
    let is_known = token.sorts.any(NAMES);
    let is_barred =
        token.sorts.any(Sorts::NEVER.or(Sorts::ORG).or(Sorts::STAFF).or(Sorts::KIN).or(Sorts::TITLE));
    token.is_word() && (token.case != Case::Small || is_known) && (is_known || !is_barred)
}

/// Whether a word can be part of a name that stands without a label.
fn is_name_word(token: &Token) -> bool {
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

/// The first and last piece of words that could be one name, from here on.
fn sequence(scan: &Scan<'_>, at: usize, people: &People) -> Option<(usize, usize)> {
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

fn is_labelled_name(scan: &Scan<'_>, at: usize) -> bool {
    scan.field(at).is_some_and(|field| {
        field.is_firm
            && matches!(
                field.label,
                Labelled::LearnerName | Labelled::GivenName | Labelled::FamilyName | Labelled::Name
            )
    })
}

/// Under a label small letters and unknown words are names too.
fn is_labelled_word(token: &Token) -> bool {
    let is_ordinary = token
        .sorts
        .any(Sorts::NEVER.or(Sorts::COMMON).or(Sorts::ORG).or(Sorts::STAFF).or(Sorts::KIN).or(Sorts::TITLE));
    token.is_word() && (!is_ordinary || token.sorts.any(NAMES)) && !(token.case == Case::Small && is_ordinary)
}

/// `J Smith`, `J. Smith`.
fn starts_with_initial(scan: &Scan<'_>, at: usize) -> bool {
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
fn next_word(scan: &Scan<'_>, first: usize, last: usize) -> Option<usize> {
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
fn is_turned(scan: &Scan<'_>, first: usize, last: usize) -> bool {
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

fn judged(scan: &Scan<'_>, first: usize, last: usize, people: &People) -> Option<Mention> {
    let words: Vec<&Token> = scan.tokens.get(first..=last)?.iter().filter(|token| token.is_word()).collect();
    let is_labelled = is_labelled_name(scan, first);
    let mut mention = Mention { first, last, quality: quality_of(&words), role: 0, is_labelled: false };
    if is_placeholder(scan, first, last) {
        return None;
    }
    if is_labelled {
        return labelled(scan, mention, people);
    }
    let field = scan.field(first).filter(|field| field.is_firm).map(|field| field.label);
    let is_saint =
        first > 0 && scan.is_one_of(first - 1, &["st", "saint"]) || scan.is_one_of(first, &["st", "saint"]);
    if is_saint
        || is_organisation(scan, first, last)
        || is_in_address(scan, first, last)
        || (field == Some(Labelled::Unnamed) && mention.quality < quality::ONE_KNOWN_OF_TWO)
    {
        return None;
    }
    if field == Some(Labelled::OtherPerson) {
        return Some(Mention { role: role::OTHER_PERSON, ..mention });
    }
    let zone = scan.zone(first);
    let is_staff = words.iter().all(|token| {
        token.case == Case::Initial
            || people.staff.contains(&name_key(scan.text.get(token.span()).unwrap_or_default()))
    });
    match zone {
        Zone::Greeting if people.reader_is_learner && !has_title(scan, first) => mention.role += role::READER,
        Zone::Signature if people.writer_is_learner => mention.role += role::READER,
        Zone::Greeting | Zone::Signature | Zone::Head => return None,
        Zone::Body if is_staff && !(people.writer_is_learner || people.reader_is_learner) => return None,
        Zone::Body => {}
    }
    mention.role += role_of(scan, first, last, words.len() > 1);
    Some(mention)
}

fn labelled(scan: &Scan<'_>, mut mention: Mention, people: &People) -> Option<Mention> {
    let label = scan.field(mention.first)?.label;
    let is_column = scan.field(mention.first)?.is_column;
    mention.quality = mention.quality.max(quality::UNKNOWN_TWO);
    mention.is_labelled = true;
    let _ = people;
    if label == Labelled::Name && !is_column {
        let is_known = mention.quality >= quality::GIVEN;
        mention.role += if is_known { role::NAME_LABEL } else { 0 };
        if is_organisation(scan, mention.first, mention.last) {
            return None;
        }
    } else {
        mention.role += role::LABEL;
    }
    Some(mention)
}

fn quality_of(words: &[&Token]) -> i32 {
    let given = words.iter().filter(|token| token.sorts.any(Sorts::GIVEN)).count();
    let family = words.iter().filter(|token| token.sorts.any(Sorts::FAMILY)).count();
    let known = words.iter().filter(|token| token.sorts.any(NAMES)).count();
    let initials = words.iter().filter(|token| token.case == Case::Initial).count();
    let ordinary = words.iter().all(|token| token.sorts.any(Sorts::COMMON.or(Sorts::NEVER)));
    let small = words.iter().all(|token| token.case == Case::Small);
    let base = match (words.len() - initials, known) {
        (0, _) => 0,
        (1, 1..) if initials > 0 => quality::INITIAL_AND_FAMILY,
        (1, 0) if initials > 0 => quality::UNKNOWN_TWO,
        (1, 1..) => {
            if given > 0 {
                quality::GIVEN
            } else {
                quality::FAMILY
            }
        }
        (1, 0) => quality::UNKNOWN,
        (_, 2..) if given > 0 && (family > 0 || given > 1) => quality::GIVEN_AND_FAMILY,
        (_, 1..) => quality::ONE_KNOWN_OF_TWO,
        _ => quality::UNKNOWN_TWO,
    };
    base + if ordinary { quality::ORDINARY_WORD } else { 0 } + if small { quality::SMALL_LETTERS } else { 0 }
}

/// The word before a mention, over titles, copulas and marks, and whether a title stands between.
fn before(scan: &Scan<'_>, first: usize) -> Option<usize> {
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

fn has_title(scan: &Scan<'_>, first: usize) -> bool {
    scan.word_before(first)
        .and_then(|at| scan.token(at))
        .is_some_and(|token| token.sorts.any(Sorts::TITLE) && !token.sorts.any(NAMES))
}

fn role_of(scan: &Scan<'_>, first: usize, last: usize, is_full: bool) -> i32 {
    let mut sum = 0;
    let is_known = (first..=last).any(|at| scan.token(at).is_some_and(|token| token.sorts.any(NAMES)));
    let share = |weight: i32| if is_full { weight / 2 } else { weight };
    if let Some(at) = before(scan, first) {
        let direct = scan.word_before(first).unwrap_or(at);
        let tied = |cue: &[Cue]| scan.ends(at, cue) || scan.ends(direct, cue);
        let is_kin = scan.token(at).is_some_and(|token| token.sorts.any(Sorts::KIN));
        if tied(&[Cue::LearnerBefore]) {
            sum += role::BEFORE;
        } else if tied(&[Cue::ConcernsBefore]) && !is_kin {
            sum += if is_known { role::CONCERNS } else { role::CONCERNS / 3 };
        } else if is_kin {
            sum += role::OTHER_PERSON;
        } else if scan.token(at).is_some_and(|token| token.sorts.any(Sorts::STAFF)) {
            sum += role::OTHER_PERSON;
        } else if tied(&[Cue::StaffBefore]) {
            sum += share(role::STAFF_BEFORE);
        } else if scan.ends(direct, &[Cue::PlaceBefore]) {
            let is_given = scan.token(first).is_some_and(|token| token.sorts.any(Sorts::GIVEN));
            sum += if is_given && is_full { 0 } else { role::PLACE };
        }
        if introduces_staff(scan, first) {
            sum += role::OTHER_PERSON;
        }
    }
    if is_bare_possessive(scan, first, last) {
        sum += role::AFTER + role::BEFORE;
    }
    if has_title(scan, first) {
        sum += if is_full { role::TITLE } else { role::TITLE + role::PLACE };
    }
    let is_possessive = scan.token(last).is_some_and(|token| token.is_possessive);
    if let Some(after) = scan.word_after(last) {
        let next = scan.token(last + 1);
        let is_tied = next.is_some_and(|token| {
            token.is_word() || matches!(token.kind, Kind::Mark('(' | '-' | '–' | ',' | '/' | ':'))
        });
        if is_tied && scan.begins(after, &[Cue::LearnerAfter]) {
            sum += if is_known || is_possessive { role::AFTER } else { role::AFTER / 2 };
        } else if is_possessive && scan.token(after).is_some_and(|token| token.sorts.any(Sorts::NEVER)) {
            sum += role::AFTER / 3;
        } else if next.is_some_and(Token::is_word) && scan.begins(after, &[Cue::StaffAfter]) {
            sum += share(role::STAFF_AFTER);
        }
        if is_role_after(scan, last) {
            sum += role::OTHER_PERSON;
        }
    }
    if scan.part == Part::Subject && is_known {
        sum += role::SUBJECT;
    }
    sum
}

/// `the new tutor's DBS: Fergus Macrae`: a colon, and a role shortly before it.
fn introduces_staff(scan: &Scan<'_>, first: usize) -> bool {
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

/// `deshawns uln`: a possessive without its apostrophe.
fn is_bare_possessive(scan: &Scan<'_>, first: usize, last: usize) -> bool {
    let Some(token) = scan.token(last) else { return false };
    first == last
        && scan.begins(last + 1, &[Cue::LearnerAfter])
        && scan.text.get(token.span()).is_some_and(|word| word.len() > 3 && word.ends_with('s'))
        && scan.token(last + 1).is_some_and(Token::is_word)
        && scan.begins(last + 1, &[Cue::LearnerAfter])
}

/// `Jo Bell, Exams Officer`, `Jo Bell (Head of MIS)`.
fn is_role_after(scan: &Scan<'_>, last: usize) -> bool {
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

fn is_child(scan: &Scan<'_>, token: &Token) -> bool {
    scan.means(token, &["son", "daughter"])
}

/// `Kingsway College`, `Ysgol Glan Clwyd`, `St Mary's Street`.
fn is_organisation(scan: &Scan<'_>, first: usize, last: usize) -> bool {
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

fn is_and(scan: &Scan<'_>, at: usize) -> bool {
    scan.token(at).is_some_and(|token| token.is_mark('&'))
}

/// Part of an e-mail address, a link or a path.
fn is_in_address(scan: &Scan<'_>, first: usize, last: usize) -> bool {
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

fn in_link(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.raw_word(at);
    word.contains('@') || word.contains("://") || word.contains("www.") || word.contains('\\')
}

/// Names that stand for anybody.
fn is_placeholder(scan: &Scan<'_>, first: usize, last: usize) -> bool {
    let key = name_key(scan.slice(first, last));
    PLACEHOLDERS.contains(&key.as_str())
}

// CHOICE: the names of British specimens.
const PLACEHOLDERS: &[&str] = &[
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
