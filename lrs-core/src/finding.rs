//! What every check speaks: findings, repairs, and the rules behind them.
//!
//! A [`Finding`] says that a rule minds something; a [`Repair`] is a change that the library made or
//! proposes. Both point to a [`Rule`], which is plain data: a stable code, how bad it is, where it comes
//! from, and the words for people. The rules themselves stand in the room they belong to (the ULN's in
//! `value::uln`, and so on).

mod repair;

use crate::guide::{ReturnCode, Section};

pub use repair::Repair;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    /// The guide recommends otherwise.
    Advice,
    /// The LRS takes it and somebody will mind.
    Warning,
    /// The LRS will refuse it.
    Error,
}

impl Severity {
    /// All of them, the worst last.
    pub const ALL: [Self; 3] = [Self::Advice, Self::Warning, Self::Error];

    /// The stable name: `error`, `warning` or `advice`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Finds a severity by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.code() == code)
    }
}

macro_rules! fields {
    ($($variant:ident, $name:literal, $camel:literal, $column:literal, $label:literal, $max:literal;)*) => {
        /// A field of a learner's record.
        ///
        /// # Source
        ///
        /// Names: LRS schema (`BatchLearner`, `LearnerToRegister`); batch layout 2A; UCI and UPN: layout 3A.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[repr(u8)]
        pub enum Field {
            $(#[doc = concat!("`", $name, "`: ", $label, ", at most ", $max, " characters.")] $variant,)*
        }

        impl Field {
            /// Every field, in the order of the house's list.
            pub const ALL: [Self; Self::COUNT] = [$(Self::$variant,)*];
            /// How many fields there are.
            pub const COUNT: usize = [$($max,)*].len();
            const INFO: [FieldInfo; Self::COUNT] = [$(
                FieldInfo { name: $name, camel: $camel, column: $column, label: $label, max: $max },
            )*];
        }
    };
}

fields! {
    Uln, "uln", "uln", "ULN", "ULN", 10;
    MisIdentifier, "mis_identifier", "misIdentifier", "MISIdentifier", "MIS identifier", 128;
    Title, "title", "title", "Title", "title", 35;
    GivenName, "given_name", "givenName", "GivenName", "given name", 35;
    PreferredGivenName, "preferred_given_name", "preferredGivenName", "PreferredGivenName", "preferred given name", 35;
    MiddleOtherName, "middle_other_name", "middleOtherName", "MiddleOtherName", "middle or other name", 35;
    FamilyName, "family_name", "familyName", "FamilyName", "family name", 35;
    PreviousFamilyName, "previous_family_name", "previousFamilyName", "PreviousFamilyName", "previous family name", 35;
    FamilyNameAtAge16, "family_name_at_age_16", "familyNameAtAge16", "FamilyNameAt16", "family name at age 16", 35;
    SchoolAtAge16, "school_at_age_16", "schoolAtAge16", "SchoolAtAge16", "school at age 16", 254;
    LastKnownAddressLine1, "last_known_address_line_1", "lastKnownAddressLine1", "LastKnownAddressLine1", "address line 1", 50;
    LastKnownAddressLine2, "last_known_address_line_2", "lastKnownAddressLine2", "LastKnownAddressLine2", "address line 2", 50;
    LastKnownAddressTown, "last_known_address_town", "lastKnownAddressTown", "LastKnownAddressTown", "town", 50;
    LastKnownAddressCountyOrCity, "last_known_address_county_or_city", "lastKnownAddressCountyOrCity", "LastKnownAddressCountyorCity", "county or city", 50;
    LastKnownPostcode, "last_known_postcode", "lastKnownPostcode", "LastKnownPostCode", "postcode", 9;
    DateOfAddressCapture, "date_of_address_capture", "dateOfAddressCapture", "DateOfAddressCapture", "date of address capture", 10;
    DateOfBirth, "date_of_birth", "dateOfBirth", "DateOfBirth", "date of birth", 10;
    PlaceOfBirth, "place_of_birth", "placeOfBirth", "PlaceOfBirth", "place of birth", 35;
    EmailAddress, "email_address", "emailAddress", "EmailAddress", "email address", 254;
    Gender, "gender", "gender", "Gender", "gender", 1;
    Nationality, "nationality", "nationality", "Nationality", "nationality", 3;
    ScottishCandidateNumber, "scottish_candidate_number", "scottishCandidateNumber", "ScottishCandidateNumber", "Scottish Candidate Number", 9;
    AbilityToShare, "ability_to_share", "abilityToShare", "AbilityToShare", "ability to share", 1;
    VerificationType, "verification_type", "verificationType", "VerificationType", "verification type", 3;
    OtherVerificationDescription, "other_verification_description", "otherVerificationDescription", "OtherVerificationDescription", "other verification description", 255;
    Notes, "notes", "notes", "Notes", "notes", 4000;
    Uci, "uci", "uci", "UCI", "UCI", 13;
    Upn, "upn", "upn", "UPN", "UPN", 13;
}

struct FieldInfo {
    name: &'static str,
    camel: &'static str,
    column: &'static str,
    label: &'static str,
    max: usize,
}

impl Field {
    #[expect(clippy::indexing_slicing, reason = "INFO has one entry for each variant, by the same macro")]
    const fn info(self) -> &'static FieldInfo {
        &Self::INFO[self as usize]
    }

    /// The name in Rust and Python, for example `last_known_postcode`.
    pub const fn name(self) -> &'static str {
        self.info().name
    }

    /// The name in TypeScript and JSON, for example `lastKnownPostcode`.
    pub const fn camel_name(self) -> &'static str {
        self.info().camel
    }

    /// The column heading of a batch file, for example `LastKnownPostCode`.
    ///
    /// Layout 2A; [`Uci`](Self::Uci) and [`Upn`](Self::Upn) are named only in 3A.
    pub const fn column(self) -> &'static str {
        self.info().column
    }

    /// What people call it, for sentences: `postcode`.
    pub const fn label(self) -> &'static str {
        self.info().label
    }

    /// The most characters (Unicode code points) that the LRS takes.
    pub const fn max_length(self) -> usize {
        self.info().max
    }

    /// Finds a field by its [`name`](Self::name) or [`camel_name`](Self::camel_name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name || field.camel_name() == name)
    }
}

