//! Answers of the LRS: learning events from JSON or from the web service's XML, within bounds.
//!
//! An answer is about one learner and small. It is held in memory as a whole within a bound, unlike a batch file.

#[cfg(feature = "json")]
mod json;
#[cfg(feature = "xml")]
mod soap;

use core::fmt;

use super::error::PlrError;
use super::event::{EventField, LearningEvent};
use super::{PlrFinding, VIEWING};
use crate::finding::{Finding, Rule};
use crate::guide::{Section, ServiceCode};
use crate::text::decoded;
use crate::value::Uln;

/// The bounds of a reading.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PlrLimits {
    /// The most bytes of an answer.
    pub max_bytes: usize,
    /// The most events.
    pub max_events: usize,
    /// The most bytes of one value.
    pub max_value_bytes: usize,
}

impl PlrLimits {
    /// 8 MiB, 10,000 events, 4,000 bytes a value: far beyond what one learner has.
    pub const DEFAULT: Self = Self { max_bytes: 8 << 20, max_events: 10_000, max_value_bytes: 4_000 };
    /// The most elements within elements; an event stands six deep.
    pub const MAX_DEPTH: usize = 32;
}

impl Default for PlrLimits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// A Personal Learning Record as it was answered.
///
/// # Privacy
///
/// `Debug` shows how many events there are and what was found, no ULN and no event.
#[derive(Clone, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct PlrRecord {
    /// The code of the answer as it stands there; empty where there is none.
    pub response_code: String,
    /// The ULN that was asked for, as it stands there.
    pub incoming_uln: String,
    /// The ULN whose record this is, as it stands there.
    pub found_uln: String,
    /// The events.
    pub events: Vec<LearningEvent>,
    /// What is to be said about the answer.
    pub findings: Vec<PlrFinding>,
}

impl PlrRecord {
    /// The code of the answer; none where it is none that is known.
    pub fn code(&self) -> Option<ServiceCode> {
        ServiceCode::from_code(&self.response_code)
    }
}

impl fmt::Debug for PlrRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlrRecord")
            .field("code", &self.code())
            .field("events", &self.events.len())
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

/// Reads an answer, JSON or XML by its content.
///
/// XML is what the web service `GetLearnerLearningEvents` answers, whatever its prefixes, or a SOAP fault. JSON is a list
/// of events, or an object with `events` (or `learnerRecord`), `responseCode`, `incomingUln` and `foundUln`. Names are those
/// of the schema or ours. That the learner does not share the record, or could not be verified, is a finding: there are no
/// events then.
///
/// # Source
///
/// `LearnerServiceR9`, `GetLearnerLearningEvents`; codes: [`ServiceCode`].
///
/// # Errors
///
/// See [`PlrError`]. A document type is refused, and no entity but XML's own five is resolved.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "json")] {
/// use lrs_core::plr::{PlrLimits, read};
///
/// let answer = br#"{"responseCode": "WSEC0206", "events": []}"#;
/// let record = read(answer, &PlrLimits::default())?;
/// assert_eq!(record.findings[0].code(), "plr.read.not_shared");
/// # }
/// # Ok::<(), lrs_core::plr::PlrError>(())
/// ```
pub fn read(data: &[u8], limits: &PlrLimits) -> Result<PlrRecord, PlrError> {
    if data.len() > limits.max_bytes {
        return Err(PlrError::TooLarge { limit: limits.max_bytes });
    }
    let text = decoded(data);
    let raw = match text.trim_start().chars().next() {
        #[cfg(feature = "xml")]
        Some('<') => soap::read(&text, limits)?,
        #[cfg(feature = "json")]
        Some('{' | '[') => json::read(&text, limits)?,
        #[cfg(not(feature = "xml"))]
        Some('<') => return Err(PlrError::Format),
        #[cfg(not(feature = "json"))]
        Some('{' | '[') => return Err(PlrError::Format),
        _ => return Err(PlrError::NoAnswer),
    };
    raw.judged()
}

/// An answer as it is gathered.
#[derive(Default)]
struct Raw {
    record: PlrRecord,
    /// Whether anything was met that an answer has.
    is_answer: bool,
    /// Names that are nothing known.
    extra: u64,
}

/// Something that stands beside the events.
#[derive(Clone, Copy)]
enum About {
    ResponseCode,
    IncomingUln,
    FoundUln,
}

impl About {
    /// What a name stands for; the error code of a fault is the code of the answer.
    fn of(name: &str) -> Option<Self> {
        let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
        if is("ResponseCode") || is("response_code") || is("ErrorCode") {
            Some(Self::ResponseCode)
        } else if is("IncomingULN") || is("incoming_uln") {
            Some(Self::IncomingUln)
        } else if is("FoundULN") || is("found_uln") {
            Some(Self::FoundUln)
        } else {
            None
        }
    }
}

impl Raw {
    /// Notes what stands beside the events.
    fn put(&mut self, about: About, text: &str) {
        let slot = match about {
            About::ResponseCode => &mut self.record.response_code,
            About::IncomingUln => &mut self.record.incoming_uln,
            About::FoundUln => &mut self.record.found_uln,
        };
        text.trim().clone_into(slot);
    }

    /// Begins an event.
    fn begin(&mut self, limits: &PlrLimits) -> Result<(), PlrError> {
        self.is_answer = true;
        if self.record.events.len() >= limits.max_events {
            return Err(PlrError::TooManyEvents { limit: limits.max_events });
        }
        self.record.events.push(LearningEvent::default());
        Ok(())
    }

