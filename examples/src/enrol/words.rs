//! What the program says to a person.

use std::io::{self, Write};

use lrs_core::batch::RehearsalCounts;

use super::Failure;
use super::columns::MAP_JSON;
use super::correction::{CHANGES_CSV, HELD_BACK_CSV, HELD_BACK_XML, QUESTIONS_CSV, Written};
use super::job::{Done, FINDINGS_CSV, FINDINGS_JSON, REPORT_HTML, REPORT_JSON};

/// The report, where the files are, and what to do now.
pub(super) fn report(done: &Done, out: &mut dyn Write) -> io::Result<()> {
    let name = done.name.as_deref().unwrap_or("the file");
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
    if let Some(since) = &done.since {
        writeln!(out, "{since}")?;
    }
    files(done, out)?;
    next(done, out)?;
    out.flush()
}

/// The results in the order of their use, and what each is.
const RESULTS: [(&str, &str); 9] = [
    (HELD_BACK_CSV, "Learners held back, as a batch file to put right"),
    (HELD_BACK_XML, "Learners held back, as a batch file to put right"),
    (QUESTIONS_CSV, "What to ask about them, and whom"),
    (CHANGES_CSV, "What was changed, and what needs your yes, with learners' details (keep it safe)"),
    (MAP_JSON, "What the columns were taken for; next time: --map"),
    (REPORT_HTML, "The report, to read and print"),
    (FINDINGS_CSV, "Findings, one a row, for a spreadsheet"),
    (FINDINGS_JSON, "Findings for other programs"),
    (REPORT_JSON, "The same, to say next time what was put right: --since"),
];

fn files(done: &Done, out: &mut dyn Write) -> io::Result<()> {
    if let Some(Written { corrected, .. }) = &done.written {
        let RehearsalCounts { records, ready, repaired, held_back, changed, .. } = corrected.counts;
        let (learners, values) = (plural(records, "learner", "learners"), plural(changed, "value", "values"));
        writeln!(
            out,
            "{learners} in: {ready} as they were, {repaired} repaired, {held_back} held back; {values} put right.\n"
        )?;
        if corrected.without_identifiers > 0 {
            let learners = plural(corrected.without_identifiers, "learner has", "learners have");
            writeln!(
                out,
                "{learners} a UCI or UPN. Layout 2A has no column for them: they are left out, and stand in the list of changes.\n"
            )?;
        }
    }
    writeln!(out, "Your files")?;
    for path in done.uploads() {
        writeln!(out, "  To upload:\n    {}", path.display())?;
    }
    for (name, what) in RESULTS {
        if let Some(path) = done.file(name) {
            writeln!(out, "  {what}:\n    {}", path.display())?;
        }
    }
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
        if done.inside.has_errors() {
            writeln!(
                out,
                "  Learners of the file contradict each other. Settle that before you upload anything: they may be in\n  \
                 the file to upload, since each is right by itself."
            )?;
        }
        writeln!(
            out,
            "  Nothing was sent anywhere. The learners held back are in a file of their own; the others can be uploaded."
        )
    }
}

/// A count with its word.
pub(super) fn plural(count: u64, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// Why there is no report.
pub(super) fn failure(failure: &Failure, err: &mut dyn Write) -> io::Result<()> {
    match failure {
        Failure::Rule(error) => {
            writeln!(err, "enrol: {} [{}]\n{}", error.message, error.code, error.remedy)
        }
        Failure::System(what, why) => writeln!(err, "enrol: {what}: {why}"),
        Failure::Unconfirmed(_) => {
            writeln!(err, "enrol: nobody has confirmed what the columns are [enrol.map_unconfirmed]")
        }
        Failure::NotFile => writeln!(err, "enrol: this is a folder, not a file; name the batch file in it"),
    }
}
