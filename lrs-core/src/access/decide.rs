//! May this user do that, and why.

use super::permission::{Action, RoleSet, permissions};
use crate::finding::{Finding, Rule};
use crate::guide::{Section, section};
use crate::value::UserRole;

/// Whether a user may do something, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct AccessDecision {
    /// What was asked.
    pub action: Action,
    /// Whether the user may.
    pub is_allowed: bool,
    /// The user's roles that allow it, in the order of the guide.
    pub granted_by: Vec<UserRole>,
    /// Roles that the user does not have and a Super User can give, each of which would allow it; the one that allows
    /// least else stands first.
    pub would_allow: Vec<UserRole>,
    /// Roles that would allow it and that the organisation was not granted.
    pub not_granted: Vec<UserRole>,
    /// Why: an error says why not, the others are advice; each with its code, source and words.
    pub reasons: Vec<Finding>,
}

/// Decides whether a user with these roles may do something.
///
/// `organisation` is the roles that the organisation was granted when it was set up; none where that is not known, and
/// then every role counts. A role that a user has and the organisation was not granted does not count.
///
/// # Source
///
/// Guide, Appendix A (Types of user in the LRS). That the role with least access is named first: the same, users should
/// have the level of access that their job needs.
///
/// # Examples
///
/// ```
/// use lrs_core::access::{Action, RoleSet, decide};
/// use lrs_core::value::UserRole;
///
/// let roles = RoleSet::of([UserRole::SuperUser]);
/// let decision = decide(Action::FindLearner, roles, None);
/// assert!(!decision.is_allowed);
/// assert_eq!(decision.would_allow, [UserRole::ViewOnlyUser, UserRole::OnlineUser]);
/// assert_eq!(decision.reasons[1].code, "access.decide.super_user_only");
///
/// let mixed = roles.with(UserRole::ViewOnlyUser);
/// assert_eq!(decide(Action::FindLearner, mixed, None).granted_by, [UserRole::ViewOnlyUser]);
/// ```
pub fn decide(action: Action, roles: RoleSet, organisation: Option<RoleSet>) -> AccessDecision {
    let granted = organisation.unwrap_or(RoleSet::ALL);
    let wanted = action.roles();
    let counted = wanted.and(roles).and(granted);
    let is_allowed = action.is_for_everybody() || !counted.is_empty();
    let mut would_allow: Vec<UserRole> = wanted.and(granted).but_not(roles).iter().collect();
    would_allow.sort_by_key(|&role| permissions(role).count());
    let said =
        if is_allowed { why(action, counted, roles.and(granted)) } else { why_not(wanted, roles, granted) };
    AccessDecision {
        action,
        is_allowed,
        granted_by: counted.iter().collect(),
        would_allow,
        not_granted: wanted.but_not(granted).iter().collect(),
        reasons: said.into_iter().map(|rule| Finding::new(rule, None)).collect(),
    }
}

/// Why a user may, and what has to be done before.
fn why(action: Action, granting: RoleSet, counted: RoleSet) -> Vec<&'static Rule> {
    let mut said: Vec<&'static Rule> = granting.iter().map(role_rule).collect();
    let finds = !Action::FindLearner.roles().and(counted).is_empty();
    let more = [
        (action.is_for_everybody(), &EVERYBODY),
        (action.needs_search(), &SEARCH_FIRST),
        (action.needs_search() && !finds, &SEARCH_NEEDS_ROLE),
    ];
    said.extend(more.into_iter().filter(|(holds, _)| *holds).map(|(_, rule)| rule));
    said
}

/// Why a user may not.
fn why_not(wanted: RoleSet, roles: RoleSet, granted: RoleSet) -> Vec<&'static Rule> {
    let said = [
        (true, if roles.is_empty() { &NO_ROLES } else { &NO_ROLE }),
        (roles == RoleSet::of([UserRole::SuperUser]), &SUPER_USER_ONLY),
        (!wanted.and(roles).is_empty(), &HELD_NOT_GRANTED),
        (wanted.and(granted).is_empty(), &NOBODY),
    ];
    said.into_iter().filter(|(holds, _)| *holds).map(|(_, rule)| rule).collect()
}

