//! What a check of a batch file found.

mod error;

use core::fmt;
use std::collections::BTreeMap;

use super::decode::Encoding;
use super::format::FileFormat;
use super::layout::Layout;
use super::line::LineEnd;
use crate::finding::{Field, Finding, Repair, Severity};
use crate::guide::Edition;
use crate::learner::DateOrder;
use crate::value::Ukprn;

pub(super) use error::RULES;
pub use error::ReportError;

/// A place in a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Place {
    /// The data record, from 1; none where the file as a whole is meant.
    pub record: Option<u64>,
    /// The physical line, from 1.
    pub line: Option<u64>,
    /// The column, from 1.
    pub column: Option<u32>,
}

/// How often one rule was broken in one field.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Total {
    /// How much it matters.
    pub severity: Severity,
    /// How often, exactly.
    pub count: u64,
    /// The first places, at most [`Total::PLACES`].
    pub places: Vec<Place>,
    /// The first of the findings, for its words.
    pub first: Finding,
}

impl Total {
    /// How many places a total keeps.
    pub const PLACES: usize = 5;

    /// The stable code.
    pub const fn code(&self) -> &'static str {
        self.first.code
    }

    /// The field; none where it is about a record or the file.
    pub const fn field(&self) -> Option<Field> {
        self.first.field
    }
}

/// How often one repair was made or is proposed in one field.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RepairTotal {
    /// The field.
    pub field: Field,
    /// Why: the stable code.
    pub code: &'static str,
    /// Whether a corrected file holds the change; a person decides otherwise.
    pub applied: bool,
    /// In how many records, exactly.
    pub count: u64,
    /// Why, as a clause in lower case.
    pub message: &'static str,
}

/// The first record's four columns about the file, as they stand there.
///
/// Texts longer than [`FileFields::MAX_LENGTH`] bytes are left out.
///
/// # Privacy
///
/// In a file whose columns have slipped, a learner's value stands here. `Debug` shows none of them.
#[derive(Clone, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct FileFields {
    /// `FileVersion`.
    pub file_version: String,
    /// `FileName`, which need not be the file's real name.
    pub file_name: String,
    /// UKPRN of the organisation.
    pub ukprn: String,
    /// `LearnerRecordCount`.
    pub record_count: String,
}

impl FileFields {
    /// The longest text that is kept, in bytes.
    pub const MAX_LENGTH: usize = 255;

    pub(crate) fn new(fields: [&str; 4]) -> Self {
        let [file_version, file_name, ukprn, record_count] = fields.map(|text| {
            let text = text.trim();
            if text.len() > Self::MAX_LENGTH { String::new() } else { text.to_owned() }
        });
        Self { file_version, file_name, ukprn, record_count }
    }

    /// The texts, or blanks where they cannot be a file's own: columns have slipped, and these are a learner's.
    pub(crate) fn unless_slipped(&self) -> Self {
        let is_version = self.file_version.is_empty() || Layout::from_code(&self.file_version).is_some();
        let is_ukprn = self.ukprn.is_empty() || Ukprn::parse(&self.ukprn).is_ok();
        let is_count =
            self.record_count.len() <= 7 && self.record_count.bytes().all(|byte| byte.is_ascii_digit());
        if is_version && is_ukprn && is_count { self.clone() } else { Self::default() }
    }
}

impl fmt::Debug for FileFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileFields(<redacted>)")
    }
}

