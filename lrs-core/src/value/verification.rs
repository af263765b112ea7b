//! How a learner's identity was verified: one of nine types, and a description where it is "other".

mod description;
mod kind;

use core::fmt;

pub use self::description::{Judgement, judge};
pub use self::kind::{VerificationType, VerificationTypeError};
use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::{ReturnCode, Section, section};
use crate::text::tidy;

/// The most characters (code points) of a description.
// SOURCE: LRS schema, MIAPOtherVerificationDescription.
pub const MAX_DESCRIPTION: usize = 255;

/// How a learner's identity was verified, with the description that "other" needs and only it may have.
///
/// # Privacy
///
/// `Debug` hides the description, which may name a document of the learner.
///
/// # Examples
///
/// ```
/// use lrs_core::{Verification, VerificationType};
/// use lrs_core::value::{VerificationError, verification::Judgement};
///
/// let verification = Verification::new(VerificationType::Other, "Returning student")?;
/// assert_eq!(verification.judge(), Some(Judgement::Accepted));
/// let missing = Verification::new(VerificationType::Other, "");
/// assert_eq!(missing, Err(VerificationError::DescriptionMissing));
/// # Ok::<(), VerificationError>(())
/// ```
#[derive(Clone, Eq, Hash, PartialEq)]
pub struct Verification {
    kind: VerificationType,
    description: Option<Box<str>>,
}

impl Verification {
    /// A verification of a type, with a description where the type is "other" and an empty one elsewhere.
    ///
    /// The description is brought into submission form: no white space but single spaces, nothing unseen.
    ///
    /// # Source
    ///
    /// Guide, Appendix D (Verification Type); LRS schema, `MIAPOtherVerificationDescription`.
    ///
    /// # Errors
    ///
    /// - [`VerificationError::DescriptionMissing`]
    /// - [`VerificationError::DescriptionUnexpected`]
    /// - [`VerificationError::DescriptionTooLong`]
    pub fn new(kind: VerificationType, other: &str) -> Result<Self, VerificationError> {
        if other.is_empty() && kind != VerificationType::Other {
            return Ok(Self { kind, description: None });
        }
        let description = tidy(other).text;
        match (kind, description.is_empty()) {
            (VerificationType::Other, true) => return Err(VerificationError::DescriptionMissing),
            (VerificationType::Other, false) => {}
            (_, true) => return Ok(Self { kind, description: None }),
            (_, false) => return Err(VerificationError::DescriptionUnexpected),
        }
        match description.chars().count() {
            ..=MAX_DESCRIPTION => Ok(Self { kind, description: Some(description.into()) }),
            length => Err(VerificationError::DescriptionTooLong { length }),
        }
    }

    /// The type.
    pub const fn kind(&self) -> VerificationType {
        self.kind
    }

    /// The description, where the type is "other".
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// Whether the LRS accepts the description; none where the type needs none. See [`judge`].
    pub fn judge(&self) -> Option<Judgement> {
        self.description().map(judge)
    }

    /// Lists what the guide minds or advises about this verification.
    ///
    /// `is_pre_16_school` says whether the organisation is a school of learners under 16, where that is
    /// known.
    ///
    /// # Source
    ///
    /// Guide, Appendix D (Verification Type), 4.2.2 (Register a learner for a new ULN).
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::{Verification, VerificationType};
    ///
    /// let mut codes = Vec::new();
    /// Verification::new(VerificationType::Other, "ILR")?.advise(None, &mut |rule| codes.push(rule.code));
    /// assert_eq!(codes, ["verification.description_not_accepted"]);
    /// # Ok::<(), lrs_core::value::VerificationError>(())
    /// ```
    pub fn advise(&self, is_pre_16_school: Option<bool>, sink: &mut dyn FnMut(&'static Rule)) {
        match (self.kind, is_pre_16_school, self.judge()) {
            (VerificationType::NoneProvided, ..) => sink(&NONE_PROVIDED),
            (VerificationType::RelationshipWithSchool, Some(false), _) => sink(&SCHOOL_ONLY),
            (VerificationType::RelationshipWithSchool, None, _) => sink(&SCHOOL_UNCONFIRMED),
            (_, _, Some(Judgement::NotAccepted)) => sink(&NOT_ACCEPTED),
            (_, _, Some(Judgement::Unknown)) => sink(&NOT_KNOWN),
            _ => {}
        }
    }
}

impl fmt::Debug for Verification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verification")
            .field("kind", &self.kind)
            .field("description", &self.description.as_ref().map(|_| format_args!("<redacted>")))
            .finish()
    }
}

/// How many learners of a provider have no verification.
///
/// # Source
///
/// Guide, Appendix E (Privacy Notice): the LRS may contact organisations with high numbers of "None
/// Provided". It publishes no number from which they are high, and none is made up here.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct NoneProvided {
    /// Learners with the type "None Provided".
    pub none: u64,
    /// Learners with any type.
    pub total: u64,
}

impl NoneProvided {
    /// Counts one learner more.
    pub const fn add(&mut self, kind: VerificationType) {
        self.total += 1;
        if matches!(kind, VerificationType::NoneProvided) {
            self.none += 1;
        }
    }

