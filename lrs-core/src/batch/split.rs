//! A set of learners in as many files or calls as the LRS wants, as a plan: nothing is written here.

use super::file::FEW_RECORDS;
use super::format::FileFormat;
use super::policy::BatchLimits;
use crate::finding::{Finding, Rule, RuleError, rule_error};
use crate::guide::Section;
use crate::value::Date;

/// How a batch reaches the LRS.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum BatchRoute {
    /// A file that is uploaded to the portal: 50 to 5,000 records.
    #[default]
    Portal,
    /// A call of the web service: 1 to 200 records.
    WebService,
}

impl BatchRoute {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Portal, Self::WebService];

    /// The stable name: `portal` or `web_service`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::WebService => "web_service",
        }
    }

    /// Finds a route by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|route| route.code() == code)
    }

    /// The fewest records that are worth a batch.
    // SOURCE: LRS data management, further education, about 2012 (portal); LRS schema, MIAPLearnerRecordCount.
    pub const fn fewest(self) -> u64 {
        match self {
            Self::Portal => 50,
            Self::WebService => 1,
        }
    }

    /// The most records of a batch.
    // SOURCE: as above.
    pub const fn most(self) -> u64 {
        match self {
            Self::Portal => 5_000,
            Self::WebService => 200,
        }
    }
}

/// Who splits a set of learners, when, and for what.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{BatchRoute, FileFormat, SplitPolicy};
/// use lrs_core::value::Date;
///
/// let day = Date::from_ymd(2026, 9, 1).expect("a real date");
/// let policy = SplitPolicy::new("10000001", day, 9, 30);
/// assert_eq!((policy.route, policy.file_format), (BatchRoute::Portal, FileFormat::Csv));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SplitPolicy {
    /// The UKPRN of the organisation.
    pub ukprn: String,
    /// The day of now.
    pub date: Date,
    /// The hour of now, 0 to 23.
    pub hour: u8,
    /// The minute of now, 0 to 59.
    pub minute: u8,
    /// How the parts reach the LRS.
    pub route: BatchRoute,
    /// CSV or XML.
    pub file_format: FileFormat,
}

impl SplitPolicy {
    /// CSV files for the portal, made at a time of day in 24 hours.
    pub fn new(ukprn: &str, date: Date, hour: u8, minute: u8) -> Self {
        let (route, file_format) = (BatchRoute::Portal, FileFormat::Csv);
        Self { ukprn: ukprn.to_owned(), date, hour, minute, route, file_format }
    }

    /// The name of a file that is made so many minutes after now.
    pub(super) fn name_after(&self, minutes: u64) -> Option<String> {
        let Self { ukprn, date, hour, minute, file_format, .. } = self;
        // A time that does not exist is told, and not carried over.
        file_format.file_name(ukprn, *date, *hour, *minute)?;
        let minutes = u64::from(*hour) * 60 + u64::from(*minute) + minutes;
        let date = date.plus_days(i64::try_from(minutes / MINUTES_OF_DAY).ok()?)?;
        let (hour, minute) = (minutes % MINUTES_OF_DAY / 60, minutes % 60);
        file_format.file_name(ukprn, date, u8::try_from(hour).ok()?, u8::try_from(minute).ok()?)
    }
}

/// One file or call.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct BatchPart {
    /// The place of its first record in the set, from 0.
    pub start: u64,
    /// How many records it has.
    pub count: u64,
    /// Its name as a file.
    pub file_name: String,
}

/// How a set of learners is split.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct BatchPlan {
    /// The parts in order; together they have each record once.
    pub parts: Vec<BatchPart>,
    /// What is to be said about it: that a part has fewer records than is worth a file.
    pub findings: Vec<Finding>,
}

/// Why a set of learners cannot be split.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SplitError {
    /// `batch.split.name`: the UKPRN or the time cannot stand in the name of a file.
    Name,
    /// `batch.split.too_many`: more records than [`BatchLimits::DEFAULT`] reads.
    TooMany {
        /// The limit, in records.
        limit: u64,
    },
}

impl RuleError for SplitError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Name => &NAME,
            Self::TooMany { .. } => &TOO_MANY,
        }
    }

    fn numbers(&self) -> crate::finding::Numbers {
        match *self {
            Self::Name => [0, 0],
            Self::TooMany { limit } => [limit, 0],
        }
    }
}

rule_error!(SplitError, "batch file");