/// What a check of a batch file found.
///
/// # Privacy
///
/// No learner's value is in it: places, codes and counts only.
///
/// # Examples
///
/// ```
/// use lrs_core::{BatchPolicy, batch};
/// use lrs_core::value::Date;
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,GivenName\n2A,x,10000001,1,Jo\n";
/// let report = batch::check(csv.as_bytes(), &BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date")))?;
/// assert_eq!((report.records, report.ready, report.complete), (1, 0, true));
/// assert!(report.has_errors());
/// assert_eq!(report.count_of("batch.header.column_missing"), 25);
/// println!("{report}");
/// # Ok::<(), batch::BatchError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct BatchReport {
    /// The findings, those about the file first, then in the order of the file; of each code no more than
    /// the policy's bound.
    pub findings: Vec<Finding>,
    /// Exact totals by rule and field: errors first, then warnings, then advice, the most frequent first.
    pub totals: Vec<Total>,
    /// Exact totals of the repairs, the most frequent first.
    pub repairs: Vec<RepairTotal>,
    /// How many records there are, the row of headings not counted.
    pub records: u64,
    /// How many records have no error.
    pub ready: u64,
    /// How many records have an error.
    pub with_errors: u64,
    /// How many records have a warning, whatever else they have.
    pub with_warnings: u64,
    /// How many records say that no verification was provided: the LRS may write to an organisation that
    /// has many (guide, Appendix D and E).
    pub none_provided: u64,
    /// Whether the file was read to its end. If not, the last error says why.
    pub complete: bool,
    /// How many bytes were read.
    pub bytes: u64,
    /// CSV or XML.
    pub file_format: FileFormat,
    /// The path to the records of an XML file, with `*` for each name that is none of the LRS's:
    /// `/SubmitBatch/Learner`. None for CSV, and where there is no record.
    pub record_path: Option<String>,
    /// The layout.
    pub layout: Layout,
    /// The encoding.
    pub encoding: Encoding,
    /// How the lines of a CSV file end; none where no line ends.
    pub line_end: Option<LineEnd>,
    /// The edition of the rules.
    pub edition: Edition,
    /// The columns about the file.
    pub file_fields: FileFields,
    /// The right name for a file whose own name is wrong, where it can be told.
    pub proposed_file_name: Option<String>,
    /// What the dates of the file say about the order of day and month: pass it on when the file is
    /// corrected.
    pub date_order: DateOrder,
}

impl BatchReport {
    /// Whether the LRS would refuse the file or a record of it.
    pub fn has_errors(&self) -> bool {
        self.totals.iter().any(|total| total.severity == Severity::Error)
    }

    /// Whether the whole file was read and nothing in it is an error.
    pub fn is_ready(&self) -> bool {
        self.complete && !self.has_errors()
    }

    /// How often a code was found, exactly.
    pub fn count_of(&self, code: &str) -> u64 {
        self.totals.iter().filter(|total| total.code() == code).map(|total| total.count).sum()
    }

    /// The totals of one severity, the most frequent first.
    pub fn totals_of(&self, severity: Severity) -> impl Iterator<Item = &Total> {
        self.totals.iter().filter(move |total| total.severity == severity)
    }

    /// The path of a finding in an XML file, as an XML program counts: `/SubmitBatch/Learner[12]/FamilyName`. None
    /// for a finding about the whole file, and for CSV.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(feature = "xml")] {
    /// use lrs_core::{BatchPolicy, batch};
    /// use lrs_core::value::Date;
    ///
    /// let xml = "<SubmitBatch><Learner><ULN>1</ULN><GivenName>Jo</GivenName></Learner></SubmitBatch>";
    /// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
    /// let report = batch::check(xml.as_bytes(), &policy)?;
    /// let finding = report.findings.iter().find(|finding| finding.code == "uln.length").expect("one");
    /// assert_eq!(report.path_of(finding).as_deref(), Some("/SubmitBatch/Learner[1]/ULN"));
    /// # }
    /// # Ok::<(), lrs_core::batch::BatchError>(())
    /// ```
    pub fn path_of(&self, finding: &Finding) -> Option<String> {
        let record = format!("{}[{}]", self.record_path.as_deref()?, finding.record?);
        Some(finding.element.map_or(record.clone(), |element| format!("{record}/{element}")))
    }

    /// How many findings there were in all, kept or not.
    pub fn found(&self) -> u64 {
        self.totals.iter().map(|total| total.count).sum()
    }
}

