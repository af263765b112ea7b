//! How each fault comes about.

use lrs_core::value::Date;
use lrs_core::{Field, LearnerDraft, Uln, UlnError};

use super::Fault;
use crate::people::random::Random;
use crate::people::reference_day;
use crate::people::tables::Tables;

type Draft = LearnerDraft<'static>;

pub(super) fn spoil(fault: Fault, draft: &mut Draft, random: &mut Random) -> bool {
    match new_text(fault, draft, random) {
        Some((field, text)) if draft.text(field) != text => draft.set(field, text),
        Some(_) => return false,
        None => return several(fault, draft, random),
    }
    true
}

/// The faults of one field: its new text. None where this learner cannot have the fault.
fn new_text(fault: Fault, draft: &Draft, random: &mut Random) -> Option<(Field, String)> {
    uln(fault, draft, random)
        .map(|text| (Field::Uln, text))
        .or_else(|| birth_date(fault, draft, random).map(|text| (Field::DateOfBirth, text)))
        .or_else(|| address_date(fault, draft, random).map(|text| (Field::DateOfAddressCapture, text)))
        .or_else(|| postcode(fault, draft, random).map(|text| (Field::LastKnownPostcode, text)))
        .or_else(|| name(fault, draft, random))
        .or_else(|| code(fault, draft, random))
        .or_else(|| other(fault, draft, random))
}

fn uln(fault: Fault, draft: &Draft, random: &mut Random) -> Option<String> {
    let uln = Some(draft.uln.as_ref()).filter(|uln| !uln.is_empty())?;
    let (head, tail) = uln.split_at_checked(3)?;
    let (middle, end) = tail.split_at_checked(3)?;
    Some(match fault {
        Fault::UlnScientific => scientific(uln)?,
        Fault::UlnDecimal => format!("{uln}.0"),
        Fault::UlnSpaced => format!("{head} {middle} {end}"),
        Fault::UlnHyphened => format!("{head}-{middle}-{end}"),
        Fault::UlnApostrophe => format!("'{uln}"),
        Fault::UlnLetterO => uln.contains('0').then(|| uln.replacen('0', "O", 1))?,
        Fault::UlnWrongDigit => one_of(random, |random| {
            const DIGITS: [char; 10] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
            let (place, digit) = (random.index(10), random.pick(&DIGITS).copied());
            replace_at(uln, place, |_| digit.unwrap_or('0'))
        })?,
        Fault::UlnSwappedDigits => one_of(random, |random| {
            let mut digits: Vec<char> = uln.chars().collect();
            let place = random.index(digits.len() - 1);
            digits.swap(place, place + 1);
            digits.into_iter().collect()
        })?,
        Fault::UlnShort => {
            let place = 1 + random.index(9);
            uln.chars().enumerate().filter(|&(at, _)| at != place).map(|(_, digit)| digit).collect()
        }
        Fault::UlnPlaceholder => "9999999999".to_owned(),
        _ => return None,
    })
}

/// A text of ten digits whose check digit is wrong, out of those that `make` makes.
fn one_of(random: &mut Random, make: impl Fn(&mut Random) -> String) -> Option<String> {
    (0..50).map(|_| make(random)).find(|text| Uln::parse(text) == Err(UlnError::CheckDigit))
}

/// What a spreadsheet shows of a long number in a narrow column: six figures.
fn scientific(uln: &str) -> Option<String> {
    let number: u64 = uln.parse().ok()?;
    let rounded = (number + 5_000) / 10_000;
    let figures = rounded.to_string();
    let (first, rest) = figures.split_at_checked(1)?;
    // 999,999.6 would round up to seven figures: a spreadsheet then shows another power of ten.
    (figures.len() == 6).then(|| format!("{first}.{}E+09", rest.trim_end_matches('0')))
}

