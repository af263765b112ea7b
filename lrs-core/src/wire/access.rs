//! Users, their accounts and their passwords: what is handed over about them, and what comes of it.

mod given;

use serde::Serialize;

use super::Finding;
use crate::access;
use crate::finding::Field;
use crate::value::UserRole;

pub use given::{
    audit_accounts, audit_users, check_account, check_account_change, check_password,
    check_verification_text, decide_access, escalate, password_age, password_attempts, read_audit_policy,
    recover_account, secret_matches,
};

/// What a role allows: an action, in words, and where the guide describes it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Permission {
    /// The stable name, for example `register_learner`.
    pub action: &'static str,
    /// The action in words that follow "to".
    pub sentence: &'static str,
    /// Where the guide describes it.
    pub section: String,
}

/// What a role allows, in the order of the guide.
pub fn permissions(role: UserRole) -> Vec<Permission> {
    let permission = |action: access::Action| Permission {
        action: action.code(),
        sentence: action.sentence(),
        section: action.section().to_string(),
    };
    access::permissions(role).map(permission).collect()
}

/// Whether a user may do something, and why.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccessDecision {
    /// What was asked.
    pub action: &'static str,
    /// Whether the user may.
    pub is_allowed: bool,
    /// The user's roles that allow it.
    pub granted_by: Vec<UserRole>,
    /// Roles that a Super User can give and that would allow it, the one that allows least else first.
    pub would_allow: Vec<UserRole>,
    /// Roles that would allow it and that the organisation was not granted.
    pub not_granted: Vec<UserRole>,
    /// Why.
    pub reasons: Vec<Finding>,
}

impl From<&access::AccessDecision> for AccessDecision {
    fn from(decision: &access::AccessDecision) -> Self {
        Self {
            action: decision.action.code(),
            is_allowed: decision.is_allowed,
            granted_by: decision.granted_by.clone(),
            would_allow: decision.would_allow.clone(),
            not_granted: decision.not_granted.clone(),
            reasons: all(&decision.reasons),
        }
    }
}

/// Whether a password may be chosen, and why not. It holds nothing of the password.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PasswordCheck {
    /// Whether no error stands against it.
    pub is_accepted: bool,
    /// The classes of characters that are asked for and missing.
    pub missing: Vec<&'static str>,
    /// All that is to be said.
    pub findings: Vec<Finding>,
}

impl From<&access::password::PasswordCheck> for PasswordCheck {
    fn from(check: &access::password::PasswordCheck) -> Self {
        Self {
            is_accepted: check.is_accepted,
            missing: check.missing.iter().map(|class| class.code()).collect(),
            findings: all(&check.findings),
        }
    }
}

/// How long a password still lasts.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PasswordAge {
    /// `valid`, `soon`, `expired` or `must_change`.
    pub state: &'static str,
    /// The last day on which it can be used.
    pub last_day: Option<String>,
    /// How many days are left; negative after the last.
    pub days_left: i64,
    /// What is to be said.
    pub findings: Vec<Finding>,
}

impl From<&access::password::PasswordAge> for PasswordAge {
    fn from(age: &access::password::PasswordAge) -> Self {
        Self {
            state: age.state.code(),
            last_day: age.last_day.map(|day| day.to_string()),
            days_left: age.days_left,
            findings: all(&age.findings),
        }
    }
}

/// Whether so many wrong passwords suspend an account.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Attempts {
    /// Whether the account is suspended, by the limit that was chosen.
    pub is_suspended: bool,
    /// How many more wrong passwords it takes.
    pub left: u32,
    /// Why.
    pub reasons: Vec<Finding>,
}

impl From<&access::password::Attempts> for Attempts {
    fn from(attempts: &access::password::Attempts) -> Self {
        Self { is_suspended: attempts.is_suspended, left: attempts.left, reasons: all(&attempts.reasons) }
    }
}