/// A rule as data: what it is called, how bad a breach is, where it comes from, and the words for people.
///
/// In the words, `{field}` stands for the field's label, `{column}` for its heading or element in a batch file, `{0}` and
/// `{1}` for the finding's numbers.
#[derive(Debug, Eq, PartialEq)]
pub struct Rule {
    /// The stable code, `module.kind`.
    pub code: &'static str,
    /// How much a breach matters.
    pub severity: Severity,
    /// Where the rule comes from.
    pub section: Section,
    /// What is wrong: a clause in lower case without a full stop.
    pub message: &'static str,
    /// What to do about it: one or more sentences.
    pub remedy: &'static str,
    /// The text beside a form's field, as the GOV.UK Design System words it; empty where there is none.
    pub form_text: &'static str,
    /// What the LRS would answer in a batch output file, where that is published.
    pub return_code: Option<ReturnCode>,
}

impl Rule {
    /// A rule whose breach the LRS refuses.
    pub const fn error(
        code: &'static str,
        section: Section,
        message: &'static str,
        remedy: &'static str,
    ) -> Self {
        Self { code, severity: Severity::Error, section, message, remedy, form_text: "", return_code: None }
    }

    /// A rule whose breach the LRS takes, and somebody minds.
    pub const fn warning(
        code: &'static str,
        section: Section,
        message: &'static str,
        remedy: &'static str,
    ) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, section, message, remedy) }
    }

    /// A recommendation; also the rule behind each [`Repair`].
    pub const fn advice(
        code: &'static str,
        section: Section,
        message: &'static str,
        remedy: &'static str,
    ) -> Self {
        Self { severity: Severity::Advice, ..Self::error(code, section, message, remedy) }
    }

    /// Adds the text for a form's field.
    #[must_use]
    pub const fn form(self, form_text: &'static str) -> Self {
        Self { form_text, ..self }
    }

    /// Adds the LRS's return code.
    #[must_use]
    pub const fn returns(self, return_code: ReturnCode) -> Self {
        Self { return_code: Some(return_code), ..self }
    }

    /// The message about a field, as a sentence.
    pub(crate) fn said_of(&self, field: Field) -> String {
        sentence(&fill(self.message, field.label(), [0, 0]))
    }
}

/// Numbers that a message may show: lengths, places, limits, ages. Never a learner's value.
pub type Numbers = [u64; 2];

/// The error of one value type: which rule was broken, and with what numbers.
pub trait RuleError: core::error::Error {
    /// The rule that was broken.
    fn rule(&self) -> &'static Rule;

    /// Lengths, places and limits for the message.
    fn numbers(&self) -> Numbers {
        [0, 0]
    }
}

/// Gives a value's error enum its `code`, `section`, `Display` and `Error`, all from its rule.
macro_rules! rule_error {
    ($error:ty, $label:expr) => {
        impl $error {
            /// The stable code.
            pub fn code(&self) -> &'static str {
                $crate::finding::RuleError::rule(self).code
            }

            /// Where the broken rule comes from.
            pub fn section(&self) -> $crate::guide::Section {
                $crate::finding::RuleError::rule(self).section
            }
        }

        impl core::fmt::Display for $error {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                use $crate::finding::RuleError as _;
                f.write_str(&$crate::finding::fill(self.rule().message, $label, self.numbers()))
            }
        }

        impl core::error::Error for $error {}
    };
}
pub(crate) use rule_error;

