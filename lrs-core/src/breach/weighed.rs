//! A second look at single words where the rules leave a question: how much all that stands around a word speaks for its
//! being a password, a user name or a learner's name.
//!
//! People give secrets away in more ways than phrases can list. So each word of a message has signs ([`sign`]), each sign
//! has a weight in a table, and the sum says how likely the word is one of the three. The rules go first; the sum is asked
//! only where one more value would make a breach.

mod shape;
mod sign;
mod table;
mod tag;
mod word;

use super::entity::EntityKind;
use super::entity::{Entity, name::People, secret::may_be_unnamed};
use super::message::Part;
use super::redact::REMOVED;
use super::scan::Scan;
use super::talk::Talk;

pub(super) use sign::Holds;
use sign::{Place, is_name_like};
use table::Table;
pub(super) use word::Lines;
use word::Word;

#[cfg(feature = "study")]
pub(super) mod study;

/// What a word can be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Target {
    Password,
    Username,
    Name,
    /// A ULN, date of birth, gender or postcode, of a learner.
    Value,
}

/// How many words of a part are looked at.
// CHOICE: a letter has some hundred, a long chain of quoted ones two thousand.
const MOST_WORDS: usize = 4_000;

/// How many words a part has as a rule, of those that the weights come from.
// SOURCE: examples/data/mails, a body.
const USUAL_WORDS: usize = 60;

/// How sure the least sum is that counts, what hundredths add one percent, and how sure the highest is.
// CHOICE: just above the floor, up to 95.
const LEAST_SURE: i32 = 55;
const PER_PERCENT: i32 = 10;
const MOST_SURE: i32 = 95;
/// Below which sum a name is somebody else's, whatever the rules took it for.
// CHOICE: by trial, as the least sums: one in five is a learner's.
const DENIED: i32 = -140;
/// How sure a value is that weighs too little.
// CHOICE: below the floor of a policy that nobody changed.
pub(super) const UNSURE: u8 = 40;

/// Whether the rules are not very sure of a value.
pub(super) fn is_open(entity: &Entity) -> bool {
    Target::is_value(entity.kind) && (1..RULE_IS_SURE).contains(&entity.confidence)
}

/// Whether the rules took words for a learner's name and are not very sure.
pub(super) fn is_open_name(entity: &Entity, floor: u8) -> bool {
    entity.kind == EntityKind::Name && (floor.max(1)..RULE_IS_SURE).contains(&entity.confidence)
}

/// How much more a word of every day must weigh than others to be a password.
// CHOICE: by trial, as the least sums.
const EVERYDAY: i32 = 120;
/// From which confidence on the rules are not asked again, in percent.
// CHOICE: what stands under a label.
const RULE_IS_SURE: u8 = 90;

/// How sure a word is whose sum is so far above the least, or below.
fn sure_of(above: i32) -> u8 {
    let sure = if above >= 0 { LEAST_SURE + above / PER_PERCENT } else { i32::from(UNSURE) };
    u8::try_from(sure.min(MOST_SURE)).unwrap_or(0)
}

/// How much more a word of letters or digits alone must weigh to be a password that is said to be known already.
// CHOICE: by trial, as the least sums.
const ELSEWHERE: i32 = 150;

impl Target {
    const fn kind(self) -> EntityKind {
        match self {
            Self::Password => EntityKind::Password,
            Self::Username => EntityKind::Username,
            // A value keeps the kind that the rules found.
            Self::Name | Self::Value => EntityKind::Name,
        }
    }

    const fn is_value(kind: EntityKind) -> bool {
        matches!(kind, EntityKind::Uln | EntityKind::DateOfBirth | EntityKind::Gender | EntityKind::Postcode)
    }

    /// From which sum on a word counts, in hundredths of a natural logarithm of odds.
    // CHOICE: by trial, on messages that were not weighed; the table's head says what it finds.
    const fn least(self) -> i32 {
        match self {
            Self::Password | Self::Username => -160,
            Self::Name => -20,
            Self::Value => 0,
        }
    }
}

