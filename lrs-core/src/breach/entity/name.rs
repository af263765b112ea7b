//! Names of learners: who is named, and whether it is a learner and not staff, a parent or the reader.

mod role;
mod words;

use std::collections::HashSet;

use crate::text::{SAME_WORDS, name_key};

use crate::breach::label::Labelled;
use crate::breach::lexicon::{LONGEST, Sorts};
use crate::breach::scan::Scan;
use crate::breach::token::{Case, Token};
use crate::breach::zone::Zone;

use role::weight;
use role::{has_title, is_in_address, is_organisation, is_placeholder, role_of};
use words::{NAMES, is_labelled_name, may_be_name, may_start, sequence};

/// Who is named in a message without being its learner.
#[derive(Debug, Default)]
pub(in super::super) struct People {
    /// Words of the names of who is known as staff, as comparison keys.
    pub(in super::super) staff: HashSet<String>,
    /// Words of the names of who writes.
    pub(in super::super) writers: HashSet<String>,
    /// Words of the names of who reads.
    pub(in super::super) readers: HashSet<String>,
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
}

impl Mention {
    /// Likely enough a learner's name to tell what stands beside it.
    pub(in super::super) fn is_anchor(&self) -> bool {
        self.quality >= quality::UNKNOWN_TWO && self.role > weight::STAFF_BEFORE
    }

    /// Somebody at work or a relative.
    pub(in super::super) fn is_of_another(&self) -> bool {
        self.role <= weight::OTHER
    }

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

pub(in super::super) fn find(scan: &Scan<'_>, people: &People) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        if !may_start(scan, at, people) {
            at += 1;
            continue;
        }
        let Some((first, last)) = sequence(scan, at, people) else {
            at += 1;
            continue;
        };
        if let Some(mut mention) = judged(scan, first, last, people) {
            let before: Option<&Mention> = found.last();
            if before.is_some_and(|before| before.is_of_another() && is_joined(scan, before.last, first)) {
                mention.role += weight::OTHER_PERSON;
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
        && !scan.tokens.get(last + 1..first).unwrap_or_default().iter().any(Token::is_end)
}

/// Takes in the words of greetings, signatures and heads of quoted messages that can be names.
pub(in super::super) fn people_of(scan: &Scan<'_>, people: &mut People) {
    let outside =
        scan.tokens.iter().zip(&scan.zones).enumerate().filter(|(_, (_, zone))| **zone != Zone::Body);
    for (at, (token, zone)) in outside {
        let names = match zone {
            Zone::Greeting => &mut people.readers,
            Zone::Signature => &mut people.writers,
            Zone::Head if !is_subject_line(scan, at) => &mut people.writers,
            Zone::Head | Zone::Body => continue,
        };
        if may_be_name(token) {
            add(names, scan.text.get(token.span()).unwrap_or_default());
        }
    }
}

impl People {
    /// Whether a word is the name of somebody whom the caller knows as staff.
    pub(in super::super) fn has_staff(&self, word: &str) -> bool {
        self.staff.contains(&name_key(word))
    }

    /// Whether a word is the name of somebody who is no learner.
    fn knows(&self, word: &str) -> bool {
        let knows = |key: &str| {
            self.staff.contains(key)
                || (!self.writer_is_learner && self.writers.contains(key))
                || (!self.reader_is_learner && self.readers.contains(key))
        };
        // A plain word is its own key, in small letters.
        let mut small = [0; LONGEST];
        if let Some(small) = small.get_mut(..word.len())
            && word.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !SAME_WORDS.iter().any(|(from, _)| word.eq_ignore_ascii_case(from))
        {
            small.copy_from_slice(word.as_bytes());
            small.make_ascii_lowercase();
            return core::str::from_utf8(small).is_ok_and(knows);
        }
        knows(&name_key(word))
    }
}

fn is_subject_line(scan: &Scan<'_>, at: usize) -> bool {
    let line = scan.line_around(at);
    scan.is_one_of(line.start, &["subject"])
}

/// Adds the words of `Jo Bell <jo.bell@college.example>`, or of the address where it has no name.
pub(in super::super) fn add_address(people: &mut HashSet<String>, address: &str) {
    let display = address.split('<').next().unwrap_or_default();
    add(people, display.split('@').next().unwrap_or_default());
}

/// Adds the names in the addresses of one's own organisation that stand in a text: `jo.bell@` and the domain.
pub(in super::super) fn add_colleagues(people: &mut HashSet<String>, text: &str, domain: &str) {
    if domain.is_empty() {
        return;
    }
    let lower = text.to_ascii_lowercase();
    for (at, _) in lower.match_indices(&["@", &domain.to_ascii_lowercase()].concat()) {
        let from = text.floor_char_boundary(at.saturating_sub(LONGEST_LOCAL));
        let before = text.get(from..at).unwrap_or_default();
        let local = before
            .rsplit(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '(' | ':' | ','))
            .next();
        add(people, local.unwrap_or_default());
    }
}

/// How long the part of an address before the @ is at most, in bytes.
// SOURCE: RFC 5321, 4.5.3.1.1.
const LONGEST_LOCAL: usize = 64;

/// Adds the words of a name to the people who are no learners.
pub(in super::super) fn add(people: &mut HashSet<String>, name: &str) {
    for word in name.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’') {
        let key = name_key(word);
        if key.len() >= 2 {
            people.insert(key);
        }
    }
}

