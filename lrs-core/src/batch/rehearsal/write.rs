//! Changes and questions as text for people and tables for machines.

use std::io::{Read, Write};

use super::{BatchChange, BatchQuestion, Rehearsal, RehearsalCounts, Rehearsed};
use crate::batch::error::BatchError;
use crate::batch::output::Lines;
use crate::finding::Field;

/// Which of a learner's values may stand beside places and codes. None, unless the caller says so.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct ChangeDetail {
    /// What was typed, and what it becomes.
    pub values: bool,
    /// The college's own key of the learner.
    pub mis_identifier: bool,
}

/// How changes are written.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ChangeFormat {
    /// A table: see [`write_changes`].
    #[default]
    Csv,
    /// A diff for people to read in a terminal.
    Text,
}

impl ChangeFormat {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Text];

    /// The stable name: `csv` or `text`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Text => "text",
        }
    }

    /// Finds a format by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }
}

/// Goes through a dry run and writes every change, made or proposed.
///
/// As CSV, the columns are `Record`, `Line`, `MISIdentifier` (where it is asked for), `Field` (its heading in a batch
/// file), `Change` (`applied` or `proposed`), `Code` (one or more, with a space between them), `Why`, and, where values
/// are asked for, `From` and `To`: UTF-8 with a byte-order mark, every value in quotes, lines that end in CR LF. A value
/// that a spreadsheet would take for a formula gets an apostrophe before it; so does one that begins with an apostrophe
/// and goes on like that, so that a program can take it away again.
///
/// As text, each record that is changed or held back has a heading, a line with `-` for each value that was read and one
/// with `+` for what it becomes, `?` for what is proposed and `!` for what is to be asked. Values are written so that
/// nothing in them can act on a terminal: what cannot be seen stands as `\u{…}`. The last line has the counts.
///
/// # Errors
///
/// As [`Rehearsal::next_record`]; [`BatchError::Io`]: the writer failed.
///
/// # Privacy
///
/// Learners' values stand in it where `detail` says so.
///
/// # Examples
///
/// ```
/// use lrs_core::{BatchPolicy, batch};
/// use lrs_core::value::Date;
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,GivenName,FamilyName\n2A,x,10000001,1, Jo,Ng\n";
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let report = batch::check(csv.as_bytes(), &policy)?;
/// let rehearsal = batch::rehearse(csv.as_bytes(), &report, &policy)?;
/// let detail = batch::ChangeDetail { values: true, ..Default::default() };
/// let mut text = Vec::new();
/// batch::write_changes(&mut text, rehearsal, batch::ChangeFormat::Text, detail)?;
/// let text = String::from_utf8(text).expect("UTF-8");
/// assert!(text.starts_with("@@ record 1, line 2: held back @@\n- given name: \" Jo\"\n+ given name: \"Jo\"\n"));
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn write_changes<R: Read, W: Write>(
    mut writer: W,
    mut rehearsal: Rehearsal<R>,
    format: ChangeFormat,
    detail: ChangeDetail,
) -> Result<RehearsalCounts, BatchError> {
    match format {
        ChangeFormat::Csv => {
            let mut log = ChangeLog::new(writer, detail)?;
            while let Some(record) = rehearsal.next_record() {
                log.write(&record?, |_| true)?;
            }
            log.finish()?;
        }
        ChangeFormat::Text => {
            while let Some(record) = rehearsal.next_record() {
                write_text(&mut writer, &record?, detail)?;
            }
            write_counts(&mut writer, &rehearsal.counts())?;
            writer.flush()?;
        }
    }
    Ok(rehearsal.counts())
}

/// Goes through a dry run and writes, for each record that is held back, what would settle its errors, as CSV.
///
/// The columns are `Record`, `Line`, `MISIdentifier` (where it is asked for), `Field`, `Ask` (`learner`, `office`,
/// `mis` or `service_desk`), `Question`, `What is wrong`, `Code` and `Source`; the form is that of [`write_changes`].
///
/// # Errors
///
/// As [`Rehearsal::next_record`]; [`BatchError::Io`]: the writer failed.
///
/// # Privacy
///
/// No value of a learner is in it but the MIS identifier, where `detail` says so.
///
/// # Examples
///
/// ```
/// use lrs_core::{BatchPolicy, batch};
/// use lrs_core::value::Date;
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,GivenName,FamilyName\n2A,x,10000001,1,Jo,\n";
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let report = batch::check(csv.as_bytes(), &policy)?;
/// let rehearsal = batch::rehearse(csv.as_bytes(), &report, &policy)?;
/// let mut table = Vec::new();
/// let counts = batch::write_questions(&mut table, rehearsal, batch::ChangeDetail::default())?;
/// assert_eq!((counts.held_back, counts.questions), (1, 5));
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn write_questions<R: Read, W: Write>(
    writer: W,
    mut rehearsal: Rehearsal<R>,
    detail: ChangeDetail,
) -> Result<RehearsalCounts, BatchError> {
    let mut table = QuestionTable::new(writer, detail)?;
    while let Some(record) = rehearsal.next_record() {
        table.write(&record?)?;
    }
    table.finish()?;
    Ok(rehearsal.counts())
}

/// The change log that is being written.
pub(in crate::batch) struct ChangeLog<W: Write> {
    lines: Lines<W>,
    detail: ChangeDetail,
}

