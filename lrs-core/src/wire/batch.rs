//! A batch file's policy, report and the rest of what a wrapper hands over for files.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer};

use super::given::{Given, Names, names};
use super::policy::{day, set};
use super::{Error, Finding};
use crate::batch::{self, BatchLimits, Encoding, LineEnd};
use crate::finding::Field;
use crate::learner::{CheckPolicy, InputError};

/// How a batch file is checked: the names of a learner's policy but for `purpose`, and `fileName`, `ukprn`,
/// `maxFindingsPerCode`, `maxValueBytes`, `maxRowBytes`, `maxColumns`, `maxRecords`.
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
pub struct BatchPolicy(Option<Names>);

impl BatchPolicy {
    /// The policy of names and values that a wrapper has gathered itself.
    pub fn of(names: Vec<(String, Given)>) -> Self {
        Self(Some(Names(names)))
    }

    /// Makes a policy of it.
    ///
    /// # Errors
    ///
    /// - [`InputError::Shape`]: not an object
    /// - [`InputError::Today`], [`InputError::UnknownName`], [`InputError::Setting`]
    pub fn read(self) -> Result<batch::BatchPolicy, InputError> {
        let Some(Names(names)) = self.0 else { return Err(InputError::Shape) };
        let today = names.iter().find(|(name, _)| name == "today");
        let mut check = CheckPolicy::new(day(today.map(|(_, value)| value))?);
        let mut policy = batch::BatchPolicy::new(check.today);
        for ((name, value), place) in names.into_iter().zip(1..) {
            let wrong = InputError::Setting { place };
            match (name.as_str(), value) {
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
        names(deserializer).map(Self)
    }
}

/// What a check of a batch file found. The program's JSON report is this, with `format` 1.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchReport {
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
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct RepairTotal {
    /// The field.
    pub field: &'static str,
    /// Why: the stable code.
    pub code: &'static str,
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
            format: 1,
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
        let batch::RepairTotal { field, code, applied, count, .. } = *total;
        Self { field: field.camel_name(), code, applied, count }
    }
}

/// A corrected file, and how it differs from the one that was read.
///
/// # Privacy
///
/// Holds the learners' values; there is no `Debug`.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CorrectedFile {
    /// How many records are in `file`.
    pub written: u64,
    /// How many records with errors are in `heldBackFile`.
    pub held_back: u64,
    /// How many values differ from those that were read.
    pub changed: u64,
    /// How many records have a UCI or UPN, for which layout 2A has no column.
    pub without_identifiers: u64,
    /// The corrected file.
    pub file: String,
    /// The records with errors, where they were to be held back.
    pub held_back_file: Option<String>,
}

/// Checks a whole file in memory.
///
/// # Errors
///
/// As [`batch::check()`], in the wire's shape.
pub fn check_batch(data: &[u8], policy: &batch::BatchPolicy) -> Result<BatchReport, Error> {
    batch::check(data, policy).map(|report| BatchReport::from(&report)).map_err(|error| Error::from(&error))
}

/// Checks learners as the records of the file that they would make.
pub fn check_learners(
    learners: &[crate::learner::LearnerDraft<'_>],
    policy: &batch::BatchPolicy,
) -> BatchReport {
    BatchReport::from(&batch::check_learners(learners, policy))
}

/// Checks and corrects a whole file in memory.
///
/// # Errors
///
/// As [`batch::check()`] and [`batch::correct()`], in the wire's shape.
pub fn correct_batch(
    data: &[u8],
    hold_back: bool,
    policy: &batch::BatchPolicy,
) -> Result<CorrectedFile, Error> {
    let run = || {
        let report = batch::check(data, policy)?;
        let header = batch::BatchHeader::of(&report, policy);
        let (mut file, mut beside) = (Vec::new(), Vec::new());
        let second: Option<&mut dyn std::io::Write> = if hold_back { Some(&mut beside) } else { None };
        let corrected = batch::correct(data, &mut file, second, &header, &report, policy)?;
        Ok((corrected, file, beside))
    };
    let (corrected, file, beside) = run().map_err(|error: batch::BatchError| Error::from(&error))?;
    Ok(CorrectedFile {
        written: corrected.written,
        held_back: corrected.held_back,
        changed: corrected.changed,
        without_identifiers: corrected.without_identifiers,
        // INVARIANT: what is written is made of texts.
        file: String::from_utf8_lossy(&file).into_owned(),
        held_back_file: hold_back.then(|| String::from_utf8_lossy(&beside).into_owned()),
    })
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
        let mut file = batch::read(data, policy)?;
        let mut learners = Vec::new();
        while let Some(record) = file.next_record() {
            let draft = record?.draft();
            let filled = Field::ALL.into_iter().filter(|field| !draft.text(*field).is_empty());
            learners.push(filled.map(|field| (field.camel_name(), draft.text(field).to_owned())).collect());
        }
        Ok(learners)
    };
    run().map_err(|error| Error::from(&error))
}
