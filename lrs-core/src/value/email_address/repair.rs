//! What a person probably meant by a text that is nearly an e-mail address.

use core::fmt;

use super::EmailAddress;
use crate::finding::{Rule, fill};
use crate::guide::Section;

/// An e-mail address that somebody may have meant.
///
/// # Privacy
///
/// `Debug` hides the address.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct EmailAddressRepair {
    /// The proposed address.
    pub to: EmailAddress,
    /// Why: the stable code, for example `email_address.repair.spaces`.
    pub code: &'static str,
    rule: &'static Rule,
}

impl EmailAddressRepair {
    /// Why, as a clause.
    pub fn message(&self) -> String {
        fill(self.rule.message, "email address", [0, 0])
    }

    /// The rule behind the proposal.
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }
}

impl fmt::Debug for EmailAddressRepair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmailAddressRepair").field("to", &self.to).field("code", &self.code).finish()
    }
}

/// Proposes the address that somebody may have meant: one at most.
///
/// Spaces around the address, what a mail program puts around it (`mailto:`, `<…>`), spaces inside, a curly
/// apostrophe, and a comma for a dot are put right. The reason is the last of these that was needed. Empty for an address that
/// needs no repair and where none of this helps.
///
/// # Examples
///
/// ```
/// use lrs_core::value::email_address;
///
/// let repairs = email_address::repairs("jo@example,org ");
/// assert_eq!(repairs[0].to.as_str(), "jo@example.org");
/// assert_eq!(repairs[0].code, "email_address.repair.comma");
/// ```
pub fn repairs(text: &str) -> Vec<EmailAddressRepair> {
    if text.chars().count() > LONGEST_TEXT || EmailAddress::check(text).is_ok() {
        return Vec::new();
    }
    let trimmed = text.trim_matches(is_space);
    let bare = without_wrapping(trimmed);
    let joined: String = bare.chars().filter(|&letter| !is_space(letter)).collect();
    let straight = joined.replace(is_curly, "'");
    let dotted = straight.replace(',', ".");
    let tried = [
        (trimmed, &SPACES),
        (bare, &WRAPPING),
        (&joined, &INNER_SPACES),
        (&straight, &APOSTROPHE),
        (&dotted, &COMMA),
    ];
    let found = tried.into_iter().find_map(|(tried, rule)| {
        let to = EmailAddress::parse(tried).ok()?;
        Some(EmailAddressRepair { to, code: rule.code, rule })
    });
    found.into_iter().collect()
}

/// The most characters that are looked at.
// CHOICE: the longest address, and as much again around it.
const LONGEST_TEXT: usize = EmailAddress::MAX_LENGTH * 2;

fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// What is left of `"Jo" <mailto:jo@example.org>;` once the wrapping is off.
fn without_wrapping(text: &str) -> &str {
    let inside =
        text.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or(text, |(inside, _)| inside);
    let inside = match inside.split_at_checked(MAILTO.len()) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case(MAILTO) => rest,
        _ => inside,
    };
    let bare = inside.trim_matches(|letter: char| {
        is_space(letter)
            || matches!(letter, '.' | ',' | ';' | ':' | '"' | '(' | ')' | '\u{201C}' | '\u{201D}')
    });
    // An apostrophe may begin an address, so that one in front goes only with one behind.
    let is_quote = |letter| letter == '\'' || is_curly(letter);
    bare.strip_suffix(is_quote).map_or(bare, |rest| rest.strip_prefix(is_quote).unwrap_or(rest))
}

/// An apostrophe that a word processor has curled, or another sign that stands for one.
fn is_curly(letter: char) -> bool {
    matches!(letter, '\u{B4}' | '\u{2BC}' | '\u{2018}' | '\u{2019}' | '\u{FF07}')
}

const MAILTO: &str = "mailto:";

const KEPT: Section =
    Section::OurChoice { reason: "the schema says what an address is, not how people mistype one" };
const ASK: &str = "Compare it with what the learner wrote before you take it.";

static SPACES: Rule =
    Rule::advice("email_address.repair.spaces", KEPT, "spaces around the email address taken off", ASK);
static WRAPPING: Rule = Rule::advice(
    "email_address.repair.wrapping",
    KEPT,
    "marks or words around the email address taken off",
    ASK,
);
static INNER_SPACES: Rule =
    Rule::advice("email_address.repair.inner_spaces", KEPT, "spaces inside the email address taken out", ASK);
static APOSTROPHE: Rule = Rule::advice(
    "email_address.repair.apostrophe",
    KEPT,
    "a curly apostrophe in the email address written as a plain one",
    ASK,
);
static COMMA: Rule =
    Rule::advice("email_address.repair.comma", KEPT, "a comma in the email address read as a dot", ASK);

/// The rules of this part of the room.
pub(crate) static RULES: &[&Rule] = &[&SPACES, &WRAPPING, &INNER_SPACES, &APOSTROPHE, &COMMA];