/// What a message holds, as far as the rules found it.
pub(super) fn holds(found: &[Entity], talk: Talk, people: &People, closed_file: bool, floor: u8) -> Holds {
    let mut bits = 0;
    let mut ulns = found.iter().filter(|entity| entity.confidence >= floor).filter_map(|entity| entity.uln);
    if let Some(first) = ulns.next() {
        bits |= Holds::ULN;
        if ulns.any(|other| other != first) {
            bits |= Holds::SEVERAL_ULNS;
        }
    }
    let has = |kind: EntityKind| found.iter().any(|entity| entity.kind == kind && entity.confidence >= floor);
    let facts = [
        (has(EntityKind::Postcode), Holds::POSTCODE),
        (has(EntityKind::DateOfBirth), Holds::BIRTH),
        (has(EntityKind::Gender), Holds::GENDER),
        (talk.of_ulns, Holds::ULN_TALK),
        (talk.of_learners, Holds::LEARNER_TALK),
        (people.writer_is_learner, Holds::WRITER_IS_LEARNER),
        (people.reader_is_learner, Holds::READER_IS_LEARNER),
        (closed_file, Holds::CLOSED_FILE),
        (talk.of_staff, Holds::STAFF_TALK),
        (talk.of_portal, Holds::PORTAL_TALK),
        (talk.of_keys_elsewhere, Holds::KEYS_ELSEWHERE),
    ];
    Holds(facts.into_iter().filter(|(is_so, _)| *is_so).fold(bits, |bits, (_, bit)| bits | bit))
}

/// A part ready to be weighed.
pub(super) struct Weigher<'s, 't> {
    scan: &'s Scan<'t>,
    lines: &'s Lines,
    holds: Holds,
    /// Where the rules found what: first piece, kind, confidence.
    found: Vec<(usize, usize, EntityKind, u8)>,
}

impl<'s, 't> Weigher<'s, 't> {
    pub(super) fn of(scan: &'s Scan<'t>, lines: &'s Lines, found: &[Entity], holds: Holds) -> Self {
        let mut own: Vec<_> = found
            .iter()
            .filter(|entity| entity.part == scan.part)
            .map(|entity| (entity.span.start, entity.span.end, entity.kind, entity.confidence))
            .collect();
        own.sort_unstable_by_key(|&(start, end, _, confidence)| (start, end, confidence));
        Self { scan, lines, holds, found: own }
    }

    /// The words that weigh enough to be what is looked for.
    pub(super) const fn part(&self) -> Part {
        self.scan.part
    }

    /// How sure each value of the rules is by all that stands around it, where they are not very sure themselves: by the
    /// place of its first letter.
    pub(super) fn values(&self) -> Vec<(usize, EntityKind, u8)> {
        let table = Table::get();
        let mut judged = Vec::new();
        for place in self.places() {
            let (Some((kind, sure, start)), Some(_)) = (place.value, place.own()) else { continue };
            if (1..RULE_IS_SURE).contains(&sure) {
                judged.push((start, kind, sure_of(table.sum(&place, Target::Value))));
            }
        }
        judged
    }

    /// Of names that the rules found, but not surely, those against which everything around each of their words speaks:
    /// by the place of their first letter.
    pub(super) fn denied(&self, names: &[&Entity]) -> Vec<usize> {
        let table = Table::get();
        let mut most = vec![None; names.len()];
        for place in self.places() {
            let Some(own) = place.own().filter(|own| is_name_like(own)) else { continue };
            let span = self.scan.span(own.first, own.last);
            let overlaps = |name: &Entity| span.start < name.span.end && name.span.start < span.end;
            for (_, most) in names.iter().zip(&mut most).filter(|(name, _)| overlaps(name)) {
                *most = (*most).max(Some(table.sum(&place, Target::Name)));
            }
        }
        let is_denied = |most: &Option<i32>| most.is_some_and(|most| most < DENIED);
        names.iter().zip(&most).filter(|(_, most)| is_denied(most)).map(|(name, _)| name.span.start).collect()
    }

    /// The words that weigh enough to be what is looked for.
    pub(super) fn find(&self, target: Target) -> Vec<Entity> {
        let table = Table::get();
        let least = target.least() + self.dearer();
        let mut found = Vec::new();
        for place in self.places() {
            let Some(own) = place.own() else { continue };
            if !self.may_be(own, target) {
                continue;
            }
            let sum = table.sum(&place, target);
            let least = if target == Target::Password { least + self.dearer_key(own) } else { least };
            if sum >= least && place.rule != Some(0) {
                found.push(Entity::at(self.scan, target.kind(), own.first, own.last, sure_of(sum - least)));
            }
        }
        found
    }

    fn may_be(&self, own: &Word, target: Target) -> bool {
        let text = || self.scan.slice(own.first, own.last);
        own.is_value
            && !self.is_removed(own)
            && match target {
                Target::Name => is_name_like(own),
                Target::Value => true,
                // Where a closed file hangs on the message, its key may look like anything.
                Target::Password => {
                    let is_likely = own.stands_out() && may_be_unnamed(text(), true);
                    is_likely
                        || (self.holds.closed_file() && !matches!(self.scan.part, Part::AttachmentName(_)))
                }
                Target::Username => own.stands_out() && may_be_unnamed(text(), false),
            }
    }

