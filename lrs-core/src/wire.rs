//! The JSON shapes, once, for both wrappers.
//!
//! Names are in `camelCase`, dates are `YYYY-MM-DD`, a ULN is text, the codes of the LRS are numbers, a
//! rule's source is one string. What comes in is refused when it has a name that is not known.

mod access;
#[cfg(feature = "csv")]
mod batch;
#[cfg(feature = "csv")]
mod batch_plan;
mod breach;
mod challenge;
mod check;
#[cfg(feature = "csv")]
mod correction;
mod enrolment;
mod error;
mod finding;
mod given;
#[cfg(feature = "csv")]
mod heading_map;
mod identity;
#[cfg(feature = "csv")]
mod inside;
mod matching;
mod nested;
mod object;
#[cfg(feature = "csv")]
mod outcome;
#[cfg(feature = "csv")]
mod plan;
mod plr;
mod policy;
#[cfg(feature = "csv")]
mod reading;
#[cfg(feature = "csv")]
mod rehearsal;
#[cfg(feature = "csv")]
mod report;
mod value;

pub use access::{
    AccessDecision, AccessStep, Attempts, AuditReport, AuditTotal, Escalation, PasswordAge, PasswordCheck,
    Permission, Recovery, RoleTotal, audit_accounts, audit_users, check_account, check_account_change,
    check_password, check_verification_text, decide_access, escalate, ladder, password_age,
    password_attempts, permissions, read_audit_policy, recover_account, secret_matches,
};
#[cfg(feature = "csv")]
pub use batch::{
    BatchPolicy, BatchReport, BatchTotal, FileFields, Place, RepairTotal, check_batch, check_learners,
    read_batch, write_batch,
};
#[cfg(feature = "xml")]
pub use batch_plan::write_xml_batch;
#[cfg(feature = "csv")]
pub use batch_plan::{BatchPart, BatchPlan, SplitPolicy, batch_file_name, split_batch};
pub use breach::{
    Attachment, Breach, BreachAdvice, BreachReport, EmailMessage, Evidence, MessagePart, Redaction, Spans,
    UnreadPart, evidence_value, read_attachment, read_bounds, read_breach_policy, read_message,
};
pub use challenge::{
    ChallengeCheck, ChallengeDraft, ChallengeFinding, ChallengeForm, ChallengeRoute, ChallengeStatus,
    ChallengeStep, ChallengeType, challenge_advance, challenge_check, challenge_compose,
    challenge_from_conflict, challenge_kinds, challenge_route, challenge_status,
};
pub use check::{LearnerCheck, LearnerRecord};
#[cfg(feature = "csv")]
pub use correction::{CorrectedFile, Correction, CorrectionOptions, correct_batch};
pub use enrolment::{
    EnrolmentNextStep, EnrolmentSituation, EnrolmentTransition, EnrolmentWord, SharingReplay, SignUp,
    SignUpItem, enrolment_advance, enrolment_next_step, enrolment_sign_up, enrolment_transitions,
    sharing_append, sharing_continues, sharing_limits, sharing_read, sharing_replay, sharing_to_json,
};
pub use error::Error;
pub use finding::{Finding, Offsets, Repair, Span};
pub use given::{Given, LearnerDraft};
#[cfg(feature = "csv")]
pub use heading_map::{HeadingMap, MappedColumn, guess_headings, read_heading_map};
pub use identity::{NoneProvided, ProhibitedTextSize, Verification, Visibility};
#[cfg(feature = "csv")]
pub use inside::{InsideFinding, InsidePolicy, InsideReport, check_inside, check_inside_of};
pub use matching::{
    Candidate, FieldEvidence, FilledDraft, FindOutcome, MatchPair, MatchPolicy, MatchQuestion, MatchReport,
    SearchChange, SearchVariant, UlnConflict, Unread, search_hints,
};
pub use nested::Nested;
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
#[cfg(feature = "pdf")]
pub use plr::plr_write_pdf;
pub use plr::{
    LearningEvent, Mending, PlrFinding, PlrRecord, PlrReport, PlrReportEntry, PlrView, plr_check, plr_limits,
    plr_mend, plr_read, plr_report, plr_sort, plr_view, plr_why_absent, plr_why_blank, plr_write_html,
};
pub use policy::{CheckPolicy, TwoDigitYears};
#[cfg(feature = "csv")]
pub use reading::{BatchRecord, Corrected, Progress};
#[cfg(feature = "csv")]
pub use rehearsal::{
    BatchChange, BatchQuestion, ChangeReason, RehearsalCounts, RehearsalReport, rehearse_batch,
    write_changes, write_questions,
};
#[cfg(feature = "csv")]
pub use report::{
    FindingValue, ReportComparison, ReportCounts, ReportStyle, SavedReport, TotalChange, finding_values,
    findings_csv, read_report, read_saved, read_values, totals_csv,
};
pub use value::{
    DateReading, EmailAddressRepair, GenderReading, PostcodeParts, PostcodeReading, PostcodeRepair, UlnRepair,
};
