//! Accounts one after the other, each by itself and against those before it.

use std::collections::BTreeMap;

use super::policy::AuditPolicy;
use super::report::{AuditReport, RoleTotal, Tally};
use super::rules;
use crate::access::account::{AccountDraft, AccountField, AccountStatus, Reading, judge};
use crate::access::permission::RoleSet;
use crate::finding::{Field, Finding};
use crate::text::name_key;
use crate::value::UserRole;

/// Which fields a list tells of.
pub(super) type Told = [bool; AccountField::COUNT];

/// The fewest and the most Super Users.
// SOURCE: guide, 3.1: strongly recommended, and only a guideline.
const FEWEST_SUPER_USERS: u64 = 3;
const MOST_SUPER_USERS: u64 = 5;

/// A review under way.
pub(super) struct Review<'p> {
    policy: &'p AuditPolicy,
    told: Told,
    tally: Tally,
    /// Where something was seen first, by what it is: two accounts that share it are looked at.
    seen: BTreeMap<(Kind, String), u64>,
    /// The person of each e-mail address that was seen first.
    people: BTreeMap<String, String>,
    users: u64,
    statuses: [u64; AccountStatus::ALL.len()],
    roles: [u64; UserRole::ALL.len()],
}

/// What two accounts may share.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Kind {
    PersonAndEmail,
    PersonAndUserName,
    Person,
    Email,
    UserName,
}

/// What tells one account from another.
struct Keys {
    /// Both names, in either order, and the organisation; blank where a name is missing.
    person: String,
    /// The same without the organisation.
    name: String,
    email: String,
    user_name: String,
}

impl Keys {
    fn of(draft: &AccountDraft<'_>) -> Self {
        let mut names =
            [AccountField::GivenName, AccountField::FamilyName].map(|field| name_key(draft.text(field)));
        names.sort();
        let name = if names.iter().any(String::is_empty) { String::new() } else { names.join("|") };
        let organisation = name_key(draft.text(AccountField::Organisation));
        let person = if name.is_empty() { String::new() } else { format!("{name}|{organisation}") };
        let [email, user_name] = [AccountField::EmailAddress, AccountField::UserName]
            .map(|field| draft.text(field).trim().to_lowercase());
        Self { person, name, email, user_name }
    }
}

impl<'p> Review<'p> {
    pub(super) fn new(policy: &'p AuditPolicy, told: Told) -> Self {
        Self {
            policy,
            told,
            tally: Tally::new(policy.max_findings_per_code),
            seen: BTreeMap::new(),
            people: BTreeMap::new(),
            users: 0,
            statuses: [0; AccountStatus::ALL.len()],
            roles: [0; UserRole::ALL.len()],
        }
    }

    /// Judges one account, which stands in this record and line of the list.
    pub(super) fn add(
        &mut self,
        draft: &AccountDraft<'_>,
        record: u64,
        line: Option<u64>,
        column: impl Fn(AccountField) -> Option<u32>,
    ) {
        let (told, tally) = (self.told, &mut self.tally);
        let is_told = |field: AccountField| told.get(field as usize) == Some(&true);
        let reading = judge(draft, self.policy.account_policy(), is_told, &mut |finding, field| {
            tally.add(finding.at(Some(record), line, field.and_then(&column)));
        });
        self.users += 1;
        self.count(reading);
        if reading.status != AccountStatus::Deleted {
            self.compare(&Keys::of(draft), record, line);
        }
    }

    fn count(&mut self, Reading { status, roles, has_left }: Reading) {
        if let Some(count) = self.statuses.get_mut(status as usize) {
            *count += 1;
        }
        if status == AccountStatus::Active && !has_left {
            for role in roles.iter() {
                if let Some(count) = self.roles.get_mut(role as usize) {
                    *count += 1;
                }
            }
        }
    }

