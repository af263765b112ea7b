//! The report as JSON, for machines: the library's own shape, `format` 1, and what the program knows beside it.

use std::io::{self, Write};
use std::path::Path;

use lrs_core::wire;
use serde::Serialize;
use serde_json::{Value, json};

use super::columns::MAP_JSON;
use super::correction::{CHANGES_CSV, HELD_BACK_CSV, HELD_BACK_XML, QUESTIONS_CSV};
use super::job::{Done, FINDINGS_CSV, FINDINGS_JSON, REPORT_HTML, REPORT_JSON};
use super::{Failure, Outcome};

/// One JSON document.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document<'a> {
    #[serde(flatten)]
    report: wire::BatchReport,
    outcome: &'static str,
    is_demonstration: bool,
    file: Option<&'a str>,
    today: String,
    /// What came of the records: `records` is `ready`, `repaired` and `heldBack` together.
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<wire::RehearsalCounts>,
    /// How many records were held against each other; what was found is among the findings.
    compared: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<wire::ReportComparison>,
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<Files>,
    #[serde(skip)]
    done: &'a Done,
}

/// Where the results are.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Files {
    /// The first of the files to upload, or the only one.
    corrected: Option<String>,
    /// All of them.
    uploads: Vec<String>,
    held_back: Option<String>,
    changes_csv: Option<String>,
    questions_csv: Option<String>,
    findings_csv: Option<String>,
    findings_json: Option<String>,
    report_json: Option<String>,
    report_html: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    map_json: Option<String>,
}

impl<'a> Document<'a> {
    /// The report, without where its files are.
    pub(super) fn of(done: &'a Done) -> Self {
        Self {
            report: wire::BatchReport::from(&done.report),
            outcome: done.outcome.word(),
            is_demonstration: done.is_demonstration,
            file: done.name.as_deref(),
            today: done.policy.today.to_string(),
            counts: done.written.as_ref().map(|written| written.corrected.counts.into()),
            compared: done.inside.compared,
            since: done.since.as_ref().map(wire::ReportComparison::from),
            files: None,
            done,
        }
    }

    /// The same with the paths of the files that were written.
    pub(super) fn with_files(self) -> Self {
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let file = |name: &str| self.done.file(name).map(text);
        let uploads: Vec<_> = self.done.uploads().map(text).collect();
        let files = Files {
            corrected: uploads.first().cloned(),
            uploads,
            held_back: file(HELD_BACK_CSV).or_else(|| file(HELD_BACK_XML)),
            changes_csv: file(CHANGES_CSV),
            questions_csv: file(QUESTIONS_CSV),
            findings_csv: file(FINDINGS_CSV),
            findings_json: file(FINDINGS_JSON),
            report_json: file(REPORT_JSON),
            report_html: file(REPORT_HTML),
            map_json: file(MAP_JSON),
        };
        Self { files: Some(files), ..self }
    }

    /// Writes it, with line breaks, so that people can read it too.
    pub(super) fn write(&self, writer: impl Write) -> io::Result<()> {
        write(self, writer)
    }
}

/// What is said where there is no report.
pub(super) fn failure(failure: &Failure, writer: impl Write) -> io::Result<()> {
    let error = match failure {
        Failure::Rule(error) => serde_json::to_value(error)?,
        Failure::System(what, why) => {
            json!({ "code": "enrol.system", "message": format!("{what}: {why}"), "remedy": Value::Null })
        }
        Failure::NotFile => json!({
            "code": "enrol.not_file",
            "message": "this is a folder, not a file",
            "remedy": "Name the batch file in it.",
        }),
        Failure::Unconfirmed(_) => json!({
            "code": "enrol.map_unconfirmed",
            "message": "this is an export; nobody has confirmed what its columns are",
            "remedy": "Look at headingMap. Confirm it with --yes, or hand over what is right with --map FILE.json.",
        }),
    };
    if let Failure::Unconfirmed(map) = failure {
        let map = wire::HeadingMap::from(&**map);
        let document =
            json!({ "format": 1, "outcome": Outcome::Unusable.word(), "error": error, "headingMap": map });
        return write(&document, writer);
    }
    write(&json!({ "format": 1, "outcome": Outcome::Unusable.word(), "error": error }), writer)
}

/// Writes a document, with line breaks, so that people can read it too.
pub(super) fn write(document: &impl Serialize, mut writer: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut writer, document)?;
    writeln!(writer)?;
    writer.flush()
}