    /// What stands where something was taken out, or is joined to it.
    fn is_removed(&self, own: &Word) -> bool {
        let around = self.scan.slice(own.first.saturating_sub(1), own.last + 1);
        around.contains(REMOVED)
    }

    /// How much more a word must weigh to be a password: one of every day, and any where the message says that who reads it
    /// has the password already, or gets it by another way.
    fn dearer_key(&self, own: &Word) -> i32 {
        let everyday = if own.is_everyday() { EVERYDAY } else { 0 };
        let plain = if self.holds.keys_elsewhere() && !self.is_mixed(own) { ELSEWHERE } else { 0 };
        everyday + plain
    }

    /// Letters with digits or marks between, as keys have and words have not.
    fn is_mixed(&self, own: &Word) -> bool {
        let text = self.scan.slice(own.first, own.last);
        text.contains(char::is_alphabetic)
            && !text.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '\'' | '’'))
    }

    /// How much more a word must weigh in a long part: a message holds one secret or two, however many words it has.
    fn dearer(&self) -> i32 {
        let words = self.lines.words.max(USUAL_WORDS);
        // The natural logarithm of how many times as long it is, in hundredths.
        let times = u32::try_from(words / USUAL_WORDS).unwrap_or(u32::MAX).max(1);
        i32::try_from(times.ilog2() * 69).unwrap_or(i32::MAX)
    }

    /// The words that are looked at.
    fn places(&self) -> impl Iterator<Item = Place<'_>> {
        let places = self.lines.cut.iter().enumerate().flat_map(move |(line, words)| {
            let near = self.near(words);
            (0..words.len()).map(move |at| self.place(line, at, near))
        });
        places.take(MOST_WORDS)
    }

    fn place(&self, line: usize, at: usize, near: u32) -> Place<'_> {
        let own = self.lines.cut.get(line).and_then(|words| words.get(at));
        let first = own.map_or(0, |word| word.first);
        let span = own.map_or(0..0, |word| self.scan.span(word.first, word.last));
        let until = self.found.partition_point(|&(start, ..)| start < span.end);
        let here = self.found.get(until.saturating_sub(8)..until).unwrap_or_default().iter();
        let here = here.filter(|(_, end, ..)| *end > span.start);
        let rule = here
            .clone()
            .filter(|(_, _, kind, _)| *kind == EntityKind::Name)
            .map(|&(.., confidence)| confidence)
            .max();
        let value = here
            .filter(|(start, _, kind, _)| *start >= span.start && Target::is_value(*kind))
            .max_by_key(|(.., confidence)| *confidence);
        Place {
            lines: &self.lines.cut,
            line,
            at,
            part: part_of(self.scan),
            zone: self.scan.zone(first),
            rule,
            field: self
                .scan
                .field(first)
                .filter(|field| field.is_firm)
                .map_or(0, |field| 1 + field.label as u32),
            label: self.scan.field(first).map_or(0, |field| 1 + field.label as u32),
            near,
            value: value.map(|&(start, _, kind, confidence)| (kind, confidence, start)),
            holds: self.holds,
        }
    }

    /// What kinds of a learner's values stand in a line or next to it.
    fn near(&self, words: &[Word]) -> u32 {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return 0 };
        let start =
            self.scan.span(self.scan.line_around(first.first.saturating_sub(2)).start, first.first).start;
        let below = self.scan.line_around(last.last + 2);
        let end = self.scan.span(first.first, below.end.max(last.last)).end;
        let from = self.found.partition_point(|&(at, ..)| at < start);
        let until = self.found.partition_point(|&(at, ..)| at < end);
        self.found.get(from..until).unwrap_or_default().iter().fold(0, |bits, (_, _, kind, _)| {
            bits | match kind {
                EntityKind::Uln | EntityKind::ChallengeReference => 1 << 1,
                EntityKind::DateOfBirth => 1 << 2,
                EntityKind::Postcode | EntityKind::Gender => 1 << 3,
                _ => 0,
            }
        })
    }
}

const fn part_of(scan: &Scan<'_>) -> u32 {
    match scan.part {
        Part::Subject => 1,
        Part::Body | Part::Html => 2,
        Part::AttachmentName(_) => 3,
        Part::Attachment(_) => 4,
    }
}
