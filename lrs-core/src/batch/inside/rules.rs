//! The rules of records held against each other. In their words, `{0}` is the other record.

use crate::finding::Rule;
use crate::guide::{Section, section};

/// Where the guide lists the problems of ULNs.
const CHALLENGES: Section = Section::Guide { number: "6.1", heading: "Overview" };
const BOUND: Section =
    Section::OurChoice { reason: "memory stays bounded, and what was not compared is said" };
const ONCE: Section =
    Section::OurChoice { reason: "a learner who stands in a file twice is processed twice" };

pub(super) static REPEATED: Rule = Rule::warning(
    "batch.inside.repeated",
    ONCE,
    "this is the same learner as in record {0}",
    "Keep one of the two records.",
);
pub(super) static DUPLICATE: Rule = Rule::warning(
    "batch.inside.duplicate",
    ONCE,
    "this is probably the same learner as in record {0} ({1} %)",
    "Compare both with the enrolment forms. If they are one learner, keep one record: two could get two ULNs.",
);
pub(super) static ULN_SHARED: Rule = Rule::error(
    "batch.inside.uln_shared",
    CHALLENGES,
    "record {0} has the same ULN and is about another person",
    "Compare both with the enrolment forms. If both learners were given this ULN, raise a ULN data challenge.",
);
pub(super) static ULNS_DIFFER: Rule = Rule::warning(
    "batch.inside.ulns_differ",
    CHALLENGES,
    "record {0} is about the same learner and has another ULN",
    "Find out which ULN is the master. If the learner was given both, raise a ULN data challenge with both.",
);
pub(super) static MANDATORY_TWICE: Rule = Rule::error(
    "batch.inside.mandatory_changed_twice",
    section::UPDATE_TIPS,
    "record {0} has the same ULN and another {field}",
    "Keep the right one of the two records. One file may update one mandatory field of a learner, and once.",
);
pub(super) static OPTIONAL_TWICE: Rule = Rule::warning(
    "batch.inside.optional_changed_twice",
    Section::OurChoice { reason: "which of two records of one learner is processed last is not published" },
    "record {0} has the same ULN and other details beside the mandatory ones",
    "Put the details together in one record.",
);
pub(super) static ULN_REPEATED: Rule = Rule::warning(
    "batch.inside.uln_repeated",
    BOUND,
    "record {0} has the same ULN, and there are too many records to say whether it is the same person",
    "Compare both records, or check the file in parts.",
);
pub(super) static COMPARED_IN_PART: Rule = Rule::warning(
    "batch.inside.compared_in_part",
    BOUND,
    "the first {0} of {1} records were compared field by field, the others by ULN and by all demographics at once",
    "Check the file in parts, or raise the bound.",
);
pub(super) static KEPT_IN_PART: Rule = Rule::warning(
    "batch.inside.kept_in_part",
    BOUND,
    "the first {0} of {1} records were compared, the others were not",
    "Check the file in parts, or raise the bound.",
);

/// Whether a code is of this room: it speaks of two records, or of comparing them.
pub(in super::super) fn is_ours(code: &str) -> bool {
    code.starts_with("batch.inside.")
}

/// The rules of this room.
pub(in super::super) static RULES: &[&Rule] = &[
    &REPEATED,
    &DUPLICATE,
    &ULN_SHARED,
    &ULNS_DIFFER,
    &MANDATORY_TWICE,
    &OPTIONAL_TWICE,
    &ULN_REPEATED,
    &COMPARED_IN_PART,
    &KEPT_IN_PART,
];
