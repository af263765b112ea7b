//! Why a log cannot be read, or an entry not follow.

use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::{Section, section};

/// Why a log of changes cannot be read, or an entry cannot follow.
///
/// # Privacy
///
/// Lines, entries and bounds only.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SharingLogError {
    /// `sharing_log.too_large`: more bytes than the bound.
    TooLarge {
        /// The bound, in bytes.
        limit: usize,
    },
    /// `sharing_log.json`: not well-formed JSON in UTF-8.
    Json {
        /// The line, from 1.
        line: usize,
    },
    /// `sharing_log.shape`: JSON that is no log.
    Shape {
        /// The line, from 1.
        line: usize,
    },
    /// `sharing_log.format`: a log of a later version than this one.
    Format,
    /// `sharing_log.too_many`: more entries than the bound.
    TooMany {
        /// The bound.
        limit: usize,
    },
    /// `sharing_log.text_too_long`: a name or a version beyond the bound.
    TextTooLong {
        /// The entry, from 1.
        entry: usize,
        /// The bound, in bytes.
        limit: usize,
    },
    /// `sharing_log.moment`: no moment with its time zone.
    Moment {
        /// The entry, from 1.
        entry: usize,
    },
    /// `sharing_log.state`: neither 0, 1 nor 2.
    State {
        /// The entry, from 1; 0 for the state before the first.
        entry: usize,
    },
    /// `sharing_log.nobody_named`: it is not said who recorded it.
    NobodyNamed {
        /// The entry, from 1.
        entry: usize,
    },
    /// `sharing_log.cannot_unsee`: to 0 from 1 or 2.
    CannotUnsee {
        /// The entry, from 1.
        entry: usize,
    },
    /// `sharing_log.no_notice`: 1 or 2 without the version of the notice that was seen.
    NoNotice {
        /// The entry, from 1.
        entry: usize,
    },
    /// `sharing_log.notice_unseen`: 0 with the version of a notice.
    NoticeUnseen {
        /// The entry, from 1.
        entry: usize,
    },
    /// `sharing_log.out_of_order`: earlier than the entry before.
    OutOfOrder {
        /// The entry, from 1.
        entry: usize,
    },
    /// `sharing_log.rewritten`: another entry than the earlier log has, or none.
    Rewritten {
        /// The entry, from 1; 0 for the state before the first.
        entry: usize,
    },
}

impl SharingLogError {
    /// The entry that it is about, from 1; 0 for the state before the first. None where it is about the whole.
    pub const fn entry(&self) -> Option<usize> {
        match *self {
            Self::TooLarge { .. }
            | Self::Json { .. }
            | Self::Shape { .. }
            | Self::Format
            | Self::TooMany { .. } => None,
            Self::TextTooLong { entry, .. }
            | Self::Moment { entry }
            | Self::State { entry }
            | Self::NobodyNamed { entry }
            | Self::CannotUnsee { entry }
            | Self::NoNotice { entry }
            | Self::NoticeUnseen { entry }
            | Self::OutOfOrder { entry }
            | Self::Rewritten { entry } => Some(entry),
        }
    }
}

impl RuleError for SharingLogError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::TooLarge { .. } => &TOO_LARGE,
            Self::Json { .. } => &JSON,
            Self::Shape { .. } => &SHAPE,
            Self::Format => &FORMAT,
            Self::TooMany { .. } => &TOO_MANY,
            Self::TextTooLong { .. } => &TEXT_TOO_LONG,
            Self::Moment { .. } => &MOMENT,
            Self::State { .. } => &STATE,
            Self::NobodyNamed { .. } => &NOBODY_NAMED,
            Self::CannotUnsee { .. } => &CANNOT_UNSEE,
            Self::NoNotice { .. } => &NO_NOTICE,
            Self::NoticeUnseen { .. } => &NOTICE_UNSEEN,
            Self::OutOfOrder { .. } => &OUT_OF_ORDER,
            Self::Rewritten { .. } => &REWRITTEN,
        }
    }

    fn numbers(&self) -> Numbers {
        let numbers = match *self {
            Self::Format => [0, 0],
            Self::TooLarge { limit } | Self::TooMany { limit } => [limit, 0],
            Self::Json { line } | Self::Shape { line } => [line, 0],
            Self::TextTooLong { entry, limit } => [entry, limit],
            _ => [self.entry().unwrap_or_default(), 0],
        };
        numbers.map(|number| number as u64)
    }
}

