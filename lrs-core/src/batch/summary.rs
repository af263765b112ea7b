//! A report as an exams officer reads it.

use core::fmt;

use super::report::{BatchReport, Place, Total};
use crate::finding::{Field, Finding, Severity};

/// Plain English for a terminal or an e-mail: how many learners are ready, what is wrong grouped by rule,
/// with counts and first places, and what to do. It holds no learner's value.
impl fmt::Display for BatchReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.headline())?;
        if !self.complete {
            writeln!(f, "The file was not read to its end: what follows is about the part that was read.")?;
        }
        self.write_group(f, "What the LRS will refuse", Severity::Error)?;
        self.write_group(f, "What the LRS takes and somebody will mind", Severity::Warning)?;
        self.write_group(f, "Advice", Severity::Advice)?;
        self.write_repairs(f)?;
        if let Some(name) = &self.proposed_file_name {
            writeln!(f, "\nThe file's right name: {name}")?;
        }
        Ok(())
    }
}

impl BatchReport {
    fn headline(&self) -> String {
        let Self { records, ready, .. } = *self;
        let file_errors = self
            .totals_of(Severity::Error)
            .filter(|total| total.first.record.is_none())
            .map(|total| total.count)
            .sum::<u64>();
        let learners = match (records, ready) {
            (0, _) => "There are no learners in the file".to_owned(),
            (1, 1) => "The only learner is ready".to_owned(),
            (1, _) => "The only learner is not ready".to_owned(),
            (_, _) if records == ready => format!("All {} learners are ready", grouped(records)),
            _ => format!("{} of {} are ready", grouped(ready), plural(records, "learner", "learners")),
        };
        match file_errors {
            0 => format!("{learners}."),
            // Nobody is ready: there is nothing good to say that a "but" could take back.
            _ if ready == 0 => {
                format!("{learners}, and the file itself has {}.", plural(file_errors, "error", "errors"))
            }
            _ => format!(
                "{learners}, but the file itself has {} to put right first.",
                plural(file_errors, "error", "errors")
            ),
        }
    }

    fn write_group(&self, f: &mut fmt::Formatter<'_>, title: &str, severity: Severity) -> fmt::Result {
        let totals: Vec<&Total> = self.totals_of(severity).collect();
        if totals.is_empty() {
            return Ok(());
        }
        writeln!(f, "\n{title}")?;
        let mut folded = Vec::new();
        for total in &totals {
            let alike: Vec<&Total> = totals.iter().copied().filter(|other| is_alike(total, other)).collect();
            if alike.len() <= FEW_HEADINGS {
                write_total(f, total)?;
            } else if !folded.contains(&total.code()) {
                folded.push(total.code());
                write_folded(f, &alike)?;
            }
        }
        Ok(())
    }

    fn write_repairs(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (applied, title) in
            [(true, "What a corrected file puts right by itself"), (false, "Repairs that need your yes")]
        {
            let mut repairs = self.repairs.iter().filter(|total| total.applied == applied).peekable();
            if repairs.peek().is_some() {
                writeln!(f, "\n{title}")?;
            }
            for total in repairs {
                let words = crate::finding::fill(total.message, total.field.label(), [0, 0]);
                let label = label(total.message, Some(total.field));
                writeln!(f, "  {:>6} x {label}{words}", grouped(total.count))?;
            }
        }
        Ok(())
    }
}

fn write_total(f: &mut fmt::Formatter<'_>, total: &Total) -> fmt::Result {
    let Total { count, first, places, .. } = total;
    let message = first.message();
    let message = message.trim_end_matches('.');
    // A rule whose words hold numbers speaks of the first case only.
    let is_about_one = first.rule().message.contains("{0}") && *count > 1;
    let label = label(first.rule().message, first.field);
    let example = if is_about_one { "for example, " } else { "" };
    let message = if is_about_one { lower_first(message) } else { message.to_owned() };
    writeln!(f, "  {:>6} x {label}{example}{message}. [{}]", grouped(*count), first.code)?;
    writeln!(f, "           {}", first.remedy())?;
    if first.line.or(first.record).is_some() {
        let more = if *count > places.len() as u64 { " ..." } else { "" };
        let places: Vec<String> = places.iter().map(|place| place_words(place, first)).collect();
        writeln!(f, "           At {}{more}", places.join("; "))?;
    }
    Ok(())
}

/// Which field a line is about, where its words do not say so themselves.
fn label(message: &str, field: Option<Field>) -> String {
    let field = field.filter(|_| !message.contains("{field}"));
    field.map(|field| format!("{}: ", field.label())).unwrap_or_default()
}

/// The most headings that are told one by one; more of one kind are told in one line.
// CHOICE: an export of another layout lacks two dozen, and their list says as much as two dozen sentences.
const FEW_HEADINGS: usize = 3;

/// Whether two totals are of one kind, about headings.
fn is_alike(one: &Total, other: &Total) -> bool {
    let is_heading = |total: &Total| total.first.record.is_none() && total.first.field.is_some();
    is_heading(one) && is_heading(other) && one.code() == other.code()
}

/// One line for many headings of a kind, with the columns by their names.
fn write_folded(f: &mut fmt::Formatter<'_>, totals: &[&Total]) -> fmt::Result {
    let Some(Total { first, .. }) = totals.first() else { return Ok(()) };
    let message = first.message();
    let message = lower_first(message.trim_end_matches('.'));
    let columns: Vec<&str> = totals.iter().filter_map(|total| total.first.field).map(Field::column).collect();
    writeln!(f, "  {:>6} x for example, {message}. [{}]", grouped(columns.len() as u64), first.code)?;
    writeln!(f, "           {}", first.remedy())?;
    writeln!(f, "           The columns: {}", columns.join(", "))
}

fn place_words(place: &Place, first: &Finding) -> String {
    let line = place.line.map(|line| format!("line {line}")).unwrap_or_default();
    match (place.record, place.column) {
        (Some(record), _) if line.is_empty() => format!("record {record}"),
        (Some(record), _) => format!("record {record} ({line})"),
        (None, Some(column)) if first.field.is_none() => format!("{line}, column {column}"),
        _ => line,
    }
}

/// Keeps words in capitals (ULN, LRS) as they are.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

fn plural(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// A number with a comma after each three digits.
fn grouped(number: u64) -> String {
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
