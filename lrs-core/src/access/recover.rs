//! Who mends an account that its user cannot get into, and how.

use crate::finding::{Finding, Rule};
use crate::guide::{Section, section, steps};

const fn guide(number: &'static str, heading: &'static str) -> Section {
    Section::Guide { number, heading }
}

const DUTIES: Section = guide("3.2", "Super User responsibilities");
const PERMISSIONS: Section = guide("3.4.6", "Managing user permissions");
const SUSPENDED: Section = guide("3.4.6.1", "Suspended accounts");
const REACTIVATION: Section = guide("3.4.6.3", "Re-activating a user account");
const RESET: Section = guide("3.4.6.4", "Reset a password");
const UPDATE: Section = guide("3.4.4", "Update or edit a user account");
const DELETE: Section = guide("3.4.5", "Delete a user account");
const LOST: Section = guide("3.5", "Lost your only super user account?");

macro_rules! causes {
    ($($variant:ident $code:literal $doc:literal;)*) => {
        /// Why a user cannot get in, or is not there.
        ///
        /// # Source
        ///
        /// Guide, 3.4.5, 3.4.6, 3.4.6.1 and 3.5.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum LockoutCause {
            $(#[doc = $doc] $variant,)*
        }

        impl LockoutCause {
            /// Every cause.
            pub const ALL: [Self; [$($code,)*].len()] = [$(Self::$variant,)*];

            /// The stable name, for example `wrong_passwords`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }
    };
}

causes! {
    ForgottenPassword "forgotten_password" "The password is forgotten, and the account is not suspended.";
    WrongPasswords "wrong_passwords" "Too many wrong passwords suspended the account.";
    SuspendedByHand "suspended_by_hand" "Somebody suspended it, for example because of a security breach.";
    LongLeave "long_leave" "The user is on long-term leave.";
    Left "left" "The user has left the organisation.";
}

impl LockoutCause {
    /// Finds a cause by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.code() == code)
    }

    /// Whether somebody has to change the account's status back to active.
    const fn is_suspended(self) -> bool {
        matches!(self, Self::WrongPasswords | Self::SuspendedByHand)
    }
}

/// What is known of an account that its user cannot get into.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Lockout {
    /// Why.
    pub cause: LockoutCause,
    /// Whether the user is a Super User.
    pub is_super_user: bool,
    /// Whether the user knows the answer to the secret question.
    pub knows_answer: bool,
    /// Whether the e-mail address of the account is the user's and works.
    pub has_working_email: bool,
    /// How many other Super Users of the organisation can get into their accounts.
    pub other_super_users: u32,
}

/// Who mends it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Mender {
    /// The user, by the Forgotten Password link.
    Link,
    /// A Super User of the organisation.
    SuperUser,
    /// The LRS, which creates a new Super User by a form that a manager has signed.
    Form,
}

impl Mender {
    /// The stable name: `link`, `super_user` or `form`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::SuperUser => "super_user",
            Self::Form => "form",
        }
    }
}

const IDENTITY: Section = guide("3.4.6.2", "Verify a user's identity");
const FIRST: Section = section::FIRST_LOGIN;
const SECURITY: Section = section::SECURITY;
const ENOUGH: Section = guide("3.4.1", "Things to consider");

steps! {
    /// One step on the way back into an account, for example `verify_identity`.
    RecoveryStep;
    UseLink "use_link" PERMISSIONS "Select Forgotten Password on the login screen and answer the secret question.";
    GetForm "get_form" LOST "Take the Change of Super User form from GOV.UK and fill it in.";
    SignForm "sign_form" LOST "Have it signed by hand by a manager or above, if possible the one who signed the Organisation Agreement.";
    SendForm "send_form" LOST "Send it to the email address that stands on the form.";
    AwaitSuperUser "await_super_user" LOST "The LRS creates a new Super User account, and the new Super User goes on.";
    SettleIncident "settle_incident" SECURITY "Settle first why the account was suspended.";
    VerifyIdentity "verify_identity" IDENTITY "A Super User asks for the answer to the secret question and keys it in.";
    VerifyOtherwise "verify_otherwise" UPDATE "A Super User makes sure by the organisation's own procedure who is asking.";
    MendEmail "mend_email" UPDATE "A Super User enters the user's right email address.";
    Reactivate "reactivate" REACTIVATION "A Super User finds the account under the status Suspended and sets it to Active.";
    ResetPassword "reset_password" RESET "A Super User resets the password; the portal shows a one-time password.";
    TellPassword "tell_password" SECURITY "Give it to the user by telephone, or at least not in one email with the user name.";
    ChoosePassword "choose_password" FIRST "The user logs in with the one-time password and chooses a new one.";
    RenewQuestion "renew_question" FIRST "The user sets a new secret question under My Account.";
    SuspendWhileAway "suspend_while_away" REACTIVATION "A Super User suspends the account until the user is back.";
    DeleteAccount "delete_account" DELETE "A Super User deletes the account; a successor gets one of their own.";
    AppointMore "appoint_more" ENOUGH "Appoint more Super Users: the guide asks for at least three.";
}