rule_error!(SharingLogError, "log");

const BOUND: Section = Section::OurChoice { reason: "a log is of one learner; what is larger is none" };
const AUDIT: Section =
    Section::OurChoice { reason: "an audit asks who recorded what, when, and by which notice" };
const OURS: Section = Section::OurChoice { reason: "the shape of the log is this library's own" };

const RAISE: &str = "If it is a log of this library, raise the bound.";
const AGAIN: &str = "Export the log again, and hand it over as it was written.";

static TOO_LARGE: Rule =
    Rule::error("sharing_log.too_large", BOUND, "the log is larger than {0} bytes", RAISE);
static JSON: Rule = Rule::error("sharing_log.json", OURS, "the JSON ends or breaks on line {0}", AGAIN);
static SHAPE: Rule = Rule::error(
    "sharing_log.shape",
    OURS,
    "what stands on line {0} is no part of a log: a name too many, too few or twice, or another kind of value",
    "A log has format, held and changes; each change has at, by, to and noticeVersion.",
);
static FORMAT: Rule = Rule::error(
    "sharing_log.format",
    OURS,
    "the log was written by a later version",
    "Read it with the version that wrote it.",
);
static TOO_MANY: Rule =
    Rule::error("sharing_log.too_many", BOUND, "the log has more than {0} entries", RAISE);
static TEXT_TOO_LONG: Rule = Rule::error(
    "sharing_log.text_too_long",
    BOUND,
    "a text of entry {0} is longer than {1} bytes",
    "Keep to a user's name and the version of a notice.",
);
static MOMENT: Rule = Rule::error(
    "sharing_log.moment",
    AUDIT,
    "entry {0} has no moment: a date, a time and its offset from universal time",
    "Write it so: 2026-09-01T08:30:00Z, or 2026-09-01T09:30:00+01:00.",
);
static STATE: Rule = Rule::error(
    "sharing_log.state",
    Section::Schema { name: "MIAPAbilityToShare" },
    "entry {0} has an ability to share that is not 0, 1 or 2",
    "Write 0, 1 or 2.",
);
static NOBODY_NAMED: Rule = Rule::error(
    "sharing_log.nobody_named",
    AUDIT,
    "entry {0} does not say who recorded it",
    "Name the user who recorded it.",
);
static CANNOT_UNSEE: Rule = Rule::error(
    "sharing_log.cannot_unsee",
    section::ABILITY_TO_SHARE,
    "entry {0} says that a Privacy Notice was not seen that was seen before",
    "Keep 1, or record 2 if the learner opts out. The LRS refuses 0 here (WSRC0014).",
);
static NO_NOTICE: Rule = Rule::error(
    "sharing_log.no_notice",
    section::PRIVACY_NOTICE,
    "entry {0} does not say which version of the Privacy Notice the learner has seen",
    "Write the version that was shown, for example the month in which it was published.",
);
static NOTICE_UNSEEN: Rule = Rule::error(
    "sharing_log.notice_unseen",
    section::ABILITY_TO_SHARE,
    "entry {0} names a version of the Privacy Notice and says that none was seen",
    "If the learner has seen it, record 1, or 2 if the learner opts out; if not, leave the version empty.",
);
static OUT_OF_ORDER: Rule = Rule::error(
    "sharing_log.out_of_order",
    AUDIT,
    "entry {0} is earlier than the entry before",
    "Add entries at the end, in the order in which they were recorded.",
);
static REWRITTEN: Rule = Rule::error(
    "sharing_log.rewritten",
    AUDIT,
    "entry {0} is not what the earlier log says, or is not there; 0 is the state before the first",
    "A log only grows: go back to the earlier one, and find out who changed it.",
);

/// The rules of this part of the room.
pub(in crate::enrolment) static RULES: &[&Rule] = &[
    &TOO_LARGE,
    &JSON,
    &SHAPE,
    &FORMAT,
    &TOO_MANY,
    &TEXT_TOO_LONG,
    &MOMENT,
    &STATE,
    &NOBODY_NAMED,
    &CANNOT_UNSEE,
    &NO_NOTICE,
    &NOTICE_UNSEEN,
    &OUT_OF_ORDER,
    &REWRITTEN,
];
