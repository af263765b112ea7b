//! The repairs that need a person's yes, one a row, for a spreadsheet.
//!
//! A report shows no learner's value, so it can only count what is proposed. This list shows what was typed
//! and what is proposed: it is learner data like the file itself.

use std::io::{Read, Write};

use lrs_core::batch::{self, BatchError, BatchReport};
use lrs_core::{BatchPolicy, CheckPolicy, Field, learner};

/// How many proposals for one field are listed, the likeliest first.
const MOST: usize = 5;

/// Whether there is anything to list.
pub(super) fn are_there(report: &BatchReport) -> bool {
    report.complete && report.repairs.iter().any(|total| !total.applied)
}

/// Reads the file again and lists what is proposed.
pub(super) fn write(
    file: impl Read,
    writer: &mut impl Write,
    report: &BatchReport,
    policy: &BatchPolicy,
) -> Result<(), BatchError> {
    let check_policy = CheckPolicy { date_order: report.date_order, ..policy.check_policy() };
    // The byte-order mark tells a spreadsheet that this is UTF-8.
    write!(writer, "\u{FEFF}")?;
    row(writer, &["Record", "Line", "Field", "As typed", "Proposed", "Why", "Code"])?;
    let mut reader = batch::read(file, policy)?;
    while let Some(record) = reader.next_record() {
        let record = record?;
        let draft = record.draft();
        let repairs = learner::check(&draft, &check_policy).repairs;
        let proposed = repairs.iter().filter(|repair| !repair.applied);
        let mut of_field: (Option<Field>, usize) = (None, 0);
        for repair in proposed {
            // Proposals for one field follow one another.
            of_field = if of_field.0 == Some(repair.field) {
                (of_field.0, of_field.1 + 1)
            } else {
                (Some(repair.field), 1)
            };
            if of_field.1 <= MOST {
                let (number, line) = (record.record.to_string(), record.line.to_string());
                let (typed, why) = (draft.text(repair.field), repair.message());
                row(writer, &[&number, &line, repair.field.column(), typed, &repair.to, &why, repair.code])?;
            }
        }
    }
    Ok(())
}

/// A row with every value in quotes.
fn row(writer: &mut impl Write, values: &[&str]) -> Result<(), BatchError> {
    for (place, value) in values.iter().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        // What begins like a formula would be one in a spreadsheet.
        let guard = if value.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        write!(writer, "{comma}\"{guard}{}\"", value.replace('"', "\"\""))?;
    }
    Ok(write!(writer, "\r\n")?)
}
