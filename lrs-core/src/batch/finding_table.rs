//! Findings and totals as CSV for a spreadsheet.

use std::io::Write;

use super::error::BatchError;
use super::finding_values::FindingValues;
use super::output::Lines;
use super::render::shown;
use super::report::Total;
use crate::finding::{Field, Finding};
use crate::guide::ReturnCode;

/// Writes findings as CSV for a spreadsheet: with a byte-order mark, every value in quotes.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
///
/// # Errors
///
/// [`BatchError::Io`]: the writer failed.
///
/// # Privacy
///
/// Findings hold no learner's value.
///
/// # Examples
///
/// ```
/// use lrs_core::{BatchPolicy, batch};
/// use lrs_core::value::Date;
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,GivenName\n2A,x,10000001,2,Jo\n";
/// let report = batch::check(csv.as_bytes(), &BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date")))?;
/// let mut file = Vec::new();
/// batch::write_findings_csv(&mut file, &report.findings)?;
/// assert!(file.starts_with(b"\xEF\xBB\xBF\"Record\",\"Line\",\"Column\",\"Field\""));
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn write_findings_csv<W: Write>(writer: W, findings: &[Finding]) -> Result<(), BatchError> {
    let mut lines = Lines::for_spreadsheet(writer, &FINDING_HEADINGS)?;
    for finding in findings {
        write_finding(&mut lines, finding);
        lines.end()?;
    }
    lines.flush()
}

/// As [`write_findings_csv`], with one more column: what stands there, as [`finding_values`](super::finding_values())
/// gives it.
///
/// # Errors
///
/// [`BatchError::Io`]: the writer failed.
///
/// # Privacy
///
/// Holds learners' values where they were asked for in clear.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, ShowValues};
/// use lrs_core::{BatchPolicy, value::Date};
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,GivenName\n2A,x,10000001,1,=1+1\n";
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let report = batch::check(csv.as_bytes(), &policy)?;
/// let values = batch::finding_values(csv.as_bytes(), &report, &policy, ShowValues::Clear)?;
/// let mut file = Vec::new();
/// batch::write_findings_csv_with(&mut file, &report.findings, &values)?;
/// assert!(String::from_utf8(file).expect("UTF-8").contains("\"'=1+1\""));
/// # Ok::<(), lrs_core::error::Error>(())
/// ```
pub fn write_findings_csv_with<W: Write>(
    writer: W,
    findings: &[Finding],
    values: &FindingValues,
) -> Result<(), BatchError> {
    let headings: Vec<&str> = FINDING_HEADINGS.into_iter().chain(["What stands there"]).collect();
    let mut lines = Lines::for_spreadsheet(writer, &headings)?;
    for finding in findings {
        write_finding(&mut lines, finding);
        let place = finding.record.zip(finding.field);
        let value = place.and_then(|(record, field)| values.get(record, field));
        lines.cell(&shown(value.unwrap_or_default()));
        lines.end()?;
    }
    lines.flush()
}

/// Writes totals as CSV for a spreadsheet, one row for each rule and field with the exact count; guarded as
/// [`write_findings_csv`] is.
///
/// # Errors
///
/// [`BatchError::Io`]: the writer failed.
///
/// # Privacy
///
/// Totals hold no learner's value.
///
/// # Examples
///
/// ```
/// use lrs_core::{BatchPolicy, batch};
/// use lrs_core::value::Date;
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,GivenName\n2A,x,10000001,2,Jo\n";
/// let report = batch::check(csv.as_bytes(), &BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date")))?;
/// let mut file = Vec::new();
/// batch::write_totals_csv(&mut file, &report.totals)?;
/// assert!(file.starts_with(b"\xEF\xBB\xBF\"How often\",\"Field\",\"Severity\""));
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn write_totals_csv<W: Write>(writer: W, totals: &[Total]) -> Result<(), BatchError> {
    let mut lines = Lines::for_spreadsheet(writer, &TOTAL_HEADINGS)?;
    for Total { severity, count, first, .. } in totals {
        lines.value(&count.to_string());
        lines.value(first.field.map_or("", Field::column));
        lines.value(severity.code());
        write_words(&mut lines, first);
        lines.value(&number(first.record));
        lines.value(&number(first.line));
        lines.end()?;
    }
    lines.flush()
}

const FINDING_HEADINGS: [&str; 10] = [
    "Record",
    "Line",
    "Column",
    "Field",
    "Severity",
    "What is wrong",
    "What to do",
    "Code",
    "Source",
    "LRS return code",
];

const TOTAL_HEADINGS: [&str; 10] = [
    "How often",
    "Field",
    "Severity",
    "What is wrong",
    "What to do",
    "Code",
    "Source",
    "LRS return code",
    "First record",
    "First line",
];

fn write_finding<W: Write>(lines: &mut Lines<W>, finding: &Finding) {
    lines.value(&number(finding.record));
    lines.value(&number(finding.line));
    // An XML file has elements in place of columns.
    lines.value(finding.element.unwrap_or(&number(finding.column.map(u64::from))));
    lines.value(finding.field.map_or("", Field::column));
    lines.value(finding.severity.code());
    write_words(lines, finding);
}

fn write_words<W: Write>(lines: &mut Lines<W>, finding: &Finding) {
    lines.cell(&finding.message());
    lines.cell(&finding.remedy());
    lines.value(finding.code);
    lines.cell(&finding.section.to_string());
    lines.value(finding.return_code().map_or("", ReturnCode::code));
}

fn number(number: Option<u64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}
