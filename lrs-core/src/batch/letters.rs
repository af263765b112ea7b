//! Letters that a program has spoilt on the way, and what they were.
//!
//! Two accidents are common. A UTF-8 file is opened as windows-1252 and saved again: `Zoë` becomes `ZoÃ«`.
//! Or windows-1252 is taken for Latin-1, so that an apostrophe becomes an invisible control character. Both
//! can be undone exactly. A letter already replaced by the sign for "no letter" cannot.

use crate::finding::{Field, Finding, Repair, Rule, Span};
use crate::guide::Section;
use crate::learner::LearnerDraft;
use crate::text::{windows_1252, windows_1252_byte};

/// Whether there is anything in a text that [`mend`] would look at: in UTF-8, a control character, the sign for a
/// lost letter, or an accented letter with another character beyond ASCII behind it.
pub(super) fn may_be_spoilt(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [0xC2, 0x80..=0x9F, ..] | [0xEF, 0xBF, 0xBD, ..] => return true,
            [0xC3, _, next, ..] if !next.is_ascii() => return true,
            // Plain letters are most of them, and pass eight at a time.
            _ => match rest.split_first_chunk::<8>() {
                Some((letters, behind)) if letters.is_ascii() => behind,
                _ => match rest {
                    [_, behind @ ..] => behind,
                    [] => return false,
                },
            },
        };
    }
}

/// Looks for spoilt letters in every field, and puts back into the draft what can be undone exactly where
/// `apply` says so.
pub(super) fn mend(
    draft: &mut LearnerDraft<'_>,
    apply: bool,
    findings: &mut Vec<Finding>,
    repairs: &mut Vec<Repair>,
) {
    for field in Field::ALL {
        let text = draft.text(field);
        if text.is_ascii() {
            continue;
        }
        if let Some((rule, mended)) = undone(text) {
            findings.push(Finding::new(rule, Some(field)));
            repairs.push(Repair::new(rule, field, mended.clone(), apply));
            if apply {
                draft.set(field, mended);
            }
        }
        let lost = draft.text(field).char_indices().find_map(|(start, letter)| {
            let rule = match letter {
                char::REPLACEMENT_CHARACTER => &LOST,
                '\u{80}'..='\u{9F}' if windows_1252(letter as u8).is_none() => &NO_LETTER,
                _ => return None,
            };
            let span = Span { start, end: start + letter.len_utf8() };
            Some(Finding::new(rule, Some(field)).with_span(span))
        });
        findings.extend(lost);
    }
}

/// The text as it was, and what had happened to it.
fn undone(text: &str) -> Option<(&'static Rule, String)> {
    if let Some(mended) = read_as_utf8(text) {
        return Some((&MOJIBAKE, mended));
    }
    let restore = |letter| match letter {
        '\u{80}'..='\u{9F}' => windows_1252(letter as u8).unwrap_or(letter),
        _ => letter,
    };
    let mended: String = text.chars().map(restore).collect();
    (mended != text).then_some((&CONTROL, mended))
}

/// Undoes the reading of UTF-8 as windows-1252, where all of the text is the outcome of one.
///
/// Real words do not look so: each accented letter would have to stand before just the right signs.
fn read_as_utf8(text: &str) -> Option<String> {
    let bytes = text.chars().map(windows_1252_byte).collect::<Option<Vec<u8>>>()?;
    String::from_utf8(bytes).ok().filter(|mended| mended.len() < text.len())
}

const LETTERS: Section = Section::OurChoice {
    reason: "a name must reach the LRS as the learner writes it; this is undone exactly",
};

static MOJIBAKE: Rule = Rule::warning(
    "batch.text.mojibake",
    LETTERS,
    "the {field} was UTF-8 and was read as windows-1252: an accented letter became two or three signs",
    "Compare the proposed text. When the file is exported again, open it as 'UTF-8' in the spreadsheet program.",
);
static CONTROL: Rule = Rule::warning(
    "batch.text.control",
    LETTERS,
    "the {field} was windows-1252 and was read as Latin-1: an apostrophe or other sign became invisible",
    "Compare the proposed text.",
);
static NO_LETTER: Rule = Rule::error(
    "batch.text.no_letter",
    Section::Source { title: "Unicode Consortium, mapping file CP1252.TXT" },
    "the {field} holds a byte that stands for no letter",
    "Type the learner's {field} again: the letter was lost before the file was written.",
);
static LOST: Rule = Rule::error(
    "batch.text.lost_letter",
    Section::Source { title: "The Unicode Standard, replacement character U+FFFD" },
    "the {field} holds the sign that programs put where they have lost a letter",
    "Type the learner's {field} again, or export the file again as UTF-8.",
);

/// The rules of spoilt letters.
pub(super) static RULES: &[&Rule] = &[&MOJIBAKE, &CONTROL, &NO_LETTER, &LOST];

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> (String, Vec<&'static str>) {
        let may_be_spoilt = may_be_spoilt(text);
        let mut draft = LearnerDraft { given_name: text.to_owned().into(), ..LearnerDraft::default() };
        let (mut findings, mut repairs) = (Vec::new(), Vec::new());
        mend(&mut draft, true, &mut findings, &mut repairs);
        assert!(may_be_spoilt || findings.is_empty(), "{text:?}");
        (draft.given_name.into_owned(), findings.iter().map(|finding| finding.code).collect())
    }

    #[test]
    fn what_was_read_wrongly_is_read_again() {
        assert_eq!(mended("ZoÃ«"), ("Zoë".to_owned(), vec!["batch.text.mojibake"]));
        assert_eq!(mended("Oâ€™Neill"), ("O’Neill".to_owned(), vec!["batch.text.mojibake"]));
        assert_eq!(mended("Ã\u{81}ine"), ("Áine".to_owned(), vec!["batch.text.mojibake"]));
        assert_eq!(mended("O\u{92}Neill"), ("O’Neill".to_owned(), vec!["batch.text.control"]));
    }

    #[test]
    fn real_letters_stay() {
        for name in ["Zoë", "O’Neill", "Łukasz", "Ångström", "Ã", "张伟", "Nuñez", "Ÿ", "İpek", "São"]
        {
            assert_eq!(mended(name), (name.to_owned(), vec![]), "{name}");
        }
    }

    #[test]
    fn lost_letters_are_errors() {
        assert_eq!(mended("Zo\u{FFFD}").1, ["batch.text.lost_letter"]);
        assert_eq!(mended("a\u{81}b").1, ["batch.text.no_letter"]);
    }
}
