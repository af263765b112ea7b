//! A report as an exams officer reads it.

use core::fmt;

use super::decode::Encoding;
use super::inside;
use super::render::{
    Body, Column, Document, Documented, Found, Part, ReportStyle, Table, faults, grouped, label, pictures,
    plural, report_text,
};
use super::report::{BatchReport, Total};
use crate::finding::{Severity, fill};
use crate::guide::Edition;

/// Plain English for a terminal or an e-mail: how many learners are ready, what is wrong grouped by rule,
/// with counts and first places, and what to do. It holds no learner's value.
///
/// The same as [`report_text`](super::report_text) in the plain style.
impl fmt::Display for BatchReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&report_text(self, &ReportStyle::default()))
    }
}

impl Documented for BatchReport {
    fn document(&self, style: &ReportStyle) -> Document {
        let kept =
            self.findings.iter().map(|finding| Found { finding, path: self.path_of(finding), other: None });
        let mut parts = faults(&self.totals, kept, style);
        parts.extend(self.repair_parts());
        parts.extend(pictures(&self.totals));
        let cut = "The file was not read to its end: what follows is about the part that was read.";
        let right = self.proposed_file_name.as_ref().map(|name| ("Right name", name.clone()));
        Document {
            title: "Batch file report",
            lead: self.headline(),
            subject: self.subject(style),
            facts: self.facts().into_iter().chain(right).collect(),
            notes: (!self.complete).then(|| cut.to_owned()).into_iter().collect(),
            parts,
        }
    }
}

impl BatchReport {
    /// What the file is called: as the caller says, or as its first record does.
    pub(super) fn subject(&self, style: &ReportStyle) -> Option<String> {
        let own = || self.file_fields.unless_slipped().file_name;
        Some(style.file_name.clone().unwrap_or_else(own)).filter(|name| !name.is_empty())
    }

    fn facts(&self) -> Vec<(&'static str, String)> {
        let Self { records, ready, with_errors, with_warnings, .. } = *self;
        let (layout, format) = (self.layout.code(), self.file_format.extension());
        let layout = format!("{layout} as {format}, {}", encoding_words(self.encoding));
        let records = format!(
            "{}, of which {} ready, {} with errors, {} with warnings",
            grouped(records),
            grouped(ready),
            grouped(with_errors),
            grouped(with_warnings)
        );
        let end = if self.complete { "to its end" } else { "in part" };
        let read = format!("{end}, {}", plural(self.bytes, "byte", "bytes"));
        let rules = match self.edition {
            Edition::Guide => "the user guide's",
            Edition::Release2019 => "those of the release of 2019",
        };
        vec![("Layout", layout), ("Records", records), ("Read", read), ("Rules", rules.to_owned())]
    }

    fn headline(&self) -> String {
        let Self { records, ready, .. } = *self;
        let learners = match (records, ready) {
            (0, _) => "There are no learners in the file".to_owned(),
            (1, 1) => "The only learner is ready".to_owned(),
            (1, _) => "The only learner is not ready".to_owned(),
            (_, _) if records == ready => format!("All {} learners are ready", grouped(records)),
            _ => format!("{} of {} are ready", grouped(ready), plural(records, "learner", "learners")),
        };
        let troubles = self.troubles_beside_records();
        match troubles.as_str() {
            "" => format!("{learners}."),
            // Nobody is ready: there is nothing good to say that a "but" could take back.
            _ if ready == 0 => format!("{learners}, and {troubles}."),
            _ => format!("{learners}, but {troubles} to put right first."),
        }
    }

    /// The errors that are of no record by itself: those of the file, and those between two records.
    fn troubles_beside_records(&self) -> String {
        let errors = |is_meant: &dyn Fn(&Total) -> bool| {
            let meant = self.totals_of(Severity::Error).filter(|total| is_meant(total));
            meant.map(|total| total.count).sum::<u64>()
        };
        let between = errors(&|total| inside::is_ours(total.code()));
        let of_file = errors(&|total| total.first.record.is_none() && !inside::is_ours(total.code()));
        let said = [("the file itself has", of_file), ("the records have, one against another,", between)];
        let said = said.into_iter().filter(|(_, count)| *count > 0);
        let said: Vec<_> =
            said.map(|(who, count)| format!("{who} {}", plural(count, "error", "errors"))).collect();
        said.join(" and ")
    }

    fn repair_parts(&self) -> impl Iterator<Item = Part> {
        let titles =
            [(true, "What a corrected file puts right by itself"), (false, "Repairs that need your yes")];
        titles.into_iter().filter_map(|(applied, title)| {
            let repairs = self.repairs.iter().filter(|total| total.applied == applied);
            let rows: Vec<Vec<String>> = repairs
                .map(|total| {
                    let words = fill(total.message, total.field.label(), [0, 0]);
                    let label = label(total.message, Some(total.field));
                    let label = if label.is_empty() { String::new() } else { format!("{label}: ") };
                    vec![grouped(total.count), label + &words]
                })
                .collect();
            let columns = vec![Column::number("Records"), Column::text("Change")];
            let body = Body::Table(Table { columns, rows: rows.clone(), key: 1, note: None });
            (!rows.is_empty()).then(|| Part { heading: title.to_owned(), severity: None, body })
        })
    }
}

const fn encoding_words(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf8WithMark => "UTF-8 with a byte-order mark",
        Encoding::Utf16LittleEndian | Encoding::Utf16BigEndian => "UTF-16",
        Encoding::Windows1252 => "windows-1252",
        Encoding::Mixed => "UTF-8 and windows-1252 mixed",
    }
}
