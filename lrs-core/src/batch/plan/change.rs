//! What is to change of one learner, and what of it no file can do.

use super::super::mandatory::MANDATORY;
use super::policy::PlanPolicy;
use super::{Notes, Route, rules};
use crate::finding::{Field, Finding, Severity};
use crate::learner::{self, LearnerCheck, LearnerDraft};
use crate::matching::{MatchPolicy, compare};
use crate::text::name_key;
use crate::value::{AbilityToShare, ChallengeKind, Uln, VerificationType};

/// A learner as held and as wanted, in canonical form, and the fields in which the two differ.
pub(super) struct Change {
    pub(super) learner: u64,
    pub(super) uln: Option<Uln>,
    pub(super) held: LearnerDraft<'static>,
    pub(super) new: LearnerDraft<'static>,
    /// In the order in which a plan changes them.
    pub(super) mandatory: Vec<Field>,
    pub(super) optional: Vec<Field>,
}

impl Change {
    /// A learner who stays as held.
    fn none(learner: u64, uln: Option<Uln>, held: LearnerDraft<'static>) -> Self {
        Self { learner, uln, new: held.clone(), held, mandatory: Vec::new(), optional: Vec::new() }
    }

    pub(super) fn is_none(&self) -> bool {
        self.mandatory.is_empty() && self.optional.is_empty()
    }

    /// Leaves the learner as held.
    pub(super) fn stay(&mut self) {
        self.new = self.held.clone();
        self.mandatory.clear();
        self.optional.clear();
    }
}

/// What is to change of a learner, with what is to be said about it.
pub(super) fn between(
    held: &LearnerDraft<'_>,
    new: &LearnerDraft<'_>,
    learner: u64,
    policy: &PlanPolicy,
    notes: &mut Notes,
) -> Change {
    let mut between = Between { learner, policy, notes };
    let held_check = between.check(held);
    let mut fit = fit_to_send(&held_check);
    let uln = match uln_of(held, new) {
        Ok(uln) => uln,
        Err((route, finding)) => {
            between.notes.leave_out(learner, route, finding);
            return Change::none(learner, None, fit);
        }
    };
    fit.set(Field::Uln, uln.to_string());
    let nameless = held_check.findings.iter().find(|finding| is_error_in(finding, &NAMES));
    if let Some(finding) = nameless {
        // By ULN with both names the LRS finds a learner: what is held of them has to be known.
        between.notes.leave_out(learner, route_of(finding), *finding);
        return Change::none(learner, Some(uln), fit);
    }
    between.judge_held(held, new, &held_check, &fit);
    between.change(uln, fit, new)
}

struct Between<'a> {
    learner: u64,
    policy: &'a PlanPolicy,
    notes: &'a mut Notes,
}

