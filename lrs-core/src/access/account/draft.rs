//! An account as it stands in a form or a list: any text in any field.

use core::fmt;
use std::borrow::Cow;

use crate::finding::Field;
use crate::text::name_key;

macro_rules! fields {
    ($($variant:ident, $name:literal, $camel:literal, $label:literal, [$($heading:literal)*];)*) => {
        /// A field of a user's account.
        ///
        /// # Source
        ///
        /// Guide, 3.4.1, 3.4.3 and 3.4.4. The fields about time and about roles that are needed are those of a list that is
        /// reviewed (3.3); the portal's own headings are not published.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum AccountField {
            $(#[doc = concat!("`", $name, "`: ", $label, ".")] $variant,)*
        }

        impl AccountField {
            /// Every field.
            pub const ALL: [Self; Self::COUNT] = [$(Self::$variant,)*];
            /// How many fields there are.
            pub const COUNT: usize = [$($name,)*].len();

            /// The name in Rust and Python, for example `last_login`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The name in TypeScript and JSON, for example `lastLogin`.
            pub const fn camel_name(self) -> &'static str {
                match self { $(Self::$variant => $camel,)* }
            }

            /// What people call it: `last login`.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// The headings that lists have over it, as letters and digits in lower case.
            const fn headings(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($heading,)*],)* }
            }
        }
    };
}

// SOURCE: our choice, what spreadsheets and portals call these columns.
fields! {
    UserName, "user_name", "userName", "user name",
        ["username" "user" "userid" "login" "loginname" "logon" "logonname" "account" "accountname" "useraccountname"];
    GivenName, "given_name", "givenName", "given name", ["givenname" "given" "firstname" "first" "forename" "forenames"];
    FamilyName, "family_name", "familyName", "family name", ["familyname" "family" "surname" "lastname" "last"];
    EmailAddress, "email_address", "emailAddress", "email address", ["emailaddress" "email" "mail" "useremail"];
    Telephone, "telephone", "telephone", "telephone number",
        ["telephone" "telephonenumber" "phone" "phonenumber" "tel" "telno" "contacttelephone" "contacttelephonenumber"
         "contactnumber" "telephonelandline" "landline" "mobile" "mobilenumber"];
    VerificationProvided, "verification_provided", "verificationProvided", "verification provided",
        ["verificationprovided" "verification"];
    Roles, "roles", "roles", "roles",
        ["roles" "role" "userrole" "userroles" "allocatedroles" "allocateduserroles" "permissions" "permission"];
    RolesNeeded, "roles_needed", "rolesNeeded", "roles that the job needs",
        ["rolesneeded" "roleneeded" "neededroles" "rolesrequired" "requiredroles"];
    Organisation, "organisation", "organisation", "organisation",
        ["organisation" "organisations" "organization" "organisationname" "ukprn" "provider" "college"];
    Status, "status", "status", "status", ["status" "accountstatus" "state"];
    Created, "created", "created", "day of creation",
        ["created" "createddate" "createdon" "datecreated" "creationdate"];
    LastLogin, "last_login", "lastLogin", "last login",
        ["lastlogin" "lastlogindate" "lastlogon" "lastloggedin" "lastloggedon" "lastactive" "lastused" "dateoflastlogin"
         "lastaccess" "lastaccessed"];
    Left, "left", "left", "day of leaving",
        ["left" "hasleft" "leaver" "leavingdate" "dateleft" "leftdate" "dateofleaving" "lefton" "leftorganisation"];
}

impl AccountField {
    /// Finds the field that a list's heading names, whatever its case, spaces and marks.
    pub fn from_heading(heading: &str) -> Option<Self> {
        let letters: String = heading.chars().filter(char::is_ascii_alphanumeric).collect();
        let folded = letters.to_ascii_lowercase();
        Self::ALL.into_iter().find(|field| field.headings().contains(&folded.as_str()))
    }

    /// Finds a field by its [`name`](Self::name) or [`camel_name`](Self::camel_name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name || field.camel_name() == name)
    }

    /// Whether a list may have several of it for one user, each in a column.
    pub(in crate::access) const fn holds_several(self) -> bool {
        matches!(self, Self::Roles | Self::RolesNeeded | Self::Organisation)
    }

    /// The field of a learner's record that means the same, by which a finding names it.
    pub(in crate::access) const fn as_field(self) -> Option<Field> {
        match self {
            Self::GivenName => Some(Field::GivenName),
            Self::FamilyName => Some(Field::FamilyName),
            Self::EmailAddress => Some(Field::EmailAddress),
            _ => None,
        }
    }
}

