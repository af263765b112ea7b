//! The Personal Learning Record: what is read, found, shown and reported.
//!
//! Each function takes what another language hands over and gives what it gets back, so that both wrappers are the same.

mod given;

use core::fmt;

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::{Error, Nested};
use crate::guide::ServiceCode;
use crate::plr::{self, EventField, PlrColumn};

pub(super) use given::{event as learning_event, whole};

/// A learning event: an object with a text for each field of the schema, in `camelCase`.
///
/// # Privacy
///
/// `Debug` shows none of them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LearningEvent(plr::LearningEvent);

impl Serialize for LearningEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(EventField::ALL.len()))?;
        for field in EventField::ALL {
            map.serialize_entry(field.camel_name(), self.0.text(field))?;
        }
        map.end()
    }
}

/// A finding about a record: `{code, severity, field, event, section, message, remedy}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct PlrFinding {
    /// The stable code.
    pub code: &'static str,
    /// `error`, `warning` or `advice`.
    pub severity: &'static str,
    /// The event's field, in `camelCase`; null where none is meant.
    pub field: Option<&'static str>,
    /// The event, by its place from 0; null where none is meant.
    pub event: Option<usize>,
    /// Where the rule comes from.
    pub section: String,
    /// What there is to say, as a sentence.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl From<&plr::PlrFinding> for PlrFinding {
    fn from(found: &plr::PlrFinding) -> Self {
        Self {
            code: found.finding.code,
            severity: found.finding.severity.code(),
            field: found.field.map(EventField::camel_name),
            event: found.event,
            section: found.finding.section.to_string(),
            message: found.finding.message(),
            remedy: found.finding.remedy(),
        }
    }
}

fn findings(found: &[plr::PlrFinding]) -> Vec<PlrFinding> {
    found.iter().map(PlrFinding::from).collect()
}

/// A record as it was answered: `{responseCode, meaning, incomingUln, foundUln, events, findings}`.
///
/// # Privacy
///
/// `Debug` shows no ULN and no event.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlrRecord {
    /// The code of the answer as it stands there.
    pub response_code: String,
    /// What the code means; null where it is none that is known.
    pub meaning: Option<&'static str>,
    /// The ULN that was asked for.
    pub incoming_uln: String,
    /// The ULN whose record this is.
    pub found_uln: String,
    /// The events.
    pub events: Vec<LearningEvent>,
    /// What is to be said about the answer.
    pub findings: Vec<PlrFinding>,
}

impl fmt::Debug for PlrRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlrRecord").field("meaning", &self.meaning).field("findings", &self.findings).finish()
    }
}

/// What somebody may see: `{access, reasons, shown, hidden}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct PlrView {
    /// `allowed`, `learner_copy` or `refused`.
    pub access: &'static str,
    /// Why.
    pub reasons: Vec<PlrFinding>,
    /// The places of the events that may be shown.
    pub shown: Vec<usize>,
    /// The places of the events that are hidden.
    pub hidden: Vec<usize>,
}

/// Who can put something right: `{way, reasons}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Mending {
    /// `data_challenge`, `uln_data_challenge`, `awarding_organisation` or `ilr_return`.
    pub way: &'static str,
    /// Why.
    pub reasons: Vec<PlrFinding>,
}

/// A report: `{format, name, uln, provider, date, inAll, entries, findings}`.
///
/// # Privacy
///
/// It holds the learner's name, ULN and events, because it is asked for to show them. `Debug` shows none of them.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlrReport {
    /// The version of this shape.
    pub format: u32,
    /// The learner's name.
    pub name: String,
    /// The learner's ULN; null where it is not said.
    pub uln: Option<String>,
    /// The organisation that makes it.
    pub provider: String,
    /// The day on which it is made.
    pub date: String,
    /// How many events may be seen, ticked or not.
    pub in_all: usize,
    /// The events that were ticked, in date order.
    pub entries: Vec<PlrReportEntry>,
    /// What is to be said about the report.
    pub findings: Vec<PlrFinding>,
}

impl fmt::Debug for PlrReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlrReport")
            .field("in_all", &self.in_all)
            .field("entries", &self.entries.len())
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

/// An event in a report; what is blank is null.
///
/// # Privacy
///
/// `Debug` shows the place alone.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the columns of the portal, by their names")]
pub struct PlrReportEntry {
    pub event: usize,
    pub subject: Option<String>,
    pub level: Option<String>,
    pub grade: Option<String>,
    pub credit: Option<String>,
    pub source: Option<String>,
    pub start_date: Option<String>,
    pub end_date: Option<String>,
    pub award_date: Option<String>,
    pub provider: Option<String>,
    pub awarding_organisation: Option<String>,
}

impl fmt::Debug for PlrReportEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlrReportEntry").field("event", &self.event).finish_non_exhaustive()
    }
}

impl From<&plr::ReportEntry> for PlrReportEntry {
    fn from(entry: &plr::ReportEntry) -> Self {
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let [provider, awarding_organisation] = entry.organisations().map(filled);
        Self {
            event: entry.event,
            subject: entry.text(PlrColumn::Subject),
            level: entry.text(PlrColumn::Level),
            grade: entry.text(PlrColumn::Grade),
            credit: entry.text(PlrColumn::Credit),
            source: entry.text(PlrColumn::Source),
            start_date: entry.text(PlrColumn::StartDate),
            end_date: entry.text(PlrColumn::EndDate),
            award_date: entry.text(PlrColumn::AwardDate),
            provider,
            awarding_organisation,
        }
    }
}

