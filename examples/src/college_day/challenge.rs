//! ULNs that contradict one another, and the data challenge that they call for.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use lrs_core::challenge::{self, ChallengeDraft};
use lrs_core::{LearnerDraft, MatchPolicy, matching};

use super::{Result, heading, learners};

/// Finds ULNs that contradict one another, in what came back and what the college has of last year.
pub(super) fn raise_all(
    folder: &Path,
    sent: &[LearnerDraft<'static>],
    ulns: &BTreeMap<String, String>,
    out: &mut dyn Write,
) -> Result {
    let today = heading("A data challenge is raised", "2026-11-02", out)?;
    let mut all = sent.to_vec();
    for learner in &mut all {
        if let Some(uln) = ulns.get(&*learner.mis_identifier) {
            learner.uln = uln.clone().into();
        }
    }
    all.extend(learners(folder, "last_year.csv", today)?);
    let clusters = matching::cluster(&matching::dedupe(&all, &MatchPolicy::default()), all.len());
    for conflict in matching::conflicts(&all, &clusters) {
        let records: Vec<_> = conflict.records.iter().filter_map(|place| all.get(*place)).collect();
        let keys: Vec<_> = records.iter().map(|learner| &*learner.mis_identifier).collect();
        writeln!(out, "{}: {}", keys.join(", "), conflict.message())?;
        writeln!(out, "  Do: {}", conflict.remedy())?;
        // The older ULN stands on the learner's certificates.
        let master_uln = records.last().map(|older| older.uln.to_string()).unwrap_or_default();
        raise(challenge::from_conflict(&conflict, &all), master_uln, out)?;
    }
    Ok(())
}

/// Says which way it goes and what is missing, puts that in, and writes the text for the portal.
fn raise(draft: ChallengeDraft, master_uln: String, out: &mut dyn Write) -> Result {
    let route = challenge::route(&draft.situation());
    for reason in &route.reasons {
        writeln!(out, "Which way: {}", reason.finding.message())?;
    }
    for missing in challenge::check(&draft).findings {
        writeln!(out, "Still missing: {}", missing.finding.message())?;
    }
    let form = challenge::compose(&completed(draft, master_uln));
    for missing in &form.check.findings {
        writeln!(out, "Still missing: {}", missing.finding.message())?;
    }
    let kind = form.challenge.kind;
    writeln!(out, "{}: {}, {}", form.challenge.group(), kind.enquiry(), kind.problem())?;
    for line in form.comments.lines() {
        writeln!(out, "  > {line}")?;
    }
    for (number, step) in (1..).zip(&route.steps) {
        writeln!(out, "  {number}. {}", step.sentence())?;
    }
    for reminder in &form.reminders {
        writeln!(out, "Mind: {}", reminder.finding.message())?;
    }
    Ok(())
}

/// The draft with what only people know.
fn completed(draft: ChallengeDraft, master_uln: String) -> ChallengeDraft {
    ChallengeDraft {
        master_uln,
        difference_reason: "The learner has moved and has lived at both addresses".to_owned(),
        contact_name: "Rhian Maddock".to_owned(),
        contact_email_address: "rhian.maddock@example.org".to_owned(),
        contact_telephone: "01632 960001".to_owned(),
        ..draft
    }
}
