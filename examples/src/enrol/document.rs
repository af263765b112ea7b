//! The report as JSON, for machines: the library's own shape, `format` 1, and what the program knows beside it.

use std::io::{self, Write};

use lrs_core::wire;
use serde::Serialize;
use serde_json::{Value, json};

use super::job::Done;
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
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<Files>,
}

/// Where the results are.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Files {
    corrected: Option<String>,
    findings_csv: String,
    findings_json: String,
    proposals_csv: Option<String>,
}

impl<'a> Document<'a> {
    /// The report, without where its files are.
    pub(super) fn of(done: &'a Done) -> Self {
        Self {
            report: wire::BatchReport::from(&done.report),
            outcome: done.outcome.word(),
            is_demonstration: done.is_demonstration,
            file: done.policy.file_name.as_deref(),
            today: done.policy.today.to_string(),
            files: None,
        }
    }

    /// The same with the paths of the files that were written.
    pub(super) fn with_files(self, done: &Done) -> Self {
        let text = |path: &std::path::Path| path.to_string_lossy().into_owned();
        let files = Files {
            corrected: done.corrected.as_ref().map(|(path, _)| text(path)),
            findings_csv: text(&done.findings_csv),
            findings_json: text(&done.findings_json),
            proposals_csv: done.proposals_csv.as_deref().map(text),
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
        Failure::File(error) => serde_json::to_value(wire::Error::from(error))?,
        Failure::System(what, why) => {
            json!({ "code": "enrol.system", "message": format!("{what}: {why}"), "remedy": Value::Null })
        }
        Failure::NotFile => json!({
            "code": "enrol.not_file",
            "message": "this is a folder, not a file",
            "remedy": "Name the batch file in it.",
        }),
    };
    write(&json!({ "format": 1, "outcome": Outcome::Unusable.word(), "error": error }), writer)
}

fn write(document: &impl Serialize, mut writer: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut writer, document)?;
    writeln!(writer)?;
    writer.flush()
}
