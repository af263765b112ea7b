//! What a challenge against a ULN takes.

use std::collections::BTreeSet;

use super::super::draft::{ChallengeDraft, ChallengeField};
use super::super::{OVERVIEW, ULN_PROBLEM};
use super::{Found, is_blank, read_uln};
use crate::finding::{Field, Finding, Rule};
use crate::guide::Section;
use crate::learner::LearnerDraft;
use crate::matching::{Level, MatchPolicy, compare};
use crate::value::{ChallengeKind, Uln};

pub(super) fn check(draft: &ChallengeDraft, found: &mut Found) {
    for (place, learner) in draft.learners.iter().enumerate() {
        read_uln(learner.text(Field::Uln), ChallengeField::Learners, Some(place), found);
    }
    let ulns = ulns(draft);
    let has_two = ulns.len() >= 2;
    match draft.kind {
        ChallengeKind::DuplicateUln => {
            two(&ulns, found);
            master(draft, &ulns, found);
            difference(draft, found);
        }
        ChallengeKind::FictitiousUln => {
            found.add_if(!has_two, ChallengeField::Learners, &OWN_ULN);
            if has_two {
                master(draft, &ulns, found);
            }
            found.add_if(is_blank(&draft.explanation), ChallengeField::Explanation, &EXPLANATION);
        }
        ChallengeKind::DemergeUln => {
            two(&ulns, found);
            found.add_if(is_blank(&draft.reason), ChallengeField::Reason, &DEMERGE_REASON);
        }
        _ => found.add_if(is_blank(&draft.explanation), ChallengeField::Explanation, &EXPLANATION),
    }
}

/// The ULNs of the draft's learners, each once, in their order.
pub(in super::super) fn ulns(draft: &ChallengeDraft) -> Vec<Uln> {
    let mut seen = BTreeSet::new();
    let read = draft.learners.iter().filter_map(|learner| Uln::parse(learner.text(Field::Uln).trim()).ok());
    read.filter(|uln| seen.insert(*uln)).collect()
}

fn two(ulns: &[Uln], found: &mut Found) {
    if ulns.len() < 2 {
        let finding = Finding::new(&TWO_ULNS, None).with_numbers([ulns.len() as u64, 0]);
        found.add_at(ChallengeField::Learners, None, finding);
    }
}

fn master(draft: &ChallengeDraft, ulns: &[Uln], found: &mut Found) {
    let field = ChallengeField::MasterUln;
    found.add_if(is_blank(&draft.master_uln), field, &MASTER_MISSING);
    let master = read_uln(&draft.master_uln, field, None, found);
    found.add_if(master.is_some_and(|master| !ulns.contains(&master)), field, &MASTER_OTHER);
}

/// Details of the ULNs that differ, each once, where nobody has said why.
fn difference(draft: &ChallengeDraft, found: &mut Found) {
    if !is_blank(&draft.difference_reason) {
        return;
    }
    let Some((first, others)) = draft.learners.split_first() else { return };
    let has_details =
        |learner: &LearnerDraft<'_>| DEMOGRAPHICS.iter().any(|&field| !is_blank(learner.text(field)));
    if !draft.learners.iter().all(has_details) {
        found.add(ChallengeField::DifferenceReason, &UNKNOWN_DIFFERENCE);
    }
    let policy = MatchPolicy::default();
    let compared = others.iter().flat_map(|other| compare(first, other, &policy).fields);
    let differing: Vec<Field> =
        compared.filter(|one| is_significant(one.level)).map(|one| one.field()).collect();
    for field in DEMOGRAPHICS.into_iter().filter(|field| differing.contains(field)) {
        found.add_at(ChallengeField::DifferenceReason, None, Finding::new(&UNEXPLAINED, Some(field)));
    }
}

const DEMOGRAPHICS: [Field; 5] =
    [Field::GivenName, Field::FamilyName, Field::DateOfBirth, Field::Gender, Field::LastKnownPostcode];

/// Whether a difference is more than a way of writing or a slip, which nobody needs to explain.
// CHOICE: the guide says "significantly" and gives postcodes as its example.
const fn is_significant(level: Level) -> bool {
    !matches!(
        level,
        Level::GivenEqual
            | Level::GivenSpacing
            | Level::GivenForm
            | Level::GivenSpelling
            | Level::GivenPreferred
            | Level::GivenPart
            | Level::GivenInitial
            | Level::GivenTyping
            | Level::FamilyEqual
            | Level::FamilySpacing
            | Level::FamilySpelling
            | Level::FamilyPrefix
            | Level::FamilyPart
            | Level::FamilyInitial
            | Level::FamilyTyping
            | Level::BirthEqual
            | Level::PostcodeEqual
            | Level::PostcodeOneLetter
            | Level::GenderEqual
    )
}

pub(super) static TWO_ULNS: Rule = Rule::error(
    "challenge.two_ulns",
    OVERVIEW,
    "both ULNs are wanted, and {0} can be read",
    "Give both ULNs, each with its check digit right.",
);
pub(super) static OWN_ULN: Rule = Rule::advice(
    "challenge.own_uln",
    Section::OurChoice {
        reason: "6.1 wants both ULNs for this line of the table, and whoever was never a learner has no other",
    },
    "only the ULN that is fictitious is named",
    "If the learner has a ULN of their own, give it too.",
);
pub(super) static MASTER_MISSING: Rule = Rule::error(
    "challenge.master_missing",
    OVERVIEW,
    "it is not said which ULN is the master",
    "Say which ULN is the master; the other is the duplicate.",
);
pub(super) static MASTER_OTHER: Rule = Rule::error(
    "challenge.master_other",
    OVERVIEW,
    "the master is none of the ULNs that are challenged",
    "Name one of the ULNs as the master.",
);
pub(super) static UNEXPLAINED: Rule = Rule::error(
    "challenge.difference_unexplained",
    OVERVIEW,
    "the {field} of the ULNs is not the same, and it is not said why",
    "Give the reason, for example that the learner has lived at both addresses or has married.",
);
pub(super) static UNKNOWN_DIFFERENCE: Rule = Rule::advice(
    "challenge.difference_unknown",
    OVERVIEW,
    "whether the details of the ULNs differ cannot be seen here",
    "Look at both profiles. If the details are significantly different, give the reason.",
);
pub(super) static DEMERGE_REASON: Rule = Rule::error(
    "challenge.demerge_reason_missing",
    OVERVIEW,
    "it is not said why the ULNs need to be de-merged",
    "Give the reason.",
);
pub(super) static EXPLANATION: Rule = Rule::error(
    "challenge.explanation_missing",
    ULN_PROBLEM,
    "it is not explained what the issue is and what has to be done",
    "Explain it with as much information as you can; the Service Desk has to ask otherwise.",
);
