//! What came back: the output file of the LRS held against what was sent.

mod unverified;
mod update;
mod words;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use lrs_core::batch::{self, CalendarDetail, OutcomePolicy, OutcomeReport, OutputKind, ReportStyle, Stamp};
use lrs_core::value::Date;
use lrs_core::{BatchPolicy, wire};
use serde_json::{Value, json};

use self::update::Update;
use super::arguments::Arguments;
use super::clock::{self, Moment};
use super::correction::written;
use super::job::{beside, unwritten};
use super::output::{Folder, Results};
use super::source::{Passes, Source, unread};
use super::{Failure, Outcome, document, table};

const ULNS_CSV: &str = "ulns.csv";
const EXCEPTIONS_CSV: &str = "exceptions.csv";
const NOT_VERIFIED_CSV: &str = "not_verified.csv";
const DEADLINES_ICS: &str = "deadlines.ics";
const UPDATES_CSV: &str = "updates.csv";
const OUTCOME_HTML: &str = "outcome.html";
const OUTCOME_JSON: &str = "outcome.json";

/// An output file, and what it answers.
pub(super) struct ReturnedJob {
    output: PathBuf,
    sent: Option<PathBuf>,
    uploaded: Date,
    today: Date,
    ukprn: Option<String>,
    folder: Folder,
    /// When the output came, where its own time does not count.
    made_at: Option<Moment>,
    stamp: Option<Stamp>,
}

/// What came of it.
pub(super) struct Returned {
    pub(super) outcome: Outcome,
    output: PathBuf,
    today: Date,
    report: OutcomeReport,
    update: Option<Update>,
    files: Vec<PathBuf>,
}

impl ReturnedJob {
    pub(super) fn new(output: PathBuf, uploaded: Date, arguments: Arguments) -> Result<Self, Failure> {
        let Arguments { sent, out, ukprn, today, .. } = arguments;
        let today = today.map_or_else(clock::today, Ok)?;
        let folder = out.map_or_else(|| Folder::Own(beside(&output, "_outcome")), Folder::Named);
        Ok(Self { output, sent, uploaded, today, ukprn, folder, made_at: None, stamp: None })
    }

    /// The same with its results in another folder.
    pub(super) fn into_folder(self, folder: Folder) -> Self {
        Self { folder, ..self }
    }

    /// The same as if the output came then.
    pub(super) fn made_at(self, moment: Moment, stamp: Option<Stamp>) -> Self {
        Self { made_at: Some(moment), stamp, ..self }
    }

    pub(super) fn run(self, shows_progress: bool) -> Result<Returned, Failure> {
        let Self { output, sent, uploaded, today, ukprn, folder, made_at, stamp } = self;
        let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
        let source = Source::open(&output)?;
        let sent_source = sent.as_deref().map(Source::open).transpose()?;
        let policy = OutcomePolicy {
            batch: sent.as_deref().or(Some(&output)).and_then(name).unwrap_or_default(),
            ..OutcomePolicy::new(uploaded, today)
        };
        let mut passes = Passes::new(&source, 2, shows_progress);
        passes.begin("Reading");
        let reader = source.read_with(&passes).map_err(unread)?;
        let report = if let Some(sent) = &sent_source {
            let mut sent = batch::read(sent.read().map_err(unread)?, &BatchPolicy::new(today))?.drafts();
            batch::outcome(reader, Some(&mut sent), &policy)?
        } else {
            batch::outcome(reader, None, &policy)?
        };
        passes.begin("Comparing");
        // The same however often the file is looked at.
        let made_at = made_at.or_else(|| Moment::of_file(&output));
        let moment = made_at.unwrap_or(Moment { date: today, hour: 0, minute: 0 });
        let reader = source.read_with(&passes).map_err(unread)?;
        let update =
            update::plan(reader, sent_source.as_ref(), ukprn, Moment { date: today, ..moment }, &policy)?;
        passes.end();
        let is_settled = report.exceptions == 0
            && report.unknown == 0
            && update.is_none()
            && !report.totals.iter().any(|total| total.severity == lrs_core::finding::Severity::Error);
        let outcome = if is_settled { Outcome::Ready } else { Outcome::Errors };
        let mut returned = Returned { outcome, output, today, report, update, files: Vec::new() };
        let mut results = Results::new(folder).map_err(unwritten)?;
        let stamp = stamp.or_else(|| clock::stamp_of(&returned.output)).ok_or_else(no_stamp)?;
        returned.write(stamp, name(&returned.output), &mut results).map_err(unwritten)?;
        if returned.has_unverified() {
            let reader = source.read().map_err(unread)?;
            results
                .add(NOT_VERIFIED_CSV, |file| unverified::write(reader, &policy, file))
                .map_err(unwritten)?;
        }
        returned.files = results.finish().map_err(unwritten)?;
        Ok(returned)
    }
}

