//! Users are people too: nothing that is said of accounts, passwords or secret answers repeats one.

use lrs_core::access::password::{self, PasswordPolicy};
use lrs_core::access::{
    AccountDraft, AccountField, AccountPolicy, AuditPolicy, audit, audit_of, check_account, check_change,
    secret,
};
use lrs_core::guide::Edition;
use lrs_core::value::{Date, UserRole};
use lrs_core::wire::{self, Nested};

use crate::plants::PLANTS;
use crate::said::Said;

fn account(text: &'static str) -> AccountDraft<'static> {
    AccountDraft::of(AccountField::ALL.map(|field| (field, text)))
}

#[test]
fn what_is_said_of_users_shows_nothing() {
    let mut said = Said::default();
    let today = Date::from_ymd(2026, 9, 1).expect("a day");
    let policy = AccountPolicy::new(today);
    let mut spoken = 0;
    let mut note = |said: &mut Said, findings: &[lrs_core::Finding]| {
        spoken += findings.len();
        for finding in findings {
            said.finding(finding);
        }
    };
    for &(_, text) in PLANTS {
        said.parsed("UserRole", UserRole::parse(text));
        let one = account(text);
        said.debug("AccountDraft", &one);
        note(&mut said, &check_account(&one, &policy));
        let [before, after] = [("Rhian", "Maddock"), (text, text)].map(|(given, family)| {
            AccountDraft::of([(AccountField::GivenName, given), (AccountField::FamilyName, family)])
        });
        note(&mut said, &check_change(&before, &after));
        for edition in Edition::ALL {
            let names = vec![text.to_owned()];
            let policy = PasswordPolicy { edition, names, previous: Some(text.to_owned()) };
            said.debug("PasswordPolicy", &policy);
            let check = password::check(text, &policy);
            said.debug("PasswordCheck", &check);
            said.debug("wire::PasswordCheck", &wire::PasswordCheck::from(&check));
            note(&mut said, &check.findings);
        }
        note(&mut said, &secret::check_verification(text, text, text));
    }
    assert!(spoken > PLANTS.len() * 5, "there was something to say");
    said.holds_no_plant();
}

#[test]
fn a_review_of_users_shows_nothing() {
    let mut said = Said::default();
    let today = Date::from_ymd(2026, 9, 1).expect("a day");
    let policy = AuditPolicy::new(today);
    let users: Vec<AccountDraft<'_>> = PLANTS.iter().map(|&(_, text)| account(text)).collect();
    let twice: Vec<AccountDraft<'_>> = users.iter().chain(&users).cloned().collect();
    let headings = AccountField::ALL.map(AccountField::label).join(",");
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\"").replace('\0', ""));
    let row = |&(_, text): &(_, &str)| [quoted(text).as_str(); AccountField::COUNT].join(",") + "\r\n";
    let list = format!("{headings}\r\n{}", PLANTS.iter().map(row).collect::<String>());
    let read = audit(list.as_bytes(), &policy).expect("a list");
    for report in [audit_of(&twice, &policy), read] {
        assert!(report.findings.iter().any(|finding| finding.code == "account.role_unknown"));
        said.debug("AuditReport", &report);
        let shape = wire::AuditReport::from(&report);
        said.debug("wire::AuditReport", &shape);
        said.words("wire::AuditReport", serde_json::to_string(&shape).expect("JSON"));
        for finding in &report.findings {
            said.finding(finding);
        }
    }
    for &(_, text) in PLANTS {
        for broken in [text.to_owned(), format!("Surname\n\"{text}"), format!("Surname\n{text}\0")] {
            said.parsed("audit", audit(broken.as_bytes(), &policy));
        }
    }
    said.holds_no_plant();
}

#[test]
fn calls_that_are_refused_show_nothing() {
    let mut said = Said::default();
    for &(_, text) in PLANTS {
        let given = serde_json::json!({ text: text, "action": text, "roles": [text], "history": [text], "edition": text });
        let refused = [
            wire::decide_access(Nested::from(given.clone())).err(),
            wire::escalate(Nested::from(given.clone())).err(),
            wire::check_password(Nested::from(given.clone())).err(),
            wire::check_account(Nested::from(given)).err(),
        ];
        for error in refused {
            let error = error.expect("no such call");
            said.debug("wire::Error", &error);
            said.words("wire::Error", serde_json::to_string(&error).expect("JSON"));
        }
    }
    said.holds_no_plant();
}
