//! Dates as people and spreadsheets write them.

use lrs_core::DateOfBirth;
use lrs_core::value::{Date, TwoDigitYear};

/// Reads a date with each meaning of a two-digit year, and the three boxes of a form.
pub fn date(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else { return };
    let today = Date::from_ymd(2026, 9, 1).expect("a day");
    let centuries =
        [TwoDigitYear::Refused, TwoDigitYear::OfLearner { today }, TwoDigitYear::NotAfter { today }];
    for century in centuries {
        let Ok(reading) = Date::read(text, century) else { continue };
        let canonical = reading.date.to_string();
        assert_eq!(Date::from_iso(&canonical), Some(reading.date));
        assert_eq!(reading.code().is_none(), canonical == text);
        let again = Date::read(&canonical, TwoDigitYear::Refused).expect("the canonical form");
        assert_eq!((again.date, again.code(), again.alternative), (reading.date, None, None));
        assert!((1800..=2099).contains(&reading.date.year()));
        if let Some(other) = reading.alternative {
            assert_ne!(other, reading.date);
            assert_eq!((other.day(), other.month()), (reading.date.month(), reading.date.day()));
            // Day first, the last day that is not after today may lie a hundred years before the other way round.
            let is_later_century = reading.two_digit_year
                && matches!(century, TwoDigitYear::NotAfter { .. })
                && other.year() == reading.date.year() + 100;
            assert!(other.year() == reading.date.year() || is_later_century);
        }
        if reading.two_digit_year {
            match century {
                TwoDigitYear::Refused => panic!("a two-digit year was read"),
                TwoDigitYear::OfLearner { today } => {
                    assert!((13..=110).contains(&reading.date.years_until(today)));
                }
                TwoDigitYear::NotAfter { today } => assert!(reading.date <= today),
            }
        }
    }
    if let Ok(born) = DateOfBirth::parse(text) {
        assert_eq!(DateOfBirth::parse(&born.to_string()), Ok(born));
    }
    let mut boxes = text.splitn(3, '/');
    let [day, month, year] = [(); 3].map(|()| boxes.next().unwrap_or_default());
    if let Ok(born) = DateOfBirth::from_parts(day, month, year) {
        assert_eq!(DateOfBirth::try_from(born.date()), Ok(born));
    }
}
