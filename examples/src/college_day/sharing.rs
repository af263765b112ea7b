//! A learner's ability to share in time: a log that only grows.

use std::io::Write;
use std::path::Path;

use lrs_core::AbilityToShare;
use lrs_core::enrolment::{Moment, SharingChange, SharingLog, SharingLogLimits, SharingPolicy};

use super::{Result, heading, read};

/// Adds to the log, which refuses what cannot be, and plays it. Gives the ability to share that holds in the end.
pub(super) fn record(folder: &Path, out: &mut dyn Write) -> Result<Option<AbilityToShare>> {
    heading("The ability to share is recorded", "2026-11-02", out)?;
    let mut log = SharingLog::read(&read(folder, "sharing.json")?, &SharingLogLimits::DEFAULT)?;
    let slip = change("2026-11-02T09:15:00Z", "m.tan", AbilityToShare::NotSeen, "")?;
    if let Err(error) = log.append(slip) {
        writeln!(out, "Refused: {error}")?;
    }
    log.append(change("2026-11-02T11:40:00Z", "r.maddock", AbilityToShare::AbleToShare, "2026-10")?)?;
    for at in ["2026-09-30T12:00:00Z", "2026-10-31T12:00:00Z", "2026-11-09T12:00:00Z"] {
        let at = moment(at)?;
        let played = SharingLog::replay(
            log.held(),
            log.changes(),
            &SharingPolicy { at: Some(at), ..SharingPolicy::default() },
        );
        if let (Some(state), Some(since)) = (played.state, played.since) {
            let notice = played.notice_version.as_deref().unwrap_or("none");
            let (on, since, state) = (at.day(), since.day(), state.lrs_code());
            writeln!(out, "On {on}: ability to share {state}, since {since}, notice {notice}.")?;
        }
        for finding in &played.findings {
            writeln!(out, "  {}: {}", finding.severity.code(), finding.message())?;
        }
    }
    Ok(log.state())
}

fn change(at: &str, by: &str, to: AbilityToShare, notice_version: &str) -> Result<SharingChange> {
    Ok(SharingChange { at: moment(at)?, by: by.to_owned(), to, notice_version: notice_version.to_owned() })
}

fn moment(text: &str) -> Result<Moment> {
    Moment::parse(text).ok_or_else(|| format!("{text} is no moment").into())
}
