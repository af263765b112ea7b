//! Batch files of invented learners, layout 2A.

use std::io::{self, Write};

use lrs_core::{Field, LearnerDraft};

use super::fault::{Deck, Fault, Faults};
use super::{People, Random};

/// The headings of layout 2A, in order.
// SOURCE: LRS batch file layout 2A; the same fields in the same order as the schema's `BatchLearner`.
const HEADER: &str = "\"FileVersion\",\"FileName\",\"UKPRN\",\"LearnerRecordCount\",\"ULN\",\"MISIdentifier\",\"Title\",\
    \"GivenName\",\"PreferredGivenName\",\"MiddleOtherName\",\"FamilyName\",\"PreviousFamilyName\",\"FamilyNameAt16\",\
    \"SchoolAtAge16\",\"LastKnownAddressLine1\",\"LastKnownAddressLine2\",\"LastKnownAddressTown\",\
    \"LastKnownAddressCountyorCity\",\"LastKnownPostCode\",\"DateOfAddressCapture\",\"DateOfBirth\",\"PlaceOfBirth\",\
    \"EmailAddress\",\"Gender\",\"Nationality\",\"ScottishCandidateNumber\",\"AbilityToShare\",\"VerificationType\",\
    \"OtherVerificationDescription\",\"Notes\"";

/// The learner's fields of layout 2A, in the order of [`HEADER`] after its first four.
const FIELDS: [Field; 26] = [
    Field::Uln,
    Field::MisIdentifier,
    Field::Title,
    Field::GivenName,
    Field::PreferredGivenName,
    Field::MiddleOtherName,
    Field::FamilyName,
    Field::PreviousFamilyName,
    Field::FamilyNameAtAge16,
    Field::SchoolAtAge16,
    Field::LastKnownAddressLine1,
    Field::LastKnownAddressLine2,
    Field::LastKnownAddressTown,
    Field::LastKnownAddressCountyOrCity,
    Field::LastKnownPostcode,
    Field::DateOfAddressCapture,
    Field::DateOfBirth,
    Field::PlaceOfBirth,
    Field::EmailAddress,
    Field::Gender,
    Field::Nationality,
    Field::ScottishCandidateNumber,
    Field::AbilityToShare,
    Field::VerificationType,
    Field::OtherVerificationDescription,
    Field::Notes,
];

/// The name of the sample file, which is a valid name for the LRS.
pub const SAMPLE_NAME: &str = "LRB_10009999_241120260930.CSV";
/// The number of the invented college that the files are for.
pub const UKPRN: &str = "10009999";
/// How many learners the sample file has.
pub const SAMPLE_COUNT: usize = 500;
/// The seed of the sample file.
pub const SAMPLE_SEED: u64 = 2026;
/// How many of the sample's rows are faulty: one in five, so that each fault is there at least once.
pub const SAMPLE_FAULTS: Faults = Faults::OneIn(5);

/// One row of a file: a learner, and what is wrong.
#[derive(Clone, Debug)]
pub struct Row {
    /// The row's place among the learners, from 1.
    pub record: u64,
    /// What stands in the file.
    pub draft: LearnerDraft<'static>,
    /// The fault that was planted.
    pub fault: Option<Fault>,
}

/// The rows of a file, without end.
#[derive(Clone, Debug)]
pub struct Rows {
    people: People,
    faults: Faults,
    random: Random,
    deck: Deck,
    record: u64,
    /// Which row of the present group of rows is the faulty one.
    faulty: u64,
}

impl Rows {
    /// Learners of a seed with faults.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_examples::people::{Faults, Rows};
    ///
    /// let faulty = Rows::new(3, Faults::OneIn(5)).take(100).filter(|row| row.fault.is_some());
    /// assert_eq!(faulty.count(), 20);
    /// ```
    pub fn new(seed: u64, faults: Faults) -> Self {
        Self {
            people: People::new(seed).in_households(),
            faults,
            random: Random::new(seed, u64::MAX - 1),
            deck: Deck::new(Random::new(seed, u64::MAX - 2)),
            record: 0,
            faulty: 0,
        }
    }
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let mut draft = self.people.next()?.to_draft().into_owned();
        let fault = match self.faults {
            Faults::None => None,
            Faults::All(fault) => fault.spoil(&mut draft, &mut self.random).then_some(fault),
            Faults::OneIn(rows) => {
                let rows = rows.max(1);
                let place = self.record % rows;
                if place == 0 {
                    self.faulty = self.random.below(rows);
                }
                if place == self.faulty { self.deck.deal(&mut draft) } else { None }
            }
        };
        self.record += 1;
        Some(Row { record: self.record, draft, fault })
    }
}

/// Writes a batch file of invented learners: layout 2A, every value in quotes, lines that end in CR LF.
///
/// # Examples
///
/// ```
/// use lrs_examples::people::{self, Faults};
///
/// let mut file = Vec::new();
/// people::csv(&mut file, 50, 1, Faults::None)?;
/// assert_eq!(String::from_utf8_lossy(&file).lines().count(), 51);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn csv(writer: impl Write, count: usize, seed: u64, faults: Faults) -> io::Result<()> {
    write(writer, SAMPLE_NAME, count, Rows::new(seed, faults))
}

/// Writes the sample file.
pub fn sample(writer: impl Write) -> io::Result<()> {
    csv(writer, SAMPLE_COUNT, SAMPLE_SEED, SAMPLE_FAULTS)
}

/// The rows of the sample file, with the faults that were planted in them.
pub fn sample_rows() -> impl Iterator<Item = Row> {
    Rows::new(SAMPLE_SEED, SAMPLE_FAULTS).take(SAMPLE_COUNT)
}

fn write(mut writer: impl Write, name: &str, count: usize, rows: Rows) -> io::Result<()> {
    write!(writer, "{HEADER}\r\n")?;
    for row in rows.take(count) {
        if row.record == 1 {
            write!(writer, "\"2A\",\"{name}\",\"{UKPRN}\",\"{count}\"")?;
        } else {
            write!(writer, "\"\",\"\",\"\",\"\"")?;
        }
        for field in FIELDS {
            write!(writer, ",\"{}\"", row.draft.text(field).replace('"', "\"\""))?;
        }
        write!(writer, "\r\n")?;
    }
    writer.flush()
}
