//! Registration batch files: many learners in one upload.
//!
//! A batch file finds, confirms or registers the ULN of up to 5,000 learners at once (guide 4.3). The LRS
//! takes it only when its name, headings and first record are exactly so, and answers a wrong value hours
//! later with a code that says little. This room says all of it before the upload: [`check()`] reads a file
//! and reports, [`rehearse()`] says what would be changed and what is to be asked, [`correct()`] writes the file again
//! with every safe repair. [`report_text`], [`report_html`] and [`write_findings_csv`] show what was found,
//! [`compare_reports`] what was put right since.

mod check;
mod comparison;
mod csv;
mod decode;
mod error;
mod file;
mod file_name;
mod finding_table;
mod finding_values;
mod format;
mod header;
mod inside;
mod layout;
mod letters;
mod line;
mod mandatory;
mod map;
mod outcome;
mod output;
mod plain;
mod plan;
mod policy;
mod read;
mod record;
mod rehearsal;
mod render;
mod repair;
mod report;
mod row;
mod split;
mod spreadsheet;
mod summary;
#[cfg(test)]
mod tests;
mod values;
mod way;
mod word;
#[cfg(feature = "workbook")]
mod workbook;
#[cfg(feature = "xml")]
mod xml;

pub use crate::guide::{Channel, Outcome, ReturnCode, ServiceCode};
pub use check::{Checker, Progress, check, check_learners, check_learners_with, check_with};
pub use comparison::{Change, ReportComparison, ReportCounts, TotalChange, compare_reports};
pub use decode::Encoding;
pub use error::BatchError;
pub use file_name::{check_file_name, file_name};
pub use finding_table::{write_findings_csv, write_findings_csv_with, write_totals_csv};
pub use finding_values::{FindingValues, ShowValues, finding_values};
pub use format::FileFormat;
pub use inside::{Inside, InsideFinding, InsidePolicy, InsideReport, check_inside, check_inside_with};
pub use layout::{Layout, headings};
pub use line::LineEnd;
pub use map::{Evidence, HEADING_ROWS, HeadingMap, Joint, MappedColumn, Meaning, Sureness, guess_headings};
pub use outcome::{
    BatchException, CalendarDetail, CarriedUln, CodeTotal, EXCEPTION_DAYS, ExceptionQueue, HeldOutcome,
    HeldRecord, HeldReport, IlrAdvice, IlrAim, JobTotals, NextStep, OutcomePolicy, OutcomeReport, OutputCode,
    OutputError, OutputKind, OutputReader, OutputRecord, Reconciled, Sent, Stamp, Urgency, VERIFIED_FIELDS,
    compare_held, ilr_advice, outcome, read_output, write_calendar, write_ulns,
};
pub use output::{BatchHeader, write};
pub use plan::{
    FormerPostcodes, FoundUln, PlanError, PlanFile, PlanPolicy, PlanRecord, PlanStep, Route, UpdatePlan,
    plan_refresh, plan_restore, plan_search, plan_update,
};
pub use policy::{BatchLimits, BatchPolicy};
pub use read::{BatchReader, read};
pub use record::Record;
pub use rehearsal::{
    Ask, BatchChange, BatchQuestion, ChangeDetail, ChangeFormat, Fate, Rehearsal, RehearsalCounts, Rehearsed,
    rehearse, write_changes, write_questions,
};
pub use render::{Report, ReportStyle, report_html, report_text};
pub use repair::{Corrected, CorrectionFiles, Corrector, correct, correct_with};
pub use report::{BatchReport, FileFields, Place, RepairTotal, ReportError, Total};
pub use split::{BatchPart, BatchPlan, BatchRoute, SplitError, SplitPolicy, split};
pub use way::{Way, WayAdvice, way};
#[cfg(feature = "workbook")]
pub use workbook::{Sheet, WorkbookError, WorkbookLimits, WorkbookPolicy, read_workbook};
#[cfg(feature = "xml")]
pub use xml::{XmlFrame, write_xml};

/// The rules of this room.
pub(crate) static RULES: &[&[&crate::finding::Rule]] = &[
    error::RULES,
    file_name::RULES,
    header::RULES,
    map::RULES,
    row::RULES,
    letters::RULES,
    spreadsheet::RULES,
    file::RULES,
    inside::RULES,
    report::RULES,
    rehearsal::RULES,
    plan::RULES,
    split::RULES,
    way::RULES,
    #[cfg(feature = "xml")]
    xml::RULES,
    #[cfg(feature = "workbook")]
    workbook::RULES,
];

/// The rules of what comes back.
pub(crate) static OUTCOME_RULES: &[&[&crate::finding::Rule]] = &outcome::RULES;
