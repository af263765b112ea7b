//! What speaks for or against a word being a secret or a learner's name: what it looks like, what stands around it, and
//! what the message holds.

use super::tag::Tag;
use super::word::{Symbol, Word};
use crate::breach::entity::EntityKind;
use crate::breach::lexicon::Sorts;
use crate::breach::token::Case;
use crate::breach::zone::Zone;

/// A sign: its kind and what it is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Sign {
    pub(super) tag: Tag,
    pub(super) one: Symbol,
    pub(super) other: Symbol,
}

impl Sign {
    /// A number of its own for the table.
    pub(super) fn key(self) -> u64 {
        // INVARIANT: a symbol has 27 bits.
        (self.tag as u64) << 54 | u64::from(self.one.0) << 27 | u64::from(self.other.0)
    }
}

/// What the message as a whole holds, as bits.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(in super::super) struct Holds(pub(super) u32);

impl Holds {
    pub(super) const ULN: u32 = 1;
    pub(super) const SEVERAL_ULNS: u32 = 1 << 1;
    pub(super) const POSTCODE: u32 = 1 << 2;
    pub(super) const BIRTH: u32 = 1 << 3;
    pub(super) const ULN_TALK: u32 = 1 << 4;
    pub(super) const WRITER_IS_LEARNER: u32 = 1 << 5;
    pub(super) const READER_IS_LEARNER: u32 = 1 << 6;
    pub(super) const CLOSED_FILE: u32 = 1 << 7;
    pub(super) const GENDER: u32 = 1 << 8;
    pub(super) const LEARNER_TALK: u32 = 1 << 9;
    pub(super) const STAFF_TALK: u32 = 1 << 10;
    pub(super) const PORTAL_TALK: u32 = 1 << 11;
    /// No sign of a word: it makes every password dearer.
    pub(super) const KEYS_ELSEWHERE: u32 = 1 << 12;
    const COUNT: u32 = 12;

    fn each(self) -> impl Iterator<Item = Symbol> {
        (0..Self::COUNT).filter(move |bit| self.0 & 1 << bit != 0).map(|bit| Symbol(bit + 1))
    }

    pub(super) const fn keys_elsewhere(self) -> bool {
        self.0 & Self::KEYS_ELSEWHERE != 0
    }

    pub(super) const fn closed_file(self) -> bool {
        self.0 & Self::CLOSED_FILE != 0
    }
}

/// A word where it stands, and what is known of the place.
#[derive(Clone, Copy)]
pub(super) struct Place<'w> {
    pub(super) lines: &'w [Vec<Word>],
    pub(super) line: usize,
    pub(super) at: usize,
    /// Subject, body, name of an attachment, attachment.
    pub(super) part: u32,
    pub(super) zone: Zone,
    /// How sure the rules are that it is a learner's name, in percent; 0 where they know it to be another's.
    pub(super) rule: Option<u8>,
    /// The number of the label that its field has, from 1.
    pub(super) field: u32,
    /// The same where it need not be tied to it.
    pub(super) label: u32,
    /// A number, date or postcode in this line or the next, as bits.
    pub(super) near: u32,
    /// What value the rules see begin here, how sure they are, and where.
    pub(super) value: Option<(EntityKind, u8, usize)>,
    pub(super) holds: Holds,
}

/// Where nothing stands any more.
const LINE_START: Symbol = Symbol::look("^");
const LINE_END: Symbol = Symbol::look("$");
const ABOVE_ALL: Symbol = Symbol::look("^^");
const BELOW_ALL: Symbol = Symbol::look("$$");

/// How far is looked, in words.
// CHOICE: by trial.
const WINDOW: usize = 5;
const LINE_WINDOW: usize = 10;
const ABOVE: usize = 8;
const MOST_LENGTH: u32 = 12;
const MOST_WORDS: u32 = 6;

