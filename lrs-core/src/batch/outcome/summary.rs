//! What an output comes to, as people read it: no ULN, no MIS identifier and no code that is not known.

use core::fmt;
use std::collections::BTreeMap;

use super::super::render::{
    Body, Column, Document, Documented, Found, Part, ReportStyle, Table, faults, grouped, pictures, plural,
    report_text,
};
use super::held::HeldOutcome;
use super::read::OutputKind;
use super::record::OutputCode;
use super::report::OutcomeReport;
use crate::guide::Outcome;

/// As [`report_text`] in the plain style.
impl fmt::Display for OutcomeReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&report_text(self, &ReportStyle::default()))
    }
}

impl Documented for OutcomeReport {
    fn document(&self, style: &ReportStyle) -> Document {
        let kept = self.findings.iter().map(|finding| Found { finding, path: None, other: None });
        let mut parts: Vec<Part> =
            [self.codes_part(), self.queue_part(style)].into_iter().flatten().collect();
        parts.extend(faults(&self.totals, kept, style));
        parts.extend(pictures(&self.totals));
        Document {
            title: match self.kind {
                OutputKind::Registration => "What came of a registration batch",
                OutputKind::Verification => "What came of a verify batch",
            },
            lead: self.headline(),
            subject: style.file_name.clone(),
            facts: self.facts(),
            notes: Vec::new(),
            parts,
        }
    }
}

impl OutcomeReport {
    fn headline(&self) -> String {
        let unknown = match self.unknown {
            0 => String::new(),
            unknown => format!(", {} without a known code", grouped(unknown)),
        };
        format!(
            "{}: {} successful, {}{unknown}.",
            plural(self.records, "record", "records"),
            grouped(self.successful),
            plural(self.exceptions, "exception", "exceptions"),
        )
    }

    fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts = Vec::new();
        if let Some(sent) = &self.reconciled {
            let answered = format!("{}, {} of them answered", grouped(sent.sent), grouped(sent.answered));
            let unexpected = match sent.unexpected.len() as u64 {
                0 => String::new(),
                count => format!(", {} that answer none", grouped(count)),
            };
            facts.push(("Sent", answered + &unexpected));
        }
        if self.kind == OutputKind::Registration {
            let replacing = self.ulns.iter().filter(|carried| carried.replaces).count() as u64;
            let carried = self.ulns.len() as u64;
            let words = format!("{} to take over, {} replace another", grouped(carried), grouped(replacing));
            facts.push(("ULNs", words));
        } else {
            let of = |outcome| self.held.iter().filter(|held| held.report.outcome == outcome).count() as u64;
            let words = format!(
                "{} to update, {} of another learner",
                grouped(of(HeldOutcome::UpdateRequired)),
                grouped(of(HeldOutcome::OtherLearner))
            );
            facts.push(("Held", words));
        }
        facts
    }

    fn codes_part(&self) -> Option<Part> {
        let mut rows: BTreeMap<(&str, &str, &str), u64> = BTreeMap::new();
        for total in &self.codes {
            let meaning = match total.code.outcome() {
                Outcome::Unknown => "",
                _ => total.code.meaning().unwrap_or("the meaning is not published"),
            };
            *rows.entry((code_name(&total.code), total.code.outcome().code(), meaning)).or_default() +=
                total.count;
        }
        let rows: Vec<Vec<String>> = rows
            .into_iter()
            .map(|((code, outcome, meaning), count)| {
                vec![grouped(count), outcome.to_owned(), meaning.to_owned(), code.to_owned()]
            })
            .collect();
        let columns = vec![
            Column::number("Records"),
            Column::text("Outcome"),
            Column::text("Meaning"),
            Column::text("Code"),
        ];
        part("Records by code", Table { columns, rows, key: 3, note: None })
    }

    /// The exceptions, oldest first; of each code no more than the style shows.
    fn queue_part(&self, style: &ReportStyle) -> Option<Part> {
        let mut shown: BTreeMap<&OutputCode, usize> = BTreeMap::new();
        let mut rows = Vec::new();
        let mut more = 0_u64;
        for exception in self.queue.exceptions() {
            let count = shown.entry(&exception.code).or_default();
            *count += 1;
            if *count > style.most_of_one_kind {
                more += 1;
                continue;
            }
            rows.push(vec![
                grouped(exception.record),
                code_name(&exception.code).to_owned(),
                exception.deadline.to_string(),
                exception.days_left.to_string(),
                exception.next_step.sentence().to_owned(),
            ]);
        }
        let columns = vec![
            Column::number("Record"),
            Column::text("Code"),
            Column::text("Last day"),
            Column::number("Days left"),
            Column::text("What to do"),
        ];
        let note = (more > 0).then(|| format!("and {} more", grouped(more)));
        part("Exceptions to work, oldest first", Table { columns, rows, key: 0, note })
    }
}

/// In a file whose columns slipped, a code that is not known may be a learner's value.
fn code_name(code: &OutputCode) -> &str {
    match code {
        OutputCode::Other(_) => "not known",
        OutputCode::Missing => "none",
        known => known.text(),
    }
}

fn part(heading: &str, table: Table) -> Option<Part> {
    let is_empty = table.rows.is_empty();
    (!is_empty).then(|| Part { heading: heading.to_owned(), severity: None, body: Body::Table(table) })
}
