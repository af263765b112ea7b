//! What a review minds about several accounts, and about the list.

use crate::finding::Rule;
use crate::guide::Section;

const DUTIES: Section = Section::Guide { number: "3.2", heading: "Super User responsibilities" };
const HOUSEKEEPING: Section = Section::Guide { number: "3.3", heading: "User Housekeeping" };
const SUPER_USERS: Section = Section::Guide { number: "3.1", heading: "Overview" };
const LOST: Section = Section::Guide { number: "3.5", heading: "Lost your only super user account?" };
const NAMESAKES: Section =
    Section::OurChoice { reason: "two people may have one name, so that a name alone is no proof" };
const LIST: Section =
    Section::OurChoice { reason: "what a list does not tell is not judged, and that is said" };

pub(super) static DUPLICATE: Rule = Rule::error(
    "audit.duplicate",
    DUTIES,
    "the user has another account, in record {0}",
    "Delete the one that is not used: a person has one account in an organisation.",
);
pub(super) static SAME_NAME: Rule = Rule::warning(
    "audit.same_name",
    NAMESAKES,
    "the user has the names of another, in record {0}",
    "Ask whether both are one person, and delete one of the accounts if so.",
);
pub(super) static SHARED_EMAIL: Rule = Rule::warning(
    "audit.shared_email",
    Section::OurChoice { reason: "the Forgotten Password link lets in whoever reads the address" },
    "the email address is that of somebody else too, in record {0}",
    "Enter each person's own address.",
);
pub(super) static USER_NAME_REPEATED: Rule = Rule::warning(
    "audit.user_name_repeated",
    Section::OurChoice { reason: "the portal makes a user name for each account" },
    "the user name stood before, in record {0}",
    "Check the list: each account has a user name of its own.",
);
pub(super) static NO_SUPER_USER: Rule = Rule::error(
    "audit.no_super_user",
    LOST,
    "the organisation has no active Super User",
    "Send the Change of Super User form, signed by hand by a manager or above.",
);
pub(super) static ONE_SUPER_USER: Rule = Rule::warning(
    "audit.one_super_user",
    SUPER_USERS,
    "the organisation has one active Super User, and nobody can help if that account is suspended; {1} are strongly recommended",
    "Make other users Super Users.",
);
pub(super) static FEW_SUPER_USERS: Rule = Rule::advice(
    "audit.few_super_users",
    SUPER_USERS,
    "the organisation has {0} active Super Users, and at least {1} are strongly recommended",
    "Make another user a Super User, unless there is a reason for fewer.",
);
pub(super) static MANY_SUPER_USERS: Rule = Rule::advice(
    "audit.many_super_users",
    SUPER_USERS,
    "the organisation has {0} active Super Users, and no more than {1} are recommended",
    "Take the role off those who do not need it, unless there is a reason for more.",
);
pub(super) static ROLES_UNHELD: Rule = Rule::advice(
    "audit.roles_unheld",
    HOUSEKEEPING,
    "{0} of the roles that the organisation was granted are held by no active user",
    "See whether anybody needs them; the totals say which they are.",
);
pub(super) static NO_USERS: Rule = Rule::warning(
    "audit.no_users",
    LIST,
    "the list has headings and no users",
    "In the portal, leave the criteria of Find User blank, tick All Roles and select Find User.",
);
pub(super) static COLUMN_MISSING: Rule = Rule::warning(
    "audit.column_missing",
    LIST,
    "the list does not tell the {field} of any user, so that it was not judged",
    "Add the column to the list.",
);
pub(super) static ROLES_NOT_TOLD: Rule = Rule::warning(
    "audit.roles_not_told",
    HOUSEKEEPING,
    "the list does not tell the users' roles, so that Super Users were not counted and access was not judged",
    "Add a column with the roles of each user.",
);
pub(super) static LOGIN_NOT_TOLD: Rule = Rule::advice(
    "audit.login_not_told",
    HOUSEKEEPING,
    "the list does not tell when users logged in last, so that accounts that nobody uses were not found",
    "Ask each user whether the account is still needed, or add a column with the last login.",
);
pub(super) static EXTRA_COLUMNS: Rule = Rule::advice(
    "audit.extra_columns",
    LIST,
    "there are columns whose headings are not known: {0}",
    "Nothing needs to be done. Their values were not read.",
);
pub(super) static WIDTH: Rule = Rule::warning(
    "audit.width",
    LIST,
    "the row has {0} values, and the headings name {1}",
    "Look at the row: the values may stand in the wrong columns.",
);

/// The rules of this file.
pub(in crate::access) static RULES: &[&Rule] = &[
    &DUPLICATE,
    &SAME_NAME,
    &SHARED_EMAIL,
    &USER_NAME_REPEATED,
    &NO_SUPER_USER,
    &ONE_SUPER_USER,
    &FEW_SUPER_USERS,
    &MANY_SUPER_USERS,
    &ROLES_UNHELD,
    &NO_USERS,
    &COLUMN_MISSING,
    &ROLES_NOT_TOLD,
    &LOGIN_NOT_TOLD,
    &EXTRA_COLUMNS,
    &WIDTH,
];
