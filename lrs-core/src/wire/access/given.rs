//! What another language hands over about users: one object for each call, read without guessing.

use std::io::Read;

use super::super::Error;
use super::super::nested::{Nested, named, text};
use super::super::object::{Object, Slot};
use crate::access::password::{self, AttemptLimit, PasswordPolicy};
use crate::access::{
    self, AccountDraft, AccountField, AccountPolicy, Action, AuditPolicy, Incident, Lockout, LockoutCause,
    secret,
};
use crate::finding::Finding;
use crate::guide::Edition;
use crate::learner::InputError;

/// Decides by `{action, roles, organisationRoles}`; the last may be left out. Roles are the guide's names or our codes.
///
/// # Errors
///
/// - [`InputError::Shape`], [`InputError::UnknownName`], [`InputError::Setting`]: an action that is not known, no list
/// - as [`UserRole::parse`](crate::value::UserRole::parse)
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, decide_access};
///
/// let given = serde_json::json!({ "action": "find_learner", "roles": ["LRB Online User"] });
/// assert!(decide_access(Nested::from(given))?.is_allowed);
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn decide_access(given: Nested) -> Result<access::AccessDecision, Error> {
    let mut given = Object::of(given)?;
    let action = given.wanted("action", Action::from_code)?;
    let roles = given.roles("roles")?.unwrap_or_default();
    let organisation = given.roles("organisationRoles")?;
    given.end()?;
    Ok(access::decide(action, roles, organisation))
}

/// Judges an account by `{account, policy}`: the fields of an account, and `{today, organisationRoles, dormantDays}`.
///
/// # Errors
///
/// [`InputError`], and as [`UserRole::parse`](crate::value::UserRole::parse) for the organisation's roles.
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, check_account};
///
/// let given = serde_json::json!({ "account": { "givenName": "Rhian" }, "policy": { "today": "2026-09-01" } });
/// assert_eq!(check_account(Nested::from(given))?[0].code, "account.name_missing");
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn check_account(given: Nested) -> Result<Vec<Finding>, Error> {
    let mut given = Object::of(given)?;
    let draft = account(given.take("account").value)?;
    let mut policy = Object::of(given.take("policy").value)?;
    given.end()?;
    let read = account_policy(&mut policy)?;
    policy.end()?;
    Ok(access::check_account(&draft, &read))
}

/// Judges a change by `{before, after}`, each the fields of an account.
///
/// # Errors
///
/// [`InputError`].
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, check_account_change};
///
/// let given = serde_json::json!({
///     "before": { "givenName": "Rhian", "familyName": "Maddock" },
///     "after": { "givenName": "Tariq", "familyName": "Orme" },
/// });
/// assert_eq!(check_account_change(Nested::from(given))?[0].code, "account.reassigned");
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn check_account_change(given: Nested) -> Result<Vec<Finding>, Error> {
    let mut given = Object::of(given)?;
    let (before, after) = (account(given.take("before").value)?, account(given.take("after").value)?);
    given.end()?;
    Ok(access::check_change(&before, &after))
}

/// Judges a password by `{password, edition, names, previous}`, of which all but the first may be left out.
///
/// # Errors
///
/// [`InputError`].
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, check_password};
///
/// let given = serde_json::json!({ "password": "kestrel-orchard-7", "edition": "2019" });
/// assert!(check_password(Nested::from(given))?.is_accepted);
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn check_password(given: Nested) -> Result<password::PasswordCheck, Error> {
    let mut given = Object::of(given)?;
    let password = given.text("password")?;
    let policy = PasswordPolicy {
        edition: given.word("edition", Edition::from_code)?.unwrap_or_default(),
        names: given.texts("names")?,
        previous: given.optional_text("previous")?,
    };
    given.end()?;
    Ok(password::check(&password, &policy))
}

