//! A batch file's policy, report and the rest of what a wrapper hands over for files.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer};

use super::given::Given;
use super::heading_map::read_heading_map;
use super::nested::{Nested, named};
use super::policy::{day, set};
use super::reading::{boxed, filled};
use super::{Error, Finding};
use crate::batch::{self, BatchLimits, Encoding, LineEnd};
use crate::finding::{Field, Numbers, fill, sentence};
use crate::learner::{CheckPolicy, InputError};

/// How a batch file is checked: the names of a learner's policy but for `purpose`, and `fileName`, `ukprn`,
/// `headingMap` (see [`read_heading_map`]), `maxFindingsPerCode`, `maxValueBytes`, `maxRowBytes`, `maxColumns`, `maxRecords`.
///
/// `today` must be there; what is left out or `null` is as in [`batch::BatchPolicy::new`].
///
/// # Examples
///
/// ```
/// use lrs_core::wire;
///
/// let json = r#"{"today": "2026-09-01", "fileName": "LRB_10000001_010920260930.CSV", "maxColumns": 40}"#;
/// let given: wire::BatchPolicy = serde_json::from_str(json)?;
/// assert_eq!(given.read()?.limits.max_columns, 40);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct BatchPolicy(Nested);

impl BatchPolicy {
    /// The policy of an object that a wrapper has read itself.
    pub const fn of(given: Nested) -> Self {
        Self(given)
    }

    /// Makes a policy of it.
    ///
    /// # Errors
    ///
    /// - [`InputError::Shape`]: not an object
    /// - [`InputError::Today`], [`InputError::UnknownName`], [`InputError::Setting`]
    /// - as [`read_heading_map`], of the map
    pub fn read(self) -> Result<batch::BatchPolicy, InputError> {
        let names: Vec<_> = named(self.0)?.collect();
        let today = names.iter().find(|(_, name, _)| name == "today");
        let mut check = CheckPolicy::new(day(today.map(|(_, _, value)| value.plain()))?);
        let mut policy = batch::BatchPolicy::new(check.today);
        for (place, name, value) in names {
            let wrong = InputError::Setting { place };
            if name == "headingMap" {
                let is_blank = *value.plain() == Given::Blank;
                policy.heading_map = if is_blank { None } else { Some(read_heading_map(value)?) };
                continue;
            }
            match (name.as_str(), value.into_plain()) {
                ("purpose", _) => return Err(InputError::UnknownName { place }),
                ("fileName", Given::Text(text)) => policy.file_name = Some(text),
                ("ukprn", Given::Text(text)) => policy.ukprn = Some(text),
                ("fileName" | "ukprn", Given::Blank) => {}
                ("fileName" | "ukprn", _) => return Err(wrong),
                (name, value) if name.starts_with("max") => limit(&mut policy, name, &value, place)?,
                (name, value) => set(&mut check, name, &value, place)?,
            }
        }
        Ok(policy.with_check(check))
    }
}

fn limit(policy: &mut batch::BatchPolicy, name: &str, value: &Given, place: usize) -> Result<(), InputError> {
    let limits = &mut policy.limits;
    let slot = match name {
        "maxFindingsPerCode" => &mut policy.max_findings_per_code,
        "maxValueBytes" => &mut limits.max_value_bytes,
        "maxRowBytes" => &mut limits.max_row_bytes,
        "maxColumns" => &mut limits.max_columns,
        "maxRecords" => {
            limits.max_records = at_least_one(value, place)?.unwrap_or(BatchLimits::DEFAULT.max_records);
            return Ok(());
        }
        _ => return Err(InputError::UnknownName { place }),
    };
    if let Some(given) = at_least_one(value, place)? {
        *slot = usize::try_from(given).map_err(|_| InputError::Setting { place })?;
    }
    Ok(())
}

/// A whole number from 1; none where nothing is said.
pub(super) fn at_least_one(value: &Given, place: usize) -> Result<Option<u64>, InputError> {
    match *value {
        Given::Blank => Ok(None),
        Given::Whole(number @ 1..) => Ok(u64::try_from(number).ok()),
        _ => Err(InputError::Setting { place }),
    }
}

