//! What stands near a learner: a date beside a name is a birthday, a letter in a row a gender.

use super::entity::birth::DateFound;
use super::entity::gender::GenderFound;
use super::entity::name::Mention;
use super::entity::number::{NumberFound, Reading};
use super::entity::postcode::PostcodeFound;
use super::entity::{Entity, EntityKind};
use super::scan::Scan;

/// What the finders found in one part.
pub(super) struct Found {
    pub(super) numbers: Vec<NumberFound>,
    pub(super) dates: Vec<DateFound>,
    pub(super) genders: Vec<GenderFound>,
    pub(super) postcodes: Vec<PostcodeFound>,
    pub(super) mentions: Vec<Mention>,
}

/// How sure something is that stands near a learner's other details.
// CHOICE: by judgement.
mod sure {
    pub(super) const NUMBER_BESIDE: u8 = 62;
    /// Below this a number is a telephone's.
    pub(super) const LEAST_NUMBER: u8 = 40;
    /// Beside a birthday a number written like an American telephone is a ULN.
    pub(super) const LEAST_WITH_DATE: u8 = 38;
    /// From here on something said that a date is a birthday.
    pub(super) const SAID_DATE: u8 = 60;
    pub(super) const DATE_BESIDE: u8 = 80;
    pub(super) const OF_ANOTHER: u8 = 10;
    /// A name that is known to be somebody else's: left out when all is weighed.
    pub(super) const NOT_LEARNERS: u8 = 0;
    /// The quality of a mention of which no word is known.
    pub(super) const UNKNOWN_NAME: i32 = 40;
    /// How many pieces a row of a list has at most.
    pub(super) const SHORT_ROW: usize = 16;
    pub(super) const GENDER_BESIDE: u8 = 78;
    pub(super) const POSTCODE_BESIDE: u8 = 80;
    /// What a name gains beside a number, date or postcode of a learner.
    pub(super) const NAME_BESIDE: u8 = 25;
}

/// How many pieces apart two details of one learner are.
// CHOICE: a row of a list has some three pieces between two details; prose has more words.
const REACH: usize = 7;
/// How many pieces apart a name and a postcode are; further off it is where they meet.
const NEAR: usize = 4;
/// How many details before one are looked through for a person.
const REACH_BACK: usize = 24;
/// How many pieces apart a name that no list knows and a number are.
const CLOSE: usize = 3;

/// The entities of a part, each as sure as what stands around it makes it.
pub(super) fn judged(scan: &Scan<'_>, of_learners: bool, found: &Found) -> Vec<Entity> {
    let anchors = Anchors::of(found);
    let mut entities = Vec::new();
    for number in &found.numbers {
        let is_beside = (number.confidence >= sure::LEAST_NUMBER
            && anchors.beside(
                scan,
                number.first,
                number.last,
                &[Anchor::Name, Anchor::Date, Anchor::Gender],
            ))
            || (number.confidence >= sure::LEAST_WITH_DATE
                && anchors.beside(scan, number.first, number.last, &[Anchor::Date]));
        let confidence =
            if is_beside { number.confidence.max(sure::NUMBER_BESIDE) } else { number.confidence };
        let kind = match number.reading {
            Reading::Uln => EntityKind::Uln,
            Reading::Reference => EntityKind::ChallengeReference,
        };
        entities.push(Entity::at(scan, kind, number.first, number.last, confidence).with_uln(number.uln));
    }
    for date in &found.dates {
        let is_beside = date.is_plausible
            && anchors.beside(
                scan,
                date.first,
                date.last,
                &[Anchor::Name, Anchor::Number, Anchor::Postcode, Anchor::Gender],
            );
        // Where nothing speaks of learners, a date beside a name is a birthday in a short row alone.
        let is_row = of_learners || scan.line_around(date.first).len() <= sure::SHORT_ROW;
        let is_beside = is_beside && is_row && (of_learners || !is_letter_head(scan, date.first));
        let confidence = if is_beside { date.confidence.max(sure::DATE_BESIDE) } else { date.confidence };
        let confidence = if anchors.is_anothers(scan, date.first) { sure::OF_ANOTHER } else { confidence };
        entities.push(Entity::at(scan, EntityKind::DateOfBirth, date.first, date.last, confidence));
    }
    for gender in &found.genders {
        let is_beside = gender.is_cell
            && anchors.beside(
                scan,
                gender.at,
                gender.at,
                &[Anchor::Name, Anchor::Number, Anchor::Date, Anchor::Postcode],
            );
        let confidence =
            if is_beside { gender.confidence.max(sure::GENDER_BESIDE) } else { gender.confidence };
        let confidence = if anchors.is_anothers(scan, gender.at) { sure::OF_ANOTHER } else { confidence };
        entities.push(Entity::at(scan, EntityKind::Gender, gender.at, gender.at, confidence));
    }
    for postcode in &found.postcodes {
        let is_beside = postcode.may_be_learners
            && (anchors.beside(scan, postcode.first, postcode.last, &[Anchor::Number, Anchor::Date])
                || anchors.within(scan, postcode.first, postcode.last, &[Anchor::Name], NEAR)
                || is_address_of(scan, postcode.first, &found.mentions));
        let confidence =
            if is_beside { postcode.confidence.max(sure::POSTCODE_BESIDE) } else { postcode.confidence };
        let confidence =
            if anchors.is_anothers(scan, postcode.first) { sure::OF_ANOTHER } else { confidence };
        entities.push(Entity::at(scan, EntityKind::Postcode, postcode.first, postcode.last, confidence));
    }
    for mention in &found.mentions {
        if mention.is_of_another() || scan.is_about_staff(mention.first) {
            entities.push(Entity::at(
                scan,
                EntityKind::Name,
                mention.first,
                mention.last,
                sure::NOT_LEARNERS,
            ));
            continue;
        }
        // Words that no list knows are a name only close by.
        let reach = if mention.quality > sure::UNKNOWN_NAME { REACH } else { CLOSE };
        let is_beside = anchors.within(
            scan,
            mention.first,
            mention.last,
            &[Anchor::Number, Anchor::Date, Anchor::Postcode],
            reach,
        );
        let gain = if is_beside { sure::NAME_BESIDE } else { 0 };
        let confidence = mention.confidence().saturating_add(gain).min(99);
        entities.push(Entity::at(scan, EntityKind::Name, mention.first, mention.last, confidence));
    }
    entities
}

