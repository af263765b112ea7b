//! Users of the Organisation Portal: roles and what they allow, accounts, passwords, and what to do when something is wrong.
//!
//! The guide's chapters 2 and 3 tell a Super User whom to let in, and how to look after the accounts. (It prints "2." over
//! the chapter whose sections are numbered 3.1 to 3.5; the sections' own numbers are quoted here.) This room says it as
//! answers: [`decide`] whether a user may do something, [`check_account`] and [`check_change`] about accounts,
//! [`password`] and [`secret`] about what users keep to themselves, [`recover`] who mends an account, [`escalate`] what
//! follows from breaches, and [`audit`] the yearly review of a list of users.

mod account;
mod audit;
mod decide;
mod ladder;
pub mod password;
mod permission;
mod recover;
pub mod secret;

pub use account::{
    AccountDraft, AccountField, AccountPolicy, AccountStatus, GENERIC_WORDS, GenericWord, check_account,
    check_change,
};
pub use audit::{AuditError, AuditLimits, AuditPolicy, AuditReport, AuditTotal, RoleTotal, audit, audit_of};
pub use decide::{AccessDecision, decide};
pub use ladder::{Escalation, Incident, Rung, escalate, ladder};
pub use permission::{Action, RoleSet, permissions};
pub use recover::{Lockout, LockoutCause, Mender, Recovery, RecoveryStep, recover};

/// The rules of this room.
pub(crate) static RULES: &[&[&crate::finding::Rule]] = &[
    decide::RULES,
    account::RULES,
    password::RULES,
    password::AGE_RULES,
    password::ATTEMPT_RULES,
    secret::RULES,
    recover::RULES,
    ladder::RULES,
    audit::RULES,
    audit::ERROR_RULES,
];
