//! Why a text is no e-mail address that the LRS takes.

use super::{EmailAddress, is_ending, is_label};
use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::{ReturnCode, Section, section};

/// Why a text is not an e-mail address; variants stand in the order in which they are looked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum EmailAddressError {
    /// `email_address.empty`: there is no text.
    Empty,
    /// `email_address.too_long`: more than 254 characters.
    TooLong {
        /// How many characters there are.
        found: usize,
    },
    /// `email_address.none_word`: "none", "n/a", "no email" and the like.
    NoneWord,
    /// `email_address.spaces`: a space in it or around it.
    Spaces,
    /// `email_address.not_ascii`: a letter or mark beyond ASCII.
    NotAscii {
        /// Its place, counted in characters from 1.
        place: usize,
    },
    /// `email_address.no_at`: no @.
    NoAt,
    /// `email_address.several_at`: more than one @.
    SeveralAt,
    /// `email_address.local_missing`: nothing before the @.
    LocalMissing,
    /// `email_address.dots`: a dot at an end of the first part, or two in a row.
    Dots,
    /// `email_address.character`: a character that the LRS does not take before the @, such as &.
    Character {
        /// Its place, counted in characters from 1.
        place: usize,
    },
    /// `email_address.domain_missing`: nothing behind the @, or a name without a dot.
    DomainMissing,
    /// `email_address.ip_literal`: numbers instead of a name behind the @.
    IpLiteral,
    /// `email_address.ending`: the last part of the domain is not two to six letters.
    Ending,
    /// `email_address.short_label`: a part of the domain has one character, which the LRS does not take.
    ShortLabel,
    /// `email_address.domain`: a character or an empty part that no domain has.
    Domain,
}

impl RuleError for EmailAddressError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::TooLong { .. } => &TOO_LONG,
            Self::NoneWord => &NONE_WORD,
            Self::Spaces => &SPACES,
            Self::NotAscii { .. } => &NOT_ASCII,
            Self::NoAt => &NO_AT,
            Self::SeveralAt => &SEVERAL_AT,
            Self::LocalMissing => &LOCAL_MISSING,
            Self::Dots => &DOTS,
            Self::Character { .. } => &CHARACTER,
            Self::DomainMissing => &DOMAIN_MISSING,
            Self::IpLiteral => &IP_LITERAL,
            Self::Ending => &ENDING,
            Self::ShortLabel => &SHORT_LABEL,
            Self::Domain => &DOMAIN,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::TooLong { found } => [found as u64, EmailAddress::MAX_LENGTH as u64],
            Self::NotAscii { place } | Self::Character { place } => [place as u64, 0],
            _ => [0, 0],
        }
    }
}

rule_error!(EmailAddressError, "email address");

/// Why a text is no address.
#[cold]
pub(super) fn why_not(text: &str) -> EmailAddressError {
    if text.is_empty() {
        return EmailAddressError::Empty;
    }
    if let Some(error) = whole(text) {
        return error;
    }
    let Some((local, domain)) = text.split_once('@') else { return EmailAddressError::NoAt };
    if domain.contains('@') {
        return EmailAddressError::SeveralAt;
    }
    if local.is_empty() {
        return EmailAddressError::LocalMissing;
    }
    if local.split('.').any(str::is_empty) {
        return EmailAddressError::Dots;
    }
    if let Some(at) = local.bytes().position(|byte| byte != b'.' && !super::is_atom_byte(byte)) {
        return EmailAddressError::Character { place: at + 1 };
    }
    let Some((labels, ending)) = domain.rsplit_once('.') else {
        return if domain.starts_with('[') {
            EmailAddressError::IpLiteral
        } else {
            EmailAddressError::DomainMissing
        };
    };
    let is_number = |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit());
    if domain.starts_with('[') || domain.split('.').all(is_number) {
        return EmailAddressError::IpLiteral;
    }
    let is_name = |label: &str| is_label(label) || label.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if labels.split('.').any(|label| label.is_empty() || !is_name(label)) {
        return EmailAddressError::Domain;
    }
    if is_ending(ending) { EmailAddressError::ShortLabel } else { EmailAddressError::Ending }
}

/// What is wrong with the text as a whole.
fn whole(text: &str) -> Option<EmailAddressError> {
    let found = text.chars().count();
    if found > EmailAddress::MAX_LENGTH {
        return Some(EmailAddressError::TooLong { found });
    }
    if is_none_word(text) {
        return Some(EmailAddressError::NoneWord);
    }
    if text.chars().any(char::is_whitespace) {
        return Some(EmailAddressError::Spaces);
    }
    let place = text.chars().position(|letter| !letter.is_ascii());
    place.map(|at| EmailAddressError::NotAscii { place: at + 1 })
}

/// Whether a text says in words that there is no address.
fn is_none_word(text: &str) -> bool {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().filter(char::is_ascii_alphanumeric) {
        plain.push(letter.to_ascii_lowercase());
    }
    let is_mark_alone =
        plain.is_empty() && text.chars().any(|letter| "-–—/.?_".contains(letter)) && !text.contains('@');
    // A text with an @ is an attempt at an address, even where a word stands on one side only: "none@".
    let is_half = text.split_once('@').is_some_and(|(local, domain)| local.is_empty() || domain.is_empty());
    let may_be_word = !text.contains('@') || is_half;
    is_mark_alone || (may_be_word && NONE_WORDS.contains(&plain.as_str()))
}

