//! Who can settle what is wrong with a record, and what to ask them: data alone.

use super::question::Ask::{self, Learner, Mis, Office, ServiceDesk};
use crate::finding::Field;
use crate::guide::{Section, section};

/// What to ask, whom, and where that comes from. `{field}` stands for the field's label.
pub(super) struct Row {
    pub(super) ask: Ask,
    pub(super) question: &'static str,
    pub(super) section: Section,
}

const WORDS: Section = Section::OurChoice {
    reason: "the sources name no questions; these ask for what the rule wants, in words for the person who knows it",
};
const EXPORT: Section = Section::OurChoice {
    reason: "the file was spoilt on its way out of the system, and no learner can know how",
};
const PAPERS: Section = Section::OurChoice {
    reason: "the value stands in papers or systems of the college, not in what a learner remembers",
};

const fn row(ask: Ask, question: &'static str, section: Section) -> Row {
    Row { ask, question, section }
}

/// What to ask about an error.
///
/// The most particular row counts: one for its code and field, one for its code or the start of it, one for its field.
pub(super) fn about(code: &str, field: Option<Field>) -> &'static Row {
    let is_meant = |row: &&(&str, Option<Field>, Row)| {
        let (meant, only, _) = row;
        let is_code = if meant.ends_with('.') { code.starts_with(meant) } else { code == *meant };
        is_code && (only.is_none() || *only == field)
    };
    match (CODES.iter().find(is_meant), field) {
        (Some((_, _, row)), _) => row,
        (None, Some(field)) => of_field(field),
        (None, None) => &WHOLE,
    }
}

/// An error about the whole record that has no row of its own.
static WHOLE: Row = row(Mis, "Can you export this record again as the message and its remedy say?", EXPORT);

/// By code; one that ends in a full stop stands for all that start so. More particular rows come first.
static CODES: [(&str, Option<Field>, Row); 25] = [
    (
        "batch.text.",
        None,
        row(Learner, "How do you spell your {field}, with every accent? A letter was lost.", WORDS),
    ),
    (
        "batch.record.empty",
        None,
        row(Mis, "Is a learner missing here, or is the row left over? Delete it if it is.", EXPORT),
    ),
    (
        "batch.record.",
        None,
        row(
            Mis,
            "Can you export this record again, with one value for each column and each in double quotes?",
            EXPORT,
        ),
    ),
    (
        "batch.xml.",
        None,
        row(Mis, "Can you export this record again, with the elements that the message asks for?", EXPORT),
    ),
    (
        "learner.insufficient",
        None,
        row(Learner, "When were you born, what is your postcode, and what is your gender?", section::SEARCH),
    ),
    ("field.format", None, row(Office, "May the proposed form of the {field} be taken?", WORDS)),
    (
        "name.too_long",
        None,
        row(Learner, "How do you shorten your {field} so that it fits into 35 letters?", WORDS),
    ),
    (
        "field.too_long",
        Some(Field::Nationality),
        row(Mis, "Which code does your system have for this nationality?", PAPERS),
    ),
    ("field.too_long", None, row(Office, "Which shorter form of the {field} shall be sent?", WORDS)),
    (
        "uln.placeholder",
        None,
        row(
            Mis,
            "Does your system hold the learner's own ULN? If not, leave the ULN empty: 9999999999 belongs in the ILR alone.",
            Section::Source { title: "ILR validation rules 2024-25, R59" },
        ),
    ),
    (
        "uln.digits_lost",
        None,
        row(Mis, "What ULN does your system hold? A spreadsheet has lost its last digits.", EXPORT),
    ),
    (
        "date_of_birth.ambiguous",
        Some(Field::DateOfBirth),
        row(Learner, "When were you born? Please write the month in words.", WORDS),
    ),
    (
        "date_of_birth.month_first",
        Some(Field::DateOfBirth),
        row(Learner, "When were you born? Please write the month in words.", WORDS),
    ),
    (
        "date_of_birth.ambiguous",
        None,
        row(Mis, "Which is the month in the {field}? Export dates as YYYY-MM-DD.", EXPORT),
    ),
    (
        "date_of_birth.month_first",
        None,
        row(Mis, "Which is the month in the {field}? Export dates as YYYY-MM-DD.", EXPORT),
    ),
    (
        "date_of_birth.age",
        None,
        row(
            Learner,
            "In which year were you born? The date that we have makes an age that the LRS does not take.",
            WORDS,
        ),
    ),
    (
        "date_of_birth.future",
        None,
        row(Learner, "In which year were you born? The date that we have is still to come.", WORDS),
    ),
    (
        "postcode.prison",
        None,
        row(
            Learner,
            "What was your last address before the present one, with its postcode?",
            section::UPDATE_TIPS,
        ),
    ),
    (
        "prohibited.text",
        Some(Field::GivenName),
        row(ServiceDesk, "This is the learner's own {field}: can it be registered?", section::UPDATE_TIPS),
    ),
    (
        "prohibited.text",
        Some(Field::FamilyName),
        row(ServiceDesk, "This is the learner's own {field}: can it be registered?", section::UPDATE_TIPS),
    ),
    (
        "prohibited.text",
        Some(Field::LastKnownPostcode),
        row(
            Learner,
            "What was your last address before the present one, with its postcode?",
            section::UPDATE_TIPS,
        ),
    ),
    (
        "prohibited.text",
        None,
        row(
            Office,
            "What may stand here instead of a text that the LRS does not allow?",
            section::UPDATE_TIPS,
        ),
    ),
    (
        "postcode.bfpo",
        None,
        row(
            Learner,
            "What was your last postcode in the United Kingdom? The LRS takes no BFPO number.",
            WORDS,
        ),
    ),
    (
        "postcode.eircode",
        None,
        row(Learner, "What was your last postcode in the United Kingdom? The LRS takes no Irish one.", WORDS),
    ),
    (
        "sharing.ambiguous",
        None,
        row(
            Office,
            "Was the Privacy Notice shown, and did the learner choose to share?",
            section::ABILITY_TO_SHARE,
        ),
    ),
];