impl<W: Write> ChangeLog<W> {
    pub(in crate::batch) fn new(writer: W, detail: ChangeDetail) -> Result<Self, BatchError> {
        let mut lines = Lines::with_mark(writer);
        place_headings(&mut lines, detail);
        for heading in ["Change", "Code", "Why"] {
            lines.value(heading);
        }
        if detail.values {
            lines.value("From");
            lines.value("To");
        }
        lines.end()?;
        Ok(Self { lines, detail })
    }

    /// Writes those of a record's changes that are wanted.
    pub(in crate::batch) fn write(
        &mut self,
        record: &Rehearsed<'_>,
        is_wanted: impl Fn(&BatchChange) -> bool,
    ) -> Result<(), BatchError> {
        let Self { lines, detail } = self;
        for change in record.changes.iter().filter(|change| is_wanted(change)) {
            place(lines, *detail, record, change.line, Some(change.field));
            lines.value(word(change));
            lines.value(&change.codes());
            lines.cell(&change.reason());
            if detail.values {
                lines.cell(&change.typed);
                lines.cell(&change.to);
            }
            lines.end()?;
        }
        Ok(())
    }

    pub(in crate::batch) fn finish(mut self) -> Result<(), BatchError> {
        self.lines.flush()
    }
}

/// The table of what to ask that is being written.
pub(in crate::batch) struct QuestionTable<W: Write> {
    lines: Lines<W>,
    detail: ChangeDetail,
}

impl<W: Write> QuestionTable<W> {
    pub(in crate::batch) fn new(writer: W, detail: ChangeDetail) -> Result<Self, BatchError> {
        let mut lines = Lines::with_mark(writer);
        place_headings(&mut lines, detail);
        for heading in ["Ask", "Question", "What is wrong", "Code", "Source"] {
            lines.value(heading);
        }
        lines.end()?;
        Ok(Self { lines, detail })
    }

    /// Writes a record's questions.
    pub(in crate::batch) fn write(&mut self, record: &Rehearsed<'_>) -> Result<(), BatchError> {
        let Self { lines, detail } = self;
        for question in &record.questions {
            let BatchQuestion { finding, ask, section, .. } = question;
            place(lines, *detail, record, finding.line.unwrap_or(record.line), finding.field);
            lines.value(ask.code());
            lines.cell(&question.question());
            lines.cell(&finding.message());
            lines.value(finding.code);
            lines.cell(&section.to_string());
            lines.end()?;
        }
        Ok(())
    }

    pub(in crate::batch) fn finish(mut self) -> Result<(), BatchError> {
        self.lines.flush()
    }
}

fn place_headings<W: Write>(lines: &mut Lines<W>, detail: ChangeDetail) {
    lines.value("Record");
    lines.value("Line");
    if detail.mis_identifier {
        lines.value(Field::MisIdentifier.column());
    }
    lines.value("Field");
}

fn place<W: Write>(
    lines: &mut Lines<W>,
    detail: ChangeDetail,
    record: &Rehearsed<'_>,
    line: u64,
    field: Option<Field>,
) {
    lines.value(&record.record.to_string());
    lines.value(&line.to_string());
    if detail.mis_identifier {
        lines.cell(&record.learner.mis_identifier);
    }
    lines.value(field.map_or("", Field::column));
}

const fn word(change: &BatchChange) -> &'static str {
    if change.applied { "applied" } else { "proposed" }
}

fn write_text<W: Write>(
    writer: &mut W,
    record: &Rehearsed<'_>,
    detail: ChangeDetail,
) -> Result<(), BatchError> {
    if record.changes.is_empty() && record.questions.is_empty() {
        return Ok(());
    }
    write!(writer, "@@ record {}, line {}", record.record, record.line)?;
    if detail.mis_identifier && !record.learner.mis_identifier.is_empty() {
        write!(writer, ", MIS identifier {:?}", record.learner.mis_identifier)?;
    }
    writeln!(writer, ": {} @@", record.fate.label())?;
    for change in &record.changes {
        let label = change.field.label();
        match (change.applied, detail.values) {
            (true, true) => {
                // `Debug` of a text escapes all that a terminal could take for a command or a blank.
                writeln!(writer, "- {label}: {:?}\n+ {label}: {:?}", change.typed, change.to)?;
            }
            (false, true) => {
                writeln!(writer, "? {label}: {:?}, perhaps {:?}", change.typed, change.to)?;
            }
            (true, false) => writeln!(writer, "+ {label}: changed")?,
            (false, false) => writeln!(writer, "? {label}: a change is proposed")?,
        }
        writeln!(writer, "    {} [{}]", change.reason(), change.codes())?;
    }
    for question in &record.questions {
        let (ask, code) = (question.ask.label(), question.finding.code);
        writeln!(
            writer,
            "! {} [{code}]\n    Ask {ask}: {}",
            question.finding.message(),
            question.question()
        )?;
    }
    Ok(writeln!(writer)?)
}

fn write_counts<W: Write>(writer: &mut W, counts: &RehearsalCounts) -> Result<(), BatchError> {
    let RehearsalCounts { records, ready, repaired, held_back, changed, proposed, .. } = *counts;
    let s = |count| if count == 1 { "" } else { "s" };
    Ok(writeln!(
        writer,
        "{records} record{}: {ready} ready, {repaired} repaired, {held_back} held back. \
         {changed} value{} changed, {proposed} change{} proposed.",
        s(records),
        s(changed),
        s(proposed)
    )?)
}