impl Between<'_> {
    fn check(&self, draft: &LearnerDraft<'_>) -> LearnerCheck {
        learner::check(draft, &self.policy.check_policy())
    }

    /// Says which held values cannot be sent and are not replaced.
    fn judge_held(
        &mut self,
        held: &LearnerDraft<'_>,
        new: &LearnerDraft<'_>,
        check: &LearnerCheck,
        fit: &LearnerDraft<'_>,
    ) {
        for field in Field::ALL.into_iter().filter(|field| *field != Field::Uln && !is_identifier(*field)) {
            let is_wrong = check.findings.iter().any(|finding| is_error_in(finding, together(&field)));
            let is_lost = !is_blank(held, field) && fit.text(field).is_empty();
            if is_wrong && is_lost && is_blank(new, field) {
                self.notes.find(self.learner, Finding::new(&rules::HELD_UNFIT, Some(field)));
            }
        }
    }

    fn change(mut self, uln: Uln, held: LearnerDraft<'static>, new: &LearnerDraft<'_>) -> Change {
        let stays = Change::none(self.learner, Some(uln), held.clone());
        let wanted = self.wanted(&held, new);
        let check = self.check(&wanted);
        if let Some(finding) = check.findings.iter().find(|finding| finding.severity == Severity::Error) {
            self.notes.leave_out(self.learner, route_of(finding), *finding);
            return stays;
        }
        self.say(&check, &held, new);
        let mut wanted = canonical(&check);
        for field in Field::ALL {
            // "none" for an e-mail address and the like stand for nothing: what is held stays.
            if wanted.text(field).is_empty() && !is_blank(new, field) {
                wanted.set(field, held.text(field).to_owned());
            }
        }
        if self.is_other_person(&held, &wanted) {
            let route = Route::DataChallenge(ChallengeKind::ChangedDetails);
            self.notes.leave_out(self.learner, route, Finding::new(&rules::OTHER_PERSON, None));
            return stays;
        }
        self.fill_previous_name(&held, &mut wanted);
        let differs = |field: &Field| held.text(*field) != wanted.text(*field);
        let mandatory: Vec<Field> = MANDATORY.into_iter().filter(differs).collect();
        let optional = Field::ALL.into_iter().filter(|field| !MANDATORY.contains(field) && differs(field));
        let optional: Vec<Field> = optional.collect();
        let change = Change { learner: self.learner, uln: Some(uln), held, new: wanted, mandatory, optional };
        if change.is_none() && !self.notes.has_step(self.learner) {
            self.notes.unchanged.push(self.learner);
        }
        change
    }

    /// The held details with the new ones that a file can bring; the others have their steps.
    fn wanted(&mut self, held: &LearnerDraft<'static>, new: &LearnerDraft<'_>) -> LearnerDraft<'static> {
        let mut wanted = held.clone();
        for field in Field::ALL {
            if field != Field::Uln && !is_identifier(field) && !is_blank(new, field) {
                wanted.set(field, new.text(field).to_owned());
            }
        }
        let is_other = |kind| kind == VerificationType::Other;
        let kind = VerificationType::parse(new.text(Field::VerificationType));
        if kind.is_ok_and(|kind| !is_other(kind)) && is_blank(new, Field::OtherVerificationDescription) {
            // What described another document does not describe this one.
            wanted.set(Field::OtherVerificationDescription, "");
        }
        self.leave_identifiers(held, new);
        let check = self.check(&wanted);
        let mut back = |field: Field| wanted.set(field, held.text(field).to_owned());
        for finding in check.findings.iter().filter(|finding| finding.severity == Severity::Error) {
            let Some(field) = finding.field else { continue };
            let together = together(&field);
            if together.iter().any(|field| !is_blank(new, *field)) {
                self.notes.step(self.learner, route_of(finding), *finding);
                for field in together {
                    back(*field);
                }
            }
        }
        let state = |text: &str| AbilityToShare::parse(text).ok();
        let shared = state(held.text(Field::AbilityToShare)).zip(check.learner.ability_to_share);
        if let Some(Err(error)) = shared.map(|(held, new)| held.change_to(new)) {
            let finding = Finding::from_error(&error, Field::AbilityToShare);
            self.notes.step(self.learner, Route::NotPossible, finding);
            back(Field::AbilityToShare);
        }
        wanted
    }

    /// UCI and UPN are in no file.
    fn leave_identifiers(&mut self, held: &LearnerDraft<'_>, new: &LearnerDraft<'_>) {
        for (field, rule) in [(Field::Uci, &rules::UCI), (Field::Upn, &rules::UPN)] {
            let [held, new] = [held, new].map(|draft| draft.text(field).trim().to_ascii_uppercase());
            if !new.is_empty() && new != held {
                self.notes.step(self.learner, Route::Portal, Finding::new(rule, Some(field)));
            }
        }
    }

    /// Whether so much of who the learner is changes that it is rather somebody else.
    fn is_other_person(&self, held: &LearnerDraft<'_>, new: &LearnerDraft<'_>) -> bool {
        // CHOICE: one of the three changes for many reasons; two at once and less than even odds are worth a look.
        const WHO: [Field; 3] = [Field::GivenName, Field::FamilyName, Field::DateOfBirth];
        const SEVERAL: usize = 2;
        let changed = WHO.iter().filter(|field| {
            !held.text(**field).is_empty() && name_key(held.text(**field)) != name_key(new.text(**field))
        });
        !self.policy.is_confirmed && changed.count() >= SEVERAL && {
            let policy = MatchPolicy { population: 2, ..self.policy.matching.clone() };
            compare(held, new, &policy).probability < 0.5
        }
    }

    /// The family name that is held becomes the previous one, unless the two are one name or another is given.
    fn fill_previous_name(&mut self, held: &LearnerDraft<'_>, wanted: &mut LearnerDraft<'_>) {
        let old = held.text(Field::FamilyName);
        let [old_key, new_key] = [old, wanted.text(Field::FamilyName)].map(name_key);
        if old.is_empty() || old_key == new_key {
            return;
        }
        let [held_key, previous_key] =
            [held, wanted].map(|draft| name_key(draft.text(Field::PreviousFamilyName)));
        let is_said = previous_key != held_key;
        let find = |notes: &mut Notes, rule| {
            notes.find(self.learner, Finding::new(rule, Some(Field::PreviousFamilyName)));
        };
        if is_said && previous_key != old_key {
            return find(self.notes, &rules::PREVIOUS_OTHER);
        }
        if !held_key.is_empty() && held_key != old_key {
            find(self.notes, &rules::PREVIOUS_REPLACED);
        }
        if previous_key != old_key {
            let repair =
                crate::finding::Repair::new(&rules::PREVIOUS_FILLED, Field::PreviousFamilyName, old, true);
            self.notes.repairs.push((self.learner, repair));
            wanted.set(Field::PreviousFamilyName, old.to_owned());
        }
    }

    /// Passes on what the check says of the new details that are not the held ones.
    fn say(&mut self, check: &LearnerCheck, held: &LearnerDraft<'_>, new: &LearnerDraft<'_>) {
        let is_new = |field: &Field| !is_blank(new, *field) && new.text(*field) != held.text(*field);
        let findings = check.findings.iter().filter(|finding| finding.field.as_ref().is_some_and(is_new));
        for finding in findings {
            self.notes.find(self.learner, *finding);
        }
        let repairs = check.repairs.iter().filter(|repair| is_new(&repair.field));
        self.notes.repairs.extend(repairs.map(|repair| (self.learner, repair.clone())));
    }
}

