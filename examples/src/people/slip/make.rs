//! How each slip comes about.

use lrs_core::value::Date;
use lrs_core::{Field, LearnerDraft};

use super::Slip;
use crate::people::address::postcode_of_town;
use crate::people::person::Person;
use crate::people::random::Random;
use crate::people::tables::Tables;

type Draft = LearnerDraft<'static>;

pub(super) fn make(slip: Slip, person: &Person, draft: &mut Draft, random: &mut Random) -> bool {
    let before = draft.clone();
    // None: this learner cannot have it.
    let _ = given(slip, person, draft, random)
        .or_else(|| family(slip, person, draft, random))
        .or_else(|| either_name(slip, draft, random))
        .or_else(|| both_names(slip, draft))
        .or_else(|| birth(slip, draft, random))
        .or_else(|| postcode(slip, draft, random))
        .or_else(|| gender(slip, draft));
    *draft != before
}

fn given(slip: Slip, person: &Person, draft: &mut Draft, random: &mut Random) -> Option<()> {
    let given = draft.given_name.to_string();
    let text = match slip {
        Slip::GivenPreferred => filled(&draft.preferred_given_name)?,
        Slip::GivenNickname => Tables::get().nickname(&given)?.to_owned(),
        Slip::GivenMiddle => {
            let middle =
                draft.middle_other_name.split(' ').next().filter(|name| !name.is_empty())?.to_owned();
            if random.permille(500) {
                draft.set(Field::MiddleOtherName, given);
            }
            middle
        }
        Slip::GivenPart => random.pick(&halves(&given)?)?.clone(),
        Slip::GivenInitial => given.chars().next()?.to_string(),
        Slip::GivenOther | Slip::GivenRowAbove => another(person, random).given_name.to_owned(),
        Slip::GivenTyped => typed(&given, random)?,
        _ => return None,
    };
    draft.set(Field::GivenName, text);
    Some(())
}

fn family(slip: Slip, person: &Person, draft: &mut Draft, random: &mut Random) -> Option<()> {
    let family = draft.family_name.to_string();
    let is_grown_woman = person.gender == 2 && person.age() > 18;
    let text = match slip {
        Slip::FamilyEarlier => filled(&draft.previous_family_name)?,
        Slip::FamilyChanged if is_grown_woman => {
            draft.set(Field::PreviousFamilyName, family);
            another(person, random).family_name.to_owned()
        }
        Slip::FamilyOther => {
            draft.set(Field::PreviousFamilyName, "");
            another(person, random).family_name.to_owned()
        }
        Slip::FamilyPrefix => without_prefix(&family)?,
        Slip::FamilyHyphen if family.contains('-') => family.replace('-', " "),
        Slip::FamilyHyphen if family.contains(' ') => family.replace(' ', "-"),
        Slip::FamilyPart => random.pick(&halves(&family)?)?.clone(),
        Slip::FamilyDoubled => format!("{family}-{}", another(person, random).family_name),
        Slip::FamilyTyped => typed(&family, random)?,
        _ => return None,
    };
    draft.set(Field::FamilyName, text);
    Some(())
}

/// What happens to one name or the other.
fn either_name(slip: Slip, draft: &mut Draft, random: &mut Random) -> Option<()> {
    let field = if random.permille(500) { Field::GivenName } else { Field::FamilyName };
    let name = draft.text(field).to_owned();
    let text = match slip {
        Slip::NameRespelt => replaced(&name, RESPELT, random)?,
        Slip::NameScanned => replaced(&name, SCANNED, random)?,
        Slip::NameKeys => struck(&name, random)?,
        Slip::NameCut => cut(&name)?,
        _ => return None,
    };
    draft.set(field, text);
    Some(())
}

fn both_names(slip: Slip, draft: &mut Draft) -> Option<()> {
    match slip {
        Slip::NamesSwapped => core::mem::swap(&mut draft.given_name, &mut draft.family_name),
        Slip::NamesJoined => {
            let both = format!("{} {}", draft.given_name, draft.family_name);
            draft.set(Field::GivenName, both);
            draft.set(Field::FamilyName, "");
        }
        _ => return None,
    }
    Some(())
}