    /// Notes a value of the last event; one that is there already stays.
    fn set(&mut self, field: EventField, text: String) {
        let place = self.record.events.len().saturating_sub(1);
        let Some(event) = self.record.events.last_mut() else { return };
        if event.text(field).is_empty() {
            event.set(field, text);
        } else if !text.is_empty() {
            self.record.findings.push(PlrFinding::at(&FIELD_REPEATED, place, Some(field)));
        }
    }

    /// The record with what is to be said about it.
    fn judged(self) -> Result<PlrRecord, PlrError> {
        let Self { mut record, is_answer, extra } = self;
        if !is_answer {
            return Err(PlrError::NoAnswer);
        }
        let code = record.code();
        let of_code = match code {
            // A list of events has no code, and need not have one.
            None if record.response_code.is_empty() => None,
            None => Some(&CODE_UNKNOWN),
            Some(ServiceCode::Wsec0206) => Some(&NOT_SHARED),
            Some(ServiceCode::Wsec0208) => Some(&NOT_VERIFIED),
            Some(ServiceCode::Wsrc0001 | ServiceCode::Wsrc0002 | ServiceCode::Wsrc0003) => Some(&NOT_FOUND),
            Some(ServiceCode::Wsrc0022) => Some(&LINKED),
            Some(code) if code.is_error() => Some(&REFUSED),
            Some(_) => None,
        };
        let is_linked = code == Some(ServiceCode::Wsrc0022);
        let is_other = |incoming: &str, found: &str| {
            !incoming.is_empty() && !found.is_empty() && incoming != found && !is_linked
        };
        let is_wrong = |uln: &str| !uln.is_empty() && !Uln::is_valid(uln);
        let is_silent = record.events.is_empty() && of_code.is_none_or(|rule| rule.code == LINKED.code);
        let found = [
            of_code,
            is_other(&record.incoming_uln, &record.found_uln).then_some(&OTHER_ULN),
            (is_wrong(&record.incoming_uln) || is_wrong(&record.found_uln)).then_some(&ULN_WRONG),
            is_silent.then_some(&NO_EVENTS),
        ];
        let about_events = core::mem::take(&mut record.findings);
        record.findings.extend(found.into_iter().flatten().map(PlrFinding::new));
        if extra > 0 {
            let finding = Finding::new(&EXTRA, None).with_numbers([extra, 0]);
            record.findings.push(PlrFinding { finding, ..PlrFinding::new(&EXTRA) });
        }
        record.findings.extend(about_events);
        Ok(record)
    }
}

const STUBS: Section = Section::Source { title: "HMPPS learner records API, LRS stubs" };
const CALL: Section = Section::Source { title: "LearnerServiceR9, GetLearnerLearningEvents" };

static NOT_SHARED: Rule = Rule::error(
    "plr.read.not_shared",
    STUBS,
    "the learner has not agreed to share the record (WSEC0206), so that there are no events",
    "Respect it: only the learner can have a photocopy. Show the Privacy Notice if the learner has not seen it.",
);
static NOT_VERIFIED: Rule = Rule::error(
    "plr.read.not_verified",
    STUBS,
    "the details do not prove who the learner is (WSEC0208), so that there are no events",
    "Compare ULN, names, date of birth and gender with the learner's profile, and ask again.",
);
static NOT_FOUND: Rule = Rule::error(
    "plr.read.not_found",
    STUBS,
    "no single learner was found, so that there are no events",
    "Search for the learner first, and ask again with the ULN that was found.",
);
static REFUSED: Rule = Rule::error(
    "plr.read.refused",
    CALL,
    "the LRS answered with an error and without events",
    "Look the code up. If the service was out of order, ask again later.",
);
static LINKED: Rule = Rule::advice(
    "plr.read.linked",
    STUBS,
    "the ULN is linked to another one, whose record this is (WSRC0022)",
    "Keep the ULN that was found in your own system, and use it from now on.",
);
static CODE_UNKNOWN: Rule = Rule::warning(
    "plr.read.code_unknown",
    CALL,
    "the code of the answer is none that is known",
    "Ask the LRS Service Desk what it means.",
);
static OTHER_ULN: Rule = Rule::warning(
    "plr.read.other_uln",
    CALL,
    "the record is of another ULN than was asked for, and nothing says that the two are linked",
    "Do not use it before you have compared the learner's details.",
);
static ULN_WRONG: Rule = Rule::warning(
    "plr.read.uln_wrong",
    CALL,
    "a ULN of the answer is not well formed",
    "Compare it with the learner's profile.",
);
static NO_EVENTS: Rule = Rule::advice(
    "plr.read.no_events",
    VIEWING,
    "the record has no events",
    "Ask why a qualification may be absent, and ask the learner for certificates.",
);
static EXTRA: Rule = Rule::advice(
    "plr.read.extra",
    CALL,
    "{0} names of the answer are none of its schema, and were left out",
    "If they matter, look at the answer itself.",
);
static FIELD_REPEATED: Rule = Rule::warning(
    "plr.read.field_repeated",
    CALL,
    "the field stands twice in the event, and the first was kept",
    "Look at the answer itself.",
);

/// The rules of this part of the room.
pub(super) static RULES: &[&Rule] = &[
    &NOT_SHARED,
    &NOT_VERIFIED,
    &NOT_FOUND,
    &REFUSED,
    &LINKED,
    &CODE_UNKNOWN,
    &OTHER_ULN,
    &ULN_WRONG,
    &NO_EVENTS,
    &EXTRA,
    &FIELD_REPEATED,
];
