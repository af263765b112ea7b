//! References: what stands between `&` and `;`, and which characters XML knows.

/// The character that a reference stands for, apart from what a document type may declare.
pub(in crate::batch) fn letter(name: &str) -> Option<char> {
    let number = |digits: &str, radix| {
        // `from_str_radix` takes a sign, which a reference has not.
        let has_digits = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let number = has_digits.then(|| u32::from_str_radix(digits, radix).ok()).flatten();
        number.and_then(char::from_u32).filter(|letter| *letter != '\0')
    };
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => match name.strip_prefix("#x") {
            Some(digits) => number(digits, 16),
            None => number(name.strip_prefix('#')?, 10),
        },
    }
}

/// Whether this could be the name of a reference; if not, the `&` before it stands for itself.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"#_-.:".contains(&byte))
}

/// Whether XML 1.0 allows a character.
// SOURCE: XML 1.0, production 2 (Char).
pub(super) const fn is_allowed(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' => true,
        '\0'..=' ' => letter == ' ',
        '\u{FFFE}' | '\u{FFFF}' => false,
        _ => true,
    }
}

/// A text with what its references stand for; one that stands for nothing is left as it is.
pub(super) fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        rest = after;
        match after.split_once(';').and_then(|(name, behind)| Some((letter(name)?, behind))) {
            Some((letter, behind)) => {
                out.push(letter);
                rest = behind;
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    out
}

/// Whether XML 1.0 knows every character of a text.
pub(super) fn are_allowed(text: &str) -> bool {
    // Visible ASCII is nearly all of it.
    text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || text.chars().all(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stand_for_characters_or_for_nothing() {
        assert_eq!(letter("#233"), Some('é'));
        assert_eq!(letter("#xE9"), Some('é'));
        assert_eq!(letter("amp"), Some('&'));
        for nothing in ["#0", "#xD800", "#x110000", "#+5", "#", "#x", "nbsp", "", "#99999999999"] {
            assert_eq!(letter(nothing), None, "{nothing}");
        }
        assert_eq!(resolved("a &amp; b & c &eacute; &#233;"), "a & b & c &eacute; é");
        assert!(is_name("eacute") && !is_name(" Sons") && !is_name(""));
    }

    #[test]
    fn control_characters_are_not_xml() {
        assert!(is_allowed('\n') && is_allowed('é') && is_allowed('\u{85}') && is_allowed(' '));
        assert!(
            !is_allowed('\u{1}') && !is_allowed('\u{1F}') && !is_allowed('\u{FFFF}') && !is_allowed('\0')
        );
    }
}
