//! What can be done in the Organisation Portal, and which roles allow it: one table.
//!
//! Appendix A is a table of two columns, role and description, whose lines the text of the guide runs together. It is read
//! so: `LRB Super User` to `VLD Learning Provider` are the six names, each description ends where the next name begins,
//! and the NOTE "will only give the user access to User Management" belongs to the Super User. That a super user creates
//! accounts "see section 3.2.3", it says below the table; the guide has no such section, and 3.4.3 is meant.

use core::fmt;

use crate::guide::{Section, section};
use crate::value::UserRole;

const fn guide(number: &'static str, heading: &'static str) -> Section {
    Section::Guide { number, heading }
}

macro_rules! actions {
    ($($variant:ident, $code:literal, $sentence:literal, $section:expr, [$($role:ident)*];)*) => {
        /// Something that a user does in the Organisation Portal.
        ///
        /// # Source
        ///
        /// Guide, 2.3 to 3.4.6 and Appendix A. What the guide assigns to no role, such as raising a data challenge, is not
        /// among them.
        ///
        /// # Examples
        ///
        /// ```
        /// use lrs_core::access::Action;
        ///
        /// assert_eq!(Action::ResetPassword.code(), "reset_password");
        /// assert_eq!(Action::ResetPassword.section().to_string(), "guide, 3.4.6.4 (Reset a password)");
        /// ```
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum Action {
            $(#[doc = concat!("To ", $sentence, ".")] $variant,)*
        }

        impl Action {
            /// Every action, in the order of the guide.
            pub const ALL: [Self; [$($code,)*].len()] = [$(Self::$variant,)*];

            /// The stable name, for example `register_learner`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The action in words that follow "to".
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$variant => $sentence,)* }
            }

            /// Where the guide describes it.
            pub const fn section(self) -> Section {
                match self { $(Self::$variant => $section,)* }
            }

            /// The roles that allow it; none where every account may.
            pub const fn roles(self) -> RoleSet {
                match self { $(Self::$variant => RoleSet::NONE$(.with(UserRole::$role))*,)* }
            }
        }
    };
}

actions! {
    ChangeOwnPassword, "change_own_password", "change one's own password", section::FIRST_LOGIN, [];
    ChangeOwnSecretQuestion, "change_own_secret_question", "change one's own secret question and answer",
        section::FIRST_LOGIN, [];
    ReviewUsers, "review_users", "list the organisation's users, and monitor what they do",
        guide("3.3", "User Housekeeping"), [SuperUser];
    CreateAccount, "create_account", "create user accounts, those of super users too",
        guide("3.4.3", "How to create an additional user"), [SuperUser];
    UpdateAccount, "update_account", "change a user's details and roles",
        guide("3.4.4", "Update or edit a user account"), [SuperUser];
    DeleteAccount, "delete_account", "delete a user's account", guide("3.4.5", "Delete a user account"), [SuperUser];
    VerifyIdentity, "verify_identity", "verify a user's identity by the secret question",
        guide("3.4.6.2", "Verify a user's identity"), [SuperUser];
    SuspendAccount, "suspend_account", "suspend a user's account",
        guide("3.4.6.3", "Re-activating a user account"), [SuperUser];
    ReactivateAccount, "reactivate_account", "reactivate a suspended account",
        guide("3.4.6.3", "Re-activating a user account"), [SuperUser];
    ResetPassword, "reset_password", "reset a user's password", guide("3.4.6.4", "Reset a password"), [SuperUser];
    FindLearner, "find_learner", "find learners' records", section::SEARCH, [OnlineUser ViewOnlyUser];
    RegisterLearner, "register_learner", "register learners for a new ULN", section::REGISTER, [OnlineUser];
    UpdateLearner, "update_learner", "update learners' records",
        guide("4.2.3", "View, add or update learner's ULN details"), [OnlineUser];
    SubmitBatch, "submit_batch", "submit batch jobs", section::BATCH, [BatchUser];
    ViewBatch, "view_batch", "view the progress and the results of batch jobs", section::BATCH, [BatchUser];
    ViewPlr, "view_plr", "view a learner's Personal Learning Record",
        guide("5.3", "Viewing the Personal Learning Record"), [LearnerRecord];
    PrintPlr, "print_plr", "print a learner's Personal Learning Record",
        guide("5.4", "Create a PLR report"), [LearnerRecord];
    VerifyLearner, "verify_learner", "verify learners by Learner Verification", section::USER_ROLES,
        [VldLearningProvider];
}

