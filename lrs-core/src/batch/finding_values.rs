//! What stands at the findings of a report, for somebody who mends the rows: by a second reading of the file.

use core::fmt;
use std::collections::BTreeMap;
use std::io::Read;

use super::policy::BatchPolicy;
use super::read::read;
use super::render::plural;
use super::report::{BatchReport, ReportError};
use crate::finding::Field;

/// How much of a value is shown.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum ShowValues {
    /// What it is made of, for example "10 characters: digits".
    #[default]
    Shape,
    /// As it stands, up to [`FindingValues::MAX_CHARACTERS`]. What is made of it holds learners' data.
    Clear,
}

impl ShowValues {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Shape, Self::Clear];

    /// The stable name: `shape` or `clear`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shape => "shape",
            Self::Clear => "clear",
        }
    }

    /// Finds it by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.code() == code)
    }

    fn shown(self, value: &str) -> String {
        match self {
            Self::Shape => shape(value),
            Self::Clear => clear(value),
        }
    }
}

/// What stands at the findings of a report, by record and field.
///
/// # Privacy
///
/// In the shape of values, no value; in clear, learners' values, which `Debug` hides.
#[derive(Clone, Default, Eq, PartialEq)]
pub struct FindingValues(BTreeMap<(u64, Field), String>);

impl FindingValues {
    /// The most characters of a value that are shown in clear.
    pub const MAX_CHARACTERS: usize = 80;

    /// What stands in a field of a record (from 1), if a finding that the report keeps is about it.
    pub fn get(&self, record: u64, field: Field) -> Option<&str> {
        self.0.get(&(record, field)).map(String::as_str)
    }

    /// All of them, in the order of the file: the record (from 1), the field, and what is shown.
    pub fn iter(&self) -> impl Iterator<Item = (u64, Field, &str)> {
        self.0.iter().map(|((record, field), text)| (*record, *field, text.as_str()))
    }
}

impl FromIterator<(u64, Field, String)> for FindingValues {
    fn from_iter<I: IntoIterator<Item = (u64, Field, String)>>(values: I) -> Self {
        Self(values.into_iter().map(|(record, field, text)| ((record, field), text)).collect())
    }
}

impl fmt::Debug for FindingValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FindingValues({} <redacted>)", self.0.len())
    }
}

/// Reads a file again and gives what stands at each finding that the report keeps: in shape, or in clear where that is
/// asked for.
///
/// Give it as [`ReportStyle::values`](super::ReportStyle), or to
/// [`write_findings_csv_with`](super::write_findings_csv_with). The file is read in a stream; kept is one short text for
/// each finding.
///
/// # Errors
///
/// [`ReportError::Batch`] as [`read`](super::read()), and [`ReportError::OtherFile`] where the file has more or fewer
/// records than the one that was checked. A report about a part of a file is answered from that part.
///
/// # Privacy
///
/// [`ShowValues::Clear`] puts learners' values into whatever is made of it: keep that as you keep the file itself.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, ShowValues};
/// use lrs_core::{BatchPolicy, Field, value::Date};
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,ULN\n2A,x,10000001,1,92763O8686\n";
/// let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let report = batch::check(csv.as_bytes(), &policy)?;
/// let values = batch::finding_values(csv.as_bytes(), &report, &policy, ShowValues::Shape)?;
/// assert_eq!(values.get(1, Field::Uln), Some("10 characters: letters, digits"));
/// let values = batch::finding_values(csv.as_bytes(), &report, &policy, ShowValues::Clear)?;
/// assert_eq!(values.get(1, Field::Uln), Some("92763O8686"));
/// # Ok::<(), lrs_core::error::Error>(())
/// ```
pub fn finding_values<R: Read>(
    reader: R,
    report: &BatchReport,
    policy: &BatchPolicy,
    show: ShowValues,
) -> Result<FindingValues, ReportError> {
    let wanted = report.findings.iter().filter_map(|finding| finding.record.zip(finding.field));
    let mut wanted: Vec<(u64, Field)> = wanted.collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut wanted = wanted.into_iter().peekable();
    let mut values = FindingValues::default();
    let mut reader = read(reader, policy)?;
    while reader.records() < report.records || report.complete {
        let Some(record) = reader.next_record() else { break };
        let record = record?;
        while let Some((_, field)) = wanted.next_if(|(number, _)| *number == record.record) {
            values.0.insert((record.record, field), show.shown(record.text(field)));
        }
    }
    if reader.records() != report.records {
        return Err(ReportError::OtherFile { checked: report.records, found: reader.records() });
    }
    Ok(values)
}

/// What a value is made of, and none of it.
fn shape(value: &str) -> String {
    if value.is_empty() {
        return "blank".to_owned();
    }
    let there = KINDS.into_iter().filter(|kind| value.chars().any(|letter| kind_of(letter) == *kind));
    let length = plural(value.chars().count() as u64, "character", "characters");
    format!("{length}: {}", there.collect::<Vec<_>>().join(", "))
}

const KINDS: [&str; 4] = ["letters", "digits", "spaces", "other signs"];

fn kind_of(letter: char) -> &'static str {
    let [letters, digits, spaces, others] = KINDS;
    match letter {
        '0'..='9' => digits,
        _ if letter.is_alphabetic() => letters,
        _ if letter.is_whitespace() => spaces,
        _ => others,
    }
}

fn clear(value: &str) -> String {
    let count = value.chars().count();
    match count {
        0 => "blank".to_owned(),
        1..=FindingValues::MAX_CHARACTERS => value.to_owned(),
        _ => {
            let start: String = value.chars().take(FindingValues::MAX_CHARACTERS).collect();
            format!("{start}… ({})", plural(count as u64, "character", "characters"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_names_kinds_and_shows_none_of_the_value() {
        assert_eq!(shape(""), "blank");
        assert_eq!(shape("Zoë 7"), "5 characters: letters, digits, spaces");
        assert_eq!(shape("-"), "1 character: other signs");
    }

    #[test]
    fn a_long_value_is_cut_and_its_length_told() {
        let long = "é".repeat(4_000);
        let shown = clear(&long);
        assert!(shown.ends_with("é… (4,000 characters)"));
        assert_eq!(shown.chars().filter(|letter| *letter == 'é').count(), FindingValues::MAX_CHARACTERS);
        assert_eq!(clear("Jo"), "Jo");
    }
}
