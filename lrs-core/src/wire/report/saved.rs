//! Reports read again from the JSON that they were saved as.
//!
//! Words are not taken from the text: each rule speaks for itself, so a saved report cannot say what no rule says, and
//! what it says is in the words of today.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::super::batch::FORMAT;
use super::super::{BatchReport, InsideReport, OutcomeReport};
use super::ReportComparison;
use crate::batch::{
    self, Encoding, FileFormat, Layout, LineEnd, Place, RepairTotal, ReportError, Total, TotalChange,
};
use crate::error::file_rules;
use crate::finding::{Field, Finding, Numbers, Rule, Severity};
use crate::guide::Edition;
use crate::learner::DateOrder;

/// A report that was saved, of whichever kind.
#[derive(Clone, Debug)]
pub enum SavedReport {
    /// Of a check of a file: `lrs.batch_report`.
    Batch(Box<batch::BatchReport>),
    /// Of records against each other: `lrs.inside_report`.
    Inside(batch::InsideReport),
    /// Of an output file: `lrs.outcome_report`.
    Outcome(Box<batch::OutcomeReport>),
    /// Of two reports: `lrs.report_comparison`.
    Comparison(batch::ReportComparison),
}

impl SavedReport {
    /// As [`batch::report_text`].
    pub fn text(&self, style: &batch::ReportStyle) -> String {
        match self {
            Self::Batch(report) => batch::report_text(&**report, style),
            Self::Inside(report) => batch::report_text(report, style),
            Self::Outcome(report) => batch::report_text(&**report, style),
            Self::Comparison(report) => batch::report_text(report, style),
        }
    }

    /// As [`batch::report_html`].
    pub fn html(&self, style: &batch::ReportStyle) -> String {
        match self {
            Self::Batch(report) => batch::report_html(&**report, style),
            Self::Inside(report) => batch::report_html(report, style),
            Self::Outcome(report) => batch::report_html(&**report, style),
            Self::Comparison(report) => batch::report_html(report, style),
        }
    }

    /// The findings that it keeps, and its totals; a comparison has none.
    pub fn found(&self) -> (Vec<Finding>, &[Total]) {
        match self {
            Self::Batch(report) => (report.findings.clone(), &report.totals),
            Self::Inside(report) => {
                (report.findings.iter().map(|found| found.finding).collect(), &report.totals)
            }
            Self::Outcome(report) => (report.findings.clone(), &report.totals),
            Self::Comparison(_) => (Vec::new(), &[]),
        }
    }
}

/// Reads the report of a check from the JSON that it was saved as, [`wire::BatchReport`](BatchReport).
///
/// Names that are not known are passed over: a later version that keeps the `format` may add some. What is read gives the
/// same JSON again.
///
/// # Errors
///
/// [`ReportError`]: what is no report, another kind of report, of a later format, or has a rule that is not known here is
/// refused whole.
///
/// # Examples
///
/// ```
/// use lrs_core::{BatchPolicy, batch, value::Date, wire};
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,GivenName\n2A,x,10000001,1,Jo\n";
/// let report = batch::check(csv.as_bytes(), &BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date")))?;
/// let json = serde_json::to_string(&wire::BatchReport::from(&report))?;
/// assert_eq!(wire::read_report(&json)?, report);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_report(json: &str) -> Result<batch::BatchReport, ReportError> {
    match read_saved(json)? {
        SavedReport::Batch(report) => Ok(*report),
        _ => Err(ReportError::Schema),
    }
}

/// Reads a report of whichever kind, by its `schema`.
///
/// # Errors
///
/// As [`read_report`]
pub fn read_saved(json: &str) -> Result<SavedReport, ReportError> {
    let Head { schema, format } = parsed(json)?;
    match format {
        Some(FORMAT) => {}
        Some(_) => return Err(ReportError::Format),
        None => return Err(ReportError::Schema),
    }
    let reading = Reading::new();
    match schema.as_deref() {
        Some(BatchReport::SCHEMA) => {
            reading.batch(parsed(json)?).map(|report| SavedReport::Batch(Box::new(report)))
        }
        Some(InsideReport::SCHEMA) => reading.inside(parsed(json)?).map(SavedReport::Inside),
        Some(OutcomeReport::SCHEMA) => {
            reading.outcome(parsed(json)?).map(|report| SavedReport::Outcome(Box::new(report)))
        }
        Some(ReportComparison::SCHEMA) => reading.comparison(parsed(json)?).map(SavedReport::Comparison),
        _ => Err(ReportError::Schema),
    }
}

