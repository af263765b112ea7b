//! Passwords of the Organisation Portal: what they are made of, how long they last, when too many were wrong.
//!
//! Nothing here keeps or repeats a password, and no answer says how long it is or which characters stand in it.

mod age;
mod attempts;
mod policy;

use crate::finding::{Finding, Rule};
use crate::guide::{Edition, Section, section};
use crate::text::name_key;

pub use age::{AgeState, PASSWORD_DAYS, PasswordAge, WARNING_DAYS, age};
pub use attempts::{AttemptLimit, Attempts, attempts};
pub use policy::PasswordPolicy;

/// A kind of character that a password is asked for.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum CharacterClass {
    /// A to Z.
    Upper,
    /// a to z.
    Lower,
    /// 0 to 9.
    Digit,
    /// Anything else.
    Special,
}

impl CharacterClass {
    /// Every class.
    pub const ALL: [Self; 4] = [Self::Upper, Self::Lower, Self::Digit, Self::Special];

    /// The stable name: `upper`, `lower`, `digit` or `special`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Upper => "upper",
            Self::Lower => "lower",
            Self::Digit => "digit",
            Self::Special => "special",
        }
    }

    /// The class of a character.
    // CHOICE: letters of other alphabets, and É, are not counted as letters: what the portal does with them is not known.
    const fn of(letter: char) -> Self {
        match letter {
            'A'..='Z' => Self::Upper,
            'a'..='z' => Self::Lower,
            '0'..='9' => Self::Digit,
            _ => Self::Special,
        }
    }
}

/// Whether a password may be chosen, and why not.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PasswordCheck {
    /// Whether no error stands against it.
    pub is_accepted: bool,
    /// The classes that the edition asks for and the password does not have.
    ///
    /// Under the 2019 edition three of four are enough, and which are missing is said only where they are not.
    pub missing: Vec<CharacterClass>,
    /// All that is to be said.
    pub findings: Vec<Finding>,
}

/// The fewest characters of a password.
// SOURCE: guide, 2.3.1; the same in release 19.02.01.
const FEWEST: u64 = 8;
/// How many of the four classes a password needs since 2019.
// SOURCE: release 19.02.01.
const CLASSES: u64 = 3;

/// Judges a new password by the rules of an edition.
///
/// The guide asks for 8 characters or more with an upper-case letter, a lower-case letter and a digit; since February 2019
/// it is 8 or more with three of the four classes upper, lower, digit and special. A password that was set before keeps
/// working.
///
/// # Source
///
/// Guide, 2.3.1; release 19.02.01. "8 alphanumeric characters" is read so: 8 characters or more, and a warning where fewer
/// than 8 of them are letters and digits. That a password should not be the user's name: our choice.
///
/// # Privacy
///
/// The answer does not hold the password, its length or a part of it.
///
/// # Examples
///
/// ```
/// use lrs_core::access::password::{self, PasswordPolicy};
/// use lrs_core::guide::Edition;
///
/// let guide = PasswordPolicy::default();
/// assert!(password::check("Kestrel7Orchard", &guide).is_accepted);
/// let check = password::check("kestrel-orchard-7", &guide);
/// assert_eq!(check.findings[0].code, "password.upper_missing");
///
/// let since_2019 = PasswordPolicy { edition: Edition::Release2019, ..guide };
/// assert!(password::check("kestrel-orchard-7", &since_2019).is_accepted);
/// ```
pub fn check(password: &str, policy: &PasswordPolicy) -> PasswordCheck {
    let mut counts = [0_u64; 4];
    for letter in password.chars() {
        if let Some(count) = counts.get_mut(CharacterClass::of(letter) as usize) {
            *count += 1;
        }
    }
    let [upper, lower, digit, special] = counts;
    let mut findings = Vec::new();
    let mut say = |rule, number| findings.push(Finding::new(rule, None).with_numbers([number, 0]));
    if upper + lower + digit + special < FEWEST {
        say(&SHORT, FEWEST);
    }
    let lacking: Vec<CharacterClass> = CharacterClass::ALL
        .into_iter()
        .filter(|&class| counts.get(class as usize) == Some(&0) && is_asked(class, policy.edition))
        .collect();
    let missing = match policy.edition {
        Edition::Guide => {
            for &class in &lacking {
                say(class_rule(class), 0);
            }
            if special > 0 && upper + lower + digit < FEWEST && upper + lower + digit + special >= FEWEST {
                say(&ALPHANUMERIC, FEWEST);
            }
            lacking
        }
        Edition::Release2019 if (4 - lacking.len() as u64) < CLASSES => {
            say(&FEW_CLASSES, CLASSES);
            lacking
        }
        Edition::Release2019 => Vec::new(),
    };
    if policy.previous.as_deref() == Some(password) {
        say(&UNCHANGED, 0);
    }
    if password.trim() != password {
        say(&SPACES, 0);
    }
    if !password.is_ascii() {
        say(&NOT_ASCII, 0);
    }
    if holds_name(password, &policy.names) {
        say(&NAME, 0);
    }
    let is_accepted = findings.iter().all(|finding| finding.severity != crate::finding::Severity::Error);
    PasswordCheck { is_accepted, missing, findings }
}

