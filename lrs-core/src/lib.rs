//! The rules of the UK Learning Records Service (LRS) as pure functions.
//!
//! The LRS gives every learner in England, Wales and Northern Ireland a Unique Learner Number (ULN) and
//! keeps what they achieved. Its guide says what a record must look like, what may never stand in one, and
//! what colleges get wrong. This crate holds those rules, each with its source beside it: it reads a
//! learner's details as somebody typed them, says everything that the LRS or its guide would mind, and
//! gives the record back in the form in which it may be sent.
//!
//! # Example
//!
//! ```
//! use lrs_core::value::Date;
//! use lrs_core::{CheckPolicy, LearnerDraft, Severity, learner};
//!
//! let draft = LearnerDraft {
//!     given_name: "Siân".into(),
//!     family_name: "O’Neill".into(),
//!     date_of_birth: "12/13/2007".into(),
//!     gender: "F".into(),
//!     last_known_postcode: "cf10 3at".into(),
//!     ability_to_share: "1".into(),
//!     verification_type: "999".into(),
//!     ..LearnerDraft::default()
//! };
//! let today = Date::from_ymd(2026, 9, 1).expect("a real date");
//! let check = learner::check(&draft, &CheckPolicy::new(today));
//!
//! let errors: Vec<_> = check.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
//! assert_eq!(errors[0].code, "verification.description_missing");
//! assert_eq!(check.learner.last_known_postcode.expect("read").to_string(), "CF10 3AT");
//! assert_eq!(check.learner.date_of_birth.expect("read").to_string(), "2007-12-13");
//! ```
//!
//! # The types to know
//!
//! - [`LearnerDraft`]: a record as typed, any text in any field.
//! - [`learner::check`] with a [`CheckPolicy`]: every rule at once. It is *pure*: today's date, the list of
//!   prohibited text and the purpose are arguments.
//! - [`LearnerCheck`]: the [`Finding`]s, the [`Repair`]s, and the [`LearnerRecord`] of typed values.
//! - [`Finding`]: what a rule minds, as data: a stable code, a [`Severity`], a [`Field`], the [`Section`] it
//!   comes from, and words for people. Never the learner's value.
//! - The value types: [`Uln`], [`GivenName`], [`FamilyName`], [`DateOfBirth`], [`Gender`], [`Postcode`],
//!   [`EmailAddress`], [`Ukprn`], [`AbilityToShare`], [`Verification`]. A value cannot be wrong, so nothing
//!   checks it again.
//! - [`batch`]: whole files, streamed in constant memory.
//! - [`access`]: the portal's users: who may do what, their accounts and passwords, and the yearly review.
//! - [`breach::assess`] with an [`EmailMessage`](breach::EmailMessage): whether an e-mail would breach the security rules.
//! - [`enrolment`]: from sign-up to a verified ULN: what comes next and why; the ability to share in time.
//! - [`plr`]: the Personal Learning Record: its events, who may see it, and a report of it.
//! - [`challenge`]: problems with a ULN or a record: which way each goes, what a data challenge takes, and its text.
//!
//! # Cookbook
//!
//! Is this a ULN, and if not, what was meant?
//!
//! ```
//! use lrs_core::{Uln, value::uln};
//!
//! assert!(Uln::is_valid("9276308686"));
//! assert_eq!(uln::repairs("927-630-8686")[0].to, Uln::parse("9276308686")?);
//! # Ok::<(), lrs_core::UlnError>(())
//! ```
//!
//! Are these two spellings of one name?
//!
//! ```
//! use lrs_core::text::name_key;
//!
//! assert_eq!(name_key("O’NEILL-Søren"), name_key("oneill soren"));
//! ```
//!
//! What would be changed in a file, and what is to be asked?
//!
//! ```
//! # #[cfg(feature = "csv")] {
//! use lrs_core::{BatchPolicy, batch, value::Date};
//!
//! let file = "FileVersion,UKPRN,GivenName,FamilyName,DateOfBirth,Gender,LastKnownPostCode\n2A,10000001,Jo,Ng,,2,sw1a1aa\n";
//! let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
//! let report = batch::check(file.as_bytes(), &policy)?;
//! let mut rehearsal = batch::rehearse(file.as_bytes(), &report, &policy)?;
//! while let Some(record) = rehearsal.next_record() {
//!     let record = record?;
//!     assert_eq!(record.changes[0].reason(), "The postcode written in capitals.");
//!     assert_eq!(record.questions[0].question(), "When were you born? Please give day, month and year.");
//! }
//! # }
//! # Ok::<(), lrs_core::error::Error>(())
//! ```
//!
//! Nobody was found: how else may the learner stand in the register?
//!
//! ```
//! use lrs_core::LearnerDraft;
//! use lrs_core::matching::{SearchHints, search_variants};
//!
//! let draft = LearnerDraft { family_name: "McDonald".into(), ..LearnerDraft::default() };
//! let variants = search_variants(&draft, &SearchHints::default());
//! assert!(variants.iter().any(|variant| variant.draft.family_name == "MacDonald"));
//! ```
//!
//! Is this learner in our register already, under another spelling?
//!
//! ```
//! use lrs_core::matching::{FoundOutcome, Register};
//! use lrs_core::{LearnerDraft, MatchPolicy};
//!
//! let held = LearnerDraft {
//!     given_name: "Catherine".into(),
//!     family_name: "McDonald".into(),
//!     date_of_birth: "2007-03-12".into(),
//!     ..LearnerDraft::default()
//! };
//! let asked = LearnerDraft { given_name: "Kate".into(), family_name: "MacDonald".into(), ..held.clone() };
//! let found = Register::new([&held], &MatchPolicy::default()).find(&asked);
//! assert_eq!(found.outcome, FoundOutcome::Possible);
//! for evidence in &found.candidates[0].report.fields {
//!     println!("{}: {} bits", evidence.message(), evidence.weight);
//! }
//! ```
//!
//! An export of the college's own system is no batch file: what is which column?
//!
//! ```
//! use lrs_core::value::Date;
//! use lrs_core::{BatchPolicy, batch};
//!
//! let export = "Surname;Forename;DOB;Sex;Post Code\nExample;Jo;12/03/2007;F;EX4 9TR\n";
//! let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
//! let map = batch::guess_headings(export.as_bytes(), &policy)?;
//! for column in &map.columns {
//!     println!("{}: {} ({})", column.heading, column.meaning.code(), column.evidence.message());
//! }
//! let policy = BatchPolicy { heading_map: Some(map), ..policy };
//! assert_eq!(batch::check(export.as_bytes(), &policy)?.records, 1);
//! # Ok::<(), batch::BatchError>(())
//! ```
//!
//! May this e-mail leave, and what must go out of it?
//!
//! ```
//! use lrs_core::breach::{BreachPolicy, EmailMessage, Verdict, assess, redact};
//!
//! let message = EmailMessage {
//!     to: vec!["desk@college.example".into()],
//!     subject: "ULN 9276308686".into(),
//!     body: "Learner: Amina Khan\nPlease check the number.".into(),
//!     ..EmailMessage::default()
//! };
//! let report = assess(&message, &BreachPolicy::default());
//! assert_eq!(report.verdict, Verdict::Hold);
//! for breach in &report.breaches {
//!     println!("{} ({}). {}", breach.message(), breach.section(), breach.remedy());
//! }
//! let redaction = redact(&message, &BreachPolicy::default());
//! assert_eq!(redaction.message.body, "Learner: [removed]\nPlease check the number.");
//! ```
//!
//! May a learner who has seen the privacy notice become one who has not?
//!
//! ```
//! use lrs_core::AbilityToShare::{AbleToShare, NotSeen};
//!
//! let error = AbleToShare.change_to(NotSeen).expect_err("never");
//! assert_eq!(error.code(), "sharing.cannot_unsee");
//! ```
//!
//! May this user do that, and which role would?
//!
//! ```
//! use lrs_core::access::{Action, RoleSet, decide};
//! use lrs_core::value::UserRole;
//!
//! let decision = decide(Action::RegisterLearner, RoleSet::of([UserRole::SuperUser]), None);
//! assert!(!decision.is_allowed);
//! assert_eq!(decision.would_allow, [UserRole::OnlineUser]);
//! ```
//!
//! A learner is at the desk: what comes next, and what is needed for it?
//!
//! ```
//! use lrs_core::enrolment::{EnrolmentEvent, EnrolmentStep, Situation, advance, next_step};
//!
//! let situation = advance(&Situation::default(), EnrolmentEvent::GivesUln)?;
//! let next = next_step(&situation);
//! assert_eq!(next.step, EnrolmentStep::VerifyIdentity);
//! println!("{} {}", next.step.sentence(), next.reasons[0].message());
//! # Ok::<(), lrs_core::enrolment::EnrolmentError>(())
//! ```
//!
//! # Features
//!
//! - `csv` (default): reading, checking and writing batch files.
//! - `xml` (default): batch files in XML too, and the web service's learning events.
//! - `serde`: the value types as text and LRS codes.
//! - `json`: models of matching, learning events and logs of the ability to share as JSON.
//! - `mime`: reading e-mails as they travel, for `breach::EmailMessage::parse`.
//! - `parallel`: looking for duplicates on all cores.
//! - `attachments`: reading what hangs on an e-mail: archives, office files, whether a file is encrypted.
//! - `pdf`: the text of PDFs too, and reports of a Personal Learning Record as PDF.
//! - `workbook`: sheets of XLSX and ODS workbooks, for `batch::read_workbook`.
//! - `wire`: the JSON shapes that the Python and TypeScript faces speak.
//!
//! A feature adds and never changes an answer.
//!
//! # Privacy
//!
//! No error, `Debug` or report shows a ULN, name, date or postcode; `Display`, `as_str` and [`Repair::to`]
//! do, because calling them is a decision.
//!
//! # What it does not do
//!
//! It opens no file, network or clock and keeps no log. It does not ask the LRS anything: that a number is
//! well formed does not say that it was issued, and that a postcode is well formed does not say that it
//! exists. The list of prohibited text that the LRS publishes is not part of it: load yours with
//! [`ProhibitedText`].
#![forbid(unsafe_code)]

pub mod access;
#[cfg(feature = "csv")]
pub mod batch;
pub mod breach;
pub mod challenge;
pub mod enrolment;
pub mod error;
pub mod finding;
pub mod guide;
pub mod learner;
pub mod matching;
pub mod plr;
pub mod text;
pub mod value;
#[cfg(feature = "wire")]
pub mod wire;

#[cfg(feature = "csv")]
pub use batch::{BatchPolicy, BatchReport};
pub use finding::{Field, Finding, Repair, Severity};
pub use guide::Section;
pub use learner::{CheckPolicy, LearnerCheck, LearnerDraft, LearnerRecord, ProhibitedText};
pub use matching::{MatchPolicy, MatchReport};
pub use value::{
    AbilityToShare, DateOfBirth, EmailAddress, FamilyName, Gender, GivenName, Postcode, Ukprn, Uln, UlnError,
    Verification, VerificationType,
};
