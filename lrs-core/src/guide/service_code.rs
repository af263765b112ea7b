//! The codes by which the LRS's web services answer.

use super::return_code::numbered;
use super::{Outcome, Section};

macro_rules! codes {
    ($($variant:ident, $code:literal, $outcome:ident, $meaning:literal, $section:expr;)*) => {
        /// A code by which one of the LRS's web services answers: `WSRC` for a result, `WSEC` for an error.
        ///
        /// # Source
        ///
        /// Codes and meanings as systems that call the services document them; the LRS's own list is not public.
        ///
        /// # Examples
        ///
        /// ```
        /// use lrs_core::guide::{Outcome, ServiceCode};
        ///
        /// let code = ServiceCode::from_code("wsrc004").expect("a known code");
        /// assert_eq!((code.code(), code.meaning()), ("WSRC0004", "exactly one learner matches"));
        /// assert_eq!(code.outcome(), Outcome::Successful);
        /// ```
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum ServiceCode {
            $(#[doc = concat!("`", $code, "`: ", $meaning, ".")] $variant,)*
        }

        impl ServiceCode {
            /// Every code that is known, results first.
            pub const ALL: [Self; [$($code,)*].len()] = [$(Self::$variant,)*];

            /// The code as it travels, with four digits.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// What it means, as a clause.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }

            /// Whether what was asked for was done.
            pub const fn outcome(self) -> Outcome {
                match self { $(Self::$variant => Outcome::$outcome,)* }
            }

            /// Where the meaning is from.
            pub const fn section(self) -> Section {
                match self { $(Self::$variant => $section,)* }
            }
        }
    };
}

/// A vendor's help pages.
const EBS: Section = Section::Source { title: "Tribal ebs help, LRS web service codes" };
/// A public system and its recorded answers.
const HMPPS: Section = Section::Source { title: "HMPPS learner records API, LRS stubs" };
const SUNESIS: Section = Section::Source { title: "SUNESIS, calls of the LRS's web services" };

codes! {
    Wsrc0001, "WSRC0001", Exception, "no learner matches", HMPPS;
    Wsrc0002, "WSRC0002", Exception, "too many learners match", HMPPS;
    Wsrc0003, "WSRC0003", Exception, "one or more learners may match", HMPPS;
    Wsrc0004, "WSRC0004", Successful, "exactly one learner matches", HMPPS;
    Wsrc0005, "WSRC0005", Successful, "the learner is registered", EBS;
    Wsrc0006, "WSRC0006", Successful, "the learner is updated", EBS;
    Wsrc0007, "WSRC0007", Successful, "the registration batch is submitted", EBS;
    Wsrc0008, "WSRC0008", Exception, "the registration batch is still running", EBS;
    Wsrc0009, "WSRC0009", Successful, "the registration batch is finished", EBS;
    Wsrc0010, "WSRC0010", Exception, "the registration batch failed", EBS;
    Wsrc0013, "WSRC0013", Exception, "the learner was changed since it was read", EBS;
    Wsrc0014, "WSRC0014", Exception, "the ability to share cannot be changed so", EBS;
    Wsrc0015, "WSRC0015", Exception, "there is not enough data", EBS;
    Wsrc0017, "WSRC0017", Exception, "the count of records is wrong", EBS;
    Wsrc0018, "WSRC0018", Exception, "the job is not known", EBS;
    Wsrc0019, "WSRC0019", Exception, "the ULN to update was not found", EBS;
    Wsrc0020, "WSRC0020", Exception, "nothing differed, so that nothing was updated", EBS;
    Wsrc0021, "WSRC0021", Exception, "a learner with the same mandatory fields exists, or no search came before", EBS;
    Wsrc0022, "WSRC0022", Successful, "the ULN is linked to another, whose record is given", HMPPS;
    Wsrc0023, "WSRC0023", Exception, "the ULNs for the report were not found", EBS;
    Wsrc0024, "WSRC0024", Exception, "there are no ULNs for the report", EBS;
    Wsrc0030, "WSRC0030", Exception, "the count of records to verify is wrong", EBS;
    Wsrc0043, "WSRC0043", Exception, "the awarding organisation is not set up for achievement batches", EBS;
    Wsec0001, "WSEC0001", Exception, "the request is not valid: a value is missing, malformed or prohibited", EBS;
    Wsec0002, "WSEC0002", Exception, "the request is not known", EBS;
    Wsec0003, "WSEC0003", Exception, "the organisation is not known or not authorised", EBS;
    Wsec0004, "WSEC0004", Exception, "the service is out of hours", EBS;
    Wsec0005, "WSEC0005", Exception, "the organisation's password is wrong", EBS;
    Wsec0006, "WSEC0006", Exception, "the user has not enough access", EBS;
    Wsec0044, "WSEC0044", Exception, "the email address of the achievement batch is not valid", EBS;
    Wsec0045, "WSEC0045", Exception, "the submission type of the achievement batch is not valid", EBS;
    Wsec0046, "WSEC0046", Exception, "the achievement batch has too many records", EBS;
    Wsec0047, "WSEC0047", Exception, "the achievement batch has no records", EBS;
    Wsec0136, "WSEC0136", Exception, "the ULN that was sent is not valid", SUNESIS;
    Wsec0206, "WSEC0206", Exception, "the learner has not agreed to share", HMPPS;
    Wsec0208, "WSEC0208", Exception, "the learner could not be verified", HMPPS;
    Wsec0999, "WSEC0999", Exception, "an unknown error of the service", EBS;
}

impl ServiceCode {
    /// Reads a code, in capitals or not, with three digits as one vendor prints them or with four. None where it is
    /// no known one.
    pub fn from_code(text: &str) -> Option<Self> {
        let read = |letters| numbered(text, letters, 4).map(|number| format!("{letters}{number:04}"));
        let code = read("WSRC").or_else(|| read("WSEC"))?;
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    /// Whether it is an error of the call itself (`WSEC`) and not a result.
    pub fn is_error(self) -> bool {
        self.code().starts_with("WSEC")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_in_every_spelling_and_kept_apart() {
        for code in ServiceCode::ALL {
            assert_eq!(ServiceCode::from_code(code.code()), Some(code));
        }
        assert_eq!(ServiceCode::from_code(" wsrc 001"), Some(ServiceCode::Wsrc0001));
        assert_eq!(ServiceCode::from_code("WSEC001"), Some(ServiceCode::Wsec0001));
        assert!(ServiceCode::Wsec0001.is_error() && !ServiceCode::Wsrc0001.is_error());
        for text in ["", "WSRC", "WSRC0011", "WSRC00001", "RC001", "WSEC0207"] {
            assert_eq!(ServiceCode::from_code(text), None, "{text}");
        }
    }
}