fn birth(slip: Slip, draft: &mut Draft, random: &mut Random) -> Option<()> {
    let born = Date::from_iso(&draft.date_of_birth)?;
    let (year, month, day) = (born.year(), born.month(), born.day());
    let text = match slip {
        Slip::BirthSwapped => Date::from_ymd(year, day, month)?.to_string(),
        Slip::BirthFirstOfMonth => format!("{year}-{month:02}-01"),
        Slip::BirthNewYear => format!("{year}-01-01"),
        Slip::BirthDigit => real_day(|random| wrong_digits(born, 1, random), random)?,
        Slip::BirthTwoDigits => real_day(|random| wrong_digits(born, 2, random), random)?,
        Slip::BirthYear => {
            let other = if random.permille(500) { year + 1 } else { year - 1 };
            Date::from_ymd(other, month, day)?.to_string()
        }
        Slip::BirthEnrolled => format!("{year}-09-{:02}", random.between(1, 28)),
        Slip::BirthMissing => String::new(),
        _ => return None,
    };
    draft.set(Field::DateOfBirth, text);
    Some(())
}

fn postcode(slip: Slip, draft: &mut Draft, random: &mut Random) -> Option<()> {
    let postcode = filled(&draft.last_known_postcode)?;
    let (outward, inward) = postcode.split_once(' ')?;
    let text = match slip {
        Slip::PostcodeMoved => moved(&draft.last_known_address_town, random)?,
        Slip::PostcodeNearby => format!("{outward} {}", postcode_of_town("", random)?.split_once(' ')?.1),
        Slip::PostcodeTyped => with_other_character(&postcode, random.index(postcode.len()), random)?,
        Slip::PostcodeNextStreet => with_other_character(&postcode, postcode.len() - 1, random)?,
        Slip::PostcodeUnknown => "ZZ99 9ZZ".to_owned(),
        // The college lies in another district of the town, at a postcode of its own.
        Slip::PostcodeCollege => {
            format!("{}1 1AA", outward.trim_end_matches(|letter: char| letter.is_ascii_digit()))
        }
        Slip::PostcodeMissing if !inward.is_empty() => String::new(),
        _ => return None,
    };
    draft.set(Field::LastKnownPostcode, text);
    Some(())
}

fn gender(slip: Slip, draft: &mut Draft) -> Option<()> {
    let code = match (slip, draft.gender.as_ref()) {
        (Slip::GenderUnknown, "1" | "2") => "0",
        (Slip::GenderOther, "1") => "2",
        (Slip::GenderOther, "2") => "1",
        _ => return None,
    };
    draft.set(Field::Gender, code);
    Some(())
}

/// Somebody else of the same origin.
fn another(person: &Person, random: &mut Random) -> Person {
    Person::of_culture(random, Tables::get(), person)
}