/// Whether an edition asks for a class.
const fn is_asked(class: CharacterClass, edition: Edition) -> bool {
    match edition {
        Edition::Guide => !matches!(class, CharacterClass::Special),
        Edition::Release2019 => true,
    }
}

const fn class_rule(class: CharacterClass) -> &'static Rule {
    match class {
        CharacterClass::Upper => &UPPER,
        CharacterClass::Lower => &LOWER,
        CharacterClass::Digit => &DIGIT,
        CharacterClass::Special => &FEW_CLASSES,
    }
}

/// Whether one of the user's names stands in the password. Names of fewer than three letters do not count.
fn holds_name(password: &str, names: &[String]) -> bool {
    let joined = name_key(password).replace(' ', "");
    let keys = names.iter().map(|name| name_key(name));
    let words: Vec<String> =
        keys.flat_map(|key| key.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    words.iter().any(|word| word.chars().count() >= 3 && joined.contains(word.as_str()))
}

const RELEASE: Section = Section::Source { title: "Learning Records Service release 19.02.01" };
const HABIT: Section = Section::OurChoice { reason: "whoever knows the user would try it first" };
const TYPING: Section =
    Section::OurChoice { reason: "what the portal does with such characters is not published" };

static SHORT: Rule = Rule::error(
    "password.short",
    section::FIRST_LOGIN,
    "the password has fewer than {0} characters",
    "Choose a longer one: three words that do not belong together, with a capital and a digit.",
)
.form("Password must be {0} characters or more");
static UPPER: Rule = Rule::error(
    "password.upper_missing",
    section::FIRST_LOGIN,
    "the password has no upper-case letter from A to Z",
    "Add an upper-case letter.",
)
.form("Password must have an upper-case letter");
static LOWER: Rule = Rule::error(
    "password.lower_missing",
    section::FIRST_LOGIN,
    "the password has no lower-case letter from a to z",
    "Add a lower-case letter.",
)
.form("Password must have a lower-case letter");
static DIGIT: Rule = Rule::error(
    "password.digit_missing",
    section::FIRST_LOGIN,
    "the password has no digit",
    "Add a digit from 0 to 9.",
)
.form("Password must have a number");
static ALPHANUMERIC: Rule = Rule::warning(
    "password.few_alphanumeric",
    section::FIRST_LOGIN,
    "fewer than {0} characters of the password are letters and digits, which are what the guide counts",
    "Add letters or digits, in case the portal does not count the others.",
);
static FEW_CLASSES: Rule = Rule::error(
    "password.few_classes",
    RELEASE,
    "the password has fewer than {0} of the four: upper-case letters, lower-case letters, digits, special characters",
    "Add a character of another kind.",
)
.form("Password must have {0} of: upper-case letters, lower-case letters, numbers, special characters");
static UNCHANGED: Rule = Rule::error(
    "password.unchanged",
    section::FIRST_LOGIN,
    "the new password is the old one",
    "Choose another: a one-time password is known to whoever gave it.",
)
.form("Enter a new password");
static SPACES: Rule = Rule::warning(
    "password.outer_spaces",
    TYPING,
    "the password begins or ends with a space",
    "Take the space off: it is lost when the password is copied.",
);
static NOT_ASCII: Rule = Rule::advice(
    "password.not_ascii",
    TYPING,
    "the password has characters that not every keyboard has, and they count as no letters here",
    "Use letters from A to Z, digits and common marks.",
);
static NAME: Rule = Rule::advice(
    "password.name",
    HABIT,
    "the password holds a name of the user",
    "Choose words that have nothing to do with you.",
);

/// The rules of this room.
pub(super) static RULES: &[&Rule] =
    &[&SHORT, &UPPER, &LOWER, &DIGIT, &ALPHANUMERIC, &FEW_CLASSES, &UNCHANGED, &SPACES, &NOT_ASCII, &NAME];
pub(super) use age::RULES as AGE_RULES;
pub(super) use attempts::RULES as ATTEMPT_RULES;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_combination_of_classes_by_both_editions() {
        for set in 0..16_u8 {
            let has = |place: u8| set >> place & 1 == 1;
            let parts = ["KESTR", "kestr", "46802", "-_.,;"];
            let text: String =
                (0..4).filter(|&place| has(place)).map(|place| parts[usize::from(place)]).collect();
            let padded = text.repeat(2);
            for (edition, expected) in
                [(Edition::Guide, has(0) && has(1) && has(2)), (Edition::Release2019, set.count_ones() >= 3)]
            {
                let policy = PasswordPolicy { edition, ..PasswordPolicy::default() };
                assert_eq!(
                    check(&padded, &policy).is_accepted,
                    expected && !padded.is_empty(),
                    "{set:04b} {edition:?}"
                );
                // Seven characters are too few, whatever they are.
                let short: String = padded.chars().take(7).collect();
                let codes: Vec<_> =
                    check(&short, &policy).findings.iter().map(|finding| finding.code).collect();
                assert!(codes.contains(&"password.short"), "{set:04b} {edition:?}");
            }
        }
    }
}