/// What the guide says of a role.
const fn role_rule(role: UserRole) -> &'static Rule {
    match role {
        UserRole::SuperUser => &SUPER_USER,
        UserRole::BatchUser => &BATCH_USER,
        UserRole::OnlineUser => &ONLINE_USER,
        UserRole::ViewOnlyUser => &VIEW_ONLY_USER,
        UserRole::LearnerRecord => &LEARNER_RECORD,
        UserRole::VldLearningProvider => &VLD,
    }
}

const NOTHING: &str = "Nothing needs to be done.";

macro_rules! role_rules {
    ($($name:ident $code:literal $message:literal;)*) => {
        $(static $name: Rule = Rule::advice($code, section::USER_ROLES, $message, NOTHING);)*
    };
}

role_rules! {
    SUPER_USER "access.role.super_user" "an LRB Super User manages all users of the organisation";
    BATCH_USER "access.role.batch_user" "an LRB Batch User submits batch jobs and views their progress and results";
    ONLINE_USER "access.role.online_user" "an LRB Online User finds, updates and registers learners";
    VIEW_ONLY_USER "access.role.view_only_user" "an LRB View Only User finds learners, and neither registers nor updates them";
    LEARNER_RECORD "access.role.learner_record" "the role Learner Record lets a user view and print the Personal Learning Record";
    VLD "access.role.vld_learning_provider" "a VLD Learning Provider verifies learners by Learner Verification";
}

static EVERYBODY: Rule = Rule::advice(
    "access.decide.everybody",
    section::FIRST_LOGIN,
    "every user may do this for the own account, whatever the roles",
    NOTHING,
);
static SEARCH_FIRST: Rule = Rule::advice(
    "access.decide.search_first",
    section::USER_ROLES,
    "a Personal Learning Record is open only once a Find Learner search has been performed",
    "Search for the learner first, by ULN with both names or by personal details.",
);
static SEARCH_NEEDS_ROLE: Rule = Rule::advice(
    "access.decide.search_needs_role",
    Section::OurChoice {
        reason: "Appendix A names the search as a condition and gives finding learners to other roles",
    },
    "none of the user's roles says that it finds learners",
    "If the search is refused, ask a Super User for LRB View Only User too.",
);
static NO_ROLE: Rule = Rule::error(
    "access.decide.no_role",
    section::USER_ROLES,
    "none of the user's roles allows this",
    "Ask a Super User of the organisation for one of the roles that would allow it, if the job needs it.",
);
static NO_ROLES: Rule = Rule::error(
    "access.decide.no_roles",
    section::USER_ROLES,
    "the user has no role",
    "Ask a Super User of the organisation for the role that the job needs.",
);
static SUPER_USER_ONLY: Rule = Rule::advice(
    "access.decide.super_user_only",
    section::USER_ROLES,
    "the role LRB Super User alone gives access to User Management and to nothing else",
    "Roles can be mixed: a Super User may give the own account a second role.",
);
static HELD_NOT_GRANTED: Rule = Rule::error(
    "access.decide.role_not_granted",
    section::USER_ROLES,
    "the organisation was not granted a role of the user that would allow this",
    "Take the role off the user, or ask the LRS Service Desk to grant it to the organisation.",
);
static NOBODY: Rule = Rule::error(
    "access.decide.nobody",
    section::USER_ROLES,
    "the organisation was granted no role that allows this, so that no user of it can have one",
    "Ask the LRS Service Desk which roles the organisation was granted when it was set up.",
);

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[
    &SUPER_USER,
    &BATCH_USER,
    &ONLINE_USER,
    &VIEW_ONLY_USER,
    &LEARNER_RECORD,
    &VLD,
    &EVERYBODY,
    &SEARCH_FIRST,
    &SEARCH_NEEDS_ROLE,
    &NO_ROLE,
    &NO_ROLES,
    &SUPER_USER_ONLY,
    &HELD_NOT_GRANTED,
    &NOBODY,
];
