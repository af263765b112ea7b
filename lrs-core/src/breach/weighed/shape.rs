//! What a word looks like that is no plain word: a password, an address, a date, a number.

/// The looks of words, and the marks that stand by themselves, by the names that the table of weights calls them.
// INVARIANT: `Look::mixed` counts from `MIXED`; the names of the rest are looked up.
pub(super) static LOOKS: &[&str] = &[
    "", "unk", "Unk", "UNK", "nam", "url", "email", "date", "time", "ord", "pc", "nump", "nums", "num1",
    "num2", "num3", "num4", "num5", "num6", "num7", "num8", "num9", "num10", "num11", "hyph", "hyphu",
    "hyph2", "hyph2u", "hyph3", "hyph3u", "dotted", "sign", "slash", "joined", "camel", "^", "$", "^^", "$$",
    "-", "/", "|", ">", "+", "&", "*", "(", ".", ":", "mark", "mixlw", "mixlw+", "mixld", "mixld+", "mixlx",
    "mixlx+", "mixlp", "mixlp+", "mixuw", "mixuw+", "mixud", "mixud+", "mixux", "mixux+", "mixup", "mixup+",
    "mixbw", "mixbw+", "mixbd", "mixbd+", "mixbx", "mixbx+", "mixbp", "mixbp+",
];

/// The place of a look in [`LOOKS`]; the first where there is no such look.
pub(super) const fn look(name: &str) -> u32 {
    let mut at: u32 = 1;
    let mut rest: &[&str] = LOOKS;
    while let Some((first, others)) = rest.split_first() {
        if is_same(first.as_bytes(), name.as_bytes()) {
            return at - 1;
        }
        rest = others;
        at += 1;
    }
    0
}

const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let (Some((a, rest)), Some((b, others))) = (one.split_first(), other.split_first()) {
        if *a != *b {
            return false;
        }
        one = rest;
        other = others;
    }
    one.is_empty() && other.is_empty()
}

/// From how many letters on a mixed word counts as long.
// CHOICE: eight is the least length of a password in the guide (3.2).
const LONG: usize = 8;

/// What letters, digits and signs a word has.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
struct Made {
    small: bool,
    capital: bool,
    digit: bool,
    sign: bool,
    length: usize,
}

impl Made {
    fn of(word: &str) -> Self {
        let mut made = Self::default();
        for letter in word.chars() {
            made.length += 1;
            made.capital |= letter.is_ascii_uppercase();
            made.digit |= letter.is_ascii_digit();
            made.small |= letter.is_alphabetic() && !letter.is_ascii_uppercase();
            made.sign |= !letter.is_alphanumeric() && !matches!(letter, '\'' | '’');
        }
        made
    }
}

/// The name of what a word looks like; none where it is a plain word.
pub(super) fn shape(word: &str) -> Option<&'static str> {
    if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return is_camel(word).then_some("camel");
    }
    let made = Made::of(word);
    if word.contains("://") || word.starts_with("www.") {
        return Some("url");
    }
    if is_email(word) {
        return Some("email");
    }
    let has_letters = made.small || made.capital;
    match (made.digit, has_letters) {
        (true, false) => Some(figures(word, made.length)),
        (true, true) => Some(mixed(word, &made)),
        (false, true) if made.sign => Some(signed(word)),
        (false, true) => is_camel(word).then_some("camel"),
        (false, false) => None,
    }
}

fn is_email(word: &str) -> bool {
    word.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.contains('@')
            && domain.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '-'))
    })
}

fn figures(word: &str, length: usize) -> &'static str {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        let names =
            ["num1", "num2", "num3", "num4", "num5", "num6", "num7", "num8", "num9", "num10", "num11"];
        return names.get(length.clamp(1, names.len()) - 1).copied().unwrap_or("num11");
    }
    let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
    let is_short = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if parts.len() == 3 && parts.iter().all(is_short) {
        return "date";
    }
    if is_time(word) {
        return "time";
    }
    let is_amount =
        |byte: u8| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b'%' | b'+' | b'(' | b')' | b'-');
    if word.replace('£', "").bytes().all(is_amount) { "nump" } else { "nums" }
}

/// `9:30`, `10.45`.
fn is_time(word: &str) -> bool {
    word.split_once([':', '.']).is_some_and(|(hour, minute)| {
        (1..=2).contains(&hour.len())
            && minute.len() == 2
            && hour.bytes().chain(minute.bytes()).all(|byte| byte.is_ascii_digit())
    })
}

