//! Reports as they are shown, compared, saved and read again.

mod given;
mod outcome;
mod saved;
#[cfg(test)]
mod tests;

pub use given::{ReportStyle, read_values};
pub use saved::{SavedReport, read_report, read_saved};

use core::fmt;

use serde::Serialize;

use super::Error;
use super::batch::FORMAT;
use crate::batch::{self, BatchPolicy, ShowValues};
use crate::finding::{Field, Numbers};

/// What changed between two reports.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportComparison {
    /// Which kind of report it is: [`ReportComparison::SCHEMA`].
    pub schema: &'static str,
    /// The version of this shape.
    pub format: u32,
    /// It all in one or two sentences.
    pub summary: String,
    /// What to know before trusting the counts.
    pub notes: Vec<&'static str>,
    /// The counts of the earlier report.
    pub before: ReportCounts,
    /// The counts of the later report.
    pub after: ReportCounts,
    /// Every kind of fault that one of them has.
    pub changes: Vec<TotalChange>,
}

impl ReportComparison {
    /// The name of this shape.
    pub const SCHEMA: &'static str = "lrs.report_comparison";
}

/// The counts of a report.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportCounts {
    /// How many records there are.
    pub records: u64,
    /// How many have no error.
    pub ready: u64,
    /// How many have an error.
    pub with_errors: u64,
    /// How many have a warning.
    pub with_warnings: u64,
    /// How many findings there were in all.
    pub found: u64,
    /// Whether the file was read to its end.
    pub complete: bool,
    /// The edition of the rules.
    pub edition: &'static str,
}

/// How often one rule was broken in one field, before and after.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct TotalChange {
    /// The stable code.
    pub code: &'static str,
    /// `error`, `warning` or `advice`.
    pub severity: &'static str,
    /// The field; null where it is about a record or the file.
    pub field: Option<&'static str>,
    /// `fixed`, `fewer`, `more`, `new` or `same`.
    pub change: &'static str,
    /// How often before.
    pub before: u64,
    /// How often after.
    pub after: u64,
    /// What is wrong in the first case.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
    /// Where the rule comes from.
    pub section: String,
    /// The numbers that the message shows.
    pub numbers: Numbers,
}

impl From<&batch::ReportComparison> for ReportComparison {
    fn from(comparison: &batch::ReportComparison) -> Self {
        Self {
            schema: Self::SCHEMA,
            format: FORMAT,
            summary: comparison.summary(),
            notes: comparison.notes(),
            before: ReportCounts::from(&comparison.before),
            after: ReportCounts::from(&comparison.after),
            changes: comparison.changes.iter().map(TotalChange::from).collect(),
        }
    }
}

impl From<&batch::ReportCounts> for ReportCounts {
    fn from(counts: &batch::ReportCounts) -> Self {
        Self {
            records: counts.records,
            ready: counts.ready,
            with_errors: counts.with_errors,
            with_warnings: counts.with_warnings,
            found: counts.found,
            complete: counts.complete,
            edition: counts.edition.code(),
        }
    }
}

impl From<&batch::TotalChange> for TotalChange {
    fn from(total: &batch::TotalChange) -> Self {
        let first = &total.first;
        Self {
            code: first.code,
            severity: total.severity.code(),
            field: first.field.map(Field::camel_name),
            change: total.change().code(),
            before: total.before,
            after: total.after,
            message: first.message(),
            remedy: first.remedy(),
            section: first.section.to_string(),
            numbers: first.numbers(),
        }
    }
}

/// What stands at a finding.
///
/// # Privacy
///
/// A learner's value, where it was asked for in clear; `Debug` hides it.
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct FindingValue {
    /// The data record, from 1.
    pub record: u64,
    /// The field.
    pub field: &'static str,
    /// What is shown.
    pub value: String,
}

impl fmt::Debug for FindingValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FindingValue").field("record", &self.record).field("field", &self.field).finish()
    }
}

/// Reads a whole file in memory again and gives what stands at the findings of its report.
///
/// # Errors
///
/// As [`batch::finding_values`], in the wire's shape.
pub fn finding_values(
    data: &[u8],
    report: &batch::BatchReport,
    policy: &BatchPolicy,
    show: ShowValues,
) -> Result<Vec<FindingValue>, Error> {
    let values = batch::finding_values(data, report, policy, show).map_err(|error| Error::from(&error))?;
    let value = |(record, field, text): (u64, Field, &str)| FindingValue {
        record,
        field: field.camel_name(),
        value: text.to_owned(),
    };
    Ok(values.iter().map(value).collect())
}

/// Findings of a report as CSV text for a spreadsheet, with the style's values where it has any.
///
/// # Errors
///
/// As [`batch::write_findings_csv`], in the wire's shape.
pub fn findings_csv(
    findings: &[crate::finding::Finding],
    values: Option<&batch::FindingValues>,
) -> Result<String, Error> {
    let mut file = Vec::new();
    let written = match values {
        None => batch::write_findings_csv(&mut file, findings),
        Some(values) => batch::write_findings_csv_with(&mut file, findings, values),
    };
    written.map(|()| text(file)).map_err(|error| Error::from(&error))
}

/// Totals of a report as CSV text for a spreadsheet.
///
/// # Errors
///
/// As [`batch::write_totals_csv`], in the wire's shape.
pub fn totals_csv(totals: &[batch::Total]) -> Result<String, Error> {
    let mut file = Vec::new();
    batch::write_totals_csv(&mut file, totals).map(|()| text(file)).map_err(|error| Error::from(&error))
}

fn text(file: Vec<u8>) -> String {
    // INVARIANT: what is written is made of texts.
    String::from_utf8(file).unwrap_or_default()
}
