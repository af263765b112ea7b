//! How a name may stand in another's records: with or without a hyphen, a prefix, a suffix, in another spelling.

use crate::matching::forms::{PREFIXES, SOUNDS, SUFFIXES, is_particle};
use crate::text::name_key;

/// A name of several parts in its other forms: parted by a space instead of a hyphen or the other way round, in
/// one word, each part alone, and with the parts the other way round.
pub(super) fn without_hyphen(name: &str) -> Vec<String> {
    let parts: Vec<&str> = name.split(['-', ' ']).filter(|part| !part.is_empty()).collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return Vec::new() };
    if parts.len() < 2 || parts.iter().any(|part| is_particle(part)) {
        return Vec::new();
    }
    let mut forms = if name.contains('-') { vec![parts.join(" ")] } else { vec![parts.join("-")] };
    forms.extend([(*last).to_owned(), (*first).to_owned()]);
    forms.push(parts.concat());
    if parts.len() == 2 {
        forms.push(format!("{last}-{first}"));
    }
    forms
}

/// A family name with another form of its prefix, or without its prefix or suffix.
pub(super) fn without_prefix(name: &str) -> Vec<String> {
    let mut forms = Vec::new();
    // What is left of a name must be one: Mack is no Mac with a K.
    let is_name = |rest: &&str| rest.chars().count() > 2;
    for (short, long) in [("Mc", "Mac"), ("O'", "O"), ("St ", "Saint "), ("St. ", "Saint ")] {
        if let Some(rest) = after(name, short).filter(is_name) {
            forms.push(format!("{long}{rest}"));
        }
        // An O is a prefix only where a capital follows.
        let is_prefix = |rest: &&str| long != "O" || rest.starts_with(char::is_uppercase);
        if let Some(rest) = after(name, long).filter(is_name).filter(is_prefix) {
            forms.push(format!("{short}{rest}"));
        }
    }
    let bare = ["Mac", "Mc", "O'"].into_iter().find_map(|prefix| after(name, prefix).filter(is_name));
    forms.extend(bare.map(capitalised));
    let words: Vec<&str> = name.split(' ').collect();
    let is_suffix = |word: &&str| SUFFIXES.contains(&name_key(word).as_str());
    if let [rest @ .., last] = words.as_slice()
        && is_suffix(last)
        && !rest.is_empty()
    {
        forms.push(rest.join(" ").trim_end_matches(',').to_owned());
    }
    forms.extend(without_particles(name));
    forms
}

/// `van der Berg` as `Berg` and in one word; `Al-Hassan` as `Hassan` and `AlHassan`.
fn without_particles(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let particles = words.iter().take_while(|word| PREFIXES.contains(&name_key(word).as_str())).count();
    match words.get(particles..) {
        Some(rest @ [_, ..]) if particles > 0 => vec![rest.join(" "), words.concat()],
        _ => Vec::new(),
    }
}

/// What stands behind a prefix, whatever its case.
fn after<'a>(name: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = name.split_at_checked(prefix.len())?;
    (start.eq_ignore_ascii_case(prefix) && !rest.is_empty()).then_some(rest)
}

/// A name spelt by its sound in other ways: every sound at once, each alone, and with single letters for double ones.
pub(super) fn spelt_by_sound(name: &str) -> Vec<String> {
    let key = name_key(name);
    if !key.is_ascii() {
        return Vec::new();
    }
    let each = SOUNDS.iter().map(|(one, other, place)| place.respell(&key, one, other));
    // The last rules undo one another, so that only the sounds of consonants and whole endings go together.
    let consonants = SOUNDS.iter().filter(|(one, ..)| one.len() > 1 && !one.ends_with('h'));
    let every = consonants.fold(key.clone(), |key, (one, other, place)| place.respell(&key, one, other));
    let mut single = key.clone().into_bytes();
    single.dedup();
    let single = String::from_utf8(single).unwrap_or_default();
    let forms = [every, single].into_iter().chain(each);
    forms.filter(|form| *form != key && !form.is_empty()).map(|form| capitalised(&form)).collect()
}

/// A comparison key as a name is written: each word with a capital.
pub(super) fn capitalised(key: &str) -> String {
    let mut name = String::with_capacity(key.len());
    let mut starts = true;
    for letter in key.chars() {
        name.push(if starts { letter.to_ascii_uppercase() } else { letter });
        starts = letter == ' ';
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_come_and_go() {
        assert_eq!(
            without_hyphen("Smith-Jones"),
            ["Smith Jones", "Jones", "Smith", "SmithJones", "Jones-Smith"]
        );
        assert_eq!(without_hyphen("Smith Jones")[0], "Smith-Jones");
        assert!(
            ["Smith", "-", "van der Berg", "Turner Jr"].iter().all(|name| without_hyphen(name).is_empty())
        );
    }

    #[test]
    fn prefixes_have_other_forms() {
        assert_eq!(without_prefix("McDonald"), ["MacDonald", "Donald"]);
        assert_eq!(without_prefix("MacDonald")[0], "McDonald");
        assert_eq!(without_prefix("O'Neill"), ["ONeill", "Neill"]);
        assert_eq!(without_prefix("ONeill"), ["O'Neill"]);
        assert!(without_prefix("Oakley").is_empty() && without_prefix("Mack").is_empty());
        assert_eq!(without_prefix("van der Berg"), ["Berg", "vanderBerg"]);
        assert_eq!(without_prefix("Al-Hassan"), ["Hassan", "AlHassan"]);
        assert_eq!(without_prefix("St John")[0], "Saint John");
        assert_eq!(without_prefix("Smith, Jr"), ["Smith"]);
        assert!(without_prefix("Smith").is_empty() && without_prefix("").is_empty());
    }

    #[test]
    fn the_guides_own_example_is_found() {
        assert_eq!(spelt_by_sound("Czaja")[0], "Chiah");
        assert!(spelt_by_sound("Philips").contains(&"Filips".to_owned()));
        assert!(spelt_by_sound("李").is_empty());
    }
}