fn birth_date(fault: Fault, draft: &Draft, random: &mut Random) -> Option<String> {
    let born = Date::from_iso(&draft.date_of_birth)?;
    let (year, month, day) = (born.year(), born.month(), born.day());
    let can_be_swapped = day <= 12 && day != month;
    Some(match fault {
        Fault::BirthDateSlashes if day > 12 => format!("{day:02}/{month:02}/{year}"),
        Fault::BirthDateAmbiguous if can_be_swapped => format!("{day:02}/{month:02}/{year}"),
        Fault::BirthDateMonthFirst if day > 12 => format!("{month:02}/{day:02}/{year}"),
        Fault::BirthDateSerial => serial(born)?.to_string(),
        Fault::BirthDateTwoDigitYear if day > 12 => format!("{day:02}/{month:02}/{:02}", year % 100),
        Fault::BirthDateWords => format!("{day} {} {year}", month_name(month)?),
        Fault::BirthDateImpossible => {
            let &(month, day) = random.pick(&[(2, 30), (4, 31), (6, 31), (9, 31), (11, 31)])?;
            format!("{year}-{month:02}-{day:02}")
        }
        Fault::BirthDateFuture => format!("{}-{month:02}-{:02}", 2090 + year % 10, day.min(28)),
        Fault::BirthDateTooYoung => {
            let last = reference_day().year();
            format!("{}-{month:02}-{:02}", last - i32::from(month >= 9), day.min(28))
        }
        Fault::BirthDateTooOld => format!("{}-{month:02}-{:02}", 1900 + year % 10, day.min(28)),
        Fault::BirthDateNewYear => format!("{year}-01-01"),
        Fault::BirthDateMissing if draft.uln.is_empty() => String::new(),
        _ => return None,
    })
}

/// The spreadsheet's count of days, in which 1 January 1900 is day 1 and 1900 has a 29 February.
fn serial(date: Date) -> Option<i64> {
    // Every date later than February 1900 is as many days after 30 December 1899.
    let start = Date::from_ymd(1899, 12, 30)?;
    let mut days = i64::from(date.year() - 1899) * 365 - 400;
    while start.plus_days(days)? < date {
        days += 1;
    }
    Some(days)
}

fn month_name(month: u8) -> Option<&'static str> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}

fn address_date(fault: Fault, draft: &Draft, random: &mut Random) -> Option<String> {
    let born = Date::from_iso(&draft.date_of_birth)?;
    #[expect(clippy::cast_possible_wrap, reason = "below 300")]
    let days = 1 + random.below(300) as i64;
    match fault {
        Fault::AddressDateBeforeBirth => born.plus_days(-days),
        Fault::AddressDateFuture => reference_day().plus_days(3_650 + days),
        _ => None,
    }
    .map(|date| date.to_string())
}

fn postcode(fault: Fault, draft: &Draft, random: &mut Random) -> Option<String> {
    // SOURCE: Ministry of Justice, prison postcodes, as the library restates them.
    const PRISONS: [&str; 6] = ["B18 4AS", "HP3 0NZ", "LS12 2TJ", "M60 9AH", "SW18 3HU", "NG5 3AG"];
    let postcode = draft.last_known_postcode.as_ref();
    Some(match fault {
        Fault::PostcodePrison => (*random.pick(&PRISONS)?).to_owned(),
        Fault::PostcodeLetterForDigit => {
            let (outward, inward) = postcode.split_once(' ')?;
            let letter = match inward.chars().next()? {
                '0' => 'O',
                '1' => 'I',
                '5' => 'S',
                _ => return None,
            };
            format!("{outward} {}", replace_at(inward, 0, |_| letter))
        }
        Fault::PostcodeMissing if draft.uln.is_empty() => String::new(),
        Fault::PostcodeUnspaced => postcode.replace(' ', ""),
        Fault::PostcodeLowerCase => postcode.to_lowercase(),
        Fault::PostcodeDefault => "ZZ99 9ZZ".to_owned(),
        Fault::PostcodeOutwardOnly => postcode.split_once(' ')?.0.to_owned(),
        _ => return None,
    })
}

fn name(fault: Fault, draft: &Draft, random: &mut Random) -> Option<(Field, String)> {
    let (given, family) = (draft.given_name.as_ref(), draft.family_name.as_ref());
    let short = |name: &str| name.chars().count() <= 30;
    let given_text = match fault {
        Fault::NamesInOneField if short(given) && short(family) => format!("{given} {family}"),
        Fault::GivenNameTitled if short(given) => {
            format!("{} {given}", if draft.gender == "2" { "Miss" } else { "Mr" })
        }
        Fault::GivenNameNickname => format!("{given} ({})", Tables::get().nickname(given)?),
        Fault::GivenNameMissing => String::new(),
        Fault::NameTooLong => format!("{given}-Alexandra-Wilhelmina-Bartholomew-Montgomery"),
        _ => return family_text(fault, draft, random),
    };
    Some((Field::GivenName, given_text))
}

