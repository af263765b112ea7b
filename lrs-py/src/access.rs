//! Users of the portal. A call is one object as the wire reads it; what comes of it is JSON, of which `lrs.access` makes its
//! types, with the findings beside it.

use lrs_core::value::UserRole;
use lrs_core::wire;
use pyo3::prelude::*;
use serde::Serialize;

use crate::batch::from_wire;
use crate::batch::outcome::{given as read, json};
use crate::batch::source::Source;
use crate::error::{Trouble, lrs_error};
use crate::finding::Finding;
use crate::text::Text;

/// An answer as JSON, and its findings.
pub(crate) type Said = (String, Vec<Finding>);

/// Reads a role and gives its code.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn user_role_parse(text: Text<'_>) -> PyResult<&'static str> {
    UserRole::parse(text.0).map(UserRole::code).map_err(lrs_error(None))
}

/// The roles: our code and the guide's name of each.
#[pyfunction]
pub(crate) fn user_roles() -> Vec<(&'static str, &'static str)> {
    UserRole::ALL.into_iter().map(|role| (role.code(), role.label())).collect()
}

/// What a role allows, as JSON.
#[pyfunction]
pub(crate) fn access_permissions(role: Text<'_>) -> PyResult<String> {
    json(&wire::permissions(UserRole::parse(role.0).map_err(lrs_error(None))?))
}

/// Whether a user may do something.
#[pyfunction]
pub(crate) fn access_decide(given: &str) -> PyResult<Said> {
    let decision = wire::decide_access(read(given)?).map_err(from_wire)?;
    said(&wire::AccessDecision::from(&decision), &decision.reasons)
}

/// What is to be said about an account.
#[pyfunction]
pub(crate) fn access_check_account(given: &str) -> PyResult<Vec<Finding>> {
    wire::check_account(read(given)?).map(|findings| all(&findings)).map_err(from_wire)
}

/// What is to be said about a change of an account.
#[pyfunction]
pub(crate) fn access_check_change(given: &str) -> PyResult<Vec<Finding>> {
    wire::check_account_change(read(given)?).map(|findings| all(&findings)).map_err(from_wire)
}

/// Whether a password may be chosen.
#[pyfunction]
pub(crate) fn access_password_check(given: &str) -> PyResult<Said> {
    let check = wire::check_password(read(given)?).map_err(from_wire)?;
    said(&wire::PasswordCheck::from(&check), &check.findings)
}

/// How long a password lasts.
#[pyfunction]
pub(crate) fn access_password_age(given: &str) -> PyResult<Said> {
    let age = wire::password_age(read(given)?).map_err(from_wire)?;
    said(&wire::PasswordAge::from(&age), &age.findings)
}

/// Whether wrong passwords suspend an account.
#[pyfunction]
pub(crate) fn access_password_attempts(given: &str) -> PyResult<Said> {
    let attempts = wire::password_attempts(read(given)?).map_err(from_wire)?;
    said(&wire::Attempts::from(&attempts), &attempts.reasons)
}

/// Whether a secret answer is right.
#[pyfunction]
pub(crate) fn access_secret_matches(given: &str) -> PyResult<bool> {
    wire::secret_matches(read(given)?).map_err(from_wire)
}

/// What is to be said about a text under Verification Provided.
#[pyfunction]
pub(crate) fn access_secret_check_verification(given: &str) -> PyResult<Vec<Finding>> {
    wire::check_verification_text(read(given)?).map(|findings| all(&findings)).map_err(from_wire)
}

/// Who mends an account.
#[pyfunction]
pub(crate) fn access_recover(given: &str) -> PyResult<Said> {
    let recovery = wire::recover_account(read(given)?).map_err(from_wire)?;
    said(&wire::Recovery::from(&recovery), &recovery.reasons)
}

/// The rungs of the ladder, as JSON.
#[pyfunction]
pub(crate) fn access_ladder() -> PyResult<String> {
    json(&wire::ladder())
}

/// Where a history has led.
#[pyfunction]
pub(crate) fn access_escalate(given: &str) -> PyResult<Said> {
    let escalation = wire::escalate(read(given)?).map_err(from_wire)?;
    said(&wire::Escalation::from(&escalation), &escalation.reasons)
}

/// A review of a list of users.
#[pyfunction]
pub(crate) fn access_audit(py: Python<'_>, source: Source, policy: &str) -> PyResult<Said> {
    let policy = wire::read_audit_policy(read(policy)?).map_err(from_wire)?;
    let trouble = Trouble::default();
    let reader = source.reader(py, &trouble, false);
    let report = py.detach(|| wire::audit_users(reader, &policy).map_err(Box::new));
    trouble.raise()?;
    reviewed(&report.map_err(|error| from_wire(*error))?)
}

/// A review of accounts in their order.
#[pyfunction]
pub(crate) fn access_audit_of(accounts: &str, policy: &str) -> PyResult<Said> {
    let policy = wire::read_audit_policy(read(policy)?).map_err(from_wire)?;
    reviewed(&wire::audit_accounts(read(accounts)?, &policy).map_err(from_wire)?)
}

fn reviewed(report: &lrs_core::access::AuditReport) -> PyResult<Said> {
    said(&wire::AuditReport::from(report), &report.findings)
}

pub(crate) fn said<T: Serialize>(shape: &T, findings: &[lrs_core::Finding]) -> PyResult<Said> {
    Ok((json(shape)?, all(findings)))
}

fn all(findings: &[lrs_core::Finding]) -> Vec<Finding> {
    findings.iter().copied().map(Finding::from).collect()
}