/// The rows that are found by code.
#[cfg(test)]
pub(super) fn codes() -> impl Iterator<Item = (&'static str, Option<Field>, &'static Row)> {
    CODES.iter().map(|(code, field, row)| (*code, *field, row))
}

/// What to ask for a field that is missing or cannot be read.
fn of_field(field: Field) -> &'static Row {
    static ULN: Row = row(
        Learner,
        "Do you have a letter that shows your ULN? If not, leave it empty: the LRS searches by the other details.",
        section::SEARCH,
    );
    static MIS_IDENTIFIER: Row = row(Mis, "What is your system's own key for this learner?", PAPERS);
    static OFFICIAL_NAME: Row =
        row(Learner, "How is your {field} written on your passport or birth certificate?", WORDS);
    static TITLE: Row = row(Learner, "Which title do you use, if any?", WORDS);
    static PREFERRED: Row = row(Learner, "By which given name do you like to be called?", WORDS);
    static PREVIOUS: Row = row(Learner, "Which family name did you have before?", WORDS);
    static AT_16: Row = row(Learner, "What was your {field}?", WORDS);
    static ADDRESS: Row = row(Learner, "What is your address? The {field} is wanted.", section::SEARCH);
    static POSTCODE: Row =
        row(Learner, "What is your postcode, or the last one that you had?", section::SEARCH);
    static CAPTURED: Row = row(Office, "On which day was the address taken down?", PAPERS);
    static BIRTH: Row = row(Learner, "When were you born? Please give day, month and year.", section::SEARCH);
    static PLACE: Row = row(Learner, "In which town or village were you born?", WORDS);
    static EMAIL: Row = row(Learner, "What is your email address?", WORDS);
    static GENDER: Row =
        row(Learner, "What is your gender? You may also choose not to say.", section::SEARCH);
    static NATIONALITY: Row = row(Learner, "What is your nationality?", WORDS);
    static SCOTTISH: Row = row(
        Learner,
        "What is the Scottish Candidate Number on your SQA certificate? It has nine digits.",
        WORDS,
    );
    static SHARE: Row = row(
        Office,
        "Was the Privacy Notice shown to the learner, and did the learner choose to share?",
        section::ABILITY_TO_SHARE,
    );
    static VERIFICATION: Row =
        row(Office, "Which document proved who the learner is?", section::VERIFICATION);
    static NOTES: Row = row(Office, "What shall the notes say?", PAPERS);
    static UCI: Row = row(Office, "What UCI did the exams office give the learner?", PAPERS);
    static UPN: Row = row(Office, "What UPN does the learner's last school hold?", PAPERS);
    match field {
        Field::Uln => &ULN,
        Field::MisIdentifier => &MIS_IDENTIFIER,
        Field::Title => &TITLE,
        Field::GivenName | Field::MiddleOtherName | Field::FamilyName => &OFFICIAL_NAME,
        Field::PreferredGivenName => &PREFERRED,
        Field::PreviousFamilyName => &PREVIOUS,
        Field::FamilyNameAtAge16 | Field::SchoolAtAge16 => &AT_16,
        Field::LastKnownAddressLine1
        | Field::LastKnownAddressLine2
        | Field::LastKnownAddressTown
        | Field::LastKnownAddressCountyOrCity => &ADDRESS,
        Field::LastKnownPostcode => &POSTCODE,
        Field::DateOfAddressCapture => &CAPTURED,
        Field::DateOfBirth => &BIRTH,
        Field::PlaceOfBirth => &PLACE,
        Field::EmailAddress => &EMAIL,
        Field::Gender => &GENDER,
        Field::Nationality => &NATIONALITY,
        Field::ScottishCandidateNumber => &SCOTTISH,
        Field::AbilityToShare => &SHARE,
        Field::VerificationType | Field::OtherVerificationDescription => &VERIFICATION,
        Field::Notes => &NOTES,
        Field::Uci => &UCI,
        Field::Upn => &UPN,
    }
}
