//! What goes to the LRS in a batch, and what comes back.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use lrs_core::batch::{self, BatchHeader, BatchPart, OutcomePolicy, SplitPolicy};
use lrs_core::value::Date;
use lrs_core::{BatchPolicy, LearnerDraft};

use super::{Result, UKPRN, day, heading, learners, read, say};

/// Writes the learners who need a ULN into files that the LRS takes, and checks each before it goes. Gives them back.
pub(super) fn send(
    folder: &Path,
    to_register: Vec<LearnerDraft<'static>>,
    out: &mut dyn Write,
) -> Result<Vec<LearnerDraft<'static>>> {
    let today = heading("A batch is sent", "2026-09-07", out)?;
    let mut learners = learners(folder, "class.csv", today)?;
    learners.extend(to_register);
    let count = u64::try_from(learners.len())?;
    for reason in batch::way(count, false).reasons {
        say("to register", &reason, out)?;
    }
    let now = SplitPolicy::new(UKPRN, today, 9, 30);
    let mut rest = learners.as_slice();
    for part in batch::split(count, &now)?.parts {
        let (of_part, others) =
            rest.split_at_checked(usize::try_from(part.count)?).ok_or("too few learners")?;
        send_part(part, of_part, today, out)?;
        rest = others;
    }
    let files = batch::split(12_000, &now)?.parts.len();
    writeln!(out, "A college of 12,000 learners would send {files} files.")?;
    Ok(learners)
}

/// One file: written, and read again as the LRS will.
fn send_part(part: BatchPart, learners: &[LearnerDraft<'_>], today: Date, out: &mut dyn Write) -> Result {
    let header = BatchHeader { file_name: part.file_name, ukprn: UKPRN.to_owned() };
    let mut file = Vec::new();
    batch::write(&mut file, &header, part.count, learners)?;
    let BatchHeader { file_name, ukprn } = header;
    let policy =
        BatchPolicy { ukprn: Some(ukprn), file_name: Some(file_name.clone()), ..BatchPolicy::new(today) };
    let report = batch::check(file.as_slice(), &policy)?;
    writeln!(out, "{file_name}: {} of {} learners are ready.", report.ready, report.records)?;
    for total in &report.totals {
        writeln!(out, "  {} × {}: {}", total.count, total.severity.code(), total.first.message())?;
    }
    Ok(())
}

/// Holds the output against what was sent, and says what is left to do and by when. Gives the ULNs for the college's own
/// system, by its keys.
pub(super) fn work_exceptions(
    folder: &Path,
    sent: &[LearnerDraft<'static>],
    out: &mut dyn Write,
) -> Result<BTreeMap<String, String>> {
    let today = heading("Exceptions are worked", "2026-10-16", out)?;
    let output = read(folder, "output.csv")?;
    let policy = OutcomePolicy::new(day("2026-09-07")?, today);
    let report = batch::outcome(output.as_slice(), Some(&mut sent.iter().cloned().map(Ok)), &policy)?;
    writeln!(
        out,
        "{} answers: {} successful, {} exceptions.",
        report.records, report.successful, report.exceptions
    )?;
    let queue = report.queue.exceptions();
    for total in &report.codes {
        let meaning = total.code.meaning().unwrap_or("what it means is not published");
        writeln!(out, "  {} × {}: {meaning}", total.count, total.code.text())?;
        if let Some(exception) = queue.iter().find(|exception| exception.code == total.code) {
            writeln!(out, "    Do: {}", exception.next_step.sentence())?;
        }
    }
    for exception in queue {
        let key = &exception.mis_identifier;
        let (code, urgency) = (exception.code.text(), exception.urgency.code());
        let (deadline, left) = (exception.deadline, exception.days_left);
        writeln!(out, "By {deadline}, in {left} days ({urgency}): {key}, {code}")?;
    }
    for record in report.reconciled.iter().flat_map(|reconciled| &reconciled.missing) {
        writeln!(out, "Record {record} of what was sent has no answer.")?;
    }
    writeln!(out, "{} ULNs go to the college's own system.", report.ulns.len())?;
    Ok(report.ulns.into_iter().map(|carried| (carried.mis_identifier, carried.uln.to_string())).collect())
}
