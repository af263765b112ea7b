//! What looks odd in a name and may be right all the same: advice, never a refusal, never a change.

use super::MAX_LENGTH;
use super::data::{NICKNAMES, PLACEHOLDERS, TITLES};
use super::ends::Ends;
use crate::finding::Rule;
use crate::guide::{Section, section};
use crate::text::name_key;

/// A name parted in two: what belongs to another field, and what stays.
///
/// # Privacy
///
/// Parts of a learner's name: there is no `Debug`.
#[derive(Clone, Eq, PartialEq)]
pub struct Split<'a> {
    /// What belongs to the other field: the title, or the family name.
    pub moved: &'a str,
    /// What stays in the given name.
    pub given: &'a str,
}

/// Lists what looks odd in a given name, seen together with the family name.
///
/// Cheap for an ordinary name: one word of letters with a capital in front needs no list but the short ones.
///
/// # Source
///
/// Guide, Appendix C (Tips for updating a learner's details): legal names, nicknames in Preferred Given Name.
///
/// # Examples
///
/// ```
/// use lrs_core::value::name;
///
/// let mut codes = Vec::new();
/// name::advise_given("Mr. Sam", "Turner", &mut |rule| codes.push(rule.code));
/// assert_eq!(codes, ["name.title"]);
/// ```
pub fn advise_given(given: &str, family: &str, sink: &mut dyn FnMut(&'static Rule)) {
    advise_given_as(is_plain_word(given), given, family, sink);
}

/// As [`advise_given`], where it is known whether it is of letters of ASCII alone.
pub(crate) fn advise_given_as(is_word: bool, given: &str, family: &str, sink: &mut dyn FnMut(&'static Rule)) {
    if stands_for_no_name(given, is_word) {
        sink(&PLACEHOLDER);
        return;
    }
    advise_letters(given, sink);
    if is_word {
        // One plain word holds neither a title nor a family name, and marks no nickname.
        if is_short_form(given) {
            sink(&NICKNAME);
        }
        return;
    }
    if without_title(given).is_some() {
        sink(&TITLE);
    }
    if given_and_family(given, family).is_some() {
        sink(&BOTH_IN_ONE);
    }
    if is_nickname(given) {
        sink(&NICKNAME);
    }
}

/// Lists what looks odd in a family name, seen together with the given name.
///
/// # Examples
///
/// ```
/// use lrs_core::value::name;
///
/// let codes = |family, given| {
///     let mut codes = Vec::new();
///     name::advise_family(family, given, &mut |rule| codes.push(rule.code));
///     codes
/// };
/// assert_eq!(codes("N/A", "Sophie"), ["name.placeholder"]);
/// assert_eq!(codes("Turner, Sophie", ""), ["name.both_in_one"]);
/// assert_eq!(codes("Sophie Turner", "Sophie"), ["name.both_in_one"]);
/// assert!(codes("García Márquez", "Gabriel").is_empty());
/// ```
pub fn advise_family(family: &str, given: &str, sink: &mut dyn FnMut(&'static Rule)) {
    advise_family_as(is_plain_word(family), family, given, sink);
}

/// As [`advise_family`], where it is known whether it is of letters of ASCII alone.
pub(crate) fn advise_family_as(
    is_word: bool,
    family: &str,
    given: &str,
    sink: &mut dyn FnMut(&'static Rule),
) {
    advise_any(family, is_word, sink);
    let has_comma =
        || family.split_once(',').is_some_and(|(one, other)| has_letters(one) && has_letters(other));
    if !is_word && (has_comma() || holds_given(family, given)) {
        sink(&BOTH_IN_ONE);
    }
}

/// Whether a family name of several words begins with the given name.
fn holds_given(family: &str, given: &str) -> bool {
    if !family.contains(' ') || are_apart(family.bytes().next(), given.bytes().next()) {
        return false;
    }
    let (family, given) = (name_key(family), name_key(given));
    !given.is_empty() && family.strip_prefix(given.as_str()).is_some_and(|rest| rest.starts_with(' '))
}

/// Lists what looks odd in any name: no letters, a word for "unknown", capitals only, small letters only.
///
/// Capitals are never changed: nobody knows whether `MACDONALD` is `Macdonald` or `MacDonald`. One or two
/// capitals may be initials, and a script without capitals has neither.
///
/// # Examples
///
/// ```
/// use lrs_core::value::name;
///
/// let mut codes = Vec::new();
/// name::advise("macdonald", &mut |rule| codes.push(rule.code));
/// assert_eq!(codes, ["name.small_letters"]);
/// ```
pub fn advise(name: &str, sink: &mut dyn FnMut(&'static Rule)) {
    advise_any(name, is_plain_word(name), sink);
}

fn advise_any(name: &str, is_word: bool, sink: &mut dyn FnMut(&'static Rule)) {
    if stands_for_no_name(name, is_word) {
        sink(&PLACEHOLDER);
    } else {
        advise_letters(name, sink);
    }
}

/// Whether a name is one of the words that people write where they know none.
pub(crate) fn is_placeholder(name: &str) -> bool {
    stands_for_no_name(name, is_plain_word(name))
}

fn stands_for_no_name(name: &str, is_word: bool) -> bool {
    static ENDS: Ends = Ends::of(PLACEHOLDERS);
    if is_word {
        return ENDS.may_be(name) && PLACEHOLDERS.iter().any(|word| word.eq_ignore_ascii_case(name));
    }
    if name.len() > LONGEST_PLACEHOLDER || !name.is_ascii() || !ENDS.may_have(name) {
        return false;
    }
    PLACEHOLDERS.iter().any(|placeholder| placeholder.eq_ignore_ascii_case(name))
        || PLACEHOLDERS.contains(&name_key(name).as_str())
}

/// Whether a name is of letters of ASCII alone, as most are.
pub(crate) fn is_plain_word(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Whether a plain word is a short form that hardly anybody has as a legal name.
fn is_short_form(given: &str) -> bool {
    static ENDS: Ends = Ends::of(NICKNAMES);
    ENDS.may_be(given) && NICKNAMES.iter().any(|nickname| nickname.eq_ignore_ascii_case(given))
}

fn advise_letters(name: &str, sink: &mut dyn FnMut(&'static Rule)) {
    // Most names begin with a capital and a small letter, and so have both.
    if matches!(name.as_bytes(), [] | [b'A'..=b'Z', b'a'..=b'z', ..]) {
        return;
    }
    let (mut run, mut longest_run) = (0_usize, 0);
    let (mut capitals, mut small, mut letters) = (0_usize, 0_usize, 0_usize);
    for letter in name.chars() {
        let is_capital = letter.is_uppercase();
        capitals += usize::from(is_capital);
        small += usize::from(letter.is_lowercase());
        letters += usize::from(letter.is_alphabetic());
        run = if is_capital { run + 1 } else { 0 };
        longest_run = longest_run.max(run);
        if capitals > 0 && small > 0 {
            return;
        }
    }
    if letters == 0 {
        sink(&NO_LETTERS);
    } else if capitals == letters && longest_run >= SHORTEST_CAPITALS {
        sink(&CAPITALS);
    } else if small == letters {
        sink(&SMALL_LETTERS);
    }
}

/// Parts a title from the given name that follows it: a proposal for the Title field.
///
/// Only as a first word with another behind it: a learner may be called Master, Miss or Sir.
///
/// # Examples
///
/// ```
/// use lrs_core::value::name;
///
/// let split = name::without_title("Mrs. Ann Marie").expect("a title");
/// assert_eq!((split.moved, split.given), ("Mrs.", "Ann Marie"));
/// assert!(name::without_title("Miss").is_none());
/// ```
pub fn without_title(given: &str) -> Option<Split<'_>> {
    let given = given.trim();
    let (first, rest) = given.split_once([' ', '\u{A0}']).or_else(|| after_full_stop(given))?;
    let rest = rest.trim_start();
    let first_word = first.trim_end_matches('.');
    let is_title = TITLES.iter().any(|(title, _)| title.eq_ignore_ascii_case(first_word));
    (is_title && !rest.is_empty()).then_some(Split { moved: first, given: rest })
}

/// Parts the family name from the end of a given name that holds both: `Sophie Turner` where the family name
/// is empty, or is `Turner` too.
///
/// # Examples
///
/// ```
/// use lrs_core::value::name;
///
/// let split = name::given_and_family("Sophie Turner", "TURNER").expect("both names");
/// assert_eq!((split.given, split.moved), ("Sophie", "Turner"));
/// assert!(name::given_and_family("Mary Ann", "Turner").is_none());
/// ```
pub fn given_and_family<'a>(given: &'a str, family: &str) -> Option<Split<'a>> {
    let given = given.trim();
    if given.len() > LONGEST_OF_TWO || !given.contains([' ', '\u{A0}']) || end_apart(given, family.trim_end())
    {
        return None;
    }
    let family_key = name_key(family);
    let mut spaces = given.char_indices().filter(|&(_, letter)| letter == ' ' || letter == '\u{A0}');
    let split_at = |at: usize| {
        given
            .split_at_checked(at)
            .map(|(given, moved)| Split { moved: moved.trim_start(), given: given.trim_end() })
    };
    if family_key.is_empty() {
        return if family.trim().is_empty() {
            spaces.next_back().and_then(|(at, _)| split_at(at))
        } else {
            None
        };
    }
    spaces.filter_map(|(at, _)| split_at(at)).find(|split| name_key(split.moved) == family_key)
}

/// Whether a given name says itself that it holds a nickname, or is a form that hardly anybody has as a
/// legal name.
///
/// Marked as one: `Elizabeth (Liz)`, `Elizabeth "Liz"`, `Liz/Elizabeth`, `Elizabeth known as Liz`.
fn is_nickname(given: &str) -> bool {
    let within = |open: char, close: char| {
        given
            .split_once(open)
            .and_then(|(_, rest)| rest.split_once(close))
            .is_some_and(|(inner, _)| has_letters(inner))
    };
    let marked = within('(', ')')
        || within('[', ']')
        || within('"', '"')
        || within('\u{201C}', '\u{201D}')
        || given.split_once('/').is_some_and(|(left, right)| are_alternatives(left, right));
    if marked {
        return true;
    }
    if !given.contains(['k', 'K']) {
        return false;
    }
    let key = name_key(given);
    [" known as ", " aka ", " a k a "].iter().any(|mark| key.contains(mark))
}

/// Whether a stroke stands between two names, and not inside `a/l`, `a/p`, `s/o` or `d/o`, which are parts of
/// Tamil and Sikh names.
fn are_alternatives(left: &str, right: &str) -> bool {
    let is_name =
        |word: Option<&str>| word.is_some_and(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    is_name(left.split(' ').next_back()) && is_name(right.split(' ').next())
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Whether two plain texts end in different letters, so that neither can end with the other.
fn end_apart(given: &str, family: &str) -> bool {
    are_apart(given.bytes().next_back(), family.bytes().next_back())
}

/// Whether two bytes are different letters of ASCII, whatever their case.
fn are_apart(one: Option<u8>, other: Option<u8>) -> bool {
    one.zip(other).is_some_and(|(one, other)| {
        one.is_ascii_alphabetic() && other.is_ascii_alphabetic() && !one.eq_ignore_ascii_case(&other)
    })
}

/// `Mr.Smith`: a title and a name with a full stop and no space between them.
fn after_full_stop(given: &str) -> Option<(&str, &str)> {
    let at = given.find('.')? + 1;
    given.split_at_checked(at).filter(|(_, rest)| !rest.is_empty())
}

const LONGEST_PLACEHOLDER: usize = 16;
/// The most bytes of two names with a space between them: a longer text is none.
const LONGEST_OF_TWO: usize = (2 * MAX_LENGTH + 1) * 4;
/// Fewer capitals in a row may be initials.
const SHORTEST_CAPITALS: usize = 3;

pub(super) static TITLE: Rule = Rule::advice(
    "name.title",
    Section::Schema { name: "LearnerToRegister, Title" },
    "the {field} starts with a title",
    "Put the title into the 'Title' field, so that searches by name find the learner. Leave it if it is part of \
     the legal name.",
);
pub(super) static BOTH_IN_ONE: Rule = Rule::advice(
    "name.both_in_one",
    section::SEARCH,
    "the {field} seems to hold the family name as well",
    "Put each name into its own field, so that searches by name find the learner.",
);
pub(super) static NICKNAME: Rule = Rule::advice(
    "name.nickname",
    section::UPDATE_TIPS,
    "the {field} seems to hold a nickname",
    "Enter the legal name alone, and put the nickname into 'Preferred given name'.",
);
pub(super) static NO_LETTERS: Rule = Rule::warning(
    "name.no_letters",
    Section::OurChoice { reason: "the schema takes it, and no search will find the learner by it" },
    "the {field} has no letters",
    "Enter the learner's legal name from a proof of identity. If the learner has only one name, enter it in both \
     fields.",
);
pub(super) static PLACEHOLDER: Rule = Rule::warning(
    "name.placeholder",
    Section::OurChoice { reason: "the schema takes it, and no search will find the learner by it" },
    "the {field} looks like a word for a name that is not known",
    "Enter the learner's legal name from a proof of identity. Leave it if it truly is the learner's name.",
);
pub(super) static CAPITALS: Rule = Rule::advice(
    "name.capitals",
    Section::OurChoice { reason: "certificates print a name as it was registered" },
    "the {field} is written in capitals only",
    "Write it as the learner does. Nothing was changed: only the learner knows where the capitals go.",
);
pub(super) static SMALL_LETTERS: Rule = Rule::advice(
    "name.small_letters",
    Section::OurChoice { reason: "certificates print a name as it was registered" },
    "the {field} is written without a capital",
    "Write it as the learner does. Nothing was changed: only the learner knows where the capitals go.",
);

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(given: &str, family: &str) -> Vec<&'static str> {
        let mut codes = Vec::new();
        advise_given(given, family, &mut |rule| codes.push(rule.code));
        codes
    }

    #[test]
    fn ordinary_names_get_no_advice() {
        for given in [
            "Jo",
            "Ng",
            "O",
            "Jack",
            "Harry",
            "Charlie",
            "Alfie",
            "Evie",
            "Molly",
            "Kate",
            "Zoë",
            "Mary Ann",
            "Anne-Marie",
            "D'Arcy",
            "Sir",
            "Miss",
            "Master",
            "李",
            "DJ",
            "A J",
            "Mohammed Ali",
            "X Æ A-12",
            "Drew",
            "Missy",
            "Profit",
            "McKenzie",
            "Nathan",
            "Una",
            "Testa",
            "T",
            "Tia (",
            "محمد",
            "Siobhán",
            "Kumar a/l Raman",
            "Harpreet d/o Gurdial",
            "Leonie",
        ] {
            assert_eq!(codes(given, "Turner"), [""; 0], "{given}");
        }
    }

    #[test]
    fn two_long_names_in_one_are_parted_and_a_text_is_not() {
        let (given, family) = ("\u{10400}".repeat(MAX_LENGTH), "\u{10401}".repeat(MAX_LENGTH));
        assert!(given_and_family(&format!("{given} {family}"), &family).is_some());
        // Looked at from each space to its end, this would not come back.
        assert!(given_and_family(&"a ".repeat(1_000_000), "ba").is_none());
    }

    #[test]
    fn what_looks_odd_is_named() {
        for (given, family, wanted) in [
            ("Mr Sam", "Turner", &["name.title"] as &[_]),
            ("DR. Sam", "Turner", &["name.title"]),
            ("Mr.Sam", "Turner", &["name.title"]),
            ("Sophie Turner", "", &["name.both_in_one"]),
            ("Sophie Turner", "turner", &["name.both_in_one"]),
            ("Ana Ruiz-Gómez", "Ruiz Gomez", &["name.both_in_one"]),
            ("Mr Sam Turner", "Turner", &["name.title", "name.both_in_one"]),
            ("Elizabeth (Liz)", "Turner", &["name.nickname"]),
            ("Elizabeth \"Liz\"", "Turner", &["name.nickname"]),
            ("Liz/Elizabeth", "Turner", &["name.nickname"]),
            ("Elizabeth known as Liz", "Turner", &["name.nickname"]),
            ("Gaz", "Turner", &["name.nickname"]),
            ("-", "Turner", &["name.no_letters"]),
            ("1234", "Turner", &["name.no_letters"]),
            ("N/A", "Turner", &["name.placeholder"]),
            ("unknown", "Turner", &["name.placeholder"]),
            ("TBC", "Turner", &["name.placeholder"]),
            ("SOPHIE", "Turner", &["name.capitals"]),
            ("sophie", "Turner", &["name.small_letters"]),
        ] {
            assert_eq!(codes(given, family), wanted, "{given}");
        }
    }

    #[test]
    fn the_quick_tests_rule_out_no_entry_of_the_lists() {
        for placeholder in PLACEHOLDERS {
            assert_eq!(name_key(placeholder), *placeholder);
            assert!(placeholder.len() <= LONGEST_PLACEHOLDER);
            assert_eq!(codes(placeholder, "Turner"), ["name.placeholder"], "{placeholder}");
        }
        for nickname in NICKNAMES {
            assert!(name_key(nickname) == *nickname);
            assert_eq!(codes(nickname, "Turner"), ["name.small_letters", "name.nickname"]);
        }
        for (title, written) in TITLES {
            assert!(name_key(written) == *title);
            assert!(without_title(&format!("{written}. Jo")).is_some());
        }
    }
}