impl From<&plr::PlrReport> for PlrReport {
    fn from(report: &plr::PlrReport) -> Self {
        Self {
            format: 1,
            name: report.head.name(),
            uln: report.head.uln.map(|uln| uln.to_string()),
            provider: report.head.provider.clone(),
            date: report.head.today.to_string(),
            in_all: report.in_all,
            entries: report.entries.iter().map(PlrReportEntry::from).collect(),
            findings: findings(&report.findings),
        }
    }
}

/// How large an answer may be, for a caller who reads it from a file.
///
/// # Errors
///
/// [`InputError`](crate::learner::InputError), in the wire's shape.
pub fn plr_limits(limits: Nested) -> Result<plr::PlrLimits, Error> {
    given::limits(limits).map_err(Error::from)
}

/// Reads an answer within `{maxBytes, maxEvents, maxValueBytes}`, all of which may be left out.
///
/// # Errors
///
/// As [`plr::read`], and as for a policy, in the wire's shape.
pub fn plr_read(data: &[u8], limits: Nested) -> Result<PlrRecord, Error> {
    let limits = given::limits(limits)?;
    let record = plr::read(data, &limits).map_err(|error| Error::from(&error))?;
    let (meaning, findings) = (record.code().map(ServiceCode::meaning), findings(&record.findings));
    let plr::PlrRecord { response_code, incoming_uln, found_uln, events, .. } = record;
    let events = events.into_iter().map(LearningEvent).collect();
    Ok(PlrRecord { response_code, meaning, incoming_uln, found_uln, events, findings })
}

/// Says where a list of events contradicts itself or its sources, as of a day.
///
/// # Errors
///
/// [`InputError`](crate::learner::InputError), in the wire's shape.
pub fn plr_check(events: Nested, today: Nested) -> Result<Vec<PlrFinding>, Error> {
    Ok(findings(&plr::check(&given::events(events)?, given::today(today)?)))
}

/// Says why fields of an event may be blank.
///
/// # Errors
///
/// [`InputError`](crate::learner::InputError), in the wire's shape.
pub fn plr_why_blank(event: Nested) -> Result<Vec<PlrFinding>, Error> {
    Ok(findings(&plr::why_blank(&given::event(event)?)))
}

/// Says why a qualification may be absent: `{awarded, source, isHigherEducation}`.
///
/// # Errors
///
/// [`InputError`](crate::learner::InputError), in the wire's shape.
pub fn plr_why_absent(absent: Nested) -> Result<Vec<PlrFinding>, Error> {
    Ok(findings(&plr::why_absent(&given::absent(absent)?)))
}

/// Says who can put a problem right, by its code.
///
/// # Errors
///
/// [`InputError::Setting`](crate::learner::InputError::Setting), in the wire's shape.
pub fn plr_mend(problem: &str, is_own_ilr: bool) -> Result<Mending, Error> {
    let mending = plr::mend(given::problem(problem)?, is_own_ilr);
    Ok(Mending { way: mending.way.code(), reasons: findings(&mending.reasons) })
}

/// Decides what somebody may see: `{roles, hasSearched, hasSeenPrivacyNotice, abilityToShare, isLearner}`.
///
/// # Errors
///
/// [`InputError`](crate::learner::InputError), and those of a role and of an ability to share, in the wire's shape.
pub fn plr_view(events: Nested, request: Nested) -> Result<PlrView, Error> {
    let seen = plr::view(&given::events(events)?, &given::request(request)?);
    let plr::PlrView { access, reasons, shown, hidden } = seen;
    Ok(PlrView { access: access.code(), reasons: findings(&reasons), shown, hidden })
}

/// The places of events, sorted by a column and an order, by their codes.
///
/// # Errors
///
/// [`InputError`](crate::learner::InputError), in the wire's shape.
pub fn plr_sort(events: Nested, column: &str, order: &str) -> Result<Vec<usize>, Error> {
    Ok(plr::sort(&given::events(events)?, given::column(column)?, given::order(order)?))
}

/// Makes a report: `{ticked, givenName, familyName, uln, provider, today}`, of which the day must be there.
///
/// # Errors
///
/// As [`plr::report()`], and as for [`plr_view`], in the wire's shape.
pub fn plr_report(events: Nested, request: Nested, options: Nested) -> Result<PlrReport, Error> {
    reported(events, request, options).map(|report| PlrReport::from(&report))
}

/// The report as one page of HTML.
///
/// # Errors
///
/// As [`plr_report`].
pub fn plr_write_html(events: Nested, request: Nested, options: Nested) -> Result<String, Error> {
    let mut page = Vec::new();
    // A writer into memory never fails.
    let _ = plr::write_html(&mut page, &reported(events, request, options)?);
    Ok(String::from_utf8_lossy(&page).into_owned())
}

/// The report as a PDF.
///
/// # Errors
///
/// As [`plr_report`].
#[cfg(feature = "pdf")]
pub fn plr_write_pdf(events: Nested, request: Nested, options: Nested) -> Result<Vec<u8>, Error> {
    let mut file = Vec::new();
    // A writer into memory never fails.
    let _ = plr::write_pdf(&mut file, &reported(events, request, options)?);
    Ok(file)
}

fn reported(events: Nested, request: Nested, options: Nested) -> Result<plr::PlrReport, Error> {
    let (events, request) = (given::events(events)?, given::request(request)?);
    let (head, ticked) = given::options(options)?;
    plr::report(&events, &request, ticked.as_deref(), head).map_err(|error| Error::from(&error))
}
