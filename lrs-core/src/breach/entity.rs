//! What is looked for in a message: values of learners, secrets, references, and what is said about accounts.

pub(super) mod account;
pub(super) mod birth;
pub(super) mod detail;
pub(super) mod gender;
pub(super) mod name;
pub(super) mod number;
pub(super) mod postcode;
pub(super) mod secret;

use core::ops::Range;

use self::secret::SecretFound;
use super::message::Part;
use super::scan::Scan;
use crate::value::Uln;

/// What a piece of evidence is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum EntityKind {
    /// A Unique Learner Number.
    Uln,
    /// A learner's given name, family name or both: one of the five demographics.
    Name,
    /// A learner's date of birth, whole.
    DateOfBirth,
    /// A learner's gender, stated.
    Gender,
    /// A learner's postcode, whole.
    Postcode,
    /// The name of an account.
    Username,
    /// A password.
    Password,
    /// The reference of a data challenge, which holds a ULN.
    ChallengeReference,
    /// Another detail of a learner: course, grade, school, candidate number.
    LearnerDetail,
    /// That an account is used by somebody else than its owner.
    SharedAccount,
    /// A file that a password opens.
    EncryptedFile,
}

impl EntityKind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Uln,
        Self::Name,
        Self::DateOfBirth,
        Self::Gender,
        Self::Postcode,
        Self::Username,
        Self::Password,
        Self::ChallengeReference,
        Self::LearnerDetail,
        Self::SharedAccount,
        Self::EncryptedFile,
    ];

    /// The stable name, for example `date_of_birth`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Uln => "uln",
            Self::Name => "name",
            Self::DateOfBirth => "date_of_birth",
            Self::Gender => "gender",
            Self::Postcode => "postcode",
            Self::Username => "username",
            Self::Password => "password",
            Self::ChallengeReference => "challenge_reference",
            Self::LearnerDetail => "learner_detail",
            Self::SharedAccount => "shared_account",
            Self::EncryptedFile => "encrypted_file",
        }
    }

    /// What it is called in a sentence, for example `a date of birth`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Uln => "a ULN",
            Self::Name => "a learner’s name",
            Self::DateOfBirth => "a date of birth",
            Self::Gender => "a gender",
            Self::Postcode => "a learner’s postcode",
            Self::Username => "a user name",
            Self::Password => "a password",
            Self::ChallengeReference => "a data challenge reference",
            Self::LearnerDetail => "a learner’s course, grade or school",
            Self::SharedAccount => "an account that is shared",
            Self::EncryptedFile => "an encrypted file",
        }
    }

    /// Finds a kind by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether it is one of the guide's five demographics.
    ///
    /// # Source
    ///
    /// Guide, 1.4 (Security Requirements): given name and family name are deemed one.
    pub const fn is_demographic(self) -> bool {
        matches!(self, Self::Name | Self::DateOfBirth | Self::Gender | Self::Postcode)
    }
}

/// Something that was found in a part.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    pub(super) kind: EntityKind,
    pub(super) part: Part,
    /// Place in the part's text, in bytes.
    pub(super) span: Range<usize>,
    /// The first of its pieces, to tell what stands near.
    pub(super) first: usize,
    pub(super) line: u32,
    /// How likely it is what it is said to be, and a learner's, in percent.
    pub(super) confidence: u8,
    /// The number, where it is one.
    pub(super) uln: Option<Uln>,
    /// Which of the message's learners it is about.
    pub(super) learner: Option<u32>,
    /// The paragraph or list item that it stands in, and whether that says it is about somebody else.
    pub(super) item: Option<(u32, bool)>,
    /// Which learners of the caller's roster it can be; none where the roster does not say.
    pub(super) owners: Option<Vec<u32>>,
}

/// How sure it is that a file is closed that was seen to be, in percent.
// CHOICE: as sure as anything gets.
const SEEN_CLOSED: u8 = 99;

impl Entity {
    pub(super) fn at(scan: &Scan<'_>, kind: EntityKind, first: usize, last: usize, confidence: u8) -> Self {
        Self {
            kind,
            part: scan.part,
            span: scan.span(first, last),
            first,
            line: scan.line(first),
            confidence,
            uln: None,
            learner: None,
            item: None,
            owners: None,
        }
    }

    /// A user name or password.
    pub(super) fn of_secret(scan: &Scan<'_>, secret: SecretFound) -> Self {
        let kind = if secret.is_password { EntityKind::Password } else { EntityKind::Username };
        Self { span: secret.span, ..Self::at(scan, kind, secret.first, secret.first, secret.confidence) }
    }

    /// A file that a password opens.
    pub(super) fn of_file(part: Part, span: Range<usize>) -> Self {
        Self {
            kind: EntityKind::EncryptedFile,
            part,
            span,
            first: 0,
            line: 0,
            confidence: SEEN_CLOSED,
            uln: None,
            learner: None,
            item: None,
            owners: None,
        }
    }

    pub(super) fn with_uln(self, uln: Option<Uln>) -> Self {
        Self { uln, ..self }
    }

    /// Whether two details can be one learner's, as far as roster and message tell.
    pub(super) fn may_be_of(&self, other: &Self) -> bool {
        if let (Some((one, one_is_apart)), Some((two, two_is_apart))) = (self.item, other.item)
            && self.part == other.part
            && one != two
            && (one_is_apart || two_is_apart)
        {
            return false;
        }
        match (&self.owners, &other.owners) {
            (Some(one), Some(other)) => one.iter().any(|owner| other.contains(owner)),
            _ => true,
        }
    }
}
