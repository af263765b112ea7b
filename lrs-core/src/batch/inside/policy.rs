//! How the records of a file are compared, and how much of them is kept.

use crate::matching::MatchPolicy;

/// How records of one file are compared with each other, and the bounds of memory.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::InsidePolicy;
///
/// let policy = InsidePolicy { max_compared: 5_000, ..InsidePolicy::default() };
/// assert_eq!(policy.max_records, 2_000_000);
/// ```
#[derive(Clone, Debug)]
pub struct InsidePolicy {
    /// How learners are compared. Pairs from even odds are told; of two ULNs on one learner, from
    /// [`accept`](MatchPolicy::accept).
    pub matching: MatchPolicy,
    /// The most records that are compared field by field: about 650 bytes each, measured. Records after them are compared by ULN
    /// and by the five demographics as a whole, and the report says so.
    pub max_compared: u64,
    /// The most records that are kept at all: about 60 bytes each. Records after them are not compared, and the report
    /// says so.
    pub max_records: u64,
    /// How many findings of one code the report keeps. The totals beside them are exact.
    pub max_findings_per_code: usize,
}

impl InsidePolicy {
    /// The most records that are compared field by field unless the policy says otherwise.
    // CHOICE: twenty files of the portal at once; the time grows faster than the number of records.
    pub const MAX_COMPARED: u64 = 100_000;
    /// The most records that are kept unless the policy says otherwise.
    // CHOICE: more learners than any organisation has.
    pub const MAX_RECORDS: u64 = 2_000_000;
}

impl Default for InsidePolicy {
    fn default() -> Self {
        Self {
            matching: MatchPolicy::default(),
            max_compared: Self::MAX_COMPARED,
            max_records: Self::MAX_RECORDS,
            max_findings_per_code: super::super::BatchPolicy::MAX_FINDINGS_PER_CODE,
        }
    }
}
