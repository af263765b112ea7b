//! The words of a report that are the same on paper and on a screen.

use super::{PlrReport, ReportEntry};
use crate::plr::blank::reasons;
use crate::plr::column::PlrColumn;
use crate::plr::source::PlrSource;

/// What a report is called.
pub(super) const TITLE: &str = "Personal Learning Record";
/// The headings beside those of the eight columns.
pub(super) const ORGANISATIONS: [&str; 2] = ["Provider", "Awarding organisation"];
/// What stands in a cell that is blank.
pub(super) const BLANK: &str = "not given";
/// The heading of the reasons.
pub(super) const REASONS: &str = "Why something may not be given";
/// What holds for every record.
// SOURCE: guide 5.1, 5.2.
pub(super) const COVERAGE: &str = "The record holds achievements from summer 2009 on and does not cover higher education. \
     What it does not hold may have been achieved all the same: the certificate shows it.";

/// What stands in a PDF whose font lacks letters.
#[cfg(feature = "pdf")]
pub(super) const LETTERS: &str =
    "[U+…] stands for a letter that the font of this document lacks, by its number in Unicode.";

/// The lines at the head of a report.
pub(super) fn lines(report: &PlrReport) -> Vec<[String; 2]> {
    let head = &report.head;
    let uln = head.uln.map(|uln| uln.to_string());
    let lines = [
        ("Learner", Some(head.name())),
        ("ULN", uln),
        ("Provider", Some(head.provider.trim().to_owned())),
        ("Date", Some(head.today.to_string())),
        (
            "Shown",
            Some(format!("{} of {} qualifications and events, by date", report.entries.len(), report.in_all)),
        ),
    ];
    let filled =
        lines.into_iter().filter_map(|(label, text)| Some((label, text.filter(|text| !text.is_empty())?)));
    filled.map(|(label, text)| [label.to_owned(), text]).collect()
}

/// The reasons for what is blank, each source and column once: what they are about, and the reasons.
pub(super) fn reasons_for_blanks(report: &PlrReport) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for source in PlrSource::ALL {
        let of_source: Vec<&ReportEntry> = report
            .entries
            .iter()
            .filter(|entry| entry.learning_event.source().unwrap_or(PlrSource::Other) == source)
            .collect();
        for column in PlrColumn::ALL {
            if of_source.iter().any(|entry| entry.text(column).is_none()) {
                let name = match source {
                    PlrSource::Other => "other sources".to_owned(),
                    _ => source.code().to_ascii_uppercase(),
                };
                let reasons = reasons(source, column).iter().map(|rule| rule.message.to_owned()).collect();
                found.push((format!("{} from {name}", column.label()), reasons));
            }
        }
    }
    found
}
