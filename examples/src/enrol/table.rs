//! Tables for a spreadsheet that the library has no writer for.

use std::io::{self, Write};

/// Writes a table: UTF-8 with a byte-order mark, which tells a spreadsheet so, and every value in quotes.
pub(super) fn write<const WIDTH: usize>(
    writer: &mut impl Write,
    headings: [&str; WIDTH],
    rows: impl IntoIterator<Item = [String; WIDTH]>,
) -> io::Result<()> {
    write!(writer, "\u{FEFF}")?;
    row(writer, headings)?;
    rows.into_iter().try_for_each(|values| row(writer, values.each_ref().map(String::as_str)))
}

fn row<const WIDTH: usize>(writer: &mut impl Write, values: [&str; WIDTH]) -> io::Result<()> {
    for (place, value) in values.into_iter().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        // What begins like a formula would be one in a spreadsheet. Days that are over are numbers.
        let is_formula = value.starts_with(['=', '+', '-', '@', '\t', '\r']) && value.parse::<i64>().is_err();
        let guard = if is_formula { "'" } else { "" };
        write!(writer, "{comma}\"{guard}{}\"", value.replace('"', "\"\""))?;
    }
    write!(writer, "\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_none() {
        let mut table = Vec::new();
        let rows = ["=1+1", "-3", "a \"b\""].map(|value| [value.to_owned()]);
        write(&mut table, ["Value"], rows).unwrap();
        let wanted = "\u{FEFF}\"Value\"\r\n\"'=1+1\"\r\n\"-3\"\r\n\"a \"\"b\"\"\"\r\n";
        assert_eq!(String::from_utf8(table).unwrap(), wanted);
    }
}
