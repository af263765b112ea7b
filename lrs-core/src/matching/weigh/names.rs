//! Two learners' names, seen together: straight, swapped, by an earlier or another name.

use super::{Bits, Chance, Level, Met, Name, Population, Subject, Use};
use crate::text::{likeness as spelt_alike, slips};

/// How two names are alike.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Likeness {
    Equal,
    Spacing,
    Form,
    Spelling,
    Prefix,
    Part,
    Initial,
    Typing,
    Near,
    Sound,
    Different,
}

/// The level of a field; none where nothing is known.
type Judged = Option<(Level, Met)>;

/// Names of one record, and names of the other.
type Lists<'p, const ONE: usize, const OTHER: usize> = ([Option<&'p Name>; ONE], [Option<&'p Name>; OTHER]);

/// The levels of given name and family name; none where a name is not known.
pub(super) fn judge(population: &Population<'_>, one: &Subject<'_>, other: &Subject<'_>) -> (Judged, Judged) {
    let judge = Judge { population };
    let given = one.given.zip(other.given).map(|(one, other)| judge.given(one, other));
    let family = one.family.zip(other.family).map(|(one, other)| judge.family(one, other));
    let (given, family) = if one.more.is_none() && other.more.is_none() {
        (given, family)
    } else {
        (
            judge.better(given, Level::GivenEqual, || judge.other_given(one, other)),
            judge.better(family, Level::FamilyEqual, || judge.earlier_family(one, other)),
        )
    };
    let family = judge.gone_together(one, given, family);
    let straight = judge.weight(given) + judge.weight(family);
    // Ali Ali and Ali Ali have not changed places.
    let is_same = matches!((given, family), (Some((Level::GivenEqual, _)), Some((Level::FamilyEqual, _))));
    match judge.swapped(one, other).filter(|_| !is_same) {
        Some([given, family]) if judge.weight(given) + judge.weight(family) > straight => (given, family),
        _ => (given, family),
    }
}

struct Judge<'a> {
    population: &'a Population<'a>,
}

