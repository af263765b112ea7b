//! How the functions about users are called with a case's input: one object, as the wrappers hand it over.

use lrs_core::value::UserRole;
use lrs_core::wire::{self, Nested};
use serde_json::{Value, json};

use crate::batch::data;
use crate::text;

pub(crate) fn nested(input: &Value) -> Nested {
    Nested::from(input.clone())
}

/// Calls a function of the wire and puts its answer in the wire's shape.
pub(crate) fn answer<T, S: serde::Serialize>(
    answered: Result<T, wire::Error>,
    shape: impl Fn(&T) -> S,
) -> Result<Value, Value> {
    answered.map(|answer| json!(shape(&answer))).map_err(|error| json!(error))
}

fn findings(found: Result<Vec<lrs_core::Finding>, wire::Error>) -> Result<Value, Value> {
    answer(found, |findings| findings.iter().map(wire::Finding::from).collect::<Vec<_>>())
}

pub(crate) fn permissions(input: &Value) -> Result<Value, Value> {
    let role = UserRole::parse(text(input)).map_err(|error| wire::Error::from(&error));
    answer(role, |&role| wire::permissions(role))
}

pub(crate) fn decide(input: &Value) -> Result<Value, Value> {
    answer(wire::decide_access(nested(input)), |decision| wire::AccessDecision::from(decision))
}

pub(crate) fn check_account(input: &Value) -> Result<Value, Value> {
    findings(wire::check_account(nested(input)))
}

pub(crate) fn check_change(input: &Value) -> Result<Value, Value> {
    findings(wire::check_account_change(nested(input)))
}

pub(crate) fn password_check(input: &Value) -> Result<Value, Value> {
    answer(wire::check_password(nested(input)), |check| wire::PasswordCheck::from(check))
}

pub(crate) fn password_age(input: &Value) -> Result<Value, Value> {
    answer(wire::password_age(nested(input)), |age| wire::PasswordAge::from(age))
}

pub(crate) fn password_attempts(input: &Value) -> Result<Value, Value> {
    answer(wire::password_attempts(nested(input)), |attempts| wire::Attempts::from(attempts))
}

pub(crate) fn secret_matches(input: &Value) -> Result<Value, Value> {
    answer(wire::secret_matches(nested(input)), |&is_right| is_right)
}

pub(crate) fn check_verification(input: &Value) -> Result<Value, Value> {
    findings(wire::check_verification_text(nested(input)))
}

pub(crate) fn recover(input: &Value) -> Result<Value, Value> {
    answer(wire::recover_account(nested(input)), |recovery| wire::Recovery::from(recovery))
}

#[expect(clippy::unnecessary_wraps, reason = "called as the other functions are")]
pub(crate) fn ladder(_: &Value) -> Result<Value, Value> {
    Ok(json!(wire::ladder()))
}

pub(crate) fn escalate(input: &Value) -> Result<Value, Value> {
    answer(wire::escalate(nested(input)), |escalation| wire::Escalation::from(escalation))
}

/// A list is a text, its bytes, or accounts in their order.
pub(crate) fn audit(input: &Value) -> Result<Value, Value> {
    let policy = wire::read_audit_policy(nested(&input["policy"])).map_err(|error| json!(error))?;
    let report = match input.get("accounts") {
        Some(accounts) => wire::audit_accounts(nested(accounts), &policy),
        None => wire::audit_users(&data(input)[..], &policy),
    };
    answer(report, |report| wire::AuditReport::from(report))
}
