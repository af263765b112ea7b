//! A check answers for every draft, and has nothing left to do on its own answer.

use lrs_core::learner::{self, CheckPolicy, DateOrder, LearnerRecord, Purpose};
use lrs_core::value::Date;
use lrs_core::{Field, LearnerDraft, Severity};
use proptest::prelude::*;

use crate::{date::dates, name, postcode::postcodes, uln::ulns};

proptest! {
    #[test]
    fn every_draft_has_an_answer(draft in drafts(), policy in policies()) {
        let check = learner::check(&draft, &policy);
        let errors = check.findings.iter().filter(|finding| finding.severity == Severity::Error);
        prop_assert_eq!(check.is_ready(), errors.clone().count() == 0);
        for finding in errors {
            if let Some(field) = finding.field {
                prop_assert!(check.learner.text(field).is_none(), "no value where an error stands: {}", finding.code);
            }
        }
        for finding in &check.findings {
            prop_assert!(finding.message().ends_with('.') && finding.remedy().ends_with('.'));
            for words in [finding.message(), finding.remedy(), finding.form_text()] {
                prop_assert!(!words.contains(['{', '}']), "unfilled words: {}", finding.code);
            }
            prop_assert!(!finding.form_text().ends_with('.'));
            if let (Some(span), Some(field)) = (finding.span, finding.field) {
                prop_assert!(draft.text(field).get(span.start..span.end).is_some_and(|part| !part.is_empty()));
            }
        }
    }

    #[test]
    fn checking_twice_is_checking_once(draft in drafts(), policy in policies()) {
        let policy = CheckPolicy { apply_repairs: true, ..policy };
        let once = learner::check(&draft, &policy);
        let own = as_draft(&once.learner);
        let twice = learner::check(&own, &policy);
        let applied: Vec<_> = twice.repairs.iter().filter(|repair| repair.applied).map(|repair| repair.code).collect();
        prop_assert_eq!(applied, Vec::<&str>::new());
        prop_assert!(twice.learner == once.learner, "the record changes no more");
    }

    #[test]
    fn what_is_applied_stands_in_the_record(draft in drafts(), policy in policies()) {
        let policy = CheckPolicy { apply_repairs: true, ..policy };
        let check = learner::check(&draft, &policy);
        for field in Field::ALL {
            let stored = check.learner.text(field);
            let last = check.repairs.iter().rev().find(|repair| repair.field == field && repair.applied);
            if let (Some(stored), Some(repair)) = (&stored, last) {
                prop_assert_eq!(stored.as_ref(), repair.to.as_str());
            }
            let is_blanked = last.is_some_and(|repair| repair.to.is_empty());
            prop_assert!(stored.is_some() || last.is_none() || is_blanked, "{} is not in the record", field.name());
            if let (Some(stored), None) = (&stored, last) {
                prop_assert_eq!(stored.as_ref(), draft.text(field), "{} changed without a repair", field.name());
            }
        }
    }

    #[test]
    fn nothing_is_applied_where_the_policy_says_so(draft in drafts(), policy in policies()) {
        let policy = CheckPolicy { apply_repairs: false, ..policy };
        let check = learner::check(&draft, &policy);
        prop_assert!(check.repairs.iter().all(|repair| !repair.applied));
    }

    #[test]
    fn more_in_a_draft_never_makes_a_field_missing(draft in drafts(), policy in policies(), place in 0..Field::COUNT) {
        let field = Field::ALL[place];
        let before = learner::check(&draft, &policy);
        let mut fuller = draft.clone();
        if draft.text(field).is_empty() {
            fuller.set(field, "1");
        }
        let after = learner::check(&fuller, &policy);
        let missing = |check: &learner::LearnerCheck| {
            let fields: Vec<_> =
                check.findings.iter().filter(|finding| finding.code == "field.missing").map(|f| f.field).collect();
            fields
        };
        if field != Field::Uln {
            prop_assert!(missing(&after).iter().all(|field| missing(&before).contains(field)));
        }
    }
}

/// The draft that a record would be typed as.
fn as_draft(record: &LearnerRecord) -> LearnerDraft<'static> {
    let mut draft = LearnerDraft::default();
    for field in Field::ALL {
        draft.set(field, record.text(field).unwrap_or_default().into_owned());
    }
    draft
}

pub(crate) fn policies() -> impl Strategy<Value = CheckPolicy> {
    let today = Date::from_ymd(2026, 9, 1).expect("a day");
    let parts = (0..Purpose::ALL.len(), 0..DateOrder::ALL.len(), any::<bool>(), any::<Option<bool>>());
    parts.prop_map(move |(purpose, order, apply_repairs, is_pre_16_school)| CheckPolicy {
        purpose: Purpose::ALL[purpose],
        date_order: DateOrder::ALL[order],
        apply_repairs,
        is_pre_16_school,
        ..CheckPolicy::new(today)
    })
}

/// A learner with most fields filled, each rightly, nearly so, or with anything.
pub(crate) fn drafts() -> impl Strategy<Value = LearnerDraft<'static>> {
    let fields: Vec<_> = Field::ALL.into_iter().map(text_of).collect();
    fields.prop_map(|texts| {
        let mut draft = LearnerDraft::default();
        for (field, text) in Field::ALL.into_iter().zip(texts) {
            draft.set(field, text);
        }
        draft
    })
}

fn text_of(field: Field) -> BoxedStrategy<String> {
    let right = match field {
        Field::Uln => ulns().prop_map(|uln| uln.to_string()).boxed(),
        Field::LastKnownPostcode => postcodes().prop_map(|postcode| postcode.to_string()).boxed(),
        Field::DateOfBirth => prop_oneof![
            dates().prop_map(|date| date.to_string()),
            (1..32, 1..13, 1950..2012).prop_map(|(day, month, year)| format!("{day}/{month}/{year}")),
            (1..32, 1..13, 0..100).prop_map(|(day, month, year)| format!("{day}.{month}.{year:02}")),
            (10_000..41_000_i32).prop_map(|day| day.to_string()),
        ]
        .boxed(),
        Field::DateOfAddressCapture => "20[0-2][0-9]-[01][0-9]-[0-2][0-9]".boxed(),
        Field::Gender => "[0129MF]|male|Female|prefer not to say".boxed(),
        Field::AbilityToShare => "[012]|0[12]|yes|no".boxed(),
        Field::VerificationType => "[0-7]|999|passport|Other".boxed(),
        Field::OtherVerificationDescription => {
            "|ILR|by school|workplace photo pass|returning student".boxed()
        }
        Field::EmailAddress => "[a-z]{2,8}@(example\\.org|mail,org)|none| [a-z]{2}@example\\.org".boxed(),
        Field::ScottishCandidateNumber => "[0-9]{9}| [0-9]{9}".boxed(),
        Field::Uci => "[0-9]{12}[A-Y]".boxed(),
        Field::Upn => "[A-Z][0-9]{12}".boxed(),
        Field::SchoolAtAge16 => "(Northfield|St Mary's)( School| College)?".boxed(),
        Field::MiddleOtherName => "([A-Z][a-z]{1,6}[ ,/&]{1,2}){0,3}".boxed(),
        _ => name::texts().boxed(),
    };
    prop_oneof![2 => Just(String::new()), 6 => right, 1 => "[ -~]{0,40}", 1 => any::<String>()].boxed()
}
