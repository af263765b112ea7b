//! What can be wrong with a row, apart from the learner in it.

use super::error::QUICK_REFERENCE;
use super::map::{self, NOT_PARTED};
use super::record::Record;
use super::word;
use crate::finding::{Field, Finding, Rule};
use crate::guide::Section;
use crate::learner::{LearnerDraft, Typed};

/// What is wrong with the row of a record: findings with record, line and column.
pub(super) fn judge(record: &Record<'_>, is_empty: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    let (found, wanted) = record.width();
    if is_empty {
        findings.push(Finding::new(&EMPTY, None));
    } else if found < wanted {
        findings.push(Finding::new(&TOO_FEW, None).with_numbers([found as u64, wanted as u64]));
    } else if found > wanted {
        let is_harmless = record.row.values().skip(wanted).all(str::is_empty);
        let rule = if is_harmless { &EXTRA_COMMAS } else { &TOO_MANY };
        findings.push(Finding::new(rule, None).with_numbers([found as u64, wanted as u64]));
    }
    match (record.row.has_stray_quote, record.row.has_breaks) {
        (true, true) => findings.push(Finding::new(&SWALLOWED, None)),
        (true, false) => findings.push(Finding::new(&QUOTE, None)),
        (false, true) => findings.extend(broken_value(|field| record.text(field))),
        (false, false) => {}
    }
    if record.record > 1
        && record.has_file_fields()
        && record.file_fields().iter().any(|text| !text.trim().is_empty())
    {
        findings.push(Finding::new(&FILE_FIELDS, None));
    }
    findings.extend(not_parted(record));
    for finding in &mut findings {
        *finding = finding.at(Some(record.record), Some(record.line), None);
    }
    findings.extend(record.findings.iter().map(|found| found.at(Some(record.record), found.line, None)));
    findings
}

/// A column of whole names whose value has not one comma between two names.
fn not_parted(record: &Record<'_>) -> Option<Finding> {
    let names = record.joint_name().filter(|names| !names.trim().is_empty())?;
    (!map::is_parted(names)).then(|| Finding::new(&NOT_PARTED, Some(Field::FamilyName)))
}

/// What is wrong with the row that a learner would be.
pub(super) fn judge_learner(learner: &LearnerDraft<'_>) -> Option<Finding> {
    let broken = || broken_value(|field| learner.text(field));
    if is_empty(learner) { Some(Finding::new(&EMPTY, None)) } else { broken() }
}

/// Whether no field of a learner has anything in it.
pub(super) fn is_empty(learner: &LearnerDraft<'_>) -> bool {
    learner.texts().iter().all(|text| text.is_empty())
}

/// A value other than the notes that has a line break in it.
fn broken_value<'a>(text: impl Fn(Field) -> &'a str) -> Option<Finding> {
    let is_broken = |field: &Field| *field != Field::Notes && text(*field).contains(['\r', '\n']);
    Field::ALL.into_iter().find(is_broken).map(|field| Finding::new(&LINE_BREAK, Some(field)))
}

/// Whether a spreadsheet program has rewritten the birth date or the ULN.
pub(super) fn is_from_spreadsheet(typed: &Typed<'_>, is_export: bool) -> bool {
    let has = |text: &str, wanted| word::contains(text.as_bytes(), wanted);
    let uln = typed.text(Field::Uln);
    // Systems other than the LRS write dates with strokes too.
    (!is_export && has(typed.text(Field::DateOfBirth), b'/')) || (has(uln, b'+') && uln.contains("E+"))
}

static EMPTY: Rule = Rule::error(
    "batch.record.empty",
    QUICK_REFERENCE,
    "the record has no values",
    "Delete the record. Spreadsheets leave such rows behind when only the cells were emptied.",
);
static TOO_FEW: Rule = Rule::error(
    "batch.record.too_few_values",
    QUICK_REFERENCE,
    "the row has {0} values, {1} are wanted",
    "Add the missing values in their columns: an empty value keeps its comma.",
);
static TOO_MANY: Rule = Rule::error(
    "batch.record.too_many_values",
    QUICK_REFERENCE,
    "the row has {0} values, {1} are wanted",
    "Put double quotes around a value that holds a comma, such as an address.",
);
static EXTRA_COMMAS: Rule = Rule::warning(
    "batch.record.extra_commas",
    QUICK_REFERENCE,
    "the row ends in commas with nothing after them: {0} values, {1} are wanted",
    "Take the commas at the end of the row out.",
);
static QUOTE: Rule = Rule::warning(
    "batch.record.quote",
    Section::OurChoice { reason: "such a row can be read in more than one way" },
    "a double quote stands inside a value or does not enclose all of it",
    "Put each value in double quotes without a space outside them, and write a quote inside a value twice.",
);
static SWALLOWED: Rule = Rule::error(
    "batch.record.swallowed",
    Section::OurChoice { reason: "a value that goes on over lines with stray quotes is hardly ever meant" },
    "a double quote seems to be missing, so that the row goes on over the next line",
    "Look at the line: close the quote. The learner on the next line was read as a part of this one.",
);
static LINE_BREAK: Rule = Rule::warning(
    "batch.record.line_break",
    Section::OurChoice { reason: "the sources do not say whether the LRS takes a value of several lines" },
    "the {field} goes on over more than one line",
    "Write it in one line. If other values of a CSV row look wrong, a double quote is missing.",
);
pub(super) static FILE_FIELDS: Rule = Rule::warning(
    "batch.record.file_fields",
    QUICK_REFERENCE,
    "FileVersion, FileName, UKPRN or LearnerRecordCount is filled in again",
    "Fill these four columns in the first record only.",
);

/// The rules of rows.
pub(super) static RULES: &[&Rule] =
    &[&EMPTY, &TOO_FEW, &TOO_MANY, &EXTRA_COMMAS, &QUOTE, &SWALLOWED, &LINE_BREAK, &FILE_FIELDS];
