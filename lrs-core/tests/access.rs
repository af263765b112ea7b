//! Who may do what, each combination: every set of roles, every set that an organisation was granted, every action, held
//! against the guide's table as the vectors state it.
#![expect(clippy::expect_used, reason = "a vector that cannot be read fails the test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use lrs_core::Severity;
use lrs_core::access::{Action, RoleSet, decide};
use lrs_core::value::UserRole;
use serde_json::Value;

/// The guide's table: the actions of each role by its code, from `conformance/access_permissions.json`.
fn table() -> BTreeMap<String, Vec<String>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/access_permissions.json");
    let cases: Vec<Value> =
        serde_json::from_str(&fs::read_to_string(file).expect("readable")).expect("a list of cases");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let of_role = |case: &Value| {
        let actions = case["ok"].as_array()?.iter().map(|permission| text(&permission["action"])).collect();
        Some((text(&case["input"]), actions))
    };
    let is_code = |(role, _): &(String, Vec<String>)| UserRole::from_code(role).is_some();
    cases.iter().filter_map(of_role).filter(is_code).collect()
}

/// Every set of roles.
fn role_sets() -> impl Iterator<Item = RoleSet> {
    (0..1_u8 << UserRole::ALL.len()).map(|bits| {
        UserRole::ALL.into_iter().filter(|&role| bits >> role as u8 & 1 == 1).collect::<RoleSet>()
    })
}

#[test]
fn every_set_of_roles_may_do_what_the_table_says_and_nothing_else() {
    let table = table();
    assert_eq!(table.len(), UserRole::ALL.len(), "a line for each role");
    let allows = |role: UserRole, action: Action| table[role.code()].iter().any(|code| code == action.code());
    let own = [Action::ChangeOwnPassword, Action::ChangeOwnSecretQuestion];
    let mut asked = 0;
    for action in Action::ALL {
        for roles in role_sets() {
            for organisation in role_sets().map(Some).chain([None]) {
                let granted = organisation.unwrap_or(RoleSet::ALL);
                let decision = decide(action, roles, organisation);
                let holding = |keep: &dyn Fn(UserRole) -> bool| -> Vec<UserRole> {
                    UserRole::ALL.into_iter().filter(|&role| allows(role, action) && keep(role)).collect()
                };
                let granting = holding(&|role| roles.contains(role) && granted.contains(role));
                assert_eq!(decision.granted_by, granting, "{action:?} {roles:?} {organisation:?}");
                assert_eq!(decision.is_allowed, !granting.is_empty() || own.contains(&action));
                let mut would = decision.would_allow.clone();
                would.sort();
                assert_eq!(would, holding(&|role| !roles.contains(role) && granted.contains(role)));
                assert_eq!(decision.not_granted, holding(&|role| !granted.contains(role)));
                let errors =
                    decision.reasons.iter().filter(|reason| reason.severity == Severity::Error).count();
                assert_eq!(errors == 0, decision.is_allowed, "a refusal has a reason, and only a refusal");
                asked += 1;
            }
        }
    }
    assert_eq!(asked, Action::ALL.len() * 64 * 65);
}

#[test]
fn every_action_of_the_table_is_known_and_every_action_is_somebodys() {
    let table = table();
    let listed: Vec<&String> = table.values().flatten().collect();
    for code in &listed {
        assert!(Action::from_code(code).is_some(), "{code}");
    }
    for action in Action::ALL {
        let is_listed = listed.iter().any(|code| *code == action.code());
        assert_eq!(is_listed, !action.is_for_everybody(), "{action:?}");
    }
}
