//! What somebody may find wrong with a ULN, a record or a learner's details: one table.

use crate::plr::PlrProblem;
use crate::value::ChallengeKind;

/// Whose job a problem is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Remit {
    /// A data challenge against the ULN.
    Uln(ChallengeKind),
    /// A data challenge against an event, unless the record's own rules say otherwise.
    Event(ChallengeKind, PlrProblem),
    /// Never a data challenge, whatever else is the case.
    Never(PlrProblem),
    /// The organisation's own update of the learner's details, which the guide names.
    Own,
    /// An own update too; the guide does not name the detail.
    OwnOther,
}

macro_rules! problems {
    ($($variant:ident $code:literal $sentence:literal $remit:expr;)*) => {
        /// Something that is wrong with a ULN, with a learner's record, or with a learner's details.
        ///
        /// # Source
        ///
        /// Guide, 6.1: the table of data challenges, and the text around it for what is none; 5.2.1 and 5.2.2 for a grade
        /// or a date that is missing.
        ///
        /// # Examples
        ///
        /// ```
        /// use lrs_core::challenge::ChallengeProblem;
        /// use lrs_core::value::ChallengeKind;
        ///
        /// let problem = ChallengeProblem::from_code("shared_uln").expect("known");
        /// assert_eq!(problem.sentence(), "two people share the ULN");
        /// assert_eq!(problem, ChallengeProblem::of(ChallengeKind::SharedUln));
        /// ```
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum ChallengeProblem {
            $(#[doc = concat!("That ", $sentence, ".")] $variant,)*
        }

        impl ChallengeProblem {
            /// Every problem: those of the guide's table in its order, then the others.
            pub const ALL: [Self; [$($code,)*].len()] = [$(Self::$variant,)*];

            /// The stable name, for example `wrong_grade`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The problem in words that follow "that".
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$variant => $sentence,)* }
            }

            pub(super) const fn remit(self) -> Remit {
                match self { $(Self::$variant => $remit,)* }
            }
        }
    };
}

use ChallengeKind as Kind;
use Remit::{Event, Never, Own, OwnOther, Uln};

problems! {
    DuplicateUln "duplicate_uln" "the learner has been given a second ULN" Uln(Kind::DuplicateUln);
    FictitiousUln "fictitious_uln" "the ULN is fictitious or fraudulent" Uln(Kind::FictitiousUln);
    DemergeUln "demerge_uln" "two ULNs were merged that should not be" Uln(Kind::DemergeUln);
    SharedUln "shared_uln" "two people share the ULN" Uln(Kind::SharedUln);
    DeceasedLearner "deceased_learner" "the learner has died" Uln(Kind::DeceasedLearner);
    ChangedDetails "changed_details" "the details of the ULN have become another learner's" Uln(Kind::ChangedDetails);
    OtherUlnProblem "other_uln_problem" "something else is wrong with the ULN" Uln(Kind::OtherUlnProblem);
    WrongGrade "wrong_grade" "a grade has been recorded incorrectly" Event(Kind::WrongGrade, PlrProblem::GradeWrong);
    WrongDate "wrong_date" "an end or award date has been recorded incorrectly" Event(Kind::WrongDate, PlrProblem::DateWrong);
    NeverStarted "never_started" "the learner disputes ever starting a qualification" Event(Kind::NeverStarted, PlrProblem::NotThisLearner);
    SharedBefore "shared_before" "the ULN was shared, and a qualification has to be removed or transferred" Event(Kind::SharedBefore, PlrProblem::NotThisLearner);
    AppearsTwice "appears_twice" "a qualification appears more than once" Event(Kind::AppearsTwice, PlrProblem::AppearsTwice);
    GradeMissing "grade_missing" "a qualification has no grade" Event(Kind::WrongGrade, PlrProblem::GradeMissing);
    DateMissing "date_missing" "a qualification lacks a date" Event(Kind::WrongDate, PlrProblem::DateMissing);
    QualificationMissing "qualification_missing" "a qualification is missing" Never(PlrProblem::QualificationMissing);
    WrongName "wrong_name" "a name is wrong or wrongly spelt" Own;
    WrongAddress "wrong_address" "the address is wrong" Own;
    WrongAbilityToShare "wrong_ability_to_share" "the opt-out setting is wrong" Own;
    WrongDateOfBirth "wrong_date_of_birth" "the date of birth is wrong" Own;
    WrongOtherDetail "wrong_other_detail" "another of the learner's details is wrong" OwnOther;
}

impl ChallengeProblem {
    /// Finds a problem by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|problem| problem.code() == code)
    }

    /// The problem that a kind of data challenge is for.
    pub const fn of(kind: ChallengeKind) -> Self {
        match kind {
            Kind::DuplicateUln => Self::DuplicateUln,
            Kind::FictitiousUln => Self::FictitiousUln,
            Kind::DemergeUln => Self::DemergeUln,
            Kind::SharedUln => Self::SharedUln,
            Kind::DeceasedLearner => Self::DeceasedLearner,
            Kind::ChangedDetails => Self::ChangedDetails,
            Kind::OtherUlnProblem => Self::OtherUlnProblem,
            Kind::WrongGrade => Self::WrongGrade,
            Kind::WrongDate => Self::WrongDate,
            Kind::NeverStarted => Self::NeverStarted,
            Kind::SharedBefore => Self::SharedBefore,
            Kind::AppearsTwice => Self::AppearsTwice,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_problem_of_its_name() {
        for (place, kind) in Kind::ALL.into_iter().enumerate() {
            let problem = ChallengeProblem::of(kind);
            assert_eq!((problem, problem.code()), (ChallengeProblem::ALL[place], kind.code()));
            assert_eq!(ChallengeProblem::from_code(kind.code()), Some(problem));
            let is_about_uln = matches!(problem.remit(), Uln(of) if of == kind);
            let is_about_event = matches!(problem.remit(), Event(of, _) if of == kind);
            assert_eq!(
                (is_about_uln, is_about_event),
                (kind.is_about_uln(), !kind.is_about_uln()),
                "{kind:?}"
            );
        }
        assert_eq!(ChallengeProblem::from_code("another"), None);
    }
}
