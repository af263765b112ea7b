//! Text from outside made harmless: for a terminal, and for HTML.

/// What stands in place of a character that would not show as itself.
const REPLACEMENT: char = '\u{FFFD}';

/// Whether a character is not what it looks like: it moves the cursor, turns the direction of what follows, or is no
/// character of XML.
fn is_treacherous(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
            | '\u{FFFE}' | '\u{FFFF}')
}

/// The text with each such character shown as a question.
pub(crate) fn shown(text: &str) -> String {
    text.chars().map(|letter| if is_treacherous(letter) { REPLACEMENT } else { letter }).collect()
}

/// The text as HTML, for elements and attributes.
pub(crate) fn escape(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            letter if is_treacherous(letter) => html.push(REPLACEMENT),
            letter => html.push(letter),
        }
    }
}

/// The text in ASCII: quotes and dashes as people type them, a question mark for what has no other form.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | ' '..='~' => plain.push(letter),
            '\u{2018}' | '\u{2019}' => plain.push('\''),
            '\u{201C}' | '\u{201D}' => plain.push('"'),
            '\u{2013}' | '\u{2014}' => plain.push('-'),
            '\u{2026}' => plain.push_str("..."),
            _ => plain.push('?'),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "a\0<b>\"c\"'&\u{202E}d\u{1B}[31m\r\n\u{FFFF}";

    #[test]
    fn nothing_of_a_foreign_text_is_markup() {
        let mut html = String::new();
        escape(HOSTILE, &mut html);
        assert_eq!(
            html,
            "a\u{FFFD}&lt;b&gt;&quot;c&quot;&#39;&amp;\u{FFFD}d\u{FFFD}[31m\u{FFFD}\u{FFFD}\u{FFFD}"
        );
    }

    #[test]
    fn nothing_of_a_foreign_text_moves_a_cursor() {
        assert_eq!(shown(HOSTILE), "a\u{FFFD}<b>\"c\"'&\u{FFFD}d\u{FFFD}[31m\u{FFFD}\u{FFFD}\u{FFFD}");
        assert_eq!(plain(&shown("Zoë’s – “x”…\0")), "Zo?'s - \"x\"...?");
    }
}
