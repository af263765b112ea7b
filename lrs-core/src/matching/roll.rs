//! The roll of learners: each draft once, read as far as it can be and laid out for comparing.

use super::frequency::Use;
use super::hash::{hash, short_hash};
use super::model::MatchModel;
use super::namesakes::{Namesakes, whole_name};
use super::pool::{Birth, Held, NONE, Numbered, Pool, Postal};
use super::weigh::{Email, Fellows, More, Population, Subject};
use crate::finding::Field;
use crate::learner::LearnerDraft;
use crate::text::name_key;
use crate::value::{Date, EmailAddress, Gender, Postcode, TwoDigitYear, name};

/// One learner by the numbers of the pool.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) given: u32,
    pub(super) family: u32,
    pub(super) birth: Option<Numbered<Birth>>,
    pub(super) postcode: Option<Numbered<Postal>>,
    /// The place in the list of what else is known.
    pub(super) more: u32,
    /// The LRS's code of the gender; [`NO_GENDER`] where none was given.
    pub(super) gender: u8,
    pub(super) has_default_postcode: bool,
}

const NO_GENDER: u8 = u8::MAX;

/// Learners laid out for comparing.
#[derive(Clone, Default)]
pub(super) struct Roll {
    pub(super) pool: Pool,
    pub(super) rows: Vec<Row>,
    more: Vec<More>,
    namesakes: Namesakes,
    /// How many have a value, by [`Use`]; then birth dates, then postcodes.
    counted: [u32; Use::COUNT + 2],
}

/// The fields of a draft in which something stands that could not be read.
#[derive(Clone, Debug, Default)]
pub(super) struct Unread(pub(super) Vec<Field>);

impl Roll {
    /// Adds a learner, who counts from now on among those who have the name, date and postcode.
    pub(super) fn add(&mut self, draft: &LearnerDraft<'_>) -> (u32, Unread) {
        let mut unread = Unread::default();
        let row = self.read(draft, &mut unread);
        let number = u32::try_from(self.rows.len()).unwrap_or(NONE);
        self.rows.push(row);
        self.count(&row, 1);
        (number, unread)
    }

    /// An empty roll of learners who are compared by a model.
    pub(super) fn new(model: &MatchModel) -> Self {
        Self { pool: Pool::new(model.names()), ..Self::default() }
    }

    /// The roll of some learners.
    pub(super) fn of<'l, 'd: 'l>(
        model: &MatchModel,
        learners: impl IntoIterator<Item = &'l LearnerDraft<'d>>,
    ) -> Self {
        let mut roll = Self::new(model);
        for learner in learners {
            roll.add(learner);
        }
        roll
    }

    /// Reads a learner who does not count, and says what could not be read.
    pub(super) fn read_apart(&mut self, draft: &LearnerDraft<'_>) -> (Row, Unread) {
        let mut unread = Unread::default();
        (self.read(draft, &mut unread), unread)
    }

    /// What else is known of learners, by the numbers in their rows.
    pub(super) fn more(&self) -> &[More] {
        &self.more
    }

    pub(super) fn push_more(&mut self, more: More) {
        self.more.push(more);
    }

    /// Counts a learner in or out.
    pub(super) fn count(&mut self, row: &Row, change: i32) {
        let more = self.more.get(row.more as usize);
        let (place, school) = more.map_or((NONE, NONE), |more| (more.place, more.school));
        let uses =
            [(row.given, Use::Given), (row.family, Use::Family), (place, Use::Place), (school, Use::School)];
        for (number, used_as) in uses {
            self.pool.count(number, used_as, change);
        }
        let birth = row.birth.map_or(NONE, |birth| birth.number);
        let postcode = row.postcode.map_or(NONE, |postcode| postcode.number);
        self.pool.births.count(birth, change);
        self.pool.postcodes.count(postcode, change);
        if let (Some(given), Some(family), Some(birth)) =
            (self.pool.name_at(row.given), self.pool.name_at(row.family), row.birth)
        {
            self.namesakes.count(whole_name(given, family), birth.number, change);
        }
        let numbers = [row.given, row.family, place, school, birth, postcode];
        for (total, number) in self.counted.iter_mut().zip(numbers) {
            if number != NONE {
                *total = total.saturating_add_signed(change);
            }
        }
    }

    fn read(&mut self, draft: &LearnerDraft<'_>, unread: &mut Unread) -> Row {
        let (given, family) = names_of(draft);
        let postcode = postcode_of(draft.text(Field::LastKnownPostcode), unread);
        let birth = birth_of(draft.text(Field::DateOfBirth), unread);
        Row {
            given: self.pool.name(&given),
            family: self.pool.name(&family),
            birth: birth.map(|birth| self.pool.births.take(birth)),
            postcode: match postcode {
                Some(Read::Unit(postal)) => Some(self.pool.postcodes.take(postal)),
                Some(Read::Default) | None => None,
            },
            more: self.more_of(draft),
            gender: gender_of(draft.text(Field::Gender), unread),
            has_default_postcode: matches!(postcode, Some(Read::Default)),
        }
    }

    fn more_of(&mut self, draft: &LearnerDraft<'_>) -> u32 {
        const MORE: [Field; 7] = [
            Field::PreferredGivenName,
            Field::MiddleOtherName,
            Field::PreviousFamilyName,
            Field::FamilyNameAtAge16,
            Field::PlaceOfBirth,
            Field::SchoolAtAge16,
            Field::EmailAddress,
        ];
        if MORE.iter().all(|field| draft.text(*field).is_empty()) {
            return NONE;
        }
        let mut number = |field: Field| self.pool.name(&key_of(draft.text(field)));
        let [preferred, previous, at_16, place, school] = [
            Field::PreferredGivenName,
            Field::PreviousFamilyName,
            Field::FamilyNameAtAge16,
            Field::PlaceOfBirth,
            Field::SchoolAtAge16,
        ]
        .map(&mut number);
        let middle = key_of(draft.text(Field::MiddleOtherName));
        let mut words = middle.split(' ').map(|word| self.pool.name(word));
        let middle = core::array::from_fn(|_| words.next().unwrap_or(NONE));
        let email = email_of(draft.text(Field::EmailAddress));
        self.more.push(More { preferred, middle, previous: [previous, at_16], place, school, email });
        u32::try_from(self.more.len() - 1).unwrap_or(NONE)
    }

    /// A learner as it is compared.
    pub(super) fn subject(&self, row: &Row) -> Subject<'_> {
        let name = |number| self.pool.name_at(number);
        Subject {
            given: name(row.given),
            family: name(row.family),
            birth: row.birth.map(|birth| Held::new(birth, &self.pool.births)),
            postcode: row.postcode.map(|postcode| Held::new(postcode, &self.pool.postcodes)),
            has_default_postcode: row.has_default_postcode,
            gender: Some(row.gender).filter(|code| *code != NO_GENDER),
            more: self.more.get(row.more as usize).map(|more| (&self.pool, more)),
        }
    }

    /// The learner of a number as it is compared.
    pub(super) fn subject_at(&self, number: u32) -> Subject<'_> {
        self.rows.get(number as usize).map(|row| self.subject(row)).unwrap_or_default()
    }

    /// How many learners have a given name, and how many a family name.
    pub(super) const fn counted_names(&self) -> [u32; 2] {
        let [given, family, ..] = self.counted;
        [given, family]
    }

    /// Among whom these learners are compared, where there are so many to be told apart.
    pub(super) const fn population<'m>(&'m self, model: &'m MatchModel, size: u32) -> Population<'m> {
        Population { model, size, counted: self.counted, namesakes: &self.namesakes, fellows: Fellows::ONE }
    }
}

