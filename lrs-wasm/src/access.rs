//! `access`: users of the portal. A call is one object as the wire reads it.

use lrs_core::value::UserRole;
use lrs_core::wire;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::input::{bytes, nested, text};
use crate::output::{Answer, answer, parsed, thrown};

/// `UserRole.parse`
#[wasm_bindgen(js_name = userRoleParse)]
pub fn user_role_parse(role: &JsValue) -> Answer {
    parsed(None, UserRole::parse(&text(role)?))
}

/// `access.permissions`
#[wasm_bindgen(js_name = accessPermissions)]
pub fn permissions(role: &JsValue) -> Answer {
    let role = UserRole::parse(&text(role)?).map_err(|error| thrown(&wire::Error::from(&error)))?;
    answer(&wire::permissions(role))
}

/// `access.decide`
#[wasm_bindgen(js_name = accessDecide)]
pub fn decide(given: &JsValue) -> Answer {
    said(wire::decide_access(nested(given)), |decision| wire::AccessDecision::from(decision))
}

/// `access.checkAccount`
#[wasm_bindgen(js_name = accessCheckAccount)]
pub fn check_account(given: &JsValue) -> Answer {
    found(wire::check_account(nested(given)))
}

/// `access.checkChange`
#[wasm_bindgen(js_name = accessCheckChange)]
pub fn check_change(given: &JsValue) -> Answer {
    found(wire::check_account_change(nested(given)))
}

/// `access.password.check`
#[wasm_bindgen(js_name = accessPasswordCheck)]
pub fn password_check(given: &JsValue) -> Answer {
    said(wire::check_password(nested(given)), |check| wire::PasswordCheck::from(check))
}

/// `access.password.age`
#[wasm_bindgen(js_name = accessPasswordAge)]
pub fn password_age(given: &JsValue) -> Answer {
    said(wire::password_age(nested(given)), |age| wire::PasswordAge::from(age))
}

/// `access.password.attempts`
#[wasm_bindgen(js_name = accessPasswordAttempts)]
pub fn password_attempts(given: &JsValue) -> Answer {
    said(wire::password_attempts(nested(given)), |attempts| wire::Attempts::from(attempts))
}

/// `access.secret.matches`
#[wasm_bindgen(js_name = accessSecretMatches)]
pub fn secret_matches(given: &JsValue) -> Answer {
    said(wire::secret_matches(nested(given)), |&is_right| is_right)
}

/// `access.secret.checkVerification`
#[wasm_bindgen(js_name = accessSecretCheckVerification)]
pub fn check_verification(given: &JsValue) -> Answer {
    found(wire::check_verification_text(nested(given)))
}

/// `access.recover`
#[wasm_bindgen(js_name = accessRecover)]
pub fn recover(given: &JsValue) -> Answer {
    said(wire::recover_account(nested(given)), |recovery| wire::Recovery::from(recovery))
}

/// `access.ladder`
#[wasm_bindgen(js_name = accessLadder)]
pub fn ladder() -> Answer {
    answer(&wire::ladder())
}

/// `access.escalate`
#[wasm_bindgen(js_name = accessEscalate)]
pub fn escalate(given: &JsValue) -> Answer {
    said(wire::escalate(nested(given)), |escalation| wire::Escalation::from(escalation))
}

/// `access.audit` of a file
#[wasm_bindgen(js_name = accessAudit)]
pub fn audit(data: &JsValue, policy: &JsValue) -> Answer {
    let policy = wire::read_audit_policy(nested(policy)).map_err(|error| thrown(&error))?;
    said(wire::audit_users(&bytes(data)?[..], &policy), |report| wire::AuditReport::from(report))
}

/// `access.audit` of accounts in their order
#[wasm_bindgen(js_name = accessAuditOf)]
pub fn audit_of(accounts: &JsValue, policy: &JsValue) -> Answer {
    let policy = wire::read_audit_policy(nested(policy)).map_err(|error| thrown(&error))?;
    said(wire::audit_accounts(nested(accounts), &policy), |report| wire::AuditReport::from(report))
}

fn found(findings: Result<Vec<lrs_core::Finding>, wire::Error>) -> Answer {
    said(findings, |findings| findings.iter().map(wire::Finding::from).collect::<Vec<_>>())
}

fn said<T, S: Serialize>(answered: Result<T, wire::Error>, shape: impl Fn(&T) -> S) -> Answer {
    answered.map_err(|error| thrown(&error)).and_then(|value| answer(&shape(&value)))
}
