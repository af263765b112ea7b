//! What the program says of an output to a person.

use std::io::{self, Write};

use lrs_core::batch::Urgency;

use super::super::words::plural;
use super::{
    DEADLINES_ICS, EXCEPTIONS_CSV, NOT_VERIFIED_CSV, OUTCOME_HTML, OUTCOME_JSON, Returned, ULNS_CSV,
    UPDATES_CSV,
};

/// The results in the order of their use, and what each is.
const RESULTS: [(&str, &str); 7] = [
    (ULNS_CSV, "ULNs beside your own keys, for your system to take in (keep it safe)"),
    (EXCEPTIONS_CSV, "Exceptions to work, oldest first, with last days"),
    (DEADLINES_ICS, "Their last days, for a calendar"),
    (NOT_VERIFIED_CSV, "Learners whom the LRS did not confirm, each with the reason and what to do"),
    (
        UPDATES_CSV,
        "What the LRS holds otherwise, value by value, to compare before anything is uploaded (keep it safe)",
    ),
    (OUTCOME_HTML, "The report, to read and print"),
    (OUTCOME_JSON, "The same for programs"),
];

pub(super) fn tell(returned: &Returned, out: &mut dyn Write) -> io::Result<()> {
    let Returned { output, today, report, update, .. } = returned;
    let name = output.file_name().unwrap_or_default().to_string_lossy();
    writeln!(out, "Held against what was sent, as on {today}: {name}\n\n{report}")?;
    writeln!(out, "Your files")?;
    for (name, what) in RESULTS {
        if let Some(path) = returned.file(name) {
            writeln!(out, "  {what}:\n    {}", path.display())?;
        }
    }
    let updates = update.iter().flat_map(|update| &update.plan.files);
    for file in updates {
        if let Some(path) = returned.file(&file.header.file_name) {
            let learners = plural(file.learners.len() as u64, "learner", "learners");
            writeln!(
                out,
                "  To upload at stage {} ({learners}), once each change in it is confirmed:",
                file.stage
            )?;
            writeln!(out, "    {}", path.display())?;
        }
    }
    next(returned, out)?;
    out.flush()
}

fn next(returned: &Returned, out: &mut dyn Write) -> io::Result<()> {
    let Returned { report, update, .. } = returned;
    let mut steps = Vec::new();
    if !report.ulns.is_empty() {
        let ulns = plural(report.ulns.len() as u64, "ULN", "ULNs");
        steps.push(format!("Take the {ulns} into your own system."));
    }
    let exceptions = report.queue.exceptions();
    if let Some(first) = exceptions.first() {
        let overdue = report.queue.count(Urgency::Overdue);
        let over = if overdue == 0 { String::new() } else { format!(" Days are over for {overdue}.") };
        let count = plural(exceptions.len() as u64, "exception", "exceptions");
        steps.push(format!("Work {count}; the first last day is {}.{over}", first.deadline));
    }
    if exceptions.is_empty() && report.exceptions > 0 {
        let learners = plural(report.exceptions, "learner was", "learners were");
        steps.push(format!(
            "{learners} not verified: {NOT_VERIFIED_CSV} has the reason and what to do for each."
        ));
    }
    if let Some(missing) = report.reconciled.as_ref().filter(|sent| !sent.missing.is_empty()) {
        let words = plural(missing.missing.len() as u64, "learner has", "learners have");
        steps.push(format!("{words} no answer: look at the job in the portal, then send them again."));
    }
    if let Some(update) = update {
        if update.count() > 0 {
            let learners = plural(update.count(), "learner", "learners");
            let files = plural(update.plan.files.len() as u64, "file puts", "files put");
            steps.push(format!(
                "The LRS holds {learners} otherwise. Compare both values in {UPDATES_CSV} with the learner's evidence. \
                 Where the LRS is right, put your own record right and take the learner out of the file."
            ));
            let words = "Upload those of one stage together, those of the next when all outputs were read.";
            steps.push(format!("Where you are right, {files} it right. {words}"));
        }
        if update.of_others > 0 {
            let others = plural(update.of_others, "record seems", "records seem");
            steps.push(format!("{others} to be of another learner: do not take the ULN over."));
        }
    }
    if steps.is_empty() {
        steps.push("Nothing: every learner has an answer, and none is an exception.".to_owned());
    }
    writeln!(out, "\nWhat to do now")?;
    for (step, number) in steps.iter().zip(1..) {
        writeln!(out, "  {number}. {step}")?;
    }
    Ok(())
}
