//! What is still missing before a data challenge can be raised.

mod event;
mod uln;

use super::draft::{ChallengeDraft, ChallengeField};
use super::route::route;
use super::{ChallengeFinding, ULN_PROBLEM};
use crate::finding::{Field, Finding, Rule, RuleError, Severity};
use crate::value::{ChallengeKind, EmailAddress, Uln};

pub(super) use event::RULES as EVENT_RULES;
pub(super) use uln::ulns;

/// What is still missing, and whether the challenge can be raised.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ChallengeCheck {
    /// Whether no error stands against it.
    pub is_ready: bool,
    /// All that is to be said, in the order in which the information is given.
    pub findings: Vec<ChallengeFinding>,
}

/// Says what is still missing of a data challenge, everything at once.
///
/// An *error* is information that the guide requires, or a challenge that has to go another way; a *warning* and an
/// *advice* are what the Service Desk is likely to ask about, which delays the matter.
///
/// # Source
///
/// Guide, 6.1 (Overview), 6.2 and 6.3.1 to 6.3.3. For a fictitious ULN the second ULN is advice: the table wants both, and
/// whoever was never a learner has no other. That the details of two ULNs are "significantly different" is read as: they
/// differ otherwise than a spelling, a short form or a slip of one letter does.
///
/// # Privacy
///
/// The findings say which field is meant, never what stands there.
///
/// # Examples
///
/// ```
/// use lrs_core::challenge::{ChallengeDraft, ChallengeField, check};
/// use lrs_core::value::ChallengeKind;
///
/// let found = check(&ChallengeDraft::new(ChallengeKind::AppearsTwice));
/// assert!(!found.is_ready);
/// let of_participation = |field| field == Some(ChallengeField::ParticipationRecord);
/// assert!(found.findings.iter().any(|finding| of_participation(finding.field)));
/// ```
pub fn check(draft: &ChallengeDraft) -> ChallengeCheck {
    let mut found = Found::default();
    other_way(draft, &mut found);
    if draft.kind.is_about_uln() {
        uln::check(draft, &mut found);
    } else {
        event::check(draft, &mut found);
    }
    contact(draft, &mut found);
    let is_ready = !found.0.iter().any(|one| one.finding.severity == Severity::Error);
    ChallengeCheck { is_ready, findings: found.0 }
}

/// What was found so far.
#[derive(Default)]
struct Found(Vec<ChallengeFinding>);

impl Found {
    fn add(&mut self, field: ChallengeField, rule: &'static Rule) {
        self.0.push(ChallengeFinding::at(rule, field));
    }

    fn add_if(&mut self, holds: bool, field: ChallengeField, rule: &'static Rule) {
        if holds {
            self.add(field, rule);
        }
    }

    /// A finding about one of several, with the numbers that its message shows.
    fn add_at(&mut self, field: ChallengeField, place: Option<usize>, finding: Finding) {
        self.0.push(ChallengeFinding { finding, field: Some(field), place });
    }

    /// A value that is none.
    fn add_error(&mut self, field: ChallengeField, place: Option<usize>, error: &impl RuleError, of: Field) {
        self.add_at(field, place, Finding::from_error(error, of));
    }
}

/// A challenge that has to go another way, and why.
fn other_way(draft: &ChallengeDraft, found: &mut Found) {
    let route = route(&draft.situation());
    if route.kind == Some(draft.kind) {
        return;
    }
    let field = if draft.is_uln_shared {
        ChallengeField::IsUlnShared
    } else if draft.participation_record == Some(true) {
        ChallengeField::ParticipationRecord
    } else {
        ChallengeField::IsOwnIlr
    };
    for reason in route.reasons {
        found.add_at(field, None, reason.finding.with_severity(Severity::Error));
    }
}

/// The ULN in a text, or what is wrong with it; a blank is neither.
fn read_uln(text: &str, field: ChallengeField, place: Option<usize>, found: &mut Found) -> Option<Uln> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let uln = Uln::parse(text);
    if let Err(error) = &uln {
        found.add_error(field, place, error, Field::Uln);
    }
    uln.ok()
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn contact(draft: &ChallengeDraft, found: &mut Found) {
    // CHOICE: 6.3.2 does not ask for contact details, 6.2, 6.3.1 and 6.3.3 do.
    let is_asked = !matches!(draft.kind, ChallengeKind::NeverStarted | ChallengeKind::SharedBefore);
    let severity = if is_asked { Severity::Error } else { Severity::Advice };
    let parts = [
        (&draft.contact_name, ChallengeField::ContactName, &NAME),
        (&draft.contact_email_address, ChallengeField::ContactEmailAddress, &EMAIL),
        (&draft.contact_telephone, ChallengeField::ContactTelephone, &TELEPHONE),
    ];
    for (text, field, rule) in parts {
        if is_blank(text) {
            found.add_at(field, None, Finding::new(rule, None).with_severity(severity));
        }
    }
    if let (false, Err(error)) =
        (is_blank(&draft.contact_email_address), EmailAddress::parse(&draft.contact_email_address))
    {
        found.add_error(ChallengeField::ContactEmailAddress, None, &error, Field::EmailAddress);
    }
}

static NAME: Rule = Rule::error(
    "challenge.contact_name_missing",
    ULN_PROBLEM,
    "nobody is named who can be asked about the challenge",
    "Give your name.",
);
static EMAIL: Rule = Rule::error(
    "challenge.contact_email_missing",
    ULN_PROBLEM,
    "there is no email address for questions about the challenge",
    "Give your email address.",
);
static TELEPHONE: Rule = Rule::error(
    "challenge.contact_telephone_missing",
    ULN_PROBLEM,
    "there is no telephone number for questions about the challenge",
    "Give your telephone number: questions about a learner are safer by telephone than by email.",
);

/// The rules of this file, and those of ULNs.
pub(super) static RULES: &[&Rule] = &[
    &NAME,
    &EMAIL,
    &TELEPHONE,
    &uln::TWO_ULNS,
    &uln::OWN_ULN,
    &uln::MASTER_MISSING,
    &uln::MASTER_OTHER,
    &uln::UNEXPLAINED,
    &uln::UNKNOWN_DIFFERENCE,
    &uln::DEMERGE_REASON,
    &uln::EXPLANATION,
];
