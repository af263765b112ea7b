//! The roles that an account of the LRS's Organisation Portal can have.

use core::fmt;
use core::str::FromStr;

use crate::finding::{Rule, RuleError, rule_error};
use crate::guide::{Section, section};
use crate::text::name_key;

/// A role of a user of the Organisation Portal. Roles can be mixed; what each allows stands in `access`.
///
/// The LRS has no numbers for them: they cross to other languages by their [`code`](Self::code).
///
/// # Source
///
/// Guide, Appendix A (Types of user in the LRS), in its order: the highest level of access stands first.
///
/// # Examples
///
/// ```
/// use lrs_core::value::UserRole;
///
/// let role = UserRole::parse("LRB Super User")?;
/// assert_eq!((role, role.code()), (UserRole::SuperUser, "super_user"));
/// assert_eq!(UserRole::parse("view only"), Ok(UserRole::ViewOnlyUser));
/// # Ok::<(), lrs_core::value::UserRoleError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum UserRole {
    /// LRB Super User: manages the users of the organisation, and nothing else.
    SuperUser,
    /// LRB Batch User: submits batch jobs and views their progress and results.
    BatchUser,
    /// LRB Online User: finds, updates and registers learners.
    OnlineUser,
    /// LRB View Only User: finds learners.
    ViewOnlyUser,
    /// Learner Record: views and prints the Personal Learning Record of a learner who was searched for.
    LearnerRecord,
    /// VLD Learning Provider: verifies learners' details.
    VldLearningProvider,
}

impl UserRole {
    /// Every role, in the order of the guide.
    pub const ALL: [Self; 6] = [
        Self::SuperUser,
        Self::BatchUser,
        Self::OnlineUser,
        Self::ViewOnlyUser,
        Self::LearnerRecord,
        Self::VldLearningProvider,
    ];

    /// Reads the guide's name of a role or our code, whatever its case, with or without `LRB` and `User`.
    ///
    /// # Errors
    ///
    /// - [`UserRoleError::Empty`]
    /// - [`UserRoleError::AwardingBody`]: a role that an older portal had for awarding organisations
    /// - [`UserRoleError::Unknown`]
    pub fn parse(text: &str) -> Result<Self, UserRoleError> {
        if let Some(role) = Self::from_code(text) {
            return Ok(role);
        }
        let key = name_key(&text.replace('_', " "));
        if key.is_empty() {
            return Err(UserRoleError::Empty);
        }
        if key == AWARDING_BODY_USER {
            return Err(UserRoleError::AwardingBody);
        }
        NAMES.iter().find(|(name, _)| *name == key).map(|&(_, role)| role).ok_or(UserRoleError::Unknown)
    }

    /// The stable name, for example `super_user`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SuperUser => "super_user",
            Self::BatchUser => "batch_user",
            Self::OnlineUser => "online_user",
            Self::ViewOnlyUser => "view_only_user",
            Self::LearnerRecord => "learner_record",
            Self::VldLearningProvider => "vld_learning_provider",
        }
    }

    /// The guide's name, for example `LRB Super User`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::SuperUser => "LRB Super User",
            Self::BatchUser => "LRB Batch User",
            Self::OnlineUser => "LRB Online User",
            Self::ViewOnlyUser => "LRB View Only User",
            Self::LearnerRecord => "Learner Record",
            Self::VldLearningProvider => "VLD Learning Provider",
        }
    }

    /// Finds a role by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// The guide's name.
impl fmt::Display for UserRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

impl FromStr for UserRole {
    type Err = UserRoleError;

    fn from_str(text: &str) -> Result<Self, UserRoleError> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for UserRole {
    type Error = UserRoleError;

    fn try_from(text: &str) -> Result<Self, UserRoleError> {
        Self::parse(text)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for UserRole {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for UserRole {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize::text(deserializer, Self::parse)
    }
}

/// Why a text is no role.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum UserRoleError {
    /// `user_role.empty`: there is no text.
    Empty,
    /// `user_role.awarding_body`: a role of awarding organisations, which learning providers do not have.
    AwardingBody,
    /// `user_role.unknown`: no role of the guide.
    Unknown,
}

impl RuleError for UserRoleError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::AwardingBody => &AWARDING_BODY,
            Self::Unknown => &UNKNOWN,
        }
    }
}

rule_error!(UserRoleError, "role");

/// Names of roles, as comparison keys.
// SOURCE: guide, Appendix A; "View Learner Only": LRB User Guide 3.7 (2013). The shorter forms are ours.
static NAMES: &[(&str, UserRole)] = &[
    ("lrb super user", UserRole::SuperUser),
    ("super user", UserRole::SuperUser),
    ("superuser", UserRole::SuperUser),
    ("learner registration body super user", UserRole::SuperUser),
    ("lrb batch user", UserRole::BatchUser),
    ("batch user", UserRole::BatchUser),
    ("batch", UserRole::BatchUser),
    ("lrb online user", UserRole::OnlineUser),
    ("online user", UserRole::OnlineUser),
    ("online", UserRole::OnlineUser),
    ("lrb view only user", UserRole::ViewOnlyUser),
    ("view only user", UserRole::ViewOnlyUser),
    ("view only", UserRole::ViewOnlyUser),
    ("view learner only", UserRole::ViewOnlyUser),
    ("learner record", UserRole::LearnerRecord),
    ("learner record user", UserRole::LearnerRecord),
    ("plr user", UserRole::LearnerRecord),
    ("plr", UserRole::LearnerRecord),
    ("vld learning provider", UserRole::VldLearningProvider),
    ("verify learner details", UserRole::VldLearningProvider),
    ("vld", UserRole::VldLearningProvider),
];

/// The role that the portal of 2013 had besides these.
// SOURCE: LRB User Guide 3.7 (2013).
const AWARDING_BODY_USER: &str = "awarding body user";

const NAME_ONE: &str = "Write one of LRB Super User, LRB Batch User, LRB Online User, LRB View Only User, Learner \
     Record and VLD Learning Provider.";

static EMPTY: Rule =
    Rule::error("user_role.empty", section::USER_ROLES, "the role is empty", NAME_ONE).form("Select a role");
static AWARDING_BODY: Rule = Rule::error(
    "user_role.awarding_body",
    Section::Source { title: "LRB User Guide 3.7, 2013" },
    "the role is one of awarding organisations, which learning providers do not have",
    NAME_ONE,
)
.form("Select a role");
static UNKNOWN: Rule =
    Rule::error("user_role.unknown", section::USER_ROLES, "the text is no role of the LRS", NAME_ONE)
        .form("Select a role");

/// The rules of this room.
pub(crate) static RULES: &[&Rule] = &[&EMPTY, &AWARDING_BODY, &UNKNOWN];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_keys_and_every_role_reads_its_own() {
        assert!(NAMES.iter().all(|(name, _)| name_key(name) == *name));
        assert_eq!(name_key(AWARDING_BODY_USER), AWARDING_BODY_USER);
        for role in UserRole::ALL {
            assert_eq!(UserRole::parse(role.label()), Ok(role));
            assert_eq!(UserRole::parse(role.code()), Ok(role));
            assert_eq!(UserRole::parse(&format!(" {} ", role.label().to_uppercase())), Ok(role));
        }
    }
}
