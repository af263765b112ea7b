//! `Content-Type` and `Content-Disposition`: a value and its parameters, also cut and in other charsets (RFC 2231).

use super::{charset, word};

/// A value with parameters.
#[derive(Debug, Default)]
pub(super) struct Value {
    /// What stands first, in small letters.
    pub(super) main: String,
    parameters: Vec<(String, String)>,
}

/// A parameter as it stands, or a piece of one.
struct Piece {
    name: String,
    /// Which piece it is of a value that was cut.
    at: Option<u32>,
    is_encoded: bool,
    value: String,
}

impl Piece {
    fn is_plain(&self) -> bool {
        self.at.is_none() && !self.is_encoded
    }
}

// CHOICE: mails have up to five.
const MOST: usize = 200;

impl Value {
    pub(super) fn read(text: &str) -> Self {
        let (main, rest) = text.split_once(';').unwrap_or((text, ""));
        // A comment may follow; a type has no spaces.
        let main = main.trim().split(|letter: char| letter == '(' || letter.is_whitespace()).next();
        let main = main.unwrap_or_default().trim_matches('"').to_ascii_lowercase();
        let mut pieces = Vec::new();
        let mut rest = rest;
        while !rest.is_empty() && pieces.len() < MOST {
            let (piece, after) = piece(rest);
            pieces.extend(piece);
            rest = after;
        }
        Self { main, parameters: joined(pieces) }
    }

    /// A parameter, by its name in small letters.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.parameters.iter().find(|(known, _)| known == name)?;
        Some(value)
    }
}

/// The next parameter, none where there is only a sign, and what comes after it.
fn piece(text: &str) -> (Option<Piece>, &str) {
    let text = text.trim_start_matches(|letter: char| letter == ';' || letter.is_whitespace());
    let Some(at) = text.find(['=', ';']) else { return (None, "") };
    let (name, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let Some(rest) = rest.strip_prefix('=') else { return (None, rest) };
    let (value, rest) = if let Some(quoted) = rest.trim_start().strip_prefix('"') {
        unquoted(quoted)
    } else {
        let end = rest.find(';').unwrap_or(rest.len());
        let (value, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
        (value.trim().to_owned(), rest)
    };
    let name = name.trim().to_ascii_lowercase();
    let is_encoded = name.ends_with('*');
    let name = name.strip_suffix('*').unwrap_or(&name);
    let (name, at) = match name.split_once('*') {
        Some((name, at)) => (name, Some(at.parse().unwrap_or(u32::MAX))),
        None => (name, None),
    };
    (Some(Piece { name: name.to_owned(), at, is_encoded, value }), rest)
}

/// What stands up to the closing quote, and what comes after it.
fn unquoted(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => break,
            '\\' => match letters.clone().next() {
                Some(escaped @ ('"' | '\\')) => {
                    value.push(escaped);
                    letters.next();
                }
                // The paths of Windows are sent as they are.
                _ => value.push('\\'),
            },
            _ => value.push(letter),
        }
    }
    (value, letters.as_str())
}

/// The parameters of their pieces; the form of RFC 2231 comes before a plain one of the same name.
fn joined(mut pieces: Vec<Piece>) -> Vec<(String, String)> {
    pieces.sort_by(|one, other| one.name.cmp(&other.name).then(one.at.cmp(&other.at)));
    let mut parameters = Vec::new();
    for pieces in pieces.chunk_by(|one, other| one.name == other.name) {
        let Some(first) = pieces.first() else { continue };
        let plain = pieces.iter().find(|piece| piece.is_plain());
        let is_cut = pieces.iter().any(|piece| !piece.is_plain());
        let value = match plain.filter(|_| !is_cut) {
            Some(plain) => word::decode(&plain.value),
            None => decoded(pieces),
        };
        parameters.push((first.name.clone(), value));
    }
    parameters
}

/// The text of the pieces of one parameter: their bytes are joined before they become letters.
fn decoded(pieces: &[Piece]) -> String {
    let pieces = pieces.iter().filter(|piece| !piece.is_plain());
    let mut label = "";
    let mut bytes = Vec::new();
    for (at, piece) in pieces.enumerate() {
        let mut value = piece.value.as_str();
        if at == 0 && piece.is_encoded {
            let mut marked = value.splitn(3, '\'');
            if let (Some(charset), Some(_), Some(rest)) = (marked.next(), marked.next(), marked.next()) {
                (label, value) = (charset, rest);
            }
        }
        if piece.is_encoded { percent(value, &mut bytes) } else { bytes.extend_from_slice(value.as_bytes()) }
    }
    charset::decode(label, &bytes).0
}

fn percent(value: &str, bytes: &mut Vec<u8>) {
    let mut rest = value.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits =
            after.get(..2).filter(|_| byte == b'%').and_then(|digits| core::str::from_utf8(digits).ok());
        let escaped = digits
            .filter(|digits| !digits.starts_with('+'))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(byte));
        rest = escaped.and_then(|_| after.get(2..)).unwrap_or(after);
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[track_caller]
    fn named(text: &str, name: &str) {
        assert_eq!(Value::read(text).get("name"), Some(name), "{text}");
    }

    #[test]
    fn names_are_read_in_every_form() {
        named("text/csv; name=class list.csv; charset=x", "class list.csv");
        named("text/csv; NAME = \"a;b\\\"c.csv\" ; x", "a;b\"c.csv");
        named("text/csv; name=\"C:\\lists\\a.csv\"", "C:\\lists\\a.csv");
        named("text/csv;name=\"=?utf-8?Q?Si=C3=A2n?= =?utf-8?Q?.csv?=\"", "Siân.csv");
        named("text/csv; name*=utf-8'cy'Si%C3%A2n.csv; name=Sian.csv", "Siân.csv");
        named("text/csv; name=Sian.csv; name*=UTF-8''Si%C3%A2n.csv", "Siân.csv");
        named("a/b; name*1*=%A2n; name*0*=utf-8''Si%C3; name*2=\".csv\"", "Siân.csv");
        named("a/b; name*0=class; name*1=\" list.csv\"; name=x", "class list.csv");
        named("a/b; name*0*=windows-1252''Zo%EB; name*1*=%20x%ZZ", "Zoë x%ZZ");
        named("a/b; name=\"open", "open");
    }

    #[test]
    fn the_type_is_plain() {
        assert_eq!(Value::read(" Text/HTML (a page); charset=utf-8").main, "text/html");
        assert_eq!(Value::read("").main, "");
        assert_eq!(Value::read("multipart/mixed; boundary=\"a b=\"").get("boundary"), Some("a b="));
        assert!(Value::read(&"a=b;".repeat(100_000)).parameters.len() <= super::MOST);
        assert!(Value::read(&";".repeat(100_000)).parameters.is_empty());
    }
}
