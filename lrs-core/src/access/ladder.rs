//! What follows when users go on causing security concerns: the escalation ladder of guide 1.4.

use crate::finding::{Finding, Rule};
use crate::guide::{Section, section};

macro_rules! incidents {
    ($($variant:ident $code:literal $doc:literal;)*) => {
        /// Something that was reported of a user, by the names that breaches of e-mails have too.
        ///
        /// # Source
        ///
        /// Guide, 1.4: the most common security breaches, and the note on data challenges; 6.2 for reference numbers.
        ///
        /// # Examples
        ///
        /// ```
        /// use lrs_core::access::Incident;
        ///
        /// assert!(Incident::AccountSharing.is_breach() && !Incident::PortalDataChallenge.is_breach());
        /// ```
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum Incident {
            $(#[doc = $doc] $variant,)*
        }

        impl Incident {
            /// Every kind.
            pub const ALL: [Self; [$($code,)*].len()] = [$(Self::$variant,)*];

            /// The stable name, for example `account_sharing`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }
    };
}

incidents! {
    AccountSharing "account_sharing" "An account was shared, or a generic one used.";
    UlnWithDemographic "uln_with_demographic" "A ULN and one of the five demographics in an unencrypted e-mail.";
    SeveralDemographics "several_demographics" "More than one of the five demographics in an unencrypted e-mail.";
    PasswordWithEncryptedFile "password_with_encrypted_file" "An encrypted file and its password in one e-mail.";
    Credentials "credentials" "A user name and its password in an e-mail.";
    ChallengeReferenceWithDetails "challenge_reference_with_details" "A data challenge's reference number with other details in an e-mail.";
    PortalDataChallenge "portal_data_challenge" "Details in the comments of a data challenge on the portal, which is secure and no breach.";
}

impl Incident {
    /// Whether it counts.
    pub const fn is_breach(self) -> bool {
        !matches!(self, Self::PortalDataChallenge)
    }

    /// Finds a kind by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|incident| incident.code() == code)
    }
}

macro_rules! rungs {
    ($($variant:ident $code:literal $rule:ident $sentence:literal;)*) => {
        /// A rung of the ladder, lowest first.
        ///
        /// # Source
        ///
        /// Guide, 1.4 (Security Requirements).
        ///
        /// # Examples
        ///
        /// ```
        /// use lrs_core::access::Rung;
        ///
        /// let codes: Vec<&str> = Rung::ALL.iter().map(|rung| rung.code()).collect();
        /// assert_eq!(codes.last(), Some(&"information_commissioner"));
        /// ```
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum Rung {
            $(#[doc = $sentence] $variant,)*
        }

        impl Rung {
            /// Every rung, lowest first.
            pub const ALL: [Self; [$($code,)*].len()] = [$(Self::$variant,)*];

            /// The stable name, for example `user_disabled`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// What the LRS does.
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$variant => $sentence,)* }
            }

            const fn rule(self) -> &'static Rule {
                match self { $(Self::$variant => &$rule,)* }
            }
        }
    };
}

rungs! {
    Contact "contact" CONTACT "The LRS contacts the user and the organisation's nominated Super User.";
    UserDisabled "user_disabled" USER_DISABLED "The user's permissions are disabled.";
    OrganisationDisabled "organisation_disabled" ORGANISATION_DISABLED "The organisation's permissions are disabled.";
    SeniorManagement "senior_management" SENIOR_MANAGEMENT "It goes to the Data Protection Officer and to senior management.";
    InformationCommissioner "information_commissioner" INFORMATION_COMMISSIONER "The organisation is reported to the Information Commissioner's Office.";
}

/// The ladder itself: its rungs, lowest first.
///
/// # Source
///
/// Guide, 1.4 (Security Requirements).
///
/// # Examples
///
/// ```
/// use lrs_core::access::{Rung, ladder};
///
/// assert_eq!(ladder()[0], Rung::Contact);
/// ```
pub const fn ladder() -> [Rung; Rung::ALL.len()] {
    Rung::ALL
}

impl Rung {
    /// Where it stands in the guide.
    pub const fn section(self) -> Section {
        section::SECURITY
    }

    /// The rung above; none above the last.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|&rung| rung > self)
    }
}

/// Where an organisation stands on the ladder, and what comes next.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Escalation {
    /// How many of the incidents count.
    pub breaches: u64,
    /// What the last of them leads to; none where nothing counts.
    pub rung: Option<Rung>,
    /// What one more would lead to; the last rung stays the last.
    pub next: Rung,
    /// What to do now, and why, each with its code, source and words.
    pub reasons: Vec<Finding>,
}

