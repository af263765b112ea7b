//! The breaches that the guide lists, each with its sentence, its source and what to do instead.

use crate::guide::Section;
pub(super) use crate::guide::section::SECURITY;

/// Guide, 6.2: the note on reference numbers.
const REFERENCE: Section = Section::Guide { number: "6.2", heading: "Report a ULN problem" };

macro_rules! kinds {
    ($($variant:ident $code:literal $section:ident $message:literal $remedy:literal;)*) => {
        /// A breach of the LRS's security rules.
        ///
        /// # Source
        ///
        /// Guide, 1.4 (Security Requirements); for references of data challenges 6.2 and 6.3.
        ///
        /// # Examples
        ///
        /// ```
        /// use lrs_core::breach::BreachKind;
        ///
        /// assert_eq!(BreachKind::from_code("credentials"), Some(BreachKind::Credentials));
        /// ```
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum BreachKind {
            $(#[doc = concat!("`", $code, "`: ", $message, ".")] $variant,)*
        }

        impl BreachKind {
            /// Every kind, in the order of the guide.
            pub const ALL: [Self; [$($code,)*].len()] = [$(Self::$variant,)*];

            /// The stable name, for example `uln_with_demographic`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Where the rule stands.
            pub const fn section(self) -> Section {
                match self { $(Self::$variant => $section,)* }
            }

            /// What is wrong, in one clause.
            pub const fn message(self) -> &'static str {
                match self { $(Self::$variant => $message,)* }
            }

            /// What to do instead.
            pub const fn remedy(self) -> &'static str {
                match self { $(Self::$variant => $remedy,)* }
            }
        }
    };
}

kinds! {
    AccountSharing "account_sharing" SECURITY
        "the message lends, shares or asks for somebody’s account"
        "Ask a Super User for an account for each person. Have accounts that nobody needs removed.";
    UlnWithDemographic "uln_with_demographic" SECURITY
        "a ULN stands in an open e-mail with a name, date of birth, gender or postcode of a learner"
        "Send the ULN alone, or encrypt the file and phone the password. To report a problem to the LRS, raise a data challenge in the portal.";
    SeveralDemographics "several_demographics" SECURITY
        "more than one of name, date of birth, gender and postcode of a learner stand in an open e-mail"
        "Leave one kind of detail in, or encrypt the file and phone the password.";
    PasswordWithEncryptedFile "password_with_encrypted_file" SECURITY
        "the password of an encrypted file stands in the same e-mail"
        "Take the password out and phone it. If the e-mail has left already, encrypt the file again with another password.";
    Credentials "credentials" SECURITY
        "a user name and its password stand in an e-mail"
        "Take both out. Let each person set a password through “Forgotten password”, or ask a Super User for a reset.";
    ChallengeReferenceWithDetails "challenge_reference_with_details" REFERENCE
        "the reference of a data challenge, which holds a ULN, stands with other details of the learner"
        "Send the reference alone. Write the details into the data challenge in the portal.";
}

impl BreachKind {
    /// Finds a kind by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
