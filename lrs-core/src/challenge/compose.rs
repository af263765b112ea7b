//! What is entered in the portal's form: the types to choose, and the text of the additional comments.

use core::fmt;

use super::check::{ChallengeCheck, check, ulns};
use super::draft::ChallengeDraft;
use super::information::ChallengeType;
use super::{ChallengeFinding, ULN_PROBLEM};
use crate::finding::{Field, Rule};
use crate::guide::section;
use crate::learner::LearnerDraft;
use crate::plr::{EventField, LearningEvent};
use crate::value::{ChallengeKind, Uln};

/// A data challenge as it is entered in the portal.
///
/// # Privacy
///
/// `comments` holds learners' details, because the caller asks for the text: the portal is a secure way to send them
/// (guide, 1.4), and an e-mail is none. `Debug` shows how long it is.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct ChallengeForm {
    /// The line of the guide's table, with the types of enquiry and of problem to choose.
    pub challenge: ChallengeType,
    /// The text for the additional comments: a sentence or two to a line.
    pub comments: String,
    /// What is still missing, as [`check`] says it; the text is made of what is there.
    pub check: ChallengeCheck,
    /// What to bear in mind: where the text may stand, and where the reference number that comes back may.
    pub reminders: Vec<ChallengeFinding>,
}

impl fmt::Debug for ChallengeForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChallengeForm")
            .field("kind", &self.challenge.kind)
            .field("comments", &format_args!("<{} bytes>", self.comments.len()))
            .field("check", &self.check)
            .finish_non_exhaustive()
    }
}

/// Writes the text of the additional comments, from what is known so far.
///
/// The words are ours, but for the transfer of a qualification, whose words are the guide's own example. A text that
/// stands where a ULN belongs and is none is left out; [`check`] says so. How long the portal's comments may be is not
/// published.
///
/// # Source
///
/// Guide, 6.2 and 6.3.1 to 6.3.3; that the comments may hold learners' details: 1.4 (Security Requirements).
///
/// # Examples
///
/// ```
/// use lrs_core::LearnerDraft;
/// use lrs_core::challenge::{ChallengeDraft, compose};
/// use lrs_core::value::ChallengeKind;
///
/// let draft = ChallengeDraft {
///     transfer_to: Some(LearnerDraft {
///         uln: "1026893096".into(),
///         given_name: "Jo".into(),
///         family_name: "Ng".into(),
///         ..LearnerDraft::default()
///     }),
///     ..ChallengeDraft::new(ChallengeKind::SharedBefore)
/// };
/// assert!(compose(&draft).comments.contains("Please transfer to the correct learner, 1026893096 – Jo Ng."));
/// ```
pub fn compose(draft: &ChallengeDraft) -> ChallengeForm {
    let mut lines = said(draft);
    lines.extend(Some(ended(&draft.explanation)).filter(|text| !text.is_empty()));
    ChallengeForm {
        challenge: draft.kind.into(),
        comments: lines.join("\n"),
        check: check(draft),
        reminders: [&IN_THE_PORTAL, &REFERENCE].map(ChallengeFinding::new).into(),
    }
}

/// What the draft says of its kind, line by line.
fn said(draft: &ChallengeDraft) -> Vec<String> {
    let ulns = ulns(draft);
    let reason =
        |words: &str, text: &str| (!tidy(text).is_empty()).then(|| format!("{words}: {}", ended(text)));
    let (first, more) = match draft.kind {
        ChallengeKind::DuplicateUln => (
            counted(&ulns, "This learner has been given more than one ULN"),
            vec![merge(draft, &ulns), reason("Why the details differ", &draft.difference_reason)],
        ),
        ChallengeKind::FictitiousUln => (
            counted(&fictitious(draft, &ulns), "This ULN is fictitious or fraudulent"),
            vec![own_uln(draft, &ulns), reason("Why the details differ", &draft.difference_reason)],
        ),
        ChallengeKind::DemergeUln => (
            counted(&ulns, "These ULNs have been merged and should not be; please de-merge them"),
            vec![reason("Why they need de-merging", &draft.reason)],
        ),
        ChallengeKind::SharedUln => {
            let people = draft.learners.iter().map(person).filter(|text| !text.is_empty());
            let people = people.enumerate().map(|(place, text)| format!("Learner {}: {text}.", place + 1));
            (counted(&ulns, "Two people share this ULN"), people.map(Some).collect())
        }
        ChallengeKind::DeceasedLearner => (counted(&ulns, "This learner has died"), Vec::new()),
        ChallengeKind::ChangedDetails => (
            counted(&ulns, "The details of this ULN have been changed to those of another learner"),
            Vec::new(),
        ),
        ChallengeKind::OtherUlnProblem => (counted(&ulns, "There is a problem with this ULN"), Vec::new()),
        ChallengeKind::WrongGrade | ChallengeKind::WrongDate => {
            let why = reason("Why it was recorded incorrectly", &draft.reason);
            (
                format!("{} recorded incorrectly: {}.", incorrect(draft.kind), entries(draft)),
                proposed(&draft.proposed).map(Some).chain([why]).collect(),
            )
        }
        ChallengeKind::NeverStarted | ChallengeKind::SharedBefore => (
            format!("{}: {}.", not_theirs(draft.kind), entries(draft)),
            vec![
                Some(target(draft)),
                reason("Why", &draft.reason),
                checked(draft, "We have checked that it is not a participation record."),
            ],
        ),
        ChallengeKind::AppearsTwice => (
            format!("This qualification has been uploaded more than once: {}.", entries(draft)),
            vec![
                reason("Why we believe so", &draft.reason),
                checked(draft, "We have checked that neither is a participation record."),
            ],
        ),
    };
    [first].into_iter().chain(more.into_iter().flatten()).collect()
}