fn family_text(fault: Fault, draft: &Draft, random: &mut Random) -> Option<(Field, String)> {
    let (given, family) = (draft.given_name.as_ref(), draft.family_name.as_ref());
    Some(match fault {
        Fault::NameCurlyApostrophe => (Field::FamilyName, family.replace('\'', "\u{2019}")),
        Fault::NameSpaces if family.contains(' ') => (Field::FamilyName, family.replace(' ', "  ")),
        Fault::NameSpaces if random.permille(500) => (Field::FamilyName, format!("{family} ")),
        Fault::NameSpaces => (Field::GivenName, format!(" {given}")),
        Fault::NameMojibake => [(Field::GivenName, given), (Field::FamilyName, family)]
            .into_iter()
            .filter(|(_, name)| !name.is_ascii())
            .map(|(field, name)| (field, mojibake(name)))
            .find(|(_, name)| name.chars().count() <= 35)?,
        Fault::MiddleNamesSpaced => (Field::MiddleOtherName, draft.middle_other_name.replace(' ', "  ")),
        Fault::PreviousFamilyNameSame => (Field::PreviousFamilyName, family.to_owned()),
        _ => return None,
    })
}

/// UTF-8 opened as windows-1252, where that is possible.
fn mojibake(name: &str) -> String {
    // SOURCE: WHATWG Encoding, index windows-1252, pointers 0 to 31.
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    name.bytes()
        .map(|byte| {
            byte.checked_sub(0x80).and_then(|at| UPPER.get(usize::from(at))).copied().unwrap_or(byte.into())
        })
        .collect()
}

fn code(fault: Fault, draft: &Draft, random: &mut Random) -> Option<(Field, String)> {
    let female = match draft.gender.as_ref() {
        "1" => Some(false),
        "2" => Some(true),
        _ => None,
    };
    let no_description = draft.other_verification_description.is_empty();
    let (field, text) = match (fault, female) {
        (Fault::GenderLetter, Some(true)) => (Field::Gender, "F"),
        (Fault::GenderLetter, Some(false)) => (Field::Gender, "M"),
        (Fault::GenderWord, Some(true)) => (Field::Gender, "Female"),
        (Fault::GenderWord, Some(false)) => (Field::Gender, "Male"),
        (Fault::GenderUnknownCode, _) => (Field::Gender, *random.pick(&["3", "5", "8"])?),
        // Beside a ULN these may be missing.
        (Fault::GenderMissing, _) if draft.uln.is_empty() => (Field::Gender, ""),
        (Fault::VerificationNone, _) if no_description => (Field::VerificationType, "0"),
        (Fault::VerificationEight, _) if no_description => (Field::VerificationType, "8"),
        (Fault::OtherWithoutDescription, _) if no_description => (Field::VerificationType, "999"),
        (Fault::DescriptionWithoutOther, _) if no_description => {
            (Field::OtherVerificationDescription, "Passport seen at enrolment")
        }
        (Fault::SharingNotSeen, _) => (Field::AbilityToShare, "0"),
        (Fault::SharingMissing, _) if draft.uln.is_empty() => (Field::AbilityToShare, ""),
        (Fault::SharingWord, _) => (Field::AbilityToShare, "Yes"),
        _ => return None,
    };
    Some((field, text.to_owned()))
}

fn other(fault: Fault, draft: &Draft, random: &mut Random) -> Option<(Field, String)> {
    Some(match fault {
        Fault::SchoolWord if draft.school_at_age_16.is_empty() => return None,
        Fault::SchoolWord => {
            let word = random.pick(&["School", "College"])?;
            (Field::SchoolAtAge16, format!("{} {word}", draft.school_at_age_16))
        }
        Fault::EmailNone => (Field::EmailAddress, "none".to_owned()),
        Fault::EmailBroken => (Field::EmailAddress, draft.email_address.replace('@', " at ")),
        Fault::ProhibitedWord => (Field::LastKnownAddressLine2, "Prisoner".to_owned()),
        Fault::NationalityWord => (Field::Nationality, "British".to_owned()),
        Fault::CandidateNumberShort => {
            (Field::ScottishCandidateNumber, random.between(10_000_000, 99_999_999).to_string())
        }
        _ => return None,
    })
}

/// The faults of two fields.
fn several(fault: Fault, draft: &mut Draft, _: &mut Random) -> bool {
    match fault {
        Fault::NamesSwapped if draft.given_name != draft.family_name => {
            core::mem::swap(&mut draft.given_name, &mut draft.family_name);
        }
        Fault::DescriptionIlr if draft.verification_type != "999" => {
            draft.set(Field::VerificationType, "999");
            draft.set(Field::OtherVerificationDescription, "ILR");
        }
        _ => return false,
    }
    true
}

/// The text with one character changed.
fn replace_at(text: &str, place: usize, change: impl Fn(char) -> char) -> String {
    text.chars().enumerate().map(|(at, letter)| if at == place { change(letter) } else { letter }).collect()
}
