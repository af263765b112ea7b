//! What a check of a file needs to know that the file does not say.

use super::map::HeadingMap;
use crate::guide::{EDITION, Edition};
use crate::learner::{CheckPolicy, DateOrder, ProhibitedText, Purpose};
use crate::value::Date;

/// How a batch file is read and checked.
///
/// # Examples
///
/// ```
/// use lrs_core::BatchPolicy;
/// use lrs_core::value::Date;
///
/// let today = Date::from_ymd(2026, 9, 1).expect("a real date");
/// let policy = BatchPolicy {
///     file_name: Some("LRB_10000001_010920260930.CSV".to_owned()),
///     ukprn: Some("10000001".to_owned()),
///     ..BatchPolicy::new(today)
/// };
/// assert_eq!(policy.limits.max_columns, 256);
/// ```
#[derive(Clone, Debug)]
pub struct BatchPolicy {
    /// The day on which ages and future dates are judged.
    pub today: Date,
    /// The file's name, to be judged by the rule for names; a folder before it is left out of account.
    pub file_name: Option<String>,
    /// The UKPRN of the organisation that uploads the file.
    pub ukprn: Option<String>,
    /// The edition of the rules.
    pub edition: Edition,
    /// What is known of the order of day and month before the file is read.
    pub date_order: DateOrder,
    /// As [`CheckPolicy::apply_repairs`].
    pub apply_repairs: bool,
    /// As [`CheckPolicy::apply_uln_format`].
    pub apply_uln_format: bool,
    /// As [`CheckPolicy::is_pre_16_school`].
    pub is_pre_16_school: Option<bool>,
    /// As [`CheckPolicy::prohibited`].
    pub prohibited: ProhibitedText,
    /// How the columns of an export of another system are read; none for a batch file. A file in XML needs none, and
    /// is read without it. An export has no columns about the file: a corrected file takes them from
    /// [`file_name`](Self::file_name) and [`ukprn`](Self::ukprn).
    pub heading_map: Option<HeadingMap>,
    /// The bounds that hostile or broken files meet.
    pub limits: BatchLimits,
    /// How many findings of one code the report keeps. The totals beside them are exact.
    pub max_findings_per_code: usize,
}

impl BatchPolicy {
    /// How many findings of one code are kept unless the policy says otherwise.
    pub const MAX_FINDINGS_PER_CODE: usize = 1_000;

    /// The guide's rules on a given day.
    pub fn new(today: Date) -> Self {
        Self {
            today,
            file_name: None,
            ukprn: None,
            edition: EDITION,
            date_order: DateOrder::Unknown,
            apply_repairs: true,
            apply_uln_format: false,
            is_pre_16_school: None,
            prohibited: ProhibitedText::guide(),
            heading_map: None,
            limits: BatchLimits::DEFAULT,
            max_findings_per_code: Self::MAX_FINDINGS_PER_CODE,
        }
    }

    /// How each record is checked.
    pub fn check_policy(&self) -> CheckPolicy {
        CheckPolicy {
            today: self.today,
            purpose: Purpose::Batch,
            edition: self.edition,
            date_order: self.date_order,
            apply_repairs: self.apply_repairs,
            apply_uln_format: self.apply_uln_format,
            is_pre_16_school: self.is_pre_16_school,
            prohibited: self.prohibited.clone(),
        }
    }

    /// The same policy with each record checked as `check` says; its purpose is that of a batch all the same.
    #[must_use]
    pub fn with_check(self, check: CheckPolicy) -> Self {
        Self {
            today: check.today,
            edition: check.edition,
            date_order: check.date_order,
            apply_repairs: check.apply_repairs,
            apply_uln_format: check.apply_uln_format,
            is_pre_16_school: check.is_pre_16_school,
            prohibited: check.prohibited,
            ..self
        }
    }
}

/// The bounds within which a file is read, so that memory stays bounded whatever the file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct BatchLimits {
    /// The longest value, in bytes of UTF-8.
    pub max_value_bytes: usize,
    /// The longest row, in bytes of UTF-8 without quotes and commas.
    pub max_row_bytes: usize,
    /// The most values in a row.
    pub max_columns: usize,
    /// The most records, and the most blank lines between those of a CSV file.
    pub max_records: u64,
}

impl BatchLimits {
    /// Far above any batch file: the longest value of the layout (Notes) has 4,000 characters, at most
    /// 16,000 bytes; the layout has 30 columns; the portal takes 5,000 records.
    ///
    /// In XML a value is the text of one element, a row is one learner or one tag or comment, and `max_columns`
    /// counts a learner's elements.
    pub const DEFAULT: Self = Self {
        max_value_bytes: 64 * 1024,
        max_row_bytes: 256 * 1024,
        max_columns: 256,
        max_records: 100_000_000,
    };

    /// How deep the elements of an XML file may lie in one another. Those of the web service lie four deep.
    pub const MAX_DEPTH: usize = 32;

    /// The most attributes of an XML tag, and the most namespaces that hold at one place.
    pub const MAX_ATTRIBUTES: usize = 64;
}

impl Default for BatchLimits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