/// Says how long a password lasts by `{setOn, today, isOneTime}`; the last is false unless it is said.
///
/// # Errors
///
/// [`InputError`].
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, password_age};
///
/// let given = serde_json::json!({ "setOn": "2026-09-01", "today": "2026-09-02" });
/// assert_eq!(password_age(Nested::from(given))?.days_left, 43);
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn password_age(given: Nested) -> Result<password::PasswordAge, Error> {
    let mut given = Object::of(given)?;
    let (set_on, today) = (given.day("setOn")?, given.day("today")?);
    let is_one_time = given.flag("isOneTime")?;
    given.end()?;
    Ok(password::age(set_on, is_one_time, today))
}

/// Says whether wrong passwords suspend an account by `{failed, limit}`; the limit is `three` unless it is `ten`.
///
/// # Errors
///
/// [`InputError`].
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, password_attempts};
///
/// let given = serde_json::json!({ "failed": 2 });
/// assert_eq!(password_attempts(Nested::from(given))?.left, 1);
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn password_attempts(given: Nested) -> Result<password::Attempts, Error> {
    let mut given = Object::of(given)?;
    let failed = given.whole("failed")?;
    let limit = given.word("limit", AttemptLimit::from_code)?.unwrap_or_default();
    given.end()?;
    Ok(password::attempts(failed.unwrap_or_default(), limit))
}

/// Says whether a secret answer is right by `{given, kept}`.
///
/// # Errors
///
/// [`InputError`].
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, secret_matches};
///
/// let given = serde_json::json!({ "given": "KITTIWAKE", "kept": "Kittiwake" });
/// assert!(secret_matches(Nested::from(given))?);
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn secret_matches(given: Nested) -> Result<bool, Error> {
    let mut object = Object::of(given)?;
    let (given, kept) = (object.text("given")?, object.text("kept")?);
    object.end()?;
    Ok(secret::matches(&given, &kept))
}

/// Judges what is to stand under Verification Provided by `{text, question, answer}`.
///
/// # Errors
///
/// [`InputError`].
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, check_verification_text};
///
/// let given = serde_json::json!({ "text": "kittiwake", "answer": "Kittiwake" });
/// assert_eq!(check_verification_text(Nested::from(given))?.len(), 1);
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn check_verification_text(given: Nested) -> Result<Vec<Finding>, Error> {
    let mut given = Object::of(given)?;
    let [text, question, answer] = [given.text("text")?, given.text("question")?, given.text("answer")?];
    given.end()?;
    Ok(secret::check_verification(&text, &question, &answer))
}

/// Says who mends an account by `{cause, isSuperUser, knowsAnswer, hasWorkingEmail, otherSuperUsers}`; a flag that is left
/// out is false, a number 0.
///
/// # Errors
///
/// [`InputError`].
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, recover_account};
///
/// let given = serde_json::json!({ "cause": "forgotten_password", "knowsAnswer": true, "hasWorkingEmail": true });
/// assert_eq!(recover_account(Nested::from(given))?.mender.code(), "link");
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn recover_account(given: Nested) -> Result<access::Recovery, Error> {
    let mut given = Object::of(given)?;
    let lockout = Lockout {
        cause: given.wanted("cause", LockoutCause::from_code)?,
        is_super_user: given.flag("isSuperUser")?,
        knows_answer: given.flag("knowsAnswer")?,
        has_working_email: given.flag("hasWorkingEmail")?,
        other_super_users: given.whole("otherSuperUsers")?.unwrap_or_default(),
    };
    given.end()?;
    Ok(access::recover(&lockout))
}

/// Says where a history has led by `{history}`: the codes of incidents, oldest first.
///
/// # Errors
///
/// [`InputError`].
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, escalate};
///
/// let given = serde_json::json!({ "history": ["account_sharing"] });
/// assert_eq!(escalate(Nested::from(given))?.breaches, 1);
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn escalate(given: Nested) -> Result<access::Escalation, Error> {
    let mut given = Object::of(given)?;
    let Slot { place, .. } = given.peek("history");
    let codes = given.texts("history")?;
    given.end()?;
    let read = |code: &String| Incident::from_code(code).ok_or(InputError::Setting { place });
    let history = codes.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(access::escalate(&history))
}

