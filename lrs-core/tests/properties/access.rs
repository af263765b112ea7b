//! Laws about users: a role more never takes anything away, what is written is found, and a review counts everybody.

use lrs_core::Severity;
use lrs_core::access::password::{self, PasswordPolicy};
use lrs_core::access::{
    AccountDraft, AccountField, AccountPolicy, Action, AuditPolicy, RoleSet, audit, check_account, decide,
    secret,
};
use lrs_core::guide::Edition;
use lrs_core::value::{Date, UserRole};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn today() -> Date {
    Date::from_ymd(2026, 9, 1).expect("a day")
}

fn roles() -> impl Strategy<Value = RoleSet> {
    subsequence(UserRole::ALL.to_vec(), 0..=UserRole::ALL.len()).prop_map(RoleSet::of)
}

proptest! {
    #[test]
    fn a_role_more_never_takes_anything_away(
        action in select(Action::ALL.to_vec()),
        had in roles(),
        role in select(UserRole::ALL.to_vec()),
        granted in roles(),
    ) {
        let before = decide(action, had, Some(granted));
        let after = decide(action, had.with(role), Some(granted));
        prop_assert!(after.is_allowed || !before.is_allowed);
        prop_assert!(decide(action, had, None).is_allowed || !before.is_allowed);
        for role in before.would_allow {
            prop_assert!(decide(action, had.with(role), Some(granted)).is_allowed);
        }
    }

    #[test]
    fn an_answer_is_found_wherever_it_is_written(before in ".{0,20}", answer in "[\\p{L}\\p{Nd}]{1,20}", after in ".{0,20}") {
        let found = secret::check_verification(&format!("{before} {answer} {after}"), "", &answer);
        prop_assert!(found.iter().any(|finding| finding.code == "secret.answer_written"));
        prop_assert!(secret::matches(&answer, &answer));
    }

    #[test]
    fn answers_match_in_both_directions(one in ".{1,12}", other in ".{1,12}") {
        prop_assert_eq!(secret::matches(&one, &other), secret::matches(&other, &one));
    }

    #[test]
    fn a_longer_password_is_never_worse(text in "[ -~]{0,24}", edition in select(Edition::ALL.to_vec())) {
        let policy = PasswordPolicy { edition, ..PasswordPolicy::default() };
        let check = password::check(&text, &policy);
        let errors = check.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        prop_assert_eq!(check.is_accepted, errors == 0);
        let longer = password::check(&format!("{text}aB3-"), &policy);
        prop_assert!(longer.is_accepted || !check.is_accepted);
    }

    #[test]
    fn a_person_with_an_ordinary_name_is_never_refused_for_it(
        given in "[B-DF-HJ-NP-TV-Z][aeiou][bcdfg][aeiou]x",
        family in select(vec!["Guest", "Page", "Head", "Dean", "Service", "Staff", "Officer", "Member", "New", "Super"]),
    ) {
        let email = format!("{given}.{family}@example.org").to_lowercase();
        let draft = AccountDraft::of([
            (AccountField::GivenName, given),
            (AccountField::FamilyName, family.to_owned()),
            (AccountField::EmailAddress, email),
        ]);
        let found = check_account(&draft, &AccountPolicy::new(today()));
        prop_assert!(found.iter().all(|finding| !finding.code.starts_with("account.generic")));
    }

    #[test]
    fn a_review_counts_every_user(rows in prop::collection::vec("[a-zA-Z,; ]{1,30}", 0..20)) {
        let rows: Vec<String> = rows.into_iter().filter(|row| row.chars().any(char::is_alphabetic)).collect();
        let list = format!("Surname,Forename,Email,Roles,Status\n{}\n", rows.join("\n"));
        let report = audit(list.as_bytes(), &AuditPolicy::new(today())).expect("a list");
        prop_assert_eq!(report.users, rows.len() as u64);
        prop_assert_eq!(report.active + report.suspended + report.deleted, report.users);
    }
}
