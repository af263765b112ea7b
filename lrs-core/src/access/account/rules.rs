//! What the guide wants of an account.

use crate::finding::Rule;
use crate::guide::{Section, section};

const THINGS: Section = Section::Guide { number: "3.4.1", heading: "Things to consider" };
const CONTRACT: Section =
    Section::Guide { number: "3.4.2", heading: "Contract staff and third party organisation accounts" };
const CREATE: Section = Section::Guide { number: "3.4.3", heading: "How to create an additional user" };
const UPDATE: Section = Section::Guide { number: "3.4.4", heading: "Update or edit a user account" };
const DELETE: Section = Section::Guide { number: "3.4.5", heading: "Delete a user account" };
const HOUSEKEEPING: Section = Section::Guide { number: "3.3", heading: "User Housekeeping" };
const TRUE_USERS: Section = Section::OurChoice {
    reason: "people are called Guest or Dean, and a true user must not be refused for a name",
};
const UNREAD: Section = Section::OurChoice { reason: "what cannot be read is told, and nothing is guessed" };

pub(super) static NAME_MISSING: Rule = Rule::error(
    "account.name_missing",
    THINGS,
    "the {field} of the user is missing",
    "Enter the user's own name: every account is of one person.",
)
.form("Enter the user's {field}");
pub(super) static EMAIL_MISSING: Rule = Rule::error(
    "account.email_missing",
    CREATE,
    "the user has no email address, which every account needs and without which a forgotten password cannot be reset",
    "Enter the user's own work email address.",
)
.form("Enter the user's email address");
pub(super) static TELEPHONE_MISSING: Rule = Rule::advice(
    "account.telephone_missing",
    THINGS,
    "the user has no contact telephone number, which the guide highly recommends",
    "Enter the number by which the user is reached at work.",
);
pub(super) static VERIFICATION_MISSING: Rule = Rule::warning(
    "account.verification_missing",
    CREATE,
    "nothing stands under Verification Provided",
    "Enter how the user was verified, such as a staff ID; never the secret question or its answer.",
);
pub(super) static GENERIC: Rule = Rule::error(
    "account.generic",
    THINGS,
    "name and email address are those of a guest, an office or a role and not of a person",
    "Delete the account and create one for each person who needs it: guest and generic accounts are prohibited.",
);
pub(super) static GENERIC_NAME: Rule = Rule::warning(
    "account.generic_name",
    TRUE_USERS,
    "the name reads like that of a guest, an office or a role",
    "Check that the account is of one person, and enter the person's own name.",
);
pub(super) static GENERIC_EMAIL: Rule = Rule::warning(
    "account.generic_email",
    TRUE_USERS,
    "the email address reads like that of an office or a role, and others may read what is sent there",
    "Enter the person's own address: a password is reset by what is sent to it.",
);
pub(super) static SEVERAL_ORGANISATIONS: Rule = Rule::error(
    "account.several_organisations",
    CONTRACT,
    "one account is used for more than one organisation",
    "Create a separate account in each organisation that the user works for.",
);
pub(super) static NO_ROLE: Rule = Rule::warning(
    "account.no_role",
    section::USER_ROLES,
    "the account has no role",
    "Give it the role that the job needs, or delete the account.",
);
pub(super) static ROLE_UNKNOWN: Rule = Rule::warning(
    "account.role_unknown",
    section::USER_ROLES,
    "a role of the account is none of the six of the guide",
    "Write one of LRB Super User, LRB Batch User, LRB Online User, LRB View Only User, Learner Record and VLD Learning \
     Provider.",
);
pub(super) static ROLE_NOT_GRANTED: Rule = Rule::error(
    "account.role_not_granted",
    section::USER_ROLES,
    "the account has a role that the organisation was not granted",
    "Take the role off the account, or ask the LRS Service Desk to grant it to the organisation.",
);
pub(super) static ROLE_SPARE: Rule = Rule::advice(
    "account.role_spare",
    section::USER_ROLES,
    "the account has a role that adds nothing: its other roles allow all that this one does",
    "Take LRB View Only User off an account that is LRB Online User.",
);
pub(super) static ROLE_NOT_NEEDED: Rule = Rule::warning(
    "account.role_not_needed",
    section::USER_ROLES,
    "the account has a role that the job does not need",
    "Take the role off: users should have only the access that their job needs.",
);
pub(super) static ROLE_LACKING: Rule = Rule::advice(
    "account.role_lacking",
    HOUSEKEEPING,
    "the account lacks a role that the job needs",
    "Give it the role, so that nobody is tempted to use another's account.",
);
pub(super) static LEAVER: Rule = Rule::error(
    "account.leaver",
    DELETE,
    "the user has left, and the account is still there",
    "Delete the account now: what is done with it counts as the organisation's.",
);
pub(super) static LEAVES: Rule = Rule::advice(
    "account.leaves",
    DELETE,
    "the user leaves in {0} days",
    "Delete the account on the day on which the user leaves.",
);
pub(super) static DORMANT: Rule = Rule::warning(
    "account.dormant",
    Section::OurChoice {
        reason: "the guide (3.3) asks each year whether all users still use the LRS, and names no days",
    },
    "the last login was {0} days ago",
    "Ask the user whether the account is still needed, and delete it if not.",
);
pub(super) static NEVER_USED: Rule = Rule::warning(
    "account.never_used",
    Section::OurChoice {
        reason: "a password lasts 44 days, and who has not logged in by then has not needed to",
    },
    "the account was created {0} days ago, and nobody has logged in",
    "Ask the user whether the account is needed, and delete it if not: its one-time password is still lying about.",
);
pub(super) static STATUS_UNKNOWN: Rule = Rule::warning(
    "account.status_unknown",
    UNREAD,
    "the status is neither active nor suspended nor deleted, and the account is taken for active",
    "Write Active, Suspended or Deleted.",
);
pub(super) static DATE_UNREADABLE: Rule = Rule::warning(
    "account.date_unreadable",
    UNREAD,
    "a day of the account cannot be read, and what depends on it was not judged",
    "Write days as 2026-09-01 or 01/09/2026.",
);
pub(super) static REASSIGNED: Rule = Rule::error(
    "account.reassigned",
    UPDATE,
    "the account would go to another person",
    "Delete the account and create a new one for the new member of staff: accounts cannot be transferred.",
);
pub(super) static REASSIGNED_PERHAPS: Rule = Rule::warning(
    "account.reassigned_perhaps",
    TRUE_USERS,
    "given name and family name are both others, so that the account may go to another person",
    "If it is another person, delete the account and create a new one. If one person has changed both names, go on.",
);

/// The rules of this room.
pub(in crate::access) static RULES: &[&Rule] = &[
    &NAME_MISSING,
    &EMAIL_MISSING,
    &TELEPHONE_MISSING,
    &VERIFICATION_MISSING,
    &GENERIC,
    &GENERIC_NAME,
    &GENERIC_EMAIL,
    &SEVERAL_ORGANISATIONS,
    &NO_ROLE,
    &ROLE_UNKNOWN,
    &ROLE_NOT_GRANTED,
    &ROLE_SPARE,
    &ROLE_NOT_NEEDED,
    &ROLE_LACKING,
    &LEAVER,
    &LEAVES,
    &DORMANT,
    &NEVER_USED,
    &STATUS_UNKNOWN,
    &DATE_UNREADABLE,
    &REASSIGNED,
    &REASSIGNED_PERHAPS,
];
