//! Why an answer cannot be read, or a report not be made.

use super::REPORT;
use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::Section;

/// Why an answer of the LRS cannot be read, or a report not be made; in the order in which they are looked for.
///
/// # Privacy
///
/// Lines, places and bounds only.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum PlrError {
    /// `plr.read.too_large`: more bytes than the bound.
    TooLarge {
        /// The bound, in bytes.
        limit: usize,
    },
    /// `plr.read.no_answer`: neither JSON nor XML, or nothing of an answer in it.
    NoAnswer,
    /// `plr.read.format`: the format is one that this build does not read.
    Format,
    /// `plr.read.json`: not well-formed JSON.
    Json {
        /// The line, from 1.
        line: usize,
    },
    /// `plr.read.xml`: not well-formed XML.
    Xml {
        /// The line, from 1.
        line: usize,
    },
    /// `plr.read.doctype`: XML with a document type.
    Doctype {
        /// The line, from 1.
        line: usize,
    },
    /// `plr.read.entity`: a reference that XML does not know.
    Entity {
        /// The line, from 1.
        line: usize,
    },
    /// `plr.read.too_deep`: elements within elements beyond the bound.
    TooDeep {
        /// The line, from 1.
        line: usize,
        /// The bound.
        limit: usize,
    },
    /// `plr.read.too_many_events`: more events than the bound.
    TooManyEvents {
        /// The bound.
        limit: usize,
    },
    /// `plr.read.value_too_long`: a value beyond the bound.
    ValueTooLong {
        /// The event, from 1; 0 for what stands around the events.
        event: usize,
        /// The bound, in bytes.
        limit: usize,
    },
    /// `plr.read.not_a_value`: a list or an object where a text belongs, or no object where an event belongs.
    NotAValue {
        /// The event, from 1; 0 for what stands around the events.
        event: usize,
    },
    /// `plr.report.refused`: the record may not be seen, so that no report of it is made.
    ReportRefused,
    /// `plr.report.unknown_event`: an event is chosen that is not there, or may not be seen.
    UnknownEvent {
        /// Which of those chosen, from 1.
        place: usize,
    },
}

impl RuleError for PlrError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::TooLarge { .. } => &TOO_LARGE,
            Self::NoAnswer => &NO_ANSWER,
            Self::Format => &FORMAT,
            Self::Json { .. } => &JSON,
            Self::Xml { .. } => &XML,
            Self::Doctype { .. } => &DOCTYPE,
            Self::Entity { .. } => &ENTITY,
            Self::TooDeep { .. } => &TOO_DEEP,
            Self::TooManyEvents { .. } => &TOO_MANY_EVENTS,
            Self::ValueTooLong { .. } => &VALUE_TOO_LONG,
            Self::NotAValue { .. } => &NOT_A_VALUE,
            Self::ReportRefused => &REPORT_REFUSED,
            Self::UnknownEvent { .. } => &UNKNOWN_EVENT,
        }
    }

    fn numbers(&self) -> Numbers {
        let numbers = match *self {
            Self::NoAnswer | Self::Format | Self::ReportRefused => [0, 0],
            Self::TooLarge { limit } | Self::TooManyEvents { limit } => [limit, 0],
            Self::Json { line } | Self::Xml { line } | Self::Doctype { line } | Self::Entity { line } => {
                [line, 0]
            }
            Self::TooDeep { line, limit } => [line, limit],
            Self::ValueTooLong { event, limit } => [event, limit],
            Self::NotAValue { event } => [event, 0],
            Self::UnknownEvent { place } => [place, 0],
        };
        numbers.map(|number| number as u64)
    }
}

rule_error!(PlrError, "answer");

const BOUND: Section =
    Section::OurChoice { reason: "an answer is about one learner; what is larger is none" };
const SHAPE: Section = Section::Source { title: "LearnerServiceR9, GetLearnerLearningEvents" };
const SAFE: Section = Section::OurChoice {
    reason: "a document type can make a small file large, and no answer of the LRS has one",
};

const AGAIN: &str = "Ask for the record again, and hand over the answer as it came.";
const RAISE: &str = "If it is an answer of the LRS, raise the bound.";

static TOO_LARGE: Rule =
    Rule::error("plr.read.too_large", BOUND, "the answer is larger than {0} bytes", RAISE);
static NO_ANSWER: Rule = Rule::error(
    "plr.read.no_answer",
    SHAPE,
    "this is no answer with learning events: neither JSON nor XML that has them",
    "Hand over the answer of GetLearnerLearningEvents, or a list of learning events.",
);
static FORMAT: Rule = Rule::error(
    "plr.read.format",
    Section::OurChoice { reason: "a build that leaves a format out is smaller" },
    "this build does not read the answer's format",
    "Build with the features json and xml.",
);
static JSON: Rule = Rule::error("plr.read.json", SHAPE, "the JSON ends or breaks on line {0}", AGAIN);
static XML: Rule = Rule::error("plr.read.xml", SHAPE, "the XML ends or breaks on line {0}", AGAIN);
static DOCTYPE: Rule = Rule::error(
    "plr.read.doctype",
    SAFE,
    "the XML has a document type on line {0}",
    "Do not open it elsewhere: it did not come from the LRS.",
);
static ENTITY: Rule =
    Rule::error("plr.read.entity", SHAPE, "a reference on line {0} stands for nothing", AGAIN);
static TOO_DEEP: Rule = Rule::error(
    "plr.read.too_deep",
    BOUND,
    "on line {0}, elements stand within elements more than {1} deep",
    AGAIN,
);
static TOO_MANY_EVENTS: Rule =
    Rule::error("plr.read.too_many_events", BOUND, "there are more than {0} learning events", RAISE);
static VALUE_TOO_LONG: Rule =
    Rule::error("plr.read.value_too_long", BOUND, "a value of event {0} is longer than {1} bytes", RAISE);
static NOT_A_VALUE: Rule = Rule::error(
    "plr.read.not_a_value",
    SHAPE,
    "event {0} has something else where a text belongs",
    "Each event is an object with names and texts.",
);
static REPORT_REFUSED: Rule = Rule::error(
    "plr.report.refused",
    REPORT,
    "no report is made of a record that may not be seen",
    "The view of the record says what stands in the way.",
);
static UNKNOWN_EVENT: Rule = Rule::error(
    "plr.report.unknown_event",
    REPORT,
    "number {0} of those chosen is no event that may be seen",
    "Choose events of the record by their places, from 0.",
);

/// The rules of this part of the room. What a build cannot read is no answer of the rules, and no vector can yield it.
pub(super) static RULES: &[&Rule] = &[
    &TOO_LARGE,
    &NO_ANSWER,
    &JSON,
    &XML,
    &DOCTYPE,
    &ENTITY,
    &TOO_DEEP,
    &TOO_MANY_EVENTS,
    &VALUE_TOO_LONG,
    &NOT_A_VALUE,
    &REPORT_REFUSED,
    &UNKNOWN_EVENT,
];
