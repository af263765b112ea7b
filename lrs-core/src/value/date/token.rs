//! The pieces of a written date: numbers, month names, words that say nothing, and marks.

use crate::text::decimal_digit;

/// One piece of a written date. Spaces part pieces and are no piece themselves.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Token {
    /// A run of digits.
    Number(Number),
    /// A month by its name or the start of it.
    Month(u8),
    /// A weekday, an ordinal ending, "of": a word that adds nothing.
    Filler,
    /// `T` or "at" before a time of day.
    TimeMark,
    /// "am" or "pm".
    HalfDay,
    /// Z, UTC or GMT.
    Greenwich,
    /// BST.
    SummerTime,
    /// A mark between the others.
    Mark(char),
}

/// A run of digits: its value, and how many there are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Number {
    pub(crate) value: u32,
    pub(crate) digits: u8,
}

/// The most digits of a run: nine fit in 32 bits, and no part of a date or time has more.
const MOST_DIGITS: u8 = 9;

/// The longest word that is looked at; "Gorffennaf" has ten letters.
const LONGEST_WORD: usize = 12;

/// Cuts a text into pieces; none where something stands in it that no date has.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::with_capacity(16);
    let mut letters = text.chars().peekable();
    let mut after_dydd = false;
    while let Some(&letter) = letters.peek() {
        if decimal_digit(letter).is_some() {
            let mut number = Number { value: 0, digits: 0 };
            while let Some(digit) = letters.peek().and_then(|&next| decimal_digit(next)) {
                letters.next();
                number = push_digit(number, digit)?;
            }
            tokens.push(Token::Number(number));
        } else if letter.is_alphabetic() {
            let mut word = [0; LONGEST_WORD];
            let mut length = 0;
            while let Some(&next) = letters.peek().filter(|next| next.is_alphabetic()) {
                letters.next();
                *word.get_mut(length)? = u8::try_from(next).ok().filter(u8::is_ascii)?.to_ascii_lowercase();
                length += 1;
            }
            let word = word.get(..length)?;
            // The Welsh for Tuesday, "dydd Mawrth", has the name of a month in it.
            tokens.push(if after_dydd { Token::Filler } else { word_token(word)? });
            after_dydd = word == b"dydd";
        } else {
            letters.next();
            match letter {
                // What follows in brackets is the long name of a time zone.
                '(' if !tokens.is_empty() && text.trim_end().ends_with(')') => break,
                '=' if tokens.is_empty() => {}
                _ if is_skipped(letter) => {}
                _ => tokens.push(Token::Mark(mark(letter)?)),
            }
        }
    }
    Some(tokens)
}

/// The month that a word names, in English or Welsh, by at least its first three letters.
pub(crate) fn month_of(word: &str) -> Option<u8> {
    let mut small = [0; LONGEST_WORD];
    let small = small.get_mut(..word.len())?;
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    month(small)
}

/// A text of nothing but digits, of any script.
pub(crate) fn number(text: &str) -> Option<Number> {
    let number = text.chars().try_fold(Number { value: 0, digits: 0 }, |number, letter| {
        push_digit(number, decimal_digit(letter)?)
    })?;
    (number.digits > 0).then_some(number)
}

fn push_digit(number: Number, digit: u8) -> Option<Number> {
    (number.digits < MOST_DIGITS)
        .then(|| Number { value: number.value * 10 + u32::from(digit), digits: number.digits + 1 })
}

fn word_token(word: &[u8]) -> Option<Token> {
    if let Some(month) = month(word) {
        return Some(Token::Month(month));
    }
    match word {
        b"t" | b"at" => Some(Token::TimeMark),
        b"am" | b"pm" => Some(Token::HalfDay),
        b"z" | b"utc" | b"gmt" => Some(Token::Greenwich),
        b"bst" => Some(Token::SummerTime),
        _ => (FILLERS.contains(&word) || WEEKDAYS.iter().any(|name| is_short_for(word, name)))
            .then_some(Token::Filler),
    }
}

fn month(word: &[u8]) -> Option<u8> {
    let at = MONTHS.iter().position(|name| is_short_for(word, name))?;
    u8::try_from(at % 12).ok().map(|month| month + 1)
}

/// Whether a word is a name or at least the first three letters of it.
fn is_short_for(word: &[u8], name: &str) -> bool {
    word.len() >= 3 && name.as_bytes().starts_with(word)
}

/// Marks that part the pieces as a space does: spaces of every kind, quotes, and what cannot be seen.
fn is_skipped(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '\'' | '"'
                | '`'
                | '\u{B4}'
                | '\u{AD}'
                | '\u{2018}'..='\u{201F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2060}'
                | '\u{FEFF}'
                | '\u{FF07}'
        )
}

/// The plain form of a mark that may stand in a date or a time.
fn mark(letter: char) -> Option<char> {
    match letter {
        '/' | '\u{2044}' | '\u{2215}' | '\u{FF0F}' | '\\' => Some('/'),
        '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FF0D}' => Some('-'),
        '.' | '\u{B7}' | '\u{FF0E}' => Some('.'),
        ',' | '\u{FF0C}' => Some(','),
        ':' | '\u{FF1A}' => Some(':'),
        '+' => Some('+'),
        _ => None,
    }
}

/// English, Welsh, and English as it is often misspelt; twelve each, in the order of the year.
// CHOICE: the two languages of forms in England and Wales.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
    "janurary",
    "febuary",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "septemeber",
    "october",
    "novemeber",
    "decemeber",
];

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "llun",
    "mercher",
    "iau",
    "gwener",
    "sadwrn",
    "sul",
];

/// Ordinal endings in English and Welsh, a weekday's irregular short form, and small words between.
const FILLERS: &[&[u8]] = &[
    b"st", b"nd", b"rd", b"th", b"af", b"ail", b"il", b"ydd", b"ed", b"fed", b"eg", b"weds", b"dydd", b"of",
    b"the", b"o", b"y",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_month_is_its_month() {
        for (name, month) in MONTHS.iter().zip((1..=12).cycle()) {
            assert_eq!(month_of(name), Some(month), "{name}");
            assert_eq!(month_of(&name.to_uppercase()), Some(month), "{name}");
        }
    }

    #[test]
    fn the_first_three_letters_name_one_month_only() {
        for (name, month) in MONTHS.iter().zip((1..=12).cycle()) {
            let short: String = name.chars().take(3).collect();
            assert_eq!(month_of(&short), Some(month), "{name}");
        }
    }

    #[test]
    fn no_weekday_is_a_month() {
        assert!(WEEKDAYS.iter().all(|name| month_of(name).is_none()));
    }

    #[test]
    fn words_beyond_any_month_are_none() {
        assert_eq!(month_of(""), None);
        assert_eq!(month_of("septemberseptember"), None);
        assert_eq!(month_of("mär"), None);
    }
}
