//! Putting the spelling of a postcode right: spaces, case, marks, wide letters.

use super::{BFPO, Postcode, PostcodeError, is_inward, is_outward};
use crate::finding::Rule;
use crate::guide::Section;
use crate::text::decimal_digit;

/// A postcode that was read, and what had to be put right.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PostcodeReading {
    /// The postcode.
    pub postcode: Postcode,
    /// Why the text is not the postcode's canonical spelling; none where it is.
    pub rule: Option<&'static Rule>,
}

impl PostcodeReading {
    /// The stable code of what had to be put right; none where nothing had.
    pub fn code(&self) -> Option<&'static str> {
        self.rule.map(|rule| rule.code)
    }
}

pub(super) fn read(text: &str) -> Result<PostcodeReading, PostcodeError> {
    if let Some(postcode) = Postcode::canonical(text.as_bytes()) {
        return Ok(PostcodeReading { postcode, rule: None });
    }
    let Tidy { letters, rule } = tidy(text)?;
    match Postcode::compact(letters.as_slice()) {
        Some(postcode) => Ok(PostcodeReading { postcode, rule: Some(rule) }),
        None => Err(why_not(&letters)),
    }
}

/// The letters and digits of a text in capitals, and why they are not the text.
pub(super) struct Tidy {
    pub(super) letters: Letters,
    rule: &'static Rule,
}

/// The first letters and digits of a text, and how many there are in all.
#[derive(Default)]
pub(super) struct Letters {
    first: [u8; Postcode::MAX_LENGTH],
    count: usize,
}

impl Letters {
    fn push(&mut self, letter: u8) {
        if let Some(place) = self.first.get_mut(self.count) {
            *place = letter;
        }
        self.count += 1;
    }

    /// The letters; none where there are more than a postcode has, so that a part is never taken for all.
    pub(super) fn as_slice(&self) -> &[u8] {
        self.first.get(..self.count).unwrap_or_default()
    }
}

/// The most characters of a postcode, with all that may stand between them; longer texts are refused.
// CHOICE: eight letters and digits with several spaces around each.
const LONGEST_TEXT: usize = 64;

pub(super) fn tidy(text: &str) -> Result<Tidy, PostcodeError> {
    let mut letters = Letters::default();
    let (mut marks, mut wide, mut small) = (false, false, false);
    for (at, letter) in text.chars().enumerate() {
        let plain = plain_letter(letter);
        if plain.is_ascii_alphanumeric() {
            wide |= !letter.is_ascii();
            small |= plain.is_ascii_lowercase();
            letters.push(u8::try_from(plain).unwrap_or_default().to_ascii_uppercase());
        } else if is_mark(letter) {
            marks = true;
        } else if !is_space(letter) {
            return Err(PostcodeError::Character { place: at + 1 });
        }
        if at >= LONGEST_TEXT && letters.count > 0 {
            return Err(PostcodeError::TooLong { found: letters.count });
        }
    }
    if letters.count == 0 {
        // Marks alone, as in "-", stand for no postcode.
        return Err(PostcodeError::Empty);
    }
    let rule = match (marks, wide, small) {
        (true, ..) => &MARKS,
        (_, true, _) => &WIDE,
        (.., true) => &CASE,
        _ => &SPACES,
    };
    Ok(Tidy { letters, rule })
}

fn plain_letter(letter: char) -> char {
    match letter {
        _ if letter.is_ascii() => letter,
        // The full-width forms stand as far from ASCII as the first of them does.
        '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
            char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter)
        }
        _ => decimal_digit(letter).map_or(letter, |digit| char::from(b'0' + digit)),
    }
}

fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Marks that stand in and behind postcodes and say nothing.
fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '-' | '.'
            | ','
            | ';'
            | ':'
            | '_'
            | '\''
            | '"'
            | '`'
            | '='
            | '('
            | ')'
            | '\u{B7}'
            | '\u{2010}'..='\u{2015}'
            | '\u{2018}'..='\u{201F}'
            | '\u{2212}'
            | '\u{FF0D}'
            | '\u{FF0E}'
    )
}

fn why_not(letters: &Letters) -> PostcodeError {
    if letters.first.starts_with(BFPO.as_bytes()) {
        return PostcodeError::Bfpo;
    }
    let found = letters.count;
    let all = letters.as_slice();
    if is_eircode(all) {
        return PostcodeError::Eircode;
    }
    if found > 7 {
        return PostcodeError::TooLong { found };
    }
    if is_outward(all) {
        return PostcodeError::Incomplete;
    }
    let [outward @ .., digit, first, second] = all else { return PostcodeError::Shape };
    let has_inward_shape =
        digit.is_ascii_digit() && first.is_ascii_uppercase() && second.is_ascii_uppercase();
    match (is_outward(outward), is_inward([*digit, *first, *second]), has_inward_shape) {
        (true, false, true) => PostcodeError::Letters,
        (true, ..) => PostcodeError::Inward,
        (false, true, _) => PostcodeError::Outward,
        _ => PostcodeError::Shape,
    }
}

/// Whether it is an Eircode: a routing key (a letter and two digits, or D6W) and four letters or digits.
// SOURCE: Eircode, "What is an Eircode": the letters and the shape. None of them has the form of a UK postcode.
fn is_eircode(letters: &[u8]) -> bool {
    let is_eircode_letter = |byte: &u8| b"ACDEFHKNPRTVWXY".contains(byte);
    let [area, first, second, unique @ ..] = letters else { return false };
    let is_key = is_eircode_letter(area)
        && first.is_ascii_digit()
        && (second.is_ascii_digit() || [*area, *first, *second] == *b"D6W");
    is_key && unique.len() == 4 && unique.iter().all(|byte| byte.is_ascii_digit() || is_eircode_letter(byte))
}

const SPELLING: Section = Section::OurChoice {
    reason: "the LRS cleanses what does not belong in a postcode (release 19.02.01); the form it wants is known",
};
const NO_ACTION: &str = "Nothing to do, unless the postcode is wrong for another reason.";

static MARKS: Rule =
    Rule::advice("postcode.repair.marks", SPELLING, "marks taken out of the postcode", NO_ACTION);
static WIDE: Rule = Rule::advice(
    "postcode.repair.width",
    SPELLING,
    "wide letters or digits of another script written as A to Z and 0 to 9",
    NO_ACTION,
);
static CASE: Rule =
    Rule::advice("postcode.repair.case", SPELLING, "the postcode written in capitals", NO_ACTION);
static SPACES: Rule =
    Rule::advice("postcode.repair.spaces", SPELLING, "the postcode written with one space", NO_ACTION);

/// The rules of this part of the room.
pub(crate) static RULES: &[&Rule] = &[&MARKS, &WIDE, &CASE, &SPACES];