/// Letters with digits among them.
fn mixed(word: &str, made: &Made) -> &'static str {
    let lower = word.to_ascii_lowercase();
    let stem = |ends: &[&str]| ends.iter().find_map(|end| lower.strip_suffix(end));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if stem(&["st", "nd", "rd", "th"]).is_some_and(digits) {
        return "ord";
    }
    if stem(&["am", "pm"]).is_some_and(|hour| (digits(hour) && hour.len() <= 2) || is_time(hour)) {
        return "time";
    }
    if is_half_postcode(word) {
        return "pc";
    }
    let letters_end = word.find(|letter: char| letter.is_ascii_digit()).unwrap_or(0);
    let (front, back) = word.split_at_checked(letters_end).unwrap_or(("", word));
    let digits_end = word.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(0);
    let behind = word.get(digits_end..).unwrap_or_default();
    let order = if made.sign {
        3
    } else if !front.is_empty() && digits(back) && front.chars().all(char::is_alphabetic) {
        0
    } else {
        1 + usize::from(digits_end == 0 || !behind.chars().all(char::is_alphabetic))
    };
    let letters = match (made.small, made.capital) {
        (true, true) => 2,
        (false, _) => 1,
        (true, false) => 0,
    };
    let first = LOOKS.iter().position(|name| *name == "mixlw").unwrap_or(0);
    let at = first + letters * 8 + order * 2 + usize::from(made.length >= LONG);
    LOOKS.get(at).copied().unwrap_or("mixlw")
}

/// `CF24`, `3NP`, `SW1A`.
fn is_half_postcode(word: &str) -> bool {
    let bytes = word.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if bytes.len() == 3 && digit(0) && letter(1) && letter(2) {
        return true;
    }
    let area = usize::from(letter(0)) + usize::from(letter(0) && letter(1));
    let number = (area..area + 2).take_while(|&at| digit(at)).count();
    let end = area + number + usize::from(number > 0 && letter(area + number));
    area > 0 && number > 0 && end == bytes.len()
}

/// Letters with signs among them.
fn signed(word: &str) -> &'static str {
    let is_dash = |letter: char| matches!(letter, '-' | '–');
    let is_word = |part: &str| {
        let stem = part.strip_suffix("'s").unwrap_or(part);
        !stem.is_empty() && stem.chars().all(char::is_alphabetic)
    };
    if word.contains(is_dash) && word.split(is_dash).all(is_word) {
        let has_capital = word
            .split(is_dash)
            .skip(1)
            .any(|part| part.starts_with(|letter: char| letter.is_ascii_uppercase()));
        return match (word.matches(is_dash).count(), has_capital) {
            (1, false) => "hyph",
            (1, true) => "hyphu",
            (2, false) => "hyph2",
            (2, true) => "hyph2u",
            (_, false) => "hyph3",
            (_, true) => "hyph3u",
        };
    }
    let is_small = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
    if word.contains(['.', '_']) && word.split(['.', '_']).all(is_small) {
        return "dotted";
    }
    if word.contains(['!', '$', '#', '@', '%', '&', '*', '^', '_', '+', '?', '~', '=', '|', '\\']) {
        return "sign";
    }
    if word.contains('/') { "slash" } else { "joined" }
}

/// `eTrackr`, `QuillMarsh`; not `McKay` and `O'Neill`.
fn is_camel(word: &str) -> bool {
    let is_name = || ["Mc", "Mac", "O'", "O’"].iter().any(|start| word.starts_with(start));
    let mut pairs = word.bytes().zip(word.bytes().skip(1));
    pairs.any(|(one, next)| one.is_ascii_lowercase() && next.is_ascii_uppercase()) && !is_name()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_look_like_what_they_are() {
        let cases = [
            ("https://a.example", "url"),
            ("jo@a.example", "email"),
            ("12/03/2007", "date"),
            ("9.30", "time"),
            ("9am", "time"),
            ("12th", "ord"),
            ("CF24", "pc"),
            ("3NP", "pc"),
            ("9276308686", "num10"),
            ("£4,200", "nump"),
            ("teapot58", "mixlw+"),
            ("2Fast", "mixbd"),
            ("T7-Q4", "mixup"),
            ("Quill*Marsh9", "mixbp+"),
            ("read-only", "hyph"),
            ("Welcome-Back", "hyphu"),
            ("f.noor", "dotted"),
            ("Plinth*Moss", "sign"),
            ("and/or", "slash"),
            ("eTrackr", "camel"),
        ];
        for (word, name) in cases {
            assert_eq!(shape(word), Some(name), "{word}");
            assert!(look(name) > 0, "{name}");
        }
        assert_eq!((shape("McKay"), shape("Siân"), shape("O’Neill")), (None, None, None));
    }
}
