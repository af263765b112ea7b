//! What the LRS holds against what the college holds, field by field.

use std::borrow::Cow;

use crate::finding::{Field, Finding, Rule, Severity};
use crate::guide::{Section, section};
use crate::learner::LearnerDraft;
use crate::matching::{MatchOutcome, MatchPolicy, compare};
use crate::text::name_key;
use crate::value::{Date, DateOfBirth, Gender, Postcode, TwoDigitYear, Uln};

/// What two records of one learner come to.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum HeldOutcome {
    /// Nothing differs that would have to be sent.
    Same,
    /// The learner was found, and the college has other details: they, or ours, are to be updated.
    UpdateRequired,
    /// The details hardly belong to one learner.
    OtherLearner,
}

impl HeldOutcome {
    /// The stable name: `same`, `update_required` or `other_learner`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::UpdateRequired => "update_required",
            Self::OtherLearner => "other_learner",
        }
    }
}

/// How what the LRS holds differs from what the college holds.
///
/// # Privacy
///
/// Names fields and no value.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct HeldReport {
    /// What it comes to.
    pub outcome: HeldOutcome,
    /// A finding for each field that differs.
    pub findings: Vec<Finding>,
}

/// The fields that a verify output has.
// SOURCE: LRS schema, MIAPVerifiedBatchLearner.
pub const VERIFIED_FIELDS: [Field; 5] =
    [Field::Uln, Field::GivenName, Field::FamilyName, Field::DateOfBirth, Field::Gender];

/// Compares what the LRS holds about a learner with what the college holds.
///
/// Of `fields` only: a field that an output does not have says nothing. The MIS identifier is the college's own and
/// never compared. Values are the same where they mean the same: dates and postcodes however they are written, names
/// but for capitals, accents and signs, which is told as advice.
///
/// # Source
///
/// **Our choice**, after the answers of PICS to a verify: exact, and "found but update required". What differs is
/// updated by the guide's rules (Appendix C); whether both are one learner is asked of [`compare`].
///
/// # Examples
///
/// ```
/// use lrs_core::{Field, LearnerDraft, batch};
///
/// let held = LearnerDraft {
///     given_name: "Zoë".into(),
///     family_name: "ONEILL".into(),
///     date_of_birth: "2008-03-14".into(),
///     ..LearnerDraft::default()
/// };
/// let local = LearnerDraft { family_name: "O'Neill".into(), date_of_birth: "13/03/2008".into(), ..held.clone() };
/// let report = batch::compare_held(&held, &local, &batch::VERIFIED_FIELDS);
/// assert_eq!(report.outcome, batch::HeldOutcome::UpdateRequired);
/// let codes: Vec<_> = report.findings.iter().map(|finding| finding.code).collect();
/// assert_eq!(codes, ["batch.held.spelling", "batch.held.different"]);
/// ```
pub fn compare_held(held: &LearnerDraft<'_>, local: &LearnerDraft<'_>, fields: &[Field]) -> HeldReport {
    compare_with(held, local, fields, &MatchPolicy::default())
}

pub(super) fn compare_with(
    held: &LearnerDraft<'_>,
    local: &LearnerDraft<'_>,
    fields: &[Field],
    policy: &MatchPolicy,
) -> HeldReport {
    let compared =
        Field::ALL.into_iter().filter(|field| fields.contains(field) && *field != Field::MisIdentifier);
    let difference = |field: Field| difference(field, held.text(field), local.text(field));
    let mut findings: Vec<Finding> =
        compared.filter_map(|field| Some(Finding::new(difference(field)?, Some(field)))).collect();
    let differing = |finding: &&Finding| finding.code == DIFFERENT.code;
    let identifying =
        findings.iter().filter(differing).filter(|finding| finding.field.is_some_and(is_identifying));
    let outcome = if identifying.count() >= FEW && compare(held, local, policy).outcome == MatchOutcome::None
    {
        findings.insert(0, Finding::new(&OTHER_LEARNER, None));
        HeldOutcome::OtherLearner
    } else if findings.iter().any(|finding| finding.severity == Severity::Warning) {
        HeldOutcome::UpdateRequired
    } else {
        HeldOutcome::Same
    };
    HeldReport { outcome, findings }
}

/// So many of name, name and birth date must differ before anybody is called another.
// CHOICE: a marriage changes one, an Excel accident one; two are worth asking whether this is the learner.
const FEW: usize = 2;

const fn is_identifying(field: Field) -> bool {
    matches!(field, Field::GivenName | Field::FamilyName | Field::DateOfBirth)
}

