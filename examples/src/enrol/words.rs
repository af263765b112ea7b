//! What the program says to a person.

use std::io::{self, Write};

use super::Failure;
use super::job::Done;

/// The report, where the files are, and what to do now.
pub(super) fn report(done: &Done, out: &mut dyn Write) -> io::Result<()> {
    let name = done.policy.file_name.as_deref().unwrap_or("the file");
    if done.is_demonstration {
        writeln!(
            out,
            "A demonstration: the sample of invented learners, checked as on {}.",
            done.policy.today
        )?;
        writeln!(out, "To check your own file: cargo run --release --example enrol -- FILE\n")?;
    } else {
        writeln!(out, "Checked as on {}: {name}\n", done.policy.today)?;
    }
    writeln!(out, "{}", done.report)?;
    files(done, out)?;
    next(done, out)?;
    out.flush()
}

fn files(done: &Done, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "Your files")?;
    if let Some((path, corrected)) = &done.corrected {
        let values = if corrected.changed == 1 { "value" } else { "values" };
        writeln!(out, "  Corrected file ({} {values} put right):", corrected.changed)?;
        writeln!(out, "    {}", path.display())?;
    }
    writeln!(out, "  Findings, one a row, for a spreadsheet:\n    {}", done.findings_csv.display())?;
    if let Some(path) = &done.proposals_csv {
        writeln!(out, "  Repairs that need your yes, with learners' details (keep it safe):")?;
        writeln!(out, "    {}", path.display())?;
    }
    writeln!(out, "  Findings for other programs:\n    {}", done.findings_json.display())?;
    writeln!(out, "Your own file is as it was: {}", done.path.display())
}

fn next(done: &Done, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\nWhat to do now")?;
    if !done.report.complete {
        writeln!(
            out,
            "  The file ends too early or is damaged. Export it again from your system and check that one."
        )
    } else if done.report.is_ready() {
        writeln!(
            out,
            "  Upload the corrected file to the LRS Organisation Portal. Do not open and save it in a"
        )?;
        writeln!(out, "  spreadsheet on the way: that rewrites dates and ULNs.")
    } else {
        writeln!(
            out,
            "  1. Go through the findings and put the learners right in your own system, so that they stay right."
        )?;
        writeln!(
            out,
            "  2. Export the file again, do not open and save it in a spreadsheet, and check it again."
        )?;
        writeln!(
            out,
            "  Nothing was sent anywhere. The corrected file still has the errors that only you can put right."
        )
    }
}

/// Why there is no report.
pub(super) fn failure(failure: &Failure, err: &mut dyn Write) -> io::Result<()> {
    use lrs_core::finding::RuleError as _;
    match failure {
        Failure::File(error) => writeln!(err, "enrol: {error}\n{}", error.rule().remedy),
        Failure::System(what, why) => writeln!(err, "enrol: {what}: {why}"),
        Failure::NotFile => writeln!(err, "enrol: this is a folder, not a file; name the batch file in it"),
    }
}
