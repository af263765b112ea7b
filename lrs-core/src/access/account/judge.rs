//! An account judged by itself.

use super::draft::{AccountDraft, AccountField, AccountStatus};
use super::generic::Generic;
use super::rules;
use crate::access::password::PASSWORD_DAYS;
use crate::access::permission::{Action, RoleSet};
use crate::finding::{Finding, Rule};
use crate::value::{Date, EmailAddress, TwoDigitYear, UserRole};

/// What the judgement of accounts must be told.
///
/// # Examples
///
/// ```
/// use lrs_core::access::AccountPolicy;
/// use lrs_core::value::Date;
///
/// let policy = AccountPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// assert_eq!(policy.dormant_days, 365);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct AccountPolicy {
    /// The day on which leavers and logins are judged.
    pub today: Date,
    /// The roles that the organisation was granted; none where that is not known.
    pub organisation_roles: Option<RoleSet>,
    /// After how many days without a login an account is called dormant.
    pub dormant_days: u16,
}

impl AccountPolicy {
    /// After how many days without a login an account is called dormant, unless the policy says otherwise.
    // CHOICE: the guide (3.3) asks for a review each year; who has not logged in since the last one is asked about.
    pub const DORMANT_DAYS: u16 = 365;

    /// The guide's rules on a given day.
    pub const fn new(today: Date) -> Self {
        Self { today, organisation_roles: None, dormant_days: Self::DORMANT_DAYS }
    }
}

/// Judges an account by itself: everything that the guide wants of it, at once.
///
/// # Source
///
/// Guide, 3.4.1 to 3.4.5 and Appendix A. Which words are generic: [`GENERIC_WORDS`](super::GENERIC_WORDS). When an account
/// is dormant or was never used: our choice.
///
/// # Privacy
///
/// No finding shows what stands in the account.
///
/// # Examples
///
/// ```
/// use lrs_core::access::{AccountDraft, AccountField, AccountPolicy, check_account};
/// use lrs_core::value::Date;
///
/// let draft = AccountDraft::of([
///     (AccountField::GivenName, "Guest"),
///     (AccountField::FamilyName, "User"),
///     (AccountField::EmailAddress, "guest@example.org"),
///     (AccountField::Roles, "LRB View Only User"),
/// ]);
/// let policy = AccountPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// assert!(check_account(&draft, &policy).iter().any(|finding| finding.code == "account.generic"));
/// ```
pub fn check_account(draft: &AccountDraft<'_>, policy: &AccountPolicy) -> Vec<Finding> {
    let mut findings = Vec::new();
    judge(draft, *policy, |_| true, &mut |finding, _| findings.push(finding));
    findings
}

/// What was understood of an account, for a review of all of them.
#[derive(Clone, Copy, Debug)]
pub(in crate::access) struct Reading {
    pub(in crate::access) status: AccountStatus,
    pub(in crate::access) roles: RoleSet,
    /// Whether its user has left.
    pub(in crate::access) has_left: bool,
}

/// Judges an account as far as a list tells of it; each finding goes with the field that it is about.
pub(in crate::access) fn judge(
    draft: &AccountDraft<'_>,
    policy: AccountPolicy,
    is_told: impl Fn(AccountField) -> bool,
    found: &mut dyn FnMut(Finding, Option<AccountField>),
) -> Reading {
    let status = AccountStatus::read(draft.text(AccountField::Status));
    if status.is_none() {
        say(found, &rules::STATUS_UNKNOWN, AccountField::Status);
    }
    let status = status.unwrap_or(AccountStatus::Active);
    if status == AccountStatus::Deleted {
        return Reading { status, roles: RoleSet::NONE, has_left: false };
    }
    judge_person(draft, &is_told, found);
    if draft.parts(AccountField::Organisation).count() > 1 {
        say(found, &rules::SEVERAL_ORGANISATIONS, AccountField::Organisation);
    }
    let roles = judge_roles(draft, policy, &is_told, found);
    let has_left = judge_leaving(draft, policy, found);
    if !has_left {
        judge_use(draft, policy, found);
    }
    Reading { status, roles, has_left }
}

type Found<'f> = &'f mut dyn FnMut(Finding, Option<AccountField>);

fn say(found: Found<'_>, rule: &'static Rule, field: AccountField) {
    found(Finding::new(rule, field.as_field()), Some(field));
}

