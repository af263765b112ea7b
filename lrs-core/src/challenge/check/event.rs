//! What a challenge against an event of a learner's record takes.

use super::super::draft::{ChallengeDraft, ChallengeField};
use super::super::{MORE_THAN_ONCE, NOT_THIS_LEARNER, OVERVIEW, PLR_PROBLEM, WRONG_INFORMATION};
use super::{Found, is_blank, read_uln};
use crate::finding::{Field, Finding, Rule};
use crate::guide::Section;
use crate::plr::{EventField, LearningEvent, PlrSource};
use crate::value::ChallengeKind;

const DATES: &[EventField] = &[EventField::ParticipationEndDate, EventField::AchievementAwardDate];

pub(super) fn check(draft: &ChallengeDraft, found: &mut Found) {
    for (place, learner) in draft.learners.iter().enumerate() {
        read_uln(learner.text(Field::Uln), ChallengeField::Learners, Some(place), found);
    }
    let wanted = if draft.kind == ChallengeKind::AppearsTwice { 2 } else { 1 };
    qualifications(draft, wanted, found);
    match draft.kind {
        ChallengeKind::WrongGrade => proposed(draft, &[EventField::Grade], found),
        ChallengeKind::WrongDate => proposed(draft, DATES, found),
        ChallengeKind::AppearsTwice => {
            found.add_if(is_blank(&draft.reason), ChallengeField::Reason, &DUPLICATION_REASON);
            participation(draft, found);
        }
        _ => {
            transfer(draft, found);
            let says_nothing = is_blank(&draft.reason) && is_blank(&draft.explanation);
            found.add_if(says_nothing, ChallengeField::Explanation, &LITTLE);
            participation(draft, found);
        }
    }
}

fn qualifications(draft: &ChallengeDraft, wanted: usize, found: &mut Found) {
    let events = &draft.qualifications;
    if events.len() != wanted {
        let rule = if wanted == 1 { &ONE_QUALIFICATION } else { &TWO_QUALIFICATIONS };
        let finding = Finding::new(rule, None).with_numbers([events.len() as u64, 0]);
        found.add_at(ChallengeField::Qualifications, None, finding);
    }
    for (place, event) in events.iter().enumerate() {
        if event.is_under_data_challenge() {
            found.add_at(ChallengeField::Qualifications, Some(place), Finding::new(&UNDER_CHALLENGE, None));
        }
    }
    if let [one, other] = &events[..] {
        let ids = [one, other].map(|event| event.said(EventField::Id));
        let is_same = matches!(ids, [Some(one), Some(other)] if one == other);
        found.add_if(is_same, ChallengeField::Qualifications, &SAME_EVENT);
    }
}

/// What a grade or a date should be, and why it is wrong.
fn proposed(draft: &ChallengeDraft, fields: &[EventField], found: &mut Found) {
    let at = ChallengeField::Proposed;
    let said = |field: &EventField| draft.proposed.said(*field);
    found.add_if(!fields.iter().any(|field| said(field).is_some()), at, &PROPOSED_MISSING);
    for field in fields {
        let Some(text) = said(field) else { continue };
        found.add_if(
            *field != EventField::Grade && draft.proposed.date(*field).is_none(),
            at,
            &PROPOSED_DATE,
        );
        let is_recorded = |event: &LearningEvent| event.said(*field) == Some(text);
        found.add_if(draft.qualifications.iter().any(is_recorded), at, &PROPOSED_SAME);
    }
    found.add_if(is_blank(&draft.reason), ChallengeField::Reason, &RECORDING_REASON);
}

fn transfer(draft: &ChallengeDraft, found: &mut Found) {
    let field = ChallengeField::TransferTo;
    let Some(learner) = &draft.transfer_to else {
        found.add_if(draft.kind == ChallengeKind::SharedBefore, field, &REMOVE_OR_TRANSFER);
        return;
    };
    found.add_if(is_blank(learner.text(Field::Uln)), field, &TRANSFER_ULN);
    let uln = read_uln(learner.text(Field::Uln), field, None, found);
    let is_own = uln.is_some_and(|uln| super::ulns(draft).contains(&uln));
    found.add_if(is_own, field, &TRANSFER_SAME);
    let has_names = [Field::GivenName, Field::FamilyName].iter().all(|&name| !is_blank(learner.text(name)));
    found.add_if(!has_names, field, &TRANSFER_NAME);
}

fn participation(draft: &ChallengeDraft, found: &mut Found) {
    let field = ChallengeField::ParticipationRecord;
    found.add_if(draft.participation_record.is_none(), field, &PARTICIPATION_UNCHECKED);
    if let ([one, other], true) = (&draft.qualifications[..], draft.participation_record != Some(true)) {
        let looks_so = is_participation_of(one, other) || is_participation_of(other, one);
        found.add_if(looks_so, field, &LOOKS_LIKE_PARTICIPATION);
    }
}

