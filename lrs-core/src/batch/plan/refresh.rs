//! The refresh of current learners before they are entered for exams.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::change::{canonical, route_of};
use super::policy::{PlanError, PlanPolicy};
use super::stage::{Stages, finish};
use super::{Notes, PlanRecord, Route, UpdatePlan, rules};
use crate::finding::{Field, Finding, Severity};
use crate::learner::{self, LearnerDraft};
use crate::value::Uln;

/// Plans the files that send the details of current learners before exam entry.
///
/// What the LRS holds need not be known: each learner is sent whole, in one stage. Whose details differ in more than one
/// mandatory field comes back as an exception; the output says what is held, and [`plan_update`](super::plan_update) plans
/// the rest. With [`PlanPolicy::exam_entry`] it is said when that day has passed.
///
/// # Source
///
/// Guide, Appendix C ("Ensure that the learner's details are updated regularly by submitting batches of current learners
/// prior to exam entry").
///
/// # Errors
///
/// [`PlanError::FileName`]: the policy's UKPRN or time cannot stand in a file's name.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, PlanPolicy};
/// use lrs_core::{LearnerDraft, value::Date};
///
/// let learner = LearnerDraft {
///     uln: "9276308686".into(),
///     given_name: "Catherine".into(),
///     family_name: "Hartnell".into(),
///     ..LearnerDraft::default()
/// };
/// let unknown = LearnerDraft { uln: "".into(), ..learner.clone() };
/// let policy = PlanPolicy::new("10000001", Date::from_ymd(2026, 9, 1).expect("a real date"), 9, 30);
/// let plan = batch::plan_refresh(&[learner, unknown], &policy)?;
/// assert_eq!((plan.files[0].learners.len(), plan.steps[0].route.code()), (1, "find_uln"));
/// # Ok::<(), batch::PlanError>(())
/// ```
pub fn plan_refresh(current: &[LearnerDraft<'_>], policy: &PlanPolicy) -> Result<UpdatePlan, PlanError> {
    let mut notes = Notes::default();
    let mut stages = Stages::new();
    let mut seen: HashMap<Uln, u64> = HashMap::new();
    if policy.exam_entry.is_some_and(|day| day < policy.check.today) {
        notes.findings.push(Finding::new(&rules::AFTER_EXAM_ENTRY, None));
    }
    for (draft, learner) in current.iter().zip(1..) {
        match judged(draft, learner, policy, &mut seen, &mut notes) {
            Ok(draft) => {
                let record = PlanRecord { learner, mandatory: None, optional: Vec::new() };
                stages.entry(0).or_default().push((record, draft));
            }
            Err((route, finding)) => notes.leave_out(learner, route, finding),
        }
    }
    finish(stages, notes, policy)
}

/// A learner as sent, or why not.
fn judged(
    draft: &LearnerDraft<'_>,
    learner: u64,
    policy: &PlanPolicy,
    seen: &mut HashMap<Uln, u64>,
    notes: &mut Notes,
) -> Result<LearnerDraft<'static>, (Route, Finding)> {
    if draft.text(Field::Uln).trim().is_empty() {
        return Err((Route::FindUln, Finding::new(&rules::NO_ULN, Some(Field::Uln))));
    }
    let sent = without_identifiers(draft, learner, notes);
    let check = learner::check(&sent, &policy.check_policy());
    if let Some(error) = check.findings.iter().find(|finding| finding.severity == Severity::Error) {
        return Err((route_of(error), *error));
    }
    if let Some(uln) = check.learner.uln {
        match seen.entry(uln) {
            Entry::Vacant(free) => drop(free.insert(learner)),
            Entry::Occupied(other) => {
                let finding = Finding::new(&rules::ULN_TWICE, None).with_numbers([*other.get(), 0]);
                return Err((Route::Correct, finding));
            }
        }
    }
    for finding in check.findings.iter().filter(|finding| finding.severity == Severity::Warning) {
        notes.find(learner, *finding);
    }
    notes.repairs.extend(check.repairs.iter().map(|repair| (learner, repair.clone())));
    Ok(canonical(&check))
}

/// The learner without UCI and UPN, which have steps of their own.
fn without_identifiers<'d>(draft: &LearnerDraft<'d>, learner: u64, notes: &mut Notes) -> LearnerDraft<'d> {
    let mut sent = draft.clone();
    for (field, rule) in [(Field::Uci, &rules::UCI), (Field::Upn, &rules::UPN)] {
        if !draft.text(field).trim().is_empty() {
            notes.step(learner, Route::Portal, Finding::new(rule, Some(field)));
            sent.set(field, "");
        }
    }
    sent
}