fn no_stamp() -> Failure {
    unread(io::Error::other("it has no time of its last change"))
}

impl Returned {
    /// What there is to hand on: to the college's own system, to the people who work exceptions, to the portal.
    fn write(&self, stamp: Stamp, file_name: Option<String>, results: &mut Results) -> io::Result<()> {
        let report = &self.report;
        if !report.ulns.is_empty() {
            results.add(ULNS_CSV, |file| written(batch::write_ulns(file, &report.ulns)))?;
        }
        if !report.queue.exceptions().is_empty() {
            results.add(EXCEPTIONS_CSV, |file| exceptions(report, file))?;
            let detail = CalendarDetail::Batch;
            results.add(DEADLINES_ICS, |file| {
                written(batch::write_calendar(file, &report.queue, stamp, detail))
            })?;
        }
        if let Some(update) = &self.update {
            results.add(UPDATES_CSV, |file| update.write_table(file))?;
            for part in &update.plan.files {
                let count = part.learners.len() as u64;
                results.add(&part.header.file_name, |file| {
                    written(batch::write(file, &part.header, count, &part.learners))
                })?;
            }
        }
        let style = ReportStyle { file_name, ..ReportStyle::default() };
        let page = batch::report_html(report, &style);
        results.add(OUTCOME_HTML, |file| file.write_all(page.as_bytes()))?;
        results.add(OUTCOME_JSON, |file| document::write(&wire::OutcomeReport::from(report), file))
    }

    /// Whether there are learners to list whom the LRS did not confirm; those of a registration stand in the queue.
    fn has_unverified(&self) -> bool {
        let OutcomeReport { kind, exceptions, unknown, .. } = self.report;
        kind == OutputKind::Verification && exceptions + unknown > 0
    }

    /// What is said to a program: counts and places. ULNs and MIS identifiers stand in the files alone.
    pub(super) fn document(&self) -> serde_json::Result<Value> {
        let mut document = serde_json::to_value(wire::OutcomeReport::from(&self.report))?;
        if let Some(document) = document.as_object_mut() {
            document.insert("ulns".to_owned(), json!(self.report.ulns.len()));
            document.insert("outcome".to_owned(), json!(self.outcome.word()));
            document.insert("today".to_owned(), json!(self.today.to_string()));
            let files = self.files.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>();
            document.insert("files".to_owned(), json!(files));
            let queue = document.get_mut("queue").and_then(Value::as_array_mut);
            for exception in queue.into_iter().flatten().filter_map(Value::as_object_mut) {
                exception.remove("misIdentifier");
            }
        }
        Ok(document)
    }

    /// What is said to a person.
    pub(super) fn tell(&self, out: &mut dyn Write) -> io::Result<()> {
        words::tell(self, out)
    }

    fn file(&self, name: &str) -> Option<&Path> {
        let has_name = |path: &&PathBuf| path.file_name().is_some_and(|own| own == name);
        self.files.iter().find(has_name).map(PathBuf::as_path)
    }
}

/// The exceptions, oldest first, each with its last day and its step.
fn exceptions(report: &OutcomeReport, writer: &mut impl Write) -> io::Result<()> {
    let headings = [
        "Batch",
        "Record",
        "MISIdentifier",
        "Code",
        "Uploaded",
        "Last day",
        "Days left",
        "Urgency",
        "What to do",
    ];
    let rows = report.queue.exceptions().iter().map(|one| {
        [
            one.batch.clone(),
            one.record.to_string(),
            one.mis_identifier.clone(),
            one.code.text().to_owned(),
            one.uploaded.to_string(),
            one.deadline.to_string(),
            one.days_left.to_string(),
            one.urgency.code().to_owned(),
            one.next_step.sentence().to_owned(),
        ]
    });
    table::write(writer, headings, rows)
}
