//! What a data challenge is about: a ULN or an event of a learner's record that is wrong.

use crate::guide::Section;

/// Where the guide lists the kinds.
const OVERVIEW: Section = Section::Guide { number: "6.1", heading: "Overview" };

macro_rules! kinds {
    ($($variant:ident $code:literal $enquiry:literal $problem:literal;)*) => {
        /// A problem that is reported to the LRS by a data challenge.
        ///
        /// # Source
        ///
        /// Guide, 6.1 (Overview): the table of data challenges.
        ///
        /// # Examples
        ///
        /// ```
        /// use lrs_core::value::ChallengeKind;
        ///
        /// assert_eq!(ChallengeKind::DuplicateUln.code(), "duplicate_uln");
        /// assert_eq!(ChallengeKind::DuplicateUln.enquiry(), "ULN has been incorrectly created");
        /// assert!(!ChallengeKind::WrongGrade.is_about_uln());
        /// ```
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum ChallengeKind {
            $(#[doc = concat!($enquiry, ": ", $problem, ".")] $variant,)*
        }

        impl ChallengeKind {
            /// Every kind, in the order of the guide's table.
            pub const ALL: [Self; [$($code,)*].len()] = [$(Self::$variant,)*];

            /// The stable name, for example `duplicate_uln`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The type of enquiry to choose in the portal.
            pub const fn enquiry(self) -> &'static str {
                match self { $(Self::$variant => $enquiry,)* }
            }

            /// The identified problem type to choose in the portal.
            pub const fn problem(self) -> &'static str {
                match self { $(Self::$variant => $problem,)* }
            }
        }
    };
}

kinds! {
    DuplicateUln "duplicate_uln" "ULN has been incorrectly created" "duplicate ULN";
    FictitiousUln "fictitious_uln" "ULN has been incorrectly created" "fictitious or fraudulent ULN";
    DemergeUln "demerge_uln" "ULN has been incorrectly merged" "ULN de-merge";
    SharedUln "shared_uln" "ULN has other unspecified problem" "two people sharing the same ULN";
    DeceasedLearner "deceased_learner" "ULN has other unspecified problem" "deceased learner";
    ChangedDetails "changed_details" "ULN has other unspecified problem" "ULN incorrect as details have changed";
    OtherUlnProblem "other_uln_problem" "ULN has other unspecified problem" "other ULN problem";
    WrongGrade "wrong_grade" "information on one of the qualifications is wrong" "the grade has been recorded incorrectly";
    WrongDate "wrong_date" "information on one of the qualifications is wrong" "the end or award date has been recorded incorrectly";
    NeverStarted "never_started" "one of the qualifications does not belong to this learner" "the learner is disputing ever starting the qualification";
    SharedBefore "shared_before" "one of the qualifications does not belong to this learner" "the ULN was previously shared and the qualification needs to be removed or transferred";
    AppearsTwice "appears_twice" "one of the qualifications appears more than once" "qualification has been incorrectly uploaded more than once";
}

impl ChallengeKind {
    /// Whether the ULN is challenged, not an event.
    pub const fn is_about_uln(self) -> bool {
        (self as u8) <= Self::OtherUlnProblem as u8
    }

    /// Finds a kind by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Where it stands in the guide.
    pub const fn section(self) -> Section {
        OVERVIEW
    }
}