pub(super) fn parsed<T: DeserializeOwned>(json: &str) -> Result<T, ReportError> {
    if json.len() > ReportError::MAX_BYTES {
        return Err(ReportError::TooLarge);
    }
    serde_json::from_str(json)
        .map_err(|error| ReportError::Json { line: error.line() as u64, column: error.column() as u64 })
}

#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    schema: Option<String>,
    #[serde(default)]
    format: Option<u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Batch {
    records: u64,
    ready: u64,
    with_errors: u64,
    with_warnings: u64,
    none_provided: u64,
    complete: bool,
    bytes: u64,
    file_format: String,
    record_path: Option<String>,
    layout: String,
    encoding: String,
    line_end: Option<String>,
    edition: String,
    date_order: String,
    file_fields: FileFields,
    proposed_file_name: Option<String>,
    totals: Vec<Entry>,
    repairs: Vec<Repair>,
    findings: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FileFields {
    file_version: String,
    file_name: String,
    ukprn: String,
    record_count: String,
}

/// A finding, a total or a change: what one of them has not is at its default.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Entry {
    code: String,
    severity: String,
    field: Option<String>,
    remedy: String,
    numbers: Numbers,
    #[serde(default)]
    element: Option<String>,
    #[serde(default)]
    record: Option<u64>,
    #[serde(default)]
    line: Option<u64>,
    #[serde(default)]
    column: Option<u32>,
    #[serde(default)]
    count: u64,
    #[serde(default)]
    places: Vec<At>,
    #[serde(default)]
    before: u64,
    #[serde(default)]
    after: u64,
    #[serde(default)]
    other_record: Option<u64>,
    #[serde(default)]
    other_line: Option<u64>,
    #[serde(default)]
    probability: Option<f64>,
}

#[derive(Deserialize)]
struct At {
    record: Option<u64>,
    line: Option<u64>,
    column: Option<u32>,
}

#[derive(Deserialize)]
struct Repair {
    field: String,
    code: String,
    applied: bool,
    count: u64,
}

#[derive(Deserialize)]
struct Inside {
    records: u64,
    compared: u64,
    kept: u64,
    complete: bool,
    totals: Vec<Entry>,
    findings: Vec<Entry>,
}

#[derive(Deserialize)]
struct Comparison {
    before: Counts,
    after: Counts,
    changes: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Counts {
    records: u64,
    ready: u64,
    with_errors: u64,
    with_warnings: u64,
    found: u64,
    complete: bool,
    edition: String,
}

/// The greatest count that is taken: sums of counts stay sums.
// CHOICE: a million million; no file has so many of anything.
pub(super) const MOST: u64 = 1 << 40;

/// The rules by their codes: one code may have several remedies.
pub(super) struct Reading(BTreeMap<&'static str, Vec<&'static Rule>>);

impl Reading {
    fn new() -> Self {
        let mut by_code: BTreeMap<_, Vec<_>> = BTreeMap::new();
        file_rules().for_each(|rule| by_code.entry(rule.code).or_default().push(rule));
        Self(by_code)
    }

    fn batch(&self, saved: Batch) -> Result<batch::BatchReport, ReportError> {
        let itself = ReportError::Unknown { place: 0 };
        let Batch { records, ready, with_errors, with_warnings, none_provided, complete, bytes, .. } = saved;
        let counts = [ready, with_errors, with_warnings, none_provided];
        if counts.into_iter().any(|count| count > records) || records > MOST || bytes > MOST {
            return Err(itself);
        }
        let FileFields { file_version, file_name, ukprn, record_count } = saved.file_fields;
        let mut place = 0;
        Ok(batch::BatchReport {
            totals: self.totals(saved.totals, &mut place)?,
            repairs: saved
                .repairs
                .iter()
                .map(|repair| self.repair(repair, next(&mut place)))
                .collect::<Result<_, _>>()?,
            findings: self.all(saved.findings, &mut place, |_, finding| finding)?,
            records,
            ready,
            with_errors,
            with_warnings,
            none_provided,
            complete,
            bytes,
            file_format: FileFormat::from_code(&saved.file_format).ok_or(itself)?,
            record_path: saved.record_path,
            layout: Layout::from_code(&saved.layout).ok_or(itself)?,
            encoding: Encoding::from_code(&saved.encoding).ok_or(itself)?,
            line_end: saved.line_end.map(|code| LineEnd::from_code(&code).ok_or(itself)).transpose()?,
            edition: Edition::from_code(&saved.edition).ok_or(itself)?,
            file_fields: batch::FileFields::new([&file_version, &file_name, &ukprn, &record_count]),
            proposed_file_name: saved.proposed_file_name,
            date_order: DateOrder::from_code(&saved.date_order).ok_or(itself)?,
        })
    }