impl Judge<'_> {
    fn weight(&self, judged: Judged) -> Bits {
        judged.map_or(Bits::ZERO, |(level, met)| self.population.model.weights(level).same - met.strangers)
    }

    /// The heavier of two judgements; the second is only asked for where the first is not that the names are equal.
    fn better(&self, first: Judged, equal: Level, second: impl FnOnce() -> Judged) -> Judged {
        if first.is_none_or(|(level, _)| level == equal) {
            return first;
        }
        let second = second();
        if second.is_some() && self.weight(second) > self.weight(first) { second } else { first }
    }

    /// The level of the family name, where both names are the same and go together.
    fn gone_together(&self, one: &Subject<'_>, given: Judged, family: Judged) -> Judged {
        let (Some((Level::GivenEqual, given)), Some((Level::FamilyEqual, met))) = (given, family) else {
            return family;
        };
        let strangers = met.strangers + self.population.going_together(one, given, met);
        Some((Level::FamilyEqual, Met { strangers }))
    }

    /// Whether a slip that makes one name of the other would have made a name that people have.
    fn are_established(&self, one: &Name, other: &Name, used_as: Use) -> bool {
        [one, other].iter().all(|name| self.population.is_established(name, used_as))
    }

    fn given(&self, one: &Name, other: &Name) -> (Level, Met) {
        let level = match likeness(one, other) {
            Likeness::Typing | Likeness::Near | Likeness::Sound
                if self.are_established(one, other, Use::Given) =>
            {
                Level::GivenAlike
            }
            Likeness::Equal => Level::GivenEqual,
            Likeness::Spacing => Level::GivenSpacing,
            Likeness::Form => Level::GivenForm,
            Likeness::Spelling => Level::GivenSpelling,
            Likeness::Part | Likeness::Prefix => Level::GivenPart,
            Likeness::Initial => Level::GivenInitial,
            Likeness::Typing => Level::GivenTyping,
            Likeness::Near => Level::GivenNear,
            Likeness::Sound => Level::GivenSound,
            Likeness::Different => Level::GivenDifferent,
        };
        (level, self.met(level, one, other, Use::Given))
    }

    fn family(&self, one: &Name, other: &Name) -> (Level, Met) {
        let level = match likeness(one, other) {
            Likeness::Typing | Likeness::Near | Likeness::Sound
                if self.are_established(one, other, Use::Family) =>
            {
                Level::FamilyAlike
            }
            Likeness::Equal => Level::FamilyEqual,
            Likeness::Spacing => Level::FamilySpacing,
            Likeness::Spelling => Level::FamilySpelling,
            Likeness::Prefix => Level::FamilyPrefix,
            Likeness::Part => Level::FamilyPart,
            Likeness::Initial => Level::FamilyInitial,
            Likeness::Typing => Level::FamilyTyping,
            Likeness::Near => Level::FamilyNear,
            Likeness::Sound => Level::FamilySound,
            Likeness::Form | Likeness::Different => Level::FamilyDifferent,
        };
        (level, self.met(level, one, other, Use::Family))
    }

    fn met(&self, level: Level, one: &Name, other: &Name, used_as: Use) -> Met {
        match level.row().strangers {
            Chance::Shared | Chance::SharedTwice => self.population.name(level, one, other, used_as),
            Chance::Letters => {
                let letters = i32::from(one.length.min(other.length));
                Met { strangers: Bits::whole(-(4 + letters).min(MOST_BITS_OF_LETTERS)) }
            }
            Chance::Millionths(_) => Met { strangers: self.population.model.strangers(level) },
        }
    }

    /// Whether the given name of one is the preferred or a middle name of the other.
    fn other_given(&self, one: &Subject<'_>, other: &Subject<'_>) -> Judged {
        let (mine, yours) = ([one.preferred()], [other.preferred()]);
        let preferred = [([one.given], yours), ([other.given], mine), (mine, yours)];
        let middle = [([one.given], other.middle()), ([other.given], one.middle())];
        self.rarest(Level::GivenPreferred, Use::Given, &preferred)
            .or_else(|| self.rarest(Level::GivenMiddle, Use::Given, &middle))
    }

    /// Whether the family name of one is an earlier one of the other.
    fn earlier_family(&self, one: &Subject<'_>, other: &Subject<'_>) -> Judged {
        let (mine, yours) = (one.previous(), other.previous());
        let named = |family: Option<_>| [family, None];
        let pairs = [(named(one.family), yours), (named(other.family), mine), (mine, yours)];
        self.rarest(Level::FamilyPrevious, Use::Family, &pairs)
    }

    /// The rarest name that both of a pair of lists have. An initial stands for too many.
    fn rarest<const ONE: usize, const OTHER: usize>(
        &self,
        level: Level,
        used_as: Use,
        pairs: &[Lists<'_, ONE, OTHER>],
    ) -> Judged {
        let met = pairs.iter().flat_map(|(one, other)| {
            let names = one.iter().flatten().filter(|name| !name.is_initial());
            names.flat_map(|name| {
                let same = other.iter().flatten().filter(|other| other.compact == name.compact);
                same.map(|other| self.met(level, name, other, used_as))
            })
        });
        met.min_by_key(|met| met.strangers).map(|met| (level, met))
    }

    /// The levels where given name and family name change places. One of the two may be wrong besides, or blank.
    ///
    /// Nobody can say which is which: what is commoner counts as the given name, so that the order of the records does
    /// not matter.
    fn swapped(&self, one: &Subject<'_>, other: &Subject<'_>) -> Option<[Judged; 2]> {
        let pairs = [one.given.zip(other.family), one.family.zip(other.given)];
        let mut met = pairs.map(|pair| pair.map(|(one, other)| self.met_elsewhere(one, other)));
        if met.iter().flatten().all(Option::is_none) {
            return None;
        }
        // Blank ones last, then what differs, then what is rarer.
        met.sort_by_key(|met| core::cmp::Reverse(met.map(|met| met.map(|met| met.strangers))));
        let levels =
            [(Level::GivenSwapped, Level::GivenDifferent), (Level::FamilySwapped, Level::FamilyDifferent)];
        let mut judged = [None; 2];
        for ((judged, met), (swapped, different)) in judged.iter_mut().zip(met).zip(levels) {
            *judged = met.map(|met| match met {
                Some(met) => (swapped, met),
                None => (different, Met { strangers: self.population.model.strangers(different) }),
            });
        }
        Some(judged)
    }

    /// How often strangers have a name in common that is a given name in one record and a family name in the other; none
    /// where it is not the same name. How rare it is follows the place in which it is commoner, which is where it
    /// belongs.
    fn met_elsewhere(&self, one: &Name, other: &Name) -> Option<Met> {
        if !is_nearly(one, other) {
            return None;
        }
        let [given, family] = [Use::Given, Use::Family]
            .map(|used_as| self.population.name(Level::GivenSwapped, one, other, used_as));
        Some(if given.strangers > family.strangers { given } else { family })
    }
}

