//! The calendar.

use lrs_core::value::Date;
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_days_text_is_read_as_the_same_day(date in dates()) {
        prop_assert_eq!(Date::from_iso(&date.to_string()), Some(date));
        prop_assert_eq!(Date::from_ymd(date.year(), date.month(), date.day()), Some(date));
    }

    #[test]
    fn days_added_and_taken_away_come_back(date in dates(), days in -40_000..40_000_i64) {
        let later = date.plus_days(days).expect("within the calendar");
        prop_assert_eq!(later.plus_days(-days), Some(date));
        prop_assert_eq!(date.cmp(&later), 0.cmp(&days));
    }

    #[test]
    fn an_age_grows_by_one_a_year(birth in dates(), days in 0..40_000_i64) {
        let today = birth.plus_days(days).expect("within the calendar");
        let age = birth.years_until(today);
        prop_assert!(age >= 0);
        prop_assert!((days / 366..=days / 365).contains(&i64::from(age)));
        let tomorrow = birth.plus_days(days + 1).expect("within the calendar");
        prop_assert!((age..=age + 1).contains(&birth.years_until(tomorrow)));
    }

    #[test]
    fn no_text_but_ten_characters_is_an_iso_date(text in any::<String>()) {
        if let Some(date) = Date::from_iso(&text) {
            prop_assert_eq!(date.to_string(), text);
        }
    }
}

pub(crate) fn dates() -> impl Strategy<Value = Date> {
    (0..109_500_i64).prop_filter_map("all are days", |days| Date::from_ymd(1800, 1, 1)?.plus_days(days))
}
