//! Two reports held against each other: what was put right since, and what is new.

use core::fmt;
use std::collections::BTreeMap;

use super::render::{
    Body, Column, Document, Documented, Part, ReportStyle, Table, grouped, label, plural, report_text,
};
use super::report::{BatchReport, Total};
use crate::finding::{Field, Finding, Severity};
use crate::guide::Edition;

/// What became of one kind of fault: of one rule in one field.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Change {
    /// It was there and is gone.
    Fixed,
    /// There are fewer than before.
    Fewer,
    /// There are more than before.
    More,
    /// It was not there before.
    New,
    /// There are as many as before.
    Same,
}

impl Change {
    /// All of them, in the order of a report.
    pub const ALL: [Self; 5] = [Self::Fixed, Self::Fewer, Self::More, Self::New, Self::Same];

    /// The stable name: `fixed`, `fewer`, `more`, `new` or `same`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Fewer => "fewer",
            Self::More => "more",
            Self::New => "new",
            Self::Same => "same",
        }
    }

    const fn heading(self) -> &'static str {
        match self {
            Self::Fixed => "Gone since",
            Self::Fewer => "Fewer than before",
            Self::More => "More than before",
            Self::New => "New",
            Self::Same => "As many as before",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Fixed => "gone",
            Self::Same => "as many as before",
            other => other.code(),
        }
    }

    const fn of(before: u64, after: u64) -> Self {
        match (before, after) {
            (0, _) => Self::New,
            (_, 0) => Self::Fixed,
            _ if after < before => Self::Fewer,
            _ if after > before => Self::More,
            _ => Self::Same,
        }
    }
}

/// How often one rule was broken in one field, before and after.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct TotalChange {
    /// How much it matters, as the later report that has it says.
    pub severity: Severity,
    /// How often before.
    pub before: u64,
    /// How often after.
    pub after: u64,
    /// The first of the findings, for its words.
    pub first: Finding,
}

impl TotalChange {
    /// What became of it.
    pub const fn change(&self) -> Change {
        Change::of(self.before, self.after)
    }
}

/// The counts of a report.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
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
    pub edition: Edition,
}

impl From<&BatchReport> for ReportCounts {
    fn from(report: &BatchReport) -> Self {
        let BatchReport { records, ready, with_errors, with_warnings, complete, edition, .. } = *report;
        Self { records, ready, with_errors, with_warnings, found: report.found(), complete, edition }
    }
}

/// Two reports held against each other.
///
/// # Privacy
///
/// No learner's value is in it: codes and counts only.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ReportComparison {
    /// The counts of the earlier report.
    pub before: ReportCounts,
    /// The counts of the later report.
    pub after: ReportCounts,
    /// Every kind of fault that one of them has: by [`Change`], then the worst, then the most frequent.
    pub changes: Vec<TotalChange>,
}

impl ReportComparison {
    /// How many kinds of fault changed so.
    pub fn count_of(&self, change: Change) -> u64 {
        self.of(change).count() as u64
    }

    fn of(&self, change: Change) -> impl Iterator<Item = &TotalChange> {
        self.changes.iter().filter(move |total| total.change() == change)
    }

    /// It all in one or two sentences.
    pub fn summary(&self) -> String {
        let Self { before, after, .. } = self;
        let before_ready = if before.records == after.records {
            grouped(before.ready)
        } else {
            format!("{} of {}", grouped(before.ready), grouped(before.records))
        };
        let ready = format!(
            "Ready: {} of {} learners, {before_ready} before.",
            grouped(after.ready),
            grouped(after.records)
        );
        let counts = Change::ALL.map(|change| (self.count_of(change), change.words()));
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let words: Vec<String> = counts.map(|(count, words)| format!("{} {words}", grouped(count))).collect();
        if words.is_empty() {
            return format!("{ready} There are no faults in either report.");
        }
        let kinds = plural(self.changes.len() as u64, "kind", "kinds");
        format!("{ready} Of {kinds} of fault: {}.", words.join(", "))
    }