/// How the LRS's value of a field and the college's differ.
fn difference(field: Field, held: &str, local: &str) -> Option<&'static Rule> {
    let (held, local) = (held.trim(), local.trim());
    match (held.is_empty(), local.is_empty()) {
        (true, true) => None,
        (false, true) => Some(&ONLY_HELD),
        (true, false) => Some(&ONLY_LOCAL),
        _ if held == local => None,
        _ if canonical(field, held) == canonical(field, local) => {
            // A date or a code that is written otherwise is the same value; a name is not.
            is_free_text(field).then_some(&SPELLING)
        }
        _ if field == Field::Uln => Some(&ULN),
        _ => Some(&DIFFERENT),
    }
}

const fn is_free_text(field: Field) -> bool {
    !matches!(
        field,
        Field::Uln
            | Field::LastKnownPostcode
            | Field::DateOfBirth
            | Field::DateOfAddressCapture
            | Field::Gender
            | Field::AbilityToShare
            | Field::VerificationType
            | Field::EmailAddress
    )
}

/// The form of a value in which two that mean the same are the same.
pub(super) fn canonical(field: Field, text: &str) -> String {
    let text = text.trim();
    let plain = || Cow::Borrowed(text).into_owned();
    match field {
        Field::Uln => Uln::parse(text).map_or_else(|_| plain(), |uln| uln.to_string()),
        Field::LastKnownPostcode => {
            Postcode::read(text).map_or_else(|_| text.to_uppercase(), |reading| reading.postcode.to_string())
        }
        Field::DateOfBirth => DateOfBirth::read(text, TwoDigitYear::Refused)
            .map_or_else(|_| plain(), |reading| reading.date.to_string()),
        Field::DateOfAddressCapture => Date::read(text, TwoDigitYear::Refused)
            .map_or_else(|_| plain(), |reading| reading.date.to_string()),
        Field::Gender => {
            Gender::read(text).map_or_else(|_| plain(), |reading| reading.gender.lrs_code().to_string())
        }
        Field::EmailAddress => text.to_lowercase(),
        Field::AbilityToShare | Field::VerificationType => plain(),
        _ => name_key(text),
    }
}

const SAME_LEARNER: Section =
    Section::OurChoice { reason: "details of another learner must not be taken over, whatever the ULN" };
const FOUND: Section =
    Section::OurChoice { reason: "what differs between two systems is found late otherwise" };

static SPELLING: Rule = Rule::advice(
    "batch.held.spelling",
    FOUND,
    "the LRS holds the {field} with other capitals, accents or signs",
    "Look which spelling the learner's papers have. The LRS finds the learner by either.",
);
static DIFFERENT: Rule = Rule::warning(
    "batch.held.different",
    section::UPDATE_TIPS,
    "the LRS holds another {field}",
    "Ask the learner which is right. Update the LRS, one mandatory field a file, or your own system.",
);
static ULN: Rule = Rule::warning(
    "batch.held.uln",
    Section::Source { title: "HMPPS learner records API, LRS stubs (linked learner)" },
    "the LRS holds the learner under another ULN",
    "The two may have been merged. Use the ULN that the LRS gives, which is the master.",
);
static ONLY_HELD: Rule = Rule::advice(
    "batch.held.only_held",
    FOUND,
    "the LRS holds a {field}, and your record has none",
    "Ask the learner whether it is right before you take it over.",
);
static ONLY_LOCAL: Rule = Rule::warning(
    "batch.held.only_local",
    section::UPDATE_TIPS,
    "your record has a {field}, and the LRS holds none",
    "Send it with an update, so that others find the learner by it.",
);
static OTHER_LEARNER: Rule = Rule::warning(
    "batch.held.other_learner",
    SAME_LEARNER,
    "the LRS's details hardly belong to this learner",
    "Do not update either. Check the ULN and the MIS identifier: the record may be somebody else's.",
);

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&SPELLING, &DIFFERENT, &ULN, &ONLY_HELD, &ONLY_LOCAL, &OTHER_LEARNER];

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(given: &str, family: &str, birth: &str, gender: &str) -> LearnerDraft<'static> {
        let [given_name, family_name, date_of_birth, gender] =
            [given, family, birth, gender].map(|text| Cow::Owned(text.to_owned()));
        LearnerDraft { given_name, family_name, date_of_birth, gender, ..LearnerDraft::default() }
    }

    #[test]
    fn what_means_the_same_is_the_same() {
        let held = draft("Jo", "Ng", "2008-03-14", "2");
        let local = draft(" Jo", "Ng", "14/03/2008", "F");
        let report = compare_held(&held, &local, &Field::ALL);
        assert_eq!((report.outcome, report.findings), (HeldOutcome::Same, vec![]));
    }

    #[test]
    fn another_learner_is_told() {
        let held = draft("Rowena", "Hartnell", "2007-01-02", "2");
        let local = draft("Jo", "Ng", "2008-03-14", "1");
        let report = compare_held(&held, &local, &VERIFIED_FIELDS);
        assert_eq!(report.outcome, HeldOutcome::OtherLearner);
        assert_eq!(report.findings[0].code, "batch.held.other_learner");
    }
}