/// A step of a recovery, or a rung of the ladder.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct AccessStep {
    /// The stable name.
    pub code: &'static str,
    /// The step in words.
    pub sentence: &'static str,
    /// Where the guide says so.
    pub section: String,
}

impl From<access::RecoveryStep> for AccessStep {
    fn from(step: access::RecoveryStep) -> Self {
        Self { code: step.code(), sentence: step.sentence(), section: step.section().to_string() }
    }
}

impl From<access::Rung> for AccessStep {
    fn from(rung: access::Rung) -> Self {
        Self { code: rung.code(), sentence: rung.sentence(), section: rung.section().to_string() }
    }
}

/// Who mends an account, by which steps, and why.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Recovery {
    /// `link`, `super_user` or `form`.
    pub mender: &'static str,
    /// What to do, one step after the other.
    pub steps: Vec<AccessStep>,
    /// Why.
    pub reasons: Vec<Finding>,
}

impl From<&access::Recovery> for Recovery {
    fn from(recovery: &access::Recovery) -> Self {
        Self {
            mender: recovery.mender.code(),
            steps: recovery.steps.iter().copied().map(AccessStep::from).collect(),
            reasons: all(&recovery.reasons),
        }
    }
}

/// The rungs of the ladder, lowest first.
pub fn ladder() -> Vec<AccessStep> {
    access::ladder().map(AccessStep::from).into()
}

/// Where an organisation stands on the ladder, and what comes next.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Escalation {
    /// How many of the incidents count.
    pub breaches: u64,
    /// What the last of them leads to; null where nothing counts.
    pub rung: Option<AccessStep>,
    /// What one more would lead to.
    pub next: AccessStep,
    /// What to do now, and why.
    pub reasons: Vec<Finding>,
}

impl From<&access::Escalation> for Escalation {
    fn from(escalation: &access::Escalation) -> Self {
        Self {
            breaches: escalation.breaches,
            rung: escalation.rung.map(AccessStep::from),
            next: AccessStep::from(escalation.next),
            reasons: all(&escalation.reasons),
        }
    }
}

/// What a review of users found. There is no name and no address in it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AuditReport {
    /// How many accounts the list has.
    pub users: u64,
    /// How many are active.
    pub active: u64,
    /// How many are suspended.
    pub suspended: u64,
    /// How many are told to be deleted.
    pub deleted: u64,
    /// How many Super Users have an active account and have not left.
    pub super_users: u64,
    /// How many users have each role.
    pub roles: Vec<RoleTotal>,
    /// Exact totals by rule and field.
    pub totals: Vec<AuditTotal>,
    /// The findings, of each code up to a bound.
    pub findings: Vec<Finding>,
}

/// How many users have a role.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct RoleTotal {
    /// The role.
    pub role: UserRole,
    /// How many users have it.
    pub users: u64,
}

/// How often one rule was broken in one field, exactly.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct AuditTotal {
    /// The stable code.
    pub code: &'static str,
    /// `error`, `warning` or `advice`.
    pub severity: &'static str,
    /// The field, by its name in `camelCase`.
    pub field: Option<&'static str>,
    /// How often.
    pub count: u64,
}

impl From<&access::AuditReport> for AuditReport {
    fn from(report: &access::AuditReport) -> Self {
        let total = |total: &access::AuditTotal| AuditTotal {
            code: total.code,
            severity: total.severity.code(),
            field: total.field.map(Field::camel_name),
            count: total.count,
        };
        Self {
            users: report.users,
            active: report.active,
            suspended: report.suspended,
            deleted: report.deleted,
            super_users: report.super_users,
            roles: report
                .roles
                .iter()
                .map(|total| RoleTotal { role: total.role, users: total.users })
                .collect(),
            totals: report.totals.iter().map(total).collect(),
            findings: all(&report.findings),
        }
    }
}

fn all(findings: &[crate::finding::Finding]) -> Vec<Finding> {
    findings.iter().map(Finding::from).collect()
}
