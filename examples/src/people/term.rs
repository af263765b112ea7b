//! What a college exports at the start of a term, and what the LRS answers: the sample of a batch that goes its whole way.

use std::io::{self, Write};

use lrs_core::batch::{self, BatchError, BatchHeader, CorrectionFiles};
use lrs_core::{BatchPolicy, Field, LearnerDraft, Uln};

use super::file::{Row, Rows, UKPRN};
use super::{Faults, reference_day};

/// The export of the college's own system.
pub const EXPORT_NAME: &str = "students.csv";
/// The output file that answers the file made of it.
pub const OUTPUT_NAME: &str = "registered.csv";
/// How many learners the export has: enough for a file of the portal where some are held back.
pub const COUNT: usize = 80;
const SEED: u64 = 1109;

/// The headings as such a system writes them, and the fields below them; a form's name the LRS does not ask for.
const COLUMNS: [(&str, Option<Field>); 16] = [
    ("Student ID", Some(Field::MisIdentifier)),
    ("Surname", Some(Field::FamilyName)),
    ("Forename", Some(Field::GivenName)),
    ("Middle Names", Some(Field::MiddleOtherName)),
    ("DOB", Some(Field::DateOfBirth)),
    ("Sex", Some(Field::Gender)),
    ("Address 1", Some(Field::LastKnownAddressLine1)),
    ("Address 2", Some(Field::LastKnownAddressLine2)),
    ("Town", Some(Field::LastKnownAddressTown)),
    ("Post Code", Some(Field::LastKnownPostcode)),
    ("Email", Some(Field::EmailAddress)),
    ("Form", None),
    ("ULN", Some(Field::Uln)),
    ("Privacy Notice", Some(Field::AbilityToShare)),
    ("ID Type", Some(Field::VerificationType)),
    ("Other Verification", Some(Field::OtherVerificationDescription)),
];

/// Writes the export: a title, semicolons, dates and codes in a system's own way, one row in eight faulty.
///
/// # Examples
///
/// ```
/// use lrs_examples::people::term;
///
/// let mut file = Vec::new();
/// term::export(&mut file)?;
/// assert!(String::from_utf8_lossy(&file).starts_with("Students, autumn term 2026\r\nStudent ID;Surname;"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn export(mut writer: impl Write) -> io::Result<()> {
    let headings = COLUMNS.map(|(heading, _)| heading).join(";");
    write!(writer, "Students, autumn term 2026\r\n{headings}\r\n")?;
    for row in Rows::new(SEED, Faults::OneIn(8)).take(COUNT) {
        let cells =
            COLUMNS.map(|(_, field)| field.map_or_else(|| form(row.record), |field| cell(&row, field)));
        write!(writer, "{}\r\n", cells.join(";"))?;
    }
    writer.flush()
}

fn form(record: u64) -> String {
    format!("12{}", if record.is_multiple_of(2) { 'A' } else { 'B' })
}

/// A value as the system writes it; in quotes where a semicolon or a quote stands in it.
fn cell(Row { draft, .. }: &Row, field: Field) -> String {
    let text = draft.text(field);
    let own = match (field, text.trim()) {
        (Field::Gender, "1") => "M",
        (Field::Gender, "2") => "F",
        _ => text,
    };
    if own.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", own.replace('"', "\"\""))
    } else {
        own.to_owned()
    }
}

/// Writes what the LRS might answer to learners who were sent: one in ten is an exception, and the last has no answer.
///
/// # Examples
///
/// ```
/// use lrs_core::LearnerDraft;
/// use lrs_examples::people::term;
///
/// let sent = [LearnerDraft { mis_identifier: "A1".into(), ..LearnerDraft::default() }, LearnerDraft::default()];
/// let mut file = Vec::new();
/// term::answer(&mut file, &sent)?;
/// assert!(String::from_utf8_lossy(&file).contains("\nRC001,A1,98"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn answer(mut writer: impl Write, sent: &[LearnerDraft<'_>]) -> io::Result<()> {
    writeln!(writer, "ReturnCode,MISIdentifier,ULN,GivenName,FamilyName,DateOfBirth,Gender")?;
    let answered = sent.len().saturating_sub(1);
    for (place, (learner, uln)) in sent.iter().take(answered).zip(ulns()).enumerate() {
        let LearnerDraft { mis_identifier, given_name, family_name, date_of_birth, gender, .. } = learner;
        let own = if learner.uln.is_empty() { uln } else { learner.uln.to_string() };
        let (code, uln) = if place % 10 == 9 { ("RC010", String::new()) } else { ("RC001", own) };
        writeln!(
            writer,
            "{code},{mis_identifier},{uln},{given_name},{family_name},{date_of_birth},{gender}"
        )?;
    }
    writer.flush()
}

/// Writes the answer to the file that is made of the export.
///
/// # Errors
///
/// Where the writer fails, or the library refuses its own sample.
pub fn output(writer: impl Write) -> io::Result<()> {
    let mut file = Vec::new();
    export(&mut file)?;
    answer(writer, &sent(&file).map_err(io::Error::other)?)
}

/// The learners of an export who have no error, as they are sent.
fn sent(export: &[u8]) -> Result<Vec<LearnerDraft<'static>>, BatchError> {
    let plain = BatchPolicy::new(reference_day());
    let map = batch::guess_headings(export, &plain)?;
    let policy = BatchPolicy { heading_map: Some(map), ..plain.clone() };
    let report = batch::check(export, &policy)?;
    let (mut file, mut held_back) = (Vec::new(), Vec::new());
    let header = BatchHeader { file_name: String::new(), ukprn: UKPRN.to_owned() };
    let files =
        CorrectionFiles { held_back: Some(Box::new(&mut held_back)), ..CorrectionFiles::new(&mut file) };
    batch::correct_with(export, files, &header, &report, &policy)?;
    batch::read(file.as_slice(), &plain)?.drafts().collect()
}

/// ULNs of nobody: well formed, and each one once.
pub fn ulns() -> impl Iterator<Item = String> {
    let of = |nine: u32| (0..10).map(move |check| format!("{nine}{check}")).find(|uln| Uln::is_valid(uln));
    (987_000_001..).filter_map(of)
}