impl Action {
    /// Finds an action by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.code() == code)
    }

    /// Whether every account may do it, whatever its roles.
    pub const fn is_for_everybody(self) -> bool {
        self.roles().is_empty()
    }

    /// Whether it belongs to User Management, the one thing that the Super User role gives.
    pub const fn is_user_management(self) -> bool {
        self.roles().contains(UserRole::SuperUser)
    }

    /// Whether a Find Learner search must have been performed before.
    ///
    /// # Source
    ///
    /// Guide, Appendix A: a Personal Learning Record can be accessed once a search has been performed.
    pub const fn needs_search(self) -> bool {
        matches!(self, Self::ViewPlr | Self::PrintPlr)
    }
}

/// Roles that go together: those of a user, or those that an organisation was granted.
///
/// # Examples
///
/// ```
/// use lrs_core::access::RoleSet;
/// use lrs_core::value::UserRole;
///
/// let roles = RoleSet::of([UserRole::OnlineUser, UserRole::LearnerRecord]);
/// assert!(roles.contains(UserRole::OnlineUser) && !roles.contains(UserRole::SuperUser));
/// assert_eq!(roles.iter().count(), 2);
/// ```
#[derive(Clone, Copy, Default, Eq, Hash, PartialEq)]
pub struct RoleSet(u8);

impl RoleSet {
    /// No role.
    pub const NONE: Self = Self(0);
    /// All six.
    pub const ALL: Self = Self((1 << UserRole::ALL.len()) - 1);

    /// The set of some roles; one that comes twice counts once.
    pub fn of(roles: impl IntoIterator<Item = UserRole>) -> Self {
        roles.into_iter().fold(Self::NONE, Self::with)
    }

    /// The set with one role more.
    #[must_use]
    pub const fn with(self, role: UserRole) -> Self {
        Self(self.0 | Self::bit(role))
    }

    /// The set without one role.
    #[must_use]
    pub const fn without(self, role: UserRole) -> Self {
        Self(self.0 & !Self::bit(role))
    }

    /// The roles that are in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The roles that are in this one and not in the other.
    #[must_use]
    pub const fn but_not(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether a role is in it.
    pub const fn contains(self, role: UserRole) -> bool {
        self.0 & Self::bit(role) != 0
    }

    /// Whether there is no role in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The roles in the order of the guide.
    pub fn iter(self) -> impl Iterator<Item = UserRole> {
        UserRole::ALL.into_iter().filter(move |&role| self.contains(role))
    }

    const fn bit(role: UserRole) -> u8 {
        1 << role as u8
    }
}

impl fmt::Debug for RoleSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl FromIterator<UserRole> for RoleSet {
    fn from_iter<I: IntoIterator<Item = UserRole>>(roles: I) -> Self {
        Self::of(roles)
    }
}

/// The actions that a role allows, in the order of the guide, without those that every account may.
///
/// # Source
///
/// Guide, Appendix A (Types of user in the LRS).
///
/// # Examples
///
/// ```
/// use lrs_core::access::{Action, permissions};
/// use lrs_core::value::UserRole;
///
/// assert_eq!(permissions(UserRole::ViewOnlyUser).collect::<Vec<_>>(), [Action::FindLearner]);
/// ```
pub fn permissions(role: UserRole) -> impl Iterator<Item = Action> {
    Action::ALL.into_iter().filter(move |action| action.roles().contains(role))
}