fn filled(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// The words of a double name.
fn halves(name: &str) -> Option<Vec<String>> {
    let words: Vec<String> = name.split(['-', ' ']).map(str::to_owned).collect();
    Some(words).filter(|words| words.len() > 1)
}

fn without_prefix(family: &str) -> Option<String> {
    const PREFIXES: [&str; 12] =
        ["van der ", "de la ", "van ", "von ", "al-", "el-", "Al-", "El-", "De ", "Le ", "St ", "O'"];
    if let Some(rest) = family.strip_prefix("Mac") {
        return Some(format!("Mc{rest}"));
    }
    if let Some(rest) = family.strip_prefix("Mc") {
        return Some(format!("Mac{rest}"));
    }
    PREFIXES.iter().find_map(|prefix| family.strip_prefix(prefix)).map(str::to_owned)
}

/// Spellings of a sound.
// SOURCE: guide, Appendix B, for the first (Czaja as Chiah). CHOICE: the others.
const RESPELT: &[(&str, &str)] = &[
    ("cz", "ch"),
    ("sz", "sh"),
    ("ph", "f"),
    ("ck", "k"),
    ("ie", "y"),
    ("ey", "y"),
    ("ee", "ea"),
    ("ll", "l"),
    ("nn", "n"),
    ("tt", "t"),
    ("th", "t"),
    ("ou", "u"),
    ("kh", "k"),
    ("w", "v"),
];
/// What scanners confuse.
const SCANNED: &[(&str, &str)] = &[
    ("rn", "m"),
    ("m", "rn"),
    ("cl", "d"),
    ("l", "i"),
    ("i", "l"),
    ("e", "c"),
    ("h", "b"),
    ("u", "v"),
    ("n", "r"),
    ("o", "a"),
];

/// The name with one of the pairs replaced once.
fn replaced(name: &str, pairs: &[(&str, &str)], random: &mut Random) -> Option<String> {
    let fitting: Vec<_> = pairs.iter().filter(|(from, _)| name.contains(from)).collect();
    let (from, to) = random.pick(&fitting)?;
    Some(name.replacen(from, to, 1))
}

/// One letter left out, doubled by another, replaced or swapped with its neighbour; never the first.
fn typed(name: &str, random: &mut Random) -> Option<String> {
    const LETTERS: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";
    let mut letters: Vec<char> = name.chars().collect();
    if letters.len() < 3 {
        return None;
    }
    let place = 1 + random.index(letters.len() - 1);
    let letter = random.pick(LETTERS).map_or('e', |letter| char::from(*letter));
    match random.below(4) {
        0 => drop(letters.remove(place)),
        1 => letters.insert(place, letter),
        2 => *letters.get_mut(place)? = letter,
        _ if place + 1 < letters.len() => letters.swap(place, place + 1),
        _ => letters.swap(place - 1, place),
    }
    Some(letters.into_iter().collect())
}

/// A neighbouring key instead of a letter, or the letter twice.
fn struck(name: &str, random: &mut Random) -> Option<String> {
    const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let mut letters: Vec<char> = name.chars().collect();
    let place = random.index(letters.len());
    let letter = letters.get(place)?.to_ascii_lowercase();
    if random.permille(300) {
        letters.insert(place + 1, letter);
    } else {
        let row = ROWS.iter().find(|row| row.contains(letter))?;
        let keys: Vec<char> = row.chars().collect();
        let at = keys.iter().position(|key| *key == letter)?;
        let next = if random.permille(500) { keys.get(at + 1) } else { keys.get(at.checked_sub(1)?) };
        *letters.get_mut(place)? = *next?;
    }
    Some(letters.into_iter().collect())
}

fn cut(name: &str) -> Option<String> {
    const KEPT: usize = 8;
    (name.chars().count() > KEPT + 1).then(|| name.chars().take(KEPT).collect())
}

/// A date of the calendar, in 50 tries.
fn real_day(make: impl Fn(&mut Random) -> String, random: &mut Random) -> Option<String> {
    (0..50).map(|_| make(random)).find(|text| Date::from_iso(text).is_some())
}

fn wrong_digits(born: Date, count: usize, random: &mut Random) -> String {
    // The century is never mistyped.
    const PLACES: [usize; 6] = [2, 3, 5, 6, 8, 9];
    let mut digits: Vec<char> = born.to_string().chars().collect();
    let mut places = PLACES;
    random.shuffle(&mut places);
    for place in places.into_iter().take(count) {
        let new = char::from_digit(u32::try_from(random.below(10)).unwrap_or_default(), 10).unwrap_or('0');
        if let Some(digit) = digits.get_mut(place) {
            *digit = new;
        }
    }
    digits.into_iter().collect()
}

/// Half of those who move stay in their town.
fn moved(town: &str, random: &mut Random) -> Option<String> {
    postcode_of_town(if random.permille(500) { town } else { "" }, random)
}

/// Another letter for a letter, another digit for a digit.
fn with_other_character(text: &str, place: usize, random: &mut Random) -> Option<String> {
    const UNIT: &[u8] = b"ABDEFGHJLNPQRSTUWXYZ";
    let old = text.chars().nth(place)?;
    let new = match old {
        ' ' => return None,
        _ if old.is_ascii_digit() => char::from(*random.pick(b"0123456789")?),
        _ => char::from(*random.pick(UNIT)?),
    };
    Some(text.chars().enumerate().map(|(at, letter)| if at == place { new } else { letter }).collect())
}
