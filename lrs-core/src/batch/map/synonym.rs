//! What people and systems write over a column, as a table of text.

use super::super::layout::{Column, fold};
use crate::finding::Field;
use crate::guide::Section;

/// What a heading of the table stands for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Known {
    /// A column of the layout.
    Column(Column),
    /// Given name and family name in one.
    WholeName,
    /// An address in one.
    WholeAddress,
    /// Something that the LRS has no field for.
    NotAsked,
}

/// A line of the table that has the heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Synonym {
    pub(super) known: Known,
    pub(super) section: Section,
    /// Whether it can hardly mean anything else.
    pub(super) is_sure: bool,
    /// Whether it is taken for the column in a batch file without a map too.
    is_strict: bool,
}

static TABLE: &str = include_str!("synonyms.txt");

/// Words before a heading that say whose it is, and nothing about what it is.
// CHOICE: the words that college systems put there.
const WHOSE: [&str; 10] = [
    "learner",
    "student",
    "pupil",
    "candidate",
    "applicant",
    "trainee",
    "apprentice",
    "person",
    "home",
    "personal",
];

/// The line that has a heading, folded; also without a word that says whose it is.
pub(super) fn synonym(folded: &str) -> Option<Synonym> {
    find(folded).or_else(|| WHOSE.iter().find_map(|whose| find(folded.strip_prefix(whose)?)))
}

/// The column for which a heading, folded, is taken in a batch file without a map.
pub(in crate::batch) fn synonym_of_layout(folded: &str) -> Option<Column> {
    match find(folded)? {
        Synonym { known: Known::Column(column), is_strict: true, .. } => Some(column),
        _ => None,
    }
}

fn find(folded: &str) -> Option<Synonym> {
    let mut lines = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.find_map(|line| {
        let mut words = line.split(' ');
        let (meaning, source) = (words.next()?, words.next()?);
        let word = words.find(|word| word.trim_start_matches(['=', '?']) == folded)?;
        Some(Synonym {
            known: known(meaning)?,
            section: section(source)?,
            is_sure: !word.starts_with('?'),
            is_strict: word.starts_with('='),
        })
    })
}

fn known(meaning: &str) -> Option<Known> {
    Some(match meaning {
        "none" => Known::NotAsked,
        "whole_name" => Known::WholeName,
        "whole_address" => Known::WholeAddress,
        _ => match meaning.parse() {
            Ok(place) => Known::Column(Column::File(place)),
            Err(_) => Known::Column(Column::Learner(Field::from_name(meaning)?)),
        },
    })
}

fn section(source: &str) -> Option<Section> {
    Some(match source {
        "ours" => Section::OurChoice { reason: "headings that people and their systems write" },
        "welsh" => Section::OurChoice { reason: "the words of Welsh forms" },
        "ilr" => Section::Source { title: "ILR specification, 2024 to 2025" },
        "hesa" => Section::Source { title: "HESA student record, fields" },
        "ctf" => Section::Source { title: "DfE, Common Transfer File 21 specification" },
        _ => return None,
    })
}

/// The field whose heading in the layout, or one of its synonyms, is most like this one; none where nothing is near or
/// two fields are equally near.
pub(super) fn similar(folded: &str) -> Option<Field> {
    let mut best: Option<(u8, Field)> = None;
    let mut is_tied = false;
    let names = Field::ALL.into_iter().map(|field| (fold(field.column()), field));
    let mut try_one = |name: &str, field: Field| {
        let Some(slips) = crate::text::slips(folded, name).filter(|&slips| slips <= allowed(name)) else {
            return;
        };
        match best {
            Some((fewest, known)) if slips == fewest => is_tied |= known != field,
            Some((fewest, _)) if slips > fewest => {}
            _ => (best, is_tied) = (Some((slips, field)), false),
        }
    };
    for (name, field) in names {
        try_one(&name, field);
    }
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let field = words.next().and_then(Field::from_name);
        let words = words.skip(1).filter(|word| !word.starts_with('?'));
        if let Some(field) = field {
            words.for_each(|word| try_one(word.trim_start_matches('='), field));
        }
    }
    best.filter(|_| !is_tied).map(|(_, field)| field)
}

/// How many slips a heading may have.
// CHOICE: one letter in six. Shorter headings are abbreviations, each of which is a letter away from another.
const fn allowed(name: &str) -> u8 {
    match name.len() {
        0..=5 => 0,
        6..=11 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_heading_of_the_table_is_folded_and_stands_once() {
        let mut seen = BTreeSet::new();
        for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut words = line.split(' ');
            let (meaning, source) = (words.next().unwrap(), words.next().unwrap());
            assert!(known(meaning).is_some(), "{meaning}");
            assert!(section(source).is_some(), "{source}");
            for word in words {
                let bare = word.trim_start_matches(['=', '?']);
                assert_eq!(fold(bare), bare, "{word}");
                assert!(seen.insert(bare), "{bare} stands twice");
            }
        }
        assert!(seen.len() > 300, "{}", seen.len());
    }

    #[test]
    fn every_field_has_headings_of_its_own() {
        for field in Field::ALL {
            let line = format!("{} ours ", field.name());
            assert!(TABLE.lines().any(|known| known.starts_with(&line)), "{}", field.name());
        }
    }

    #[test]
    fn slips_are_forgiven_where_the_heading_is_long_enough() {
        assert_eq!(similar("forname"), Some(Field::GivenName));
        assert_eq!(similar("dateofbrith"), Some(Field::DateOfBirth));
        assert_eq!(similar("postocde"), Some(Field::LastKnownPostcode));
        assert_eq!(similar("genre"), None);
        assert_eq!(similar("age"), None);
        assert_eq!(similar("xyz"), None);
    }
}
