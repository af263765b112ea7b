//! Records held against each other.

use core::ops::ControlFlow;

use super::super::BatchPolicy;
use super::*;
use crate::learner::LearnerDraft;
use crate::value::Date;

fn learner(uln: &str, given: &str, family: &str, birth: &str, postcode: &str) -> LearnerDraft<'static> {
    LearnerDraft {
        uln: uln.to_owned().into(),
        given_name: given.to_owned().into(),
        family_name: family.to_owned().into(),
        date_of_birth: birth.to_owned().into(),
        gender: "2".into(),
        last_known_postcode: postcode.to_owned().into(),
        ..LearnerDraft::default()
    }
}

fn said(learners: &[LearnerDraft<'_>], policy: &InsidePolicy) -> Vec<(&'static str, u64, u64)> {
    let mut inside = Inside::new(policy);
    for (learner, record) in learners.iter().zip(1..) {
        inside.add(learner, record, Some(record + 1));
    }
    let number = |number: Option<u64>| number.unwrap_or_default();
    let report = inside.finish();
    assert_eq!(report.totals.iter().map(|total| total.count).sum::<u64>(), report.findings.len() as u64);
    let said = |found: &InsideFinding| {
        let code = found.finding.code.trim_start_matches("batch.inside.");
        (code, number(found.finding.record), number(found.other.and_then(|other| other.record)))
    };
    report.findings.iter().map(said).collect()
}

fn kate() -> LearnerDraft<'static> {
    learner("9276308686", "Catherine", "Hartnell", "2007-03-12", "LS1 4AP")
}

#[test]
fn twins_with_one_uln_are_two_people_and_a_new_family_name_is_one() {
    let twin = LearnerDraft { given_name: "Rowena".into(), ..kate() };
    let married = LearnerDraft { family_name: "Mossgrave".into(), ..kate() };
    let policy = InsidePolicy::default();
    assert_eq!(said(&[kate(), twin.clone()], &policy), [("uln_shared", 2, 1)]);
    assert_eq!(said(&[kate(), married], &policy), [("mandatory_changed_twice", 2, 1)]);
    let other_twin = LearnerDraft { uln: "1026893096".into(), ..twin };
    assert_eq!(said(&[kate(), other_twin], &policy), []);
}

#[test]
fn two_ulns_on_one_person_and_duplicates_without_a_uln() {
    let policy = InsidePolicy::default();
    let second = LearnerDraft { uln: "1026893096".into(), ..kate() };
    assert_eq!(said(&[kate(), second], &policy), [("ulns_differ", 2, 1)]);
    let moved = LearnerDraft { uln: "".into(), last_known_postcode: "EX4 9TR".into(), ..kate() };
    assert_eq!(said(&[kate(), moved], &policy), [("duplicate", 2, 1)]);
    let same = LearnerDraft { uln: "".into(), date_of_birth: "12/03/2007".into(), ..kate() };
    assert_eq!(said(&[kate(), same], &policy), [("repeated", 2, 1)]);
}

#[test]
fn what_stands_between_hides_nothing() {
    let policy = InsidePolicy::default();
    let blank = LearnerDraft { uln: "".into(), ..kate() };
    let second = LearnerDraft { uln: "1026893096".into(), ..kate() };
    let three = [blank.clone(), kate(), second.clone()];
    assert_eq!(said(&three, &policy), [("repeated", 2, 1), ("ulns_differ", 3, 2)]);
    assert_eq!(said(&[kate(), blank, second], &policy), [("repeated", 2, 1), ("ulns_differ", 3, 1)]);
    let bob = LearnerDraft {
        given_name: "Bob".into(),
        family_name: "Ashdown".into(),
        gender: "1".into(),
        ..kate()
    };
    let moved = LearnerDraft { last_known_postcode: "EX4 9TR".into(), ..bob.clone() };
    let shared = [("uln_shared", 2, 1), ("uln_shared", 3, 1), ("mandatory_changed_twice", 3, 2)];
    assert_eq!(said(&[kate(), bob.clone(), moved.clone()], &policy), shared);
    let last = [("mandatory_changed_twice", 2, 1), ("uln_shared", 3, 1)];
    assert_eq!(said(&[bob, moved, kate()], &policy), last);
}

