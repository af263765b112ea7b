//! What the elements of a batch file are called, and what people call them instead.

use crate::batch::layout::{self, Column, FILE_HEADINGS, Spelling, element_name};
use crate::finding::Field;

/// How the name of an element fits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Fit {
    Exact,
    /// As in layout 3A.
    Release2019,
    /// As the CSV layout spells it, where the schema does otherwise.
    Csv,
    /// Something else that people write for it.
    Other,
    Unknown,
}

/// What an element means. `after` is the field before it, whose follower it mostly is.
pub(super) fn resolve(name: &str, after: Option<Field>) -> (Column, Fit) {
    let next = after.map_or(0, |field| field as usize + 1);
    let likely = Field::ALL.iter().skip(next).chain(Field::ALL.iter().take(next));
    if let Some(&field) = likely.into_iter().find(|field| element_name(**field) == name) {
        let is_late = matches!(field, Field::Uci | Field::Upn);
        return (Column::Learner(field), if is_late { Fit::Release2019 } else { Fit::Exact });
    }
    match layout::resolve(name) {
        (Column::Unknown, _) => (Column::Unknown, Fit::Unknown),
        (column, Spelling::Release2019) => (column, Fit::Release2019),
        (column @ Column::Learner(_), Spelling::Exact) => (column, Fit::Csv),
        (column, Spelling::Exact) => (column, Fit::Exact),
        (column, _) => (column, Fit::Other),
    }
}

/// The place among the columns about the file of an element outside the learners; only a name that is right but
/// for capital letters is one, for anything may stand there.
pub(super) fn about_file(name: &str) -> Option<usize> {
    FILE_HEADINGS.iter().position(|heading| heading.eq_ignore_ascii_case(name))
}

/// What the schemas call a learner's element.
// SOURCE: the LRS's schema files batchlearner.xsd (Learner, BatchLearner) and registerlearner.xsd.
const RECORDS: [&str; 4] = ["Learner", "BatchLearner", "LearnerToRegister", "LearnerToUpdate"];

/// Elements that may stand around the learners or beside them and are none of the file's own columns.
// SOURCE: batchlearner.xsd (SubmitBatch and its answer), SOAP 1.1.
const AROUND: [&str; 19] = [
    "SubmitBatch",
    "BatchRegistrationRqst",
    "GetSubmitBatchOutputResponse",
    "BatchOutputResp",
    "Envelope",
    "Header",
    "Body",
    "OrganisationRef",
    "OrgPassword",
    "UserName",
    "JobType",
    "ResponseCode",
    "JobStatus",
    "NewLearnersCount",
    "ExistsUpdatedLearnersCount",
    "PossibleMatchLearnersCount",
    "LearnersNotFoundCount",
    "RejectedLearnersCount",
    "JobStartedDateTime",
];

/// Whether the schemas call a learner's element so.
pub(super) fn is_record(name: &str) -> bool {
    RECORDS.iter().any(|record| record.eq_ignore_ascii_case(name))
}

/// Whether an element outside the learners is one of those that the schemas have there.
pub(super) fn is_around(name: &str) -> bool {
    shown(name) != UNKNOWN
}

/// What stands in a path for a name that is none of the LRS's: such a name may be anything, even a learner's.
const UNKNOWN: &str = "*";

/// The name as a report may show it.
pub(super) fn shown(name: &str) -> &'static str {
    let known = RECORDS.into_iter().chain(AROUND).chain(["JobFinishedDateTime", "JobID"]);
    known.into_iter().find(|known| *known == name).unwrap_or(UNKNOWN)
}

/// Whether a field is one by which a learner's element is told from one that only has, say, a title.
pub(super) const fn is_telling(field: Field) -> bool {
    matches!(field, Field::Uln | Field::GivenName | Field::FamilyName | Field::DateOfBirth)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_schema_the_csv_layout_and_of_2019_are_known() {
        let fit = |name| resolve(name, None);
        assert_eq!(fit("GivenName"), (Column::Learner(Field::GivenName), Fit::Exact));
        assert_eq!(fit("FamilyNameAtAge16"), (Column::Learner(Field::FamilyNameAtAge16), Fit::Exact));
        assert_eq!(fit("FamilyNameAt16"), (Column::Learner(Field::FamilyNameAtAge16), Fit::Csv));
        let county = Column::Learner(Field::LastKnownAddressCountyOrCity);
        assert_eq!(fit("LastKnownAddressCountyOrCity"), (county, Fit::Exact));
        assert_eq!(fit("LastKnownAddressCountyorCity"), (county, Fit::Csv));
        assert_eq!(fit("UPN"), (Column::Learner(Field::Upn), Fit::Release2019));
        assert_eq!(fit("PrivacyNoticeSeen"), (Column::Learner(Field::AbilityToShare), Fit::Release2019));
        assert_eq!(fit("Forename"), (Column::Learner(Field::GivenName), Fit::Other));
        assert_eq!(fit("House"), (Column::Unknown, Fit::Unknown));
        for field in Field::ALL {
            assert_eq!(resolve(element_name(field), Some(field)).0, Column::Learner(field));
        }
    }

    #[test]
    fn a_report_shows_no_name_but_the_schemas() {
        assert_eq!((shown("SubmitBatch"), shown("Example")), ("SubmitBatch", "*"));
    }
}