    /// What a reader must know before trusting the counts.
    pub fn notes(&self) -> Vec<&'static str> {
        let Self { before, after, .. } = self;
        let mut notes = vec![PAIRED_NOTE];
        if !before.complete || !after.complete {
            notes.push(CUT_NOTE);
        }
        if before.edition != after.edition {
            notes.push(EDITION_NOTE);
        }
        notes
    }
}

const PAIRED_NOTE: &str = "Reports hold no learners, so records cannot be paired: these are counts. A fault that was put \
    right in one record and made in another is not seen.";
const CUT_NOTE: &str = "One of the files was not read to its end: its counts are of the part that was read.";
const EDITION_NOTE: &str = "The reports follow different editions of the rules.";

/// Holds two reports against each other: of each rule in each field, how often before and after.
///
/// The files need not have the same learners, nor the reports the same bound of findings: totals are exact.
///
/// # Source
///
/// **Our choice**: a report holds no learner, so that it can be kept and passed on; the price is that records cannot be
/// paired.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, Change};
/// use lrs_core::{BatchPolicy, value::Date};
///
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let file = |uln: &str| format!("FileVersion,FileName,UKPRN,LearnerRecordCount,ULN\n2A,x,10000001,1,{uln}\n");
/// let before = batch::check(file("9276308685").as_bytes(), &policy)?;
/// let after = batch::check(file("9276308686").as_bytes(), &policy)?;
/// let comparison = batch::compare_reports(&before, &after);
/// assert_eq!(comparison.changes[0].first.code, "uln.check_digit");
/// assert_eq!(comparison.changes[0].change(), Change::Fixed);
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn compare_reports(before: &BatchReport, after: &BatchReport) -> ReportComparison {
    let mut changes: BTreeMap<(&str, Option<Field>), TotalChange> = BTreeMap::new();
    let mut put = |total: &Total, [before, after]: [u64; 2]| {
        let new = TotalChange { severity: total.severity, before: 0, after: 0, first: total.first };
        let change = changes.entry((total.code(), total.field())).or_insert(new);
        // The later report has the last word.
        (change.severity, change.first) = (total.severity, total.first);
        change.before += before;
        change.after += after;
    };
    before.totals.iter().for_each(|total| put(total, [total.count, 0]));
    after.totals.iter().for_each(|total| put(total, [0, total.count]));
    let mut changes: Vec<TotalChange> = changes.into_values().collect();
    changes.sort_by_key(|total| {
        (total.change(), core::cmp::Reverse((total.severity, total.before.max(total.after))))
    });
    ReportComparison { before: before.into(), after: after.into(), changes }
}

impl fmt::Display for ReportComparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&report_text(self, &ReportStyle::default()))
    }
}

impl Documented for ReportComparison {
    fn document(&self, style: &ReportStyle) -> Document {
        let counts = |pick: fn(&ReportCounts) -> u64| {
            format!("{} before, {} after", grouped(pick(&self.before)), grouped(pick(&self.after)))
        };
        let parts = Change::ALL.into_iter().filter_map(|change| {
            let rows: Vec<Vec<String>> = self.of(change).map(row).collect();
            let columns = ["Before", "After"]
                .map(Column::number)
                .into_iter()
                .chain(["Severity", "Fault"].map(Column::text));
            (!rows.is_empty()).then(|| Part {
                heading: change.heading().to_owned(),
                severity: None,
                body: Body::Table(Table { columns: columns.collect(), rows, key: 3, note: None }),
            })
        });
        Document {
            title: "What changed between two reports",
            lead: self.summary(),
            subject: style.file_name.clone(),
            facts: vec![
                ("Records", counts(|counts| counts.records)),
                ("Ready", counts(|counts| counts.ready)),
                ("With errors", counts(|counts| counts.with_errors)),
                ("Findings", counts(|counts| counts.found)),
            ],
            notes: self.notes().into_iter().map(str::to_owned).collect(),
            parts: parts.collect(),
        }
    }
}

fn row(total: &TotalChange) -> Vec<String> {
    let label = label(total.first.rule().message, total.first.field);
    let label = if label.is_empty() { String::new() } else { format!("{label}: ") };
    let words = format!("{label}{} [{}]", total.first.message(), total.first.code);
    vec![grouped(total.before), grouped(total.after), total.severity.code().to_owned(), words]
}