    /// The share without verification, from 0.0 (none of them, or no learners) to 1.0 (all of them).
    #[expect(clippy::cast_precision_loss, reason = "a share of counts far below 2^52")]
    pub fn share(self) -> f64 {
        if self.total == 0 { 0.0 } else { self.none as f64 / self.total as f64 }
    }
}

/// Counts the learners of a provider that have no verification.
///
/// # Examples
///
/// ```
/// use lrs_core::VerificationType;
/// use lrs_core::value::verification;
///
/// let counts = verification::none_provided([VerificationType::Passport, VerificationType::NoneProvided]);
/// assert_eq!((counts.none, counts.total, counts.share()), (1, 2, 0.5));
/// ```
pub fn none_provided(kinds: impl IntoIterator<Item = VerificationType>) -> NoneProvided {
    let mut counts = NoneProvided::default();
    kinds.into_iter().for_each(|kind| counts.add(kind));
    counts
}

/// Why a type and a description make no verification.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum VerificationError {
    /// `verification.description_missing`: "other" needs a description.
    DescriptionMissing,
    /// `verification.description_unexpected`: only "other" may have a description.
    DescriptionUnexpected,
    /// `verification.description_too_long`: more than 255 characters.
    DescriptionTooLong {
        /// How many characters (code points) there are.
        length: usize,
    },
}

impl RuleError for VerificationError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::DescriptionMissing => &MISSING,
            Self::DescriptionUnexpected => &UNEXPECTED,
            Self::DescriptionTooLong { .. } => &TOO_LONG,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::DescriptionTooLong { length } => [length as u64, MAX_DESCRIPTION as u64],
            _ => [0, 0],
        }
    }
}

rule_error!(VerificationError, "other verification description");

static MISSING: Rule = Rule::error(
    "verification.description_missing",
    section::VERIFICATION,
    "verification type 'other' has no description",
    "Name the document that was seen, for example exam certificates. If there was none, set the type to 0 (None \
     Provided).",
)
.form("Enter the document that was seen");
static UNEXPECTED: Rule = Rule::error(
    "verification.description_unexpected",
    section::VERIFICATION,
    "there is a description, which only verification type 'other' has",
    "Remove the description, or set the type to 999 (Other).",
)
.form("Remove the description, or select Other");
static TOO_LONG: Rule = Rule::error(
    "verification.description_too_long",
    Section::Schema { name: "MIAPOtherVerificationDescription" },
    "the description has {0} characters, at most {1} are taken",
    "Name only the document that was seen.",
)
.form("Description must be {1} characters or fewer")
.returns(ReturnCode::Rc011);
static NOT_ACCEPTED: Rule = Rule::warning(
    "verification.description_not_accepted",
    section::VERIFICATION,
    "the description names no document of a trusted third party",
    "Name the document that was seen. If there was none, set the type to 0 (None Provided) and remove the \
     description.",
);
static NOT_KNOWN: Rule = Rule::advice(
    "verification.description_unknown",
    section::VERIFICATION,
    "it is not known whether the LRS accepts this description",
    "Make sure that it names a document that a trusted third party issued. If not, set the type to 0 (None \
     Provided) and remove the description.",
);
static NONE_PROVIDED: Rule = Rule::advice(
    "verification.none_provided",
    section::REGISTER,
    "the learner's identity has not been verified",
    "Register the learner all the same, and verify the identity at a later date. The LRS may contact \
     organisations with many such learners.",
);
static SCHOOL_ONLY: Rule = Rule::warning(
    "verification.school_only",
    section::VERIFICATION,
    "'relationship with school' is for schools of learners under 16",
    "Enter the document that was seen, or 0 (None Provided).",
);
static SCHOOL_UNCONFIRMED: Rule = Rule::advice(
    "verification.school_unconfirmed",
    section::VERIFICATION,
    "'relationship with school' is for schools of learners under 16",
    "Leave it if your organisation is one. If not, enter the document that was seen, or 0 (None Provided).",
);

/// The rules of this room.
pub(crate) static RULES: &[&Rule] = &[
    &kind::EMPTY,
    &kind::EIGHT,
    &kind::UNKNOWN,
    &MISSING,
    &UNEXPECTED,
    &TOO_LONG,
    &NOT_ACCEPTED,
    &NOT_KNOWN,
    &NONE_PROVIDED,
    &SCHOOL_ONLY,
    &SCHOOL_UNCONFIRMED,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_other_has_a_description() {
        for kind in VerificationType::ALL {
            let is_other = kind == VerificationType::Other;
            assert_eq!(Verification::new(kind, " ").is_err(), is_other);
            assert_eq!(Verification::new(kind, "Exam certificates").is_ok(), is_other);
        }
        let long = Verification::new(VerificationType::Other, &"é".repeat(256));
        assert_eq!(long, Err(VerificationError::DescriptionTooLong { length: 256 }));
        assert!(Verification::new(VerificationType::Other, &"é".repeat(255)).is_ok());
    }

    #[test]
    fn an_empty_provider_has_no_share() {
        assert_eq!(none_provided([]).share().to_bits(), 0.0_f64.to_bits());
    }
}
