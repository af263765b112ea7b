//! Which level two records reach in each field, and what it weighs.
//!
//! The fields are judged one by one, apart from the names, which are seen together: the given name of one may be the
//! family name of the other. Every judgement is the same whichever record comes first.

mod birth;
mod names;
mod postal;

use super::bits::Bits;
use super::frequency::{STRENGTH, Use};
use super::level::{Chance, Level};
use super::model::MatchModel;
use super::namesakes::{Namesakes, whole_name};
use super::pool::{Birth, Held, Name, Pool, Postal};
use names::Likeness;

/// The learner's record as it is compared.
#[derive(Clone, Copy, Default)]
pub(super) struct Subject<'p> {
    pub(super) given: Option<&'p Name>,
    pub(super) family: Option<&'p Name>,
    pub(super) birth: Option<Held<'p, Birth>>,
    pub(super) postcode: Option<Held<'p, Postal>>,
    pub(super) has_default_postcode: bool,
    /// The LRS's code; 0 and 9 say nothing.
    pub(super) gender: Option<u8>,
    /// What helps where it is there.
    pub(super) more: Option<(&'p Pool, &'p More)>,
}

/// What else is known of a learner, by the numbers of the pool.
#[derive(Clone, Copy)]
pub(super) struct More {
    pub(super) preferred: u32,
    pub(super) middle: [u32; 2],
    /// Earlier family names.
    pub(super) previous: [u32; 2],
    pub(super) place: u32,
    pub(super) school: u32,
    pub(super) email: Option<Email>,
}

/// An e-mail address: the hashes of all of it, and of what stands before the @.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Email {
    pub(super) whole: u64,
    pub(super) local: u32,
}

impl<'p> Subject<'p> {
    fn name(&self, number: impl Fn(&More) -> u32) -> Option<&'p Name> {
        self.more.and_then(|(pool, more)| pool.name_at(number(more)))
    }

    pub(super) fn preferred(&self) -> Option<&'p Name> {
        self.name(|more| more.preferred)
    }

    pub(super) fn middle(&self) -> [Option<&'p Name>; 2] {
        [self.name(|more| more.middle[0]), self.name(|more| more.middle[1])]
    }

    /// Family names before the present one.
    pub(super) fn previous(&self) -> [Option<&'p Name>; 2] {
        [self.name(|more| more.previous[0]), self.name(|more| more.previous[1])]
    }

    fn place(&self) -> Option<&'p Name> {
        self.name(|more| more.place)
    }

    fn school(&self) -> Option<&'p Name> {
        self.name(|more| more.school)
    }

    fn email(&self) -> Option<Email> {
        self.more.and_then(|(_, more)| more.email)
    }
}

/// Among whom the two records are compared: it says how rare a value is, and how unlikely any match.
#[derive(Clone, Copy)]
pub(super) struct Population<'m> {
    pub(super) model: &'m MatchModel,
    /// How many learners there are to be told apart.
    pub(super) size: u32,
    /// How many of them were counted, by [`Use`]; then birth dates, then postcodes.
    pub(super) counted: [u32; Use::COUNT + 2],
    /// How many of them have one whole name.
    pub(super) namesakes: &'m Namesakes,
    /// How many other records of the same learner a record meets among them.
    pub(super) fellows: Fellows,
}

/// How many other records of the same learner a record meets among those compared: what is known before two are compared.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Fellows {
    /// In thousandths.
    pub(super) thousandths: u64,
}

impl Fellows {
    /// One: the learner who is looked up, if there is such a learner.
    pub(super) const ONE: Self = Self { thousandths: 1000 };

    /// The logarithm of their number.
    pub(super) fn bits(self) -> Bits {
        Bits::log2(self.thousandths) - Bits::log2(Self::ONE.thousandths)
    }

    /// The logarithm of the number of records of the same household.
    // CHOICE: one other learner of the household in reach, where each has two records; as many more as the learner has.
    fn household_bits(self) -> Bits {
        Self { thousandths: u64::midpoint(self.thousandths, Self::ONE.thousandths) }.bits()
    }
}

/// The fields that are compared, in their order.
pub(super) const FIELDS: usize = 8;

/// The level in each field, with what it weighs among strangers; none where nothing is known.
pub(super) type Judgement = [Option<(Level, Met)>; FIELDS];

/// What two records have in common.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Score {
    /// The level in each field; none where nothing is known.
    pub(super) levels: [Option<(Level, Bits)>; FIELDS],
    /// The weight of all fields with what is held against it.
    pub(super) total: Bits,
    /// What is taken off because people of one household have as much in common.
    pub(super) household: Bits,
}