/// Reads `{today, organisationRoles, dormantDays, maxFindingsPerCode, maxBytes, maxColumns, maxValueBytes, maxUsers}`, of
/// which all but the first may be left out.
///
/// # Errors
///
/// [`InputError`], and as [`UserRole::parse`](crate::value::UserRole::parse) for the organisation's roles.
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, read_audit_policy};
///
/// let given = serde_json::json!({ "today": "2026-09-01", "maxUsers": 50 });
/// assert_eq!(read_audit_policy(Nested::from(given))?.limits.max_users, 50);
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn read_audit_policy(given: Nested) -> Result<AuditPolicy, Error> {
    let mut given = Object::of(given)?;
    let AccountPolicy { today, organisation_roles, dormant_days } = account_policy(&mut given)?;
    let mut policy = AuditPolicy { organisation_roles, dormant_days, ..AuditPolicy::new(today) };
    let size = |given: Option<u32>, default: usize| {
        given.map_or(default, |size| usize::try_from(size).unwrap_or(usize::MAX))
    };
    policy.max_findings_per_code = size(given.whole("maxFindingsPerCode")?, policy.max_findings_per_code);
    let limits = &mut policy.limits;
    limits.max_bytes = given.bound("maxBytes")?.map_or(limits.max_bytes, u64::from);
    limits.max_columns = size(given.bound("maxColumns")?, limits.max_columns);
    limits.max_value_bytes = size(given.bound("maxValueBytes")?, limits.max_value_bytes);
    limits.max_users = given.bound("maxUsers")?.map_or(limits.max_users, u64::from);
    given.end()?;
    Ok(policy)
}

/// Reviews a whole list in memory.
///
/// # Errors
///
/// As [`access::audit()`], in the wire's shape.
pub fn audit_users(data: impl Read, policy: &AuditPolicy) -> Result<access::AuditReport, Error> {
    access::audit(data, policy).map_err(|error| Error::from(&error))
}

/// Reviews accounts that are handed over as a list of objects.
///
/// # Errors
///
/// [`InputError`].
///
/// # Examples
///
/// ```
/// use lrs_core::access::AuditPolicy;
/// use lrs_core::value::Date;
/// use lrs_core::wire::{Nested, audit_accounts};
///
/// let today = Date::from_ymd(2026, 9, 1).expect("a real date");
/// let given = serde_json::json!([{ "givenName": "Rhian", "familyName": "Maddock", "roles": "LRB Super User" }]);
/// assert_eq!(audit_accounts(Nested::from(given), &AuditPolicy::new(today))?.super_users, 1);
/// # Ok::<(), lrs_core::wire::Error>(())
/// ```
pub fn audit_accounts(given: Nested, policy: &AuditPolicy) -> Result<access::AuditReport, Error> {
    let Nested::List(accounts) = given else { return Err(InputError::Shape.into()) };
    let accounts = accounts.into_iter().map(account).collect::<Result<Vec<_>, _>>()?;
    Ok(access::audit_of(&accounts, policy))
}

fn account(given: Nested) -> Result<AccountDraft<'static>, Error> {
    let mut draft = AccountDraft::default();
    for (place, name, value) in named(given)? {
        let field = AccountField::ALL.into_iter().find(|field| field.camel_name() == name);
        let field = field.ok_or(InputError::UnknownName { place })?;
        draft.set(field, account_text(value)?);
    }
    Ok(draft)
}

/// The text of a field; a list of texts, such as roles, becomes one.
fn account_text(value: Nested) -> Result<String, Error> {
    match value {
        Nested::List(parts) => Ok(parts.into_iter().map(text).collect::<Result<Vec<_>, _>>()?.join(";")),
        value => Ok(text(value)?),
    }
}

fn account_policy(given: &mut Object) -> Result<AccountPolicy, Error> {
    let today = given.day("today")?;
    let organisation_roles = given.roles("organisationRoles")?;
    let Slot { place, .. } = given.peek("dormantDays");
    let days = given.bound("dormantDays")?.map(u16::try_from).transpose();
    let days = days.map_err(|_| InputError::Setting { place })?;
    let default = AccountPolicy::new(today);
    Ok(AccountPolicy { organisation_roles, dormant_days: days.unwrap_or(default.dormant_days), ..default })
}
