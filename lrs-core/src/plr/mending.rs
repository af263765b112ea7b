//! Who can put a record right: what a data challenge can and cannot mend.

use super::{CHALLENGE, NO_GRADE, PlrFinding};
use crate::finding::Rule;
use crate::guide::Section;

macro_rules! codes {
    ($($(#[$what:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $code:literal,)* })*) => {$(
        $(#[$what])*
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: [Self; [$($code,)*].len()] = [$(Self::$variant,)*];

            /// The stable name.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Finds one by its [`code`](Self::code).
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.code() == code)
            }
        }
    )*};
}

codes! {
    /// What may be wrong with a record.
    ///
    /// # Source
    ///
    /// Guide 5.2.1 (Qualification has no grade) and the table of 6.1.
    PlrProblem {
        /// An event has no grade.
        GradeMissing "grade_missing",
        /// An event lacks a date.
        DateMissing "date_missing",
        /// A grade was recorded incorrectly.
        GradeWrong "grade_wrong",
        /// An end or award date was recorded incorrectly.
        DateWrong "date_wrong",
        /// An event is not this learner's.
        NotThisLearner "not_this_learner",
        /// An event stands there more than once.
        AppearsTwice "appears_twice",
        /// Two learners share the ULN.
        SharedUln "shared_uln",
        /// A qualification does not stand there.
        QualificationMissing "qualification_missing",
    }

    /// Where a problem with a record goes.
    MendWay {
        /// An event data challenge on the portal.
        DataChallenge "data_challenge",
        /// A ULN data challenge on the portal.
        UlnDataChallenge "uln_data_challenge",
        /// The awarding organisation, directly.
        AwardingOrganisation "awarding_organisation",
        /// The provider's own next full ILR return.
        IlrReturn "ilr_return",
    }
}

/// Where a problem goes, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Mending {
    /// The way.
    pub way: MendWay,
    /// Why, and what to bear in mind.
    pub reasons: Vec<PlrFinding>,
}

/// Says who can mend a problem. `is_own_ilr` says that the event was uploaded as part of your own current ILR return, which
/// mends itself by the next one.
///
/// # Source
///
/// Guide 5.2.1 (Qualification has no grade) and 6.1.
///
/// # Examples
///
/// ```
/// use lrs_core::plr::{MendWay, PlrProblem, mend};
///
/// assert_eq!(mend(PlrProblem::QualificationMissing, false).way, MendWay::AwardingOrganisation);
/// assert_eq!(mend(PlrProblem::GradeWrong, true).way, MendWay::IlrReturn);
/// ```
pub fn mend(problem: PlrProblem, is_own_ilr: bool) -> Mending {
    let (way, rules): (_, &[&'static Rule]) = match problem {
        PlrProblem::QualificationMissing => (MendWay::AwardingOrganisation, &[&MISSING]),
        PlrProblem::SharedUln => (MendWay::UlnDataChallenge, &[&SHARED]),
        PlrProblem::NotThisLearner => (MendWay::DataChallenge, &[&OTHER_LEARNER, &PARTICIPATION]),
        PlrProblem::AppearsTwice => (MendWay::DataChallenge, &[&TWICE, &PARTICIPATION]),
        _ if is_own_ilr => (MendWay::IlrReturn, &[&OWN_RETURN]),
        PlrProblem::GradeMissing => (MendWay::DataChallenge, &[&GRADE_MISSING]),
        PlrProblem::DateMissing => (MendWay::DataChallenge, &[&DATE_MISSING]),
        PlrProblem::GradeWrong | PlrProblem::DateWrong => (MendWay::DataChallenge, &[&WRONG]),
    };
    Mending { way, reasons: rules.iter().map(|rule| PlrFinding::new(rule)).collect() }
}

static MISSING: Rule = Rule::advice(
    "plr.mend.qualification_missing",
    CHALLENGE,
    "a data challenge is not raised for a missing qualification",
    "Contact the awarding organisation directly.",
);
static SHARED: Rule = Rule::advice(
    "plr.mend.shared_uln",
    CHALLENGE,
    "a shared ULN is reported as a problem of the ULN, not of the qualifications",
    "Raise a ULN data challenge.",
);
static OTHER_LEARNER: Rule = Rule::advice(
    "plr.mend.not_this_learner",
    CHALLENGE,
    "a data challenge can have a qualification removed or transferred",
    "Give as much information as possible; for a transfer, the ULN and the name of the learner whose it is, on the portal.",
);
static TWICE: Rule = Rule::advice(
    "plr.mend.appears_twice",
    CHALLENGE,
    "a data challenge can have one of two equal qualifications removed",
    "Give as much information as possible.",
);
/// To look whether one of two qualifications is a participation record; the room of data challenges knows the answer.
pub(crate) static PARTICIPATION: Rule = Rule::advice(
    "plr.mend.participation_record",
    CHALLENGE,
    "one of the qualifications may be a participation record",
    "Check that before you raise the data challenge.",
);
static OWN_RETURN: Rule = Rule::advice(
    "plr.mend.own_ilr_return",
    CHALLENGE,
    "a data challenge is not raised against what your own current ILR return uploaded",
    "Mend it in your next full ILR return, which updates the record.",
);
static GRADE_MISSING: Rule = Rule::advice(
    "plr.mend.grade_missing",
    NO_GRADE,
    "a data challenge can ask for the details to be added, and may not succeed",
    "Always ask the learner for a copy of the qualification certificate.",
);
static DATE_MISSING: Rule = Rule::advice(
    "plr.mend.date_missing",
    Section::OurChoice {
        reason: "the guide names dates that are wrong (6.1), and a missing one is asked for likewise",
    },
    "a data challenge can ask for a date, where the source should have one",
    "Look first at why the date may be blank; then ask the learner for a copy of the certificate.",
);
static WRONG: Rule = Rule::advice(
    "plr.mend.recorded_incorrectly",
    CHALLENGE,
    "a data challenge can have a grade, an end date or an award date put right",
    "Add the reason why it was recorded incorrectly to the additional comments, if you know it.",
);

/// The rules of this part of the room.
pub(super) static RULES: &[&Rule] = &[
    &MISSING,
    &SHARED,
    &OTHER_LEARNER,
    &TWICE,
    &PARTICIPATION,
    &OWN_RETURN,
    &GRADE_MISSING,
    &DATE_MISSING,
    &WRONG,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_has_one_way_and_a_reason() {
        for problem in PlrProblem::ALL {
            for is_own_ilr in [false, true] {
                let mending = mend(problem, is_own_ilr);
                assert!(!mending.reasons.is_empty(), "{problem:?}");
                // What a return can say itself, and nothing else, is left to the next return.
                let is_of_event = matches!(
                    problem,
                    PlrProblem::GradeMissing
                        | PlrProblem::DateMissing
                        | PlrProblem::GradeWrong
                        | PlrProblem::DateWrong
                );
                assert_eq!(mending.way == MendWay::IlrReturn, is_of_event && is_own_ilr, "{problem:?}");
                assert_eq!(
                    mending.way == MendWay::AwardingOrganisation,
                    problem == PlrProblem::QualificationMissing
                );
            }
        }
    }
}
