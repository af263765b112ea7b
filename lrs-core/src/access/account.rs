//! One user's account: what the guide wants of it, and what makes it no account of one person.

mod draft;
mod generic;
mod judge;
mod rules;

pub use draft::{AccountDraft, AccountField, AccountStatus};
pub use generic::{GENERIC_WORDS, GenericWord};
pub use judge::{AccountPolicy, check_account};
pub(super) use judge::{Reading, judge};
pub(super) use rules::RULES;

use crate::finding::Finding;
use crate::learner::LearnerDraft;
use crate::matching::{Bits, MatchPolicy, compare};

/// Judges a change of an account's details: an account is never handed on to another person.
///
/// A user's title, names, telephone, e-mail address and roles may change (a marriage, a name that is now spelt right). Where
/// neither name speaks for the same person any more, somebody else has the account: an error where the e-mail address is
/// another or gone too, and a warning where it stayed.
///
/// # Source
///
/// Guide, 3.4.4 (Update or edit a user account). What speaks for one person: as `matching` weighs names, so that
/// Kate may become Catherine.
///
/// # Examples
///
/// ```
/// use lrs_core::access::{AccountDraft, AccountField, check_change};
///
/// let before = AccountDraft::of([
///     (AccountField::GivenName, "Rhian"),
///     (AccountField::FamilyName, "Maddock"),
///     (AccountField::EmailAddress, "rhian.maddock@example.org"),
/// ]);
/// let mut after = before.clone();
/// after.set(AccountField::FamilyName, "Orme");
/// assert!(check_change(&before, &after).is_empty());
/// after.set(AccountField::GivenName, "Tariq");
/// after.set(AccountField::EmailAddress, "tariq.orme@example.org");
/// assert_eq!(check_change(&before, &after)[0].code, "account.reassigned");
/// ```
pub fn check_change(before: &AccountDraft<'_>, after: &AccountDraft<'_>) -> Vec<Finding> {
    if [before, after].into_iter().any(|draft| !has_both_names(draft)) || may_be_one_person(before, after) {
        return Vec::new();
    }
    let [old, new] =
        [before, after].map(|draft| draft.text(AccountField::EmailAddress).trim().to_lowercase());
    let rule = if old == new && !old.is_empty() { &rules::REASSIGNED_PERHAPS } else { &rules::REASSIGNED };
    vec![Finding::new(rule, None)]
}

fn has_both_names(draft: &AccountDraft<'_>) -> bool {
    NAMES.into_iter().all(|field| !draft.text(field).trim().is_empty())
}

const NAMES: [AccountField; 2] = [AccountField::GivenName, AccountField::FamilyName];

/// Whether one of two names speaks for one person: the same, a short form, the other way round, a slip.
fn may_be_one_person(one: &AccountDraft<'_>, other: &AccountDraft<'_>) -> bool {
    let draft = |account: &AccountDraft<'_>| LearnerDraft {
        given_name: account.text(AccountField::GivenName).to_owned().into(),
        family_name: account.text(AccountField::FamilyName).to_owned().into(),
        ..LearnerDraft::default()
    };
    let report = compare(&draft(one), &draft(other), &MatchPolicy::default());
    report.fields.iter().any(|evidence| evidence.weight > Bits::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(given: &'static str, family: &'static str, email: &'static str) -> AccountDraft<'static> {
        AccountDraft::of([
            (AccountField::GivenName, given),
            (AccountField::FamilyName, family),
            (AccountField::EmailAddress, email),
        ])
    }

    #[test]
    fn an_account_stays_with_its_person() {
        let before = account("Kate", "Maddock", "k.maddock@example.org");
        for (after, code) in [
            (account("Catherine", "Orme", "c.orme@example.org"), None),
            (account("Kate", "Orme", "k.orme@example.org"), None),
            (account("Tariq", "Maddock", "t.maddock@example.org"), None),
            (account("Maddock", "Kate", "k.maddock@example.org"), None),
            (account("", "", ""), None),
            (account("Tariq", "Orme", "K.Maddock@example.org "), Some("account.reassigned_perhaps")),
            (account("Tariq", "Orme", "t.orme@example.org"), Some("account.reassigned")),
            (account("Tariq", "Orme", ""), Some("account.reassigned")),
        ] {
            let codes: Vec<_> = check_change(&before, &after).iter().map(|finding| finding.code).collect();
            assert_eq!(codes, Vec::from_iter(code));
        }
    }
}
