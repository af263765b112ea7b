//! What an output says about its job as a whole.

use crate::guide::ServiceCode;
use crate::value::Date;

/// The totals of a job, as the LRS states them.
///
/// # Source
///
/// LRS schema, `BatchOutputResp`. Which return codes each total counts is not published: what the totals must add
/// up to is compared, not each by itself.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct JobTotals {
    /// The web service's answer about the job.
    pub response_code: Option<ServiceCode>,
    /// `JobStatus`, as it stands; its values are not published.
    pub status: Option<String>,
    /// `NewLearnersCount`.
    pub new_learners: Option<u64>,
    /// `ExistsUpdatedLearnersCount`.
    pub exists_updated: Option<u64>,
    /// `PossibleMatchLearnersCount`.
    pub possible_matches: Option<u64>,
    /// `LearnersNotFoundCount`.
    pub not_found: Option<u64>,
    /// `RejectedLearnersCount`.
    pub rejected: Option<u64>,
    /// `LearnerRecordCount` of the first record.
    pub records: Option<u64>,
    /// The day of `JobStartedDateTime`.
    pub started: Option<Date>,
    /// The day of `JobFinishedDateTime`.
    pub finished: Option<Date>,
}

/// A longer text is no status.
const LONGEST_STATUS: usize = 64;

impl JobTotals {
    /// Puts the text of an element that stands outside the records where it belongs; false where it is none of them.
    pub(super) fn put(&mut self, name: &str, text: &str) -> bool {
        let text = text.trim();
        let number = || text.parse().ok();
        match name {
            "ResponseCode" => self.response_code = ServiceCode::from_code(text),
            "JobStatus" => self.status = Some(text.to_owned()).filter(|text| text.len() <= LONGEST_STATUS),
            "NewLearnersCount" => self.new_learners = number(),
            "ExistsUpdatedLearnersCount" => self.exists_updated = number(),
            "PossibleMatchLearnersCount" => self.possible_matches = number(),
            "LearnersNotFoundCount" => self.not_found = number(),
            "RejectedLearnersCount" => self.rejected = number(),
            "LearnerRecordCount" => self.records = number(),
            "JobStartedDateTime" => self.started = day(text),
            "JobFinishedDateTime" => self.finished = day(text),
            _ => return false,
        }
        true
    }

    /// How many records the LRS says were successful; none where it does not say.
    pub fn successful(&self) -> Option<u64> {
        sum(&[self.new_learners, self.exists_updated])
    }

    /// How many records the LRS says are exceptions; none where it does not say.
    pub fn exceptions(&self) -> Option<u64> {
        sum(&[self.possible_matches, self.not_found, self.rejected])
    }
}

/// The day of a date and time.
// SOURCE: MIAPDateTime: date, space, time; milliseconds were seen behind it, and `T` between in other services.
fn day(text: &str) -> Option<Date> {
    text.get(..10).and_then(Date::from_iso)
}

/// The sum of numbers, all of which must be there.
fn sum(numbers: &[Option<u64>]) -> Option<u64> {
    numbers.iter().try_fold(0_u64, |sum, number| sum.checked_add((*number)?))
}