#[test]
fn one_uln_on_thousands_is_told_for_each_and_not_for_each_pair() {
    let learners: Vec<_> = (0..3_000_u32)
        .map(|place| {
            let letter = char::from_u32(0x4E00 + place).unwrap();
            let birth = format!("{}-{:02}-{:02}", 1990 + place % 18, 1 + place % 12, 1 + place % 28);
            learner("9276308686", &format!("{letter}ra"), &format!("{letter}son"), &birth, "LS1 4AP")
        })
        .collect();
    let policy = InsidePolicy { max_findings_per_code: 10_000, ..InsidePolicy::default() };
    let all = said(&learners, &policy);
    assert!(all.iter().filter(|(code, ..)| *code == "uln_shared").count() > 2_000);
    assert!(all.len() < 10 * learners.len(), "{} findings, of four and a half million pairs", all.len());
}

#[test]
fn what_passes_a_bound_is_said() {
    let learners = vec![kate(), LearnerDraft { family_name: "Mossgrave".into(), ..kate() }, kate()];
    let few = InsidePolicy { max_compared: 1, ..InsidePolicy::default() };
    let all = said(&learners, &few);
    assert_eq!(all, [("compared_in_part", 0, 0), ("uln_repeated", 2, 1), ("repeated", 3, 1)]);
    let fewer = InsidePolicy { max_records: 1, ..InsidePolicy::default() };
    assert_eq!(said(&learners, &fewer), [("kept_in_part", 0, 0)]);
}

#[test]
fn a_comparison_tells_how_far_it_has_come_and_may_end() {
    let gathered = || {
        let mut inside = Inside::new(&InsidePolicy::default());
        [kate(), kate()].iter().zip(1..).for_each(|(learner, record)| inside.add(learner, record, None));
        inside
    };
    let mut told = Vec::new();
    let report = gathered().finish_with(&mut |at| {
        told.push((at.done, at.total));
        ControlFlow::Continue(())
    });
    assert_eq!(report, Some(gathered().finish()));
    assert!(told.last().is_some_and(|(done, total)| done == total));
    assert_eq!(gathered().finish_with(&mut |_| ControlFlow::Break(())), None);
    let (csv, policy) =
        ("ULN,GivenName,FamilyName\n1,Jo,Ng\n", BatchPolicy::new(Date::from_ymd(2026, 9, 1).unwrap()));
    let ended =
        check_inside_with(csv.as_bytes(), &policy, &InsidePolicy::default(), &mut |_| ControlFlow::Break(()));
    assert_eq!(ended, Ok(None));
}

#[test]
fn errors_between_records_stand_in_the_first_sentence() {
    let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,ULN,GivenName,FamilyName,DateOfBirth,Gender,LastKnownPostCode,\
               AbilityToShare,VerificationType\n\
               2A,x,10000001,2,9276308686,Catherine,Hartnell,2007-03-12,2,LS1 4AP,1,2\n\
               ,,,,9276308686,Joshua,Mossgrave,2006-07-01,1,EX4 9TR,1,2\n";
    let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).unwrap());
    let inside = check_inside(csv.as_bytes(), &policy, &InsidePolicy::default()).unwrap();
    let report = super::super::check(csv.as_bytes(), &policy).unwrap();
    let before = report.to_string();
    assert!(before.contains("All 2 learners are ready, but the file itself has "), "{before}");
    assert!(!before.contains("one against another"), "{before}");
    let said = report.with_inside(&inside).to_string().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains(" and the records have, one against another, 1 error to put right first."),
        "{said}"
    );
}