/// Says where a history of incidents, oldest first, has led, and what one more would lead to.
///
/// The first breach has the LRS contact the user and the nominated Super User; each that follows is one rung higher, up to
/// the Information Commissioner's Office. "A user or users" go up together: who caused them makes no difference.
///
/// # Source
///
/// Guide, 1.4 (Security Requirements). That each breach is one rung: **our choice**, as the guide gives the order and no
/// counts; the LRS may go faster.
///
/// # Examples
///
/// ```
/// use lrs_core::access::{Incident, Rung, escalate};
///
/// let history = [Incident::AccountSharing, Incident::PortalDataChallenge, Incident::Credentials];
/// let escalation = escalate(&history);
/// assert_eq!((escalation.breaches, escalation.rung), (2, Some(Rung::UserDisabled)));
/// assert_eq!(escalation.next, Rung::OrganisationDisabled);
/// ```
pub fn escalate(history: &[Incident]) -> Escalation {
    let breaches = history.iter().filter(|incident| incident.is_breach()).count();
    let at = |count: usize| Rung::ALL.get(count.min(Rung::ALL.len()).checked_sub(1)?).copied();
    let rung = at(breaches);
    let next = at(breaches.saturating_add(1)).unwrap_or(Rung::Contact);
    let mut reasons = vec![Finding::new(rung.map_or(&NONE, Rung::rule), None)];
    if breaches < history.len() {
        reasons.push(Finding::new(&SECURE, None));
    }
    Escalation { breaches: breaches as u64, rung, next, reasons }
}

static NONE: Rule = Rule::advice(
    "access.ladder.none",
    section::SECURITY,
    "nothing is known that the LRS would act upon",
    "Nothing needs to be done.",
);
static SECURE: Rule = Rule::advice(
    "access.ladder.portal_is_secure",
    section::SECURITY,
    "a data challenge raised on the portal is a secure way and no breach",
    "Raise what concerns a learner's details there rather than by email.",
);
static CONTACT: Rule = Rule::warning(
    "access.ladder.contact",
    section::SECURITY,
    "the LRS contacts the user and the nominated Super User",
    "Go through guide 1.4 with the user, and note how it is to be done from now on.",
);
static USER_DISABLED: Rule = Rule::error(
    "access.ladder.user_disabled",
    section::SECURITY,
    "it has happened again, and the user's permissions are disabled",
    "Suspend the account, train the user, and tell the LRS before it is reactivated.",
);
static ORGANISATION_DISABLED: Rule = Rule::error(
    "access.ladder.organisation_disabled",
    section::SECURITY,
    "it goes on, and the permissions of the whole organisation are disabled",
    "Review every account and how details are sent, and write to the LRS what has been changed.",
);
static SENIOR_MANAGEMENT: Rule = Rule::error(
    "access.ladder.senior_management",
    section::SECURITY,
    "it goes on, and the Data Protection Officer and senior management are brought in",
    "Tell them yourself first, with the dates and what has been done.",
);
static INFORMATION_COMMISSIONER: Rule = Rule::error(
    "access.ladder.information_commissioner",
    section::SECURITY,
    "it goes on, and the organisation is reported to the Information Commissioner's Office",
    "Have your Data Protection Officer answer for the organisation.",
);

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[
    &NONE,
    &SECURE,
    &CONTACT,
    &USER_DISABLED,
    &ORGANISATION_DISABLED,
    &SENIOR_MANAGEMENT,
    &INFORMATION_COMMISSIONER,
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The ladder said otherwise: a step for each breach, nothing for what is none.
    fn climbed(history: &[Incident]) -> Option<Rung> {
        history.iter().fold(None, |at, incident| match (incident, at) {
            (Incident::PortalDataChallenge, _) => at,
            (_, None) => Some(Rung::Contact),
            (_, Some(Rung::Contact)) => Some(Rung::UserDisabled),
            (_, Some(Rung::UserDisabled)) => Some(Rung::OrganisationDisabled),
            (_, Some(Rung::OrganisationDisabled)) => Some(Rung::SeniorManagement),
            (_, Some(Rung::SeniorManagement | Rung::InformationCommissioner)) => {
                Some(Rung::InformationCommissioner)
            }
        })
    }

    #[test]
    fn every_history_of_up_to_four_incidents() {
        let mut histories = vec![Vec::new()];
        for _ in 0..4 {
            let longer = histories.iter().flat_map(|history: &Vec<Incident>| {
                Incident::ALL.into_iter().map(move |incident| [history.as_slice(), &[incident]].concat())
            });
            histories = core::iter::once(Vec::new()).chain(longer).collect();
            for history in &histories {
                let escalation = escalate(history);
                assert_eq!(escalation.rung, climbed(history), "{history:?}");
                let one_more = [history.as_slice(), &[Incident::Credentials]].concat();
                assert_eq!(Some(escalation.next), climbed(&one_more), "{history:?}");
                assert_eq!(
                    escalation.next,
                    escalation.rung.map_or(Rung::Contact, |rung| rung.next().unwrap_or(rung))
                );
            }
        }
        assert_eq!(histories.len(), 1 + 7 + 49 + 343 + 2401);
        assert_eq!(escalate(&[Incident::Credentials; 9]).rung, Some(Rung::InformationCommissioner));
    }
}