    fn inside(&self, saved: Inside) -> Result<batch::InsideReport, ReportError> {
        let Inside { records, compared, kept, complete, totals, findings } = saved;
        let mut place = 0;
        Ok(batch::InsideReport {
            totals: self.totals(totals, &mut place)?,
            findings: self.all(findings, &mut place, |entry, finding| batch::InsideFinding {
                finding,
                other: entry.other_record.map(|record| Place {
                    record: Some(record),
                    line: entry.other_line,
                    column: None,
                }),
                probability: entry.probability,
            })?,
            records,
            compared,
            kept,
            complete,
        })
    }

    fn comparison(&self, saved: Comparison) -> Result<batch::ReportComparison, ReportError> {
        let change = |entry: Entry, finding: Finding| TotalChange {
            severity: finding.severity,
            before: entry.before,
            after: entry.after,
            first: finding,
        };
        let changes = self.all(saved.changes, &mut 0, change)?;
        Ok(batch::ReportComparison { before: counts(&saved.before)?, after: counts(&saved.after)?, changes })
    }

    pub(super) fn totals(&self, entries: Vec<Entry>, place: &mut u64) -> Result<Vec<Total>, ReportError> {
        self.all(entries, place, |entry, first| {
            let places: Vec<Place> = entry
                .places
                .iter()
                .map(|at| Place { record: at.record, line: at.line, column: at.column })
                .collect();
            let first_place = places.first().copied();
            let first = first_place.map_or(first, |at| first.at(at.record, at.line, at.column));
            Total { severity: first.severity, count: entry.count, places, first }
        })
    }

    /// Makes something of each entry and its finding.
    pub(super) fn all<T>(
        &self,
        entries: Vec<Entry>,
        place: &mut u64,
        make: impl Fn(Entry, Finding) -> T,
    ) -> Result<Vec<T>, ReportError> {
        let one = |entry: Entry| {
            let unknown = ReportError::Unknown { place: next(place) };
            let is_too_many = [entry.count, entry.before, entry.after].into_iter().any(|count| count > MOST);
            let finding = self.finding(&entry).filter(|_| !is_too_many).ok_or(unknown)?;
            Ok(make(entry, finding))
        };
        entries.into_iter().map(one).collect()
    }

    fn finding(&self, entry: &Entry) -> Option<Finding> {
        let field = entry.field.as_deref().map(|name| Field::from_name(name).ok_or(()));
        let field = field.transpose().ok()?;
        let severity = Severity::from_code(&entry.severity)?;
        let of = |rule: &&'static Rule| {
            let finding = Finding::new(rule, field).with_numbers(entry.numbers).with_severity(severity).at(
                entry.record,
                entry.line,
                entry.column,
            );
            match &entry.element {
                Some(element) => finding.in_element_named(element),
                None => Some(finding),
            }
        };
        let mut findings = self.0.get(entry.code.as_str())?.iter().filter_map(of).peekable();
        let first = *findings.peek()?;
        Some(findings.find(|finding| finding.remedy() == entry.remedy).unwrap_or(first))
    }

    fn repair(&self, saved: &Repair, place: u64) -> Result<RepairTotal, ReportError> {
        let unknown = ReportError::Unknown { place };
        let rule = self.0.get(saved.code.as_str()).and_then(|rules| rules.first()).ok_or(unknown)?;
        let field = Field::from_name(&saved.field).filter(|_| saved.count <= MOST).ok_or(unknown)?;
        let Repair { applied, count, .. } = *saved;
        Ok(RepairTotal { field, code: rule.code, applied, count, message: rule.message })
    }
}

fn counts(saved: &Counts) -> Result<batch::ReportCounts, ReportError> {
    let Counts { records, ready, with_errors, with_warnings, found, complete, .. } = *saved;
    let edition = Edition::from_code(&saved.edition).ok_or(ReportError::Unknown { place: 0 })?;
    Ok(batch::ReportCounts { records, ready, with_errors, with_warnings, found, complete, edition })
}

/// The next place, counted from 1.
fn next(place: &mut u64) -> u64 {
    *place += 1;
    *place
}