/// Counts findings and repairs while a file is read, in bounded memory.
#[derive(Debug, Default)]
pub(super) struct Tally {
    kept_per_code: usize,
    findings: Vec<Finding>,
    kept: BTreeMap<&'static str, usize>,
    totals: BTreeMap<(&'static str, Option<Field>), Total>,
    repairs: BTreeMap<(&'static str, Field, bool), RepairTotal>,
    /// How many of the applied repairs read a date that can be read both ways.
    doubtful: BTreeMap<(&'static str, Field), u64>,
}

impl Tally {
    pub(super) fn new(kept_per_code: usize) -> Self {
        Self { kept_per_code, ..Self::default() }
    }

    pub(super) fn add_all(&mut self, findings: impl IntoIterator<Item = Finding>) {
        for finding in findings {
            self.add(finding);
        }
    }

    pub(super) fn add(&mut self, finding: Finding) {
        let kept = self.kept.entry(finding.code).or_default();
        if *kept < self.kept_per_code {
            *kept += 1;
            self.findings.push(finding);
        }
        let total = self.totals.entry((finding.code, finding.field)).or_insert(Total {
            severity: finding.severity,
            count: 0,
            places: Vec::new(),
            first: finding,
        });
        total.count += 1;
        total.severity = total.severity.max(finding.severity);
        if total.places.len() < Total::PLACES {
            let Finding { record, line, column, .. } = finding;
            total.places.push(Place { record, line, column });
        }
    }

    /// Counts a repair; `is_doubtful` where the order of day and month is in doubt.
    pub(super) fn add_repair(&mut self, repair: &Repair, is_doubtful: bool) {
        let Repair { field, code, applied, .. } = *repair;
        self.repair_total(field, code, applied, repair.rule().message).count += 1;
        if is_doubtful && applied {
            *self.doubtful.entry((code, field)).or_default() += 1;
        }
    }

    fn repair_total(
        &mut self,
        field: Field,
        code: &'static str,
        applied: bool,
        message: &'static str,
    ) -> &mut RepairTotal {
        let new = RepairTotal { field, code, applied, count: 0, message };
        self.repairs.entry((code, field, applied)).or_insert(new)
    }

    /// Makes every finding of these codes, kept or only counted, an error, and the repairs that depend on
    /// them proposals.
    pub(super) fn raise(&mut self, codes: &[&str]) {
        for finding in self.findings.iter_mut().filter(|finding| codes.contains(&finding.code)) {
            finding.severity = Severity::Error;
        }
        for total in self.totals.values_mut().filter(|total| codes.contains(&total.code())) {
            total.severity = Severity::Error;
            total.first.severity = Severity::Error;
        }
        for ((code, field), count) in core::mem::take(&mut self.doubtful) {
            let Some(applied) = self.repairs.get_mut(&(code, field, true)) else { continue };
            applied.count = applied.count.saturating_sub(count);
            let message = applied.message;
            self.repair_total(field, code, false, message).count += count;
        }
        self.repairs.retain(|_, total| total.count > 0);
    }

    pub(super) fn finish(mut self) -> (Vec<Finding>, Vec<Total>, Vec<RepairTotal>) {
        self.findings.sort_by_key(|finding| finding.record);
        let mut totals: Vec<Total> = self.totals.into_values().collect();
        totals.sort_by_key(|total| core::cmp::Reverse((total.severity, total.count)));
        let mut repairs: Vec<RepairTotal> = self.repairs.into_values().collect();
        repairs.sort_by_key(|total| core::cmp::Reverse((total.applied, total.count)));
        (self.findings, totals, repairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::header::LAYOUT_3A;

    #[test]
    fn findings_are_kept_up_to_the_bound_and_counted_beyond_it() {
        let mut tally = Tally::new(3);
        for record in 1..=10 {
            tally.add(Finding::new(&LAYOUT_3A, None).at(Some(record), Some(record + 1), None));
        }
        tally.raise(&[LAYOUT_3A.code]);
        let (findings, totals, _) = tally.finish();
        assert_eq!(findings.len(), 3);
        assert!(findings.iter().all(|finding| finding.severity == Severity::Error));
        assert_eq!((totals[0].count, totals[0].places.len()), (10, Total::PLACES));
        assert_eq!(totals[0].severity, Severity::Error);
    }
}
