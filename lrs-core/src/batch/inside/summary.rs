//! A report about records against each other, as people read it.

use core::fmt;

use super::super::render::{
    Document, Documented, Found, ReportStyle, faults, grouped, pictures, plural, report_text,
};
use super::report::InsideReport;

/// As [`report_text`] in the plain style.
impl fmt::Display for InsideReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&report_text(self, &ReportStyle::default()))
    }
}

impl Documented for InsideReport {
    fn document(&self, style: &ReportStyle) -> Document {
        let kept = self.findings.iter();
        let kept = kept.map(|found| Found { finding: &found.finding, path: None, other: found.other });
        let mut parts = faults(&self.totals, kept, style);
        parts.extend(pictures(&self.totals));
        let found: u64 = self.totals.iter().map(|total| total.count).sum();
        let records = plural(self.records, "record", "records");
        let lead = match found {
            0 => format!("Nothing in {records} contradicts another."),
            _ => format!("{} about {records} held against each other.", plural(found, "finding", "findings")),
        };
        let cut = "The file was not read to its end: what follows is about the part that was read.";
        Document {
            title: "Records of a file against each other",
            lead,
            subject: style.file_name.clone(),
            facts: vec![(
                "Compared",
                format!("{} field by field, {} at all", grouped(self.compared), grouped(self.kept)),
            )],
            notes: (!self.complete).then(|| cut.to_owned()).into_iter().collect(),
            parts,
        }
    }
}