/// A date alone on its line: the day of a letter or an article.
fn is_letter_head(scan: &Scan<'_>, first: usize) -> bool {
    scan.line_around(first).len() <= 8 && scan.line_around(first).start == first
}

/// A postcode that ends an address under a line that is a name.
fn is_address_of(scan: &Scan<'_>, first: usize, mentions: &[Mention]) -> bool {
    const LINES: usize = 5;
    let mut line = scan.line_around(first);
    for _ in 0..LINES {
        if line.len() > 12 || line.start == 0 {
            return false;
        }
        line = scan.line_around(line.start - 1);
        let from = mentions.partition_point(|mention| mention.first < line.start);
        let is_name = mentions.get(from).is_some_and(|mention| {
            mention.first <= line.start + 1
                && mention.last + 2 >= line.end
                && line.contains(&mention.first)
                && mention.is_anchor()
        });
        if is_name {
            return true;
        }
    }
    false
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Anchor {
    Name,
    /// The name of somebody who is no learner.
    Other,
    Number,
    Date,
    Postcode,
    Gender,
}

/// Details that are sure enough to tell what stands beside them, in the order of the text.
struct Anchors(Vec<(usize, usize, Anchor)>);

impl Anchors {
    fn of(found: &Found) -> Self {
        let numbers = found.numbers.iter().filter(|number| number.confidence >= sure::LEAST_WITH_DATE);
        let dates = found.dates.iter().filter(|date| date.is_plausible || date.confidence >= sure::SAID_DATE);
        let postcodes = found.postcodes.iter().filter(|postcode| postcode.may_be_learners);
        let mentions = found.mentions.iter().filter(|mention| mention.is_anchor());
        let mut anchors: Vec<(usize, usize, Anchor)> = numbers
            .map(|number| (number.first, number.last, Anchor::Number))
            .chain(dates.map(|date| (date.first, date.last, Anchor::Date)))
            .chain(postcodes.map(|postcode| (postcode.first, postcode.last, Anchor::Postcode)))
            .chain(mentions.map(|mention| (mention.first, mention.last, Anchor::Name)))
            .chain(
                found
                    .mentions
                    .iter()
                    .filter(|mention| mention.is_of_another())
                    .map(|mention| (mention.first, mention.last, Anchor::Other)),
            )
            .chain(found.genders.iter().map(|gender| (gender.at, gender.at, Anchor::Gender)))
            .collect();
        anchors.sort_unstable_by_key(|&(first, _, _)| first);
        Self(anchors)
    }

    /// Whether the nearest person before is no learner, in the same line or block; or the block is about staff.
    fn is_anothers(&self, scan: &Scan<'_>, first: usize) -> bool {
        let end = self.0.partition_point(|&(other, _, _)| other < first);
        let nearest = self
            .0
            .get(end.saturating_sub(REACH_BACK)..end)
            .unwrap_or_default()
            .iter()
            .rev()
            .find(|(_, _, kind)| matches!(kind, Anchor::Name | Anchor::Other));
        let follows_another = nearest.is_some_and(|&(other, last, kind)| {
            kind == Anchor::Other
                && first - last <= 12
                && (scan.line(other) == scan.line(first) || scan.is_block(other, first))
                && !scan.ends_sentence_in(&(last + 1..first))
        });
        follows_another || scan.is_about_staff(first)
    }

    /// Whether one of some kinds stands within reach, in the same line.
    fn beside(&self, scan: &Scan<'_>, first: usize, last: usize, kinds: &[Anchor]) -> bool {
        self.within(scan, first, last, kinds, REACH)
    }

    fn within(&self, scan: &Scan<'_>, first: usize, last: usize, kinds: &[Anchor], reach: usize) -> bool {
        let start = self.0.partition_point(|&(other, _, _)| other + 30 < first);
        let line = scan.line(first);
        self.0
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(|&&(other, _, _)| other <= last + REACH + 1)
            .filter(|&&(other, _, kind)| other != first && kinds.contains(&kind))
            .any(|&(other, end, _)| {
                let gap = if other > last { other - last } else { first.saturating_sub(end) };
                let between = if other > last { last + 1..other } else { end + 1..first };
                gap <= reach + 1
                    && (scan.line(other) == line || scan.is_block(first, other))
                    && !scan.ends_sentence_in(&between)
            })
    }
}
