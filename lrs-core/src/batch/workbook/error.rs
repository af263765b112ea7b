//! Why a workbook cannot be read.

use std::io;

use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::Section;

/// Why a workbook cannot be read.
///
/// # Privacy
///
/// Limits and kinds, never a value of the workbook.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum WorkbookError {
    /// `batch.workbook.not_workbook`: neither XLSX nor ODS.
    NotWorkbook,
    /// `batch.workbook.encrypted`: it opens with a password alone.
    Encrypted,
    /// `batch.workbook.old_format`: XLS, the format before 2007.
    OldFormat,
    /// `batch.workbook.binary_format`: XLSB.
    BinaryFormat,
    /// `batch.workbook.damaged`: its parts do not fit together.
    Damaged,
    /// `batch.workbook.too_large`: the file is larger than [`WorkbookLimits::max_bytes`](super::WorkbookLimits).
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// `batch.workbook.unpacked`: unpacked, it is larger than its bounds allow.
    Unpacked {
        /// The limit, in bytes or in times of its packed size.
        limit: u64,
    },
    /// `batch.workbook.too_many_cells`: a value beyond the last row, column or cell that is read.
    TooManyCells {
        /// The limit, in rows, columns or cells.
        limit: u64,
    },
    /// `batch.workbook.no_such_sheet`: no sheet has the name that was asked for.
    NoSuchSheet,
    /// `batch.workbook.no_learners`: no sheet has the headings of a list of learners.
    NoLearners,
    /// `batch.workbook.io`: the reader failed.
    Io {
        /// How.
        kind: io::ErrorKind,
    },
}

impl RuleError for WorkbookError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::NotWorkbook => &NOT_WORKBOOK,
            Self::Encrypted => &ENCRYPTED,
            Self::OldFormat => &OLD_FORMAT,
            Self::BinaryFormat => &BINARY_FORMAT,
            Self::Damaged => &DAMAGED,
            Self::TooLarge { .. } => &TOO_LARGE,
            Self::Unpacked { .. } => &UNPACKED,
            Self::TooManyCells { .. } => &TOO_MANY_CELLS,
            Self::NoSuchSheet => &NO_SUCH_SHEET,
            Self::NoLearners => &NO_LEARNERS,
            Self::Io { .. } => &IO,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::TooLarge { limit } | Self::Unpacked { limit } | Self::TooManyCells { limit } => [limit, 0],
            _ => [0, 0],
        }
    }
}

rule_error!(WorkbookError, "workbook");

const FORMATS: Section = Section::OurChoice {
    reason: "XLSX and ODS are what spreadsheet programs write today, and are published",
};
const BOUND: Section =
    Section::OurChoice { reason: "no list of learners comes near this bound, and memory stays bounded" };

static NOT_WORKBOOK: Rule = Rule::error(
    "batch.workbook.not_workbook",
    FORMATS,
    "the file is no workbook of a spreadsheet program (XLSX or ODS)",
    "Check that this is the right file. A CSV file is read without this step.",
);
static ENCRYPTED: Rule = Rule::error(
    "batch.workbook.encrypted",
    FORMATS,
    "the workbook opens with a password alone",
    "Open it in the spreadsheet program and save a copy without a password; delete the copy when you are done.",
);
static OLD_FORMAT: Rule = Rule::error(
    "batch.workbook.old_format",
    FORMATS,
    "the workbook is of the format before 2007 (XLS), which is not read",
    "Open it in the spreadsheet program and save it as 'Excel Workbook' (XLSX).",
);
static BINARY_FORMAT: Rule = Rule::error(
    "batch.workbook.binary_format",
    FORMATS,
    "the workbook is of the binary format (XLSB), which is not read",
    "Open it in the spreadsheet program and save it as 'Excel Workbook' (XLSX).",
);
static DAMAGED: Rule = Rule::error(
    "batch.workbook.damaged",
    FORMATS,
    "the workbook is damaged, or not written as its format wants",
    "Open it in the spreadsheet program and save it again, or save the sheet as 'CSV UTF-8'.",
);
static TOO_LARGE: Rule = Rule::error(
    "batch.workbook.too_large",
    BOUND,
    "the workbook is larger than {0} bytes",
    "Save the sheet with the learners as 'CSV UTF-8', which has no such bound.",
);
static UNPACKED: Rule = Rule::error(
    "batch.workbook.unpacked",
    BOUND,
    "unpacked, the workbook is far larger than it should be (the bound is {0})",
    "Save the sheet with the learners as 'CSV UTF-8'. If you do not know who made the file, do not open it.",
);
static TOO_MANY_CELLS: Rule = Rule::error(
    "batch.workbook.too_many_cells",
    BOUND,
    "the sheet has values beyond the last row, column or cell that is read (the bound is {0})",
    "Delete what stands far from the learners, or save the sheet as 'CSV UTF-8'.",
);
static NO_SUCH_SHEET: Rule = Rule::error(
    "batch.workbook.no_such_sheet",
    Section::OurChoice { reason: "another sheet than the one asked for may hold other learners" },
    "the workbook has no sheet of that name",
    "Compare the name with the tabs of the workbook.",
);
static NO_LEARNERS: Rule = Rule::error(
    "batch.workbook.no_learners",
    Section::OurChoice { reason: "headings are looked for where they can be" },
    "no sheet has the headings of a list of learners in its first 20 rows",
    "Name the sheet that has the learners, or put a row of headings above them.",
);
static IO: Rule = Rule::error(
    "batch.workbook.io",
    Section::OurChoice { reason: "a part of a workbook cannot be read" },
    "the workbook could not be read to its end",
    "Check that the file is still there and not open in another program, then try again.",
);

/// The rules of workbooks.
pub(in crate::batch) static RULES: &[&Rule] = &[
    &NOT_WORKBOOK,
    &ENCRYPTED,
    &OLD_FORMAT,
    &BINARY_FORMAT,
    &DAMAGED,
    &TOO_LARGE,
    &UNPACKED,
    &TOO_MANY_CELLS,
    &NO_SUCH_SHEET,
    &NO_LEARNERS,
    &IO,
];