impl<'w> Place<'w> {
    fn words(&self) -> &'w [Word] {
        self.lines.get(self.line).map(Vec::as_slice).unwrap_or_default()
    }

    fn above(&self) -> &'w [Word] {
        self.line.checked_sub(1).and_then(|line| self.lines.get(line)).map(Vec::as_slice).unwrap_or_default()
    }

    fn below(&self) -> &'w [Word] {
        self.lines.get(self.line + 1).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn own(&self) -> Option<&'w Word> {
        self.words().get(self.at)
    }

    /// What stands some words before: in the line, at its start, or at the end of the line above.
    fn before(&self, steps: usize) -> Symbol {
        if let Some(at) = self.at.checked_sub(steps) {
            return self.words().get(at).map_or(Symbol::default(), |word| word.symbol);
        }
        let beyond = steps - self.at;
        if beyond == 1 {
            return LINE_START;
        }
        let above = self.above();
        above
            .len()
            .checked_sub(beyond - 1)
            .and_then(|at| above.get(at))
            .map_or_else(|| ABOVE_ALL, |word| word.symbol.apart())
    }

    /// What stands some words behind.
    fn after(&self, steps: usize) -> Symbol {
        let words = self.words();
        let at = self.at + steps;
        if let Some(word) = words.get(at) {
            return word.symbol;
        }
        if at == words.len() {
            return LINE_END;
        }
        self.below().get(at - words.len() - 1).map_or_else(|| BELOW_ALL, |word| word.symbol.apart())
    }

    /// Every sign of the word.
    pub(super) fn signs(&self, give: &mut impl FnMut(Sign)) {
        let Some(own) = self.own() else { return };
        self.looks(own, give);
        self.surroundings(own, give);
        self.line_signs(own, give);
        self.name_signs(own, give);
        self.value_signs(give);
    }

    fn value_signs(&self, give: &mut impl FnMut(Sign)) {
        let Some((kind, sure, _)) = self.value else { return };
        let kind = Symbol(kind as u32 + 1);
        one(Tag::Kind, kind, give);
        two(Tag::KindRule, kind, Symbol(1 + u32::from(sure) / 10), give);
        for holds in self.holds.each() {
            two(Tag::KindHolds, kind, holds, give);
        }
        for near in (1..4).filter(|bit| self.near & 1 << bit != 0) {
            two(Tag::KindNear, kind, Symbol(near), give);
        }
        two(Tag::KindZone, kind, Symbol(zone_of(self.zone)), give);
        if self.label > 0 {
            two(Tag::KindField, kind, Symbol(self.label), give);
        }
        for steps in 1..=WINDOW {
            two(Tag::KindBefore, self.before(steps).together(), kind, give);
        }
    }

    fn looks(&self, own: &Word, give: &mut impl FnMut(Sign)) {
        let x = own.symbol;
        let none = Symbol::default();
        one(Tag::Own, x, give);
        two(Tag::Part, x, Symbol(self.part), give);
        bare(Tag::Length, u32::try_from(own.length).unwrap_or(MOST_LENGTH).min(MOST_LENGTH), give);
        if own.is_quoted {
            bare(Tag::Quoted, 1, give);
        }
        if self.holds.closed_file() {
            give(Sign { tag: Tag::Closed, one: none, other: none });
            one(Tag::OwnClosed, x, give);
            one(Tag::ClosedBefore, self.before(1), give);
        }
    }

    fn surroundings(&self, own: &Word, give: &mut impl FnMut(Sign)) {
        let x = own.symbol;
        let before = [self.before(1), self.before(2), self.before(3)];
        let after = [self.after(1), self.after(2), self.after(3)];
        let tags = [
            (Tag::Before1, Tag::OwnBefore1),
            (Tag::Before2, Tag::OwnBefore2),
            (Tag::Before3, Tag::OwnBefore3),
        ];
        for (symbol, (tag, with_own)) in before.into_iter().zip(tags) {
            one(tag, symbol, give);
            two(with_own, symbol, x, give);
        }
        let tags =
            [(Tag::After1, Tag::OwnAfter1), (Tag::After2, Tag::OwnAfter2), (Tag::After3, Tag::OwnAfter3)];
        for (symbol, (tag, with_own)) in after.into_iter().zip(tags) {
            one(tag, symbol, give);
            two(with_own, symbol, x, give);
        }
        let ([b1, b2, _], [a1, a2, _]) = (before, after);
        two(Tag::TwoBefore, b2, b1, give);
        two(Tag::Around, b1, a1, give);
        two(Tag::TwoAfter, a1, a2, give);
        for steps in 1..=WINDOW {
            one(Tag::NearBefore, self.before(steps).together(), give);
            one(Tag::NearAfter, self.after(steps).together(), give);
        }
    }

    fn line_signs(&self, own: &Word, give: &mut impl FnMut(Sign)) {
        let x = own.symbol;
        let words = self.words();
        let earlier = words.get(..self.at).unwrap_or_default();
        for word in earlier.iter().rev().take(LINE_WINDOW) {
            one(Tag::LineBefore, word.symbol, give);
        }
        let above = self.above();
        for word in above.iter().rev().take(ABOVE) {
            one(Tag::LineAbove, word.symbol, give);
        }
        let last_above = above.last().map_or_else(|| ABOVE_ALL, |word| word.symbol);
        if words.len() == 1 {
            bare(Tag::Alone, 1, give);
            one(Tag::OwnAlone, x, give);
            one(Tag::AloneBelow, last_above, give);
        }
        if self.at == 0 {
            bare(Tag::First, 1, give);
            one(Tag::FirstBelow, last_above, give);
        }
        if self.at + 1 == words.len() {
            bare(Tag::Last, 1, give);
        }
        if let Some(label) = earlier.iter().rev().find(|word| word.symbol.is_label()) {
            one(Tag::Label, label.symbol, give);
            two(Tag::OwnLabel, label.symbol, x, give);
        }
    }

    fn name_signs(&self, own: &Word, give: &mut impl FnMut(Sign)) {
        if !is_name_like(own) {
            return;
        }
        let case = case_of(own);
        let names = 1 + u32::from(own.sorts.any(Sorts::GIVEN)) + 2 * u32::from(own.sorts.any(Sorts::FAMILY));
        let zone = zone_of(self.zone);
        bare(Tag::Case, case, give);
        two(Tag::CaseName, Symbol(case), Symbol(names), give);
        for (number, sort) in (1..).zip(SORTS) {
            if own.sorts.any(*sort) {
                two(Tag::Sort, Symbol(number), Symbol(case), give);
            }
        }
        if own.sorts == Sorts::default() {
            bare(Tag::New, case, give);
        }
        if own.is_possessive {
            bare(Tag::Possessive, 1, give);
        }
        if own.has_comma {
            bare(Tag::Comma, 1, give);
        }
        bare(Tag::Zone, zone, give);
        two(Tag::ZonePart, Symbol(zone), Symbol(self.part), give);
        let count = u32::try_from(self.words().len()).unwrap_or(MOST_WORDS).min(MOST_WORDS);
        two(Tag::Words, Symbol(zone), Symbol(count), give);
        for holds in self.holds.each() {
            one(Tag::Holds, holds, give);
            two(Tag::HoldsCase, holds, Symbol(case), give);
            two(Tag::HoldsName, holds, Symbol(names), give);
        }
        for near in (1..4).filter(|bit| self.near & 1 << bit != 0) {
            bare(Tag::Near, near, give);
            two(Tag::NearCase, Symbol(near), Symbol(case), give);
        }
        let tens = 1 + u32::from(self.rule.unwrap_or(0)) / 10;
        bare(Tag::Rule, tens, give);
        two(Tag::RuleZone, Symbol(tens), Symbol(zone), give);
        if self.field > 0 {
            bare(Tag::Field, self.field, give);
        }
    }
}