impl<'de> Deserialize<'de> for BatchPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Nested::deserialize(deserializer).map(Self)
    }
}

/// What a check of a batch file found. The program's JSON report is this, with `schema` and `format`; it is read again by
/// [`read_report`](super::read_report).
///
/// # Privacy
///
/// Counts, codes, places and words of the rules. Of the file there are the four columns about it, blank where they cannot be
/// about a file; no value of a learner.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchReport {
    /// Which kind of report it is: [`BatchReport::SCHEMA`].
    pub schema: &'static str,
    /// The version of this shape. A later version keeps the names of this one or has another number.
    pub format: u32,
    /// How many records there are.
    pub records: u64,
    /// How many have no error.
    pub ready: u64,
    /// How many have an error.
    pub with_errors: u64,
    /// How many have a warning.
    pub with_warnings: u64,
    /// How many say that no verification was provided.
    pub none_provided: u64,
    /// Whether the file was read to its end.
    pub complete: bool,
    /// Whether the LRS would refuse the file or a record of it.
    pub has_errors: bool,
    /// Whether the whole file was read and nothing in it is an error.
    pub is_ready: bool,
    /// How many bytes were read.
    pub bytes: u64,
    /// `csv` or `xml`.
    pub file_format: &'static str,
    /// The path to the records of an XML file; null for CSV.
    pub record_path: Option<String>,
    /// `2A` or `3A`.
    pub layout: &'static str,
    /// The encoding's code.
    pub encoding: &'static str,
    /// The line end's code; null where no line ends.
    pub line_end: Option<&'static str>,
    /// The edition of the rules.
    pub edition: &'static str,
    /// `unknown`, `mixed` or `day_first`.
    pub date_order: &'static str,
    /// The first record's columns about the file; blank where what stands there cannot be about a file.
    pub file_fields: FileFields,
    /// The right name for a file whose own is wrong, where it can be told.
    pub proposed_file_name: Option<String>,
    /// Exact totals by rule and field.
    pub totals: Vec<BatchTotal>,
    /// Exact totals of the repairs.
    pub repairs: Vec<RepairTotal>,
    /// The findings, of each code up to a bound.
    pub findings: Vec<Finding>,
}

impl BatchReport {
    /// The name of this shape.
    pub const SCHEMA: &'static str = "lrs.batch_report";
}

/// The version of the shapes of reports.
pub(super) const FORMAT: u32 = 1;

/// The first record's columns about the file.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileFields {
    /// `FileVersion`.
    pub file_version: String,
    /// `FileName`.
    pub file_name: String,
    /// UKPRN.
    pub ukprn: String,
    /// `LearnerRecordCount`.
    pub record_count: String,
}

/// How often one rule was broken in one field.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchTotal {
    /// The stable code.
    pub code: &'static str,
    /// `error`, `warning` or `advice`.
    pub severity: &'static str,
    /// The field; null where it is about a record or the file.
    pub field: Option<&'static str>,
    /// How often, exactly.
    pub count: u64,
    /// What is wrong in the first case.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
    /// Where the rule comes from.
    pub section: String,
    /// The element of an XML file in which the first stands.
    pub element: Option<&'static str>,
    /// The numbers that the message shows.
    pub numbers: Numbers,
    /// The first places.
    pub places: Vec<Place>,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Place {
    /// The data record, from 1.
    pub record: Option<u64>,
    /// The physical line, from 1.
    pub line: Option<u64>,
    /// The column, from 1.
    pub column: Option<u32>,
}

/// How often one repair was made or is proposed in one field.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct RepairTotal {
    /// The field.
    pub field: &'static str,
    /// Why: the stable code.
    pub code: &'static str,
    /// Why, as a sentence.
    pub message: String,
    /// Whether a corrected file holds the change.
    pub applied: bool,
    /// In how many records, exactly.
    pub count: u64,
}