/// The learner's ULN, which no update changes.
fn uln_of(held: &LearnerDraft<'_>, new: &LearnerDraft<'_>) -> Result<Uln, (Route, Finding)> {
    let read = |draft: &LearnerDraft<'_>| {
        let text = draft.text(Field::Uln).trim();
        if text.is_empty() {
            return Ok(None);
        }
        let wrong = |error| (Route::Correct, Finding::from_error(&error, Field::Uln));
        Uln::parse(text).map(Some).map_err(wrong)
    };
    match (read(held)?, read(new)?) {
        (None, None) => Err((Route::FindUln, Finding::new(&rules::NO_ULN, Some(Field::Uln)))),
        (Some(held), Some(new)) if held != new => {
            let route = Route::DataChallenge(ChallengeKind::DuplicateUln);
            Err((route, Finding::new(&rules::ULN_CHANGED, Some(Field::Uln))))
        }
        (Some(uln), _) | (None, Some(uln)) => Ok(uln),
    }
}

/// The held details that can be sent: without the fields in which an error stands.
fn fit_to_send(check: &LearnerCheck) -> LearnerDraft<'static> {
    let mut fit = canonical(check);
    for field in VERIFICATION {
        if check.findings.iter().any(|finding| is_error_in(finding, &VERIFICATION)) {
            fit.set(field, "");
        }
    }
    fit
}

/// Whether a finding is an error in one of some fields.
fn is_error_in(finding: &Finding, fields: &[Field]) -> bool {
    finding.severity == Severity::Error && finding.field.is_some_and(|field| fields.contains(&field))
}

/// The fields that are right or wrong together with one: a type of verification and its description.
fn together(field: &Field) -> &[Field] {
    if VERIFICATION.contains(field) { &VERIFICATION } else { core::slice::from_ref(field) }
}

const NAMES: [Field; 2] = [Field::GivenName, Field::FamilyName];

const VERIFICATION: [Field; 2] = [Field::VerificationType, Field::OtherVerificationDescription];

/// Fields of which an update by a file of layout 2A knows nothing.
pub(super) const fn is_identifier(field: Field) -> bool {
    matches!(field, Field::Uci | Field::Upn)
}

fn is_blank(draft: &LearnerDraft<'_>, field: Field) -> bool {
    draft.text(field).trim().is_empty()
}

/// Where a learner goes in whose details an error stands: a name with prohibited text is for the service desk.
pub(super) fn route_of(finding: &Finding) -> Route {
    let is_name = matches!(
        finding.field,
        Some(
            Field::GivenName
                | Field::FamilyName
                | Field::PreferredGivenName
                | Field::MiddleOtherName
                | Field::PreviousFamilyName
                | Field::FamilyNameAtAge16
        )
    );
    if is_name && finding.code == "prohibited.text" { Route::ServiceDesk } else { Route::Correct }
}

/// The details in the form in which they are sent.
pub(super) fn canonical(check: &LearnerCheck) -> LearnerDraft<'static> {
    let mut draft = LearnerDraft::default();
    for field in Field::ALL {
        if let (Some(text), false) = (check.learner.text(field), is_identifier(field)) {
            draft.set(field, text.into_owned());
        }
    }
    draft
}
