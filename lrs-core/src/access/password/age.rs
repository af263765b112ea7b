//! How long a password lasts.

use crate::finding::{Finding, Rule};
use crate::guide::{Section, section};
use crate::value::Date;

/// How many days a password lasts.
// SOURCE: guide, 2.3.1. Release 19.02.01 says nothing else.
pub const PASSWORD_DAYS: u16 = 44;

/// How many days before its last one a password is spoken of.
// CHOICE: a week has a working day in it, whatever the holidays.
pub const WARNING_DAYS: u16 = 7;

/// What becomes of a password on a day.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum AgeState {
    /// It can be used.
    Valid,
    /// It can be used, and not for long.
    Soon,
    /// The portal asks for a new one.
    Expired,
    /// It is a one-time password: the first login asks for a new one.
    MustChange,
}

impl AgeState {
    /// The stable name: `valid`, `soon`, `expired` or `must_change`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Soon => "soon",
            Self::Expired => "expired",
            Self::MustChange => "must_change",
        }
    }
}

/// How long a password still lasts.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PasswordAge {
    /// What becomes of it.
    pub state: AgeState,
    /// The last day on which it can be used: the 44th after the day on which it was set.
    pub last_day: Option<Date>,
    /// How many days are left; 0 on the last, negative after it.
    pub days_left: i64,
    /// What is to be said; nothing while it is valid.
    pub findings: Vec<Finding>,
}

/// Says how long a password lasts that was set on a day, whether it is to be changed, and warns a week before.
///
/// # Source
///
/// Guide, 2.3.1: it expires after 44 days, and a one-time password is changed at the first login. **Our choice**: the day
/// on which it was set is day 0, and the 44th is the last.
///
/// # Examples
///
/// ```
/// use lrs_core::access::password::{AgeState, age};
/// use lrs_core::value::Date;
///
/// let set_on = Date::from_ymd(2026, 9, 1).expect("a real date");
/// let today = Date::from_ymd(2026, 10, 10).expect("a real date");
/// let age = age(set_on, false, today);
/// assert_eq!((age.state, age.days_left), (AgeState::Soon, 5));
/// assert_eq!(age.last_day.expect("a day").to_string(), "2026-10-15");
/// ```
pub fn age(set_on: Date, is_one_time: bool, today: Date) -> PasswordAge {
    let days_left = i64::from(PASSWORD_DAYS) - set_on.days_until(today);
    let finding =
        |rule| vec![Finding::new(rule, None).with_numbers([days_left.unsigned_abs(), PASSWORD_DAYS.into()])];
    let (state, findings) = if is_one_time {
        (AgeState::MustChange, finding(&MUST_CHANGE))
    } else if days_left > i64::from(PASSWORD_DAYS) {
        (AgeState::Valid, vec![Finding::new(&FUTURE, None)])
    } else if days_left < 0 {
        (AgeState::Expired, finding(&EXPIRED))
    } else if days_left <= i64::from(WARNING_DAYS) {
        (AgeState::Soon, finding(&SOON))
    } else {
        (AgeState::Valid, Vec::new())
    };
    PasswordAge { state, last_day: set_on.plus_days(PASSWORD_DAYS.into()), days_left, findings }
}

static MUST_CHANGE: Rule = Rule::error(
    "password.one_time",
    section::FIRST_LOGIN,
    "the password is a one-time password",
    "Log in with it once, type it again, and choose your own.",
);
static EXPIRED: Rule = Rule::error(
    "password.expired",
    section::FIRST_LOGIN,
    "the password expired {0} days ago: one lasts {1} days",
    "Log in: the portal shows the screen on which it is changed.",
);
static SOON: Rule = Rule::warning(
    "password.expires_soon",
    section::FIRST_LOGIN,
    "the password can be used for {0} more days: one lasts {1} days",
    "Change it before then, so that nobody is locked out when a file is due.",
);
static FUTURE: Rule = Rule::warning(
    "password.set_in_future",
    Section::OurChoice {
        reason: "a day that is still to come cannot be the one on which a password was set",
    },
    "the day on which the password was set is still to come",
    "Check the day.",
);

/// The rules of this file.
pub(crate) static RULES: &[&Rule] = &[&MUST_CHANGE, &EXPIRED, &SOON, &FUTURE];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_of_a_password() {
        let set_on = Date::from_ymd(2026, 9, 1).expect("a day");
        for day in -2..100_i64 {
            let today = set_on.plus_days(day).expect("a day");
            let age = age(set_on, false, today);
            let state = match day {
                45.. => AgeState::Expired,
                37..=44 => AgeState::Soon,
                _ => AgeState::Valid,
            };
            assert_eq!((age.state, age.days_left), (state, 44 - day), "{day}");
            assert_eq!(age.findings.is_empty(), (0..37).contains(&day), "{day}");
            assert_eq!(super::age(set_on, true, today).state, AgeState::MustChange);
        }
    }
}
