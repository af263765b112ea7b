//! Plans for learners with known changes.

use super::*;
use crate::value::Date;

fn policy() -> PlanPolicy {
    PlanPolicy::new("10000001", Date::from_ymd(2026, 9, 1).unwrap(), 23, 58)
}

fn kate() -> LearnerDraft<'static> {
    LearnerDraft {
        uln: "9276308686".into(),
        given_name: "Catherine".into(),
        family_name: "Hartnell".into(),
        date_of_birth: "2007-03-12".into(),
        gender: "2".into(),
        last_known_postcode: "LS1 4AP".into(),
        ability_to_share: "1".into(),
        verification_type: "2".into(),
        ..LearnerDraft::default()
    }
}

fn fields(plan: &UpdatePlan) -> Vec<Vec<Option<Field>>> {
    plan.files.iter().map(|file| file.records.iter().map(|record| record.mandatory).collect()).collect()
}

#[test]
fn a_description_goes_with_its_verification_type() {
    let new = LearnerDraft {
        verification_type: "999".into(),
        other_verification_description: "Returning student".into(),
        gender: "9".into(),
        ability_to_share: "2".into(),
        ..kate()
    };
    let plan = plan_update(&[kate()], core::slice::from_ref(&new), &policy()).unwrap();
    let expected =
        [Field::AbilityToShare, Field::VerificationType, Field::Gender].map(|field| vec![Some(field)]);
    assert_eq!(fields(&plan), expected);
    assert_eq!(plan.files[1].records[0].optional, [Field::OtherVerificationDescription]);
    let back = plan_update(&[new], &[kate()], &policy()).unwrap();
    assert_eq!(back.files[1].learners[0].other_verification_description, "");
    assert!(plan.steps.is_empty() && back.steps.is_empty());
}

#[test]
fn names_follow_the_minutes_past_midnight() {
    let new = LearnerDraft { last_known_postcode: "EX4 9TR".into(), gender: "9".into(), ..kate() };
    let plan = plan_update(&[kate()], &[new], &policy()).unwrap();
    let names: Vec<_> = plan.files.iter().map(|file| file.header.file_name.as_str()).collect();
    assert_eq!(names, ["LRB_10000001_010920262359.CSV", "LRB_10000001_020920260000.CSV"]);
    let wrong = PlanPolicy { hour: 24, ..policy() };
    assert_eq!(plan_update(&[], &[], &wrong).unwrap_err(), PlanError::FileName);
}

#[test]
fn large_stages_are_cut_into_files_of_one_size() {
    let learners: Vec<_> = (0..6_000_u32)
        .map(|place| {
            let stem = format!("{}", 100_000_000 + place);
            let uln = crate::value::Uln::from_stem(&stem).ok();
            uln.map(|uln| LearnerDraft {
                uln: uln.to_string().into(),
                given_name: format!("Given{}", char::from_u32(0x4E00 + place).unwrap()).into(),
                ..kate()
            })
        })
        .map(Option::unwrap_or_default)
        .collect();
    let new: Vec<_> = learners
        .iter()
        .map(|held| LearnerDraft { last_known_postcode: "EX4 9TR".into(), ..held.clone() })
        .collect();
    let plan = plan_update(&learners, &new, &policy()).unwrap();
    let sent: usize = plan.files.iter().map(|file| file.learners.len()).sum();
    assert_eq!(sent + plan.steps.len(), learners.len());
    let of_one_stage: Vec<_> = plan.files.iter().map(|file| (file.stage, file.learners.len())).collect();
    assert_eq!(of_one_stage.len(), 2);
    assert!(of_one_stage.iter().all(|(stage, size)| *stage == 1 && *size <= 5_000), "{of_one_stage:?}");
}

#[test]
fn another_order_is_taken_where_the_usual_one_would_make_two_learners_the_same() {
    let other = LearnerDraft { uln: "1026893096".into(), date_of_birth: "2008-04-13".into(), ..kate() };
    let new =
        LearnerDraft { date_of_birth: "2008-04-13".into(), last_known_postcode: "EX4 9TR".into(), ..kate() };
    let usual = plan_update(&[kate()], core::slice::from_ref(&new), &policy()).unwrap();
    assert_eq!(fields(&usual), [[Some(Field::DateOfBirth)], [Some(Field::LastKnownPostcode)]]);
    let both = [kate(), other.clone()];
    let plan = plan_update(&both, &[new.clone(), other.clone()], &policy()).unwrap();
    assert_eq!(fields(&plan), [[Some(Field::LastKnownPostcode)], [Some(Field::DateOfBirth)]]);
    let fixed = PlanPolicy { one_field_per_file: true, ..policy() };
    let by_hand = plan_update(&both, &[new, other], &fixed).unwrap();
    assert_eq!(by_hand.steps[0].finding.code, "batch.plan.no_order");
    assert!(by_hand.files.is_empty());
}

#[test]
fn a_wrong_detail_is_held_back_and_the_others_go() {
    let new = LearnerDraft {
        ability_to_share: "0".into(),
        date_of_birth: "2007-13-13".into(),
        email_address: "jo@example.org.".into(),
        last_known_postcode: "EX4 9TR".into(),
        family_name: "Prisoner".into(),
        ..kate()
    };
    let plan = plan_update(&[kate()], &[new], &policy()).unwrap();
    let mut steps: Vec<_> = plan.steps.iter().map(|step| (step.finding.field, step.route.code())).collect();
    steps.sort_unstable();
    let expected = [
        (Some(Field::FamilyName), "service_desk"),
        (Some(Field::DateOfBirth), "correct"),
        (Some(Field::EmailAddress), "correct"),
        (Some(Field::AbilityToShare), "not_possible"),
    ];
    assert_eq!(steps, expected);
    assert_eq!(fields(&plan), [[Some(Field::LastKnownPostcode)]]);
}

#[test]
fn what_is_held_and_cannot_be_sent_is_in_no_record() {
    let held = LearnerDraft { verification_type: "999".into(), date_of_birth: "2007-13-13".into(), ..kate() };
    let new = LearnerDraft { gender: "9".into(), verification_type: "3".into(), ..LearnerDraft::default() };
    let plan = plan_update(&[held], &[new], &policy()).unwrap();
    assert_eq!(fields(&plan), [[Some(Field::VerificationType)], [Some(Field::Gender)]]);
    assert_eq!(plan.files[0].learners[0].date_of_birth, "");
    let said: Vec<_> = plan.findings.iter().map(|finding| (finding.code, finding.field)).collect();
    assert_eq!(said, [("batch.plan.held_unfit", Some(Field::DateOfBirth))]);
    let nameless = LearnerDraft { given_name: "".into(), ..kate() };
    let left_out = plan_update(&[nameless], &[kate()], &policy()).unwrap();
    assert!(left_out.files.is_empty() && left_out.steps[0].is_whole);
}

#[test]
fn a_search_that_registers_nobody_has_files_that_a_call_takes() {
    let asked: Vec<_> = (0..450_u32)
        .map(|place| {
            let given_name = format!("Given{}", char::from_u32(0x4E00 + place).unwrap()).into();
            let learner = LearnerDraft { uln: "".into(), given_name, ..kate() };
            FormerPostcodes { learner, postcodes: vec!["EX4 9TR".to_owned()] }
        })
        .collect();
    let sizes = |policy: &PlanPolicy| -> Vec<usize> {
        plan_search(&asked, policy).unwrap().files.iter().map(|file| file.learners.len()).collect()
    };
    assert_eq!(sizes(&policy()), [450]);
    assert_eq!(sizes(&PlanPolicy { is_check_only: true, ..policy() }), [150, 150, 150]);
}