impl Population<'_> {
    /// Weighs two records.
    pub(super) fn weigh(&self, one: &Subject<'_>, other: &Subject<'_>) -> Score {
        self.sum(&self.judge(one, other))
    }

    /// Says which level two records reach in each field.
    pub(super) fn judge(&self, one: &Subject<'_>, other: &Subject<'_>) -> Judgement {
        let (given, family) = names::judge(self, one, other);
        let birth = birth::judge(one.birth.map(|held| held.value), other.birth.map(|held| held.value))
            .map(|level| self.births(level, one, other));
        let postcode =
            postal::judge(one.postcode.map(|held| held.value), other.postcode.map(|held| held.value))
                .map(|level| self.postcodes(level, one, other));
        let genders = one.gender.zip(other.gender);
        let gender = genders.and_then(|(one, other)| gender(one, other)).map(|level| self.fixed(level));
        let [place, school, email] = self.more(one, other);
        [given, family, birth, postcode, gender, place, school, email]
    }

    /// The levels of what helps where both records have it.
    fn more(&self, one: &Subject<'_>, other: &Subject<'_>) -> [Option<(Level, Met)>; 3] {
        if one.more.is_none() || other.more.is_none() {
            return [None; 3];
        }
        let emails = one.email().zip(other.email());
        [
            self.place(one.place(), other.place()),
            self.school(one.school(), other.school()),
            emails.map(|(one, other)| self.fixed(email(one, other))),
        ]
    }

    /// Adds up. Against the match stand strangers, one for each learner there is, and the people of one household, of
    /// whom there are few, but who have much in common: a twin has all but the given name.
    pub(super) fn sum(&self, levels: &Judgement) -> Score {
        let prior = self.prior();
        let (mut fields, mut household) = (Bits::ZERO, self.one_of_all() + self.fellows.household_bits());
        let mut weighed = [None; FIELDS];
        for (weighed, level) in weighed.iter_mut().zip(levels) {
            let Some((level, met)) = *level else { continue };
            let weights = self.model.weights(level);
            // The model's own share, where the level has one: another model may weigh what was judged by this one.
            let strangers = if weights.strangers == Bits::ZERO { met.strangers } else { weights.strangers };
            fields += weights.same - strangers;
            household += weights.household - strangers;
            *weighed = Some((level, weights.same - strangers));
        }
        let [given, _, birth, ..] = levels.map(|level| level.map(|(level, _)| level));
        if birth == Some(Level::BirthEqual) && given.is_some_and(Level::is_one_given_name) {
            household += TWINS_OF_ONE_NAME;
        }
        let unlimited = prior + fields - household.and_one();
        // Twins have all the rest in common: without the given name it is never likelier than not.
        let is_limited = given.is_some_and(Level::is_other_given_name);
        let total = if is_limited { limited(unlimited) } else { unlimited };
        Score { levels: weighed, total, household: total - prior - fields }
    }

    /// Whether so many learners have a name that it is one of its own, and no slip.
    fn is_established(&self, name: &Name, used_as: Use) -> bool {
        let place = used_as as usize;
        let at = |counts: &[u32; Use::COUNT]| counts.get(place).copied().unwrap_or_default();
        let counted = self.counted.get(place).copied().unwrap_or_default();
        let is_common = at(&name.counts) >= FEWEST_OF_A_NAME
            && u64::from(at(&name.counts)) * SHARE_OF_A_NAME >= u64::from(counted);
        is_common || name.is_listed.get(place).copied().unwrap_or_default()
    }

    /// The weight before anything is compared: as many records of the learner as there may be, among all.
    pub(super) fn prior(&self) -> Bits {
        self.one_of_all() + self.fellows.bits()
    }

    fn one_of_all(&self) -> Bits {
        -Bits::log2(u64::from(self.size.max(2)))
    }

    fn fixed(&self, level: Level) -> (Level, Met) {
        (level, Met { strangers: self.model.strangers(level) })
    }

    fn births(&self, level: Level, one: &Subject<'_>, other: &Subject<'_>) -> (Level, Met) {
        if level != Level::BirthEqual {
            return self.fixed(level);
        }
        let count = most(one.birth.as_ref(), other.birth.as_ref());
        let general = one.birth.map_or(0, |birth| birth::share(birth.value));
        (level, self.shared(level, count, general, Use::COUNT))
    }

    fn postcodes(&self, level: Level, one: &Subject<'_>, other: &Subject<'_>) -> (Level, Met) {
        if level == Level::PostcodeOneLetter {
            let both = [one.postcode, other.postcode].into_iter().flatten();
            let least = both.map(|postcode| postal::bits_of_letters(postcode.value)).min();
            return (level, Met { strangers: -least.unwrap_or_default() });
        }
        if level != Level::PostcodeEqual {
            return self.fixed(level);
        }
        let count = most(one.postcode.as_ref(), other.postcode.as_ref());
        let general = one.postcode.map_or(0, |postcode| postal::share(postcode.value));
        (level, self.shared(level, count, general, Use::COUNT + 1))
    }

    fn place(&self, one: Option<&Name>, other: Option<&Name>) -> Option<(Level, Met)> {
        let levels = [Level::PlaceEqual, Level::PlaceNear, Level::PlaceDifferent];
        Some(self.texts(one?, other?, Use::Place, levels))
    }

    fn school(&self, one: Option<&Name>, other: Option<&Name>) -> Option<(Level, Met)> {
        let levels = [Level::SchoolEqual, Level::SchoolNear, Level::SchoolDifferent];
        Some(self.texts(one?, other?, Use::School, levels))
    }

    fn texts(
        &self,
        one: &Name,
        other: &Name,
        used_as: Use,
        [equal, near, different]: [Level; 3],
    ) -> (Level, Met) {
        match names::likeness(one, other) {
            Likeness::Equal | Likeness::Spacing => (equal, self.name(equal, one, other, used_as)),
            Likeness::Different | Likeness::Initial => self.fixed(different),
            _ => self.fixed(near),
        }
    }

    /// How often strangers have a name in common.
    fn name(&self, level: Level, one: &Name, other: &Name, used_as: Use) -> Met {
        let place = used_as as usize;
        let at = |counts: &[u32; Use::COUNT]| counts.get(place).copied().unwrap_or_default();
        let (count, general) =
            (at(&one.counts).max(at(&other.counts)), at(&one.general).max(at(&other.general)));
        self.shared(level, count, general, place)
    }

    /// How much commoner a whole name is than given and family name make it by themselves.
    fn going_together(&self, one: &Subject<'_>, given: Met, family: Met) -> Bits {
        let Some((given_name, family_name)) = one.given.zip(one.family) else { return Bits::ZERO };
        let others = self.namesakes.others(whole_name(given_name, family_name));
        if others == 0 {
            return Bits::ZERO;
        }
        let [counted, ..] = self.counted;
        let together = Bits::log2(u64::from(others)) - Bits::log2(u64::from(counted) + (1 << STRENGTH));
        (together - given.strangers - family.strangers).max(Bits::ZERO)
    }

    /// How often strangers have a value in common that so many learners have, and that in general such a share has.
    fn shared(&self, level: Level, count: u32, general: u32, place: usize) -> Met {
        let counted = u64::from(self.counted.get(place).copied().unwrap_or_default());
        let had = (u64::from(count) << (32 - STRENGTH)) + u64::from(general);
        let of = (counted + (1 << STRENGTH)) << (32 - STRENGTH);
        let share = Bits::log2(had) - Bits::log2(of);
        let share =
            share + if level.row().strangers == Chance::SharedTwice { Bits::whole(1) } else { Bits::ZERO };
        Met { strangers: share.min(Bits::ZERO) }
    }
}

