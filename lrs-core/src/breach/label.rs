//! What people call the fields: what the value under each label in `lexicon/labels.txt` is.

macro_rules! labels {
    ($($(#[doc = $what:literal])+ $label:ident $code:literal;)*) => {
        /// What the value under a label is.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub(super) enum Labelled {
            $($(#[doc = $what])+ $label,)*
        }

        impl Labelled {
            /// The label by its name in the table of phrases.
            pub(super) fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$label),)* _ => None }
            }
        }
    };
}

labels! {
    /// A ULN.
    Uln "uln";
    /// A cell of a table whose column has no name that is known.
    Unnamed "unnamed";
    /// A name of which the label does not say whose: `Name`.
    Name "name";
    /// A learner's whole name.
    LearnerName "learner_name";
    /// A given name.
    GivenName "given_name";
    /// A family name.
    FamilyName "family_name";
    /// A date of birth.
    DateOfBirth "date_of_birth";
    /// A gender.
    Gender "gender";
    /// A postcode.
    Postcode "postcode";
    /// Where a learner lives.
    Address "address";
    /// The name of an account.
    Username "username";
    /// A password.
    Password "password";
    /// The reference of a data challenge.
    Reference "reference";
    /// Somebody who is no learner.
    OtherPerson "other_person";
    /// A telephone, order or account number: ten digits behind it are no ULN.
    OtherNumber "other_number";
    /// A date that is no date of birth.
    OtherDate "other_date";
    /// An address that is no learner's.
    OtherAddress "other_address";
    /// What somebody does at work: the block around it is about staff.
    JobTitle "job_title";
    /// Course, grade, school, candidate number: a learner's details beyond the five.
    Detail "detail";
}

/// The labels: in brackets what the value is, below it one label a line.
pub(super) static LABELS: &str = include_str!("lexicon/labels.txt");
