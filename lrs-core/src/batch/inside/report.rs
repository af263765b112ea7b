//! What the records of a file say against each other.

use super::super::report::{BatchReport, Place, Total};
use super::rules::is_ours;
use crate::finding::{Finding, Severity};

/// A finding about two records of one file.
///
/// # Privacy
///
/// No learner's value is in it: places, codes and a probability only.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct InsideFinding {
    /// The finding, which stands at the later record; its words name the other.
    pub finding: Finding,
    /// Where the earlier record is; none where the file as a whole is meant.
    pub other: Option<Place>,
    /// How likely it is that both are of one learner, 0.0 to 1.0, where that was weighed.
    pub probability: Option<f64>,
}

/// What the records of a file say against each other.
///
/// # Privacy
///
/// No learner's value is in it.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InsideReport {
    /// The findings in the order of the later record, those about the file first; of each code no more than the policy's
    /// bound.
    pub findings: Vec<InsideFinding>,
    /// Exact totals by rule and field: errors first, then warnings, the most frequent first.
    pub totals: Vec<Total>,
    /// How many records there are.
    pub records: u64,
    /// How many were compared field by field.
    pub compared: u64,
    /// How many were compared at all.
    pub kept: u64,
    /// Whether the file was read to its end. If not, the last finding says why.
    pub complete: bool,
}

impl InsideReport {
    /// Whether an error stands between two records, or the file could not be read.
    pub fn has_errors(&self) -> bool {
        self.totals.iter().any(|total| total.severity == Severity::Error)
    }

    /// How often a code was found, exactly.
    pub fn count_of(&self, code: &str) -> u64 {
        self.totals.iter().filter(|total| total.code() == code).map(|total| total.count).sum()
    }
}

impl BatchReport {
    /// The same report with what its records say against each other.
    ///
    /// Findings and totals are put together. How many records are ready, have errors or have warnings is left as it is:
    /// those counts are of the records by themselves. That a file could not be read to its end is not said twice.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::batch::{self, InsidePolicy};
    /// use lrs_core::{BatchPolicy, value::Date};
    ///
    /// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,ULN,GivenName,FamilyName\n\
    ///     2A,x,10000001,2,9276308686,Catherine,Hartnell\n,,,,9276308686,Joshua,Mossgrave\n";
    /// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
    /// let inside = batch::check_inside(csv.as_bytes(), &policy, &InsidePolicy::default())?;
    /// let report = batch::check(csv.as_bytes(), &policy)?.with_inside(&inside);
    /// assert_eq!(report.count_of("batch.inside.uln_shared"), 1);
    /// # Ok::<(), batch::BatchError>(())
    /// ```
    #[must_use]
    pub fn with_inside(mut self, inside: &InsideReport) -> Self {
        let findings = inside.findings.iter().map(|found| found.finding);
        self.findings.extend(findings.filter(|finding| is_ours(finding.code)));
        self.findings.sort_by_key(|finding| finding.record);
        self.totals.extend(inside.totals.iter().filter(|total| is_ours(total.code())).cloned());
        self.totals.sort_by_key(|total| core::cmp::Reverse((total.severity, total.count)));
        self
    }
}
