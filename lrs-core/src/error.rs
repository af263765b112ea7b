//! Every rule there is, and the error of everything, for `?`.

#[cfg(feature = "csv")]
use crate::batch::{self, BatchError, OutputError, SplitError};
use crate::finding::{Rule, RuleError};
use crate::guide::Section;
use crate::learner::{InputError, ProhibitedTextError};
use crate::value::{
    DateError, DateOfBirthError, EmailAddressError, GenderError, NameError, PostcodeError,
    ScottishCandidateNumberError, SharingError, UciError, UkprnError, UlnError, UpnError, UserRoleError,
    VerificationError, VerificationTypeError,
};
use crate::{access, breach, challenge, enrolment, learner, matching, plr, text, value};

macro_rules! errors {
    ($($(#[$only:meta])? $variant:ident($error:ty), $what:literal;)*) => {
        /// Why something could not be read: the error of any room, so that `?` works across them.
        ///
        /// # Privacy
        ///
        /// Neither `Display` nor `Debug` shows the value.
        ///
        /// # Examples
        ///
        /// ```
        /// use lrs_core::{Postcode, Uln, error::Error};
        ///
        /// fn both(uln: &str, postcode: &str) -> Result<(Uln, Postcode), Error> {
        ///     Ok((Uln::parse(uln)?, Postcode::parse(postcode)?))
        /// }
        ///
        /// let error = both("9276308686", "nowhere").expect_err("no postcode");
        /// assert!(error.code().starts_with("postcode."));
        /// ```
        #[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
        #[non_exhaustive]
        pub enum Error {
            $(
                $(#[$only])?
                #[doc = concat!("Not ", $what, ".")]
                #[error(transparent)]
                $variant(#[from] $error),
            )*
        }

        impl Error {
            fn rule(&self) -> &'static Rule {
                match self { $($(#[$only])? Self::$variant(error) => error.rule(),)* }
            }
        }
    };
}

errors! {
    Audit(access::AuditError), "a list of users that can be read";
    #[cfg(feature = "csv")]
    Batch(BatchError), "a batch file that can be read, or learners that can be written as one";
    #[cfg(feature = "csv")]
    Plan(batch::PlanError), "a plan of batch files";
    Challenge(challenge::ChallengeError), "something that can happen to a data challenge";
    Date(DateError), "a date";
    DateOfBirth(DateOfBirthError), "a date of birth";
    EmailAddress(EmailAddressError), "an email address";
    Enrolment(enrolment::EnrolmentError), "something that can happen where the learner stands";
    Gender(GenderError), "a gender";
    Input(InputError), "a draft or a policy";
    #[cfg(feature = "json")]
    Model(matching::ModelError), "a model of matching";
    Name(NameError), "a name";
    Register(matching::RegisterError), "a register that was written as a file";
    #[cfg(feature = "csv")]
    Output(OutputError), "an output file that can be read";
    Plr(plr::PlrError), "an answer with learning events, or no report that can be made";
    Postcode(PostcodeError), "a postcode";
    #[cfg(feature = "csv")]
    Report(batch::ReportError), "a saved report, or the file that a report is about";
    ProhibitedText(ProhibitedTextError), "a list of prohibited text";
    ScottishCandidateNumber(ScottishCandidateNumberError), "a Scottish Candidate Number";
    #[cfg(feature = "csv")]
    Split(SplitError), "a set of learners that can be split into files";
    Sharing(SharingError), "an ability to share, or no change of it that is possible";
    SharingLog(enrolment::SharingLogError), "a log of the ability to share, or no entry that can follow";
    Uci(UciError), "a UCI";
    Ukprn(UkprnError), "a UKPRN";
    Uln(UlnError), "a ULN";
    Upn(UpnError), "a UPN";
    UserRole(UserRoleError), "a role of a user";
    Verification(VerificationError), "a verification";
    VerificationType(VerificationTypeError), "a verification type";
}

impl Error {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.rule().code
    }

    /// Where the broken rule comes from.
    pub fn section(&self) -> Section {
        self.rule().section
    }

    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        self.rule().remedy
    }
}

/// The rules of every room.
///
/// # Examples
///
/// ```
/// let codes: Vec<&str> = lrs_core::error::rules().map(|rule| rule.code).collect();
/// assert!(codes.contains(&"uln.check_digit"));
/// ```
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let rooms = LEARNER_ROOMS.iter().chain(learner::CHECK_RULES).chain(ROOMS).chain(plr::RULES);
    let rooms = rooms.chain(access::RULES).chain(challenge::RULES).chain(enrolment::RULES);
    #[cfg(feature = "csv")]
    let rooms = rooms.chain(batch::RULES).chain(batch::OUTCOME_RULES);
    #[cfg(feature = "json")]
    let rooms = rooms.chain(MODEL_ROOM);
    rooms.flat_map(|room| room.iter().copied())
}

/// The rules that a report about a file can name: those of its learners and of files. A page that reads reports has no other
/// sentences to carry.
#[cfg(all(feature = "csv", feature = "wire"))]
pub(crate) fn file_rules() -> impl Iterator<Item = &'static Rule> {
    let rooms = LEARNER_ROOMS.iter().chain(learner::CHECK_RULES);
    rooms.chain(batch::RULES).chain(batch::OUTCOME_RULES).flat_map(|room| room.iter().copied())
}

#[cfg(feature = "json")]
static MODEL_ROOM: &[&[&Rule]] = &[matching::MODEL_RULES];

/// What a learner's details can break.
static LEARNER_ROOMS: &[&[&Rule]] = &[
    text::RULES,
    value::date::ERROR_RULES,
    value::date::READING_RULES,
    value::date_of_birth::RULES,
    value::email_address::ERROR_RULES,
    value::email_address::REPAIR_RULES,
    value::gender::RULES,
    value::name::RULES,
    value::postcode::ERROR_RULES,
    value::postcode::READING_RULES,
    value::postcode::REPAIR_RULES,
    value::scottish_candidate_number::RULES,
    value::sharing::RULES,
    value::uci::RULES,
    value::ukprn::RULES,
    value::uln::RULES,
    value::upn::RULES,
    value::user_role::RULES,
    value::verification::RULES,
    learner::INPUT_RULES,
    learner::prohibited::RULES,
    matching::LEVEL_RULES,
    matching::VARIANT_RULES,
];

static ROOMS: &[&[&Rule]] = &[matching::REGISTER_RULES, breach::RULES];