    /// Holds an account against those before it.
    fn compare(&mut self, keys: &Keys, record: u64, line: Option<u64>) {
        let Keys { person, name, email, user_name } = keys;
        let mut meet = |kind, parts: &[&String]| -> Option<u64> {
            if parts.iter().any(|part| part.is_empty()) {
                return None;
            }
            let key = parts.iter().map(|part| part.as_str()).collect::<Vec<_>>().join("\n");
            let first = *self.seen.entry((kind, key)).or_insert(record);
            (first != record).then_some(first)
        };
        let by_email = meet(Kind::PersonAndEmail, &[person, email]);
        let by_user_name = meet(Kind::PersonAndUserName, &[person, user_name]);
        let same_person = meet(Kind::Person, &[person]);
        let same_email = meet(Kind::Email, &[email]);
        let same_user_name = meet(Kind::UserName, &[user_name]);
        let owner = self.people.entry(email.clone()).or_insert_with(|| name.clone());
        let is_other = *owner != *name;
        let duplicate = by_email.or(by_user_name);
        let found = [
            (duplicate, &rules::DUPLICATE, None),
            (same_person.filter(|_| duplicate.is_none()), &rules::SAME_NAME, None),
            (same_email.filter(|_| is_other), &rules::SHARED_EMAIL, Some(Field::EmailAddress)),
            (same_user_name.filter(|_| by_user_name.is_none()), &rules::USER_NAME_REPEATED, None),
        ];
        for (other, rule, field) in found {
            if let Some(other) = other {
                let finding = Finding::new(rule, field).with_numbers([other, 0]);
                self.tally.add(finding.at(Some(record), line, None));
            }
        }
    }

    /// Notes a row that has more or fewer values than there are headings.
    pub(super) fn note_width(&mut self, record: u64, line: u64, found: u64, wanted: u64) {
        let finding = Finding::new(&rules::WIDTH, None).with_numbers([found, wanted]);
        self.tally.add(finding.at(Some(record), Some(line), None));
    }

    /// Notes what the list has no column for, and how many columns are not known.
    pub(super) fn note_columns(&mut self, extra: u64) {
        let wanted = [
            (AccountField::GivenName, &rules::COLUMN_MISSING),
            (AccountField::FamilyName, &rules::COLUMN_MISSING),
            (AccountField::EmailAddress, &rules::COLUMN_MISSING),
            (AccountField::Roles, &rules::ROLES_NOT_TOLD),
            (AccountField::LastLogin, &rules::LOGIN_NOT_TOLD),
        ];
        for (field, rule) in wanted {
            if !self.is_told(field) {
                self.tally.add(Finding::new(rule, field.as_field()));
            }
        }
        if extra > 0 {
            self.tally.add(Finding::new(&rules::EXTRA_COLUMNS, None).with_numbers([extra, 0]));
        }
    }

    fn is_told(&self, field: AccountField) -> bool {
        self.told.get(field as usize) == Some(&true)
    }

    pub(super) fn finish(mut self) -> AuditReport {
        let role_total = |role: UserRole| RoleTotal {
            role,
            users: self.roles.get(role as usize).copied().unwrap_or_default(),
        };
        let roles = UserRole::ALL.map(role_total);
        let held: RoleSet = roles.iter().filter(|total| total.users > 0).map(|total| total.role).collect();
        let super_users = role_total(UserRole::SuperUser).users;
        self.judge_organisation(super_users, held);
        let [active, suspended, deleted] = self.statuses;
        let Tally { findings, totals, .. } = self.tally;
        let users = self.users;
        AuditReport {
            users,
            active,
            suspended,
            deleted,
            super_users,
            roles: roles.to_vec(),
            totals,
            findings,
        }
    }

    fn judge_organisation(&mut self, super_users: u64, held: RoleSet) {
        if self.users == 0 {
            self.tally.add(Finding::new(&rules::NO_USERS, None));
            return;
        }
        if !self.is_told(AccountField::Roles) {
            return;
        }
        let (rule, wanted) = match super_users {
            0 => (Some(&rules::NO_SUPER_USER), FEWEST_SUPER_USERS),
            1 => (Some(&rules::ONE_SUPER_USER), FEWEST_SUPER_USERS),
            2..FEWEST_SUPER_USERS => (Some(&rules::FEW_SUPER_USERS), FEWEST_SUPER_USERS),
            FEWEST_SUPER_USERS..=MOST_SUPER_USERS => (None, 0),
            _ => (Some(&rules::MANY_SUPER_USERS), MOST_SUPER_USERS),
        };
        if let Some(rule) = rule {
            self.tally.add(Finding::new(rule, None).with_numbers([super_users, wanted]));
        }
        if let Some(granted) = self.policy.organisation_roles {
            let spare = granted.but_not(held).iter().count() as u64;
            if spare > 0 {
                self.tally.add(Finding::new(&rules::ROLES_UNHELD, None).with_numbers([spare, 0]));
            }
        }
    }
}
