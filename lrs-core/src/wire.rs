//! The JSON shapes, once, for both wrappers.
//!
//! Names are in `camelCase`, dates are `YYYY-MM-DD`, a ULN is text, the codes of the LRS are numbers, a
//! rule's source is one string. What comes in is refused when it has a name that is not known.

#[cfg(feature = "csv")]
mod batch;
#[cfg(feature = "csv")]
mod batch_plan;
mod breach;
mod check;
mod error;
mod finding;
mod given;
mod identity;
#[cfg(feature = "csv")]
mod inside;
mod matching;
#[cfg(feature = "csv")]
mod outcome;
#[cfg(feature = "csv")]
mod plan;
mod policy;
mod value;

#[cfg(feature = "csv")]
pub use batch::{
    BatchPolicy, BatchReport, BatchTotal, CorrectedFile, FileFields, Place, RepairTotal, check_batch,
    check_learners, correct_batch, read_batch, write_batch,
};
#[cfg(feature = "xml")]
pub use batch_plan::write_xml_batch;
#[cfg(feature = "csv")]
pub use batch_plan::{BatchPart, BatchPlan, SplitPolicy, batch_file_name, split_batch};
pub use breach::{
    Attachment, Breach, BreachAdvice, BreachReport, EmailMessage, Evidence, MessagePart, Nested, Redaction,
    Spans, UnreadPart, evidence_value, read_attachment, read_bounds, read_breach_policy, read_message,
};
pub use check::{LearnerCheck, LearnerRecord};
pub use error::Error;
pub use finding::{Finding, Offsets, Repair, Span};
pub use given::{Given, LearnerDraft};
pub use identity::{NoneProvided, ProhibitedTextSize, Verification, Visibility};
#[cfg(feature = "csv")]
pub use inside::{InsideFinding, InsidePolicy, InsideReport, check_inside, check_inside_of};
pub use matching::{
    Candidate, FieldEvidence, FilledDraft, FindOutcome, MatchPair, MatchPolicy, MatchQuestion, MatchReport,
    SearchChange, SearchVariant, UlnConflict, Unread, search_hints,
};
#[cfg(feature = "csv")]
pub use outcome::{
    BatchException, CalendarOptions, CarriedUln, CodeTotal, HeldRecord, HeldReport, IlrAdvice, IlrAim,
    JobTotals, NextStep, OutcomePolicy, OutcomeReport, OutputFile, OutputRecord, ReadOutput, Reconciled,
    ReturnCode, ServiceCode, compare_held, judge_output, read_fields, read_limits, read_output, return_code,
    service_code, write_calendar, write_ulns,
};
#[cfg(feature = "csv")]
pub use plan::{
    PlanFile, PlanPolicy, PlanRecord, PlanRepair, PlanStep, UpdatePlan, WayAdvice, found_uln, plan_refresh,
    plan_restore, plan_search, plan_update,
};
pub use policy::{CheckPolicy, TwoDigitYears};
pub use value::{
    DateReading, EmailAddressRepair, GenderReading, PostcodeParts, PostcodeReading, PostcodeRepair, UlnRepair,
};
