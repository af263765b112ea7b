//! The rules of plans.

use super::super::error::QUICK_REFERENCE;
use crate::finding::Rule;
use crate::guide::{Section, section};

/// Where the guide lists the data challenges.
const CHALLENGES: Section = Section::Guide { number: "6.1", heading: "Overview" };
const RELEASE_2019: Section =
    Section::Source { title: "Learning Records Service release 19.02.01, 12 February 2019" };

pub(super) static LENGTHS: Rule = Rule::error(
    "batch.plan.lengths",
    Section::OurChoice { reason: "held and new details belong together by their places" },
    "there are held details of {0} learners and new details of {1}",
    "Hand over the same learners in the same order.",
);
pub(super) static FILE_NAME: Rule = Rule::error(
    "batch.plan.file_name",
    QUICK_REFERENCE,
    "the UKPRN or the time cannot stand in the name of a batch file",
    "Give a UKPRN of eight digits, an hour from 0 to 23 and a minute from 0 to 59.",
);
pub(super) static NOT_SEARCHED: Rule = Rule::error(
    "batch.plan.not_searched",
    Section::OurChoice { reason: "a ULN must not go to another learner than the one that was searched for" },
    "entry {0} names a learner or a stage that was not searched for",
    "Give the learner's place in the list of the search, and the stage of the file that found the ULN, each from 1.",
);

pub(super) static NO_ULN: Rule = Rule::error(
    "batch.plan.no_uln",
    section::UPDATE_TIPS,
    "the learner has no ULN, and only learners with one can be updated",
    "Search for the learner first, also by previous postcodes.",
);
pub(super) static ULN_CHANGED: Rule = Rule::error(
    "batch.plan.uln_changed",
    CHALLENGES,
    "the new details have another ULN, which no update can give a learner",
    "Find out which ULN is the master. If the learner was given both, raise a ULN data challenge with both.",
);
pub(super) static ULN_TWICE: Rule = Rule::error(
    "batch.plan.uln_twice",
    section::UPDATE_TIPS,
    "learner {0} of the plan has the same ULN",
    "Put the changes together, or compare both with the enrolment forms: two people may share the ULN.",
);
pub(super) static OTHER_PERSON: Rule = Rule::error(
    "batch.plan.other_person",
    CHALLENGES,
    "the new details look like another person's: the learner may use somebody else's ULN",
    "Compare both with the enrolment form. If it is another person, raise a ULN data challenge; if not, plan this \
     learner again as confirmed.",
);
pub(super) static SAME_AS_OTHER: Rule = Rule::error(
    "batch.plan.same_as_other",
    CHALLENGES,
    "the new details are those of learner {0} of the plan, who has another ULN",
    "If both are one person, raise a ULN data challenge with both ULNs.",
);
pub(super) static NO_ORDER: Rule = Rule::error(
    "batch.plan.no_order",
    Section::OurChoice { reason: "two learners with the same five demographics cannot be told apart" },
    "any order of files would make the learner the same as learner {0} of the plan for a time",
    "Change all fields of the learner at once on the Organisation Portal (guide 4.2.3).",
);
pub(super) static UPN: Rule = Rule::error(
    "batch.plan.upn",
    RELEASE_2019,
    "a UPN is never updated by a batch file",
    "Change it on the Organisation Portal, if it can be changed there.",
);
pub(super) static UCI: Rule = Rule::error(
    "batch.plan.uci",
    RELEASE_2019,
    "layout 2A has no column for a UCI",
    "Change it on the Organisation Portal.",
);
pub(super) static HELD_UNFIT: Rule = Rule::warning(
    "batch.plan.held_unfit",
    Section::OurChoice { reason: "a record with a value that the LRS refuses would not arrive" },
    "the {field} that is held cannot be sent, and is left blank in the files",
    "Hand over a right one among the new details.",
);
pub(super) static PREVIOUS_FILLED: Rule = Rule::advice(
    "batch.plan.previous_filled",
    section::UPDATE_TIPS,
    "the family name that was held becomes the previous family name",
    "Nothing to do.",
);
pub(super) static PREVIOUS_REPLACED: Rule = Rule::advice(
    "batch.plan.previous_replaced",
    section::UPDATE_TIPS,
    "the previous family name that is held gives way to the family name that is held",
    "Keep the older name in your own system: the LRS has one previous family name.",
);
pub(super) static PREVIOUS_OTHER: Rule = Rule::advice(
    "batch.plan.previous_other",
    section::UPDATE_TIPS,
    "the new previous family name is not the family name that is held",
    "Leave it blank to have the family name that is held copied there, as the guide recommends.",
);

pub(super) static HAS_ULN: Rule = Rule::error(
    "batch.plan.has_uln",
    section::SEARCH_TIPS,
    "the learner has a ULN and is not searched for",
    "Take the learner into an update or a refresh.",
);
pub(super) static NO_POSTCODE: Rule = Rule::error(
    "batch.plan.no_postcode",
    section::SEARCH_TIPS,
    "no previous postcode that can be searched by is known",
    "Ask the learner for previous postcodes, and those of the parents, or search on the Organisation Portal.",
);
pub(super) static MORE_POSTCODES: Rule = Rule::warning(
    "batch.plan.more_postcodes",
    section::SEARCH_TIPS,
    "{0} more previous postcodes are not in the file",
    "Search by them on the Organisation Portal before the upload: the file registers whom it does not find.",
);
pub(super) static REGISTERS: Rule = Rule::warning(
    "batch.plan.registers",
    section::BATCH,
    "whom the file does not find is registered, with the previous postcode, and gets a new ULN",
    "Upload it only for learners whom a search by their present postcode did not find. The update afterwards restores \
     the present postcode of either.",
);
pub(super) static NO_IDENTIFIER: Rule = Rule::warning(
    "batch.plan.no_identifier",
    Section::Schema { name: "MIAPMISIdentifier" },
    "the learner has no MIS identifier, by which the output would say whose ULN it is",
    "Give each learner an MIS identifier.",
);

pub(super) static FOUND_TWICE: Rule = Rule::error(
    "batch.plan.found_twice",
    CHALLENGES,
    "the search found several ULNs for the learner",
    "Find out which ULN is the master, and raise a ULN data challenge with all of them.",
);

pub(super) static AFTER_EXAM_ENTRY: Rule = Rule::warning(
    "batch.plan.after_exam_entry",
    section::UPDATE_TIPS,
    "the learners are entered for exams before this file is made",
    "Refresh current learners before exam entry.",
);

/// The rules of this room.
pub(in super::super) static RULES: &[&Rule] = &[
    &LENGTHS,
    &FILE_NAME,
    &NOT_SEARCHED,
    &NO_ULN,
    &ULN_CHANGED,
    &ULN_TWICE,
    &OTHER_PERSON,
    &SAME_AS_OTHER,
    &NO_ORDER,
    &UPN,
    &UCI,
    &HELD_UNFIT,
    &PREVIOUS_FILLED,
    &PREVIOUS_REPLACED,
    &PREVIOUS_OTHER,
    &HAS_ULN,
    &NO_POSTCODE,
    &MORE_POSTCODES,
    &REGISTERS,
    &NO_IDENTIFIER,
    &FOUND_TWICE,
    &AFTER_EXAM_ENTRY,
];
