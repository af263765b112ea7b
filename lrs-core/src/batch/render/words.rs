//! Numbers and names in sentences.

use crate::finding::Field;

pub(crate) fn plural(count: u64, one: &str, many: &str) -> String {
    grouped(count) + " " + if count == 1 { one } else { many }
}

/// A number with a comma after each three digits.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Which field words are about, where they do not say so themselves; empty where they do.
pub(crate) fn label(message: &str, field: Option<Field>) -> &'static str {
    field.filter(|_| !message.contains("{field}")).map_or("", Field::label)
}

/// Keeps words in capitals (ULN, LRS) as they are.
pub(super) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        // Our words start in ASCII.
        (Some(first), Some(second)) if !second.is_uppercase() => {
            core::iter::once(first.to_ascii_lowercase()).chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(grouped(123_456_789), "123,456,789");
    }

    #[test]
    fn an_abbreviation_keeps_its_capitals() {
        assert_eq!(lower_first("The name"), "the name");
        assert_eq!(lower_first("ULN"), "ULN");
    }
}