/// Who mends an account, by which steps, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Recovery {
    /// Who goes first.
    pub mender: Mender,
    /// What to do, one step after the other.
    pub steps: Vec<RecoveryStep>,
    /// Why, each with its code, source and words.
    pub reasons: Vec<Finding>,
}

/// Says who mends an account that its user cannot get into, and how.
///
/// The user alone, by the link, where the answer to the secret question is known and the e-mail address works; else a Super
/// User of the organisation; and the LRS, by a form that is signed by hand, where no Super User can. The Service Desk
/// neither unlocks accounts nor resets passwords.
///
/// # Source
///
/// Guide, 3.2, 3.4.5, 3.4.6 and 3.5. That the link does not lift a suspension by hand is read from 3.4.6.1, where
/// reactivating is the Super User's; 3.4.6 speaks of the link as reactivating an account, which is taken for accounts that
/// wrong passwords suspended.
///
/// # Examples
///
/// ```
/// use lrs_core::access::{Lockout, LockoutCause, Mender, recover};
///
/// let lockout = Lockout {
///     cause: LockoutCause::WrongPasswords,
///     is_super_user: true,
///     knows_answer: false,
///     has_working_email: true,
///     other_super_users: 0,
/// };
/// let recovery = recover(&lockout);
/// assert_eq!(recovery.mender, Mender::Form);
/// assert_eq!(recovery.steps[1].code(), "sign_form");
/// assert_eq!(recover(&Lockout { other_super_users: 1, ..lockout }).mender, Mender::SuperUser);
/// assert_eq!(recover(&Lockout { knows_answer: true, ..lockout }).mender, Mender::Link);
/// ```
pub fn recover(lockout: &Lockout) -> Recovery {
    let Lockout { cause, is_super_user, knows_answer, has_working_email, other_super_users } = *lockout;
    let has_lost_password = matches!(cause, LockoutCause::ForgottenPassword | LockoutCause::WrongPasswords);
    let mender = if has_lost_password && knows_answer && has_working_email {
        Mender::Link
    } else if other_super_users > 0 {
        Mender::SuperUser
    } else {
        Mender::Form
    };
    let said = [
        (mender == Mender::Link, &BY_LINK),
        (has_lost_password && !knows_answer, &ANSWER_FORGOTTEN),
        (has_lost_password && !has_working_email, &EMAIL_INVALID),
        (cause == LockoutCause::SuspendedByHand, &BY_HAND),
        (cause == LockoutCause::LongLeave, &ON_LEAVE),
        (cause == LockoutCause::Left, &HAS_LEFT),
        (mender == Mender::SuperUser, &BY_SUPER_USER),
        (mender == Mender::Form, if is_super_user { &ONLY_SUPER_USER } else { &NO_SUPER_USER }),
    ];
    let reasons = said.into_iter().filter(|(holds, _)| *holds).map(|(_, rule)| Finding::new(rule, None));
    Recovery { mender, steps: steps(*lockout, mender), reasons: reasons.collect() }
}

fn steps(lockout: Lockout, mender: Mender) -> Vec<RecoveryStep> {
    use RecoveryStep as Step;
    let Lockout { cause, is_super_user, knows_answer, has_working_email, other_super_users } = lockout;
    if mender == Mender::Link {
        return vec![Step::UseLink, Step::ChoosePassword];
    }
    let mut steps = Vec::new();
    if mender == Mender::Form {
        steps.extend([Step::GetForm, Step::SignForm, Step::SendForm, Step::AwaitSuperUser]);
    }
    match cause {
        LockoutCause::Left => steps.push(Step::DeleteAccount),
        LockoutCause::LongLeave => steps.push(Step::SuspendWhileAway),
        LockoutCause::ForgottenPassword | LockoutCause::WrongPasswords | LockoutCause::SuspendedByHand => {
            let is_by_hand = cause == LockoutCause::SuspendedByHand;
            let wanted = [
                (is_by_hand, Step::SettleIncident),
                (true, if knows_answer { Step::VerifyIdentity } else { Step::VerifyOtherwise }),
                (!has_working_email, Step::MendEmail),
                (cause.is_suspended(), Step::Reactivate),
                (!is_by_hand, Step::ResetPassword),
                (!is_by_hand, Step::TellPassword),
                (!is_by_hand, Step::ChoosePassword),
                (!knows_answer, Step::RenewQuestion),
            ];
            steps.extend(wanted.into_iter().filter(|(holds, _)| *holds).map(|(_, step)| step));
        }
    }
    // The guide asks for three.
    if mender == Mender::Form || is_super_user && other_super_users < 2 {
        steps.push(Step::AppointMore);
    }
    steps
}

