//! What a reading of an output file minds: records, totals, and how they fit what was sent.

use crate::finding::Rule;
use crate::guide::{Section, section};

const OUTPUT: Section = Section::Schema { name: "OutputBatchLearner" };
const TOTALS: Section = Section::Schema { name: "BatchOutputResp" };
const ECHO: Section = Section::Schema { name: "MIAPMISIdentifier" };
const QUOTES: Section = Section::OurChoice { reason: "such a row can be read in more than one way" };
const NO_GUESS: Section =
    Section::OurChoice { reason: "a ULN that is carried to the wrong learner is worse than one that is not" };

pub(super) static CODE_MISSING: Rule = Rule::warning(
    "batch.output.code_missing",
    OUTPUT,
    "the record has no code, so that its outcome is not known",
    "Look the learner up in the portal, or download the output file again.",
);
pub(super) static CODE_UNKNOWN: Rule = Rule::warning(
    "batch.output.code_unknown",
    section::PROCESS,
    "the record's code is none that is published, so that its outcome is not known",
    "Look at the job in the portal, where the code has its text. It is counted apart, as it stands.",
);
pub(super) static ULN_MISSING: Rule = Rule::warning(
    "batch.output.uln_missing",
    section::PROCESS,
    "the record's code is successful, and there is no ULN beside it",
    "Look the learner up in the portal by the five search fields.",
);
pub(super) static ULN_WRONG: Rule = Rule::warning(
    "batch.output.uln_wrong",
    Section::Schema { name: "MIAPULN" },
    "what stands in the ULN column is no ULN",
    "Download the output file again and do not open it in a spreadsheet, which rewrites long numbers.",
);
pub(super) static WIDTH: Rule = Rule::warning(
    "batch.output.width",
    QUOTES,
    "the row has {0} values, and the headings name {1}",
    "Look at the row: the values may stand in the wrong columns.",
);
pub(super) static QUOTE: Rule = Rule::warning(
    "batch.output.quote",
    QUOTES,
    "a double quote stands inside a value or does not enclose all of it",
    "Look at the row: the values may stand in the wrong columns.",
);
pub(super) static EXTRA: Rule = Rule::advice(
    "batch.output.extra_columns",
    Section::OurChoice { reason: "columns of an output file may be added; what is not known is left alone" },
    "there are columns or elements that this version does not know: {0}",
    "Nothing needs to be done. Their values were not read.",
);

pub(super) static RECORD_TOTAL: Rule = Rule::warning(
    "batch.output.record_total",
    TOTALS,
    "the job states {0} records, and the file has {1}",
    "Download the output file again: it may be cut off, or of another job.",
);
pub(super) static SUCCESSFUL_TOTAL: Rule = Rule::warning(
    "batch.output.successful_total",
    TOTALS,
    "the job states {0} new and updated learners, and {1} records of the file are successful",
    "Look at the records whose code is not known, and at the job in the portal.",
);
pub(super) static EXCEPTION_TOTAL: Rule = Rule::warning(
    "batch.output.exception_total",
    TOTALS,
    "the job states {0} possible matches, learners not found and rejected, and {1} records of the file are exceptions",
    "Look at the records whose code is not known, and at the job in the portal.",
);
pub(super) static JOB_NOT_FINISHED: Rule = Rule::warning(
    "batch.output.job_not_finished",
    Section::Source { title: "Tribal ebs help, LRS web service codes" },
    "the job is still running or has failed, so that the outcome is not the last one",
    "Ask for the output again later. If the job failed, send the batch again.",
);

pub(super) static MISSING_RECORD: Rule = Rule::warning(
    "batch.output.missing_record",
    ECHO,
    "record {0} of what was sent has no answer in the output",
    "Send it again, or look the learner up in the portal.",
);
pub(super) static UNEXPECTED_RECORD: Rule = Rule::warning(
    "batch.output.unexpected_record",
    ECHO,
    "the record answers none that was sent",
    "Check that both files are of the same job. A changed MIS identifier has the same effect.",
);
pub(super) static REPEATED_SENT: Rule = Rule::warning(
    "batch.output.repeated_sent",
    ECHO,
    "record {0} of what was sent has a MIS identifier that stood before, in record {1}",
    "Give each learner an identifier of their own. Such records are told apart only by place and name.",
);
pub(super) static REPEATED_OUTPUT: Rule = Rule::warning(
    "batch.output.repeated",
    ECHO,
    "the record has a MIS identifier that stood before, in record {0}",
    "Give each learner an identifier of their own. Such records are told apart only by place and name.",
);
pub(super) static BY_POSITION: Rule = Rule::advice(
    "batch.output.by_position",
    NO_GUESS,
    "{0} records have no MIS identifier of their own and were told by their place, where names and birth date agree too",
    "Send a MIS identifier with each learner: the LRS gives it back.",
);

pub(super) static ULN_NOT_CARRIED: Rule = Rule::warning(
    "batch.output.uln_not_carried",
    NO_GUESS,
    "the ULN was not carried back: the MIS identifier is missing or repeats, or the record answers none that was sent",
    "Find the learner by name and birth date and enter the ULN by hand.",
);
pub(super) static ULN_CHANGED: Rule = Rule::warning(
    "batch.output.uln_changed",
    Section::Source { title: "HMPPS learner records API, LRS stubs (linked learner)" },
    "the ULN that came back is another than the one that was sent",
    "The two may have been merged: look the learner up before you overwrite the ULN that you hold.",
);
pub(super) static ULN_SHARED: Rule = Rule::warning(
    "batch.output.uln_shared",
    Section::Source { title: "ILR validation rule R59" },
    "the ULN was given to another MIS identifier too, in record {0}",
    "Look whether both are one learner. The ILR refuses a file in which learners share a ULN.",
);

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[
    &CODE_MISSING,
    &CODE_UNKNOWN,
    &ULN_MISSING,
    &ULN_WRONG,
    &WIDTH,
    &QUOTE,
    &EXTRA,
    &RECORD_TOTAL,
    &SUCCESSFUL_TOTAL,
    &EXCEPTION_TOTAL,
    &JOB_NOT_FINISHED,
    &MISSING_RECORD,
    &UNEXPECTED_RECORD,
    &REPEATED_SENT,
    &REPEATED_OUTPUT,
    &BY_POSITION,
    &ULN_NOT_CARRIED,
    &ULN_CHANGED,
    &ULN_SHARED,
];