/// A sentence, and the ULNs it is about.
fn counted(ulns: &[Uln], words: &str) -> String {
    let ulns: Vec<String> = ulns.iter().map(Uln::to_string).collect();
    if ulns.is_empty() { format!("{words}.") } else { format!("{words}: {}.", ulns.join(", ")) }
}

fn master(draft: &ChallengeDraft, ulns: &[Uln]) -> Option<Uln> {
    Uln::parse(draft.master_uln.trim()).ok().filter(|master| ulns.contains(master))
}

fn merge(draft: &ChallengeDraft, ulns: &[Uln]) -> Option<String> {
    let master = master(draft, ulns)?;
    let others: Vec<String> = ulns.iter().filter(|uln| **uln != master).map(Uln::to_string).collect();
    (!others.is_empty()).then(|| format!("Please merge {} into the master ULN {master}.", others.join(", ")))
}

/// The ULNs that are fictitious: all but the learner's own.
fn fictitious(draft: &ChallengeDraft, ulns: &[Uln]) -> Vec<Uln> {
    let master = master(draft, ulns);
    ulns.iter().copied().filter(|uln| Some(*uln) != master || ulns.len() == 1).collect()
}

fn own_uln(draft: &ChallengeDraft, ulns: &[Uln]) -> Option<String> {
    let master = master(draft, ulns).filter(|_| ulns.len() > 1)?;
    Some(format!("The learner's own ULN is {master}."))
}

const fn incorrect(kind: ChallengeKind) -> &'static str {
    if matches!(kind, ChallengeKind::WrongGrade) { "The grade has been" } else { "A date has been" }
}

/// What each proposed detail should be.
fn proposed(event: &LearningEvent) -> impl Iterator<Item = String> {
    EventField::ALL.into_iter().filter_map(|field| {
        let text = event.said(field).map(tidy)?;
        Some(format!("The {} should be {}", field.label(), ended(&text)))
    })
}

const fn not_theirs(kind: ChallengeKind) -> &'static str {
    if matches!(kind, ChallengeKind::NeverStarted) {
        "The learner disputes ever starting this qualification"
    } else {
        "The ULN was shared before, and this qualification is not this learner's"
    }
}

/// What is to become of a qualification that is another learner's.
fn target(draft: &ChallengeDraft) -> String {
    match &draft.transfer_to {
        Some(learner) => transfer(learner),
        None => "Please remove the qualification.".to_owned(),
    }
}

// SOURCE: the example in guide 6.3.2.
fn transfer(learner: &LearnerDraft<'_>) -> String {
    let uln = Uln::parse(learner.text(Field::Uln).trim()).map(|uln| uln.to_string()).unwrap_or_default();
    let target =
        [uln, name(learner)].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" – ");
    let target = if target.is_empty() { target } else { format!(", {target}") };
    format!(
        "This qualification was uploaded to the incorrect learner. Please transfer to the correct learner{target}."
    )
}

fn checked(draft: &ChallengeDraft, words: &str) -> Option<String> {
    (draft.participation_record == Some(false)).then(|| words.to_owned())
}

/// The qualifications by what a reader finds them by.
fn entries(draft: &ChallengeDraft) -> String {
    let told: Vec<String> = draft.qualifications.iter().map(entry).filter(|text| !text.is_empty()).collect();
    match told.len() {
        0 => "the one that is selected".to_owned(),
        _ => told.join("; "),
    }
}

fn entry(event: &LearningEvent) -> String {
    const SHOWN: [EventField; 8] = [
        EventField::Subject,
        EventField::Level,
        EventField::Grade,
        EventField::Source,
        EventField::ParticipationStartDate,
        EventField::ParticipationEndDate,
        EventField::AchievementAwardDate,
        EventField::AchievementProviderName,
    ];
    let told = SHOWN.into_iter().filter_map(|field| {
        let text = event.said(field).map(tidy)?;
        Some(if field == EventField::Subject { text } else { format!("{} {text}", field.label()) })
    });
    told.collect::<Vec<_>>().join(", ")
}

fn name(learner: &LearnerDraft<'_>) -> String {
    let names = [Field::GivenName, Field::MiddleOtherName, Field::FamilyName];
    tidy(&names.map(|field| learner.text(field)).join(" "))
}

/// A learner by name, date of birth and postcode.
fn person(learner: &LearnerDraft<'_>) -> String {
    let detail = |field: Field| {
        let text = tidy(learner.text(field));
        (!text.is_empty()).then(|| format!("{} {text}", field.label()))
    };
    let name = Some(name(learner)).filter(|name| !name.is_empty());
    let told = [name, detail(Field::DateOfBirth), detail(Field::LastKnownPostcode)];
    told.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A text on one line, without what cannot be seen.
fn tidy(text: &str) -> String {
    let seen: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same with a full stop; nothing where there is nothing. No letter is changed: a grade may be a small one.
fn ended(text: &str) -> String {
    let text = tidy(text);
    if text.is_empty() || text.ends_with(['.', '?', '!']) { text } else { text + "." }
}

static IN_THE_PORTAL: Rule = Rule::advice(
    "challenge.compose.in_the_portal",
    section::SECURITY,
    "a data challenge on the portal is a secure method, and an email is none",
    "Enter this text on the portal; send it by no email.",
);
pub(super) static REFERENCE: Rule = Rule::warning(
    "challenge.reference_in_email",
    ULN_PROBLEM,
    "the reference number of a data challenge contains the learner's ULN",
    "Send no other learner details in an email that contains the reference number.",
);

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&IN_THE_PORTAL, &REFERENCE];