impl From<&batch::BatchReport> for BatchReport {
    fn from(report: &batch::BatchReport) -> Self {
        let batch::FileFields { file_version, file_name, ukprn, record_count } =
            report.file_fields.unless_slipped();
        Self {
            schema: Self::SCHEMA,
            format: FORMAT,
            records: report.records,
            ready: report.ready,
            with_errors: report.with_errors,
            with_warnings: report.with_warnings,
            none_provided: report.none_provided,
            complete: report.complete,
            has_errors: report.has_errors(),
            is_ready: report.is_ready(),
            bytes: report.bytes,
            file_format: report.file_format.code(),
            record_path: report.record_path.clone(),
            layout: report.layout.code(),
            encoding: Encoding::code(report.encoding),
            line_end: report.line_end.map(LineEnd::code),
            edition: report.edition.code(),
            date_order: report.date_order.code(),
            file_fields: FileFields { file_version, file_name, ukprn, record_count },
            proposed_file_name: report.proposed_file_name.clone(),
            totals: report.totals.iter().map(BatchTotal::from).collect(),
            repairs: report.repairs.iter().map(RepairTotal::from).collect(),
            findings: report.findings.iter().map(Finding::from).collect(),
        }
    }
}

impl From<&batch::Total> for BatchTotal {
    fn from(total: &batch::Total) -> Self {
        Self {
            code: total.code(),
            severity: total.severity.code(),
            field: total.field().map(Field::camel_name),
            count: total.count,
            message: total.first.message(),
            remedy: total.first.remedy(),
            section: total.first.section.to_string(),
            element: total.first.element,
            numbers: total.first.numbers(),
            places: total.places.iter().map(Place::from).collect(),
        }
    }
}

impl From<&batch::Place> for Place {
    fn from(place: &batch::Place) -> Self {
        Self { record: place.record, line: place.line, column: place.column }
    }
}

impl From<&batch::RepairTotal> for RepairTotal {
    fn from(total: &batch::RepairTotal) -> Self {
        let batch::RepairTotal { field, code, applied, count, message } = *total;
        let message = sentence(&fill(message, field.label(), [0, 0]));
        Self { field: field.camel_name(), code, message, applied, count }
    }
}

/// Checks a whole file in memory.
///
/// # Errors
///
/// As [`batch::check()`], in the wire's shape.
pub fn check_batch(data: &[u8], policy: &batch::BatchPolicy) -> Result<BatchReport, Error> {
    let report = batch::check(boxed(data), policy);
    report.map(|report| BatchReport::from(&report)).map_err(|error| Error::from(&error))
}

/// Checks learners as the records of the file that they would make.
pub fn check_learners(
    learners: &[crate::learner::LearnerDraft<'_>],
    policy: &batch::BatchPolicy,
) -> BatchReport {
    BatchReport::from(&batch::check_learners(learners, policy))
}

/// Writes a whole batch file in memory; `count` is that of the drafts unless it is given.
///
/// # Errors
///
/// As [`batch::write()`], in the wire's shape.
pub fn write_batch(
    drafts: &[crate::learner::LearnerDraft<'_>],
    file_name: &str,
    ukprn: &str,
    count: Option<u64>,
) -> Result<String, Error> {
    let header = batch::BatchHeader { file_name: file_name.to_owned(), ukprn: ukprn.to_owned() };
    let mut file = Vec::new();
    batch::write(&mut file, &header, count.unwrap_or(drafts.len() as u64), drafts)
        .map(|()| String::from_utf8_lossy(&file).into_owned())
        .map_err(|error| Error::from(&error))
}

/// Reads a whole batch file in memory: for each learner the fields that are filled, as typed, by their name
/// in `camelCase`.
///
/// # Errors
///
/// As [`batch::read()`], in the wire's shape.
pub fn read_batch(
    data: &[u8],
    policy: &batch::BatchPolicy,
) -> Result<Vec<BTreeMap<&'static str, String>>, Error> {
    let run = || -> Result<_, batch::BatchError> {
        let mut file = batch::read(boxed(data), policy)?;
        let mut learners = Vec::new();
        while let Some(record) = file.next_record() {
            learners.push(filled(&record?));
        }
        Ok(learners)
    };
    run().map_err(|error| Error::from(&error))
}
