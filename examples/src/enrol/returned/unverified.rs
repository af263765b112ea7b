//! The learners of a verify output whom the LRS did not confirm: which records, why, and what to do.

use std::io::{self, Read, Write};

use lrs_core::batch::{self, NextStep, Outcome, OutcomePolicy};

use super::super::table;

/// Writes the table.
pub(super) fn write(output: impl Read, policy: &OutcomePolicy, writer: &mut impl Write) -> io::Result<()> {
    let mut output = batch::read_output(output, policy.limits).map_err(io::Error::other)?;
    let mut rows = Vec::new();
    while let Some(record) = output.next_record() {
        let record = record.map_err(io::Error::other)?;
        if record.code.outcome() == Outcome::Successful {
            continue;
        }
        let step = NextStep::of(&record.code, policy.channel).map_or("", NextStep::sentence);
        rows.push([
            record.record.to_string(),
            record.learner.mis_identifier.to_string(),
            record.code.text().to_owned(),
            record.code.meaning().unwrap_or("its meaning is not published").to_owned(),
            step.to_owned(),
        ]);
    }
    table::write(writer, ["Record", "MISIdentifier", "Code", "What it means", "What to do"], rows)
}
