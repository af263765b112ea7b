//! Laws of comparing learners, of registers and of clusters.

use lrs_core::matching::{
    Bits, FoundOutcome, MatchModel, MatchOutcome, Register, cluster, compare, dedupe, link,
};
use lrs_core::{LearnerDraft, MatchPolicy, MatchReport};
use proptest::prelude::*;

fn names() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "Catherine", "Kate", "Kathryn", "Robert", "Bob", "Anne-Marie", "Annemarie", "Smith", "Smyth", "McDonagle",
            "MacDonagle", "van der Berg", "Berg", "Czaja", "Chiah", "O'Neill", "Oneil", "J", "Олена", "田中", "",
        ])
        .prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[a-e]{1,12}",
    ]
}

fn dates() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => (2005..2008_i32, 1..13_u8, 1..29_u8).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}")),
        1 => prop::sample::select(vec!["", "2007-02-30", "30022007", "spring", "12.3.2007"]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn postcodes() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec![
            "LS1 4AP", "ls14ap", "LS1 4PA", "LS1 4TR", "LS28 9TR", "EX4 9TR", "LS1", "ZZ99 9ZZ", "4011", "4012", "",
        ])
        .prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn drafts() -> impl Strategy<Value = LearnerDraft<'static>> {
    let gender = prop::sample::select(vec!["1", "2", "9", "0", "", "F", "?"]);
    (names(), names(), dates(), postcodes(), gender, [names(), names(), names(), names()]).prop_map(
        |(given, family, birth, postcode, gender, [middle, preferred, previous, place])| LearnerDraft {
            given_name: given.into(),
            family_name: family.into(),
            date_of_birth: birth.into(),
            last_known_postcode: postcode.into(),
            gender: gender.into(),
            middle_other_name: middle.into(),
            preferred_given_name: preferred.into(),
            previous_family_name: previous.into(),
            place_of_birth: place.into(),
            ..LearnerDraft::default()
        },
    )
}

fn sum(report: &MatchReport) -> Bits {
    report.prior + report.fields.iter().map(|evidence| evidence.weight).sum::<Bits>() + report.household
}

proptest! {
    #[test]
    fn a_comparison_is_the_same_whichever_comes_first(one in drafts(), other in drafts()) {
        let policy = MatchPolicy::default();
        let report = compare(&one, &other, &policy);
        prop_assert_eq!(&report, &compare(&other, &one, &policy));
        prop_assert_eq!(sum(&report), report.weight, "the weight is the sum of what is listed");
        prop_assert!((0.0..=1.0).contains(&report.probability));
        prop_assert!(report.household <= Bits::ZERO);
        let (forth, back) = (report.waterfall(None), report.waterfall(Some((&one, &other))));
        prop_assert!(forth.ends_with("</svg>") && back.ends_with("</svg>"));
    }

    #[test]
    fn twins_are_never_likelier_one_than_two(twin in drafts(), place in 0..4_usize) {
        let one = LearnerDraft {
            given_name: "Rowena".into(),
            family_name: "Hartnell".into(),
            preferred_given_name: "".into(),
            middle_other_name: "".into(),
            previous_family_name: "".into(),
            ..twin
        };
        let given = ["Joshua", "Beatrice", "Emma", "Zbigniew"][place];
        let other = LearnerDraft { given_name: given.into(), ..one.clone() };
        prop_assert!(compare(&one, &other, &MatchPolicy::default()).weight < Bits::ZERO);
    }

    #[test]
    fn whoever_is_in_a_register_is_found(learners in prop::collection::vec(drafts(), 1..12)) {
        let register = Register::new(&learners, &MatchPolicy::default());
        for (id, learner) in (0..).zip(&learners) {
            if compare(learner, learner, &MatchPolicy::default()).outcome == MatchOutcome::Exact {
                let found = register.find(learner);
                prop_assert!(matches!(found.outcome, FoundOutcome::Exact | FoundOutcome::Possible | FoundOutcome::TooMany));
                prop_assert!(found.candidates.len() == 10 || found.candidates.iter().any(|candidate| candidate.id == id));
            }
        }
    }

    #[test]
    fn what_is_removed_is_found_no_more_and_ids_stay(learners in prop::collection::vec(drafts(), 2..10)) {
        let mut register = Register::new(&learners[..1], &MatchPolicy::default());
        for (id, learner) in (1..).zip(&learners[1..]) {
            prop_assert_eq!(register.insert(learner), id);
        }
        let whole = Register::new(&learners, &MatchPolicy::default());
        for learner in &learners {
            prop_assert_eq!(register.find(learner), whole.find(learner), "one by one or all at once");
        }
        prop_assert!(register.remove(0) && !register.remove(0));
        prop_assert_eq!(register.len(), learners.len() - 1);
        for learner in &learners {
            prop_assert!(register.find(learner).candidates.iter().all(|candidate| candidate.id != 0));
        }
    }

    #[test]
    fn pairs_do_not_depend_on_the_order(learners in prop::collection::vec(drafts(), 2..10)) {
        let policy = MatchPolicy::default();
        let last = learners.len() - 1;
        let backwards: Vec<_> = learners.iter().rev().cloned().collect();
        let mut turned: Vec<_> = dedupe(&backwards, &policy)
            .into_iter()
            .map(|pair| (last - pair.right, last - pair.left, pair.report))
            .collect();
        turned.sort_by_key(|(left, right, _)| (*left, *right));
        let pairs = dedupe(&learners, &policy);
        let told: Vec<_> = pairs.iter().map(|pair| (pair.left, pair.right, pair.report.clone())).collect();
        prop_assert_eq!(told, turned);
        prop_assert!(pairs.iter().all(|pair| pair.left < pair.right));
        let labels = cluster(&pairs, learners.len());
        prop_assert!(labels.iter().enumerate().all(|(place, label)| *label <= place && labels[*label] == *label));
    }

    #[test]
    fn a_model_of_the_records_keeps_the_laws(learners in prop::collection::vec(drafts(), 2..12)) {
        let model = MatchModel::estimate(&learners, &MatchPolicy::default());
        let backwards: Vec<_> = learners.iter().rev().cloned().collect();
        let policy = MatchPolicy { model: model.clone(), ..MatchPolicy::default() };
        for (one, other) in learners.iter().zip(&backwards) {
            let report = compare(one, other, &policy);
            prop_assert_eq!(&report, &compare(other, one, &policy));
            prop_assert_eq!(sum(&report), report.weight);
        }
        prop_assert_eq!(MatchModel::estimate(&learners, &MatchPolicy::default()), model);
    }

    #[test]
    fn links_lead_from_one_list_to_the_other(
        one in prop::collection::vec(drafts(), 1..6),
        other in prop::collection::vec(drafts(), 1..6),
    ) {
        let policy = MatchPolicy::default();
        let forth = link(&one, &other, &policy);
        let mut back: Vec<_> = link(&other, &one, &policy);
        back.sort_by_key(|pair| (pair.right, pair.left));
        prop_assert_eq!(forth.len(), back.len());
        for (forth, back) in forth.iter().zip(&back) {
            prop_assert!(forth.left < one.len() && forth.right < other.len());
            prop_assert_eq!((forth.left, forth.right, &forth.report), (back.right, back.left, &back.report));
        }
    }
}
