//! What the columns of an export are: guessed, shown, and taken when a person says so.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use lrs_core::batch::{self, BatchError, HeadingMap};
use lrs_core::{BatchPolicy, Field, wire};

use super::Failure;
use super::source::{Source, unread};

/// The map that was taken, to be taken again: `--map`.
pub(super) const MAP_JSON: &str = "map.json";

/// What was said of the columns beforehand.
#[derive(Debug, Default)]
pub(super) struct Confirmed {
    /// A map that somebody looked at.
    pub(super) map: Option<PathBuf>,
    /// Whether the guess is to be taken.
    pub(super) yes: bool,
}

/// How the columns are to be read; none where these are those of a batch file.
pub(super) fn map(
    source: &Source,
    policy: &BatchPolicy,
    confirmed: &Confirmed,
) -> Result<Option<HeadingMap>, Failure> {
    if let Some(path) = &confirmed.map {
        return read(path).map(Some);
    }
    // Where there are no headings, the check says what there is instead.
    let Ok(map) = batch::guess_headings(source.read().map_err(unread)?, policy) else { return Ok(None) };
    if map.is_layout || !is_export(source, policy)? {
        return Ok(None);
    }
    if confirmed.yes { Ok(Some(map)) } else { Err(Failure::Unconfirmed(Box::new(map))) }
}

/// Whether it is no batch file, neither right nor with a slip in its headings.
fn is_export(source: &Source, policy: &BatchPolicy) -> Result<bool, Failure> {
    match batch::read(source.read().map_err(unread)?, policy) {
        Ok(reader) => Ok(reader.header_findings().iter().any(|finding| finding.code == "batch.export")),
        Err(BatchError::NotBatch) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

fn read(path: &Path) -> Result<HeadingMap, Failure> {
    let unread = |error| Failure::System("cannot read the map of the columns".to_owned(), error);
    let json = fs::read(path).map_err(unread)?;
    let json: serde_json::Value = serde_json::from_slice(&json).map_err(|error| unread(error.into()))?;
    Ok(wire::read_heading_map(json.into())?)
}

/// What the columns seem to be.
pub(super) fn show(map: &HeadingMap, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "This is an export and not a batch file. Its columns seem to be:\n")?;
    for known in &map.columns {
        let (meaning, sureness, why) =
            (known.meaning.code(), known.sureness.code(), known.evidence.message());
        // `Debug` of a text has nothing in it that a terminal could act on.
        writeln!(out, "{:>4}  {:?}: {meaning} ({sureness}: {why})", known.column, known.heading)?;
    }
    writeln!(out)?;
    for finding in map.findings() {
        writeln!(out, "  {} {}", finding.message(), finding.remedy())?;
    }
    let missing: Vec<_> = map.missing().into_iter().map(Field::label).collect();
    if !missing.is_empty() {
        writeln!(out, "Missing: {}", missing.join(", "))?;
    }
    writeln!(out)
}

/// What would be taken, and how to say yes.
pub(super) fn ask(map: &HeadingMap, out: &mut dyn Write) -> io::Result<()> {
    show(map, out)?;
    writeln!(out, "Nothing was written. Where this is right, say so with --yes, and give --ukprn NUMBER.")?;
    writeln!(out, "Where it is not, write what is into a file, for example")?;
    writeln!(out, "  {{\"Surname\": \"familyName\", \"Forename\": \"givenName\", \"Form\": null}}")?;
    writeln!(out, "and hand that over with --map FILE.json.")?;
    out.flush()
}