/// Words that stand for "no address", without spaces and marks; English and Welsh.
// SOURCE: "none": guide, Appendix C. CHOICE: the others, as forms and exports have them.
const NONE_WORDS: &[&str] = &[
    "none",
    "na",
    "n",
    "no",
    "nil",
    "null",
    "nan",
    "unknown",
    "notknown",
    "noemail",
    "noemailaddress",
    "nonegiven",
    "noneprovided",
    "nonesupplied",
    "nonerecorded",
    "noneknown",
    "notapplicable",
    "notprovided",
    "notgiven",
    "notsupplied",
    "notavailable",
    "notrecorded",
    "donthaveone",
    "doesnothaveone",
    "doesnthaveone",
    "donthave",
    "doesnthave",
    "doesnothave",
    "hasnone",
    "nill",
    "noneavailable",
    "refused",
    "withheld",
    "tbc",
    "tba",
    "blank",
    "empty",
    "x",
    "xx",
    "xxx",
    "0",
    "email",
    "dim",
    "dimebost",
    "anhysbys",
];

const SCHEMA: Section = Section::Schema { name: "MIAPEmail" };
const ASK: &str = "Ask the learner for the address, or leave the field empty.";
const ANOTHER: &str =
    "The LRS takes fewer addresses than work. Ask the learner for another one, or leave the field empty.";
const FORM: &str = "Enter an email address in the correct format, like name@example.org";

static EMPTY: Rule = Rule::error(
    "email_address.empty",
    SCHEMA,
    "the email address is empty",
    "The field may stay empty; if the learner has an address, enter it.",
)
.form("Enter an email address");
static TOO_LONG: Rule = Rule::error(
    "email_address.too_long",
    SCHEMA,
    "the email address has {0} characters, the LRS takes {1}",
    ANOTHER,
)
.form("Email address must be 254 characters or less")
.returns(ReturnCode::Rc011);
static NONE_WORD: Rule = Rule::error(
    "email_address.none_word",
    section::UPDATE_TIPS,
    "a word that says there is no email address stands in its place",
    "Leave the field empty: the guide asks not to write a word such as 'none'.",
)
.form("Enter an email address or leave this empty")
.returns(ReturnCode::Rc011);
static SPACES: Rule = Rule::error(
    "email_address.spaces",
    SCHEMA,
    "the email address has a space in it or around it",
    "Take out the space.",
)
.form("Email address must not contain spaces")
.returns(ReturnCode::Rc011);
static NOT_ASCII: Rule = Rule::error(
    "email_address.not_ascii",
    SCHEMA,
    "character {0} of the email address is a letter or mark that the LRS does not take",
    "Look for a curly quotation mark or an accent put in by a spreadsheet. The LRS takes A to Z without accents.",
)
.form("Email address must use letters without accents")
.returns(ReturnCode::Rc011);
static NO_AT: Rule = Rule::error("email_address.no_at", SCHEMA, "the email address has no @ in it", ASK)
    .form(FORM)
    .returns(ReturnCode::Rc011);
static SEVERAL_AT: Rule = Rule::error(
    "email_address.several_at",
    SCHEMA,
    "the email address has more than one @ in it",
    "Enter one address alone; the field does not take two.",
)
.form("Enter one email address")
.returns(ReturnCode::Rc011);
static LOCAL_MISSING: Rule = Rule::error(
    "email_address.local_missing",
    SCHEMA,
    "nothing stands before the @ of the email address",
    ASK,
)
.form(FORM)
.returns(ReturnCode::Rc011);
static DOTS: Rule = Rule::error(
    "email_address.dots",
    SCHEMA,
    "the part of the email address before the @ starts or ends with a dot or has two in a row",
    ASK,
)
.form(FORM)
.returns(ReturnCode::Rc011);
static CHARACTER: Rule = Rule::error(
    "email_address.character",
    SCHEMA,
    "character {0} of the email address is one that the LRS does not take, such as &",
    ANOTHER,
)
.form(FORM)
.returns(ReturnCode::Rc011);
static DOMAIN_MISSING: Rule = Rule::error(
    "email_address.domain_missing",
    SCHEMA,
    "no domain with a dot stands behind the @ of the email address",
    ASK,
)
.form(FORM)
.returns(ReturnCode::Rc011);
static IP_LITERAL: Rule = Rule::error(
    "email_address.ip_literal",
    SCHEMA,
    "a number stands behind the @ of the email address where the LRS wants a name",
    ANOTHER,
)
.form(FORM)
.returns(ReturnCode::Rc011);
static ENDING: Rule = Rule::error(
    "email_address.ending",
    SCHEMA,
    "the end of the email address is not two to six letters, which is all that the LRS takes",
    ANOTHER,
)
.form("Enter another email address, one that ends in 2 to 6 letters")
.returns(ReturnCode::Rc011);
static SHORT_LABEL: Rule = Rule::error(
    "email_address.short_label",
    SCHEMA,
    "a part of the email address's domain has one character, and the LRS wants two or more",
    ANOTHER,
)
.form(FORM)
.returns(ReturnCode::Rc011);
static DOMAIN: Rule = Rule::error(
    "email_address.domain",
    SCHEMA,
    "the email address has a character or an empty part behind the @ that no domain has",
    ASK,
)
.form(FORM)
.returns(ReturnCode::Rc011);

/// The rules of this part of the room.
pub(crate) static RULES: &[&Rule] = &[
    &EMPTY,
    &TOO_LONG,
    &NONE_WORD,
    &SPACES,
    &NOT_ASCII,
    &NO_AT,
    &SEVERAL_AT,
    &LOCAL_MISSING,
    &DOTS,
    &CHARACTER,
    &DOMAIN_MISSING,
    &IP_LITERAL,
    &ENDING,
    &SHORT_LABEL,
    &DOMAIN,
];
