//! When too many wrong passwords suspend an account.

use crate::finding::{Finding, Rule};
use crate::guide::Section;

/// After how many wrong passwords an account is suspended: the guide says two numbers.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum AttemptLimit {
    /// 3, by 3.4.6.3: the stricter, by which nobody is surprised.
    #[default]
    Three,
    /// 10 or more, by 3.4.6.1.
    Ten,
}

impl AttemptLimit {
    /// Both, the stricter first.
    pub const ALL: [Self; 2] = [Self::Three, Self::Ten];

    /// The stable name: `three` or `ten`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Three => "three",
            Self::Ten => "ten",
        }
    }

    /// How many wrong passwords suspend the account.
    pub const fn number(self) -> u32 {
        match self {
            Self::Three => 3,
            Self::Ten => 10,
        }
    }

    /// Where the guide says so.
    pub const fn section(self) -> Section {
        self.rule().section
    }

    /// Finds a limit by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|limit| limit.code() == code)
    }

    const fn rule(self) -> &'static Rule {
        match self {
            Self::Three => &THREE,
            Self::Ten => &TEN,
        }
    }
}

/// Whether so many wrong passwords suspend an account.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Attempts {
    /// Whether the account is suspended, by the limit that was chosen.
    pub is_suspended: bool,
    /// How many more wrong passwords it takes; 0 where it is suspended.
    pub left: u32,
    /// Why, and that the guide contradicts itself where its two numbers give two answers.
    pub reasons: Vec<Finding>,
}

/// Says whether so many wrong passwords, one after the other, suspend an account.
///
/// # Source
///
/// Guide, 3.4.6.1 (10 times or more) and 3.4.6.3 (3 times): the guide contradicts itself. The stricter is the default, so
/// that nobody who counts by it is locked out; where the two differ, the answer says so.
///
/// # Examples
///
/// ```
/// use lrs_core::access::password::{AttemptLimit, attempts};
///
/// let three = attempts(3, AttemptLimit::default());
/// assert!(three.is_suspended);
/// assert_eq!(three.reasons[1].code, "password.attempts.contradiction");
/// assert_eq!(attempts(3, AttemptLimit::Ten).left, 7);
/// ```
pub fn attempts(failed: u32, limit: AttemptLimit) -> Attempts {
    let is_suspended = failed >= limit.number();
    let left = limit.number().saturating_sub(failed);
    let numbers = [u64::from(failed), u64::from(limit.number())];
    let mut reasons =
        vec![Finding::new(if is_suspended { limit.rule() } else { &LEFT }, None).with_numbers(numbers)];
    let [strict, lenient] = AttemptLimit::ALL.map(|limit| failed >= limit.number());
    if strict != lenient {
        let numbers = AttemptLimit::ALL.map(|limit| u64::from(limit.number()));
        reasons.push(Finding::new(&CONTRADICTION, None).with_numbers(numbers));
    }
    if is_suspended {
        reasons.push(Finding::new(&REACTIVATE, None));
    }
    Attempts { is_suspended, left, reasons }
}

const SUSPENDED: Section = Section::Guide { number: "3.4.6.1", heading: "Suspended accounts" };
const REACTIVATION: Section = Section::Guide { number: "3.4.6.3", heading: "Re-activating a user account" };

static THREE: Rule = Rule::error(
    "password.attempts.three",
    REACTIVATION,
    "{0} wrong passwords are at least the {1} that suspend an account",
    "Do not try again.",
);
static TEN: Rule = Rule::error(
    "password.attempts.ten",
    SUSPENDED,
    "{0} wrong passwords are at least the {1} that suspend an account by the more lenient place of the guide",
    "Do not try again.",
);
static LEFT: Rule = Rule::advice(
    "password.attempts.left",
    Section::OurChoice { reason: "a link that is used in time spares a Super User the work" },
    "{0} wrong passwords are fewer than the {1} that suspend an account",
    "Use the Forgotten Password link rather than guess.",
);
static CONTRADICTION: Rule = Rule::advice(
    "password.attempts.contradiction",
    Section::OurChoice {
        reason: "the guide says 3 in 3.4.6.3 and 10 or more in 3.4.6.1; the stricter is safer",
    },
    "the guide contradicts itself: {0} wrong passwords suspend an account in one place, {1} in another",
    "Look at the account's status in User Management.",
);
static REACTIVATE: Rule = Rule::advice(
    "password.attempts.reactivate",
    SUSPENDED,
    "a Super User reactivates the account and resets the password",
    "Ask a Super User of the organisation; the Service Desk does neither.",
);

/// The rules of this file.
pub(crate) static RULES: &[&Rule] = &[&THREE, &TEN, &LEFT, &CONTRADICTION, &REACTIVATE];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_of_wrong_passwords_by_both_limits() {
        for failed in (0..14).chain([u32::MAX]) {
            for limit in AttemptLimit::ALL {
                let answer = attempts(failed, limit);
                assert_eq!(answer.is_suspended, failed >= limit.number(), "{failed} {limit:?}");
                assert_eq!(answer.left == 0, answer.is_suspended, "{failed} {limit:?}");
                let codes: Vec<_> = answer.reasons.iter().map(|reason| reason.code).collect();
                let differ = (3..10).contains(&failed);
                assert_eq!(codes.contains(&"password.attempts.contradiction"), differ, "{failed}");
            }
        }
    }
}