/// Whether one event is how a provider tells that a learner takes part in what the other says is achieved.
fn is_participation_of(one: &LearningEvent, other: &LearningEvent) -> bool {
    let is_awarded = |event: &LearningEvent| event.said(EventField::AchievementAwardDate).is_some();
    one.source() == Some(PlrSource::Ilr)
        && one.said(EventField::ParticipationStartDate).is_some()
        && !is_awarded(one)
        && other.source() != Some(PlrSource::Ilr)
        && is_awarded(other)
}

static ONE_QUALIFICATION: Rule = Rule::error(
    "challenge.one_qualification",
    PLR_PROBLEM,
    "one qualification is wanted, and there are {0}",
    "Choose the qualification that is challenged, and raise a challenge for each.",
);
static TWO_QUALIFICATIONS: Rule = Rule::error(
    "challenge.two_qualifications",
    MORE_THAN_ONCE,
    "the two qualifications that are one are wanted, and there are {0}",
    "Choose two qualifications; for a third, raise another challenge.",
);
static UNDER_CHALLENGE: Rule = Rule::advice(
    "challenge.under_challenge",
    super::super::HISTORY,
    "there is a data challenge against this qualification already",
    "Look under View Enquiries, which shows those of other organisations too, before you raise another.",
);
static SAME_EVENT: Rule = Rule::error(
    "challenge.same_event",
    MORE_THAN_ONCE,
    "both qualifications are the same entry of the record",
    "Choose two entries.",
);
static PROPOSED_MISSING: Rule = Rule::error(
    "challenge.proposed_missing",
    WRONG_INFORMATION,
    "it is not said what the grade or the date should be",
    "Enter under Proposed what is right: the grade, or the end or award date.",
);
static PROPOSED_DATE: Rule = Rule::error(
    "challenge.proposed_date",
    Section::OurChoice { reason: "a date that is written in one way alone cannot be misread" },
    "a proposed date is none that can be read",
    "Write it as year, month and day: 2015-07-31.",
);
static PROPOSED_SAME: Rule = Rule::error(
    "challenge.proposed_same",
    WRONG_INFORMATION,
    "what is proposed stands in the record already",
    "Enter under Proposed what is right, or raise no challenge.",
);
static RECORDING_REASON: Rule = Rule::advice(
    "challenge.recording_reason_missing",
    OVERVIEW,
    "it is not said why the details were recorded incorrectly",
    "Add the reason, if you know it.",
);
static DUPLICATION_REASON: Rule = Rule::error(
    "challenge.duplication_reason_missing",
    MORE_THAN_ONCE,
    "it is not said why the qualification is believed to be there twice",
    "Give the reason.",
);
static LITTLE: Rule = Rule::warning(
    "challenge.little_said",
    OVERVIEW,
    "nothing is said about the qualification but that it is not this learner's",
    "Give as much information as you can; the Service Desk has to ask otherwise.",
);
static REMOVE_OR_TRANSFER: Rule = Rule::advice(
    "challenge.remove_or_transfer",
    OVERVIEW,
    "a qualification of a ULN that was shared is removed or transferred, and nobody is named to transfer it to",
    "If you know whose it is, give the ULN and the name of that learner.",
);
static TRANSFER_ULN: Rule = Rule::error(
    "challenge.transfer_uln_missing",
    NOT_THIS_LEARNER,
    "the ULN is missing to which the qualification is to be transferred",
    "Give the other learner's ULN, or have the qualification removed.",
);
static TRANSFER_NAME: Rule = Rule::error(
    "challenge.transfer_name_missing",
    NOT_THIS_LEARNER,
    "the name is missing of the learner to whom the qualification is to be transferred",
    "Give the other learner's given name and family name.",
);
static TRANSFER_SAME: Rule = Rule::error(
    "challenge.transfer_same",
    NOT_THIS_LEARNER,
    "the qualification is to be transferred to the ULN at which it stands",
    "Give the other learner's ULN.",
);
static PARTICIPATION_UNCHECKED: Rule = Rule::error(
    "challenge.participation_unchecked",
    OVERVIEW,
    "it is not said that one qualification is not a participation record",
    "Check it before you raise the challenge, and say so.",
);
static LOOKS_LIKE_PARTICIPATION: Rule = Rule::warning(
    "challenge.looks_like_participation",
    Section::OurChoice {
        reason: "a provider's return tells of taking part, and another source of the award (5.2.2)",
    },
    "one of the qualifications looks like a participation record: it comes from an ILR return and has a start date and no award date",
    "Look at it again; the two may both be right.",
);

/// The rules of this file.
pub(in super::super) static RULES: &[&Rule] = &[
    &ONE_QUALIFICATION,
    &TWO_QUALIFICATIONS,
    &UNDER_CHALLENGE,
    &SAME_EVENT,
    &PROPOSED_MISSING,
    &PROPOSED_DATE,
    &PROPOSED_SAME,
    &RECORDING_REASON,
    &DUPLICATION_REASON,
    &LITTLE,
    &REMOVE_OR_TRANSFER,
    &TRANSFER_ULN,
    &TRANSFER_NAME,
    &TRANSFER_SAME,
    &PARTICIPATION_UNCHECKED,
    &LOOKS_LIKE_PARTICIPATION,
];
