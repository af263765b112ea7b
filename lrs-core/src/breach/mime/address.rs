//! Who a mail is from and to: one line an address, as a mail program shows it.

use super::word;

// CHOICE: ten thousand addresses are a whole college; what follows stands in the last as it came.
const MOST: usize = 10_000;

/// The addresses of a field. The name of a group is an entry of its own.
pub(super) fn list(field: &str) -> Vec<String> {
    let mut reader = Reader::default();
    let mut letters = field.chars();
    while let Some(letter) = letters.next() {
        if reader.addresses.len() >= MOST {
            reader.entry.push(letter);
            reader.entry.push_str(letters.as_str());
            break;
        }
        let escaped = (letter == '\\' && reader.is_in_text()).then(|| letters.next()).flatten();
        match escaped {
            Some(escaped) => reader.entry.push(escaped),
            None => reader.take(letter),
        }
    }
    reader.end();
    reader.addresses
}

#[derive(Default)]
struct Reader {
    addresses: Vec<String>,
    entry: String,
    is_quoted: bool,
    is_in_angle: bool,
    /// Comments that are open.
    comments: usize,
}

impl Reader {
    fn is_in_text(&self) -> bool {
        self.is_quoted || self.comments > 0
    }

    fn take(&mut self, letter: char) {
        match letter {
            '"' if self.comments == 0 => {
                self.is_quoted = !self.is_quoted;
                return;
            }
            _ if self.is_quoted => {}
            '(' => self.comments += 1,
            ')' => self.comments = self.comments.saturating_sub(1),
            _ if self.comments > 0 => {}
            '<' => self.is_in_angle = true,
            '>' => self.is_in_angle = false,
            ',' | ';' if !self.is_in_angle => return self.end(),
            // A colon in an address without angles is rare enough; one after a name begins a group.
            ':' if !self.is_in_angle && !self.entry.contains('@') => return self.end(),
            _ => {}
        }
        self.entry.push(letter);
    }

    fn end(&mut self) {
        let entry = core::mem::take(&mut self.entry);
        let entry = word::line(entry.trim());
        if !entry.is_empty() {
            self.addresses.push(entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn addresses_are_shown_as_they_are_read() {
        assert_eq!(
            list(
                "\"Bell, Jo\" <jo@example.org>, ann@example.org (Ann Lee),\t=?utf-8?Q?Si=C3=A2n=2C_x?= <s@example.org>"
            ),
            ["Bell, Jo <jo@example.org>", "ann@example.org (Ann Lee)", "Siân, x <s@example.org>"]
        );
        assert_eq!(list("Exams: a@example.org, b@example.org;"), ["Exams", "a@example.org", "b@example.org"]);
        assert_eq!(list("undisclosed-recipients:;"), ["undisclosed-recipients"]);
        assert_eq!(
            list("\"A \\\"B\\\" C\" <a@example.org>; <b@example.org>"),
            ["A \"B\" C <a@example.org>", "<b@example.org>"]
        );
        assert_eq!(list("\"open, <a@example.org>"), ["open, <a@example.org>"]);
        assert!(list(" ,;, ").is_empty());
        assert_eq!(list(&"a,".repeat(20_000)).len(), 10_001);
        assert_eq!(list(&"(".repeat(20_000)).len(), 1);
    }
}
