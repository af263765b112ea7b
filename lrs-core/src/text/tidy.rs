//! The submission form of a text: what may be stored and sent, with every change named.
//!
//! Word processors curl apostrophes, spreadsheets leave spaces at the ends, web pages bring characters that
//! nobody sees. The LRS stores them as they come, and two records of one learner no longer agree. Letters
//! are never touched.

use core::fmt;
use std::borrow::Cow;

use super::Kinds;
use super::fold::{is_nfc, nfc};
use crate::finding::Rule;
use crate::guide::Section;

/// A text in the form in which it may be sent, and what was changed to get there.
///
/// # Privacy
///
/// `Debug` hides the text.
#[derive(Clone, Eq, PartialEq)]
pub struct Submission<'a> {
    /// The text: borrowed where nothing was changed.
    pub text: Cow<'a, str>,
    /// What was changed.
    pub changes: Changes,
}

impl fmt::Debug for Submission<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Submission")
            .field("text", &format_args!("<redacted>"))
            .field("changes", &self.changes)
            .finish()
    }
}

/// Which kinds of change were made.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct Changes(u8);

impl Changes {
    const SPACES: Self = Self(1);
    const APOSTROPHE: Self = Self(1 << 1);
    const HYPHEN: Self = Self(1 << 2);
    const UNICODE: Self = Self(1 << 3);
    const INVISIBLE: Self = Self(1 << 4);

    /// Whether nothing was changed.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The rule of each kind of change, for a repair.
    pub fn iter(self) -> impl Iterator<Item = &'static Rule> {
        KINDS.iter().filter(move |(change, _)| self.0 & change.0 != 0).map(|&(_, rule)| rule)
    }

    fn add(&mut self, change: Self) {
        self.0 |= change.0;
    }
}

/// Brings a name into its submission form.
///
/// - Composed (NFC), without spaces at its ends, inner white space of any kind one space.
/// - Curly, back-quoted and modifier apostrophes become `'`; exotic hyphens, dashes and the minus `-`.
/// - Control characters and those that nobody sees (zero width, writing direction) go; the joiners that
///   Arabic and Indic scripts need between letters stay.
///
/// No letter is changed, and capitals are left as they are. The submission form of a submission form is
/// itself. Nothing is allocated where nothing changes.
///
/// # Source
///
/// **Our choice**: LRS schema `MIAPNameNonEmpty` takes any character, so one learner with two kinds of
/// apostrophe would be two. NFC: Unicode Standard Annex 15.
///
/// # Examples
///
/// ```
/// use lrs_core::value::name;
///
/// let name = name::submission(" D’Arcy\u{A0}Smythe ");
/// assert_eq!(name.text, "D'Arcy Smythe");
/// let codes: Vec<&str> = name.changes.iter().map(|rule| rule.code).collect();
/// assert_eq!(codes, ["name.repair.spaces", "name.repair.apostrophe"]);
/// ```
pub fn submission(text: &str) -> Submission<'_> {
    Form::Name.tidy(text, Kinds::of(text))
}

/// Brings a line of free text into its submission form: as [`submission`], but apostrophes and hyphens stay
/// as typed.
///
/// # Examples
///
/// ```
/// use lrs_core::value::name;
///
/// assert_eq!(name::tidy("12  Queen’s Road\t").text, "12 Queen’s Road");
/// ```
pub fn tidy(text: &str) -> Submission<'_> {
    Form::Line.tidy(text, Kinds::of(text))
}

/// As [`tidy`], for a text of several lines: a line break stays one, and an empty line too.
///
/// # Examples
///
/// ```
/// use lrs_core::value::name;
///
/// assert_eq!(name::tidy_lines("first \r\nsecond").text, "first\nsecond");
/// ```
pub fn tidy_lines(text: &str) -> Submission<'_> {
    Form::Lines.tidy(text, Kinds::of(text))
}

/// How a text is tidied before it may be stored.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Form {
    /// A person's name: white space, apostrophes, hyphens and invisible characters.
    Name,
    /// One line of other text: white space and invisible characters.
    Line,
    /// Several lines of text: as a line, but line breaks stay.
    Lines,
}

impl Form {
    /// Whether a text of these kinds of characters, if it is not empty, is certainly tidy.
    #[inline]
    pub(crate) fn is_tidy(self, kinds: Kinds) -> bool {
        kinds.is_tidy_ascii() & !((self == Self::Name) & kinds.has_backtick())
    }

    /// Tidies a text of which these kinds of characters are known.
    #[inline]
    pub(crate) fn tidy(self, text: &str, kinds: Kinds) -> Submission<'_> {
        if self.is_tidy(kinds) || text.is_empty() {
            return Submission { text: Cow::Borrowed(text), changes: Changes::default() };
        }
        self.tidy_slowly(text)
    }

    fn tidy_slowly(self, text: &str) -> Submission<'_> {
        if !text.is_ascii() && is_clean(text, self) {
            return Submission { text: Cow::Borrowed(text), changes: Changes::default() };
        }
        let (cleaned, changes) = rewritten(text, self);
        let text = if changes.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(cleaned) };
        Submission { text, changes }
    }
}

