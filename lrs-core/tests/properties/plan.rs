//! Laws of plans: the files, one after the other, give the new details, and the LRS finds each learner all along.

use lrs_core::batch::{self, PlanPolicy, UpdatePlan};
use lrs_core::matching::{FoundOutcome, Register};
use lrs_core::value::Date;
use lrs_core::{CheckPolicy, Field, LearnerDraft, MatchPolicy, Uln, learner};
use proptest::prelude::*;
use proptest::sample::select;

/// The seven that the guide calls mandatory.
const MANDATORY: [Field; 7] = [
    Field::GivenName,
    Field::FamilyName,
    Field::DateOfBirth,
    Field::Gender,
    Field::LastKnownPostcode,
    Field::AbilityToShare,
    Field::VerificationType,
];

/// Details of one learner from few values, so that learners of one list are often alike.
fn details() -> impl Strategy<Value = LearnerDraft<'static>> {
    let names = (
        select(vec!["Catherine", "Kate", "Rowena", "Joshua"]),
        select(vec!["Hartnell", "Mossgrave", "O'Neill", "Ashworthy-Pike"]),
        select(vec!["", "Turner", "Hartnell"]),
    );
    let five = (
        select(vec!["2007-03-12", "2007-12-03", "2008-04-13"]),
        select(vec!["1", "2", "9"]),
        select(vec!["LS1 4AP", "EX4 9TR", "ZZ99 9ZZ"]),
    );
    let rest = (
        select(vec!["", "0", "1", "2"]),
        select(vec![("", ""), ("2", ""), ("7", ""), ("999", "Returning student")]),
        select(vec!["", "1 Mill Lane", "2 Hill View"]),
        select(vec!["", "jo@example.org", "kate@example.org"]),
    );
    (names, five, rest).prop_map(|((given, family, previous), (birth, gender, postcode), rest)| {
        let (sharing, (kind, description), line, email) = rest;
        LearnerDraft {
            given_name: given.into(),
            family_name: family.into(),
            previous_family_name: previous.into(),
            date_of_birth: birth.into(),
            gender: gender.into(),
            last_known_postcode: postcode.into(),
            ability_to_share: sharing.into(),
            verification_type: kind.into(),
            other_verification_description: description.into(),
            last_known_address_line_1: line.into(),
            email_address: email.into(),
            ..LearnerDraft::default()
        }
    })
}

/// Learners with ULNs of their own, as held and as wanted.
fn lists() -> impl Strategy<Value = Vec<(LearnerDraft<'static>, LearnerDraft<'static>)>> {
    proptest::collection::vec((details(), details()), 1..6).prop_map(|pairs| {
        let ulns = (100_000_000_u32..).filter_map(|stem| Uln::from_stem(&stem.to_string()).ok());
        let with =
            |draft: LearnerDraft<'static>, uln: Uln| LearnerDraft { uln: uln.to_string().into(), ..draft };
        pairs.into_iter().zip(ulns).map(|((held, new), uln)| (with(held, uln), with(new, uln))).collect()
    })
}

fn policy(one_field_per_file: bool) -> PlanPolicy {
    let today = Date::from_ymd(2026, 9, 1).expect("a day");
    PlanPolicy { one_field_per_file, is_confirmed: true, ..PlanPolicy::new("10000001", today, 9, 30) }
}

fn place(learner: u64) -> usize {
    usize::try_from(learner).expect("small") - 1
}

/// What is wanted in a field: blank details stay, but for a description whose verification is gone.
fn wanted<'a>(held: &'a LearnerDraft<'_>, new: &'a LearnerDraft<'_>, field: Field) -> &'a str {
    let is_gone = field == Field::OtherVerificationDescription && !new.verification_type.is_empty();
    if new.text(field).is_empty() && !is_gone { held.text(field) } else { new.text(field) }
}

/// Sends the files one after the other; each must be legal by itself. What is held in the end.
fn send(
    plan: &UpdatePlan,
    held: &[LearnerDraft<'static>],
) -> Result<Vec<LearnerDraft<'static>>, TestCaseError> {
    let today = Date::from_ymd(2026, 9, 1).expect("a day");
    let check = CheckPolicy { purpose: learner::Purpose::Batch, ..CheckPolicy::new(today) };
    let mut state = held.to_vec();
    for file in &plan.files {
        let register = Register::new(&state, &MatchPolicy::default());
        for (record, sent) in file.records.iter().zip(&file.learners) {
            let at = place(record.learner);
            let before = state[at].clone();
            let changed: Vec<Field> =
                MANDATORY.into_iter().filter(|field| before.text(*field) != sent.text(*field)).collect();
            prop_assert_eq!(&changed, &record.mandatory.into_iter().collect::<Vec<_>>());
            prop_assert!(learner::check(sent, &check).is_ready());
            // By ULN with both names the LRS knows the learner for sure, or has one candidate: this one.
            let found = register.find(sent);
            prop_assert_eq!(
                found.candidates.iter().map(|one| place(u64::from(one.id) + 1)).collect::<Vec<_>>(),
                [at]
            );
            let renamed = changed.iter().any(|field| matches!(field, Field::GivenName | Field::FamilyName));
            let is_exact = found.outcome == FoundOutcome::Exact;
            prop_assert!(is_exact || renamed);
            // Nobody who was found by a file before waits for a change of name.
            state[at] = sent.clone();
        }
        findable(&state, held)?;
    }
    Ok(state)
}