fn judged(scan: &Scan<'_>, first: usize, last: usize, people: &People) -> Option<Mention> {
    let words = scan.tokens.get(first..=last)?.iter().filter(|token| token.is_word());
    let count = words.clone().count();
    let is_labelled = is_labelled_name(scan, first);
    let mut mention = Mention { first, last, quality: quality_of(words.clone()), role: 0 };
    if is_placeholder(scan, first, last) {
        return None;
    }
    if is_labelled {
        return labelled(scan, mention);
    }
    let field = scan.field(first).filter(|field| field.is_firm).map(|field| field.label);
    let is_saint =
        first > 0 && scan.is_one_of(first - 1, &["st", "saint"]) || scan.is_one_of(first, &["st", "saint"]);
    let is_elsewhere = scan.field(first).is_some_and(|field| {
        field.is_firm
            && matches!(
                field.label,
                Labelled::OtherAddress | Labelled::OtherNumber | Labelled::OtherDate | Labelled::Address
            )
    });
    if is_saint
        || is_elsewhere
        || is_organisation(scan, first, last)
        || is_in_address(scan, first, last)
        || (field == Some(Labelled::Unnamed) && mention.quality < quality::ONE_KNOWN_OF_TWO)
    {
        return None;
    }
    if field == Some(Labelled::OtherPerson) {
        return Some(Mention { role: weight::OTHER_PERSON, ..mention });
    }
    let zone = scan.zone(first);
    let is_staff = || {
        words.clone().all(|token| {
            token.case == Case::Initial || people.knows(scan.text.get(token.span()).unwrap_or_default())
        })
    };
    match zone {
        Zone::Greeting if people.reader_is_learner && (count > 1 || !has_title(scan, first)) => {
            mention.role += weight::READER;
        }
        Zone::Signature if people.writer_is_learner => mention.role += weight::READER,
        Zone::Greeting | Zone::Signature | Zone::Head => return None,
        Zone::Body if is_staff() => return None,
        Zone::Body => {}
    }
    mention.role += role_of(scan, first, last, count > 1);
    Some(mention)
}

fn labelled(scan: &Scan<'_>, mut mention: Mention) -> Option<Mention> {
    let label = scan.field(mention.first)?.label;
    let is_column = scan.field(mention.first)?.is_column;
    mention.quality = mention.quality.max(quality::UNKNOWN_TWO);
    if label == Labelled::Name && !is_column {
        let is_known = mention.quality >= quality::GIVEN;
        mention.role += if is_known { weight::NAME_LABEL } else { 0 };
        if is_organisation(scan, mention.first, mention.last) {
            return None;
        }
    } else {
        mention.role += weight::LABEL;
    }
    Some(mention)
}

fn quality_of<'s>(words: impl Iterator<Item = &'s Token>) -> i32 {
    let (mut others, mut given, mut family, mut known, mut initials) = (0, 0, 0, 0, 0);
    let (mut ordinary, mut small) = (true, true);
    for token in words {
        given += usize::from(token.sorts.any(Sorts::GIVEN));
        family += usize::from(token.sorts.any(Sorts::FAMILY));
        known += usize::from(token.sorts.any(NAMES));
        let is_initial = token.case == Case::Initial;
        initials += usize::from(is_initial);
        others += usize::from(!is_initial);
        ordinary &= token.sorts.any(Sorts::COMMON.or(Sorts::NEVER));
        small &= token.case == Case::Small;
    }
    let base = match (others, known) {
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
