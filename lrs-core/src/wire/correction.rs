//! A corrected file, and what is wanted beside it.

use std::io::Write;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer};

use super::Error;
use super::given::{Given, Names, names};
use super::reading::boxed;
use super::rehearsal::RehearsalCounts;
use crate::batch::{self, BatchError, ChangeDetail, ChangeFormat, CorrectionFiles};
use crate::learner::InputError;

/// What is wanted of a correction or a dry run: `holdBack`, `changes`, `questions`, `values`, `misIdentifier`, each yes
/// or no, and `format`.
///
/// What is left out or `null` is not wanted; the format is then `csv`.
///
/// # Examples
///
/// ```
/// use lrs_core::wire;
///
/// let given: wire::CorrectionOptions = serde_json::from_str(r#"{"holdBack": true, "format": "text"}"#)?;
/// assert!(given.read()?.hold_back);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct CorrectionOptions(Option<Names>);

impl CorrectionOptions {
    /// The options of names and values that a wrapper has gathered itself.
    pub fn of(names: Vec<(String, Given)>) -> Self {
        Self(Some(Names(names)))
    }

    /// Reads them.
    ///
    /// # Errors
    ///
    /// - [`InputError::Shape`]: not an object
    /// - [`InputError::UnknownName`], [`InputError::Setting`]
    pub fn read(self) -> Result<Correction, InputError> {
        let Some(Names(names)) = self.0 else { return Err(InputError::Shape) };
        let mut wanted = Correction::default();
        for ((name, value), place) in names.into_iter().zip(1..) {
            let wrong = InputError::Setting { place };
            if name == "format" {
                wanted.format = match value {
                    Given::Blank => ChangeFormat::default(),
                    Given::Text(code) => ChangeFormat::from_code(&code).ok_or(wrong)?,
                    _ => return Err(wrong),
                };
                continue;
            }
            let flag = match name.as_str() {
                "holdBack" => &mut wanted.hold_back,
                "changes" => &mut wanted.changes,
                "questions" => &mut wanted.questions,
                "values" => &mut wanted.detail.values,
                "misIdentifier" => &mut wanted.detail.mis_identifier,
                _ => return Err(InputError::UnknownName { place }),
            };
            *flag = match value {
                Given::Blank => false,
                Given::Flag(flag) => flag,
                _ => return Err(wrong),
            };
        }
        Ok(wanted)
    }
}

impl<'de> Deserialize<'de> for CorrectionOptions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        names(deserializer).map(Self)
    }
}

/// What is wanted of a correction or a dry run.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Correction {
    /// Whether records with errors go to a file of their own.
    pub hold_back: bool,
    /// Whether the log of the changes is wanted.
    pub changes: bool,
    /// Whether the table of what to ask is wanted.
    pub questions: bool,
    /// Which values stand in these two.
    pub detail: ChangeDetail,
    /// How the changes of a dry run are written.
    pub format: ChangeFormat,
}

/// A corrected file, what stands beside it, and how it differs from the one that was read.
///
/// # Privacy
///
/// Holds the learners' values; there is no `Debug`.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CorrectedFile {
    /// How many records are in `file`.
    pub written: u64,
    /// How many records with errors are in `heldBackFile`.
    pub held_back: u64,
    /// How many values differ from those that were read.
    pub changed: u64,
    /// How many records lost a UCI or UPN, for which layout 2A has no column; each is a listed change.
    pub without_identifiers: u64,
    /// The corrected file.
    pub file: String,
    /// The records with errors, where they were to be held back.
    pub held_back_file: Option<String>,
    /// What comes of the records.
    pub counts: RehearsalCounts,
    /// The log of the changes, where it was asked for.
    pub change_log: Option<String>,
    /// The table of what to ask, where it was asked for.
    pub question_table: Option<String>,
}

/// Checks and corrects a whole file in memory.
///
/// # Errors
///
/// As [`batch::check()`] and [`batch::correct_with()`], in the wire's shape.
pub fn correct_batch(
    data: &[u8],
    wanted: &Correction,
    policy: &batch::BatchPolicy,
) -> Result<CorrectedFile, Error> {
    let (mut file, mut held_back, mut changes, mut questions) = (
        Text::new(true),
        Text::new(wanted.hold_back),
        Text::new(wanted.changes),
        Text::new(wanted.questions),
    );
    let mut run = || {
        let report = batch::check(boxed(data), policy)?;
        let header = batch::BatchHeader::of(&report, policy);
        let files = CorrectionFiles {
            held_back: held_back.writer(),
            changes: changes.writer(),
            questions: questions.writer(),
            detail: wanted.detail,
            ..CorrectionFiles::new(&mut file.bytes)
        };
        batch::correct_with(boxed(data), files, &header, &report, policy)
    };
    let corrected = run().map_err(|error: BatchError| Error::from(&error))?;
    Ok(CorrectedFile {
        written: corrected.written,
        held_back: corrected.held_back,
        changed: corrected.changed,
        without_identifiers: corrected.without_identifiers,
        file: file.text().unwrap_or_default(),
        held_back_file: held_back.text(),
        counts: corrected.counts.into(),
        change_log: changes.text(),
        question_table: questions.text(),
    })
}

/// A file that is written in memory, where it is wanted.
struct Text {
    bytes: Vec<u8>,
    is_wanted: bool,
}

impl Text {
    const fn new(is_wanted: bool) -> Self {
        Self { bytes: Vec::new(), is_wanted }
    }

    fn writer(&mut self) -> Option<Box<dyn Write + '_>> {
        self.is_wanted.then(|| Box::new(&mut self.bytes) as _)
    }

    // INVARIANT: what is written is made of texts.
    fn text(self) -> Option<String> {
        self.is_wanted.then(|| String::from_utf8_lossy(&self.bytes).into_owned())
    }
}