/// The first character that may combine with another: a text of others is composed.
// SOURCE: Unicode Character Database, DerivedNormalizationProps, NFC_QC: none below is No or Maybe.
const FIRST_MARK: char = '\u{300}';

fn is_clean(text: &str, form: Form) -> bool {
    let (mut after_space, mut last) = (true, '\0');
    for letter in text.chars() {
        match change(letter, form) {
            None => after_space = false,
            Some(Change::Space) if letter == ' ' && !after_space => after_space = true,
            Some(_) => return false,
        }
        last = last.max(letter);
    }
    !after_space && (last < FIRST_MARK || is_nfc(text))
}

/// What becomes of a character.
enum Change {
    Space,
    To(char, Changes),
    Gone,
    /// Stays between letters that need it.
    Joiner,
}

fn change(letter: char, form: Form) -> Option<Change> {
    match letter {
        '!'..='_' | 'a'..='~' | '\u{C0}'..='\u{2B8}' => None,
        '`'
        | '\u{B4}'
        | '\u{2B9}'
        | '\u{2BB}'..='\u{2BD}'
        | '\u{2C8}'
        | '\u{2CA}'
        | '\u{2CB}'
        | '\u{2018}'
        | '\u{2019}'
        | '\u{201B}'
        | '\u{2032}'
        | '\u{2035}'
        | '\u{A78B}'
        | '\u{A78C}'
        | '\u{FF07}' => (form == Form::Name).then_some(Change::To('\'', Changes::APOSTROPHE)),
        '\u{2D7}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{FE58}'
        | '\u{FE63}'
        | '\u{FF0D}' => (form == Form::Name).then_some(Change::To('-', Changes::HYPHEN)),
        '\u{200C}' | '\u{200D}' => Some(Change::Joiner),
        '\u{AD}'
        | '\u{61C}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}' => Some(Change::Gone),
        _ if letter.is_whitespace() => Some(Change::Space),
        _ if letter.is_control() => Some(Change::Gone),
        _ => None,
    }
}

fn rewritten(text: &str, form: Form) -> (String, Changes) {
    let mut changes = Changes::default();
    let composed = nfc(text);
    if matches!(composed, Cow::Owned(_)) {
        changes.add(Changes::UNICODE);
    }
    let mut cleaned = String::with_capacity(composed.len());
    let mut gap = Gap::default();
    let mut letters = composed.chars().peekable();
    while let Some(letter) = letters.next() {
        let kept = match change(letter, form) {
            Some(Change::Space) => {
                gap.add(letter);
                continue;
            }
            Some(Change::Gone) => {
                changes.add(Changes::INVISIBLE);
                continue;
            }
            Some(Change::Joiner) => {
                let joins = gap.typed.is_empty()
                    && cleaned.chars().next_back().is_some_and(needs_joiners)
                    && letters.peek().copied().is_some_and(needs_joiners);
                if !joins {
                    changes.add(Changes::INVISIBLE);
                    continue;
                }
                letter
            }
            Some(Change::To(plain, change)) => {
                changes.add(change);
                plain
            }
            None => letter,
        };
        gap.close(&mut cleaned, form, &mut changes);
        cleaned.push(kept);
    }
    if !gap.typed.is_empty() {
        changes.add(Changes::SPACES);
    }
    // What was parted by an unseen character may compose now.
    if let Cow::Owned(composed) = nfc(&cleaned) {
        changes.add(Changes::UNICODE);
        return (composed, changes);
    }
    (cleaned, changes)
}

/// White space as typed, not yet written.
#[derive(Default)]
struct Gap {
    typed: String,
}

impl Gap {
    fn add(&mut self, space: char) {
        self.typed.push(space);
    }

    fn close(&mut self, cleaned: &mut String, form: Form, changes: &mut Changes) {
        if self.typed.is_empty() {
            return;
        }
        let breaks = self.typed.matches(['\n', '\u{2028}', '\u{2029}', '\u{85}']).count()
            + self.typed.matches('\r').count()
            - self.typed.matches("\r\n").count();
        let space = match (form, breaks) {
            _ if cleaned.is_empty() => "",
            (Form::Lines, 1) => "\n",
            (Form::Lines, 2..) => "\n\n",
            _ => " ",
        };
        if self.typed != space {
            changes.add(Changes::SPACES);
        }
        cleaned.push_str(space);
        self.typed.clear();
    }
}

