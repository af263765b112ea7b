//! The yearly review of an organisation's users: who has an account, who should not, and which roles nobody needs.

mod error;
mod list;
mod policy;
mod report;
mod review;
mod rules;

use std::io::Read;

pub use error::AuditError;
pub(super) use error::RULES as ERROR_RULES;
pub use policy::{AuditLimits, AuditPolicy};
pub use report::{AuditReport, AuditTotal, RoleTotal};
pub(super) use rules::RULES;

use super::account::{AccountDraft, AccountField};
use list::List;
use review::{Review, Told};

/// Reviews a list of users, as CSV: each account by itself, accounts against each other, and the organisation as a whole.
///
/// Columns are told by their headings, in any order and spelling, parted by commas, semicolons or tabs; columns that are not
/// known are left alone. What the list has no column for is not judged, and that is said. The list is read in the encodings
/// that spreadsheets write, within [`AuditLimits`]; all of it is in memory until the review ends.
///
/// # Source
///
/// Guide, 3.1 (three to five Super Users), 3.3 (User Housekeeping), 3.4.1 to 3.4.5 and Appendix A. The portal's own list has
/// no published form: its headings are our choice, see [`AccountField`].
///
/// # Errors
///
/// When the list is no text, no list of users, or passes a bound; see [`AuditError`].
///
/// # Privacy
///
/// The report holds no name and no address: a finding names the record and the line.
///
/// # Examples
///
/// ```
/// use lrs_core::access::{AuditPolicy, audit};
/// use lrs_core::value::Date;
///
/// let list = "Forename,Surname,E-mail,Roles,Last login\n\
///     Rhian,Maddock,rhian.maddock@example.org,LRB Super User,2026-08-28\n\
///     Tariq,Orme,,LRB Batch User,2024-01-15\n";
/// let today = Date::from_ymd(2026, 9, 1).expect("a real date");
/// let report = audit(list.as_bytes(), &AuditPolicy::new(today))?;
/// assert_eq!((report.users, report.super_users), (2, 1));
/// let codes: Vec<_> = report.findings.iter().map(|finding| (finding.code, finding.record)).collect();
/// assert!(codes.contains(&("account.email_missing", Some(2))));
/// assert!(codes.contains(&("account.dormant", Some(2))));
/// assert!(codes.contains(&("audit.one_super_user", None)));
/// # Ok::<(), lrs_core::access::AuditError>(())
/// ```
pub fn audit<R: Read>(reader: R, policy: &AuditPolicy) -> Result<AuditReport, AuditError> {
    let text = list::text(reader, policy.limits)?;
    let mut list = List::new(&text, policy.limits)?;
    let mut review = Review::new(policy, list.told());
    while let Some(row) = list.next_row()? {
        if let Some((found, wanted)) = row.width {
            review.note_width(row.record, row.line, found, wanted);
        }
        review.add(&row.draft, row.record, Some(row.line), |field| list.column(field));
    }
    review.note_columns(list.extra_columns());
    Ok(review.finish())
}

/// Reviews accounts in their order, which need not come from a file. A field that stands in no account is not judged.
///
/// # Source
///
/// As [`audit`].
///
/// # Examples
///
/// ```
/// use lrs_core::access::{AccountDraft, AccountField, AuditPolicy, audit_of};
/// use lrs_core::value::Date;
///
/// let account = |given| {
///     AccountDraft::of([
///         (AccountField::GivenName, given),
///         (AccountField::FamilyName, "Maddock"),
///         (AccountField::EmailAddress, "maddock@example.org"),
///         (AccountField::Roles, "LRB Super User"),
///     ])
/// };
/// let today = Date::from_ymd(2026, 9, 1).expect("a real date");
/// let report = audit_of(&[account("Rhian"), account("rhian")], &AuditPolicy::new(today));
/// assert!(report.findings.iter().any(|finding| finding.code == "audit.duplicate"));
/// ```
pub fn audit_of(accounts: &[AccountDraft<'_>], policy: &AuditPolicy) -> AuditReport {
    let is_told = |field| accounts.iter().any(|account| !account.text(field).trim().is_empty());
    let told: Told = AccountField::ALL.map(is_told);
    let mut review = Review::new(policy, told);
    for (account, record) in accounts.iter().zip(1..) {
        review.add(account, record, None, |_| None);
    }
    review.note_columns(0);
    review.finish()
}