/// What a level weighs among strangers.
#[derive(Clone, Copy)]
pub(super) struct Met {
    strangers: Bits,
}

/// How much rarer than others are people of one household who share date of birth and given name.
// CHOICE: six bits: hardly any twins.
const TWINS_OF_ONE_NAME: Bits = Bits::whole(-6);
/// Where the given names are of two people, evidence counts in full up to here,
const FULL_OF_OTHER_NAMES: Bits = Bits::whole(-1);
/// and beyond by so small a part that it never reaches even odds, and yet the likelier of two stays the likelier.
const PART_OF_OTHER_NAMES: i32 = 64;

fn limited(weight: Bits) -> Bits {
    let beyond = weight - FULL_OF_OTHER_NAMES;
    if beyond <= Bits::ZERO {
        return weight;
    }
    let part = Bits::from_parts(beyond.parts() / PART_OF_OTHER_NAMES);
    (FULL_OF_OTHER_NAMES + part).min(Bits::from_parts(-1))
}

/// The fewest learners at hand who make a name established, and of how many they may be one.
// CHOICE: five, and one in 4,096: slips repeat themselves, but not so often.
const FEWEST_OF_A_NAME: u32 = 5;
const SHARE_OF_A_NAME: u64 = 4_096;

fn most<T>(one: Option<&Held<'_, T>>, other: Option<&Held<'_, T>>) -> u32 {
    let count = |held: Option<&Held<'_, T>>| held.map_or(0, Held::count);
    count(one).max(count(other))
}

/// Male and female say something; "not known" and "not specified" do not.
fn gender(one: u8, other: u8) -> Option<Level> {
    let is_known = |code: u8| matches!(code, 1 | 2);
    (is_known(one) && is_known(other)).then_some(if one == other {
        Level::GenderEqual
    } else {
        Level::GenderDifferent
    })
}

fn email(one: Email, other: Email) -> Level {
    if one.whole == other.whole {
        Level::EmailEqual
    } else if one.local == other.local {
        Level::EmailLocalPart
    } else {
        Level::EmailDifferent
    }
}
