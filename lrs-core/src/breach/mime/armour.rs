//! Text that is changed on its way: flowed lines, and `OpenPGP` messages written into it.

/// The lines of a plain body, each with one line feed, without bytes 0.
pub(super) fn lines(text: String) -> String {
    if text.contains(['\r', '\0']) {
        text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "")
    } else {
        text
    }
}

/// Joins the lines that were cut on the way (`format=flowed`).
///
/// SOURCE: RFC 3676, 4: a line that ends in a space goes on in the next of the same depth of quotation; a space at the
/// start was put there; `-- ` begins a signature.
pub(super) fn unflowed(text: &str, deletes_space: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    // The depth of the line that goes on.
    let mut open: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
        let content = line.trim_start_matches('>');
        let depth = line.len() - content.len();
        let content = content.strip_prefix(' ').unwrap_or(content);
        let is_signature = content == "-- ";
        match open {
            Some(other) if other == depth && !is_signature => {}
            _ => {
                if open.is_some() {
                    joined.push('\n');
                }
                joined.extend(core::iter::repeat_n('>', depth));
                if depth > 0 {
                    joined.push(' ');
                }
            }
        }
        let goes_on = content.ends_with(' ') && !is_signature && !end.is_empty();
        open = goes_on.then_some(depth);
        joined.push_str(if goes_on && deletes_space { content.trim_end_matches(' ') } else { content });
        if !goes_on {
            joined.push_str(end);
        }
    }
    joined
}

/// Takes out the `OpenPGP` messages that are written into a text; whether there were any.
pub(super) fn take_out(text: &mut String) -> bool {
    // SOURCE: RFC 9580, 6.2. A signed message reads "BEGIN PGP SIGNED MESSAGE" and is open.
    const BEGIN: &str = "-----BEGIN PGP MESSAGE";
    const END: &str = "-----END PGP MESSAGE";
    if !text.contains(BEGIN) {
        return false;
    }
    let mut left = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, sealed)) = rest.split_once(BEGIN) {
        left.push_str(before);
        let after = sealed.split_once(END).map_or("", |(_, after)| after);
        rest = after
            .trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, ',' | ' ' | '/'));
        rest = rest.trim_start_matches('-');
    }
    left.push_str(rest);
    *text = left;
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flowed_lines_are_joined() {
        assert_eq!(unflowed("a \nb\n c\n", false), "a b\nc\n");
        assert_eq!(unflowed("> a \n> b\n>> c \n> d\n", false), "> a b\n>> c \n> d\n");
        assert_eq!(unflowed("a \n-- \nJo", false), "a \n-- \nJo");
        assert_eq!(unflowed("9276 \n308686 \n", true), "9276308686");
        assert_eq!(unflowed("a ", false), "a ");
    }

    #[test]
    fn sealed_text_is_taken_out() {
        let mut text =
            "before\n-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\nafter".to_owned();
        assert!(take_out(&mut text));
        assert_eq!(text, "before\n\nafter");
        let mut text = "-----BEGIN PGP MESSAGE-----\nabc".to_owned();
        assert!(take_out(&mut text) && text.is_empty());
        assert!(!take_out(&mut "-----BEGIN PGP SIGNED MESSAGE-----\nHello".to_owned()));
    }
}
