//! What a review comes to.

use crate::finding::{Field, Finding, Severity};
use crate::value::UserRole;

/// What a review of users found.
///
/// # Privacy
///
/// There is no name, address or user name in it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct AuditReport {
    /// How many accounts the list has.
    pub users: u64,
    /// How many of them are active; a leaver's account is active until it is deleted.
    pub active: u64,
    /// How many are suspended.
    pub suspended: u64,
    /// How many are told to be deleted; nothing else is judged of them.
    pub deleted: u64,
    /// How many Super Users have an active account and have not left.
    pub super_users: u64,
    /// How many users have each role, of those with an active account who have not left.
    pub roles: Vec<RoleTotal>,
    /// Exact totals by rule and field.
    pub totals: Vec<AuditTotal>,
    /// The findings, of each code up to a bound: those of the accounts in their order, then those of the whole list.
    pub findings: Vec<Finding>,
}

/// How many users have a role.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RoleTotal {
    /// The role.
    pub role: UserRole,
    /// How many users have it.
    pub users: u64,
}

/// How often one rule was broken in one field, exactly.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct AuditTotal {
    /// The stable code.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The field, where it is about one that learners have too.
    pub field: Option<Field>,
    /// How often.
    pub count: u64,
}

/// Findings up to a bound of each code, with exact totals.
#[derive(Debug)]
pub(super) struct Tally {
    pub(super) findings: Vec<Finding>,
    pub(super) totals: Vec<AuditTotal>,
    most: u64,
}

impl Tally {
    pub(super) fn new(most: usize) -> Self {
        Self { findings: Vec::new(), totals: Vec::new(), most: most as u64 }
    }

    pub(super) fn add(&mut self, finding: Finding) {
        let Finding { code, severity, field, .. } = finding;
        let known = self.totals.iter().position(|total| total.code == code && total.field == field);
        if known.is_none() {
            self.totals.push(AuditTotal { code, severity, field, count: 0 });
        }
        let place = known.unwrap_or(self.totals.len().saturating_sub(1));
        let Some(total) = self.totals.get_mut(place) else { return };
        total.count += 1;
        if total.count <= self.most {
            self.findings.push(finding);
        }
    }
}
