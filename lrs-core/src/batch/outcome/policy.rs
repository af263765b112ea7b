//! What an output does not say of itself.

use super::super::policy::{BatchLimits, BatchPolicy};
use crate::guide::Channel;
use crate::value::Date;

/// How an output is judged.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{Channel, OutcomePolicy};
/// use lrs_core::value::Date;
///
/// let day = |day| Date::from_ymd(2026, 9, day).expect("a real date");
/// let policy = OutcomePolicy { channel: Channel::WebService, ..OutcomePolicy::new(day(1), day(20)) };
/// assert_eq!(policy.soon_days, 7);
/// ```
#[derive(Clone, Debug)]
pub struct OutcomePolicy {
    /// The day on which the batch was uploaded, from which exceptions have 45 days.
    pub uploaded: Date,
    /// The day on which deadlines are judged.
    pub today: Date,
    /// The name of the batch, to tell several apart: the uploaded file's name. It stands in the calendar.
    pub batch: String,
    /// Where the answer was read: web services give other codes than output files.
    pub channel: Channel,
    /// How many days before the last one an exception is called soon.
    pub soon_days: u16,
    /// The bounds that hostile or broken files meet.
    pub limits: BatchLimits,
    /// How many findings of one code the report keeps. The totals beside them are exact.
    pub max_findings_per_code: usize,
}

impl OutcomePolicy {
    /// The most records that are held against what was sent, unless the policy says otherwise: each takes memory on
    /// both sides. A portal's file has at most 5,000.
    pub const MOST_RECORDS: u64 = 1_000_000;
    /// How many days are soon unless the policy says otherwise.
    // CHOICE: a week has a working day on which somebody looks.
    pub const SOON_DAYS: u16 = 7;

    /// Judges an output of a batch that was uploaded on a day, today.
    pub fn new(uploaded: Date, today: Date) -> Self {
        Self {
            uploaded,
            today,
            batch: String::new(),
            channel: Channel::Portal,
            soon_days: Self::SOON_DAYS,
            limits: BatchLimits { max_records: Self::MOST_RECORDS, ..BatchLimits::DEFAULT },
            max_findings_per_code: BatchPolicy::MAX_FINDINGS_PER_CODE,
        }
    }
}
