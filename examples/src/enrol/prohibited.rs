//! The official list of prohibited text, which the library does not have and a college may.

use std::fs;
use std::path::Path;

use lrs_core::ProhibitedText;

use super::Failure;

/// Reads a list, one entry a line; of a CSV file the first column. The guide's own entries are added.
pub(super) fn read(path: &Path) -> Result<ProhibitedText, Failure> {
    let bytes = fs::read(path)
        .map_err(|error| Failure::System("cannot read the list of prohibited text".to_owned(), error))?;
    Ok(ProhibitedText::from_entries(entries(&text(bytes))).with_guide())
}

/// UTF-8 with or without a mark, or else Latin-1.
fn text(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|other| other.as_bytes().iter().copied().map(char::from).collect());
    text.trim_start_matches('\u{FEFF}').to_owned()
}

fn entries(text: &str) -> Vec<String> {
    const HEADINGS: [&str; 6] = ["postcode", "text", "prohibited text", "word", "entry", "value"];
    let mut entries: Vec<String> = text.lines().map(first_value).filter(|entry| !entry.is_empty()).collect();
    if entries.first().is_some_and(|first| HEADINGS.contains(&first.to_lowercase().as_str())) {
        entries.remove(0);
    }
    entries
}

/// The first value of a line of CSV, in quotes or not.
fn first_value(line: &str) -> String {
    let line = line.trim();
    match line.strip_prefix('"') {
        Some(quoted) => {
            // Two quotes stand for one; a single one ends the value.
            let parts = quoted.replace("\"\"", "\u{0}");
            parts.split('"').next().unwrap_or_default().replace('\u{0}', "\"").trim().to_owned()
        }
        None => line.split([',', ';', '\t']).next().unwrap_or_default().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_and_csv_are_read() {
        assert_eq!(entries("convict\r\n\r\n  young offender \r\n"), ["convict", "young offender"]);
        assert_eq!(entries("postcode,establishment\nM60 9AH,Manchester (HMP)\n"), ["M60 9AH"]);
        assert_eq!(entries("\"Text\",\"Since\"\n\"a \"\"b\"\", c\",2019\n"), ["a \"b\", c"]);
        assert_eq!(entries(""), [""; 0]);
    }

    #[test]
    fn any_encoding_is_read() {
        assert_eq!(text(b"\xEF\xBB\xBFd\xC3\xA9tenu".to_vec()), "détenu");
        assert_eq!(text(b"d\xE9tenu".to_vec()), "détenu");
    }
}