/// Names, e-mail address, telephone, the word about verification; and whether it is a person at all.
fn judge_person(draft: &AccountDraft<'_>, is_told: &impl Fn(AccountField) -> bool, found: Found<'_>) {
    let wanted: [(AccountField, &'static Rule); 5] = [
        (AccountField::GivenName, &rules::NAME_MISSING),
        (AccountField::FamilyName, &rules::NAME_MISSING),
        (AccountField::EmailAddress, &rules::EMAIL_MISSING),
        (AccountField::Telephone, &rules::TELEPHONE_MISSING),
        (AccountField::VerificationProvided, &rules::VERIFICATION_MISSING),
    ];
    for (field, rule) in wanted {
        if is_told(field) && draft.text(field).trim().is_empty() {
            say(found, rule, field);
        }
    }
    let email = draft.text(AccountField::EmailAddress).trim();
    if !email.is_empty()
        && let Err(error) = EmailAddress::check(email)
    {
        let finding = Finding::from_error(&error, crate::finding::Field::EmailAddress);
        found(finding, Some(AccountField::EmailAddress));
    }
    match Generic::of(draft) {
        Generic { name: true, email: true } => found(Finding::new(&rules::GENERIC, None), None),
        Generic { name: true, email: false } => found(Finding::new(&rules::GENERIC_NAME, None), None),
        Generic { name: false, email: true } => say(found, &rules::GENERIC_EMAIL, AccountField::EmailAddress),
        Generic { name: false, email: false } => {}
    }
}

fn judge_roles(
    draft: &AccountDraft<'_>,
    policy: AccountPolicy,
    is_told: &impl Fn(AccountField) -> bool,
    found: Found<'_>,
) -> RoleSet {
    let roles = read_roles(draft, AccountField::Roles, found);
    if is_told(AccountField::Roles) && draft.parts(AccountField::Roles).next().is_none() {
        say(found, &rules::NO_ROLE, AccountField::Roles);
    }
    if let Some(granted) = policy.organisation_roles
        && !roles.but_not(granted).is_empty()
    {
        say(found, &rules::ROLE_NOT_GRANTED, AccountField::Roles);
    }
    if roles.iter().any(|role| is_spare(role, roles)) {
        say(found, &rules::ROLE_SPARE, AccountField::Roles);
    }
    let needed = read_roles(draft, AccountField::RolesNeeded, found);
    if !needed.is_empty() {
        if !roles.but_not(needed).is_empty() {
            say(found, &rules::ROLE_NOT_NEEDED, AccountField::Roles);
        }
        if !needed.but_not(roles).is_empty() {
            say(found, &rules::ROLE_LACKING, AccountField::Roles);
        }
    }
    roles
}

fn read_roles(draft: &AccountDraft<'_>, field: AccountField, found: Found<'_>) -> RoleSet {
    let mut roles = RoleSet::NONE;
    for part in draft.parts(field) {
        match UserRole::parse(part) {
            Ok(role) => roles = roles.with(role),
            Err(_) => say(found, &rules::ROLE_UNKNOWN, field),
        }
    }
    roles
}

/// Whether a user's other roles allow everything that a role allows.
fn is_spare(role: UserRole, roles: RoleSet) -> bool {
    let others = roles.without(role);
    let allowed = |roles: RoleSet, action: &Action| !action.roles().and(roles).is_empty();
    let mut actions = Action::ALL.into_iter().filter(|action| action.roles().contains(role));
    actions.all(|action| allowed(others, &action))
}

/// Whether the user has left; somebody who leaves later is spoken of too.
fn judge_leaving(draft: &AccountDraft<'_>, policy: AccountPolicy, found: Found<'_>) -> bool {
    let text = draft.text(AccountField::Left).trim();
    let has_left = match text.to_lowercase().as_str() {
        "" | "no" | "n" | "false" | "0" => return false,
        "yes" | "y" | "true" | "1" | "left" => true,
        _ => match Date::read(text, TwoDigitYear::NotAfter { today: policy.today }) {
            Ok(reading) if reading.date > policy.today => {
                let days = policy.today.days_until(reading.date).unsigned_abs();
                let finding = Finding::new(&rules::LEAVES, None).with_numbers([days, 0]);
                found(finding, Some(AccountField::Left));
                return false;
            }
            Ok(_) => true,
            Err(_) => {
                say(found, &rules::DATE_UNREADABLE, AccountField::Left);
                return false;
            }
        },
    };
    say(found, &rules::LEAVER, AccountField::Left);
    has_left
}

/// How long an account was not used.
fn judge_use(draft: &AccountDraft<'_>, policy: AccountPolicy, found: Found<'_>) {
    let last = read_day(draft, AccountField::LastLogin, policy, found);
    let created = read_day(draft, AccountField::Created, policy, found);
    let since = |day: Date| day.days_until(policy.today).max(0).unsigned_abs();
    match (last, created) {
        (Day::Read(last), _) if since(last) > u64::from(policy.dormant_days) => {
            let finding = Finding::new(&rules::DORMANT, None).with_numbers([since(last), 0]);
            found(finding, Some(AccountField::LastLogin));
        }
        (Day::Blank, Day::Read(created)) if since(created) > u64::from(PASSWORD_DAYS) => {
            let finding = Finding::new(&rules::NEVER_USED, None).with_numbers([since(created), 0]);
            found(finding, Some(AccountField::Created));
        }
        _ => {}
    }
}

enum Day {
    Blank,
    Read(Date),
    Unreadable,
}

fn read_day(draft: &AccountDraft<'_>, field: AccountField, policy: AccountPolicy, found: Found<'_>) -> Day {
    let text = draft.text(field).trim();
    if text.is_empty() || text.eq_ignore_ascii_case("never") {
        return Day::Blank;
    }
    if let Ok(reading) = Date::read(text, TwoDigitYear::NotAfter { today: policy.today }) {
        return Day::Read(reading.date);
    }
    say(found, &rules::DATE_UNREADABLE, field);
    Day::Unreadable
}