/// The same name, or one slip from it.
fn is_nearly(one: &Name, other: &Name) -> bool {
    one.compact == other.compact
        || ((one.letters ^ other.letters).count_ones() <= 2 && is_one_slip(one, other))
}

/// The most that a name of many letters weighs where one letter differs.
const MOST_BITS_OF_LETTERS: i32 = 12;

/// How two names are alike; the first that holds.
pub(super) fn likeness(one: &Name, other: &Name) -> Likeness {
    if one.compact == other.compact {
        return if one.key == other.key { Likeness::Equal } else { Likeness::Spacing };
    }
    if one.is_initial() || other.is_initial() {
        let is_fitting = one.key.chars().next() == other.key.chars().next();
        return if is_fitting { Likeness::Initial } else { Likeness::Different };
    }
    if share_a_row(&one.spellings, &other.spellings) {
        return Likeness::Spelling;
    }
    if share_a_row(&one.forms, &other.forms) {
        return Likeness::Form;
    }
    let has_core = one.core != 0 || other.core != 0;
    let core = |name: &Name| if name.core == 0 { name.compact } else { name.core };
    if has_core && core(one) == core(other) {
        return Likeness::Prefix;
    }
    let has_parts = one.words > 1 || other.words > 1;
    if has_parts && is_part(one, other) {
        return Likeness::Part;
    }
    spelling(one, other)
}

/// How two names are alike as they are spelt and heard.
fn spelling(one: &Name, other: &Name) -> Likeness {
    let apart = (one.letters ^ other.letters).count_ones();
    if apart <= 4 {
        let slips = slips(&one.key, &other.key);
        let shortest = one.length.min(other.length);
        if slips == Some(1) && shortest >= 3 {
            return Likeness::Typing;
        }
        if slips == Some(2) && shortest >= 6 {
            return Likeness::Near;
        }
        if shortest >= 4 && spelt_alike(&one.key, &other.key) >= NEAR {
            return Likeness::Near;
        }
    }
    if one.sound != 0 && one.sound == other.sound {
        return Likeness::Sound;
    }
    Likeness::Different
}

/// The least likeness of names that are spelt alike, in 1/1,024.
// CHOICE: 0.9 of Jaro and Winkler's measure.
const NEAR: u32 = 922;

fn is_one_slip(one: &Name, other: &Name) -> bool {
    one.length.min(other.length) >= 4 && slips(&one.key, &other.key).is_some_and(|slips| slips <= 1)
}

fn share_a_row(one: &[u16], other: &[u16]) -> bool {
    one.iter().any(|row| *row != 0 && other.contains(row))
}

/// Whether one name is a single word of the other. A letter alone is no part.
fn is_part(one: &Name, other: &Name) -> bool {
    let (short, long) = if one.words <= other.words { (one, other) } else { (other, one) };
    short.words == 1 && short.length > 1 && long.key.split(' ').any(|word| word == &*short.key)
}