static BY_LINK: Rule = Rule::advice(
    "access.recover.link",
    PERMISSIONS,
    "the user knows the answer to the secret question and can be reached by email, so that the link is enough",
    "Use the Forgotten Password link on the login screen.",
);
static ANSWER_FORGOTTEN: Rule = Rule::advice(
    "access.recover.answer_forgotten",
    PERMISSIONS,
    "the link does not help whoever has forgotten the answer to the secret question",
    "Let the user set a new secret question once the account is open.",
);
static EMAIL_INVALID: Rule = Rule::advice(
    "access.recover.email_invalid",
    PERMISSIONS,
    "the link does not help where the email address of the account is not valid",
    "Have the address put right.",
);
static BY_HAND: Rule = Rule::advice(
    "access.recover.suspended_by_hand",
    SUSPENDED,
    "the account was suspended by somebody, and only a Super User reactivates it",
    "Settle first why it was suspended.",
);
static ON_LEAVE: Rule = Rule::advice(
    "access.recover.on_leave",
    REACTIVATION,
    "nobody else may use the account while its user is away",
    "Suspend it until the user is back; a stand-in gets an account of their own.",
);
static HAS_LEFT: Rule = Rule::advice(
    "access.recover.left",
    DELETE,
    "the account of somebody who has left is deleted, and never handed on",
    "Delete it, and create a new one for the successor.",
);
static BY_SUPER_USER: Rule = Rule::advice(
    "access.recover.super_user",
    DUTIES,
    "the organisation's own Super Users do it: the Service Desk neither unlocks accounts nor resets passwords",
    "Ask a Super User of the organisation.",
);
static ONLY_SUPER_USER: Rule = Rule::advice(
    "access.recover.only_super_user",
    LOST,
    "the organisation has no other Super User, so that the LRS has to create a new one",
    "Send the Change of Super User form, signed by hand by a manager or above.",
);
static NO_SUPER_USER: Rule = Rule::advice(
    "access.recover.no_super_user",
    LOST,
    "no Super User of the organisation can get in, so that the LRS has to create a new one first",
    "Send the Change of Super User form, signed by hand by a manager or above.",
);

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[
    &BY_LINK,
    &ANSWER_FORGOTTEN,
    &EMAIL_INVALID,
    &BY_HAND,
    &ON_LEAVE,
    &HAS_LEFT,
    &BY_SUPER_USER,
    &ONLY_SUPER_USER,
    &NO_SUPER_USER,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn every_lockout() -> impl Iterator<Item = Lockout> {
        LockoutCause::ALL.into_iter().flat_map(|cause| {
            (0..32_u32).map(move |bits| Lockout {
                cause,
                is_super_user: bits & 1 == 1,
                knows_answer: bits & 2 == 2,
                has_working_email: bits & 4 == 4,
                other_super_users: bits >> 3,
            })
        })
    }

    #[test]
    fn every_lockout_has_one_mender_and_steps_that_fit() {
        for lockout in every_lockout() {
            let recovery = recover(&lockout);
            let has = |step| recovery.steps.contains(&step);
            let by_link = recovery.mender == Mender::Link;
            assert_eq!(
                by_link,
                matches!(lockout.cause, LockoutCause::ForgottenPassword | LockoutCause::WrongPasswords)
                    && lockout.knows_answer
                    && lockout.has_working_email,
                "{lockout:?}"
            );
            assert_eq!(
                recovery.mender == Mender::Form,
                !by_link && lockout.other_super_users == 0,
                "{lockout:?}"
            );
            assert_eq!(has(RecoveryStep::SignForm), recovery.mender == Mender::Form, "{lockout:?}");
            assert_eq!(
                has(RecoveryStep::Reactivate),
                lockout.cause.is_suspended() && !by_link,
                "{lockout:?}"
            );
            assert_eq!(has(RecoveryStep::DeleteAccount), lockout.cause == LockoutCause::Left, "{lockout:?}");
            assert!(
                !(has(RecoveryStep::VerifyIdentity) && has(RecoveryStep::VerifyOtherwise)),
                "{lockout:?}"
            );
            assert!(!recovery.reasons.is_empty() && !recovery.steps.is_empty(), "{lockout:?}");
        }
        assert_eq!(every_lockout().count(), 5 * 2 * 2 * 2 * 4);
    }
}