/// Each learner is found by what is held now, by ULN and by the demographics alone, unless two were the same all along.
fn findable(state: &[LearnerDraft<'static>], held: &[LearnerDraft<'static>]) -> Result<(), TestCaseError> {
    let five = |draft: &LearnerDraft<'_>| {
        MANDATORY[..5].iter().map(|field| draft.text(*field).to_owned()).collect::<Vec<_>>()
    };
    let register = Register::new(state, &MatchPolicy::default());
    for (at, learner) in state.iter().enumerate() {
        let by_uln = register.find(learner);
        prop_assert_eq!(by_uln.accepted.map(|id| place(u64::from(id) + 1)), Some(at));
        let was_double = held.iter().filter(|other| five(other) == five(&held[at])).count() > 1;
        if !was_double {
            let alone = LearnerDraft { uln: "".into(), ..learner.clone() };
            let found = register.find(&alone);
            prop_assert_eq!(found.outcome, FoundOutcome::Exact);
            prop_assert_eq!(found.candidates.first().map(|one| place(u64::from(one.id) + 1)), Some(at));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_files_of_a_plan_give_the_new_details(pairs in lists(), one_field_per_file: bool) {
        let (held, new): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        let plan = batch::plan_update(&held, &new, &policy(one_field_per_file)).expect("a plan");
        let state = send(&plan, &held)?;
        for (at, after) in state.iter().enumerate() {
            let learner = at as u64 + 1;
            let steps = || plan.steps.iter().filter(|step| step.learner == learner);
            let is_left_out = steps().any(|step| step.is_whole);
            for field in Field::ALL {
                let is_held_back = is_left_out || steps().any(|step| step.finding.field == Some(field));
                let was_filled = field == Field::PreviousFamilyName && after.family_name != held[at].family_name;
                let expected = match (is_held_back, was_filled && new[at].previous_family_name.is_empty()) {
                    (true, _) => held[at].text(field),
                    (false, true) => held[at].text(Field::FamilyName),
                    (false, false) => wanted(&held[at], &new[at], field),
                };
                let is_free = was_filled && new[at].previous_family_name == held[at].previous_family_name;
                prop_assert!(after.text(field) == expected || is_free, "{}", field.name());
            }
            prop_assert_eq!(plan.unchanged.contains(&learner), *after == held[at] && steps().next().is_none());
        }
        let mut stages = plan.files.iter().map(|file| file.stage).collect::<Vec<_>>();
        prop_assert!(stages.is_sorted());
        stages.dedup();
        prop_assert!(stages.len() <= MANDATORY.len());
        if one_field_per_file {
            for file in &plan.files {
                let mut kinds: Vec<_> = file.records.iter().filter_map(|record| record.mandatory).collect();
                kinds.sort_unstable();
                kinds.dedup();
                prop_assert!(kinds.len() <= 1);
            }
        }
    }

    #[test]
    fn a_search_and_its_restoration_give_the_present_details(details in details(), postcode in select(vec!["PL1 2QT", "cv49ee"])) {
        let learner = LearnerDraft { mis_identifier: "A1".into(), verification_type: "2".into(), ability_to_share: "1".into(),
            other_verification_description: "".into(), ..details };
        let asked = [batch::FormerPostcodes { learner: learner.clone(), postcodes: vec![postcode.to_owned()] }];
        let search = batch::plan_search(&asked, &policy(false)).expect("a plan");
        prop_assert_eq!(search.files.len(), 1);
        let uln = Uln::parse("9276308686").expect("a ULN");
        let found = [batch::FoundUln { learner: 1, stage: 1, uln }];
        let plan = batch::plan_restore(&asked, &found, &policy(false)).expect("a plan");
        let held = LearnerDraft { uln: uln.to_string().into(), ..search.files[0].learners[0].clone() };
        let state = send(&plan, &[held])?;
        let wanted = LearnerDraft { uln: uln.to_string().into(), ..learner };
        prop_assert_eq!(&state[0], &wanted);
    }

    #[test]
    fn a_file_says_the_same_of_its_records_whoever_reads_them(pairs in lists()) {
        let learners: Vec<_> = pairs.into_iter().flat_map(|(held, new)| [held, new]).collect();
        let header = batch::BatchHeader { file_name: "LRB_10000001_010920260930.CSV".into(), ukprn: "10000001".into() };
        let mut file = Vec::new();
        batch::write(&mut file, &header, learners.len() as u64, &learners).expect("written");
        let inside = batch::InsidePolicy::default();
        let today = Date::from_ymd(2026, 9, 1).expect("a day");
        let read = batch::check_inside(&file[..], &lrs_core::BatchPolicy::new(today), &inside).expect("read");
        let mut fed = batch::Inside::new(&inside);
        for (learner, record) in learners.iter().zip(1..) {
            fed.add(learner, record, Some(record + 1));
        }
        prop_assert_eq!(&read, &fed.finish());
        // Every second record has the ULN of the one before.
        let second = |found: &&batch::InsideFinding| found.finding.record.is_some_and(|record| record % 2 == 0);
        let told: std::collections::BTreeSet<_> =
            read.findings.iter().filter(second).filter_map(|found| found.finding.record).collect();
        prop_assert_eq!(told.len() * 2, learners.len());
    }
}