/// Whether a letter or mark is of a script that is spelled with joiners: Arabic and its kin, and those of
/// India and South-East Asia.
fn needs_joiners(letter: char) -> bool {
    matches!(letter,
        '\u{620}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{E00}'..='\u{109F}' | '\u{1780}'..='\u{18AF}'
        | '\u{1A20}'..='\u{1BFF}' | '\u{A800}'..='\u{ABFF}' | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' | '\u{11000}'..='\u{11FFF}' | '\u{1E900}'..='\u{1E95F}')
}

static KINDS: &[(Changes, &Rule)] = &[
    (Changes::SPACES, &SPACES),
    (Changes::APOSTROPHE, &APOSTROPHE),
    (Changes::HYPHEN, &HYPHEN),
    (Changes::UNICODE, &UNICODE),
    (Changes::INVISIBLE, &INVISIBLE),
];

const AGREE: Section = Section::OurChoice {
    reason: "the schema takes any character, and records that differ only here are one learner",
};

static SPACES: Rule = Rule::advice(
    "name.repair.spaces",
    AGREE,
    "spaces at an end of the {field}, or white space in it other than single spaces",
    "Keep single spaces between words and none at the ends.",
);
static APOSTROPHE: Rule = Rule::advice(
    "name.repair.apostrophe",
    AGREE,
    "the {field} has a curly apostrophe or another sign that stands for one",
    "Use the plain apostrophe (').",
);
static HYPHEN: Rule = Rule::advice(
    "name.repair.hyphen",
    AGREE,
    "the {field} has a dash or another sign that stands for a hyphen",
    "Use the plain hyphen (-).",
);
static UNICODE: Rule = Rule::advice(
    "name.repair.unicode",
    Section::Source { title: "Unicode Standard Annex 15, form NFC" },
    "an accent in the {field} is stored apart from its letter",
    "Store letter and accent as one character; the name looks the same.",
);
static INVISIBLE: Rule = Rule::advice(
    "name.repair.invisible",
    AGREE,
    "the {field} has characters that nobody can see",
    "Take them out; the name looks the same.",
);

/// The rules of this room.
pub(crate) static RULES: &[&Rule] = &[&SPACES, &APOSTROPHE, &HYPHEN, &UNICODE, &INVISIBLE];

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> (String, Vec<&'static str>) {
        let Submission { text, changes } = submission(text);
        (text.into_owned(), changes.iter().map(|rule| rule.code.rsplit('.').next().unwrap()).collect())
    }

    #[test]
    fn clean_names_are_borrowed() {
        for name in [
            "Jo",
            "Ng",
            "O",
            "Zoë",
            "O'Neill",
            "李",
            "Ñ",
            "د",
            "X Æ A-12",
            "",
            "می\u{200C}خواهم",
            "क्\u{200D}ष",
        ] {
            let submission = submission(name);
            assert!(matches!(submission.text, Cow::Borrowed(text) if text == name), "{name}");
            assert!(submission.changes.is_empty(), "{name}");
        }
    }

    #[test]
    fn each_change_is_named() {
        for (typed, to, changes) in [
            (" Jo", "Jo", &["spaces"] as &[_]),
            ("Jo\u{A0}Ann", "Jo Ann", &["spaces"]),
            ("Jo\t\r\nAnn ", "Jo Ann", &["spaces"]),
            ("O’Neill", "O'Neill", &["apostrophe"]),
            ("O`Neill", "O'Neill", &["apostrophe"]),
            ("O\u{1FFD}Neill", "O'Neill", &["apostrophe", "unicode"]),
            ("Oʻahu", "O'ahu", &["apostrophe"]),
            ("Smith–Jones", "Smith-Jones", &["hyphen"]),
            ("Smith\u{2011}Jones", "Smith-Jones", &["hyphen"]),
            ("Zoe\u{308}", "Zoë", &["unicode"]),
            ("Zoe\u{200B}\u{308}", "Zoë", &["unicode", "invisible"]),
            ("\u{FEFF}Jo\u{202C}", "Jo", &["invisible"]),
            ("J\u{0}o\u{7}", "Jo", &["invisible"]),
            ("Jo\u{200D}hn", "John", &["invisible"]),
            ("\u{200B} ", "", &["spaces", "invisible"]),
            ("山田\u{3000}太郎", "山田 太郎", &["spaces"]),
        ] {
            assert_eq!(codes(typed), (to.to_owned(), changes.to_vec()), "{typed:?}");
        }
    }

    #[test]
    fn free_text_keeps_its_apostrophes_and_notes_their_lines() {
        assert_eq!(tidy("Queen’s – Road").text, "Queen’s – Road");
        assert_eq!(tidy("a\nb").text, "a b");
        assert_eq!(tidy_lines(" a \r\n b\r\n\r\n\r\nc\rd\n").text, "a\nb\n\nc\nd");
        assert!(tidy_lines("a\nb").changes.is_empty());
    }

    #[test]
    fn twice_is_once_for_every_character() {
        for letter in crate::text::every_kind_of_letter() {
            for text in [letter.to_string(), format!("e{letter}\u{308} "), format!("ب{letter}\u{200D}ب")] {
                let once = submission(&text).text.into_owned();
                let twice = submission(&once);
                assert!(twice.changes.is_empty() && twice.text == once, "{:x}", u32::from(letter));
            }
        }
    }
}
