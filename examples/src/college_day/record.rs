//! A learner's Personal Learning Record, for a learner who shares it.

use std::io::Write;
use std::path::Path;

use lrs_core::plr::{self, EventField, PlrColumn, PlrLimits, PlrRequest, ReportHead};
use lrs_core::value::UserRole;
use lrs_core::{AbilityToShare, Uln};

use super::{COLLEGE, Result, heading, read};

/// What a line of the report shows.
const COLUMNS: [PlrColumn; 7] = [
    PlrColumn::Subject,
    PlrColumn::Level,
    PlrColumn::Grade,
    PlrColumn::Source,
    PlrColumn::StartDate,
    PlrColumn::EndDate,
    PlrColumn::AwardDate,
];

/// Prints a report of a record: the learner has asked for it.
pub(super) fn print(folder: &Path, ability_to_share: Option<AbilityToShare>, out: &mut dyn Write) -> Result {
    let today = heading("A record is printed", "2026-11-09", out)?;
    let record = plr::read(&read(folder, "record.xml")?, &PlrLimits::default())?;
    let request = PlrRequest {
        roles: vec![UserRole::LearnerRecord],
        has_searched: true,
        has_seen_privacy_notice: true,
        ability_to_share,
        ..PlrRequest::default()
    };
    for reason in plr::view(&record.events, &request).reasons {
        writeln!(out, "{}", reason.finding.message())?;
    }
    let head = ReportHead {
        given_name: "Bethan".to_owned(),
        family_name: "Pryce".to_owned(),
        uln: Some(Uln::parse(&record.found_uln)?),
        provider: COLLEGE.to_owned(),
        today,
    };
    let report = plr::report(&record.events, &request, None, head)?;
    writeln!(out, "{}, ULN {}. {COLLEGE}, {today}", report.head.name(), record.found_uln)?;
    for entry in &report.entries {
        let shown = COLUMNS.map(|column| entry.text(column).unwrap_or_else(|| "-".to_owned()));
        writeln!(out, "  {}", shown.join(" | "))?;
        let reasons = plr::why_blank(&entry.learning_event);
        let of_grade = reasons.iter().filter(|reason| reason.field == Some(EventField::Grade));
        let why: Vec<_> = of_grade.map(|reason| reason.finding.message()).collect();
        if !why.is_empty() {
            writeln!(out, "    No grade? {}", why.join(" "))?;
        }
    }
    Ok(())
}