/// An account as somebody typed it: any text in any field, a blank one where nothing is known.
///
/// Several roles or organisations in one text are parted by `;`, `,`, `|`, `/` or a line end.
///
/// # Privacy
///
/// `Debug` hides what stands in the fields.
///
/// # Examples
///
/// ```
/// use lrs_core::access::{AccountDraft, AccountField};
///
/// let draft = AccountDraft::of([(AccountField::Roles, "LRB Batch User; Learner Record")]);
/// assert_eq!(draft.text(AccountField::Roles), "LRB Batch User; Learner Record");
/// assert_eq!(format!("{draft:?}"), "AccountDraft { roles: <redacted> }");
/// ```
#[derive(Clone, Default, Eq, PartialEq)]
pub struct AccountDraft<'a>([Cow<'a, str>; AccountField::COUNT]);

impl<'a> AccountDraft<'a> {
    /// The draft of some fields and their texts.
    pub fn of<T: Into<Cow<'a, str>>>(fields: impl IntoIterator<Item = (AccountField, T)>) -> Self {
        let mut draft = Self::default();
        fields.into_iter().for_each(|(field, text)| draft.set(field, text));
        draft
    }

    /// The text of a field.
    pub fn text(&self, field: AccountField) -> &str {
        self.0.get(field as usize).map_or("", |text| text)
    }

    /// Puts a text into a field.
    pub fn set(&mut self, field: AccountField, text: impl Into<Cow<'a, str>>) {
        if let Some(slot) = self.0.get_mut(field as usize) {
            *slot = text.into();
        }
    }

    /// Whether nothing stands in any field.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|text| text.trim().is_empty())
    }

    /// The parts of a field that holds several.
    pub(in crate::access) fn parts(&self, field: AccountField) -> impl Iterator<Item = &str> {
        let parts = self.text(field).split([';', ',', '|', '/', '\n', '\r']);
        parts.map(str::trim).filter(|part| !part.is_empty())
    }
}

impl fmt::Debug for AccountDraft<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("AccountDraft");
        for field in AccountField::ALL.into_iter().filter(|&field| !self.text(field).is_empty()) {
            shown.field(field.name(), &format_args!("<redacted>"));
        }
        shown.finish()
    }
}

/// Whether an account can be used.
///
/// # Source
///
/// Guide, 3.4.4 (Active) and 3.4.6.3 (Suspended); 3.4.5 for accounts that were deleted.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum AccountStatus {
    /// It can be used.
    Active,
    /// It cannot be used until a Super User reactivates it.
    Suspended,
    /// It is gone.
    Deleted,
}

impl AccountStatus {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Active, Self::Suspended, Self::Deleted];

    /// The stable name: `active`, `suspended` or `deleted`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Suspended => "suspended",
            Self::Deleted => "deleted",
        }
    }

    /// Reads a word for a status; a blank is active. None where it is no known word.
    pub(in crate::access) fn read(text: &str) -> Option<Self> {
        let key = name_key(text);
        if key.is_empty() {
            return Some(Self::Active);
        }
        WORDS.iter().find(|(word, _)| *word == key).map(|&(_, status)| status)
    }
}

// SOURCE: guide, 3.4.4, 3.4.5 and 3.4.6.3 (active, suspended, delete); the other words are our choice.
static WORDS: &[(&str, AccountStatus)] = &[
    ("active", AccountStatus::Active),
    ("enabled", AccountStatus::Active),
    ("open", AccountStatus::Active),
    ("suspended", AccountStatus::Suspended),
    ("locked", AccountStatus::Suspended),
    ("disabled", AccountStatus::Suspended),
    ("inactive", AccountStatus::Suspended),
    ("deleted", AccountStatus::Deleted),
    ("removed", AccountStatus::Deleted),
    ("closed", AccountStatus::Deleted),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lead_to_one_field_each() {
        let all: Vec<&str> =
            AccountField::ALL.into_iter().flat_map(AccountField::headings).copied().collect();
        for heading in &all {
            assert_eq!(all.iter().filter(|other| *other == heading).count(), 1, "{heading}");
            assert!(heading.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit()));
        }
        for field in AccountField::ALL {
            assert_eq!(AccountField::from_name(field.camel_name()), Some(field));
            assert_eq!(
                AccountField::from_heading(&field.name().replace('_', " ").to_uppercase()),
                Some(field)
            );
        }
        assert_eq!(AccountField::from_heading("E-mail address"), Some(AccountField::EmailAddress));
        assert_eq!(AccountField::from_heading("House"), None);
        assert_eq!(AccountField::from_heading(""), None);
    }

    #[test]
    fn parts_are_trimmed_and_none_is_blank() {
        let draft = AccountDraft::of([(AccountField::Roles, " LRB Batch User;; Learner Record /VLD\n,|")]);
        let parts: Vec<&str> = draft.parts(AccountField::Roles).collect();
        assert_eq!(parts, ["LRB Batch User", "Learner Record", "VLD"]);
        assert!(!draft.is_blank() && AccountDraft::of([(AccountField::Left, " ")]).is_blank());
    }
}
