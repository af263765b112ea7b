//! The exceptions that somebody has to process, oldest first, each with its last day.

use core::fmt;

use super::next_step::NextStep;
use super::record::OutputCode;
use crate::guide::Channel;
use crate::value::Date;

/// How many days an exception can be processed after its batch was uploaded.
///
/// # Source
///
/// Guide 4.3: "within 45 days of the batch file being uploaded". The guide does not say whether the 45th day is in.
/// **Our choice**: the day of the upload is day 0, and the 45th day after it is the last one, and is in.
pub const EXCEPTION_DAYS: u16 = 45;

/// How much time an exception has left.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Urgency {
    /// Its last day is over.
    Overdue,
    /// Its last day is today or within the days that the policy calls soon.
    Soon,
    /// There is time.
    Open,
}

impl Urgency {
    /// The stable name: `overdue`, `soon` or `open`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Soon => "soon",
            Self::Open => "open",
        }
    }
}

/// A record that somebody has to process.
///
/// # Privacy
///
/// `Debug` hides the MIS identifier and a code that is not known.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct BatchException {
    /// The name of the batch, as the policy has it; empty where it has none.
    pub batch: String,
    /// The record of the output, from 1.
    pub record: u64,
    /// The college's own key of the learner; empty where none was sent.
    pub mis_identifier: String,
    /// The code beside the record.
    pub code: OutputCode,
    /// The day on which the batch was uploaded.
    pub uploaded: Date,
    /// The last day on which the exception can be processed; that day is in.
    pub deadline: Date,
    /// How many days are left: 0 on the last day, negative after it.
    pub days_left: i64,
    /// How urgent it is.
    pub urgency: Urgency,
    /// What to do.
    pub next_step: NextStep,
}

impl fmt::Debug for BatchException {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchException")
            .field("batch", &self.batch)
            .field("record", &self.record)
            .field("code", &self.code)
            .field("days_left", &self.days_left)
            .field("urgency", &self.urgency)
            .field("next_step", &self.next_step)
            .finish()
    }
}

/// Exceptions of one batch or of many, oldest first.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, OutcomePolicy, Urgency};
/// use lrs_core::value::Date;
///
/// let day = |month, day| Date::from_ymd(2026, month, day).expect("a real date");
/// let policy = OutcomePolicy::new(day(9, 1), day(10, 16));
/// let csv = "ReturnCode,MISIdentifier\nRC010,A1\n";
/// let report = batch::outcome(csv.as_bytes(), None, &policy)?;
/// let exception = &report.queue.exceptions()[0];
/// assert_eq!(exception.deadline.to_string(), "2026-10-16");
/// assert_eq!((exception.days_left, exception.urgency), (0, Urgency::Soon));
/// # Ok::<(), batch::OutputError>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ExceptionQueue(Vec<BatchException>);

impl ExceptionQueue {
    /// The exceptions, oldest first.
    pub fn exceptions(&self) -> &[BatchException] {
        &self.0
    }

    /// Adds the exceptions of another batch in their places.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::batch::{self, ExceptionQueue, OutcomePolicy};
    /// use lrs_core::value::Date;
    ///
    /// let day = |month| Date::from_ymd(2026, month, 1).expect("a real date");
    /// let of = |uploaded| batch::outcome("ReturnCode\nRC006\n".as_bytes(), None, &OutcomePolicy::new(uploaded, day(9)));
    /// let mut queue = of(day(9))?.queue;
    /// queue.merge(of(day(8))?.queue);
    /// assert_eq!(queue.exceptions()[0].uploaded, day(8));
    /// # Ok::<(), batch::OutputError>(())
    /// ```
    pub fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
        self.sort();
    }

    pub(crate) fn of(mut exceptions: Vec<BatchException>) -> Self {
        exceptions.shrink_to_fit();
        let mut queue = Self(exceptions);
        queue.sort();
        queue
    }

    fn sort(&mut self) {
        self.0.sort_by(|one, other| {
            (one.deadline, &one.batch, one.record).cmp(&(other.deadline, &other.batch, other.record))
        });
    }

    /// How many are of an urgency.
    pub fn count(&self, urgency: Urgency) -> usize {
        self.0.iter().filter(|exception| exception.urgency == urgency).count()
    }
}

/// The day after which an exception cannot be processed.
pub(super) fn deadline(uploaded: Date) -> Date {
    // Past the end of the calendar there is no later day than the upload's own.
    uploaded.plus_days(i64::from(EXCEPTION_DAYS)).unwrap_or(uploaded)
}

/// What the policy says that an exception needs to know.
pub(super) struct Terms<'p> {
    pub(super) batch: &'p str,
    pub(super) uploaded: Date,
    pub(super) today: Date,
    pub(super) soon_days: u16,
    pub(super) channel: Channel,
}

impl Terms<'_> {
    /// The exception of a record; none where its code needs no step.
    pub(super) fn exception(&self, record: u64, mis: &str, code: &OutputCode) -> Option<BatchException> {
        let next_step = NextStep::of(code, self.channel)?;
        let deadline = deadline(self.uploaded);
        let days_left = self.today.days_until(deadline);
        let urgency = match days_left {
            ..0 => Urgency::Overdue,
            left if left <= i64::from(self.soon_days) => Urgency::Soon,
            _ => Urgency::Open,
        };
        Some(BatchException {
            batch: self.batch.to_owned(),
            record,
            mis_identifier: mis.to_owned(),
            code: code.clone(),
            uploaded: self.uploaded,
            deadline,
            days_left,
            urgency,
            next_step,
        })
    }
}