/// Whether a word can be a name or part of one: a capital, or small letters that are known as a name or to nobody.
pub(super) fn is_name_like(word: &Word) -> bool {
    let ordinary = Sorts::NEVER.or(Sorts::COMMON).or(Sorts::WORD);
    word.is_value
        && word.length > 1
        && (word.case != Case::Small
            || word.sorts.any(Sorts::GIVEN.or(Sorts::FAMILY))
            || !word.sorts.any(ordinary))
}

static SORTS: &[Sorts] = &[
    Sorts::NEVER,
    Sorts::ORG,
    Sorts::STAFF,
    Sorts::KIN,
    Sorts::TITLE,
    Sorts::PARTICLE,
    Sorts::COMMON,
    Sorts::MONTH,
    Sorts::WORD,
];

fn case_of(word: &Word) -> u32 {
    let case = match word.case {
        Case::Small => 1,
        Case::Capital => 2,
        Case::Capitals => 3,
        Case::Initial => 4,
    };
    case * 2 + u32::from(word.is_start)
}

const fn zone_of(zone: Zone) -> u32 {
    match zone {
        Zone::Body => 1,
        Zone::Greeting => 2,
        Zone::Signature => 3,
        Zone::Head => 4,
    }
}

fn bare(tag: Tag, number: u32, give: &mut impl FnMut(Sign)) {
    give(Sign { tag, one: Symbol(number), other: Symbol::default() });
}

fn one(tag: Tag, symbol: Symbol, give: &mut impl FnMut(Sign)) {
    if !symbol.is_nothing() {
        give(Sign { tag, one: symbol, other: Symbol::default() });
    }
}

fn two(tag: Tag, symbol: Symbol, other: Symbol, give: &mut impl FnMut(Sign)) {
    if !symbol.is_nothing() && !other.is_nothing() {
        give(Sign { tag, one: symbol, other });
    }
}
