//! What a column or an element of an output file holds.

use super::super::layout::{Column, resolve};
use crate::finding::Field;

/// What a column of a CSV file or an element of an XML record holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Slot {
    /// The learner: as sent and completed, or as the LRS holds them in a verify output.
    Learner(Field),
    /// What a verify batch was searched by.
    Searched(Field),
    /// The code of the record.
    Code,
    /// A sign of what could not be verified.
    FailureFlag,
    /// `LearnerRecordCount`.
    RecordCount,
    /// One of the other columns about the file.
    File,
    /// Something else, which is left alone.
    Extra,
}

/// How the columns begin that a verify batch was searched by.
const SEARCHED: &str = "searched";

impl Slot {
    /// Reads a heading or the name of an element, whatever its capitals and spaces.
    // SOURCE: OutputBatchLearner and MIAPVerifiedBatchLearner of the LRS schema.
    pub(super) fn of(name: &str) -> Self {
        let folded: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        let folded = folded.to_ascii_lowercase();
        if matches!(folded.as_str(), "returncode" | "responsecode" | "lrsreturncode") {
            return Self::Code;
        }
        // FailureFlag, FailureFlags, FailureFlag1 to FailureFlag8.
        if folded.starts_with("failureflag") {
            return Self::FailureFlag;
        }
        if let Some(rest) = folded.strip_prefix(SEARCHED) {
            return match resolve(rest).0 {
                Column::Learner(field) => Self::Searched(field),
                _ => Self::Extra,
            };
        }
        match resolve(name).0 {
            Column::Learner(field) => Self::Learner(field),
            Column::File(3) => Self::RecordCount,
            Column::File(_) => Self::File,
            Column::Unknown => Self::Extra,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_spelling() {
        for (name, slot) in [
            ("ReturnCode", Slot::Code),
            ("Return Code", Slot::Code),
            ("ResponseCode", Slot::Code),
            ("SearchedULN", Slot::Searched(Field::Uln)),
            ("Searched Family Name", Slot::Searched(Field::FamilyName)),
            ("SearchedHouse", Slot::Extra),
            ("FailureFlag3", Slot::FailureFlag),
            ("LastKnownPostCode", Slot::Learner(Field::LastKnownPostcode)),
            ("LearnerRecordCount", Slot::RecordCount),
            ("UKPRN", Slot::File),
            ("House", Slot::Extra),
            ("", Slot::Extra),
        ] {
            assert_eq!(Slot::of(name), slot, "{name}");
        }
    }
}
