//! What every value has in common: its text is read as the same value.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use lrs_core::value::{Date, email_address};
use lrs_core::value::{ScottishCandidateNumber, TwoDigitYear, Uci, Upn};
use lrs_core::{DateOfBirth, EmailAddress, Gender, Ukprn};
use proptest::prelude::*;

use crate::date::dates;

proptest! {
    #[test]
    fn the_text_of_what_was_read_is_read_as_the_same(text in texts()) {
        comes_back::<DateOfBirth>(&text)?;
        comes_back::<EmailAddress>(&text)?;
        comes_back::<Gender>(&text)?;
        comes_back::<ScottishCandidateNumber>(&text)?;
        comes_back::<Uci>(&text)?;
        comes_back::<Ukprn>(&text)?;
        comes_back::<Upn>(&text)?;
    }

    #[test]
    fn a_date_of_birth_is_read_in_every_way_of_writing_it(date in dates(), way in 0..WAYS.len()) {
        let born = DateOfBirth::try_from(date).expect("dates() keeps to the years of the schema");
        let written = WAYS[way](date);
        prop_assert_eq!(DateOfBirth::parse(&written), Ok(born));
    }

    #[test]
    fn reading_a_date_twice_is_reading_it_once(text in texts(), today in dates()) {
        for century in [TwoDigitYear::Refused, TwoDigitYear::OfLearner { today }, TwoDigitYear::NotAfter { today }] {
            if let Ok(reading) = Date::read(&text, century) {
                let again = Date::read(&reading.date.to_string(), TwoDigitYear::Refused).expect("canonical");
                prop_assert_eq!((again.date, again.code(), again.alternative), (reading.date, None, None));
                prop_assert_ne!(reading.alternative, Some(reading.date));
                if let Some(other) = reading.alternative {
                    prop_assert_eq!((other.day(), other.month()), (reading.date.month(), reading.date.day()));
                    prop_assert!(other.year() >= reading.date.year());
                }
                prop_assert_eq!(reading.code().is_none(), reading.date.to_string() == text);
            }
        }
    }

    #[test]
    fn a_two_digit_year_makes_a_learner_of_a_permitted_age(date in dates(), today in dates()) {
        let written = format!("{:02}/{:02}/{:02}", date.day(), date.month(), date.year() % 100);
        prop_assert!(DateOfBirth::parse(&written).is_err());
        if let Ok(reading) = DateOfBirth::read(&written, TwoDigitYear::OfLearner { today }) {
            prop_assert!((13..=110).contains(&reading.date.years_until(today)));
            prop_assert!(reading.two_digit_year);
        }
    }

    #[test]
    fn three_boxes_are_read_as_the_date(date in dates()) {
        let [day, month, year] = [i32::from(date.day()), i32::from(date.month()), date.year()].map(|n| n.to_string());
        prop_assert_eq!(DateOfBirth::from_parts(&day, &month, &year).map(DateOfBirth::date), Ok(date));
    }

    #[test]
    fn a_proposed_address_is_one(text in texts()) {
        for repair in email_address::repairs(&text) {
            prop_assert_eq!(EmailAddress::parse(repair.to.as_str()), Ok(repair.to));
            prop_assert!(EmailAddress::parse(&text).is_err());
        }
    }
}

fn comes_back<T: Display + Eq + Debug + FromStr<Err: Debug>>(text: &str) -> Result<(), TestCaseError> {
    if let Ok(value) = text.parse::<T>() {
        let again: T = value.to_string().parse().expect("the text of a value is a value");
        prop_assert_eq!(again, value);
    }
    Ok(())
}

/// Texts of every value, nearly right ones, and anything.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "(1[89]|20)[0-9]{2}-[01][0-9]-[0-3][0-9]",
        "[0-3]?[0-9][/. -][01]?[0-9][/. -]([0-9]{2}|[12][089][0-9]{2})",
        "[0-3]?[0-9](st|nd|th)? (jan|feb|March|Mai|September) ([0-9]{2}|(19|20)[0-9]{2})( [0-2]?[0-9]:[0-5][0-9])?",
        "[0-9]{4,8}",
        "[a-z.']{1,8}@[a-z]{1,6}[.,](org|co\\.uk)",
        "[ <\u{200B}]?(mailto:)?[a-z. ]{1,8}@[a-z]{1,6}[., ]org[>;]?",
        "[0129]|[MFUWmf]|(fe)?male|prefer not to say|non-binary",
        "1[0-9]{7}",
        "[0-9]{9}",
        "[A-Z][0-9]{11}[0-9A-Z]",
        "[0-9]{5}[0-9A-Z][0-9]{6}[A-Z]",
        any::<String>(),
    ]
}

/// Ways to write a date that cannot be taken for another.
const WAYS: &[fn(Date) -> String] = &[
    |date| date.to_string(),
    |date| date.to_string().replace('-', ""),
    |date| format!("{}/{}/{}", date.day(), date.month(), date.year()),
    |date| format!("{:02}.{:02}.{}", date.day(), date.month(), date.year()),
    |date| format!("{:02}-{:02}-{}", date.day(), date.month(), date.year()),
    |date| format!("{} {} {}", date.day(), MONTHS[usize::from(date.month() - 1)], date.year()),
    |date| format!("{} {}, {}", &MONTHS[usize::from(date.month() - 1)][..3], date.day(), date.year()),
    |date| format!(" {date} 00:00:00 "),
];

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
