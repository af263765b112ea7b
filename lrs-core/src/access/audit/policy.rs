//! What a review of users must be told, and its bounds.

use crate::access::account::AccountPolicy;
use crate::access::permission::RoleSet;
use crate::value::Date;

/// How a list of users is reviewed.
///
/// # Examples
///
/// ```
/// use lrs_core::access::AuditPolicy;
/// use lrs_core::value::Date;
///
/// let policy = AuditPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// assert_eq!(policy.limits.max_users, 100_000);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct AuditPolicy {
    /// The day on which leavers and logins are judged.
    pub today: Date,
    /// The roles that the organisation was granted; none where that is not known.
    pub organisation_roles: Option<RoleSet>,
    /// After how many days without a login an account is called dormant.
    pub dormant_days: u16,
    /// The bounds that hostile or broken lists meet.
    pub limits: AuditLimits,
    /// How many findings of one code the report keeps. The totals beside them are exact.
    pub max_findings_per_code: usize,
}

impl AuditPolicy {
    /// How many findings of one code are kept unless the policy says otherwise.
    pub const MAX_FINDINGS_PER_CODE: usize = 1_000;

    /// The guide's rules on a given day.
    pub const fn new(today: Date) -> Self {
        Self {
            today,
            organisation_roles: None,
            dormant_days: AccountPolicy::DORMANT_DAYS,
            limits: AuditLimits::DEFAULT,
            max_findings_per_code: Self::MAX_FINDINGS_PER_CODE,
        }
    }

    /// How each account is judged.
    pub const fn account_policy(&self) -> AccountPolicy {
        AccountPolicy {
            today: self.today,
            organisation_roles: self.organisation_roles,
            dormant_days: self.dormant_days,
        }
    }
}

/// The bounds within which a list is read, so that memory stays bounded whatever the list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct AuditLimits {
    /// The longest list, in bytes.
    pub max_bytes: u64,
    /// The most columns of a row.
    pub max_columns: usize,
    /// The longest value, in bytes of UTF-8.
    pub max_value_bytes: usize,
    /// The most users.
    pub max_users: u64,
}

impl AuditLimits {
    /// Far above any organisation: a list of 100,000 users with long values has about 16 MiB.
    pub const DEFAULT: Self = Self {
        max_bytes: 16 * 1024 * 1024,
        max_columns: 256,
        max_value_bytes: 16 * 1024,
        max_users: 100_000,
    };
}

impl Default for AuditLimits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