/// The comparison keys of given and family name. Where one field holds both, the last word is the family name.
fn names_of(draft: &LearnerDraft<'_>) -> (String, String) {
    let (given, family) = (key_of(draft.text(Field::GivenName)), key_of(draft.text(Field::FamilyName)));
    match given.rsplit_once(' ') {
        Some((first, last)) if family.is_empty() => (first.to_owned(), last.to_owned()),
        _ => (given, family),
    }
}

/// The comparison key of a text; empty where it stands for nothing.
fn key_of(text: &str) -> String {
    if text.is_empty() || name::is_placeholder(text) { String::new() } else { name_key(text) }
}

fn birth_of(text: &str, unread: &mut Unread) -> Option<Birth> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return None;
    }
    let date = Date::read(trimmed, TwoDigitYear::Refused).map(|reading| reading.date).ok();
    if let Some(date) = date.or_else(|| Date::from_iso(trimmed)) {
        let year = u32::try_from(date.year()).unwrap_or_default();
        return Some(Birth::Digits(year * 10_000 + u32::from(date.month()) * 100 + u32::from(date.day())));
    }
    unread.0.push(Field::DateOfBirth);
    let digits: String = trimmed.chars().filter(char::is_ascii_digit).collect();
    let letters = || trimmed.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
    match (digits.len(), digits.parse()) {
        (8, Ok(digits)) => Some(Birth::Digits(year_first(digits))),
        _ => letters().next().map(|_| Birth::Text(short_hash(letters()))),
    }
}

/// Eight digits with the year in front: what is no year, month and day in this order, but ends in a year, is turned
/// round.
const fn year_first(digits: u32) -> u32 {
    let (start, end) = (digits / 10_000, digits % 10_000);
    let is_in_order = matches!(start / 100, 17..=20) && matches!(end / 100, 1..=12);
    if !is_in_order && matches!(end / 100, 17..=20) {
        end * 10_000 + (start % 100) * 100 + start / 100
    } else {
        digits
    }
}

enum Read {
    Unit(Postal),
    Default,
}

fn postcode_of(text: &str, unread: &mut Unread) -> Option<Read> {
    let mut letters = text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_uppercase());
    let mut next = || letters.next().unwrap_or_default();
    if let Ok(postcode) = Postcode::parse(text) {
        if postcode.is_default() {
            return Some(Read::Default);
        }
        let (mut outward, mut inward) = (postcode.outward().bytes(), postcode.inward().bytes());
        let unit = core::array::from_fn(|place| {
            if place < 4 { outward.next() } else { inward.next() }.unwrap_or_default()
        });
        return Some(Read::Unit(Postal::Unit(unit)));
    }
    let text: [u8; 8] = core::array::from_fn(|_| next());
    (text != [0; 8]).then(|| {
        unread.0.push(Field::LastKnownPostcode);
        Read::Unit(Postal::Text(text))
    })
}

fn gender_of(text: &str, unread: &mut Unread) -> u8 {
    if text.trim().is_empty() {
        return NO_GENDER;
    }
    if let Ok(Ok(code)) = Gender::parse(text).map(|gender| u8::try_from(gender.lrs_code())) {
        return code;
    }
    unread.0.push(Field::Gender);
    NO_GENDER
}

fn email_of(text: &str) -> Option<Email> {
    let address = EmailAddress::parse(text).ok()?;
    let lowered = address.as_str().to_ascii_lowercase();
    let (local, _) = lowered.rsplit_once('@')?;
    Some(Email { whole: hash(lowered.bytes()), local: short_hash(local.bytes()) })
}
