//! Lists of users: any bytes are read within bounds, and every user is accounted for.

use lrs_core::access::{
    AccountDraft, AccountField, AccountPolicy, AuditLimits, AuditPolicy, RoleSet, audit as review, audit_of,
    check_account,
};
use lrs_core::value::Date;

/// Reviews a list of users, and one account with everything in every field.
pub fn audit(data: &[u8]) {
    let today = Date::from_ymd(2026, 9, 1).expect("a day");
    let limits = AuditLimits { max_bytes: 8_192, max_columns: 32, max_value_bytes: 1_024, max_users: 200 };
    let organisation_roles = Some(RoleSet::ALL);
    let policy =
        AuditPolicy { limits, organisation_roles, max_findings_per_code: 10, ..AuditPolicy::new(today) };
    if let Ok(report) = review(data, &policy) {
        assert_eq!(report.active + report.suspended + report.deleted, report.users);
        assert!(report.users <= limits.max_users && report.super_users <= report.active);
        assert!(report.roles.iter().all(|total| total.users <= report.active));
        assert_eq!(
            report.roles.iter().find(|total| total.role.code() == "super_user").map(|total| total.users),
            Some(report.super_users)
        );
        let said: u64 = report.totals.iter().map(|total| total.count).sum();
        assert!(said >= report.findings.len() as u64, "totals are exact");
        for total in &report.totals {
            let kept = report
                .findings
                .iter()
                .filter(|finding| finding.code == total.code && finding.field == total.field);
            assert_eq!(kept.count() as u64, total.count.min(10), "{}", total.code);
        }
        let places = report.findings.iter().filter_map(|finding| finding.record);
        assert!(places.clone().all(|record| (1..=report.users).contains(&record)) && places.is_sorted());
        assert_eq!(review(data, &policy).as_ref(), Ok(&report), "the same answer twice");
    }
    let Ok(text) = core::str::from_utf8(data) else { return };
    let everywhere = AccountDraft::of(AccountField::ALL.map(|field| (field, text)));
    let alone =
        check_account(&everywhere, &AccountPolicy { organisation_roles, ..AccountPolicy::new(today) });
    let report = audit_of(core::slice::from_ref(&everywhere), &policy);
    assert_eq!(report.users, 1);
    let codes: Vec<&str> = report.findings.iter().map(|finding| finding.code).collect();
    let is_review = |code: &str| code.starts_with("audit.");
    let told = codes.iter().filter(|code| !is_review(code)).count();
    assert!(told <= alone.len(), "a review judges no account more harshly");
}
