//! What a check needs to know that the learner's record does not say.

use crate::guide::Edition;
use crate::learner::ProhibitedText;
use crate::value::Date;

/// What the record is wanted for: it decides which fields must be there.
///
/// # Source
///
/// LRS schema: `LearnerToRegister`, `LearnerToUpdate`, `BatchLearner`, the find and verify requests; guide
/// 4.2.1 to 4.2.3.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Purpose {
    /// Register a learner for a new ULN (web service or portal).
    #[default]
    Register,
    /// Update a learner who has a ULN.
    Update,
    /// A row of a registration batch: a ULN with both names, or the five demographics.
    Batch,
    /// Find a learner by the five demographics.
    FindByDemographics,
    /// Find a learner by ULN and both names.
    FindByUln,
    /// Verify a learner: ULN and both names, birth date and gender where known.
    Verify,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 6] =
        [Self::Register, Self::Update, Self::Batch, Self::FindByDemographics, Self::FindByUln, Self::Verify];

    /// The stable name, for example `find_by_uln`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Update => "update",
            Self::Batch => "batch",
            Self::FindByDemographics => "find_by_demographics",
            Self::FindByUln => "find_by_uln",
            Self::Verify => "verify",
        }
    }

    /// Finds a purpose by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }
}

/// What is known of the order of day and month in dates such as `03/04/2007`.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum DateOrder {
    /// Nothing: such a date is read day first, with a warning and a listed repair.
    #[default]
    Unknown,
    /// The file holds dates that are only valid month first, so such a date is an error.
    Mixed,
    /// Day first is certain: no warning.
    DayFirst,
}

impl DateOrder {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Unknown, Self::Mixed, Self::DayFirst];

    /// The stable name: `unknown`, `mixed` or `day_first`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Mixed => "mixed",
            Self::DayFirst => "day_first",
        }
    }

    /// Finds an order by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.code() == code)
    }
}

/// How a learner is checked.
///
/// # Examples
///
/// ```
/// use lrs_core::learner::{CheckPolicy, Purpose};
/// use lrs_core::value::Date;
///
/// let today = Date::from_ymd(2026, 9, 1).expect("a real date");
/// let policy = CheckPolicy { purpose: Purpose::Batch, ..CheckPolicy::new(today) };
/// assert!(policy.apply_repairs);
/// ```
#[derive(Clone, Debug)]
pub struct CheckPolicy {
    /// The day on which ages and future dates are judged.
    pub today: Date,
    /// What the record is wanted for.
    pub purpose: Purpose,
    /// The edition of the rules.
    pub edition: Edition,
    /// What is known of the order of day and month.
    pub date_order: DateOrder,
    /// Whether safe repairs (spelling of spaces, case of a postcode, format of a date) go into the checked
    /// record. Those that need a person's yes are only ever proposed. Repairs are listed either way. Where
    /// they are not applied, names and other texts stay as typed, and a field that the LRS would refuse as
    /// it was typed is an error.
    pub apply_repairs: bool,
    /// Whether a ULN whose ten digits are all there, with spaces in it or as a spreadsheet's number, is taken
    /// as the ULN it is. Listed as a repair. Any other ULN is only ever proposed.
    pub apply_uln_format: bool,
    /// Whether the organisation is a school of learners under 16, which may give "relationship with school"
    /// as verification; unknown where none.
    pub is_pre_16_school: Option<bool>,
    /// The words and postcodes that must not stand in the record: the guide's own unless you load the official
    /// list.
    pub prohibited: ProhibitedText,
}

impl CheckPolicy {
    /// The guide's rules on a given day, for a registration, with safe repairs applied.
    pub fn new(today: Date) -> Self {
        Self {
            today,
            purpose: Purpose::Register,
            edition: crate::guide::EDITION,
            date_order: DateOrder::Unknown,
            apply_repairs: true,
            apply_uln_format: false,
            is_pre_16_school: None,
            prohibited: ProhibitedText::guide(),
        }
    }
}