/// Plans how a set of `count` learners is split: as few parts as the route takes, as equal as can be, each with a
/// name of its own.
///
/// The first part is named by the minute after now, each further one by the next: a file that was made at this
/// minute keeps its name. Because the parts are equal, none is too small unless the whole set is; then a finding
/// says so. No learner means no part.
///
/// # Source
///
/// LRB batch file, quick reference guide (names); LRS data management, further education, about 2012 (50 to 5,000
/// records); LRS schema, `MIAPLearnerRecordCount` (1 to 200).
///
/// # Errors
///
/// - [`SplitError::Name`]: the UKPRN or the time cannot stand in the name of a file
/// - [`SplitError::TooMany`]: no batch is so large
///
/// # Examples
///
/// ```
/// use lrs_core::batch;
/// use lrs_core::value::Date;
///
/// let day = Date::from_ymd(2026, 9, 30).expect("a real date");
/// let plan = batch::split(5_010, &batch::SplitPolicy::new("10000001", day, 23, 58))?;
/// let parts: Vec<_> = plan.parts.iter().map(|part| (part.start, part.count, part.file_name.as_str())).collect();
/// assert_eq!(parts, [
///     (0, 2_505, "LRB_10000001_300920262359.CSV"),
///     (2_505, 2_505, "LRB_10000001_011020260000.CSV"),
/// ]);
/// # Ok::<(), batch::SplitError>(())
/// ```
pub fn split(count: u64, policy: &SplitPolicy) -> Result<BatchPlan, SplitError> {
    let limit = BatchLimits::DEFAULT.max_records;
    if count > limit {
        return Err(SplitError::TooMany { limit });
    }
    let route = policy.route;
    let mut plan = BatchPlan { parts: Vec::new(), findings: Vec::new() };
    let mut start = 0;
    for (count, place) in equal_parts(count, route.most()).zip(1..) {
        let file_name = policy.name_after(place).ok_or(SplitError::Name)?;
        if count < route.fewest() {
            plan.findings.push(Finding::new(&FEW_RECORDS, None).with_numbers([count, route.fewest()]));
        }
        plan.parts.push(BatchPart { start, count, file_name });
        start += count;
    }
    Ok(plan)
}

/// The sizes of as few parts as can be, as equal as can be: the first have one more where the set does not divide.
pub(super) fn equal_parts(count: u64, most: u64) -> impl Iterator<Item = u64> {
    let parts = count.div_ceil(most);
    (0..parts).map(move |place| count / parts + u64::from(place < count % parts))
}

const MINUTES_OF_DAY: u64 = 24 * 60;

static NAME: Rule = Rule::error(
    "batch.split.name",
    super::error::QUICK_REFERENCE,
    "the UKPRN or the time cannot stand in the name of a batch file",
    "Give a UKPRN of 8 letters or digits, and a time of day in 24 hours.",
);
static TOO_MANY: Rule = Rule::error(
    "batch.split.too_many",
    Section::OurChoice {
        reason: "no set of learners is so large, and a plan of it would not fit into memory",
    },
    "there are more than {0} learners",
    "Look at the count: split the set by site or year first.",
);

/// The rules of splitting.
pub(super) static RULES: &[&Rule] = &[&NAME, &TOO_MANY];

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(route: BatchRoute) -> SplitPolicy {
        SplitPolicy { route, ..SplitPolicy::new("10000001", Date::from_ymd(2026, 9, 1).unwrap(), 9, 30) }
    }

    #[test]
    fn every_record_is_in_one_part_and_no_part_is_too_large_or_avoidably_small() {
        for route in BatchRoute::ALL {
            for count in (0..=452).chain([4_999, 5_000, 5_001, 5_049, 10_001, 20_000, 99_999, 1_000_003]) {
                let plan = split(count, &policy(route)).unwrap();
                let mut next = 0;
                for part in &plan.parts {
                    assert_eq!(part.start, next);
                    assert!((1..=route.most()).contains(&part.count));
                    next += part.count;
                }
                assert_eq!(next, count);
                assert_eq!(plan.parts.len() as u64, count.div_ceil(route.most()), "as few as can be");
                assert_eq!(plan.findings.is_empty(), count == 0 || count >= route.fewest(), "{count}");
                let mut names: Vec<_> = plan.parts.iter().map(|part| &part.file_name).collect();
                names.dedup();
                assert_eq!(names.len(), plan.parts.len());
            }
        }
    }

    #[test]
    fn what_cannot_be_named_or_held_is_refused() {
        let wrong = SplitPolicy { hour: 24, ..policy(BatchRoute::Portal) };
        assert_eq!(split(1, &wrong), Err(SplitError::Name));
        let wrong = SplitPolicy { ukprn: "1".to_owned(), ..policy(BatchRoute::Portal) };
        assert_eq!(split(1, &wrong), Err(SplitError::Name));
        let last = Date::from_ymd(9999, 12, 31).unwrap();
        let wrong = SplitPolicy { date: last, hour: 23, minute: 59, ..policy(BatchRoute::Portal) };
        assert_eq!(split(1, &wrong), Err(SplitError::Name));
        assert_eq!(
            split(u64::MAX, &policy(BatchRoute::Portal)),
            Err(SplitError::TooMany { limit: 100_000_000 })
        );
        assert_eq!(split(100_000_000, &policy(BatchRoute::WebService)).unwrap().parts.len(), 500_000);
    }
}