/// A range of bytes in the text of a field.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// That a rule minds something: which rule, how much, and where, but never the learner's value.
///
/// # Examples
///
/// ```
/// use lrs_core::{CheckPolicy, LearnerDraft, Severity, learner};
/// use lrs_core::value::Date;
///
/// let draft = LearnerDraft { given_name: "Jo".into(), ..LearnerDraft::default() };
/// let policy = CheckPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let check = learner::check(&draft, &policy);
/// let finding = check.findings.iter().find(|finding| finding.severity == Severity::Error).expect("one");
/// assert_eq!(finding.code, "field.missing");
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// The stable code, for example `uln.check_digit`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The field it stands in; none where it is about a whole record or file.
    pub field: Option<Field>,
    /// Where the rule comes from.
    pub section: Section,
    /// The bytes of the field's text that it is about, where it is about a part.
    pub span: Option<Span>,
    /// The data record of a file, from 1; none outside a file, or for the file as a whole.
    pub record: Option<u64>,
    /// The physical line of a file, from 1.
    pub line: Option<u64>,
    /// The column of a CSV file, from 1.
    pub column: Option<u32>,
    /// The element of an XML file, by its path from the record, as the schema has it: `FamilyName`.
    #[cfg(feature = "csv")]
    pub element: Option<&'static str>,
    rule: &'static Rule,
    numbers: Numbers,
}

impl Finding {
    /// A breach of `rule` in `field`.
    pub const fn new(rule: &'static Rule, field: Option<Field>) -> Self {
        Self {
            code: rule.code,
            severity: rule.severity,
            field,
            section: rule.section,
            span: None,
            record: None,
            line: None,
            column: None,
            #[cfg(feature = "csv")]
            element: None,
            rule,
            numbers: [0, 0],
        }
    }

    /// The same finding with the numbers that its message shows.
    #[must_use]
    pub const fn with_numbers(self, numbers: Numbers) -> Self {
        Self { numbers, ..self }
    }

    /// The same finding about a part of the field's text.
    #[must_use]
    pub const fn with_span(self, span: Span) -> Self {
        Self { span: Some(span), ..self }
    }

    /// The same finding at a place in a file.
    #[must_use]
    pub const fn at(self, record: Option<u64>, line: Option<u64>, column: Option<u32>) -> Self {
        Self { record, line, column, ..self }
    }

    /// The same finding with another severity.
    #[must_use]
    pub const fn with_severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// The finding that a value's error stands for.
    pub fn from_error(error: &impl RuleError, field: Field) -> Self {
        Self::new(error.rule(), Some(field)).with_numbers(error.numbers())
    }

    /// What is wrong, as a sentence.
    pub fn message(&self) -> String {
        sentence(&fill(self.rule.message, self.label(), self.numbers))
    }

    /// What to do about it.
    pub fn remedy(&self) -> String {
        let remedy = fill(self.rule.remedy, self.label(), self.numbers);
        match self.field {
            Some(field) => {
                let heading = field.column();
                #[cfg(feature = "csv")]
                let heading = self.element.unwrap_or(heading);
                remedy.replace("{column}", heading)
            }
            None => remedy,
        }
    }

    /// The text to show beside the field of a form, as the GOV.UK Design System words such texts.
    pub fn form_text(&self) -> String {
        if self.rule.form_text.is_empty() {
            let message = self.message();
            return message.strip_suffix('.').unwrap_or(&message).to_owned();
        }
        sentence(&fill(self.rule.form_text, self.label(), self.numbers)).trim_end_matches('.').to_owned()
    }

    /// The code the LRS would give in a batch output file, where that is published.
    pub const fn return_code(&self) -> Option<ReturnCode> {
        self.rule.return_code
    }

    /// The numbers that its message shows: lengths, places, limits, ages.
    pub const fn numbers(&self) -> Numbers {
        self.numbers
    }

    /// The rule behind the finding.
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    fn label(&self) -> &'static str {
        self.field.map_or("", Field::label)
    }
}

/// Puts the field's label and the numbers into a rule's words.
pub(crate) fn fill(words: &str, label: &str, numbers: Numbers) -> String {
    let [first, second] = numbers;
    words.replace("{field}", label).replace("{0}", &first.to_string()).replace("{1}", &second.to_string())
}

/// Makes a clause a sentence: a capital at its start and a full stop at its end.
pub(crate) fn sentence(clause: &str) -> String {
    let mut sentence = clause.to_owned();
    if let Some(first) = sentence.get_mut(..1) {
        // Our words start in ASCII; Unicode's table of capitals would be a twentieth of the form face.
        first.make_ascii_uppercase();
    }
    if !sentence.ends_with(['.', '?', '!']) {
        sentence.push('.');
    }
    sentence
}
